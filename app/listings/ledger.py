"""What the ledger of credits holds and what it is reckoned from: postings, claims, adopted rule packs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Connection, RowMapping, func, or_, select

from app.domain import claim as claims
from app.domain.claim import Claim
from app.domain.ledger import Key, Posted
from app.domain.rulepack import RulePack
from app.domain.units import from_hundredths
from app.journal.operation import is_id
from app.listings.sessions import batches
from db.codes import OfficeLevel, Verdict
from db.schema.people import office, person
from db.schema.plans import plan
from db.schema.training import adoption, claim, claim_decision, mark, posting, session


@dataclass(frozen=True, slots=True)
class Booked:
    """One posting as it lies in the ledger, its period read by its own rules later."""

    id: str
    person: str
    scope: str
    county: str
    plan: str | None
    claim: str | None
    reverses: str | None
    pack: str
    rule: str
    mode: str
    earned_on: date
    hours: int
    credit: int
    claims: Sequence[Mapping[str, Any]]
    explanation: Sequence[Mapping[str, Any]]

    def posted(self, pack: RulePack) -> Posted:
        """Return the posting as the reckoning compares it, its year told by these rules."""
        key = Key(self.plan, self.claim, self.rule, self.mode, pack.year_of(self.earned_on).label)
        hours, credit = from_hundredths(self.hours), from_hundredths(self.credit)
        return Posted(self.id, key, self.pack, hours, credit, self.explanation)


def postings_of(connection: Connection, people: Iterable[str]) -> list[Booked]:
    """Return all postings of these people, reversals and reversed ones too."""
    found: list[Booked] = []
    for batch in batches(sorted(people)):
        ids = [bytes.fromhex(id_) for id_ in batch]
        query = select(posting).where(posting.c.person.in_(ids)).order_by(posting.c.earned_on, posting.c.id)
        found += map(_booked, connection.execute(query).mappings())
    return found


def standing(booked: Iterable[Booked]) -> list[Booked]:
    """Return the postings that nobody reversed."""
    known = list(booked)
    reversed_ = {one.reverses for one in known if one.reverses}
    return [one for one in known if not one.reverses and one.id not in reversed_]


def people_of_plan(connection: Connection, plan: str) -> set[str]:
    """Return everyone whom a sheet of the plan marks or who has a posting from it."""
    key = bytes.fromhex(plan)
    marked = select(mark.c.person).join(session, session.c.id == mark.c.owner).where(session.c.plan == key)
    booked = select(posting.c.person).where(posting.c.plan == key)
    return {id_.hex() for query in (marked, booked) for id_ in connection.scalars(query.distinct())}


def span(connection: Connection) -> tuple[date | None, date | None]:
    """Return the first and the last day that any posting is about."""
    first, last = connection.execute(
        select(func.min(posting.c.earned_on), func.max(posting.c.earned_on))
    ).one()
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else (None, None)


@dataclass(frozen=True, slots=True)
class PostablePlan:
    """A plan whose credits may be posted: how many of its sessions have a sheet, what is posted already."""

    id: str
    title: str
    school: str
    state: str
    sessions: int
    sheets: int
    posted: int


def postable(connection: Connection, states: Iterable[str]) -> list[PostablePlan]:
    """Return the plans in these states that have a sheet, those that began last first."""
    of_plan = session.c.plan == plan.c.id
    held = select(func.count()).where(of_plan, func.coalesce(session.c.status, "") != "dropped")
    sheets = select(func.count()).where(of_plan, session.c.sheets > 0).scalar_subquery()
    credit = select(func.coalesce(func.sum(posting.c.credit), 0)).where(posting.c.plan == plan.c.id)
    counts = (held.scalar_subquery(), sheets, credit.scalar_subquery())
    query = select(plan.c.id, plan.c.title, plan.c.state, office.c.name, *counts)
    query = query.outerjoin(office, office.c.id == plan.c.scope)
    query = query.where(plan.c.state.in_(list(states)), sheets > 0)
    rows = connection.execute(query.order_by(plan.c.starts_on.desc(), plan.c.title))
    return [
        PostablePlan(row[0].hex(), row[1] or "", row[3] or "", row[2], row[4], row[5], row[6]) for row in rows
    ]


def named_origins(connection: Connection, origins: Iterable[str]) -> dict[str, str]:
    """Return what people call each origin of credits: the topic of a session, the work or kind of a claim.

    A posting of another program may name an origin that is no id of ours; nobody calls it anything here.
    """
    names: dict[str, str] = {}
    for batch in batches(sorted({one for one in origins if is_id(one)})):
        ids = [bytes.fromhex(id_) for id_ in batch]
        topics = connection.execute(select(session.c.id, session.c.topic).where(session.c.id.in_(ids)))
        names |= {id_.hex(): topic or "" for id_, topic in topics}
        for id_, said in connection.execute(select(claim.c.id, claim.c.claim).where(claim.c.id.in_(ids))):
            content = orjson.loads(said or "{}")
            names[id_.hex()] = content.get("work") or content.get("type") or ""
    return names


def _booked(row: RowMapping) -> Booked:
    return Booked(
        id=row["id"].hex(),
        person=row["person"].hex(),
        scope=row["scope"].hex(),
        county=row["county"],
        plan=_hex(row["plan"]),
        claim=_hex(row["claim"]),
        reverses=_hex(row["reverses"]),
        pack=row["pack"] or "",
        rule=row["rule"] or "",
        mode=row["mode"] or "",
        earned_on=date.fromisoformat(row["earned_on"]),
        hours=row["hours"] or 0,
        credit=row["credit"] or 0,
        claims=orjson.loads(row["claims"] or "[]"),
        explanation=orjson.loads(row["explanation"] or "[]"),
    )


def _hex(value: bytes | None) -> str | None:
    return value.hex() if value else None


# Claims ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it lies here: whose it is, what it says, where it stands, who entered it."""

    id: str
    person: str
    scope: str
    county: str
    content: Claim
    state: str
    actor: str


