"""Rows of teachers: read, matched with the people known already, judged.

A person is recognised by 教师编号, then by the identity number, then — where one side has no
identity number — by name, birth and school together, when just one person answers (a birth
date that a side does not give is no difference). Of two rows about one person the later is the
problem.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain import cells, codes, names, people
from app.domain.cells import Day
from app.domain.roster_columns import TEACHER_COLUMNS
from app.domain.roster_rows import Checked, Known, Notes, SheetRow, Tally, filled
from app.domain.school_index import SchoolIndex

_TABLES = {column.field: column.table for column in TEACHER_COLUMNS if column.table}
_IDENTITY_CARD = "1"
_SHORTEST_DOCUMENT = 5


@dataclass(frozen=True, slots=True)
class TeacherContext:
    """What the ledger knows when teachers are judged; `home` is the school of rows that name none."""

    schools: Iterable[Known]
    people: Iterable[Known]
    today: date
    home: str | None = None


def check(rows: Iterable[SheetRow], context: TeacherContext, headings: Mapping[str, str]) -> Checked:
    """Judge rows of teachers in the order of the sheet."""
    judge = _Judge(context, headings)
    for row in filled(rows):
        judge.row(row)
    return judge.tally.close()


@dataclass(slots=True)
class _Judge:
    context: TeacherContext
    headings: Mapping[str, str]
    tally: Tally = field(init=False)
    schools: SchoolIndex = field(init=False)
    known: "_PeopleIndex" = field(init=False)
    accepted: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.tally = Tally(self.headings)
        self.schools = SchoolIndex(self.context.schools)
        self.known = _PeopleIndex(self.context.people)

    def row(self, row: SheetRow) -> None:
        notes = Notes(row.row, row.cells, self.headings)
        person = None
        if notes.is_total("name"):
            notes.block("name", "row.total")
        else:
            self._read(notes)
            person = self._match(notes)
            self._require_first(notes, person)
        if person is None and not notes.blocked:
            self._complete(notes)
        self.tally.settle(notes, person)

    def _read(self, notes: Notes) -> None:
        _take_name(notes)
        notes.take_codes(_TABLES)
        _take_document(notes)
        _take_birth(notes, self.context.today)
        _take_joined(notes, self.context.today)
        _take_phone(notes)
        if code := notes.said("code"):
            notes.fields["code"] = code.upper()
        self._take_school(notes)

    def _take_school(self, notes: Notes) -> None:
        code, name = notes.said("school_code"), notes.said("school")
        if not code and not name:
            if self.context.home:
                notes.fields["office"] = self.context.home
            return
        school = self.schools.by_code(code) if code else None
        named = self.schools.by_name(name) if name else []
        if school is not None:
            if named and school not in named:
                notes.block("school", "school.contradiction", proposal=school.get("name"))
        elif len(named) > 1:
            notes.block("school", "school.ambiguous")
        elif named:
            school = named[0]
        else:
            column = "school" if name else "school_code"
            notes.block(column, "school.unknown", proposal=self.schools.nearest(name) if name else None)
        if school is not None:
            notes.fields["office"] = school.id

    def _match(self, notes: Notes) -> Known | None:
        """Return the known person a row is about, or None; contradictions block the row."""
        fields, masked = notes.fields, people.is_masked(notes.said("id_number"))
        by_code = self.known.by_code.get(fields.get("code", ""))
        by_id = self.known.by_id.get(fields.get("id_number", ""))
        if by_code and by_id and by_code is not by_id:
            notes.block("id_number", "person.contradiction", value=people.mask_id(fields["id_number"]))
            return None
        if by_code and _somebody_else(by_code, fields):
            notes.block("code", "person.number_taken")
            return None
        person = by_code or by_id or self.known.without_id(notes)
        if masked and person is None:
            person = self.known.by_mask(fields, notes.said("id_number"))
        if masked and (person is None or people.mask_id(person.get("id_number")) != notes.said("id_number")):
            notes.block("id_number", "id.masked")
        if person is not None and person.get("office") != fields.get("office", person.get("office")):
            notes.warn("school", "person.moved")
        if person is not None:
            _keep_finer(notes, person)
        return person

    def _require_first(self, notes: Notes, person: Known | None) -> None:
        """Block a row about a person that an earlier, accepted row is about."""
        if notes.blocked:
            return
        marks = [f"known {person.id}"] if person else _marks(notes.fields)
        first = next((self.accepted[mark] for mark in marks if mark in self.accepted), None)
        if first is None:
            self.accepted.update(dict.fromkeys(marks, notes.row))
            return
        column = "id_number" if "id_number" in notes.fields else "name"
        value = people.mask_id(notes.fields.get("id_number")) or notes.fields["name"]
        notes.block(column, "person.duplicate_row", value=value, proposal=str(first))

    def _complete(self, notes: Notes) -> None:
        """Ask of somebody new what the ledger cannot do without, and say whom they resemble."""
        if "office" not in notes.fields:
            notes.block("school", "school.missing")
            return
        notes.fields.setdefault("status", "active")
        if "id_number" in notes.fields:
            notes.fields.setdefault("id_kind", _IDENTITY_CARD)
        likeness = _likeness(notes.fields)
        if self.known.lookalikes.has_like(likeness):
            notes.warn("name", "person.possible_duplicate")
        self.known.lookalikes.add(likeness)


class _PeopleIndex:
    """The known people, found by what a row may give."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_code: dict[str, Known] = {}
        self.by_id: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self.lookalikes = people.Lookalikes()
        for person in known:
            if code := person.get("code"):
                self.by_code[code] = person
            if number := person.get("id_number"):
                self.by_id[number] = person
            self._by_name[person.get("name")].append(person)
            self.lookalikes.add(_likeness(person.fields))

    def without_id(self, notes: Notes) -> Known | None:
        """Return the one person of this name, birth and school, where a side lacks the ID number."""
        fields = notes.fields
        alike = [
            person
            for person in self._by_name.get(fields.get("name", ""), ())
            if not (person.get("id_number") and fields.get("id_number"))
            and person.get("office") == fields.get("office")
            and _birth_agrees(notes, person)
        ]
        return alike[0] if len(alike) == 1 else None

    def by_mask(self, fields: Mapping[str, str], masked: str) -> Known | None:
        """Return the one person of this name whose ID number shows so when masked."""
        alike = [
            person
            for person in self._by_name.get(fields.get("name", ""), ())
            if people.mask_id(person.get("id_number")) == masked
        ]
        return alike[0] if len(alike) == 1 else None


