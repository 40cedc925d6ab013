"""What an operation may be, byte for byte: RFC 8785 inside the restricted grammar, refused outside."""

import random
from contextlib import suppress
from typing import Any

import orjson
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Refused
from app.journal.operation import Header, OpName, Part, canonical, is_id, new_id, parsed

LARGEST = 2**53 - 1
keys = st.text(st.characters(max_codepoint=127), max_size=8)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
scalars = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(keys, values, max_size=6)


@settings(max_examples=300, deadline=None)
@given(objects)
def test_what_is_written_is_what_the_reference_writes_and_is_read_back(value: dict[str, Any]) -> None:
    assert canonical(value) == rfc8785.dumps(value)
    assert parsed(canonical(value)) == value


# Characters whose order differs between UTF-8 and UTF-16, escapes, rare Han, emoji.
LETTERS = [
    *map(chr, range(160)),
    *"王𬭚赵𡒄李㛃",
    "\u2028",
    "\ue000",
    "\uffff",
    "😀",
    "\U0010ffff",
    '"',
    "\\",
    "/",
]


def something(dice: random.Random, depth: int = 0) -> Any:
    """Return any value of the grammar."""
    match dice.randrange(7 if depth < 4 else 5):
        case 0:
            return None
        case 1:
            return dice.random() < 0.5
        case 2:
            return dice.choice([0, -1, LARGEST, -LARGEST, dice.randrange(-LARGEST, LARGEST)])
        case 3 | 4:
            return "".join(dice.choices(LETTERS, k=dice.randrange(12)))
        case 5:
            return [something(dice, depth + 1) for _ in range(dice.randrange(4))]
        case _:
            return an_object(dice, depth + 1)


def an_object(dice: random.Random, depth: int = 0) -> dict[str, Any]:
    keys = ("".join(dice.choices(LETTERS[:128], k=dice.randrange(6))) for _ in range(dice.randrange(6)))
    return {key: something(dice, depth) for key in keys}


def test_thousands_of_objects_are_written_as_the_reference_writes_them() -> None:
    dice = random.Random(8785)
    for _ in range(5_000):
        value = an_object(dice)
        assert canonical(value) == rfc8785.dumps(value)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | objects.map(orjson.dumps) | objects.map(lambda o: orjson.dumps(o, option=2)))
def test_what_can_be_read_is_written_the_same(data: bytes) -> None:
    with suppress(Refused):
        assert canonical(parsed(data)) == data == rfc8785.dumps(orjson.loads(data))


@pytest.mark.parametrize(
    "value",
    [1.0, 0.5, -0.0, 2**53, -(2**53), 2**64, float("nan"), "\ud800", b"x", Ellipsis, {1, 2}],
    ids=repr,
)
@pytest.mark.parametrize("within", [lambda v: v, lambda v: {"a": v}, lambda v: [{"b": [v]}]])
def test_no_other_value_is_written(value: object, within: Any) -> None:
    with pytest.raises(ValueError, match=r"grammar|exceeds|surrogates|serializable|must be str|Recursion"):
        canonical(within(value))


@pytest.mark.parametrize("value", [{"键": 1}, {"a": {"é": 1}}, {1: "x"}, {"\ud800": 1}], ids=repr)
def test_no_other_key_is_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"grammar|exceeds|surrogates|serializable|must be str|Recursion"):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":9007199254740992}',
        b'{"a":-9007199254740992}',
        b'{"a":99999999999999999999999}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"a":"\\ud800"}',
        b'{"a":"\\u4e2d"}',
        b'{"a":"\xed\xa0\x80"}',
        '{"键":1}'.encode(),
        b"[1]",
        b"1",
        b"",
        b"{}{}",
        b'{"a":' + b"[" * 300 + b"]" * 300 + b"}",
    ],
)
def test_no_other_bytes_are_read(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        parsed(data)
    assert refused.value.code == "journal.malformed"


def a_header(**changed: Any) -> bytes:
    whole = Header(
        "0" * 31 + "1", 1, None, "a", "甲", "clerk", "2026-09-01", "", (Part("own", 1, b"\x01" * 32),)
    )
    return orjson.dumps(orjson.loads(whole.encode()) | changed, option=orjson.OPT_SORT_KEYS)


def test_a_header_is_read_back() -> None:
    assert Header.decode(a_header()).encode() == a_header()


@pytest.mark.parametrize(
    "changed",
    [
        {"s": 0},
        {"s": True},
        {"s": "1"},
        {"d": "x"},
        {"d": "A" * 32},
        {"t": 5},
        {"p": "00"},
        {"x": []},
        {"x": [["own", 0, "01" * 32]]},
        {"x": [["own", 1, "01"]]},
        {"x": [["own", True, "01" * 32]]},
        {"x": [["own", 10**9, "01" * 32]]},
        {"x": {}},
        {"z": 1},
        {"f": 1},
    ],
    ids=str,
)
def test_a_header_that_no_program_writes_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        Header.decode(a_header(**changed))
    assert refused.value.code == "journal.malformed"


def test_a_header_of_a_newer_format_asks_for_the_upgrade() -> None:
    with pytest.raises(Refused) as refused:
        Header.decode(a_header(v=2))
    assert refused.value.code == "journal.newer"


DEVICE = "0123456789abcdef" * 2


def test_the_name_of_an_operation_is_read_back() -> None:
    assert str(OpName.parse(f"{DEVICE}.12.0")) == f"{DEVICE}.12.0"


@pytest.mark.parametrize(
    "text", ["", "x", f"{DEVICE}.1", f"{DEVICE}.01.0", f"{DEVICE}.1.00", f"{DEVICE}.0.0", f"{DEVICE}.+1.0",
             f"{DEVICE}. 1.0", f"{DEVICE}.١.0", f"{DEVICE.upper()}.1.0", f"{DEVICE}.1.0.0", f"{DEVICE}.1.0\n"],
)  # fmt: skip
def test_a_name_has_one_spelling(text: str) -> None:
    with pytest.raises(Refused):
        OpName.parse(text)


def test_ids_are_uuids_of_version_seven_that_sort_by_time() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(is_id(id_) and id_[12] == "7" and id_[16] in "89ab" for id_ in ids)
    assert [id_[:12] for id_ in ids] == sorted(id_[:12] for id_ in ids)
