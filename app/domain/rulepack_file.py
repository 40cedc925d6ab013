"""Read a rule pack file; every fault is named with its place in the file."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.faults import Fault, Node
from app.domain.rulepack import (
    AttendanceRules,
    ByHours,
    ByQuantity,
    ByTable,
    Cap,
    Conversion,
    DayLimit,
    Exclusion,
    Item,
    MarkRule,
    Minimum,
    ModeRule,
    Required,
    Row,
    RulePack,
    Selector,
    Source,
)
from app.errors import Refused, Unavailable
from db.codes import Mark, OfficeLevel

FORMAT = 1
_BASES = ("stated", "inferred", "borrowed")
_PERIODS = ("year", "cycle")
_LISTS = "types modes levels roles grades topics"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: a pack, or the faults that prevent it."""

    pack: RulePack | None
    faults: tuple[Fault, ...]


def read(path: Path) -> Reading:
    """Read a rule pack file; one that cannot be opened is unavailable, a bad one has faults."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unavailable("rulepack.unreadable", path=str(path)) from error
    return parse(content)


def load(path: Path) -> RulePack:
    """Return the pack of a file, or refuse it with its first fault."""
    reading = read(path)
    if reading.pack is None:
        raise refusal(reading.faults, path.name)
    return reading.pack


def refusal(faults: tuple[Fault, ...], name: str) -> Refused:
    """Say that a file is no rule pack: how many faults it has and where the first one is."""
    return Refused("rulepack.invalid", name=name, count=len(faults), path=faults[0].path)


def parse(content: bytes) -> Reading:
    """Return the pack that JSON bytes describe, or everything that is wrong with them."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Reading(None, (Fault("$", "rulepack.not_json"),))
    return of_value(value)


def of_value(value: object) -> Reading:
    """Return the pack that a decoded JSON value describes, or everything that is wrong with it."""
    faults: list[Fault] = []
    pack = _Builder(Node(value, "", faults)).pack(digest_of(value))
    return Reading(None if faults else pack, tuple(faults))


def digest_of(value: object) -> str:
    """Return the digest of a pack's content; blanks and the order of fields do not matter."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class _Builder:
    """Builds the pack from the root of a file, keeping the declared names that rules refer to."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.sources = {key: _source(node) for key, node in root.at("sources").named()}
        self.types = _types(root.at("types"))
        self.modes = {key: _mode(node) for key, node in root.at("modes").named()}
        self.items = _unique(root.at("items"), self._item)

    def pack(self, digest: str) -> RulePack:
        root = self.root
        root.keys(
            "format id version name place effective unit sources cycle types modes results"
            " same_work items caps minima attendance plan",
            "excluded day_limit",
        )
        if root.at("format").value != FORMAT:
            root.at("format").fault("rulepack.format", known=FORMAT)
        starts, ends = _effective(root.at("effective"))
        cycle_start, cycle_years = self._cycle(root.at("cycle"))
        return RulePack(
            id=root.at("id").text(),
            version=root.at("version").whole(1),
            name=root.at("name").text(),
            place=root.at("place").text(),
            starts=starts,
            ends=ends,
            unit=root.at("unit").text(),
            sources=self.sources,
            cycle_start=cycle_start,
            cycle_years=cycle_years,
            types=self.types,
            modes=self.modes,
            exclusions=self._exclusions(),
            results={name: node.number() for name, node in root.at("results").named()},
            day_limit=self._day_limit(root.at("day_limit")) if root.has("day_limit") else None,
            same_work=root.at("same_work").choice(("highest", "first")),
            items=self.items,
            caps=_unique(root.at("caps"), self._cap),
            minima=_unique(root.at("minima"), self._minimum),
            attendance=self._attendance(root.at("attendance")),
            plan_fields=self._plan_fields(root.at("plan")),
            digest=digest,
        )

    def _cited(self, node: Node) -> str:
        return node.at("source").known(self.sources, "sources")

    def _cycle(self, node: Node) -> tuple[date, int]:
        node.keys("starts years source")
        self._cited(node)
        start = node.at("starts").day()
        if (start.month, start.day) == (2, 29):
            node.at("starts").fault("rulepack.leap_day")
            start = start.replace(day=28)
        return start, node.at("years").whole(1)

    def _exclusions(self) -> tuple[Exclusion, ...]:
        if not self.root.has("excluded"):
            return ()
        return tuple(self._exclusion(node) for node in self.root.at("excluded").each())

    def _exclusion(self, node: Node) -> Exclusion:
        node.keys("types source")
        return Exclusion(self._codes(node.at("types")), self._cited(node))

    def _codes(self, node: Node) -> frozenset[str]:
        declared = set(self.types.values())
        return frozenset(word.known(declared, "types") for word in node.each())

    def _selector(self, rule: Node) -> Selector:
        """Read the lists of a rule's `match`; without one everything matches."""
        if not rule.has("match"):
            return Selector()
        node = rule.at("match")
        node.keys("", _LISTS)
        types = self._codes(node.at("types")) if node.has("types") else frozenset()
        modes = (
            frozenset(word.known(self.modes, "modes") for word in node.at("modes").each())
            if node.has("modes")
            else frozenset()
        )
        rest = {
            name: frozenset(word.text() for word in node.at(name).each())
            for name in ("levels", "roles", "grades", "topics")
            if node.has(name)
        }
        return Selector(types=types, modes=modes, **rest)

    def _item(self, node: Node) -> Item:
        node.keys("id name match credit source", "evidence basis")
        evidence = node.at("evidence").each() if node.has("evidence") else ()
        return Item(
            id=node.at("id").text(),
            name=node.at("name").text(),
            match=self._selector(node),
            conversion=self._conversion(node.at("credit")),
            evidence=tuple(word.text() for word in evidence),
            source=self._cited(node),
            basis=node.at("basis").choice(_BASES) if node.has("basis") else "stated",
        )

    def _conversion(self, node: Node) -> Conversion:
        """Read how an item earns: by hours, by quantity, or a table of fixed credits."""
        kind = node.at("by").choice(("hours", "quantity", "table"))
        if kind == "hours":
            node.keys("by per credit whole carry")
            return ByHours(
                per=node.at("per").positive(),
                credit=node.at("credit").positive(),
                whole=node.at("whole").flag(),
                carry=node.at("carry").flag(),
            )
        if kind == "quantity":
            node.keys("by per credit of")
            per, credit = node.at("per").positive(), node.at("credit").positive()
            return ByQuantity(per, credit, node.at("of").text())
        node.keys("by rows")
        return ByTable(tuple(self._row(row) for row in node.at("rows").each()))

    def _row(self, node: Node) -> Row:
        node.keys("credit", "match")
        return Row(self._selector(node), node.at("credit").number())

    def _cap(self, node: Node) -> Cap:
        node.keys("id name per limit source", "items match")
        known = {item.id for item in self.items}
        items = node.at("items").each() if node.has("items") else ()
        return Cap(
            id=node.at("id").text(),
            name=node.at("name").text(),
            per=node.at("per").choice(_PERIODS),
            limit=node.at("limit").number(),
            items=frozenset(item.known(known, "items") for item in items),
            match=self._selector(node),
            source=self._cited(node),
        )

    def _minimum(self, node: Node) -> Minimum:
        node.keys("id name per need source", "match")
        return Minimum(
            id=node.at("id").text(),
            name=node.at("name").text(),
            per=node.at("per").choice(_PERIODS),
            need=node.at("need").number(),
            match=self._selector(node),
            source=self._cited(node),
        )

    def _day_limit(self, node: Node) -> DayLimit:
        node.keys("hours source", "match basis")
        match = self._selector(node)
        return DayLimit(node.at("hours").positive(), match, self._cited(node))

    def _attendance(self, node: Node) -> AttendanceRules:
        node.keys("minutes_per_hour marks source", "nothing_from basis")
        marks = {name: _mark(rule) for name, rule in node.at("marks").named()}
        for name in [mark.value for mark in Mark if mark.value not in marks]:
            node.at("marks").fault("rulepack.missing", field=name)
        return AttendanceRules(
            minutes_per_hour=node.at("minutes_per_hour").whole(1),
            marks=marks,
            nothing_from=_fraction(node.at("nothing_from")) if node.has("nothing_from") else None,
            source=self._cited(node),
        )

    def _plan_fields(self, node: Node) -> tuple[Required, ...]:
        node.keys("required")
        return tuple(self._required(entry) for entry in node.at("required").each())

    def _required(self, node: Node) -> Required:
        node.keys("field blocking source")
        return Required(node.at("field").text(), node.at("blocking").flag(), self._cited(node))


