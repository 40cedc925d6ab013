"""The shared libraries Qt needs from a Linux system: found by loading them, installed by apt.

Without them Python stops at ``import PySide6`` or, worse, when the first window opens; neither
message tells an office what to do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

# Shared object → Debian package, found by ldd and by running in a bare Debian 12.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Debian 13 and Ubuntu 24.04 renamed it with the change to 64-bit times.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}

PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def say(chinese: str, english: str) -> None:
    """Print a progress line for both readers."""
    print(f"· {chinese} / {english}", flush=True)


def has_display(environ: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether a window can be shown: always on Windows and macOS, else by the session's variables."""
    if not system.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def wanted_libraries(environ: Mapping[str, str], *, command: str) -> dict[str, str]:
    """The libraries Qt needs for this command: those of a real window only where one can be."""
    window = has_display(environ) or (command == "test" and shutil.which("Xvfb") is not None)
    return {**OFFSCREEN_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}


def missing_libraries(wanted: Iterable[str]) -> list[str]:
    """The shared objects that cannot be loaded, asked in a fresh process: a loader remembers misses."""
    probe = subprocess.run([sys.executable, "-c", PROBE, *wanted], capture_output=True, text=True, check=True)
    return probe.stdout.split()


def can_make_venv() -> bool:
    """Debian ships Python without ensurepip unless python3-venv is installed."""
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode == 0


def venv_package(executable: Path, default: Path = Path("/usr/bin/python3")) -> str:
    """The package with ensurepip: python3-venv for the system's Python, versioned for another."""
    if executable.resolve() == default.resolve():
        return "python3-venv"
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def package_names(packages: Iterable[str], known: Callable[[str], bool]) -> list[str]:
    """Debian's names for this release; ``known`` tells whether apt has heard of one."""
    return sorted(RENAMED[name] if name in RENAMED and known(RENAMED[name]) else name for name in packages)


def known_to_apt(package: str) -> bool:
    return subprocess.run(["apt-cache", "show", package], capture_output=True).returncode == 0


def administrator() -> list[str] | None:
    """The words before a command that makes it run as root, or None when that needs a password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt_install(packages: Iterable[str]) -> bool:
    """Install Debian packages if we may; otherwise print the exact line and let the caller go on."""
    if not shutil.which("apt-get"):
        say("请用系统的软件管理器安装与这些相当的软件包", "please install the equivalent of these packages")
        print("    " + " ".join(packages), flush=True)
        return False
    prefix = administrator()
    if prefix is None:
        say("缺少系统库，请执行这一行后再试", "system libraries are missing; please run this, then try again")
        print("    sudo " + " ".join(install_words(packages)), flush=True)
        return False
    say("正在安装缺少的系统库：" + " ".join(packages), "installing missing system libraries")
    return install_as(prefix, packages)


def install_words(packages: Iterable[str]) -> list[str]:
    """The apt command for these packages, as it can be typed."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *package_names(packages, known_to_apt)]


def install_as(administrator_prefix: Sequence[str], packages: Iterable[str]) -> bool:
    """Install, and once more after an update.

    Bare machines have no package lists, and old lists name files that are gone.
    """
    prefix = [*administrator_prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    if subprocess.run([*prefix, *install_words(packages)], capture_output=True).returncode == 0:
        return True
    subprocess.run([*prefix, "apt-get", "update"], capture_output=True)
    again = subprocess.run([*prefix, *install_words(packages)], capture_output=True, text=True)
    if again.returncode != 0:
        print(again.stderr[-2000:], file=sys.stderr)
        say("系统库没有装上，请执行这一行后再试", "could not install them; please run this, then try again")
        print("    sudo apt-get update && sudo " + " ".join(install_words(packages)), flush=True)
    return again.returncode == 0


def provide_libraries(environ: Mapping[str, str], *, command: str) -> None:
    """See to it that what Qt loads is there; what cannot be installed is said, and the start goes on."""
    if not sys.platform.startswith("linux"):
        return
    wanted = wanted_libraries(environ, command=command)
    missing = missing_libraries(wanted)
    if missing and apt_install([wanted[name] for name in missing]):
        left = missing_libraries(missing)
        if left:
            say("仍然找不到：" + " ".join(left), "still missing")
