"""`schools`, `teachers` and `batches`: the registry and what is imported into it."""

from pathlib import Path
from typing import Any

from app.cli.frame import Argument, Call, Commands, argument
from app.errors import Refused
from app.listings.batches import BatchCriteria
from app.listings.people import PeopleCriteria, PersonRow
from app.listings.schools import SchoolCriteria, SchoolRow
from app.messages import sentence
from app.services.intake import ImportResult

_IMPORT = (
    argument("file", metavar="FILE", help="工作簿（.xlsx 或 .xls）"),
    argument("--sheet", metavar="S", help="工作表名（默认自动选择）"),
    argument(
        "--map", action="append", default=[], metavar="FIELD=HEADER", help="指定某一项对应的列名，可多次使用"
    ),
    argument("--dry-run", action="store_true", help="只检查，不写入"),
    argument("--errors", metavar="OUT.xlsx", help="把没有导入的行连同原因写到这个文件"),
)
_FIND: tuple[Argument, ...] = (
    argument("--find", default="", metavar="TEXT", help="姓名、拼音、首字母或证件号后四位"),
    argument("--limit", type=int, metavar="N", help="最多列出几条"),
)


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add("schools", "import", run=_import_schools, help="从工作簿导入学校", arguments=_IMPORT)
    commands.add(
        "schools",
        "list",
        run=_list_schools,
        help="列出学校",
        arguments=[*_FIND, argument("--district", metavar="NAME", help="只列这个区县的学校")],
    )
    out = argument("out", metavar="OUT.xlsx", help="写到哪个文件")
    commands.add("schools", "export", run=_export_schools, help="导出学校", arguments=[out])
    commands.add(
        "schools",
        "code",
        run=_fill_code,
        help="给没有标识码的学校补填学校标识码",
        arguments=[argument("school", metavar="SCHOOL"), argument("code", metavar="CODE")],
    )
    commands.add("teachers", "import", run=_import_teachers, help="从工作簿导入教师", arguments=_IMPORT)
    by_school = argument("--school", metavar="CODE", help="只列这所学校的教师")
    commands.add("teachers", "list", run=_list_teachers, help="列出教师", arguments=[*_FIND, by_school])
    commands.add(
        "teachers",
        "show",
        run=_show_teacher,
        help="显示一位教师",
        arguments=[argument("teacher", metavar="ID")],
    )
    full_ids = argument("--full-ids", action="store_true", help="导出完整的身份证号和手机号（会记入日志）")
    commands.add(
        "teachers", "export", run=_export_teachers, help="导出教师", arguments=[out, by_school, full_ids]
    )
    commands.add("batches", "list", run=_list_batches, help="列出历次导入")


def _import_schools(call: Call) -> None:
    _show_import(call, call.ws.intake.schools(Path(call.args.file), **_choices(call)))


def _import_teachers(call: Call) -> None:
    _show_import(call, call.ws.intake.teachers(Path(call.args.file), **_choices(call)))


def _choices(call: Call) -> dict[str, Any]:
    args = call.args
    return {
        "sheet": args.sheet,
        "mapping": dict(map(_pair, args.map)),
        "dry_run": args.dry_run,
        "errors": Path(args.errors) if args.errors else None,
        "progress": call.progress,
    }


def _pair(text: str) -> tuple[str, str]:
    field, sign, heading = text.partition("=")
    if not (field and sign and heading):
        raise Refused("cli.map_form", text=text)
    return field, heading


def _show_import(call: Call, result: ImportResult) -> None:
    problems = [
        {
            "row": known.row,
            "column": known.column,
            "code": known.code,
            "value": known.value,
            "proposal": known.proposal,
            "blocking": known.blocking,
        }
        for known in result.problems
    ]
    value = {
        "batch": result.batch,
        "read": result.read,
        "added": result.added,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "rejected": result.rejected,
        "problems": problems,
        "files": [str(result.errors)] if result.errors else [],
    }
    counts = (
        f"读取 {result.read} 行：新增 {result.added}，更改 {result.changed}，"
        f"未变 {result.unchanged}，未导入 {result.rejected}。"
    )
    call.show(value, [counts, *(_line(problem) for problem in problems)])


def _line(problem: dict[str, Any]) -> str:
    facts = {"value": problem["value"], "proposal": problem["proposal"] or "—"}
    return f"第 {problem['row']} 行 {problem['column']}：{sentence(problem['code'], facts)}"


def _list_schools(call: Call) -> None:
    criteria = SchoolCriteria(find=call.args.find, district=call.args.district)
    listing = call.ws.listings.schools
    rows = listing.rows(listing.find(criteria)[: call.args.limit])
    call.show([_school(row) for row in rows], [f"{row.code}  {row.name}  {row.people} 人" for row in rows])


def _school(row: SchoolRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "state": row.state,
        "level": row.level,
        "office": row.parent_name,
        "category": row.category,
        "ownership": row.ownership,
        "setting": row.setting,
        "district": row.district,
        "town": row.town,
        "centre": row.centre,
        "head": row.head,
        "phone": row.phone,
        "address": row.address,
        "teachers": row.people,
    }


def _export_schools(call: Call) -> None:
    out = Path(call.args.out)
    count = call.ws.roster.export_schools(out)
    call.show({"files": [str(out)], "rows": count}, [f"已导出 {count} 所学校：{out}"])


def _fill_code(call: Call) -> None:
    school = call.ws.listings.schools.require(call.args.school)
    call.ws.roster.fill_code(school, call.args.code)
    call.show({"id": school, "code": call.args.code}, [f"已补填标识码 {call.args.code}。"])


def _people_criteria(call: Call) -> PeopleCriteria:
    named = call.args.school
    school = call.ws.listings.schools.require(named) if named else None
    return PeopleCriteria(find=getattr(call.args, "find", ""), school=school)


def _list_teachers(call: Call) -> None:
    listing = call.ws.listings.people
    rows = listing.rows(listing.find(_people_criteria(call))[: call.args.limit])
    lines = [f"{row.number}  {row.name}  {row.id_number}  {row.school}" for row in rows]
    call.show([_teacher(row) for row in rows], lines)


def _show_teacher(call: Call) -> None:
    listing = call.ws.listings.people
    row = listing.rows([listing.require(call.args.teacher)])[0]
    value = _teacher(row)
    call.show(value, [f"{name}: {shown}" for name, shown in value.items() if shown])


def _teacher(row: PersonRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "name": row.name,
        "state": row.state,
        "school": row.school_code,
        "school_name": row.school,
        "id_number": row.id_number,
        "sex": row.sex,
        "born": row.born,
        "ethnicity": row.ethnicity,
        "stage": row.stage,
        "subject": row.subject,
        "title": row.title,
        "post": row.post,
        "education": row.education,
        "politics": row.politics,
        "joined_on": row.joined_on,
        "phone": row.phone,
        "status": row.status,
    }


def _export_teachers(call: Call) -> None:
    out = Path(call.args.out)
    count = call.ws.roster.export_teachers(out, _people_criteria(call), full_ids=call.args.full_ids)
    call.show({"files": [str(out)], "rows": count}, [f"已导出 {count} 位教师：{out}"])


def _list_batches(call: Call) -> None:
    listing = call.ws.listings.batches
    rows = listing.rows(listing.find(BatchCriteria()))
    value = [
        {
            "id": row.id,
            "name": row.title,
            "by": row.by,
            "made_at": row.made_at,
            "added": row.added,
            "changed": row.changed,
        }
        for row in rows
    ]
    call.show(value, [f"{row.made_at}  {row.title}  新增 {row.added}，更改 {row.changed}" for row in rows])
