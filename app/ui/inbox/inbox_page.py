"""待办审批, as the window announces it."""

from PySide6.QtCore import QCoreApplication

from app.ui.inbox.inbox_controller import InboxPage
from app.ui.pages import PageSpec

PAGE = PageSpec(
    "inbox",
    lambda: QCoreApplication.translate("Pages", "待办审批"),
    "inbox",
    InboxPage,
    roles=frozenset({"admin", "clerk", "principal", "reviewer"}),
)
