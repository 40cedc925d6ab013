"""Filters the list of sessions and leads to the attendance of the chosen one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from app import clock
from app.listings.sessions import SessionCriteria
from app.ui.actions import set_usable
from app.ui.desk import Desk
from app.ui.pages import PageController
from app.ui.runner import Task
from app.ui.sessions.register_controller import RegisterController
from app.ui.sessions.sessions_view import SessionsView
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.sessions import SessionPlan


class SessionsController(PageController):
    """The page 活动签到. Led to with the id of a plan or of a session."""

    kinds = frozenset(
        {"session", "plan", "submission", "decision", "withdrawal", "attendance_sheet",
         "attendance_correction", "person", "posting"}
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        view = SessionsView(desk)
        super().__init__(desk, view)
        self.page = view
        self.register = RegisterController(desk, view, self)
        self._shown = ""
        self._landing: str | None = None
        view.filtered.connect(self._search)
        view.search.asked.connect(lambda _text: self._search())
        view.search.left_down.connect(view.table.setFocus)
        view.table.chosen.connect(self._open_chosen)
        view.table.opened.connect(self._go_to_register)
        view.table.counted.connect(self._counted)

    def refresh(self) -> None:
        """Read the list, the filter of plans and the open session again."""
        if self._landing is None:
            self._land()
        else:
            self._search()
        plans = self.desk.runner.latest("session-plans", self.desk.workspace.listings.sessions.plans)
        plans.then(self._show_plans)
        if self._shown:
            self.register.again()

    def focus(self, what: object) -> None:
        """Go to the sessions of a plan, or to one session."""
        key = str(what)
        found = self.desk.runner.read(self.desk.workspace.listings.sessions.rows, [key])
        found.then(lambda rows: self._focus_session(key) if rows else self.page.choose_plan(key))

    def may_leave(self) -> bool:
        """Hold the person back while marks are not saved."""
        if self.register.unsaved():
            self.register.ask_about_unsaved()
            return False
        return True

    def _land(self) -> None:
        """Open the list where work waits: at the first session that has been held and has no sheet."""
        waiting = SessionCriteria(until=clock.today().isoformat(), without_sheet=True, approved=True)
        found = self.desk.runner.read(self.desk.workspace.listings.sessions.find, waiting)

        def go(keys: Sequence[str]) -> None:
            self._landing = keys[0] if keys else ""
            self._search()

        found.then(go)

    def _focus_session(self, key: str) -> None:
        self.page.show_all()
        self._search().succeeded.connect(lambda _: self.page.table.select(key))

    def _show_plans(self, plans: "list[SessionPlan]") -> None:
        self.page.show_plans(plans)

    def _search(self) -> Task:
        criteria = self._criteria()
        if criteria == self.page.table.model.criteria:
            return self.page.table.refresh()
        return self.page.table.show_matching(criteria)

    def _criteria(self) -> SessionCriteria:
        state, today = self.page.state.currentData(), clock.today()
        tomorrow = (today + timedelta(days=1)).isoformat()
        return SessionCriteria(
            plan=self.page.plan.currentData() or None,
            find=self.page.search.text().strip(),
            since=tomorrow if state == "upcoming" else None,
            until=today.isoformat() if state == "open" else None,
            without_sheet=state == "open",
            approved=state == "open",
            with_sheet=state == "recorded",
        )

    def _counted(self, count: int) -> None:
        self.page.header.show_count(count, self.tr("场"))
        criteria = self.page.table.model.criteria
        unfiltered = self.tr("已经是全部场次") if criteria == SessionCriteria() else None
        set_usable(self.page.clear, unfiltered)
        empty = self.page.table.empty
        if criteria == SessionCriteria():
            hint = self.tr("研修计划提交以后，计划里的每次活动会出现在这里；审批通过后可以登记签到。")
            empty.explain(self.tr("还没有活动场次"), hint, icon="calendar-check")
        else:
            empty.explain(
                self.tr("没有符合条件的场次"),
                self.tr("换个条件，或者显示全部场次。"),
                self.page.clear,
                icon="filter",
            )
        if count and self.page.table.current_key() is None:
            keys = self.page.table.model.keys()
            landing = self._landing or ""
            self.page.table.select(landing if landing in keys else keys[0])
        if not count:
            self._open_chosen()

    def _open_chosen(self) -> None:
        key = self.page.table.current_key() or ""
        if key != self._shown:
            self._shown = key
            self.page.notice.show_notice(Tone.OK, "")
            self.register.open(key)

    def _go_to_register(self, _key: object) -> None:
        self.page.show_register()
        self.page.register.table.setFocus()
