#!/usr/bin/env python3
"""One command from a fresh machine to the running program.

    python3 packaging/bootstrap.py run      open the program (without a display: walk the whole job)
    python3 packaging/bootstrap.py test     run the tests; further words go to pytest
    python3 packaging/bootstrap.py setup    only prepare
    python3 packaging/bootstrap.py bench    measure, and print the table
    python3 packaging/bootstrap.py check    style, types and layers
    python3 packaging/bootstrap.py lock     renew requirements.lock (developers; needs uv)

``--wheelhouse DIR`` installs from a folder of wheels, for machines without a network.

Standard library only, and no syntax that Python 3.6 cannot parse: an old Python must
get as far as the sentence that says what to install.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def unsuitable(version, is_64bit):  # type: ignore[no-untyped-def]  # runs on Pythons without our notation
    """Return the one sentence for a Python this program cannot run on, or None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST and is_64bit:
        return None
    found = "%d.%d.%d%s" % (version[0], version[1], version[2], "" if is_64bit else " (32-bit)")
    return (
        "研修簿需要 64 位的 Python 3.11、3.12 或 3.13，当前是 %s，请安装后再试"
        "（Debian/Ubuntu：sudo apt install python3.11 python3.11-venv；Windows：从 python.org 下载 3.13）"
        " / Please install 64-bit Python 3.11, 3.12 or 3.13 (this is %s)." % (found, found)
    )


if __name__ == "__main__":
    _sentence = unsuitable(sys.version_info, sys.maxsize > 2**32)  # type: ignore[no-untyped-call]
    if _sentence:
        # Straight to the bytes: an old Python in the C locale cannot print Chinese.
        sys.stderr.buffer.write((_sentence + "\n").encode(sys.stderr.encoding or "utf-8", "replace"))
        sys.exit(2)

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from system_libraries import apt_install, can_make_venv, has_display, provide_libraries, say, venv_package

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
VENV = ROOT / ".venv"
DEMO = ROOT / "build" / "demo"

EXIT_UNAVAILABLE = 4


class Failed(Exception):
    """Setting up cannot go on; the message says what to do."""


def child_environment(environ: Mapping[str, str], *, offscreen: bool) -> dict[str, str]:
    """The environment of everything started from here."""
    env = {key: value for key, value in environ.items() if key not in ("PYTHONHOME", "PYTHONPATH")}
    if not env.get("HOME", "-"):
        # An empty HOME means "/" to pip and Qt; without one they ask the user database.
        del env["HOME"]
    env["PYTHONUTF8"] = "1"
    if offscreen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def venv_python(venv: Path, system: str = sys.platform) -> Path:
    return venv / "Scripts" / "python.exe" if system == "win32" else venv / "bin" / "python"


def stamp(lock: bytes, venv: Path) -> str:
    """What an environment was made from; a different lock, Python or place needs a new one."""
    made_by = f"{sys.implementation.cache_tag} {platform.machine()} {venv.absolute()}"
    return hashlib.sha256(lock + b"\0" + made_by.encode("utf-8", "surrogateescape")).hexdigest()


def is_ready(venv: Path, wanted: str) -> bool:
    """Whether the environment is complete: the stamp is written last, so half-made ones have none."""
    try:
        return (venv / "stamp").read_text("ascii") == wanted and venv_python(venv).exists()
    except (OSError, UnicodeDecodeError):
        return False


def pip_options(lock: Path, wheelhouse: Path | None) -> list[str]:
    """What to tell pip. No index is named: mirrors and proxies of the user's own pip settings apply."""
    offline = [] if wheelhouse is None else ["--no-index", "--find-links", str(wheelhouse)]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--no-user"]
    return ["install", *options, "--disable-pip-version-check", *offline, "-r", str(lock)]


