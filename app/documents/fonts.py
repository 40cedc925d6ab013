"""The four shipped fonts on paper: registered once, chosen per character, readable by machines.

No single free font holds every Chinese name, so each text is split into runs: the face of the
form, then Noto Sans SC, then HanaMinB (31 MB, loaded only for the first rare name). A character
that none of them holds becomes a visible box and a `MissingCharacter`, never a question mark.
"""

import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from app.paths import resources

KAI = "LXGWWenKai"
SANS = "NotoSansSC"
SANS_BOLD = "NotoSansSC-Bold"
RARE = "HanaMinB"

_FILES = {
    KAI: "LXGWWenKai-Regular.ttf",
    SANS: "NotoSansSC-Regular.ttf",
    SANS_BOLD: "NotoSansSC-Bold.ttf",
    RARE: "HanaMinB.ttf",
}
_FALLBACKS = (SANS, RARE)

# A CMap block may hold at most 100 entries (Adobe technical note 5014, section 1.4.1).
_CMAP_BLOCK = 100

_registering = threading.Lock()


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no shipped font can draw, and the text (usually a name) it stands in."""

    character: str
    text: str

    @property
    def code_point(self) -> str:
        """The code point as people look it up, such as U+3A4B."""
        return f"U+{ord(self.character):04X}"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters drawn with one font; `font` is None for characters shown as a box."""

    text: str
    font: str | None


def font(name: str) -> TTFont:
    """Return a shipped font, registering it with reportlab on first use."""
    with _registering:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(
                _EmbeddedFont(name, str(resources("fonts", _FILES[name])), asciiReadable=False)
            )
        return pdfmetrics.getFont(name)


def runs(text: str, face: str) -> list[Run]:
    """Split a text into runs that one font each can draw; characters without a shape are left out."""
    found: list[Run] = []
    for character in unicodedata.normalize("NFC", text):
        if _is_invisible(character):
            continue
        name = _font_for(character, face)
        if found and found[-1].font == name:
            found[-1] = Run(found[-1].text + character, name)
        else:
            found.append(Run(character, name))
    return found


def missing(text: str, face: str) -> Iterator[MissingCharacter]:
    """Yield the characters of a text that no shipped font can draw."""
    for run in runs(text, face):
        if run.font is None:
            yield from (MissingCharacter(character, text) for character in run.text)


def width(text: str, face: str, size: float) -> float:
    """Return the width of a text in points, its boxes included."""
    return sum(run_width(run, size) for run in runs(text, face))


def run_width(run: Run, size: float) -> float:
    """Return the width of one run in points; a box is one em wide."""
    if run.font is None:
        return size * len(run.text)
    return float(pdfmetrics.stringWidth(run.text, run.font, size))


@cache
def _font_for(character: str, face: str) -> str | None:
    # GBK's private-use code points were each office's own invention (造字): a glyph that a font
    # happens to hold there is somebody else's character.
    if unicodedata.category(character) == "Co":
        return None
    code = ord(character)
    return next((name for name in (face, *_FALLBACKS) if code in font(name).face.charToGlyph), None)


def _is_invisible(character: str) -> bool:
    """Say whether a character has no shape of its own: variation selectors, joiners, controls."""
    return unicodedata.category(character) in ("Cf", "Cc") or unicodedata.name(character, "").startswith(
        "VARIATION SELECTOR"
    )


class _EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A font whose text can be copied out of the PDF, rare characters included.

    reportlab writes `%04X` into the ToUnicode map, so U+2CB5A becomes five hex digits of which
    readers take the first four, and puts all entries into one block of up to 256.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = (b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))).decode(
                "pdfdoc"
            )
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode_map(base, subset)


def to_unicode_map(name: str, subset: list[int]) -> str:
    """Return the CMap that tells readers which character each code of a subset is."""
    entries = [f"<{code:02X}> <{_utf16(value)}>" for code, value in enumerate(subset) if value]
    blocks = [entries[at : at + _CMAP_BLOCK] for at in range(0, len(entries), _CMAP_BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        (*_cmap_head(name), *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
    )


def _cmap_head(name: str) -> tuple[str, ...]:
    return (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    )


def _utf16(value: int) -> str:
    return chr(value).encode("utf-16-be").hex().upper()
