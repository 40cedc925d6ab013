"""One plan as the person who decides reads it: checks, what changed, what it says, its activities."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import messages
from app.domain.snapshot import Activity, PlanContent, shown
from app.domain.units import from_hundredths, plain
from app.listings.plan_sheet import PlanSheet
from app.ui import icons
from app.ui.inbox.activities_sheet import ActivitiesSheet
from app.ui.plans.plan_story import clear, names_in, remark_text
from app.ui.plans.plan_words import (
    audience_text,
    change_text,
    event_text,
    field_label,
    finding_text,
    finding_tone,
    kind_word,
    moment,
)
from app.ui.plans.writing import Writing
from app.ui.tokens import Tone
from app.ui.widgets.card import Card
from app.ui.widgets.folding import scrolled
from app.ui.widgets.words import FindingLabel, StatusLabel, heading, muted

_COMMENT_LINES = 3
_LEAST_READING = 40


class ReadingPane(Card):
    """`comment` is what the person who decides writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._title = QLabel(self)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        self.waiting = StatusLabel(self, chip=True)
        self._about = muted("", self)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 6, 0)
        self._parts.setSpacing(4)
        self.comment = Writing("comment", _COMMENT_LINES, self, least=1)
        self.comment.setAccessibleName(self.tr("审批意见"))
        self._phrases = QPushButton(self.tr("常用语"), self)
        icons.put(self._phrases, "chevron-down")
        self._phrases.setObjectName("phrases")
        self._phrases.setAutoDefault(False)
        self._menu = QMenu(self._phrases)
        self._phrases.clicked.connect(self._open_menu)
        self._keys = muted(self.tr("Ctrl+Enter 通过并打开下一条"), self)
        self._comment_row = QWidget(self)
        self._lay_out()

    def show_sheet(self, sheet: PlanSheet, waiting: str) -> None:
        """Show a plan, and how long it has been waiting."""
        self._title.setText(f"{sheet.school.name} · {sheet.content.title}")
        self.waiting.show_status(Tone.WAIT, waiting)
        self._about.setText(self._summary(sheet))
        clear(self._parts)
        self._add_remarks(sheet)
        self._add_checks(sheet)
        self._add_changes(sheet)
        self._add_activities(sheet.content.activities)
        self._add_content(sheet)
        self._add_history(sheet)
        self._parts.addStretch(1)

    def set_deciding(self, *, deciding: bool) -> None:
        """Show the place for a comment when there is something to decide."""
        self._comment_row.setVisible(deciding)

    def offer_phrases(self, phrases: Sequence[QAction]) -> None:
        """Offer these phrases in the menu."""
        self._menu.clear()
        self._menu.addActions(list(phrases))

    def add_phrase(self, phrase: str) -> None:
        """Write a phrase behind what was written already."""
        before = self.comment.toPlainText().rstrip()
        self.comment.setPlainText(f"{before}{phrase}" if before else phrase)
        self.comment.moveCursor(self.comment.textCursor().MoveOperation.End)
        self.comment.setFocus()

    def _summary(self, sheet: PlanSheet) -> str:
        handed_in = [event for event in sheet.history if event.kind == "submission"]
        content = sheet.content
        parts = [
            self.tr("提交人 {who}　提交 {when}　第 {count} 稿").format(
                who=handed_in[-1].by_name, when=moment(handed_in[-1].at), count=len(handed_in)
            )
            if handed_in
            else self.tr("尚未提交"),
            self.tr("{count} 次活动　共 {hours} 学时").format(
                count=len(content.activities), hours=plain(content.hours)
            ),
        ]
        return "　".join(parts)

    # Parts ------------------------------------------------------------------------------------

    def _add_remarks(self, sheet: PlanSheet) -> None:
        if not sheet.remarks:
            return
        self._head(self.tr("上次退回时的意见"))
        for remark in sheet.remarks:
            tone, text = remark_text(remark)
            self._line(tone, f"{field_label(remark.field, sheet.content)}　{text}")

    def _add_checks(self, sheet: PlanSheet) -> None:
        self._head(self.tr("自动核对"))
        for finding in sheet.findings:
            self._line(finding_tone(finding), finding_text(finding))
        if not sheet.findings:
            self._line(Tone.OK, self.tr("日期、学时、主讲人、参加人员都没有发现问题"))
        for flag in sorted(sheet.flags):
            self._line(Tone.BAD, messages.sentence(f"plan.flag.{flag}"))

    def _add_changes(self, sheet: PlanSheet) -> None:
        if not sheet.changes:
            return
        self._head(self.tr("退回后的改动"))
        for change in sheet.changes:
            self._line(Tone.ACTIVE, change_text(change, sheet.content, names_in(sheet)))

    def _add_activities(self, activities: Sequence[Activity]) -> None:
        self._head(self.tr("活动安排"))
        self._parts.addWidget(ActivitiesSheet(activities, self))

    def _add_content(self, sheet: PlanSheet) -> None:
        self._head(self.tr("计划内容"))
        grid_holder = QWidget(self)
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (words, text) in enumerate(_said(sheet, sheet.content)):
            value = QLabel(text or "—", grid_holder)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(muted(words, grid_holder), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self._parts.addWidget(grid_holder)

    def _add_history(self, sheet: PlanSheet) -> None:
        if not sheet.history:
            return
        self._head(self.tr("办理经过"))
        for event in sheet.history:
            self._line(*event_text(event))
            if event.comment:
                self._parts.addWidget(muted(f"　　{event.comment}", self))

    def _head(self, words: str) -> None:
        self._parts.addWidget(heading(words, self))

    def _line(self, tone: Tone, text: str) -> None:
        self._parts.addWidget(FindingLabel(tone, text, self))

    def _open_menu(self) -> None:
        self._menu.popup(self._phrases.mapToGlobal(self._phrases.rect().topLeft()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget(self)
        content.setLayout(self._parts)
        foot = QHBoxLayout()
        foot.addWidget(self._phrases)
        foot.addWidget(self._keys, 1)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        writing = QVBoxLayout(self._comment_row)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.addWidget(self.comment)
        writing.addLayout(foot)
        self.comment.setPlaceholderText(self.tr("审批意见（退回、不予通过时必填，可从常用语选择）"))
        self.body.addLayout(top)
        self.body.addWidget(self._about)
        reading = scrolled(content, self)
        reading.setMinimumHeight(_LEAST_READING)
        self.body.addWidget(reading, 1)
        self.body.addWidget(self._comment_row)


def _said(sheet: PlanSheet, content: PlanContent) -> list[tuple[str, str]]:
    budget = sum(line.fen for line in content.budget)
    lines = "、".join(shown(line) for line in content.budget)
    total = f"{lines}（{plain(from_hundredths(budget))} 元）" if len(content.budget) > 1 else lines
    period = f"{content.starts or '…'} — {content.ends or '…'}"
    label = field_label
    return [
        (label("goals", content), content.goals),
        (label("assessment", content), content.assessment),
        (label("audience", content), audience_text(content.audience, sheet.participants)),
        (label("lead", content), content.lead.name),
        (label("group", content), content.group),
        (label("subject", content), " ".join(filter(None, (content.subject, content.stage)))),
        (QCoreApplication.translate("ReadingPane", "起止日期"), period),
        (label("kind", content), kind_word(content.kind)),
        (label("budget", content), total),
    ]
