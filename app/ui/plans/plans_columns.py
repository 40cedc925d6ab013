"""The columns of the list of plans."""

from PySide6.QtCore import QCoreApplication

from app.domain.units import plain
from app.listings.plans import PlanRow
from app.ui.plans.plan_words import kind_word, tone_of, word_of
from app.ui.tables.column import Column


def plan_columns(*, one_school: bool) -> list[Column[PlanRow]]:
    """Return the columns; a school's own list need not repeat the school in every row."""
    translate = QCoreApplication.translate
    return [
        Column("title", translate("PlanColumns", "计划名称"), title_of, 16, order_by="title", tip=title_of),
        Column(
            "state",
            translate("PlanColumns", "状态"),
            lambda row: word_of(row.state),
            6.5,
            order_by="state",
            tone=lambda row: tone_of(row.state),
        ),
        Column(
            "school",
            translate("PlanColumns", "学校"),
            lambda row: row.school,
            9,
            order_by="school",
            shown=not one_school,
        ),
        Column("lead", translate("PlanColumns", "负责人"), lambda row: row.lead, 4.5, order_by="lead"),
        Column("subject", translate("PlanColumns", "学科"), lambda row: row.subject, 4, order_by="subject"),
        Column(
            "starts_on", translate("PlanColumns", "开始"), lambda row: row.starts_on, 6, order_by="starts_on"
        ),
        Column("ends_on", translate("PlanColumns", "结束"), lambda row: row.ends_on, 6, order_by="ends_on"),
        Column(
            "hours",
            translate("PlanColumns", "学时"),
            lambda row: plain(row.hours),
            3,
            "right",
            order_by="hours",
            number=lambda row: row.hours,
        ),
        Column(
            "submitted_on",
            translate("PlanColumns", "提交日期"),
            lambda row: row.submitted_on,
            6,
            order_by="submitted_on",
        ),
        Column(
            "submitted_by",
            translate("PlanColumns", "提交人"),
            lambda row: row.submitted_by,
            5,
            order_by="submitted_by",
        ),
        Column(
            "kind",
            translate("PlanColumns", "内容来源"),
            lambda row: kind_word(row.kind),
            5,
            order_by="kind",
            shown=False,
        ),
    ]


def title_of(row: PlanRow) -> str:
    """Return the name of a plan; one that has none yet is called so."""
    return row.title or QCoreApplication.translate("PlanColumns", "（未命名）")
