"""What every bench gives the runner: rows that name their peer or floor, the ratio and the goal."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

Row = Mapping[str, object]


@dataclass(frozen=True)
class Taken:
    """How long some work took: by the clock on the wall, and of this process's processor."""

    wall: float
    processor: float


def timed(work: Callable[..., object], *words: object) -> Taken:
    """Do some work once and say how long it took."""
    wall, processor = time.perf_counter(), time.process_time()
    work(*words)
    return Taken(time.perf_counter() - wall, time.process_time() - processor)


def median(taken: Sequence[Taken]) -> Taken:
    return Taken(
        statistics.median(one.wall for one in taken), statistics.median(one.processor for one in taken)
    )


def at_most(case: str, ours: float, peer: float, goal: float, *, unit: str = "s") -> Row:
    """Return a row whose ratio, ours by the peer's, must stay below a goal."""
    factor = 1000 if unit == "ms" else 1
    return {
        "case": case,
        "ours": f"{ours * factor:.2f} {unit}",
        "peer": f"{peer * factor:.2f} {unit}",
        "ratio": round(ours / peer, 2),
        "goal": f"≤ {goal}×",
    }


def is_met(row: Row) -> bool:
    """Return whether the ratio of a row is on the right side of its goal (`≤ 3.5×`, `≥ 1.2×`)."""
    sign, goal = str(row["goal"]).rstrip("×").split()
    ratio = float(str(row["ratio"]))
    return ratio <= float(goal) if sign == "≤" else ratio >= float(goal)


_HEADS = {"case": "项目", "ours": "本程序", "peer": "对照", "ratio": "倍数", "goal": "目标", "met": "达到"}


def lines(rows: Sequence[Row]) -> list[str]:
    """Return rows as an aligned table; a Chinese character is as wide as two others."""
    cells = [dict(row) | {"met": "是" if is_met(row) else "否"} for row in rows]
    table = [list(_HEADS.values()), *([str(cell[key]) for key in _HEADS] for cell in cells)]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    return ["  ".join(_padded(*cell) for cell in zip(line, widths, strict=True)).rstrip() for line in table]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
