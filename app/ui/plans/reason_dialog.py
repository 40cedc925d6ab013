"""Asking for a reason that must not be empty, such as that of a withdrawal."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.plans.writing import Writing
from app.ui.widgets.form import FormField

_LINES = 4


class ReasonDialog(NamedDialog):
    """`agreed` gets the reason; an empty one is asked for under the field."""

    def __init__(
        self,
        title: str,
        lead: str,
        button: str,
        empty: str,
        agreed: Callable[[str], object],
        parent: QWidget,
        *,
        kind: str = "primary",
        text: str = "",
    ) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._empty = empty
        self._agreed = agreed
        self._text = Writing("reason", _LINES, self)
        self._text.setPlainText(text)
        self._text.setAccessibleName(self.tr("原因"))
        self._field = FormField(self._text, parent=self)
        self.body.addWidget(self._field)
        self.add_button("agree", button, kind=kind, closes=False)
        self.add_cancel()
        self.chosen.connect(self._answer)

    def _answer(self, name: str) -> None:
        if name != "agree":
            return
        reason = self._text.toPlainText().strip()
        if not reason:
            self._field.complain(self._empty)
            self._text.setFocus()
            return
        self.accept()
        self._agreed(reason)
