"""`rulepacks …`, `claims …`, `credits …`: rules, claims, and what they come to."""

import argparse
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app import clock
from app.cli.frame import NEGATIVE, Call, Commands, argument
from app.domain.codes import Verdict
from app.domain.units import plain
from app.errors import Refused, Unavailable
from app.messages import sentence

if TYPE_CHECKING:
    from app.domain.credits import Account, Line, Reason, Shortfall
    from app.services.credits import PostedLine, PostResult, Statement


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    _register_rulepacks(commands)
    _register_claims(commands)
    _register_credits(commands)


def _register_rulepacks(commands: Commands) -> None:
    file = argument("file", metavar="FILE")
    commands.add("rulepacks", "list", run=_packs, help="列出规则包")
    commands.add("rulepacks", "check", run=_check, help="检查规则包文件", arguments=[file])
    commands.add("rulepacks", "adopt", run=_adopt, help="采用规则包", arguments=[file])


def _register_claims(commands: Commands) -> None:
    ids = argument("ids", nargs="+", metavar="ID")
    commands.add(
        "claims", "import", run=_import, help="导入学分申报", arguments=[argument("file", metavar="FILE")]
    )
    state = argument("--state", choices=["pending", "approved", "returned"])
    commands.add("claims", "list", run=_claims, help="列出学分申报", arguments=[state])
    comment = argument("--comment", default="", metavar="TEXT", help="意见；退回时必填")
    commands.add("claims", "approve", run=_approve, help="通过申报", arguments=[ids, comment])
    commands.add("claims", "return", run=_return, help="退回申报", arguments=[ids, comment])


def _register_credits(commands: Commands) -> None:
    cycle = argument("--cycle", metavar="C", help="周期，如 2021-2025")
    school = argument("--school", metavar="CODE", help="学校标识码")
    commands.add(
        "credits",
        "compute",
        run=_compute,
        help="按规则包计算申报的学分；不需要数据文件夹",
        arguments=[
            argument("--pack", required=True, help="规则包名称或文件"),
            argument("--claims", required=True, metavar="CLAIMS.json"),
            argument("--as-of", type=_day, metavar="DATE", help="统计到哪一天"),
        ],
    )
    teacher = argument("teacher", help="教师编号、姓名或编号")
    commands.add(
        "credits", "explain", run=_explain, help="逐条说明一位教师的学分", arguments=[teacher, cycle]
    )
    commands.add("credits", "totals", run=_totals, help="学分汇总", arguments=[school, cycle])
    commands.add("credits", "shortfall", run=_shortfall, help="学分未达标的教师", arguments=[cycle, school])
    commands.add(
        "credits",
        "post",
        run=_post,
        help="把一个项目的学分入账",
        arguments=[
            argument("plan", nargs="?", help="项目编号"),
            argument("--claims", action="store_true", help="把已通过的申报入账"),
        ],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} 不是日期（应为 2024-05-01）") from None


# Rule packs -----------------------------------------------------------------------------------


def _packs(call: Call) -> None:
    known = call.ws.rulepacks.list()
    value = [
        {
            "id": one.pack.id,
            "version": one.pack.version,
            "name": one.pack.name,
            "place": one.pack.place,
            "unit": one.pack.unit,
            "from": one.pack.starts.isoformat(),
            "to": one.pack.ends.isoformat() if one.pack.ends else None,
            "state": "adopted" if one.adopted else "shipped",
            "differs": one.differs,
            "digest": one.pack.digest,
        }
        for one in known
    ]
    names = {True: "已采用", False: "随程序提供"}
    call.show(value, [f"{one.pack.key}\t{one.pack.name}\t{names[one.adopted]}" for one in known])


def _check(call: Call) -> int | None:
    from app.services import rulepacks  # noqa: PLC0415  # needs no data folder

    reading = rulepacks.check(Path(call.args.file))
    findings = [
        {"path": fault.path, "code": fault.code, "message": sentence(fault.code, fault.facts)}
        for fault in reading.faults
    ]
    value = {"ok": not findings, "pack": reading.pack.key if reading.pack else None, "findings": findings}
    lines = [f"{found['path']}：{found['message']}" for found in findings]
    call.show(value, lines or ["规则包没有问题。"])
    return NEGATIVE if findings else None


def _adopt(call: Call) -> None:
    changes = call.ws.rulepacks.adopt(Path(call.args.file))
    ids = sorted(changes.of("adoption"))
    call.show(
        {"id": ids[0] if ids else None}, ["已采用。" if ids else "本单位已经采用这一规则包，没有变化。"]
    )


