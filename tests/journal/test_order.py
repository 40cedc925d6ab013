"""Any order, same state: what a receiver ends with is a function of the set of commits alone."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Any

import pytest

from app.journal.operation import OWN, PUBLIC, CommitParts, Header, derived_id, new_id
from tests.journal.devices import (
    COUNTY,
    OTHER,
    SCHOOL,
    Chain,
    Device,
    Said,
    a_person,
    an_office,
    below,
    without_hidden,
)

MakeDevice = Callable[..., Device]
Delivery = Sequence[Sequence[CommitParts]]


def deliver(receiver: Device, chains: Sequence[Chain | Device], delivery: Delivery) -> None:
    for bundle in delivery:
        with receiver.know(chains) as receiving:
            receiving.take(bundle)


def interleavings(chains: Sequence[Sequence[CommitParts]]) -> Iterator[list[CommitParts]]:
    """Yield every order of all commits that keeps each chain in its own order."""
    slots = [number for number, chain in enumerate(chains) for _ in chain]
    for order in sorted(set(permutations(slots))):
        rest = [iter(chain) for chain in chains]
        yield [next(rest[number]) for number in order]


def shuffled(dice: random.Random, chains: Sequence[Sequence[CommitParts]]) -> Delivery:
    """Return one order in random bundles, with some commits handed in again later."""
    rest = [list(chain) for chain in chains]
    order: list[CommitParts] = []
    while any(rest):
        order.append(dice.choice([chain for chain in rest if chain]).pop(0))
        if dice.random() < 0.2:
            order.append(dice.choice(order))
    cuts = sorted(dice.sample(range(len(order) + 1), dice.randrange(4)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


def outcome_of(receiver: Device, chains: Sequence[Chain | Device], delivery: Delivery) -> dict[str, Any]:
    """Return what a fresh receiver ends with, once it is known to be sound and equal to its rebuild."""
    deliver(receiver, chains, delivery)
    found = dict(receiver.outcome())
    assert receiver.journal.check() == []
    receiver.journal.rebuild()
    assert receiver.outcome() == found
    receiver.close()
    return found


# A year in small ------------------------------------------------------------------------------


class Offices:
    """A school with two PCs, another school and their county, who have met now and then."""

    def __init__(self, device: MakeDevice) -> None:
        self.first, self.second = device(code=SCHOOL), device(code=SCHOOL)
        self.other = device(code=OTHER)
        self.county = device("county", code=COUNTY)
        self.school, self.all = self.first.office.id, (self.first, self.second, self.other, self.county)
        self.first.make_office(audience=OWN)
        self.other.make_office(audience=OWN)
        with self.county.write() as log:
            for of in (self.county, self.first, self.other):
                log.create(
                    "office",
                    an_office(of).fields,
                    scope=of.office.id,
                    county=COUNTY,
                    id_=of.office.id,
                    audience=PUBLIC,
                )
        self.meet()

    def meet(self) -> None:
        """Everybody gives everybody what they may see."""
        for receiver in self.all:
            for writer in self.all:
                if writer is not receiver:
                    receiver.hear(writer, visible=self.sight(writer, receiver))

    def sight(self, writer: Device, receiver: Device) -> Callable[[str], bool]:
        if writer.office.id == receiver.office.id:
            return lambda _: True
        if receiver is self.county:
            return below(self.school, self.other.office.id, self.county.office.id)
        return below(receiver.office.id)

    def for_county(self) -> list[list[CommitParts]]:
        """Return every chain as a fresh PC of an office above all of them would get it."""
        return [writer.commits(self.sight(writer, self.county)) for writer in (*self.all[:3],)] + [
            self.county.commits(below(self.school, self.other.office.id, self.county.office.id))
        ]


def a_year(device: MakeDevice) -> Offices:
    """Concurrent edits of one group and of two, delete against edit, drafts, rival and stale words."""
    o = Offices(device)
    with o.first.write() as log:
        people = [
            log.create("person", {"name": f"教师{n}", "office": o.school}, scope=o.school, county=COUNTY)
            for n in range(4)
        ]
        plan = log.create("plan", _content(o.school, "草稿"), scope=o.school, county=COUNTY, audience=OWN)
    o.meet()
    with o.first.write() as log:
        log.put("person", people[0], {"title": "高级"})
        log.put("plan", plan, _content(o.school, "第一稿"), audience=OWN)
    with o.second.write() as log:
        log.put("person", people[0], {"phone": "13800000000"})
        log.put("person", people[1], {"subject": "13"})
    with o.county.write() as log:
        log.put("person", people[0], {"title": "一级"})
        log.put("person", people[1], {"name": "改名"})
        log.put("person", people[2], {"post": "10"})
    with o.first.write() as log:
        log.delete("person", people[2])
    submitted = _submit(o.first, plan, "第一稿", "d1", ())
    o.second.hear(o.first)
    session = derived_id("session", plan)
    with o.second.write() as log:
        log.create("session", {"plan": plan, "topic": "磨课"}, scope=o.school, county=COUNTY, id_=session)
        log.add(
            "attendance_sheet", _sheet(session, plan, people[0], "present", 80), scope=o.school, county=COUNTY
        )
    o.first.hear(o.second)
    with o.first.write() as log:
        log.add(
            "attendance_sheet", _sheet(session, plan, people[0], "late", 60), scope=o.school, county=COUNTY
        )
        log.put("session", session, {"place": "二楼会议室"})
    _decide(o.first, plan, submitted, "d1", "approved", "school")
    _decide(o.second, plan, submitted, "d1", "returned", "school")
    again = _submit(o.first, plan, "第二稿", "d2", (submitted,))
    o.county.hear(o.second, visible=o.sight(o.second, o.county))
    o.county.hear(o.first, visible=o.sight(o.first, o.county))
    _decide(o.county, plan, submitted, "d1", "approved", "county")
    _decide(o.county, plan, again, "d2", "approved", "county")
    with o.county.write() as log:
        known = log.load("person", people[0])
        log.settle("person", people[0], known.forks[0].group, {"title": "一级"})
    with o.other.write() as log:
        mine = log.create(
            "person", {"name": "调入", "office": o.other.office.id}, scope=o.other.office.id, county=COUNTY
        )
        log.add(
            "claim", {"person": mine, "claim": {"date": "2026-03-01"}}, scope=o.other.office.id, county=COUNTY
        )
    for writer, verdict in ((o.first, "a"), (o.second, "b")):
        with writer.write() as log:
            posting = {"person": people[3], "plan": plan, "rule": verdict, "hours": 100}
            log.add(
                "posting", posting, scope=o.school, county=COUNTY, id_=derived_id("posting", plan, people[3])
            )
    return o


def _content(school: str, title: str) -> dict[str, Any]:
    activity = {"id": derived_id(title), "date": "2026-03-01", "topic": title, "hours": 200}
    return {"office": school, "content": {"title": title, "activities": [activity]}}


def _submit(by: Device, plan: str, title: str, digest: str, previous: tuple[str, ...]) -> str:
    with by.write() as log:
        log.put("plan", plan, _content(by.office.id, title))
        fact = {
            "on": "plan",
            "plan": plan,
            "digest": digest,
            "gates": ["school", "county"],
            "previous": list(previous),
        }
        return log.add("submission", fact, scope=by.office.id, county=COUNTY)


def _decide(by: Device, plan: str, submission: str, digest: str, verdict: str, stage: str) -> None:
    fact = {
        "on": "plan",
        "plan": plan,
        "submission": submission,
        "digest": digest,
        "verdict": verdict,
        "stage": stage,
    }
    with by.write() as log:
        log.add("decision", fact, scope=log.load("plan", plan).scope, county=COUNTY)


def _sheet(session: str, plan: str, person: str, mark: str, minutes: int) -> dict[str, Any]:
    marks = [{"person": person, "mark": mark, "minutes": minutes}]
    return {"session": session, "plan": plan, "marks": marks}


def test_a_year_arrives_in_any_order(device: MakeDevice) -> None:
    year, dice = a_year(device), random.Random(1)
    chains = year.for_county()
    orders = [
        [[one for chain in chains for one in chain]],
        [[one] for chain in chains[::-1] for one in chain],
    ]
    orders += [shuffled(dice, chains) for _ in range(40)]
    first, *others = [outcome_of(device("city", code="4513"), year.all, order) for order in orders]
    assert first["parked"] == {}
    assert len(first["forks"]) > 0
    for other in others:
        assert other == first


def test_all_who_may_see_the_same_have_the_same(device: MakeDevice) -> None:
    year = a_year(device)
    year.meet()
    year.meet()
    assert year.first.outcome()["state"] == year.second.outcome()["state"]
    for one in year.all:
        assert one.outcome()["parked"] == {}
        assert one.journal.check() == []
    at_school = year.first.outcome()["sums"][year.school][:2]
    assert at_school == year.county.outcome()["sums"][year.school][:2]


# All orders of a small case -------------------------------------------------------------------


def test_every_order_of_child_before_parent_and_delete_against_edit(device: MakeDevice) -> None:
    school, second, county = Chain("school", SCHOOL), Chain("school", SCHOOL), Chain("county", COUNTY)
    county.say(an_office(school))
    person = a_person(school.office.id)
    (born,) = school.say(person)
    fact = {"person": person.id, "claim": {"date": "2026-05-01"}}
    second.say(Said("claim", "add", new_id(), fact, school.office.id))
    second.say(Said("person", "put", person.id, {"title": "高级"}, school.office.id, (born,)))
    school.say(Said("person", "delete", person.id, {}, school.office.id, (born,)))
    county.say(Said("person", "put", person.id, {"title": "一级"}, school.office.id, (born,)))
    chains = [school, second, county]
    ends = [
        outcome_of(device("city", code="4513"), chains, [order] if split else [[one] for one in order])
        for order in interleavings([chain.made for chain in chains])
        for split in (True, False)
    ]
    assert len(ends) == 180
    assert all(end == ends[0] for end in ends)
    assert ends[0]["parked"] == {}
    assert len(ends[0]["forks"]) == len({"identity", "affiliation", "post", "contact"}) - 3


# Whatever anybody may say ---------------------------------------------------------------------


def _anything(dice: random.Random, chains: Sequence[Chain], names: list[str], ids: list[str]) -> Said:
    """Return some operation, sensible or not: right and wrong authors, bases from anywhere, one id for two."""
    school, other = (Chain("school", code).office.id for code in (SCHOOL, OTHER))
    scope = dice.choice([school, school, other])
    base = tuple(sorted(dice.sample(names, min(len(names), dice.randrange(3)))))
    id_, ref = dice.choice(ids), dice.choice(ids)
    audience = dice.choice([None, None, PUBLIC, OWN])
    stage = dice.choice(["county", "school"])
    decided = {"plan": ref, "submission": id_, "digest": "d", "stage": stage}
    mark, minutes = dice.choice(["present", "absent"]), dice.choice([40, 80])
    sheet = _sheet(ref, dice.choice(ids), dice.choice(ids), mark, minutes)
    kind, entity, fields = dice.choice(
        [
            ("create", "person", {"name": dice.choice("甲乙丙"), "title": dice.choice("12"), "office": ref}),
            ("create", "office", {"name": dice.choice("甲乙"), "code": "x"}),
            ("put", "person", {"title": dice.choice("123")}),
            ("put", "person", {"phone": dice.choice("123"), "shoe_size": 42}),
            ("settle", "person", {"name": dice.choice("甲乙丙")}),
            ("delete", "person", {}),
            ("create", "plan", _content(school, dice.choice("甲乙"))),
            ("put", "plan", {"content": {"title": dice.choice("丙丁"), "activities": []}}),
            ("add", "submission", {"on": "plan", "plan": ref, "digest": "d", "gates": ["county"]}),
            ("add", "decision", decided | {"verdict": dice.choice(["approved", "returned"])}),
            ("add", "decision", decided | {"verdict": "new word", "stage": "moon"}),
            ("create", "session", {"plan": ref, "topic": "磨课"}),
            ("add", "attendance_sheet", sheet),
            ("add", "attendance_sheet", {"session": ref, "marks": [{"person": "nobody"}]}),
            ("add", "claim", {"person": ref, "claim": {"date": "2026-01-01"}}),
            ("add", "claim_decision", {"claim": ref, "verdict": dice.choice(["approved", "rejected"])}),
            ("add", "posting", {"person": ref, "plan": dice.choice(ids), "hours": dice.choice([100, 200])}),
            ("add", "certificate", {"person": ref, "number": dice.choice("12"), "sha256": dice.choice("ab")}),
            ("add", "revocation", {"certificate": ref, "reason": "重复"}),
            ("add", "registration", {"certificate": ref, "sha256": dice.choice("ab")}),
            ("add", "unheard_of", {"news": ref}),
            ("put", "person", {"shoe_size": 42}),
            ("add", "posting", {"person": ref, "hours": "many"}),
        ]
    )  # fmt: skip
    return Said(entity, kind, id_, fields, scope, base, audience)


def some_world(seed: int) -> list[Chain]:
    dice = random.Random(seed)
    places = (("county", COUNTY), ("school", SCHOOL), ("school", SCHOOL), ("school", OTHER))
    chains = [Chain(*place, id=derived_id(str(seed), f"pc{n}")) for n, place in enumerate(places)]
    ids = [derived_id(str(seed), str(n)) for n in range(6)]
    names: list[str] = []
    for _ in range(14):
        chain = dice.choice(chains)
        names += chain.say(*(_anything(dice, chains, names, ids) for _ in range(dice.randrange(1, 5))))
    return [chain for chain in chains if chain.made]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_said_the_order_does_not_matter(device: MakeDevice, seed: int) -> None:
    chains, dice = some_world(seed), random.Random(seed)
    ends = [
        outcome_of(device("city", code="4513"), chains, shuffled(dice, [c.made for c in chains]))
        for _ in range(8)
    ]
    assert all(end == ends[0] for end in ends)


@pytest.mark.parametrize("seed", range(12, 20))
def test_parts_that_are_handed_in_later_count_as_if_they_had_come_at_once(
    device: MakeDevice, seed: int
) -> None:
    chains, dice = some_world(seed), random.Random(seed)
    whole = outcome_of(device("city", code="4513"), chains, [[one for c in chains for one in c.made]])
    for _ in range(6):
        hidden = [[without_hidden(one, lambda _: dice.random() < 0.5) for one in c.made] for c in chains]
        partly = shuffled(dice, hidden)
        later = shuffled(dice, [c.made for c in chains])
        assert outcome_of(device("city", code="4513"), chains, [*partly, *later]) == whole


def test_what_is_not_meant_for_us_is_not_waited_for(device: MakeDevice) -> None:
    school, county = Chain("school", SCHOOL), Chain("county", COUNTY)
    county.say(an_office(school))
    draft = Said(
        "plan", "create", new_id(), _content(school.office.id, "草稿"), school.office.id, audience=OWN
    )
    (private,) = school.say(draft)
    school.say(
        Said("plan", "create", draft.id, _content(school.office.id, "定稿"), school.office.id, (private,))
    )
    receiver = device("city", code="4513")
    receiver.hear(county, school, visible=below(school.office.id))
    assert receiver.outcome()["parked"] == {}
    assert receiver.rows("SELECT title FROM plan") == [("定稿",)]


def test_an_edit_waits_for_the_header_of_a_draft_that_is_not_meant_for_us(device: MakeDevice) -> None:
    first, second, county = Chain("school", SCHOOL), Chain("school", SCHOOL), Chain("county", COUNTY)
    county.say(an_office(first))
    draft = Said("plan", "create", new_id(), _content(first.office.id, "草稿"), first.office.id, audience=OWN)
    (private,) = first.say(draft)
    second.say(
        Said("plan", "create", draft.id, _content(first.office.id, "定稿"), first.office.id, (private,))
    )
    receiver = device("city", code="4513")
    receiver.hear(county, second, visible=below(first.office.id))
    assert list(receiver.outcome()["parked"].values()) == ["base"]
    taken = receiver.hear(first, visible=below(first.office.id))
    assert (taken.released, receiver.outcome()["parked"]) == (1, {})
    assert receiver.rows("SELECT title FROM plan") == [("定稿",)]


def test_one_id_may_be_of_two_kinds_without_mixing_them_up(device: MakeDevice) -> None:
    county = Chain("county", COUNTY)
    office = an_office(county)
    county.say(office)
    county.say(Said("person", "create", office.id, {"name": "同号"}, office.scope))
    receiver = device("city", code="4513")
    receiver.hear(county)
    assert receiver.rows("SELECT name FROM person") == [("同号",)]
    assert receiver.rows("SELECT code FROM office") == [(COUNTY,)]


def test_a_header_tells_the_audience_of_each_place() -> None:
    chain = Chain("school", SCHOOL)
    chain.append({"own": [b"1", b"2"], "pub": [b"3"], "x": [b"4"]})
    header = Header.decode(chain.made[0].header)
    assert [header.audience_at(n) for n in range(4)] == ["own", "own", "pub", "x"]
    assert ([header.first_of(n) for n in range(3)], header.count) == ([0, 2, 3], 4)
