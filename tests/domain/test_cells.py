"""Dates and telephone numbers in the forms in which offices write them."""

from datetime import date, datetime, time

import pytest

from app.domain import cells
from app.domain.cells import Day


@pytest.mark.parametrize(
    "cell",
    [
        "2001-09-01", "2001/9/1", "2001.9.1", "2001年9月1日", "20010901", 20010901, 20010901.0,
        date(2001, 9, 1), datetime.combine(date(2001, 9, 1), time(8)), 37135, 37135.0, "37135",
        "２００１－０９－０１", " 2001 年 9 月 1 日",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(cell: cells.Cell) -> None:
    assert cells.read_day(cell) == Day(date(2001, 9, 1), date(2001, 9, 1))


@pytest.mark.parametrize("cell", ["1980年5月", "1980.5", 1980.5, "198005", "1980-05"])
def test_a_month_is_kept_as_a_month(cell: cells.Cell) -> None:
    found = cells.read_day(cell)
    assert found == Day(date(1980, 5, 1), date(1980, 5, 31))
    assert isinstance(found, Day)
    assert found.to_the_month
    assert not found.exact


def test_a_number_that_may_be_january_or_october_is_asked_back() -> None:
    found = cells.read_day(2001.1)
    assert isinstance(found, cells.DateProblem)
    assert found.code == "date.ambiguous"
    assert cells.read_day("2001.1") == Day(date(2001, 1, 1), date(2001, 1, 31))


@pytest.mark.parametrize("cell", [9.5, "9.5", "去年", "2001-13-01", "2001.9.31", "12"])
def test_what_is_no_date_is_said_to_be_none(cell: cells.Cell) -> None:
    found = cells.read_day(cell)
    assert isinstance(found, cells.DateProblem)
    assert found.code == "date.unreadable"


def test_a_bare_year_says_too_little() -> None:
    found = cells.read_day(1980)
    assert isinstance(found, Day)
    assert not found.to_the_month


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (13812345678.0, "13812345678"),
        ("13812345678.0", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0772-4212345", "07724212345"),
        ("+86 13812345678", "13812345678"),
        ("1381234567", None),
        ("无", None),
    ],
)
def test_a_telephone_number_is_read_or_refused(cell: cells.Cell, number: str | None) -> None:
    assert cells.phone(cell) == number


def test_brackets_of_a_name_stay_as_they_are() -> None:
    assert cells.text("第一小学（东校区）\u200b ") == "第一小学（东校区）"
    assert cells.text("Ａ２") == "A2"