# Claims ---------------------------------------------------------------------------------------


def _import(call: Call) -> None:
    done = call.ws.claims.import_(Path(call.args.file))
    problems = [
        {"index": one.index, "code": one.code, "message": sentence(one.code, one.facts)}
        for one in done.problems
    ]
    value = {
        "batch": done.batch,
        "read": done.read,
        "added": done.added,
        "unchanged": done.unchanged,
        "rejected": len(problems),
        "problems": problems,
    }
    lines = [
        f"读到 {done.read} 条，新增 {done.added} 条，已有 {done.unchanged} 条，未接收 {len(problems)} 条。"
    ]
    call.show(value, lines + [f"第 {one['index']} 条：{one['message']}" for one in problems])


_CLAIM_STATES = {"pending": "待审核", "approved": "已通过", "returned": "已退回", "rejected": "不予通过"}


def _claims(call: Call) -> None:
    rows = call.ws.claims.list(state=call.args.state)
    value = [
        {
            "id": row.id,
            "code": row.code,
            "name": row.name,
            "school": row.school,
            "state": row.state,
            "date": row.held_on,
            "type": row.type,
            "mode": row.mode,
            "level": row.level,
            "hours": row.hours,
            "quantity": row.quantity,
            "work": row.work,
            "evidence": row.evidence,
        }
        for row in rows
    ]
    lines = [
        f"{row.id}\t{row.held_on}\t{row.name}\t{row.type}\t{_CLAIM_STATES.get(row.state, row.state)}"
        for row in rows
    ]
    call.show(value, lines)


def _approve(call: Call) -> None:
    _decide(call, Verdict.APPROVED)


def _return(call: Call) -> None:
    _decide(call, Verdict.RETURNED)


def _decide(call: Call, verdict: Verdict) -> None:
    changes = call.ws.claims.decide(call.args.ids, verdict, comment=call.args.comment)
    decided = sorted(changes.of("claim_decision"))
    said = "已通过" if verdict == Verdict.APPROVED else "已退回"
    call.show({"ids": call.args.ids, "decisions": decided}, [f"{said} {len(decided)} 条申报。"])


# Computing without a folder -------------------------------------------------------------------


def _compute(call: Call) -> None:
    from app.domain import claim as reading  # noqa: PLC0415  # only this command needs them
    from app.domain.credits import compute  # noqa: PLC0415
    from app.services import rulepacks  # noqa: PLC0415

    pack = rulepacks.named(call.args.pack)
    file = Path(call.args.claims)
    try:
        claims = reading.read_file(file.read_bytes())
    except OSError as error:
        raise Unavailable("claim.unreadable", name=file.name) from error
    as_of = call.args.as_of or _usual_day(claims)
    accounts = compute(pack, claims, as_of)
    value = {teacher: _account(found) for teacher, found in accounts.items()}
    call.show(value, [line for found in accounts.values() for line in _account_lines(found)])


def _usual_day(claims: Iterable[object]) -> date:
    """Return the last day of the claims, but never one that is still to come."""
    days = [day for one in claims if isinstance(day := getattr(one, "day", None), date)]
    today = clock.today()
    return max((day for day in days if day <= today), default=today)


def _account(found: "Account") -> dict[str, object]:
    return {
        "total": plain(found.total),
        "unit": found.unit,
        "cycle": {"from": found.cycle.start.isoformat(), "to": found.cycle.end.isoformat()},
        "met": found.met,
        "by_mode": {mode: plain(total) for mode, total in found.by_mode.items()},
        "by_year": {year: {"total": plain(one.total), "met": one.met} for year, one in found.by_year.items()},
        "shortfalls": [_short(one) for one in found.shortfalls],
        "lines": [_computed_line(line) for line in found.lines],
    }


def _short(one: "Shortfall") -> dict[str, object]:
    return {
        "rule": one.rule,
        "name": one.name,
        "period": one.period.label,
        "needed": plain(one.needed),
        "have": plain(one.have),
        "source": one.source,
    }


def _computed_line(line: "Line") -> dict[str, object]:
    return {"claim": line.claim} | _reckoning(
        line.granted, line.rule, line.capped_by, line.lost, line.reasons
    )


def _reckoning(
    granted: Decimal, rule: str | None, capped_by: str | None, lost: Decimal, reasons: "Iterable[Reason]"
) -> dict[str, object]:
    """Write the keys that every explained line has."""
    told = list(reasons)
    return {
        "granted": plain(granted),
        "rule": rule,
        "capped_by": capped_by,
        "lost": plain(lost),
        "why": _why(told),
        "reasons": [{"code": reason.code, "facts": dict(reason.facts)} for reason in told],
    }


