"""Reading PLAN.json, the written form of a plan, into its content; every refusal names the field.

A form may leave out what its place does not need: the checks of the plan say what is missing.
What is there must be what it claims to be; a date that is none is refused, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.activity_types import ActivityTypes
from app.domain.form_fields import Fields
from app.domain.snapshot import EVERYONE, Activity, Named, PlanContent
from app.errors import Refused
from db.codes import Mode, PlanKind

_PLAN_TEXTS = ("group", "subject", "stage", "goals", "assessment")
_PLAN_KEYS = frozenset(
    {*_PLAN_TEXTS, "title", "school", "kind", "from", "to", "lead", "audience", "budget", "activities"}
)
_ACTIVITY_TEXTS = ("id", "topic", "form", "place")
_ACTIVITY_KEYS = frozenset(
    {*_ACTIVITY_TEXTS, "date", "start", "end", "topics", "type", "mode", "speaker", "hours"}
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
    plan = Fields(form)
    activities = plan.objects("activities")
    content = PlanContent(
        title=plan.required("title"),
        school=plan.text("school"),
        kind=plan.choice("kind", PlanKind) or PlanKind.SELF_CHOSEN.value,
        starts=plan.date("from"),
        ends=plan.date("to"),
        lead=Named(plan.text("lead")),
        audience=_audience(plan),
        budget=plan.budget(),
        activities=tuple(_activity(entry, types) for entry in activities),
        **{name: plan.text(name) for name in _PLAN_TEXTS},
    )
    inner = (name for entry in activities for name in entry.unknown(_ACTIVITY_KEYS))
    return ReadPlan(content, (*plan.unknown(_PLAN_KEYS), *inner))


def _activity(entry: Fields, types: ActivityTypes) -> Activity:
    written = entry.text("type")
    known = types.find(written)
    return Activity(
        date=entry.date("date"),
        start=entry.time("start"),
        end=entry.time("end"),
        topics=tuple(entry.texts("topics")),
        type=known.code if known else written,
        mode=entry.choice("mode", Mode) or (known.mode if known else Mode.SCHOOL_BASED).value,
        speaker=Named(entry.text("speaker")),
        hours=entry.number("hours"),
        **{name: entry.text(name) for name in _ACTIVITY_TEXTS},
    )


def _audience(plan: Fields) -> tuple[str, ...]:
    if plan.values.get("audience") == EVERYONE[0]:
        return EVERYONE
    return tuple(dict.fromkeys(plan.texts("audience")))
