"""The right half of the editor: the activities, what can be done to them, their sum, what is said of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.units import plain
from app.ui.actions import action, set_usable
from app.ui.plans.activity_grid import ActivityGrid
from app.ui.plans.activity_lines import ActivityLine
from app.ui.plans.activity_paste import cells_of, lines_from
from app.ui.plans.activity_table import ActivityTable
from app.ui.plans.paste_dialog import PasteDialog
from app.ui.plans.plan_story import clear
from app.ui.plans.staff import Staff
from app.ui.tokens import Tone
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.card import Card
from app.ui.widgets.words import FindingLabel, heading, muted, restyle


class ActivityCard(Card):
    """Shows and edits the activities; `table` holds them."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.table = ActivityTable(self)
        self.grid = ActivityGrid(self.table, staff, self)
        self._title = heading("", self)
        self._sum = QLabel(self)
        self._about = FindingLabel(Tone.QUIET, "", self)
        self._keys = muted(self.tr("Tab 到下一格，Enter 到下一行，F2 修改，Ctrl+Z 撤销"), self)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(2)
        self._buttons = ActionRow(self)
        self._make_actions()
        self._lay_out()
        self.table.edited.connect(self._follow)
        self.table.modelReset.connect(self._follow)
        self.table.dataChanged.connect(lambda *_: self._explain())
        self.grid.moved_to.connect(self._follow)
        self.grid.lines_pasted.connect(self.look_at)
        self._follow()

    def set_frozen(self, reason: str) -> None:
        """Let the activities be edited, or say why not."""
        self._frozen = reason
        self.table.editable = not reason
        self._keys.setVisible(not reason)
        self.grid.follow()
        self._follow()

    def show_remarks(self, labels: list[QLabel]) -> None:
        """Show what the reviewer said about activities."""
        clear(self._remarks)
        for label in labels:
            self._remarks.addWidget(label)

    def add_line(self) -> None:
        """Add an empty line and go there."""
        row = self.table.add()
        self.grid.go_to(self.table.index(row, 1))

    def paste(self) -> None:
        """Look at the clipboard."""
        self.look_at(QGuiApplication.clipboard().text())

    def look_at(self, text: str) -> None:
        """Show what a text from a spreadsheet would become."""
        rows = cells_of(text)
        PasteDialog(lines_from(rows), self._take, self).open()

    def delete(self) -> None:
        """Delete the lines of the selection; Ctrl+Z brings them back."""
        rows = self.grid.rows_chosen()
        self.table.delete(rows)
        self.grid.go_to(self.table.index(min(rows[0], self.table.rowCount() - 1), 1))

    def move_line(self, by: int) -> None:
        """Move the line of the cursor."""
        at = self.grid.currentIndex()
        column = at.column()
        row = self.table.move(at.row(), by)
        self.grid.go_to(self.table.index(row, column))

    def _take(self, lines: list[ActivityLine]) -> None:
        blank = [at for at, line in enumerate(self.table.lines()) if line.blank]
        if blank:
            self.table.delete(blank)
        row = self.table.add(lines)
        self.grid.go_to(self.table.index(row, 1))

    def _follow(self) -> None:
        count, at = self.table.rowCount(), self.grid.currentIndex().row()
        frozen = self._frozen or None
        none = None if at >= 0 else self.tr("先点选一行")
        set_usable(self._add, frozen)
        set_usable(self._paste, frozen)
        set_usable(self._delete, frozen or none)
        set_usable(self._up, frozen or none or (None if at > 0 else self.tr("已经是第一行")))
        set_usable(self._down, frozen or none or (None if at + 1 < count else self.tr("已经是最后一行")))
        self._title.setText(self.tr("活动安排（{count} 次）").format(count=count))
        self._sum.setText(self.tr("学时合计 {hours}").format(hours=plain(self.table.hours())))
        self._explain()

    def _explain(self) -> None:
        mark = self.table.mark_at(self.grid.currentIndex())
        self._about.setText(f"{mark.tone.symbol} {mark.sentence}" if mark else "")
        self._about.setVisible(mark is not None)
        if mark:
            restyle(self._about, "tone", str(mark.tone))

    def _make_actions(self) -> None:
        self._frozen = ""
        self._add = action(self, "add_activity", self.tr("添加一行"), self.add_line, icon="plus")
        self._paste = action(
            self, "paste_activities", self.tr("从 Excel 粘贴"), self.paste, icon="file-spreadsheet"
        )
        self._delete = action(self, "delete_activity", self.tr("删除"), self.delete, icon="trash")
        self._up = action(self, "move_up", self.tr("上移"), lambda: self.move_line(-1), icon="chevron-up")
        self._down = action(
            self, "move_down", self.tr("下移"), lambda: self.move_line(1), icon="chevron-down"
        )
        for entry in (self._add, self._paste, self._delete, self._up, self._down):
            self._buttons.add(entry)
        cell_paste = action(self.grid, "paste_cells", self.tr("粘贴"), self.grid.paste, keys="Ctrl+V")
        cell_paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.grid.addAction(cell_paste)
        for entry in (self._delete, self._up, self._down):
            self.grid.addAction(entry)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._buttons)
        foot = QHBoxLayout()
        foot.addWidget(self._sum)
        foot.addWidget(self._keys, 1)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.grid.setMinimumHeight(120)
        self.body.addLayout(top)
        self.body.addLayout(self._remarks)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._about)
        self.body.addLayout(foot)
