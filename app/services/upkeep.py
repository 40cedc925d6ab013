"""Whether the ledger is sound: the file, the chain, the rows, what waits; and putting rows right."""

from dataclasses import dataclass
from typing import Any

from app.journal import log
from app.journal.check import Finding
from app.progress import Progress, silent
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

    def doctor(self, *, rebuild: bool = False, progress: Progress | None = None) -> Health:
        """Check pages, chains, leaves and rows; with `rebuild`, project the whole log anew first.

        A rebuild that ends in another state than the one kept while writing is itself a finding.
        """
        journal, progress = self._context.journal, progress or silent()
        stages = 3 if rebuild else 2
        progress.step(0, stages, "pages")
        self._context.database.full_check()
        progress.step(1, stages, "chain")
        findings = list(journal.check())
        if rebuild:
            progress.step(2, stages, "rebuild")
            before = self._state()
            journal.rebuild()
            if self._state() != before and not findings:
                findings.append(Finding("doctor.rebuild_differs", {}))
            findings += journal.check()
        progress.step(stages, stages)
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

    def forks(self) -> int:
        """Return how many entries were changed in two places at once and wait for a person's word."""
        with self._context.read() as connection:
            return _count(connection, "fork")

    def _state(self) -> str:
        with self._context.read() as connection:
            return self._context.journal.state_hash(connection)


def _count(connection: Any, table: str) -> int:
    found: int = log.rows(connection, f"SELECT COUNT(*) FROM {table}")[0][0]
    return found
