"""Lists of projects find by state, school, year and a few characters, and know what waits for whom."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from app.listings.annual import AnnualCriteria
from app.listings.listing import Order
from app.listings.plans import PlanCriteria
from app.workspace import Workspace
from db.codes import PlanState
from tests.conftest import PASSWORD, Make
from tests.plan_samples import PLAN
from tests.services.test_annual import YEAR


@dataclass(frozen=True)
class Desk:
    clerk: Workspace
    principal: Workspace
    reviewer: Workspace


@pytest.fixture
def desk(office: Make) -> Desk:
    ws = office(users={"clerk": "clerk", "principal": "principal", "reviewer": "reviewer"})
    clerk, principal, reviewer = (
        ws.signed_in_as(user, PASSWORD) for user in ("clerk", "principal", "reviewer")
    )
    return Desk(clerk, principal, reviewer)


def titles(ws: Workspace, criteria: PlanCriteria, *order: Order) -> list[str]:
    listing = ws.listings.plans
    return [row.title for row in listing.rows(listing.find(criteria, order))]


def inbox(ws: Workspace) -> list[str]:
    return [row.plan.title for row in ws.listings.inbox.rows(ws.listings.inbox.find())]


def test_a_row_tells_what_the_list_shows(desk: Desk) -> None:
    plan = desk.clerk.plans.draft(PLAN)
    desk.clerk.plans.submit(plan)
    (row,) = desk.clerk.listings.plans.rows([plan])
    assert (row.state, row.school_code, row.hours, row.submitted_by) == (
        PlanState.SUBMITTED, "2145000001", Decimal(4), "clerk",
    )  # fmt: skip


def test_plans_are_found_by_state_school_year_and_text(desk: Desk) -> None:
    desk.clerk.plans.submit(desk.clerk.plans.draft(PLAN))
    desk.clerk.plans.draft(replace(PLAN, title="数学组研修", starts="2027-09-01", ends="2027-12-31"))
    assert titles(desk.clerk, PlanCriteria(state="draft")) == ["数学组研修"]
    assert titles(desk.clerk, PlanCriteria(year=2026)) == ["语文组校本研修"]
    assert len(titles(desk.clerk, PlanCriteria(school="2145000001"))) == 2
    assert len(titles(desk.clerk, PlanCriteria(school=desk.clerk.office.id))) == 2
    assert titles(desk.clerk, PlanCriteria(school="0")) == []
    for text in ("数学", "sxz", "SHUXUE", "数"):
        assert titles(desk.clerk, PlanCriteria(text=text)) == ["数学组研修"], text
    assert titles(desk.clerk, PlanCriteria(text="%")) == []


def test_any_column_orders_and_totals_agree_with_the_rows(desk: Desk) -> None:
    desk.clerk.plans.draft(PLAN)
    desk.clerk.plans.draft(replace(PLAN, title="数学组研修", starts="2026-10-01"))
    assert titles(desk.clerk, PlanCriteria(), Order("starts_on")) == ["语文组校本研修", "数学组研修"]
    assert titles(desk.clerk, PlanCriteria(), Order("starts_on", descending=True))[0] == "数学组研修"
    totals = desk.clerk.listings.plans.totals(PlanCriteria())
    assert (totals.count, totals.sums) == (2, {"hours": 800})
    assert desk.clerk.listings.plans.states(PlanCriteria()) == {PlanState.DRAFT: 2}


def test_a_submitted_plan_waits_for_the_principal_only(desk: Desk) -> None:
    desk.clerk.plans.submit(desk.clerk.plans.draft(PLAN))
    assert inbox(desk.principal) == ["语文组校本研修"]
    assert (inbox(desk.clerk), inbox(desk.reviewer)) == ([], [])
    assert desk.principal.listings.inbox.totals().count == 1


def test_a_returned_plan_waits_for_the_clerk(desk: Desk) -> None:
    plan = desk.clerk.plans.draft(PLAN)
    desk.clerk.plans.submit(plan)
    desk.principal.plans.return_for_changes(plan, seen=desk.principal.plans.open(plan).seen, comment="请改")
    assert (inbox(desk.clerk), inbox(desk.principal)) == (["语文组校本研修"], [])


def test_what_one_submitted_oneself_does_not_wait_for_oneself(office: Make) -> None:
    ws = office()
    ws.accounts.add("both", roles=frozenset({"clerk", "principal"}), password=PASSWORD)
    both = ws.signed_in_as("both", PASSWORD)
    both.plans.submit(both.plans.draft(PLAN))
    assert inbox(both) == []


def test_days_of_waiting_and_findings_are_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    weekend = replace(PLAN.activities[0], date="2026-09-12")
    desk.clerk.plans.submit(desk.clerk.plans.draft(replace(PLAN, activities=(weekend,))))
    (row,) = desk.principal.listings.inbox.rows(desk.principal.listings.inbox.find())
    assert (row.days, row.findings, row.blocking, row.drafts, row.activities) == (0, 1, 0, 1, 1)
    year, rest = row.since[:4], row.since[4:]
    if rest == "-02-29":
        pytest.skip("a leap day has no day of the same name a year later")
    monkeypatch.setenv("YANXIU_TODAY", f"{int(year) + 1}{rest}")
    (row,) = desk.principal.listings.inbox.rows(desk.principal.listings.inbox.find())
    assert row.days in (365, 366)


def test_plans_of_a_year_are_listed_with_their_projects(desk: Desk) -> None:
    annual = desk.clerk.annual.draft(YEAR)
    desk.clerk.plans.draft(PLAN)
    listing = desk.clerk.listings.annual
    assert listing.find(AnnualCriteria(year=2026, school="2145000001")) == [annual]
    assert listing.find(AnnualCriteria(year=2027)) == []
    assert [(row.title, row.projects) for row in listing.rows([annual])] == [(YEAR.title, 1)]
    assert listing.totals(AnnualCriteria()).count == 1
