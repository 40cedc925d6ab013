"""Reading ANNUAL.json, the written form of a school's plan of a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.annual_content import AnnualContent, school_year_of
from app.domain.form_fields import Fields
from app.errors import Refused

_TEXTS = ("school", "leader", "group", "goals", "tasks", "assessment", "safeguards")
_KEYS = frozenset({*_TEXTS, "title", "year", "budget"})


@dataclass(frozen=True, slots=True)
class ReadAnnual:
    """A read form; the school is still a code, and `ignored` names the keys that mean nothing here."""

    content: AnnualContent
    ignored: tuple[str, ...]


def read(form: object) -> ReadAnnual:
    """Return the plan of a year that a parsed ANNUAL.json describes, or refuse naming the field."""
    if not isinstance(form, Mapping):
        raise Refused("plan.form_not_an_object")
    year = str(form["year"]) if isinstance(form.get("year"), int) else form.get("year")
    annual = Fields(dict(form) | {"year": year})
    content = AnnualContent(
        title=annual.required("title"),
        year=school_year_of(annual.required("year")),
        budget=annual.budget(),
        **{name: annual.text(name) for name in _TEXTS},
    )
    return ReadAnnual(content, tuple(annual.unknown(_KEYS)))
