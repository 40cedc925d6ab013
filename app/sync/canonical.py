"""JSON that has one spelling only, read with the same strictness.

What is signed must not be read in two ways: keys are sorted, nothing is written twice, and a
text that our own writer would have spelled otherwise is refused, whoever signed it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import orjson

_Value = TypeVar("_Value")
_HEX = re.compile(r"(?:[0-9a-f]{2})+\Z")


class Malformed(ValueError):
    """The text is not what our writer makes; the caller says whose file it is."""


def dumps(value: object) -> bytes:
    """Return the one spelling of a value made of plain dicts, lists, texts and integers."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def loads(content: bytes) -> "Fields":
    """Return the object a text holds; `Malformed` when it is spelled in any other way."""
    return Fields(plain(content))


def plain(content: bytes) -> dict[str, object]:
    """Return the object a text holds as a dict of its own."""
    try:
        value = orjson.loads(content)
        respelled = dumps(value)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError) as reason:
        raise Malformed("not JSON") from reason
    # Catches double keys, huge numbers, other spacing and everything else at once.
    if respelled != content:
        raise Malformed("not our spelling")
    if not isinstance(value, dict):
        raise Malformed("not an object")
    return value


class Fields:
    """Typed reading of one object; a missing or wrongly typed field is `Malformed`."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise Malformed("not an object")
        self._fields: Mapping[str, object] = value

    def text(self, name: str) -> str:
        """Return a text field."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise Malformed(name)
        return value

    def number(self, name: str) -> int:
        """Return a count: an integer from zero up to 2^53."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
            raise Malformed(name)
        return value

    def hexa(self, name: str, length: int | None = None) -> str:
        """Return lowercase hex of an exact length, so that no id can be a path."""
        value = self.text(name)
        if not _HEX.match(value) or (length is not None and len(value) != length):
            raise Malformed(name)
        return value

    def fields(self, name: str) -> "Fields":
        """Return an object field."""
        return Fields(self._fields.get(name))

    def many(self, name: str, read: Callable[["Fields"], _Value]) -> tuple[_Value, ...]:
        """Return a list of objects, each through `read`."""
        return tuple(read(Fields(item)) for item in self._list(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self._list(name)
        if not all(isinstance(item, str) for item in found):
            raise Malformed(name)
        return tuple(str(item) for item in found)

    def _list(self, name: str) -> Sequence[object]:
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise Malformed(name)
        return value