def _likeness(fields: Mapping[str, str | None]) -> people.Likeness:
    born = fields.get("born")
    return people.Likeness(
        fields.get("name") or "", fields.get("sex"), int(born[:4]) if born else None, fields.get("office")
    )


def _birth_agrees(notes: Notes, person: Known) -> bool:
    """True when a row and a person may have the same birth date, as exactly as each gives it."""
    known, given = person.get("born"), notes.fields.get("born")
    return not known or not given or known == given or _may_mean(notes, "born", known)


def _may_mean(notes: Notes, name: str, known: str) -> bool:
    """True when the row's own, coarser writing (1980年5月) covers the day that is known."""
    day = cells.read_day(notes.cells.get(name))
    return isinstance(day, Day) and day.agrees(date.fromisoformat(known))


def _keep_finer(notes: Notes, person: Known) -> None:
    """Let a month never replace the day of that month that is known already."""
    for name in ("born", "joined_on"):
        known = person.get(name)
        if known and name in notes.fields and _may_mean(notes, name, known):
            notes.fields[name] = known


def _somebody_else(known: Known, fields: Mapping[str, str]) -> bool:
    """True when a 教师编号 is somebody's whose name and ID number both differ from the row's."""
    number, name = fields.get("id_number"), fields.get("name")
    same_number = not number or not known.get("id_number") or number == known.get("id_number")
    return name is not None and name != known.get("name") and not (number and same_number)


