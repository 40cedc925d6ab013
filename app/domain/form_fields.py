"""Fields of a form as a file gives them: each is what it claims to be, or is refused by its name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NoReturn

from app.domain.snapshot import BudgetLine
from app.domain.units import to_hundredths
from app.errors import Refused

_TIME = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_LARGEST = Decimal(10_000_000)
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object of a form; `at` is where it stands, for the names in refusals."""

    values: Mapping[str, object]
    at: str = ""

    @classmethod
    def of(cls, value: object, at: str = "") -> "Fields":
        """Return the fields of a value that must be an object."""
        if not isinstance(value, Mapping):
            raise Refused("plan.field_not_object", field=at.rstrip("."), value=_quoted(value))
        return cls(value, at)

    def unknown(self, known: frozenset[str]) -> list[str]:
        """Return the names that mean nothing here."""
        return [self.at + key for key in sorted(set(self.values) - known)]

    def required(self, key: str) -> str:
        """Return a text that must be there."""
        found = self.text(key)
        if not found:
            raise Refused("plan.field_missing", field=self.at + key)
        return found

    def text(self, key: str) -> str:
        """Return a text without surrounding space, empty when it is not given."""
        return self._clean(self.values.get(key), key)

    def texts(self, key: str) -> list[str]:
        """Return a list of texts without the empty ones."""
        found = (self._clean(value, f"{key}.{n}") for n, value in enumerate(self._list(key), 1))
        return [text for text in found if text]

    def objects(self, key: str) -> list["Fields"]:
        """Return a list of objects, each knowing its number."""
        return [Fields.of(value, f"{self.at}{key}.{n}.") for n, value in enumerate(self._list(key), 1)]

    def date(self, key: str) -> str:
        """Return a date as YYYY-MM-DD; `2026-9-5` and `2026年9月5日` are understood, `9.5` is not."""
        found = self.text(key)
        match = _DATE.fullmatch(found)
        if not found:
            return ""
        try:
            return date(*map(int, match.groups())).isoformat() if match else self._no("date", key, found)
        except ValueError:
            self._no("date", key, found)

    def time(self, key: str) -> str:
        """Return a time as HH:MM."""
        found = self.text(key)
        match = _TIME.fullmatch(found)
        if found and not match:
            self._no("time", key, found)
        return f"{int(match[1]):02d}:{match[2]}" if match else ""

    def number(self, key: str) -> Decimal:
        """Return a number of at most two decimals, 0 when it is not given."""
        value = self.values.get(key)
        if value is None or value == "":
            return Decimal(0)
        found = _decimal(value)
        if found is None or abs(found) > _LARGEST or found != round(found, 2):
            self._no("number", key, value)
        return round(found, 2).normalize() + Decimal(0)

    def choice(self, key: str, allowed: type[StrEnum]) -> str:
        """Return one of a closed list's values, empty when it is not given."""
        found = self.text(key)
        known = [member.value for member in allowed]
        if found and found not in known:
            shown = "、".join(known)
            raise Refused("plan.field_not_choice", field=self.at + key, value=found, allowed=shown)
        return found

    def budget(self) -> tuple[BudgetLine, ...]:
        """Return the lines of the field `budget`."""
        lines = self.objects("budget")
        return tuple(BudgetLine(line.text("item"), to_hundredths(line.number("amount"))) for line in lines)

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._no("list", key, value)
        return value

    def _clean(self, value: object, key: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
            self._no("text", key, value)
        return value.strip()

    def _no(self, what: str, key: str, value: object) -> NoReturn:
        raise Refused(f"plan.field_not_{what}", field=self.at + key, value=_quoted(value))


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _quoted(value: object) -> str:
    """Return a value short enough for a sentence, and printable."""
    text = str(value).encode("utf-8", "replace").decode()
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
