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
    tr = QCoreApplication.translate
    return [
        Column("what", tr("Home", "事项"), _word, 8, tone=lambda m: _TONES[m.what]),
        Column("about", tr("Home", "内容"), _about, 22, tip=_about),
        Column("office", tr("Home", "单位"), lambda m: m.office, 10),
        Column("since", tr("Home", "时间"), _when, 9),
        Column("do", tr("Home", "去处理"), _do, 9),
    ]


def _word(matter: Matter) -> str:
    tr = QCoreApplication.translate
    return {
        What.TO_APPROVE: tr("Home", "待审批"),
        What.RETURNED: tr("Home", "退回待改"),
        What.DRAFT: tr("Home", "草稿未提交"),
        What.NO_SHEET: tr("Home", "未登记签到"),
        What.NOT_SENT: tr("Home", "待导出"),
        What.NOT_CONFIRMED: tr("Home", "等回执"),
        What.HALF_RECEIVED: tr("Home", "数据包不全"),
        What.PARKED: tr("Home", "暂存待补"),
        What.FORK: tr("Home", "两处改动"),
        What.NO_PEOPLE: tr("Home", "第一步"),
        What.NO_PARENT: tr("Home", "加入上级"),
    }[matter.what]


def _about(matter: Matter) -> str:
    tr, what = QCoreApplication.translate, matter.what
    words = {
        What.NOT_SENT: tr("Home", "有 {count} 项改动还没有带给{about}"),
        What.NOT_CONFIRMED: tr("Home", "给{about}的 {count} 个数据包还没有收到回执"),
        What.HALF_RECEIVED: tr("Home", "{count} 个数据包在等前面的包，请把U盘上的包都导入"),
        What.PARKED: tr("Home", "{count} 条数据在等别的数据包，补齐后自动生效"),
        What.FORK: tr("Home", "{count} 处在两台电脑上改得不一样，需要定一个"),
        What.NO_PEOPLE: tr("Home", "还没有教师，先从 Excel 导入名册"),
        What.NO_PARENT: tr("Home", "要和上级用U盘交换数据，先办理加入手续"),
    }.get(what, "{about}")
    return words.format(count=matter.count, about=matter.about)


def _when(matter: Matter) -> str:
    tr = QCoreApplication.translate
    if matter.what in (What.TO_APPROVE, What.RETURNED, What.NO_SHEET) and matter.since:
        if matter.count <= 0:
            return tr("Home", "今天")
        return tr("Home", "已 {days} 天").format(days=matter.count)
    return _local(matter.since)


def _local(instant: str) -> str:
    if len(instant) <= 10:
        return instant
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d}"


def _do(matter: Matter) -> str:
    tr = QCoreApplication.translate
    words = {
        What.TO_APPROVE: tr("Home", "打开审批 →"),
        What.RETURNED: tr("Home", "打开修改 →"),
        What.DRAFT: tr("Home", "接着写 →"),
        What.NO_SHEET: tr("Home", "登记签到 →"),
        What.NOT_SENT: tr("Home", "导出到U盘 →"),
        What.NO_PEOPLE: tr("Home", "导入名册 →"),
        What.NO_PARENT: tr("Home", "去办理 →"),
    }
    return words.get(matter.what, tr("Home", "去查看 →"))
