"""What is said of one session's attendance: where it is, how many came, which rows did not hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.attendance import THERE
from app.messages import sentence
from app.ui.sessions.register_draft import DraftLine, RegisterDraft
from app.ui.sessions.sessions_columns import times_of

if TYPE_CHECKING:
    from app.services.sessions import Register

_NAMED = 8


def where(register: "Register") -> str:
    """Return plan, time, place and school of a session in one line."""
    row = register.session
    when = " ".join(part for part in (row.held_on, times_of(row)) if part)
    return " · ".join(part for part in (row.plan_title, when, row.place, row.school) if part)


def sums(lines: Sequence[DraftLine]) -> str:
    """Return how many are expected, were there, were away, and have no mark."""
    if not lines:
        return ""
    marked = [line.mark for line in lines if line.mark]
    present = sum(mark in THERE for mark in marked)
    text = QCoreApplication.translate(
        "Register", "应到 {expected} · 实到 {present} · 未到 {away} · 未登记 {open}"
    )
    return text.format(
        expected=len(lines), present=present, away=len(marked) - present, open=len(lines) - len(marked)
    )


def problems(draft: RegisterDraft | None) -> tuple[str, list[str]]:
    """Return the rows of a sheet that did not hold, with a title above them."""
    found = draft.problems if draft else ()
    title = QCoreApplication.translate(
        "Register", "签到表上有 {count} 行没能读入，请在下面补登，或改好签到表后重新登记："
    )
    text = QCoreApplication.translate("Register", "第 {row} 行 {name}：{what}")
    told = [
        text.format(row=one.row, name=one.name, what=sentence(one.code, {"value": one.value}))
        for one in found
    ]
    return title.format(count=len(found)), told


def some(names: Sequence[str]) -> str:
    """Return names, the first few of many."""
    shown = "、".join(names[:_NAMED])
    if len(names) <= _NAMED:
        return shown
    return QCoreApplication.translate("Register", "{names}等").format(names=shown)
