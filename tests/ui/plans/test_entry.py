from decimal import Decimal

import pytest

from app.ui.plans.activity_lines import type_meant
from app.ui.plans.activity_paste import cells_of, lines_from
from app.ui.plans.entry import Unreadable, read_date, read_hours, read_money, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2026-09-05", "2026-09-05"), ("2026年9月5日", "2026-09-05"), ("２０２６．９．５", "2026-09-05"),
     ("20260905", "2026-09-05"), ("2026/9/5", "2026-09-05"), ("", "")],
)  # fmt: skip
def test_dates_are_read_as_offices_write_them(typed: str, meant: str) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize("typed", ["9.5", "2026.9", "2026-02-30", "下周三"])
def test_a_date_that_may_mean_several_things_is_asked_back(typed: str) -> None:
    found = read_date(typed)
    assert isinstance(found, Unreadable)
    assert "2026-09-05" in found.sentence


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", "14:30"),
        ("8：05", "08:05"),
        ("1430", "14:30"),
        ("14点", "14:00"),
        ("14时30分", "14:30"),
        ("", ""),
    ],
)
def test_times_are_read_as_offices_write_them(typed: str, meant: str) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "14:75", "下午"])
def test_a_time_that_is_none_is_asked_back(typed: str) -> None:
    assert isinstance(read_time(typed), Unreadable)


def test_hours_and_money_are_numbers_or_asked_back() -> None:
    assert (read_hours("4学时"), read_hours("1.5"), read_hours("")) == (
        Decimal(4),
        Decimal("1.5"),
        Decimal(0),
    )
    assert isinstance(read_hours("四"), Unreadable)
    assert isinstance(read_hours("-1"), Unreadable)
    assert (read_money("1,200.50元"), read_money("")) == (120050, 0)
    assert isinstance(read_money("若干"), Unreadable)


def test_quoted_cells_may_hold_line_ends_and_a_trailing_line_is_none() -> None:
    assert cells_of('a\t"b\n""c"""\r\nd\te\r\n') == [["a", 'b\n"c"'], ["d", "e"]]


def test_a_column_of_running_numbers_is_left_out() -> None:
    lines = lines_from(cells_of("1\t2026-09-10\t14:30\t16:30\t导读课\n2\t2026-09-24\t14:30\t16:30\t同课异构"))
    assert [(line.text("date"), line.text("topic")) for line in lines] == [
        ("2026-09-10", "导读课"),
        ("2026-09-24", "同课异构"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公开课", "公开课、示范课"),
        ("lecture", "专家讲座"),
        ("教研", "教研"),
        ("例会", "一般工作例会"),
        ("", ""),
    ],
)
def test_a_type_is_known_by_a_part_of_its_name_when_only_one_has_it(typed: str, meant: str) -> None:
    assert type_meant(typed) == meant
