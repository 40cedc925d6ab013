"""How one cell of the activity table is edited: plain text, a type from the list, a teacher of the roster."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from app.domain.activity_types import shipped
from app.domain.snapshot import Named
from app.ui.plans.activity_lines import COLUMNS
from app.ui.plans.activity_table import PERSON_ROLE
from app.ui.plans.staff import NameField, Staff
from app.ui.tables.grid import StatusDelegate

_TYPES_SHOWN = 14
_LONGEST_TYPE = 15
_AnyIndex = QModelIndex | QPersistentModelIndex


class TypeField(QLineEdit):
    """The type of an activity: all of them are listed when it is opened, fewer with every letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        completer = QCompleter([kind.name for kind in shipped().values()], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_TYPES_SHOWN)
        completer.popup().setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * _LONGEST_TYPE)
        self.setCompleter(completer)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._list_all)

    def _list_all(self) -> None:
        # Whoever opened the cell by typing is looking for something; the list follows the letters then.
        if not self.isModified():
            self.completer().setCompletionPrefix("")
            self.completer().complete()


class ActivityCells(StatusDelegate):
    """Makes the editors of the table."""

    def __init__(self, staff: Staff, parent: QWidget) -> None:
        super().__init__(parent)
        self._staff = staff

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _AnyIndex) -> QWidget:
        column = COLUMNS[index.column() - 1]
        editor: QWidget
        if column == "type":
            editor = TypeField(parent)
        elif column == "speaker":
            editor = NameField(self._staff, parent)
        else:
            editor = QLineEdit(parent)
        editor.setObjectName("cell")
        if isinstance(editor, (TypeField, NameField)):
            # What was picked from the list is meant: it needs no second Enter.
            editor.completer().activated.connect(
                lambda _text: self._done(editor), Qt.ConnectionType.QueuedConnection
            )
        return editor

    def setEditorData(self, editor: QWidget, index: _AnyIndex) -> None:
        # Marks change while somebody types; what is being typed must not be put back.
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, NameField):
            editor.show_named(Named(text))
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _AnyIndex) -> None:
        if isinstance(editor, NameField) and editor.person:
            model.setData(index, (editor.text(), editor.person), PERSON_ROLE)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _done(self, editor: QWidget) -> None:
        if isValid(editor) and editor.isVisible():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, StatusDelegate.EndEditHint.NoHint)
