"""The words for what travels on a stick."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.ui.tokens import Tone

_MB = 1_000_000


def kinds_words() -> dict[str, str]:
    """Return what the entities of the journal are called in an office, in the order they are told."""
    return {
        "submission": QCoreApplication.translate("Exchange", "提交"),
        "withdrawal": QCoreApplication.translate("Exchange", "撤回"),
        "decision": QCoreApplication.translate("Exchange", "审批意见"),
        "annual_plan": QCoreApplication.translate("Exchange", "年度计划"),
        "plan": QCoreApplication.translate("Exchange", "研修计划"),
        "session": QCoreApplication.translate("Exchange", "活动场次"),
        "attendance_sheet": QCoreApplication.translate("Exchange", "签到表"),
        "attendance_correction": QCoreApplication.translate("Exchange", "签到更正"),
        "claim": QCoreApplication.translate("Exchange", "学分申报"),
        "claim_decision": QCoreApplication.translate("Exchange", "申报审核"),
        "posting": QCoreApplication.translate("Exchange", "学分入账"),
        "certificate": QCoreApplication.translate("Exchange", "证书"),
        "revocation": QCoreApplication.translate("Exchange", "证书撤销"),
        "registration": QCoreApplication.translate("Exchange", "证书登记"),
        "person": QCoreApplication.translate("Exchange", "教师"),
        "office": QCoreApplication.translate("Exchange", "单位"),
        "adoption": QCoreApplication.translate("Exchange", "学分规则"),
        "setting": QCoreApplication.translate("Exchange", "设置"),
        "account": QCoreApplication.translate("Exchange", "用户"),
    }


def content_words(counts: Mapping[str, int]) -> str:
    """Return what a bundle holds: 研修计划 2 条、签到表 3 条."""
    names = kinds_words()
    order = {name: at for at, name in enumerate(names)}
    told = sorted(counts.items(), key=lambda one: order.get(one[0], len(order)))
    pattern = QCoreApplication.translate("Exchange", "{what} {count} 条")
    return "、".join(pattern.format(what=names.get(name, name), count=f"{n:,}") for name, n in told if n)


def relation_word(relation: str) -> str:
    """Return how an office stands to ours."""
    words = {
        "parent": QCoreApplication.translate("Exchange", "上级"),
        "child": QCoreApplication.translate("Exchange", "下级"),
        "ancestor": QCoreApplication.translate("Exchange", "上级的上级"),
    }
    return words.get(relation, relation)


def level_word(level: str) -> str:
    """Return what an office of this level is called."""
    words = {
        "province": QCoreApplication.translate("Exchange", "省级"),
        "city": QCoreApplication.translate("Exchange", "市级"),
        "county": QCoreApplication.translate("Exchange", "县级"),
        "centre": QCoreApplication.translate("Exchange", "中心校"),
        "school": QCoreApplication.translate("Exchange", "学校"),
        "point": QCoreApplication.translate("Exchange", "教学点"),
    }
    return words.get(level, level)


def direction_word(direction: str) -> str:
    """Return which way a bundle went."""
    if direction == "sent":
        return QCoreApplication.translate("Exchange", "带走")
    return QCoreApplication.translate("Exchange", "收下")


def status_word(status: str) -> tuple[Tone, str]:
    """Return where a bundle stands, with its tone."""
    words = {
        "leaving": (Tone.BAD, QCoreApplication.translate("Exchange", "没有写完")),
        "sent": (Tone.WAIT, QCoreApplication.translate("Exchange", "等对方回执")),
        "confirmed": (Tone.OK, QCoreApplication.translate("Exchange", "对方已收下")),
        "applied": (Tone.OK, QCoreApplication.translate("Exchange", "已收下")),
    }
    return words.get(status, (Tone.QUIET, status))


def moment(instant: str) -> str:
    """Return a stored instant as this PC's calendar and clock show it."""
    return datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M") if instant else ""


def day(instant: str) -> str:
    """Return the day of a stored instant, or that there was none."""
    never = QCoreApplication.translate("Exchange", "还没有")
    return moment(instant)[:10] or never


def size_words(size: int) -> str:
    """Return a size as people say it: 820 KB, 12.4 GB."""
    if size < _MB:
        return f"{max(size, 0) / 1000:.0f} KB"
    if size < 1000 * _MB:
        return f"{size / _MB:.1f} MB"
    return f"{size / (1000 * _MB):.1f} GB"
