"""One command from a fresh machine: each decision it takes, and a whole set-up with a tiny lock."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.guards.sources import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder with a space and Chinese, whose lock asks for one small wheel of our own."""
    root = tmp_path / "校本 研修"
    (root / "packaging").mkdir(parents=True)
    for script in ("bootstrap.py", "system_libraries.py"):
        shutil.copy(ROOT / "packaging" / script, root / "packaging")
    (root / "app").mkdir()
    (root / "app" / "__init__.py").touch()
    (root / "app" / "__main__.py").write_text(
        "import os, sys, small\nprint('started', sys.argv[1:], os.environ.get('QT_QPA_PLATFORM'), small.WORD)\n",
        "utf-8",
    )
    wheel = a_wheel(root / "wheels 轮子")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "packaging" / "requirements.lock").write_text(
        f"small==1.0 \\\n    --hash=sha256:{digest}\n", "utf-8"
    )
    return root


def a_wheel(folder: Path) -> Path:
    folder.mkdir()
    file = folder / "small-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr("small.py", "WORD = '轻'\n")
        wheel.writestr("small-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n")
        wheel.writestr(
            "small-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("small-1.0.dist-info/RECORD", "")
    return file


def started(project: Path, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    # The machine's own display and pip settings must not answer for those a test gives.
    foreign = ("DISPLAY", "WAYLAND_DISPLAY", "PIP_")
    env = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    command = [sys.executable, str(project / "packaging" / "bootstrap.py"), *words]
    return subprocess.run(command, env={**env, **environ}, capture_output=True, encoding="utf-8", timeout=120)


def ready(project: Path) -> bool:
    return (project / ".venv" / "stamp").is_file()


def test_a_whole_set_up_from_a_wheelhouse_with_an_empty_home(project: Path) -> None:
    half_made = project / ".venv" / "bin" / "python"
    half_made.parent.mkdir(parents=True)
    half_made.write_text("what an interrupted start left behind", "utf-8")
    rubbish = project / ".venv" / "rubbish"
    rubbish.touch()

    first = started(project, "run", "--wheelhouse", str(project / "wheels 轮子"), HOME="")
    assert first.returncode == 0, first.stderr
    assert f"started ['demo', '{project / 'build' / 'demo'}'] offscreen 轻" in first.stdout
    assert "Collecting" not in first.stdout
    assert not rubbish.exists()
    made = (project / ".venv" / "stamp").stat().st_mtime_ns

    second = started(project, "run", "plans", "list", HOME="")
    assert "started ['plans', 'list'] offscreen 轻" in second.stdout
    assert "准备" not in second.stdout
    assert (project / ".venv" / "stamp").stat().st_mtime_ns == made


def test_the_users_own_pip_settings_are_honoured(project: Path) -> None:
    settings = project / "pip.conf"
    settings.write_text(
        f"[global]\nno-index = true\nfind-links = {(project / 'wheels 轮子').as_uri()}\nuser = true\n"
    )
    done = started(project, "setup", PIP_CONFIG_FILE=str(settings))
    assert done.returncode == 0, done.stderr
    assert ready(project)


def test_a_package_that_differs_from_its_hash_is_refused(project: Path) -> None:
    lock = project / "packaging" / "requirements.lock"
    lock.write_text(lock.read_text("utf-8")[:-5] + "0000\n", "utf-8")
    done = started(project, "setup", f"--wheelhouse={project / 'wheels 轮子'}")
    assert done.returncode == 4
    assert "校验值不符" in done.stderr
    assert not (project / ".venv").exists()


def test_a_wheelhouse_that_does_not_exist_is_said_at_once(project: Path) -> None:
    done = started(project, "setup", "--wheelhouse", str(project / "nowhere"))
    assert done.returncode == 4
    assert "没有这个文件夹" in done.stderr


def test_an_unknown_command_is_a_usage_error(project: Path) -> None:
    assert started(project, "fly").returncode == 2
    assert not (project / ".venv").exists()


def test_the_stamp_knows_lock_and_place(bootstrap: ModuleType, tmp_path: Path) -> None:
    mine = bootstrap.stamp(b"lock", tmp_path)
    assert mine == bootstrap.stamp(b"lock", tmp_path)
    assert mine != bootstrap.stamp(b"other", tmp_path)
    assert mine != bootstrap.stamp(b"lock", tmp_path / "elsewhere")


def test_the_stamp_knows_the_python(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = bootstrap.stamp(b"lock", tmp_path)
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert mine != bootstrap.stamp(b"lock", tmp_path)


def test_a_stamp_without_its_python_is_not_ready(bootstrap: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "stamp").write_text("x", "ascii")
    assert not bootstrap.is_ready(tmp_path, "x")


def test_windows_keeps_its_python_elsewhere(bootstrap: ModuleType) -> None:
    assert bootstrap.venv_python(Path(".venv"), "win32") == Path(".venv/Scripts/python.exe")
    assert bootstrap.venv_python(Path(".venv"), "linux") == Path(".venv/bin/python")


@pytest.mark.parametrize(
    ("words", "wheelhouse", "rest"),
    [
        (["test", "-k", "a b"], None, ["test", "-k", "a b"]),
        (["--wheelhouse", "w", "test", "-x"], "w", ["test", "-x"]),
        (["test", "-x", "--wheelhouse=w", "tests/db"], "w", ["test", "-x", "tests/db"]),
    ],
)
def test_the_wheelhouse_may_stand_anywhere(
    bootstrap: ModuleType, words: list[str], wheelhouse: str | None, rest: list[str]
) -> None:
    found, left = bootstrap.take_wheelhouse(words)
    assert found == (None if wheelhouse is None else Path(wheelhouse).absolute())
    assert left == rest


def test_pip_is_told_of_hashes_and_wheels_but_of_no_index(bootstrap: ModuleType) -> None:
    words = bootstrap.pip_options(Path("requirements.lock"), None)
    assert {"--require-hashes", "--only-binary"} <= set(words)
    assert not any("index" in word or "://" in word for word in words)
    offline = bootstrap.pip_options(Path("requirements.lock"), Path("w h"))
    assert offline[offline.index("--find-links") + 1] == "w h"
    assert "--no-index" in offline


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=4))\nERROR: No matching distribution found for x==1", "连不上"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.9.3", "glibc 2.28"),
        ("ERROR: No matching distribution found for orjson==3", "orjson==3"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "校验值不符"),
        ("OSError: [Errno 28] No space left on device", "磁盘空间不足"),
        ("something else", "原因见上"),
    ],
)  # fmt: skip
def test_what_pip_said_becomes_a_sentence(bootstrap: ModuleType, output: str, sentence: str) -> None:
    assert sentence in bootstrap.explain(output, ("glibc", "2.27"))


def test_an_empty_home_and_foreign_python_paths_are_not_handed_on(bootstrap: ModuleType) -> None:
    given = {"HOME": "", "PYTHONPATH": "x", "PYTHONHOME": "y", "PATH": "z"}
    assert bootstrap.child_environment(given, offscreen=True) == {
        "PATH": "z",
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    assert bootstrap.child_environment({"HOME": "h"}, offscreen=False) == {"HOME": "h", "PYTHONUTF8": "1"}


def test_run_opens_the_window_or_walks_the_job(bootstrap: ModuleType) -> None:
    assert bootstrap.program_words([], display=True) == ["-m", "app", "window", "--sample"]
    assert bootstrap.program_words([], display=False) == ["-m", "app", "demo", str(bootstrap.DEMO)]
    assert bootstrap.program_words(["doctor"], display=True) == ["-m", "app", "doctor"]


def test_every_check_runs_the_one_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "python3 packaging/bootstrap.py test\n" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
