"""Receiving: choose files, see what they would do, take them in, read what came of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.actions import action
from app.ui.exchange.exchange_words import size_words
from app.ui.exchange.step_pane import StepPane
from app.ui.exchange.sticks import Stick
from app.ui.exchange.target_picker import big
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.card import Card
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.words import FindingLabel, heading, muted, restyle

Lines = Iterable[tuple[Tone, str]]


class ImportPane(StepPane):
    """Four steps; files may be dropped on the whole page at any of them."""

    files_asked = Signal()
    folder_asked = Signal()
    stick_asked = Signal(object)
    previous_asked = Signal()
    take_asked = Signal()
    more_asked = Signal()
    finished = Signal()

    def __init__(self, seen: TableView, parent: QWidget) -> None:
        super().__init__(
            [parent.tr("选文件"), parent.tr("预览"), parent.tr("收下"), parent.tr("完成")], parent
        )
        self.seen = seen
        self.progress = ProgressPanel(self)
        self._sticks = QVBoxLayout()
        self._stick_buttons: list[QPushButton] = []
        self._lines: list[QLabel] = []
        self._follow_ups: list[ActionButton] = []
        self._lay_out_choice()
        self._lay_out_preview()
        self._lay_out_end()
        add = self.add_step_action
        self.previous = add("other_files", self.tr("另选文件"), self.previous_asked.emit, icon="arrow-left")
        self.take = add(
            "take_in", self.tr("收下"), self.take_asked.emit, icon="package-import", kind="primary"
        )
        self.more = add("import_more", self.tr("再收一些…"), self.more_asked.emit, icon="package-import")
        self.done = add("import_done", self.tr("完成"), self.finished.emit, kind="primary")
        self.show_choice()

    def show_choice(self) -> None:
        """Show where files can come from."""
        self.go_to(0, page=0)
        self._offer(shown=())

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """Offer what lies on each stick."""
        for old in self._stick_buttons:
            old.deleteLater()
        self._stick_buttons = [self._stick_button(at, one) for at, one in enumerate(sticks)]
        for button in self._stick_buttons:
            self._sticks.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._no_stick.setVisible(not sticks)

    def show_looking(self) -> None:
        """Show the bar while files are looked at."""
        self.go_to(1, page=1)
        self.say(Tone.QUIET, "")
        self._detail.hide()
        self.seen.hide()
        self.progress.show()
        self._offer(shown=())

    def show_preview(self, count: int, title: str, lines: Lines, reason: str | None, words: str) -> None:
        """Show what would come of it; a single file needs no list."""
        self.go_to(1, page=1)
        self.progress.hide()
        self.seen.setVisible(count > 1)
        self.show_detail(title, lines)
        self.take.setText(words)
        self._offer(shown=(self.previous, self.take), reason=reason)

    def show_detail(self, title: str, lines: Lines) -> None:
        """Show what one file holds."""
        self._detail.show()
        self._detail_title.setText(title)
        self._fill(self._detail_lines, lines)

    def show_taking(self) -> None:
        """Show the bar while bundles are taken in."""
        self.steps.go_to(2)
        self.say(Tone.QUIET, "")
        self.progress.show()
        self._offer(shown=())

    def show_end(self, tone: Tone, title: str, lines: Lines, following: Sequence[QAction]) -> None:
        """Say what came of it and what can be done next."""
        self.go_to(4, page=2)
        self._end_title.setText(f"{tone.symbol} {title}")
        restyle(self._end_title, "tone", str(tone))
        self._fill(self._end_lines, lines)
        self._show_following(following)
        self._offer(shown=(self.more, self.done))

    def _offer(self, *, shown: Sequence[QAction], reason: str | None = None) -> None:
        for one in (self.previous, self.take, self.more, self.done):
            self.offer(one, shown=one in shown, reason=reason if one is self.take else None)
        self.hint((reason if self.take in shown else "") or "")

    def _fill(self, column: QVBoxLayout, lines: Lines) -> None:
        for label in self._lines:
            label.deleteLater()
        self._lines = [FindingLabel(tone, text, self) for tone, text in lines]
        for label in self._lines:
            column.addWidget(label)

    def _show_following(self, following: Sequence[QAction]) -> None:
        for old in self._follow_ups:
            old.deleteLater()
        self._follow_ups = [ActionButton(one, self) for one in following]
        self._next_title.setVisible(bool(following))
        for button in self._follow_ups:
            self._following.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _stick_button(self, at: int, one: Stick) -> QPushButton:
        words = self.tr("看看U盘 {name} 上有什么（{free} 可用）").format(
            name=one.name, free=size_words(one.free)
        )
        made = QPushButton(words, self)
        made.setObjectName(f"stick_{at}")
        icons.put(made, "usb")
        made.clicked.connect(lambda _checked=False, folder=one.folder: self.stick_asked.emit(folder))
        return made

    def _lay_out_choice(self) -> None:
        zone = Card("", self)
        picture = QLabel(zone)
        picture.setProperty("iconEdge", 48)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        icons.put(picture, "package-import", "accent")
        words = big(self.tr("把数据包拖到这里"), zone)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint = muted(self.tr("先看清是谁带来的、有些什么，再决定收不收；预览不会写入任何内容。"), zone)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        zone.body.addStretch(1)
        for widget in (picture, words, hint):
            zone.body.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        for made in (
            action(
                self,
                "choose_files",
                self.tr("选择文件…"),
                self.files_asked.emit,
                icon="file-import",
                kind="primary",
            ),
            action(self, "choose_folder", self.tr("选择文件夹…"), self.folder_asked.emit, icon="folder-open"),
        ):
            row.addWidget(ActionButton(made, zone))
        row.addStretch(1)
        zone.body.addLayout(row)
        zone.body.addStretch(1)
        sticks = Card(self.tr("插着的U盘"), self)
        self._no_stick = muted(self.tr("没有找到U盘。插上U盘后，两三秒就会出现在这里。"), sticks)
        sticks.body.addWidget(self._no_stick)
        sticks.body.addLayout(self._sticks)
        page = self.add_page()
        page.addWidget(zone, 1)
        page.addWidget(sticks)

    def _lay_out_preview(self) -> None:
        page = self.add_page()
        self._detail = Card("", self)
        self._detail_title = heading("", self._detail)
        self._detail_title.setWordWrap(True)
        self._detail_lines = QVBoxLayout()
        self._detail.body.addWidget(self._detail_title)
        self._detail.body.addLayout(self._detail_lines)
        self._detail.body.addStretch(1)
        page.addWidget(self.progress)
        page.addWidget(self.seen, 3)
        page.addWidget(self._detail, 2)

    def _lay_out_end(self) -> None:
        card = Card("", self)
        self._end_title = big("", card)
        self._end_lines = QVBoxLayout()
        self._next_title = heading(self.tr("接下来"), card)
        self._following = QVBoxLayout()
        card.body.addWidget(self._end_title)
        card.body.addLayout(self._end_lines)
        card.body.addWidget(self._next_title)
        card.body.addLayout(self._following)
        card.body.addStretch(1)
        self.add_page().addWidget(card, 1)
