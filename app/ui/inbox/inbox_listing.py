"""What the inbox lists: what waits for the person, and beside it what stands at the gates."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.listings.listing import Order, Totals
from app.listings.plans import Inbox, InboxRow, PlanCriteria, Plans

MINE = "mine"


@dataclass(frozen=True, slots=True)
class DeskCriteria:
    """`tab` is `mine` for what waits for the person, otherwise the state of a plan."""

    tab: str = MINE
    text: str = ""


class DeskListing:
    """One table over two lists, all of whose rows say since when something waits."""

    def __init__(self, inbox: Inbox, plans: Plans) -> None:
        self._inbox = inbox
        self._plans = plans

    def find(self, criteria: DeskCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of what fits, longest waiting first unless another order is asked for."""
        wanted = order or (Order("submitted_on"),)
        if criteria.tab == MINE:
            return self._inbox.find(_plain(criteria), wanted)
        return self._plans.find(_plain(criteria), wanted)

    def rows(self, keys: Sequence[str]) -> list[InboxRow]:
        """Return the rows of these plans in the same order."""
        return self._inbox.rows(keys)

    def totals(self, criteria: DeskCriteria) -> Totals:
        """Return how many fit."""
        listing = self._inbox if criteria.tab == MINE else self._plans
        return listing.totals(_plain(criteria))

    def counts(self, text: str) -> dict[str, int]:
        """Return how many wait for the person, and how many stand in each state."""
        asked = PlanCriteria(text=text)
        counts: dict[str, int] = {state.value: n for state, n in self._plans.states(asked).items()}
        return counts | {MINE: self._inbox.totals(asked).count}


def _plain(criteria: DeskCriteria) -> PlanCriteria:
    return PlanCriteria(state="" if criteria.tab == MINE else criteria.tab, text=criteria.text)
