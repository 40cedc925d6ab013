"""The recovery code, shown once: to print, to copy, and to be confirmed before one goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.ui.entry.entry_step import EntryStep
from app.ui.tokens import Tone
from app.ui.widgets.words import muted

_GROUPS_PER_LINE = 4


class RecoveryView(EntryStep):
    """`confirmed` when the person says that the code is safe on paper; `print_asked(html)`."""

    confirmed = Signal()
    print_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.explain(
            self.tr("请收好恢复码"),
            self.tr("所有人都忘了密码时，只有它能打开这份数据。它只显示这一次，程序里不留底，谁也查不回来。"),
        )
        self._code, self._office = "", ""
        self.code = QLabel(self)
        self.code.setObjectName("figure")
        self.code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("恢复码"))
        self.body.addWidget(self.code)
        advice = self.tr(
            "打印或抄在纸上，与印章放在一起锁好；不要存在这台电脑里，也不要拍照发群。字母 O 一律当作数字 0，I 和 L 当作 1。"
        )
        self.body.addWidget(muted(advice, self))
        self.kept = QCheckBox(self.tr("我已经打印或抄好，并核对过一遍"), self)
        self.kept.setObjectName("code_kept")
        self.body.addWidget(self.kept)
        self.print = self.add_button("print_code", self.tr("打印…"), icon="printer")
        self.copy = self.add_button("copy_code", self.tr("复制"), icon="copy")
        self.buttons.addStretch(1)
        self.go_on = self.add_button(
            "code_confirmed", self.tr("进入研修簿"), kind="primary", icon="arrow-right"
        )
        self._connect()

    def show_code(self, code: str, office: str) -> None:
        """Show the code of an office."""
        self._code, self._office = code, office
        groups = code.split("-")
        lines = [groups[at : at + _GROUPS_PER_LINE] for at in range(0, len(groups), _GROUPS_PER_LINE)]
        self.code.setText("\n".join("-".join(line) for line in lines))
        self.kept.setChecked(False)
        self._follow()

    def forget(self) -> None:
        """Take the code off the screen for good."""
        self._code = ""
        self.code.clear()

    def say(self, tone: Tone, text: str) -> None:
        """Say how printing or copying went."""
        self.notice.show_notice(tone, text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.say(Tone.WAIT, self.tr("已复制。请马上贴到要打印的文档里，印好后不要保存那个文档。"))

    def _print(self) -> None:
        title = self.tr("研修簿恢复码")
        use = self.tr("所有用户都忘记密码时，在登录页点“忘记密码？”，输入此码重设密码。请与印章一同保管。")
        office = self._office.replace("&", "&amp;").replace("<", "&lt;")
        code = self.code.text().replace("\n", "<br>")
        self.print_asked.emit(
            f"<h1>{title}</h1><h2>{office}</h2><p style='font-size:20pt'>{code}</p><p>{use}</p>"
        )

    def _follow(self) -> None:
        kept = self.kept.isChecked()
        self.go_on.setEnabled(kept)
        self.go_on.setToolTip("" if kept else self.tr("先收好恢复码，再在上面打勾"))

    def _connect(self) -> None:
        self.kept.toggled.connect(self._follow)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.go_on.clicked.connect(self.confirmed)
