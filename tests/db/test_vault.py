"""From a password to the store key, and from nothing else."""

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest

from db.errors import Unavailable
from db.vault import CHEAP_FOR_TESTS, FILE, Profile, RecoveryCode, Vault
from db.wrapping import Wrap

PASSWORD = "桂花 Rain-2024"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Vault, RecoveryCode, bytes]:
    return Vault.create(tmp_path, "韦秀英", PASSWORD, profile=CHEAP_FOR_TESTS)


@pytest.fixture
def vault(made: tuple[Vault, RecoveryCode, bytes]) -> Vault:
    return made[0]


@pytest.fixture
def code(made: tuple[Vault, RecoveryCode, bytes]) -> RecoveryCode:
    return made[1]


@pytest.fixture
def key(made: tuple[Vault, RecoveryCode, bytes]) -> bytes:
    return made[2]


def code_of(caught: pytest.ExceptionInfo[Unavailable]) -> tuple[str, dict[str, object]]:
    return caught.value.code, caught.value.facts


def test_the_password_opens_the_key_that_was_drawn(tmp_path: Path, vault: Vault, key: bytes) -> None:
    assert len(key) == 32
    assert Vault.load(tmp_path).unlock("韦秀英", PASSWORD) == key
    assert key.hex() not in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("set_as", "typed"),
    [("密码１２３ａｂ", "密码123ab"), ("abc　def", "abc def"), ("①②", "12"), ("𬭚é", "𬭚e\u0301")],
)
def test_a_password_is_the_same_in_full_and_half_width(tmp_path: Path, set_as: str, typed: str) -> None:
    made, _, key = Vault.create(tmp_path, "李", set_as, profile=CHEAP_FOR_TESTS)
    assert made.unlock("李", typed) == key
    assert made.unlock("李", set_as) == key


def test_a_wrong_password_and_an_unknown_user_are_refused_alike(vault: Vault) -> None:
    with pytest.raises(Unavailable) as wrong:
        vault.unlock("韦秀英", "桂花")
    with pytest.raises(Unavailable) as unknown:
        vault.unlock("莫须有", PASSWORD)
    assert code_of(wrong) == code_of(unknown) == ("vault.wrong_password", {})


def test_a_second_user_opens_the_same_store(vault: Vault, key: bytes) -> None:
    vault.add("覃校长", "木棉花", key)
    assert vault.users() == ("覃校长", "韦秀英")
    assert vault.unlock("覃校长", "木棉花") == key


def test_an_entry_does_not_open_under_another_name(tmp_path: Path, vault: Vault, key: bytes) -> None:
    vault.add("覃校长", "木棉花", key)
    swapped = vault._content.users["覃校长"]
    assert swapped.open("木棉花".encode(), "user:覃校长") == key
    assert swapped.open("木棉花".encode(), "user:韦秀英") is None


def test_a_user_is_added_once(vault: Vault, key: bytes) -> None:
    with pytest.raises(Unavailable) as caught:
        vault.add(" 韦秀英 ", "x", key)
    assert caught.value.code == "vault.user_exists"


def test_only_the_own_key_is_wrapped(vault: Vault) -> None:
    with pytest.raises(Unavailable) as caught:
        vault.add("覃校长", "木棉花", bytes(32))
    assert caught.value.code == "vault.foreign_key"


def test_a_removed_user_gets_in_no_more_and_the_last_one_stays(vault: Vault, key: bytes) -> None:
    vault.add("覃校长", "木棉花", key)
    vault.remove("韦秀英")
    with pytest.raises(Unavailable) as caught:
        vault.unlock("韦秀英", PASSWORD)
    assert caught.value.code == "vault.wrong_password"
    with pytest.raises(Unavailable) as last:
        vault.remove("覃校长")
    assert last.value.code == "vault.last_user"


def test_changing_a_password_asks_for_the_old_one(vault: Vault, key: bytes) -> None:
    with pytest.raises(Unavailable):
        vault.change_password("韦秀英", "桂花", "新密码")
    vault.change_password("韦秀英", PASSWORD, "新密码")
    assert vault.unlock("韦秀英", "新密码") == key
    with pytest.raises(Unavailable):
        vault.unlock("韦秀英", PASSWORD)


def test_an_empty_password_is_refused(vault: Vault, key: bytes) -> None:
    with pytest.raises(Unavailable) as caught:
        vault.add("覃校长", "", key)
    assert caught.value.code == "vault.password_empty"


