"""Fill in the 学校标识码 of a school that had none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import school_rows
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.form import Form


class CodeDialog(NamedDialog):
    """`fill_asked(code)` for a code of the right form; the rest is the ledger's to judge."""

    fill_asked = Signal(str)

    def __init__(self, school: str, parent: QWidget) -> None:
        lead = self.tr(
            "“{school}”补上标识码以后还是同一所学校，教师、计划和学分都不变。标识码填上就不能再换，请仔细核对。"
        )
        super().__init__(self.tr("填写学校标识码"), lead.format(school=school), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = Form(self)
        self._code = QLineEdit(self)
        self._form.add(
            "code", self.tr("学校标识码"), self._code, required=True, hint=self.tr("10位数字，如 2145000001")
        )
        self.body.addWidget(self._form)
        self.add_button("fill", self.tr("填写"), kind="primary", icon="check", closes=False)
        self.add_cancel()
        self.chosen.connect(lambda name: self._ask() if name == "fill" else None)
        self._code.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Say under the field why the code was not taken."""
        self._form.show_problems({"code": sentence})
        self._code.setFocus()

    def _ask(self) -> None:
        code = self._code.text().strip()
        if school_rows.is_national(code):
            self.fill_asked.emit(code)
        else:
            self.show_refusal(
                self.tr("标识码是10位数字，前两位是学校类别（如小学为21、初中为31）。请核对后重填。")
            )
