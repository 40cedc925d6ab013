"""Certificates: issued from posted credits, exported, revoked, issued again, and verified."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app import clock
from app.changes import Changes, merged
from app.documents.paperstore import PaperStore
from app.domain import authority, people
from app.domain.authority import Right
from app.domain.numbering import normal
from app.domain.units import from_hundredths
from app.errors import Refused, Unavailable
from app.journal.write import WriteLog
from app.listings import certificates as registry
from app.listings import offices
from app.listings.certificates import Earner, PlanTitle, Registered
from app.progress import Progress, silent
from app.services import issuing, verifying
from app.services.context import Context
from app.services.credits import Credits
from app.services.issuing import Draft, Issued, Press
from app.services.trustbook import TrustBook
from app.services.verifying import Judge, Verification

# So many certificates share a commit: a kill costs at most their second of work and no number.
_BATCH = 10


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What a run issued: the certificates, the copies written, and how many people had theirs already."""

    certificates: tuple[Issued, ...]
    files: tuple[Path, ...]
    already: int
    changes: Changes


class Certificates:
    """The certificates of one office."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._papers = PaperStore(context.papers())

    # Issuing ----------------------------------------------------------------------------------

    def issue_for_plan(
        self, plan: str, *, out: Path | None = None, progress: Progress | None = None
    ) -> IssueResult:
        """Give everyone with credits standing for a plan their certificate; who has one keeps it.

        May be repeated: after a kill or a cancel the next run goes on where the last one stopped,
        with the next number.
        """
        with self._context.read() as connection:
            title = registry.plan_title(connection, plan)
            if title is None:
                raise Refused("plan.unknown", id=plan)
            earners = registry.earners_of_plan(connection, plan)
            held = registry.holders_of_plan(connection, plan)
        if not earners:
            raise Refused("certificate.nothing_posted", title=title.title)
        drafts = [_of_plan(plan, title, one) for one in earners if one.holder.person not in held]
        return self._issue(drafts, len(earners) - len(drafts), out, progress or silent())

    def issue_for_cycle(self, person: str, cycle: str, *, out: Path | None = None) -> IssueResult:
        """Give one person the certificate of a cycle whose every minimum they have reached."""
        statement = Credits(self._context).explain(person, cycle=cycle)
        if not statement.met:
            raise Refused(
                "certificate.cycle_not_met", name=statement.teacher.name, missing=len(statement.shortfalls)
            )
        label = statement.cycle.label
        with self._context.read() as connection:
            holder = registry.holder(connection, statement.teacher.id)
            if holder is None:
                raise Refused("credits.teacher_unknown", teacher=person)
            if registry.holds_cycle(connection, holder.person, label):
                raise Refused("certificate.cycle_held", name=holder.name, cycle=label)
        draft = Draft(
            kind="cycle",
            person=holder.person,
            plan=None,
            scope=holder.scope,
            county=holder.county,
            holder=holder.name,
            masked_id=people.mask_id(holder.id_number),
            unit=holder.unit,
            project=label,
            begins=statement.cycle.start,
            ends=statement.cycle.end,
            hours=sum((line.hours for line in statement.lines), from_hundredths(0)),
            credits=statement.total,
        )
        return self._issue([draft], 0, out, silent())

    def _issue(
        self, drafts: Sequence[Draft], already: int, out: Path | None, progress: Progress
    ) -> IssueResult:
        authority.require(self._context.actor, Right.ISSUE)
        press = self._press()
        issued: list[Issued] = []
        changes: list[Changes] = []
        for start in range(0, len(drafts), _BATCH):
            progress.step(start, len(drafts), "certificates")
            with self._writing("颁发证书", Right.ISSUE) as log:
                issued += press.issue(log, drafts[start : start + _BATCH])
            changes.append(log.changes)
            self._settle()
        progress.step(len(drafts), len(drafts), "certificates")
        files = self._copies(issued, out) if out else ()
        return IssueResult(tuple(issued), files, already, merged(changes))

    def _press(self) -> Press:
        self._settle()
        context = self._context
        with context.read() as connection:
            seal = issuing.seal_of(TrustBook.of(connection, context.office))
        today = clock.today()
        return Press(context.office, context.journal.device, self._papers, seal, today, _moment(today))

    # Changing ---------------------------------------------------------------------------------

    def revoke(self, number: str, *, reason: str) -> Changes:
        """Take a certificate back for good; a revocation wins whatever arrives later."""
        authority.require(self._context.actor, Right.REVOKE)
        with self._writing("撤销证书", Right.REVOKE) as log:
            self._revoke(log, self._one(log, number), reason)
        return log.changes

    def reissue(self, number: str, *, reason: str, out: Path | None = None) -> IssueResult:
        """Revoke a certificate and issue another in its place, with the person's data as they are now."""
        authority.require(self._context.actor, Right.REVOKE)
        authority.require(self._context.actor, Right.ISSUE)
        press = self._press()
        with self._writing("换发证书", Right.ISSUE) as log:
            old = self._one(log, number)
            holder = registry.holder(log.connection, old.person)
            if holder is None:
                raise Refused("credits.teacher_unknown", teacher=old.holder)
            self._revoke(log, old, reason)
            draft = issuing.draft_again(
                old, holder=holder.name, masked_id=people.mask_id(holder.id_number), unit=holder.unit
            )
            issued = press.issue(log, [draft], replaces=old.id)
        self._settle()
        files = self._copies(issued, out) if out else ()
        return IssueResult(tuple(issued), files, 0, log.changes)

    def _revoke(self, log: WriteLog, row: Registered, reason: str) -> None:
        if not reason.strip():
            raise Refused("certificate.reason_required")
        if row.state == "revoked":
            raise Refused("certificate.already_revoked", number=row.number)
        above = [known.id for known in offices.path(log.connection, row.issuer)]
        if self._context.office.id not in (row.issuer, *above):
            raise Refused("certificate.other_issuer", number=row.number)
        fields = {"certificate": row.id, "reason": reason.strip()}
        log.add("revocation", fields, scope=row.scope, county=row.county)

    def _one(self, log: WriteLog, number: str) -> Registered:
        rows = registry.by_number(log.connection, normal(number))
        if not rows:
            raise Refused("certificate.unknown", number=number)
        if len(rows) > 1:
            raise Refused("certificate.number_twice", number=number)
        return rows[0]

    # Files ------------------------------------------------------------------------------------

    def export(self, numbers: Iterable[str], out: Path) -> list[Path]:
        """Copy the papers of these numbers into a folder, as they were issued."""
        with self._context.read() as connection:
            found = [(number, registry.by_number(connection, normal(number))) for number in numbers]
        for number, rows in found:
            if not rows:
                raise Refused("certificate.unknown", number=number)
            if self._papers.find(rows[0].sha256) is None:
                raise Refused("certificate.file_elsewhere", number=number)
        rows = [rows[0] for _, rows in found]
        return list(self._copies([_issued(row) for row in rows], out))

    def paper(self, number: str) -> Path | None:
        """Return the file of a certificate, or None when only its issuer has it."""
        with self._context.read() as connection:
            rows = registry.by_number(connection, normal(number))
        return self._papers.find(rows[0].sha256) if rows else None

    def _copies(self, issued: Iterable[Issued], out: Path) -> tuple[Path, ...]:
        try:
            out.mkdir(parents=True, exist_ok=True)
            copies = [issuing.copy_out(self._papers, one, out) for one in issued]
        except OSError as reason:
            raise Unavailable("certificate.not_written", path=str(out)) from reason
        return tuple(copy for copy in copies if copy)

    def _writing(self, title: str, right: Right) -> AbstractContextManager[WriteLog]:
        actor = self._context.actor
        return self._context.journal.write(actor, title=title, role=authority.role_having(actor, right))

    def _settle(self) -> None:
        """Move what is registered to its place; drop what a crash left before it was registered."""
        with self._context.read() as connection:
            self._papers.settle(lambda sha256: bool(registry.by_file(connection, sha256)))

    # Verifying --------------------------------------------------------------------------------

    def verify(self, files: Iterable[Path], *, trust: Path | None = None) -> list[Verification]:
        """Judge papers by this folder's registry, believing only the authorities we are enrolled with.

        `trust` names a folder of authority certificates to believe instead.
        """
        with self._context.read() as connection:
            book = TrustBook.of(connection, self._context.office)
            chosen = verifying.trust_folder(trust) if trust else verifying.believed(book.trust())
            judge = Judge(chosen, connection)
            return [judge.judge(file) for file in files]


def _of_plan(plan: str, title: PlanTitle, earner: Earner) -> Draft:
    holder = earner.holder
    return Draft(
        kind="project",
        person=holder.person,
        plan=plan,
        scope=title.scope,
        county=title.county,
        holder=holder.name,
        masked_id=people.mask_id(holder.id_number),
        unit=holder.unit,
        project=title.title,
        begins=date.fromisoformat(title.starts),
        ends=date.fromisoformat(title.ends),
        hours=from_hundredths(earner.hours),
        credits=from_hundredths(earner.credits),
    )


def _issued(row: Registered) -> Issued:
    return Issued(row.id, row.number, row.person, row.holder, row.sha256)


def _moment(today: date) -> datetime:
    """Return the signing time: now, on the day that the paper bears."""
    return datetime.combine(today, clock.now().timetz())
