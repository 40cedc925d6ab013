"""What every command shares: how it is declared, what it is given, how it answers and how it ends.

An area module has `register(commands)` and adds commands as thin functions over `Workspace`:

    commands.add("plans", "show", run=_show, arguments=[argument("plan")], help="显示一个项目")

    def _show(call: Call) -> None:
        sheet = call.ws.plans.open(call.args.plan)
        call.show({"id": sheet.id, …}, [sheet.title, …])

Exit codes: 0 done · 2 usage · 3 refused · 4 unavailable · 5 a verification came out negative · 70 bug.
"""

import argparse
import getpass
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app import logs
from app.errors import Refused
from app.progress import Progress

if TYPE_CHECKING:
    from app.workspace import Workspace

DONE, USAGE, REFUSED, UNAVAILABLE, NEGATIVE, BUG = 0, 2, 3, 4, 5, 70
PASSWORD = "YANXIU_PASSWORD"  # noqa: S105  # the name of a variable
DATA = "YANXIU_DATA"
DEFAULT_USER = "admin"

_GROUPS = {
    "office": "单位：新建、加入上级、登记下级",
    "users": "本单位的用户",
    "schools": "学校",
    "teachers": "教师",
    "batches": "导入批次",
    "annual": "年度计划",
    "plans": "研修计划（项目）",
    "sessions": "活动场次",
    "attendance": "签到",
    "rulepacks": "规则包",
    "claims": "学分申报",
    "credits": "学分",
    "certificates": "证书",
    "bundle": "U盘数据包",
}

Run = Callable[["Call"], int | None]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command, as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any]


def argument(*names: str, **options: Any) -> Argument:
    """Declare an argument of a command."""
    return Argument(names, options)


@dataclass(slots=True)
class Call:
    """One command being carried out."""

    args: argparse.Namespace
    progress: Progress = field(default_factory=Progress)
    log: logging.Handler | None = None
    """Where the program's diary goes, once a folder is open or something went wrong."""
    _open: ExitStack = field(default_factory=ExitStack)
    _workspace: "Workspace | None" = None

    @property
    def ws(self) -> "Workspace":
        """The data folder of `--data`, signed in as `--as`; opened when a command first asks for it."""
        if self._workspace is None:
            from app.workspace import Workspace  # noqa: PLC0415  # commands without a folder need none of it

            opened = Workspace.open(self.folder, user=self.user, password=self.password)
            self._workspace = self._open.enter_context(opened)
            self.log = logs.start(self.folder)
        return self._workspace

    @property
    def folder(self) -> Path:
        """The data folder named by `--data` or YANXIU_DATA; without either the command is refused."""
        named = self.args.data or os.environ.get(DATA)
        if not named:
            raise Refused("cli.data_needed")
        return Path(named)

    @property
    def user(self) -> str:
        """Who acts: `--as`, otherwise `admin`."""
        return str(self.args.user or DEFAULT_USER)

    @property
    def password(self) -> str:
        """The password from `--password-file`, from YANXIU_PASSWORD, or asked for at a terminal."""
        return password_from(self.args.password_file, f"{self.user} 的密码：")

    def show(self, value: object, lines: Iterable[str] = ()) -> None:
        """Answer: one JSON value under `--json`, otherwise the lines."""
        if self.args.json:
            print(json_text(value, sys.stdout))
            return
        for line in lines:
            print(line)

    def close(self) -> None:
        """Close what was opened."""
        self._open.close()
        if self.log is not None:
            logs.stop(self.log)


def json_text(value: object, stream: TextIO) -> str:
    """Return one JSON value in characters that a stream can carry, other ones as escapes."""
    plain = (stream.encoding or "").lower().replace("-", "") != "utf8"
    return json.dumps(value, ensure_ascii=plain, default=str)


def password_from(file: str | None, prompt: str) -> str:
    """Return a password from a file's first line, from the environment, or typed unseen."""
    if file:
        return _first_line(Path(file))
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not sys.stdin.isatty():
        raise Refused("cli.password_needed")
    try:
        return getpass.getpass(prompt)
    except EOFError as ended:
        raise Refused("cli.password_needed") from ended


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as reason:
        raise Refused("cli.password_file", file=str(file)) from reason
    return lines[0] if lines else ""


class Commands:
    """The commands of the program, in groups named as the menu names them."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._groups = parser.add_subparsers(dest="command", metavar="命令", required=True)
        self._verbs: dict[str, Any] = {}

    def add(
        self,
        group: str,
        verb: str | None = None,
        *,
        run: Run,
        help: str,
        arguments: Sequence[Argument] = (),
    ) -> None:
        """Declare `group verb`, or a command of one word."""
        if verb is None:
            parser = self._groups.add_parser(group, help=help, description=help)
        else:
            parser = self._verbs_of(group).add_parser(verb, help=help, description=help)
        for declared in arguments:
            parser.add_argument(*declared.names, **declared.options)
        parser.set_defaults(run=run)

    def _verbs_of(self, group: str) -> Any:
        if group not in self._verbs:
            parser = self._groups.add_parser(group, help=_GROUPS.get(group), description=_GROUPS.get(group))
            self._verbs[group] = parser.add_subparsers(dest="verb", metavar="操作", required=True)
        return self._verbs[group]
