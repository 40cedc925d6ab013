"""What was said and done about a plan: remarks beside their fields, changes since it came back, its history."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.snapshot import PlanContent
from app.listings.papers import Event
from app.listings.plan_sheet import PlanSheet, Remark
from app.ui.plans.plan_words import change_text, event_text, field_label, moment, stage_word
from app.ui.tokens import Tone
from app.ui.widgets.words import FindingLabel, heading, muted


def remark_text(remark: Remark) -> tuple[Tone, str]:
    """Return a remark with whether it has been answered."""
    answered = QCoreApplication.translate("PlanStory", "意见：{text}（已修改）")
    waiting = QCoreApplication.translate("PlanStory", "意见：{text}（还没有修改）")
    tone = Tone.OK if remark.answered else Tone.BAD
    return tone, (answered if remark.answered else waiting).format(text=remark.text)


def remark_label(remark: Remark, parent: QWidget) -> QLabel:
    """Return a remark as it stands beside the field it names."""
    tone, text = remark_text(remark)
    return FindingLabel(tone, text, parent)


def return_line(sheet: PlanSheet) -> str:
    """Return who sent the plan back, when, why, and how many remarks have been answered."""
    came_back = sheet.last_return
    if came_back is None:
        return ""
    parts = [
        QCoreApplication.translate("PlanStory", "{when} {who}（{gate}）退回：{comment}").format(
            when=moment(came_back.at),
            who=came_back.by_name,
            gate=stage_word(came_back.stage),
            comment=came_back.comment or QCoreApplication.translate("PlanStory", "见各项意见"),
        )
    ]
    if sheet.remarks:
        answered = sum(remark.answered for remark in sheet.remarks)
        parts.append(
            QCoreApplication.translate("PlanStory", "逐项意见 {count} 条，已修改 {done} 条").format(
                count=len(sheet.remarks), done=answered
            )
        )
    return "　".join(parts)


def names_in(sheet: PlanSheet) -> dict[str, str]:
    """Return the names of the participants by id, for changes that name ids."""
    return {one.person: one.name for one in sheet.participants if one.person}


class PlanStory(QWidget):
    """Changes since the last return, and the history, as plain lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_sheet(self, sheet: PlanSheet | None) -> None:
        """Show the story of a plan; a new one has none."""
        clear(self._column)
        if sheet is None:
            return
        if sheet.changes:
            self._part(
                QCoreApplication.translate("PlanStory", "退回后的改动"),
                [
                    (Tone.ACTIVE, change_text(change, sheet.content, names_in(sheet)))
                    for change in sheet.changes
                ],
            )
        if sheet.history:
            self._column.addWidget(heading(QCoreApplication.translate("PlanStory", "办理经过"), self))
            for event in sheet.history:
                tone, text = event_text(event)
                self._column.addWidget(FindingLabel(tone, text, self))
                for said in _said(event, sheet.content):
                    self._column.addWidget(muted(f"　　{said}", self))

    def _part(self, title: str, lines: Sequence[tuple[Tone, str]]) -> None:
        self._column.addWidget(heading(title, self))
        for tone, text in lines:
            self._column.addWidget(FindingLabel(tone, text, self))


def clear(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while column.count():
        widget = column.takeAt(0).widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()


def _said(event: Event, content: PlanContent) -> list[str]:
    lines = [event.comment] if event.comment else []
    return lines + [f"{field_label(field, content)}：{text}" for field, text in event.remarks.items()]
