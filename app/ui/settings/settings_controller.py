"""Settings: what is changed here takes effect at once, or says why it cannot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app import messages
from app.domain.authority import Right
from app.errors import Refused, Unavailable
from app.progress import Progress
from app.ui.actions import set_usable
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import Choice, ask
from app.ui.error_desk import sentence_of
from app.ui.pages import PageController
from app.ui.rights import reason_against
from app.ui.settings.settings_view import SettingsView
from app.ui.settings.user_dialogs import AddUserDialog, ResetDialog
from app.ui.settings.users_columns import UserList
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.accounts import Account
    from app.services.upkeep import Health
    from app.workspace import Workspace

_FIELDS = {"account.exists": "user", "account.role_needed": "roles"}


class SettingsController(PageController):
    """Owns the settings page."""

    kinds = frozenset({"account"})

    def __init__(self, desk: Desk) -> None:
        self._users = UserList(desk.workspace)
        view = SettingsView(desk, self._users)
        super().__init__(desk, view)
        self.settings = view
        self._connect()
        self._follow_user()
        self._free_checks()

    def refresh(self) -> None:
        """Read the users again."""
        self.settings.users.table.show_matching(None)

    def focus(self, what: object) -> None:
        """Go to one tab: look, users, password, health, about."""
        if isinstance(what, str) and what in self.settings.TABS:
            self.settings.show_tab(what)

    # Users --------------------------------------------------------------------------------------

    def _follow_user(self) -> None:
        barred = reason_against(self.desk.workspace.actor, Right.MANAGE_USERS)
        chosen = self._chosen()
        none = self.tr("先在表里选一位用户")
        closed = self.tr("这位用户已经停用")
        reset = barred or (none if chosen is None else closed if not chosen.active else None)
        close = reset
        if chosen and chosen.user == self.desk.workspace.actor.user:
            close = close or self.tr("不能停用自己；请另一位管理员来停用")
        self.settings.users.follow(barred, reset, close)

    def _chosen(self) -> "Account | None":
        keys = self.settings.users.table.selected_keys()
        return self._users.get(keys[0]) if len(keys) == 1 else None

    def _add_user(self) -> None:
        dialog = AddUserDialog(self.settings)
        dialog.asked.connect(lambda *typed: self._add(dialog, *typed))
        dialog.open()

    def _add(self, dialog: AddUserDialog, user: str, name: str, roles: object, password: str) -> None:
        accounts = self.desk.workspace.accounts
        task = self.desk.runner.write(accounts.add, user, roles=roles, password=password, name=name)
        self.desk.hub.follow(task)
        task.then(
            lambda _: self._done(dialog, self.tr("已增加用户 {who}").format(who=name)),
            lambda error: dialog.refuse(*_where(error, self._told(error))),
        )

    def _reset_password(self) -> None:
        account = self._chosen()
        if account is None:
            return
        dialog = ResetDialog(account.name, self.settings)
        dialog.asked.connect(lambda password: self._reset(dialog, account, password))
        dialog.open()

    def _reset(self, dialog: ResetDialog, account: "Account", password: str) -> None:
        task = self.desk.runner.write(self.desk.workspace.accounts.reset, account.user, password)
        task.then(
            lambda _: self._done(dialog, self.tr("{who} 的密码已重设").format(who=account.name)),
            lambda error: dialog.refuse(self._told(error), "password"),
        )

    def _close_user(self) -> None:
        account = self._chosen()
        if account is None:
            return
        ask(
            self.settings,
            self.tr("停用 {who}").format(who=account.name),
            self.tr("停用后这位用户不能再登录；他做过的记录都保留，仍署他的名字。"),
            [Choice("close", self.tr("停用"), "danger")],
            lambda _: self._close(account),
        )

    def _close(self, account: "Account") -> None:
        task = self.desk.runner.write(self.desk.workspace.accounts.close, account.user)
        self.desk.hub.follow(task)
        task.then(lambda _: self.desk.shell.toast(self.tr("已停用 {who}").format(who=account.name)))

    def _done(self, dialog: AddUserDialog | ResetDialog, words: str) -> None:
        dialog.accept()
        self.desk.shell.toast(words)

    # One's own password -------------------------------------------------------------------------

    def _change_password(self, old: str, new: str) -> None:
        task = self.desk.runner.write(self.desk.workspace.accounts.change_password, old, new)
        task.then(lambda _: self.settings.password.changed(), self._not_changed)

    def _not_changed(self, error: Exception) -> None:
        wrong = isinstance(error, Unavailable) and error.code == "vault.wrong_password"
        told = self.tr("现在的密码不对，没有修改") if wrong else self._told(error)
        self.settings.password.refuse(told)

    # Data ---------------------------------------------------------------------------------------

    def _check(self) -> None:
        self._examine(self.tr("正在检查数据"), rebuild=False)

    def _ask_rebuild(self) -> None:
        ask(
            self.settings,
            self.tr("重建数据"),
            self.tr("按操作记录把显示用的数据重新算一遍，再检查。记录一条不少；数据多时要几分钟。"),
            [Choice("rebuild", self.tr("开始重建"), "primary")],
            lambda _: self._examine(self.tr("正在重建并检查"), rebuild=True),
        )

    def _examine(self, title: str, *, rebuild: bool) -> None:
        task = self.desk.runner.job(_doctor, self.desk.workspace, rebuild=rebuild)
        self.settings.health.watch(task, title)
        task.ended.connect(self._free_checks)
        task.cancelled.connect(
            lambda: self.settings.health.show_findings([(Tone.QUIET, self.tr("已停下，没有检查完。"))])
        )
        task.then(self._show_health, self._not_sound)

    def _show_health(self, health: "Health") -> None:
        found = [(Tone.BAD, messages.sentence(one.code, one.facts)) for one in health.findings]
        if health.ok:
            sound = self.tr("数据完好：{operations} 条操作记录逐条核对无误。")
            found.append((Tone.OK, sound.format(operations=f"{health.operations:,}")))
        if health.parked:
            parked = self.tr("{count} 条数据在等别的数据包，补齐后自动生效。").format(count=health.parked)
            found.append((Tone.WAIT, parked))
        if health.forks:
            forks = self.tr("{count} 处在两台电脑上改得不一样，需要定一个。").format(count=health.forks)
            found.append((Tone.WAIT, forks))
        self.settings.health.show_findings(found)

    def _not_sound(self, error: Exception) -> None:
        self.settings.health.show_findings([(Tone.BAD, self._told(error))])

    def _free_checks(self) -> None:
        barred = reason_against(self.desk.workspace.actor, Right.MAINTAIN)
        set_usable(self.settings.health.check, None)
        set_usable(self.settings.health.rebuild, barred)

    def _open_folder(self) -> None:
        folder = self.desk.workspace.folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.desk.shell.toast(self.tr("这台电脑打不开文件管理器，请复制路径"))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self.desk.workspace.folder))
        self.desk.shell.toast(self.tr("已复制路径"))

    # Parts --------------------------------------------------------------------------------------

    def _keep_minutes(self, minutes: int) -> None:
        self.desk.shell.lock_after(minutes)
        self.desk.shell.note(self.tr("已保存"))

    def _told(self, error: Exception) -> str:
        told = sentence_of(error)
        if not told:
            self.desk.shell.explain(error)
        return told or self.tr("程序出了差错，这一步没有做成。")

    def _connect(self) -> None:
        view = self.settings
        view.look.minutes_chosen.connect(self._keep_minutes)
        view.users.table.chosen.connect(self._follow_user)
        view.users.table.opened.connect(lambda _: view.users.reset.trigger())
        view.users.add_asked.connect(self._add_user)
        view.users.reset_asked.connect(self._reset_password)
        view.users.close_asked.connect(self._close_user)
        view.password.asked.connect(self._change_password)
        view.health.check_asked.connect(self._check)
        view.health.rebuild_asked.connect(self._ask_rebuild)
        view.health.open_folder_asked.connect(self._open_folder)
        view.health.copy_path_asked.connect(self._copy_path)


def _doctor(ws: "Workspace", *, rebuild: bool, progress: Progress) -> "Health":
    return ws.upkeep.doctor(rebuild=rebuild, progress=progress)


def _where(error: Exception, sentence: str) -> tuple[str, str]:
    code = error.code if isinstance(error, (Refused, Unavailable)) else ""
    return sentence, _FIELDS.get(code, "user")
