"""The Qt side of the program, set up once: input method, fonts, language, look, errors, garbage, runner."""

import gc
import logging
import os
import sys
import threading
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app import paths
from app.settings import FONT_SIZE, LANGUAGE, THEME, Settings
from app.ui import icons
from app.ui.changes_hub import ChangesHub
from app.ui.error_desk import ErrorDesk
from app.ui.memory import Memory
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.ui.tools import Tools

_log = logging.getLogger(__name__)

_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_RARE_FONT = "HanaMinB.ttf"
_GARBAGE_MS = 2000


class Program(QObject):
    """What lives as long as the process: the application, its look, the runner, the hub, the memory."""

    def __init__(self, argv: Sequence[str], settings: Settings | None = None) -> None:
        choose_input_method(os.environ, _plugins())
        self.qt = _application(argv)
        super().__init__(self.qt)
        self.settings = settings or Settings()
        _translate(self.qt, self.settings.get(LANGUAGE))
        _add_fonts(_FONTS)
        self.theme = Theme(self.qt)
        self.theme.apply(look=self.settings.get(THEME), points=self.settings.get(FONT_SIZE))
        self.runner = Runner(self)
        self.hub = ChangesHub(self)
        self.memory = Memory(paths.config_dir() / "window.json", self)
        self.errors = ErrorDesk(self)
        self.tools = Tools(self.runner, self.hub, self.memory, self.theme, self.errors, self.settings)
        self._garbage = GarbageTimer(self)
        self.theme.changed.connect(self._keep_look)
        self.runner.unanswered.connect(self.errors.show)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook, threading.excepthook = self.errors.excepthook, _log_thread
        # After the first window has been painted: 30 MB that only rare names need.
        QTimer.singleShot(0, self, lambda: _add_fonts((_RARE_FONT,)))

    def run(self) -> int:
        """Work until the last window is closed."""
        code = self.qt.exec()
        self.close()
        return code

    def close(self) -> None:
        """Wait for what is under way, write what is remembered, and give the hooks back."""
        self.runner.close()
        self.memory.save()
        self._garbage.stop()
        sys.excepthook, threading.excepthook = self._hooks

    def _keep_look(self) -> None:
        if self.settings.get(FONT_SIZE) != self.theme.points:
            self.settings.set(FONT_SIZE, self.theme.points)
        if self.settings.get(THEME) != self.theme.look.name:
            self.settings.set(THEME, self.theme.look.name)


class GarbageTimer(QObject):
    """Runs the cyclic collector on the main thread only.

    A worker that happens to trigger it would destroy Qt objects on the wrong thread
    (novelWriter #2927, napari #1029).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_GARBAGE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due."""
        due = [
            n
            for n, (held, limit) in enumerate(zip(gc.get_count(), self._thresholds, strict=True))
            if held > limit
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave the collector as it was found."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def choose_input_method(environ: MutableMapping[str, str], plugins: Path) -> None:
    """On Linux without a plugin for fcitx, speak to it through IBus, as its maintainer advises (fcitx5 #444)."""
    if not sys.platform.startswith("linux"):
        return
    asked = environ.get("QT_IM_MODULE", "")
    if asked not in ("", "fcitx", "fcitx5"):
        return
    # Under Wayland an unset variable lets the compositor's own text input work.
    if not asked and environ.get("XDG_SESSION_TYPE") == "wayland":
        return
    if not any((plugins / "platforminputcontexts").glob("*fcitx*")):
        environ["QT_IM_MODULE"] = "ibus"


def _plugins() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def _application(argv: Sequence[str]) -> QApplication:
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(list(argv))
    qt.setApplicationName("yanxiubu")
    qt.setApplicationDisplayName("研修簿")
    qt.setApplicationVersion(paths.VERSION)
    qt.setDesktopFileName("yanxiubu")
    qt.setStyle("fusion")
    qt.setWindowIcon(icons.picture_icon("book"))
    return qt


def _translate(qt: QApplication, language: str) -> None:
    """Load Qt's own words (menus of text fields, dialogs), then ours when the language is not the source."""
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in ((f"qtbase_{language}", folder), (f"yanxiu_{language}", str(paths.resources("i18n")))):
        words = QTranslator(qt)
        if words.load(name, where):
            qt.installTranslator(words)


def _add_fonts(names: Sequence[str]) -> None:
    for name in names:
        if QFontDatabase.addApplicationFont(str(paths.resources("fonts", name))) < 0:
            _log.warning("font.missing", extra={"facts": {"font": name}})


def _log_thread(fault: threading.ExceptHookArgs) -> None:
    _log.error("ui.thread_bug", exc_info=fault.exc_value)
