"""What can be imported from a workbook: its columns, its use case, its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS, Column


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of list; `run` finds its use case in a workspace."""

    columns: Sequence[Column]
    run: Callable[[Any], Callable[..., Any]]
    title: Callable[[], str]
    unit: Callable[[], str]


TEACHERS = ImportKind(
    TEACHER_COLUMNS,
    lambda workspace: workspace.intake.teachers,
    lambda: QCoreApplication.translate("ImportKinds", "从 Excel 导入教师"),
    lambda: QCoreApplication.translate("ImportKinds", "人"),
)
SCHOOLS = ImportKind(
    SCHOOL_COLUMNS,
    lambda workspace: workspace.intake.schools,
    lambda: QCoreApplication.translate("ImportKinds", "从 Excel 导入学校"),
    lambda: QCoreApplication.translate("ImportKinds", "所"),
)
