"""Forms to be filled in with a pen: the sign-in sheet of a session. Black on white, A4 upright."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from app.documents import fonts
from app.documents.fonts import MissingCharacter
from app.documents.pen import Pen, broken, document

# reportlab ships no types: its lengths are floats.
_MM: float = mm
_LEFT, _RIGHT = 18 * _MM, float(A4[0]) - 18 * _MM
_TOP = float(A4[1]) - 18 * _MM
_FOOT = 16 * _MM
_ROW = 9.6 * _MM
_HEADING = 8.4 * _MM
_INK = "#000000"
_FIRST_ROWS, _NEXT_ROWS = 19, 24


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person expected: 教师编号 and name. An ID number never stands on a list that goes round."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sign-in sheet says; `spare` empty rows are for people who come without being listed."""

    office: str
    plan: str
    topic: str
    held_on: date | None
    time: str
    place: str
    speaker: str
    minutes: int
    rows: Sequence[SheetRow]
    spare: int = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A rendered form, and the characters it could only show as boxes."""

    pdf: bytes
    missing: tuple[MissingCharacter, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: float


_COLUMNS = (
    _Column("序号", 12 * _MM),
    _Column("教师编号", 38 * _MM),
    _Column("姓名", 34 * _MM),
    _Column("签名", 40 * _MM),
    _Column("签到时间", 24 * _MM),
    _Column("备注", _RIGHT - _LEFT - 148 * _MM),
)


def sign_in_sheet(content: SheetContent) -> Form:
    """Return the sign-in sheet of a session, its heading repeated on every page, page n of m."""
    rows = [*content.rows, *(SheetRow("", "") for _ in range(content.spare))]
    pages = _pages(rows)

    def draw(pen: Pen) -> None:
        number = 0
        for n, page in enumerate(pages, 1):
            y = _title(pen, content) if n == 1 else _short_title(pen, content)
            y = _heading(pen, y)
            for row in page:
                number += 1
                y = _line(pen, y, (str(number), row.code, row.name, "", "", ""))
            if n == len(pages):
                _closing(pen, y)
            _footer(pen, content, n, len(pages))
            pen.canvas.showPage()

    pdf, missing = document(A4, f"签到表 {content.topic}", content.plan, fonts.SANS, draw)
    return Form(pdf, missing)


def _pages(rows: Sequence[SheetRow]) -> list[Sequence[SheetRow]]:
    """Share the rows out; the closing lines need the room of two rows on the last page."""
    following = range(_FIRST_ROWS, len(rows), _NEXT_ROWS)
    return [rows[:_FIRST_ROWS], *(rows[start : start + _NEXT_ROWS] for start in following)]


def _title(pen: Pen, content: SheetContent) -> float:
    pen.ink(_INK)
    middle = A4[0] / 2
    pen.write(
        middle, _TOP - 6 * _MM, "校本研修签到表", face=fonts.SANS_BOLD, size=20, align="centre", spacing=2
    )
    y = _TOP - 17 * _MM
    for label, text in _facts(content):
        for n, part in enumerate(broken(text, fonts.SANS, 11, _RIGHT - _LEFT - 24 * _MM)[:2] or [""]):
            if n == 0:
                pen.write(_LEFT, y, label, face=fonts.SANS_BOLD, size=11)
            pen.write(_LEFT + 24 * _MM, y, part, face=fonts.SANS, size=11)
            y -= 6.6 * _MM
    return y


def _facts(content: SheetContent) -> tuple[tuple[str, str], ...]:
    day = content.held_on
    when = f"{day.year}年{day.month}月{day.day}日　" if day else ""
    return (
        ("学　　校", content.office),
        ("项　　目", content.plan),
        ("活动主题", content.topic),
        ("时　　间", f"{when}{content.time}　（{content.minutes} 分钟）"),
        ("地　　点", f"{content.place}　　　主讲人：{content.speaker}"),
    )


def _short_title(pen: Pen, content: SheetContent) -> float:
    pen.ink(_INK)
    text = broken(f"签到表（续）　{content.topic}", fonts.SANS_BOLD, 12, _RIGHT - _LEFT)[0]
    pen.write(_LEFT, _TOP - 5 * _MM, text, face=fonts.SANS_BOLD, size=12)
    return _TOP - 9 * _MM


def _heading(pen: Pen, y: float) -> float:
    pen.canvas.setLineWidth(1.1)
    x = _LEFT
    for column in _COLUMNS:
        pen.canvas.rect(x, y - _HEADING, column.width, _HEADING)
        middle = x + column.width / 2
        pen.write(middle, y - 5.8 * _MM, column.title, face=fonts.SANS_BOLD, size=10.5, align="centre")
        x += column.width
    return y - _HEADING


def _line(pen: Pen, y: float, cells: Sequence[str]) -> float:
    pen.canvas.setLineWidth(0.5)
    x = _LEFT
    for column, text in zip(_COLUMNS, cells, strict=True):
        pen.canvas.rect(x, y - _ROW, column.width, _ROW)
        room = column.width - 3 * _MM
        size = min(11.0, 11.0 * room / max(fonts.width(text, fonts.SANS, 11), 1))
        pen.write(x + column.width / 2, y - 6.3 * _MM, text, face=fonts.SANS, size=size, align="centre")
        x += column.width
    return y - _ROW


def _closing(pen: Pen, y: float) -> None:
    text = "应到＿＿＿人　实到＿＿＿人　　记录人：＿＿＿＿＿＿　　负责人：＿＿＿＿＿＿"
    pen.write(_LEFT, y - 9 * _MM, text, face=fonts.SANS, size=10.5)


def _footer(pen: Pen, content: SheetContent, page: int, pages: int) -> None:
    pen.write(_LEFT, _FOOT - 6 * _MM, content.office, face=fonts.SANS, size=8.5)
    pen.write(
        _RIGHT, _FOOT - 6 * _MM, f"第 {page} 页　共 {pages} 页", face=fonts.SANS, size=8.5, align="right"
    )
