"""The teachers one may mean while typing a name: found by name, pinyin or initials, chosen as a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain import people
from app.domain.snapshot import Named
from app.listings.people import PeopleCriteria

_KEY = Qt.ItemDataRole.UserRole + 1
_ID = Qt.ItemDataRole.UserRole + 2
_NAME = Qt.ItemDataRole.UserRole + 3
_SHOWN_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Teacher:
    """Someone of the school's roster: `about` tells two of one name apart."""

    id: str
    name: str
    about: str


def staff_of(workspace: Any, school: str) -> list[Teacher]:
    """Return the teachers of a school; read it off the main thread."""
    listing = workspace.listings.people
    rows = listing.rows(listing.find(PeopleCriteria(school=school)))
    return [
        Teacher(row.id, row.name, "　".join(filter(None, (row.subject, row.title, row.number))))
        for row in rows
    ]


class Staff(QStandardItemModel):
    """The teachers of one school, shared by every field that names one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: dict[str, str] = {}

    def show(self, teachers: Sequence[Teacher]) -> None:
        """Offer these teachers."""
        self.clear()
        self.names = {one.id: one.name for one in teachers}
        for one in teachers:
            item = QStandardItem(f"{one.name}　{one.about}".strip())
            item.setData(people.search_key(one.name), _KEY)
            item.setData(one.id, _ID)
            item.setData(one.name, _NAME)
            self.appendRow(item)


class _StaffCompleter(QCompleter):
    """Finds by what people type, writes the bare name."""

    def __init__(self, staff: Staff, parent: QObject) -> None:
        super().__init__(staff, parent)
        self.setCompletionRole(_KEY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_SHOWN_AT_ONCE)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(_NAME))


class NameField(QLineEdit):
    """A name: of the roster when it was chosen from the list, from outside when it was only typed."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = ""
        completer = _StaffCompleter(staff, self)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # the stubs know one of two
        self.setCompleter(completer)
        self.textEdited.connect(self._typed)

    def show_named(self, named: Named) -> None:
        """Show who is named."""
        self.setText(named.name or named.person)
        self.person = named.person

    def named(self) -> Named:
        """Return who is named."""
        return Named(self.text().strip(), self.person)

    def _choose(self, index: QModelIndex) -> None:
        self.person = str(index.data(_ID))

    def _typed(self) -> None:
        self.person = ""
