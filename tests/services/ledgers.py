"""A school with an approved plan of training, for tests of attendance and credits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import orjson

from app.domain.snapshot import EVERYONE, Activity, Named, PlanContent
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.services.rosters import id_numbers

MORNING = Activity(
    "", "2024-09-10", "08:00", "11:00", "整本书阅读", type="lesson_preparation", mode="school_based",
    speaker=Named("王𬭚"), place="会议室", hours=Decimal(4),
)  # fmt: skip
PLAN = PlanContent(
    title="语文组校本研修", kind="self_chosen", starts="2024-09-01", ends="2025-01-15", lead=Named("王秀兰"),
    audience=EVERYONE, goals="读整本书", assessment="提交课例",
    activities=tuple(replace(MORNING, date=day) for day in ("2024-09-10", "2024-09-24", "2024-10-08")),
)  # fmt: skip


@dataclass(frozen=True)
class School:
    """One school's PC, its people at work, and its teachers by name."""

    clerk: Workspace
    principal: Workspace
    registrar: Workspace
    teachers: dict[str, str]

    def plan(self, content: PlanContent = PLAN) -> str:
        """Draft, submit and approve a plan."""
        plan = str(self.clerk.plans.draft(content))
        self.clerk.plans.submit(plan)
        self.principal.plans.approve(plan, seen=self.principal.plans.open(plan).seen)
        return plan

    def record(self, session: str, marks: Sequence[dict[str, object]], tmp: Path) -> None:
        """Record a sheet."""
        self.clerk.sessions.record(session, sheet(tmp, marks))

    def all_present(self, plan: str, tmp: Path) -> None:
        """Record a full sheet of every session."""
        for row in self.clerk.sessions.of(plan):
            self.record(row.id, [{"teacher": id_, "mark": "出勤"} for id_ in self.teachers.values()], tmp)


def a_school(office: Make, names: Sequence[str] = ("王𬭚", "赵𡒄", "李㛃")) -> School:
    """Make a school with teachers who are all expected at its plans."""
    ws = office(users={"clerk": "clerk", "principal": "principal", "registrar": "registrar"})
    numbers = id_numbers()
    teachers = {
        name: ws.roster.add_person(
            {"name": name, "id_number": next(numbers), "office": ws.office.id, "stage": "小学"}
        )[0]
        for name in names
    }
    clerk, principal, registrar = (
        ws.signed_in_as(user, PASSWORD) for user in ("clerk", "principal", "registrar")
    )
    return School(clerk, principal, registrar, teachers)


def sheet(folder: Path, marks: object) -> Path:
    """Write a sheet as JSON."""
    file = folder / "sheet.json"
    file.write_bytes(orjson.dumps(marks))
    return file
