"""Saving a draft as one piece of work: write what was typed, and read the plan as it lies then."""

from dataclasses import dataclass, replace
from typing import Any

from app.changes import Changes
from app.domain.authority import OfficeRef
from app.domain.snapshot import PlanContent
from app.listings.plan_sheet import PlanSheet
from app.ui.plans.staff import Teacher, staff_of


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything the editor shows: the plan (None for a new one), the units to choose from, the teachers."""

    sheet: PlanSheet | None
    units: list[OfficeRef]
    teachers: list[Teacher]


@dataclass(frozen=True, slots=True)
class Saved:
    """A plan that was saved: its sheet, what was touched, and the ids its new activities got."""

    sheet: PlanSheet
    changes: Changes
    ids: dict[str, str]


def open_plan(workspace: Any, id_: str | None) -> Opened:
    """Read one plan, or what a new one needs."""
    sheet = workspace.plans.open(id_) if id_ else None
    school = sheet.school.id if sheet else workspace.office.id
    return Opened(sheet, workspace.listings.plans.units(), staff_of(workspace, school))


def save_plan(workspace: Any, id_: str | None, content: PlanContent) -> Saved:
    """Write a draft; nothing is written when the content is what lies there already."""
    if id_ is None:
        id_ = workspace.plans.draft(content)
        changes = Changes({"plan": frozenset({id_})})
    else:
        changes = workspace.plans.edit(id_, content)
    sheet = workspace.plans.open(id_)
    pairs = zip(content.activities, sheet.content.activities, strict=True)
    return Saved(sheet, changes, {sent.id: kept.id for sent, kept in pairs if sent.id != kept.id})


def renamed(content: PlanContent, ids: dict[str, str]) -> PlanContent:
    """Return a content whose activities bear the ids under which they were saved."""
    activities = tuple(replace(one, id=ids.get(one.id, one.id)) for one in content.activities)
    return replace(content, activities=activities)
