"""The one judgement on a row of a roster: new, changed, unchanged, or a problem with its reason.

Preview, dry run, real run and entry by form all ask here, so that they cannot disagree. Nothing
is read or written; what is known already comes in as plain values.

Two rules of reading hold for every row: a blank cell says nothing (it never erases what is
known), and a code that no table knows is named and left out, while the rest of the row counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain import codes
from app.domain.cells import Cell, text

LEAVES_OUT = frozenset(
    {"code.unknown", "date.ambiguous", "date.implausible", "date.only_year", "date.unreadable", "phone.form"}
)
"""Problems that leave one cell of a row out; a form, which can ask at once, refuses them."""

_TOTALS = frozenset({"合计", "总计", "小计", "共计", "总数"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of one row by field; `row` is the sheet's own row number."""

    row: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell; a blocking problem keeps the whole row out."""

    row: int
    column: str
    code: str
    value: str
    proposal: str | None
    blocking: bool


@dataclass(frozen=True, slots=True)
class New:
    """A row that nobody known answers to."""

    row: int
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that says something else about someone known; `fields` holds only what differs."""

    row: int
    id: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """The judgement on a whole sheet."""

    read: int
    new: tuple[New, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def rejected(self) -> frozenset[int]:
        """Row numbers that are kept out."""
        return frozenset(problem.row for problem in self.problems if problem.blocking)


@dataclass(slots=True)
class Tally:
    """The judgement while it grows, row by row."""

    headings: Mapping[str, str]
    read: int = 0
    new: list[New] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def settle(self, notes: "Notes", known: "Known | None") -> None:
        """Book one judged row under new, changed, unchanged or rejected."""
        self.read += 1
        self.problems.extend(notes.problems)
        if notes.blocked:
            return
        if known is None:
            self.new.append(New(notes.row, notes.fields))
        elif differing := {k: v for k, v in notes.fields.items() if known.fields.get(k) != v}:
            self.changed.append(Changed(notes.row, known.id, differing))
        else:
            self.unchanged.append(known.id)

    def close(self) -> Checked:
        """Return the finished judgement."""
        return Checked(
            self.read, tuple(self.new), tuple(self.changed), tuple(self.unchanged), tuple(self.problems)
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or some school already in the ledger: its id and its fields as stored."""

    id: str
    fields: Mapping[str, str | None]

    def get(self, name: str) -> str:
        return self.fields.get(name) or ""


@dataclass(slots=True)
class Notes:
    """One row while it is judged: the fields it gives, and what is wrong with it."""

    row: int
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    blocked: bool = False
    _said: dict[str, str] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """Return the text of a cell, empty when the row says nothing."""
        known = self._said.get(name)
        if known is None:
            known = self._said[name] = text(self.cells.get(name))
        return known

    def block(self, name: str, code: str, *, value: str | None = None, proposal: str | None = None) -> None:
        """Keep the row out because of this cell."""
        self.blocked = True
        self._note(name, code, value, proposal, blocking=True)

    def warn(self, name: str, code: str, *, value: str | None = None, proposal: str | None = None) -> None:
        """Name a cell that the person should look at; the row still counts."""
        self._note(name, code, value, proposal, blocking=False)

    def take_codes(self, tables: Mapping[str, str]) -> None:
        """Read every field that a code table governs."""
        for name, key in tables.items():
            written = self.said(name)
            if not written:
                continue
            table = codes.table(key)
            found = table.find(written)
            if found is not None:
                self.fields[name] = found.code
                continue
            near = table.nearest(written)
            self.warn(name, "code.unknown", proposal=near.name if near else None)

    def is_total(self, name: str) -> bool:
        """True for the sum row that people put under a list."""
        return codes.folded(self.said(name)).rstrip(":：") in _TOTALS

    def _note(self, name: str, code: str, value: str | None, proposal: str | None, *, blocking: bool) -> None:
        column = self.headings.get(name, name)
        shown = self.said(name) if value is None else value
        self.problems.append(Problem(self.row, column, code, shown, proposal, blocking))


def blank(row: SheetRow) -> bool:
    """True when no known column of the row says anything."""
    return not any(text(cell) for cell in row.cells.values())


def filled(rows: Iterable[SheetRow]) -> Iterable[SheetRow]:
    """Leave out rows that say nothing."""
    return (row for row in rows if not blank(row))