def claims_with(connection: Connection, ids: Iterable[str]) -> dict[str, Claimed]:
    """Return these claims by id; one that is not here is left out."""
    found: dict[str, Claimed] = {}
    for batch in batches(sorted({id_ for id_ in ids if is_id(id_)})):
        keys = [bytes.fromhex(id_) for id_ in batch]
        for row in connection.execute(select(claim).where(claim.c.id.in_(keys))).mappings():
            found |= _claimed(row)
    return found


def approved_claims(connection: Connection, people: Iterable[str]) -> list[Claimed]:
    """Return the approved claims of these people."""
    query = select(claim).where(claim.c.state == Verdict.APPROVED).order_by(claim.c.held_on, claim.c.id)
    found: list[Claimed] = []
    for batch in batches(sorted(people)):
        ids = [bytes.fromhex(id_) for id_ in batch]
        for row in connection.execute(query.where(claim.c.person.in_(ids))).mappings():
            found += _claimed(row).values()
    return found


def people_with_claims(connection: Connection) -> set[str]:
    """Return everyone with an approved claim, or with a posting from a claim that may hold no more."""
    approved = select(claim.c.person).where(claim.c.state == Verdict.APPROVED)
    booked = select(posting.c.person).where(posting.c.claim.is_not(None))
    return {id_.hex() for query in (approved, booked) for id_ in connection.scalars(query.distinct())}


def decisions_on(connection: Connection, claim_id: str) -> list[str]:
    """Return the decisions on a claim, each named by its id."""
    query = select(claim_decision.c.id).where(claim_decision.c.claim == bytes.fromhex(claim_id))
    return sorted(id_.hex() for id_ in connection.scalars(query))


def _claimed(row: RowMapping) -> dict[str, Claimed]:
    id_, whose = row["id"].hex(), row["person"].hex()
    content = claims.read(orjson.loads(row["claim"]) | {"teacher": whose}, 0)
    if not isinstance(content, Claim):
        # Written by a newer program in a way this one cannot read: it waits, it is not lost.
        return {}
    scope = row["scope"].hex()
    known = Claimed(id_, whose, scope, row["county"], content, row["state"] or "", row["actor"] or "")
    return {id_: known}


# People ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Teacher:
    """A person as lists of credits name them."""

    id: str
    code: str
    name: str
    office: str
    school: str
    county: str


def teachers(
    connection: Connection, *, ids: Iterable[str] | None = None, school: str | None = None
) -> list[Teacher]:
    """Return these people, the staff of a school, or everyone, ordered by school, 教师编号 and name."""
    columns = (person.c.id, person.c.code, person.c.name, person.c.office, person.c.county)
    query = select(*columns, office.c.name.label("school")).outerjoin(office, office.c.id == person.c.office)
    if school:
        query = query.where(person.c.office == bytes.fromhex(school))
    queries = [query]
    if ids is not None:
        queries = [
            query.where(person.c.id.in_([bytes.fromhex(id_) for id_ in batch]))
            for batch in batches(sorted(set(ids)))
        ]
    found = [_teacher(row) for one in queries for row in connection.execute(one).mappings()]
    return sorted(found, key=lambda one: (one.school, one.code, one.name, one.id))


def teachers_called(connection: Connection, word: str) -> list[Teacher]:
    """Return the people whom an id, a 教师编号, an identity number or a whole name means."""
    meant = [person.c.code == word, person.c.id_number == word, person.c.name == word]
    if is_id(word):
        meant.append(person.c.id == bytes.fromhex(word))
    ids = [id_.hex() for id_ in connection.scalars(select(person.c.id).where(or_(*meant)))]
    return teachers(connection, ids=ids)


def _teacher(row: RowMapping) -> Teacher:
    return Teacher(
        id=row["id"].hex(),
        code=row["code"] or "",
        name=row["name"] or "",
        office=_hex(row["office"]) or "",
        school=row["school"] or "",
        county=row["county"],
    )


# Rule packs -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Adopted:
    """A rule pack that an office adopted; `rank` is the office's distance from the top."""

    id: str
    digest: str
    body: Mapping[str, Any]
    rank: int


def adoptions(connection: Connection) -> list[Adopted]:
    """Return all adopted packs, the highest office's first."""
    query = select(adoption, office.c.level).outerjoin(office, office.c.id == adoption.c.scope)
    found = [
        Adopted(
            id=row["id"].hex(),
            digest=row["digest"],
            body=orjson.loads(row["body"]),
            rank=OfficeLevel(row["level"]).rank if row["level"] else len(OfficeLevel),
        )
        for row in connection.execute(query).mappings()
    ]
    return sorted(found, key=lambda one: (one.rank, one.id))
