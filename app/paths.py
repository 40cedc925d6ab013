"""Where things are: what ships with the program, and the folders of the person at this machine.

An office's data is not here: its folder is chosen by the office and opened by `Workspace`.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

VERSION = "0.1.0"
"""The program's version; `pyproject.toml` says the same (a test compares them)."""

_PROGRAM = "yanxiubu"


def resources(*parts: str) -> Path:
    """Return a file or folder that ships with the program, such as `resources("fonts")`."""
    return Path(__file__).resolve().parent.parent.joinpath("resources", *parts)


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the person's home folder; an empty or missing HOME is answered by the user database."""
    named = environ.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
    return Path(named) if Path(named).is_absolute() else _registered_home()


def _registered_home() -> Path:
    if sys.platform != "win32":
        import pwd  # noqa: PLC0415  # exists on POSIX systems only

        try:
            registered = Path(pwd.getpwuid(os.getuid()).pw_dir)
        except KeyError:
            # A container may run under a number that nobody registered.
            return Path(tempfile.gettempdir()) / f"{_PROGRAM}-{os.getuid()}"
        if registered.is_absolute():
            return registered
    return Path(tempfile.gettempdir())


def config_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of this person's settings on this machine; it need not exist yet."""
    return _user_dir(environ, xdg="XDG_CONFIG_HOME", below_home=".config", kind="config")


def data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what the program keeps for this person, such as the sample county."""
    return _user_dir(environ, xdg="XDG_DATA_HOME", below_home=".local/share", kind="data")


def _user_dir(environ: Mapping[str, str], *, xdg: str, below_home: str, kind: str) -> Path:
    """Follow YANXIU_HOME (everything in one place: a stick, a test), else the system's custom."""
    if chosen := environ.get("YANXIU_HOME"):
        return Path(chosen).absolute() / kind
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        return (Path(local) if Path(local).is_absolute() else home(environ)) / _PROGRAM / kind
    if sys.platform == "darwin":
        return home(environ) / "Library" / "Application Support" / _PROGRAM / kind
    # The specification says that a relative path in these variables is to be ignored.
    named = environ.get(xdg, "")
    return (Path(named) if Path(named).is_absolute() else home(environ) / below_home) / _PROGRAM
