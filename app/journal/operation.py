"""What an operation and a commit are, byte for byte.

An operation is canonical JSON in a restricted grammar: ASCII keys, whole numbers below 2^53, no
floats, no lone surrogates. Within it orjson with sorted keys writes the bytes of RFC 8785, which
a test holds against the reference library. A leaf is SHA-256(salt ‖ body), the root of a part is
SHA-256 over its leaves, and the link of the chain is SHA-256 over the commit's header, which
holds the previous link and the roots.
"""

import hashlib
import os
import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import orjson

from app.errors import Refused

FORMAT = 1
OWN = "own"
PUBLIC = "pub"
CREATE, PUT, ADD, DELETE, SETTLE = "create", "put", "add", "delete", "settle"
BIRTHS = frozenset({CREATE, ADD})
"""The kinds that bring a record or a fact into being."""

_OFFICES = UUID("6f1d3d0e-6d0a-5b5e-9d0e-5f2f6f1c2a77")
# RFC 8785 within 53 bits: orjson itself refuses larger numbers, floats are refused below.
_CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_SCALARS = frozenset({str, int, bool, type(None)})
_MOST = 10_000_000
"""No commit is longer: numbers of operations never run out however a header lies."""
_ROOT = 32
_OP_NAME = re.compile(r"([0-9a-f]{32})\.([1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,7})")
_ID_DIGITS = 32


class OpName(NamedTuple):
    """The name of an operation everywhere: device, sequence of its commit, place within it."""

    device: str
    seq: int
    position: int

    def __str__(self) -> str:
        return f"{self.device}.{self.seq}.{self.position}"

    @classmethod
    def parse(cls, text: str) -> "OpName":
        """Read `device.seq.position` in its one spelling; anything else is `journal.malformed`."""
        found = _OP_NAME.fullmatch(text)
        if found is None:
            raise Refused("journal.malformed", what=text[:80])
        return cls(found[1], int(found[2]), int(found[3]))


@dataclass(frozen=True, slots=True)
class Part:
    """The operations of one commit that share an audience."""

    audience: str
    count: int
    root: bytes


