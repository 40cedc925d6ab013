import json
import logging
from pathlib import Path

import pytest

from app import settings
from app.errors import Unavailable
from app.settings import DECLARED, FONT_SIZE, LAST_USER, RECENT_FOLDERS, THEME, Setting, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "配置" / "settings.json"


def test_what_was_set_is_there_at_the_next_start(file: Path) -> None:
    Settings(file).set(FONT_SIZE, 12)
    Settings(file).set(RECENT_FOLDERS, ("甲", "乙"))
    again = Settings(file)
    assert again.get(FONT_SIZE) == 12
    assert again.get(RECENT_FOLDERS) == ("甲", "乙")


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    fresh = Settings(file)
    assert [fresh.get(setting) for setting in DECLARED] == [setting.default for setting in DECLARED]
    assert not file.exists()


def test_keys_are_declared_once_and_explained() -> None:
    keys = [setting.key for setting in DECLARED]
    assert len(keys) == len(set(keys))
    assert all(setting.help for setting in DECLARED)
    declared = {value for value in vars(settings).values() if isinstance(value, Setting)}
    assert declared == set(DECLARED)


def test_settings_of_a_newer_version_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"of_tomorrow": [1], "font_size": 11}', "utf-8")
    Settings(file).set(THEME, "contrast")
    assert json.loads(file.read_text("utf-8")) == {"of_tomorrow": [1], "font_size": 11, "theme": "contrast"}


def test_two_windows_do_not_undo_each_other(file: Path) -> None:
    one, other = Settings(file), Settings(file)
    one.set(FONT_SIZE, 14)
    other.set(LAST_USER, "clerk")
    assert Settings(file).get(FONT_SIZE) == 14


def test_reset_goes_back_to_the_default(file: Path) -> None:
    mine = Settings(file)
    mine.set(FONT_SIZE, 14)
    mine.reset(FONT_SIZE)
    assert Settings(file).get(FONT_SIZE) == FONT_SIZE.default


@pytest.mark.parametrize("nonsense", ['"big"', "true", "900", "null", "[10]", "10.5"])
def test_nonsense_for_a_key_is_ignored(file: Path, nonsense: str) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"font_size": {nonsense}}}', "utf-8")
    assert Settings(file).get(FONT_SIZE) == FONT_SIZE.default


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null"])
def test_a_damaged_file_is_set_aside_and_logged(
    file: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        mine = Settings(file)
    assert mine.get(FONT_SIZE) == FONT_SIZE.default
    assert file.with_suffix(".damaged.json").read_bytes() == damage
    assert [record.message for record in caplog.records] == ["settings.damaged"]
    mine.set(FONT_SIZE, 13)
    assert Settings(file).get(FONT_SIZE) == 13


def test_a_value_that_is_not_accepted_is_a_mistake_of_the_caller(file: Path) -> None:
    with pytest.raises(ValueError, match="font_size"):
        Settings(file).set(FONT_SIZE, 99)
    assert not file.exists()


def test_a_failing_disk_leaves_the_old_file_and_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Settings(file).set(FONT_SIZE, 12)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable, match=r"settings\.not_saved"):
        Settings(file).set(FONT_SIZE, 13)
    assert [left.name for left in file.parent.iterdir()] == ["settings.json"]
    assert Settings(file).get(FONT_SIZE) == 12


def test_the_settings_live_in_the_persons_own_folder(own_home: Path) -> None:
    Settings().set(FONT_SIZE, 12)
    assert (own_home / "config" / "settings.json").is_file()
