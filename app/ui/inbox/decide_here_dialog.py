"""Letting another person decide at this PC, with their own password, while the first stays signed in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.plans.writing import Writing
from app.ui.widgets.form import Form
from app.ui.widgets.password_field import PasswordField

_COMMENT_LINES = 3


class DecideHereDialog(NamedDialog):
    """`decided(user, password, verdict, comment)`; it stays open until the decision has been taken.

    `verdict` is `approve`, `return` or `reject`.
    """

    def __init__(
        self,
        title: str,
        gate: str,
        people: Sequence[tuple[str, str]],
        comment: str,
        decided: Callable[[str, str, str, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(
            self.tr("请他人在此审批"),
            self.tr("“{title}”等待{gate}。请审批人自己选择姓名、输入自己的密码，决定记在审批人名下。").format(
                title=title, gate=gate
            ),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._decided = decided
        self.person = QComboBox(self)
        for user, name in people:
            self.person.addItem(f"{name}（{user}）" if name != user else name, user)
        self.password = PasswordField("decide_password", self.tr("本人密码"), self)
        self.comment = Writing("decide_comment", _COMMENT_LINES, self)
        self.comment.setPlainText(comment)
        self._form = Form(self)
        self._form.add("decide_person", self.tr("审批人"), self.person, required=True)
        self._form.add("decide_password", self.tr("本人密码"), self.password, required=True)
        self._form.add(
            "decide_comment", self.tr("审批意见"), self.comment, hint=self.tr("退回、不予通过时必填")
        )
        self.body.addWidget(self._form)
        self._buttons_by_name: list[QPushButton] = [
            self.add_button("approve", self.tr("通过"), kind="primary", icon="check", closes=False),
            self.add_button("return", self.tr("退回"), kind="danger", icon="arrow-back-up", closes=False),
            self.add_button("reject", self.tr("不予通过"), icon="ban", closes=False),
        ]
        self.add_cancel()
        self.chosen.connect(self._answer)
        self.password.setFocus()

    def wrong_password(self, sentence: str) -> None:
        """Say that the password is not that person's, and let them try again."""
        self._ready(ready=True)
        self._form.show_problems({"decide_password": sentence})
        self.password.selectAll()
        self.password.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the decision was not taken."""
        self._ready(ready=True)
        self._form.show_problems({"decide_comment": sentence})

    def _answer(self, verdict: str) -> None:
        if verdict == "cancel":
            return
        comment, password = self.comment.toPlainText().strip(), self.password.text()
        problems = {}
        if not password:
            problems["decide_password"] = self.tr("请审批人输入自己的密码。")
        if verdict != "approve" and not comment:
            problems["decide_comment"] = self.tr("退回或不予通过时必须写明意见，让填报人知道改什么。")
        self._form.show_problems(problems)
        if problems:
            return
        self._ready(ready=False)
        self._decided(str(self.person.currentData()), password, verdict, comment)

    def _ready(self, *, ready: bool) -> None:
        for button in self._buttons_by_name:
            button.setEnabled(ready)
            button.setToolTip("" if ready else self.tr("正在办理"))
