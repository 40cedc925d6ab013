"""Libraries are found by loading them; what may be installed is installed, the rest is said."""

import subprocess
from pathlib import Path
from types import ModuleType

import pytest


class Apt:
    """Stands in for the system: remembers the commands and answers them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, libraries: ModuleType, **answers: int) -> None:
        self.commands: list[str] = []
        self._answers = answers
        monkeypatch.setattr(libraries.subprocess, "run", self._run)
        monkeypatch.setattr(
            libraries.shutil, "which", lambda name: None if answers.get(name) == 127 else name
        )

    def _run(self, words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        line = " ".join(words)
        self.commands.append(line)
        wanted = [code for part, code in self._answers.items() if part.replace("_", " ") in line]
        return subprocess.CompletedProcess(words, wanted[0] if wanted else 0, "", "apt said no")


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)


def test_a_library_that_cannot_be_loaded_is_found(system_libraries: ModuleType) -> None:
    assert system_libraries.missing_libraries(["libc.so.6", "libnosuch.so.9"]) == ["libnosuch.so.9"]


def test_window_libraries_are_wanted_only_where_a_window_can_be(
    system_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries.shutil, "which", lambda _: None)
    wanted = system_libraries.wanted_libraries
    assert "libxcb-cursor.so.0" not in wanted({}, command="run")
    assert "libxcb-cursor.so.0" not in wanted({"DISPLAY": ""}, command="test")
    assert "libxcb-cursor.so.0" in wanted({"DISPLAY": ":0"}, command="run")
    assert "libxcb-cursor.so.0" in wanted({"WAYLAND_DISPLAY": "wayland-0"}, command="run")
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: name)
    assert "libxcb-cursor.so.0" in wanted({}, command="test")


def test_a_renamed_package_is_asked_for_by_its_present_name(system_libraries: ModuleType) -> None:
    names = system_libraries.package_names
    assert names(["libglib2.0-0", "libegl1"], lambda _: True) == ["libegl1", "libglib2.0-0t64"]
    assert names(["libglib2.0-0"], lambda _: False) == ["libglib2.0-0"]


@pytest.mark.usefixtures("root")
def test_root_installs_at_once(system_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    apt = Apt(monkeypatch, system_libraries)
    assert system_libraries.apt_install(["libegl1"])
    assert apt.commands == [
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libegl1"
    ]


@pytest.mark.usefixtures("root")
def test_a_failed_installation_is_tried_once_more_after_an_update(
    system_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apt = Apt(monkeypatch, system_libraries, apt_get_install=100, install=100)
    assert not system_libraries.apt_install(["libegl1"])
    assert [line.split()[3] for line in apt.commands] == ["install", "update", "install"]
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
        in capsys.readouterr().out
    )


@pytest.mark.usefixtures("clerk")
def test_sudo_is_used_when_it_asks_for_no_password(
    system_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = Apt(monkeypatch, system_libraries)
    assert system_libraries.apt_install(["libegl1"])
    assert apt.commands[0] == "sudo -n true"
    assert apt.commands[1].startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install")


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("refusal", [{"sudo": 127}, {"sudo -n true": 1}])
def test_without_the_right_to_install_the_exact_line_is_printed(
    system_libraries: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    refusal: dict[str, int],
) -> None:
    apt = Apt(monkeypatch, system_libraries, **{"apt-cache show": 100}, **refusal)
    assert not system_libraries.apt_install(["libglib2.0-0"])
    assert "    sudo apt-get install -y --no-install-recommends libglib2.0-0\n" in capsys.readouterr().out
    assert not any("apt-get" in line for line in apt.commands)


@pytest.mark.usefixtures("root")
def test_a_system_without_apt_is_told_what_to_look_for(
    system_libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apt = Apt(monkeypatch, system_libraries, **{"apt-get": 127})
    assert not system_libraries.apt_install(["libegl1"])
    assert "libegl1" in capsys.readouterr().out
    assert apt.commands == []


def test_the_venv_package_fits_the_python(system_libraries: ModuleType, tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.touch()
    assert system_libraries.venv_package(python, default=python) == "python3-venv"
    assert system_libraries.venv_package(python, default=tmp_path / "other").endswith("-venv")
