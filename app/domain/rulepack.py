"""The rules of a place as data: what counts, how much it earns, what is capped and what is asked for.

A rule pack is one JSON file. Nothing about any place stands in the code; every rule names the text it
was taken from, and says when it was inferred or borrowed, so that an office can judge it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Protocol

CENT = Decimal("0.01")


class Matchable(Protocol):
    """What a selector can look at: the describing words of one piece of training."""

    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def level(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def grade(self) -> str | None: ...
    @property
    def topics(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Selector:
    """Which pieces of training a rule is about; a list left empty asks nothing."""

    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    def matches(self, piece: Matchable) -> bool:
        """Tell whether the piece has, in every list that is not empty, one of its words."""
        return (
            _within(piece.type, self.types)
            and _within(piece.mode, self.modes)
            and _within(piece.level, self.levels)
            and _within(piece.role, self.roles)
            and _within(piece.grade, self.grades)
            and (not self.topics or not self.topics.isdisjoint(piece.topics))
        )


def _within(word: str | None, words: frozenset[str]) -> bool:
    return not words or word in words


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was found and how far it can be believed (A, B, C as in the reading notes)."""

    title: str
    address: str | None
    reliability: str | None


@dataclass(frozen=True, slots=True)
class ByHours:
    """So many hours earn so much; whole steps only, or in proportion down to a hundredth.

    With `carry` the hours of a year add up before they are converted, so that two short meetings
    may make one half day; without it every claim is converted alone.
    """

    per: Decimal
    credit: Decimal
    whole: bool
    carry: bool

    def converted(self, hours: Decimal) -> Decimal:
        """Return what `hours` earn."""
        if self.whole:
            return (hours / self.per).to_integral_value(ROUND_DOWN) * self.credit
        return (hours * self.credit / self.per).quantize(CENT, ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class ByQuantity:
    """So much of something countable (万字, 节) earns so much."""

    per: Decimal
    credit: Decimal
    of: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of fixed credits."""

    match: Selector
    credit: Decimal


@dataclass(frozen=True, slots=True)
class ByTable:
    """A fixed credit for each piece, by level, role or grade; the first row that fits counts."""

    rows: tuple[Row, ...]


Conversion = ByHours | ByQuantity | ByTable


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of training that earns something."""

    id: str
    name: str
    match: Selector
    conversion: Conversion
    evidence: tuple[str, ...]
    source: str
    basis: str


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that counts of some items or modes in one year or cycle."""

    id: str
    name: str
    per: str
    limit: Decimal
    items: frozenset[str]
    match: Selector
    source: str

    def covers(self, item: str, piece: Matchable) -> bool:
        """Tell whether a piece that was counted under `item` falls under this cap."""
        return (not self.items or item in self.items) and self.match.matches(piece)


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a teacher needs in one year or cycle, in all or of some kind."""

    id: str
    name: str
    per: str
    need: Decimal
    match: Selector
    source: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Types of meeting that never count, whatever they are called."""

    types: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class DayLimit:
    """The most hours one day can hold; hours beyond it are not believed."""

    hours: Decimal
    match: Selector
    source: str


@dataclass(frozen=True, slots=True)
class ModeRule:
    """How a place calls a mode of training and which office recognises its credits."""

    name: str
    recognised_by: str


@dataclass(frozen=True, slots=True)
class MarkRule:
    """What a mark is worth: a share of the session less some minutes; and whether it is an absence."""

    share: Decimal
    deduct: int
    absence: bool


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """How presence becomes hours, and from which share of absence on nothing is earned."""

    minutes_per_hour: int
    marks: Mapping[str, MarkRule]
    nothing_from: tuple[int, int] | None
    source: str


@dataclass(frozen=True, slots=True)
class Required:
    """A field a plan must have in this place; blocking or only reminded of."""

    field: str
    blocking: bool
    source: str


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends within."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def label(self) -> str:
        """Name the period by its years: `2021`, `2021-2025`, or `2021-2022` for a school year."""
        if self.start.year == self.end.year:
            return str(self.start.year)
        return f"{self.start.year}-{self.end.year}"


@dataclass(frozen=True, slots=True)
class RulePack:
    """The credit rules of one place in one version."""

    id: str
    version: int
    name: str
    place: str
    starts: date
    ends: date | None
    unit: str
    sources: Mapping[str, Source]
    cycle_start: date
    cycle_years: int
    types: Mapping[str, str]
    modes: Mapping[str, ModeRule]
    exclusions: tuple[Exclusion, ...]
    results: Mapping[str, Decimal]
    day_limit: DayLimit | None
    same_work: str
    items: tuple[Item, ...]
    caps: tuple[Cap, ...]
    minima: tuple[Minimum, ...]
    attendance: AttendanceRules
    plan_fields: tuple[Required, ...]
    digest: str

    @property
    def key(self) -> str:
        """Name this version of the pack, as postings do: `guangxi-2016@1`."""
        return f"{self.id}@{self.version}"

    def in_force(self, day: date) -> bool:
        """Tell whether these rules are the ones of that day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def type_code(self, word: str) -> str:
        """Return the code of an activity type given by its code or by a name the place uses for it."""
        return self.types.get(word, word)

    def cycle_of(self, day: date) -> Period:
        """Return the cycle that holds a day; cycles follow each other without a gap, before and after."""
        turns = (self._years_since(day)) // self.cycle_years
        start = _years_later(self.cycle_start, turns * self.cycle_years)
        return Period(start, _day_before(_years_later(start, self.cycle_years)))

    def year_of(self, day: date) -> Period:
        """Return the year of the cycle that holds a day."""
        start = _years_later(self.cycle_start, self._years_since(day))
        return Period(start, _day_before(_years_later(start, 1)))

    def years_of(self, cycle: Period, until: date) -> tuple[Period, ...]:
        """Return the years of a cycle that have begun by a day."""
        years = (self.year_of(_years_later(cycle.start, n)) for n in range(self.cycle_years))
        return tuple(year for year in years if year.start <= until)

    def source_title(self, key: str) -> str:
        """Return the title of a source that the pack cites."""
        return self.sources[key].title

    def exclusion_of(self, piece_type: str) -> Exclusion | None:
        """Return the rule by which a type of meeting does not count."""
        return next((rule for rule in self.exclusions if piece_type in rule.types), None)

    def item_of(self, piece: Matchable) -> Item | None:
        """Return the first item that fits; the order in the file is the order of precedence."""
        return next((item for item in self.items if item.match.matches(piece)), None)

    def _years_since(self, day: date) -> int:
        start = self.cycle_start
        return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def _years_later(day: date, years: int) -> date:
    # A mistyped year (9999, 0001) must end in a sentence, not in an overflow.
    return day.replace(year=min(max(day.year + years, date.min.year + 1), date.max.year))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
