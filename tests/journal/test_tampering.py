"""Nothing that was altered is taken in, and nothing that is altered on the disk goes unnoticed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.errors import Refused, Unavailable
from app.journal.compression import pack, unpack
from app.journal.entities import ENTITIES, PARTS
from app.journal.operation import CommitParts, Header, derived_id, new_id, office_id
from db.database import Database
from db.folder import ANCHOR, Anchor, write_anchor
from tests.journal.devices import COUNTY, KEY, OTHER, SCHOOL, Chain, Device, Said, a_person, an_office

MakeDevice = Callable[..., Device]


def a_chain(length: int = 4) -> Chain:
    chain = Chain("school", SCHOOL)
    chain.say(an_office(chain))
    for n in range(1, length):
        chain.say(a_person(chain.office.id, title=str(n)), a_person(chain.office.id))
    return chain


# Taken in -------------------------------------------------------------------------------------


def refusal(receiver: Device, chain: Chain, commits: list[CommitParts]) -> str:
    """Return why commits were refused, once it is sure that nothing of them was kept."""
    before = receiver.outcome()
    with pytest.raises(Refused) as refused, receiver.know([chain]) as receiving:
        receiving.take(commits)
    assert receiver.outcome() == before
    assert receiver.rows("SELECT COUNT(*) FROM device") == [(1,)]
    assert receiver.journal.check() == []
    return refused.value.code


def test_a_chain_as_it_is_made_is_taken_in(device: MakeDevice) -> None:
    receiver, chain = device("county", code=COUNTY), a_chain()
    taken = receiver.hear(chain)
    assert (taken.commits, taken.applied, taken.parked, taken.by_entity) == (
        4,
        7,
        0,
        {"office": 1, "person": 6},
    )
    assert receiver.hear(chain).known_commits == 4


def test_an_altered_body_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    (salt, body), *rest = chain.made[2].parts[0]
    altered = CommitParts(
        chain.made[2].header, {0: [(salt, body.replace(b"\xe7\x8e\x8b", b"\xe6\x9d\x8e")), *rest]}
    )
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:2], altered]) == "journal.altered"


def test_an_altered_salt_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    (_, body), *rest = chain.made[2].parts[0]
    altered = CommitParts(chain.made[2].header, {0: [(b"\x00" * 16, body), *rest]})
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:2], altered]) == "journal.altered"


@pytest.mark.parametrize("count", [1, 3])
def test_an_operation_less_or_more_is_refused(device: MakeDevice, count: int) -> None:
    chain = a_chain()
    pairs = list(chain.made[2].parts[0])
    altered = CommitParts(chain.made[2].header, {0: (pairs * 2)[:count]})
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:2], altered]) == "journal.altered"


@pytest.mark.parametrize("index", [-1, 1, 7])
def test_a_part_that_the_header_does_not_name_is_refused(device: MakeDevice, index: int) -> None:
    chain = a_chain()
    altered = CommitParts(chain.made[2].header, {index: chain.made[2].parts[0]})
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:2], altered]) == "journal.altered"


def test_a_wrong_root_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    header = Header.decode(chain.made[2].header)
    wrong = replace(header, parts=(replace(header.parts[0], root=b"\x01" * 32),))
    altered = CommitParts(wrong.encode(), chain.made[2].parts)
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:2], altered]) == "journal.altered"


def test_an_altered_header_breaks_what_follows(device: MakeDevice) -> None:
    chain = a_chain()
    header = replace(Header.decode(chain.made[1].header), actor_name="别人")
    altered = CommitParts(header.encode(), chain.made[1].parts)
    commits = [chain.made[0], altered, *chain.made[2:]]
    assert refusal(device("county", code=COUNTY), chain, commits) == "journal.fork"


def test_another_commit_of_a_number_that_is_here_is_refused(device: MakeDevice) -> None:
    receiver, chain = device("county", code=COUNTY), a_chain()
    receiver.hear(chain)
    forged = Chain("school", SCHOOL, id=chain.id, made=chain.made[:2])
    forged.say(a_person(chain.office.id))
    before = receiver.outcome()
    with pytest.raises(Refused) as refused, receiver.know([chain]) as receiving:
        receiving.take(forged.made)
    assert (refused.value.code, receiver.outcome()) == ("journal.fork", before)


def test_a_hole_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    assert refusal(device("county", code=COUNTY), chain, [*chain.made[:1], *chain.made[2:]]) == "journal.gap"


def test_another_order_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    assert refusal(device("county", code=COUNTY), chain, chain.made[::-1]) == "journal.gap"


def test_an_unknown_device_is_refused(device: MakeDevice) -> None:
    chain, stranger = a_chain(), Chain("school", OTHER)
    stranger.say(an_office(stranger))
    commits = [*chain.made, *stranger.made]
    assert refusal(device("county", code=COUNTY), chain, commits) == "journal.unknown_device"


def test_a_header_of_a_newer_format_is_refused(device: MakeDevice) -> None:
    chain = a_chain()
    newer = CommitParts(chain.made[0].header.replace(b'"v":1', b'"v":2'), chain.made[0].parts)
    assert refusal(device("county", code=COUNTY), chain, [newer]) == "journal.newer"


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"not json",
        b'{"b":[],"c":"","d":{},"e":"person","i":"x","k":"create","s":"' + b"0" * 32 + b'"}',
        b'{"b":[],"c":"","d":{},"e":"person","i":"' + b"A" * 32 + b'","k":"create","s":"' + b"0" * 32 + b'"}',
        b'{"b":["x"],"c":"","d":{},"e":"person","i":"' + b"0" * 32 + b'","k":"put","s":"' + b"0" * 32 + b'"}',
        b'{"b":"","c":"","d":{},"e":"person","i":"' + b"0" * 32 + b'","k":"put","s":"' + b"0" * 32 + b'"}',
        b'{"b":[],"c":"","d":[],"e":"person","i":"' + b"0" * 32 + b'","k":"put","s":"' + b"0" * 32 + b'"}',
        b'{"b":[],"c":"","d":{},"e":"person","i":"' + b"0" * 32 + b'","k":"oust","s":"' + b"0" * 32 + b'"}',
        b'{"b":[],"c":"","d":{},"e":1,"i":"' + b"0" * 32 + b'","k":"put","s":"' + b"0" * 32 + b'"}',
        b'{"b":[],"c":"","d":{"hours":1.5},"e":"posting","i":"'
        + b"0" * 32
        + b'","k":"add","s":"'
        + b"0" * 32
        + b'"}',
    ],
    ids=range(10),
)
def test_bytes_that_no_program_writes_are_refused(device: MakeDevice, body: bytes) -> None:
    chain = a_chain(2)
    chain.append({chain.office.id: [body]})
    assert refusal(device("county", code=COUNTY), chain, chain.made) == "journal.malformed"


# On the disk ----------------------------------------------------------------------------------


@pytest.fixture
def holder(device: MakeDevice) -> Device:
    """A county that has heard two chains and said something itself."""
    county, school = device("county", code=COUNTY), a_chain()
    county.make_office()
    county.hear(school)
    with county.write() as log:
        log.create(
            "person", {"name": "李㛃", "office": county.office.id}, scope=county.office.id, county=COUNTY
        )
    assert county.journal.check() == []
    return county


def found_after(holder: Device, *changes: tuple[str, tuple[object, ...]]) -> set[str]:
    with holder.tampering() as connection:
        for sql, values in changes:
            assert connection.exec_driver_sql(sql, values).rowcount > 0
    return {finding.code for finding in holder.journal.check()}


def stored(holder: Device, sql: str) -> bytes:
    return bytes(holder.rows(sql)[0][0])


def test_an_altered_operation_is_found(holder: Device) -> None:
    body = unpack(stored(holder, "SELECT body FROM op WHERE n = 4"))
    altered = pack(body.replace("王秀兰".encode(), "王秀兰兰".encode()))
    assert altered != pack(body)
    assert "doctor.operation_altered" in found_after(
        holder, ("UPDATE op SET body = ? WHERE n = 4", (altered,))
    )


@pytest.mark.parametrize("body", [None, b"", b"\x00" * 40, "text"])
def test_an_operation_that_is_no_operation_is_found(holder: Device, body: object) -> None:
    assert "doctor.operation_altered" in found_after(holder, ("UPDATE op SET body = ? WHERE n = 4", (body,)))


def test_a_missing_operation_is_found(holder: Device) -> None:
    assert "doctor.operation_altered" in found_after(holder, ("DELETE FROM op WHERE n = 4", ()))


def test_a_missing_part_is_found(holder: Device) -> None:
    assert "doctor.operation_altered" in found_after(holder, ("DELETE FROM op WHERE n IN (4, 5)", ()))


def test_an_operation_that_is_gone_with_all_its_traces_is_found(holder: Device) -> None:
    gone = (("DELETE FROM op WHERE n IN (3, 4)", ()), ("DELETE FROM touch WHERE op IN (3, 4)", ()))
    assert "doctor.operations_differ" in found_after(holder, *gone)


def test_an_altered_header_is_found(holder: Device) -> None:
    header = Header.decode(unpack(stored(holder, "SELECT header FROM commit_ WHERE n = 3")))
    altered = pack(replace(header, title="别的").encode())
    found = found_after(holder, ("UPDATE commit_ SET header = ? WHERE n = 3", (altered,)))
    assert found == {"doctor.chain_broken"} | (found & {"doctor.operations_differ"})


def test_a_header_that_is_no_header_is_found(holder: Device) -> None:
    assert "doctor.chain_broken" in found_after(holder, ("UPDATE commit_ SET header = x'00' WHERE n = 3", ()))


@pytest.mark.parametrize("n", [2, 3, 5])
def test_a_missing_commit_is_found(holder: Device, n: int) -> None:
    assert "doctor.chain_broken" in found_after(holder, ("DELETE FROM commit_ WHERE n = ?", (n,)))


def test_exchanged_commits_are_found(holder: Device) -> None:
    swap = [("UPDATE commit_ SET seq = ? WHERE n = ?", pair) for pair in ((99, 3), (2, 4), (3, 3))]
    assert "doctor.chain_broken" in found_after(holder, *swap)


def test_a_chain_cut_off_together_with_its_head_is_found_by_its_sums(holder: Device) -> None:
    head = holder.rows("SELECT device, seq - 1 FROM commit_ WHERE n = 5")[0]
    hash_ = holder.rows("SELECT hash FROM commit_ WHERE device = ? AND seq = ?", *head)[0][0]
    found = found_after(
        holder,
        ("DELETE FROM commit_ WHERE n = 5", ()),
        ("DELETE FROM op WHERE n >= 7 AND n < 9", ()),
        ("DELETE FROM touch WHERE op >= 7 AND op < 9", ()),
        ("UPDATE device SET received = ?, head = ? WHERE n = ?", (head[1], hash_, head[0])),
    )
    assert "doctor.operations_differ" in found


# Every cell -----------------------------------------------------------------------------------


def one_of_everything(device: MakeDevice) -> Device:
    """Return a county with at least one row in every projected table."""
    county = device("county", code=COUNTY)
    county.make_office()
    scope = county.office.id
    activity, person = derived_id("activity"), new_id()
    content = {"title": "校本研修", "activities": [{"id": activity, "topic": "磨课", "hours": 200}]}
    marks = [{"person": person, "mark": "present", "minutes": 80}]
    ids = {name: new_id() for name in ENTITIES} | {"person": person}
    said: dict[str, dict[str, object]] = {
        "person": {"name": "赵𡒄", "office": scope},
        "plan": {"office": scope, "content": content},
        "annual_plan": {"office": scope, "content": {"title": "年度"}},
        "session": {"plan": ids["plan"], "topic": "磨课"},
        "submission": {"on": "plan", "plan": ids["plan"], "digest": "d", "gates": ["county"]},
        "decision": {
            "on": "plan", "plan": ids["plan"], "submission": ids["submission"], "digest": "d",
            "stage": "county", "verdict": "approved",
        },
        "withdrawal": {"on": "plan", "plan": ids["plan"], "submission": ids["submission"]},
        "attendance_sheet": {"session": ids["session"], "plan": ids["plan"], "marks": marks},
        "attendance_correction": {"session": ids["session"], "sheet": ids["attendance_sheet"], "marks": []},
        "claim": {"person": person, "claim": {"date": "2026-01-01"}},
        "claim_decision": {"claim": ids["claim"], "verdict": "approved"},
        "posting": {"person": person, "plan": ids["plan"], "hours": 100},
        "certificate": {"person": person, "number": "1"},
        "revocation": {"certificate": ids["certificate"]},
        "registration": {"certificate": ids["certificate"]},
    }  # fmt: skip
    rest = {
        name: {next(iter(ENTITIES[name].group_of)): "x"}
        for name in ENTITIES.keys() - {"office"} - said.keys()
    }
    for name, fields in (said | rest).items():
        with county.write() as log:
            word = log.add if ENTITIES[name].is_fact else log.create
            # Only an office above registers a certificate.
            whose = office_id(SCHOOL) if name == "registration" else scope
            word(name, fields, scope=whose, county=COUNTY, id_=ids[name])
    return county


def test_every_cell_of_every_projected_table_counts(device: MakeDevice) -> None:
    county = one_of_everything(device)
    assert county.journal.check() == []
    cells = [(layout.table, column) for layout in LAYOUTS for column in layout.columns]
    with Database.open(county.folder / "store.db", KEY) as other:
        assert [cell for cell in cells if not _noticed(county, other, *cell)] == []
    assert county.journal.check() == []


LAYOUTS = [one.layout for one in (*ENTITIES.values(), *PARTS)]
CHANGED = (
    "CASE typeof({0}) WHEN 'integer' THEN {0} + 1000 WHEN 'blob' THEN randomblob(16) "
    "WHEN 'null' THEN 'x' ELSE {0} || 'x' END"
)


def _noticed(county: Device, other: Database, table: str, column: str) -> bool:
    """Change one cell, return whether `check` says so, and put it back."""
    quoted = f'"{column}"'
    key = "rowid" if table in ENTITIES else "position"
    row = f"{key} = (SELECT MIN({key}) FROM {table})"
    ((before,),) = county.rows(f'SELECT "{column}" FROM {table} WHERE {row}')
    with other.write() as connection:
        connection.exec_driver_sql(f'UPDATE {table} SET "{column}" = {CHANGED.format(quoted)} WHERE {row}')
    noticed = {finding.code for finding in county.journal.check()} == {"doctor.rows_differ"}
    with other.write() as connection:
        connection.exec_driver_sql(f'UPDATE {table} SET "{column}" = ? WHERE {row}', (before,))
    return noticed


def test_a_row_less_and_a_row_more_are_found_and_a_rebuild_puts_them_right(device: MakeDevice) -> None:
    county = one_of_everything(device)
    state = county.outcome()["state"]
    found = found_after(
        county,
        ("DELETE FROM claim", ()),
        ("UPDATE person SET name = '别人'", ()),
        ("INSERT INTO person (id, scope, county, name) VALUES (x'00', x'01', '', '无中生有')", ()),
    )
    assert found == {"doctor.rows_differ"}
    county.journal.rebuild()
    assert county.journal.check() == []
    assert county.outcome()["state"] == state


def test_writing_goes_on_after_rows_were_taken_away(device: MakeDevice) -> None:
    county = one_of_everything(device)
    ((plan,),) = county.rows("SELECT lower(hex(id)) FROM plan")
    found_after(county, ("DELETE FROM plan", ()), ("DELETE FROM person", ()))
    with county.write() as log:
        log.put("plan", plan, {"author": "x"})
    assert county.rows("SELECT COUNT(*) FROM plan") == [(1,)]
    county.journal.rebuild()
    assert county.journal.check() == []


# Copies ---------------------------------------------------------------------------------------


def assert_reads_and_does_not_write(pc: Device) -> None:
    before = pc.outcome()
    with pytest.raises(Unavailable) as refused, pc.write() as log:
        log.create("person", {"name": "x"}, scope=pc.office.id, county=COUNTY)
    assert refused.value.code == "device.copied"
    with pytest.raises(Unavailable) as refused:
        pc.hear(a_chain())
    assert refused.value.code == "device.copied"
    assert pc.outcome() == before
    assert pc.journal.check() == []


def test_a_folder_without_its_anchor_may_be_read_and_not_written(device: MakeDevice) -> None:
    pc = device("county", code=COUNTY)
    pc.make_office()
    (pc.folder / ANCHOR).unlink()
    assert_reads_and_does_not_write(pc)


def test_a_store_beside_the_anchor_of_another_may_be_read_and_not_written(device: MakeDevice) -> None:
    pc = device("county", code=COUNTY)
    pc.make_office()
    write_anchor(pc.folder, Anchor("0" * 32, 0))
    assert_reads_and_does_not_write(pc)


def test_a_store_older_than_what_it_has_handed_out_may_be_read_and_not_written(device: MakeDevice) -> None:
    pc = device("county", code=COUNTY)
    pc.make_office()
    write_anchor(pc.folder, Anchor(pc.id, 2))
    assert_reads_and_does_not_write(pc)


def test_facts_of_another_kind_of_record_do_not_count(device: MakeDevice) -> None:
    county, chain = device("county", code=COUNTY), a_chain(1)
    person = a_person(chain.office.id)
    chain.say(person)
    chain.say(Said("person", "add", new_id(), {"name": "不是事实"}, chain.office.id))
    chain.say(Said("claim", "create", new_id(), {"person": person.id}, chain.office.id))
    taken = county.hear(chain)
    assert taken.parked == 2
    assert county.rows("SELECT COUNT(*) FROM claim") == [(0,)]
