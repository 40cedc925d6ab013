"""Takes the attendance of the chosen session: drafts marks, reads sheets, saves one fact, corrects."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import clock
from app.domain.codes import Mark
from app.messages import sentence
from app.ui.actions import set_usable
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import Choice, ask
from app.ui.error_desk import sentence_of
from app.ui.sessions import register_words
from app.ui.sessions.correction_dialog import Correction, CorrectionDialog
from app.ui.sessions.minutes_dialog import MinutesDialog
from app.ui.sessions.register_draft import DraftLine, RegisterDraft, lines_of
from app.ui.sessions.sessions_columns import session_state
from app.ui.sessions.sessions_view import SessionsView
from app.ui.sessions.sheet_files import SheetFiles
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.sessions import Recorded, Register, SheetRead


class RegisterController(QObject):
    """Owns the right half of the page. Drafts stay with their session until they are saved or given up."""

    def __init__(self, desk: Desk, view: SessionsView, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._view = view
        self._pane = view.register
        self._wanted = ""
        self._register: Register | None = None
        self._drafts: dict[str, RegisterDraft] = {}
        self._files = SheetFiles(desk, view, self)
        self._connect()
        self._show()

    # Choosing ---------------------------------------------------------------------------------

    def open(self, session: str | None) -> None:
        """Show a session, or none."""
        self._wanted = session or ""
        if not session:
            self._register = None
            self._show()
            return
        read = self._desk.runner.latest("register", self._desk.workspace.sessions.open, session)
        read.then(self._opened, self._complain)

    def again(self) -> None:
        """Read the session that is shown once more."""
        self.open(self._wanted)

    def unsaved(self) -> bool:
        """Whether marks would be lost if the window closed now."""
        return any(self._drafts.values())

    def ask_about_unsaved(self) -> None:
        """Ask what shall become of unsaved marks; the person then goes on as they please."""
        choices = [
            Choice("save", self.tr("保存登记"), "primary"),
            Choice("drop", self.tr("放弃登记"), "danger"),
        ]
        text = self.tr("有 {count} 场签到还没有保存。离开之前请先保存，或者放弃。")
        ask(
            self._view,
            self.tr("签到还没有保存"),
            text.format(count=sum(map(bool, self._drafts.values()))),
            choices,
            self._settle_unsaved,
        )

    def _settle_unsaved(self, answer: str) -> None:
        if answer == "drop":
            self._drafts.clear()
            self._show()
            return
        for draft in list(self._drafts.values()):
            if draft:
                self._write(draft)

    def _opened(self, register: "Register") -> None:
        if register.session.id == self._wanted:
            self._register = register
            self._show()

    # Marking ----------------------------------------------------------------------------------

    def _draft(self) -> RegisterDraft | None:
        return self._drafts.get(self._register.session.id) if self._register else None

    def _begin(self, source: str = "") -> RegisterDraft:
        assert self._register is not None
        session = self._register.session.id
        return self._drafts.setdefault(session, RegisterDraft(session, source or self.tr("窗口登记")))

    def _set_mark(self, mark: Mark) -> None:
        chosen = self._pane.table.selected_keys()
        if not chosen:
            return
        self._begin().set_mark(chosen, mark)
        self._show()
        if len(chosen) == 1:
            self._pane.go_down()

    def _shift(self, step: int) -> None:
        chosen, marks = self._pane.table.selected_keys(), list(Mark)
        lines = {line.person: line for line in self._lines()}
        for person in chosen:
            now = lines[person].mark
            at = (marks.index(now) + step) if now else (0 if step > 0 else -1)
            self._begin().set_mark([person], marks[at % len(marks)])
        self._show()

    def _set_everyone(self) -> None:
        self._begin().set_mark([line.person for line in self._lines() if line.mark is None], Mark.PRESENT)
        self._show()
        self._pane.table.setFocus()

    def _ask_minutes(self) -> None:
        chosen = [line for line in self._lines() if line.person in self._pane.table.selected_keys()]
        assert self._register is not None
        names = register_words.some([line.name for line in chosen])
        minutes = chosen[0].minutes if chosen else None
        dialog = MinutesDialog(names, self._register.session.minutes, minutes, self._view)
        dialog.answered.connect(lambda told: self._set_minutes([line.person for line in chosen], told))
        dialog.open()

    def _set_minutes(self, people: Sequence[str], minutes: int | None) -> None:
        self._begin().set_minutes(people, minutes)
        self._show()

    def _discard(self) -> None:
        if self._register:
            self._drafts.pop(self._register.session.id, None)
        self._view.notice.show_notice(Tone.OK, "")
        self._show()

    # Sheets -----------------------------------------------------------------------------------

    def _take(self, sheet: "SheetRead") -> None:
        if not sheet.marks and not sheet.problems:
            text = self.tr("“{file}”里没有填写出勤情况，没有读到任何登记。请填好“出勤情况”一栏再试。")
            self._view.notice.show_notice(Tone.BAD, text.format(file=sheet.source))
            return
        self._begin(sheet.source).take_sheet(sheet)
        text = self.tr("已读入“{file}”：{count} 人。核对无误后请按“保存登记”，保存后才算数。")
        self._view.notice.show_notice(Tone.ACTIVE, text.format(file=sheet.source, count=len(sheet.marks)))
        self._view.show_register()
        self._show()

    # Saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        draft = self._draft()
        if not draft:
            return
        missing = [line.name for line in self._lines() if line.mark is None]
        if not missing and not draft.problems:
            self._write(draft)
            return
        parts = []
        if missing:
            text = self.tr("{count} 人没有登记，按缺席处理：{names}。")
            parts.append(text.format(count=len(missing), names=register_words.some(missing)))
        if draft.problems:
            text = self.tr("签到表上有 {count} 行没能读入（第 {rows} 行），保存后不再列出。")
            rows = register_words.some([str(one.row) for one in draft.problems])
            parts.append(text.format(count=len(draft.problems), rows=rows))
        choices = [Choice("save", self.tr("照此保存"), "primary")]
        ask(
            self._view,
            self.tr("保存 {count} 人的签到？").format(count=len(draft)),
            "\n".join(parts),
            choices,
            lambda _: self._write(draft),
        )

    def _write(self, draft: RegisterDraft) -> None:
        if not len(draft):
            text = self.tr("还没有给任何人登记出勤。请先登记，或者按“放弃”。")
            self._view.notice.show_notice(Tone.BAD, text)
            return
        sessions = self._desk.workspace.sessions
        task = self._desk.runner.write(sessions.mark, draft.session, draft.entries(), source=draft.source)
        self._desk.hub.follow(task)
        task.then(lambda done: self._written(draft, done), self._complain)

    def _written(self, draft: RegisterDraft, done: "Recorded") -> None:
        if self._drafts.get(draft.session) is draft:
            del self._drafts[draft.session]
        self._view.notice.show_notice(Tone.OK, "")
        text = self.tr("已登记 {marked} 人，实到 {present} 人").format(
            marked=done.marked, present=done.present
        )
        self._desk.shell.toast(text)
        self.again()

    # Correcting -------------------------------------------------------------------------------

    def _ask_correction(self) -> None:
        line = next((line for line in self._lines() if line.person == self._pane.table.current_key()), None)
        if line is None or self._register is None:
            return
        session = self._register.session
        dialog = CorrectionDialog(line, session.minutes, self._view)
        dialog.asked.connect(lambda wish: self._correct(session.id, wish, dialog))
        dialog.open()

    def _correct(self, session: str, wish: Correction, dialog: CorrectionDialog) -> None:
        correct = self._desk.workspace.sessions.correct
        task = self._desk.runner.write(
            correct, session, wish.person, wish.mark.value, reason=wish.reason, minutes=wish.minutes
        )
        self._desk.hub.follow(task)

        def done(_changes: object) -> None:
            dialog.accept()
            self._desk.shell.toast(self.tr("已更正 {name} 的签到").format(name=wish.name))
            self.again()

        task.then(done, lambda error: self._refuse(dialog, error))

    def _refuse(self, dialog: CorrectionDialog, error: Exception) -> None:
        if text := sentence_of(error):
            dialog.refuse(text)
        else:
            self._desk.shell.explain(error)

    # Showing ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane, view = self._pane, self._view
        pane.marked.connect(self._set_mark)
        pane.shifted.connect(self._shift)
        pane.everyone_asked.connect(self._set_everyone)
        pane.minutes_asked.connect(self._ask_minutes)
        pane.save_asked.connect(self._save)
        pane.discard_asked.connect(self._discard)
        pane.table.chosen.connect(self._follow)
        view.correct_asked.connect(self._ask_correction)
        self._files.read.connect(self._take)
        self._files.failed.connect(self._complain)

    def _lines(self) -> list[DraftLine]:
        return lines_of(self._register, self._draft()) if self._register else []

    def _show(self) -> None:
        register, draft = self._register, self._draft()
        lines = self._lines()
        self._files.show_register(register)
        if register is None:
            self._pane.table.empty.explain(self.tr("没有选中场次"), "", icon="calendar-check")
            self._pane.name_session(
                self.tr("没有选中场次"), self.tr("在左边的列表里选一个场次，这里显示它的签到。")
            )
            self._pane.show_standing(Tone.QUIET, "")
        else:
            hint = self.tr("请核对计划的培训对象，或先导入教师名册。")
            self._pane.table.empty.explain(self.tr("这一场没有应到人员"), hint, icon="users")
            row = register.session
            self._pane.name_session(row.topic, register_words.where(register))
            tone, word = session_state(row, clock.today())
            self._pane.show_standing(*((Tone.ACTIVE, self.tr("未保存")) if draft else (tone, word)))
        self._pane.show_bar(
            sentence(register.bar.code, register.bar.facts) if register and register.bar else ""
        )
        self._pane.show_problems(*register_words.problems(draft))
        self._pane.show_sums(register_words.sums(lines))
        self._pane.show_people(lines).succeeded.connect(lambda _: self._first())
        self._follow()

    def _first(self) -> None:
        """Put the cursor on the first person, so that the keys work at once."""
        table = self._pane.table
        if table.current_key() is None and table.model.rowCount():
            table.select(table.model.keys()[0])

    def _session_reason(self) -> str | None:
        """Return why nothing can be entered for the chosen session, or None."""
        if self._register is None:
            return self.tr("请先在列表里选一个场次")
        bar = self._register.bar
        return sentence(bar.code, bar.facts) if bar else None

    def _follow(self) -> None:
        """Enable what can be done now; everything else says why not."""
        view, pane = self._view, self._pane
        session = self._session_reason()
        recorded = bool(self._register and self._register.session.sheets)
        chosen = bool(pane.table.selected_keys())
        draft = self._draft()
        set_usable(view.record, session)
        none = None if self._register else self.tr("请先在列表里选一个场次")
        unapproved = session if self._register and not self._may_print() else None
        for entry in (view.print_sheet, view.workbook):
            set_usable(entry, none or unapproved)
        set_usable(view.correct, session or self._correct_reason(recorded=recorded, drafted=bool(draft)))
        locked = self.tr("这一场已经登记过。个别改动请用“更正…”，要整场重登请用“登记填好的签到表…”")
        marking = session or (locked if recorded and not draft else None)
        someone = None if chosen else self.tr("请先选中人员")
        for entry in pane.marking():
            set_usable(entry, marking or (None if entry is pane.everyone else someone))
        if not marking and not any(line.mark is None for line in self._lines()):
            set_usable(pane.everyone, self.tr("每个人都已经登记"))
        if not marking and chosen and not self._someone_drafted():
            set_usable(pane.minutes, self.tr("请先登记出勤情况"))
        nothing = None if draft else self.tr("没有要保存的登记")
        set_usable(pane.save, session or nothing)
        set_usable(pane.discard, nothing)

    def _someone_drafted(self) -> bool:
        chosen = set(self._pane.table.selected_keys())
        return any(line.drafted for line in self._lines() if line.person in chosen)

    def _correct_reason(self, *, recorded: bool, drafted: bool) -> str | None:
        if not recorded:
            return self.tr("这一场还没有登记过，直接登记即可")
        if drafted:
            return self.tr("请先保存或放弃还没有保存的登记")
        return None if self._pane.table.current_key() else self.tr("请先在签到名单里选中一个人")

    def _may_print(self) -> bool:
        """Whether the plan is approved: a sheet can be printed by anyone who may read."""
        bar = self._register.bar if self._register else None
        return bar is None or not bar.code.startswith("attendance.")

    def _complain(self, error: Exception) -> None:
        if text := sentence_of(error):
            self._view.notice.show_notice(Tone.BAD, text)
        else:
            self._desk.shell.explain(error)
