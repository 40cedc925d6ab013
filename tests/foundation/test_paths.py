from pathlib import Path

import pytest

from app import paths


def test_what_ships_with_the_program_is_found() -> None:
    assert paths.resources("fonts", "NotoSansSC-Regular.ttf").is_file()


def test_everything_can_live_in_one_chosen_place(tmp_path: Path) -> None:
    environ = {"YANXIU_HOME": str(tmp_path)}
    assert paths.config_dir(environ) == tmp_path / "config"
    assert paths.data_dir(environ) == tmp_path / "data"


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "relative"}])
def test_an_empty_home_is_answered_by_the_user_database(environ: dict[str, str]) -> None:
    for folder in (paths.home(environ), paths.config_dir(environ), paths.data_dir(environ)):
        assert folder.is_absolute()
    assert paths.config_dir(environ) != paths.data_dir(environ)
    assert paths.config_dir(environ).parent != Path("/")


def test_a_relative_folder_in_the_systems_variables_is_ignored(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "somewhere", "XDG_DATA_HOME": str(tmp_path / "deep")}
    assert paths.config_dir(environ) == tmp_path / ".config" / "yanxiubu"
    assert paths.data_dir(environ) == tmp_path / "deep" / "yanxiubu"


def test_an_unregistered_user_still_gets_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 4_000_123)
    assert paths.home({}).is_absolute()
