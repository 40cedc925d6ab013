"""From the first page to somebody signed in: which folder, which user, and what is in the way."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import paths
from app.errors import Unavailable
from app.sample import cast, ready
from app.ui.dialogs.file_dialogs import choose_folder
from app.ui.dialogs.named_dialog import Choice as Answer
from app.ui.dialogs.named_dialog import ask
from app.ui.entry import doors
from app.ui.entry.entry_window import EntryWindow
from app.ui.entry.forgotten_dialog import ForgottenDialog
from app.ui.entry.new_office_view import NewOffice
from app.ui.entry.printing import print_page
from app.ui.entry.remembered import Remembered
from app.ui.entry.sign_in_view import Choice
from app.ui.error_desk import sentence_of
from app.ui.role_words import role_word
from app.ui.tokens import Tone
from app.ui.tools import Tools

if TYPE_CHECKING:
    from app.workspace import Workspace

_AT_THE_PASSWORD = frozenset({"vault.wrong_password", "vault.password_empty"})
_FIELDS = {"vault.user_empty": "user", "vault.password_empty": "password"}


class EntryController(QObject):
    """Owns the entry window. `came_in(workspace)` when somebody has signed in.

    `open` is the workspace whose folder is open already: another user of it signs in without
    opening it a second time.
    """

    came_in = Signal(object)

    def __init__(self, tools: Tools, remembered: Remembered) -> None:
        super().__init__(tools.runner)
        self._tools = tools
        self._remembered = remembered
        self._folder: Path | None = None
        self._fresh: Workspace | None = None
        self.open: Workspace | None = None
        self.window = EntryWindow(tools.theme, paths.home() / "Documents")
        self._connect()

    # Where to begin -----------------------------------------------------------------------------

    def begin(self, data: str | None, *, sample: bool) -> None:
        """Show the step that fits: a folder named, the sample, the last folder, or the first start."""
        last = self._remembered.last_folder()
        if data:
            self.show_folder(Path(data))
        elif sample:
            self.show_sample()
        elif last:
            self.show_folder(last, self._remembered.last_user())
        else:
            self.welcome()
        # Asked for by itself, Qt would not give a window more than two thirds of a small screen.
        self.window.resize(self.window.sizeHint())
        self.window.show()

    def welcome(self, complaint: str = "") -> None:
        """Show the ways in."""
        view = self.window.welcome
        view.show_recent(self._remembered.recent())
        view.notice.show_notice(Tone.BAD, complaint)
        self.window.go_to(view)

    def show_folder(self, folder: Path, user: str = "") -> None:
        """Show the sign-in of a folder, or the first page with the reason why it is no such folder."""
        if place := ready.place_of(folder):
            self._show_place(place, user)
            return
        self._folder = folder
        view = self.window.sign_in
        view.show_office(self._remembered.office(folder), self._lead(folder))
        view.show_places(())
        view.show_waiting(waiting=True)
        self.window.go_to(view)
        asking = self._tools.runner.read(doors.users_of, folder)
        asking.then(lambda users: self._offer(folder, users, user), self._no_folder)

    def show_sample(self) -> None:
        """Show the sample's sign-in, making the sample first when it is not there."""
        if ready.is_made():
            self._show_place("school")
            return
        task = self._tools.runner.job(ready.make)
        self.window.sample.watch(task)
        self.window.go_to(self.window.sample)
        task.then(lambda _: self._show_place("school"), self._sample_failed)
        task.cancelled.connect(self.welcome)

    # Folders and the sample ---------------------------------------------------------------------

    def _offer(self, folder: Path, users: tuple[str, ...], chosen: str) -> None:
        if folder == self._folder:
            first = chosen or (users[0] if len(users) == 1 else "")
            self.window.sign_in.show_users([Choice(user, user) for user in users], first)
            self.window.sign_in.begin()

    def _lead(self, folder: Path) -> str:
        return self.tr("数据文件夹：{folder}").format(folder=folder)

    def _no_folder(self, error: Exception) -> None:
        self.welcome(self._told(error))

    def _show_place(self, place: str, user: str = "") -> None:
        self._folder = ready.folder(place)
        view = self.window.sign_in
        lead = self.tr("都是虚构的单位和人。选一个单位、一种身份进去看；换个身份再来，看到的就不一样。")
        view.show_office(self.tr("示例县"), lead)
        view.show_places([Choice(key, name) for key, name in cast.OFFICES.items()], place)
        people = [Choice(one.user, f"{one.name} · {role_word(one.role)}") for one in cast.people(place)]
        people.append(Choice("admin", self.tr("admin · 管理员")))
        hint = self.tr("示例的密码都是 {password}").format(password=cast.PASSWORD)
        view.show_users(people, user or people[0].value, password_hint=hint)
        self.window.go_to(view)

    def _sample_failed(self, error: Exception) -> None:
        self.window.sample.refuse(self._told(error))

    def _ask_restore(self) -> None:
        ask(
            self.window,
            self.tr("把示例恢复原样"),
            self.tr("您在示例里做过的改动都会删掉，重新走一遍约半分钟。真实数据不受影响。"),
            [Answer("restore", self.tr("恢复原样"), "danger")],
            lambda _: self._restore(),
        )

    def _restore(self) -> None:
        if self.open is not None:
            self.window.sign_in.block(self.tr("示例正开着。请先退出程序，再恢复原样。"))
            return
        removing = self._tools.runner.write(ready.throw_away)
        removing.then(lambda _: self.show_sample(), self._refused)

    # Signing in ---------------------------------------------------------------------------------

    def _sign_in(self, user: str, password: str) -> None:
        assert self._folder is not None
        self.window.sign_in.show_waiting(waiting=True)
        if self.open is not None and self.open.folder == self._folder:
            task = self._tools.runner.write(self.open.signed_in_as, user, password)
        else:
            task = self._tools.runner.write(doors.enter, self._folder, user, password)
        task.then(self._entered, self._refused)

    def _entered(self, workspace: "Workspace") -> None:
        self.window.sign_in.start_over()
        self._remembered.note(workspace.folder, workspace.office.name, workspace.actor.user)
        self.came_in.emit(workspace)

    def _refused(self, error: Exception) -> None:
        view, told = self.window.sign_in, self._told(error)
        if isinstance(error, Unavailable) and error.code in _AT_THE_PASSWORD:
            view.refuse(told)
        else:
            view.block(told)

    def _forgot(self) -> None:
        dialog = ForgottenDialog(self.window.sign_in.typed_user(), self.window)
        dialog.asked.connect(lambda *typed: self._recover(dialog, *typed))
        dialog.open()

    def _recover(self, dialog: ForgottenDialog, user: str, code: str, password: str) -> None:
        if self.open is not None:
            dialog.refuse(self.tr("研修簿正开着。请先退出程序，再用恢复码。"), "code")
            return
        assert self._folder is not None
        task = self._tools.runner.write(doors.recover, self._folder, user, code, password)
        task.then(lambda _: self._recovered(dialog, user), lambda error: self._not_recovered(dialog, error))

    def _recovered(self, dialog: ForgottenDialog, user: str) -> None:
        dialog.accept()
        assert self._folder is not None
        self.window.sign_in.user.setEditText(user)
        self.window.sign_in.notice.show_notice(
            Tone.OK, self.tr("{user} 的密码已重设，请用新密码登录。恢复码仍然有效。").format(user=user)
        )

    def _not_recovered(self, dialog: ForgottenDialog, error: Exception) -> None:
        about_user = isinstance(error, Unavailable) and error.code.startswith("vault.user")
        dialog.refuse(self._told(error), "user" if about_user else "code")

    # A new office -------------------------------------------------------------------------------

    def _create(self, wanted: NewOffice) -> None:
        self.window.new_office.show_waiting(waiting=True)
        task = self._tools.runner.write(doors.begin, wanted)
        task.then(self._created, self._not_created)

    def _created(self, made: "tuple[Workspace, str]") -> None:
        self._fresh, code = made
        self.window.new_office.show_waiting(waiting=False)
        self.window.recovery.show_code(code, self._fresh.office.name)
        self.window.go_to(self.window.recovery)

    def _not_created(self, error: Exception) -> None:
        field = _FIELDS.get(error.code, "") if isinstance(error, Unavailable) else ""
        self.window.new_office.refuse(self._told(error), field)

    def _code_kept(self) -> None:
        self.window.recovery.forget()
        assert self._fresh is not None
        workspace, self._fresh = self._fresh, None
        self._entered(workspace)

    def close(self) -> None:
        """Let go of a folder that was made and not entered."""
        if self._fresh is not None:
            self._fresh.close()
        self.window.deleteLater()

    # Parts --------------------------------------------------------------------------------------

    def _told(self, error: Exception) -> str:
        """Return the sentence for an error; one of our own faults goes to its dialog as well."""
        if told := sentence_of(error):
            return told
        self._tools.errors.show(error)
        return self.tr("程序出了差错，这一步没有做成。")

    def _choose_folder(self) -> None:
        choose_folder(self.window, self._tools.memory, self.tr("选择数据文件夹"), self.show_folder)

    def _choose_place(self) -> None:
        title = self.tr("新数据放在哪里")
        choose_folder(self.window, self._tools.memory, title, self.window.new_office.show_folder)

    def _print(self, html: str) -> None:
        print_page(html, self.window, self.window.recovery.say)

    def _connect(self) -> None:
        window = self.window
        window.welcome.sample_asked.connect(self.show_sample)
        window.welcome.new_asked.connect(lambda: window.go_to(window.new_office))
        window.welcome.open_asked.connect(self._choose_folder)
        window.welcome.recent_asked.connect(lambda path: self.show_folder(Path(path)))
        window.sign_in.asked.connect(self._sign_in)
        window.sign_in.place_chosen.connect(self._show_place)
        window.sign_in.other_folder_asked.connect(self.welcome)
        window.sign_in.forgotten.connect(self._forgot)
        window.sign_in.restore_asked.connect(self._ask_restore)
        window.sample.back_asked.connect(self.welcome)
        window.sample.back.clicked.connect(self.welcome)
        window.new_office.asked.connect(self._create)
        window.new_office.folder_asked.connect(self._choose_place)
        window.new_office.back_asked.connect(self.welcome)
        window.recovery.confirmed.connect(self._code_kept)
        window.recovery.print_asked.connect(self._print)
