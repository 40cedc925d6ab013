import json
import os
import subprocess
import sys
from pathlib import Path

_FIRST_PAINT = """
import json, sys
sys.argv = ["yanxiu"]
from PySide6.QtCore import QEvent, QTimer
import app.__main__ as entrance
from app.ui.entry.entry_window import EntryWindow
from PySide6.QtWidgets import QApplication

def painted(self, event):
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
    QTimer.singleShot(0, QApplication.quit)

EntryWindow.paintEvent = painted
sys.exit(entrance.main())
"""
_LATER = {
    "reportlab",
    "openpyxl",
    "pyhanko",
    "sqlalchemy",
    "cryptography",
    "pypdfium2",
    "alembic",
    "sqlcipher3",
}


def test_the_first_paint_waits_for_no_database_and_no_documents(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT],
        env={**os.environ, "YANXIU_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert found.returncode == 0, found.stderr
    loaded = set(json.loads(found.stdout.splitlines()[0]))
    assert "PySide6" in loaded
    assert loaded & _LATER == set()