def explain(output: str, libc: tuple[str, str]) -> str:
    """Turn what pip printed into a sentence that says what to do."""
    without = re.search(r"No matching distribution found for (\S+)", output)
    if "Retrying (" in output or "Could not fetch URL" in output or "ConnectionError" in output:
        return (
            "连不上软件包来源：请检查网络或 pip 镜像设置；没有网络的电脑请加 --wheelhouse 文件夹"
            " / The package index is out of reach: check the network or pip's mirror setting,"
            " or use --wheelhouse DIR with wheels copied from another machine."
        )
    if "No space left" in output or "Errno 28" in output:
        return "磁盘空间不足，请清出约 1 GB 后再试 / The disk is full: please free about 1 GB."
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "下载的文件与锁定的校验值不符，请换一个 pip 镜像再试"
            " / A downloaded file differs from its locked hash: please try another mirror."
        )
    if without and re.match(r"(pyside6|shiboken6)", without[1], re.IGNORECASE):
        system = " ".join(libc).strip() or platform.platform()
        return (
            f"本机系统（{system}，{platform.machine()}）没有可用的 Qt 安装包：x86_64 需要 glibc 2.28 以上，"
            "aarch64 需要 2.39 以上，请升级系统"
            f" / No Qt wheel fits this system ({system}): x86_64 needs glibc 2.28, aarch64 2.39."
        )
    if without:
        return (
            f"找不到 {without[1]} 的安装包：请检查 pip 镜像或 --wheelhouse 文件夹是否齐全"
            f" / No wheel for {without[1]}: is the mirror or the --wheelhouse folder complete?"
        )
    return "安装依赖没有成功，原因见上 / Installing the dependencies failed, see above."


def install(python: Path, wheelhouse: Path | None, env: Mapping[str, str]) -> None:
    """Install the locked packages, showing progress on a terminal and pip's own words only on failure."""
    total = len(re.findall(r"^\w[^\n]*==", LOCK.read_text("utf-8"), re.MULTILINE))
    words = [str(python), "-m", "pip", *pip_options(LOCK, wheelhouse)]
    lines: list[str] = []
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(env),
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if sys.stdout.isatty() and line.startswith("Collecting "):
                done = sum(seen.startswith("Collecting ") for seen in lines)
                print(f"\r  {done}/{total} {line.split()[1]:<60.60}", end="", flush=True)
    if sys.stdout.isatty():
        print("\r" + " " * 78 + "\r", end="", flush=True)
    if pip.returncode != 0:
        print("".join(lines[-25:]), file=sys.stderr)
        raise Failed(explain("".join(lines), platform.libc_ver()))


def build(venv: Path, wanted: str, wheelhouse: Path | None, env: Mapping[str, str]) -> None:
    """Make the environment anew. Whatever stood there — half-made, moved, outdated — is cleared."""
    if not can_make_venv() and not (
        sys.platform.startswith("linux")
        and apt_install([venv_package(Path(sys.executable))])
        and can_make_venv()
    ):
        raise Failed("缺少 Python 的 venv 组件 / Python's venv component (ensurepip) is missing.")
    say(
        "正在准备运行环境（只在第一次，约一两分钟）",
        "preparing the environment (first time only, a minute or two)",
    )
    shutil.rmtree(venv, ignore_errors=True)
    # From inside an environment, the Python it was made from: one cannot clear the ground one stands on.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [base, "-m", "venv", "--clear", str(venv)], capture_output=True, text=True, env=dict(env)
    )
    try:
        if made.returncode != 0:
            print(made.stdout[-1500:] + made.stderr[-1500:], file=sys.stderr)
            raise Failed(
                f"无法在 {venv} 建立运行环境，文件夹可写吗？ / Cannot make {venv}: is the folder writable?"
            )
        install(venv_python(venv), wheelhouse, env)
    except BaseException:
        shutil.rmtree(venv, ignore_errors=True)
        raise
    half = venv / "stamp.part"
    half.write_text(wanted, "ascii")
    half.replace(venv / "stamp")
    say("运行环境已就绪", "the environment is ready")


def prepare(command: str, wheelhouse: Path | None, env: Mapping[str, str]) -> Path:
    """Return a Python that has everything; on the second start this only compares the stamp."""
    if wheelhouse is not None and not wheelhouse.is_dir():
        raise Failed(f"没有这个文件夹：{wheelhouse} / No such folder: {wheelhouse}")
    provide_libraries(env, command=command)
    wanted = stamp(LOCK.read_bytes(), VENV)
    if not is_ready(VENV, wanted):
        build(VENV, wanted, wheelhouse, env)
    return venv_python(VENV)