def _unique(node: Node, build: Callable[[Node], _N]) -> tuple[_N, ...]:
    """Build the entries of a list and note an id that stands twice."""
    seen: set[str] = set()
    built: list[_N] = []
    for entry in node.each():
        value = build(entry)
        if value.id and value.id in seen:
            entry.at("id").fault("rulepack.twice", value=value.id)
        seen.add(value.id)
        built.append(value)
    return tuple(built)


def _effective(node: Node) -> tuple[date, date | None]:
    node.keys("from", "to")
    starts = node.at("from").day()
    ends = node.at("to").day() if node.has("to") else None
    if ends is not None and ends < starts:
        node.at("to").fault("rulepack.backwards")
    return starts, ends


def _source(node: Node) -> Source:
    node.keys("title", "address reliability")
    return Source(
        title=node.at("title").text(),
        address=node.at("address").optional_text(),
        reliability=node.at("reliability").optional_text(),
    )


def _types(node: Node) -> dict[str, str]:
    """Return every code and every name of an activity type with its code."""
    codes: dict[str, str] = {}
    for code, names in node.named():
        for word in (code, *(name.text() for name in names.each())):
            if codes.setdefault(word, code) != code:
                names.fault("rulepack.twice", value=word)
    return codes


def _mode(node: Node) -> ModeRule:
    node.keys("name recognised_by")
    levels = tuple(level.value for level in OfficeLevel)
    return ModeRule(node.at("name").text(), node.at("recognised_by").choice(levels))


def _mark(node: Node) -> MarkRule:
    node.keys("share absence", "deduct")
    deduct = node.at("deduct").whole(0) if node.has("deduct") else 0
    return MarkRule(node.at("share").number(), deduct, node.at("absence").flag())


def _fraction(node: Node) -> tuple[int, int]:
    """Read a share written as people say it: `1/5`."""
    text = node.text()
    above, slash, below = text.partition("/")
    if slash and above.isdecimal() and below.isdecimal() and 0 < int(above) <= int(below):
        return int(above), int(below)
    node.fault("rulepack.not_fraction", value=text)
    return 1, 1
