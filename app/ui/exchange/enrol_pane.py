"""Who we exchange with: joining the office above, and taking offices in below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.actions import action, set_usable
from app.ui.exchange.exchange_words import level_word
from app.ui.exchange.target_picker import big
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.card import Card
from app.ui.widgets.folding import scrolled
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.words import heading, muted

if TYPE_CHECKING:
    from app.services.offices import OfficeSheet


class EnrolPane(QWidget):
    """Two ways side by side, and the offices that are known already below them."""

    request_asked = Signal()
    join_asked = Signal()
    admit_asked = Signal()

    def __init__(self, known: TableView, parent: QWidget) -> None:
        super().__init__(parent)
        self.known = known
        self.notice = NoticeStrip(self)
        self.request = action(
            self, "make_request", self.tr("① 生成申请…"), self.request_asked.emit, icon="file-export"
        )
        self.join = action(self, "take_answer", self.tr("③ 用回执加入…"), self.join_asked.emit, icon="login")
        self.admit = action(
            self, "admit_office", self.tr("选择申请并登记…"), self.admit_asked.emit, icon="building"
        )
        self._own = _fingerprint(self)
        self._own_words = muted("", self)
        self._parent_words = QLabel(self)
        self._parent_words.setWordWrap(True)
        self._lay_out()

    def show_sheet(self, sheet: "OfficeSheet") -> None:
        """Show our own fingerprint and whom we stand below."""
        self._own.setText(sheet.fingerprint)
        self._own_words.setText(
            self.tr("“{name}”（{level}）的指纹。别的单位登记时，请当面或打电话念给对方核对。").format(
                name=sheet.name, level=level_word(sheet.level)
            )
        )
        if sheet.parent:
            self._parent_words.setText(
                self.tr("✓ 已加入“{name}”（{since}）。").format(
                    name=sheet.parent.name, since=sheet.parent.since
                )
            )
        self._parent_words.setVisible(sheet.parent is not None)

    def forbid(self, *, request: str | None, join: str | None, admit: str | None) -> None:
        """Grey out what may not be done now, with its reason."""
        for target, reason in ((self.request, request), (self.join, join), (self.admit, admit)):
            set_usable(target, reason)

    def say(self, tone: Tone, text: str) -> None:
        """Show one sentence above everything."""
        self.notice.show_notice(tone, text)

    def _lay_out(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        own = Card(self.tr("本单位的指纹"), self)
        own.body.addWidget(self._own)
        own.body.addWidget(self._own_words)
        column.addWidget(own)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._above(), 1)
        ways.addWidget(self._below(), 1)
        column.addLayout(ways)
        column.addWidget(heading(self.tr("已登记的往来单位"), self))
        self.known.setMinimumHeight(110)
        column.addWidget(self.known, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.notice)
        outer.addWidget(scrolled(page, self), 1)

    def _above(self) -> Card:
        steps = (
            self.tr("① 生成一份申请，写到U盘。"),
            self.tr("② 把U盘带给上级，和对方核对指纹；上级登记后把回执写到同一个U盘。"),
            self.tr("③ 带回来，在这里用回执加入；再核对一次上级的指纹。"),
        )
        card = _way(self.tr("加入上级单位"), steps, self)
        card.body.insertWidget(1, self._parent_words)
        card.body.addLayout(_buttons(ActionButton(self.request, card), ActionButton(self.join, card)))
        return card

    def _below(self) -> Card:
        steps = (
            self.tr("① 下级单位把申请（.yxr）带来。"),
            self.tr("② 选择申请，和对方核对指纹，一致才登记。"),
            self.tr("③ 回执（.yxa）写到同一个U盘，请对方带回去加入。"),
        )
        card = _way(self.tr("登记下级单位"), steps, self)
        card.body.addLayout(_buttons(ActionButton(self.admit, card)))
        return card


def _way(title: str, steps: Sequence[str], parent: QWidget) -> Card:
    card = Card(title, parent)
    for step in steps:
        card.body.addWidget(muted(step, card))
    card.body.addStretch(1)
    return card


def _buttons(*buttons: ActionButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _fingerprint(parent: QWidget) -> QLabel:
    label = big("", parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(parent.tr("指纹"))
    return label
