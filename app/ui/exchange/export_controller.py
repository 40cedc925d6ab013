"""Taking work along, step by step: nothing is written before it is asked for, and nothing half-written stays."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.progress import Progress
from app.services.bundles import Pending, PendingPeer
from app.services.dispatch import Exported
from app.ui.actions import action
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.exchange.exchange_columns import Check, check_columns, choice_columns
from app.ui.exchange.exchange_words import size_words
from app.ui.exchange.export_pane import ExportPane
from app.ui.exchange.sticks import Stick, StickWatch, folder_as_target
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

_LITTLE = 50_000_000
_PROBE = "yx-probe.tmp"


class Exporting(QObject):
    """Lives as long as its pane. `finished` when the person is done with it."""

    finished = Signal()
    enrolment_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._peers: HeldList[PendingPeer] = HeldList(
            lambda one: one.office, lambda one: f"{one.name} {one.code}"
        )
        self._checks: HeldList[Check] = HeldList(lambda one: one.key)
        peers = TableView(
            "export_peers", parent.tr("往来单位"), self._peers, choice_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        checks = TableView(
            "export_checks", parent.tr("检查结果"), self._checks, check_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.pane = ExportPane(peers, checks, parent)
        super().__init__(self.pane)
        self._desk = desk
        self._peer: PendingPeer | None = None
        self._place: Stick | None = None
        self._made: Exported | None = None
        self.running = False
        self._watch = StickWatch(desk.runner, self)
        peers.empty.explain(
            self.tr("还没有往来单位"),
            self.tr("先加入上级，或登记下级单位，才有地方可带。"),
            action(self.pane, "go_to_enrolment", self.tr("去办理入网登记"), self.enrolment_asked.emit),
            icon="building",
        )
        self._connect()
        self._watch.start()
        desk.runner.read(_pending, desk.workspace).then(self._show_peers)

    # Choosing ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane = self.pane
        self._watch.found.connect(pane.targets.show_sticks)
        pane.targets.changed.connect(self._follow_choice)
        pane.targets.folder_asked.connect(self._ask_folder)
        pane.peers.chosen.connect(self._follow_choice)
        pane.peers.counted.connect(self._choose_only)
        pane.peers.opened.connect(lambda _key: pane.next.trigger())
        pane.search.asked.connect(pane.peers.show_matching)
        pane.next_asked.connect(self._check)
        pane.previous_asked.connect(self._back_to_choice)
        pane.write_asked.connect(self._write)
        pane.again_asked.connect(self._begin_again)
        pane.open_asked.connect(self._open_folder)
        pane.finished.connect(self.finished)

    def _show_peers(self, pending: Pending) -> None:
        offices = [one for one in pending.peers if one.relation in ("parent", "child")]
        self._peers.put(sorted(offices, key=lambda one: (one.fresh == 0, one.relation != "parent")))
        self.pane.show_search(len(offices))
        self.pane.peers.show_matching(self.pane.search.text())

    def _choose_only(self, count: int) -> None:
        keys = self.pane.peers.model.keys()
        if count and not self.pane.peers.selected_keys():
            self.pane.peers.select(keys[0])

    def _ask_folder(self) -> None:
        title = self.tr("数据包写到哪个文件夹")
        file_dialogs.choose_folder(self.pane, self._desk.memory, title, self.choose_folder)

    def choose_folder(self, folder: Path) -> None:
        """Offer a folder as the place to write to."""
        self._desk.runner.read(folder_as_target, folder).then(self.pane.targets.show_folder)

    def _follow_choice(self) -> None:
        if self._peer is None and self._made is None and not self.running:
            self.pane.show_choice(self._missing())

    def _missing(self) -> str | None:
        selected = self.pane.peers.selected_keys()
        if not self._peers.held():
            return self.tr("还没有往来单位，先办理入网登记")
        if len(selected) != 1:
            return self.tr("先选一个单位")
        if self.pane.targets.chosen() is None:
            return self.tr("先插上U盘，或选一个文件夹")
        return None

    # Checking ---------------------------------------------------------------------------------

    def _check(self) -> None:
        place = self.pane.targets.chosen()
        keys = self.pane.peers.selected_keys()
        if place is None or not keys:
            return
        self._peer = self._peers.rows(keys)[0]
        self._place = place
        self._look_again()

    def _look_again(self) -> None:
        assert self._place is not None
        self._desk.runner.read(_can_write, self._place.folder).then(self._checked)

    def _checked(self, free: int | None) -> None:
        assert self._peer is not None
        assert self._place is not None
        self._show_checks(self._rows(self._peer, free))
        reason = None if free is not None else self.tr("这个位置写不进去，请换一个")
        self.pane.show_checks(self._peer, self._place, reason)

    def _rows(self, peer: PendingPeer, free: int | None) -> list[Check]:
        return [
            self._writable_row(free),
            self._space_row(free),
            Check(
                "sealed",
                self.tr("加密"),
                Tone.OK,
                self.tr("只有“{office}”打得开").format(office=peer.name),
            ),
            self._content_row(peer),
            Check("read_back", self.tr("写后读回核对"), Tone.QUIET, self.tr("写完后自动进行")),
        ]

    def _writable_row(self, free: int | None) -> Check:
        what = self.tr("可以写入")
        if free is None:
            words = self.tr("不能写入：U盘可能已拔出，或打开了写保护")
            return Check("writable", what, Tone.BAD, words)
        return Check("writable", what, Tone.OK, self.tr("通过"))

    def _space_row(self, free: int | None) -> Check:
        what = self.tr("空间")
        if free is None:
            return Check("space", what, Tone.QUIET, self.tr("没有查到"))
        words = self.tr("可用 {free}").format(free=size_words(free))
        if free < _LITTLE:
            return Check(
                "space", what, Tone.WAIT, words + self.tr("，不多了；写不下会提示，不会留下半个文件")
            )
        return Check("space", what, Tone.OK, words)

    def _content_row(self, peer: PendingPeer) -> Check:
        what = self.tr("内容")
        if not peer.fresh:
            words = self.tr("没有新内容，只带去收件的回执")
            return Check("content", what, Tone.WAIT, words)
        words = self.tr("新内容 {count} 笔").format(count=f"{peer.fresh:,}")
        if peer.unconfirmed:
            words += self.tr("（上次带走、对方还没有回执的，这次一并再带）")
        return Check("content", what, Tone.OK, words)

    def _show_checks(self, rows: list[Check]) -> None:
        self._checks.put(rows)
        self.pane.fit_checks(len(rows))
        self.pane.checks.refresh()

    def _back_to_choice(self) -> None:
        self._peer = None
        self.pane.say(Tone.QUIET, "")
        self._follow_choice()

    # Writing ----------------------------------------------------------------------------------

    def _write(self) -> None:
        assert self._peer is not None
        assert self._place is not None
        self.running = True
        self._tick("read_back", Tone.ACTIVE, self.tr("进行中…"))
        self.pane.show_writing()
        task = self._desk.runner.job(_export, self._desk.workspace, self._peer.office, self._place.folder)
        title = self.tr("正在写入 {place}").format(place=self._place.name)
        self.pane.progress.watch(task, title)
        task.then(self._written, self._failed)
        task.cancelled.connect(self._stopped)

    def _written(self, made: Exported) -> None:
        assert self._place is not None
        self.running = False
        self._made = made
        self._tick("read_back", Tone.OK, self.pane.check_words(made))
        self.pane.show_end(made, self._place)
        self._desk.hub.publish(Changes({"exchange": frozenset({made.bundle})}), self)

    def _failed(self, error: Exception) -> None:
        self.running = False
        if sentence := sentence_of(error):
            self._tick("read_back", Tone.BAD, self.tr("没有完成"))
            self._show_again(Tone.BAD, sentence)
        else:
            self._show_again(Tone.BAD, self.tr("没有写成，U盘上没有留下文件，数据没有变化。"))
            self._desk.shell.explain(error)

    def _stopped(self) -> None:
        self.running = False
        self._tick("read_back", Tone.QUIET, self.tr("写完后自动进行"))
        self._show_again(Tone.WAIT, self.tr("已取消。U盘上没有留下文件，数据没有变化。"))

    def _show_again(self, tone: Tone, text: str) -> None:
        assert self._peer is not None
        assert self._place is not None
        self.pane.show_checks(self._peer, self._place, None)
        self.pane.say(tone, text)

    def _tick(self, key: str, tone: Tone, result: str) -> None:
        rows = [
            Check(one.key, one.what, tone, result) if one.key == key else one for one in self._checks.held()
        ]
        self._show_checks(rows)

    # Afterwards -------------------------------------------------------------------------------

    def _begin_again(self) -> None:
        self._peer = self._made = None
        self._follow_choice()
        self._desk.runner.read(_pending, self._desk.workspace).then(self._show_peers)

    def _open_folder(self) -> None:
        if self._made and self._made.file.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.file.parent)))
        else:
            self.pane.say(Tone.WAIT, self.tr("U盘已经拔出，文件夹打不开了。"))


def _can_write(folder: Path) -> int | None:
    """Return how much room a folder has, or None when nothing can be written there; runs on a worker."""
    probe = folder / _PROBE
    try:
        probe.write_bytes(b"")
        return int(folder_as_target(folder).free)
    except OSError:
        return None
    finally:
        with suppress(OSError):
            probe.unlink()


def _export(workspace: Any, office: str, folder: Path, *, progress: Progress) -> Exported:
    made: Exported = workspace.bundles.export(to=office, folder=folder, progress=progress)
    return made


def _pending(workspace: Any) -> Pending:
    found: Pending = workspace.bundles.pending()
    return found
