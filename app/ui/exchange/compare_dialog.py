"""Comparing a fingerprint by voice before an office is believed for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.exchange.exchange_words import level_word
from app.ui.exchange.target_picker import big
from app.ui.tokens import Tone
from app.ui.widgets.words import muted

if TYPE_CHECKING:
    from app.services.offices import Introduced


class CompareDialog(NamedDialog):
    """`agreed` when the person says that both fingerprints are the same; stays open until it has worked."""

    agreed = Signal()

    def __init__(self, title: str, lead: str, button: str, who: "Introduced", parent: QWidget) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        facts = QLabel(
            self.tr("单位：{name}\n级别：{level}\n代码：{code}").format(
                name=who.name, level=level_word(who.level), code=who.code
            ),
            self,
        )
        self.body.addWidget(facts)
        fingerprint = big(_in_two_lines(who.fingerprint), self)
        fingerprint.setObjectName("fingerprint")
        fingerprint.setAccessibleName(self.tr("指纹"))
        fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(fingerprint)
        hint = self.tr("请对方在“U盘交换 → 入网登记”里念出“本单位的指纹”，八组数字要完全一样。")
        self.body.addWidget(muted(hint, self))
        self._same = QCheckBox(self.tr("核对过了，和对方念的一样"), self)
        self._same.setObjectName("same_fingerprint")
        self.body.addWidget(self._same)
        self._agree = self.add_button("agree", button, kind="primary", closes=False)
        self._agree.setEnabled(False)
        self._agree.setToolTip(self.tr("先核对指纹，再打勾"))
        self._same.toggled.connect(self._follow)
        self.add_cancel(self.tr("不一样，先不办"))
        self.chosen.connect(self._chosen)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work."""
        self.notice.show_notice(Tone.BAD, sentence)
        self._same.setEnabled(True)
        self._follow(self._same.isChecked())

    def _follow(self, same: bool) -> None:
        self._agree.setEnabled(same)
        self._agree.setToolTip("" if same else self.tr("先核对指纹，再打勾"))

    def _chosen(self, name: str) -> None:
        if name == "agree":
            self._agree.setEnabled(False)
            self._same.setEnabled(False)
            self.agreed.emit()


def _in_two_lines(fingerprint: str) -> str:
    """Eight groups are read out in two breaths."""
    groups = fingerprint.split()
    half = (len(groups) + 1) // 2
    return f"{' '.join(groups[:half])}\n{' '.join(groups[half:])}"
