"""The look of the whole program: palette, style sheet, font size and icons, changed together at run time."""

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui import icons
from app.ui import look as look_in_force
from app.ui.tokens import LIGHT, LOOKS, Tokens

FAMILIES = ["Noto Sans SC", "HanaMinB", "SimSun-ExtB", "sans-serif"]
POINTS = range(9, 18)
NORMAL_POINTS = 10


class Theme(QObject):
    """Owns the look of the running program; `changed` comes after everything has been restyled."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._look: Tokens = LIGHT
        self._points = NORMAL_POINTS
        self._sheet = resources("theme", "app.qss").read_text(encoding="utf-8")

    @property
    def look(self) -> Tokens:
        return self._look

    @property
    def points(self) -> int:
        return self._points

    @property
    def percent(self) -> int:
        """The font size in percent of the normal size, as the window shows it."""
        return round(self._points * 100 / NORMAL_POINTS)

    @property
    def at_largest(self) -> bool:
        return self._points == POINTS[-1]

    @property
    def at_smallest(self) -> bool:
        return self._points == POINTS[0]

    @property
    def at_normal(self) -> bool:
        return self._points == NORMAL_POINTS

    def apply(self, *, look: str | None = None, points: int | None = None) -> None:
        """Restyle the program; what is not given stays as it is."""
        self._look = LOOKS.get(look or self._look.name, LIGHT)
        self._points = min(max(points or self._points, POINTS[0]), POINTS[-1])
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPointSize(self._points)
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        self._app.setFont(font)
        self._app.setPalette(palette(self._look))
        look_in_force.use(self._look, round(QFontMetrics(font).height() * 0.95))
        icons.forget()
        self._app.setStyleSheet(self._filled())
        icons.refresh_all(self._app.topLevelWidgets())
        self.changed.emit()

    def larger(self) -> None:
        """Go to the next larger font size, staying at the largest."""
        self.apply(points=self._points + 1)

    def smaller(self) -> None:
        """Go to the next smaller font size, staying at the smallest."""
        self.apply(points=self._points - 1)

    def _filled(self) -> str:
        values = self._look.table() | {
            "small": f"{self._points * 0.9:.2f}pt",
            "large": f"{self._points * 1.1:.2f}pt",
            "title": f"{self._points * 1.4:.2f}pt",
            "figure": f"{self._points * 2:.2f}pt",
            "theme_folder": resources("theme", self._look.name).as_posix(),
        }
        return re.sub(r"@(\w+)", lambda found: values[found[1]], self._sheet)


def palette(look: Tokens) -> QPalette:
    """Return the Qt palette of a look, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: look.ground,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.stripe,
        role.Text: look.text,
        role.PlaceholderText: look.muted,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.ToolTipBase: look.surface,
        role.ToolTipText: look.text,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Accent: look.accent,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.disabled))
    return made
