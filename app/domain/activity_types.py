"""The kinds of activity a plan may hold, and which of them earn nothing.

Whether an activity counts hangs on its type, never on a word in its topic: 师德 and political
*training* is compulsory content, while a political *meeting* is no 校本研修 (S3 with S0).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from db.codes import Mode


@dataclass(frozen=True, slots=True)
class ActivityType:
    """One type: does it count, how are its hours earned, does it need a speaker, and who says so."""

    code: str
    name: str
    counts: bool
    mode: Mode
    speaker: bool
    source: str


class ActivityTypes(Mapping[str, ActivityType]):
    """The types by code; `find` also knows their Chinese names."""

    def __init__(self, types: Iterable[ActivityType]) -> None:
        self._by_code = {known.code: known for known in types}
        self._by_name = {known.name: known for known in self._by_code.values()}

    def __getitem__(self, code: str) -> ActivityType:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def find(self, text: str) -> ActivityType | None:
        """Return the type of a code or of a Chinese name as a form writes it."""
        return self._by_code.get(text) or self._by_name.get(text)


@cache
def shipped() -> ActivityTypes:
    """Return the types that come with the program."""
    text = (files("resources") / "codes" / "activity_types.json").read_text(encoding="utf-8")
    return ActivityTypes(
        ActivityType(**(entry | {"mode": Mode(entry["mode"])})) for entry in json.loads(text)["entries"]
    )
