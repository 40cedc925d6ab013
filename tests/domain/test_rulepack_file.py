import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain import rulepack_file
from app.errors import Refused, Unavailable
from app.messages import table

GUANGXI = Path(__file__).parents[2] / "resources" / "rulepacks" / "guangxi-2016.json"


def _codes(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    value = copy.deepcopy(json.loads(GUANGXI.read_text(encoding="utf-8")))
    change(value)
    reading = rulepack_file.of_value(value)
    assert (reading.pack is None) == bool(reading.faults)
    return [(fault.path, fault.code) for fault in reading.faults]


def test_the_shipped_pack_is_whole_and_cites_a_source_for_every_rule() -> None:
    pack = rulepack_file.load(GUANGXI)
    cited = [rule.source for rule in (*pack.items, *pack.caps, *pack.minima, *pack.exclusions)]
    assert cited
    assert all(pack.sources[source].title for source in cited)
    assert pack.key == "guangxi-2016@1"


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        (lambda v: v.pop("caps"), "$", "rulepack.missing"),
        (lambda v: v.update(caps_typo=[]), "$", "rulepack.unknown_field"),
        (lambda v: v["caps"][0].update(limit=3), "caps[0].limit", "rulepack.not_number"),
        (lambda v: v["caps"][0].update(limit="-3"), "caps[0].limit", "rulepack.not_number"),
        (lambda v: v["caps"][0].update(limit="NaN"), "caps[0].limit", "rulepack.not_number"),
        (lambda v: v["caps"][1].update(id=v["caps"][0]["id"]), "caps[1].id", "rulepack.twice"),
        (lambda v: v["caps"][0].update(items=["nope"]), "caps[0].items[0]", "rulepack.unknown_name"),
        (lambda v: v["items"][0].update(source="hearsay"), "items[0].source", "rulepack.unknown_name"),
        (
            lambda v: v["items"][0]["match"].update(modes=["x"]),
            "items[0].match.modes[0]",
            "rulepack.unknown_name",
        ),
        (lambda v: v["items"][0]["credit"].update(whole="yes"), "items[0].credit.whole", "rulepack.not_flag"),
        (lambda v: v["effective"].update(to="2015-01-01"), "effective.to", "rulepack.backwards"),
        (lambda v: v["cycle"].update(starts="2016-02-29"), "cycle.starts", "rulepack.leap_day"),
        (lambda v: v["cycle"].update(years=True), "cycle.years", "rulepack.not_whole"),
        (
            lambda v: v["attendance"].update(nothing_from="20%"),
            "attendance.nothing_from",
            "rulepack.not_fraction",
        ),
        (lambda v: v["attendance"]["marks"].pop("late"), "attendance.marks", "rulepack.missing"),
        (lambda v: v["types"].update(excursion=["例会"]), "types.excursion", "rulepack.twice"),
        (lambda v: v.update(format=2), "format", "rulepack.format"),
    ],
)
def test_a_fault_is_named_with_its_place(
    change: Callable[[dict[str, Any]], object], path: str, code: str
) -> None:
    assert _codes(change) == [(path, code)]


def test_all_faults_are_listed_at_once() -> None:
    def break_two(value: dict[str, Any]) -> None:
        value["unit"] = ""
        value["minima"][0]["per"] = "week"

    assert _codes(break_two) == [("unit", "rulepack.not_text"), ("minima[0].per", "rulepack.not_choice")]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"null", b'"x"'])
def test_any_other_file_has_findings_and_never_an_exception(content: bytes) -> None:
    reading = rulepack_file.parse(content)
    assert reading.pack is None
    assert all(fault.code in table() for fault in reading.faults)


def test_loading_a_bad_file_names_the_first_place(tmp_path: Path) -> None:
    file = tmp_path / "local.json"
    file.write_text("[]")
    with pytest.raises(Refused) as refused:
        rulepack_file.load(file)
    assert refused.value.code == "rulepack.invalid"
    with pytest.raises(Unavailable):
        rulepack_file.load(tmp_path / "missing.json")


def test_the_digest_ignores_layout_and_sees_every_change() -> None:
    value = json.loads(GUANGXI.read_text(encoding="utf-8"))
    backwards = dict(reversed(value.items()))
    before = rulepack_file.digest_of(backwards)
    assert rulepack_file.digest_of(value) == before
    value["unit"] = "学时"
    assert rulepack_file.digest_of(value) != before


def test_cycles_follow_each_other_without_a_gap() -> None:
    pack = rulepack_file.load(GUANGXI)
    assert pack.cycle_of(date(2020, 12, 31)).label == "2016-2020"
    assert pack.cycle_of(date(2021, 1, 1)).label == "2021-2025"
    assert pack.year_of(date(2023, 7, 1)).label == "2023"
    assert pack.cycle_of(date.max).label
    assert pack.cycle_of(date.min).label
