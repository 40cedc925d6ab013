"""A field for a password: no input method in between, a word when Caps Lock is on, and a look at what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import icons


class PasswordField(QLineEdit):
    """`caps_lock(on)` tells from the letters themselves, because Qt cannot ask the keyboard."""

    caps_lock = Signal(bool)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMaxLength(200)
        self._caps = False
        self._look = QAction(self)
        self._look.setObjectName(f"{name}_look")
        self._look.triggered.connect(self._turn)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._show(hidden=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say(on=letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock and self._caps:
            self._say(on=False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say(on=False)

    def clear(self) -> None:
        """Forget what was typed and hide what comes next."""
        super().clear()
        self._show(hidden=True)

    def _turn(self) -> None:
        self._show(hidden=self.echoMode() == QLineEdit.EchoMode.Normal)

    def _show(self, *, hidden: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        # A pinyin input method would take unseen letters for words. A Chinese password is typed shown.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not hidden)
        icons.put(self._look, "eye" if hidden else "eye-off", "muted")
        self._look.setText(self.tr("显示密码") if hidden else self.tr("隐藏密码"))

    def _say(self, *, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)
