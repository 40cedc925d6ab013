"""The left half of the editor: what a plan says besides its activities."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain import codes
from app.domain.authority import OfficeRef
from app.domain.codes import PlanKind
from app.domain.snapshot import Named, PlanContent
from app.ui.plans.audience_field import AudienceField
from app.ui.plans.budget_field import BudgetField
from app.ui.plans.day_field import PeriodField
from app.ui.plans.entry import Unreadable
from app.ui.plans.plan_words import kind_word
from app.ui.plans.staff import NameField, Staff
from app.ui.plans.writing import Writing
from app.ui.widgets.form import Form, FormField

_GOALS_LINES = 4
_ASSESSMENT_LINES = 3
_FIELD_OF = {"starts": "period", "ends": "period", "stage": "subject"}


class _Choice(QComboBox):
    """A list to choose from that the wheel leaves alone while the form is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PlanForm(Form):
    """Fields by the names of the plan's own; `edited` after each change by the person."""

    edited = Signal()

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._new = False
        self.title = QLineEdit(self)
        self.school = _Choice(self)
        self.kind = _Choice(self)
        self.group = QLineEdit(self)
        self.lead = NameField(staff, self)
        self.period = PeriodField(self)
        self.subject, self.stage = _Choice(self), _Choice(self)
        self.audience = AudienceField(self)
        self.goals = Writing("goals", _GOALS_LINES, self)
        self.assessment = Writing("assessment", _ASSESSMENT_LINES, self)
        self.budget = BudgetField(self)
        self._fill_choices()
        self._lay_out()
        self._connect()

    def content(self, based_on: PlanContent) -> PlanContent:
        """Return what the form says, over what it does not show; a date that cannot be read counts as empty."""
        starts, ends = self.period.starts.day(), self.period.ends.day()
        return replace(
            based_on,
            title=self.title.text().strip(),
            school=str(self.school.currentData() if self._new else based_on.school),
            kind=str(self.kind.currentData()),
            group=self.group.text().strip(),
            lead=self.lead.named(),
            starts="" if isinstance(starts, Unreadable) else starts,
            ends="" if isinstance(ends, Unreadable) else ends,
            subject=self.subject.currentText().strip(),
            stage=self.stage.currentText().strip(),
            audience=self.audience.audience(),
            goals=self.goals.toPlainText().strip(),
            assessment=self.assessment.toPlainText().strip(),
            budget=self.budget.budget(),
        )

    def unreadable(self) -> dict[str, str]:
        """Return the plan's fields that cannot be read, each with the sentence that says how to write it."""
        days = {"starts": self.period.starts.day(), "ends": self.period.ends.day()}
        found = {name: day.sentence for name, day in days.items() if isinstance(day, Unreadable)}
        if amount := self.budget.unreadable():
            found["budget"] = amount
        return found

    def show_plan(self, content: PlanContent, participants: Sequence[Named]) -> None:
        """Show a plan."""
        self._quiet = True
        self.title.setText(content.title)
        self.school.setCurrentIndex(max(self.school.findData(content.school), 0))
        self.kind.setCurrentIndex(max(self.kind.findData(content.kind), 0))
        self.group.setText(content.group)
        self.lead.show_named(content.lead)
        self.period.starts.setText(content.starts)
        self.period.ends.setText(content.ends)
        for box, text in ((self.subject, content.subject), (self.stage, content.stage)):
            box.setCurrentIndex(box.findText(text))
            box.setEditText(text)
        self.audience.show_audience(content.audience, participants)
        self.goals.setPlainText(content.goals)
        self.assessment.setPlainText(content.assessment)
        self.budget.show_budget(content.budget)
        self._quiet = False

    def offer_schools(self, units: Sequence[OfficeRef]) -> None:
        """Offer the units for which plans may be written here; with one there is nothing to choose."""
        self._quiet = True
        self.school.clear()
        for unit in units:
            self.school.addItem(unit.name, unit.id)
        self.show_row("school", shown=len(units) > 1)
        self._quiet = False

    def set_frozen(self, reason: str, *, new: bool) -> None:
        """Let the form be changed, or freeze it; the school is chosen once, before the first saving."""
        self._new = new
        for field in (self.title, self.group, self.lead, self.period.starts, self.period.ends):
            field.setReadOnly(bool(reason))
        for text in (self.goals, self.assessment):
            text.setReadOnly(bool(reason))
        for box in (self.kind, self.subject, self.stage):
            box.setEnabled(not reason)
        self.school.setEnabled(new and not reason)
        self.audience.set_frozen(reason)
        self.budget.set_frozen(reason)

    def field_of(self, name: str) -> FormField | None:
        """Return the field in which a field of the plan is written."""
        key = _FIELD_OF.get(name, name)
        return self._fields.get(key)

    def tell(self, complaints: Mapping[str, str], reminders: Mapping[str, str]) -> None:
        """Write what is wrong, and what is worth a second look, under the fields."""
        said = {_FIELD_OF.get(name, name): text for name, text in complaints.items()}
        hinted = {_FIELD_OF.get(name, name): text for name, text in reminders.items()}
        for key, field in self._fields.items():
            if key in said:
                field.complain(said[key])
            elif key in hinted:
                field.remind(hinted[key])
            else:
                field.clear()
        self.period.show_wrong(starts="starts" in complaints, ends="ends" in complaints)

    def place_of(self, name: str) -> QWidget:
        """Return the widget in which a field of the plan is put right."""
        day = {"starts": self.period.starts, "ends": self.period.ends}.get(name)
        field = self.field_of(name)
        return day or (field.editor if field else self.title)

    def _fill_choices(self) -> None:
        for kind in PlanKind:
            self.kind.addItem(kind_word(kind.value), kind.value)
        for box, key, words in (
            (self.subject, "subject", self.tr("学科")),
            (self.stage, "stage", self.tr("学段")),
        ):
            box.setEditable(True)
            box.addItems(["", *codes.table(key).names()])
            box.setAccessibleName(words)
            if (line := box.lineEdit()) and (completer := box.completer()):
                line.setPlaceholderText(words)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.stage.setObjectName("stage")
        self.subject.setObjectName("subject")

    def _lay_out(self) -> None:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.subject, 1)
        row.addWidget(self.stage, 1)
        pair.setFocusProxy(self.subject)
        pair.setObjectName("subject_and_stage")
        self.add("title", self.tr("计划名称"), self.title, required=True)
        self.add("school", self.tr("学校"), self.school)
        self.add("kind", self.tr("内容来源"), self.kind)
        self.add("group", self.tr("教研组"), self.group)
        self.add("lead", self.tr("负责人"), self.lead)
        self.add("period", self.tr("起止日期"), self.period)
        self.add("subject", self.tr("学科与学段"), pair)
        self.add("audience", self.tr("参加人员"), self.audience)
        self.add("goals", self.tr("研修目标"), self.goals)
        self.add("assessment", self.tr("考核方式"), self.assessment)
        self.add("budget", self.tr("经费预算"), self.budget)
        self.end()

    def _connect(self) -> None:
        for field in (self.title, self.group, self.lead):
            field.textEdited.connect(self._changed)
        self.lead.completer().activated.connect(self._changed)
        for text in (self.goals, self.assessment):
            text.textChanged.connect(self._changed)
        for box in (self.school, self.kind, self.subject, self.stage):
            box.currentTextChanged.connect(self._changed)
        for part in (self.period, self.audience, self.budget):
            part.changed.connect(self._changed)

    def _changed(self, *_: object) -> None:
        if not self._quiet:
            self.edited.emit()
