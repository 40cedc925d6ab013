"""What runs here, and under whose licences."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app import paths
from app.ui.widgets.words import heading, muted

_PARTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "cryptography",
    "pyHanko",
    "reportlab",
    "openpyxl",
)


class AboutView(QWidget):
    """Versions to be read out on the telephone, and the notices of others' work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        versions = QLabel(_versions(), self)
        versions.setObjectName("versions")
        versions.setWordWrap(True)
        versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        notices = QPlainTextEdit(notice_text(), self)
        notices.setObjectName("notices")
        notices.setReadOnly(True)
        notices.setTabChangesFocus(True)
        notices.setAccessibleName(self.tr("许可声明"))
        column = QVBoxLayout(self)
        column.addWidget(heading(self.tr("研修簿 {version}").format(version=paths.VERSION), self))
        column.addWidget(
            muted(self.tr("校本研修的离线台账。以 Apache-2.0 许可发布，任何单位可以免费使用。"), self)
        )
        column.addWidget(versions)
        column.addWidget(heading(self.tr("用到的字体和程序库"), self))
        column.addWidget(notices, 1)


def notice_text() -> str:
    """Return the notices that ship with the program: beside the sources, or with the installed package."""
    beside = paths.resources().parent / "NOTICE"
    if beside.exists():
        return beside.read_text(encoding="utf-8")
    found = metadata.distribution("yanxiubu").read_text("licenses/NOTICE")
    return found or ""


def _versions() -> str:
    parts = [f"Python {platform.python_version()}", f"Qt {qVersion()}", platform.platform(terse=True)]
    return " · ".join([*parts, *(f"{name} {metadata.version(name)}" for name in _PARTS)])
