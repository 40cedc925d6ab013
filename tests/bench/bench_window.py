"""The first window of the program beside a bare PySide6 window, each in a fresh process.

Measured from the start of the process to the end of the first paint of a top-level window; then
the process ends at once. Without a display both are drawn offscreen.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.table import Row, at_most

_ROUNDS = 9
_GOAL = 1.3

_FIRST_PAINT = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.window().isVisible():
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""

_BARE = (
    _FIRST_PAINT
    + """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
watch = FirstPaint()
app.installEventFilter(watch)
window = QMainWindow()
window.setCentralWidget(QLabel("你好"))
window.show()
app.exec()
"""
)

_OURS = (
    _FIRST_PAINT
    + """
from app.ui.application import Program
from app.ui.entry.session import Session
program = Program(["yanxiu"])
watch = FirstPaint()
program.qt.installEventFilter(watch)
session = Session(program)
session.begin(None, sample=False)
program.run()
"""
)


def measure(scale: float = 1.0) -> list[Row]:
    ours, bare = [], []
    with TemporaryDirectory() as home:
        for _ in range(max(1, round(_ROUNDS * scale))):
            bare.append(_seconds(_BARE, Path(home)))
            ours.append(_seconds(_OURS, Path(home)))
    return [at_most("第一个窗口（对照：空白的 PySide6 窗口）", median(ours), median(bare), _GOAL, unit="ms")]


def _seconds(script: str, home: Path) -> float:
    environ = os.environ | {"YANXIU_HOME": str(home)}
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & environ.keys() and sys.platform.startswith("linux"):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True, env=environ, timeout=120, capture_output=True)
    return time.perf_counter() - start
