"""A plan of a year goes the same way as its projects, and holds them."""

from dataclasses import replace

import pytest

from app.domain.annual_content import AnnualContent, school_year_of
from app.domain.annual_file import read
from app.domain.snapshot import BudgetLine
from app.errors import Refused
from app.workspace import Workspace
from db.codes import PlanState
from tests.conftest import PASSWORD, Make
from tests.plan_samples import PLAN

YEAR = AnnualContent(
    "2026学年校本研修计划", "2026", leader="李校长", goals="读整本书", tasks="三个专题", assessment="按规则认定",
    budget=(BudgetLine("专家费", 100000),),
)  # fmt: skip


@pytest.fixture
def people(office: Make) -> tuple[Workspace, Workspace]:
    ws = office(users={"clerk": "clerk", "principal": "principal"})
    return ws.signed_in_as("clerk", PASSWORD), ws.signed_in_as("principal", PASSWORD)


def test_it_is_submitted_returned_changed_and_approved(people: tuple[Workspace, Workspace]) -> None:
    clerk, principal = people
    annual = clerk.annual.draft(YEAR)
    clerk.annual.submit(annual)
    principal.annual.return_for_changes(
        annual, seen=principal.annual.open(annual).seen, remarks={"goals": "请写得可检查"}
    )
    clerk.annual.edit(annual, replace(YEAR, goals="每人读完两本书"))
    clerk.annual.submit(annual)
    sheet = principal.annual.open(annual)
    assert [(change.field, change.after) for change in sheet.changes] == [("goals", "每人读完两本书")]
    assert [remark.answered for remark in sheet.remarks] == [True]
    principal.annual.approve(annual, seen=sheet.seen)
    assert clerk.annual.open(annual).state == PlanState.APPROVED


def test_it_holds_the_projects_of_its_school_year(people: tuple[Workspace, Workspace]) -> None:
    clerk, _ = people
    annual = clerk.annual.draft(YEAR)
    inside = clerk.plans.draft(PLAN)
    clerk.plans.draft(replace(PLAN, starts="2027-09-01", ends="2028-01-15"))
    assert clerk.annual.open(annual).projects == (inside,)


def test_a_school_has_one_for_each_year(people: tuple[Workspace, Workspace]) -> None:
    clerk, _ = people
    clerk.annual.draft(YEAR)
    clerk.annual.draft(replace(YEAR, year="2027"))
    with pytest.raises(Refused) as refused:
        clerk.annual.draft(YEAR)
    assert refused.value.code == "annual.exists"


def test_school_and_year_stay_when_it_is_edited(people: tuple[Workspace, Workspace]) -> None:
    clerk, _ = people
    annual = clerk.annual.draft(YEAR)
    clerk.annual.edit(annual, replace(YEAR, title="改名", year="1999", school="elsewhere"))
    content = clerk.annual.open(annual).content
    assert (content.title, content.year, content.school) == ("改名", "2026", clerk.office.id)


def test_a_project_is_no_plan_of_a_year(people: tuple[Workspace, Workspace]) -> None:
    clerk, _ = people
    with pytest.raises(Refused) as refused:
        clerk.annual.open(clerk.plans.draft(PLAN))
    assert refused.value.code == "plan.unknown"


def test_a_remark_on_what_it_has_not_is_refused(people: tuple[Workspace, Workspace]) -> None:
    clerk, principal = people
    annual = clerk.annual.draft(YEAR)
    clerk.annual.submit(annual)
    seen = principal.annual.open(annual).seen
    with pytest.raises(Refused) as refused:
        principal.annual.return_for_changes(annual, seen=seen, remarks={"activities": "?"})
    assert refused.value.code == "annual.remark_field_unknown"


@pytest.mark.parametrize("text", ["2026", "2026-2027", "2026—2027学年", "2026学年"])
def test_a_school_year_is_understood_as_offices_write_it(text: str) -> None:
    assert school_year_of(text) == "2026"


@pytest.mark.parametrize("text", ["", "26", "去年", "20260901"])
def test_what_is_no_school_year_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"annual\.year_unknown"):
        school_year_of(text)


def test_its_form_is_read_with_a_number_for_the_year() -> None:
    form = {"title": "计划", "year": 2026, "budget": [{"item": "专家费", "amount": 1000}], "goal": "错键"}
    found = read(form)
    assert (found.content.year, found.content.budget) == ("2026", (BudgetLine("专家费", 100000),))
    assert found.ignored == ("goal",)
