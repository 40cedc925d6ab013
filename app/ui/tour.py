"""Pictures of the very pages and dialogs that people use, for help, translation and review."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QTabWidget, QWidget

from app.errors import Refused
from app.ui.frame.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.tables.table_view import TableView

if TYPE_CHECKING:
    from app.ui.application import Program
    from app.workspace import Workspace

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
            if not isinstance(widget, (QDialog, QMenu)) or not widget.isVisible():
                continue
            # The dialogs for choosing files are the system's, not ours.
            if isinstance(widget, QDialog) and not isinstance(widget, QFileDialog):
                taken.append(self._save(widget, f"dialog-{name}"))
            widget.close()
        return taken

    def everything(self) -> list[Path]:
        """Take every page, its tabs, every dialog that its actions open, and what the window itself has."""
        for key in self._window.page_keys():
            self.page(key)
            self._tabs(key)
            self._opened(key)
        for name, deed in (
            ("help", self._window.open_help),
            ("keys", self._window.open_key_card),
            ("about", self._window.open_about),
        ):
            deed()
            self.dialogs(name)
        self._window.lock()
        self.picture("lock")
        self._window.unlock()
        return self.files

    def steps(self, window: "QWidget", names: Mapping[str, QWidget]) -> None:
        """Take the steps before somebody is signed in."""
        window.resize(self._window.size())
        window.show()
        for name, step in names.items():
            window.go_to(step)  # type: ignore[attr-defined]  # the entry window
            settle(self._runner)
            self._save(window, f"entry-{name}")
        window.hide()

    def _tabs(self, key: str) -> None:
        for tabs in self._front().findChildren(QTabWidget):
            if tabs.isVisible():
                for at in range(1, tabs.count()):
                    tabs.setCurrentIndex(at)
                    self.picture(f"page-{key}-{at + 1}")
                tabs.setCurrentIndex(0)

    def _opened(self, key: str) -> None:
        """Open what ends in dots: by custom, that asks something before it does anything."""
        for table in self._front().findChildren(TableView):
            table.grid.selectRow(0)
        settle(self._runner)
        asking = [one for one in self._front().findChildren(QAction) if one.text().endswith("…")]
        for entry in asking:
            if entry.isEnabled():
                entry.trigger()
                self.dialogs(f"{key}-{entry.objectName()}")
                self._window.open_page(key)

    def _front(self) -> QWidget:
        controller = self._window.controller()
        assert controller is not None
        return controller.view

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


def run(folder: Path, ws: "Workspace", *, size: str, scale: float) -> list[Path]:
    """Photograph the whole window as one person sees it, on a screen of `size` pixels at a scale."""
    pixels = _pixels(size)
    if not 0.5 <= scale <= 4:
        raise Refused("tour.size", size=size, scale=scale)
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Only now: a scale is read when the application is made.
    from app.ui.application import Program  # noqa: PLC0415

    program = Program(["tour"])
    try:
        return _walked(
            program, ws, folder, QSize(round(pixels.width() / scale), round(pixels.height() / scale))
        )
    finally:
        program.close()


def _walked(program: "Program", ws: "Workspace", folder: Path, size: QSize) -> list[Path]:
    from app.ui.all_pages import PAGES  # noqa: PLC0415  # pages need the application
    from app.ui.entry.entry_window import EntryWindow  # noqa: PLC0415
    from app.ui.entry.sign_in_view import Choice  # noqa: PLC0415

    window = MainWindow(ws, program.tools, PAGES)
    tour = Tour(window, program.runner, folder, size)
    taken = tour.everything()
    entry = EntryWindow(program.theme, Path.home())
    entry.sign_in.show_office(ws.office.name, str(ws.folder))
    entry.sign_in.show_places(())
    entry.sign_in.show_users([Choice(ws.actor.user, ws.actor.user)], ws.actor.user)
    names = {"welcome": entry.welcome, "new-office": entry.new_office, "sign-in": entry.sign_in}
    tour.steps(entry, names)
    for one in (entry, window):
        one.hide()
        one.deleteLater()
    return taken


def _pixels(size: str) -> QSize:
    wide, _, high = size.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal() and int(wide) and int(high)):
        raise Refused("tour.size", size=size, scale="")
    return QSize(int(wide), int(high))
