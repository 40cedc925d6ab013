"""What a page is, how it is announced to the window, and who gets to see it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Changes
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.search_box import SearchBox


class Verb(Enum):
    """What many pages can do under the same key; the window owns the key, the page the deed."""

    FIND = "Ctrl+F"
    NEW = "Ctrl+N"
    SAVE = "Ctrl+S"
    PRINT = "Ctrl+P"
    NEXT_PROBLEM = "F8"
    ACCEPT_AND_NEXT = "Ctrl+Return"


class Page(QWidget):
    """Header, notice strip and a body. A view: layout and words, intents as signals, no business state."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.header = PageHeader(title, self)
        self.notice = NoticeStrip(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._verbs: dict[Verb, QAction] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addLayout(self.body, 1)
        jump = action(self, "next_problem", self.tr("跳到下一处"), self.notice.jump, icon="arrow-right")
        self.offer(Verb.NEXT_PROBLEM, jump)
        self.notice.changed.connect(self._follow_problems)
        self._follow_problems()

    def offer(self, verb: Verb, target: QAction) -> QAction:
        """Let the window's key for this verb trigger an action of the page."""
        self._verbs[verb] = target
        return target

    def offer_search(self, box: SearchBox) -> SearchBox:
        """Let Ctrl+F lead to a search box."""

        def go() -> None:
            box.setFocus()
            box.selectAll()

        self.offer(Verb.FIND, action(self, "find", self.tr("搜索"), go, icon="search"))
        return box

    def verb(self, verb: Verb) -> QAction | None:
        """Return the action for a verb when this page has one."""
        return self._verbs.get(verb)

    def _follow_problems(self) -> None:
        reason = None if self.notice.problems() else self.tr("本页没有要改的地方")
        set_usable(self._verbs[Verb.NEXT_PROBLEM], reason)


class PageController(QObject):
    """Owns one view, calls services through the runner, and reads again when a kind it shows has changed.

    Override `refresh`, set `kinds`; `may_leave` may hold the person back when work would be lost.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, view: Page) -> None:
        super().__init__(view)
        self.desk = desk
        self.view = view
        self._stale = True
        desk.hub.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read what the page shows."""

    def focus(self, what: object) -> None:
        """Go to one thing on the page; pages that are led to override it."""

    def may_leave(self) -> bool:
        """Whether another page may come to the front now."""
        return True

    def arrive(self) -> None:
        """Be shown: read when something changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self or not self.kinds & changes.kinds():
            return
        self._stale = True
        if self.view.isVisible():
            self.arrive()


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page as the window knows it before it exists. `roles` and `levels` empty: everyone."""

    key: str
    title: Callable[[], str]
    icon: str
    factory: Callable[[Desk], PageController]
    roles: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()

    def seen_by(self, roles: Iterable[str], level: str) -> bool:
        """Whether someone with these roles in an office of this level sees the page."""
        return (not self.roles or not self.roles.isdisjoint(roles)) and (
            not self.levels or level in self.levels
        )


class SignedIn(Protocol):
    """The part of a workspace that the frame of the window shows."""

    @property
    def actor(self) -> "Person":
        """Who is signed in."""

    @property
    def office(self) -> "Office":
        """Whose folder is open."""


class Person(Protocol):
    """A name and its roles."""

    name: str
    roles: Iterable[str]


class Office(Protocol):
    """A name and a level."""

    name: str
    level: str


def visible(pages: Sequence[PageSpec], who: SignedIn) -> list[PageSpec]:
    """Return the pages this person sees, in their order."""
    return [page for page in pages if page.seen_by(who.actor.roles, who.office.level)]
