"""Where a plan stands follows from the set of facts, whatever order they came in."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lifecycle import (
    STEPS,
    Action,
    Decision,
    Facts,
    Flag,
    Stage,
    Standing,
    Submission,
    Withdrawal,
    derive,
    route,
    step,
)
from db.codes import OfficeLevel, PlanState, Role, Verdict

BOTH = (Stage.SCHOOL, Stage.COUNTY)
FIRST = Submission("s1", "d1", BOTH)
SECOND = Submission("s2", "d2", BOTH, previous=frozenset({"s1"}))


def decision(
    name: str, verdict: Verdict, stage: Stage = Stage.COUNTY, on: Submission = FIRST, previous: str = ""
) -> Decision:
    return Decision(
        name, on.id, on.digest, stage, verdict, frozenset({previous}) if previous else frozenset()
    )


PRINCIPAL_APPROVES = decision("p1", Verdict.APPROVED, Stage.SCHOOL)
COUNTY_APPROVES = decision("c1", Verdict.APPROVED)
COUNTY_RETURNS = decision("c2", Verdict.RETURNED)


def standing(
    *facts: Submission | Decision | Withdrawal,
    held: bool = False,
    summarised: bool = False,
    recognised: bool = False,
) -> Standing:
    return derive(
        Facts(
            submissions=[fact for fact in facts if isinstance(fact, Submission)],
            decisions=[fact for fact in facts if isinstance(fact, Decision)],
            withdrawals=[fact for fact in facts if isinstance(fact, Withdrawal)],
            held=held,
            summarised=summarised,
            recognised=recognised,
        )
    )


def test_a_plan_nobody_submitted_is_a_draft() -> None:
    assert standing().state == PlanState.DRAFT


def test_the_main_road_runs_from_submission_to_recognition() -> None:
    road = [FIRST, PRINCIPAL_APPROVES, COUNTY_APPROVES]
    assert standing(*road[:1]).state == PlanState.SUBMITTED
    assert standing(*road[:2]).state == PlanState.SCHOOL_APPROVED
    assert standing(*road).state == PlanState.APPROVED
    assert standing(*road, held=True).state == PlanState.IN_PROGRESS
    assert standing(*road, held=True, summarised=True).state == PlanState.SUMMARISED
    assert standing(*road, held=True, recognised=True).state == PlanState.RECOGNISED


def test_attendance_on_a_plan_that_is_not_approved_does_not_approve_it() -> None:
    assert standing(FIRST, held=True).state == PlanState.SUBMITTED


def test_a_school_that_is_its_own_root_needs_its_principal_only() -> None:
    alone = Submission("s1", "d1", route(OfficeLevel.SCHOOL, has_parent=False))
    approved = decision("p1", Verdict.APPROVED, Stage.SCHOOL, alone)
    assert standing(alone, approved).state == PlanState.APPROVED


def test_a_county_approves_its_own_plans_and_those_of_units_it_hosts() -> None:
    assert route(OfficeLevel.COUNTY, has_parent=True) == (Stage.COUNTY,)
    assert route(OfficeLevel.POINT, has_parent=True, host=OfficeLevel.COUNTY) == (Stage.COUNTY,)
    assert route(OfficeLevel.POINT, has_parent=True, host=OfficeLevel.CENTRE) == BOTH


def test_a_decision_on_an_older_submission_does_not_count() -> None:
    now = standing(FIRST, SECOND, COUNTY_APPROVES)
    assert (now.state, now.decisions, now.flags) == (PlanState.SUBMITTED, (), frozenset())


def test_going_back_to_the_old_content_does_not_bring_an_old_approval_to_life() -> None:
    again = Submission("s3", FIRST.digest, BOTH, previous=frozenset({"s2"}))
    assert standing(FIRST, SECOND, again, COUNTY_APPROVES).state == PlanState.SUBMITTED


def test_a_decision_on_content_that_was_not_submitted_is_flagged_and_does_not_count() -> None:
    other = Decision("c1", FIRST.id, "another digest", Stage.COUNTY, Verdict.APPROVED)
    now = standing(FIRST, other)
    assert (now.state, now.flags) == (PlanState.SUBMITTED, {Flag.STALE_DECISION})


def test_a_decision_on_ones_own_submission_is_flagged_and_does_not_count() -> None:
    own = replace(FIRST, by="clerk")
    now = standing(own, replace(COUNTY_APPROVES, by="clerk"))
    assert (now.state, now.flags) == (PlanState.SUBMITTED, {Flag.OWN_WORK})
    assert standing(own, replace(COUNTY_APPROVES, by="reviewer")).state == PlanState.APPROVED


def test_two_submissions_that_do_not_know_each_other_are_flagged() -> None:
    other = Submission("s9", "d9", BOTH)
    assert standing(FIRST, other).flags == {Flag.TWO_SUBMISSIONS}
    both = Submission("s10", "d10", BOTH, previous=frozenset({"s1", "s9"}))
    settled = standing(FIRST, other, both)
    assert (settled.submission, settled.flags) == (both, frozenset())


def test_of_two_decisions_of_one_gate_the_one_that_names_the_other_stands() -> None:
    reopened = decision("c3", Verdict.RETURNED, previous="c1")
    now = standing(FIRST, PRINCIPAL_APPROVES, COUNTY_APPROVES, reopened)
    assert (now.state, now.flags) == (PlanState.RETURNED, frozenset())


def test_two_rival_decisions_of_one_gate_are_flagged() -> None:
    assert standing(FIRST, COUNTY_APPROVES, COUNTY_RETURNS).flags == {Flag.RIVAL_DECISIONS}


def test_two_equal_decisions_of_one_gate_are_no_conflict() -> None:
    now = standing(FIRST, COUNTY_APPROVES, decision("c9", Verdict.APPROVED))
    assert (now.state, now.flags) == (PlanState.APPROVED, frozenset())


def test_a_principal_cannot_take_back_the_countys_word() -> None:
    meddling = decision("p9", Verdict.RETURNED, Stage.SCHOOL, previous="c1")
    assert standing(FIRST, COUNTY_APPROVES, meddling).state == PlanState.APPROVED


def test_a_withdrawal_beats_the_principal_but_comes_too_late_for_the_county() -> None:
    back = Withdrawal("w1", FIRST.id)
    assert standing(FIRST, back).state == PlanState.WITHDRAWN
    assert standing(FIRST, PRINCIPAL_APPROVES, back).state == PlanState.WITHDRAWN
    late = standing(FIRST, PRINCIPAL_APPROVES, COUNTY_APPROVES, back)
    assert (late.state, late.flags) == (PlanState.APPROVED, {Flag.DECIDED_AND_WITHDRAWN})


def test_after_a_withdrawal_the_next_submission_starts_anew() -> None:
    assert standing(FIRST, Withdrawal("w1", "s1"), SECOND).state == PlanState.SUBMITTED


def test_a_ring_of_submissions_still_gives_one_answer() -> None:
    ring = [Submission("a", "d", BOTH, frozenset({"b"})), Submission("b", "d", BOTH, frozenset({"a"}))]
    answers = {standing(*order).submission for order in permutations(ring)}
    assert len(answers) == 1
    assert standing(*ring).flags == {Flag.TWO_SUBMISSIONS}


IDS = st.sampled_from("abc")
FACTS = st.one_of(
    st.builds(Submission, IDS, st.sampled_from("xy"), st.just(BOTH), st.frozensets(IDS, max_size=2)),
    st.builds(
        Decision,
        st.sampled_from("klm"),
        submission=IDS,
        digest=st.sampled_from("xy"),
        stage=st.sampled_from(Stage),
        verdict=st.sampled_from(Verdict),
        previous=st.frozensets(st.sampled_from("klm"), max_size=1),
    ),
    st.builds(Withdrawal, st.sampled_from("w"), IDS),
)


@given(st.lists(FACTS, max_size=5, unique_by=lambda fact: fact.id))
def test_every_order_of_the_same_facts_gives_the_same_standing(facts: list[Submission]) -> None:
    assert len({standing(*order) for order in permutations(facts)}) == 1


@given(st.lists(FACTS, max_size=5, unique_by=lambda fact: fact.id))
def test_nothing_is_ever_approved_without_an_approval_of_the_very_content(facts: list[Submission]) -> None:
    now = standing(*facts)
    if now.state == PlanState.APPROVED:
        assert now.submission
        assert any(
            isinstance(fact, Decision)
            and (fact.submission, fact.digest) == (now.submission.id, now.submission.digest)
            and (fact.stage, fact.verdict) == (Stage.COUNTY, Verdict.APPROVED)
            for fact in facts
        )


STATES = {
    PlanState.DRAFT: standing(),
    PlanState.SUBMITTED: standing(FIRST),
    PlanState.SCHOOL_APPROVED: standing(FIRST, PRINCIPAL_APPROVES),
    PlanState.RETURNED: standing(FIRST, PRINCIPAL_APPROVES, COUNTY_RETURNS),
    PlanState.APPROVED: standing(FIRST, PRINCIPAL_APPROVES, COUNTY_APPROVES),
    PlanState.REJECTED: standing(FIRST, decision("c5", Verdict.REJECTED)),
    PlanState.WITHDRAWN: standing(FIRST, Withdrawal("w1", "s1")),
    PlanState.IN_PROGRESS: standing(FIRST, COUNTY_APPROVES, held=True),
    PlanState.SUMMARISED: standing(FIRST, COUNTY_APPROVES, held=True, summarised=True),
    PlanState.RECOGNISED: standing(FIRST, COUNTY_APPROVES, recognised=True),
}


@pytest.mark.parametrize(
    ("action", "states"),
    [
        (Action.EDIT, {PlanState.DRAFT, PlanState.RETURNED, PlanState.WITHDRAWN}),
        (Action.SUBMIT, {PlanState.DRAFT, PlanState.RETURNED, PlanState.WITHDRAWN}),
        (Action.WITHDRAW, {PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED}),
        (Action.APPROVE, {PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED}),
        (Action.RETURN, {PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED}),
        (Action.REJECT, {PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED}),
        (Action.REOPEN, {PlanState.APPROVED, PlanState.REJECTED}),
        (Action.HOLD, {PlanState.APPROVED, PlanState.IN_PROGRESS}),
        (Action.SUMMARISE, {PlanState.IN_PROGRESS}),
        (Action.RECOGNISE, {PlanState.IN_PROGRESS, PlanState.SUMMARISED}),
    ],
)
def test_each_step_is_possible_in_exactly_these_states(action: Action, states: set[PlanState]) -> None:
    assert {state for state, now in STATES.items() if step(action, now)} == states


def test_every_state_is_covered_by_the_table_above() -> None:
    assert {now.state for now in STATES.values()} == set(PlanState)
    assert all(now.state == state for state, now in STATES.items())


def test_the_school_gate_asks_the_principal_and_the_county_gate_the_reviewer() -> None:
    first, second = STATES[PlanState.SUBMITTED], STATES[PlanState.SCHOOL_APPROVED]
    at_school, at_county = step(Action.APPROVE, first), step(Action.APPROVE, second)
    assert at_school
    assert at_county
    assert (at_school.stage, at_school.roles) == (Stage.SCHOOL, {Role.PRINCIPAL})
    assert (at_county.stage, at_county.roles) == (Stage.COUNTY, {Role.REVIEWER})


def test_no_deciding_step_is_open_to_those_who_enter() -> None:
    for row in STEPS:
        if row.stage:
            assert not row.roles & {Role.CLERK, Role.ADMIN}
