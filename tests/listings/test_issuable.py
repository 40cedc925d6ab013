"""Who waits for a certificate is read from the ledger and the registry, without issuing anything."""

from app.listings.issuable import IssuableCriteria, IssuablePlans, IssuableRow
from app.listings.listing import Order
from app.workspace import Workspace
from tests.services.registry import a_posted_plan, a_posting, a_teacher

ALL = IssuableCriteria()


def listed(ws: Workspace, criteria: IssuableCriteria = ALL) -> list[IssuableRow]:
    plans = IssuablePlans(ws.context.read)
    return plans.rows(plans.find(criteria))


def test_a_plan_counts_those_who_earned_and_those_who_hold(ws: Workspace) -> None:
    first, second = a_teacher(ws, "王𬭚"), a_teacher(ws, "李㛃", id_number="")
    plan = a_posted_plan(ws, [first, second])
    row = listed(ws)[0]
    assert (row.id, row.earners, row.held, row.due) == (plan, 2, 0, 2)
    ws.certificates.issue_for_plan(plan)
    row = listed(ws)[0]
    assert (row.held, row.due) == (2, 0)
    assert listed(ws, IssuableCriteria(waiting=True)) == []


def test_a_revoked_certificate_makes_room_for_another(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, "王𬭚")])
    issued = ws.certificates.issue_for_plan(plan).certificates[0]
    assert ws.listings.issuable.recipients(plan)[0].number == issued.number
    ws.certificates.revoke(issued.number, reason="姓名有误")
    assert listed(ws)[0].due == 1
    assert ws.listings.issuable.recipients(plan)[0].number == ""


def test_a_posting_taken_back_earns_no_certificate(ws: Workspace) -> None:
    person = a_teacher(ws, "王𬭚")
    plan = a_posted_plan(ws, [])
    with ws.context.journal.write(ws.actor, title="入账") as log:
        posted = a_posting(log, ws, person, plan=plan, hours=2400, credit=300)
        a_posting(log, ws, person, plan=plan, hours=-2400, credit=-300, reverses=posted)
    assert listed(ws) == []
    assert ws.listings.issuable.recipients(plan) == []


def test_plans_where_somebody_waits_come_first_and_totals_add_up(ws: Workspace) -> None:
    person = a_teacher(ws, "王𬭚")
    done = a_posted_plan(ws, [person], title="甲")
    ws.certificates.issue_for_plan(done)
    waiting = a_posted_plan(ws, [person], title="乙")
    assert [row.id for row in listed(ws)] == [waiting, done]
    plans = ws.listings.issuable
    assert plans.find(IssuableCriteria(), (Order("title", descending=True),)) == [done, waiting]
    totals = plans.totals(IssuableCriteria())
    assert (totals.count, totals.sums) == (2, {"due": 1})
    assert plans.totals(IssuableCriteria(waiting=True)).count == 1


def test_recipients_are_told_with_unit_and_sums(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, "王𬭚")])
    one = ws.listings.issuable.recipients(plan)[0]
    assert (one.name, one.unit, str(one.hours), str(one.credits)) == ("王𬭚", ws.office.name, "24", "3")
