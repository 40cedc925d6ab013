"""Writing on a reportlab page: mixed fonts, alignment, Chinese line breaking, boxes for missing glyphs."""

import io
from collections.abc import Callable
from typing import Any, Literal

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from app.documents import fonts
from app.documents.fonts import MissingCharacter

# Binary streams: a fifth smaller than ASCII 85, which reportlab would also write in plain Python.
rl_config.useA85 = 0

Align = Literal["left", "centre", "right"]

# Signs that must not begin a line, and signs that must not end one (GB/T 15834).
_NOT_FIRST = frozenset("，。、；：？！）》】”’』」…—·%％")
_NOT_LAST = frozenset("（《【“‘『「")
# U+2060 between two characters of a template keeps them on one line, as in "24 学时".
_JOINER = "\u2060"


class Pen:
    """A page being written on. `missing` collects the characters that had to become boxes."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.missing: list[MissingCharacter] = []

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        face: str,
        size: float,
        align: Align = "left",
        spacing: float = 0,
    ) -> float:
        """Write one line with its baseline at `y` and return its width; `spacing` parts the characters."""
        pieces = fonts.runs(text, face)
        total = sum(fonts.run_width(run, size) for run in pieces) + spacing * max(
            0, sum(len(r.text) for r in pieces) - 1
        )
        at = x - {"left": 0.0, "centre": total / 2, "right": total}[align]
        for run in pieces:
            if run.font is None:
                at = self._boxes(at, y, run.text, text, size, spacing)
                continue
            line = self.canvas.beginText(at, y)
            line.setFont(run.font, size)
            line.setCharSpace(spacing)
            line.textOut(run.text)
            self.canvas.drawText(line)
            at += fonts.run_width(run, size) + spacing * len(run.text)
        return float(total)

    def ink(self, colour: str) -> None:
        """Fill and stroke with a colour written as #RRGGBB."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.setStrokeColor(HexColor(colour))

    def _boxes(self, x: float, y: float, characters: str, text: str, size: float, spacing: float) -> float:
        """Draw a crossed box per character: seen at a glance, never mistaken for a character."""
        side = size * 0.8
        for character in characters:
            self.missing.append(MissingCharacter(character, text))
            left, low = x + size * 0.1, y - size * 0.08
            self.canvas.setLineWidth(size / 24)
            self.canvas.rect(left, low, side, side, stroke=1, fill=0)
            self.canvas.line(left, low, left + side, low + side)
            self.canvas.line(left, low + side, left + side, low)
            x += size + spacing
        return x


def broken(text: str, face: str, size: float, measure: float, *, indent: float = 0) -> list[str]:
    """Break a text into lines no wider than `measure`, the first one shortened by `indent`."""
    lines: list[list[str]] = []
    line: list[str] = []
    room = measure - indent
    for word in _words(text):
        if line and fonts.width("".join((*line, word)), face, size) > room:
            kept, line = _parted(line, word)
            lines.append(kept)
            room = measure
        line.append(word)
    return ["".join(words) for words in (*lines, line) if words]


def _parted(line: list[str], following: str) -> tuple[list[str], list[str]]:
    """Take words over to the next line so that no sign stands at the wrong end."""
    at = len(line)
    while at > 1 and ((line[at:] or [following])[0][0] in _NOT_FIRST or line[at - 1][-1] in _NOT_LAST):
        at -= 1
    return line[:at], line[at:]


def _words(text: str) -> list[str]:
    """Split into what may stand on a line of its own: each Chinese character, each Latin word or number."""
    words: list[str] = []
    for character in text:
        if words and _belong_together(words[-1][-1], character):
            words[-1] += character
        else:
            words.append(character)
    return words


def _belong_together(before: str, after: str) -> bool:
    if _JOINER in (before, after):
        return True
    return before.isascii() and after.isascii() and not (before.isspace() or after.isspace())


def document(
    page: tuple[float, float], title: str, subject: str, face: str, draw: Callable[[Pen], None]
) -> tuple[bytes, tuple[MissingCharacter, ...]]:
    """Return a PDF whose bytes depend on its content alone, with the characters that could not be drawn.

    `initialFontName` keeps reportlab from listing a Helvetica that is not embedded; `invariant`
    takes the present time and random ids out of the file.
    """
    out = io.BytesIO()
    fonts.font(face)
    canvas: Any = Canvas(
        out, pagesize=page, invariant=1, initialFontName=face, lang="zh-CN", pageCompression=1
    )
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setAuthor("")
    canvas.setCreator("研修簿")
    canvas.setProducer("研修簿")
    pen = Pen(canvas)
    draw(pen)
    canvas.save()
    return out.getvalue(), tuple(pen.missing)
