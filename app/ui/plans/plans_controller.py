"""The page of plans at work: which ones are listed, which one is open, and the steps of the school."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from app import clock
from app.changes import Changes
from app.domain import plan_checks
from app.domain.authority import Right
from app.domain.codes import PlanState
from app.domain.lifecycle import Action
from app.domain.snapshot import school_year
from app.listings.plan_sheet import PlanSheet
from app.listings.plans import PlanCriteria, Plans
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.error_desk import sentence_of
from app.ui.pages import PageController, Verb
from app.ui.plans.plan_editor import PlanEditor
from app.ui.plans.plan_steps import PlanSteps
from app.ui.plans.plan_words import reason, word_of
from app.ui.plans.plans_view import PlansView
from app.ui.plans.state_tabs import Tab
from app.ui.rights import reason_against
from app.ui.tokens import Tone

_WAITING = "waiting"
_YEARS_BACK, _YEARS_AHEAD = 3, 1


class PlansPage(PageController):
    """Owns the list and the editor of one page."""

    kinds: ClassVar[frozenset[str]] = frozenset({"plan", "submission", "decision", "withdrawal", "session"})
    view: PlansView

    def __init__(self, desk: Desk) -> None:
        self._listing = desk.workspace.listings.plans
        view = PlansView(desk, self._listing)
        super().__init__(desk, view)
        self.view = view
        self.editor = PlanEditor(desk, view, self)
        self._steps = PlanSteps(desk, view, self._failed)
        self._chosen: PlanSheet | None = None
        self._make_actions()
        self._fill_filters()
        self._connect()
        self._follow()

    # Being a page -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again, and the plan that is open."""
        self._count()
        self.view.table.model.criteria = self._criteria()
        self.view.table.refresh()
        if self.view.editing:
            self.editor.reread()

    def focus(self, what: object) -> None:
        """Open one plan by its id, or show the plans of one state."""
        if isinstance(what, PlanState):
            self.back()
            self.view.tabs.pick(what.value)
        elif isinstance(what, str):
            self._leave_for(lambda: self.open(what))

    def may_leave(self) -> bool:
        """Save what was typed; entries that cannot be read hold the person back, because they would be lost."""
        if not self.view.editing:
            return True
        self.editor.finish()
        if self.editor.unreadable() and self.editor.unsaved:
            self.editor.insist()
            self.desk.shell.toast(self.tr("还有看不懂的内容没有保存，请先改好或清空"))
            return False
        self.editor.autosave()
        return True

    def _changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self:
            self._stale_list = True
            return
        super()._changed(changes, initiator)

    # The list ---------------------------------------------------------------------------------

    def open(self, id_: str | None) -> None:
        """Open a plan in the editor; None begins a new one."""
        self._mode(editing=True)
        self.view.show_editor("")
        self.editor.open(id_)

    def back(self) -> None:
        """Go back to the list; what was typed is saved first."""
        if self.view.editing:
            self._leave_for(self._show_list)

    def _leave_for(self, do: Callable[[], object]) -> None:
        if not self.view.editing:
            do()
        elif self.may_leave():
            self.editor.when_saved(do)

    def _show_list(self) -> None:
        self.editor.close()
        self.view.show_list()
        self._mode(editing=False)
        if self._stale_list:
            self._stale_list = False
            self.refresh()

    def _criteria(self) -> PlanCriteria:
        key = self.view.tabs.key()
        return PlanCriteria(
            state="" if key in ("", _WAITING) else key,
            waiting=key == _WAITING,
            text=self.view.search.text().strip(),
            year=self.view.year.currentData(),
        )

    def _search(self) -> None:
        self._count()
        self.view.table.show_matching(self._criteria())

    def _count(self) -> None:
        asked = PlanCriteria(text=self.view.search.text().strip(), year=self.view.year.currentData())
        task = self.desk.runner.latest("plan-states", _counts, self._listing, asked)
        task.then(self._show_counts)

    def _show_counts(self, counts: dict[str, int]) -> None:
        tabs = [Tab("", self.tr("全部"), counts[""]), Tab(_WAITING, self.tr("等我办理"), counts[_WAITING])]
        tabs += [Tab(state.value, word_of(state), counts.get(state.value, 0)) for state in PlanState]
        self.view.tabs.show_tabs(tabs)

    def _counted(self, count: int) -> None:
        if not self.view.editing:
            self.view.header.show_count(count, self.tr("份"))
        self._explain_empty()

    def _explain_empty(self) -> None:
        asked, empty = self._criteria(), self.view.table.empty
        if asked != PlanCriteria(state=asked.state, waiting=asked.waiting):
            empty.explain(self.tr("没有符合条件的计划"), self.tr("换个词，或者改选学年试试。"), icon="search")
        elif asked.state or asked.waiting:
            empty.explain(self.tr("这里没有计划"), self.tr("换一个状态看看。"), icon="clipboard-list")
        else:
            hint = self.tr("计划写好后提交审批，通过了就可以打印签到表、登记签到。")
            empty.explain(self.tr("还没有研修计划"), hint, self._new, icon="clipboard-list")

    def _choose(self) -> None:
        """Read the chosen plan, so that the steps can say whether and why not."""
        key = self.view.table.current_key() if len(self.view.table.selected_keys()) == 1 else None
        self._chosen = None
        self._follow()
        if key and not self.view.editing:
            task = self.desk.runner.latest("plan-chosen", self.desk.workspace.plans.open, key)
            task.then(self._know, lambda _error: None)

    def _know(self, sheet: PlanSheet) -> None:
        self._chosen = sheet
        self._follow()

    # Steps ------------------------------------------------------------------------------------

    def _new_plan(self) -> None:
        self._leave_for(lambda: self.open(None))

    def _open_chosen(self) -> None:
        if key := self.view.table.current_key():
            self.open(key)

    def _submit_chosen(self) -> None:
        sheet = self._chosen
        if sheet is None:
            return
        if plan_checks.blocking(sheet.findings):
            self._steps.refuse_blocked(sheet, lambda: self.open(sheet.id))
        else:
            self._steps.submit(sheet, self.refresh)

    def _withdraw_chosen(self) -> None:
        if self._chosen:
            self._steps.withdraw(self._chosen, self.refresh)

    def _submit_open(self) -> None:
        if self.editor.insist():
            self.editor.when_saved(self._submit_saved)

    def _submit_saved(self) -> None:
        sheet = self.editor.sheet
        if sheet and plan_checks.blocking(sheet.findings):
            self.editor.insist()
        elif sheet:
            self._steps.submit(sheet, lambda: self.editor.open(sheet.id))

    def _withdraw_open(self) -> None:
        sheet = self.editor.sheet
        if sheet:
            self._steps.withdraw(sheet, lambda: self.editor.open(sheet.id))

    def _failed(self, error: Exception) -> None:
        said = sentence_of(error)
        if said:
            self.view.notice.show_notice(Tone.BAD, said)
        else:
            self.desk.shell.explain(error)

    # Actions ----------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._stale_list = False
        page, header = self.view, self.view.header
        self._new = action(page, "new_plan", self.tr("新建(&N)"), self._new_plan, icon="plus", kind="primary")
        self._send = action(
            page, "submit_plan", self.tr("提交审批…"), self._submit_open, icon="send", kind="primary"
        )
        self._save = action(page, "save_plan", self.tr("保存"), self.editor.save, icon="device-floppy")
        self._take_back = action(
            page, "withdraw_plan", self.tr("撤回…"), self._withdraw_open, icon="arrow-back-up"
        )
        self._back = action(
            page, "back_to_list", self.tr("返回列表"), self.back, icon="arrow-left", keys="Alt+Left"
        )
        page.addAction(self._back)
        for entry in (self._new, self._send, self._save, self._take_back, self._back):
            header.add(entry)
        page.offer(Verb.NEW, self._new)
        page.offer(Verb.SAVE, self._save)
        self._open = action(page, "open_plan", self.tr("打开"), self._open_chosen, icon="edit")
        self._send_chosen = action(
            page, "submit_chosen", self.tr("提交审批…"), self._submit_chosen, icon="send"
        )
        self._take_back_chosen = action(
            page, "withdraw_chosen", self.tr("撤回…"), self._withdraw_chosen, icon="arrow-back-up"
        )
        for entry in (self._open, self._send_chosen, self._take_back_chosen):
            self.view.bar.add(entry)
            self.view.table.add_menu_action(entry)
        self._mode(editing=False)

    def _mode(self, *, editing: bool) -> None:
        """Show the actions of the list or those of the editor."""
        self._new.setVisible(not editing)
        for entry in (self._send, self._save, self._take_back, self._back):
            entry.setVisible(editing)
        self._follow()

    def _follow(self) -> None:
        editing = self.view.editing
        elsewhere = self.tr("先返回列表再新建") if editing else None
        set_usable(self._new, elsewhere or reason_against(self.desk.workspace.actor, Right.ENTER))
        chosen = self._chosen
        none = None if self.view.table.selected_keys() else self.tr("先在列表里选中一份计划")
        waiting = none or (None if chosen else self.tr("请只选一份计划"))
        set_usable(self._open, none)
        set_usable(self._send_chosen, waiting or (reason(chosen.barred, Action.SUBMIT) if chosen else None))
        set_usable(
            self._take_back_chosen, waiting or (reason(chosen.barred, Action.WITHDRAW) if chosen else None)
        )
        self._follow_editor(editing=editing)
        find = self.view.verb(Verb.FIND)
        if find:
            set_usable(find, self.tr("回到列表再搜索") if editing else None)

    def _follow_editor(self, *, editing: bool) -> None:
        closed = None if editing else self.tr("先打开一份计划")
        sheet = self.editor.sheet
        frozen = self.editor.frozen or None
        new = self.tr("计划还没有提交") if sheet is None else None
        set_usable(self._send, closed or (reason(sheet.barred, Action.SUBMIT) if sheet else None))
        set_usable(self._save, closed or frozen)
        set_usable(
            self._take_back, closed or new or (reason(sheet.barred, Action.WITHDRAW) if sheet else None)
        )
        set_usable(self._back, None if editing else self.tr("已经在列表里"))

    def _follow_title(self) -> None:
        if self.view.editing:
            self.view.show_editor(self.view.editor.form.title.text().strip())
        self._follow()

    def _fill_filters(self) -> None:
        now = school_year(clock.today().isoformat()) or clock.today().year
        years = range(now + _YEARS_AHEAD, now - _YEARS_BACK - 1, -1)
        named: list[tuple[str, int | None]] = [
            (self.tr("{year}—{next} 学年").format(year=year, next=year + 1), year) for year in years
        ]
        self.view.offer_years([(self.tr("全部学年"), None), *named])

    def _connect(self) -> None:
        view = self.view
        view.tabs.picked.connect(lambda _key: self._search())
        view.year.activated.connect(lambda _at: self._search())
        view.search.asked.connect(lambda _text: self._search())
        view.search.left_down.connect(view.table.setFocus)
        view.table.opened.connect(self.open)
        view.table.chosen.connect(self._choose)
        view.table.counted.connect(self._counted)
        self.editor.followed.connect(self._follow_title)


def _counts(listing: Plans, criteria: PlanCriteria) -> dict[str, int]:
    """Return how many plans there are in all, waiting for the person, and in each state."""
    states = listing.states(criteria)
    waiting = listing.totals(replace(criteria, waiting=True)).count
    counts: dict[str, int] = {state.value: count for state, count in states.items()}
    return counts | {"": sum(states.values()), _WAITING: waiting}
