"""What covers the pages while nobody is at the desk; everything behind it stays as it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.widgets.card import Card
from app.ui.widgets.form import FormField
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.words import muted


class LockScreen(QWidget):
    """`unlock_asked(password)` and `switch_asked` are answered by whoever knows the accounts."""

    unlock_asked = Signal(str)
    switch_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockScreen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self)
        self._title.setObjectName("dialogTitle")
        self.password = PasswordField("unlock_password", self.tr("登录密码"), self)
        self.password.setPlaceholderText(self.tr("登录密码"))
        self.password.returnPressed.connect(self._ask)
        self.field = FormField(self.password, parent=self)
        self._unlock = QPushButton(self.tr("解锁"), self)
        self._unlock.setObjectName("unlock")
        self._unlock.setProperty("kind", "primary")
        self._unlock.clicked.connect(self._ask)
        self._switch = QPushButton(self.tr("换人登录"), self)
        self._switch.setObjectName("unlock_other")
        self._switch.clicked.connect(self.switch_asked)
        icons.put(self._unlock, "login", "on_accent")
        icons.put(self._switch, "switch-horizontal")
        self._lay_out()

    def name_person(self, who: str) -> None:
        """Say whose screen this is."""
        self._title.setText(self.tr("已锁定 · {who}").format(who=who))

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let the person try again."""
        self.field.complain(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.password.clear()
        self.field.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clear()
        self.password.setFocus()

    def _ask(self) -> None:
        if self.password.text():
            self.unlock_asked.emit(self.password.text())
        else:
            self.refuse(self.tr("请输入登录密码"))

    def _lay_out(self) -> None:
        card = Card("", self)
        card.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        card.body.addWidget(self._title)
        card.body.addWidget(muted(self.tr("没有保存的内容都还在，解锁后接着做。"), card))
        card.body.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._switch)
        buttons.addWidget(self._unlock)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
