"""The first start: look at the sample, begin one's own folder, or open one that exists."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from app.ui import icons
from app.ui.entry.entry_step import EntryStep
from app.ui.widgets.words import heading, muted

_MOST_RECENT = 4


class WelcomeView(EntryStep):
    """Three ways in, and the folders that were open lately."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.explain(
            self.tr("欢迎使用研修簿"),
            self.tr("校本研修的离线台账：计划、活动、学分与证书，不联网，数据只在本机和您手里的U盘上。"),
        )
        self._ways = QGridLayout()
        self._ways.setColumnStretch(1, 1)
        self._ways.setVerticalSpacing(10)
        self._ways.setHorizontalSpacing(12)
        self.body.addLayout(self._ways)
        self._add_ways()
        self._recent_title = heading(self.tr("最近打开过"), self)
        self._recent_title.hide()
        self.body.addWidget(self._recent_title)
        self._recent: list[QPushButton] = []

    def show_recent(self, folders: Sequence[tuple[str, str]]) -> None:
        """Offer folders as (name of the office, path), the latest first."""
        for button in self._recent:
            button.deleteLater()
        self._recent = [self._recent_button(name, path) for name, path in folders[:_MOST_RECENT]]
        self._recent_title.setVisible(bool(self._recent))

    def _recent_button(self, name: str, path: str) -> QPushButton:
        button = QPushButton(self)
        room = self.card.width() - 60
        words = self.fontMetrics().elidedText(f"{name}　{path}", Qt.TextElideMode.ElideMiddle, room)
        button.setText(words)
        button.setObjectName("recent_folder")
        button.setProperty("kind", "link")
        button.setToolTip(path)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        self.body.addWidget(button)
        return button

    def _add_ways(self) -> None:
        ways = (
            ("see_sample", self.tr("看示例县"), "eye", self.sample_asked,
             self.tr("一所学校、一个县、一个市的虚构数据，从计划到证书走完一遍。随便点，不影响任何人。")),
            ("new_office", self.tr("新建本单位的数据"), "plus", self.new_asked,
             self.tr("第一次使用时选这个：写上单位名称，设好密码，就可以导入教师名册。")),
            ("open_folder", self.tr("打开已有的数据文件夹"), "folder-open", self.open_asked,
             self.tr("这台电脑上已经建过研修簿，或者换电脑时把整个文件夹搬了过来。")),
        )  # fmt: skip
        for row, (name, words, icon, wish, why) in enumerate(ways):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setProperty("kind", "primary" if row == 0 else "")
            button.setAutoDefault(True)
            icons.put(button, icon, "on_accent" if row == 0 else "text")
            button.clicked.connect(wish)
            self._ways.addWidget(button, row, 0)
            about = muted(why, self)
            about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._ways.addWidget(about, row, 1)
