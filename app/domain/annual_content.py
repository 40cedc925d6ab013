"""What a school's plan of a year says; it holds the year's projects and goes the same way as they do.

The fields follow what inspections ask for: focus of the year, who is responsible, how projects
are examined and hours recognised, money (蒲城县 inspection notice, rules.md 1.1).
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.plan_checks import Finding
from app.domain.snapshot import BudgetLine, FieldChange, canonical_bytes, field_changes
from app.errors import Refused

_TEXTS = ("title", "school", "year", "leader", "group", "goals", "tasks", "assessment", "safeguards")
_YEAR = re.compile(r"(\d{4})(?:\s*[-—–]\s*\d{2,4})?(?:学年)?")
_FORM = "蒲城县校本研修检查通知（rules.md 1.1）"


@dataclass(frozen=True, slots=True)
class AnnualContent:
    """The content of a year's plan; `year` is the year in which the 学年 begins, `school` an office id."""

    title: str
    year: str
    school: str = ""
    leader: str = ""
    group: str = ""
    goals: str = ""
    tasks: str = ""
    assessment: str = ""
    safeguards: str = ""
    budget: tuple[BudgetLine, ...] = ()


def to_canonical(content: AnnualContent) -> dict[str, object]:
    """Return the content as text, integers and lists only."""
    written: dict[str, object] = {name: getattr(content, name) for name in _TEXTS}
    return written | {"budget": [{"item": line.item, "fen": line.fen} for line in content.budget]}


def from_canonical(written: Mapping[str, object]) -> AnnualContent:
    """Return the content that `to_canonical` wrote; what an older program did not write is empty."""
    lines = written.get("budget")
    budget = tuple(
        BudgetLine(str(line.get("item", "")), int(line.get("fen", 0)))
        for line in (lines if isinstance(lines, list) else [])
        if isinstance(line, Mapping)
    )
    return AnnualContent(budget=budget, **{name: str(written.get(name) or "") for name in _TEXTS})


def digest(content: AnnualContent) -> str:
    """Return the SHA-256 of the canonical content."""
    return hashlib.sha256(canonical_bytes(to_canonical(content))).hexdigest()


def diff(before: AnnualContent, after: AnnualContent) -> tuple[FieldChange, ...]:
    """Return the fields that changed."""
    return tuple(field_changes(before, after))


def is_field(name: str) -> bool:
    """Return whether a remark can be on this field."""
    return name in (*_TEXTS, "budget") and name != "school"


def school_year_of(text: str) -> str:
    """Return the beginning year of `2026`, `2026-2027` or `2026—2027学年`, or refuse."""
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        raise Refused("annual.year_unknown", value=text)
    return match[1]


def check(content: AnnualContent) -> list[Finding]:
    """Return what is missing; only the year and the title are indispensable."""
    asked = ("title", "leader", "goals", "tasks", "assessment")
    missing = [name for name in asked if not getattr(content, name)]
    return [
        Finding(f"annual.check.{name}", name, "required_fields", _FORM, blocking=name == "title")
        for name in missing
    ]