@dataclass(frozen=True)
class Header:
    """What every receiver sees of a commit, whatever parts it gets."""

    device: str
    seq: int
    prev: bytes | None
    actor: str
    actor_name: str
    role: str
    made_at: str
    title: str
    parts: tuple[Part, ...]
    on_behalf: str | None = None

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(accumulate(part.count for part in self.parts))

    @property
    def count(self) -> int:
        return self._ends[-1] if self.parts else 0

    def first_of(self, index: int) -> int:
        """Return the position of the first operation of a part."""
        return self._ends[index] - self.parts[index].count

    def audience_at(self, position: int) -> str:
        """Return the audience of the operation at a position."""
        return self.parts[bisect_right(self._ends, position)].audience

    def encode(self) -> bytes:
        """Return the canonical bytes that the chain hashes."""
        return canonical(
            {
                "v": FORMAT,
                "d": self.device,
                "s": self.seq,
                "p": self.prev.hex() if self.prev else None,
                "a": self.actor,
                "u": self.actor_name,
                "r": self.role,
                "t": self.made_at,
                "n": self.title,
                "f": self.on_behalf,
                "x": [[part.audience, part.count, part.root.hex()] for part in self.parts],
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> "Header":
        """Read a header; refuse another format or anything its own writer would not have made."""
        raw = parsed(data)
        if raw.get("v") != FORMAT:
            raise Refused("journal.newer", version=raw.get("v"))
        if not _is_header(raw):
            raise Refused("journal.malformed", what="header")
        return cls(
            device=raw["d"],
            seq=raw["s"],
            prev=bytes.fromhex(raw["p"]) if raw["p"] else None,
            actor=raw["a"],
            actor_name=raw["u"],
            role=raw["r"],
            made_at=raw["t"],
            title=raw["n"],
            on_behalf=raw["f"],
            parts=tuple(Part(audience, count, bytes.fromhex(root)) for audience, count, root in raw["x"]),
        )


@dataclass(frozen=True, slots=True)
class CommitParts:
    """A commit as it travels: its header and, by part index, the (salt, body) pairs for the reader."""

    header: bytes
    parts: Mapping[int, Sequence[tuple[bytes, bytes]]]


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a value of the restricted grammar; `ValueError` for another."""
    data = _dumped(value)
    _require_grammar(value)
    return data


def body_of(
    entity: str, id_: str, kind: str, scope: str, county: str, base: Sequence[str], fields: dict[str, Any]
) -> bytes:
    """Return the canonical bytes of an operation; `ValueError` for values outside the grammar.

    Names of fields are columns of ours and need no looking at.
    """
    data = _dumped({"b": base, "c": county, "d": fields, "e": entity, "i": id_, "k": kind, "s": scope})
    if not _SCALARS.issuperset(map(type, fields.values())):
        _require_grammar(fields)
    return data


def parsed(data: bytes) -> dict[str, Any]:
    """Return the object that canonical bytes hold, or refuse them as `journal.malformed`."""
    try:
        value = orjson.loads(data)
        if type(value) is not dict or _dumped(value) != data:
            raise ValueError("not canonical")
        _require_grammar(value)
    except ValueError as error:
        raise Refused("journal.malformed", what=str(error)[:80]) from error
    return value


def is_id(value: object) -> bool:
    """Return whether a value is an id in its one spelling: 32 lower-case hexadecimal digits."""
    return type(value) is str and len(value) == _ID_DIGITS and not value.strip("0123456789abcdef")


def _dumped(value: object) -> bytes:
    try:
        return orjson.dumps(value, option=_CANONICAL)
    except TypeError as error:  # a surrogate, a number beyond 53 bits, nesting beyond measure
        raise ValueError(str(error)) from error


def _require_grammar(value: object) -> None:
    """Look closer only at what is no plain value; how large a number is, orjson judges."""
    if isinstance(value, dict):
        if not "".join(value).isascii():
            raise ValueError("key outside the grammar")
        inner: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inner = value
    elif value is None or isinstance(value, str | int):
        return
    else:
        raise ValueError(f"value outside the grammar: {value!r}")
    if not _SCALARS.issuperset(map(type, inner)):
        for item in inner:
            if type(item) not in _SCALARS:
                _require_grammar(item)


def _is_header(raw: Mapping[str, Any]) -> bool:
    """Return whether a header has the keys and shapes that its own writer would have given it."""
    texts = all(type(raw.get(key)) is str for key in "daurtn")
    sequence = type(raw.get("s")) is int and raw["s"] >= 1
    behalf = raw.get("f") is None or type(raw["f"]) is str
    first = raw.get("p") is None or _is_hash(raw["p"])
    parts = type(raw.get("x")) is list and raw["x"] and all(_is_part(part) for part in raw["x"])
    if not (raw.keys() == set("vdspaurtnfx") and texts and sequence and behalf and first and parts):
        return False
    return is_id(raw["d"]) and sum(part[1] for part in raw["x"]) <= _MOST


def _is_part(raw: Any) -> bool:
    return (
        type(raw) is list
        and [type(value) for value in raw] == [str, int, str]
        and raw[1] >= 1
        and _is_hash(raw[2])
    )


def _is_hash(raw: Any) -> bool:
    return type(raw) is str and len(raw) == 2 * _ROOT and is_id(raw[:_ROOT]) and is_id(raw[_ROOT:])


def leaf(salt: bytes, body: bytes) -> bytes:
    """Return the leaf of one operation; the salt keeps an erased body from being guessed."""
    return hashlib.sha256(salt + body).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root of a part."""
    return hashlib.sha256(b"".join(leaves)).digest()


def link(header: bytes) -> bytes:
    """Return the link of the chain that a header makes."""
    return hashlib.sha256(header).digest()


def salts(count: int) -> list[bytes]:
    """Return fresh salts; one draw for all, since 200,000 single draws cost ten times as much."""
    drawn = os.urandom(16 * count)
    return [drawn[at : at + 16] for at in range(0, 16 * count, 16)]


def new_id() -> str:
    """Return a fresh UUIDv7 as 32 hexadecimal digits; ids made later sort later."""
    chance = os.urandom(9).hex()
    return f"{time.time_ns() // 1_000_000:012x}7{chance[:3]}8{chance[3:]}"


def office_id(code: str) -> str:
    """Return the id of the office that had this code when it was first entered.

    The same school entered at the county and in its own folder is one school; filling in or
    correcting the code later changes the code, never the id.
    """
    return uuid5(_OFFICES, code).hex


def derived_id(*parts: str) -> str:
    """Return the id that these parts always have, for facts that must collapse when made twice."""
    return uuid5(_OFFICES, "\x1f".join(parts)).hex
