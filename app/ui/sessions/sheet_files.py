"""Attendance sheets as files: blank ones out for Excel or the printer, filled ones in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.messages import sentence
from app.ui.desk import Desk
from app.ui.dialogs.file_dialogs import open_file, save_file
from app.ui.sessions.sessions_view import SessionsView
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.sessions import Register

_UNSAFE = dict.fromkeys(map(ord, '\\/:*?"<>|\n\t'), " ")
_LONGEST_NAME = 60


class SheetFiles(QObject):
    """`read(SheetRead)` when a filled sheet has been understood, `failed(error)` when a file was not to be had."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, view: SessionsView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._register: Register | None = None
        view.record_asked.connect(self._ask_sheet)
        view.workbook_asked.connect(self._ask_workbook)
        view.print_asked.connect(self._ask_print)
        view.register.dropped.connect(self._read)

    def show_register(self, register: "Register | None") -> None:
        """Take files for this session from now on."""
        self._register = register

    def _ask_sheet(self) -> None:
        pattern = self.tr("签到表 (*.xlsx *.xls *.csv *.json)")
        open_file(self._view, self._desk.memory, self.tr("登记填好的签到表"), pattern, self._read)

    def _read(self, file: Path) -> None:
        if self._register is None:
            self._view.notice.show_notice(Tone.BAD, self.tr("请先在列表里选一个场次，再放入签到表。"))
            return
        if bar := self._register.bar:
            self._view.notice.show_notice(Tone.BAD, sentence(bar.code, bar.facts))
            return
        look = self._desk.workspace.sessions.look
        task = self._desk.runner.read(look, self._register.session.id, file)
        task.then(self.read.emit, self.failed.emit)

    def _ask_workbook(self) -> None:
        self._ask_where(self.tr("导出空白签到表"), ".xlsx", self.tr("Excel 表格 (*.xlsx)"))

    def _ask_print(self) -> None:
        self._ask_where(self.tr("打印签到表"), ".pdf", self.tr("PDF 文件 (*.pdf)"))

    def _ask_where(self, title: str, suffix: str, pattern: str) -> None:
        if self._register is None:
            return
        session = self._register.session
        parts = (self.tr("签到表"), session.held_on, session.topic)
        name = "_".join(part for part in parts if part).translate(_UNSAFE)[:_LONGEST_NAME] + suffix

        def write(file: Path) -> None:
            task = self._desk.runner.read(self._desk.workspace.sessions.sheet, session.id, file)
            task.then(self._written, self.failed.emit)

        save_file(self._view, self._desk.memory, title, name, pattern, write)

    def _written(self, file: Path) -> None:
        text = self.tr("已保存 {file}").format(file=file.name)
        self._desk.shell.toast(text, word=self.tr("打开"), do=lambda: _open_outside(file))


def _open_outside(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
