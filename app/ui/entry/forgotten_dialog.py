"""When a password is forgotten: ask the administrator, or use the printed recovery code."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.entry import new_office
from app.ui.widgets.form import Form
from app.ui.widgets.password_field import PasswordField


class ForgottenDialog(NamedDialog):
    """`asked(user, code, password)` when nothing is wrong with what was typed."""

    asked = Signal(str, str, str)

    def __init__(self, user: str, parent: QWidget) -> None:
        lead = QCoreApplication.translate(
            "ForgottenDialog",
            "普通用户：请本单位的管理员在“设置 · 用户”里给您重设。管理员也忘了：用建立数据时打印的恢复码。",
        )
        super().__init__(QCoreApplication.translate("ForgottenDialog", "忘记密码"), lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.user, self.code = QLineEdit(user, self), QLineEdit(self)
        self.password = PasswordField("new_password", self.tr("新密码"), self)
        self.again = PasswordField("new_password_again", self.tr("再输一遍"), self)
        self._lay_out()
        self.set = self.add_button(
            "set_password", self.tr("重设密码"), kind="primary", icon="key", closes=False
        )
        self.add_cancel()
        self.set.clicked.connect(self._ask)

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong with the code or the user."""
        self.set.setEnabled(True)
        self.form.show_problems({field: sentence})

    def _ask(self) -> None:
        problems = new_office.password_problems(self.password.text(), self.again.text())
        if not self.user.text().strip():
            problems["user"] = self.tr("请写要重设密码的用户名")
        if not self.code.text().strip():
            problems["code"] = self.tr("请照打印件输入恢复码")
        self.form.show_problems(problems)
        if not problems:
            self.set.setEnabled(False)
            self.asked.emit(self.user.text().strip(), self.code.text(), self.password.text())

    def _lay_out(self) -> None:
        self.form = Form(self)
        self.form.add("user", self.tr("用户"), self.user, required=True)
        self.form.add("code", self.tr("恢复码"), self.code, required=True,
                      hint=self.tr("7 组，每组 5 个字母或数字，大小写不分。"))  # fmt: skip
        self.form.add("password", self.tr("新密码"), self.password, required=True)
        self.form.add("again", self.tr("再输一遍"), self.again, required=True)
        self.body.addWidget(self.form)
