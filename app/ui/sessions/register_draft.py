"""Marks that are being set and do not count yet: from keys in the window, from a filled sheet, or from both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.codes import Mark

if TYPE_CHECKING:
    from app.services.sessions import Register, RegisterLine, RowProblem, SheetRead


@dataclass(frozen=True, slots=True)
class Said:
    """What the draft says of one person."""

    mark: Mark
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One person as the table shows them; `drafted` where the mark is not saved yet."""

    person: str
    code: str
    name: str
    mark: Mark | None
    minutes: int | None
    flagged: bool
    drafted: bool


class RegisterDraft:
    """The unsaved marks of one session, and the rows of its sheet that did not hold."""

    def __init__(self, session: str, source: str) -> None:
        self.session = session
        self.source = source
        self.problems: tuple[RowProblem, ...] = ()
        self._said: dict[str, Said] = {}

    def __bool__(self) -> bool:
        return bool(self._said or self.problems)

    def __len__(self) -> int:
        return len(self._said)

    def set_mark(self, people: Iterable[str], mark: Mark) -> None:
        """Say the same of several people; a stay that was told does not outlive another mark."""
        for person in people:
            before = self._said.get(person)
            self._said[person] = before if before and before.mark == mark else Said(mark)

    def set_minutes(self, people: Iterable[str], minutes: int | None) -> None:
        """Say how long these people stayed; only those with a mark have a stay."""
        for person in people:
            if person in self._said:
                self._said[person] = Said(self._said[person].mark, minutes)

    def take_sheet(self, sheet: "SheetRead") -> None:
        """Take over what a filled sheet says; its rows that do not hold stay listed until the draft ends."""
        self.source = sheet.source
        self.problems = sheet.problems
        for one in sheet.marks:
            self._said[one.person] = Said(one.mark, one.minutes)

    def entries(self) -> list[tuple[int, Mapping[str, str]]]:
        """Return the marks as rows to record."""
        return [
            (row, {"teacher": person, "mark": said.mark.value, "minutes": _text(said.minutes)})
            for row, (person, said) in enumerate(self._said.items(), 1)
        ]

    def line(self, one: "RegisterLine") -> DraftLine:
        """Return a person as the table shows them, the draft above what is saved."""
        said = self._said.get(one.person)
        if said is None:
            return saved_line(one)
        return DraftLine(one.person, one.code, one.name, said.mark, said.minutes, flagged=False, drafted=True)


def saved_line(one: "RegisterLine") -> DraftLine:
    """Return a person as the sheets left them."""
    mark = Mark(one.mark) if one.mark else None
    return DraftLine(one.person, one.code, one.name, mark, one.minutes, flagged=one.flagged, drafted=False)


def lines_of(register: "Register", draft: RegisterDraft | None) -> list[DraftLine]:
    """Return everyone at a session with what is said of them now."""
    return [draft.line(one) if draft else saved_line(one) for one in register.people]


def _text(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)
