"""The inbox at work: reading a plan and deciding on exactly what was read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from app import messages
from app.domain.authority import Right, rights_of
from app.domain.codes import PlanState
from app.domain.lifecycle import Action, Stage
from app.errors import Refused
from app.listings.plan_sheet import PlanSheet
from app.listings.plans import InboxRow
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.error_desk import sentence_of
from app.ui.inbox.decide_here import DecideHere
from app.ui.inbox.inbox_columns import waited
from app.ui.inbox.inbox_listing import MINE, DeskCriteria, DeskListing
from app.ui.inbox.inbox_view import InboxView
from app.ui.inbox.phrases import phrases
from app.ui.inbox.return_dialog import ReturnDialog
from app.ui.pages import PageController, Verb
from app.ui.plans.plan_words import reason, word_of
from app.ui.plans.reason_dialog import ReasonDialog
from app.ui.plans.state_tabs import Tab
from app.ui.tokens import Tone

_AT_THE_GATES = (PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED, PlanState.RETURNED, PlanState.APPROVED,
                 PlanState.REJECTED, PlanState.WITHDRAWN)  # fmt: skip


class InboxPage(PageController):
    """Owns one inbox. `_sheet` is the plan that is on the screen, and its digest what is decided upon."""

    kinds: ClassVar[frozenset[str]] = frozenset({"plan", "submission", "decision", "withdrawal"})
    view: InboxView

    def __init__(self, desk: Desk) -> None:
        self._listing = DeskListing(desk.workspace.listings.inbox, desk.workspace.listings.plans)
        view = InboxView(desk, self._listing)
        super().__init__(desk, view)
        self.view = view
        self._sheet: PlanSheet | None = None
        self._row: InboxRow | None = None
        self._wanted = self._words = ""
        self._decide_here = DecideHere(desk, view, self, self._decided)
        self._make_actions()
        self._connect()
        self._read_nothing()

    # Being a page -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list and the plan on the screen again."""
        self._count()
        self.view.table.model.criteria = self._criteria()
        self.view.table.refresh()

    def focus(self, what: object) -> None:
        """Go to one plan by its id."""
        if isinstance(what, str):
            self._wanted = what
            self.view.table.select(what)

    def _criteria(self) -> DeskCriteria:
        return DeskCriteria(self.view.tabs.key() or MINE, self.view.search.text().strip())

    def _search(self) -> None:
        self._count()
        self.view.table.show_matching(self._criteria())

    def _count(self) -> None:
        text = self.view.search.text().strip()
        self.desk.runner.latest("inbox-counts", self._listing.counts, text).then(self._show_counts)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        decides = Right.DECIDE in rights_of(self.desk.workspace.actor.roles)
        first = self.tr("待我审批") if decides else self.tr("待我办理")
        tabs = [Tab(MINE, first, counts[MINE])]
        tabs += [Tab(state.value, word_of(state), counts.get(state.value, 0)) for state in _AT_THE_GATES]
        self.view.tabs.show_tabs(tabs)
        if not self.view.search.text().strip():
            self.desk.shell.set_badge("inbox", counts[MINE])

    def _counted(self, count: int) -> None:
        """Open the first plan when none is chosen: there is always something to read."""
        self._explain_empty()
        table, keys = self.view.table, self.view.table.model.keys()
        if self._wanted in keys:
            table.select(self._wanted)
        elif count and not table.selected_keys():
            table.select(keys[min(self._at, count - 1)])
        elif not count:
            self._read_nothing()

    def _explain_empty(self) -> None:
        empty, asked = self.view.table.empty, self._criteria()
        if asked.text:
            empty.explain(self.tr("没有符合条件的计划"), self.tr("换个词试试。"), icon="search")
        elif asked.tab == MINE:
            hint = self.tr("学校提交的计划会出现在这里。其他单位交来的要先在“U盘交换”里导入。")
            empty.explain(self.tr("没有等您办理的计划"), hint, icon="circle-check")
        else:
            empty.explain(self.tr("这里没有计划"), self.tr("换一个状态看看。"), icon="inbox")

    # Reading ----------------------------------------------------------------------------------

    def _choose(self) -> None:
        table = self.view.table
        keys = table.selected_keys()
        if not keys:
            return
        current = table.current_key()
        key = current if current is not None and current in keys else keys[0]
        self._at = list(table.model.keys()).index(key)
        self._row = table.model.row(self._at)
        task = self.desk.runner.latest("inbox-plan", self.desk.workspace.plans.open, key)
        task.then(self._read, self._unreadable)

    def _read(self, sheet: PlanSheet) -> None:
        if self._sheet is None or self._sheet.id != sheet.id:
            self.view.pane.comment.clear()
            self.view.notice.show_notice(Tone.QUIET, "")
        self._sheet = sheet
        self._wanted = ""
        waiting = waited(self._row) if self._row and self._row.plan.id == sheet.id else ""
        words = self.tr("已等 {how_long}").format(how_long=waiting)
        self.view.pane.show_sheet(sheet, words if waiting not in ("", self.tr("今天")) else "")
        self.view.show_plan(shown=True)
        self._follow()

    def _unreadable(self, error: Exception) -> None:
        self._read_nothing()
        self._failed(error)

    def _read_nothing(self) -> None:
        self._sheet = None
        self._at = 0
        self.view.show_plan(shown=False)
        self._follow()

    # Deciding ---------------------------------------------------------------------------------

    def _approve(self) -> None:
        if sheet := self._sheet:
            comment = self.view.pane.comment.toPlainText()
            work = self.desk.workspace.plans.approve
            self._decide(work, sheet, self.tr("已通过“{title}”"), comment=comment)

    def _return(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def agreed(comment: str, remarks: dict[str, str]) -> None:
            work = self.desk.workspace.plans.return_for_changes
            self._decide(work, sheet, self.tr("已退回“{title}”"), comment=comment, remarks=remarks)

        ReturnDialog(sheet, self.view.pane.comment.toPlainText(), agreed, self.view).open()

    def _reject(self) -> None:
        self._with_comment(
            self.tr("不予通过“{title}”"),
            self.tr("不予通过后学校不能再修改这份计划；需要学校修改的请用“退回”。"),
            self.tr("不予通过"),
            self.tr("请写明不予通过的原因。"),
            lambda: self.desk.workspace.plans.reject,
            self.tr("已对“{title}”作出不予通过的决定"),
        )

    def _reopen(self) -> None:
        self._with_comment(
            self.tr("重新审核“{title}”"),
            self.tr("收回本单位先前的决定，计划退回学校修改。先前的决定仍保留在办理经过里。"),
            self.tr("重新审核"),
            self.tr("请写明重新审核的原因。"),
            lambda: self.desk.workspace.plans.reopen,
            self.tr("已收回决定，“{title}”退回修改"),
        )

    def _with_comment(
        self, title: str, lead: str, button: str, empty: str, work: Callable[[], Any], done: str
    ) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        ReasonDialog(
            title.format(title=sheet.content.title),
            lead,
            button,
            empty,
            lambda comment: self._decide(work(), sheet, done, comment=comment),
            self.view,
            kind="danger",
            text=self.view.pane.comment.toPlainText(),
        ).open()

    def _decide(self, work: Callable[..., Any], sheet: PlanSheet, words: str, **more: Any) -> None:
        task = self.desk.runner.write(work, sheet.id, seen=sheet.seen, **more)
        self.desk.hub.follow(task, self)
        self._words = words.format(title=sheet.content.title)
        task.then(self._taken, self._failed)

    def _taken(self, _changes: object) -> None:
        self._decided(self._words)

    def _decided(self, words: str) -> None:
        """Say what was done and go on with the next."""
        self.desk.shell.toast(words)
        self.view.pane.comment.clear()
        self.view.notice.show_notice(Tone.QUIET, "")
        self.view.table.grid.clearSelection()
        self.refresh()

    def _failed(self, error: Exception) -> None:
        said = sentence_of(error)
        if not said:
            self.desk.shell.explain(error)
            return
        self.view.notice.show_notice(Tone.BAD, said)
        if isinstance(error, Refused) and error.code in ("plan.changed_meanwhile", "plan.content_differs"):
            self.refresh()

    # Actions ----------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        page = self.view
        self._pass = action(page, "approve", self.tr("通过(&A)"), self._approve, icon="check", kind="primary")
        self._back = action(
            page, "return_plan", self.tr("退回(&R)…"), self._return, icon="arrow-back-up", kind="danger"
        )
        self._no = action(page, "reject", self.tr("不予通过…"), self._reject, icon="ban")
        self._here = action(
            page, "decide_here", self.tr("请他人在此审批…"), self._ask_here, icon="user-check"
        )
        self._again = action(page, "reopen", self.tr("重新审核…"), self._reopen, icon="refresh")
        self._open = action(page, "open_plan", self.tr("打开计划"), self._open_plan, icon="external-link")
        for entry in (self._pass, self._back, self._no, self._here, self._again, self._open):
            page.header.add(entry)
            page.table.add_menu_action(entry)
        page.offer(Verb.ACCEPT_AND_NEXT, self._pass)
        pane = self.view.pane
        pane.offer_phrases(
            [
                action(pane, f"phrase_{n}", text, partial(pane.add_phrase, text))
                for n, text in enumerate(phrases(), 1)
            ]
        )

    def _ask_here(self) -> None:
        if self._sheet:
            self._decide_here.ask(self._sheet, self.view.pane.comment.toPlainText())

    def _open_plan(self) -> None:
        if self._sheet:
            self.desk.shell.open_page("plans", self._sheet.id)

    def _follow(self) -> None:
        """Let the actions say what may be done with the plan on the screen, and why not."""
        sheet = self._sheet
        none = None if sheet else self.tr("先在列表里选中一份计划")
        steps = {self._pass: Action.APPROVE, self._back: Action.RETURN, self._no: Action.REJECT}
        for entry, step in steps.items():
            set_usable(entry, none or (reason(sheet.barred, step) if sheet else None))
        set_usable(self._again, none or (reason(sheet.barred, Action.REOPEN) if sheet else None))
        set_usable(self._open, none)
        set_usable(self._here, none or (self._why_not_here(sheet) if sheet else None))
        allowed = sheet.allowed if sheet else frozenset()
        self._again.setVisible(Action.REOPEN in allowed)
        self.view.pane.set_deciding(deciding=Action.APPROVE in allowed)
        # Who may not decide on their own work is told so where they look, not only by grey buttons.
        bar = sheet.barred.get(Action.APPROVE) if sheet else None
        if bar and bar.code == "authority.own_work":
            self.view.notice.show_notice(Tone.WAIT, messages.sentence(bar.code, bar.facts))

    def _why_not_here(self, sheet: PlanSheet) -> str | None:
        gate, office = sheet.waits_for, self.desk.workspace.office
        if gate is None:
            return self.tr("这份计划现在不等审批")
        if (gate == Stage.SCHOOL) != office.level.teaches:
            bar = sheet.barred.get(Action.APPROVE)
            return messages.sentence(bar.code, bar.facts) if bar else None
        return None

    def _connect(self) -> None:
        view = self.view
        self._at = 0
        view.tabs.picked.connect(lambda _key: self._search())
        view.search.asked.connect(lambda _text: self._search())
        view.search.left_down.connect(view.table.setFocus)
        view.table.chosen.connect(self._choose)
        view.table.counted.connect(self._counted)
        view.table.opened.connect(self._opened)

    def _opened(self, _key: str) -> None:
        self.view.read_plan()
        self.view.pane.comment.setFocus() if self.view.pane.comment.isVisible() else self._open_plan()