def test_the_recovery_code_opens_the_store_and_sets_a_new_password(
    vault: Vault, code: RecoveryCode, key: bytes
) -> None:
    assert vault.unlock_with_recovery(str(code)) == key
    vault.reset_password("韦秀英", "新密码", key)
    assert vault.unlock("韦秀英", "新密码") == key


def test_a_new_recovery_code_replaces_the_old(vault: Vault, code: RecoveryCode, key: bytes) -> None:
    fresh = vault.new_recovery_code(key)
    assert vault.unlock_with_recovery(str(fresh)) == key
    with pytest.raises(Unavailable) as caught:
        vault.unlock_with_recovery(str(code))
    assert caught.value.code == "vault.recovery_outdated"


def fail(vault: Vault, times: int, user: str = "韦秀英") -> None:
    for _ in range(times):
        with pytest.raises(Unavailable):
            vault.unlock(user, "猜")


def rounds(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, user: str = "韦秀英", password: str = PASSWORD
) -> int:
    """Count the rounds of Argon2id that one try costs."""
    done = []
    stretch = Profile.stretch

    def counting(profile: Profile, secret: bytes, salt: bytes) -> bytes:
        done.append(salt)
        return stretch(profile, secret, salt)

    with monkeypatch.context() as patch:
        patch.setattr(Profile, "stretch", counting)
        with suppress(Unavailable):
            vault.unlock(user, password)
    return len(done)


def test_every_failure_after_the_third_doubles_the_work(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = [rounds(vault, monkeypatch, password="猜") for _ in range(12)]
    assert costs == [1, 1, 1, 2, 4, 8, 16, 32, 64, 64, 64, 64]


def test_an_unknown_user_costs_the_same_work(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [rounds(vault, monkeypatch, "莫须有") for _ in range(5)] == [1, 1, 1, 2, 4]


def test_the_failures_are_remembered_by_the_file(
    tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(vault, 5)
    assert rounds(Vault.load(tmp_path), monkeypatch) == 8


def test_the_right_password_still_opens_and_ends_the_slowing(
    vault: Vault, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(vault, 6)
    assert vault.unlock("韦秀英", PASSWORD) == key
    assert rounds(vault, monkeypatch) == 1


def test_signing_in_as_oneself_does_not_forgive_guesses_at_another(
    vault: Vault, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.add("覃校长", "木棉花", key)
    fail(vault, 5)
    vault.unlock("覃校长", "木棉花")
    assert rounds(vault, monkeypatch) == 8


def test_where_failures_cannot_be_written_every_try_costs_the_most(
    vault: Vault, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise Unavailable("store.full")

    monkeypatch.setattr("db.vault.write_whole", full)
    assert rounds(vault, monkeypatch) == 64
    assert vault.unlock("韦秀英", PASSWORD) == key


def test_every_damaged_byte_of_the_file_is_told_from_a_wrong_password(tmp_path: Path, vault: Vault) -> None:
    sound, chance = (tmp_path / FILE).read_bytes(), random.Random(5)
    written_again = json.loads(sound)
    for _ in range(300):
        bad = bytearray(sound)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        try:
            same = json.loads(bad) == written_again
        except ValueError:
            same = False
        if same:
            continue
        (tmp_path / FILE).write_bytes(bad)
        with pytest.raises(Unavailable) as caught:
            Vault.load(tmp_path)
        assert caught.value.code in ("vault.damaged", "vault.newer")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"{" * 100_000, b'{"format": "x", "sum": 1}']
)
def test_any_other_file_is_damaged(tmp_path: Path, vault: Vault, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(Unavailable) as caught:
        Vault.load(tmp_path)
    assert caught.value.code == "vault.damaged"


def test_a_vault_is_never_overwritten(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(Unavailable) as caught:
        Vault.create(tmp_path, "李", "x", profile=CHEAP_FOR_TESTS)
    assert caught.value.code == "vault.exists"


def test_a_folder_without_vault_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        Vault.load(tmp_path)
    assert caught.value.code == "vault.missing"


def test_without_being_asked_the_costs_are_real(tmp_path: Path) -> None:
    made, _, _ = Vault.create(tmp_path, "李", "x")
    profile = made._content.profile
    assert profile.memory_kib >= 64 * 1024
    assert profile.iterations >= 2


@pytest.mark.parametrize("costs", [(2**30, 3, 4), (65536, 10_000, 4), (8, 3, 4), (65536, 0, 1)])
def test_a_doctored_file_cannot_ask_for_absurd_costs(costs: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="range"):
        Profile(*costs)


def test_a_decoy_never_opens() -> None:
    assert Wrap.decoy(CHEAP_FOR_TESTS).open(b"x", "user:x") is None
