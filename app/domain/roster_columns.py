"""The columns of rosters: what each field is called on our sheets and on other people's.

The field names are those of the tables `person` and `office`; `school` and `school_code` are
the two ways in which a row of people names its school.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.codes import folded


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, our heading, other usual headings, its width, its code table."""

    field: str
    heading: str
    synonyms: tuple[str, ...] = ()
    width: int = 12
    table: str | None = None


TEACHER_COLUMNS = (
    Column("code", "教师编号", ("继续教育编号", "教师代码", "人员编号", "职工编号", "工号"), 16),
    Column("name", "姓名", ("教师姓名", "名字", "教职工姓名", "人员姓名"), 12),
    Column("sex", "性别", (), 6, "sex"),
    Column("id_kind", "证件类型", ("身份证件类型",), 12, "id_type"),
    Column(
        "id_number",
        "身份证号",
        (
            "身份证号码",
            "身份证",
            "证件号码",
            "证件号",
            "居民身份证号",
            "居民身份证号码",
            "公民身份号码",
            "身份证件号",
        ),
        22,
    ),
    Column("born", "出生日期", ("出生年月", "出生年月日", "生日", "出生时间"), 12),
    Column("ethnicity", "民族", ("民族名称",), 8, "ethnicity"),
    Column(
        "school",
        "学校",
        ("学校名称", "所在学校", "工作单位", "单位", "单位名称", "任教学校", "所属学校", "现工作单位"),
        26,
    ),
    Column("school_code", "学校标识码", ("学校代码", "标识码", "单位代码", "机构标识码", "学校编码"), 14),
    Column("stage", "学段", ("任教学段", "任课学段", "所教学段"), 10, "stage"),
    Column(
        "subject", "学科", ("任教学科", "任课学科", "所教学科", "主教学科", "科目", "任教科目"), 12, "subject"
    ),
    Column(
        "title", "职称", ("专业技术职务", "现有职称", "专业技术资格", "职称等级", "现任职称"), 14, "title"
    ),
    Column("post", "岗位", ("岗位职业", "现任岗位", "职务", "行政职务", "岗位类别"), 12, "post"),
    Column("education", "学历", ("最高学历", "文化程度", "现有学历"), 14, "education"),
    Column("politics", "政治面貌", ("政治身份", "党派"), 12, "political"),
    Column(
        "joined_on",
        "参加工作日期",
        ("参加工作时间", "参加工作年月", "工作时间", "从教日期", "从教时间", "参工时间"),
        14,
    ),
    Column("phone", "手机号", ("手机", "手机号码", "联系电话", "电话", "联系方式", "移动电话"), 14),
    Column("status", "在职状态", ("状态", "人员状态", "当前状态", "在岗状态"), 10, "employment"),
)

SCHOOL_COLUMNS = (
    Column("code", "学校标识码", ("标识码", "学校代码", "学校(机构)标识码", "机构标识码", "学校编码"), 14),
    Column("name", "学校名称", ("学校", "名称", "学校全称", "单位名称", "校名", "机构名称"), 30),
    Column("category", "办学类型", ("学校类型", "学校类别", "类型", "学校办学类型"), 14, "school_type"),
    Column("ownership", "办别", ("办学性质", "举办者", "举办者类型", "公办民办", "性质"), 10, "ownership"),
    Column("setting", "城乡类型", ("城乡分类", "所在地城乡类型", "城乡"), 12, "urban_rural"),
    Column("town", "所属乡镇", ("乡镇", "所在乡镇", "街道", "乡镇(街道)"), 14),
    Column("centre", "所属中心校", ("中心校", "中心学校", "上级中心校", "主管学校"), 26),
    Column("head", "校长", ("校长姓名", "负责人", "校长(园长)", "园长", "学校负责人"), 12),
    Column("phone", "联系电话", ("电话", "办公电话", "学校电话", "手机", "手机号"), 16),
    Column("address", "地址", ("学校地址", "详细地址", "通讯地址"), 36),
    Column("district", "区县", ("县区", "所属区县", "县(市、区)", "县市区", "所在区县", "区(县)", "县"), 12),
)


def fields_by_heading(columns: Iterable[Column]) -> Mapping[str, str]:
    """Return the field of each heading and synonym, written as `codes.folded` writes them."""
    return {folded(word): column.field for column in columns for word in (column.heading, *column.synonyms)}


def headings(columns: Iterable[Column]) -> dict[str, str]:
    """Return our own heading of each field."""
    return {column.field: column.heading for column in columns}
