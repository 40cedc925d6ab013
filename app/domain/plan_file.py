"""Reading PLAN.json, the written form of a plan, into its content; every refusal names the field.

A form may leave out what its place does not need: the checks of the plan say what is missing.
What is there must be what it claims to be; a date that is none is refused, never guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from app.domain.activity_types import ActivityTypes
from app.domain.snapshot import EVERYONE, Activity, BudgetLine, Named, PlanContent
from app.domain.units import to_hundredths
from app.errors import Refused
from db.codes import Mode, PlanKind

_TIME = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_LARGEST = Decimal(10_000_000)

_PLAN_TEXTS = ("group", "subject", "stage", "goals", "assessment")
_PLAN_KEYS = frozenset(
    {*_PLAN_TEXTS, "title", "school", "kind", "from", "to", "lead", "audience", "budget", "activities"}
)
_ACTIVITY_TEXTS = ("topic", "form", "place")
_ACTIVITY_KEYS = frozenset(
    {*_ACTIVITY_TEXTS, "id", "date", "start", "end", "topics", "type", "mode", "speaker", "hours"}
)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A read form; `ignored` names the keys that mean nothing here, so that a typing slip is seen.

    In the content the school is still a code, people are still names and activities have the
    ids the form gave them (usually none): who knows the roster resolves them.
    """

    content: PlanContent
    ignored: tuple[str, ...]


def read(form: object, types: ActivityTypes) -> ReadPlan:
    """Return the plan that a parsed PLAN.json describes, or refuse naming the field."""
    if not isinstance(form, Mapping):
        raise Refused("plan.form_not_an_object")
    activities = [_mapping(entry, f"activities.{n}") for n, entry in enumerate(_list(form, "activities"), 1)]
    content = PlanContent(
        title=_required(form, "title"),
        school=_text(form, "school"),
        kind=_choice(form, "kind", PlanKind) or PlanKind.SELF_CHOSEN.value,
        starts=_date(form, "from"),
        ends=_date(form, "to"),
        lead=Named(_text(form, "lead")),
        audience=_audience(form),
        budget=_budget(form),
        activities=tuple(
            _activity(entry, f"activities.{n}.", types) for n, entry in enumerate(activities, 1)
        ),
        **{name: _text(form, name) for name in _PLAN_TEXTS},
    )
    return ReadPlan(content, tuple(_ignored(form, activities)))


def read_activity(form: Mapping[str, object], types: ActivityTypes) -> Activity:
    """Return one activity that a form describes, or refuse naming the field."""
    return _activity(form, "", types)


def _activity(form: Mapping[str, object], at: str, types: ActivityTypes) -> Activity:
    written_type = _text(form, "type", at)
    known = types.find(written_type)
    return Activity(
        id=_text(form, "id", at),
        date=_date(form, "date", at),
        start=_time(form, "start", at),
        end=_time(form, "end", at),
        topics=tuple(_texts(form, "topics", at)),
        type=known.code if known else written_type,
        mode=_choice(form, "mode", Mode, at) or (known.mode if known else Mode.SCHOOL_BASED).value,
        speaker=Named(_text(form, "speaker", at)),
        hours=_number(form, "hours", at),
        **{name: _text(form, name, at) for name in _ACTIVITY_TEXTS},
    )


def _ignored(form: Mapping[str, object], activities: Sequence[Mapping[str, object]]) -> list[str]:
    inner = [
        f"activities.{n}.{key}"
        for n, entry in enumerate(activities, 1)
        for key in sorted(set(entry) - _ACTIVITY_KEYS)
    ]
    return sorted(set(form) - _PLAN_KEYS) + inner


def _audience(form: Mapping[str, object]) -> tuple[str, ...]:
    if form.get("audience") == EVERYONE[0]:
        return EVERYONE
    return tuple(dict.fromkeys(_texts(form, "audience")))


def _budget(form: Mapping[str, object]) -> tuple[BudgetLine, ...]:
    lines = [_mapping(entry, f"budget.{n}") for n, entry in enumerate(_list(form, "budget"), 1)]
    return tuple(
        BudgetLine(
            _text(line, "item", f"budget.{n}."), to_hundredths(_number(line, "amount", f"budget.{n}."))
        )
        for n, line in enumerate(lines, 1)
    )


# Fields --------------------------------------------------------------------------------------


def _required(form: Mapping[str, object], key: str) -> str:
    text = _text(form, key)
    if not text:
        raise Refused("plan.field_missing", field=key)
    return text


def _text(form: Mapping[str, object], key: str, at: str = "") -> str:
    return _clean(form.get(key), at + key)


def _clean(value: object, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise Refused("plan.field_not_text", field=field, value=_quoted(value))
    return value.strip()


def _texts(form: Mapping[str, object], key: str, at: str = "") -> list[str]:
    values = _list(form, key, at)
    return [text for n, value in enumerate(values, 1) if (text := _clean(value, f"{at}{key}.{n}"))]


def _list(form: Mapping[str, object], key: str, at: str = "") -> list[object]:
    value = form.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused("plan.field_not_list", field=at + key, value=_quoted(value))
    return value


def _mapping(value: object, field: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise Refused("plan.field_not_object", field=field, value=_quoted(value))
    return value


def _date(form: Mapping[str, object], key: str, at: str = "") -> str:
    text = _text(form, key, at)
    if not text:
        return ""
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else _no_date(at + key, text)
    except ValueError:
        return _no_date(at + key, text)


def _no_date(field: str, text: str) -> str:
    raise Refused("plan.field_not_date", field=field, value=text)


def _time(form: Mapping[str, object], key: str, at: str) -> str:
    text = _text(form, key, at)
    match = _TIME.fullmatch(text)
    if text and not match:
        raise Refused("plan.field_not_time", field=at + key, value=text)
    return f"{int(match[1]):02d}:{match[2]}" if match else ""


def _number(form: Mapping[str, object], key: str, at: str) -> Decimal:
    value = form.get(key)
    if value is None or value == "":
        return Decimal(0)
    number = _decimal(value)
    if number is None or abs(number) > _LARGEST or number != round(number, 2):
        raise Refused("plan.field_not_number", field=at + key, value=_quoted(value))
    return round(number, 2).normalize() + Decimal(0)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _choice(form: Mapping[str, object], key: str, allowed: type[PlanKind] | type[Mode], at: str = "") -> str:
    text = _text(form, key, at)
    known = [member.value for member in allowed]
    if text and text not in known:
        raise Refused("plan.field_not_choice", field=at + key, value=text, allowed="、".join(known))
    return text


def _quoted(value: object) -> str:
    """Return a value short enough for a sentence."""
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
