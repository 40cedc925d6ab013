"""What a plan says: the value that is drafted, submitted, digested, compared and decided upon.

A decision names the digest of the content its author saw. So the digest is taken over one
canonical writing of the content (RFC 8785 within integers and text: 学时 in hundredths, money in
fen), and a plan that is changed and changed back has its old digest again, which is why a
decision also names the submission.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.units import from_hundredths, plain, to_hundredths

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EVERYONE = ("all",)
"""The audience that names nobody because it names all teachers of the school."""

Canonical = dict[str, object]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody: a person of the roster (`person` is an id) or, from outside, only a name."""

    name: str = ""
    person: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.person)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget; `fen` is the amount in fen."""

    item: str
    fen: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One planned activity; `start` and `end` are HH:MM of the same day, empty when not said."""

    id: str
    date: str = ""
    start: str = ""
    end: str = ""
    topic: str = ""
    topics: tuple[str, ...] = ()
    type: str = ""
    mode: str = ""
    form: str = ""
    speaker: Named = Named()
    place: str = ""
    hours: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The whole content of a plan; `school` is an office id, dates are YYYY-MM-DD text."""

    title: str
    school: str = ""
    kind: str = ""
    starts: str = ""
    ends: str = ""
    lead: Named = Named()
    group: str = ""
    audience: tuple[str, ...] = ()
    subject: str = ""
    stage: str = ""
    goals: str = ""
    assessment: str = ""
    budget: tuple[BudgetLine, ...] = ()
    activities: tuple[Activity, ...] = ()

    @property
    def hours(self) -> Decimal:
        """Return the planned 学时 of all activities together."""
        return sum((activity.hours for activity in self.activities), Decimal(0))

    def position(self, activity: str) -> int | None:
        """Return the number (from 1) under which an activity is listed, or None when it is not here."""
        ids = [known.id for known in self.activities]
        return ids.index(activity) + 1 if activity in ids else None


def school_year(day: str) -> int | None:
    """Return the 学年 of a date by the year it begins in (1 September), or None without a date."""
    if not day:
        return None
    known = date.fromisoformat(day)
    return known.year if known.month >= 9 else known.year - 1


# Writing and reading -------------------------------------------------------------------------


def to_canonical(content: PlanContent) -> Canonical:
    """Return the content as integers, text and lists only, ready for the journal and the digest."""
    written: Canonical = {name: getattr(content, name) for name in _PLAIN_FIELDS}
    return written | {
        "lead": _named(content.lead),
        "audience": list(content.audience),
        "budget": [{"fen": line.fen, "item": line.item} for line in content.budget],
        "activities": [_activity(activity) for activity in content.activities],
    }


def from_canonical(written: Mapping[str, object]) -> PlanContent:
    """Return the content that `to_canonical` wrote; what an older program did not write is empty."""
    return PlanContent(
        **{name: _text(written, name) for name in _PLAIN_FIELDS},
        lead=_read_named(written.get("lead")),
        audience=_texts(written.get("audience")),
        budget=tuple(
            BudgetLine(_text(line, "item"), _integer(line, "fen"))
            for line in _mappings(written.get("budget"))
        ),
        activities=tuple(_read_activity(entry) for entry in _mappings(written.get("activities"))),
    )


def canonical_bytes(written: Mapping[str, object]) -> bytes:
    """Return the one writing of a value that has ASCII keys, integers, text and lists only."""
    text = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def digest(content: PlanContent) -> str:
    """Return the SHA-256 (64 hex digits) of the canonical content; equal content, equal digest."""
    return hashlib.sha256(canonical_bytes(to_canonical(content))).hexdigest()


_PLAIN_FIELDS = (
    "title", "school", "kind", "starts", "ends", "group", "subject", "stage", "goals", "assessment",
)  # fmt: skip
_ACTIVITY_TEXTS = ("id", "date", "start", "end", "topic", "type", "mode", "form", "place")


def _activity(activity: Activity) -> Canonical:
    written: Canonical = {name: getattr(activity, name) for name in _ACTIVITY_TEXTS}
    return written | {
        "topics": list(activity.topics),
        "speaker": _named(activity.speaker),
        "hours": to_hundredths(activity.hours),
    }


def _read_activity(written: Mapping[str, object]) -> Activity:
    return Activity(
        **{name: _text(written, name) for name in _ACTIVITY_TEXTS},
        topics=_texts(written.get("topics")),
        speaker=_read_named(written.get("speaker")),
        hours=from_hundredths(_integer(written, "hours")),
    )


def _named(named: Named) -> Canonical:
    return {"name": named.name, "person": named.person}


def _read_named(written: object) -> Named:
    if not isinstance(written, Mapping):
        return Named()
    return Named(_text(written, "name"), _text(written, "person"))


def _text(written: Mapping[str, object], key: str) -> str:
    value = written.get(key, "")
    return value if isinstance(value, str) else ""


def _integer(written: Mapping[str, object], key: str) -> int:
    value = written.get(key, 0)
    return value if isinstance(value, int) else 0


def _texts(written: object) -> tuple[str, ...]:
    return tuple(text for text in written if isinstance(text, str)) if isinstance(written, list) else ()


def _mappings(written: object) -> list[Mapping[str, object]]:
    return [entry for entry in written if isinstance(entry, Mapping)] if isinstance(written, list) else []


# Comparing -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs; `before` or `after` is None where an activity did not exist.

    `field` is `goals`, `activities.ID` or `activities.ID.speaker`; `position` is the activity's
    number where it is listed now (or, when it is gone, was listed before).
    """

    field: str
    before: str | None
    after: str | None
    position: int | None = None

    @property
    def name(self) -> str:
        """Return the last part of the field for its label: `goals`, `activity` or `activity.speaker`."""
        parts = self.field.split(".")
        return self.field if len(parts) == 1 else ".".join(["activity", *parts[2:]])


