"""How much waits, beside the names of the pages; counted anew whenever something changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.changes import Changes
from app.ui.frame.main_window import MainWindow
from app.ui.home import overview
from app.ui.tools import Tools

if TYPE_CHECKING:
    from app.workspace import Workspace


class Badges(QObject):
    """Follows one window for as long as it lives."""

    def __init__(self, workspace: "Workspace", tools: Tools, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tools = tools
        self._window = window
        tools.hub.changed.connect(self._changed)
        self._count()

    def _changed(self, _changes: Changes, _initiator: object) -> None:
        self._count()

    def _count(self) -> None:
        task = self._tools.runner.latest(f"badges-{id(self)}", overview.waiting, self._workspace)
        task.then(self._show)

    def _show(self, counts: dict[str, int]) -> None:
        for page, count in counts.items():
            self._window.set_badge(page, count)
