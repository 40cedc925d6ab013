"""The columns of sessions and of one session's attendance, and the words for where each stands."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.attendance import HOLDING, NAMES
from app.domain.codes import Mark
from app.ui.sessions.register_draft import DraftLine
from app.ui.tables.column import Column
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.sessions import SessionRow

_MARK_TONES = {
    Mark.PRESENT: Tone.OK,
    Mark.MADE_UP: Tone.OK,
    Mark.LATE: Tone.WAIT,
    Mark.LEFT_EARLY: Tone.WAIT,
    Mark.LEAVE: Tone.QUIET,
    Mark.PUBLIC_LEAVE: Tone.QUIET,
    Mark.ABSENT: Tone.BAD,
}


def session_columns(today: date, *, shows_school: bool) -> "list[Column[SessionRow]]":
    """Return the columns of the list of sessions."""
    translate = QCoreApplication.translate
    tone, word = _standing(today)
    columns: list[Column[SessionRow]] = [
        Column("held_on", translate("SessionsColumns", "日期"), lambda s: s.held_on, 5.6, order_by="held_on"),
        Column("topic", translate("SessionsColumns", "主题"), lambda s: s.topic, 10.6, order_by="topic", tip=_told),
        Column("state", translate("SessionsColumns", "签到"), word, 5.4, order_by="sheets", tone=tone),
        Column("expected", translate("SessionsColumns", "应到"), lambda s: str(s.expected), 2.4, "right",
               number=lambda s: s.expected),
        Column("present", translate("SessionsColumns", "实到"), _present, 2.4, "right", order_by="present",
               number=lambda s: s.present if s.sheets else None),
        Column("plan", translate("SessionsColumns", "研修计划"), lambda s: s.plan_title, 12,
               order_by="plan_title"),
        Column("place", translate("SessionsColumns", "地点"), lambda s: s.place, 7, order_by="place"),
        Column("times", translate("SessionsColumns", "时间"), times_of, 6),
        Column("school", translate("SessionsColumns", "学校"), lambda s: s.school, 10, order_by="school",
               shown=shows_school),
    ]  # fmt: skip
    return columns


def register_columns() -> list[Column[DraftLine]]:
    """Return the columns of one session's attendance."""
    translate = QCoreApplication.translate
    return [
        Column("name", translate("SessionsColumns", "姓名"), lambda p: p.name, 5),
        Column("mark", translate("SessionsColumns", "出勤情况"), mark_word, 6, tone=_mark_tone),
        Column("minutes", translate("SessionsColumns", "实到分钟"), _minutes, 4.4, "right",
               number=lambda p: p.minutes),
        Column("note", translate("SessionsColumns", "说明"), _note, 8, tone=_note_tone),
        Column("code", translate("SessionsColumns", "教师编号"), lambda p: p.code, 9),
    ]  # fmt: skip


def times_of(row: "SessionRow") -> str:
    """Return from when to when a session lasts."""
    return "–".join(time for time in (row.starts, row.ends) if time)


def session_state(row: "SessionRow", today: date) -> tuple[Tone, str]:
    """Return where the attendance of a session stands, as tone and word."""
    translate = QCoreApplication.translate
    if row.flagged:
        return Tone.BAD, translate("SessionsColumns", "有出入")
    if row.sheets:
        return Tone.OK, translate("SessionsColumns", "已登记")
    if row.plan_state not in HOLDING:
        return Tone.QUIET, translate("SessionsColumns", "计划未批")
    if row.held_on and row.held_on > today.isoformat():
        return Tone.QUIET, translate("SessionsColumns", "未到日期")
    return Tone.WAIT, translate("SessionsColumns", "未登记")


def mark_word(line: DraftLine) -> str:
    """Return the mark as offices write it."""
    if line.mark is None:
        return QCoreApplication.translate("SessionsColumns", "—")
    return NAMES[line.mark]


def _standing(today: date) -> "tuple[Callable[[SessionRow], Tone], Callable[[SessionRow], str]]":
    return (lambda row: session_state(row, today)[0]), (lambda row: session_state(row, today)[1])


def _present(row: "SessionRow") -> str:
    return str(row.present) if row.sheets else ""


def _told(row: "SessionRow") -> str:
    return "\n".join(part for part in (row.topic, row.plan_title, row.place) if part)


def _mark_tone(line: DraftLine) -> Tone | None:
    return _MARK_TONES[line.mark] if line.mark else None


def _minutes(line: DraftLine) -> str:
    return "" if line.minutes is None else str(line.minutes)


def _note(line: DraftLine) -> str:
    if line.flagged:
        return QCoreApplication.translate("SessionsColumns", "两张签到表不一致")
    return QCoreApplication.translate("SessionsColumns", "未保存") if line.drafted else ""


def _note_tone(line: DraftLine) -> Tone | None:
    if line.flagged:
        return Tone.BAD
    return Tone.ACTIVE if line.drafted else None