def diff(before: PlanContent, after: PlanContent) -> tuple[FieldChange, ...]:
    """Return what changed, plan fields first, then activities by id in their present order."""
    changes = field_changes(before, after, exclude=("activities",))
    old = {activity.id: activity for activity in before.activities}
    new = {activity.id: activity for activity in after.activities}
    for activity in (*after.activities, *before.activities):
        if activity.id in old and activity.id in new:
            if activity is new[activity.id]:
                changes += _changed_activity(old[activity.id], activity, after.position(activity.id))
        elif activity.id in new:
            changes.append(_whole(activity, after, None, summary(activity)))
        else:
            changes.append(_whole(activity, before, summary(activity), None))
    return tuple(changes) + _moved(before, after)


def answered(remark: str, changes: Sequence[FieldChange]) -> bool:
    """Return whether a remark on a field is answered by changing it or anything inside it."""
    return any(
        change.field == remark
        or change.field.startswith(f"{remark}.")
        or (change.field.count(".") == 1 and remark.startswith(f"{change.field}."))
        for change in changes
    )


def summary(activity: Activity) -> str:
    """Return an activity in one line: date, topic, speaker, 学时."""
    hours = f"{plain(activity.hours)} 学时"
    return " ".join(filter(None, (activity.date, activity.topic, activity.speaker.name, hours)))


def shown(value: object) -> str:
    """Return a field's value as a person would write it; lists are joined with `、`."""
    match value:
        case Decimal():
            return plain(value)
        case Named():
            return value.name or value.person
        case BudgetLine():
            return f"{value.item} {plain(from_hundredths(value.fen))} 元"
        case tuple():
            return "、".join(shown(part) for part in value)
        case _:
            return str(value)


def _changed_activity(before: Activity, after: Activity, position: int | None) -> list[FieldChange]:
    return [
        replace(change, field=f"activities.{after.id}.{change.field}", position=position)
        for change in field_changes(before, after, exclude=("id",))
    ]


def field_changes(
    before: "DataclassInstance", after: "DataclassInstance", *, exclude: tuple[str, ...] = ()
) -> list[FieldChange]:
    """Return the fields of two values of one class that differ, in the order of the class."""
    return [
        FieldChange(known.name, shown(old), shown(new))
        for known in fields(after)
        if known.name not in exclude
        and (old := getattr(before, known.name)) != (new := getattr(after, known.name))
    ]


def _whole(activity: Activity, listed_in: PlanContent, before: str | None, after: str | None) -> FieldChange:
    return FieldChange(f"activities.{activity.id}", before, after, listed_in.position(activity.id))


def _moved(before: PlanContent, after: PlanContent) -> tuple[FieldChange, ...]:
    """Say that only the order differs, so that two contents of different digest never look equal."""
    old = [activity.id for activity in before.activities if after.position(activity.id)]
    new = [activity.id for activity in after.activities if before.position(activity.id)]
    if old == new:
        return ()
    return (FieldChange("activities", _order(old, before), _order(new, before)),)


def _order(ids: list[str], content: PlanContent) -> str:
    return "、".join(str(content.position(known)) for known in ids)


def by_position(content: PlanContent, name: str) -> str:
    """Return a field as a person names it: `activities.3.speaker` for the third activity."""
    return _renamed(name, lambda known: str(content.position(known) or known))


def by_id(content: PlanContent, name: str) -> str | None:
    """Return a field as it is kept, `activities.ID.speaker`, or None when the plan has no such field."""
    ids = {str(n): activity.id for n, activity in enumerate(content.activities, 1)}
    kept = _renamed(name, lambda known: ids.get(known, known))
    head, *rest = kept.split(".")
    if not rest:
        return kept if head in _PLAN_NAMES else None
    known = head == "activities" and rest[0] in ids.values()
    return kept if known and (len(rest) == 1 or (len(rest) == 2 and rest[1] in _ACTIVITY_NAMES)) else None


def _renamed(name: str, rename: Callable[[str], str]) -> str:
    head, *rest = name.split(".")
    return ".".join([head, rename(rest[0]), *rest[1:]]) if rest else name


_PLAN_NAMES = frozenset(known.name for known in fields(PlanContent)) - {"school"}
_ACTIVITY_NAMES = frozenset(known.name for known in fields(Activity)) - {"id"}


# Keeping ids ---------------------------------------------------------------------------------


def keep_ids(
    activities: Sequence[Activity], previous: Sequence[Activity], *, new_id: Callable[[], str]
) -> tuple[Activity, ...]:
    """Give each activity of a re-read form the id it had: by its own id, else date and topic, else topic.

    A form on paper or in a workbook carries no ids; without this every line would look removed
    and added, and the remark on the third activity would lose what it is about.
    """
    free = {activity.id: activity for activity in previous}
    ids: dict[int, str] = {}
    for likeness in _LIKENESS:
        for n, activity in enumerate(activities):
            match = next((known for known in free.values() if likeness(activity, known)), None)
            if n not in ids and match:
                ids[n] = free.pop(match.id).id
    return tuple(replace(activity, id=ids.get(n) or new_id()) for n, activity in enumerate(activities))


_LIKENESS: tuple[Callable[[Activity, Activity], bool], ...] = (
    lambda new, old: new.id == old.id,
    lambda new, old: (new.date, new.topic) == (old.date, old.topic),
    lambda new, old: bool(new.topic) and new.topic == old.topic,
    lambda new, old: bool(new.date) and (new.date, new.start) == (old.date, old.start),
)
