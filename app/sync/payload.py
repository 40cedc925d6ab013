"""Commits as lines: `H` and the header, `P` and the index of a part, `O`, its salt and body.

One line per operation, so that a commit of any size streams; bodies stay the very bytes that
the chain's roots were computed over.
"""

from collections.abc import Iterable, Iterator

from app.journal.operation import CommitParts
from app.sync.canonical import Malformed
from app.sync.container import OPERATION

_HEADER, _PART = b"H", b"P"
_SALT = 32  # sixteen bytes in hexadecimal


def to_lines(commits: Iterable[CommitParts]) -> Iterator[bytes]:
    """Yield the lines of commits in their order."""
    for commit in commits:
        yield _HEADER + commit.header
        for index, pairs in sorted(commit.parts.items()):
            yield _PART + str(index).encode("ascii")
            for salt, body in pairs:
                yield OPERATION + salt.hex().encode("ascii") + body


def to_commits(lines: Iterable[bytes]) -> Iterator[CommitParts]:
    """Yield the commits that lines hold; `Malformed` for a line that no writer of ours makes."""
    header: bytes | None = None
    parts: dict[int, list[tuple[bytes, bytes]]] = {}
    pairs: list[tuple[bytes, bytes]] | None = None
    for line in lines:
        match line[:1]:
            case b"H":
                if header is not None:
                    yield CommitParts(header, parts)
                header, parts, pairs = line[1:], {}, None
            case b"P" if header is not None:
                pairs = parts.setdefault(_index(line), [])
            case b"O" if pairs is not None:
                pairs.append(_pair(line))
            case _:
                raise Malformed("line")
    if header is not None:
        yield CommitParts(header, parts)


def _index(line: bytes) -> int:
    if not line[1:].isdigit() or len(line) > len(b"P999"):
        raise Malformed("part")
    return int(line[1:])


def _pair(line: bytes) -> tuple[bytes, bytes]:
    try:
        return bytes.fromhex(line[1 : 1 + _SALT].decode("ascii")), line[1 + _SALT :]
    except ValueError as reason:
        raise Malformed("operation") from reason
