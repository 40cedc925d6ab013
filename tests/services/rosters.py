"""Workbooks with invented schools and people, for tests of intake and lists."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import openpyxl

from app.domain import people
from app.domain.cells import Cell

_SURNAMES = "韦覃莫蒙黄梁陆罗谭何"
_GIVEN = ("春兰", "大成", "小明", "玉凤", "家宁", "㛃", "𬭚", "𡒄", "秀", "志强")
RARE_NAMES = ("王𬭚", "赵𡒄", "李㛃")
TEACHER_HEADER = ("姓名", "身份证号", "学校", "学段", "学科", "职称", "手机号")


def workbook(file: Path, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Path:
    """Write a workbook with a title row above the header."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    for row in (("花名册",), header, *rows):
        sheet.append(list(row))
    book.save(file)
    return file


def id_numbers() -> Iterator[str]:
    """Yield valid, invented identity numbers, each once."""
    for n in count():
        born = date(1966, 1, 1) + timedelta(days=n % 12_000)
        first = f"451302{born:%Y%m%d}{n // 12_000 + 1:03}"
        yield first + people.check_character(first)


def teachers(schools: Sequence[str], number: int) -> list[tuple[Cell, ...]]:
    """Return invented teachers spread over schools, the rare names first."""
    numbers = id_numbers()
    rows: list[tuple[Cell, ...]] = []
    for n in range(number):
        name = RARE_NAMES[n] if n < len(RARE_NAMES) else _SURNAMES[n % 10] + _GIVEN[n // 10 % 10]
        phone = f"138{n:08}"
        rows.append((name, next(numbers), schools[n % len(schools)], "小学", "语文", "小学高级", phone))
    return rows
