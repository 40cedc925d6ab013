"""The command line: reads the words, runs the command, and turns how it ended into an exit code."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from app import logs
from app.cli.frame import BUG, DONE, REFUSED, UNAVAILABLE, Call, Commands
from app.errors import Cancelled, Refused, Unavailable
from app.messages import sentence

_AREAS = (
    "demo", "office", "accounts", "roster", "annual", "plans", "sessions", "credits", "certificates", "bundles",
    "upkeep", "window",
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Return the whole grammar of the command line."""
    made = argparse.ArgumentParser(prog="yanxiu", description="研修簿：校本研修的离线台账")
    made.add_argument("--data", metavar="DIR", help="数据文件夹")
    made.add_argument("--as", dest="user", metavar="USER", help="以哪位用户的身份操作（默认 admin）")
    made.add_argument("--password-file", metavar="FILE", help="从文件第一行读取密码")
    made.add_argument("--json", action="store_true", help="只输出一个 JSON 值")
    made.add_argument("--lang", default="zh_CN", choices=["zh_CN", "zh_TW", "en"], help="提示语言")
    commands = Commands(made)
    for area in _AREAS:
        import_module(f"app.cli.{area}").register(commands)
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = parser().parse_args(words)
    call = Call(args)
    try:
        return args.run(call) or DONE
    except Refused as refusal:
        return _told(args, refusal.code, refusal.facts, REFUSED)
    except Unavailable as hindrance:
        return _told(args, hindrance.code, hindrance.facts, UNAVAILABLE)
    except (Cancelled, KeyboardInterrupt):
        return REFUSED
    except BrokenPipeError:
        # The reader (head, less) has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as bug:
        if os.environ.get("YANXIU_DEBUG"):
            raise
        logs.log_bug(bug)
        return _told(args, "internal", {"kind": type(bug).__name__}, BUG)
    finally:
        call.close()


def _told(args: argparse.Namespace, code: str, facts: dict[str, object], end: int) -> int:
    message = sentence(code, facts, args.lang)
    if args.json:
        said = {"error": code, "facts": facts, "message": message}
        print(json.dumps(said, ensure_ascii=False, default=str), file=sys.stderr)
    else:
        print(message, file=sys.stderr)
    return end
