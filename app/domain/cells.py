"""What a spreadsheet cell says: text without accidents, dates in the forms that offices write."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_YEAR = re.compile(r"(\d{4})年?")
_SERIAL = re.compile(r"[1-6]\d{4}(\.\d+)?")
# Only letters, digits and what stands in dates and masks: （） and “” belong to school names.
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0) in "+-./*"} | {
    wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0).isalnum()
}
# Spreadsheets count days from here; they wrongly hold 1900 for a leap year, so 1 is 1899-12-31.
_SERIAL_ZERO = date(1899, 12, 30)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0\d{2,3})?\d{7,8}(转\d{1,6})?")
_MASKED_PHONE = re.compile(r"\d{0,3}\*{3,}\d{2,4}")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exactly as it was written: `2001.9` gives the first of September and its last day."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        return self.first == self.last

    @property
    def to_the_month(self) -> bool:
        return (self.last - self.first).days < 31

    def agrees(self, day: date) -> bool:
        """True when a day known from elsewhere is one of those this text may mean."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why a cell is no date; `proposal` is what it may have meant."""

    code: str
    proposal: str | None = None


def text(cell: Cell) -> str:
    """Write a cell as text: half width, no invisible characters, whole numbers without `.0`."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        plain = cell if cell.isascii() else unicodedata.normalize("NFC", cell).translate(_HALF_WIDTH)
        return plain.strip() if plain.isprintable() else "".join(c for c in plain if _is_visible(c)).strip()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def read_day(cell: Cell) -> Day | DateProblem:
    """Read a date: a date cell, a serial number, 2001-09-01, 2001.9, 1980年5月, 20010901."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return Day(cell, cell)
    # As a number, October 2001 written 2001.10 cannot be told from January written 2001.1.
    if isinstance(cell, float) and re.fullmatch(r"\d{4}\.1", str(cell)):
        return DateProblem("date.ambiguous", f"{int(cell)}年10月")
    return _from_text("".join(text(cell).split()))


def is_plausible(day: Day, today: date) -> bool:
    """True for a date a working person's record may hold: after 1900 and not to come."""
    return date(1900, 1, 1) <= day.first <= today


def phone(cell: Cell) -> str | None:
    """Return a telephone number without spaces and dashes, or None when it is none."""
    bare = re.sub(r"[\s()\-—]|\.0$", "", text(cell))
    number = re.sub(r"^\+?86(?=1)", "", bare)
    return number if _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number) else None


def is_masked_phone(written: str) -> bool:
    """True for a telephone number whose middle an export has hidden."""
    return _MASKED_PHONE.fullmatch(written) is not None


def _is_visible(character: str) -> bool:
    """True for what shows, and for private-use characters, which are flagged rather than lost."""
    return character in " \n" or unicodedata.category(character) not in ("Cc", "Cf", "Cn", "Cs")


def _from_text(written: str) -> Day | DateProblem:
    if found := _DAY.fullmatch(written) or _MONTH.fullmatch(written) or _YEAR.fullmatch(written):
        return _day(*(int(part) for part in found.groups()))
    if _SERIAL.fullmatch(written):
        day = _SERIAL_ZERO + timedelta(days=int(float(written)))
        return Day(day, day)
    if found := _COMPACT.fullmatch(written):
        return _day(*(int(part) for part in found.groups() if part))
    return DateProblem("date.unreadable")


def _day(year: int, month: int = 0, day: int = 0) -> Day | DateProblem:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return DateProblem("date.unreadable")
    if day:
        return Day(first, first)
    last_month = month or 12
    return Day(first, date(year, last_month, monthrange(year, last_month)[1]))
