"""The judgement on rows of schools and teachers: new, changed, unchanged, or what is wrong."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import messages
from app.domain import people, school_rows, teacher_rows
from app.domain.cells import Cell
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS, headings
from app.domain.roster_rows import Checked, Known, SheetRow
from app.domain.school_rows import SchoolContext
from app.domain.teacher_rows import TeacherContext

_ID = "34052419800101001X"
_WRONG_ID = "440524198001010014"
_S1 = Known("1" * 32, {"name": "兴宾区城东小学", "code": "2145000001", "district": "兴宾区"})
_S2 = Known("2" * 32, {"name": "中心小学", "code": "2145000002", "district": "兴宾区"})
_S3 = Known("3" * 32, {"name": "中心小学", "code": "2145000003", "district": "象州县"})
_WEI = Known(
    "a" * 32,
    {"code": "T1", "name": "韦春兰", "id_number": _ID, "id_kind": "1", "sex": "1", "born": "1980-01-01",
     "office": _S1.id, "status": "active", "phone": "13812345678"},
)  # fmt: skip
_NO_ID = Known(
    "b" * 32, {"code": "T2", "name": "覃小明", "office": _S1.id, "born": "1975-05-06", "status": "active"}
)


def _teachers(*rows: Mapping[str, Cell], home: str | None = None) -> Checked:
    context = TeacherContext([_S1, _S2, _S3], [_WEI, _NO_ID], date(2026, 9, 1), home)
    sheet = [SheetRow(number, cells) for number, cells in enumerate(rows, 4)]
    return teacher_rows.check(sheet, context, headings(TEACHER_COLUMNS))


def _row(**cells: Cell) -> dict[str, Cell]:
    return {"name": "莫大成", "school": "兴宾区城东小学", **cells}


def _codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


def test_a_new_teacher_brings_birth_and_sex_from_the_id_number() -> None:
    checked = _teachers(_row(id_number=_WRONG_ID, title="小学高级", ethnicity="壮"))
    assert _codes(checked) == ["id.check_digit"]
    checked = _teachers(_row(id_number="440524198001010013", title="小学高级", ethnicity="壮"))
    assert checked.new[0].fields == {
        "name": "莫大成", "office": _S1.id, "id_number": "440524198001010013", "id_kind": "1", "sex": "1",
        "born": "1980-01-01", "title": "32", "ethnicity": "08", "status": "active",
    }  # fmt: skip


def test_a_known_teacher_is_unchanged_when_the_row_says_nothing_new() -> None:
    checked = _teachers(_row(name="韦春兰", id_number=_ID), _row(name="覃小明", born="1975年5月"))
    assert checked.unchanged == (_WEI.id, _NO_ID.id)
    assert checked.problems == ()


def test_a_masked_export_comes_back_unchanged() -> None:
    checked = _teachers(
        _row(code="T1", name="韦春兰", id_number=people.mask_id(_ID), phone=people.mask_phone("13812345678")),
        _row(name="韦 春 兰", id_number=people.mask_id(_ID)),
    )
    assert checked.unchanged == (_WEI.id,)
    assert [(problem.row, problem.code) for problem in checked.problems] == [(5, "person.duplicate_row")]


def test_a_masked_number_of_somebody_unknown_is_refused() -> None:
    assert _codes(_teachers(_row(id_number="450***********1234"))) == ["id.masked"]


def test_a_blank_cell_never_erases() -> None:
    assert _teachers(_row(name="韦春兰", id_number=_ID, phone="", title=None)).unchanged == (_WEI.id,)


def test_only_what_differs_is_a_change() -> None:
    checked = _teachers(_row(name="韦春兰", id_number=_ID, phone="13987654321"))
    assert checked.changed[0].fields == {"phone": "13987654321"}


def test_an_id_number_that_was_missing_is_filled_in() -> None:
    number = "45020519750506" + "002"
    number += people.check_character(number)
    checked = _teachers(_row(name="覃小明", id_number=number))
    assert checked.changed[0].id == _NO_ID.id
    assert checked.changed[0].fields == {"id_number": number, "sex": "2"}


def test_of_two_rows_about_one_person_the_later_is_the_problem() -> None:
    new = _row(id_number="440524198001010013")
    checked = _teachers(new, new | {"name": "莫大城"})
    assert [(row.row) for row in checked.new] == [4]
    problem = checked.problems[0]
    assert (problem.row, problem.code, problem.proposal, problem.value) == (
        5, "person.duplicate_row", "4", "440***********0013",
    )  # fmt: skip


def test_two_people_without_id_are_one_when_name_birth_and_school_are_equal() -> None:
    checked = _teachers(_row(born="1980-05-06"), _row(born="1980.5.6"), _row(born="1981-05-06"))
    assert [row.row for row in checked.new] == [4, 6]
    assert _codes(checked) == ["person.duplicate_row"]


def test_a_row_kept_out_does_not_stand_in_the_way_of_its_correction() -> None:
    good = _row(id_number="440524198001010013")
    checked = _teachers(good | {"school": "火星小学"}, good)
    assert [row.row for row in checked.new] == [5]
    assert checked.rejected == {4}


def test_an_unknown_school_brings_the_nearest_name() -> None:
    problem = _teachers(_row(school="兴宾区城东小学校")).problems[0]
    assert (problem.row, problem.column, problem.code) == (4, "学校", "school.unknown")
    assert problem.proposal == "兴宾区城东小学"


def test_a_name_that_two_schools_bear_needs_the_code() -> None:
    assert _codes(_teachers(_row(school="中心小学"))) == ["school.ambiguous"]
    checked = _teachers(_row(school="中心小学", school_code=2145000003.0))
    assert checked.new[0].fields["office"] == _S3.id


def test_a_code_and_a_name_of_two_schools_contradict() -> None:
    checked = _teachers(_row(school="中心小学", school_code="2145000001"))
    assert _codes(checked) == ["school.contradiction"]


def test_a_school_folder_needs_no_school_column() -> None:
    assert _teachers({"name": "莫大成"}, home=_S2.id).new[0].fields["office"] == _S2.id
    assert _codes(_teachers({"name": "莫大成"})) == ["school.missing"]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"id_number": 4.5212319800101e17}, "id.lost_digits", "身份证号"),
        ({"id_number": "34052419800101"}, "id.length", "身份证号"),
        ({"id_number": _ID, "sex": "女", "name": "韦春兰"}, "sex.contradicts_id", "性别"),
        ({"id_number": _ID, "born": "1980-02-01", "name": "韦春兰"}, "birth.contradicts_id", "出生日期"),
        ({"name": " "}, "name.missing", "姓名"),
        ({"name": "合 计："}, "row.total", "姓名"),
        ({"code": "T1"}, "person.number_taken", "教师编号"),
        ({"code": "T2", "name": "覃小明", "id_number": _ID}, "person.contradiction", "身份证号"),
    ],
)
def test_what_makes_a_row_unusable_keeps_it_out(cells: dict[str, Cell], code: str, column: str) -> None:
    checked = _teachers(_row(**cells))
    assert (checked.problems[0].code, checked.problems[0].column) == (code, column)
    assert checked.rejected == {4}
    assert not checked.new
    assert not checked.changed


@pytest.mark.parametrize(
    ("cells", "code", "left_out"),
    [
        ({"ethnicity": "仫老"}, "code.unknown", "ethnicity"),
        ({"phone": "1234"}, "phone.form", "phone"),
        ({"joined_on": "2001"}, "date.only_year", "joined_on"),
        ({"joined_on": "2099-01-01"}, "date.implausible", "joined_on"),
        ({"joined_on": "很早"}, "date.unreadable", "joined_on"),
    ],
)
def test_a_doubtful_cell_is_named_and_left_out_while_the_row_counts(
    cells: dict[str, Cell], code: str, left_out: str
) -> None:
    checked = _teachers(_row(**cells))
    assert _codes(checked) == [code]
    assert not checked.rejected
    assert left_out not in checked.new[0].fields


def test_a_15_digit_number_is_converted_and_named() -> None:
    checked = _teachers(_row(id_number="130503670401001"))
    assert _codes(checked) == ["id.converted"]
    assert checked.new[0].fields["id_number"] == "130503196704010016"


def test_a_namesake_with_another_id_number_is_new_and_named() -> None:
    first = "34052419800101005"
    checked = _teachers(_row(name="韦春兰", id_number=first + people.check_character(first)))
    assert len(checked.new) == 1
    assert _codes(checked) == ["person.possible_duplicate"]


def test_a_passport_is_not_judged_as_an_identity_card() -> None:
    checked = _teachers(_row(id_kind="护照", id_number="E 1234567"))
    assert checked.new[0].fields["id_number"] == "E1234567"


def test_no_problem_shows_a_whole_id_number() -> None:
    checked = _teachers(
        _row(id_number=_ID), _row(id_number=_WRONG_ID), _row(code="T2", name="覃小明", id_number=_ID)
    )
    shown = " ".join(f"{problem.value} {problem.proposal}" for problem in checked.problems)
    assert _ID not in shown
    assert _WRONG_ID not in shown


@given(st.lists(st.fixed_dictionaries({
    "name": st.sampled_from(["韦春兰", "王𬭚", "", "合计", "莫大成"]),
    "id_number": st.sampled_from([None, _ID, "440524198001010013", _WRONG_ID, 4.5e17, "450***********001X"]),
    "school": st.sampled_from(["兴宾区城东小学", "中心小学", "", "火星小学"]),
    "born": st.one_of(st.none(), st.floats(allow_nan=False), st.dates(), st.text(max_size=6)),
}), max_size=8))  # fmt: skip
def test_every_row_is_booked_exactly_once(rows: list[dict[str, Cell]]) -> None:
    checked = _teachers(*rows)
    booked = len(checked.new) + len(checked.changed) + len(checked.unchanged) + len(checked.rejected)
    assert checked.read == booked


def _schools(*rows: Mapping[str, Cell]) -> Checked:
    context = SchoolContext("c" * 32, "451302", "兴宾区", [_S1, _S2, _S3])
    sheet = [SheetRow(number, cells) for number, cells in enumerate(rows, 2)]
    return school_rows.check(sheet, context, headings(SCHOOL_COLUMNS))


def test_a_new_school_without_a_code_gets_the_same_local_key_everywhere() -> None:
    first = _schools({"name": "河西小学"}).new[0].fields
    again = _schools({"name": "其他小学"}, {"name": " 河西小学 ", "district": "兴宾区"}).new[1].fields
    assert first["code"] == again["code"]
    assert first["code"].startswith("L")
    assert first["level"] == "school"


def test_filling_in_a_code_keeps_the_school() -> None:
    known = Known("4" * 32, {"name": "河西小学", "code": "LABCDEFGHIJK"})
    context = SchoolContext("c" * 32, "451302", "兴宾区", [known])
    row = SheetRow(2, {"name": "河西小学", "code": 2145000009.0})
    checked = school_rows.check([row], context, headings(SCHOOL_COLUMNS))
    assert (checked.changed[0].id, checked.changed[0].fields) == (known.id, {"code": "2145000009"})


def test_a_school_of_the_same_name_with_another_code_is_asked_back() -> None:
    checked = _schools({"name": "兴宾区城东小学", "code": "2145000077"})
    assert _codes(checked) == ["school.other_code"]


def test_the_same_name_in_another_county_is_another_school() -> None:
    checked = _schools({"name": "中心小学", "district": "武宣县"}, {"name": "中心小学", "district": "象州县"})
    assert len(checked.new) == 1
    assert checked.unchanged == (_S3.id,)


def test_brackets_written_differently_do_not_rename_a_school() -> None:
    known = Known("4" * 32, {"name": "一中（东）", "code": "3145000001"})
    context = SchoolContext("c" * 32, "451302", "兴宾区", [known])
    checked = school_rows.check([SheetRow(2, {"name": "一中(东)"})], context, headings(SCHOOL_COLUMNS))
    assert checked.unchanged == (known.id,)


def test_points_and_centres_find_their_level() -> None:
    checked = _schools(
        {"name": "大湾教学点", "category": "教学点", "centre": "大湾中心校"},
        {"name": "大湾中心校"},
        {"name": "小湾小学"},
    )
    assert [row.fields["level"] for row in checked.new] == ["point", "centre", "school"]


def test_a_school_listed_twice_is_the_later_row_s_problem() -> None:
    checked = _schools({"name": "河西小学"}, {"name": "河西 小学"})
    assert [(problem.row, problem.code) for problem in checked.problems] == [(3, "school.duplicate_row")]


def test_every_problem_of_a_row_has_a_sentence() -> None:
    folder = Path(people.__file__).parent
    files = ("cells", "people", "roster_rows", "school_rows", "teacher_rows")
    text = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in files)
    problems = set(re.findall(r'"((?:birth|code|date|id|name|person|phone|row|school|sex)\.[a-z_]+)"', text))
    assert len(problems) > 25
    assert problems - messages.table().keys() == set()
