"""How long the chosen people stayed, where the sheet says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.form import Form

_DAY = 24 * 60


class MinutesBox(QSpinBox):
    """A field for minutes whose lowest value means that nobody said how many."""

    def __init__(self, longest: int, minutes: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(-1, longest or _DAY)
        self.setSpecialValueText(self.tr("不填"))
        self.setValue(-1 if minutes is None else minutes)

    def told(self) -> int | None:
        """Return the minutes in the field, or None when it says nothing."""
        return None if self.value() < 0 else self.value()


class MinutesDialog(NamedDialog):
    """`answered(minutes or None)`."""

    answered = Signal(object)

    def __init__(self, names: str, longest: int, minutes: int | None, parent: QWidget) -> None:
        super().__init__(self.tr("实到分钟"), names, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = Form(self)
        self.minutes = MinutesBox(longest, minutes, self)
        hint = self.tr("不填时按出勤情况计算；本场共 {minutes} 分钟").format(minutes=longest)
        form.add("minutes", self.tr("实到分钟"), self.minutes, hint=hint if longest else "")
        self.body.addWidget(form)
        self.add_button("keep", self.tr("确定"), kind="primary")
        self.add_cancel()
        self.chosen.connect(lambda name: self.answered.emit(self.minutes.told()) if name == "keep" else None)
        self.minutes.setFocus()
        self.minutes.selectAll()
