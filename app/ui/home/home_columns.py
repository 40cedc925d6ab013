"""The columns of 需要你处理, and how each kind of thing reads."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.ui.home.overview import Matter, What
from app.ui.tables.column import Column
from app.ui.tokens import Tone

_TONES: Mapping[What, Tone] = {
    What.TO_APPROVE: Tone.WAIT,
    What.RETURNED: Tone.BAD,
    What.DRAFT: Tone.QUIET,
    What.NO_SHEET: Tone.BAD,
    What.NOT_SENT: Tone.WAIT,
    What.NOT_CONFIRMED: Tone.QUIET,
    What.HALF_RECEIVED: Tone.WAIT,
    What.PARKED: Tone.WAIT,
    What.FORK: Tone.BAD,
    What.NO_PEOPLE: Tone.ACTIVE,
    What.NO_PARENT: Tone.ACTIVE,
}


def matter_columns() -> list[Column[Matter]]:
    """Return the columns."""
    return [
        Column("what", QCoreApplication.translate("Home", "事项"), _word, 8, tone=lambda m: _TONES[m.what]),
        Column("about", QCoreApplication.translate("Home", "内容"), _about, 22, tip=_about),
        Column("office", QCoreApplication.translate("Home", "单位"), lambda m: m.office, 10),
        Column("since", QCoreApplication.translate("Home", "时间"), _when, 9),
        Column("do", QCoreApplication.translate("Home", "去处理"), _do, 9),
    ]


def _word(matter: Matter) -> str:
    return {
        What.TO_APPROVE: QCoreApplication.translate("Home", "待审批"),
        What.RETURNED: QCoreApplication.translate("Home", "退回待改"),
        What.DRAFT: QCoreApplication.translate("Home", "草稿未提交"),
        What.NO_SHEET: QCoreApplication.translate("Home", "未登记签到"),
        What.NOT_SENT: QCoreApplication.translate("Home", "待导出"),
        What.NOT_CONFIRMED: QCoreApplication.translate("Home", "等回执"),
        What.HALF_RECEIVED: QCoreApplication.translate("Home", "数据包不全"),
        What.PARKED: QCoreApplication.translate("Home", "暂存待补"),
        What.FORK: QCoreApplication.translate("Home", "两处改动"),
        What.NO_PEOPLE: QCoreApplication.translate("Home", "第一步"),
        What.NO_PARENT: QCoreApplication.translate("Home", "加入上级"),
    }[matter.what]


def _about(matter: Matter) -> str:
    what = matter.what
    words = {
        What.NOT_SENT: QCoreApplication.translate("Home", "有 {count} 项改动还没有带给{about}"),
        What.NOT_CONFIRMED: QCoreApplication.translate("Home", "给{about}的 {count} 个数据包还没有收到回执"),
        What.HALF_RECEIVED: QCoreApplication.translate(
            "Home", "{count} 个数据包在等前面的包，请把U盘上的包都导入"
        ),
        What.PARKED: QCoreApplication.translate("Home", "{count} 条数据在等别的数据包，补齐后自动生效"),
        What.FORK: QCoreApplication.translate("Home", "{count} 处在两台电脑上改得不一样，需要定一个"),
        What.NO_PEOPLE: QCoreApplication.translate("Home", "还没有教师，先从 Excel 导入名册"),
        What.NO_PARENT: QCoreApplication.translate("Home", "要和上级用U盘交换数据，先办理加入手续"),
    }.get(what, "{about}")
    return words.format(count=matter.count, about=matter.about)


def _when(matter: Matter) -> str:
    if matter.what in (What.TO_APPROVE, What.RETURNED, What.NO_SHEET) and matter.since:
        if matter.count <= 0:
            return QCoreApplication.translate("Home", "今天")
        return QCoreApplication.translate("Home", "已 {days} 天").format(days=matter.count)
    return _local(matter.since)


def _local(instant: str) -> str:
    if len(instant) <= 10:
        return instant
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d}"


def _do(matter: Matter) -> str:
    words = {
        What.TO_APPROVE: QCoreApplication.translate("Home", "打开审批 →"),
        What.RETURNED: QCoreApplication.translate("Home", "打开修改 →"),
        What.DRAFT: QCoreApplication.translate("Home", "接着写 →"),
        What.NO_SHEET: QCoreApplication.translate("Home", "登记签到 →"),
        What.NOT_SENT: QCoreApplication.translate("Home", "导出到U盘 →"),
        What.NO_PEOPLE: QCoreApplication.translate("Home", "导入名册 →"),
        What.NO_PARENT: QCoreApplication.translate("Home", "去办理 →"),
    }
    return words.get(matter.what, QCoreApplication.translate("Home", "去查看 →"))
