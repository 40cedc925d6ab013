"""A new password, typed twice: what it must be, said before anything is done."""

from PySide6.QtCore import QCoreApplication

SHORTEST = 8


def complaint(password: str) -> str:
    """Return what is wrong with a new password, or an empty text."""
    if not password:
        return QCoreApplication.translate("NewPassword", "请设一个密码")
    if len(password) < SHORTEST:
        return QCoreApplication.translate("NewPassword", "密码至少 {count} 位，现在是 {typed} 位").format(
            count=SHORTEST, typed=len(password)
        )
    if len(set(password)) < 3:
        return QCoreApplication.translate("NewPassword", "这个密码太容易猜到，请换一个")
    return ""


def second_complaint(password: str, again: str) -> str:
    """Return what is wrong with the second typing, or an empty text."""
    if password == again:
        return ""
    return QCoreApplication.translate("NewPassword", "两次输入的密码不一样，请再输一遍")
