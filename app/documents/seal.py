"""The picture of a round office seal: a ring, the office's name on an arc, a five-pointed star.

It is a picture and nothing more. What makes a paper trustworthy is the signature in the file;
the paper says so in words, and no text of ours calls this picture an electronic seal.
"""

import math

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.documents import fonts

RADIUS = 20 * mm
_RING = 1.1 * mm
_STAR = 6.4 * mm
# The name may use this part of the circle; a short name keeps its characters close together.
_WIDEST_ARC = math.radians(236)
_WIDEST_STEP = math.radians(26)
_LARGEST_LETTER = 6.4 * mm


def draw_seal(canvas: Canvas, x: float, y: float, name: str, colour: str, *, radius: float = RADIUS) -> None:
    """Draw the seal picture centred at (x, y). Draw it before the text it lies on."""
    canvas.saveState()
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor(colour))
    canvas.translate(x, y)
    canvas.scale(radius / RADIUS, radius / RADIUS)
    canvas.setLineWidth(_RING)
    canvas.circle(0, 0, RADIUS - _RING / 2, stroke=1, fill=0)
    canvas.drawPath(_star(canvas), stroke=0, fill=1)
    _write_arc(canvas, name)
    canvas.restoreState()


def _star(canvas: Canvas) -> PDFPathObject:
    """Return a regular pentagram; its inner corners lie at sin 18° / sin 54° of its radius."""
    inner = _STAR * math.sin(math.radians(18)) / math.sin(math.radians(54))
    path = canvas.beginPath()
    for corner in range(10):
        angle = math.radians(90 + 36 * corner)
        distance = inner if corner % 2 else _STAR
        point = (distance * math.cos(angle), distance * math.sin(angle))
        (path.lineTo if corner else path.moveTo)(*point)
    path.close()
    return path


def _write_arc(canvas: Canvas, name: str) -> None:
    """Write the name clockwise along the ring, its middle at the top, each letter standing on the centre."""
    letters = [
        (run.font, letter) for run in fonts.runs(name, fonts.SANS_BOLD) if run.font for letter in run.text
    ]
    if not letters:
        return
    step = min(_WIDEST_STEP, _WIDEST_ARC / max(1, len(letters) - 1))
    rim = RADIUS - _RING - 1.0 * mm
    size = min(_LARGEST_LETTER, step * rim * 0.86)
    first = step * (len(letters) - 1) / 2
    for place, (font, letter) in enumerate(letters):
        canvas.saveState()
        canvas.rotate(math.degrees(first - place * step))
        # A slender letter, as engraved seals have it: 0.82 of its width.
        canvas.translate(0, rim - size * 0.88)
        canvas.scale(0.82, 1)
        canvas.setFont(font, size)
        canvas.drawCentredString(0, 0, letter)
        canvas.restoreState()
