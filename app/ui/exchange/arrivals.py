"""Looking through files before they are taken in, and taking them in: the work behind the window's steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.changes import Changes, merged
from app.errors import Cancelled, Refused, Unavailable
from app.progress import Progress
from app.services.arrival import ALREADY, APPLIED, WAITING, Outcome
from app.services.bundles import SUFFIX, Failure, Label

OWN, FOREIGN, BROKEN, FOLLOWING, ENROLMENT = "own", "foreign", "broken", "following", "enrolment"
TAKEN_IN = frozenset({APPLIED, WAITING, FOLLOWING})
_ENROLMENT_SUFFIXES = (".yxr", ".yxa")


@dataclass(frozen=True, slots=True)
class Seen:
    """One file that was looked at. `fate` is what would become of it; `error` says why nothing would."""

    file: Path
    fate: str
    label: Label | None = None
    outcome: Outcome | None = None
    error: Refused | Unavailable | None = None

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def sender(self) -> str:
        return self.label.sender_name if self.label else ""

    @property
    def sequence(self) -> int:
        return self.label.sequence if self.label else 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files; `stopped` when the person stopped before the last one."""

    outcomes: tuple[Outcome, ...] = ()
    failures: tuple[Failure, ...] = ()
    registered: int = 0
    stopped: bool = False
    changes: Changes = field(default_factory=Changes)

    def of(self, status: str) -> list[Outcome]:
        """Return the bundles that ended like this."""
        return [one for one in self.outcomes if one.status == status]

    def total(self, name: str) -> int:
        """Return a count summed over the bundles that were taken in."""
        return sum(getattr(one, name) for one in self.of(APPLIED))

    def by_entity(self) -> Mapping[str, int]:
        """Return how many entries of each kind came in."""
        sums: dict[str, int] = {}
        for one in self.of(APPLIED):
            for name, count in one.by_entity.items():
                sums[name] = sums.get(name, 0) + count
        return sums


def look_through(workspace: Any, paths: Sequence[Path], *, progress: Progress) -> list[Seen]:
    """Return what would become of these files and of those in these folders; nothing is written.

    Each is judged by itself against the ledger as it is, so the second bundle of one sender
    would seem to wait: it follows the first of the same selection.
    """
    labelled = list(_labelled(workspace, paths))
    labelled.sort(key=lambda one: (one.label.sender_code, one.sequence) if one.label else ("", 0))
    seen: list[Seen] = []
    for one in labelled:
        judged = _judged(workspace, one, progress) if one.fate == APPLIED else one
        seen.append(_following(judged, seen))
    return sorted(seen, key=lambda one: (one.fate not in TAKEN_IN, one.label is None))


def take_in(workspace: Any, files: Sequence[Path], *, progress: Progress) -> Taken:
    """Take these bundles in, one after the other; one that is refused does not hold the others up."""
    outcomes: list[Outcome] = []
    failures: list[Failure] = []
    registered, stopped = 0, False
    for file in files:
        try:
            summary = workspace.bundles.apply(file, progress)
        except (Refused, Unavailable) as reason:
            failures.append(Failure(file.name, reason.code, dict(reason.facts)))
            continue
        except Cancelled:
            # The bundle under way was taken back as a whole; those before it stay.
            stopped = True
            break
        outcomes += summary.outcomes
        failures += summary.failures
        registered += summary.registered
    if stopped and not outcomes:
        raise Cancelled
    return Taken(tuple(_last(outcomes)), tuple(failures), registered, stopped, _changes(outcomes, registered))


def _labelled(workspace: Any, paths: Sequence[Path]) -> Iterator[Seen]:
    own = workspace.office.id
    for file, chosen in _files(paths):
        if file.suffix.lower() in _ENROLMENT_SUFFIXES:
            if chosen:
                yield Seen(file, ENROLMENT)
            continue
        try:
            label = workspace.bundles.inspect(file)
        except (Refused, Unavailable) as reason:
            # A stick also holds photos and tables: only what was chosen or is called a bundle is told.
            if chosen or file.suffix.lower() == SUFFIX or reason.code != "bundle.not_ours":
                yield Seen(file, BROKEN, error=reason)
            continue
        if label.sender != own:
            yield Seen(file, APPLIED, label)
        elif chosen:
            yield Seen(file, OWN, label)


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield each file once, with whether it was chosen itself or lies in a chosen folder."""
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        try:
            inside = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
        except OSError as reason:
            raise Unavailable("stick.unreadable", file=path.name) from reason
        yield from ((one, False) for one in inside)


def _judged(workspace: Any, one: Seen, progress: Progress) -> Seen:
    try:
        outcome = workspace.bundles.preview(one.file, progress)
    except (Refused, Unavailable) as reason:
        fate = FOREIGN if reason.code == "bundle.for_other_office" else BROKEN
        return replace(one, fate=fate, error=reason)
    return replace(one, fate=outcome.status, outcome=outcome)


def _following(one: Seen, before: Iterable[Seen]) -> Seen:
    """A bundle that waits for one of the same selection comes right after it."""
    if one.fate != WAITING or one.label is None:
        return one
    sender = one.label.sender
    led = any(
        other.label and other.label.sender == sender and other.fate in (APPLIED, ALREADY, FOLLOWING)
        for other in before
    )
    return replace(one, fate=FOLLOWING) if led else one


def _last(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """A bundle that waited and was taken in after another is told once, as what became of it."""
    return list({one.bundle: one for one in outcomes}.values())


def _changes(outcomes: Sequence[Outcome], registered: int) -> Changes:
    told = frozenset(one.bundle for one in outcomes if one.status != ALREADY)
    known: dict[str, frozenset[str]] = {"exchange": told}
    if registered:
        # Countersigning names no ids: every certificate on screen may have changed its state.
        known |= {"registration": told, "certificate": told}
    return merged([*(one.changes for one in outcomes), Changes(known)])
