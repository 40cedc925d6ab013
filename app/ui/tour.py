"""Pictures of the very pages and dialogs that people use, at a logical size; the scale comes from QT_SCALE_FACTOR."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.frame.main_window import MainWindow
from app.ui.runner import Runner

_QUIET_MS = 30
_PATIENCE_MS = 20_000


class Tour:
    """Walks a window and writes PNG files into a folder."""

    def __init__(self, window: MainWindow, runner: Runner, folder: Path, size: QSize) -> None:
        self._window = window
        self._runner = runner
        self._folder = folder
        self.files: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)
        window.resize(size)
        window.show()

    def page(self, key: str) -> Path:
        """Open a page, wait until it has read what it shows, and take its picture."""
        self._window.open_page(key)
        return self.picture(f"page-{key}")

    def picture(self, name: str) -> Path:
        """Take the window as it is."""
        settle(self._runner)
        return self._save(self._window, name)

    def dialogs(self, name: str) -> list[Path]:
        """Take every dialog that is open, then close it."""
        settle(self._runner)
        taken = []
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                taken.append(self._save(widget, f"dialog-{name}"))
                widget.close()
        return taken

    def _save(self, widget: QWidget, name: str) -> Path:
        file = self._folder / f"{name}.png"
        widget.grab().save(str(file))
        self.files.append(file)
        return file


def settle(runner: Runner) -> None:
    """Let the event loop run until no work is under way and a moment has passed without any."""
    loop = QEventLoop()
    quiet = QTimer(singleShot=True, interval=_QUIET_MS)
    limit = QTimer(singleShot=True, interval=_PATIENCE_MS)

    def look() -> None:
        if runner.busy:
            quiet.start()
        else:
            loop.quit()

    quiet.timeout.connect(look)
    limit.timeout.connect(loop.quit)
    quiet.start()
    limit.start()
    loop.exec()
