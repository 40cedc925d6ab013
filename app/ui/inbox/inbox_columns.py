"""The columns of the inbox."""

from PySide6.QtCore import QCoreApplication

from app.domain.codes import PlanState
from app.domain.units import plain
from app.listings.plans import InboxRow
from app.ui.plans.plan_words import tone_of, word_of
from app.ui.plans.plans_columns import title_of
from app.ui.tables.column import Column
from app.ui.tokens import Tone

_WAITING = frozenset(
    {PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED, PlanState.RETURNED, PlanState.WITHDRAWN}
)


def inbox_columns(*, one_school: bool) -> list[Column[InboxRow]]:
    """Return the columns; at a school every row is of that school."""
    return [*_plan_columns(one_school=one_school), *_waiting_columns(), *_more_columns(one_school=one_school)]


def _plan_columns(*, one_school: bool) -> list[Column[InboxRow]]:
    title = QCoreApplication.translate("InboxColumns", "计划名称")
    school = QCoreApplication.translate("InboxColumns", "学校")
    return [
        Column("title", title, _title, 12.5, order_by="title", tip=_title),
        Column("school", school, lambda row: row.plan.school, 8, order_by="school", shown=not one_school),
    ]


def _waiting_columns() -> list[Column[InboxRow]]:
    state = QCoreApplication.translate("InboxColumns", "状态")
    days = QCoreApplication.translate("InboxColumns", "已等")
    checked = QCoreApplication.translate("InboxColumns", "自动核对")
    return [
        Column("state", state, lambda row: word_of(row.plan.state), 6.2, order_by="state", tone=_state_tone),
        Column("days", days, waited, 3.2, order_by="submitted_on"),
        Column("findings", checked, _checked, 5, tone=_check_tone),
    ]


def _more_columns(*, one_school: bool) -> list[Column[InboxRow]]:
    drafts = QCoreApplication.translate("InboxColumns", "稿次")
    by = QCoreApplication.translate("InboxColumns", "提交人")
    on = QCoreApplication.translate("InboxColumns", "提交日期")
    hours = QCoreApplication.translate("InboxColumns", "学时")
    return [
        Column("by", by, lambda row: row.plan.submitted_by, 4.5, order_by="submitted_by", shown=one_school),
        Column("drafts", drafts, lambda row: str(row.drafts), 2.5, "right", shown=False),
        Column("on", on, lambda row: row.plan.submitted_on, 6, order_by="submitted_on", shown=False),
        Column("hours", hours, lambda row: plain(row.plan.hours), 3, "right", order_by="hours", shown=False),
    ]


def waited(row: InboxRow) -> str:
    """Return how long a plan has been waiting; what has been decided waits no more."""
    if row.plan.state not in _WAITING:
        return ""
    if row.days == 0:
        return QCoreApplication.translate("InboxColumns", "今天")
    return QCoreApplication.translate("InboxColumns", "{days} 天").format(days=row.days)


def _title(row: InboxRow) -> str:
    return title_of(row.plan)


def _state_tone(row: InboxRow) -> Tone:
    return tone_of(row.plan.state)


def _checked(row: InboxRow) -> str:
    if not row.findings:
        return QCoreApplication.translate("InboxColumns", "无问题")
    return QCoreApplication.translate("InboxColumns", "{count} 处提醒").format(count=row.findings)


def _check_tone(row: InboxRow) -> Tone:
    return Tone.BAD if row.blocking else Tone.WAIT if row.findings else Tone.OK
