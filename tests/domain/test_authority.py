"""Who may decide, enter and write is read off three tables."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.authority import (
    RIGHTS,
    WRITERS,
    Actor,
    OfficeRef,
    Right,
    Subject,
    allowed_steps,
    may_write,
    require,
    require_step,
)
from app.domain.lifecycle import Action, Decision, Facts, Stage, Standing, Submission, derive
from app.errors import Refused
from app.messages import table
from db.codes import OfficeLevel, PlanState, Role, Verdict

SCHOOL = OfficeRef("school", "2145000001", "石桥镇中心小学", OfficeLevel.SCHOOL, "county")
COUNTY = OfficeRef("county", "451322", "象州县教师进修学校", OfficeLevel.COUNTY, "city")
CITY = OfficeRef("city", "451300", "来宾市教师培训中心", OfficeLevel.CITY)
PLAN = Subject("school", above=("county", "city"), gate="county", authors=frozenset({"clerk"}))

GATES = (Stage.SCHOOL, Stage.COUNTY)
SUBMITTED = Submission("s1", "d1", GATES)
APPROVED_BY_PRINCIPAL = Decision("p1", "s1", "d1", Stage.SCHOOL, Verdict.APPROVED)
AT_SCHOOL = derive(Facts([SUBMITTED]))
AT_COUNTY = derive(Facts([SUBMITTED], [APPROVED_BY_PRINCIPAL]))


def an_actor(identity: str, *roles: Role, office: OfficeRef = SCHOOL) -> Actor:
    return Actor(identity, identity, identity, frozenset(roles), office)


CLERK = an_actor("clerk", Role.CLERK)
PRINCIPAL = an_actor("principal", Role.PRINCIPAL)
REVIEWER = an_actor("reviewer", Role.REVIEWER, office=COUNTY)


def refusal(actor: Actor, action: Action, standing: Standing, subject: Subject = PLAN) -> str:
    with pytest.raises(Refused) as refused:
        require_step(actor, action, standing, subject)
    return refused.value.code


def test_the_principal_decides_at_the_school_and_the_reviewer_at_the_county() -> None:
    require_step(PRINCIPAL, Action.APPROVE, AT_SCHOOL, PLAN)
    require_step(REVIEWER, Action.RETURN, AT_COUNTY, PLAN)


def test_nobody_decides_on_what_they_submitted_whatever_roles_they_hold() -> None:
    both = an_actor("clerk", Role.CLERK, Role.PRINCIPAL)
    assert refusal(both, Action.APPROVE, AT_SCHOOL) == "authority.own_work"


def test_the_same_person_is_recognised_under_another_account_and_office() -> None:
    same = replace(REVIEWER, user="another", name="另一个账号", identity="clerk")
    assert refusal(same, Action.APPROVE, AT_COUNTY) == "authority.own_work"


def test_a_principal_of_another_school_decides_nothing_here() -> None:
    stranger = an_actor("stranger", Role.PRINCIPAL, office=replace(SCHOOL, id="other"))
    assert refusal(stranger, Action.APPROVE, AT_SCHOOL) == "authority.waits_for_school"


def test_the_county_waits_for_the_principal_and_the_city_for_the_county() -> None:
    assert refusal(REVIEWER, Action.APPROVE, AT_SCHOOL) == "authority.waits_for_school"
    city = an_actor("city", Role.REVIEWER, office=CITY)
    assert refusal(city, Action.APPROVE, AT_COUNTY) == "authority.waits_for_county"


def test_a_missing_role_is_named() -> None:
    assert (
        refusal(CLERK, Action.REJECT, AT_SCHOOL, replace(PLAN, authors=frozenset()))
        == "authority.principal_needed"
    )
    assert (
        refusal(replace(REVIEWER, roles=frozenset()), Action.APPROVE, AT_COUNTY)
        == "authority.reviewer_needed"
    )
    assert refusal(PRINCIPAL, Action.WITHDRAW, AT_SCHOOL) == "authority.clerk_needed"


def test_a_submitted_plan_is_frozen() -> None:
    assert refusal(CLERK, Action.EDIT, AT_SCHOOL) == "plan.not_while_submitted"
    assert refusal(CLERK, Action.EDIT, AT_COUNTY) == "plan.not_while_school_approved"


def test_only_the_approving_office_reopens() -> None:
    final = Decision("c1", "s1", "d1", Stage.COUNTY, Verdict.APPROVED)
    approved = derive(Facts([SUBMITTED], [APPROVED_BY_PRINCIPAL, final]))
    assert refusal(PRINCIPAL, Action.REOPEN, approved) == "authority.waits_for_county"
    require_step(REVIEWER, Action.REOPEN, approved, PLAN)


def test_a_host_writes_and_decides_for_a_unit_without_a_pc() -> None:
    point = Subject("point", above=("school", "county"), host="school", gate="county")
    require_step(CLERK, Action.EDIT, derive(Facts()), point)
    require_step(PRINCIPAL, Action.APPROVE, AT_SCHOOL, point)
    assert may_write("plan", "content", author="school", subject=point)


def test_open_steps_are_told_for_the_buttons() -> None:
    assert allowed_steps(CLERK, AT_SCHOOL, PLAN) == {Action.WITHDRAW}
    assert allowed_steps(PRINCIPAL, AT_SCHOOL, PLAN) == {Action.APPROVE, Action.RETURN, Action.REJECT}
    assert allowed_steps(REVIEWER, AT_SCHOOL, PLAN) == frozenset()


def test_the_administrator_may_do_everything_but_decide() -> None:
    assert RIGHTS[Role.ADMIN] == frozenset(Right) - {Right.DECIDE}
    with pytest.raises(Refused) as refused:
        require(an_actor("boss", Role.ADMIN), Right.DECIDE)
    assert refused.value.code == "authority.no_right_decide"


def test_every_role_has_its_row_and_every_right_somebody() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == frozenset(Right)


def test_deciding_in_general_is_refused_on_own_work_too() -> None:
    with pytest.raises(Refused) as refused:
        require(an_actor("clerk", Role.REVIEWER), Right.DECIDE, PLAN)
    assert refused.value.code == "authority.own_work"


def test_every_built_code_has_its_sentence() -> None:
    codes = [f"authority.no_right_{right}" for right in Right] + [
        f"plan.not_while_{state}" for state in PlanState
    ]
    assert [code for code in codes if code not in table()] == []


@pytest.mark.parametrize(
    ("entity", "group", "writers"),
    [
        ("plan", "content", {"school"}),
        ("submission", "fact", {"school"}),
        ("decision", Stage.SCHOOL, {"school"}),
        ("decision", Stage.COUNTY, {"county"}),
        ("person", "identity", {"school", "county", "city"}),
        ("registration", "fact", {"county", "city"}),
        ("attendance_sheet", "fact", {"school"}),
    ],
)
def test_only_these_offices_write(entity: str, group: str, writers: set[str]) -> None:
    offices = ("school", "county", "city", "stranger")
    assert {known for known in offices if may_write(entity, group, author=known, subject=PLAN)} == writers


def test_a_school_that_is_its_own_root_has_no_county_gate() -> None:
    alone = Subject("school")
    assert not may_write("decision", Stage.COUNTY, author="school", subject=alone)


def test_a_county_decides_on_its_own_plans() -> None:
    own = Subject("county", above=("city",), gate="county")
    assert may_write("decision", Stage.COUNTY, author="county", subject=own)


@given(
    st.sampled_from(sorted(WRITERS)),
    st.text(min_size=1).filter(lambda name: name not in ("school", "county", "city")),
)
def test_a_stranger_writes_nothing_at_all(what: tuple[str, str], stranger: str) -> None:
    assert not may_write(*what, author=stranger, subject=PLAN)


def test_what_the_table_does_not_list_nobody_writes() -> None:
    assert not may_write("plan", "unheard_of", author="school", subject=PLAN)
