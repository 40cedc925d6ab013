"""Walk through untrusted JSON noting every fault with its path, instead of stopping at the first."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

LARGEST = Decimal(100_000)
_REMARKS = {"note"}
_MISSING = object()
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where in the file, which rule it breaks, and the facts of its sentence."""

    path: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Node:
    """One value of the file and its path; a fault is noted and a harmless value stands in for it."""

    def __init__(self, value: object, path: str, faults: list[Fault]) -> None:
        self.value = value
        self.path = path
        self._faults = faults

    def fault(self, code: str, **facts: object) -> None:
        """Note that something is wrong with this value; `keys` has already named one that is missing."""
        if self.value is not _MISSING:
            self._faults.append(Fault(self.path or "$", code, facts))

    def keys(self, required: str, optional: str = "") -> None:
        """Note fields that are missing, and unknown ones: a misspelt rule must not pass as no rule."""
        if not isinstance(self.value, dict):
            self.fault("rulepack.not_object")
            return
        wanted = required.split()
        for name in wanted:
            if name not in self.value:
                self.fault("rulepack.missing", field=name)
        for name in self.value.keys() - _REMARKS - {*wanted, *optional.split()}:
            self.fault("rulepack.unknown_field", field=name)

    def has(self, name: str) -> bool:
        """Tell whether the object has a field with a value."""
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def at(self, name: str) -> "Node":
        """Return a field of the object."""
        value = self.value.get(name, _MISSING) if isinstance(self.value, dict) else _MISSING
        return Node(value, f"{self.path}.{name}" if self.path else name, self._faults)

    def each(self) -> Iterator["Node"]:
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            self.fault("rulepack.not_list")
            return
        for n, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{n}]", self._faults)

    def named(self) -> Iterator[tuple[str, "Node"]]:
        """Return the fields of an object whose names are the file's own."""
        if not isinstance(self.value, dict):
            self.fault("rulepack.not_object")
            return
        for name in self.value:
            yield name, self.at(name)

    def text(self) -> str:
        """Read a text that is not blank."""
        if isinstance(self.value, str) and self.value.strip():
            return self.value
        self.fault("rulepack.not_text")
        return ""

    def optional_text(self) -> str | None:
        """Read a text that may be missing."""
        return None if self.value in (None, _MISSING) else self.text()

    def choice(self, words: tuple[str, ...]) -> str:
        """Read one of a few words."""
        if self.value in words:
            return str(self.value)
        self.fault("rulepack.not_choice", value=self.value, choices="、".join(words))
        return words[0]

    def known(self, names: Collection[str], what: str) -> str:
        """Read a name that must be declared elsewhere in the file."""
        name = self.text()
        if name and name not in names:
            self.fault("rulepack.unknown_name", value=name, what=what)
        return name

    def whole(self, least: int) -> int:
        """Read a whole number."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= 10_000:
            return value
        self.fault("rulepack.not_whole", value=value, least=least)
        return max(least, 1)

    def number(self, least: Decimal = Decimal(0)) -> Decimal:
        """Read an amount; it is written as text, so that no reader turns it into a float."""
        amount = amount_of(self.value) if isinstance(self.value, str) else None
        if amount is not None and least <= amount <= LARGEST:
            return amount
        self.fault("rulepack.not_number", value=self.value)
        return Decimal(1)

    def positive(self) -> Decimal:
        """Read an amount above nothing."""
        return self.number(Decimal("0.01"))

    def flag(self) -> bool:
        """Read true or false."""
        if isinstance(self.value, bool):
            return self.value
        self.fault("rulepack.not_flag", value=self.value)
        return False

    def day(self) -> date:
        """Read a date written YYYY-MM-DD."""
        day = day_of(self.value)
        if day is None:
            self.fault("rulepack.not_date", value=self.value)
        return day or date(2000, 1, 1)


def day_of(value: object) -> date | None:
    """Return the day that a text written YYYY-MM-DD names, or None."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def amount_of(value: object) -> Decimal | None:
    """Return the finite amount that a number or a text states, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        return None
    try:
        amount = Decimal(value)
    except (InvalidOperation, ValueError):
        return None
    return amount if amount.is_finite() else None
