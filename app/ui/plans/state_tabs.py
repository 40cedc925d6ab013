"""One tab per state in which there are plans, with how many."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab shows; `key` is what `picked` says."""

    key: str
    word: str
    count: int


class StateTabs(QTabBar):
    """`picked(key)` when the person goes to another tab; the tab in front stays when counts change."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("state_tabs")
        self.setAccessibleName(self.tr("按状态查看"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.currentChanged.connect(self._picked)
        self._quiet = False

    def key(self) -> str:
        """Return the key of the tab in front."""
        return str(self.tabData(self.currentIndex()) or "")

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show the first tab, those that hold something, and the one in front."""
        front = self.key()
        shown = [tab for at, tab in enumerate(tabs) if at == 0 or tab.count or tab.key == front]
        self._quiet = True
        while self.count() > len(shown):
            self.removeTab(self.count() - 1)
        while self.count() < len(shown):
            self.addTab("")
        for at, tab in enumerate(shown):
            self.setTabText(at, f"{tab.word} {tab.count:,}" if tab.count else tab.word)
            self.setTabData(at, tab.key)
        self.setCurrentIndex(next((at for at, tab in enumerate(shown) if tab.key == front), 0))
        self._quiet = False

    def pick(self, key: str) -> None:
        """Go to a tab when it is there."""
        at = next((at for at in range(self.count()) if self.tabData(at) == key), 0)
        self.setCurrentIndex(at)

    def _picked(self, _at: int) -> None:
        if not self._quiet:
            self.picked.emit(self.key())
