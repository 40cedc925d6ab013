"""The page of the stick: two ways at first, and the guided steps of the one that was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.actions import action, set_usable
from app.ui.exchange.target_picker import big
from app.ui.pages import Page
from app.ui.tables.table_view import TableView
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.card import Card
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.words import FindingLabel, heading, muted

_ROWS_SHOWN = 5


class ExchangeView(Page):
    """Intents only; `files_dropped` wherever on the page files are let go."""

    export_asked = Signal()
    import_asked = Signal()
    enrol_asked = Signal()
    back_asked = Signal()
    files_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__("")
        self.take = self._action(
            "take_along", self.tr("带走（导出）…"), self.export_asked, "package-export", "primary"
        )
        self.receive = self._action(
            "receive", self.tr("收下（导入）…"), self.import_asked, "package-import", "primary"
        )
        self.enrol = self._action("enrol", self.tr("入网登记…"), self.enrol_asked, "building")
        self.back = self._action("back", self.tr("返回"), self.back_asked, "arrow-left", keys="Alt+Left")
        self.addAction(self.back)
        self.header.add(self.enrol)
        self.header.add(self.back)
        self._overview = QWidget(self)
        self._pane: QWidget | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._overview)
        self.body.addWidget(self._stack, 1)
        self._open_matters = QVBoxLayout()
        self._matters: list[QLabel] = []
        drop = FileDrop(self)
        drop.dropped.connect(self.files_dropped)
        self.show_overview()

    def place(self, peers: TableView, recent: TableView) -> None:
        """Put the two lists under the two ways."""
        self.peers, self.recent = peers, recent
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(
            self._way(
                self.tr("带走"),
                self.take,
                self.tr("把本单位的新内容写到U盘，带给上级或下级单位。"),
                "package-export",
            )
        )
        ways.addWidget(
            self._way(
                self.tr("收下"),
                self.receive,
                self.tr("从U盘收下别的单位带来的数据包。也可以把文件拖到这一页上。"),
                "package-import",
            )
        )
        column.addLayout(ways)
        self._open_matters.setSpacing(4)
        column.addLayout(self._open_matters)
        column.addWidget(heading(self.tr("往来单位"), self))
        column.addWidget(peers)
        column.addWidget(heading(self.tr("最近的数据包"), self))
        column.addWidget(recent, 1)
        recent.setMinimumHeight(60)
        self.fit_peers(1)

    def fit_peers(self, count: int) -> None:
        """Give a short list of offices no more room than it needs."""
        grid = self.peers.grid
        if not count:
            self.peers.setFixedHeight(self.peers.empty.sizeHint().height())
            return
        row = grid.verticalHeader().defaultSectionSize()
        header = grid.horizontalHeader().sizeHint().height()
        rows = min(count, _ROWS_SHOWN)
        bar = grid.horizontalScrollBar().sizeHint().height()
        self.peers.setFixedHeight(header + row * rows + bar)

    def show_open_matters(self, findings: Sequence[FindingLabel]) -> None:
        """Say what waits or hangs between the ways and the lists; nothing shows nothing."""
        for old in self._matters:
            old.deleteLater()
        self._matters = list(findings)
        for label in findings:
            self._open_matters.addWidget(label)

    def show_overview(self) -> None:
        """Show the two ways; the steps that were open are gone."""
        if self._pane is not None:
            self._stack.removeWidget(self._pane)
            self._pane.deleteLater()
            self._pane = None
        self.header.set_title(self.tr("U盘交换"))
        self._offer_ways(self.tr("已经在“U盘交换”的首页"), None)

    def show_pane(self, title: str, pane: QWidget) -> None:
        """Show guided steps instead of the two ways."""
        self.show_overview()
        self._pane = pane
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        self.header.set_title(self.tr("U盘交换 · {what}").format(what=title))
        self._offer_ways(None, self.tr("先返回“U盘交换”的首页"))

    def _offer_ways(self, no_back: str | None, no_enrolment: str | None) -> None:
        for target, reason in ((self.back, no_back), (self.enrol, no_enrolment)):
            target.setVisible(reason is None)
            set_usable(target, reason)

    def pane(self) -> QWidget | None:
        """Return the steps that are open."""
        return self._pane

    def _action(
        self, name: str, words: str, asked: SignalInstance, icon: str, kind: str = "", keys: str = ""
    ) -> QAction:
        made = action(self, name, words, asked.emit, icon=icon, kind=kind, keys=keys)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _way(self, title: str, target: QAction, words: str, icon: str) -> Card:
        card = Card("", self)
        row = QHBoxLayout()
        row.setSpacing(12)
        picture = QLabel(card)
        picture.setProperty("iconEdge", 40)
        icons.put(picture, icon, "accent")
        row.addWidget(picture)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(big(title, card))
        said.addWidget(muted(words, card))
        row.addLayout(said, 1)
        row.addWidget(ActionButton(target, card))
        card.body.addLayout(row)
        return card
