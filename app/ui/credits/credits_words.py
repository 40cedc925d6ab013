"""The words of credits: where a teacher stands, what is missing, why a line came to what it did."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain import activity_types
from app.domain.codes import ClaimLevel, OfficeLevel, PlanState
from app.domain.units import plain
from app.messages import sentence
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.domain.credits import Shortfall
    from app.services.credits import PostedLine, PostResult, Statement


def standing(one: "Statement", today: date) -> tuple[Tone, str]:
    """Return where a teacher stands: enough, still missing while there is time, or missed for good."""
    translate = QCoreApplication.translate
    if one.met:
        return Tone.OK, translate("Credits", "达标")
    if any(short.period.end < today for short in one.shortfalls):
        return Tone.BAD, translate("Credits", "未达标")
    return Tone.WAIT, translate("Credits", "还差")


def missing(short: "Shortfall", unit: str) -> str:
    """Return one minimum that is not reached, in words."""
    text = QCoreApplication.translate(
        "Credits", "{period} {name}：需 {needed} {unit}，现有 {have}，还差 {gap}"
    )
    return text.format(
        period=short.period.label,
        name=short.name,
        needed=plain(short.needed),
        unit=unit,
        have=plain(short.have),
        gap=plain(short.needed - short.have),
    )


def missing_in_short(one: "Statement") -> str:
    """Return the first thing that is missing and how many more there are."""
    if not one.shortfalls:
        return ""
    first = one.shortfalls[0]
    text = QCoreApplication.translate("Credits", "{name} 差 {gap}")
    said = text.format(name=first.name, gap=plain(first.needed - first.have))
    more = len(one.shortfalls) - 1
    if not more:
        return said
    return said + QCoreApplication.translate("Credits", " 等 {count} 项").format(count=more + 1)


def why(line: "PostedLine") -> str:
    """Return every reason for what a line came to."""
    return "；".join(sentence(reason.code, reason.facts) for reason in line.reasons)


def what_of(line: "PostedLine") -> str:
    """Return what a line is about, a kind of claim by its name."""
    return type_name(line.what) or line.source


def type_name(code: str) -> str:
    """Return the name of a kind of activity; a word that is no code says itself."""
    known = activity_types.shipped().find(code)
    return known.name if known else code


def level_name(code: str) -> str:
    """Return the name of the level that stands behind a claim."""
    translate = QCoreApplication.translate
    names = {
        ClaimLevel.SCHOOL: translate("Credits", "校级"),
        ClaimLevel.AREA: translate("Credits", "学区级"),
        ClaimLevel.COUNTY: translate("Credits", "县级"),
        ClaimLevel.CITY: translate("Credits", "市级"),
        ClaimLevel.PROVINCE: translate("Credits", "省级"),
        ClaimLevel.NATION: translate("Credits", "国家级"),
    }
    return next((name for level, name in names.items() if level.value == code), code)


def claim_problem(code: str, facts: Mapping[str, object]) -> str:
    """Return what is wrong with a claim, the field by its name instead of its key in the file."""
    translate = QCoreApplication.translate
    names = {
        "date": translate("Credits", "日期"),
        "from": translate("Credits", "开始日期"),
        "type": translate("Credits", "申报内容"),
        "hours": translate("Credits", "学时"),
        "quantity": translate("Credits", "数量"),
        "mode": translate("Credits", "方式"),
        "level": translate("Credits", "级别"),
        "grade": translate("Credits", "等次"),
        "role": translate("Credits", "承担的工作"),
        "result": translate("Credits", "考核结果"),
        "work": translate("Credits", "成果"),
        "topics": translate("Credits", "专题"),
    }
    key = str(facts.get("field", ""))
    return sentence(code, {**facts, "field": names.get(key, key)})


def plan_state_name(code: str) -> str:
    """Return the state of a plan whose credits may be posted."""
    translate = QCoreApplication.translate
    names = {
        PlanState.APPROVED: translate("Credits", "已批准"),
        PlanState.IN_PROGRESS: translate("Credits", "实施中"),
        PlanState.SUMMARISED: translate("Credits", "已总结"),
        PlanState.RECOGNISED: translate("Credits", "已入账"),
    }
    return next((name for state, name in names.items() if state.value == code), code)


def posted(done: "PostResult", unit: str) -> str:
    """Return what a posting run did, in words."""
    translate = QCoreApplication.translate
    parts: list[str] = []
    if done.posted:
        text = translate("Credits", "已给 {people} 人入账 {posted} 笔，净增 {credit} {unit}。")
        parts.append(
            text.format(people=done.people, posted=done.posted, credit=plain(done.credit), unit=unit)
        )
    if done.reversed:
        text = translate("Credits", "因出勤或申报有变动，冲销了原来的 {count} 笔。")
        parts.append(text.format(count=done.reversed))
    if not done.posted and not done.reversed and done.unchanged:
        text = translate("Credits", "没有变化：{count} 笔早已入账。")
        parts.append(text.format(count=done.unchanged))
    parts += _waiting(done.waiting)
    return "".join(parts) or translate("Credits", "没有可以入账的学分。")


def _waiting(waiting: Mapping[str, str]) -> Sequence[str]:
    text = QCoreApplication.translate("Credits", "{mode}由{level}认定，没有在本单位入账。")
    return [text.format(mode=mode, level=_office_level(level)) for mode, level in waiting.items()]


def _office_level(code: str) -> str:
    translate = QCoreApplication.translate
    names = {
        OfficeLevel.SCHOOL: translate("Credits", "学校"),
        OfficeLevel.CENTRE: translate("Credits", "中心校"),
        OfficeLevel.COUNTY: translate("Credits", "县级"),
        OfficeLevel.CITY: translate("Credits", "市级"),
        OfficeLevel.PROVINCE: translate("Credits", "省级"),
    }
    return next((name for level, name in names.items() if level.value == code), code)
