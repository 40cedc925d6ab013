"""The way to the pages: icon, name and how much waits there; Alt+1…9."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, look
from app.ui.pages import PageSpec
from app.ui.widgets.folding import scrolled
from app.ui.widgets.words import restyle

_WIDTH_EM = 11


class NavButton(QPushButton):
    """One page. In a narrow window only its icon stays."""

    def __init__(self, spec: PageSpec, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._title = spec.title()
        self._keys = f"Alt+{number}" if number <= 9 else ""
        self._icon = spec.icon
        self._badge = QLabel(self)
        self._badge.setObjectName("badge")
        self._badge.hide()
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName(f"nav_{spec.key}")
        self.setCheckable(True)
        self.toggled.connect(self._recolour)
        icons.put(self, spec.icon, "muted")
        self.set_compact(compact=False)
        self.set_badge(0)

    def set_badge(self, count: int) -> None:
        """Show how much waits; nothing shows nothing."""
        self._badge.setText(f"{count:,}" if count < 1000 else "999+")
        self._badge.setVisible(count > 0)
        waits = self.tr("{title}，{count} 件待办").format(title=self._title, count=count)
        self.setAccessibleName(waits if count else self._title)

    def badge(self) -> str:
        """Return the number shown, or an empty text."""
        return "" if self._badge.isHidden() else self._badge.text()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon only, or icon and name."""
        self.setText("" if compact else f" {self._title}")
        restyle(self._badge, "compact", compact)
        self._row.setContentsMargins(0, 0, 2 if compact else 8, 0)
        self.setToolTip(f"{self._title} ({self._keys})" if self._keys else self._title)

    def minimumSizeHint(self) -> QSize:
        return QSize(look.icon_edge() * 2, super().minimumSizeHint().height())

    def _recolour(self, checked: bool) -> None:
        icons.put(self, self._icon, "accent" if checked else "muted")


class Sidebar(QFrame):
    """`asked(key)` when a page is clicked; the account button below opens the menu it is given."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._compact = False
        self._who = ""
        self._nav = QWidget(self)
        self._column = QVBoxLayout(self._nav)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self._account = QPushButton(self)
        self._account.setObjectName("account")
        icons.put(self._account, "user", "muted")
        self._menu = QMenu(self._account)
        self._menu.setToolTipsVisible(True)
        self._account.clicked.connect(self._open_menu)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 4)
        outer.setSpacing(0)
        area = scrolled(self._nav, self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area, 1)
        outer.addWidget(self._account)
        self._fit()

    def show_pages(self, pages: Sequence[PageSpec]) -> None:
        """Show these pages in their order."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = {spec.key: NavButton(spec, n, self) for n, spec in enumerate(pages, 1)}
        for at, (key, button) in enumerate(self._buttons.items()):
            self._group.addButton(button)
            self._column.insertWidget(at, button)
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            button.set_compact(compact=self._compact)

    def show_account(self, who: str, where: str) -> None:
        """Show who is signed in and whose folder is open."""
        self._who = f"{who}\n{where}"
        self._account.setAccessibleName(self.tr("账户：{who}").format(who=self._who.replace("\n", "，")))
        self._account.setToolTip(self._who)
        self._fit()

    def add_to_menu(self, entry: QAction | None) -> None:
        """Add an action to the account menu; None draws a line."""
        if entry is None:
            self._menu.addSeparator()
        else:
            self._menu.addAction(entry)

    def mark(self, key: str) -> None:
        """Mark the page that is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        if key in self._buttons:
            self._buttons[key].set_badge(count)

    def set_compact(self, *, compact: bool) -> None:
        """Keep only the icons, or bring the names back."""
        self._compact = compact
        for button in self._buttons.values():
            button.set_compact(compact=compact)
        restyle(self, "compact", compact)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        self.setFixedWidth(round(em * 3.4) if self._compact else em * _WIDTH_EM)
        room = self.width() - look.icon_edge() - round(em * 1.8)
        lines = self._who.split("\n") if self._who else []
        short = [self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room) for text in lines]
        self._account.setText("" if self._compact else "\n".join(short))

    def _open_menu(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._account.mapToGlobal(above))
