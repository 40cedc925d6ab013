"""Everything else runs without a screen; this one opens a window on a real (virtual) display."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.guards.sources import ROOT

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel
from app import paths

app = QApplication([])
assert app.platformName() == "xcb", app.platformName()
for font in sorted(paths.resources("fonts").glob("*.ttf")):
    assert QFontDatabase.addApplicationFont(str(font)) >= 0, font
label = QLabel("研修簿 王𬭚 赵𡒄 李㛃")
label.setFont(QFontDatabase.font("Noto Sans SC", "Regular", 24))
label.show()

def look():
    picture = label.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    print("seen", label.isVisible(), len(colours) > 2)
    app.quit()

QTimer.singleShot(200, look)
sys.exit(app.exec())
"""


@pytest.fixture
def display() -> Iterator[str]:
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    ours, theirs = os.pipe()
    words = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[theirs], stderr=subprocess.DEVNULL) as server:
        os.close(theirs)
        with os.fdopen(ours) as answer:
            number = answer.readline().strip()
        yield f":{number}"
        server.terminate()


def test_a_window_opens_and_shows_chinese(display: str) -> None:
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WINDOW], env=env, capture_output=True, encoding="utf-8", timeout=60
    )
    assert "seen True True" in done.stdout, done.stderr
