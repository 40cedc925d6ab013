import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import claim as claims
from app.domain import rulepack_file
from app.domain.conversion import Line
from app.domain.credits import Account, compute
from app.messages import sentence, table

PACK = rulepack_file.load(Path(__file__).parents[2] / "resources" / "rulepacks" / "guangxi-2016.json")
END = date(2025, 12, 31)


def a_claim(**changes: Any) -> dict[str, Any]:
    claim = {
        "teacher": "T1",
        "date": "2024-05-10",
        "type": "lesson_preparation",
        "mode": "school_based",
        "level": "school",
        "hours": "4",
        "role": "participant",
        "result": "pass",
        "evidence": True,
    }
    return claim | changes


def account_of(*values: Any, as_of: date = END) -> Account:
    read = [claims.read(value, index) for index, value in enumerate(values)]
    return compute(PACK, read, as_of)["T1"]


def line_of(**changes: Any) -> Line:
    return account_of(a_claim(**changes)).lines[0]


def codes(line: Line) -> list[str]:
    return [reason.code for reason in line.reasons]


@pytest.mark.parametrize(
    ("changes", "granted"),
    [
        ({"hours": "4"}, "0.5"),
        ({"hours": 8}, "1"),
        ({"hours": "7.5"}, "0.5"),
        ({"type": "集体备课"}, "0.5"),
        ({"type": "research_project", "level": "province"}, "6"),
        ({"type": "research_project", "level": "county"}, "2"),
        ({"type": "skills_contest", "level": "school"}, "1"),
        ({"type": "student_guidance", "level": "nation"}, "6"),
        ({"type": "publication", "level": "city"}, "3"),
        ({"type": "monograph", "quantity": "1.2"}, "4.8"),
        ({"type": "paper_award", "level": "city", "grade": "一等奖"}, "3"),
        ({"type": "paper_award", "level": "city", "grade": "二等奖"}, "2"),
        ({"type": "mentoring", "role": "apprentice"}, "2"),
        ({"type": "open_lesson"}, "1"),
        ({"type": "central_training", "mode": "central", "hours": "18"}, "6"),
    ],
)
def test_the_guangxi_table_grants_what_it_says(changes: dict[str, Any], granted: str) -> None:
    line = line_of(**changes)
    assert line.granted == Decimal(granted)
    assert line.capped_by is None
    assert line.lost == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type": "routine_meeting"}, "credits.excluded"),
        ({"type": "政治学习", "mode": "central"}, "credits.excluded"),
        ({"type": "excursion"}, "credits.excluded"),
        ({"evidence": False}, "credits.no_evidence"),
        ({"result": "fail"}, "credits.failed"),
        ({"result": "great"}, "credits.result_unknown"),
        ({"type": "juggling"}, "credits.no_rule"),
        ({"mode": "degree"}, "credits.no_rule"),
        ({"type": "mentoring", "role": "member"}, "credits.no_rule"),
        ({"type": "research_project", "level": "school"}, "credits.no_row"),
        ({"type": "monograph"}, "credits.no_quantity"),
        ({"hours": None}, "credits.no_hours"),
        ({"hours": "many"}, "claim.not_number"),
        ({"hours": -1}, "claim.not_number"),
        ({"hours": True}, "claim.not_number"),
        ({"date": "2024-02-30"}, "claim.not_date"),
        ({"date": None}, "claim.no_date"),
        ({"from": "2024-05-11"}, "claim.backwards"),
        ({"mode": ["central"]}, "claim.not_text"),
        ({"date": "2015-12-31"}, "credits.not_in_force"),
        ({"date": "2020-12-31"}, "credits.other_cycle"),
        ({"date": "2026-01-01"}, "credits.later"),
    ],
)
def test_a_claim_that_earns_nothing_says_why(changes: dict[str, Any], code: str) -> None:
    line = line_of(**changes)
    assert line.granted == 0
    assert codes(line) == [code]


def test_one_bad_claim_costs_no_other() -> None:
    account = account_of(a_claim(), a_claim(date="soon"), a_claim(date="2024-06-01"))
    assert [line.granted for line in account.lines] == [Decimal("0.5"), 0, Decimal("0.5")]


