"""Identity numbers, names and what people are found by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import names, people
from app.domain.people import IdNumber, IdProblem, Likeness, read_id


def _valid_number(region: int, birth: date, sequence: int) -> str:
    first = f"{region}{birth:%Y%m%d}{sequence:03}"
    return first + people.check_character(first)


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", "34052419800101001X"])
def test_the_published_samples_have_the_right_check_character(number: str) -> None:
    assert people.check_character(number[:17]) == number[17]


def test_a_number_tells_birth_and_sex() -> None:
    assert read_id("34052419800101001X") == IdNumber("34052419800101001X", date(1980, 1, 1), people.MALE)


@pytest.mark.parametrize(
    "cell",
    [
        " 34052419800101001x ",
        "'34052419800101001X",
        "３４０５２４１９８００１０１００１Ｘ",
        "340524 19800101 001X",
    ],
)
def test_a_number_is_read_however_it_was_typed(cell: str) -> None:
    found = read_id(cell)
    assert isinstance(found, IdNumber)
    assert found.text == "34052419800101001X"


@pytest.mark.parametrize(
    "cell", [4.5212319800101e17, "4.52123E+17", "452123198001011000", 452123198001010123]
)
def test_digits_that_a_spreadsheet_dropped_are_noticed(cell: object) -> None:
    assert read_id(cell) == IdProblem("id.lost_digits")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3405241980010100", "id.length"),
        (12345, "id.length"),
        ("340524198001010011", "id.check_digit"),
        ("340524198013010019", "id.birth"),
        ("340524188001010011", "id.birth"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(cell: object, code: str) -> None:
    found = read_id(cell)
    assert isinstance(found, IdProblem)
    assert found.code == code


def test_a_letter_in_place_of_a_digit_brings_the_number_it_meant() -> None:
    assert read_id("34052419800IOIOO1X") == IdProblem("id.character", "34052419800101001X")


@pytest.mark.parametrize("cell", ["130503670401001", 130503670401001.0])
def test_a_15_digit_number_is_written_in_18(cell: object) -> None:
    found = read_id(cell)
    assert found == IdNumber("130503196704010016", date(1967, 4, 1), people.MALE, converted=True)


@given(st.integers(110000, 659999), st.dates(date(1900, 1, 1), date(2010, 12, 31)), st.integers(0, 999))
def test_every_valid_number_reads_back_and_every_single_wrong_digit_is_caught(
    region: int, birth: date, sequence: int
) -> None:
    number = _valid_number(region, birth, sequence)
    found = read_id(number)
    assert isinstance(found, IdNumber)
    assert (found.birth, found.sex) == (birth, "1" if sequence % 2 else "2")
    for place in range(17):
        digit = str((int(number[place]) + 1) % 10)
        assert isinstance(read_id(number[:place] + digit + number[place + 1 :]), IdProblem)


def test_a_masked_number_keeps_region_and_tail() -> None:
    assert people.mask_id("450123198001011234") == "450***********1234"
    assert people.is_masked("450***********1234")
    assert not people.is_masked("450123198001011234")


def test_a_short_document_number_shows_only_its_last_character() -> None:
    assert people.mask_id("G1234567") == "*******7"


def test_a_telephone_number_hides_its_middle() -> None:
    assert people.mask_phone("13812345678") == "138****5678"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张  三", "张三"),
        (" 李　四\n", "李四"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
        ("王\u200b𬭚", "王𬭚"),
        ("\ue863\ue81e", "䶮龴"),
    ],
)
def test_a_name_has_one_spelling(typed: str, name: str) -> None:
    assert names.normalised(typed) == name


def test_a_character_of_one_machine_only_is_flagged() -> None:
    assert names.private_use("张\ue000") == ["\ue000"]
    assert names.private_use("王𬭚赵𡒄李㛃") == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("王𬭚", "王𬭚 wangchun wc 001x"),
        ("赵𡒄", "赵𡒄 zhaolan zl 001x"),
        ("李㛃", "李㛃 lijie lj 001x"),
        ("仇和", "仇和 qiuhe qh 001x"),
        ("尉迟恭", "尉迟恭 yuchigong ycg 001x"),
        ("曾单区", "曾单区 zengdanqu zdq 001x"),
    ],
)
def test_people_are_found_by_name_pinyin_initials_and_tail(name: str, key: str) -> None:
    assert people.search_key(name, "34052419800101001X") == key


def test_search_text_is_written_as_the_key_is() -> None:
    assert people.search_text(" ＷＸＬ ") == "wxl"
    assert people.search_text("００１ｘ") == "001x"


@pytest.mark.parametrize(
    ("sex", "year", "place", "alike"),
    [
        ("2", 1980, "S1", True),
        ("2", 1980, None, True),
        (None, 1980, "S1", True),
        ("2", 1981, "S1", False),
        ("1", 1980, "S1", False),
        (None, None, "S1", False),
    ],
)
def test_people_of_one_name_may_be_one_when_nothing_known_differs(
    sex: str | None, year: int | None, place: str | None, alike: bool
) -> None:
    known = people.Lookalikes()
    known.add(Likeness("韦春兰", "2", 1980, "S1"))
    assert known.has_like(Likeness("韦春兰", sex, year, place)) == alike
    assert not known.has_like(Likeness("韦春花", sex, year, place))


def test_a_teacher_number_is_the_same_wherever_it_is_made() -> None:
    assert people.teacher_number("a" * 32) == people.teacher_number("a" * 32)
    assert len({people.teacher_number(f"{n:032x}") for n in range(2000)}) == 2000
