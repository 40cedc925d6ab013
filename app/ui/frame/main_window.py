"""The window: pages on the left, one of them in front, a line at the bottom, and a lock over it all."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.settings import LOCK_MINUTES
from app.ui.desk import Desk
from app.ui.frame.footer import Footer
from app.ui.frame.lock_screen import LockScreen
from app.ui.frame.sidebar import Sidebar
from app.ui.frame.window_actions import WindowActions
from app.ui.pages import PageController, PageSpec, visible
from app.ui.theme import NORMAL_POINTS
from app.ui.tokens import CONTRAST, LIGHT
from app.ui.tools import Tools
from app.ui.widgets.toast_bar import ToastBar

_COMPACT_BELOW_EM = 70


class MainWindow(QMainWindow):
    """A shell for pages. `switch_asked` and `unlock_asked` are answered by the sign-in, which knows the accounts."""

    switch_asked = Signal()
    unlock_asked = Signal(str)
    page_opened = Signal(str)
    closing = Signal()
    lock_after_changed = Signal(int)

    def __init__(self, workspace: Any, tools: Tools, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.theme = tools.theme
        self.settings = tools.settings
        self._tools = tools
        self._desk = Desk(workspace, tools.runner, tools.hub, tools.memory, self)
        self._specs = visible(pages, workspace)
        self._open: dict[str, PageController] = {}
        self._key = ""
        self._put_away: list[QDialog] = []
        self.sidebar = Sidebar(self)
        self.footer = Footer(self)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("stack")
        self.lock_screen = LockScreen(self)
        self._work = QWidget(self)
        self._cover = QStackedWidget(self)
        self._toast = ToastBar(self._work)
        self.actions_ = WindowActions(self)
        self._lay_out()
        self._connect()
        self._show_person()

    def open_page(self, key: str, focus: object | None = None) -> None:
        """Bring a page to the front, making it when it is opened for the first time."""
        spec = next((page for page in self._specs if page.key == key), None)
        if spec is None or not self._may_leave(key):
            self.sidebar.mark(self._key)
            return
        controller = self._open.get(key) or self._make(spec)
        self._key = key
        self.stack.setCurrentWidget(controller.view)
        self.sidebar.mark(key)
        self.actions_.follow(controller.view)
        self.setWindowTitle(self.tr("{page} — 研修簿").format(page=spec.title()))
        controller.arrive()
        if focus is not None:
            controller.focus(focus)
        self.page_opened.emit(key)

    def open_nth(self, number: int) -> None:
        """Open a page by its place in the sidebar."""
        if number <= len(self._specs):
            self.open_page(self._specs[number - 1].key)

    def page_keys(self) -> list[str]:
        """Return the keys of the pages this person sees."""
        return [spec.key for spec in self._specs]

    def controller(self) -> PageController | None:
        """Return the controller of the page in front."""
        return self._open.get(self._key)

    def refresh(self) -> None:
        """Read the page in front again."""
        if current := self.controller():
            current.refresh()
            self.toast(self.tr("已刷新"))

    def toast(self, text: str, *, word: str = "", do: Callable[[], object] | None = None) -> None:
        """Say a short word at the bottom."""
        self._toast.say(text, word=word, do=do)

    def set_badge(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        self.sidebar.set_badge(key, count)

    def note(self, text: str) -> None:
        """Write into the line at the bottom."""
        self.footer.note(text)

    def explain(self, error: Exception) -> None:
        """Show an error that a page has no better place for."""
        self._tools.errors.show(error)

    def lock_after(self, minutes: int) -> None:
        """Lock after so many idle minutes from now on."""
        self.settings.set(LOCK_MINUTES, minutes)
        self.lock_after_changed.emit(minutes)

    @property
    def workspace(self) -> Any:
        """The workspace of the person whose window this is."""
        return self._desk.workspace

    @property
    def locked(self) -> bool:
        return self._cover.currentWidget() is self.lock_screen

    def lock(self) -> None:
        """Cover everything; what is being written stays behind the cover, open dialogs are put away."""
        if self.locked:
            return
        self._put_away = [one for one in self.findChildren(QDialog) if one.isVisible()]
        for dialog in self._put_away:
            dialog.hide()
        self.lock_screen.name_person(self._desk.workspace.actor.name)
        self._cover.setCurrentWidget(self.lock_screen)
        self._usable(usable=False)

    def unlock(self) -> None:
        """Take the cover away."""
        self._cover.setCurrentWidget(self._work)
        self._usable(usable=True)
        for dialog in self._put_away:
            dialog.show()
        self._put_away = []
        if current := self.controller():
            current.view.setFocus()

    def normal_size(self) -> None:
        """Go back to the normal font size."""
        self.theme.apply(points=NORMAL_POINTS)

    def switch_look(self) -> None:
        """Change between the normal and the high-contrast look."""
        self.theme.apply(look=LIGHT.name if self.theme.look is CONTRAST else CONTRAST.name)

    def open_help(self) -> None:
        """Open the help for the page in front."""
        from app.ui.dialogs.help_dialog import HelpDialog  # noqa: PLC0415 - not before the first window

        HelpDialog(self._key, self).open()

    def open_key_card(self) -> None:
        """Open the list of keys."""
        from app.ui.dialogs.key_card import KeyCard  # noqa: PLC0415 - not before the first window

        KeyCard(self.actions_.all(), self).open()

    def open_about(self) -> None:
        """Open versions and licences."""
        from app.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415 - not before the first window

        AboutDialog(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave(""):
            event.ignore()
            return
        self.closing.emit()
        self._tools.memory.save()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_sidebar()

    def _make(self, spec: PageSpec) -> PageController:
        controller = spec.factory(self._desk)
        controller.view.setProperty("pageKey", spec.key)
        self.stack.addWidget(controller.view)
        self._open[spec.key] = controller
        return controller

    def _may_leave(self, to: str) -> bool:
        current = self.controller()
        return current is None or to == self._key or current.may_leave()

    def _usable(self, *, usable: bool) -> None:
        for entry in self.actions_.all():
            if entry.objectName() not in ("quit", "font_larger", "font_smaller", "font_normal", "look"):
                self.removeAction(entry) if not usable else self.addAction(entry)

    def _fit_sidebar(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        self.sidebar.set_compact(compact=self.width() < em * _COMPACT_BELOW_EM)

    def _show_size(self) -> None:
        self.footer.show_size(self.theme.percent)

    def _show_person(self) -> None:
        who, where = self._desk.workspace.actor.name, self._desk.workspace.office.name
        self.sidebar.show_account(who, where)
        self.setWindowTitle(self.tr("研修簿 · {office}").format(office=where))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self._cover.addWidget(self._work)
        self._cover.addWidget(self.lock_screen)
        self.setCentralWidget(self._cover)
        self.setStatusBar(self.footer)
        self.sidebar.show_pages(self._specs)
        self.actions_.count_pages(len(self._specs))
        mine = self.actions_
        for entry in (mine.help, mine.keys, None, mine.larger, mine.smaller, mine.normal, mine.look, None,
                      mine.lock, mine.switch, None, mine.about, mine.leave):  # fmt: skip
            self.sidebar.add_to_menu(entry)
        for entry in (mine.larger, mine.smaller, mine.normal):
            self.footer.add_to_size_menu(entry)
        self.footer.show_size(self.theme.percent)
        self.resize(1280, 720)

    def _connect(self) -> None:
        self.sidebar.asked.connect(self.open_page)
        self.lock_screen.unlock_asked.connect(self.unlock_asked)
        self.lock_screen.switch_asked.connect(self.switch_asked)
        # By name: the theme outlives the window, and Qt forgets a method of what is gone, but no lambda.
        self.theme.changed.connect(self._show_size)
