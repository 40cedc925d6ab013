"""What the roles of an office and the levels of offices are called."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.codes import OfficeLevel, Role


def role_words() -> Mapping[Role, str]:
    """Return every role with its word."""
    return {
        Role.CLERK: QCoreApplication.translate("Roles", "文书"),
        Role.PRINCIPAL: QCoreApplication.translate("Roles", "校长（审批）"),
        Role.REVIEWER: QCoreApplication.translate("Roles", "审核员"),
        Role.REGISTRAR: QCoreApplication.translate("Roles", "登记员"),
        Role.SEAL_KEEPER: QCoreApplication.translate("Roles", "印章保管"),
        Role.INSPECTOR: QCoreApplication.translate("Roles", "督查（只看）"),
        Role.ADMIN: QCoreApplication.translate("Roles", "管理员"),
    }


def role_word(role: Role) -> str:
    """Return what a role is called."""
    return role_words()[role]


def joined(roles: Iterable[Role]) -> str:
    """Return several roles in their usual order: 文书、登记员."""
    held = set(roles)
    return "、".join(word for role, word in role_words().items() if role in held)


def duty(role: Role) -> str:
    """Return what a role is for, in one line."""
    return {
        Role.CLERK: QCoreApplication.translate("Roles", "录入、导入、提交计划，U盘收发"),
        Role.PRINCIPAL: QCoreApplication.translate("Roles", "审批本校的计划；不能审批自己写的"),
        Role.REVIEWER: QCoreApplication.translate("Roles", "审核下级报来的计划；不能审核自己写的"),
        Role.REGISTRAR: QCoreApplication.translate("Roles", "学分入账、颁发和撤销证书、采用规则"),
        Role.SEAL_KEEPER: QCoreApplication.translate("Roles", "颁发证书时用印"),
        Role.INSPECTOR: QCoreApplication.translate("Roles", "只能查看"),
        Role.ADMIN: QCoreApplication.translate("Roles", "管理用户和单位，也能录入；不能审批"),
    }[role]


def level_word(level: OfficeLevel) -> str:
    """Return what a kind of office is called."""
    return {
        OfficeLevel.PROVINCE: QCoreApplication.translate("Roles", "省级"),
        OfficeLevel.CITY: QCoreApplication.translate("Roles", "市级"),
        OfficeLevel.COUNTY: QCoreApplication.translate("Roles", "县级"),
        OfficeLevel.CENTRE: QCoreApplication.translate("Roles", "中心校"),
        OfficeLevel.SCHOOL: QCoreApplication.translate("Roles", "学校"),
        OfficeLevel.POINT: QCoreApplication.translate("Roles", "教学点"),
    }[level]
