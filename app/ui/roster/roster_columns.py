"""The columns of the lists of teachers and schools."""

from PySide6.QtCore import QCoreApplication

from app.domain import school_rows
from app.domain.codes import OfficeStatus
from app.listings.people import PersonRow
from app.listings.schools import SchoolRow
from app.ui.tables.column import Column
from app.ui.tokens import Tone

_GONE = frozenset({"retired", "transferred", "resigned", "dismissed", "deceased"})


def person_tone(row: PersonRow) -> Tone | None:
    """Return what an employment status wants from the reader: at work, away for a time, gone."""
    if not row.state:
        return None
    if row.state == "active":
        return Tone.OK
    return Tone.QUIET if row.state in _GONE else Tone.WAIT


def people_columns() -> list[Column[PersonRow]]:
    """Return the columns of teachers; those that are seldom asked for can be switched on."""
    return [*_asked_for(), *_seldom_asked_for()]


def _asked_for() -> list[Column[PersonRow]]:
    translate = QCoreApplication.translate
    return [
        Column("name", translate("RosterColumns", "姓名"), lambda p: p.name, 5.5, order_by="name"),
        Column("sex", translate("RosterColumns", "性别"), lambda p: p.sex, 2.6, order_by="sex"),
        Column("school", translate("RosterColumns", "学校"), lambda p: p.school, 9.5, order_by="school"),
        Column("stage", translate("RosterColumns", "学段"), lambda p: p.stage, 4.6, order_by="stage"),
        Column("subject", translate("RosterColumns", "学科"), lambda p: p.subject, 5, order_by="subject"),
        Column("title", translate("RosterColumns", "职称"), lambda p: p.title, 6, order_by="title"),
        Column("phone", translate("RosterColumns", "手机"), lambda p: p.phone, 6.6),
        Column("id_number", translate("RosterColumns", "身份证号"), lambda p: p.id_number, 9.8),
        Column(
            "status",
            translate("RosterColumns", "状态"),
            lambda p: p.status,
            5.6,
            order_by="status",
            tone=person_tone,
        ),
    ]


def _seldom_asked_for() -> list[Column[PersonRow]]:
    translate = QCoreApplication.translate
    return [
        Column(
            "number",
            translate("RosterColumns", "教师编号"),
            lambda p: p.number,
            8,
            order_by="number",
            shown=False,
        ),
        Column(
            "born",
            translate("RosterColumns", "出生日期"),
            lambda p: p.born,
            5.6,
            order_by="born",
            shown=False,
        ),
        Column("post", translate("RosterColumns", "岗位"), lambda p: p.post, 6, order_by="post", shown=False),
        Column(
            "education",
            translate("RosterColumns", "学历"),
            lambda p: p.education,
            7,
            order_by="education",
            shown=False,
        ),
        Column(
            "ethnicity",
            translate("RosterColumns", "民族"),
            lambda p: p.ethnicity,
            4,
            order_by="ethnicity",
            shown=False,
        ),
        Column(
            "politics",
            translate("RosterColumns", "政治面貌"),
            lambda p: p.politics,
            6,
            order_by="politics",
            shown=False,
        ),
        Column(
            "joined_on",
            translate("RosterColumns", "参加工作"),
            lambda p: p.joined_on,
            5.6,
            order_by="joined_on",
            shown=False,
        ),
    ]


def school_tone(row: SchoolRow) -> Tone:
    """Return what the state of a school wants from the reader."""
    return Tone.OK if row.state == OfficeStatus.OPEN else Tone.QUIET


def school_state(row: SchoolRow) -> str:
    """Return the state of a school in words."""
    words = {
        OfficeStatus.OPEN.value: QCoreApplication.translate("RosterColumns", "在办"),
        OfficeStatus.MERGED.value: QCoreApplication.translate("RosterColumns", "已并入他校"),
        OfficeStatus.CLOSED.value: QCoreApplication.translate("RosterColumns", "已停办"),
    }
    return words.get(row.state, row.state)


def school_code(row: SchoolRow) -> str:
    """Return the 学校标识码, or say that it is still to be filled in."""
    if school_rows.is_national(row.code):
        return row.code
    return QCoreApplication.translate("RosterColumns", "未填")


def _code_tone(row: SchoolRow) -> Tone | None:
    return None if school_rows.is_national(row.code) else Tone.WAIT


def school_columns() -> list[Column[SchoolRow]]:
    """Return the columns of schools."""
    translate = QCoreApplication.translate
    return [
        Column("name", translate("RosterColumns", "学校名称"), lambda s: s.name, 10, order_by="name"),
        Column(
            "code",
            translate("RosterColumns", "学校标识码"),
            school_code,
            6.6,
            order_by="code",
            tone=_code_tone,
        ),
        Column(
            "category", translate("RosterColumns", "办学类型"), lambda s: s.category, 6, order_by="category"
        ),
        Column(
            "ownership", translate("RosterColumns", "办别"), lambda s: s.ownership, 3, order_by="ownership"
        ),
        Column(
            "setting",
            translate("RosterColumns", "城乡类型"),
            lambda s: s.setting,
            6,
            order_by="setting",
            shown=False,
        ),
        Column("town", translate("RosterColumns", "乡镇"), lambda s: s.town, 5, order_by="town"),
        Column("centre", translate("RosterColumns", "中心校"), lambda s: s.centre, 8, order_by="centre"),
        Column("head", translate("RosterColumns", "校长"), lambda s: s.head, 4.5, order_by="head"),
        Column(
            "people",
            translate("RosterColumns", "教师数"),
            lambda s: f"{s.people:,}",
            4,
            "right",
            order_by="people",
            number=lambda s: s.people,
        ),
        Column(
            "state", translate("RosterColumns", "状态"), school_state, 4.6, order_by="state", tone=school_tone
        ),
        Column("phone", translate("RosterColumns", "联系电话"), lambda s: s.phone, 7, shown=False),
        Column("district", translate("RosterColumns", "区县"), lambda s: s.district, 6, shown=False),
        Column("address", translate("RosterColumns", "地址"), lambda s: s.address, 14, shown=False),
    ]
