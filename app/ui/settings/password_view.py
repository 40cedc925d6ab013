"""Changing one's own password, and what the recovery code is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import action, set_usable
from app.ui.entry import new_office
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.form import Form
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.words import heading, muted

_WIDTH_EM = 44


class PasswordView(QWidget):
    """`asked(old, new)` when nothing is wrong with what was typed."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = NoticeStrip(self)
        self.old = PasswordField("old_password", self.tr("现在的密码"), self)
        self.new = PasswordField("own_new_password", self.tr("新密码"), self)
        self.again = PasswordField("own_new_password_again", self.tr("再输一遍"), self)
        self.form = Form(self)
        self.form.add("old", self.tr("现在的密码"), self.old, required=True)
        self.form.add("password", self.tr("新密码"), self.new, required=True, hint=self.tr("至少 8 位。"))
        self.form.add("again", self.tr("再输一遍"), self.again, required=True)
        self.change = action(
            self, "change_password", self.tr("修改密码"), self._ask, icon="key", kind="primary"
        )
        self.form.setMaximumWidth(self.fontMetrics().horizontalAdvance("国") * _WIDTH_EM)
        row = QHBoxLayout()
        row.addWidget(ActionButton(self.change, self))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addWidget(heading(self.tr("恢复码"), self))
        column.addWidget(muted(self._about_code(), self))
        column.addStretch(1)
        self.again.returnPressed.connect(self.change.trigger)

    def refuse(self, sentence: str) -> None:
        """Say that the old password is not the right one."""
        set_usable(self.change, None)
        self.form.show_problems({"old": sentence})
        self.old.setFocus()
        self.old.selectAll()

    def changed(self) -> None:
        """Say that it is done."""
        set_usable(self.change, None)
        for field in (self.old, self.new, self.again):
            field.clear()
        self.notice.show_notice(Tone.OK, self.tr("密码已修改，下次登录用新密码。"))

    def _ask(self) -> None:
        problems = new_office.password_problems(self.new.text(), self.again.text())
        if not self.old.text():
            problems["old"] = self.tr("请输入现在的密码")
        self.form.show_problems(problems)
        self.notice.show_notice(
            Tone.BAD, self.tr("还有 {count} 处没有填好。").format(count=len(problems)) if problems else ""
        )
        if not problems:
            set_usable(self.change, self.tr("正在修改…"))
            self.asked.emit(self.old.text(), self.new.text())

    def _about_code(self) -> str:
        return self.tr(
            "恢复码是建立数据时打印的 7 组字母数字，所有人都忘了密码时用它在登录页重设。"
            "程序里不保存恢复码，谁也查不到；只要还有一位管理员能登录，就用“用户 · 重设密码”，用不着它。"
            "请确认纸还在，和印章放在一起。"
        )
