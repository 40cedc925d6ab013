"""The words and tones in which plans are spoken of, on every page that shows one."""

from collections.abc import Collection, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app import messages
from app.domain.authority import Bar
from app.domain.codes import PlanKind, PlanState, Verdict
from app.domain.lifecycle import Action, Stage
from app.domain.plan_checks import Finding
from app.domain.snapshot import EVERYONE, FieldChange, Named, PlanContent
from app.listings.papers import Event
from app.ui.tokens import Tone

_TONES: Mapping[PlanState, Tone] = {
    PlanState.DRAFT: Tone.QUIET,
    PlanState.SUBMITTED: Tone.WAIT,
    PlanState.SCHOOL_APPROVED: Tone.WAIT,
    PlanState.RETURNED: Tone.BAD,
    PlanState.WITHDRAWN: Tone.QUIET,
    PlanState.REJECTED: Tone.BAD,
    PlanState.APPROVED: Tone.OK,
    PlanState.IN_PROGRESS: Tone.ACTIVE,
    PlanState.SUMMARISED: Tone.ACTIVE,
    PlanState.RECOGNISED: Tone.OK,
}


def tone_of(state: PlanState) -> Tone:
    """Return what a state wants from the reader."""
    return _TONES[state]


def word_of(state: PlanState) -> str:
    """Return the name of a state."""
    return messages.sentence(f"plan.state.{state}")


def kind_word(kind: str) -> str:
    """Return who chose the content of a plan."""
    words = {
        PlanKind.SELF_CHOSEN.value: QCoreApplication.translate("PlanWords", "学校自选"),
        PlanKind.DESIGNATED.value: QCoreApplication.translate("PlanWords", "上级指定"),
    }
    return words.get(kind, kind)


def stage_word(stage: str) -> str:
    """Return the name of a gate."""
    words = {
        Stage.SCHOOL.value: QCoreApplication.translate("PlanWords", "校长审批"),
        Stage.COUNTY.value: QCoreApplication.translate("PlanWords", "上级审批"),
    }
    return words.get(stage, stage)


def reason(barred: Mapping[Action, Bar], step: Action) -> str | None:
    """Return why a step is not open, or None when it is."""
    bar = barred.get(step)
    return messages.sentence(bar.code, bar.facts) if bar else None


def finding_text(finding: Finding) -> str:
    """Return the sentence of a finding; a field that a place requires is called by its label."""
    facts = dict(finding.facts)
    if finding.code == "plan.check.required":
        facts["name"] = messages.sentence(f"plan.field.{facts.get('name')}")
    return messages.sentence(finding.code, facts)


def finding_tone(finding: Finding) -> Tone:
    """Return how serious a finding is."""
    return Tone.BAD if finding.blocking else Tone.WAIT


def field_label(field: str, content: PlanContent) -> str:
    """Return a field as a person calls it: 研修目标, 第 3 次活动 · 主讲人."""
    head, *rest = field.split(".")
    if head != "activities" or not rest:
        return messages.sentence(f"plan.field.{head}")
    number = content.position(rest[0])
    activity = (
        QCoreApplication.translate("PlanWords", "第 {number} 次活动").format(number=number)
        if number
        else QCoreApplication.translate("PlanWords", "已删除的活动")
    )
    return f"{activity} · {messages.sentence(f'plan.field.activity.{rest[1]}')}" if rest[1:] else activity


def change_text(change: FieldChange, content: PlanContent, names: Mapping[str, str]) -> str:
    """Return a change as one line: what it was, what it is now."""
    label = field_label(change.field, content)
    if change.before is None:
        return QCoreApplication.translate("PlanWords", "{what}：新增 {after}").format(
            what=label, after=change.after
        )
    if change.after is None:
        return QCoreApplication.translate("PlanWords", "删除活动：{before}").format(before=change.before)
    before, after = (_named(change.field, text, names) for text in (change.before, change.after))
    return QCoreApplication.translate("PlanWords", "{what}：原为“{before}”，现为“{after}”").format(
        what=label, before=before, after=after
    )


def _named(field: str, text: str, names: Mapping[str, str]) -> str:
    if field == "kind":
        return kind_word(text)
    if field != "audience":
        return text
    parts = text.split("、") if text else []
    if tuple(parts) == EVERYONE:
        return QCoreApplication.translate("PlanWords", "全体教师")
    return "、".join(names.get(part, part) for part in parts)


def audience_text(audience: tuple[str, ...], participants: Collection[Named]) -> str:
    """Return who takes part, by name as far as they are known."""
    if audience == EVERYONE:
        return QCoreApplication.translate("PlanWords", "全体教师")
    if not audience:
        return QCoreApplication.translate("PlanWords", "（未填）")
    listed = "、".join(one.name or one.person for one in participants)
    return QCoreApplication.translate("PlanWords", "{count} 人：{names}").format(
        count=len(audience), names=listed
    )


def event_text(event: Event) -> tuple[Tone, str]:
    """Return one fact of the history with its tone: 11-20 15:02 李主任 上级审批 退回."""
    what, tone = _deed(event)
    line = f"{moment(event.at)}  {event.by_name}  {what}"
    if not event.counts:
        line += QCoreApplication.translate("PlanWords", "（已被后来的决定取代）")
    return tone, line


def _deed(event: Event) -> tuple[str, Tone]:
    if event.kind == "submission":
        return QCoreApplication.translate("PlanWords", "提交"), Tone.ACTIVE
    if event.kind == "withdrawal":
        return QCoreApplication.translate("PlanWords", "撤回"), Tone.QUIET
    verdicts = {
        Verdict.APPROVED.value: (QCoreApplication.translate("PlanWords", "通过"), Tone.OK),
        Verdict.RETURNED.value: (QCoreApplication.translate("PlanWords", "退回"), Tone.BAD),
        Verdict.REJECTED.value: (QCoreApplication.translate("PlanWords", "不予通过"), Tone.BAD),
    }
    verdict, tone = verdicts.get(event.verdict, (event.verdict, Tone.QUIET))
    return f"{stage_word(event.stage)} {verdict}", tone


def moment(instant: str) -> str:
    """Return an instant as the calendar and clock of this PC show it."""
    return datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M") if instant else ""
