"""Invented people and plans behind real listings' manners, for tests and for the gallery."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.listings.listing import Order, Totals
from app.ui.tables.column import Column
from app.ui.tokens import Tone

_FAMILY = "王赵李孙陈杨吴周刘张黄何郑马罗宋谢唐韩冯"
_GIVEN = [
    "秀兰",
    "㙍",
    "㛃",
    "𬭚",
    "静",
    "国强",
    "敏",
    "淼",
    "建华",
    "晖",
    "翠花",
    "志强",
    "玥",
    "晓燕",
    "喆",
    "堃",
]
_SCHOOLS = ["石桥镇中心小学", "大湾村小学", "柳林初级中学", "白云教学点"]
_SUBJECTS = ["英语", "语文", "数学", "音乐", "科学"]
_STATES = [("在职", Tone.OK), ("在职", Tone.OK), ("待核对", Tone.BAD), ("在职", Tone.OK), ("借调", Tone.WAIT)]


@dataclass(frozen=True, slots=True)
class Teacher:
    """One invented teacher."""

    id: str
    name: str
    sex: str
    school: str
    subject: str
    mobile: str
    state: str
    tone: Tone
    credit: Decimal
    latest: str


class Teachers:
    """A listing of any size that makes a row only when asked, and counts what was asked."""

    def __init__(self, size: int, *, slow_s: float = 0.0) -> None:
        self.size = size
        self.slow_s = slow_s
        self.made = 0
        self.gone: set[str] = set()
        self.threads: set[str] = set()
        self.found: list[tuple[str, tuple[Order, ...]]] = []

    def find(self, criteria: str, order: Sequence[Order] = ()) -> Sequence[str]:
        self.threads.add(threading.current_thread().name)
        self.found.append((criteria, tuple(order)))
        if criteria:
            numbers = [n for n in range(self.size) if criteria in _name(n)]
        else:
            numbers = list(range(self.size))
        if order and order[0].descending:
            numbers.reverse()
        return [key for n in numbers if (key := f"{n:032x}") not in self.gone]

    def rows(self, keys: Sequence[str]) -> list[Teacher]:
        self.threads.add(threading.current_thread().name)
        time.sleep(self.slow_s)
        self.made += len(keys)
        return [_teacher(int(key, 16)) for key in keys if key not in self.gone]

    def totals(self, criteria: str) -> Totals:
        return Totals(len(self.find(criteria)), {})


def teacher_columns() -> list[Column[Teacher]]:
    return [
        Column("name", "姓名", lambda t: t.name, 5, order_by="name"),
        Column("sex", "性别", lambda t: t.sex, 2.5),
        Column("school", "学校", lambda t: t.school, 10.5, order_by="school"),
        Column("subject", "学科", lambda t: t.subject, 4, order_by="subject"),
        Column("mobile", "手机", lambda t: t.mobile, 7.5),
        Column("state", "状态", lambda t: t.state, 5.5, tone=lambda t: t.tone, order_by="state"),
        Column(
            "credit",
            "学分",
            lambda t: f"{t.credit:.1f}",
            3.5,
            "right",
            order_by="credit",
            number=lambda t: t.credit,
        ),
        Column("latest", "最近研修", lambda t: t.latest, 8, order_by="latest"),
    ]


@dataclass(frozen=True, slots=True)
class FakeOffice:
    name: str = "青山县（演示）"
    level: str = "county"


@dataclass(frozen=True, slots=True)
class FakeActor:
    name: str = "李主任 · 县级审批员"
    roles: frozenset[str] = frozenset({"reviewer"})


@dataclass(frozen=True, slots=True)
class FakeWorkspace:
    actor: FakeActor = FakeActor()
    office: FakeOffice = FakeOffice()


def _name(n: int) -> str:
    return _FAMILY[n % len(_FAMILY)] + _GIVEN[n * 7 % len(_GIVEN)]


def _teacher(n: int) -> Teacher:
    state, tone = _STATES[n % len(_STATES)]
    return Teacher(
        id=f"{n:032x}",
        name=_name(n),
        sex="男女"[n % 2],
        school=_SCHOOLS[n % len(_SCHOOLS)],
        subject=_SUBJECTS[n % len(_SUBJECTS)],
        mobile=f"1{30 + n % 60}****{1000 + n * 37 % 9000}",
        state=state,
        tone=tone,
        credit=Decimal(n * 37 % 240) / 10,
        latest=f"2026-{n % 9 + 1:02d}-{n % 28 + 1:02d}",
    )
