"""Buttons in a row; what does not fit goes into 更多."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.ui import icons
from app.ui.widgets.action_button import ActionButton

_GAP = 6


class ActionRow(QWidget):
    """The first action added is the last to disappear into the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[ActionButton] = []
        self._more = QPushButton(self.tr("更多"), self)
        self._more.setObjectName("more")
        self._more.setAutoDefault(False)
        icons.put(self._more, "chevron-down")
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, action: QAction) -> QAction:
        """Show an action as the next button."""
        button = ActionButton(action, self)
        self._buttons.append(button)
        action.changed.connect(self._follow)
        self._follow()
        return action

    def hidden_actions(self) -> list[QAction]:
        """Return the actions that are in 更多 now."""
        return self._menu.actions()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(button.sizeHint().width() for button in shown) + _GAP * max(len(shown) - 1, 0)
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        first = shown[0].sizeHint().width() if shown else 0
        more = self._more.sizeHint().width() + _GAP if len(shown) > 1 else 0
        return QSize(first + more, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._arrange()

    def _follow(self) -> None:
        # An action that appears or changes its words wants other room than before.
        self._arrange()
        self.updateGeometry()

    def _shown(self) -> list[ActionButton]:
        return [button for button in self._buttons if button.action.isVisible()]

    def _height(self) -> int:
        return max((button.sizeHint().height() for button in self._shown()), default=0)

    def _fitting(self) -> int:
        shown = self._shown()
        if self.sizeHint().width() <= self.width():
            return len(shown)
        room = self.width() - self._more.sizeHint().width()
        for count, button in enumerate(shown):
            room -= button.sizeHint().width() + _GAP
            if room < 0:
                return max(count, 1)
        return len(shown)

    def _arrange(self) -> None:
        shown, fitting, left = self._shown(), self._fitting(), 0
        self._menu.clear()
        for count, button in enumerate(shown):
            if count < fitting:
                button.setGeometry(left, 0, button.sizeHint().width(), self._height())
                left += button.width() + _GAP
            else:
                self._menu.addAction(button.action)
            button.setVisible(count < fitting)
        self._more.setVisible(fitting < len(shown))
        self._more.setGeometry(left, 0, self._more.sizeHint().width(), self._height())

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
