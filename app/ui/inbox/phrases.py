"""Phrases that reviewers write again and again."""

from PySide6.QtCore import QCoreApplication


def phrases() -> list[str]:
    """Return the phrases of the menu, approving ones first."""
    return [
        QCoreApplication.translate("Phrases", "同意。"),
        QCoreApplication.translate("Phrases", "同意，请按计划组织实施并做好签到。"),
        QCoreApplication.translate("Phrases", "请补充主讲人。"),
        QCoreApplication.translate("Phrases", "请写明学期末的成果形式。"),
        QCoreApplication.translate("Phrases", "目标请写得具体、可以检查。"),
        QCoreApplication.translate("Phrases", "活动时间与教学安排冲突，请调整。"),
        QCoreApplication.translate("Phrases", "学时偏多，请核减。"),
        QCoreApplication.translate("Phrases", "一般工作例会不计学时，请改为研修活动。"),
    ]
