"""Drives an import: outline, dry run, and only then the real one; the file stays chosen whatever happens."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.documents.workbook import SheetOutline
from app.services.intake import ImportResult
from app.ui.desk import Desk
from app.ui.dialogs.file_dialogs import open_file, save_file
from app.ui.error_desk import sentence_of
from app.ui.intake.import_kinds import SCHOOLS, TEACHERS, ImportKind
from app.ui.intake.intake_dialog import CHOOSE, DONE, LOOK, IntakeDialog
from app.ui.runner import Task

__all__ = ["SCHOOLS", "TEACHERS", "IntakeController", "start_import"]


def start_import(desk: Desk, kind: ImportKind, parent: QWidget, file: Path | None = None) -> IntakeDialog:
    """Open the import; a file that was dropped is looked at straight away."""
    dialog = IntakeDialog(kind, desk, parent)
    controller = IntakeController(desk, kind, dialog)
    dialog.open()
    if file:
        controller.take(file)
    return dialog


class IntakeController(QObject):
    """One import while its dialog is open."""

    def __init__(self, desk: Desk, kind: ImportKind, dialog: IntakeDialog) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._kind = kind
        self._dialog = dialog
        self._file: Path | None = None
        self._outlines: tuple[SheetOutline, ...] = ()
        self._at = 0
        self._imported_already = False
        self._task: Task | None = None
        dialog.show_file(None)
        dialog.file_asked.connect(self._ask_file)
        dialog.dropped.connect(self.take)
        dialog.sheet_chosen.connect(self._take_sheet)
        dialog.mapping_changed.connect(self._look)
        dialog.confirmed.connect(self._import)
        dialog.errors_asked.connect(self._ask_errors)
        dialog.leaving.connect(self._leave)

    def take(self, file: Path) -> None:
        """Look at a workbook."""
        self._file = file
        self._dialog.show_file(file)
        self._dialog.show_trouble("")
        self._dialog.go_to(CHOOSE)
        intake = self._desk.workspace.intake
        task = self._desk.runner.latest(f"outline-{id(self)}", intake.outline, file, self._kind.columns)
        task.then(self._take_outlines, self._not_read)

    def _ask_file(self) -> None:
        pattern = self.tr("Excel 表格 (*.xlsx *.xls *.xlsm);;所有文件 (*)")
        open_file(self._dialog, self._desk.memory, self.tr("选择要导入的表格"), pattern, self.take)

    def _take_outlines(self, outlines: tuple[SheetOutline, ...]) -> None:
        self._outlines = outlines
        self._dialog.show_sheets(outlines)
        self._dialog.go_to(LOOK)
        self._take_sheet(0)

    def _not_read(self, error: Exception) -> None:
        self._dialog.show_trouble(sentence_of(error))
        if not sentence_of(error):
            self._desk.shell.explain(error)

    def _take_sheet(self, at: int) -> None:
        self._at = at
        self._dialog.show_outline(self._outlines[at])
        self._look()

    def _look(self) -> None:
        """Try the import without writing, for the sheet and columns that are chosen now."""
        outline = self._outlines[self._at]
        self._dialog.show_columns(outline)
        if not self._dialog.mapping.names("name"):
            self._wait_for_name(outline)
            return
        self._dialog.show_trouble("")
        self._run(self._looked, self.tr("正在核对 {file}").format(file=self._name()), dry_run=True)

    def _wait_for_name(self, outline: SheetOutline) -> None:
        name = next(column.heading for column in self._kind.columns if column.field == "name")
        words = self.tr(
            "在工作表“{sheet}”里没有认出“{name}”这一列。请在“列的对应”里指出来，或换一个工作表、文件。"
        )
        self._dialog.show_trouble(words.format(sheet=outline.sheet, name=name))
        self._dialog.clear_counts(self.tr("指出“{name}”列以后，这里会列出核对结果").format(name=name))
        self._dialog.set_confirm(self.tr("先指出“{name}”是哪一列").format(name=name))
        self._dialog.set_errors(self.tr("还没有核对"))

    def _looked(self, result: ImportResult) -> None:
        self._dialog.show_counts(result)
        self._offer_errors(result)
        writes = result.added + result.changed
        if writes:
            words = self.tr("确认导入 {count} {unit}").format(count=f"{writes:,}", unit=self._kind.unit())
            self._dialog.set_confirm("", words)
        else:
            self._dialog.set_confirm(self.tr("表里没有要新增或修改的内容"))

    def _import(self) -> None:
        title = self.tr("正在导入 {file}").format(file=self._name())
        task = self._run(self._imported, title, dry_run=False)
        self._desk.hub.follow(task)

    def _imported(self, result: ImportResult) -> None:
        self._imported_already = True
        self._dialog.go_to(DONE)
        self._dialog.show_done(result)
        self._offer_errors(result)

    def _offer_errors(self, result: ImportResult) -> None:
        self._dialog.set_errors("" if result.rejected else self.tr("没有不收的行"))

    def _ask_errors(self) -> None:
        name = self.tr("{name}（问题行）.xlsx").format(name=Path(self._name()).stem)
        title = self.tr("问题行存到哪里")
        save_file(
            self._dialog, self._desk.memory, title, name, self.tr("Excel 表格 (*.xlsx)"), self._keep_errors
        )

    def _keep_errors(self, out: Path) -> None:
        title = self.tr("正在写出问题行")
        self._run(self._errors_kept, title, dry_run=True, errors=out)

    def _errors_kept(self, result: ImportResult) -> None:
        if not self._imported_already:
            self._looked(result)
        if result.errors is None:
            self._desk.shell.toast(self.tr("没有不收的行，没有写出文件"))
            return
        folder = QUrl.fromLocalFile(str(result.errors.parent))
        said = self.tr("问题行已存为 {file}，改好后可以直接再导入").format(file=result.errors.name)
        self._desk.shell.toast(said, word=self.tr("打开文件夹"), do=lambda: QDesktopServices.openUrl(folder))

    def _run(
        self,
        then: Callable[[ImportResult], object],
        title: str,
        *,
        dry_run: bool,
        errors: Path | None = None,
    ) -> Task:
        """Run the use case as a job; a run that is still under way for other columns is dropped."""
        if self._task:
            self._task.cancel()
        self._dialog.set_busy(busy=True)
        self._dialog.set_confirm(self.tr("请等核对或导入结束"))
        task = self._desk.runner.job(
            self._kind.run(self._desk.workspace),
            self._file,
            sheet=self._outlines[self._at].sheet,
            mapping=self._dialog.mapping.mapping(),
            dry_run=dry_run,
            errors=errors,
        )
        self._task = task
        self._dialog.progress.watch(task, title)
        task.succeeded.connect(lambda result: self._answer(task, then, result))
        task.failed.connect(self._failed)
        task.cancelled.connect(lambda: self._stopped(task, dry_run=dry_run))
        task.ended.connect(lambda: self._ended(task))
        return task

    def _answer(self, task: Task, then: Callable[[ImportResult], object], result: ImportResult) -> None:
        if isValid(self._dialog) and task is self._task:
            then(result)

    def _failed(self, error: Exception) -> None:
        if not isValid(self._dialog):
            return
        self._dialog.show_trouble(sentence_of(error))
        self._dialog.set_confirm(self.tr("先解决上面说的问题"))
        if not sentence_of(error):
            self._desk.shell.explain(error)

    def _stopped(self, task: Task, *, dry_run: bool) -> None:
        if not isValid(self._dialog) or task is not self._task:
            return
        if dry_run:
            self._dialog.clear_counts(self.tr("核对已取消"))
            self._dialog.set_confirm(self.tr("核对已取消，请重新选择文件"))
        else:
            self._dialog.show_trouble(self.tr("导入已取消，没有写入任何内容。可以再按“确认导入”。"))
            self._dialog.set_confirm("")

    def _ended(self, task: Task) -> None:
        if isValid(self._dialog) and task is self._task:
            self._task = None
            self._dialog.set_busy(busy=False)

    def _leave(self) -> None:
        if self._task:
            self._task.cancel()

    def _name(self) -> str:
        return self._file.name if self._file else ""
