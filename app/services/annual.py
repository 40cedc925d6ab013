"""Plans of a year: one per school and 学年, going the same way as its projects."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from app.changes import Changes
from app.domain import annual_content
from app.domain.annual_content import AnnualContent
from app.domain.lifecycle import Action
from app.domain.plan_checks import Finding, blocking
from app.domain.snapshot import FieldChange
from app.errors import Refused
from app.listings import annual as listing
from app.listings.annual import AnnualSheet
from app.listings.papers import Entity, Paper, require_paper
from app.services.filing import Filing


class Annual(Filing):
    """The use cases of a plan of a year."""

    entity: ClassVar[Entity] = "annual_plan"
    noun: ClassVar[str] = "年度计划"

    def draft(self, content: AnnualContent) -> str:
        """Begin the plan of a year; a school has one for each 学年."""
        with self._context.read() as connection:
            owner = self._owner(connection, content.school)
            if listing.annual_of(connection, owner.office.id, int(content.year)):
                raise Refused("annual.exists", school=owner.office.name, year=content.year)
        complete = replace(content, school=owner.office.id)
        return self._begin(owner.office.id, annual_content.to_canonical(complete), {"year": complete.year})

    def edit(self, id_: str, content: AnnualContent) -> Changes:
        """Replace the content of a draft, or of one that came back; school and year stay."""
        with self._step(Action.EDIT, id_) as taken:
            old = annual_content.from_canonical(taken.paper.content)
            complete = replace(content, school=old.school, year=old.year)
            self._rewrite(taken, annual_content.to_canonical(complete), {})
        return taken.log.changes

    def check(self, id_: str) -> list[Finding]:
        """Return what the program itself notices."""
        with self._context.read() as connection:
            paper = require_paper(connection, self.entity, id_)
            return annual_content.check(annual_content.from_canonical(paper.content))

    def submit(self, id_: str) -> Changes:
        """Hand the plan of a year in; findings that block must be put right first."""
        with self._step(Action.SUBMIT, id_) as taken:
            found = blocking(annual_content.check(annual_content.from_canonical(taken.paper.content)))
            if found:
                raise Refused("plan.blocked", count=len(found), field=found[0].field, finding=found[0].code)
            self._hand_in(taken)
        return taken.log.changes

    def open(self, id_: str) -> AnnualSheet:
        """Return everything a page shows of one plan of a year, for the person who opens it."""
        with self._context.read() as connection:
            return listing.sheet(connection, id_, self._context.actor)

    def diff(self, id_: str) -> tuple[FieldChange, ...]:
        """Return what changed since it last came back."""
        with self._context.read() as connection:
            return listing.since_return(connection, require_paper(connection, self.entity, id_))

    def _digest(self, content: Mapping[str, Any]) -> str:
        return annual_content.digest(annual_content.from_canonical(content))

    def _field(self, _: Paper, name: str) -> str:
        if not annual_content.is_field(name):
            raise Refused("annual.remark_field_unknown", field=name)
        return name
