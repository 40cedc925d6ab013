"""How one cell of the activity table is edited: plain text, a type from the list, a teacher of the roster."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from app.domain.activity_types import shipped
from app.domain.snapshot import Named
from app.ui.plans.activity_lines import COLUMNS
from app.ui.plans.activity_table import PERSON_ROLE
from app.ui.plans.staff import NameField, Staff
from app.ui.tables.grid import StatusDelegate

_AnyIndex = QModelIndex | QPersistentModelIndex


class ActivityCells(StatusDelegate):
    """Makes the editors of the table."""

    def __init__(self, staff: Staff, parent: QWidget) -> None:
        super().__init__(parent)
        self._staff = staff

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _AnyIndex) -> QWidget:
        column = COLUMNS[index.column() - 1]
        editor: QWidget
        if column == "type":
            editor = self._type_field(parent)
        elif column == "speaker":
            editor = NameField(self._staff, parent)
        else:
            editor = QLineEdit(parent)
        editor.setObjectName("cell")
        return editor

    def setEditorData(self, editor: QWidget, index: _AnyIndex) -> None:
        # Marks change while somebody types; what is being typed must not be put back.
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
            editor.lineEdit().selectAll()
        elif isinstance(editor, NameField):
            editor.show_named(Named(text))
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _AnyIndex) -> None:
        if isinstance(editor, NameField) and editor.person:
            model.setData(index, (editor.text(), editor.person), PERSON_ROLE)
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _AnyIndex) -> None:
        room = option.rect  # type: ignore[attr-defined]
        wide = max(room.width(), editor.sizeHint().width()) if isinstance(editor, QComboBox) else room.width()
        editor.setGeometry(room.left(), room.top(), wide, room.height())

    def _type_field(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems([kind.name for kind in shipped().values()])
        box.setMaxVisibleItems(20)
        box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.activated.connect(lambda _at: self._done(box))
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, StatusDelegate.EndEditHint.NoHint)
