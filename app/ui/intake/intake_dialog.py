"""Import in three steps: choose the file, look at what it would do, done. Nothing is written before 确认导入."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.documents.workbook import SheetOutline
from app.services.intake import ImportResult
from app.ui import icons
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.intake.dropped import workbook_in
from app.ui.intake.import_kinds import ImportKind
from app.ui.intake.mapping_panel import MappingPanel
from app.ui.intake.problem_list import ProblemList, problem_columns, sentence_of_problem
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.folding import scrolled
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.step_header import StepHeader
from app.ui.widgets.words import heading, muted

CHOOSE, LOOK, DONE = range(3)


class IntakeDialog(NamedDialog):
    """Layout and words of the three steps. Intents: another file, another sheet or column, import, keep the rows."""

    file_asked = Signal()
    dropped = Signal(object)
    sheet_chosen = Signal(int)
    mapping_changed = Signal()
    confirmed = Signal()
    errors_asked = Signal()
    leaving = Signal()

    def __init__(self, kind: ImportKind, desk: Desk, parent: QWidget) -> None:
        super().__init__(kind.title(), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._unit = kind.unit()
        self.steps = StepHeader([self.tr("选文件"), self.tr("核对"), self.tr("完成")], self)
        self.progress = ProgressPanel(self)
        self.mapping = MappingPanel(kind.columns, self)
        self.problems = ProblemList()
        self.table = TableView(
            "problems",
            self.tr("问题"),
            self.problems,
            problem_columns(),
            runner=desk.runner,
            memory=desk.memory,
            parent=self,
        )
        self.summary = EmptyState(self)
        self._stack = QStackedWidget(self)
        for page in (self._choosing(), self._looking(), self.summary):
            self._stack.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.progress)
        self.progress.hide()
        self._add_buttons()
        self.go_to(CHOOSE)

    def go_to(self, step: int) -> None:
        """Bring a step to the front."""
        self._stack.setCurrentIndex(step)
        self.steps.go_to(step if step < DONE else DONE + 1)
        self.confirm.setVisible(step == LOOK)
        self.keep_errors.setVisible(step > CHOOSE)
        self.another.setVisible(step < DONE)
        self.close_button.setText(self.tr("完成") if step == DONE else self.tr("取消"))

    def show_file(self, file: Path | None) -> None:
        """Name the file that was chosen; it stays named when it could not be read."""
        self._file.setText(file.name if file else self.tr("还没有选文件"))
        self._file.setToolTip(str(file or ""))
        self.another.setText(self.tr("换一个文件…") if file else self.tr("选择文件…"))

    def show_trouble(self, sentence: str) -> None:
        """Say what is in the way; an empty sentence takes it back."""
        self.notice.show_notice(Tone.BAD, sentence)

    def show_sheets(self, outlines: Sequence[SheetOutline]) -> None:
        """Offer the sheets of the workbook."""
        self._sheets.blockSignals(True)
        self._sheets.clear()
        for one in outlines:
            self._sheets.addItem(
                self.tr("{sheet}（{rows} 行）").format(sheet=one.sheet, rows=f"{one.rows:,}")
            )
        self._sheets.blockSignals(False)
        self._sheets.setEnabled(len(outlines) > 1)

    def show_outline(self, outline: SheetOutline) -> None:
        """Say where the header is and which columns were recognised."""
        self.mapping.show_sheet(outline)
        if outline.header_row:
            self._header.setText(self.tr("表头在第 {row} 行").format(row=outline.header_row))
        else:
            self._header.setText(self.tr("没有认出表头"))
        self.show_columns(outline)
        if not outline.header_row:
            self._fold.setChecked(True)

    def show_columns(self, outline: SheetOutline) -> None:
        """Say which columns go in and which are left."""
        used = [one for one in outline.headings if one in self.mapping.used()]
        unused = [one for one in outline.headings if one not in self.mapping.used()]
        words = self.tr("用到 {count} 列：{used}").format(count=len(used), used="、".join(used) or "—")
        if unused:
            words += self.tr("；不用：{unused}").format(unused="、".join(unused))
        self._columns.setText(words)

    def show_counts(self, result: ImportResult) -> None:
        """Say what the import would do, and list what is wrong."""
        self._counts.setText(
            self.tr("共读到 {read} 行：").format(read=f"{result.read:,}")
            + self.tr("<b>新增 {added}</b>　·　<b>修改 {changed}</b>　·　不变 {unchanged}　·　").format(
                added=f"{result.added:,}", changed=f"{result.changed:,}", unchanged=f"{result.unchanged:,}"
            )
            + self.tr("<b>不收 {rejected}</b>").format(rejected=f"{result.rejected:,}")
        )
        self.problems.hold(result.problems)
        self._kinds.blockSignals(True)
        self._kinds.clear()
        everything = self.tr("全部问题（{count}）").format(count=f"{len(result.problems):,}")
        self._kinds.addItem(everything, "")
        for kind in self.problems.kinds():
            self._kinds.addItem(f"{kind.title}（{kind.count:,}）", kind.code)
        self._kinds.blockSignals(False)
        self._kinds.setVisible(bool(result.problems))
        self.table.empty.explain(self.tr("每一行都没有问题"), self.tr("可以放心导入。"), icon="circle-check")
        self.table.show_matching("")
        self.table.setFocus()

    def clear_counts(self, words: str) -> None:
        """Show that nothing has been looked at yet, and why."""
        self._counts.setText(words)
        self.problems.hold(())
        self._kinds.hide()
        self.table.empty.explain(words, "", icon="table-import")
        self.table.show_matching("")

    def show_done(self, result: ImportResult) -> None:
        """Say what was imported."""
        counts = self.tr(
            "新增 {added} {unit}，修改 {changed} {unit}，不变 {unchanged} {unit}，不收 {rejected} 行。"
        )
        self.summary.explain(
            self.tr("已导入 {file}").format(file=result.file),
            counts.format(
                added=f"{result.added:,}",
                changed=f"{result.changed:,}",
                unchanged=f"{result.unchanged:,}",
                rejected=f"{result.rejected:,}",
                unit=self._unit,
            )
            + "\n"
            + self.tr("这次导入记在“导入记录”里，编号 {batch}。").format(batch=_short(result.batch or "")),
            icon="circle-check",
        )
        self.close_button.setFocus()

    def set_confirm(self, reason: str, words: str = "") -> None:
        """Let the import be confirmed, or say why not yet."""
        self.confirm.setEnabled(not reason)
        self.confirm.setToolTip(reason)
        self.confirm.setText(words or self.tr("确认导入"))

    def set_errors(self, reason: str) -> None:
        """Let the rows that stay out be kept in a workbook, or say why not."""
        self.keep_errors.setEnabled(not reason)
        self.keep_errors.setToolTip(reason)

    def set_busy(self, *, busy: bool) -> None:
        """While work is under way only its own 取消 works."""
        self.progress.setVisible(busy)
        self.another.setEnabled(not busy)
        self._sheets.setEnabled(not busy and self._sheets.count() > 1)
        self.mapping.setEnabled(not busy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if workbook_in(event.mimeData()) and self.another.isEnabled() and not self.another.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := workbook_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(file)

    def reject(self) -> None:
        """Esc and 取消: whoever works for the dialog may stop."""
        self.leaving.emit()
        super().reject()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(min(em * 70, 1030), min(em * 40, 540))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(1030, 530))

    def _choosing(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 0)
        self._file = heading("", page)
        column.addWidget(self._file)
        for words in (
            self.tr("选择学校或人事部门的 Excel 花名册（.xlsx 或 .xls），也可以把文件直接拖到窗口里。"),
            self.tr("表头在第几行、列的先后都没有关系，软件会自己找；下一步先给您看结果，确认后才写入。"),
            self.tr("身份证号一列请设成“文本”格式，否则表格软件会把末几位变成 0。"),
        ):
            column.addWidget(muted(words, page))
        column.addStretch(1)
        return page

    def _looking(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        self._sheets = QComboBox(page)
        self._sheets.setObjectName("sheets")
        self._sheets.setAccessibleName(self.tr("工作表"))
        self._sheets.currentIndexChanged.connect(self.sheet_chosen)
        self._header = QLabel(page)
        self._fold = QPushButton(self.tr("列的对应…"), page)
        self._fold.setObjectName("show_mapping")
        self._fold.setCheckable(True)
        icons.put(self._fold, "columns-3")
        self._kinds = QComboBox(page)
        self._kinds.setObjectName("kinds")
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kinds.setAccessibleName(self.tr("问题种类"))
        self._kinds.currentIndexChanged.connect(
            lambda _at: self.table.show_matching(self._kinds.currentData() or "")
        )
        self._columns = muted("", page)
        self._counts = QLabel(page)
        self._counts.setWordWrap(True)
        area = scrolled(self.mapping, page)
        area.setVisible(False)
        area.setMaximumHeight(210)
        self._fold.toggled.connect(area.setVisible)
        self.mapping.changed.connect(self.mapping_changed)
        column.addLayout(_row(QLabel(self.tr("工作表"), page), self._sheets, self._header, None, self._fold))
        column.addWidget(self._columns)
        column.addWidget(area)
        column.addLayout(_row(self._counts, None, self._kinds))
        column.addWidget(self.table, 1)
        self._advice = muted("", page)
        column.addWidget(self._advice)
        self.table.chosen.connect(self._advise)
        return page

    def _advise(self) -> None:
        """Write out in full what the narrow column cuts off."""
        problem = self.table.current_row() if self.table.selected_keys() else None
        self._advice.setText(sentence_of_problem(problem) if problem else "")
        self._advice.setVisible(problem is not None)

    def _add_buttons(self) -> None:
        self.another = self.add_button("another", self.tr("选择文件…"), icon="folder-open", closes=False)
        self.keep_errors = self.add_button(
            "keep_errors", self.tr("导出问题行…"), icon="table-export", closes=False
        )
        self.confirm = self.add_button(
            "confirm", self.tr("确认导入"), kind="primary", icon="check", closes=False
        )
        self.close_button = self.add_cancel()
        signals = {"another": self.file_asked, "keep_errors": self.errors_asked, "confirm": self.confirmed}
        self.chosen.connect(lambda name: signals[name].emit() if name in signals else None)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, QLabel) and part.wordWrap() else 0)
    return row


def _short(batch: str) -> str:
    """Return the part of a commit's name that people can read to each other: 3bf18cb9.8."""
    device, _, number = batch.partition(".")
    return f"{device[:8]}.{number}"
