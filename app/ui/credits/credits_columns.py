"""The columns of credits: teachers, the lines of one teacher, plans to post, claims."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.units import from_hundredths, plain
from app.ui.credits import credits_words as words
from app.ui.tables.column import Column
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.credits import ClaimRow
    from app.listings.ledger import PostablePlan
    from app.services.credits import PostedLine, Statement


def statement_columns(today: date) -> "list[Column[Statement]]":
    """Return the columns of teachers with their totals."""
    translate = QCoreApplication.translate
    return [
        Column("name", translate("Credits", "姓名"), lambda s: s.teacher.name, 5, order_by="name"),
        Column("total", translate("Credits", "合计"), lambda s: plain(s.total), 3.4, "right",
               order_by="total", number=lambda s: s.total),
        Column("state", translate("Credits", "达标"), lambda s: words.standing(s, today)[1], 4.6,
               tone=lambda s: words.standing(s, today)[0]),
        Column("missing", translate("Credits", "还差"), words.missing_in_short, 12, tip=_all_missing),
        Column("school", translate("Credits", "学校"), lambda s: s.teacher.school, 10, order_by="school"),
        Column("code", translate("Credits", "教师编号"), lambda s: s.teacher.code, 9, order_by="code"),
    ]  # fmt: skip


def line_columns() -> "list[Column[PostedLine]]":
    """Return the columns of one teacher's ledger."""
    translate = QCoreApplication.translate
    return [
        Column("day", translate("Credits", "日期"), lambda one: one.day, 5.6, order_by="day"),
        Column("what", translate("Credits", "内容"), words.what_of, 11, tip=words.what_of),
        Column("hours", translate("Credits", "学时"), lambda one: plain(one.hours), 2.6, "right",
               number=lambda one: one.hours),
        Column("granted", translate("Credits", "计入学分"), lambda one: plain(one.granted), 4.4, "right",
               number=lambda one: one.granted),
        Column("lost", translate("Credits", "未计"), _lost, 3.4, "right", tone=_lost_tone,
               number=lambda one: one.lost),
        Column("why", translate("Credits", "依据与原因"), words.why, 24, tip=words.why),
        Column("source", translate("Credits", "来自研修计划"), lambda one: one.source, 12),
    ]  # fmt: skip


def plan_columns() -> "list[Column[PostablePlan]]":
    """Return the columns of plans that may be posted."""
    translate = QCoreApplication.translate
    return [
        Column("title", translate("Credits", "研修计划"), lambda p: p.title, 15, tip=lambda p: p.title),
        Column("state", translate("Credits", "状态"), lambda p: words.plan_state_name(p.state), 4.5),
        Column("sheets", translate("Credits", "已签到场次"), _sheets, 5, "right"),
        Column("posted", translate("Credits", "已入账学分"), _posted, 5, "right",
               number=lambda p: from_hundredths(p.posted)),
        Column("school", translate("Credits", "学校"), lambda p: p.school, 10),
    ]  # fmt: skip


def claim_columns() -> "list[Column[ClaimRow]]":
    """Return the columns of claims."""
    translate = QCoreApplication.translate
    return [
        Column("name", translate("Credits", "姓名"), lambda c: c.name, 4.5, order_by="name"),
        Column("held_on", translate("Credits", "日期"), lambda c: c.held_on, 5.6, order_by="held_on"),
        Column("type", translate("Credits", "申报内容"), lambda c: words.type_name(c.type), 8),
        Column("work", translate("Credits", "成果"), lambda c: c.work, 9, tip=lambda c: c.work),
        Column("level", translate("Credits", "级别"), lambda c: words.level_name(c.level), 3.4),
        Column("hours", translate("Credits", "学时"), lambda c: c.hours, 2.6, "right"),
        Column("evidence", translate("Credits", "证明材料"), _evidence, 4.6, tone=_evidence_tone),
        Column("state", translate("Credits", "审核"), lambda c: claim_state(c.state)[1], 4.8,
               tone=lambda c: claim_state(c.state)[0], order_by="state"),
        Column("school", translate("Credits", "学校"), lambda c: c.school, 9),
        Column("entered_by", translate("Credits", "录入人"), lambda c: c.entered_by, 4.5),
    ]  # fmt: skip


def claim_state(state: str) -> tuple[Tone, str]:
    """Return where a claim stands, as tone and word."""
    translate = QCoreApplication.translate
    known = {
        "pending": (Tone.WAIT, translate("Credits", "待审核")),
        "approved": (Tone.OK, translate("Credits", "已通过")),
        "returned": (Tone.BAD, translate("Credits", "已退回")),
        "rejected": (Tone.BAD, translate("Credits", "不予通过")),
    }
    return known.get(state, (Tone.QUIET, state))


def _all_missing(one: "Statement") -> str:
    return "\n".join(words.missing(short, one.unit) for short in one.shortfalls)


def _lost(one: "PostedLine") -> str:
    return plain(one.lost) if one.lost else ""


def _lost_tone(one: "PostedLine") -> Tone | None:
    return Tone.WAIT if one.lost else None


def _sheets(plan: "PostablePlan") -> str:
    return f"{plan.sheets} / {plan.sessions}"


def _posted(plan: "PostablePlan") -> str:
    return plain(from_hundredths(plan.posted)) if plan.posted else "—"


def _evidence(claim: "ClaimRow") -> str:
    if claim.evidence:
        return QCoreApplication.translate("Credits", "有")
    return QCoreApplication.translate("Credits", "没有")


def _evidence_tone(claim: "ClaimRow") -> Tone:
    return Tone.OK if claim.evidence else Tone.WAIT
