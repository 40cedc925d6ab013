"""The border and the pale rosette of a certificate: drawn once as paths, reused on every sheet."""

import math
from functools import cache
from itertools import product

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

_BAND = 5.2 * mm
_KEY = 5.2 * mm
_CORNER = 12.5 * mm


def draw_border(canvas: Canvas, page: tuple[float, float], margin: float) -> None:
    """Draw two frames with a fret (回纹) between them and a square 回 at each corner.

    The caller sets the ink; everything is line work, so that it prints in black and white.
    """
    across, up = page
    canvas.setLineJoin(0)
    canvas.setLineCap(2)
    for inset, line in ((margin, 1.6), (margin + _BAND + 2.2 * mm, 0.7)):
        canvas.setLineWidth(line)
        canvas.rect(inset, inset, across - 2 * inset, up - 2 * inset)
    canvas.setLineWidth(0.75)
    canvas.drawPath(_fret(across, up, margin + 1.1 * mm), stroke=1, fill=0)


def draw_corners(canvas: Canvas, page: tuple[float, float], margin: float, paper: str) -> None:
    """Draw the squares at the four corners over the frames, on a ground of the paper's colour."""
    across, up = page
    for x in (margin, across - margin - _CORNER):
        for y in (margin, up - margin - _CORNER):
            _corner(canvas, x, y, paper)


def _corner(canvas: Canvas, x: float, y: float, paper: str) -> None:
    for inset, line in ((0.0, 1.6), (2.4 * mm, 1.0), (4.6 * mm, 1.8)):
        canvas.setLineWidth(line)
        canvas.saveState()
        canvas.setFillColor(paper)
        canvas.rect(x + inset, y + inset, _CORNER - 2 * inset, _CORNER - 2 * inset, stroke=1, fill=1)
        canvas.restoreState()


@cache
def _fret(across: float, up: float, inset: float) -> PDFPathObject:
    """Return the fret along all four sides, a whole number of keys on each, corners left free."""
    path = PDFPathObject()
    free = _CORNER + 0.8 * mm
    for along, depth, lying in ((across, up, True), (up, across, False)):
        room = along - 2 * (inset + free)
        keys = round(room / _KEY)
        for key, far in product(range(keys), (False, True)):
            start = inset + free + key * room / keys
            for n, (a, b) in enumerate(_KEY_SHAPE):
                far_or_near = depth - inset - b * _BAND if far else inset + b * _BAND
                at = start + a * room / keys
                point = (at, far_or_near) if lying else (far_or_near, at)
                (path.lineTo if n else path.moveTo)(*point)
    return path


# One key of the fret in its own square: in along the bottom, round the spiral, out at the bottom.
_KEY_SHAPE = (
    (0.0, 0.08), (0.0, 0.92), (0.82, 0.92), (0.82, 0.3), (0.3, 0.3), (0.3, 0.64), (0.56, 0.64),
)  # fmt: skip


@cache
def rosette(x: float, y: float, radius: float) -> PDFPathObject:
    """Return a guilloche rosette: three rings of waves, to be stroked in a very pale ink."""
    path = PDFPathObject()
    for petals, depth, scale, turns in ((24, 0.16, 1.0, 1), (18, 0.22, 0.78, 1), (12, 0.3, 0.52, 1)):
        for shift in range(6):
            _wave(path, (x, y), radius * scale, depth, petals, 2 * math.pi * shift / 6 * turns)
    return path


def _wave(
    path: PDFPathObject, centre: tuple[float, float], radius: float, depth: float, petals: int, phase: float
) -> None:
    points = petals * 8
    for n in range(points):
        angle = 2 * math.pi * n / points
        distance = radius * (1 - depth / 2 + depth / 2 * math.sin(petals * angle + phase))
        point = (centre[0] + distance * math.cos(angle), centre[1] + distance * math.sin(angle))
        (path.lineTo if n else path.moveTo)(*point)
    path.close()
