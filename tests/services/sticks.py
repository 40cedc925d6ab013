"""Offices that exchange bundles, in as few words as a test needs."""

from collections.abc import Callable
from pathlib import Path

from app.services.offices import Joined
from app.workspace import Workspace

Make = Callable[..., Workspace]


def enrolled(child: Workspace, parent: Workspace, stick: Path) -> Joined:
    """Let an office join another by the three files."""
    asked = child.offices.request(stick)
    admitted = parent.offices.admit(asked.file, stick)
    return child.offices.join(admitted.file)


def a_person(ws: Workspace, name: str) -> None:
    """Enter a person at this office, as the journal's own words do."""
    with ws.context.journal.write(ws.actor, title="录入教师") as log:
        fields = {"name": name, "office": ws.office.id, "status": "active"}
        log.create("person", fields, scope=ws.office.id, county="451302")


def people(ws: Workspace) -> list[str]:
    """Return the names of everybody who is known at this office."""
    with ws.context.read() as connection:
        return [name for (name,) in connection.exec_driver_sql("SELECT name FROM person ORDER BY n")]


def state(ws: Workspace) -> str:
    """Return the hash of all rows."""
    with ws.context.read() as connection:
        return ws.context.journal.state_hash(connection)


def a_certificate(ws: Workspace) -> None:
    """Enter an issued certificate, as the journal's own words do."""
    with ws.context.journal.write(ws.actor, title="发证") as log:
        fields = {"number": "2026-0001", "issuer": ws.office.id, "holder": "李㛃", "sha256": "ab" * 32}
        log.add("certificate", fields, scope=ws.office.id, county="451302")


def certificate_states(ws: Workspace) -> list[str]:
    """Return the states of all certificates known here."""
    with ws.context.read() as connection:
        return [state for (state,) in connection.exec_driver_sql("SELECT state FROM certificate ORDER BY n")]
