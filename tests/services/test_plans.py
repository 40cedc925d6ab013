"""A project goes from its clerk to the principal and back, and every word about it is kept."""

from dataclasses import dataclass, replace

import pytest

from app.domain.lifecycle import Action
from app.domain.snapshot import Named, PlanContent
from app.errors import Refused
from app.workspace import Workspace
from db.codes import PlanState
from tests.conftest import PASSWORD, Make
from tests.plan_samples import LECTURE, PLAN


@dataclass(frozen=True)
class School:
    """One school's PC and the people who sit down at it."""

    clerk: Workspace
    principal: Workspace
    admin: Workspace


@pytest.fixture
def school(office: Make) -> School:
    ws = office(users={"clerk": "clerk", "principal": "principal"})
    return School(ws.signed_in_as("clerk", PASSWORD), ws.signed_in_as("principal", PASSWORD), ws)


def a_submitted_plan(school: School, content: PlanContent = PLAN) -> str:
    plan = school.clerk.plans.draft(content)
    school.clerk.plans.submit(plan)
    return plan


def seen(ws: Workspace, plan: str) -> str:
    return ws.plans.open(plan).seen


def test_a_draft_is_kept_as_it_was_written(school: School) -> None:
    plan = school.clerk.plans.draft(PLAN)
    sheet = school.clerk.plans.open(plan)
    assert (sheet.state, sheet.content.title, sheet.seen) == (PlanState.DRAFT, "语文组校本研修", "")
    assert [activity.topic for activity in sheet.content.activities] == ["整本书阅读", "同课异构"]
    assert sheet.school.id == school.clerk.office.id


def test_a_submitted_plan_waits_for_the_principal_and_is_frozen(school: School) -> None:
    plan = a_submitted_plan(school)
    assert school.clerk.plans.open(plan).state == PlanState.SUBMITTED
    with pytest.raises(Refused) as refused:
        school.clerk.plans.edit(plan, PLAN)
    assert refused.value.code == "plan.not_while_submitted"


def test_a_finding_that_blocks_stops_the_submission(school: School) -> None:
    plan = school.clerk.plans.draft(replace(PLAN, activities=(replace(LECTURE, speaker=Named()),)))
    with pytest.raises(Refused) as refused:
        school.clerk.plans.submit(plan)
    assert (refused.value.code, refused.value.facts["field"]) == ("plan.blocked", "activities.1.speaker")
    assert school.clerk.plans.open(plan).state == PlanState.DRAFT


def test_the_principals_word_is_the_last_where_no_office_stands_above(school: School) -> None:
    plan = a_submitted_plan(school)
    school.principal.plans.approve(plan, seen=seen(school.principal, plan))
    assert school.clerk.plans.open(plan).state == PlanState.APPROVED


def test_the_principal_decides_at_the_clerks_pc_with_their_own_password(school: School) -> None:
    plan = a_submitted_plan(school)
    with school.clerk.acting_as("principal", PASSWORD) as principal:
        principal.plans.approve(plan, seen=seen(principal, plan))
    (submitted, approved) = school.clerk.plans.open(plan).history
    assert (submitted.by_name, approved.by_name) == ("clerk", "principal")


def test_the_administrator_decides_nothing(school: School) -> None:
    plan = a_submitted_plan(school)
    with pytest.raises(Refused) as refused:
        school.admin.plans.approve(plan, seen=seen(school.admin, plan))
    assert refused.value.code == "authority.principal_needed"


def test_a_returned_plan_keeps_comment_and_remarks(school: School) -> None:
    plan = a_submitted_plan(school)
    remarks = {"activities.2.speaker": "请写明单位", "goals": "请写得可检查"}
    school.principal.plans.return_for_changes(
        plan, seen=seen(school.principal, plan), comment="还差两处", remarks=remarks
    )
    sheet = school.clerk.plans.open(plan)
    assert (sheet.state, sheet.last_return and sheet.last_return.comment) == (PlanState.RETURNED, "还差两处")
    second = sheet.content.activities[1].id
    assert {(remark.field, remark.text, remark.answered) for remark in sheet.remarks} == {
        (f"activities.{second}.speaker", "请写明单位", False), ("goals", "请写得可检查", False),
    }  # fmt: skip


