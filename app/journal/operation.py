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
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import orjson

from app.errors import Refused

FORMAT = 1
OWN = "own"
PUBLIC = "pub"
CREATE, PUT, ADD, DELETE, SETTLE = "create", "put", "add", "delete", "settle"

_OFFICES = UUID("6f1d3d0e-6d0a-5b5e-9d0e-5f2f6f1c2a77")
_LARGEST = 2**53
# Numbers stand after a colon, bracket or comma; those that are floats or too large.
_ODD_NUMBER = re.compile(rb"[:\[,]-?(?:\d{16}|\d+[.eE])")
_FLAT = 2
"""A body without documents has two opening braces: its own and that of its fields."""


class OpName(NamedTuple):
    """The name of an operation everywhere: device, sequence of its commit, place within it."""

    device: str
    seq: int
    position: int

    def __str__(self) -> str:
        return f"{self.device}.{self.seq}.{self.position}"

    @classmethod
    def parse(cls, text: str) -> "OpName":
        """Read `device.seq.position`; anything else is `journal.malformed`."""
        try:
            device, seq, position = text.split(".")
            return cls(device, int(seq), int(position))
        except ValueError as error:
            raise Refused("journal.malformed", what=text[:80]) from error


@dataclass(frozen=True, slots=True)
class Part:
    """The operations of one commit that share an audience."""

    audience: str
    count: int
    root: bytes


@dataclass(frozen=True, slots=True)
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

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    def first_of(self, index: int) -> int:
        """Return the position of the first operation of a part."""
        return sum(part.count for part in self.parts[:index])

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
        try:
            header = cls(
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
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("journal.malformed", what="header") from error
        if header.seq < 1 or any(part.count < 1 for part in header.parts) or header.encode() != data:
            raise Refused("journal.malformed", what="header")
        return header


@dataclass(frozen=True, slots=True)
class CommitParts:
    """A commit as it travels: its header and, by part index, the (salt, body) pairs for the reader."""

    header: bytes
    parts: Mapping[int, Sequence[tuple[bytes, bytes]]]


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a value of the restricted grammar; `ValueError` for another."""
    data = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    if data.count(b"{") > _FLAT or _ODD_NUMBER.search(data):
        _require_grammar(value)
    return data


def parsed(data: bytes) -> dict[str, Any]:
    """Return the object that canonical bytes hold, or refuse them as `journal.malformed`."""
    try:
        value = orjson.loads(data)
        if type(value) is not dict or orjson.dumps(value, option=orjson.OPT_SORT_KEYS) != data:
            raise ValueError("not canonical")
        _require_grammar(value)
    except ValueError as error:
        raise Refused("journal.malformed", what=str(error)[:80]) from error
    return value


def _require_grammar(value: object) -> None:
    match value:
        case bool() | str() | None:
            return
        case int() if abs(value) < _LARGEST:
            return
        case list() | tuple():
            for item in value:
                _require_grammar(item)
        case dict():
            for key, item in value.items():
                if not key.isascii():
                    raise ValueError(f"key outside the grammar: {key!r}")
                _require_grammar(item)
        case _:
            raise ValueError(f"value outside the grammar: {value!r}")


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
    stamp = time.time_ns() // 1_000_000
    value = (stamp & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return f"{value:032x}"


def office_id(code: str) -> str:
    """Return the id of the office that had this code when it was first entered.

    The same school entered at the county and in its own folder is one school; filling in or
    correcting the code later changes the code, never the id.
    """
    return uuid5(_OFFICES, code).hex


def derived_id(*parts: str) -> str:
    """Return the id that these parts always have, for facts that must collapse when made twice."""
    return uuid5(_OFFICES, "\x1f".join(parts)).hex
