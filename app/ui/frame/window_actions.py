"""Every key of the window, in one list: what menus, the key card and the tests read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.ui.actions import action, reason_of, set_usable
from app.ui.pages import Page, Verb

if TYPE_CHECKING:
    from app.ui.frame.main_window import MainWindow


class WindowActions(QObject):
    """The actions of one window. Verbs follow the page in front: enabled when it offers them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: Page | None = None
        self.verbs = {verb: self._verb(verb) for verb in Verb}
        theme = window.theme
        self.refresh = self._add("refresh", self.tr("刷新"), window.refresh, "refresh", "F5")
        self.help = self._add("help", self.tr("帮助"), window.open_help, "help-circle", "F1")
        self.keys = self._add("keys", self.tr("快捷键一览"), window.open_key_card, "keyboard", "Ctrl+F1")
        self.larger = self._add("font_larger", self.tr("放大字号"), theme.larger, "plus", "Ctrl++ | Ctrl+=")
        self.smaller = self._add("font_smaller", self.tr("缩小字号"), theme.smaller, "minus", "Ctrl+-")
        self.normal = self._add("font_normal", self.tr("标准字号"), window.normal_size, "text-size", "Ctrl+0")
        self.look = self._add("look", self.tr("高对比度"), window.switch_look, "contrast", "Ctrl+Shift+H")
        self.lock = self._add("lock", self.tr("锁定"), window.lock, "lock", "Ctrl+L")
        self.switch = self._add(
            "switch_user", self.tr("换人登录…"), window.switch_asked.emit, "switch-horizontal", "Ctrl+Shift+L"
        )
        self.about = self._add("about", self.tr("关于研修簿"), window.open_about, "info-circle", "")
        self.leave = self._add("quit", self.tr("退出"), window.close, "power", "Ctrl+Q")
        self.pages = [self._page_key(number) for number in range(1, 10)]
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def count_pages(self, count: int) -> None:
        """Let only the keys of pages that exist work."""
        for number, entry in enumerate(self.pages, 1):
            missing = self.tr("没有第 {number} 页").format(number=number)
            set_usable(entry, missing if number > count else None)

    def follow(self, page: Page | None) -> None:
        """Let the verbs mean what this page does with them."""
        if self._page is not None:
            for verb in Verb:
                if theirs := self._page.verb(verb):
                    theirs.changed.disconnect(self._follow_page)
        self._page = page
        for verb in Verb:
            if page is not None and (theirs := page.verb(verb)):
                theirs.changed.connect(self._follow_page)
        self._follow_page()

    def all(self) -> list[QAction]:
        """Return every action of the window."""
        return [entry for entry in self.children() if isinstance(entry, QAction)]

    def _follow_page(self) -> None:
        for verb, mine in self.verbs.items():
            theirs = self._page.verb(verb) if self._page else None
            if theirs is None:
                set_usable(mine, self.tr("这一页没有“{what}”").format(what=mine.text()))
            else:
                reason = reason_of(theirs) or self.tr("现在不能用")
                set_usable(mine, None if theirs.isEnabled() else reason)

    def _follow_theme(self) -> None:
        theme = self._window.theme
        set_usable(self.larger, self.tr("已经是最大的字号") if theme.at_largest else None)
        set_usable(self.smaller, self.tr("已经是最小的字号") if theme.at_smallest else None)
        set_usable(self.normal, self.tr("已经是标准字号") if theme.at_normal else None)

    def _verb(self, verb: Verb) -> QAction:
        words = {
            Verb.FIND: self.tr("搜索"),
            Verb.NEW: self.tr("新增"),
            Verb.SAVE: self.tr("保存"),
            Verb.PRINT: self.tr("打印预览"),
            Verb.NEXT_PROBLEM: self.tr("跳到下一处要改的地方"),
            Verb.ACCEPT_AND_NEXT: self.tr("通过并打开下一条"),
        }
        return self._add(f"verb_{verb.name.lower()}", words[verb], lambda: self._do(verb), "", verb.value)

    def _do(self, verb: Verb) -> None:
        theirs = self._page.verb(verb) if self._page else None
        if theirs:
            theirs.trigger()

    def _page_key(self, number: int) -> QAction:
        words = self.tr("第 {number} 页").format(number=number)
        return self._add(f"page_{number}", words, lambda: self._window.open_nth(number), "", f"Alt+{number}")

    def _add(self, name: str, words: str, slot: object, icon: str, keys: str) -> QAction:
        made = action(self, name, words, slot, icon=icon, keys=keys)  # type: ignore[arg-type]
        self._window.addAction(made)
        return made