def test_a_return_without_a_word_is_refused(school: School) -> None:
    plan = a_submitted_plan(school)
    with pytest.raises(Refused) as refused:
        school.principal.plans.return_for_changes(plan, seen=seen(school.principal, plan), comment="  ")
    assert refused.value.code == "plan.comment_required"
    assert school.clerk.plans.open(plan).state == PlanState.SUBMITTED


def test_a_remark_on_a_field_that_is_not_there_is_refused(school: School) -> None:
    plan = a_submitted_plan(school)
    with pytest.raises(Refused) as refused:
        school.principal.plans.return_for_changes(
            plan, seen=seen(school.principal, plan), remarks={"activities.9.speaker": "?"}
        )
    assert refused.value.code == "plan.remark_field_unknown"


def test_a_changed_field_answers_its_remark_and_the_change_is_shown(school: School) -> None:
    plan = a_submitted_plan(school)
    school.principal.plans.return_for_changes(
        plan, seen=seen(school.principal, plan), remarks={"goals": "请写得可检查", "lead": "请核对"}
    )
    content = school.clerk.plans.open(plan).content
    school.clerk.plans.edit(plan, replace(content, goals="每人读完两本书"))
    school.clerk.plans.submit(plan)
    sheet = school.principal.plans.open(plan)
    assert sheet.state == PlanState.SUBMITTED
    assert [(change.field, change.before, change.after) for change in sheet.changes] == [
        ("goals", "读整本书", "每人读完两本书")
    ]
    assert {remark.field: remark.answered for remark in sheet.remarks} == {"goals": True, "lead": False}
    assert school.principal.plans.diff(plan) == sheet.changes


def test_what_was_seen_before_the_resubmission_cannot_be_approved(school: School) -> None:
    plan = a_submitted_plan(school)
    old = seen(school.principal, plan)
    school.clerk.plans.withdraw(plan, reason="写错了")
    school.clerk.plans.edit(plan, replace(school.clerk.plans.open(plan).content, goals="另一个目标"))
    school.clerk.plans.submit(plan)
    with pytest.raises(Refused) as refused:
        school.principal.plans.approve(plan, seen=old)
    assert refused.value.code == "plan.changed_meanwhile"


def test_a_withdrawal_needs_a_reason(school: School) -> None:
    plan = a_submitted_plan(school)
    with pytest.raises(Refused) as refused:
        school.clerk.plans.withdraw(plan, reason=" ")
    assert refused.value.code == "plan.reason_required"
    school.clerk.plans.withdraw(plan, reason="写错了")
    sheet = school.clerk.plans.open(plan)
    assert (sheet.state, sheet.history[-1].comment) == (PlanState.WITHDRAWN, "写错了")


def test_reopening_takes_the_approval_back_and_lets_the_school_change(school: School) -> None:
    plan = a_submitted_plan(school)
    digest = seen(school.principal, plan)
    school.principal.plans.approve(plan, seen=digest)
    school.principal.plans.reopen(plan, seen=digest, comment="经费有误")
    sheet = school.clerk.plans.open(plan)
    assert (sheet.state, sheet.flags) == (PlanState.RETURNED, frozenset())
    assert Action.EDIT in sheet.allowed


def test_a_rejected_plan_cannot_be_changed(school: School) -> None:
    plan = a_submitted_plan(school)
    school.principal.plans.reject(plan, seen=seen(school.principal, plan), comment="与年度计划不符")
    with pytest.raises(Refused) as refused:
        school.clerk.plans.submit(plan)
    assert refused.value.code == "plan.not_while_rejected"


def test_activities_keep_their_ids_when_a_form_is_read_again(school: School) -> None:
    plan = school.clerk.plans.draft(PLAN)
    before = [activity.id for activity in school.clerk.plans.open(plan).content.activities]
    school.clerk.plans.edit(plan, replace(PLAN, activities=tuple(reversed(PLAN.activities))))
    after = [activity.id for activity in school.clerk.plans.open(plan).content.activities]
    assert after == before[::-1]


