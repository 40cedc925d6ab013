"""What people type into dates, times and 学时, read as offices write them; what cannot be read is asked back."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication

from app.domain import cells
from app.domain.units import plain

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:点时])([0-5]\d)?分?|([01]?\d|2[0-3])([0-5]\d)")
_DAY_WITHOUT_YEAR = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
_MOST_HOURS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text cannot be taken: a sentence that says how to write it."""

    sentence: str


def read_date(text: str) -> str | Unreadable:
    """Return YYYY-MM-DD, empty for nothing; `9.5` and months without a day are asked back."""
    written = "".join(cells.text(text).split())
    if not written:
        return ""
    found = cells.read_day(written)
    if isinstance(found, cells.Day) and found.exact:
        return found.first.isoformat()
    if _DAY_WITHOUT_YEAR.fullmatch(written):
        sentence = QCoreApplication.translate("PlanEntry", "“{text}”没有写年份，请写成 2026-09-05 的样子。")
    elif isinstance(found, cells.Day):
        sentence = QCoreApplication.translate("PlanEntry", "“{text}”没有写到日，请写成 2026-09-05 的样子。")
    else:
        sentence = QCoreApplication.translate("PlanEntry", "“{text}”不是日期，请写成 2026-09-05 的样子。")
    return Unreadable(sentence.format(text=text))


def read_time(text: str) -> str | Unreadable:
    """Return HH:MM, empty for nothing; 14:30, 14：30, 1430 and 14点30分 are understood."""
    written = "".join(cells.text(text).replace("：", ":").split())
    if not written:
        return ""
    match = _TIME.fullmatch(written)
    if match is None:
        sentence = QCoreApplication.translate("PlanEntry", "“{text}”不是时间，请写成 14:30 的样子。")
        return Unreadable(sentence.format(text=text))
    hour, minute = match[1] or match[3], match[2] or match[4] or "0"
    return f"{int(hour):02d}:{int(minute):02d}"


def read_hours(text: str) -> Decimal | Unreadable:
    """Return 学时 of at most two decimals, 0 for nothing."""
    written = "".join(cells.text(text).split()).removesuffix("学时")
    if not written:
        return Decimal(0)
    try:
        found = Decimal(written)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= _MOST_HOURS or found != round(found, 2):
        sentence = QCoreApplication.translate("PlanEntry", "“{text}”不是学时数，请写成 4 或 1.5 的样子。")
        return Unreadable(sentence.format(text=text))
    return Decimal(plain(found))


def read_money(text: str) -> int | Unreadable:
    """Return an amount in fen, 0 for nothing; thousands separators and 元 are understood."""
    written = "".join(cells.text(text).split()).replace(",", "").replace("，", "").removesuffix("元")
    if not written:
        return 0
    if re.fullmatch(r"\d{1,8}(\.\d{1,2})?", written):
        return int(Decimal(written) * 100)
    sentence = QCoreApplication.translate("PlanEntry", "“{text}”不是金额，请写成 600 或 1200.50 的样子。")
    return Unreadable(sentence.format(text=text))
