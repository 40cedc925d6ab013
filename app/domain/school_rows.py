"""Rows of schools: read, matched with the schools known already, judged.

A school is recognised by its 学校标识码 (ten digits: two of class, two of province, six of
serial; no check digit) or its local key, else by its exact name within its county. A school
without a code gets a local key made from its county and name, so that two machines that enter
the same school mean the same one; filling in the code later keeps the school.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain import codes, names
from app.domain.codes import OfficeLevel
from app.domain.roster_columns import SCHOOL_COLUMNS
from app.domain.roster_rows import Checked, Known, Notes, SheetRow, Tally, filled
from app.domain.school_index import SchoolIndex, plain_name

_TABLES = {column.field: column.table for column in SCHOOL_COLUMNS if column.table}
_PLAIN = ("town", "address", "phone", "district")
_NATIONAL = re.compile(r"\d{10}")
_TEACHING_POINT = "218"


@dataclass(frozen=True, slots=True)
class SchoolContext:
    """What the ledger knows when schools are judged: who asks, and the schools it has."""

    home: str
    home_code: str
    home_name: str
    schools: Iterable[Known]


def local_key(home_code: str, district: str, name: str) -> str:
    """Return the key of a school that has no 学校标识码, the same wherever it is made."""
    digest = hashlib.sha256(f"{home_code}|{district}|{plain_name(name)}".encode()).digest()
    return "L" + base64.b32encode(digest[:10]).decode()[:11]


def is_national(code: str) -> bool:
    """True for a 学校标识码: ten digits whose first two name a class of institution."""
    return bool(_NATIONAL.fullmatch(code)) and codes.table("school_class").entry(code[:2]) is not None


def check(rows: Iterable[SheetRow], context: SchoolContext, headings: Mapping[str, str]) -> Checked:
    """Judge rows of schools in the order of the sheet."""
    listed = list(filled(rows))
    judge = _Judge(context, headings, frozenset(_centres(listed)))
    for row in listed:
        judge.row(row)
    return judge.tally.close()


def _centres(rows: Iterable[SheetRow]) -> Iterable[str]:
    for row in rows:
        if named := plain_name(str(row.cells.get("centre") or "")):
            yield named


@dataclass(slots=True)
class _Judge:
    context: SchoolContext
    headings: Mapping[str, str]
    centres: frozenset[str]
    tally: Tally = field(init=False)
    known: SchoolIndex = field(init=False)
    accepted: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.tally = Tally(self.headings)
        self.known = SchoolIndex(self.context.schools)

    def row(self, row: SheetRow) -> None:
        notes = Notes(row.row, row.cells, self.headings)
        school = None
        if notes.is_total("name"):
            notes.block("name", "row.total")
        else:
            _read(notes)
            school = self._match(notes)
            self._require_first(notes, school)
        if school is None and not notes.blocked:
            self._complete(notes)
        self.tally.settle(notes, school)

    def _match(self, notes: Notes) -> Known | None:
        fields = notes.fields
        if "code" in fields and (school := self.known.by_code(fields["code"])):
            if fields.get("name", school.get("name")) != school.get("name"):
                notes.warn("name", "school.renamed", proposal=school.get("name"))
            return _in_its_spelling(school, fields)
        named = self.known.by_name(fields.get("name", ""), fields.get("district", ""))
        if len(named) > 1:
            notes.block("name", "school.ambiguous")
        if len(named) != 1:
            return None
        if "code" in fields and is_national(named[0].get("code")):
            notes.block("code", "school.other_code", proposal=named[0].get("code"))
        return _in_its_spelling(named[0], fields)

    def _require_first(self, notes: Notes, school: Known | None) -> None:
        """Block a row about a school that an earlier, accepted row is about."""
        if notes.blocked:
            return
        fields = notes.fields
        marks = [f"known {school.id}"] if school else []
        if "code" in fields:
            marks.append(f"code {fields['code']}")
        marks.append(f"name {fields.get('district', '')}|{plain_name(fields['name'])}")
        first = next((self.accepted[mark] for mark in marks if mark in self.accepted), None)
        if first is None:
            self.accepted.update(dict.fromkeys(marks, notes.row))
        else:
            notes.block("name", "school.duplicate_row", proposal=str(first))

    def _complete(self, notes: Notes) -> None:
        """Give a new school its key, its level and its place in the tree."""
        fields = notes.fields
        if "code" not in fields:
            district = fields.get("district", self.context.home_name)
            fields["code"] = local_key(self.context.home_code, district, fields["name"])
        fields["level"] = self._level(fields)
        fields["parent"] = self.context.home
        fields["status"] = codes.OfficeStatus.OPEN

    def _level(self, fields: Mapping[str, str]) -> str:
        if fields.get("category") == _TEACHING_POINT:
            return OfficeLevel.POINT
        named_as_centre = plain_name(fields["name"]) in self.centres
        return OfficeLevel.CENTRE if named_as_centre else OfficeLevel.SCHOOL


def _in_its_spelling(school: Known, fields: dict[str, str]) -> Known:
    """Let a row that only writes the brackets of a known name differently say the same."""
    if plain_name(fields.get("name", "")) == plain_name(school.get("name")):
        fields["name"] = school.get("name")
    return school


def _read(notes: Notes) -> None:
    name = " ".join(notes.said("name").split())
    if name:
        notes.fields["name"] = name
    else:
        notes.block("name", "name.missing")
    if code := "".join(notes.said("code").split()).upper():
        notes.fields["code"] = code
        if not is_national(code) and not code.startswith("L"):
            notes.warn("code", "school.code_form")
    notes.take_codes(_TABLES)
    for plain in _PLAIN:
        if written := notes.said(plain):
            notes.fields[plain] = written
    if head := names.normalised(notes.said("head")):
        notes.fields["head"] = head
    if centre := notes.said("centre"):
        notes.fields["centre"] = centre