def _why(reasons: "Iterable[Reason]") -> str:
    return "；".join(sentence(reason.code, reason.facts) for reason in reasons)


def _account_lines(found: "Account") -> list[str]:
    head = f"{found.teacher}\t{found.cycle.label}\t{plain(found.total)}{found.unit}\t{_met(found.met)}"
    lines = [f"  第{line.claim}条：{_why(line.reasons)}" for line in found.lines]
    return [head, *lines, *_short_lines(found.shortfalls, found.unit)]


def _short_lines(shortfalls: "Iterable[Shortfall]", unit: str) -> list[str]:
    return [
        f"  未达标：{one.period.label} {one.name}需{plain(one.needed)}{unit}，现有{plain(one.have)}{unit}"
        for one in shortfalls
    ]


def _met(met: bool) -> str:
    return "达标" if met else "未达标"


# The ledger -----------------------------------------------------------------------------------


def _explain(call: Call) -> None:
    found = call.ws.credits.explain(call.args.teacher, cycle=call.args.cycle)
    value = _statement(found) | {"lines": [_posted_line(line) for line in found.lines]}
    lines = [f"  {line.day} {line.source}：{_why(line.reasons)}" for line in found.lines]
    call.show(value, [_statement_line(found), *lines, *_short_lines(found.shortfalls, found.unit)])


def _statement(found: "Statement") -> dict[str, object]:
    return {
        "id": found.teacher.id,
        "code": found.teacher.code,
        "name": found.teacher.name,
        "school": found.teacher.school,
        "pack": found.pack,
        "total": plain(found.total),
        "unit": found.unit,
        "cycle": {"from": found.cycle.start.isoformat(), "to": found.cycle.end.isoformat()},
        "met": found.met,
        "by_mode": {mode: plain(total) for mode, total in found.by_mode.items()},
        "by_year": {
            year: {"total": plain(total), "met": met} for year, (total, met) in found.by_year.items()
        },
        "shortfalls": [_short(one) for one in found.shortfalls],
    }


def _posted_line(line: "PostedLine") -> dict[str, object]:
    return {
        "posting": line.posting,
        "origin": line.origin,
        "source": line.source,
        "date": line.day,
        "mode": line.mode,
        "hours": plain(line.hours),
    } | _reckoning(line.granted, line.rule, line.capped_by, line.lost, line.reasons)


def _statement_line(found: "Statement") -> str:
    who = f"{found.teacher.code}\t{found.teacher.name}\t{found.teacher.school}"
    return f"{who}\t{found.cycle.label}\t{plain(found.total)}{found.unit}\t{_met(found.met)}"


def _totals(call: Call) -> None:
    found = call.ws.credits.totals(school=call.args.school, cycle=call.args.cycle)
    call.show([_statement(one) for one in found], [_statement_line(one) for one in found])


def _shortfall(call: Call) -> None:
    found = call.ws.credits.shortfall(cycle=call.args.cycle, school=call.args.school)
    lines = [
        line for one in found for line in (_statement_line(one), *_short_lines(one.shortfalls, one.unit))
    ]
    call.show([_statement(one) for one in found], lines)


def _post(call: Call) -> None:
    if call.args.claims:
        done = call.ws.credits.post_claims()
    else:
        done = call.ws.credits.post(_required_plan(call))
    value = {
        "plan": call.args.plan,
        "people": done.people,
        "posted": done.posted,
        "reversed": done.reversed,
        "unchanged": done.unchanged,
        "credit": plain(done.credit),
        "waiting": dict(done.waiting),
    }
    call.show(value, _post_lines(done))


def _required_plan(call: Call) -> str:
    if not call.args.plan:
        raise Refused("credits.plan_or_claims")
    return str(call.args.plan)


_LEVELS = {"school": "学校", "centre": "中心校", "county": "县级", "city": "市级", "province": "省级"}


def _post_lines(done: "PostResult") -> list[str]:
    if not done.posted and not done.reversed:
        lines = [f"没有变化：{done.unchanged} 笔早已入账。"]
    else:
        lines = [
            f"{done.people} 人入账 {done.posted} 笔，冲销 {done.reversed} 笔，净增 {plain(done.credit)}。"
        ]
    waiting = [
        f"{mode}由{_LEVELS.get(level, level)}认定，未在本单位入账。" for mode, level in done.waiting.items()
    ]
    return lines + waiting
