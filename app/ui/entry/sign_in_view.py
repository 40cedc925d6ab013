"""Who is there: the office, a user name and a password."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.entry.entry_step import EntryStep
from app.ui.tokens import Tone
from app.ui.widgets.form import Form
from app.ui.widgets.password_field import PasswordField


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what it is, and how it reads."""

    value: str
    text: str


class SignInView(EntryStep):
    """`asked(user, password)`; `place_chosen(place)` where there are several offices to look through."""

    asked = Signal(str, str)
    place_chosen = Signal(str)
    other_folder_asked = Signal()
    forgotten = Signal()
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.place = QComboBox(self)
        self.user = QComboBox(self)
        self.user.setEditable(True)
        self.user.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.password = PasswordField("password", self.tr("密码"), self)
        self._hint = ""
        self.form = Form(self)
        self.form.add("place", self.tr("单位"), self.place)
        self.form.add("user", self.tr("用户"), self.user)
        self._secret = self.form.add("password", self.tr("密码"), self.password)
        self.body.addWidget(self.form)
        self.other = self.add_button("other_folder", self.tr("换一个数据文件夹"), kind="link")
        self.forgot = self.add_button("forgotten_password", self.tr("忘记密码？"), kind="link")
        self.restore = self.add_button("restore_sample", self.tr("把示例恢复原样"), kind="link")
        self.buttons.addStretch(1)
        self.enter = self.add_button("sign_in", self.tr("登录"), kind="primary", icon="login")
        self._connect()

    def show_office(self, title: str, lead: str) -> None:
        """Say whose folder this is, or where it lies."""
        self.explain(title, lead)

    def show_places(self, places: Sequence[Choice], chosen: str = "") -> None:
        """Let one of several offices be chosen; none hides the field."""
        self.place.blockSignals(True)
        self.place.clear()
        for one in places:
            self.place.addItem(one.text, one.value)
        self.place.setCurrentIndex(max(self.place.findData(chosen), 0))
        self.place.blockSignals(False)
        self.form.show_row("place", shown=bool(places))
        self.restore.setVisible(bool(places))
        self.forgot.setVisible(not places)

    def show_users(self, users: Sequence[Choice], chosen: str, *, password_hint: str = "") -> None:
        """Offer the users of the folder; a name that is not among them can be typed."""
        self.user.clear()
        for one in users:
            self.user.addItem(one.text, one.value)
        at = self.user.findData(chosen)
        self.user.setCurrentIndex(max(at, 0) if users else -1)
        if not users:
            self.user.setEditText(chosen)
        self._hint = password_hint
        self.start_over()

    def start_over(self) -> None:
        """Forget the password that was typed."""
        self.password.clear()
        self._secret.set_hint(self._hint)
        self.notice.show_notice(Tone.BAD, "")
        self.show_waiting(waiting=False)

    def tab_order(self) -> list[QWidget]:
        """Go down the form, then to the button that one wants, then to the others."""
        return [self.place, self.user, self.password, self.enter, self.other, self.forgot, self.restore]

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let the person try again."""
        self.show_waiting(waiting=False)
        self._secret.complain(sentence)
        self.password.setFocus()
        self.password.selectAll()

    def block(self, sentence: str) -> None:
        """Say why this folder cannot be opened at all, whatever the password."""
        self.show_waiting(waiting=False)
        self.notice.show_notice(Tone.BAD, sentence)

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that the door is being opened."""
        for part in (self.form, self.enter, self.other, self.forgot, self.restore):
            part.setEnabled(not waiting)
        self.enter.setText(self.tr("正在打开…") if waiting else self.tr("登录"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        (self.password if self.typed_user() else self.user).setFocus()

    def typed_user(self) -> str:
        """Return the user name that is chosen or typed."""
        typed = self.user.currentText().strip()
        at = self.user.findText(typed, Qt.MatchFlag.MatchExactly)
        return str(self.user.itemData(at)) if at >= 0 else typed

    def _ask(self) -> None:
        self.notice.show_notice(Tone.BAD, "")
        self.form.show_problems({})
        if not self.typed_user():
            self.form.field("user").complain(self.tr("请输入用户名"))
            self.user.setFocus()
        elif not self.password.text():
            self.refuse(self.tr("请输入密码"))
        else:
            self.asked.emit(self.typed_user(), self.password.text())

    def _caps(self, on: bool) -> None:
        if on:
            self._secret.remind(self.tr("大写锁定（Caps Lock）开着"))
        else:
            self._secret.clear()

    def _connect(self) -> None:
        self.password.returnPressed.connect(self._ask)
        self.password.caps_lock.connect(self._caps)
        if line := self.user.lineEdit():
            line.returnPressed.connect(self.password.setFocus)
        self.user.activated.connect(lambda _row: self.password.setFocus())
        self.enter.clicked.connect(self._ask)
        self.other.clicked.connect(self.other_folder_asked)
        self.forgot.clicked.connect(self.forgotten)
        self.restore.clicked.connect(self.restore_asked)
        self.place.activated.connect(lambda _row: self.place_chosen.emit(self.place.currentData()))
