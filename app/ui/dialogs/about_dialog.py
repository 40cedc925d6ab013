"""Versions and licences."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QLabel, QWidget

from app import paths
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.words import muted


class AboutDialog(NamedDialog):
    """What runs here, and under whose licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("关于研修簿"), self.tr("校本研修的离线台账：计划、活动、学时学分与证书。"), parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        versions = self.tr("版本 {version} · Python {python} · Qt {qt}").format(
            version=paths.VERSION, python=platform.python_version(), qt=qVersion()
        )
        words = QLabel(versions, self)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)
        licences = self.tr(
            "程序以 Apache-2.0 许可发布；字体为 SIL OFL 1.1，图标 Tabler 为 MIT，Qt 为 LGPL-3.0。"
        )
        self.body.addWidget(muted(licences, self))
        self.add_button("close", self.tr("关闭"), kind="primary")