def test_an_edit_that_changes_nothing_writes_nothing(school: School) -> None:
    plan = school.clerk.plans.draft(PLAN)
    assert not school.clerk.plans.edit(plan, school.clerk.plans.open(plan).content)


def test_each_activity_of_a_submitted_plan_has_one_session(school: School) -> None:
    plan = a_submitted_plan(school)
    assert _sessions(school, plan) == [("整本书阅读", 120, "planned"), ("同课异构", 120, "planned")]
    school.principal.plans.return_for_changes(plan, seen=seen(school.principal, plan), comment="少一次")
    content = school.clerk.plans.open(plan).content
    later = replace(content.activities[1], start="", end="")
    school.clerk.plans.edit(plan, replace(content, activities=(later,)))
    school.clerk.plans.submit(plan)
    assert sorted(_sessions(school, plan)) == [("同课异构", None, "planned"), ("整本书阅读", 120, "dropped")]


def _sessions(school: School, plan: str) -> list[tuple[str, int | None, str]]:
    with school.clerk.context.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT topic, minutes, status FROM session WHERE plan = ? ORDER BY position",
            (bytes.fromhex(plan),),
        ).fetchall()
    return [tuple(row) for row in rows]


def test_people_of_the_roster_are_recognised_by_name_and_number(school: School) -> None:
    with school.admin.context.journal.write(school.admin.actor) as log:
        place = {"scope": school.admin.office.id, "county": "451302"}
        wang = log.create(
            "person", {"name": "王秀兰", "code": "1001", "office": school.admin.office.id}, **place
        )
        for code in ("1002", "1003"):
            log.create("person", {"name": "李㛃", "code": code, "office": school.admin.office.id}, **place)
    plan = school.clerk.plans.draft(replace(PLAN, audience=("1001", "李㛃", "1003", "张三")))
    sheet = school.clerk.plans.open(plan)
    assert sheet.content.lead == Named("王秀兰", wang)
    assert [person.name for person in sheet.participants] == ["王秀兰", "李㛃", "李㛃", "张三"]
    assert [bool(person.person) for person in sheet.participants] == [True, False, True, False]
    assert [known.code for known in school.clerk.plans.check(plan)] == ["plan.check.not_on_roster"]


def test_nobody_decides_on_a_plan_they_ever_wrote_in(school: School) -> None:
    school.admin.accounts.add("both", roles=frozenset({"clerk", "principal"}), password=PASSWORD)
    both = school.admin.signed_in_as("both", PASSWORD)
    plan = both.plans.draft(PLAN)
    school.clerk.plans.edit(plan, replace(PLAN, goals="另一个目标"))
    school.clerk.plans.submit(plan)
    with pytest.raises(Refused) as refused:
        both.plans.approve(plan, seen=seen(both, plan))
    assert refused.value.code == "authority.own_work"


def test_a_plan_for_somebody_elses_school_is_refused(school: School) -> None:
    with pytest.raises(Refused) as refused:
        school.clerk.plans.draft(replace(PLAN, school="9999999999"))
    assert refused.value.code == "plan.school_unknown"


@pytest.mark.parametrize("id_", ["", "xyz", "0" * 32])
def test_an_id_that_names_no_plan_is_refused(school: School, id_: str) -> None:
    with pytest.raises(Refused) as refused:
        school.clerk.plans.open(id_)
    assert refused.value.code == "plan.unknown"


def test_the_whole_road_can_be_built_again_from_the_log(school: School) -> None:
    plan = a_submitted_plan(school)
    school.principal.plans.return_for_changes(plan, seen=seen(school.principal, plan), comment="改一处")
    school.clerk.plans.edit(plan, replace(PLAN, goals="另一个目标"))
    school.clerk.plans.submit(plan)
    school.principal.plans.approve(plan, seen=seen(school.principal, plan))
    assert school.admin.upkeep.doctor(rebuild=True).ok
    assert school.clerk.plans.open(plan).state == PlanState.APPROVED
