"""What identifies a person: the resident identity number, the name, and how both are shown.

The identity number follows GB 11643-1999: six digits of region, eight of birth, three of
sequence (odd for men, even for women) and a check character (ISO 7064, MOD 11-2).
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain import names

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_EIGHTEEN = re.compile(r"\d{17}[\dX]")
_FIFTEEN = re.compile(r"\d{15}")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?1[67]")
_LOOKALIKES = str.maketrans("OoIl|ⅩxχΧ", "00111XXXX")
# A spreadsheet number keeps 15 or 16 digits; the rest of an 18-digit number becomes zeros.
_SPREADSHEET_DIGITS = 15
_MASKED = re.compile(r"\d{3,6}\*{5,}[\dX]{4}")
# Crockford's alphabet: no I, L, O or U to misread on paper.
_NUMBER_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

MALE, FEMALE = "1", "2"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A valid identity number in its 18-character form, with what it says about its holder."""

    text: str
    birth: date
    sex: str
    converted: bool = False


@dataclass(frozen=True, slots=True)
class IdProblem:
    """Why a text is no valid identity number; `proposal` is a valid number it may have meant."""

    code: str
    proposal: str | None = None


def read_id(cell: object) -> IdNumber | IdProblem:
    """Read an identity number from a cell, a 15-digit one in its 18-character form."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell)
    text = unicodedata.normalize("NFKC", str(cell)).upper().translate(str.maketrans("", "", " '’\t\n-"))
    if _SCIENTIFIC.fullmatch(text):
        return IdProblem("id.lost_digits")
    if _FIFTEEN.fullmatch(text):
        return _from_fifteen(text)
    if len(text) != 18:
        return IdProblem("id.length")
    if not _EIGHTEEN.fullmatch(text):
        return IdProblem("id.character", _valid(text.translate(_LOOKALIKES)))
    return _from_eighteen(text)


def check_character(first_seventeen: str) -> str:
    """Return the check character of the first 17 digits (ISO 7064, MOD 11-2)."""
    total = sum(int(d) * w for d, w in zip(first_seventeen, _WEIGHTS, strict=True))
    return _CHECK[total % 11]


def is_masked(text: str) -> bool:
    """True for an identity number whose middle was hidden by `mask_id`."""
    return _MASKED.fullmatch(text) is not None


def mask_id(number: str | None) -> str:
    """Hide all of an identity number but three digits of the region and the last four."""
    if not number:
        return ""
    shown = (number[:3], number[-4:]) if len(number) > 8 else ("", number[-1:])
    return shown[0] + "*" * (len(number) - len(shown[0]) - len(shown[1])) + shown[1]


def mask_phone(phone: str | None) -> str:
    """Hide the middle of a telephone number: 138****5678."""
    if not phone:
        return ""
    if len(phone) < 8:
        return "*" * (len(phone) - 2) + phone[-2:]
    return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"


def search_key(name: str, id_number: str | None = None) -> str:
    """Return what a person is found by: name, full pinyin, initials and the last four of the ID."""
    readings = names.pinyin(name)
    initials = "".join([reading[0] for reading in readings])
    parts = (name.casefold(), "".join(readings), initials, (id_number or "")[-4:].casefold())
    return " ".join(filter(None, parts))


def search_text(typed: str) -> str:
    """Write what someone typed as `search_key` writes it."""
    return "".join(names.normalised(typed).casefold().split())


def teacher_number(person_id: str) -> str:
    """Return the 教师编号 of a person that has none from elsewhere, the same on every machine."""
    value = int.from_bytes(hashlib.sha256(person_id.encode()).digest()[:8], "big")
    return "T" + "".join(_NUMBER_ALPHABET[value >> (5 * n) & 31] for n in range(11, -1, -1))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What tells two entries of possibly one person apart; `place` is the school or its centre."""

    name: str
    sex: str | None
    birth_year: int | None
    place: str | None


class Lookalikes:
    """People who may be one: same name, two of sex, birth year and school equal, the third not different.

    What is unknown on one side is no difference; the name alone is never enough. Asked in constant
    time, because a county has two hundred people of one common name.
    """

    def __init__(self) -> None:
        self._thirds: dict[tuple[object, ...], set[object]] = defaultdict(set)

    def add(self, person: Likeness) -> None:
        """Let others be compared with this person."""
        for pair, third in _pairs(person):
            self._thirds[pair].add(third)

    def has_like(self, person: Likeness) -> bool:
        """True when somebody added may be this person."""
        return any(
            third in thirds or None in thirds or (third is None and bool(thirds))
            for pair, third in _pairs(person)
            if (thirds := self._thirds.get(pair))
        )


def _pairs(person: Likeness) -> Iterator[tuple[tuple[object, ...], object]]:
    """Yield each two things that are known of a person, with the third, known or not."""
    sex, year, place = person.sex, person.birth_year, person.place
    for kind, (first, second, third) in enumerate(
        ((sex, year, place), (sex, place, year), (year, place, sex))
    ):
        if first is not None and second is not None:
            yield (kind, person.name, first, second), third


def _from_number(cell: int | float) -> IdNumber | IdProblem:
    digits = str(int(cell))
    if len(digits) > _SPREADSHEET_DIGITS:
        return IdProblem("id.lost_digits")
    return _from_fifteen(digits) if len(digits) == 15 else IdProblem("id.length")


def _from_fifteen(digits: str) -> IdNumber | IdProblem:
    first_seventeen = f"{digits[:6]}19{digits[6:]}"
    found = _from_eighteen(first_seventeen + check_character(first_seventeen))
    return IdNumber(found.text, found.birth, found.sex, True) if isinstance(found, IdNumber) else found


def _from_eighteen(text: str) -> IdNumber | IdProblem:
    expected = check_character(text[:17])
    if text.endswith("000") and expected != text[17]:
        return IdProblem("id.lost_digits")
    birth = _birth(text[6:14])
    if birth is None:
        return IdProblem("id.birth")
    if expected != text[17]:
        return IdProblem("id.check_digit")
    return IdNumber(text, birth, MALE if int(text[16]) % 2 else FEMALE)


def _birth(digits: str) -> date | None:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return birth if birth.year >= 1900 else None


def _valid(text: str) -> str | None:
    """Return the text when it is a valid number, so that a proposal is never itself wrong."""
    if not _EIGHTEEN.fullmatch(text):
        return None
    return text if isinstance(_from_eighteen(text), IdNumber) else None
