"""Letting somebody in, and giving a new password to who forgot theirs."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.codes import Role
from app.ui import role_words
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.entry import new_office
from app.ui.widgets.form import Form
from app.ui.widgets.password_field import PasswordField


class _PasswordDialog(NamedDialog):
    """A form that ends in a password typed twice, and stays open until the answer is here."""

    def __init__(self, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form(self)
        self.password = PasswordField("new_password", self.tr("密码"), self)
        self.again = PasswordField("new_password_again", self.tr("再输一遍"), self)
        self.body.addWidget(self.form)

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is in the way."""
        self.setEnabled(True)
        self.form.show_problems({field: sentence})

    def _add_passwords(self) -> None:
        self.form.add("password", self.tr("密码"), self.password, required=True,
                      hint=self.tr("至少 8 位。让本人来输，或告诉他登录后自己改。"))  # fmt: skip
        self.form.add("again", self.tr("再输一遍"), self.again, required=True)

    def _problems(self) -> dict[str, str]:
        return new_office.password_problems(self.password.text(), self.again.text())


class AddUserDialog(_PasswordDialog):
    """`asked(user, name, roles, password)` when nothing is wrong with what was typed."""

    asked = Signal(str, str, object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("AddUserDialog", "增加用户"), "", parent)
        self.user, self.name = QLineEdit(self), QLineEdit(self)
        self.form.add("user", self.tr("用户名"), self.user, required=True,
                      hint=self.tr("登录时用，如 zhouws；以后不能改。"))  # fmt: skip
        self.form.add("name", self.tr("姓名"), self.name, required=True)
        self._roles: dict[Role, QCheckBox] = {}
        self.form.add("roles", self.tr("身份"), self._role_boxes(), required=True)
        self._add_passwords()
        self.add_button("add", self.tr("增加"), kind="primary", icon="check", closes=False)
        self.add_cancel()
        self.chosen.connect(lambda name: self._ask() if name == "add" else None)

    def roles(self) -> frozenset[Role]:
        """Return the roles that are ticked."""
        return frozenset(role for role, box in self._roles.items() if box.isChecked())

    def _ask(self) -> None:
        problems = self._problems()
        if not self.user.text().strip():
            problems["user"] = self.tr("请写用户名")
        if not self.name.text().strip():
            problems["name"] = self.tr("请写姓名，审批和记录里都显示它")
        if not self.roles():
            problems["roles"] = self.tr("请至少选一个身份")
        self.form.show_problems(problems)
        if not problems:
            self.setEnabled(False)
            self.asked.emit(
                self.user.text().strip(), self.name.text().strip(), self.roles(), self.password.text()
            )

    def _role_boxes(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for role, word in role_words.role_words().items():
            box = QCheckBox(f"{word}：{role_words.duty(role)}", holder)
            box.setObjectName(f"role_{role}")
            column.addWidget(box)
            self._roles[role] = box
        holder.setFocusProxy(self._roles[Role.CLERK])
        return holder


class ResetDialog(_PasswordDialog):
    """`asked(password)` for the person named."""

    asked = Signal(str)

    def __init__(self, who: str, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ResetDialog", "重设密码"), "", parent)
        self.body.insertWidget(
            0, QLabel(self.tr("为 {who} 设一个新密码，旧密码随即作废。").format(who=who), self)
        )
        self._add_passwords()
        self.add_button("reset", self.tr("重设"), kind="primary", icon="key", closes=False)
        self.add_cancel()
        self.chosen.connect(lambda name: self._ask() if name == "reset" else None)

    def _ask(self) -> None:
        problems = self._problems()
        self.form.show_problems(problems)
        if not problems:
            self.setEnabled(False)
            self.asked.emit(self.password.text())
