"""The sentence for a code: one table per area and language under `resources/messages`.

Sentences say what happened, what it means for the data and what to do. A language that lacks
one falls back to Chinese, the language the program is written in.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "messages"
_SOURCE = "zh_CN"


@cache
def table(language: str = _SOURCE) -> Mapping[str, str]:
    """Return every code of one language with its sentence; `{fact}` marks a place for a fact."""
    sentences: dict[str, str] = {}
    for file in sorted((_FOLDER / language).glob("*.json")):
        sentences.update(json.loads(file.read_text(encoding="utf-8")))
    return sentences


def sentence(code: str, facts: Mapping[str, object] | None = None, language: str = _SOURCE) -> str:
    """Return the sentence of a code with its facts filled in; an unknown code returns itself."""
    text = table(language).get(code) or table(_SOURCE).get(code)
    if text is None:
        return code
    return text.format_map(_Facts(facts or {}))


class _Facts(dict[str, object]):
    """A fact that nobody gave shows as a dash instead of breaking the sentence that explains an error."""

    def __missing__(self, key: str) -> str:
        return "—"
