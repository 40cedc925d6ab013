"""Asking for a file or folder without stopping the window, starting where the person was last time."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.memory import Memory

_WHERE = "folder"


def open_file(
    parent: QWidget, memory: Memory, title: str, pattern: str, answered: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that exists; `pattern` such as `Excel 表格 (*.xlsx *.xls *.csv)`."""
    dialog = _dialog(parent, memory, title, answered)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    dialog.open()
    return dialog


def open_files(
    parent: QWidget, memory: Memory, title: str, pattern: str, answered: Callable[[Sequence[Path]], object]
) -> QFileDialog:
    """Ask for one file or several that exist."""
    dialog = QFileDialog(parent, title, str(memory.recall(_WHERE, "")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(pattern)

    def take(chosen: list[str]) -> None:
        memory.keep(_WHERE, str(Path(chosen[0]).parent))
        answered([Path(one) for one in chosen])

    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog


def save_file(
    parent: QWidget, memory: Memory, title: str, name: str, pattern: str, answered: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write; the dialog itself asks before an existing file is replaced."""
    dialog = _dialog(parent, memory, title, answered)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(pattern)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def choose_folder(
    parent: QWidget, memory: Memory, title: str, answered: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder, such as the one on the stick."""
    dialog = _dialog(parent, memory, title, answered)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, memory: Memory, title: str, answered: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(memory.recall(_WHERE, "")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def take(chosen: str) -> None:
        path = Path(chosen)
        memory.keep(_WHERE, str(path if path.is_dir() else path.parent))
        answered(path)

    dialog.fileSelected.connect(take)
    return dialog