def test_a_yearly_cap_serves_the_earlier_claim_first() -> None:
    late = a_claim(date="2024-12-01", hours="28", **{"from": "2024-11-01"})
    early = a_claim(date="2024-03-01", hours="20", **{"from": "2024-02-01"})
    account = account_of(late, early)
    assert [line.granted for line in account.lines] == [Decimal("1.5"), Decimal("2.5")]
    assert account.lines[0].capped_by == "lessons-year"
    assert account.lines[0].lost == 2
    assert account.by_year["2024"].total == 4


def test_a_cap_may_be_shared_between_items() -> None:
    account = account_of(
        a_claim(type="skills_contest", level="province", date="2024-01-05"),
        a_claim(type="student_guidance", level="city", date="2024-06-05"),
    )
    assert [line.granted for line in account.lines] == [6, 0]
    assert account.lines[1].capped_by == "contest-year"


def test_online_counts_up_to_forty_in_a_cycle() -> None:
    online = a_claim(type="online_study", mode="online", hours="90", evidence=False)
    account = account_of(*(online | {"date": f"{year}-03-01"} for year in (2021, 2022)))
    assert account.by_mode["online"] == 40
    assert account.lines[1].capped_by == "online-cycle"
    assert account.lines[1].lost == 20


def test_short_meetings_of_one_year_add_up_to_a_half_day_and_not_across_years() -> None:
    account = account_of(
        a_claim(hours="2", date="2023-12-30"),
        a_claim(hours="2", date="2024-01-10"),
        a_claim(hours="2", date="2024-01-20"),
    )
    assert [line.granted for line in account.lines] == [0, 0, Decimal("0.5")]
    assert "credits.left_over" in codes(account.lines[0])
    assert "credits.brought" in codes(account.lines[2])


def test_the_same_work_counts_once_at_its_highest() -> None:
    city = a_claim(type="research_project", level="city", date="2022-01-10", work="K-7", role="lead")
    province = a_claim(type="research_project", level="province", date="2023-01-10", work="K-7")
    account = account_of(city, province)
    assert [line.granted for line in account.lines] == [0, 6]
    assert codes(account.lines[0]) == ["credits.same_work"]


def test_a_failed_claim_does_not_use_up_its_work() -> None:
    account = account_of(a_claim(work="W", result="fail", date="2024-01-01"), a_claim(work="W"))
    assert [line.granted for line in account.lines] == [0, Decimal("0.5")]


def test_two_teachers_may_share_a_work() -> None:
    both = [a_claim(work="W"), a_claim(work="W", teacher="T2")]
    read = [claims.read(value, index) for index, value in enumerate(both)]
    accounts = compute(PACK, read, END)
    assert [accounts[t].total for t in ("T1", "T2")] == [Decimal("0.5")] * 2


def test_a_day_holds_eight_hours_and_nothing_is_asked_without_a_first_day() -> None:
    line = line_of(hours="20", **{"from": "2024-05-10"})
    assert (line.granted, line.capped_by, line.lost) == (1, "day_limit", Decimal("1.5"))
    assert line_of(hours="20").granted == Decimal("2.5")
    assert line_of(hours="20", **{"from": "2024-05-08"}).granted == Decimal("2.5")


def test_a_teacher_with_every_minimum_has_met_the_cycle() -> None:
    account = account_of(*_a_full_cycle())
    assert account.shortfalls == ()
    assert account.met
    assert account.total >= 120


def test_a_poor_year_is_a_shortfall_of_its_own() -> None:
    poor = [value for value in _a_full_cycle() if not value["date"].startswith("2023")]
    short = {(s.rule, s.period.label): (s.needed, s.have) for s in account_of(*poor).shortfalls}
    assert short["year-total", "2023"] == (16, 0)
    assert short["year-school-based", "2023"] == (10, 0)


def _a_full_cycle() -> list[dict[str, Any]]:
    values = []
    for year in range(2021, 2026):
        values += [
            a_claim(date=f"{year}-04-01", hours="32"),
            a_claim(date=f"{year}-05-01", hours="24", type="school_training"),
            a_claim(date=f"{year}-06-01", type="research_project", level="province"),
            a_claim(date=f"{year}-07-01", mode="central", type="central_training", hours="45"),
        ]
    return values


