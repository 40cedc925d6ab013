"""Who may write what, what this program cannot read, and what a use case may say about one entry."""

from collections.abc import Callable

import pytest

from app.errors import Refused
from app.journal import absorb, entities
from app.journal.operation import OWN, PUBLIC, derived_id, new_id
from tests.journal.devices import COUNTY, OTHER, SCHOOL, Chain, Device, Said, a_person, an_office

MakeDevice = Callable[..., Device]


@pytest.fixture
def school() -> Chain:
    chain = Chain("school", SCHOOL)
    chain.say(an_office(chain))
    return chain


# Who may --------------------------------------------------------------------------------------


def test_a_school_does_not_write_for_another(device: MakeDevice, school: Chain) -> None:
    county, other = device("county", code=COUNTY), Chain("school", OTHER)
    person = a_person(school.office.id)
    (born,) = school.say(person)
    other.say(Said("person", "put", person.id, {"title": "高级"}, school.office.id, (born,), PUBLIC))
    taken = county.hear(school, other)
    assert (taken.parked, list(county.outcome()["parked"].values())) == (1, ["authority"])
    assert county.rows("SELECT title FROM person") == [(None,)]
    assert county.outcome()["sums"][school.office.id][0] == 2


def test_what_was_based_on_it_does_not_bring_it_in(device: MakeDevice, school: Chain) -> None:
    county, other = device("county", code=COUNTY), Chain("school", OTHER)
    stranger = a_person(school.office.id, name="冒充")
    (forged,) = other.say(Said(**{**vars(stranger), "audience": PUBLIC}))
    school.say(Said("person", "put", stranger.id, {"title": "高级"}, school.office.id, (forged,)))
    county.hear(other, school)
    assert county.rows("SELECT * FROM person") == []
    assert county.journal.check() == []


@pytest.mark.parametrize("stage", ["county", "school"])
def test_a_school_gives_only_its_own_word_on_a_plan(device: MakeDevice, school: Chain, stage: str) -> None:
    county = device("county", code=COUNTY)
    plan, submission = new_id(), new_id()
    content = {"office": school.office.id, "content": {"title": "磨课", "activities": []}}
    fact = {"on": "plan", "plan": plan, "digest": "d"}
    scope = school.office.id
    school.say(
        Said("plan", "create", plan, content, scope),
        Said("submission", "add", submission, fact | {"gates": ["school", "county"]}, scope),
    )
    decision = fact | {"submission": submission, "stage": stage, "verdict": "approved"}
    school.say(Said("decision", "add", new_id(), decision, scope))
    county.hear(school)
    expected = [] if stage == "school" else ["authority"]
    assert list(county.outcome()["parked"].values()) == expected
    assert len(county.rows("SELECT * FROM decision")) == 1 - len(expected)


def test_nobody_writes_here_what_would_be_set_aside_elsewhere(device: MakeDevice) -> None:
    pc = device()
    pc.make_office()
    with pytest.raises(LookupError, match="authority"), pc.write() as log:
        log.create("office", {"name": "别校"}, scope="f" * 32, county=COUNTY)
    assert pc.rows("SELECT COUNT(*) FROM op") == [(1,)]


# Newer programs -------------------------------------------------------------------------------


def test_what_a_newer_program_says_is_kept_and_handed_on_unchanged(device: MakeDevice, school: Chain) -> None:
    county, city = device("county", code=COUNTY), device("city", code="4513")
    school.say(Said("pondering", "add", new_id(), {"depth": 3, "plan": new_id()}, school.office.id))
    school.say(Said("person", "create", new_id(), {"name": "有新栏目", "aura": "blue"}, school.office.id))
    county.hear(school)
    assert list(county.outcome()["parked"].values()) == ["newer"]
    assert county.rows("SELECT name FROM person") == [("有新栏目",)]
    with county.journal.read() as connection:
        passed_on = list(county.journal.export(connection, since={school.id: 0}, visible=lambda _: True))
    assert passed_on == school.made
    with city.know([school]) as receiving:
        receiving.take(passed_on)
    assert city.outcome() == county.outcome()


@pytest.mark.parametrize("learn", ["next bundle", "rebuild"])
def test_the_upgrade_takes_in_what_waited_for_it(
    device: MakeDevice, school: Chain, monkeypatch: pytest.MonkeyPatch, learn: str
) -> None:
    county = device("county", code=COUNTY)
    person = a_person(school.office.id)
    claim = Said(
        "claim", "add", new_id(), {"person": person.id, "claim": {"date": "2026-01-01"}}, school.office.id
    )
    verdict = Said(
        "claim_decision", "add", new_id(), {"claim": claim.id, "verdict": "approved"}, school.office.id
    )
    school.say(person, claim, verdict)
    with monkeypatch.context() as older:
        known = {name: one for name, one in entities.ENTITIES.items() if not name.startswith("claim")}
        older.setattr("app.journal.arrival.ENTITIES", known)
        absorb.arrival.__globals__["_shape"].cache_clear()
        assert county.hear(school).parked == 2
    absorb.arrival.__globals__["_shape"].cache_clear()
    county.hear(school) if learn == "next bundle" else county.journal.rebuild()
    assert county.outcome()["parked"] == {}
    assert county.rows("SELECT state FROM claim") == [("approved",)]
    assert county.journal.check() == []


