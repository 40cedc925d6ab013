"""Plans with posted credits, in as few words as a test of certificates needs."""

from app.journal.write import WriteLog
from app.workspace import Workspace

COUNTY = "451302"
# Invented: the check digits are right, the people do not exist.
ID_NUMBER = "451302198503070021"


def a_teacher(ws: Workspace, name: str, *, id_number: str = ID_NUMBER) -> str:
    """Enter a teacher of this office."""
    with ws.context.journal.write(ws.actor, title="录入教师") as log:
        fields = {"name": name, "office": ws.office.id, "status": "active", "id_number": id_number}
        return log.create("person", fields, scope=ws.office.id, county=COUNTY)


def a_posted_plan(ws: Workspace, people: list[str], *, title: str = "小学语文课堂实践研究") -> str:
    """Enter a plan for which each of these people has 24 hours and 3 credits in the ledger."""
    content = {"title": title, "starts": "2026-03-01", "ends": "2026-06-30"}
    with ws.context.journal.write(ws.actor, title="起草") as log:
        plan = log.create("plan", {"content": content}, scope=ws.office.id, county=COUNTY)
        for person in people:
            a_posting(log, ws, person, plan=plan, hours=2400, credit=300)
    return plan


def a_posting(
    log: WriteLog,
    ws: Workspace,
    person: str,
    *,
    plan: str | None = None,
    hours: int = 0,
    credit: int = 0,
    reverses: str | None = None,
    day: str = "2026-06-30",
    mode: str = "school_based",
) -> str:
    """State a posting inside an open commit."""
    claim = {
        "origin": "x", "date": day, "type": "school_activity", "mode": mode, "level": None,
        "role": "participant", "grade": None, "topics": [],
    }  # fmt: skip
    line = {
        "origin": "x", "date": day, "hours": hours, "granted": credit, "rule": "activity",
        "capped_by": None, "lost": 0, "reasons": [],
    }  # fmt: skip
    fields = {
        "person": person, "plan": plan, "reverses": reverses, "pack": "guangxi-2016", "rule": "activity",
        "mode": mode, "earned_on": day, "hours": hours, "credit": credit, "claims": [claim], "explanation": [line],
    }  # fmt: skip
    return log.add("posting", fields, scope=ws.office.id, county=COUNTY)
