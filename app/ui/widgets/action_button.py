"""A button that shows an action: its words, icon, key and the reason why it is grey."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import icons

_ICON_TONES = {"primary": "on_accent", "danger": "bad", "link": "accent"}


class ActionButton(QPushButton):
    """Follows one action for as long as both live."""

    def __init__(self, action: QAction, parent: QWidget | None = None, *, kind: str | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self._kind = str(action.property("kind") or "") if kind is None else kind
        self.setProperty("kind", self._kind)
        self.setObjectName(f"{action.objectName()}_button")
        self.setAutoDefault(False)
        if name := action.property("iconName"):
            icons.put(self, name, _ICON_TONES.get(self._kind, "text"))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self.action.text())
        self.setToolTip(self.action.toolTip())
        self.setStatusTip(self.action.statusTip())
        self.setAccessibleDescription(self.action.toolTip())
        self.setEnabled(self.action.isEnabled())
        self.setVisible(self.action.isVisible())
