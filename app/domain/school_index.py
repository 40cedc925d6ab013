"""Which known school a text means: by code, by exact name within its county, or nearly."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from app.domain.roster_rows import Known

_ALIKE = 0.6
_LOOKED_AT = 20


def plain_name(name: str) -> str:
    """Write a school name for comparison: half width, no spaces, no quotation marks."""
    return "".join(unicodedata.normalize("NFKC", name).split()).strip("“”\"'")


@dataclass(slots=True)
class SchoolIndex:
    """The known schools, found in constant time."""

    schools: Iterable[Known]
    _by_code: dict[str, Known] = field(init=False, default_factory=dict)
    _by_name: dict[str, list[Known]] = field(init=False, default_factory=lambda: defaultdict(list))
    _by_pair: dict[str, set[str]] = field(init=False, default_factory=lambda: defaultdict(set))
    _nearest: dict[str, str | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for school in self.schools:
            self.add(school)

    def add(self, school: Known) -> None:
        """Make a school findable."""
        if code := school.get("code"):
            self._by_code[code.upper()] = school
        self._by_name[plain_name(school.get("name"))].append(school)

    def by_code(self, code: str) -> Known | None:
        """Return the school with this 学校标识码 or local key."""
        return self._by_code.get("".join(code.split()).upper())

    def by_name(self, name: str, district: str = "") -> list[Known]:
        """Return the schools of exactly this name, in one district when both sides know it."""
        found = self._by_name.get(plain_name(name), [])
        if not district:
            return list(found)
        return [s for s in found if s.get("district") in ("", district)]

    def nearest(self, name: str) -> str | None:
        """Return the known name that most looks like a name nobody has."""
        wanted = plain_name(name)
        if wanted not in self._nearest:
            self._nearest[wanted] = self._look(wanted)
        return self._nearest[wanted]

    def _look(self, wanted: str) -> str | None:
        if not self._by_pair:
            for name in self._by_name:
                for pair in _pairs(name):
                    self._by_pair[pair].add(name)
        shared = Counter(name for pair in _pairs(wanted) for name in self._by_pair.get(pair, ()))
        ranked = [(_likeness(wanted, name), name) for name, _ in shared.most_common(_LOOKED_AT)]
        best = max(ranked, default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else None


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _pairs(name: str) -> set[str]:
    return {name[n : n + 2] for n in range(len(name) - 1)}
