"""Code tables of the standards: a code to its name, and whatever an office writes to its code.

The tables are data under `resources/codes`, each naming the standard it follows. What people
write (`汉`, `本科`, `小高`) is found through synonyms; the code is what is stored.
The program's own closed lists are enumerations in `db.codes`, re-exported here for callers
that may not import `db`.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from app import paths
from db.codes import (
    ClaimLevel,
    Mark,
    Mode,
    OfficeLevel,
    OfficeStatus,
    Part,
    PlanKind,
    PlanState,
    Result,
    Role,
    Verdict,
)

__all__ = [
    "ClaimLevel",
    "Code",
    "CodeTable",
    "Mark",
    "Mode",
    "OfficeLevel",
    "OfficeStatus",
    "Part",
    "PlanKind",
    "PlanState",
    "Result",
    "Role",
    "Verdict",
    "table",
]

_WIDEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Code:
    """One line of a code table; `attributes` holds what only some tables have (level, rollup …)."""

    code: str
    name: str
    synonyms: tuple[str, ...] = ()
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeTable:
    """One code table with the standard it follows."""

    key: str
    title: str
    standard: str
    entries: tuple[Code, ...]
    _by_code: Mapping[str, Code]
    _by_word: Mapping[str, Code]

    def find(self, text: str) -> Code | None:
        """Return the entry that a code, a name or a usual synonym means."""
        word = folded(text)
        found = self._by_word.get(word)
        if found is None and word.isdigit():
            # A spreadsheet turns the code 01 into the number 1.
            widths = range(len(word) + 1, _WIDEST_CODE + 1)
            found = next((self._by_code[c] for w in widths if (c := word.zfill(w)) in self._by_code), None)
        return found

    def name(self, code: str | None) -> str:
        """Return the name of a code; an unknown code shows as itself, none as nothing."""
        if code is None:
            return ""
        entry = self._by_code.get(code)
        return entry.name if entry else code

    def entry(self, code: str) -> Code | None:
        """Return the entry stored under exactly this code."""
        return self._by_code.get(code)

    def nearest(self, text: str) -> Code | None:
        """Return the entry whose name or synonym looks most like a mistyped text."""
        close = get_close_matches(folded(text), self._by_word, n=1, cutoff=0.6)
        return self._by_word[close[0]] if close else None

    def names(self) -> list[str]:
        """Return all names, in the order of the table."""
        return [entry.name for entry in self.entries]


@cache
def table(key: str) -> CodeTable:
    """Return the code table stored in `resources/codes/<key>.json`."""
    content = json.loads((paths.resources() / "codes" / f"{key}.json").read_text(encoding="utf-8"))
    entries = tuple(_entry(line) for line in content["entries"])
    by_code = {entry.code: entry for entry in entries}
    by_word: dict[str, Code] = {}
    for entry in entries:
        for word in (entry.code, entry.name, *entry.synonyms):
            by_word.setdefault(folded(word), entry)
    return CodeTable(key, content["title"], content["standard"], entries, by_code, by_word)


def folded(text: str) -> str:
    """Write a word as tables compare it: half width, one case, no spaces or brackets."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if not (c.isspace() or c in "()[]{}《》"))


def _entry(line: Mapping[str, object]) -> Code:
    rest = {k: v for k, v in line.items() if k not in ("code", "name", "synonyms")}
    synonyms = line.get("synonyms", ())
    assert isinstance(synonyms, (list, tuple))
    return Code(str(line["code"]), str(line["name"]), tuple(map(str, synonyms)), rest)
