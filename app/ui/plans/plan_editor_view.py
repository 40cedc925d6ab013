"""The editor of one plan: form and activities side by side, as tabs where the window is narrow."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.domain.snapshot import PlanContent
from app.listings.plan_sheet import PlanSheet, Remark
from app.ui.plans.activity_card import ActivityCard
from app.ui.plans.activity_table import Mark
from app.ui.plans.plan_form import PlanForm
from app.ui.plans.plan_story import PlanStory, remark_label, remark_text
from app.ui.plans.plan_words import field_label
from app.ui.plans.staff import Staff
from app.ui.tokens import Tone
from app.ui.widgets.card import Card
from app.ui.widgets.folding import Folding, scrolled
from app.ui.widgets.notice_strip import NoticeStrip, Problem
from app.ui.widgets.words import FindingLabel

_FORM, _ACTIVITIES = 0, 1


class PlanEditorView(QWidget):
    """Layout and words of the editor; `form` and `activities` hold what is typed."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing = NoticeStrip(self)
        self.form = PlanForm(staff, self)
        self.activities = ActivityCard(staff, self)
        self.story = PlanStory(self)
        self._remarks: list[QLabel] = []
        self._folding = self._halves()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.standing)
        column.addWidget(self._folding, 1)

    def show_content(self, sheet: PlanSheet | None, content: PlanContent) -> None:
        """Show what a plan says."""
        self.form.show_plan(content, sheet.participants if sheet else ())
        self.activities.table.show(content.activities)

    def set_frozen(self, reason: str, *, new: bool) -> None:
        """Let everything be edited, or nothing and say why."""
        self.form.set_frozen(reason, new=new)
        self.activities.set_frozen(reason)

    def show_remarks(self, remarks: Sequence[Remark], content: PlanContent) -> None:
        """Put each remark beside the field it names."""
        for label in self._remarks:
            label.hide()
            label.deleteLater()
        self._remarks = []
        about_activities: list[QLabel] = []
        for remark in remarks:
            if remark.field.startswith("activities"):
                tone, text = remark_text(remark)
                line = f"{field_label(remark.field, content)}　{text}"
                about_activities.append(FindingLabel(tone, line, self.activities))
            elif field := self.form.field_of(remark.field):
                label = remark_label(remark, field)
                field.add_below(label)
                self._remarks.append(label)
        self.activities.show_remarks(about_activities)

    def tell(
        self,
        complaints: Mapping[str, str],
        reminders: Mapping[str, str],
        marks: Mapping[tuple[str, str], Mark],
    ) -> None:
        """Say what is wrong where it is put right."""
        self.form.tell(complaints, reminders)
        self.activities.table.mark(marks)

    def problems(
        self, complaints: Mapping[str, str], marks: Mapping[tuple[str, str], Mark]
    ) -> tuple[list[Problem], list[tuple[str, str] | str]]:
        """Return what is to be put right for the strip on top, and where each of it is."""
        places: list[tuple[str, str] | str] = [name for name in complaints if name != "activities"]
        found = [Problem(complaints[str(name)], self.form.place_of(str(name))) for name in places]
        if "activities" in complaints:
            found.append(Problem(complaints["activities"], self.activities.grid))
            places.append("activities")
        rows = {line.id: at for at, line in enumerate(self.activities.table.lines())}
        bad = [(cell, mark) for cell, mark in marks.items() if mark.tone == Tone.BAD]
        for cell, mark in sorted(bad, key=lambda one: rows.get(one[0][0], 0)):
            found.append(Problem(mark.sentence, self.activities.grid))
            places.append(cell)
        return found, places

    def finish_cell(self) -> None:
        """Take over what stands in a cell that is still open: a key reaches us without the cell being left."""
        for table in (self.activities.grid, self.form.budget.table):
            if table.isAncestorOf(QApplication.focusWidget() or self):
                table.setFocus()

    def go_to(self, place: tuple[str, str] | str) -> None:
        """Bring the cursor to a field or cell."""
        if isinstance(place, tuple) or place == "activities":
            self._folding.show_part(_ACTIVITIES)
            if isinstance(place, tuple):
                self.activities.grid.go_to(self.activities.table.place_of(*place))
            else:
                self.activities.grid.setFocus()
        else:
            self._folding.show_part(_FORM)
            self.form.place_of(place).setFocus()

    def _halves(self) -> Folding:
        left = Card(self.tr("基本信息"), self)
        sheet = QWidget(left)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.story)
        column.addStretch(1)
        left.body.addWidget(scrolled(sheet, left))
        titles = self.tr("基本信息"), self.tr("活动安排")
        return Folding((titles[0], left), (titles[1], self.activities), self, shares=(2, 3))
