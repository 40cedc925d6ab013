"""The page of the stick at work: what stands open with whom, and one task at a time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.authority import Right
from app.listings.exchanges import ExchangeCriteria
from app.ui.actions import set_usable
from app.ui.desk import Desk
from app.ui.exchange.exchange_columns import exchange_columns, peer_columns
from app.ui.exchange.exchange_view import ExchangeView
from app.ui.exchange.exchange_words import kinds_words
from app.ui.pages import PageController
from app.ui.rights import reason_against
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.words import FindingLabel

if TYPE_CHECKING:
    # The steps load when somebody begins with them: what seals and signs takes a moment, and the
    # first reading of what stands open has loaded it on a worker by then.
    from app.services.bundles import Pending, PendingPeer
    from app.ui.exchange.enrol_controller import Enrolling
    from app.ui.exchange.export_controller import Exporting
    from app.ui.exchange.import_controller import Importing


class ExchangeController(PageController):
    """Owns the page and whichever steps are open on it."""

    # Whatever is entered anywhere is something to take along.
    kinds: ClassVar[frozenset[str]] = frozenset({"exchange", *kinds_words()})

    def __init__(self, desk: Desk) -> None:
        self.page = ExchangeView()
        super().__init__(desk, self.page)
        self.task: Exporting | Importing | Enrolling | None = None
        self._look: Callable[[Sequence[Path]], object] | None = None
        self._peers: HeldList[PendingPeer] = HeldList(lambda one: one.office)
        self.page.place(self._peer_table(), self._recent_table())
        self._connect()
        self._follow_rights()

    def refresh(self) -> None:
        self.desk.runner.read(_pending, self.desk.workspace).then(self._show_pending)
        recent = self.page.recent
        if recent.model.criteria is None:
            recent.show_matching(ExchangeCriteria())
        else:
            recent.refresh()

    def focus(self, what: object) -> None:
        """Begin with `export`, `import`, `enrol`, or with files to look at."""
        begin: dict[str, Callable[[], object]] = {
            "export": self.export,
            "import": self.receive,
            "enrol": self.enrol,
        }
        if self.task is not None and self.task.running:
            self._say_busy()
        elif isinstance(what, str) and what in begin:
            begin[what]()
        elif isinstance(what, Path):
            self.receive([what])

    def export(self) -> "Exporting":
        """Begin to take work along."""
        from app.ui.exchange.export_controller import Exporting  # noqa: PLC0415 - see above

        task = Exporting(self.desk, self.page)
        task.finished.connect(self.overview)
        task.enrolment_asked.connect(self.enrol)
        self._open(self.tr("带走（导出）"), task, task.pane)
        return task

    def receive(self, files: Sequence[Path] = ()) -> "Importing":
        """Begin to receive, with these files when they are there already."""
        from app.ui.exchange.import_controller import Importing  # noqa: PLC0415 - see above

        task = Importing(self.desk, self.page)
        task.finished.connect(self.overview)
        task.export_asked.connect(self.export)
        task.enrolment_asked.connect(self._enrol_with)
        self._open(self.tr("收下（导入）"), task, task.pane)
        self._look = task.look
        if files:
            task.look(files)
        return task

    def enrol(self) -> "Enrolling":
        """Show who we exchange with and how to join."""
        from app.ui.exchange.enrol_controller import Enrolling  # noqa: PLC0415 - see above

        task = Enrolling(self.desk, self.page)
        self._open(self.tr("入网登记"), task, task.pane)
        return task

    def overview(self) -> None:
        """Show the two ways again, with what has changed meanwhile."""
        self.task = self._look = None
        self.page.show_overview()
        self._follow_rights()
        self.refresh()

    # Parts ------------------------------------------------------------------------------------

    def _connect(self) -> None:
        page = self.page
        page.export_asked.connect(self.export)
        page.import_asked.connect(self.receive)
        page.enrol_asked.connect(self.enrol)
        page.back_asked.connect(self._back)
        page.files_dropped.connect(self._dropped)
        page.peers.counted.connect(page.fit_peers)

    def _peer_table(self) -> TableView:
        table = TableView(
            "peers", self.tr("往来单位"), self._peers, peer_columns(),
            runner=self.desk.runner, memory=self.desk.memory,
        )  # fmt: skip
        hint = self.tr("先办理入网登记：加入上级，或登记下级单位。")
        table.empty.explain(self.tr("还没有往来单位"), hint, self.page.enrol, icon="building")
        return table

    def _recent_table(self) -> TableView:
        table = TableView(
            "exchanges", self.tr("最近的数据包"), self.desk.workspace.listings.exchanges, exchange_columns(),
            runner=self.desk.runner, memory=self.desk.memory,
        )  # fmt: skip
        hint = self.tr("带走或收下的每一个数据包都会记在这里。")
        table.empty.explain(self.tr("还没有交换过数据包"), hint, icon="usb")
        return table

    def _follow_rights(self) -> None:
        actor = self.desk.workspace.actor
        busy = self.tr("先返回“U盘交换”的首页") if self.task else None
        set_usable(self.page.take, reason_against(actor, Right.EXPORT) or busy)
        set_usable(self.page.receive, reason_against(actor, Right.APPLY) or busy)

    def _open(self, title: str, task: "Exporting | Importing | Enrolling", pane: QWidget) -> None:
        self.task, self._look = task, None
        self.page.show_pane(title, pane)
        self._follow_rights()

    def _back(self) -> None:
        if self.task is not None and self.task.running:
            self._say_busy()
        else:
            self.overview()

    def _dropped(self, files: list[Path]) -> None:
        if self.task is not None and self.task.running:
            self._say_busy()
        elif reason := reason_against(self.desk.workspace.actor, Right.APPLY):
            self.page.notice.show_notice(Tone.WAIT, reason)
        elif self._look is not None:
            self._look(files)
        else:
            self.receive(files)

    def _say_busy(self) -> None:
        self.desk.shell.toast(self.tr("正在读写数据包，请等它完成，或先按“取消”"))

    def _enrol_with(self, file: Path) -> None:
        self.enrol().take(file)

    def _show_pending(self, pending: "Pending") -> None:
        self._peers.put(one for one in pending.peers if one.relation in ("parent", "child"))
        self.page.peers.show_matching("")
        self.page.show_open_matters([FindingLabel(*one, self.page) for one in self._open_matters(pending)])

    def _open_matters(self, pending: "Pending") -> list[tuple[Tone, str]]:
        found = []
        if pending.waiting:
            words = self.tr("{count} 个收到的数据包在等更早的数据包，前一个到了会自动接上。")
            found.append((Tone.WAIT, words.format(count=len(pending.waiting))))
        if pending.parked:
            words = self.tr("{count} 条内容暂存待补：它们提到的内容还没有到，到齐后自动补上。")
            found.append((Tone.WAIT, words.format(count=f"{pending.parked:,}")))
        return found


def _pending(workspace: Any) -> "Pending":
    # Asked for on the worker, because the first asking loads the service.
    found: Pending = workspace.bundles.pending()
    return found