def test_the_year_that_holds_the_day_is_the_last_that_is_judged() -> None:
    account = account_of(a_claim(), as_of=date(2024, 8, 1))
    assert list(account.by_year) == ["2021", "2022", "2023", "2024"]


def test_a_file_that_is_no_list_is_refused_and_an_odd_entry_is_not() -> None:
    read = claims.read_file(
        b'[null, {"teacher": 7, "hours": NaN}, {"teacher": "\\ud800"}, {"teacher":"A","hours":%s}]'
        % (b"9" * 5000)
    )
    assert [getattr(bad, "code", None) for bad in read] == [
        "claim.not_an_object",
        "claim.no_date",
        "claim.no_teacher",
        "claim.no_date",
    ]


# Properties ---------------------------------------------------------------------------------

WORDS = {
    "type": [
        "lesson_preparation",
        "school_training",
        "research_project",
        "publication",
        "monograph",
        "open_lesson",
        "mentoring",
        "online_study",
        "central_training",
        "routine_meeting",
        "odd",
        None,
    ],
    "mode": ["school_based", "online", "central", "degree"],
    "level": ["school", "county", "city", "province", None],
    "role": ["participant", "mentor", "lead"],
    "result": ["pass", "fail", "excellent", None, "odd"],
    "work": ["A", "B", "C", None, None, None],
    "evidence": [True, True, True, False],
}

values = st.fixed_dictionaries(
    {name: st.sampled_from(words) for name, words in WORDS.items()}
    | {
        "teacher": st.just("T1"),
        "date": st.dates(date(2020, 10, 1), date(2026, 3, 1)).map(date.isoformat) | st.just("?"),
        "hours": st.decimals(0, 200, places=2).map(str) | st.none(),
        "quantity": st.decimals(0, 5, places=2).map(str) | st.none(),
    }
)


@settings(max_examples=150, deadline=None)
@given(st.lists(values, min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_no_total(
    given_values: list[dict[str, Any]], dice: random.Random
) -> None:
    shuffled = list(given_values)
    dice.shuffle(shuffled)
    first, second = account_of(*given_values), account_of(*shuffled)
    assert first.total == second.total
    assert (first.by_mode, first.by_year, first.shortfalls) == (
        second.by_mode,
        second.by_year,
        second.shortfalls,
    )
    assert _pairs(given_values, first) == _pairs(shuffled, second)


def _pairs(given_values: Sequence[dict[str, Any]], account: Account) -> list[tuple[str, Decimal]]:
    return sorted(
        (str(sorted(given_values[line.claim].items(), key=str)), line.granted) for line in account.lines
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(values, min_size=1, max_size=40))
def test_every_hundredth_has_its_line_and_no_cap_is_exceeded(given_values: list[dict[str, Any]]) -> None:
    account = account_of(*given_values)
    granted = [line.granted for line in account.lines]
    assert len(granted) == len(given_values)
    assert all(amount >= 0 and amount == round(amount, 2) for amount in granted)
    assert sum(granted) == account.total == sum(account.by_mode.values())
    assert account.total == sum(year.total for year in account.by_year.values())
    for cap in PACK.caps:
        used: dict[str, Decimal] = {}
        for line in account.lines:
            value = claims.read(given_values[line.claim], line.claim)
            if line.granted and isinstance(value, claims.Claim) and cap.covers(line.rule or "", value):
                year = value.day.isoformat()[:4] if cap.per == "year" else ""
                used[year] = used.get(year, Decimal(0)) + line.granted
        assert all(amount <= cap.limit for amount in used.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(values, min_size=1, max_size=20))
def test_every_line_is_explained_in_whole_sentences(given_values: list[dict[str, Any]]) -> None:
    for line in account_of(*given_values).lines:
        assert line.reasons
        for reason in line.reasons:
            assert reason.code in table()
            assert "—" not in sentence(reason.code, reason.facts)
        if line.granted:
            assert line.rule is not None
            assert codes(line)[-1] == "credits.granted"
        assert line.lost == 0 or line.capped_by is not None
