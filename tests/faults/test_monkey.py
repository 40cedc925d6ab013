"""Anybody does anything in any order: the doctor stays content, and no author decides."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.activity_types import shipped
from app.domain.codes import Role
from app.domain.plan_file import read
from app.errors import Refused
from app.listings.people import PeopleCriteria
from app.listings.plans import PlanCriteria
from app.sample import plans as forms
from app.workspace import Workspace
from tests.faults.desk import PASSWORD

BOTH = "both"
USERS = ("admin", "clerk", "principal", "registrar", "inspector", BOTH)
Step = tuple[str, str, int]


@dataclass
class Monkey:
    """Does steps as the people of one school, and keeps the plans that there are."""

    ws: Workspace
    done: list[str] = field(default_factory=list)

    def plans(self, at: Workspace) -> list[str]:
        return sorted(row.id for row in at.listings.plans.rows(at.listings.plans.find(PlanCriteria())))

    def step(self, user: str, action: str, number: int) -> None:
        """Take one step; only a refusal may come of what is not allowed."""
        with suppress(Refused), self.ws.acting_as(user, PASSWORD) as at:
            known = self.plans(at)
            ACTIONS[action](at, known[number % len(known)], number)
            self.done.append(f"{user} {action} {number}")


def _form(at: Workspace, number: int) -> object:
    rows = at.listings.people.rows(at.listings.people.find(PeopleCriteria()))
    return read(forms.form(number % 8, [row.name for row in rows][:3]), shipped()).content


def _draft(at: Workspace, _: str, number: int) -> None:
    at.plans.draft(_form(at, number))


def _edit(at: Workspace, plan: str, number: int) -> None:
    at.plans.edit(plan, replace(_form(at, number), goals=f"第 {number} 稿"))


def _approve(at: Workspace, plan: str, number: int) -> None:
    seen = at.plans.open(plan).digest if number % 4 else "0" * 64
    at.plans.approve(plan, seen=seen)


def _return(at: Workspace, plan: str, number: int) -> None:
    remarks = {("goals", "nothing")[number % 2]: "再写"}
    at.plans.return_for_changes(plan, seen=at.plans.open(plan).digest, comment="退", remarks=remarks)


def _post(at: Workspace, plan: str, _: int) -> None:
    at.credits.post(plan)


def _attend(at: Workspace, plan: str, number: int) -> None:
    sessions = at.sessions.of(plan)
    people = at.listings.people.rows(at.listings.people.find(PeopleCriteria()))
    marks = [(n, {"teacher": row.number, "mark": "出勤"}) for n, row in enumerate(people[:number], 1)]
    if sessions:
        at.sessions.mark(sessions[number % len(sessions)].id, marks, source="monkey")


ACTIONS: dict[str, Callable[[Workspace, str, int], object]] = {
    "draft": _draft,
    "edit": _edit,
    "submit": lambda at, plan, _: at.plans.submit(plan),
    "withdraw": lambda at, plan, number: at.plans.withdraw(plan, reason="错" * (number % 2)),
    "approve": _approve,
    "return": _return,
    "reject": lambda at, plan, _: at.plans.reject(plan, seen=at.plans.open(plan).digest, comment="不"),
    "reopen": lambda at, plan, _: at.plans.reopen(plan, seen=at.plans.open(plan).digest, comment="重"),
    "attend": _attend,
    "post": _post,
    "issue": lambda at, plan, _: at.certificates.issue_for_plan(plan),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(USERS), st.sampled_from(sorted(ACTIONS)), st.integers(0, 11)), max_size=14
)


@pytest.fixture(scope="module")
def school(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's school with one more user, who is clerk and principal at once."""
    folder = tmp_path_factory.mktemp("monkey") / "school"
    shutil.copytree(sample / "school", folder)
    with Workspace.open(folder, user="admin", password=PASSWORD) as ws:
        ws.accounts.add(BOTH, roles=frozenset({Role.CLERK, Role.PRINCIPAL}), password=PASSWORD)
    return folder


def misused(school: Path, steps: Sequence[Step]) -> list[str]:
    """Take the steps on a copy of the school, and hold what came of them to the promises."""
    folder = school.with_name("misused")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(school, folder)
    with Workspace.open(folder, user="admin", password=PASSWORD) as ws:
        monkey = Monkey(ws)
        for user, action, number in steps:
            monkey.step(user, action, number)
        for plan in monkey.plans(ws):
            no_author_decided(ws, plan, monkey.done)
        health = ws.upkeep.doctor(rebuild=True)
        assert health.ok, (monkey.done, health.findings)
        assert (health.parked, health.forks) == (0, 0), monkey.done
    return monkey.done


def no_author_decided(ws: Workspace, plan: str, done: Sequence[str]) -> None:
    """Whoever wrote or submitted what lies there never said the word that counts on it."""
    history = ws.plans.open(plan).history
    submitted_by = {event.id: event.by for event in history if event.kind == "submission"}
    for event in history:
        if event.kind == "decision":
            assert submitted_by[event.submission] != event.by, done


def test_an_author_with_both_roles_cannot_decide_on_their_own_plan(school: Path) -> None:
    steps = [
        (user, action, number)
        for action in ("edit", "submit", "approve", "return", "reject")
        for user in (BOTH,)
        for number in range(1, 8)
    ]
    assert any(step.startswith(f"{BOTH} submit") for step in misused(school, steps))


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_no_order_of_steps_breaks_the_ledger(school: Path, steps: list[Step]) -> None:
    misused(school, steps)


@pytest.mark.campaign
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_three_hundred_orders_of_steps_break_nothing(school: Path, steps: list[Step]) -> None:
    misused(school, steps)
