"""What the forms of teachers and schools ask for, and how an answer of the check finds its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app import messages
from app.domain import codes
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS, Column
from app.domain.roster_rows import LEAVES_OUT, Problem

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of a form; with `choices` one chooses, otherwise one types."""

    key: str
    title: str
    choices: Choices | None = None
    required: bool = False
    hint: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """What the check says about one field; only a blocking one keeps the form from being saved."""

    key: str
    sentence: str
    blocking: bool


def person_fields(schools: Choices, *, new: bool) -> list[EntryField]:
    """Return the fields of a teacher's form; the 教师编号 is given once, when somebody is entered."""
    form = _Fields(TEACHER_COLUMNS)
    day = QCoreApplication.translate("EntryFields", "如 2001-09-01 或 2001.9")
    fields = [
        form.text("name", required=True),
        form.choice("id_kind"),
        form.text(
            "id_number", hint=QCoreApplication.translate("EntryFields", "填写后自动带出性别和出生日期")
        ),
        form.choice("sex"),
        form.text("born", sample=day),
        form.choice("ethnicity"),
        form.choice("politics"),
        form.text("phone"),
        EntryField("office", QCoreApplication.translate("EntryFields", "学校"), schools, required=True),
        form.choice("stage"),
        form.choice("subject"),
        form.choice("title"),
        form.choice("post"),
        form.choice("education"),
        form.text("joined_on", sample=day),
        form.choice("status"),
    ]
    if new:
        fields.append(
            form.text("code", hint=QCoreApplication.translate("EntryFields", "没有就留空，保存时自动编一个"))
        )
    return fields


def school_fields(*, new: bool) -> list[EntryField]:
    """Return the fields of a school's form; the code has a form of its own once the school is entered."""
    form = _Fields(SCHOOL_COLUMNS)
    code = form.text(
        "code", hint=QCoreApplication.translate("EntryFields", "10位数字；还没有就留空，以后再填")
    )
    return [
        form.text("name", required=True),
        *((code,) if new else ()),
        form.choice("category"),
        form.choice("ownership"),
        form.choice("setting"),
        form.text("town"),
        form.text("centre", hint=QCoreApplication.translate("EntryFields", "教学点、村小所属的中心校")),
        form.text("district"),
        form.text("head"),
        form.text("phone"),
        form.text("address"),
    ]


def person_findings(problems: Sequence[Problem]) -> list[FieldFinding]:
    """Return what the check of a teacher says, by field of the form."""
    return _findings(problems, TEACHER_COLUMNS, {"school": "office", "school_code": "office"})


def school_findings(problems: Sequence[Problem]) -> list[FieldFinding]:
    """Return what the check of a school says, by field of the form."""
    return _findings(problems, SCHOOL_COLUMNS, {})


class _Fields:
    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = {column.field: column for column in columns}

    def text(self, key: str, *, required: bool = False, hint: str = "", sample: str = "") -> EntryField:
        return EntryField(key, self._columns[key].heading, required=required, hint=hint, sample=sample)

    def choice(self, key: str) -> EntryField:
        column = self._columns[key]
        names = codes.table(column.table or "").names()
        return EntryField(key, column.heading, [("", ""), *((name, name) for name in names)])


def _findings(
    problems: Sequence[Problem], columns: Sequence[Column], elsewhere: Mapping[str, str]
) -> list[FieldFinding]:
    of_heading = {column.heading: column.field for column in columns}
    found = []
    for problem in problems:
        field = of_heading.get(problem.column, "name")
        sentence = messages.sentence(f"entry.{problem.code}", facts_of(problem))
        # A form can ask at once: what a sheet would leave out has to be put right here.
        blocking = problem.blocking or problem.code in LEAVES_OUT
        found.append(FieldFinding(elsewhere.get(field, field), sentence, blocking))
    return found


def facts_of(problem: Problem) -> dict[str, object]:
    """Return the facts that the sentence of a problem names."""
    return {"value": problem.value, "proposal": problem.proposal or "—"}


Findings = Callable[[Sequence[Problem]], list[FieldFinding]]
