"""The problems of a dry run as a list: one line per cell that is wrong, to filter by kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app import messages
from app.domain.roster_rows import Problem
from app.listings.listing import Order, Totals
from app.ui.tables.column import Column
from app.ui.tokens import Tone


class ProblemList:
    """A listing over what is in memory already; the criteria are the code of one kind, or nothing."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] = ()
        self._keys: tuple[str, ...] = ()

    def hold(self, problems: Sequence[Problem]) -> None:
        """Hold these problems instead: rows that stay out first, then by row."""
        self._problems = tuple(sorted(problems, key=lambda p: (not p.blocking, p.row)))
        self._keys = tuple(map(str, range(len(problems))))

    def kinds(self) -> list["KindCount"]:
        """Return the kinds that occur, the most frequent first."""
        counted = Counter(problem.code for problem in self._problems)
        return [KindCount(code, kind_title(code), count) for code, count in counted.most_common()]

    def find(self, criteria: str, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of the problems of a kind, in order."""
        keys = [key for key in self._keys if not criteria or self._at(key).code == criteria]
        for one in reversed(order):
            keys.sort(key=lambda key: _SORT[one.column](self._at(key)), reverse=one.descending)
        return keys

    def rows(self, keys: Sequence[str]) -> list[Problem]:
        """Return the problems of these keys."""
        return [self._at(key) for key in keys if int(key) < len(self._problems)]

    def totals(self, criteria: str) -> Totals:
        """Return how many there are of a kind."""
        return Totals(len(self.find(criteria)), {})

    def _at(self, key: str) -> Problem:
        return self._problems[int(key)]


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of problem and how often it occurs."""

    code: str
    title: str
    count: int


_SORT = {
    "row": lambda p: p.row,
    "column": lambda p: p.column,
    "kind": lambda p: p.code,
    "effect": lambda p: p.blocking,
}


def kind_title(code: str) -> str:
    """Return the short name of a kind of problem."""
    return messages.sentence(f"problem.{code}")


def sentence_of_problem(problem: Problem) -> str:
    """Return what is wrong and what to do about it."""
    return messages.sentence(problem.code, {"value": problem.value, "proposal": problem.proposal or "—"})


def problem_columns() -> list[Column[Problem]]:
    """Return the columns of the problems."""
    kept_out, look = (
        QCoreApplication.translate("ProblemColumns", "不收"),
        QCoreApplication.translate("ProblemColumns", "收，请核对"),
    )
    return [
        Column(
            "row",
            QCoreApplication.translate("ProblemColumns", "行"),
            lambda p: f"{p.row}",
            2.6,
            "right",
            order_by="row",
        ),
        Column(
            "effect",
            QCoreApplication.translate("ProblemColumns", "这一行"),
            lambda p: kept_out if p.blocking else look,
            5.4,
            order_by="effect",
            tone=lambda p: Tone.BAD if p.blocking else Tone.WAIT,
        ),
        Column(
            "column",
            QCoreApplication.translate("ProblemColumns", "列"),
            lambda p: p.column,
            5,
            order_by="column",
        ),
        Column(
            "kind",
            QCoreApplication.translate("ProblemColumns", "问题"),
            lambda p: kind_title(p.code),
            9,
            order_by="kind",
            tip=sentence_of_problem,
        ),
        Column(
            "value",
            QCoreApplication.translate("ProblemColumns", "表里填的"),
            lambda p: p.value,
            8.6,
            tip=lambda p: p.value,
        ),
        Column(
            "proposal", QCoreApplication.translate("ProblemColumns", "建议"), lambda p: p.proposal or "", 6
        ),
        Column(
            "advice",
            QCoreApplication.translate("ProblemColumns", "怎么办"),
            sentence_of_problem,
            20,
            tip=sentence_of_problem,
        ),
    ]
