"""A place invented for this test, with rules unlike any other: nothing about a place is in the code."""

from datetime import date
from decimal import Decimal
from typing import Any

from app.domain import claim as claims
from app.domain import rulepack_file
from app.domain.credits import Account, compute


def _mark(share: str, *, absence: bool = False, deduct: int = 0) -> dict[str, Any]:
    return {"share": share, "absence": absence, "deduct": deduct}


PLACE: dict[str, Any] = {
    "format": 1,
    "id": "yunling",
    "version": 7,
    "name": "云岭县学时办法",
    "place": "云岭县",
    "effective": {"from": "2020-09-01"},
    "unit": "学时",
    "sources": {"own": {"title": "云岭教〔2020〕3号"}},
    "cycle": {"starts": "2020-09-01", "years": 1, "source": "own"},
    "types": {"salt_walk": ["盐道考察"], "choir": ["合唱"]},
    "modes": {
        "central": {"name": "面授", "recognised_by": "city"},
        "online": {"name": "网络", "recognised_by": "county"},
        "degree": {"name": "学历进修", "recognised_by": "province"},
    },
    "excluded": [{"types": ["choir"], "source": "own"}],
    "results": {"pass": "1", "fail": "0.2", "excellent": "1.1"},
    "same_work": "first",
    "day_limit": {"hours": "6", "match": {"modes": ["central"]}, "source": "own"},
    "items": [
        {
            "id": "speech",
            "name": "主讲",
            "match": {"modes": ["central"], "roles": ["speaker"]},
            "credit": {"by": "hours", "per": "1", "credit": "9", "whole": False, "carry": False},
            "source": "own",
        },
        {
            "id": "walk",
            "name": "考察",
            "match": {"types": ["salt_walk"], "topics": ["地质"]},
            "credit": {"by": "table", "rows": [{"credit": "11"}]},
            "source": "own",
        },
        {
            "id": "centre",
            "name": "集中",
            "match": {"modes": ["central"]},
            "credit": {"by": "hours", "per": "6", "credit": "1", "whole": True, "carry": False},
            "source": "own",
        },
        {
            "id": "other",
            "name": "非集中",
            "match": {"modes": ["online", "degree"]},
            "credit": {"by": "hours", "per": "8", "credit": "1", "whole": False, "carry": False},
            "source": "own",
        },
    ],
    "caps": [
        {"id": "all", "name": "全年", "per": "cycle", "limit": "20", "source": "own"},
        {"id": "talks", "name": "主讲", "per": "year", "limit": "9", "items": ["speech"], "source": "own"},
    ],
    "minima": [
        {"id": "year", "name": "全年", "per": "year", "need": "10", "source": "own"},
        {
            "id": "geology",
            "name": "地质专题",
            "per": "year",
            "need": "1",
            "match": {"topics": ["地质"]},
            "source": "own",
        },
    ],
    "attendance": {
        "minutes_per_hour": 40,
        "marks": {
            "present": _mark("1"),
            "late": _mark("0.5"),
            "left_early": _mark("1", deduct=20),
            "leave": _mark("0"),
            "public_leave": _mark("1"),
            "absent": _mark("0", absence=True),
            "made_up": _mark("0.8"),
        },
        "source": "own",
    },
    "plan": {"required": []},
}


def _account(*values: dict[str, Any]) -> Account:
    pack = rulepack_file.of_value(PLACE).pack
    assert pack is not None
    read = [claims.read({"teacher": "T", "date": "2022-03-01"} | v, n) for n, v in enumerate(values)]
    return compute(pack, read, date(2022, 8, 31))["T"]


def _granted(*values: dict[str, Any]) -> list[Decimal]:
    return [line.granted for line in _account(*values).lines]


def test_its_ratios_are_its_own() -> None:
    assert _granted({"mode": "central", "hours": "12"}) == [2]
    assert _granted({"mode": "central", "hours": "11"}) == [1]
    assert _granted({"mode": "online", "hours": "12"}) == [Decimal("1.5")]
    assert _granted({"mode": "degree", "hours": "1"}) == [Decimal("0.12")]


def test_failing_leaves_a_fifth_and_excellence_adds_a_tenth() -> None:
    assert _granted({"mode": "online", "hours": "80", "result": "fail"}) == [2]
    assert _granted({"mode": "online", "hours": "80", "result": "excellent"}) == [11]


def test_its_day_holds_six_hours_of_face_to_face_only() -> None:
    central = {"mode": "central", "hours": "18", "from": "2022-02-28"}
    assert _granted(central) == [2]
    assert _granted(central | {"mode": "online"}) == [Decimal("2.25")]


def test_without_carrying_two_halves_stay_nothing() -> None:
    assert _granted({"mode": "central", "hours": "3"}, {"mode": "central", "hours": "3"}) == [0, 0]


def test_the_first_of_two_claims_for_one_work_counts() -> None:
    small = {"mode": "online", "hours": "8", "work": "W", "date": "2022-01-01"}
    assert _granted(small, small | {"hours": "80", "date": "2022-02-01"}) == [1, 0]


def test_its_cycle_is_one_school_year_with_topics_of_its_own() -> None:
    account = _account(
        {"type": "盐道考察", "mode": "online", "topics": ["地质"]},
        {"mode": "central", "role": "speaker", "hours": "2"},
        {"mode": "online", "hours": "8", "date": "2021-08-31"},
        {"type": "合唱", "mode": "online", "hours": "8"},
    )
    assert account.cycle.label == "2021-2022"
    assert (account.unit, account.total, account.met) == ("学时", 20, True)
    assert [line.capped_by for line in account.lines] == [None, "talks", None, None]
    assert _account({"mode": "online", "hours": "100"}).shortfalls[0].rule == "geology"
