"""Whether the ledger is sound: the file, the chain, the rows, what waits; and putting rows right."""

from dataclasses import dataclass
from typing import Any

from app.journal import log
from app.journal.journal import Finding
from app.services.context import Context


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` found; `ok` is False when a finding is more than something waiting."""

    ok: bool
    state_hash: str
    operations: int
    commits: int
    parked: int
    forks: int
    findings: tuple[Finding, ...]


class Upkeep:
    """The health of one data folder."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def doctor(self, *, rebuild: bool = False) -> Health:
        """Check pages, chains, leaves and rows; with `rebuild`, project the whole log anew first.

        A rebuild that ends in another state than the one kept while writing is itself a finding.
        """
        journal = self._context.journal
        self._context.database.full_check()
        findings = list(journal.check())
        if rebuild:
            before = self._state()
            journal.rebuild()
            if self._state() != before and not findings:
                findings.append(Finding("doctor.rebuild_differs", {}))
            findings += journal.check()
        with self._context.read() as connection:
            return Health(
                ok=not findings,
                state_hash=journal.state_hash(connection),
                operations=_count(connection, "op"),
                commits=_count(connection, "commit_"),
                parked=_count(connection, "parked"),
                forks=_count(connection, "fork"),
                findings=tuple(findings),
            )

    def _state(self) -> str:
        with self._context.read() as connection:
            return self._context.journal.state_hash(connection)


def _count(connection: Any, table: str) -> int:
    found: int = log.rows(connection, f"SELECT COUNT(*) FROM {table}")[0][0]
    return found
