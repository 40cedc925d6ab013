"""Schools and people entered by form obey the same judgement as a sheet."""

import pytest

from app.errors import Refused
from app.listings.listing import Order
from app.listings.people import PeopleCriteria, PersonRow
from app.listings.schools import SchoolCriteria
from app.workspace import Workspace
from db.codes import Role
from tests.conftest import PASSWORD, Make
from tests.services.rosters import id_numbers


@pytest.fixture
def county(office: Make) -> Workspace:
    """A county with one school."""
    ws = office("county", code="451302", name="兴宾区教育局")
    ws.roster.add_office({"name": "城东小学", "category": "小学"})
    return ws


def _person(ws: Workspace, id_: str) -> PersonRow:
    return ws.listings.people.rows([id_])[0]


def test_a_person_is_entered_corrected_and_partly_erased(county: Workspace) -> None:
    number = next(id_numbers())
    school = county.listings.schools.require("城东小学")
    id_, changes = county.roster.add_person(
        {"name": "王 𬭚", "id_number": number, "office": school, "title": "小高"}
    )
    assert changes.of("person") == {id_}
    row = _person(county, id_)
    assert (row.name, row.title, row.school, row.state) == ("王𬭚", "小学高级教师", "城东小学", "active")
    county.roster.edit_person(id_, phone="138 1234 5678", title="")
    row = _person(county, id_)
    assert (row.phone, row.title) == ("138****5678", "")
    assert county.listings.people.require(number) == id_
    assert county.listings.people.require(row.number) == id_


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "", "school": "城东小学"}, "name.missing"),
        ({"name": "莫", "school": "城南小学"}, "school.unknown"),
        ({"name": "莫", "school": "城东小学", "phone": "12"}, "phone.form"),
        ({"name": "莫", "school": "城东小学", "id_number": "123"}, "id.length"),
        ({"name": "莫", "school": "城东小学", "title": "院士"}, "code.unknown"),
    ],
)
def test_a_form_refuses_what_a_sheet_would_leave_out(
    county: Workspace, fields: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        county.roster.add_person(fields)
    assert refused.value.code == code
    assert county.listings.people.totals(PeopleCriteria()).count == 0


def test_nobody_is_entered_twice(county: Workspace) -> None:
    fields = {"name": "莫大成", "school": "城东小学", "id_number": next(id_numbers())}
    county.roster.add_person(fields)
    with pytest.raises(Refused, match=r"person\.exists"):
        county.roster.add_person(fields)


def test_a_code_is_filled_in_once_and_keeps_the_school(county: Workspace) -> None:
    school = county.listings.schools.require("城东小学")
    county.roster.fill_code(school, "2145000001")
    assert county.listings.schools.require("2145000001") == school
    with pytest.raises(Refused, match=r"school\.has_code"):
        county.roster.fill_code(school, "2145000002")
    other, _ = county.roster.add_office({"name": "城西小学"})
    with pytest.raises(Refused, match=r"school\.code_taken"):
        county.roster.fill_code(other, "2145000001")
    with pytest.raises(Refused, match=r"school\.code_needed"):
        county.roster.fill_code(other, "9945000001")


def test_a_school_is_renamed_and_its_particulars_erased(county: Workspace) -> None:
    school = county.listings.schools.require("城东小学")
    county.roster.edit_office(school, name="城东第一小学", head="覃明", town="城东街道")
    county.roster.edit_office(school, head="")
    row = county.listings.schools.rows([school])[0]
    assert (row.name, row.head, row.town) == ("城东第一小学", "", "城东街道")


def test_lists_sort_by_any_column_and_names_by_their_reading(county: Workspace) -> None:
    for name in ("仇和", "安明", "曾单", "赵𡒄"):
        county.roster.add_person({"name": name, "school": "城东小学"})
    people, schools = county.listings.people, county.listings.schools
    by_name = [row.name for row in people.rows(people.find(PeopleCriteria(), (Order("name"),)))]
    assert by_name == ["安明", "仇和", "曾单", "赵𡒄"]
    down = people.rows(people.find(PeopleCriteria(), (Order("name", descending=True),)))
    assert [row.name for row in down] == by_name[::-1]
    every_column = [c for c in PersonRow.__dataclass_fields__ if c not in ("id", "office", "state")]
    for column in every_column:
        assert len(people.find(PeopleCriteria(), (Order(column),))) == 4, column
    assert schools.totals(SchoolCriteria()).sums == {"people": 4}
    assert schools.rows(schools.find(SchoolCriteria(find="cd"), (Order("people"),)))[0].people == 4


def test_a_form_hears_everything_that_is_wrong_at_once_and_writes_nothing(county: Workspace) -> None:
    found = county.roster.check_person({"name": "", "phone": "12", "school": "城南小学", "id_number": "123"})
    assert {problem.code for problem in found} == {
        "name.missing",
        "phone.form",
        "school.unknown",
        "id.length",
    }
    assert [problem.code for problem in county.roster.check_office({"name": "城东小学"})] == ["school.exists"]
    assert county.listings.people.totals(PeopleCriteria()).count == 0


def test_a_correction_must_agree_with_the_identity_number_that_is_known(county: Workspace) -> None:
    fields = {"name": "莫大成", "school": "城东小学", "id_number": next(id_numbers())}
    id_, _ = county.roster.add_person(fields)
    found = county.roster.check_person({"born": "1950-01-01"}, id_)
    assert [problem.code for problem in found] == ["birth.contradicts_id"]
    with pytest.raises(Refused, match=r"birth\.contradicts_id"):
        county.roster.edit_person(id_, born="1950-01-01")
    assert county.roster.check_person({"phone": "13812345678"}, id_) == ()


def test_whole_numbers_are_for_those_who_enter_them_and_asking_is_logged(
    county: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    number = next(id_numbers())
    id_, _ = county.roster.add_person(
        {"name": "莫大成", "school": "城东小学", "id_number": number, "phone": "13812345678"}
    )
    county.accounts.add("seer", roles=frozenset({Role.INSPECTOR}), password=PASSWORD)
    with pytest.raises(Refused, match=r"authority\.no_right_enter"):
        county.signed_in_as("seer", PASSWORD).roster.whole_numbers(id_)
    assert county.roster.whole_numbers(id_) == (number, "13812345678")
    assert [record.message for record in caplog.records] == ["roster.numbers_shown"]
    assert number not in caplog.text


def test_schools_are_filtered_by_their_town(county: Workspace) -> None:
    county.roster.add_office({"name": "石牙小学", "town": "石牙乡"})
    listing = county.listings.schools
    assert listing.towns() == ["石牙乡"]
    assert [row.name for row in listing.rows(listing.find(SchoolCriteria(town="石牙乡")))] == ["石牙小学"]
