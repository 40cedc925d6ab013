"""`sessions …` and `attendance …`: what was held, and who was there."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.frame import Call, Commands, argument
from app.messages import sentence

if TYPE_CHECKING:
    from app.domain.attendance import Problem
    from app.listings.sessions import SessionRow

_SESSION = argument("session", help="场次编号（sessions list 列出）")


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    plan = argument("plan", help="项目编号")
    commands.add("sessions", "list", run=_list, help="列出一个项目的活动场次", arguments=[plan])
    commands.add(
        "attendance",
        "sheet",
        run=_sheet,
        help="生成空白签到表",
        arguments=[_SESSION, argument("out", metavar="OUT.pdf|OUT.xlsx")],
    )
    commands.add(
        "attendance",
        "record",
        run=_record,
        help="登记填好的签到表",
        arguments=[
            _SESSION,
            argument("--from", dest="source", required=True, metavar="SHEET.xlsx|SHEET.json"),
        ],
    )
    commands.add(
        "attendance",
        "correct",
        run=_correct,
        help="更正一位教师的出勤",
        arguments=[
            _SESSION,
            argument("teacher", help="教师编号、姓名或编号"),
            argument("mark", help="出勤、迟到、早退、请假、公假、缺席或补修"),
            argument("--minutes", type=int, help="实到分钟"),
            argument("--reason", required=True, help="更正的原因"),
        ],
    )


def _list(call: Call) -> None:
    found = call.ws.sessions.of(call.args.plan)
    call.show([_value(row) for row in found], [_line(row) for row in found])


def _value(row: "SessionRow") -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.topic,
        "number": row.position,
        "state": "recorded" if row.sheets else "open",
        "date": row.held_on,
        "start": row.starts,
        "end": row.ends,
        "place": row.place,
        "minutes": row.minutes,
        "present": row.present,
        "marked": row.marked,
        "plan": row.plan,
        "school": row.school,
    }


def _line(row: "SessionRow") -> str:
    state = f"已登记，到{row.present}人" if row.sheets else "未登记"
    return f"{row.id}\t{row.held_on} {row.starts}-{row.ends}\t{row.topic}\t{state}"


def _sheet(call: Call) -> None:
    file = call.ws.sessions.sheet(call.args.session, Path(call.args.out))
    call.show({"files": [str(file)]}, [f"已生成签到表 {file}。"])


def _record(call: Call) -> None:
    done = call.ws.sessions.record(call.args.session, Path(call.args.source))
    value = {
        "id": done.sheet,
        "marked": done.marked,
        "present": done.present,
        "unmarked": list(done.unmarked),
        "problems": [_problem(problem) for problem in done.problems],
    }
    lines = [f"已登记 {done.marked} 人，其中到会 {done.present} 人。"]
    lines += [f"第 {problem.row} 行：{_told(problem)}" for problem in done.problems]
    if done.unmarked:
        lines.append(f"没有登记的 {len(done.unmarked)} 人按缺席处理：{'、'.join(done.unmarked[:20])}")
    call.show(value, lines)


def _problem(problem: "Problem") -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "value": problem.value,
        "message": _told(problem),
    }


def _told(problem: "Problem") -> str:
    return sentence(problem.code, {"value": problem.value})


def _correct(call: Call) -> None:
    args = call.args
    changes = call.ws.sessions.correct(
        args.session, args.teacher, args.mark, reason=args.reason, minutes=args.minutes
    )
    (id_,) = changes.of("attendance_correction")
    call.show({"id": id_}, ["已更正。原来的登记保留在记录中。"])
