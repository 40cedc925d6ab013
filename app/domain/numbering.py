"""Certificate numbers: made, read back and checked without a database.

A number is office code + year + device block + sequence + check character, in an order that is
data (`NumberTemplate`): no national numbering standard was found, so a place may choose its own.
The device block keeps two PCs of one office, and a folder restored from an old backup (which
continues as a new device), from ever giving out the same number.
"""

import hashlib
import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from itertools import count

_PARTS = ("office", "year", "block", "sequence", "check")

# ISO/IEC 7064, MOD 37,36: one character over 0-9A-Z that notices every single wrong character
# and every exchange of two neighbours.
_CHECK_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# Crockford's base 32: no I, L, O, U, which are misread in handwriting.
_BLOCK_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BLOCK_LENGTH = 4


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """The parts of a number, without its check character."""

    office: str
    year: int
    block: str
    sequence: int


@dataclass(frozen=True)
class NumberTemplate:
    """How the parts are written: a pattern with all five places once, and the width of the sequence."""

    pattern: str = "{office}-{year}-{block}-{sequence}-{check}"
    sequence_digits: int = 5

    def __post_init__(self) -> None:
        places = re.findall(r"\{(\w+)\}", self.pattern)
        if sorted(places) != sorted(_PARTS):
            raise ValueError(f"a number pattern names each of {_PARTS} once: {self.pattern!r}")
        between = re.sub(r"\{\w+\}", "", self.pattern)
        if normal(between) != between:
            raise ValueError(
                f"no blanks, small letters or full-width signs in a number pattern: {self.pattern!r}"
            )

    def written(self, number: CertificateNumber) -> str:
        """Return the number as it stands on paper."""
        return self.pattern.format(
            office=number.office,
            year=f"{number.year:04d}",
            block=number.block,
            sequence=f"{number.sequence:0{self.sequence_digits}d}",
            check=_check_character(number),
        )

    def read(self, text: str) -> CertificateNumber | None:
        """Return the parts of a written number; None when its form or its check character is wrong."""
        match = self._form.fullmatch(normal(text))
        if match is None:
            return None
        number = CertificateNumber(
            match["office"], int(match["year"]), match["block"], int(match["sequence"])
        )
        return number if match["check"] == _check_character(number) else None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        shapes = {
            "office": r"(?P<office>[0-9A-Z]{1,24})",
            "year": r"(?P<year>[0-9]{4})",
            "block": rf"(?P<block>[{_BLOCK_ALPHABET}]{{{BLOCK_LENGTH}}})",
            "sequence": rf"(?P<sequence>[0-9]{{{self.sequence_digits},9}})",
            "check": r"(?P<check>[0-9A-Z])",
        }
        pieces = re.split(r"\{(\w+)\}", self.pattern)
        return re.compile("".join(shapes[p] if n % 2 else re.escape(p) for n, p in enumerate(pieces)))


def normal(text: str) -> str:
    """Return a typed number as we write it: full-width characters, blanks and small letters are put right."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return re.sub(r"\s+", "", narrow).replace("—", "-").replace("–", "-").upper()


def office_part(code: str) -> str:
    """Return an office code as it may stand in a number: capital letters and digits only."""
    return re.sub(r"[^0-9A-Z]", "", normal(code))


def device_block(device: str, taken: Container[str] = ()) -> str:
    """Return the block of one device (its id in hex), stepping aside for blocks that other devices hold."""
    for attempt in count():
        seed = hashlib.sha256(f"certificate-block/{attempt}/{device}".encode("ascii")).digest()
        bits = int.from_bytes(seed[:4], "big")
        block = "".join(_BLOCK_ALPHABET[bits >> (5 * place) & 31] for place in range(BLOCK_LENGTH))
        if block not in taken:
            return block
    raise AssertionError("counting never ends")


def _check_character(number: CertificateNumber) -> str:
    """Return the ISO 7064 MOD 37,36 character over the parts, whatever the pattern puts between them."""
    modulus = len(_CHECK_ALPHABET)
    carry = modulus
    for character in f"{number.office}{number.year:04d}{number.block}{number.sequence}":
        carry = (carry + _CHECK_ALPHABET.index(character)) % modulus or modulus
        carry = carry * 2 % (modulus + 1)
    return _CHECK_ALPHABET[(1 - carry) % modulus]
