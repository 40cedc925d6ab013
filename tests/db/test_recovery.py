"""A code on paper, read by a tired person."""

import pytest

from db.errors import Unavailable
from db.recovery import RecoveryCode


def test_a_code_is_seven_groups_of_five_without_letters_that_look_alike() -> None:
    code = str(RecoveryCode.random())
    assert [len(group) for group in code.split("-")] == [5] * 7
    assert not set(code) & set("ILOU")
    assert RecoveryCode.random() != RecoveryCode.random()


@pytest.mark.parametrize(
    "as_typed",
    [
        str.lower,
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", ""),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: "".join(chr(ord(letter) + 0xFEE0) for letter in text),
        lambda text: f"  {text}\n",
    ],
    ids=["small", "blanks", "together", "look-alikes", "full-width", "with a line end"],
)
def test_it_may_be_typed_in_many_ways(as_typed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for _ in range(50):
        code = RecoveryCode.random()
        assert RecoveryCode.typed(as_typed(str(code))) == code


def test_a_slip_names_its_group() -> None:
    groups = str(RecoveryCode.random()).split("-")
    named = set()
    for letter in "0123456789ABCDEFGHJK":
        wrong = groups[2][:1] + letter + groups[2][2:]
        try:
            RecoveryCode.typed("-".join([*groups[:2], wrong, *groups[3:]]))
        except Unavailable as error:
            named.add((error.code, error.facts["group"]))
    assert named == {("vault.recovery_mistyped", 3)}


def test_two_groups_in_the_wrong_order_are_noticed() -> None:
    noticed = 0
    for _ in range(50):
        groups = str(RecoveryCode.random()).split("-")
        try:
            RecoveryCode.typed("-".join([groups[1], groups[0], *groups[2:]]))
        except Unavailable:
            noticed += 1
    assert noticed >= 45


def test_a_missing_letter_is_counted() -> None:
    with pytest.raises(Unavailable) as caught:
        RecoveryCode.typed(str(RecoveryCode.random())[:-1])
    assert (caught.value.code, caught.value.facts) == ("vault.recovery_length", {"expected": 35, "typed": 34})


@pytest.mark.parametrize("text", ["", "恢复码", "x" * 10_000])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Unavailable):
        RecoveryCode.typed(text)


def test_it_hides_from_logs() -> None:
    code = RecoveryCode.random()
    assert str(code) not in repr(code)
