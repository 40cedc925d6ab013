"""A claim: one piece of training that somebody says a teacher did, as CLAIMS.json writes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, Decimal

from app.domain.faults import LARGEST, amount_of, day_of
from app.errors import Refused

_CENT = Decimal("0.01")
_TEXTS = ("mode", "level", "grade", "role", "result", "work")


@dataclass(frozen=True, slots=True)
class Claim:
    """A readable claim; `index` is its place in the file."""

    index: int
    teacher: str
    day: date
    type: str
    mode: str
    first_day: date | None = None
    level: str | None = None
    hours: Decimal | None = None
    quantity: Decimal | None = None
    grade: str | None = None
    role: str | None = None
    result: str | None = None
    topics: tuple[str, ...] = ()
    evidence: bool = False
    work: str | None = None

    @property
    def days(self) -> int | None:
        """Return how many days the work lasted, or None when its first day was not told."""
        return None if self.first_day is None else (self.day - self.first_day).days + 1

    @property
    def order(self) -> tuple[str, ...]:
        """Return the place of the claim where caps bite: by date, then work, then content.

        The place in the file comes last of all and only parts claims that are equal in every
        word, so the order of a file never changes a total.
        """
        content = (self.type, self.mode, self.level, self.hours, self.quantity, self.grade)
        rest = (self.role, self.result, self.topics, self.evidence, self.first_day)
        return (self.day.isoformat(), self.work or "", *map(_plain, content), *map(_plain, rest))


@dataclass(frozen=True, slots=True)
class BadClaim:
    """A claim that cannot be read: it earns nothing and says why, and the others go on."""

    index: int
    teacher: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def _plain(value: object) -> str:
    """Write a value so that equal amounts are equal texts (`4` and `4.0`)."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


def read_file(content: bytes) -> list[Claim | BadClaim]:
    """Return the claims of a CLAIMS.json; only a file that is no list of claims at all is refused."""
    try:
        values = json.loads(
            content.decode("utf-8-sig"), parse_float=Decimal, parse_int=_whole, parse_constant=str
        )
    except (ValueError, RecursionError) as error:
        raise Refused("claim.not_json") from error
    if not isinstance(values, list):
        raise Refused("claim.not_a_list")
    return [read(value, index) for index, value in enumerate(values)]


def _whole(digits: str) -> int | Decimal:
    # int() raises above 4,300 digits; one absurd number must not cost the whole file.
    return int(digits) if len(digits) < 30 else Decimal(digits)


def read(value: object, index: int) -> Claim | BadClaim:
    """Return one claim, or what is wrong with it."""
    if not isinstance(value, Mapping):
        return BadClaim(index, "", "claim.not_an_object")
    teacher = _word(value.get("teacher"))
    if teacher is None:
        return BadClaim(index, "", "claim.no_teacher")
    try:
        return _claim(value, index, teacher)
    except _Unreadable as fault:
        return BadClaim(index, teacher, fault.code, fault.facts)


class _Unreadable(Exception):
    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def _claim(value: Mapping[str, object], index: int, teacher: str) -> Claim:
    day = _day(value, "date")
    first_day = None if value.get("from") in (None, "") else _day(value, "from")
    if day is None:
        raise _Unreadable("claim.no_date")
    if first_day is not None and first_day > day:
        raise _Unreadable("claim.backwards", first=first_day.isoformat(), last=day.isoformat())
    texts = {name: _text(value, name) for name in _TEXTS}
    return Claim(
        index=index,
        teacher=teacher,
        day=day,
        first_day=first_day,
        type=_text(value, "type") or "",
        mode=texts.pop("mode") or "",
        hours=_amount(value, "hours"),
        quantity=_amount(value, "quantity"),
        topics=_topics(value.get("topics")),
        evidence=value.get("evidence") is True,
        **texts,
    )


def _word(value: object) -> str | None:
    """Return a text or a whole number as text; spreadsheets turn teacher numbers into numbers."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        return None
    return value.strip() or None


def _text(value: Mapping[str, object], name: str) -> str | None:
    content = value.get(name)
    if content is None or content == "":
        return None
    word = _word(content)
    if word is None:
        raise _Unreadable("claim.not_text", field=name)
    return word


def _day(value: Mapping[str, object], name: str) -> date | None:
    content = value.get(name)
    if content in (None, ""):
        return None
    day = day_of(content)
    if day is None:
        raise _Unreadable("claim.not_date", field=name, value=_short(content))
    return day


def _amount(value: Mapping[str, object], name: str) -> Decimal | None:
    content = value.get(name)
    if content is None or content == "":
        return None
    amount = amount_of(content)
    if amount is None or not 0 <= amount <= LARGEST:
        raise _Unreadable("claim.not_number", field=name, value=_short(content))
    return amount.quantize(_CENT, ROUND_DOWN)


def _topics(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(topic, str) for topic in value):
        raise _Unreadable("claim.not_text", field="topics")
    return tuple(sorted(set(value)))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
