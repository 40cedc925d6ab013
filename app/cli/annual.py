"""`annual`: a school's plan of a year, which holds its projects."""

from typing import Any

from app.cli.filing import (
    FROM,
    ID,
    add_steps,
    change_lines,
    change_value,
    finding_lines,
    history_lines,
    paper_value,
    read_form,
    show_new,
    state_name,
)
from app.cli.frame import Call, Commands, argument
from app.domain import annual_file
from app.domain.units import from_hundredths, plain
from app.listings.annual import AnnualCriteria, AnnualRow, AnnualSheet


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add("annual", "new", run=_new, help="新建年度计划（草稿）", arguments=[FROM])
    commands.add("annual", "list", run=_list, help="列出年度计划", arguments=_LIST)
    commands.add("annual", "show", run=_show, help="显示一份年度计划", arguments=[ID])
    commands.add("annual", "edit", run=_edit, help="用文件内容替换草稿", arguments=[ID, FROM])
    commands.add("annual", "diff", run=_diff, help="上次退回以来的改动", arguments=[ID])
    add_steps(commands, "annual", lambda ws: ws.annual)


_LIST = (
    argument("--state", default="", metavar="STATE", help="只列这一状态"),
    argument("--school", default="", metavar="CODE", help="只列这所学校"),
    argument("--year", type=int, metavar="YYYY", help="学年（开始的那一年）"),
)


def _new(call: Call) -> None:
    read = annual_file.read(read_form(call.args.form))
    show_new(call, call.ws.annual.draft(read.content), read.content.title, read.ignored)


def _edit(call: Call) -> None:
    read = annual_file.read(read_form(call.args.form))
    call.ws.annual.edit(call.args.id, read.content)
    show_new(call, call.args.id, read.content.title, read.ignored)


def _list(call: Call) -> None:
    listing = call.ws.listings.annual
    rows = listing.rows(listing.find(AnnualCriteria(call.args.state, call.args.school, call.args.year)))
    call.show([_row_value(row) for row in rows], [_row_line(row) for row in rows])


def _row_value(row: AnnualRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.title,
        "year": row.year,
        "state": row.state,
        "school": row.school_code,
        "office": row.school,
        "projects": row.projects,
        "submitted_by": row.submitted_by,
        "submitted_on": row.submitted_on,
    }


def _row_line(row: AnnualRow) -> str:
    return f"{row.id}  {state_name(row.state)}  {row.school}  {row.title}  {row.projects} 个项目"


def _show(call: Call) -> None:
    sheet = call.ws.annual.open(call.args.id)
    call.show(_sheet_value(sheet), _sheet_lines(sheet))


def _diff(call: Call) -> None:
    changes = call.ws.annual.diff(call.args.id)
    value = [change_value(change, str) for change in changes]
    call.show(value, change_lines(changes, "annual") or ["上次退回以来没有改动。"])


def _sheet_value(sheet: AnnualSheet) -> dict[str, Any]:
    content = sheet.content
    texts = ("title", "year", "leader", "group", "goals", "tasks", "assessment", "safeguards")
    about = {"id": sheet.id, "state": sheet.state, "school": sheet.school.code, "office": sheet.school.name}
    budget = [{"item": line.item, "amount": plain(from_hundredths(line.fen))} for line in content.budget]
    said = {name: getattr(content, name) for name in texts}
    more = {"budget": budget, "projects": list(sheet.projects)}
    return about | said | more | paper_value(sheet, str)


def _sheet_lines(sheet: AnnualSheet) -> list[str]:
    content = sheet.content
    title = f"{sheet.school.name} · {content.title}（{content.year} 学年，{state_name(sheet.state)}）"
    return [
        title,
        f"第一责任人：{content.leader}  项目：{len(sheet.projects)} 个",
        *finding_lines(sheet.findings),
        *change_lines(sheet.changes, "annual"),
        *history_lines(sheet.history, str),
    ]
