"""Help for the page in front: Markdown that ships with the program, no network."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from app import paths
from app.ui.dialogs.named_dialog import NamedDialog


def help_text(key: str) -> str:
    """Return the help of a page, or the general one when the page has none of its own."""
    for name in (key, "index"):
        file = paths.resources("help", "zh_CN", f"{name}.md")
        if name and file.exists():
            return file.read_text(encoding="utf-8")
    return ""


class HelpDialog(NamedDialog):
    """Stays open beside the work, so that one can read and do."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(self.tr("帮助"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        browser = QTextBrowser(self)
        browser.setObjectName("help_text")
        browser.setAccessibleName(self.tr("帮助"))
        browser.setMarkdown(help_text(key))
        self.body.addWidget(browser)
        self.add_button("close", self.tr("关闭"), kind="primary")

    def open(self) -> None:
        """Show without blocking the window."""
        self.show()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 46, em * 34)
