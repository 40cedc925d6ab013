"""Letting files go over a widget, as a file manager does."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY, _LEFT, _PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(target: QWidget, files: Iterable[Path]) -> bool:
    """Drag files over a widget and let them go; return whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    # Qt sends the drop to whoever accepted the entering before it.
    entering = QDragEnterEvent(QPoint(50, 50), _COPY, mime, _LEFT, _PLAIN)
    QApplication.sendEvent(target, entering)
    dropping = QDropEvent(QPointF(50, 50), _COPY, mime, _LEFT, _PLAIN)
    QApplication.sendEvent(target, dropping)
    return dropping.isAccepted()
