"""The commands that projects and plans of a year share: the steps, and how a paper is written out."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.frame import Call, Commands, argument
from app.domain.plan_checks import Finding
from app.domain.snapshot import FieldChange
from app.errors import Refused
from app.listings.annual import AnnualSheet
from app.listings.papers import Event
from app.listings.plan_sheet import PlanSheet, Remark
from app.messages import sentence, table

if TYPE_CHECKING:
    from app.services.annual import Annual
    from app.services.plans import Plans
    from app.workspace import Workspace

Service = Callable[["Workspace"], "Plans | Annual"]
Rename = Callable[[str], str]

ID = argument("id", metavar="ID", help="编号（列表里的 id）")
FROM = argument("--from", dest="form", required=True, metavar="FILE.json", help="从文件读取内容")
_COMMENT = argument("--comment", default="", metavar="TEXT", help="意见或原因")
_SEEN = argument("--seen", metavar="DIGEST", help="看过的内容的摘要（默认为当前提交）")
_ON = argument("--on", action="append", default=[], metavar="FIELD=REMARK", help="对某一项的意见，可多次使用")


def add_steps(commands: Commands, group: str, service: Service) -> None:
    """Add the steps from submission to decision to a group of commands."""

    def submit(call: Call) -> None:
        service(call.ws).submit(call.args.id)
        _show_state(call, service)

    def withdraw(call: Call) -> None:
        service(call.ws).withdraw(call.args.id, reason=call.args.comment)
        _show_state(call, service)

    def return_(call: Call) -> None:
        remarks = dict(map(_remark, call.args.on))
        service(call.ws).return_for_changes(
            call.args.id, seen=_seen(call, service), comment=call.args.comment, remarks=remarks
        )
        _show_state(call, service)

    commands.add(group, "submit", run=submit, help="提交审批", arguments=[ID])
    commands.add(group, "withdraw", run=withdraw, help="撤回提交", arguments=[ID, _COMMENT])
    commands.add(group, "return", run=return_, help="退回修改", arguments=[ID, _COMMENT, _ON, _SEEN])
    _add_decision(commands, group, service, "approve", "通过")
    _add_decision(commands, group, service, "reject", "不予通过")
    _add_decision(commands, group, service, "reopen", "重新审核：收回本单位的决定，退回修改")


def _add_decision(commands: Commands, group: str, service: Service, verb: str, help_: str) -> None:
    def decide(call: Call) -> None:
        step = getattr(service(call.ws), verb)
        step(call.args.id, seen=_seen(call, service), comment=call.args.comment)
        _show_state(call, service)

    commands.add(group, verb, run=decide, help=help_, arguments=[ID, _COMMENT, _SEEN])


def _seen(call: Call, service: Service) -> str:
    """Return the digest that the person saw, or that of what lies here now."""
    return str(call.args.seen or service(call.ws).open(call.args.id).seen)


def _remark(text: str) -> tuple[str, str]:
    field, sign, remark = text.partition("=")
    if not (field.strip() and sign and remark.strip()):
        raise Refused("plan.remark_malformed", text=text)
    return field.strip(), remark.strip()


def _show_state(call: Call, service: Service) -> None:
    sheet = service(call.ws).open(call.args.id)
    value = {"id": sheet.id, "state": sheet.state, "digest": sheet.digest}
    call.show(value, [f"{sheet.content.title}：{state_name(sheet.state)}"])


# Reading and writing out ---------------------------------------------------------------------


def read_form(path: str) -> object:
    """Return what a JSON file holds, or refuse it by what is wrong with the file."""
    file = Path(path)
    if not file.is_file():
        raise Refused("plan.form_missing", file=path)
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("plan.form_unreadable", file=path) from error


def show_new(call: Call, id_: str, title: str, ignored: Sequence[str]) -> None:
    """Answer with the id of what was made or changed, and with the keys that were not understood."""
    lines = [f"已保存：{title}（{id_}）"]
    if ignored:
        lines.append("未识别、没有保存的项目：" + "、".join(ignored))
    call.show({"id": id_, "ignored": list(ignored)}, lines)


def paper_value(sheet: PlanSheet | AnnualSheet, name: Rename) -> dict[str, Any]:
    """Return what projects and plans of a year have in common, with fields named as a person names them."""
    return {
        "digest": sheet.digest,
        "seen": sheet.seen,
        "waits_for": sheet.waits_for,
        "allowed": sorted(sheet.allowed),
        "history": [event_value(event, name) for event in sheet.history],
        "remarks": [remark_value(remark, name) for remark in sheet.remarks],
        "changes": [change_value(change, name) for change in sheet.changes],
        "findings": [finding_value(finding, name) for finding in sheet.findings],
        "flags": sorted(sheet.flags),
    }


def event_value(event: Event, name: Rename) -> dict[str, Any]:
    """Return one step of a paper's history."""
    value = {
        "kind": event.kind,
        "by": event.by_name,
        "at": event.at,
        "digest": event.digest,
        "stage": event.stage,
        "verdict": event.verdict,
        "comment": event.comment,
        "counts": event.counts,
    }
    return value | {"remarks": {name(field): text for field, text in event.remarks.items()}}


def remark_value(remark: Remark, name: Rename) -> dict[str, Any]:
    """Return one remark and whether it is answered."""
    return {"field": name(remark.field), "remark": remark.text, "answered": remark.answered}


def change_value(change: FieldChange, name: Rename) -> dict[str, Any]:
    """Return one changed field."""
    return {"field": name(change.field), "before": change.before, "after": change.after}


def finding_value(finding: Finding, name: Rename) -> dict[str, Any]:
    """Return one finding with its sentence."""
    return {
        "code": finding.code,
        "field": name(finding.field),
        "rule": finding.rule,
        "source": finding.source,
        "blocking": finding.blocking,
        "message": sentence(finding.code, finding.facts),
    }


def state_name(state: str) -> str:
    """Return the Chinese name of a state."""
    return sentence(f"plan.state.{state}")


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Return one line per finding; what blocks is marked by a word, not by colour."""
    return [
        f"{'必须改' if known.blocking else '请留意'}  {sentence(known.code, known.facts)}（{known.source}）"
        for known in findings
    ]


def change_lines(changes: Iterable[FieldChange], area: str) -> list[str]:
    """Return one line per change: label, before, after."""
    return [f"{label(change, area)}：{_side(change.before)} → {_side(change.after)}" for change in changes]


def label(change: FieldChange, area: str) -> str:
    """Return the Chinese name of a changed field, with the activity's number."""
    code = f"{area}.field.{change.name}"
    name = sentence(code) if code in table() else change.name
    return f"第 {change.position} 次活动·{name}" if change.position else name


def history_lines(history: Iterable[Event], name: Rename) -> list[str]:
    """Return the history in lines, remarks indented below their decision."""
    lines: list[str] = []
    for event in history:
        what = _WHAT[event.verdict or event.kind]
        stale = "" if event.counts else "（针对旧内容，不生效）"
        lines.append(f"{event.at[:10]}  {event.by_name}  {what}{stale}  {event.comment}".rstrip())
        lines += [f"    {name(field)}：{text}" for field, text in event.remarks.items()]
    return lines


_WHAT: Mapping[str, str] = {
    "submission": "提交",
    "withdrawal": "撤回",
    "approved": "通过",
    "returned": "退回",
    "rejected": "不予通过",
}


def _side(text: str | None) -> str:
    return "（无）" if text is None else f"“{text}”"
