"""The colours and the icon size in force, for the few places that paint by themselves."""

from functools import cache

from PySide6.QtGui import QColor

from app.ui.tokens import LIGHT, Tokens

_look: Tokens = LIGHT
_icon_edge = 18


def use(look: Tokens, icon_edge: int) -> None:
    """Paint in this look from now on."""
    global _look, _icon_edge
    _look, _icon_edge = look, icon_edge
    colour.cache_clear()


def current() -> Tokens:
    """Return the look in force."""
    return _look


def icon_edge() -> int:
    """Return the logical edge of an icon that stands beside text."""
    return _icon_edge


@cache
def colour(name: str) -> QColor:
    """Return the colour of a token in the look in force."""
    return QColor(_look.table()[name])