@pytest.mark.parametrize(
    ("entity", "fields"),
    [
        ("decision", {"stage": "moon", "verdict": "approved", "digest": "d"}),
        ("decision", {"stage": "county", "verdict": "perhaps", "digest": "d"}),
        ("decision", {"stage": "county"}),
        ("submission", {"digest": "d", "gates": ["moon"]}),
        ("submission", {"digest": "d", "gates": "county"}),
        ("attendance_sheet", {"marks": [{"person": "x", "mark": "present", "minutes": 5}]}),
        ("attendance_sheet", {"marks": [{"person": "0" * 32, "mark": "present", "minutes": "5"}]}),
        ("attendance_sheet", {"marks": ["everyone"]}),
        ("claim", {"claim": ["x"]}),
        ("claim", {"claim": {"date": 20260101}}),
        ("claim_decision", {"claim": "0" * 32}),
        ("posting", {"hours": "many"}),
        ("posting", {"person": "nobody"}),
        ("certificate", {"number": ["1"]}),
    ],
    ids=str,
)
def test_a_fact_that_cannot_be_read_waits_and_breaks_nothing(
    device: MakeDevice, school: Chain, entity: str, fields: dict[str, object]
) -> None:
    county = device("county", code="451302")
    plan = new_id()
    content = {"content": {"title": "磨课", "activities": []}}
    school.say(Said("plan", "create", plan, content, school.office.id))
    subject = {"plan": plan, "submission": new_id()} if entity in ("decision", "submission") else {}
    county_chain = Chain("county", COUNTY)
    county_chain.say(Said(entity, "add", new_id(), fields | subject, school.office.id, audience=PUBLIC))
    county.hear(school, county_chain)
    assert list(county.outcome()["parked"].values()) == ["newer"]
    assert county.rows("SELECT state FROM plan") == [("draft",)]
    county.journal.rebuild()
    assert county.journal.check() == []


@pytest.mark.parametrize("content", [[], {"activities": [{"id": "x"}]}, {"activities": "none"}, {"title": 5}])
def test_a_plan_that_cannot_be_read_waits(device: MakeDevice, school: Chain, content: object) -> None:
    county = device("county", code=COUNTY)
    school.say(Said("plan", "create", new_id(), {"content": content}, school.office.id))
    county.hear(school)
    known = county.rows("SELECT COUNT(*) FROM plan")[0][0] + len(county.outcome()["parked"])
    assert known == 1
    assert county.journal.check() == []


# One use case ---------------------------------------------------------------------------------


def test_two_changes_of_one_record_in_one_use_case_are_one_operation(device: MakeDevice) -> None:
    pc = device()
    pc.make_office()
    with pc.write() as log:
        person = log.create("person", {"name": "甲"}, scope=pc.office.id, county=COUNTY)
    with pc.write() as log:
        log.put("person", person, {"title": "高级"})
        log.put("person", person, {"title": "一级", "subject": "13"})
        log.put("person", person, {"phone": "138"})
    assert pc.rows("SELECT title, subject, phone FROM person") == [("一级", "13", "138")]
    assert (pc.outcome()["forks"], pc.rows("SELECT COUNT(*) FROM op")) == ([], [(3,)])


def test_a_fact_said_twice_in_one_use_case_is_one(device: MakeDevice) -> None:
    pc = device()
    pc.make_office()
    with pc.write() as log:
        person = log.create("person", {"name": "甲"}, scope=pc.office.id, county=COUNTY)
        for _ in range(2):
            log.add("posting", {"person": person}, scope=pc.office.id, county=COUNTY, id_=derived_id("once"))
    assert pc.rows("SELECT COUNT(*) FROM posting") == [(1,)]


def test_a_record_deleted_in_a_use_case_is_not_changed_after_it(device: MakeDevice) -> None:
    pc = device()
    pc.make_office()
    with pc.write() as log:
        person = log.create("person", {"name": "甲"}, scope=pc.office.id, county=COUNTY)
    with pytest.raises(Refused) as refused, pc.write() as log:
        log.delete("person", person)
        log.put("person", person, {"name": "乙"})
    assert refused.value.code == "journal.no_such"
    assert pc.rows("SELECT name FROM person") == [("甲",)]


def test_a_draft_that_becomes_shared_carries_the_whole_record(device: MakeDevice) -> None:
    pc, county = device(), device("county", code=COUNTY)
    pc.make_office()
    with pc.write() as log:
        person = log.create(
            "person", {"name": "甲", "phone": "138"}, scope=pc.office.id, county=COUNTY, audience=OWN
        )
    with pc.write() as log:
        log.put("person", person, {"title": "高级"}, audience=OWN)
    with pc.write() as log:
        log.put("person", person, {"title": "一级"})
    county.hear(pc, visible=lambda audience: audience == pc.office.id)
    assert county.rows("SELECT name, title, phone FROM person") == [("甲", "一级", "138")]
    assert county.outcome()["parked"] == {}


def test_rows_keep_their_local_number_through_changes(device: MakeDevice) -> None:
    pc = device()
    pc.make_office()
    with pc.write() as log:
        people = [log.create("person", {"name": n}, scope=pc.office.id, county=COUNTY) for n in "甲乙丙"]
    before = pc.rows("SELECT name, n FROM person ORDER BY name")
    with pc.write() as log:
        log.put("person", people[2], {"title": "高级"})
        log.create("person", {"name": "丁"}, scope=pc.office.id, county=COUNTY)
    assert pc.rows("SELECT name, n FROM person WHERE name <> '丁' ORDER BY name") == before
