"""Receiving, step by step: look first, take in when told to, and say what to do next."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.authority import Right
from app.services.arrival import APPLIED
from app.ui.actions import action
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.exchange.arrival_words import seen_columns, seen_lines, seen_title, taken_lines, taken_title
from app.ui.exchange.arrivals import ENROLMENT, TAKEN_IN, Seen, Taken, look_through, take_in
from app.ui.exchange.import_pane import ImportPane
from app.ui.exchange.sticks import StickWatch
from app.ui.rights import reason_against
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

_DECIDED_UPON = frozenset({"submission", "annual_plan", "plan"})


class Importing(QObject):
    """Lives as long as its pane. `finished`, or on to another part of the page."""

    finished = Signal()
    export_asked = Signal()
    enrolment_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._seen: HeldList[Seen] = HeldList(lambda one: str(one.file))
        table = TableView(
            "arriving", parent.tr("要收下的数据包"), self._seen, seen_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.pane = ImportPane(table, parent)
        super().__init__(self.pane)
        self._desk = desk
        self.running = False
        self._looked_at: tuple[Path, ...] = ()
        self._watch = StickWatch(desk.runner, self)
        self._connect()
        self._watch.start()

    def look(self, paths: Sequence[Path]) -> None:
        """Show what these files would do; folders stand for what lies in them."""
        if self.running or not paths:
            return
        self.running = True
        self._looked_at = tuple(paths)
        self.pane.show_looking()
        task = self._desk.runner.job(look_through, self._desk.workspace, list(paths))
        self.pane.progress.watch(task, self.tr("正在查看数据包"))
        task.then(self._looked, self._not_looked)
        task.cancelled.connect(self._not_wanted)

    # Choosing ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        pane = self.pane
        self._watch.found.connect(pane.show_sticks)
        pane.files_asked.connect(self._ask_files)
        pane.folder_asked.connect(self._ask_folder)
        pane.stick_asked.connect(lambda folder: self.look([folder]))
        pane.previous_asked.connect(self._choose_again)
        pane.more_asked.connect(self._choose_again)
        pane.take_asked.connect(self._take_in)
        pane.finished.connect(self.finished)
        pane.seen.chosen.connect(self._show_chosen)

    def _ask_files(self) -> None:
        pattern = self.tr("数据包 (*.yxb);;所有文件 (*)")
        file_dialogs.open_files(
            self.pane, self._desk.memory, self.tr("选择要收下的数据包"), pattern, self.look
        )

    def _ask_folder(self) -> None:
        title = self.tr("选择放着数据包的文件夹")
        file_dialogs.choose_folder(self.pane, self._desk.memory, title, lambda folder: self.look([folder]))

    def _choose_again(self) -> None:
        self.pane.say(Tone.QUIET, "")
        self.pane.show_choice()

    # Looking ----------------------------------------------------------------------------------

    def _looked(self, seen: list[Seen]) -> None:
        self.running = False
        if not seen:
            self.pane.show_choice()
            self.pane.say(
                Tone.WAIT, self.tr("这里没有可以收下的数据包。数据包的文件名以 YX- 开头，后缀是 .yxb。")
            )
            return
        if len(seen) == 1 and seen[0].fate == ENROLMENT:
            self.enrolment_asked.emit(seen[0].file)
            return
        self._seen.put(seen)
        first = seen[0]
        self.pane.seen.refresh()
        self.pane.show_preview(
            len(seen), self._summary(seen), self._lines(seen, first), self._why_not(seen), self._button(seen)
        )

    def _summary(self, seen: list[Seen]) -> str:
        if len(seen) == 1:
            return seen_title(seen[0])
        return self.tr("共 {count} 个文件，可以收下 {good} 个").format(
            count=len(seen), good=len(self._wanted())
        )

    def _lines(self, seen: list[Seen], first: Seen) -> list[tuple[Tone, str]]:
        if len(seen) == 1:
            return list(seen_lines(first))
        return [(Tone.QUIET, self.tr("点一行，看这个数据包里有什么。"))]

    def _why_not(self, seen: list[Seen]) -> str | None:
        if any(one.fate in TAKEN_IN for one in seen):
            return None
        return self.tr("没有要收下的内容")

    def _button(self, seen: list[Seen]) -> str:
        count = len(self._wanted())
        return self.tr("收下 {count} 个").format(count=count) if len(seen) > 1 and count else self.tr("收下")

    def _wanted(self) -> list[Seen]:
        return [one for one in self._seen.held() if one.fate in TAKEN_IN]

    def _show_chosen(self) -> None:
        keys = self.pane.seen.selected_keys()
        if keys and not self.running and (found := self._seen.rows(keys[:1])):
            self.pane.show_detail(seen_title(found[0]), seen_lines(found[0]))

    def _not_looked(self, error: Exception) -> None:
        self.running = False
        self.pane.show_choice()
        if sentence := sentence_of(error):
            self.pane.say(Tone.BAD, sentence)
        else:
            self._desk.shell.explain(error)

    def _not_wanted(self) -> None:
        self.running = False
        self.pane.show_choice()
        self.pane.say(Tone.WAIT, self.tr("已取消，没有写入任何内容。"))

    # Taking in --------------------------------------------------------------------------------

    def _take_in(self) -> None:
        files = [one.file for one in self._wanted()]
        self.running = True
        self.pane.show_taking()
        task = self._desk.runner.job(take_in, self._desk.workspace, files)
        self.pane.progress.watch(task, self.tr("正在收下 {count} 个数据包").format(count=len(files)))
        task.then(self._taken, self._not_taken)
        task.cancelled.connect(self._taken_back)

    def _taken(self, taken: Taken) -> None:
        self.running = False
        tone, title = taken_title(taken)
        self.pane.show_end(tone, title, taken_lines(taken), self._following(taken))
        self._desk.hub.publish(taken.changes, self)

    def _not_taken(self, error: Exception) -> None:
        self._preview_again(Tone.BAD, sentence_of(error) or self.tr("没有收下，数据没有变化。"))
        if not sentence_of(error):
            self._desk.shell.explain(error)

    def _taken_back(self) -> None:
        self._preview_again(Tone.WAIT, self.tr("已取消，一条也没有写入。"))

    def _preview_again(self, tone: Tone, text: str) -> None:
        self.running = False
        seen = self._seen.held()
        self.pane.show_preview(
            len(seen),
            self._summary(seen),
            self._lines(seen, seen[0]),
            self._why_not(seen),
            self._button(seen),
        )
        self.pane.say(tone, text)

    def _following(self, taken: Taken) -> list[QAction]:
        """Offer what comes next: decide, or carry the answer back."""
        following = []
        actor = self._desk.workspace.actor
        if taken.by_entity().keys() & _DECIDED_UPON and not reason_against(actor, Right.DECIDE):
            following.append(
                action(
                    self.pane,
                    "go_to_inbox",
                    self.tr("去办理待办审批"),
                    lambda: self._desk.shell.open_page("inbox"),
                    icon="inbox",
                    kind="primary",
                )
            )
        if taken.of(APPLIED):
            following.append(
                action(
                    self.pane,
                    "carry_answer",
                    self.tr("把回执带回去…"),
                    self.export_asked.emit,
                    icon="package-export",
                )
            )
        return following
