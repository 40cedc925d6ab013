"""A plan travels: what the school submits the county decides, and both see the same story."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.domain.lifecycle import Stage
from app.errors import Refused
from app.workspace import Workspace
from db.codes import PlanState
from tests.conftest import PASSWORD, Make
from tests.plan_samples import PLAN


@dataclass(frozen=True)
class Pair:
    """A school and its county, joined; `up` and `down` carry what each may see."""

    clerk: Workspace
    principal: Workspace
    reviewer: Workspace
    up: Callable[[], None]
    down: Callable[[], None]

    def submitted(self) -> str:
        plan = str(self.clerk.plans.draft(PLAN))
        self.clerk.plans.submit(plan)
        self.principal.plans.approve(plan, seen=self.principal.plans.open(plan).seen)
        self.up()
        return plan


def carry(source: Workspace, target: Workspace, visible: Callable[[str], bool]) -> None:
    journal = target.context.journal
    with source.context.read() as there:
        mine = source.context.journal.device
        with journal.absorbing() as receiving:
            receiving.know_device(mine, source.office.id, source.office.level)
            since = {mine: journal.frontier(receiving.connection).get(mine, 0)}
            receiving.take(source.context.journal.export(there, since=since, visible=visible))


@pytest.fixture
def pair(office: Make) -> Pair:
    school = office("school", users={"clerk": "clerk", "principal": "principal"})
    county = office("county", code="451302", name="兴宾区教师进修学校", users={"reviewer": "reviewer"})
    with county.context.journal.write(county.actor) as log:
        place = {"county": "451302", "audience": "pub"}
        log.put("office", county.office.id, {"name": county.office.name}, audience="pub")
        fields = {
            "level": "school",
            "code": "2145000001",
            "name": "石桥镇中心小学",
            "parent": county.office.id,
        }
        log.create("office", fields, scope=school.office.id, id_=school.office.id, **place)

    def up() -> None:
        carry(school, county, lambda audience: audience in ("pub", school.office.id))

    def down() -> None:
        carry(county, school, lambda audience: audience in ("pub", school.office.id))

    down()
    return Pair(
        school.signed_in_as("clerk", PASSWORD),
        school.signed_in_as("principal", PASSWORD),
        county.signed_in_as("reviewer", PASSWORD),
        up,
        down,
    )


def test_what_the_principal_approved_waits_for_the_county(pair: Pair) -> None:
    plan = pair.submitted()
    at_school, at_county = pair.clerk.plans.open(plan), pair.reviewer.plans.open(plan)
    assert at_school.state == at_county.state == PlanState.SCHOOL_APPROVED
    assert (at_county.waits_for, at_county.content, at_county.seen) == (
        Stage.COUNTY, at_school.content, at_school.seen,
    )  # fmt: skip


def test_a_draft_never_reaches_the_county(pair: Pair) -> None:
    plan = pair.clerk.plans.draft(PLAN)
    pair.up()
    with pytest.raises(Refused, match=r"plan\.unknown"):
        pair.reviewer.plans.open(plan)


def test_the_return_goes_down_and_the_answer_comes_up_without_a_conflict(pair: Pair) -> None:
    plan = pair.submitted()
    sheet = pair.reviewer.plans.open(plan)
    pair.reviewer.plans.return_for_changes(
        plan, seen=sheet.seen, comment="请改", remarks={"activities.2.topic": "太笼统"}
    )
    pair.down()
    asked = pair.clerk.plans.open(plan)
    assert (asked.state, [remark.text for remark in asked.remarks]) == (PlanState.RETURNED, ["太笼统"])
    first, second = asked.content.activities
    pair.clerk.plans.edit(plan, replace(asked.content, activities=(first, replace(second, topic="《草原》"))))
    pair.clerk.plans.edit(
        plan, replace(asked.content, activities=(first, replace(second, topic="同课异构《草原》")))
    )
    pair.clerk.plans.submit(plan)
    pair.principal.plans.approve(plan, seen=pair.principal.plans.open(plan).seen)
    pair.up()
    again = pair.reviewer.plans.open(plan)
    assert (again.state, again.flags) == (PlanState.SCHOOL_APPROVED, frozenset())
    assert [(change.after, change.position) for change in again.changes] == [("同课异构《草原》", 2)]
    assert [remark.answered for remark in again.remarks] == [True]
    assert not _forks(pair.reviewer)
    assert not _forks(pair.clerk)
    pair.reviewer.plans.approve(plan, seen=again.seen)
    pair.down()
    assert pair.clerk.plans.open(plan).state == PlanState.APPROVED
    assert [event.kind for event in pair.clerk.plans.open(plan).history] == [
        "submission", "decision", "decision", "submission", "decision", "decision",
    ]  # fmt: skip


def _forks(ws: Workspace) -> list[object]:
    with ws.context.read() as connection:
        return list(connection.exec_driver_sql("SELECT entity, field_group FROM fork"))


def test_the_county_waits_for_the_principal(pair: Pair) -> None:
    plan = str(pair.clerk.plans.draft(PLAN))
    pair.clerk.plans.submit(plan)
    pair.up()
    with pytest.raises(Refused) as refused:
        pair.reviewer.plans.approve(plan, seen=pair.reviewer.plans.open(plan).seen)
    assert refused.value.code == "authority.waits_for_school"


def test_a_decision_that_crosses_a_resubmission_does_not_count(pair: Pair) -> None:
    plan = pair.submitted()
    old = pair.reviewer.plans.open(plan).seen
    pair.clerk.plans.withdraw(plan, reason="写错了")
    pair.clerk.plans.edit(plan, replace(pair.clerk.plans.open(plan).content, goals="另一个目标"))
    pair.clerk.plans.submit(plan)
    pair.reviewer.plans.approve(plan, seen=old)
    pair.down()
    pair.up()
    for ws in (pair.clerk, pair.reviewer):
        assert ws.plans.open(plan).state == PlanState.SUBMITTED
        assert [event.counts for event in ws.plans.open(plan).history if event.verdict] == [False, False]


def test_a_withdrawal_that_crosses_the_countys_approval_comes_too_late(pair: Pair) -> None:
    plan = pair.submitted()
    pair.reviewer.plans.approve(plan, seen=pair.reviewer.plans.open(plan).seen)
    pair.clerk.plans.withdraw(plan, reason="写错了")
    pair.down()
    pair.up()
    for ws in (pair.clerk, pair.reviewer):
        sheet = ws.plans.open(plan)
        assert (sheet.state, set(sheet.flags)) == (PlanState.APPROVED, {"decided_and_withdrawn"})


def test_only_the_county_reopens_what_it_approved(pair: Pair) -> None:
    plan = pair.submitted()
    digest = pair.reviewer.plans.open(plan).seen
    pair.reviewer.plans.approve(plan, seen=digest)
    pair.down()
    with pytest.raises(Refused) as refused:
        pair.principal.plans.reopen(plan, seen=digest, comment="想改")
    assert refused.value.code == "authority.waits_for_county"
    pair.reviewer.plans.reopen(plan, seen=digest, comment="经费有误")
    pair.down()
    assert pair.clerk.plans.open(plan).state == PlanState.RETURNED


def test_both_offices_hold_sound_logs_afterwards(pair: Pair) -> None:
    pair.submitted()
    assert pair.clerk.upkeep.doctor(rebuild=True).ok
    assert pair.reviewer.upkeep.doctor(rebuild=True).ok


def test_a_plan_enters_the_inbox_when_the_principal_approved_and_leaves_it_when_decided(pair: Pair) -> None:
    def inbox() -> list[str]:
        return list(pair.reviewer.listings.inbox.find())

    waiting = str(pair.clerk.plans.draft(PLAN))
    pair.clerk.plans.submit(waiting)
    plan = pair.submitted()
    assert inbox() == [plan]
    pair.reviewer.plans.approve(plan, seen=pair.reviewer.plans.open(plan).seen)
    assert inbox() == []
