"""Every list of the program, made when first asked for."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from app.domain.authority import Actor
from app.listings.annual import AnnualPlans
from app.listings.batches import Batches
from app.listings.certificates import CertificateList
from app.listings.credits import ClaimList, CreditList
from app.listings.exchanges import Exchanges
from app.listings.history import HistoryLine, history_of
from app.listings.issuable import IssuablePlans
from app.listings.people import People
from app.listings.plans import Inbox, Plans
from app.listings.schools import Schools
from app.listings.sessions import SessionList

Read = Callable[[], AbstractContextManager[Connection]]


class Listings:
    """The lists of one data folder as one person may see them."""

    def __init__(self, read: Read, actor: Actor) -> None:
        self._read = read
        self._actor = actor

    @property
    def people(self) -> People:
        """Teachers and other people."""
        return People(self._read)

    @property
    def schools(self) -> Schools:
        """Schools and the other offices."""
        return Schools(self._read)

    @property
    def batches(self) -> Batches:
        """What was imported."""
        return Batches(self._read)

    @property
    def plans(self) -> Plans:
        """Projects."""
        return Plans(self._read, self._actor)

    @property
    def inbox(self) -> Inbox:
        """Projects that wait for the person signed in."""
        return Inbox(self._read, self._actor)

    @property
    def certificates(self) -> CertificateList:
        """The registry of certificates."""
        return CertificateList(self._read)

    @property
    def issuable(self) -> IssuablePlans:
        """Plans whose credits are posted, with who waits for a certificate."""
        return IssuablePlans(self._read)

    @property
    def annual(self) -> AnnualPlans:
        """Plans of a year."""
        return AnnualPlans(self._read)

    @property
    def sessions(self) -> SessionList:
        """Sessions and whether they have a sheet."""
        return SessionList(self._read)

    @property
    def credits(self) -> CreditList:
        """Teachers with their credits; `between` narrows it to a cycle."""
        return CreditList(self._read)

    @property
    def exchanges(self) -> Exchanges:
        """Bundles sent and received."""
        return Exchanges(self._read)

    @property
    def claims(self) -> ClaimList:
        """What teachers claim."""
        return ClaimList(self._read)

    def history(self, id_: str) -> list[HistoryLine]:
        """Return who did what to one entry, newest first."""
        return history_of(self._read, id_)
