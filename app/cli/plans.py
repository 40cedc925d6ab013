"""`plans`: projects with their activities, from the form to the decision."""

from typing import Any

from app.cli.filing import (
    FROM,
    ID,
    Rename,
    add_steps,
    change_lines,
    change_value,
    finding_lines,
    finding_value,
    history_lines,
    paper_value,
    read_form,
    show_new,
    state_name,
)
from app.cli.frame import Call, Commands, argument
from app.domain import plan_file, snapshot
from app.domain.activity_types import shipped
from app.domain.snapshot import EVERYONE, Activity, Named, PlanContent, by_position
from app.domain.units import from_hundredths, plain
from app.listings.plan_sheet import PlanSheet
from app.listings.plans import PlanCriteria, PlanRow


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add("plans", "new", run=_new, help="新建研修计划（草稿）", arguments=[FROM])
    commands.add("plans", "list", run=_list, help="列出研修计划", arguments=_LIST)
    commands.add("plans", "show", run=_show, help="显示一份研修计划", arguments=[ID])
    commands.add("plans", "edit", run=_edit, help="用文件内容替换草稿", arguments=[ID, FROM])
    commands.add("plans", "check", run=_check, help="自动核对", arguments=[ID])
    commands.add("plans", "diff", run=_diff, help="上次退回以来的改动", arguments=[ID])
    add_steps(commands, "plans", lambda ws: ws.plans)


_LIST = (
    argument("--state", default="", metavar="STATE", help="只列这一状态"),
    argument("--school", default="", metavar="CODE", help="只列这所学校"),
    argument("--find", default="", metavar="TEXT", help="名称、负责人或学校中的文字、拼音首字母"),
    argument("--year", type=int, metavar="YYYY", help="学年（开始的那一年）"),
    argument("--waiting", action="store_true", help="只列等我办理的"),
    argument("--limit", type=int, metavar="N", help="最多列出几条"),
)


def _new(call: Call) -> None:
    read = plan_file.read(read_form(call.args.form), shipped())
    show_new(call, call.ws.plans.draft(read.content), read.content.title, read.ignored)


def _edit(call: Call) -> None:
    read = plan_file.read(read_form(call.args.form), shipped())
    call.ws.plans.edit(call.args.id, read.content)
    show_new(call, call.args.id, read.content.title, read.ignored)


def _list(call: Call) -> None:
    args = call.args
    criteria = PlanCriteria(args.state, args.school, args.find, args.year, waiting=args.waiting)
    listing = call.ws.listings.plans
    rows = listing.rows(listing.find(criteria)[: args.limit])
    call.show([_row_value(row) for row in rows], [_row_line(row) for row in rows])


def _row_value(row: PlanRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.title,
        "title": row.title,
        "state": row.state,
        "school": row.school_code,
        "office": row.school,
        "kind": row.kind,
        "lead": row.lead,
        "from": row.starts_on,
        "to": row.ends_on,
        "hours": plain(row.hours),
        "submitted_by": row.submitted_by,
        "submitted_on": row.submitted_on,
        "flagged": row.flagged,
    }


def _row_line(row: PlanRow) -> str:
    return f"{row.id}  {state_name(row.state)}  {row.school}  {row.title}  {plain(row.hours)} 学时"


def _show(call: Call) -> None:
    sheet = call.ws.plans.open(call.args.id)
    call.show(_sheet_value(sheet), _sheet_lines(sheet))


def _check(call: Call) -> None:
    content = call.ws.plans.open(call.args.id).content
    findings = call.ws.plans.check(call.args.id)
    value = [finding_value(finding, lambda field: by_position(content, field)) for finding in findings]
    call.show(value, finding_lines(findings) or ["没有发现问题。"])


def _diff(call: Call) -> None:
    content = call.ws.plans.open(call.args.id).content
    changes = call.ws.plans.diff(call.args.id)
    value = [change_value(change, lambda field: by_position(content, field)) for change in changes]
    call.show(value, change_lines(changes, "plan") or ["上次退回以来没有改动。"])


# Writing out ---------------------------------------------------------------------------------


def _sheet_value(sheet: PlanSheet) -> dict[str, Any]:
    """Return a project as PLAN.json writes it, with its id, state, history and findings."""
    about = {"id": sheet.id, "state": sheet.state, "office": sheet.school.name}
    content = plan_value(sheet.content, sheet.school.code)
    people = [_person(person) for person in sheet.participants]
    return about | content | {"participants": people} | paper_value(sheet, _names(sheet))


def plan_value(content: PlanContent, school: str) -> dict[str, Any]:
    """Return a content in the words of PLAN.json, so that what is shown can be read again."""
    return {
        "title": content.title,
        "school": school,
        "kind": content.kind,
        "from": content.starts,
        "to": content.ends,
        "lead": _person(content.lead),
        "group": content.group,
        "audience": "all" if content.audience == EVERYONE else list(content.audience),
        "subject": content.subject,
        "stage": content.stage,
        "goals": content.goals,
        "assessment": content.assessment,
        "budget": [
            {"item": line.item, "amount": plain(from_hundredths(line.fen))} for line in content.budget
        ],
        "hours": plain(content.hours),
        "activities": [_activity_value(activity) for activity in content.activities],
    }


def _activity_value(activity: Activity) -> dict[str, Any]:
    return {
        "id": activity.id,
        "date": activity.date,
        "start": activity.start,
        "end": activity.end,
        "topic": activity.topic,
        "topics": list(activity.topics),
        "type": activity.type,
        "mode": activity.mode,
        "form": activity.form,
        "speaker": _person(activity.speaker),
        "place": activity.place,
        "hours": plain(activity.hours),
    }


def _person(person: Named) -> str:
    return person.name or person.person


def _sheet_lines(sheet: PlanSheet) -> list[str]:
    content = sheet.content
    lead = f"负责人：{_person(content.lead)}  起止：{content.starts} — {content.ends}"
    lines = [f"{sheet.school.name} · {content.title}（{state_name(sheet.state)}）", lead]
    lines += [f"  {n}. {snapshot.summary(activity)}" for n, activity in enumerate(content.activities, 1)]
    lines += _section("自动核对", finding_lines(sheet.findings))
    lines += _section("退回后的改动", change_lines(sheet.changes, "plan"))
    lines += _section("经过", history_lines(sheet.history, _names(sheet)))
    return lines


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"【{title}】", *lines] if lines else []


def _names(sheet: PlanSheet) -> Rename:
    return lambda field: by_position(sheet.content, field)
