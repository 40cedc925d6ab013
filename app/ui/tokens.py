"""The colours of both looks, as data; every text colour keeps WCAG 4.5:1 on its ground, input borders 3:1."""

from dataclasses import asdict, dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. `*_tint` is the ground behind text of the same name."""

    name: str
    ground: str
    surface: str
    stripe: str
    sidebar: str
    header: str
    line: str
    input_line: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    selection: str
    hover: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    focus: str

    def table(self) -> dict[str, str]:
        """Return the names the style sheet uses (`@accent`) with their values."""
        return asdict(self)


LIGHT = Tokens(
    name="light",
    ground="#F3F5F7",
    surface="#FDFDFD",
    stripe="#F8F9FB",
    sidebar="#E8ECF1",
    header="#E9EDF1",
    line="#C9D1D9",
    input_line="#7E8B97",
    text="#1F2933",
    muted="#55606B",
    disabled="#8A949E",
    accent="#1F5FA8",
    accent_hover="#184C87",
    accent_tint="#DBE7F3",
    on_accent="#FFFFFF",
    selection="#DBE7F3",
    hover="#EDF2F7",
    ok="#1E7145",
    ok_tint="#E2F1E8",
    warn="#8A5300",
    warn_tint="#FCF0DA",
    bad="#A4262C",
    bad_tint="#FAE5E5",
    focus="#1F5FA8",
)

CONTRAST = Tokens(
    name="contrast",
    ground="#000000",
    surface="#000000",
    stripe="#0D0D0D",
    sidebar="#000000",
    header="#1A1A1A",
    line="#8C8C8C",
    input_line="#FFFFFF",
    text="#FFFFFF",
    muted="#D6D6D6",
    disabled="#9A9A9A",
    accent="#FFE600",
    accent_hover="#FFF27A",
    accent_tint="#3A3400",
    on_accent="#000000",
    selection="#3A3400",
    hover="#262626",
    ok="#7CFC8A",
    ok_tint="#00280A",
    warn="#FFC24D",
    warn_tint="#2E1F00",
    bad="#FF9A9A",
    bad_tint="#3A0505",
    focus="#FFE600",
)

LOOKS = {look.name: look for look in (LIGHT, CONTRAST)}


class Tone(StrEnum):
    """What a status wants from the reader: always symbol, word and colour, for black-and-white print too."""

    OK = "ok"
    WAIT = "warn"
    BAD = "bad"
    ACTIVE = "accent"
    QUIET = "muted"

    @property
    def symbol(self) -> str:
        """Return the mark that tells this tone without its colour."""
        return _SYMBOLS[self]


_SYMBOLS = {Tone.OK: "✓", Tone.WAIT: "●", Tone.BAD: "▲", Tone.ACTIVE: "◆", Tone.QUIET: "○"}


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two `#RRGGBB` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
