"""Editing one plan: what was typed is never lost, and never written twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app import clock
from app.domain.codes import PlanKind, PlanState
from app.domain.lifecycle import Action
from app.domain.snapshot import PlanContent
from app.listings.plan_sheet import PlanSheet
from app.ui.desk import Desk
from app.ui.error_desk import sentence_of
from app.ui.plans.people_dialog import PeopleDialog
from app.ui.plans.plan_complaints import Complaints, complaints
from app.ui.plans.plan_saving import Opened, Saved, open_plan, renamed, save_plan
from app.ui.plans.plan_story import return_line
from app.ui.plans.plan_words import reason, tone_of, word_of
from app.ui.plans.plans_view import PlansView
from app.ui.plans.staff import Teacher, staff_of
from app.ui.tokens import Tone

AUTOSAVE_MS = 10_000
_CHECK_MS = 300


class PlanEditor(QObject):
    """Owns the editor of the page. `followed` when title, state or what may be done has changed.

    `_sheet` the plan as it was read, None for a new one · `_written` what the fields said when they
    were last saved or shown · `_saving` a save of `_sent` is under way, `_after` what waits for it ·
    `_refused` what could not be saved and is not tried again by itself.
    """

    followed = Signal()

    def __init__(self, desk: Desk, view: PlansView, initiator: QObject) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._editor = view.editor
        self._initiator = initiator
        self._sheet: PlanSheet | None = None
        self._written = self._base = PlanContent("")
        self._teachers: list[Teacher] = []
        self._saving = self._asked = False
        self._words = ""
        self._sent = self._written
        self._refused: PlanContent | None = None
        self._after: list[Callable[[], object]] = []
        self._places: list[tuple[str, str] | str] = []
        self._frozen = ""
        self._said = Complaints()
        self._autosave = QTimer(self, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.autosave)
        self._check = QTimer(self, interval=_CHECK_MS, singleShot=True)
        self._check.timeout.connect(self.check)
        self._connect()

    # What is open -----------------------------------------------------------------------------

    @property
    def sheet(self) -> PlanSheet | None:
        """The plan that is open, None for a new one."""
        return self._sheet

    @property
    def frozen(self) -> str:
        """Why nothing can be changed, or an empty text."""
        return self._frozen

    def open(self, id_: str | None) -> None:
        """Open a plan, or an empty sheet of paper."""
        self._desk.runner.latest("plan-editor", open_plan, self._desk.workspace, id_).then(self._show)

    def reread(self) -> None:
        """Read the plan again: somebody changed it elsewhere."""
        if self._sheet is None:
            return
        if self.unsaved:
            said = self.tr("这份计划刚有新的变化（例如导入了数据包）。您填写的内容还在，保存后再核对一遍。")
            self._editor.standing.show_notice(Tone.WAIT, said)
        else:
            self.open(self._sheet.id)

    def close(self) -> None:
        """Stop looking after the plan."""
        self._autosave.stop()
        self._check.stop()

    def content(self) -> PlanContent:
        """Return what the fields say now."""
        return replace(
            self._editor.form.content(self._base), activities=self._editor.activities.table.activities()
        )

    @property
    def unsaved(self) -> bool:
        """Whether the fields say something that has not been saved."""
        return not self._frozen and self.content() != self._written

    def finish(self) -> None:
        """Take over the cell that is still open."""
        self._editor.finish_cell()

    def unreadable(self) -> int:
        """Return how many entries cannot be read, and therefore not be saved."""
        return len(self._editor.form.unreadable()) + len(self._editor.activities.table.unreadable())

    # Saving -----------------------------------------------------------------------------------

    def autosave(self) -> None:
        """Save when something changed; called every ten seconds and when the page is left."""
        if self.unsaved and not self._saving and self.content() != self._refused:
            self._begin_saving(self.tr("已自动保存 {time}"))

    def save(self) -> None:
        """Save now because the person asked for it."""
        self._editor.finish_cell()
        if self._sheet is None and not self.unsaved:
            self._desk.shell.toast(self.tr("还没有填写内容，不用保存"))
            return
        self.when_saved(self._say_saved, self.tr("已保存 {time}"))

    def _say_saved(self) -> None:
        self._desk.shell.toast(self.tr("已保存"))

    def when_saved(self, do: Callable[[], object], words: str = "") -> None:
        """Save what is not saved yet, then do something; not at all when saving fails."""
        if not self.unsaved and not self._saving:
            if words:
                self._note(words)
            do()
            return
        self._after.append(do)
        if not self._saving:
            self._begin_saving(words or self.tr("已保存 {time}"))

    def _begin_saving(self, words: str) -> None:
        self._saving, self._words, self._sent = True, words, self.content()
        id_ = self._sheet.id if self._sheet else None
        task = self._desk.runner.write(save_plan, self._desk.workspace, id_, self._sent)
        self._desk.hub.follow(task, self._initiator)
        # Methods, not lambdas: the window may be gone before the answer comes.
        task.then(self._end_saving, self._not_saved)

    def _end_saving(self, saved: Saved) -> None:
        self._saving, self._refused = False, None
        self._sheet, self._base = saved.sheet, saved.sheet.content
        self._editor.activities.table.rename(saved.ids)
        self._written = renamed(self._sent, saved.ids)
        self._editor.show_remarks(saved.sheet.remarks, saved.sheet.content)
        self._editor.story.show_sheet(saved.sheet)
        self._stand()
        self.check()
        self._note(self._words)
        waiting, self._after = self._after, []
        if waiting and self.unsaved:
            self._after = waiting
            self._begin_saving(self._words)
            return
        for do in waiting:
            do()

    def _not_saved(self, error: Exception) -> None:
        self._saving, self._after, self._refused = False, [], self._sent
        said = sentence_of(error)
        if not said:
            self._desk.shell.explain(error)
            return
        self._editor.standing.show_notice(Tone.BAD, self.tr("没有保存：{why}").format(why=said))
        self._desk.shell.note(self.tr("没有保存"))

    def _note(self, words: str) -> None:
        now = clock.now().astimezone()
        missing = self.unreadable()
        text = words.format(time=datetime.strftime(now, "%H:%M"))
        if missing:
            text += self.tr("（有 {count} 处看不懂，没有保存）").format(count=missing)
        self._desk.shell.note(text)

    # Showing ----------------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        self._sheet, self._teachers = opened.sheet, opened.teachers
        self._asked, self._refused = False, None
        self._base = opened.sheet.content if opened.sheet else self._new()
        self._view.staff.show(opened.teachers)
        others = [unit for unit in opened.units if not opened.sheet or unit.id != opened.sheet.school.id]
        self._editor.form.offer_schools([*([opened.sheet.school] if opened.sheet else []), *others])
        self._editor.show_content(opened.sheet, self._base)
        self._editor.show_remarks(opened.sheet.remarks if opened.sheet else (), self._base)
        self._editor.story.show_sheet(opened.sheet)
        self._stand()
        self._written = self.content()
        self.check()
        self._autosave.start()
        if not self._sheet:
            self._editor.form.title.setFocus()

    def _new(self) -> PlanContent:
        return PlanContent("", school=self._desk.workspace.office.id, kind=PlanKind.SELF_CHOSEN.value)

    def _stand(self) -> None:
        """Say where the plan stands, and freeze it when it must not be changed."""
        sheet = self._sheet
        self._frozen = (reason(sheet.barred, Action.EDIT) or "") if sheet else ""
        self._editor.set_frozen(self._frozen, new=sheet is None)
        status = self._view.header.status
        if sheet is None:
            status.show_status(Tone.QUIET, self.tr("新计划"))
        else:
            status.show_status(tone_of(sheet.state), self._status_words(sheet))
        standing = self._editor.standing
        if sheet and sheet.state == PlanState.RETURNED:
            answered = bool(sheet.remarks) and all(remark.answered for remark in sheet.remarks)
            standing.show_notice(Tone.OK if answered else Tone.BAD, return_line(sheet))
        else:
            standing.show_notice(Tone.QUIET, self._frozen)
        self.followed.emit()

    def _status_words(self, sheet: PlanSheet) -> str:
        handed_in = sum(event.kind == "submission" for event in sheet.history)
        number = handed_in + (Action.SUBMIT in sheet.allowed or sheet.state == PlanState.DRAFT)
        words = self.tr("{state} 第 {number} 稿")
        return words.format(state=word_of(sheet.state), number=number)

    # Checking ---------------------------------------------------------------------------------

    def check(self) -> Complaints:
        """Look the plan over as it stands on the screen, and say what is found where it is."""
        form, table = self._editor.form, self._editor.activities.table
        content = self.content()
        untouched = self._sheet is None and content == self._written and not self._asked
        if self._frozen or untouched:
            self._said = Complaints()
        else:
            known = form.audience.known()
            self._said = complaints(content, known, form.unreadable(), table.unreadable())
        said = self._said
        self._editor.tell(said.wrong, said.reminders, said.marks)
        problems, self._places = self._editor.problems(said.wrong, said.marks)
        if [one.sentence for one in problems] != [one.sentence for one in self._view.notice.problems()]:
            self._view.notice.show_problems(problems)
        self.followed.emit()
        return said

    def insist(self) -> bool:
        """Check at once; when something is wrong go to the first of it. Whether nothing was wrong."""
        self._asked = True
        self._editor.finish_cell()
        if not self.check().blocks:
            return True
        self._view.notice.jump()
        return False

    def _jumped(self, number: int) -> None:
        if self._view.editing and number < len(self._places):
            self._editor.go_to(self._places[number])

    # People -----------------------------------------------------------------------------------

    def _choose_people(self) -> None:
        field = self._editor.form.audience
        PeopleDialog(self._teachers, field.chosen(), field.choose, self._editor).open()

    def _school_chosen(self) -> None:
        school = self._editor.form.school.currentData()
        if self._sheet is None and school:
            task = self._desk.runner.latest("plan-staff", staff_of, self._desk.workspace, school)
            task.then(self._offer_teachers)

    def _offer_teachers(self, teachers: list[Teacher]) -> None:
        self._teachers = teachers
        self._view.staff.show(teachers)

    def _edited(self) -> None:
        self._check.start()

    def _connect(self) -> None:
        form = self._editor.form
        form.edited.connect(self._edited)
        form.school.activated.connect(lambda _at: self._school_chosen())
        form.audience.choose_asked.connect(self._choose_people)
        self._editor.activities.table.edited.connect(self._edited)
        self._view.notice.jumped.connect(self._jumped)
