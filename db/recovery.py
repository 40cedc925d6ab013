"""The printed recovery code: 140 random bits that a tired person can copy from paper.

Seven groups of five characters, digits and capitals without I, L, O and U. The last character
of each group checks the other four and the group's place, so that a slip of the pen is told
apart from an outdated code, and the group it happened in is named.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Self

from db.errors import Unavailable

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS = 7
_DATA = 4


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """A recovery code as it is printed; its `repr` hides it from logs."""

    text: str

    @classmethod
    def random(cls) -> Self:
        """Draw a new code."""
        groups = ("".join(secrets.choice(_LETTERS) for _ in range(_DATA)) for _ in range(_GROUPS))
        return cls("-".join(group + _check(place, group) for place, group in enumerate(groups)))

    @classmethod
    def typed(cls, text: str) -> Self:
        """Read what a person typed: any case, width and spacing, O for 0 and I or L for 1."""
        plain = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
        letters = "".join(letter for letter in plain if letter.isalnum())
        size = _DATA + 1
        if len(letters) != _GROUPS * size:
            raise Unavailable("vault.recovery_length", expected=_GROUPS * size, typed=len(letters))
        groups = [letters[at : at + size] for at in range(0, len(letters), size)]
        for place, group in enumerate(groups):
            if _check(place, group[:_DATA]) != group[_DATA:]:
                raise Unavailable("vault.recovery_mistyped", group=place + 1)
        return cls("-".join(groups))

    def secret(self) -> bytes:
        """Return what the wrapping key is derived from."""
        return self.text.encode()

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return "RecoveryCode(…)"


def _check(place: int, group: str) -> str:
    return _LETTERS[hashlib.sha256(f"{place}:{group}".encode()).digest()[0] % len(_LETTERS)]
