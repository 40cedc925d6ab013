"""Settings of this machine: declared once, kept as JSON in the person's configuration folder.

What belongs to the office (its rules, its names, its seal) is in the database instead, so that
backups and bundles carry it.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app import paths
from app.errors import Unavailable

_log = logging.getLogger(__name__)

_Value = TypeVar("_Value", bound=bool | int | str | tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Setting(Generic[_Value]):
    """One setting: its key in the file, its default (which is also its type) and what it does."""

    key: str
    default: _Value
    help: str
    accepts: Callable[[_Value], bool] = lambda _: True


LANGUAGE = Setting("language", "zh_CN", "界面语言", lambda v: v in ("zh_CN", "zh_TW", "en"))
FONT_SIZE = Setting("font_size", 10, "界面字号（磅）", lambda v: 9 <= v <= 17)
THEME = Setting(
    "theme", "light", "界面配色：light 或 contrast（高对比度）", lambda v: v in ("light", "contrast")
)
LOCK_MINUTES = Setting("lock_minutes", 10, "无操作多少分钟后锁定；0 表示不锁定", lambda v: 0 <= v <= 240)
LAST_FOLDER = Setting("last_folder", "", "上次打开的数据文件夹")
LAST_USER = Setting("last_user", "", "上次登录的用户名")
_NONE: tuple[str, ...] = ()
RECENT_FOLDERS = Setting("recent_folders", _NONE, "最近打开过的数据文件夹", lambda v: len(v) <= 20)
EXCHANGE_FOLDER = Setting("exchange_folder", "", "上次与U盘交换所用的文件夹")
WINDOW_PLACE = Setting("window_place", "", "主窗口的位置和大小")

DECLARED: tuple[Setting[str] | Setting[int] | Setting[tuple[str, ...]], ...] = (
    LANGUAGE,
    FONT_SIZE,
    THEME,
    LOCK_MINUTES,
    LAST_FOLDER,
    LAST_USER,
    RECENT_FOLDERS,
    EXCHANGE_FOLDER,
    WINDOW_PLACE,
)


class Settings:
    """The settings in one file. Keys of a newer version stay in it; a damaged file is set aside."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.config_dir() / "settings.json"
        self._values = self._read()

    def get(self, setting: Setting[_Value]) -> _Value:
        """Return the value, or the default when there is none or the file holds nonsense."""
        if setting.key not in self._values:
            return setting.default
        stored = self._values[setting.key]
        value = tuple(stored) if isinstance(stored, list) else stored
        if _fits(setting, value):
            return value  # type: ignore[return-value]  # _fits compared it with the default's type
        _log.warning("settings.ignored", extra={"facts": {"setting": setting.key}})
        return setting.default

    def set(self, setting: Setting[_Value], value: _Value) -> None:
        """Keep a value. Another window may have written meanwhile: only this key changes."""
        if not _fits(setting, value):
            raise ValueError(setting.key)
        self._values = {**self._read(), setting.key: value}
        self._write()

    def reset(self, setting: Setting[_Value]) -> None:
        """Go back to the default."""
        self._values = {key: value for key, value in self._read().items() if key != setting.key}
        self._write()

    def _read(self) -> Mapping[str, object]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            _log.warning("settings.unreadable", extra={"facts": {"reason": error.strerror}})
            return {}
        except ValueError:
            return self._set_aside()
        return values if isinstance(values, dict) else self._set_aside()

    def _set_aside(self) -> Mapping[str, object]:
        """Keep a damaged file for whoever wants to look, and start from the defaults."""
        aside = self._file.with_suffix(".damaged.json")
        try:
            self._file.replace(aside)
        except OSError as error:
            _log.warning("settings.unreadable", extra={"facts": {"reason": error.strerror}})
        else:
            _log.warning("settings.damaged", extra={"facts": {"kept_as": aside.name}})
        return {}

    def _write(self) -> None:
        """Write beside and swap: after a power cut the file is the old one or the new one."""
        beside = self._file.with_suffix(f".{os.getpid()}.part")
        text = json.dumps(self._values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(self._file)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise Unavailable(
                "settings.not_saved", folder=str(self._file.parent), reason=error.strerror
            ) from error


def _fits(setting: Setting[_Value], value: object) -> bool:
    """Whether a value has exactly the setting's type (True is no font size) and is accepted by it."""
    if type(value) is not type(setting.default):
        return False
    if isinstance(value, tuple) and not all(isinstance(part, str) for part in value):
        return False
    return setting.accepts(value)