def become(words: Sequence[str], env: Mapping[str, str]) -> int:
    """Run the program in our place; Windows has no exec that keeps the console waiting."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if sys.platform == "win32":
        return subprocess.run(list(words), env=dict(env)).returncode
    os.execve(words[0], list(words), dict(env))


def program_words(rest: Sequence[str], *, display: bool) -> list[str]:
    """What ``run`` starts: the window, or without a display the whole job in build/demo."""
    if rest:
        return ["-m", "app", *rest]
    return ["-m", "app", "window", "--sample"] if display else ["-m", "app", "demo", str(DEMO)]


def run(python: Path, rest: Sequence[str], env: Mapping[str, str]) -> int:
    display = has_display(env)
    if not rest and not display:
        shutil.rmtree(DEMO, ignore_errors=True)
        DEMO.parent.mkdir(exist_ok=True)
        say("没有显示器，改为演示整个流程", "no display: walking the whole job instead")
    return become([str(python), *program_words(rest, display=display)], env)


def test(python: Path, rest: Sequence[str], env: Mapping[str, str]) -> int:
    # One process per core, a file at a time: whole files keep what their tests share.
    return become([str(python), "-m", "pytest", "-n", "auto", "--dist", "loadfile", *rest], env)


def bench(python: Path, rest: Sequence[str], env: Mapping[str, str]) -> int:
    return become([str(python), "-m", "tests.bench.run", *rest], env)


def setup(python: Path, rest: Sequence[str], env: Mapping[str, str]) -> int:
    del rest, env
    say(f"已就绪：{python}", "ready")
    return 0


def check(python: Path, rest: Sequence[str], env: Mapping[str, str]) -> int:
    """Style, format, types and layers; all of them, so that one run shows every complaint."""
    del rest
    checks = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy"],
        "import-linter": [
            "-c",
            "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())",
        ],
    }
    failed = []
    for name, words in checks.items():
        say(name, "…")
        if subprocess.run([str(python), *words], cwd=ROOT, env=dict(env)).returncode != 0:
            failed.append(name)
    say("未通过：" + "、".join(failed) if failed else "全部通过", "failed" if failed else "all passed")
    return 1 if failed else 0


def lock(rest: Sequence[str], environ: Mapping[str, str]) -> int:
    """Renew requirements.lock for all platforms, with hashes and without any address."""
    uv = shutil.which("uv")
    if uv is None:
        raise Failed("更新锁定文件需要 uv（仅开发者） / Renewing the lock needs uv (developers only).")
    # Find-links and extra indexes of this machine must not leak into everybody's lock.
    leaky = ("FIND_LINKS", "EXTRA_INDEX", "CONSTRAINT")
    env = {key: value for key, value in environ.items() if not any(word in key for word in leaky)}
    words = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--group", "dev"]
    bare = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    return subprocess.run(
        [*words, *bare, "pyproject.toml", "-o", str(LOCK), *rest], cwd=ROOT, env=env
    ).returncode


COMMANDS: dict[str, Callable[[Path, Sequence[str], Mapping[str, str]], int]] = {
    "run": run,
    "test": test,
    "setup": setup,
    "bench": bench,
    "check": check,
}


def take_wheelhouse(words: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Take ``--wheelhouse DIR`` out of the words, wherever it stands; the others stay in order."""
    rest, found = list(words), None
    for place, word in enumerate(rest):
        if word == "--wheelhouse" and place + 1 < len(rest):
            found = Path(rest[place + 1]).absolute()
            del rest[place : place + 2]
            break
        if word.startswith("--wheelhouse="):
            found = Path(word.partition("=")[2]).absolute()
            del rest[place]
            break
    return found, rest


def main(words: Sequence[str]) -> int:
    wheelhouse, words = take_wheelhouse(words)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=[*COMMANDS, "lock"])
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the program or to pytest")
    asked = parser.parse_args(words)
    try:
        if asked.command == "lock":
            return lock(asked.rest, os.environ)
        offscreen = asked.command != "run" or not has_display(os.environ)
        env = child_environment(os.environ, offscreen=offscreen)
        python = prepare(asked.command, wheelhouse, env)
        return COMMANDS[asked.command](python, asked.rest, env)
    except Failed as sentence:
        print(sentence, file=sys.stderr)
        return EXIT_UNAVAILABLE
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for _stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character must not stop the work.
        _stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text streams here
    sys.exit(main(sys.argv[1:]))