def _marks(fields: Mapping[str, str]) -> list[str]:
    """Return what two rows must not share when both are about somebody new."""
    marks = [f"code {fields['code']}"] if "code" in fields else []
    if "id_number" in fields:
        return [*marks, f"id {fields['id_number']}"]
    trio = (fields.get(key, "") for key in ("name", "born", "office"))
    return [*marks, "trio " + "|".join(trio)]


def _take_name(notes: Notes) -> None:
    name = names.normalised(notes.said("name"))
    if not name:
        notes.block("name", "name.missing")
        return
    notes.fields["name"] = name
    if names.private_use(name):
        notes.warn("name", "name.private_use")
    if any(c.isdigit() for c in name):
        notes.warn("name", "name.digits")


def _take_document(notes: Notes) -> None:
    written = notes.said("id_number")
    if not written or people.is_masked(written):
        return
    if notes.fields.get("id_kind", _IDENTITY_CARD) == _IDENTITY_CARD:
        _take_identity_card(notes)
        return
    number = "".join(written.upper().split())
    if len(number) < _SHORTEST_DOCUMENT:
        notes.block("id_number", "id.length", value=people.mask_id(number))
    else:
        notes.fields["id_number"] = number


def _take_identity_card(notes: Notes) -> None:
    """Take the number, and birth and sex with it; what the row says otherwise contradicts it."""
    found = people.read_id(notes.cells["id_number"])
    if isinstance(found, people.IdProblem):
        shown = notes.said("id_number") if found.code == "id.lost_digits" else ""
        value = shown or people.mask_id(notes.said("id_number"))
        notes.block("id_number", found.code, value=value, proposal=people.mask_id(found.proposal) or None)
        return
    if found.converted:
        notes.warn("id_number", "id.converted", value=people.mask_id(notes.said("id_number")))
    notes.fields["id_number"] = found.text
    sex = notes.fields.get("sex", found.sex)
    if sex in (people.MALE, people.FEMALE) and sex != found.sex:
        notes.block("sex", "sex.contradicts_id", proposal=codes.table("sex").name(found.sex))
    notes.fields["sex"] = found.sex
    notes.fields["born"] = found.birth.isoformat()


def _take_birth(notes: Notes, today: date) -> None:
    known = notes.fields.get("born")
    day = _day(notes, "born", today)
    if known is not None:
        if not date.fromisoformat(known) <= today:
            notes.block("id_number", "id.birth", value=people.mask_id(notes.fields["id_number"]))
        elif day is not None and not day.agrees(date.fromisoformat(known)):
            notes.block("born", "birth.contradicts_id", proposal=known)
    elif day is not None:
        _take_day(notes, "born", day)


def _take_joined(notes: Notes, today: date) -> None:
    day = _day(notes, "joined_on", today)
    if day is not None:
        _take_day(notes, "joined_on", day)


def _take_day(notes: Notes, name: str, day: Day) -> None:
    """Offices write months for days (2001.9); a bare year says too little to be kept."""
    if day.to_the_month:
        notes.fields[name] = day.first.isoformat()
    else:
        notes.warn(name, "date.only_year")


def _day(notes: Notes, name: str, today: date) -> Day | None:
    if not notes.said(name):
        return None
    found = cells.read_day(notes.cells[name])
    if isinstance(found, cells.DateProblem):
        notes.warn(name, found.code, proposal=found.proposal)
        return None
    if not cells.is_plausible(found, today):
        notes.warn(name, "date.implausible")
        return None
    return found


def _take_phone(notes: Notes) -> None:
    written = notes.said("phone")
    if not written or cells.is_masked_phone(written):
        return
    number = cells.phone(notes.cells["phone"])
    if number is None:
        notes.warn("phone", "phone.form")
    else:
        notes.fields["phone"] = number
