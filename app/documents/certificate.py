"""A certificate on paper: A4 landscape, the same bytes for the same content.

Words, inks and the number's form are data (`resources/templates/certificate.json`); composition
is here. Nothing asks the clock: every date on the sheet is part of the content.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from app.documents import fonts
from app.documents.fonts import MissingCharacter
from app.documents.ornament import draw_border, draw_corners, rosette
from app.documents.pen import Pen, broken, document
from app.documents.qr import draw_code
from app.documents.seal import draw_seal
from app.domain.numbering import NumberTemplate
from app.domain.units import plain
from app.paths import resources

Kind = Literal["project", "cycle"]

_PAGE: tuple[float, float] = landscape(A4)
_PAPER = "#FFFFFF"
_LEFT, _RIGHT = 42 * mm, _PAGE[0] - 42 * mm
_BODY_TOP, _BODY_FLOOR = 107 * mm, 70 * mm
_LEADING = 1.72


@dataclass(frozen=True, slots=True)
class CertificateContent:
    """Everything a certificate says. `masked_id` is already masked: a full number never gets here."""

    number: str
    kind: Kind
    holder: str
    masked_id: str
    unit: str
    project: str
    begins: date
    ends: date
    hours: Decimal
    credits: Decimal
    issuer: str
    issued_on: date

    def digest(self) -> bytes:
        """Return the SHA-256 of what the certificate says, independent of the file that says it."""
        said = {name: plain(v) if isinstance(v, Decimal) else str(v) for name, v in asdict(self).items()}
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8")).digest()


@dataclass(frozen=True)
class CertificateTemplate:
    """The words and inks of a place's certificates and the form of its numbers."""

    number: NumberTemplate
    inks: dict[str, str]
    title: str
    subtitle: dict[str, str]
    number_label: str
    greeting: str
    particulars: str
    body: dict[str, str]
    date: str
    verify: tuple[str, ...]
    footer: str


@cache
def template(name: str = "certificate") -> CertificateTemplate:
    """Return a shipped template by name."""
    data = json.loads(resources("templates", f"{name}.json").read_text(encoding="utf-8"))
    number = NumberTemplate(**data.pop("number"))
    return CertificateTemplate(number=number, verify=tuple(data.pop("verify")), **data)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rendered certificate, not yet signed, and the characters it could only show as boxes."""

    pdf: bytes
    missing: tuple[MissingCharacter, ...]


def render(content: CertificateContent, code: str, look: CertificateTemplate | None = None) -> Sheet:
    """Return the certificate as a PDF; `code` is the text of its QR symbol."""
    composer = _Composer(content, code, look or template())
    pdf, missing = document(
        _PAGE, f"{composer.look.title} {content.number}", content.number, fonts.KAI, composer.draw
    )
    return Sheet(pdf, missing)


@dataclass(frozen=True, slots=True)
class _Composer:
    content: CertificateContent
    code: str
    look: CertificateTemplate

    def draw(self, pen: Pen) -> None:
        self._ornament(pen)
        self._head(pen)
        self._body(pen)
        self._proof(pen)
        self._issuer(pen)

    def _ornament(self, pen: Pen) -> None:
        pen.ink(self.look.inks["pale"])
        pen.canvas.setLineWidth(0.35)
        pen.canvas.drawPath(rosette(_PAGE[0] / 2, 98 * mm, 62 * mm), stroke=1, fill=0)
        pen.ink(self.look.inks["gold"])
        draw_border(pen.canvas, _PAGE, 9 * mm)
        pen.ink(self.look.inks["red"])
        draw_corners(pen.canvas, _PAGE, 9 * mm, _PAPER)

    def _head(self, pen: Pen) -> None:
        middle = _PAGE[0] / 2
        pen.ink(self.look.inks["red"])
        pen.write(middle, 155 * mm, self.look.title, face=fonts.KAI, size=58, align="centre", spacing=34)
        pen.ink(self.look.inks["gold"])
        subtitle = self.look.subtitle[self.content.kind]
        wide = pen.write(middle, 142 * mm, subtitle, face=fonts.KAI, size=15, align="centre", spacing=3)
        pen.canvas.setLineWidth(0.8)
        for side in (-1, 1):
            near, far = middle + side * (wide / 2 + 6 * mm), middle + side * (wide / 2 + 34 * mm)
            pen.canvas.line(near, 143.8 * mm, far, 143.8 * mm)
        pen.ink(self.look.inks["quiet"])
        label = self.look.number_label.format(number=self.content.number)
        pen.write(_RIGHT, 131 * mm, label, face=fonts.SANS, size=10, align="right")

    def _body(self, pen: Pen) -> None:
        pen.ink(self.look.inks["text"])
        said = self.content
        greeting = self.look.greeting.format(holder=said.holder)
        pen.write(_LEFT, 122 * mm, greeting, face=fonts.KAI, size=_fitting(greeting, 24, 160 * mm))
        particulars = self.look.particulars.format(unit=said.unit, masked_id=said.masked_id)
        pen.write(
            _LEFT, 113.5 * mm, particulars, face=fonts.KAI, size=_fitting(particulars, 12.5, _RIGHT - _LEFT)
        )
        size, lines = self._paragraph()
        y = _BODY_TOP - size * 0.9
        for n, line in enumerate(lines):
            pen.write(_LEFT + (0 if n else 2 * size), y, line, face=fonts.KAI, size=size)
            y -= size * _LEADING

    def _paragraph(self) -> tuple[float, list[str]]:
        """Return the largest size at which the text fits its room, and its lines at that size."""
        said = self.content
        text = self.look.body[said.kind].format(
            begins=self._day(said.begins),
            ends=self._day(said.ends),
            project=said.project,
            hours=plain(said.hours),
            credits=plain(said.credits),
        )
        for size in (19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0):
            lines = broken(text, fonts.KAI, size, _RIGHT - _LEFT, indent=2 * size)
            if size * (0.9 + _LEADING * (len(lines) - 1)) <= _BODY_TOP - _BODY_FLOOR:
                break
        return size, lines

    def _proof(self, pen: Pen) -> None:
        side = 27 * mm
        pen.ink(self.look.inks["text"])
        draw_code(pen.canvas, _LEFT - 8 * mm, 28 * mm, side, self.code)
        pen.ink(self.look.inks["quiet"])
        for n, line in enumerate(self.look.verify):
            pen.write(_LEFT - 4 * mm + side, (38.5 - 4.6 * n) * mm, line, face=fonts.SANS, size=8.5)
        pen.write(_PAGE[0] / 2, 19.5 * mm, self.look.footer, face=fonts.SANS, size=8, align="centre")

    def _issuer(self, pen: Pen) -> None:
        middle = 218 * mm
        name = self.content.issuer
        # The seal first: where they cross, black ink stays readable on red, as on paper.
        draw_seal(pen.canvas, middle + 4 * mm, 43 * mm, name, self.look.inks["red"])
        pen.ink(self.look.inks["text"])
        pen.write(middle, 62 * mm, name, face=fonts.KAI, size=_fitting(name, 17, 96 * mm), align="centre")
        pen.write(middle, 29 * mm, self._day(self.content.issued_on), face=fonts.KAI, size=16, align="centre")

    def _day(self, day: date) -> str:
        return self.look.date.format(year=day.year, month=day.month, day=day.day)


def _fitting(text: str, size: float, room: float) -> float:
    """Return the size, made smaller when the text would leave its room."""
    return min(size, size * room / max(fonts.width(text, fonts.KAI, size), 1))
