"""What a new office needs to be told, and what is wrong with it; words and rules without a widget."""

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.codes import OfficeLevel
from app.ui.widgets import new_password

_REGION = re.compile(r"[0-9]{6}")
_SCHOOL = re.compile(r"[0-9A-Za-z-]{2,20}")
_LONGEST_NAME = 60
# Not allowed in file names on Windows; spaces at the end vanish there.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def levels() -> Sequence[tuple[OfficeLevel, str]]:
    """Return the kinds of offices in the order people look for them."""
    return (
        (OfficeLevel.SCHOOL, QCoreApplication.translate("NewOffice", "学校、幼儿园")),
        (OfficeLevel.CENTRE, QCoreApplication.translate("NewOffice", "中心校（管几所村小和教学点）")),
        (OfficeLevel.COUNTY, QCoreApplication.translate("NewOffice", "县（区）教育局、教师发展中心")),
        (OfficeLevel.CITY, QCoreApplication.translate("NewOffice", "市教育局")),
        (OfficeLevel.PROVINCE, QCoreApplication.translate("NewOffice", "省（自治区）教育厅")),
    )


def code_words(level: OfficeLevel) -> tuple[str, str]:
    """Return what the code of such an office is called, and where to find it."""
    if _of_school(level):
        return (
            QCoreApplication.translate("NewOffice", "学校（机构）标识码"),
            QCoreApplication.translate(
                "NewOffice",
                "10 位学校标识码，办学许可或统计报表上有；一时找不到，先用自定的短代码，如 SQZX。",
            ),
        )
    return QCoreApplication.translate("NewOffice", "行政区划代码"), QCoreApplication.translate(
        "NewOffice", "6 位行政区划代码，如 451302。"
    )


def problems(level: OfficeLevel, name: str, code: str, user: str) -> dict[str, str]:
    """Return what is wrong, by field."""
    found: dict[str, str] = {}
    if not name:
        found["name"] = QCoreApplication.translate("NewOffice", "请写单位全称")
    elif len(name) > _LONGEST_NAME:
        found["name"] = QCoreApplication.translate("NewOffice", "单位名称太长，最多 {most} 个字").format(
            most=_LONGEST_NAME
        )
    if not (_SCHOOL if _of_school(level) else _REGION).fullmatch(code):
        found["code"] = _code_problem(level, code)
    if not user or not user.isprintable():
        found["user"] = QCoreApplication.translate("NewOffice", "请写用户名，登录时要用")
    return found


def password_problems(password: str, again: str) -> dict[str, str]:
    """Return what is wrong with the password typed twice, by field."""
    if wrong := new_password.complaint(password):
        return {"password": wrong}
    if wrong := new_password.second_complaint(password, again):
        return {"again": wrong}
    return {}


def plain(text: str) -> str:
    """Return a code as it is stored: half width, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def folder_name(office: str) -> str:
    """Return the name of the folder that a new office's data goes into."""
    name = _NOT_IN_NAMES.sub("", office).strip(" .")[:_LONGEST_NAME]
    return f"研修簿-{name}" if name else "研修簿"


def _of_school(level: OfficeLevel) -> bool:
    return level in (OfficeLevel.SCHOOL, OfficeLevel.CENTRE)


def _code_problem(level: OfficeLevel, code: str) -> str:
    if not code:
        return QCoreApplication.translate("NewOffice", "请写代码")
    if _of_school(level):
        return QCoreApplication.translate("NewOffice", "代码只能用数字和字母，2 到 20 位")
    return QCoreApplication.translate("NewOffice", "行政区划代码是 6 位数字，现在是“{code}”").format(
        code=code
    )
