"""Tabler outline icons in the colours of the look, drawn for the pixels of the screens at hand.

An icon is bound to its button or action by name, so that a change of look or font size can
redraw every icon that is on screen without anyone keeping a list.
"""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.paths import resources
from app.ui import look

_NAME = "iconName"
_TONE = "iconTone"


def forget() -> None:
    """Draw every icon anew from now on, because the look has changed."""
    _drawn.cache_clear()


def icon(name: str, tone: str = "text") -> QIcon:
    """Return an icon by its Tabler name in the colour of a token, with a paler disabled state."""
    return _drawn(name, tone, look.icon_edge())


def pixmap(name: str, tone: str, edge: int) -> QPixmap:
    """Return one icon as a picture of a logical edge length."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _draw(name, look.current().table()[tone], edge, ratio)


def picture_icon(name: str) -> QIcon:
    """Return the program's own icon in the sizes that task bars ask for."""
    drawn = QIcon()
    for edge in (16, 32, 64, 128):
        drawn.addPixmap(_draw(name, look.current().accent, edge, 1.0))
    return drawn


def put(target: QAction | QAbstractButton | QLabel, name: str, tone: str = "text") -> None:
    """Give a button, action or label an icon that follows the look."""
    target.setProperty(_NAME, name)
    target.setProperty(_TONE, tone)
    _refresh(target)


def refresh_all(roots: Sequence[QObject]) -> None:
    """Redraw every bound icon below the given objects."""
    for root in roots:
        _refresh(root)
        for kind in (QAction, QAbstractButton, QLabel):
            for target in root.findChildren(kind):
                _refresh(target)


def recoloured(name: str, colour: str) -> bytes:
    """Return the SVG text of an icon with its one colour filled in."""
    return _source(name).replace(b"currentColor", colour.encode())


@cache
def _source(name: str) -> bytes:
    return resources("icons", f"{name}.svg").read_bytes()


@cache
def _drawn(name: str, tone: str, edge: int) -> QIcon:
    colours = look.current().table()
    drawn = QIcon()
    for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        drawn.addPixmap(_draw(name, colours[tone], edge, ratio), QIcon.Mode.Normal)
        drawn.addPixmap(_draw(name, colours["disabled"], edge, ratio), QIcon.Mode.Disabled)
    return drawn


def _draw(name: str, colour: str, edge: int, ratio: float) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(recoloured(name, colour)))
    picture = QPixmap(QSize(round(edge * ratio), round(edge * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _refresh(target: QObject) -> None:
    name = target.property(_NAME)
    if not name:
        return
    tone = target.property(_TONE)
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, tone, target.property("iconEdge") or look.icon_edge()))
    elif isinstance(target, QAction):
        target.setIcon(icon(name, tone))
    elif isinstance(target, QAbstractButton):
        target.setIcon(icon(name, tone))
        target.setIconSize(QSize(look.icon_edge(), look.icon_edge()))
