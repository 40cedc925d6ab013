"""A new data folder for one's own office: what it is called, where it lies, who is its first user."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.codes import OfficeLevel
from app.ui import icons
from app.ui.entry import new_office
from app.ui.entry.entry_step import EntryStep
from app.ui.widgets.form import Form
from app.ui.widgets.password_field import PasswordField


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What was typed for a new office."""

    level: OfficeLevel
    name: str
    code: str
    folder: Path
    user: str
    password: str


class NewOfficeView(EntryStep):
    """`asked(NewOffice)` when nothing is wrong with what was typed."""

    asked = Signal(object)
    folder_asked = Signal()
    back_asked = Signal()

    def __init__(self, documents: Path, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.explain(
            self.tr("新建本单位的数据"),
            self.tr("数据加密保存在这台电脑上。以后要和上级交换数据时，再用U盘办理加入手续。"),
        )
        self._documents = documents
        self._chosen: Path | None = None
        self.level = QComboBox(self)
        self.name, self.code, self.user = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.password = PasswordField("password", self.tr("密码"), self)
        self.again = PasswordField("password_again", self.tr("再输一遍密码"), self)
        self.form = Form(self)
        self._fill_form()
        self.body.addWidget(self.form)
        self.back = self.add_button("back", self.tr("上一步"), icon="arrow-left")
        self.buttons.addStretch(1)
        self.make = self.add_button("create_office", self.tr("建立"), kind="primary", icon="check")
        self._connect()
        self._follow_level()

    def show_folder(self, folder: Path) -> None:
        """Show the folder that the person chose."""
        self._chosen = folder
        self._follow_name()

    def tab_order(self) -> list[QWidget]:
        """Go down the form, then along the buttons."""
        fields = [self.level, self.name, self.code, self.user, self.password, self.again]
        return [*fields, self._choose, self.make, self.back]

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say what is in the way, at a field when it is about one."""
        self.show_waiting(waiting=False)
        self.notice.show_problems(self.form.show_problems({field or "folder": sentence}))

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that the folder is being made."""
        for part in (self.form, self.back, self.make):
            part.setEnabled(not waiting)
        self.make.setText(self.tr("正在建立…") if waiting else self.tr("建立"))

    def typed(self) -> NewOffice:
        """Return what stands in the fields."""
        return NewOffice(
            level=OfficeLevel(self.level.currentData()),
            name=self.name.text().strip(),
            code=new_office.plain(self.code.text()),
            folder=self._folder(),
            user=self.user.text().strip(),
            password=self.password.text(),
        )

    def _folder(self) -> Path:
        name = new_office.folder_name(self.name.text())
        if self._chosen is None:
            return self._documents / name
        # A folder that holds other things gets one of its own inside.
        return self._chosen / name if _has_anything(self._chosen) else self._chosen

    def _ask(self) -> None:
        typed = self.typed()
        problems = new_office.problems(typed.level, typed.name, typed.code, typed.user)
        problems |= new_office.password_problems(self.password.text(), self.again.text())
        self.notice.show_problems(self.form.show_problems(problems))
        if problems:
            self.notice.jump()
        else:
            self.asked.emit(typed)

    def _follow_level(self) -> None:
        level = OfficeLevel(self.level.currentData())
        title, hint = new_office.code_words(level)
        self.form.field("code").set_hint(hint)
        self.code.setPlaceholderText(title)

    def _follow_name(self) -> None:
        self.folder.setText(str(self._folder()))
        self.folder.setToolTip(self.folder.text())

    def _fill_form(self) -> None:
        for level, words in new_office.levels():
            self.level.addItem(words, level.value)
        self.user.setText("admin")
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        choose = self._choose = QPushButton(self.tr("换个地方…"), place)
        choose.setObjectName("choose_folder")
        choose.setAutoDefault(False)
        icons.put(choose, "folder")
        choose.clicked.connect(self.folder_asked)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        add = self.form.add
        add("level", self.tr("单位类型"), self.level, required=True)
        add("name", self.tr("单位全称"), self.name, required=True, hint=self.tr("如：石桥镇中心小学"))
        add("code", self.tr("代码"), self.code, required=True)
        add("user", self.tr("第一位用户"), self.user, required=True,
            hint=self.tr("他是管理员，进去以后可以再增加文书、校长等用户。"))  # fmt: skip
        add(
            "password", self.tr("密码"), self.password, required=True, hint=self.tr("至少 8 位，自己记得住。")
        )
        add("again", self.tr("再输一遍"), self.again, required=True)
        add("folder", self.tr("存放在"), place, required=True)
        self.folder.setAccessibleName(self.tr("存放在"))
        self.folder.setObjectName("folder_path")
        self._follow_name()

    def _connect(self) -> None:
        self.level.currentIndexChanged.connect(self._follow_level)
        self.name.textChanged.connect(self._follow_name)
        self.again.returnPressed.connect(self._ask)
        self.make.clicked.connect(self._ask)
        self.back.clicked.connect(self.back_asked)
        for key, field in (("password", self.password), ("again", self.again)):
            field.caps_lock.connect(lambda on, key=key: self._caps(key, on=on))

    def _caps(self, key: str, *, on: bool) -> None:
        if on:
            self.form.field(key).remind(self.tr("大写锁定（Caps Lock）开着"))
        else:
            self.form.field(key).clear()


def _has_anything(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
