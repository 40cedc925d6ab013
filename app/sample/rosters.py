"""An invented county: schools and people that nobody is, with names, numbers and faults as real rosters have them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.documents.sheet_writer import write_list
from app.domain import people
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS
from app.sample.cast import (
    CITY_CODE,
    CITY_NAME,
    COUNTY_CODE,
    COUNTY_NAME,
    SCHOOL_CODE,
    SCHOOL_NAME,
)

__all__ = [
    "CITY_CODE",
    "CITY_NAME",
    "COUNTY_CODE",
    "COUNTY_NAME",
    "SCHOOL_CODE",
    "SCHOOL_NAME",
    "SIZES",
    "Size",
    "schools",
    "teachers",
    "write_workbooks",
]

_RARE = ("王𬭚", "赵𡒄", "李㛃")
_SURNAMES = "王李张刘陈杨黄韦覃莫蒙梁陆罗谭何农卢唐宋"
_GIVEN = (
    "秀兰", "建华", "翠花", "志强", "晓燕", "国强", "丽娟", "文斌", "冬梅", "海燕", "春生", "玉珍",
    "小红", "家宁", "永康", "淑芬", "桂英", "立新", "雨桐", "思源", "敏", "静", "玥", "喆", "堃", "莹",
)  # fmt: skip
_PLACES = (
    "大湾", "柳林", "河口", "白云", "龙泉", "青山", "双桥", "石门", "枫木", "长塘", "古城", "新圩", "平岭", "金鸡",
    "沙田", "桐木", "罗秀", "寺村", "水晶", "百丈", "中平", "妙皇", "象山", "马坪", "运江", "大乐", "三里", "东乡",
)  # fmt: skip
_KINDS = (
    ("村小学", "小学", "21", "村庄"),
    ("初级中学", "初级中学", "31", "镇中心区"),
    ("幼儿园", "幼儿园", "11", "乡中心区"),
)
_TITLES = ("一级教师", "二级教师", "小学高级", "高级教师", "三级教师")
_SUBJECTS = ("语文", "数学", "英语", "科学", "音乐", "美术", "体育与健康", "道德与法治")
_ID_PREFIX = "459921"


@dataclass(frozen=True, slots=True)
class Size:
    """How large the invented county is."""

    schools: int
    teachers_per_school: int
    teachers_here: int


SIZES: Mapping[str, Size] = {"small": Size(8, 6, 16), "county": Size(60, 40, 40)}


def schools(size: Size) -> list[dict[str, str | None]]:
    """Return the rows of the school workbook; the first is the school whose folder the sample opens."""
    here: dict[str, str | None] = {
        "code": SCHOOL_CODE,
        "name": SCHOOL_NAME,
        "category": "小学",
        "town": "石桥镇",
        "setting": "镇中心区",
    }
    rows: list[dict[str, str | None]] = [here | {"ownership": "公办", "head": "陆永康"}]
    for n in range(1, size.schools):
        place = _PLACES[n % len(_PLACES)] + ("" if n < len(_PLACES) else str(n // len(_PLACES) + 1))
        suffix, category, class_code, setting = _KINDS[n % len(_KINDS)]
        rows.append(
            {
                "code": f"{class_code}45{900000 + n:06}",
                "name": f"{place}{suffix}",
                "category": category,
                "town": f"{place}乡",
                "setting": setting,
                "ownership": "公办",
            }
        )
    return rows


def teachers(size: Size) -> list[dict[str, str | None]]:
    """Return the rows of the teacher workbook, those of the sample's own school first."""
    draw = random.Random(459921)  # noqa: S311  # invented people, no secret
    numbers = _id_numbers(draw)
    rows: list[dict[str, str | None]] = []
    for at, school in enumerate(schools(size)):
        count = size.teachers_here if at == 0 else size.teachers_per_school
        for n in range(count):
            name = _RARE[n] if at == 0 and n < len(_RARE) else draw.choice(_SURNAMES) + draw.choice(_GIVEN)
            rows.append(_teacher(draw, name, next(numbers), school, len(rows)))
    return rows


def _teacher(
    draw: random.Random, name: str, id_number: str, school: Mapping[str, str | None], n: int
) -> dict[str, str | None]:
    kinds = {"小学": "小学", "初级中学": "普通初中", "幼儿园": "学前"}
    joined = date(int(id_number[6:10]) + 23, 9, 1)
    return {
        "name": name,
        "sex": "男" if int(id_number[16]) % 2 else "女",
        "id_number": id_number,
        "ethnicity": draw.choice(("汉族", "壮族", "瑶族", "苗族", "汉族")),
        "school": school["name"],
        "school_code": school["code"],
        "stage": kinds[str(school["category"])],
        "subject": draw.choice(_SUBJECTS),
        "title": draw.choice(_TITLES),
        "education": draw.choice(("本科毕业", "专科毕业", "本科毕业")),
        "politics": draw.choice(("群众", "中共党员", "群众")),
        "joined_on": joined.isoformat(),
        "phone": f"1{draw.choice('3578')}{n:09}",
        "status": "在职",
    }


def _id_numbers(draw: random.Random) -> Iterator[str]:
    """Yield valid, invented identity numbers, each once; the region code belongs to no place."""
    for n in range(10_000_000):
        born = date(1968, 1, 1) + timedelta(days=(n * 37 + draw.randrange(30)) % 11_000)
        first = f"{_ID_PREFIX}{born:%Y%m%d}{n % 1000:03}"
        yield first + people.check_character(first)


def write_workbooks(folder: Path, size: Size) -> Sequence[Path]:
    """Write the two workbooks a county would have, and return their paths: schools, teachers."""
    first, second = folder / "青山县学校名单.xlsx", folder / "青山县教师花名册.xlsx"
    write_list(first, "学校名单", SCHOOL_COLUMNS, schools(size))
    # Nobody has our own number yet: a county's own roster has no such column.
    columns = [
        column for column in TEACHER_COLUMNS if column.field not in ("code", "id_kind", "born", "post")
    ]
    write_list(second, "教师花名册", columns, teachers(size))
    return first, second
