"""Taking work along: for whom and where to, what is checked, the writing, and that the stick may be pulled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.bundles import PendingPeer
from app.services.dispatch import Exported
from app.ui.exchange.exchange_words import size_words
from app.ui.exchange.step_pane import StepPane
from app.ui.exchange.sticks import Stick
from app.ui.exchange.target_picker import TargetPicker, big
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.card import Card
from app.ui.widgets.fingerprint_label import FingerprintLabel, grouped
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.words import FindingLabel, heading, muted

_SEARCH_FROM = 9


class ExportPane(StepPane):
    """Four steps. Nothing here knows a rule: the controller says what may be done."""

    next_asked = Signal()
    previous_asked = Signal()
    write_asked = Signal()
    again_asked = Signal()
    open_asked = Signal()
    finished = Signal()

    def __init__(self, peers: TableView, checks: TableView, parent: QWidget) -> None:
        super().__init__(
            [parent.tr("选去向"), parent.tr("检查"), parent.tr("写入"), parent.tr("完成")], parent
        )
        self.peers, self.checks = peers, checks
        self.targets = TargetPicker("export", self)
        self.search = SearchBox(self.tr("单位名称或代码"), self)
        self.progress = ProgressPanel(self)
        self._lay_out_choice()
        self._lay_out_writing()
        self._lay_out_end()
        self.previous = self.add_step_action(
            "previous_step", self.tr("上一步"), self.previous_asked.emit, icon="arrow-left"
        )
        self.next = self.add_step_action(
            "next_step", self.tr("下一步"), self.next_asked.emit, icon="arrow-right", kind="primary"
        )
        self.write = self.add_step_action(
            "write_bundle", self.tr("开始写入"), self.write_asked.emit, icon="usb", kind="primary"
        )
        self.open_folder = self.add_step_action(
            "open_folder", self.tr("打开文件夹"), self.open_asked.emit, icon="folder-open"
        )
        self.again = self.add_step_action(
            "export_again", self.tr("再带一份…"), self.again_asked.emit, icon="package-export"
        )
        self.done = self.add_step_action("export_done", self.tr("完成"), self.finished.emit, kind="primary")
        self.show_choice(None)

    def show_choice(self, reason: str | None) -> None:
        """Show the first step; `reason` is what still has to be chosen."""
        self.go_to(0, page=0)
        self._offer(next_reason=reason, shown=(self.next,))

    def show_search(self, count: int) -> None:
        """Offer the search when there are many offices."""
        self.search.setVisible(count >= _SEARCH_FROM)

    def show_checks(self, peer: PendingPeer, place: Stick, reason: str | None) -> None:
        """Show the check list before anything is written; `reason` is why writing cannot begin."""
        self.go_to(1, page=1)
        words = self.tr("给“{office}”的数据包，写到 {place}")
        self._title.setText(words.format(office=peer.name, place=place.name))
        self._warning.hide()
        self.progress.hide()
        self._offer(next_reason=reason, shown=(self.previous, self.write))

    def show_writing(self) -> None:
        """Show the bar and that the stick must stay."""
        self.steps.go_to(2)
        self.say(Tone.QUIET, "")
        self._warning.show()
        self.progress.show()
        self._offer(next_reason=None, shown=())
        self.hint("")

    def show_end(self, made: Exported, place: Stick) -> None:
        """Say that it is done, what lies there, and what comes next."""
        self.go_to(4, page=2)
        removable = self.tr("✓ 写好了，可以拔出U盘")
        self._end_title.setText(removable if place.removable else self.tr("✓ 写好了"))
        content = (
            self.tr("{count} 条新内容").format(count=f"{made.operations:,}")
            if made.operations
            else self.tr("没有新内容，只带去回执")
        )
        self._end_facts.setText(
            self.tr("给“{office}”第 {n} 号数据包：{content}，{size}，写完后已读回核对。").format(
                office=made.peer_name, n=made.sequence, content=content, size=size_words(made.size)
            )
        )
        self._end_file.setText(made.file.name)
        self._end_file.setToolTip(str(made.file))
        self._fingerprint.show_digest(made.sha256)
        self._end_next.setText(
            self.tr(
                "请把U盘交给“{office}”，对方在“U盘交换”里按“收下（导入）”。对方的回执带回来以后，这里会显示“对方已收下”。"
            ).format(office=made.peer_name)
        )
        self._offer(next_reason=None, shown=(self.open_folder, self.again, self.done))

    def fit_checks(self, count: int) -> None:
        """Give the check list the room its rows need and no more."""
        grid = self.checks.grid
        rows = grid.verticalHeader().defaultSectionSize() * count
        self.checks.setFixedHeight(grid.horizontalHeader().sizeHint().height() + rows + 4)

    def check_words(self, made: Exported) -> str:
        """Return the result of reading back."""
        return self.tr("一致，指纹 {digest}").format(digest=grouped(made.sha256, 4))

    def _offer(self, *, next_reason: str | None, shown: Sequence[object]) -> None:
        for one in (self.previous, self.next, self.write, self.open_folder, self.again, self.done):
            blocked = next_reason if one in (self.next, self.write) else None
            self.offer(one, shown=one in shown, reason=blocked)
        self.hint(next_reason or "")

    def _lay_out_choice(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        whom = Card(self.tr("带给哪个单位"), self)
        whom.body.addWidget(self.search)
        whom.body.addWidget(self.peers, 1)
        where = Card(self.tr("写到哪里"), self)
        where.body.addWidget(self.targets)
        where.body.addStretch(1)
        where.body.addWidget(
            muted(self.tr("数据包已加密，只有收件单位打得开；U盘上原有的文件不会被改动。"), self)
        )
        row.addWidget(whom, 3)
        row.addWidget(where, 2)
        self.add_page().addLayout(row)
        self.search.hide()

    def _lay_out_writing(self) -> None:
        card = Card("", self)
        self._title = heading("", card)
        self._title.setWordWrap(True)
        self._warning = FindingLabel(
            Tone.WAIT, self.tr("请不要拔出U盘。写完后软件会再读一遍核对，并提示“可以拔出”。"), card
        )
        for widget in (self._title, self.progress, self._warning):
            card.body.addWidget(widget)
        card.body.addWidget(self.checks)
        page = self.add_page()
        page.addWidget(card)
        page.addStretch(1)

    def _lay_out_end(self) -> None:
        card = Card("", self)
        self._end_title = big("", card)
        self._end_title.setProperty("tone", "ok")
        self._end_facts = _wrapped(card)
        self._end_file = _wrapped(card)
        self._end_next = _wrapped(card)
        self._fingerprint = FingerprintLabel(card)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._end_title)
        column.addWidget(self._end_facts)
        column.addWidget(heading(self.tr("文件"), card))
        column.addWidget(self._end_file)
        column.addWidget(heading(self.tr("指纹"), card))
        column.addWidget(self._fingerprint)
        column.addWidget(muted(self.tr("对方预览时会看到同样的指纹，可以打电话核对。"), card))
        column.addWidget(heading(self.tr("接下来"), card))
        column.addWidget(self._end_next)
        column.addStretch(1)
        card.body.addLayout(column)
        self.add_page().addWidget(card, 1)


def _wrapped(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    return label
