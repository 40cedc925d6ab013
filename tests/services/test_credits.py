"""What was attended and claimed comes to credits; posting twice is posting once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.errors import Refused
from app.listings.credits import CreditCriteria, CreditList
from app.listings.listing import Order
from app.paths import resources
from app.services.credits import Statement
from db.codes import Verdict
from tests.conftest import Make
from tests.services.ledgers import MORNING, PLAN, School, a_school

GUANGXI = resources("rulepacks", "guangxi-2016.json")


@pytest.fixture
def school(office: Make, monkeypatch: pytest.MonkeyPatch) -> School:
    monkeypatch.setenv("YANXIU_TODAY", "2024-12-31")
    return a_school(office)


def totals(school: School) -> dict[str, Decimal]:
    return {one.teacher.name: one.total for one in school.clerk.credits.totals()}


def explained(school: School, name: str) -> Statement:
    found = school.clerk.credits.explain(name)
    assert sum(line.granted for line in found.lines) == found.total
    assert all(line.reasons for line in found.lines)
    return found


def refusal(call: Any, *args: Any, **options: Any) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **options)
    return refused.value.code


def test_three_mornings_are_one_and_a_half_credits_each_explained(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    done = school.registrar.credits.post(plan)
    assert (done.people, done.posted, done.reversed, done.credit) == (3, 3, 0, Decimal("4.5"))
    assert set(totals(school).values()) == {Decimal("1.5")}
    lines = explained(school, "王𬭚").lines
    assert [(line.granted, line.hours, line.rule) for line in lines] == [(Decimal("0.5"), 4, "lessons")] * 3
    assert lines[0].source == PLAN.title


def test_posting_twice_changes_nothing(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    again = school.registrar.credits.post(plan)
    assert (again.posted, again.reversed, again.unchanged, again.changes.commit) == (0, 0, 3, None)


def test_a_correction_is_reversed_and_posted_anew(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    (first, *_) = school.clerk.sessions.of(plan)
    for mark, expected in (("缺席", "0"), ("出勤", "1.5"), ("缺席", "0")):
        school.clerk.sessions.correct(first.id, "王𬭚", mark, reason="复核")
        done = school.registrar.credits.post(plan)
        assert done.reversed == 1
        assert totals(school)["王𬭚"] == Decimal(expected)
        assert totals(school)["李㛃"] == Decimal("1.5")


def test_a_third_of_the_lessons_missed_earns_nothing_and_says_so(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    (first, *_) = school.clerk.sessions.of(plan)
    school.clerk.sessions.correct(first.id, "李㛃", "缺席", reason="未到")
    school.registrar.credits.post(plan)
    found = explained(school, "李㛃")
    assert found.total == 0
    assert {line.reasons[0].code for line in found.lines} == {"credits.missed_too_much"}


def test_coming_late_earns_the_minutes_that_were_stayed(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    for row in school.clerk.sessions.of(plan):
        school.clerk.sessions.correct(row.id, "李㛃", "迟到", reason="晚到", minutes=120)
    school.registrar.credits.post(plan)
    assert [line.hours for line in explained(school, "李㛃").lines] == [Decimal("2.66")] * 3
    assert totals(school)["李㛃"] == Decimal("0.5")


def test_the_caps_of_a_year_hold_across_plans(school: School, tmp_path: Path) -> None:
    days = [f"2024-0{month}-{day:02}" for month in (3, 4, 5) for day in (5, 12, 19)]
    early = replace(
        PLAN,
        title="春季研修",
        starts="2024-03-01",
        ends="2024-06-30",
        activities=tuple(replace(MORNING, date=day) for day in days),
    )
    autumn, spring = school.plan(), school.plan(early)
    for plan in (autumn, spring):
        school.all_present(plan, tmp_path)
        school.registrar.credits.post(plan)
    assert set(totals(school).values()) == {Decimal(4)}
    found = explained(school, "王𬭚")
    assert [line.capped_by for line in found.lines if line.lost] == ["lessons-year"] * 4
    assert sum(line.lost for line in found.lines) == Decimal(2)


def test_meetings_that_do_not_count_are_posted_as_nothing_with_the_reason(
    school: School, tmp_path: Path
) -> None:
    plan = school.plan(
        replace(PLAN, activities=(replace(MORNING, type="routine_meeting"), *PLAN.activities[1:]))
    )
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    found = explained(school, "王𬭚")
    assert found.total == 1
    assert found.lines[0].reasons[0].code == "credits.excluded"


def test_what_the_county_recognises_waits_for_it(school: School, tmp_path: Path) -> None:
    central = replace(MORNING, type="central_training", mode="central")
    plan = school.plan(replace(PLAN, activities=(central, *PLAN.activities[1:])))
    school.all_present(plan, tmp_path)
    done = school.registrar.credits.post(plan)
    assert done.waiting == {"集中培训": "county"}
    assert set(totals(school).values()) == {Decimal(1)}


def test_only_the_registrar_posts_and_only_approved_plans(school: School) -> None:
    plan = school.plan()
    assert refusal(school.clerk.credits.post, plan) == "authority.no_right_post"
    draft = str(school.clerk.plans.draft(PLAN))
    assert refusal(school.registrar.credits.post, draft) == "credits.plan_not_approved"


def test_the_shortfall_names_year_and_cycle(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    found = {one.teacher.name: one for one in school.clerk.credits.shortfall(cycle="2021-2025")}
    missing = {(s.rule, s.period.label): s.have for s in found["王𬭚"].shortfalls}
    assert missing["year-total", "2024"] == Decimal("1.5")
    assert missing["cycle-total", "2021-2025"] == Decimal("1.5")
    assert refusal(school.clerk.credits.totals, cycle="next") == "credits.cycle_unreadable"
    assert refusal(school.clerk.credits.totals, school="nowhere") == "credits.school_unknown"
    assert refusal(school.clerk.credits.explain, "路人") == "credits.teacher_unknown"


def test_the_list_of_teachers_shows_what_the_ledger_says(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    found = CreditList(school.clerk.context.read)
    cycle = found.between("2021-01-01", "2025-12-31")
    rows = cycle.rows(cycle.find(CreditCriteria(), (Order("total", descending=True),)))
    assert {row.name: row.total for row in rows} == totals(school)
    assert found.totals(CreditCriteria()).sums == {"credit": 450}
    assert found.between("2021-01-01", "2023-12-31").totals(CreditCriteria()).sums == {"credit": 0}
    assert [row.name for row in found.rows(found.find(CreditCriteria(find="赵𡒄")))] == ["赵𡒄"]


def test_statements_of_some_people_say_what_the_totals_say(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    people = [school.teachers[name] for name in ("李㛃", "王𬭚")]
    found = school.clerk.credits.statements(people, cycle="2021-2025")
    of_all = {one.teacher.id: one for one in school.clerk.credits.totals(cycle="2021-2025")}
    assert found == [of_all[id_] for id_ in people]
    assert school.clerk.credits.statements(people, cycle="2016-2020")[0].total == 0


def test_cycles_reach_from_the_first_posting_to_today(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [one.cycle.label for one in school.clerk.credits.cycles()] == ["2021-2025"]
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    monkeypatch.setenv("YANXIU_TODAY", "2031-01-01")
    found = school.clerk.credits.cycles()
    assert [(one.cycle.label, one.usual) for one in found] == [
        ("2031-2035", False),
        ("2026-2030", False),
        ("2021-2025", True),
    ]


def test_plans_with_a_sheet_may_be_posted(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    assert school.registrar.credits.postable() == []
    (first, *_) = school.clerk.sessions.of(plan)
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    (known,) = school.registrar.credits.postable()
    assert (known.id, known.sessions, known.sheets, known.posted) == (plan, 3, 1, 0)
    school.registrar.credits.post(plan)
    assert school.registrar.credits.postable()[0].posted == 50


def test_the_list_is_written_in_the_order_asked_for(school: School, tmp_path: Path) -> None:
    people = [school.teachers[name] for name in ("李㛃", "王𬭚")]
    out = tmp_path / "学分.xlsx"
    assert school.clerk.credits.export(out, people, cycle="2021-2025") == 2
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    assert [row[2] for row in rows] == ["姓名", "李㛃", "王𬭚"]
    assert "五年总学分还差120学分" in str(rows[1])
    assert refusal(school.clerk.credits.export, out, people, cycle="1999") == "credits.cycle_unreadable"


# Claims ---------------------------------------------------------------------------------------


def a_file(folder: Path, claims: Sequence[object]) -> Path:
    file = folder / "claims.json"
    file.write_text(json.dumps(claims), encoding="utf-8")
    return file


def a_claim(teacher: str = "王𬭚", **changes: object) -> dict[str, object]:
    claim: dict[str, object] = {
        "teacher": teacher,
        "date": "2024-06-01",
        "type": "research_project",
        "mode": "school_based",
        "level": "city",
        "result": "pass",
        "evidence": True,
        "work": "KT-1",
    }
    return claim | changes


def test_a_claim_is_entered_once_decided_and_posted(school: School, tmp_path: Path) -> None:
    file = a_file(tmp_path, [a_claim(), a_claim("路人"), a_claim(date="?"), a_claim()])
    done = school.clerk.claims.import_(file)
    assert (done.read, done.added, done.unchanged) == (4, 1, 1)
    assert [(one.index, one.code) for one in done.problems] == [
        (1, "claim.teacher_unknown"),
        (2, "claim.not_date"),
    ]
    assert school.clerk.claims.import_(file).batch is None
    (pending,) = school.clerk.claims.list(state="pending")
    school.principal.claims.decide([pending.id], Verdict.APPROVED)
    assert school.registrar.credits.post_claims().credit == 4
    assert school.registrar.credits.post_claims().posted == 0
    assert totals(school)["王𬭚"] == 4
    assert explained(school, "王𬭚").lines[0].rule == "research"


def test_nobody_decides_on_what_they_entered_and_a_return_needs_a_comment(
    school: School, tmp_path: Path
) -> None:
    school.clerk.claims.import_(a_file(tmp_path, [a_claim()]))
    (pending,) = school.clerk.claims.list()
    assert refusal(school.clerk.claims.decide, [pending.id], Verdict.APPROVED) == "authority.no_right_decide"
    decide = school.principal.claims.decide
    assert refusal(decide, [pending.id], Verdict.RETURNED) == "claim.comment_required"
    assert refusal(decide, [pending.id, "0" * 32], Verdict.APPROVED) == "claim.unknown"
    assert [row.state for row in school.clerk.claims.list()] == ["pending"]
    decide([pending.id], Verdict.RETURNED, comment="缺结题证书")
    assert [row.state for row in school.clerk.claims.list()] == ["returned"]


def test_a_claim_that_is_returned_after_posting_is_reversed(school: School, tmp_path: Path) -> None:
    school.clerk.claims.import_(a_file(tmp_path, [a_claim()]))
    (claim,) = school.clerk.claims.list()
    school.principal.claims.decide([claim.id], Verdict.APPROVED)
    school.registrar.credits.post_claims()
    school.principal.claims.decide([claim.id], Verdict.RETURNED, comment="证书有误")
    done = school.registrar.credits.post_claims()
    assert (done.posted, done.reversed) == (0, 1)
    assert totals(school)["王𬭚"] == 0


# Rule packs -----------------------------------------------------------------------------------


def a_pack(folder: Path, **changes: Any) -> Path:
    value = json.loads(GUANGXI.read_text(encoding="utf-8")) | changes
    file = folder / f"pack-{len(list(folder.iterdir()))}.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file


def test_the_shipped_rules_hold_until_an_office_adopts_others(school: School, tmp_path: Path) -> None:
    packs = school.registrar.rulepacks
    assert [(one.pack.key, one.adopted) for one in packs.list()] == [("guangxi-2016@1", False)]
    newer = a_pack(tmp_path, version=2, minima=[])
    assert packs.adopt(newer)
    assert not packs.adopt(newer)
    assert packs.in_force(date(2024, 5, 1)).key == "guangxi-2016@2"
    assert refusal(packs.in_force, date(1999, 1, 1)) == "rulepack.none_in_force"
    assert refusal(school.clerk.rulepacks.adopt, newer) == "authority.no_right_adopt"
    other = a_pack(tmp_path, version=2, minima=[], unit="学时")
    assert refusal(packs.adopt, other) == "rulepack.same_version"
    assert refusal(packs.adopt, a_pack(tmp_path, unit=7)) == "rulepack.invalid"


def test_new_rules_reverse_and_post_anew_under_their_own_name(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    items = json.loads(GUANGXI.read_text(encoding="utf-8"))["items"]
    items[1]["credit"]["credit"] = "1"
    school.registrar.rulepacks.adopt(a_pack(tmp_path, version=2, items=items))
    done = school.registrar.credits.post(plan)
    assert (done.posted, done.reversed) == (3, 3)
    assert set(totals(school).values()) == {Decimal(3)}
