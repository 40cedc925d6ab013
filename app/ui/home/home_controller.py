"""The first page reads what waits and leads to where it is done."""

from app.ui.desk import Desk
from app.ui.home import overview
from app.ui.home.home_view import HomeView
from app.ui.home.overview import Matter, Matters, Overview
from app.ui.pages import PageController

_KINDS = frozenset(
    {
        "plan", "annual_plan", "submission", "decision", "withdrawal", "session", "attendance_sheet", "posting",
        "certificate", "person", "office", "claim", "claim_decision", "registration", "exchange",
    }
)  # fmt: skip


class HomeController(PageController):
    """Owns the first page."""

    kinds = _KINDS

    def __init__(self, desk: Desk) -> None:
        self._matters = Matters()
        view = HomeView(desk, self._matters)
        super().__init__(desk, view)
        self.home = view
        view.card_opened.connect(self._open_card)
        view.matter_opened.connect(self._open_matter)

    def arrive(self) -> None:
        """Read each time the page is shown: a bundle on the way is no change of a kind."""
        self._stale = False
        self.refresh()

    def refresh(self) -> None:
        """Read the figures; the dear one apart, so that the others need not wait for it."""
        ws, runner = self.desk.workspace, self.desk.runner
        runner.latest(f"home-{id(self)}", overview.overview, ws).then(self._show)
        runner.latest(f"share-{id(self)}", overview.share, ws).then(self.home.show_share)

    def _show(self, now: Overview) -> None:
        self._matters.hold(now.matters)
        self.home.show_overview(now)

    def _open_matter(self, key: str) -> None:
        if matter := self._matters.get(key):
            self._go(matter)

    def _go(self, matter: Matter) -> None:
        self._open(matter.page, matter.focus)

    def _open_card(self, key: str) -> None:
        if key != "mine":
            self._open(key, None)
        elif "inbox" in self.desk.shell.page_keys():
            self._open("inbox", None)
        else:
            self.home.table.setFocus()

    def _open(self, page: str, focus: object | None) -> None:
        # Who does not decide has no inbox; the plan itself can be opened by everyone.
        seen = self.desk.shell.page_keys()
        self.desk.shell.open_page(page if page in seen else "plans", focus)
