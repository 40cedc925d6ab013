"""The registry of certificates on one page: list on the left, the chosen paper on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.listings.certificates import CertificateCriteria
from app.ui.actions import action, set_usable
from app.ui.certificates.certificate_card import CertificateCard
from app.ui.certificates.certificates_columns import STATES, state_word
from app.ui.pages import Page, Verb
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.chips import ChipRow, Filter
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.folding import Folding
from app.ui.widgets.search_box import SearchBox


class CertificatesView(Page):
    """Intents only; `filtered` when search or filters have changed, `files_dropped` for papers to verify."""

    issue_asked = Signal()
    verify_asked = Signal()
    export_asked = Signal()
    reissue_asked = Signal()
    revoke_asked = Signal()
    filtered = Signal()
    files_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__("")
        self.header.set_title(self.tr("证书"))
        self.issue = self._action("issue", self.tr("颁发证书…"), self.issue_asked, "award", "primary")
        self.verify = self._action("verify", self.tr("核验真伪…"), self.verify_asked, "shield-check")
        self.export = self._action("export_papers", self.tr("导出…"), self.export_asked, "download")
        self.reissue = self._action("reissue", self.tr("换发…"), self.reissue_asked, "refresh")
        self.revoke = self._action("revoke", self.tr("撤销…"), self.revoke_asked, "ban", "danger")
        self.header.add(self.offer(Verb.NEW, self.issue))
        self.header.add(self.verify)
        self.search = self.offer_search(SearchBox(self.tr("编号 / 姓名 / 拼音 wxl"), self))
        self.card = CertificateCard(self)
        self._plan = ("", "")
        self._state = self._choice(self.tr("状态"), [("", self.tr("全部状态"))])
        self._year = self._choice(self.tr("年度"), [("", self.tr("全部年度"))])
        self._chips = ChipRow(self)
        for state in STATES:
            self._state.addItem(state_word(state), state)
        self.search.asked.connect(lambda _text: self.filtered.emit())
        self._chips.taken_off.connect(lambda _key: self.show_plan("", ""))
        self._chips.all_taken_off.connect(self.clear_filters)
        drop = FileDrop(self)
        drop.dropped.connect(self.files_dropped)
        drop.hovering.connect(self._hover)

    def place(self, table: TableView, bar: SelectionBar) -> None:
        """Put the list, what can be done with it, and the paper into the page."""
        self.table = table
        for one in (self.export, self.reissue, self.revoke):
            table.add_menu_action(bar.add(one))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(table, 1)
        column.addWidget(bar)
        self.body.addLayout(self._filters())
        parts = ((self.tr("登记册"), left), (self.tr("证书预览"), self.card))
        self.body.addWidget(Folding(*parts, self, shares=(3, 2), fold_below=60), 1)
        self.search.left_down.connect(table.setFocus)

    def criteria(self) -> CertificateCriteria:
        """Return what the search box and the filters ask for."""
        year = self._year.currentData()
        return CertificateCriteria(
            find=self.search.text().strip(),
            state=self._state.currentData() or None,
            year=int(year) if year else None,
            plan=self._plan[0] or None,
        )

    def offer_years(self, years: Sequence[int]) -> None:
        """Offer these years in the filter, keeping the one that is chosen."""
        kept = self._year.currentData()
        self._year.blockSignals(True)
        while self._year.count() > 1:
            self._year.removeItem(1)
        for year in years:
            self._year.addItem(self.tr("{year} 年").format(year=year), str(year))
        self._year.setCurrentIndex(max(self._year.findData(kept), 0))
        self._year.blockSignals(False)

    def show_plan(self, plan: str, title: str) -> None:
        """Show only the certificates of one plan; an empty one shows all again."""
        self._plan = (plan, title)
        words = self.tr("项目：{title}").format(title=title)
        self._chips.show_filters([Filter("plan", words)] if plan else [])
        self.filtered.emit()

    def clear_filters(self) -> None:
        """Take every filter off."""
        for box in (self._state, self._year):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.search.clear()
        self.show_plan("", "")

    def forbid(self, target: QAction, reason: str | None) -> None:
        """Grey an action out with its reason, or let it be used."""
        set_usable(target, reason)

    def _action(self, name: str, words: str, asked: SignalInstance, icon: str, kind: str = "") -> QAction:
        return action(self, name, words, asked.emit, icon=icon, kind=kind)

    def _choice(self, title: str, entries: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(title)
        for value, words in entries:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _at: self.filtered.emit())
        return box

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(280)
        row.addWidget(self.search, 2)
        row.addWidget(self._state)
        row.addWidget(self._year)
        row.addWidget(self._chips, 3)
        return row

    def _hover(self, over: bool) -> None:
        words = self.tr("松开鼠标，核验拖来的文件")
        if over or self.notice.text().endswith(words):
            self.notice.show_notice(Tone.ACTIVE, words if over else "")
