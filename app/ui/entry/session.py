"""From the first window to the last: which folder is open, who has a window in it, whose is in front."""

import base64
import binascii
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import logs
from app.errors import Unavailable
from app.sample import ready
from app.settings import LOCK_MINUTES, WINDOW_PLACE
from app.ui.application import Program
from app.ui.dialogs.named_dialog import Choice, ask
from app.ui.entry.entry_controller import EntryController
from app.ui.entry.remembered import Remembered
from app.ui.error_desk import sentence_of
from app.ui.frame.idle_watch import IdleWatch

if TYPE_CHECKING:
    from app.ui.frame.main_window import MainWindow
    from app.workspace import Workspace

_WIDE_ENOUGH = 1440
_log = logging.getLogger(__name__)


class Session(QObject):
    """One folder is open at a time. Everyone who signs in keeps a window until the program ends.

    Switching users hides a window with all that is being written in it; signing in again brings
    the same window back.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._base: Workspace | None = None
        self._windows: dict[str, MainWindow] = {}
        self._front: MainWindow | None = None
        self._ended = False
        self._diary: logging.Handler | None = None
        self._remembered = Remembered(program.settings, program.memory)
        self.entry = EntryController(program.tools, self._remembered)
        self.entry.came_in.connect(self._come_in)
        self.entry.window.leaving.connect(self.leave)
        self._idle = IdleWatch(program.qt, program.settings.get(LOCK_MINUTES), self)
        self._idle.idle.connect(self._lock)
        # Hiding one user's window for another's sign-in is not the end of the program.
        program.qt.setQuitOnLastWindowClosed(False)

    def begin(self, data: str | None, *, sample: bool) -> None:
        """Show the first window."""
        self.entry.begin(data, sample=sample)

    @property
    def front(self) -> "MainWindow | None":
        """The window in front; None while somebody signs in."""
        return self._front

    def leave(self) -> None:
        """End the program, after asking when others have not signed out."""
        self._unless_others_work(self._end, self._front)

    def close(self) -> None:
        """Let go of the folder; the runner has ended."""
        for window in self._windows.values():
            window.removeEventFilter(self)
            window.deleteLater()
        self._windows.clear()
        self._front = None
        self.entry.close()
        if self._base is not None:
            self._base.close()
            self._base = None
        if self._diary is not None:
            logs.stop(self._diary)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Closing one's window would close the others' with it: they are asked about first.
        if (
            event.type() == QEvent.Type.Close
            and watched is self._front
            and self._others()
            and not self._ended
        ):
            event.ignore()
            self.leave()
            return True
        return super().eventFilter(watched, event)

    # Coming in ----------------------------------------------------------------------------------

    def _come_in(self, workspace: "Workspace") -> None:
        if self._ended:
            workspace.close()
            return
        if self._base is None or self._base.folder == workspace.folder:
            self._bring(workspace)
            return
        former = self._base
        if ready.place_of(former.folder):
            self._change_folder(former, workspace)
        else:
            # Whoever has a window in the present folder would lose it.
            self._unless_others_work(lambda: self._change_folder(former, workspace), None, workspace.close)

    def _change_folder(self, former: "Workspace", workspace: "Workspace") -> None:
        for window in self._windows.values():
            window.removeEventFilter(self)
            window.deleteLater()
        self._windows.clear()
        self._base = None
        if self._diary is not None:
            logs.stop(self._diary)
            self._diary = None
        self._program.runner.write(former.close)
        self._bring(workspace)

    def _bring(self, workspace: "Workspace") -> None:
        if self._base is None:
            self._base = self.entry.open = workspace
            self._diary = self._diary or logs.start(workspace.folder)
        user = workspace.actor.user
        window = self._windows.get(user) or self._make(workspace)
        self._windows[user] = self._front = window
        self._place(window)
        if window.locked:
            window.unlock()
        self.entry.window.hide()
        window.activateWindow()
        if current := window.controller():
            current.view.setFocus()

    def _make(self, workspace: "Workspace") -> "MainWindow":
        # After the sign-in page has been painted: the pages are most of the program.
        from app.ui.all_pages import PAGES  # noqa: PLC0415
        from app.ui.frame.main_window import MainWindow  # noqa: PLC0415
        from app.ui.home.badges import Badges  # noqa: PLC0415

        window = MainWindow(workspace, self._program.tools, PAGES)
        window.switch_asked.connect(self._switch)
        window.unlock_asked.connect(lambda password: self._unlock(window, password))
        window.closing.connect(self._end)
        window.lock_after_changed.connect(self._idle.set_minutes)
        window.installEventFilter(self)
        Badges(workspace, self._program.tools, window)
        if ready.place_of(workspace.folder):
            window.footer.show_backup(self.tr("示例数据，随便试"))
        window.open_page(window.page_keys()[0])
        return window

    # Going, locking, changing -------------------------------------------------------------------

    def _switch(self) -> None:
        if self._front is None:
            return
        self._front.lock()
        self._remember_place(self._front)
        self._front.hide()
        user = self._front.workspace.actor.user
        folder = self._front.workspace.folder
        self._front = None
        self.entry.show_folder(folder, user)
        self.entry.window.show()

    def _lock(self) -> None:
        if self._front is not None:
            self._front.lock()

    def _unlock(self, window: "MainWindow", password: str) -> None:
        assert self._base is not None
        user = window.workspace.actor.user
        task = self._program.runner.write(self._base.signed_in_as, user, password)
        task.then(lambda _: window.unlock(), lambda error: self._not_unlocked(window, error))

    def _not_unlocked(self, window: "MainWindow", error: Exception) -> None:
        if told := sentence_of(error):
            window.lock_screen.refuse(told)
        else:
            self._program.errors.show(error)

    def _others(self) -> list[str]:
        """Return who else has a window that is put away."""
        return [window.workspace.actor.name for window in self._windows.values() if window is not self._front]

    def _unless_others_work(
        self, then: Callable[[], None], window: QWidget | None, otherwise: Callable[[], None] = lambda: None
    ) -> None:
        if not self._others():
            then()
            return
        dialog = ask(
            window or self.entry.window,
            self.tr("还有人没有退出"),
            self.tr("{who} 的窗口还收着。已经保存的都在；正在写、还没有保存的内容会丢掉。").format(
                who="、".join(self._others())
            ),
            [Choice("leave", self.tr("不管了，全部关闭"), "danger")],
            lambda _: then(),
        )
        dialog.rejected.connect(otherwise)

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        if self._front is not None:
            self._remember_place(self._front)
        for window in QApplication.topLevelWidgets():
            window.hide()
        self._idle.set_minutes(0)
        self._program.qt.quit()

    # Where the window stood ---------------------------------------------------------------------

    def _place(self, window: "MainWindow") -> None:
        if window.isVisible():
            return
        try:
            kept = base64.b64decode(self._program.settings.get(WINDOW_PLACE), validate=True)
        except (binascii.Error, ValueError):
            kept = b""
        room = QGuiApplication.primaryScreen().availableSize()
        restored = bool(kept) and window.restoreGeometry(QByteArray(kept))
        # The screen, or its scale, may be another one than last time.
        window.resize(window.size().boundedTo(room))
        if not restored and room.width() < _WIDE_ENOUGH:
            window.showMaximized()
        else:
            window.show()

    def _remember_place(self, window: "MainWindow") -> None:
        place = base64.b64encode(bytes(window.saveGeometry().data())).decode()
        try:
            self._program.settings.set(WINDOW_PLACE, place)
        except Unavailable:
            _log.warning("entry.not_remembered", exc_info=True)
