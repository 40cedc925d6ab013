"""The command line: reads the words, runs the command, and turns how it ended into an exit code.

Whatever happens, a person sees one sentence and never a traceback; what a technician needs is in
the log, with identity numbers masked.
"""

import argparse
import io
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app import logs, paths
from app.cli.frame import BUG, DONE, REFUSED, UNAVAILABLE, USAGE, Call, Commands, json_text
from app.cli.grammar import Grammar, Misspoken
from app.errors import Cancelled, Refused, Unavailable
from app.messages import sentence

# Which module knows which words. One area alone is loaded where the words name it: together they
# import every service, which would stand between a click and the window.
_AREAS: Mapping[str, frozenset[str]] = {
    "demo": frozenset({"demo"}),
    "office": frozenset({"office"}),
    "accounts": frozenset({"users"}),
    "roster": frozenset({"schools", "teachers", "batches"}),
    "annual": frozenset({"annual"}),
    "plans": frozenset({"plans"}),
    "sessions": frozenset({"sessions", "attendance"}),
    "credits": frozenset({"rulepacks", "claims", "credits"}),
    "certificates": frozenset({"certificates"}),
    "bundles": frozenset({"bundle"}),
    "upkeep": frozenset({"doctor"}),
    "window": frozenset({"window", "tour"}),
}
_LANGUAGES = ("zh_CN", "zh_TW", "en")
_log = logging.getLogger(__name__)


def parser() -> argparse.ArgumentParser:
    """Return the whole grammar of the command line."""
    return _grammar(tuple(_AREAS))


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    """Read the words by the grammar of the area they name, or by the whole one."""
    named = tuple(area for area, known in _AREAS.items() if not known.isdisjoint(words))
    if len(named) == 1:
        with suppress(Misspoken):
            return _grammar(named).parse_args(words)
    return parser().parse_args(words)


@cache
def _grammar(areas: tuple[str, ...]) -> argparse.ArgumentParser:
    made = Grammar(prog="yanxiu", description="研修簿：校本研修的离线台账")
    made.add_argument("--data", metavar="DIR", help="数据文件夹")
    made.add_argument("--as", dest="user", metavar="USER", help="以哪位用户的身份操作（默认 admin）")
    made.add_argument("--password-file", metavar="FILE", help="从文件第一行读取密码")
    made.add_argument("--json", action="store_true", help="只输出一个 JSON 值")
    made.add_argument("--lang", default=_LANGUAGES[0], choices=_LANGUAGES, help="提示语言")
    commands = Commands(made)
    for area in areas:
        import_module(f"app.cli.{area}").register(commands)
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    said = sys.argv[1:] if words is None else words
    _print_whatever_comes()
    try:
        args = _parsed(said)
    except Misspoken as slip:
        return _Ending("--json" in said).told(slip.code, slip.facts, USAGE)
    call = Call(args)
    try:
        return _run(call, _Ending(args.json, args.lang))
    finally:
        call.close()


def _run(call: Call, ending: "_Ending") -> int:
    try:
        end = call.args.run(call) or DONE
        sys.stdout.flush()
    except Refused as refusal:
        return ending.told(refusal.code, refusal.facts, REFUSED)
    except Unavailable as hindrance:
        return ending.told(hindrance.code, hindrance.facts, UNAVAILABLE)
    except (Cancelled, KeyboardInterrupt):
        return REFUSED
    except BrokenPipeError:
        # The reader (head, less) has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (OSError, MemoryError) as trouble:
        _write_down("machine", trouble, call)
        return ending.told(*_of_the_machine(trouble), UNAVAILABLE)
    except Exception as bug:
        if os.environ.get("YANXIU_DEBUG"):
            raise
        _write_down("bug", bug, call)
        return ending.told("internal", {"kind": type(bug).__name__}, BUG)
    return int(end)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a command that did not do its work says so."""

    as_json: bool
    language: str = _LANGUAGES[0]

    def told(self, code: str, facts: Mapping[str, object], end: int) -> int:
        """Print the sentence of a code to standard error and return the exit code."""
        message = sentence(code, facts, self.language)
        said = {"error": code, "facts": facts, "message": message}
        print(json_text(said, sys.stderr) if self.as_json else message, file=sys.stderr)
        return end


def _of_the_machine(trouble: OSError | MemoryError) -> tuple[str, dict[str, object]]:
    """Return the sentence for what the machine refused and no service had foreseen."""
    if isinstance(trouble, MemoryError):
        return "machine.memory", {}
    return "machine.io", {"path": str(trouble.filename or "—"), "cause": trouble.strerror or ""}


def _write_down(event: str, error: BaseException, call: Call) -> None:
    """Keep the details for a technician: beside the data, or in the person's folder when none is open."""
    if call.log is None:
        call.log = logs.start(paths.data_dir())
    _log.error(event, exc_info=error, extra={"facts": {"command": getattr(call.args, "command", "")}})


def _print_whatever_comes() -> None:
    """A terminal that lacks a rare character, or a file name that is no text, must not end a command."""
    # Without a log yet, a library's warning would go to the person's terminal.
    logging.lastResort = None
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
