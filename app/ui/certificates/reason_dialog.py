"""Asking for the reason of a step that is entered in the registry for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tokens import Tone
from app.ui.widgets.form import Form


class ReasonDialog(NamedDialog):
    """`decided(reason)` when the named button is pressed with a reason; stays open until it has worked."""

    decided = Signal(str)

    def __init__(self, title: str, lead: str, button: str, *, kind: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reason = QPlainTextEdit(self)
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(self.fontMetrics().height() * 4)
        self._form = Form(self)
        self._form.add(
            "reason",
            self.tr("原因"),
            self._reason,
            required=True,
            hint=self.tr("会写入登记册，上级单位也看得到。"),
        )
        self.body.addWidget(self._form)
        self._decide = self.add_button("decide", button, kind=kind, closes=False)
        self.add_cancel()
        self.chosen.connect(self._chosen)
        self._reason.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; what was written stays."""
        self.notice.show_notice(Tone.BAD, sentence)
        self._decide.setEnabled(True)

    def _chosen(self, name: str) -> None:
        if name != "decide":
            return
        reason = self._reason.toPlainText().strip()
        if not reason:
            self._form.show_problems({"reason": self.tr("请写明原因，例如：姓名有误。")})
            self._reason.setFocus()
            return
        self._form.show_problems({})
        self._decide.setEnabled(False)
        self.decided.emit(reason)
