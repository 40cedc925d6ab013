"""Teachers with where they stand in one cycle: who they are from the list, what they have from the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.listings.credits import CreditCriteria
from app.listings.listing import Order, Totals

if TYPE_CHECKING:
    from app.services.credits import Statement


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: a cycle with its first and last day, a school, a text, and who has enough."""

    cycle: str = ""
    since: str = ""
    until: str = ""
    school: str | None = None
    find: str = ""
    met: bool | None = None


class Standings:
    """A listing of statements. Rows are reckoned for the cycle that was looked for last."""

    def __init__(self, workspace: Any) -> None:
        self._workspace = workspace
        self._cycle = ""

    def find(self, criteria: Shown, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the people that fit, in order; without a cycle there is nobody to show yet."""
        self._cycle = criteria.cycle
        if not criteria.cycle:
            return []
        listing = self._workspace.listings.credits.between(criteria.since, criteria.until)
        keys: Sequence[str] = listing.find(CreditCriteria(criteria.school, criteria.find), order)
        if criteria.met is None:
            return keys
        return [one.teacher.id for one in self.rows(keys) if one.met == criteria.met]

    def rows(self, keys: Sequence[str]) -> "list[Statement]":
        """Return the statements of these people in the same order."""
        found: list[Statement] = self._workspace.credits.statements(keys, cycle=self._cycle)
        return found

    def totals(self, criteria: Shown) -> Totals:
        """Return how many fit."""
        return Totals(len(self.find(criteria)), {})
