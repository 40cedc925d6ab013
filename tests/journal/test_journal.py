"""The one way in: what is written is chained, projected and can be built again from the log."""

import pytest

from app.errors import Refused
from app.workspace import Workspace


def a_person(ws: Workspace, name: str = "王秀兰", **fields: object) -> str:
    with ws.context.journal.write(ws.actor, title="增加教师") as log:
        return log.create(
            "person", {"name": name, "office": ws.office.id, **fields}, scope=ws.office.id, county="451302"
        )


def test_what_is_written_can_be_read_as_a_row(ws: Workspace) -> None:
    a_person(ws, "赵𡒄", subject="13")
    with ws.context.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, subject FROM person").fetchall()
    assert [tuple(row) for row in rows] == [("赵𡒄", "13")]


def test_a_change_of_one_group_leaves_the_others_as_they_were(ws: Workspace) -> None:
    person = a_person(ws, subject="13", phone="13800000000")
    with ws.context.journal.write(ws.actor) as log:
        log.put("person", person, {"subject": "14"})
    with ws.context.journal.write(ws.actor) as log:
        known = log.load("person", person)
    assert (known.values["subject"], known.values["phone"]) == ("14", "13800000000")


def test_an_exception_inside_leaves_nothing_behind(ws: Workspace) -> None:
    with pytest.raises(KeyError), ws.context.journal.write(ws.actor) as log:
        log.create("person", {"name": "李㛃"}, scope=ws.office.id, county="")
        log.create("person", {"no such field": 1}, scope=ws.office.id, county="")
    with ws.context.read() as connection:
        assert not connection.exec_driver_sql("SELECT 1 FROM person").fetchall()


def test_what_is_not_here_is_refused_by_name(ws: Workspace) -> None:
    with pytest.raises(Refused) as refused, ws.context.journal.write(ws.actor) as log:
        log.put("person", "0" * 32, {"name": "x"})
    assert refused.value.code == "journal.no_such"


def test_a_rebuild_gives_the_same_state(ws: Workspace) -> None:
    person = a_person(ws)
    with ws.context.journal.write(ws.actor) as log:
        log.put("person", person, {"title": "高级"})
    health = ws.upkeep.doctor(rebuild=True)
    assert (health.ok, health.findings, health.parked) == (True, (), 0)


def test_a_deleted_record_is_gone_and_its_history_is_not(ws: Workspace) -> None:
    person = a_person(ws)
    with ws.context.journal.write(ws.actor) as log:
        log.delete("person", person)
    with ws.context.read() as connection:
        assert not connection.exec_driver_sql("SELECT 1 FROM person").fetchall()
    assert ws.upkeep.doctor(rebuild=True).ok
