"""The program's own diary: one JSON object per line in the data folder's `logs/`, rotating.

It is what an office sends when something went wrong, so it must never hold what identifies a
teacher or opens a folder. Masking happens in the formatter, the last point before the file:
whatever a message, a fact or an exception carried, only masked text leaves.
"""

import json
import logging
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "yanxiu.jsonl"
MASK = "***"

_BYTES_PER_FILE = 1_000_000
_FILES_KEPT = 5

# 15 or more digits: ID numbers of 15 and 18 digits (GB 11643), also those that lost or gained one,
# and bank cards. Spaces and dashes may group them; \d also matches full-width digits.
_NUMBER = re.compile(r"(?<!\d)\d(?:[ \-]?\d){13,}[ \-]?[\dXxＸｘ]")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ \-]?)?1[3-9]\d(?:[ \-]?\d){8}(?!\d)")
_HUSH = r"pass(?:word|phrase|wd)?|secret|token|pin|recovery(?:_code)?|密码|口令|恢复码"
_SECRET_TEXT = re.compile(rf"({_HUSH})(['\"]?\s*(?:=|:|：|是|为)\s*)(['\"]?)[^\s,;'\"，；]+\3", re.IGNORECASE)
_SECRET_KEY = re.compile(rf"(?:^|_)(?:{_HUSH}|(?:private_|secret_)?key)(?:$|_)", re.IGNORECASE)


def masked(text: str) -> str:
    """Return the text without anything that looks like an ID number, a mobile number or a passphrase."""
    text = _SECRET_TEXT.sub(rf"\1\2{MASK}", text)
    return _MOBILE.sub(MASK, _NUMBER.sub(MASK, text))


def masked_fact(name: str, value: object) -> object:
    """Return a fact ready for JSON: masked by its name, by its text, and inside lists and tables."""
    if _SECRET_KEY.search(name):
        return MASK
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if masked(str(value)) == str(value) else MASK
    if isinstance(value, Mapping):
        return {masked(str(key)): masked_fact(str(key), part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked_fact(name, part) for part in value]
    return masked(str(value))


class JsonLines(logging.Formatter):
    """One masked JSON object per record: time, level, where, event, and the facts given with it.

    Facts come as `log.info("bundle.applied", extra={"facts": {"operations": 12}})`.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a record can be as odd as it likes, it becomes one line."""
        facts = getattr(record, "facts", {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "event": masked(record.getMessage()),
            **({"facts": masked_fact("", facts)} if facts else {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = masked("".join(traceback.format_exception(record.exc_info[1])))
        return json.dumps(line, ensure_ascii=False)


class _QuietFile(RotatingFileHandler):
    """A log that cannot be written (disk full, stick pulled) must not become the office's problem."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        """Drop the record."""
        del record


def start(folder: Path) -> logging.Handler:
    """Write our records from `info` and everyone's from `warning` to `folder/logs`; `stop` ends it."""
    handler: logging.Handler
    try:
        (folder / "logs").mkdir(parents=True, exist_ok=True)
        handler = _QuietFile(
            folder / "logs" / FILE_NAME,
            maxBytes=_BYTES_PER_FILE,
            backupCount=_FILES_KEPT - 1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        # A folder that may only be read can still be looked at.
        handler = logging.NullHandler()
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    for ours in ("app", "db"):
        logging.getLogger(ours).setLevel(logging.INFO)
    return handler


def stop(handler: logging.Handler) -> None:
    """Stop writing and close the file, so that the folder can be moved or deleted."""
    logging.getLogger().removeHandler(handler)
    handler.close()
