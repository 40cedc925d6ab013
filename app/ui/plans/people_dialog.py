"""Choosing people of a school: search, tick, done."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QWidget

from app.domain import people
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.plans.staff import Teacher
from app.ui.widgets.search_box import SearchBox

_ID = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2
_NAME = Qt.ItemDataRole.UserRole + 3


class PeopleDialog(NamedDialog):
    """A list to tick; `taken` gets id and name of everyone ticked, in the order of the list."""

    def __init__(
        self,
        teachers: Sequence[Teacher],
        chosen: Sequence[str],
        taken: Callable[[Mapping[str, str]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("选择参加人员"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = QStandardItemModel(self)
        for one in teachers:
            self._model.appendRow(_item(one, ticked=one.id in chosen))
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterRole(_KEY)
        self._view = QListView(self)
        self._view.setObjectName("people_list")
        self._view.setAccessibleName(self.tr("本校教师"))
        self._view.setModel(self._shown)
        self._view.setAlternatingRowColors(True)
        search = SearchBox(self.tr("姓名 / 拼音首字母"), self)
        search.asked.connect(lambda text: self._shown.setFilterFixedString(people.search_text(text)))
        search.left_down.connect(self._view.setFocus)
        self._count = QLabel(self)
        self.body.addWidget(search)
        self.body.addWidget(self._view, 1)
        self.body.addLayout(self._row_of_buttons())
        self._take = self.add_button("take_people", self.tr("确定"), kind="primary")
        self.add_cancel()
        self.chosen.connect(lambda name: taken(self._ticked()) if name == "take_people" else None)
        self._model.itemChanged.connect(lambda _item: self._follow())
        self._follow()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 32, em * 34)

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        for name, words, ticked in (
            ("tick_shown", self.tr("全选列出的"), True),
            ("untick_shown", self.tr("全不选"), False),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=ticked: self._tick_shown(ticked=on))
            row.addWidget(button)
        return row

    def _tick_shown(self, *, ticked: bool) -> None:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for row in range(self._shown.rowCount()):
            source = self._shown.mapToSource(self._shown.index(row, 0))
            self._model.itemFromIndex(source).setCheckState(state)

    def _ticked(self) -> dict[str, str]:
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return {
            item.data(_ID): item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked
        }

    def _follow(self) -> None:
        count = len(self._ticked())
        self._count.setText(self.tr("已选 {count} 人").format(count=count))
        self._take.setEnabled(count > 0)
        self._take.setToolTip("" if count else self.tr("先勾选参加的人"))


def _item(teacher: Teacher, *, ticked: bool) -> QStandardItem:
    item = QStandardItem(f"{teacher.name}　{teacher.about}".strip())
    item.setCheckable(True)
    item.setEditable(False)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    item.setData(teacher.id, _ID)
    item.setData(teacher.name, _NAME)
    item.setData(people.search_key(teacher.name).casefold(), _KEY)
    return item
