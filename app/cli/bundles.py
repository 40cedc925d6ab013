"""`bundle …`: what travels on the stick."""

from datetime import datetime
from pathlib import Path

from app.cli.frame import Call, Commands, argument
from app.messages import sentence
from app.services.arrival import Outcome
from app.services.bundles import Failure

_FILE = argument("file", type=Path, metavar="FILE", help="数据包文件")


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "bundle",
        "export",
        run=_export,
        help="导出数据包到U盘",
        arguments=[
            argument("--to", required=True, metavar="OFFICE", help="单位代码，或 parent（上级）"),
            argument("stick", type=Path, metavar="STICK", help="U盘或文件夹"),
        ],
    )
    commands.add("bundle", "inspect", run=_inspect, help="查看数据包的清单（不解密）", arguments=[_FILE])
    commands.add("bundle", "preview", run=_preview, help="预览导入结果（不写入）", arguments=[_FILE])
    commands.add(
        "bundle",
        "apply",
        run=_apply,
        help="导入数据包或整个文件夹",
        arguments=[argument("path", type=Path, metavar="FILE|FOLDER", help="数据包，或放着数据包的文件夹")],
    )
    commands.add("bundle", "pending", run=_pending, help="列出未确认、待发和等待中的数据包")


def _export(call: Call) -> None:
    made = call.ws.bundles.export(to=call.args.to, folder=call.args.stick, progress=call.progress)
    value = {
        "id": made.bundle,
        "kind": made.kind,
        "files": [str(made.file)],
        "sha256": made.sha256,
        "size": made.size,
        "recipient": {"id": made.peer, "name": made.peer_name},
        "sequence": made.sequence,
        "operations": made.operations,
    }
    lines = [
        f"已导出给“{made.peer_name}”第 {made.sequence} 号数据包，共 {made.operations} 条，已在U盘上核对无误。",
        str(made.file),
    ]
    call.show(value, lines)


def _inspect(call: Call) -> None:
    basis = call.ws.bundles.inspect(call.args.file)
    sender = {"id": basis.sender, "code": basis.sender_code, "name": basis.sender_name}
    recipients = [{"id": one.id, "code": one.code, "name": one.name} for one in basis.recipients]
    value = {
        "id": basis.bundle,
        "kind": basis.kind,
        "title": basis.title,
        "made": basis.made,
        "sender": sender,
        "recipients": recipients,
        "sequence": basis.sequence,
        "operations": basis.operations,
    }
    names = "、".join(one.name for one in basis.recipients)
    line = f"{basis.sender_name} → {names}，第 {basis.sequence} 号，{basis.operations} 条，{basis.made}"
    call.show(value, [line])


def _preview(call: Call) -> None:
    outcome = call.ws.bundles.preview(call.args.file, call.progress)
    call.show(_value(outcome), ["预览（没有写入任何内容）：", *_lines(outcome)])


def _apply(call: Call) -> None:
    summary = call.ws.bundles.apply(call.args.path, call.progress)
    value = {
        "bundles": [_value(one) for one in summary.outcomes],
        "failures": [_failed(one) for one in summary.failures],
        "registered": summary.registered,
    }
    lines = [line for one in summary.outcomes for line in _lines(one)]
    lines += [sentence(one.code, one.facts) for one in summary.failures]
    if summary.registered:
        lines.append(f"已为下级单位登记证书 {summary.registered} 份，请把回执带回。")
    call.show(value, lines)


def _pending(call: Call) -> None:
    pending = call.ws.bundles.pending()
    value = {
        "offices": [
            {
                "id": one.office,
                "code": one.code,
                "name": one.name,
                "relation": one.relation,
                "unconfirmed": one.unconfirmed,
                "fresh": one.fresh,
                "last_sent": one.last_sent,
                "last_received": one.last_received,
            }
            for one in pending.peers
        ],
        "waiting": list(pending.waiting),
        "parked": pending.parked,
    }
    lines = [
        f"{one.code}\t{one.name}\t未确认 {one.unconfirmed} 个\t待发 {one.fresh} 笔" for one in pending.peers
    ]
    lines.append(f"等待前一个数据包的 {len(pending.waiting)} 个，暂存待补 {pending.parked} 条。")
    call.show(value, lines)


def _value(one: Outcome) -> dict[str, object]:
    return {
        "id": one.bundle,
        "status": one.status,
        "kind": one.kind,
        "sender": {"id": one.sender, "name": one.sender_name},
        "sequence": one.sequence,
        "file": one.file,
        "operations": one.operations,
        "applied": one.applied,
        "parked": one.parked,
        "conflicts": one.conflicts,
        "by_entity": dict(one.by_entity),
        "missing": [{"device": gap.device, "have": gap.have, "need": gap.need} for gap in one.missing],
        "at": one.at,
        "message": sentence(*_sentence(one)),
    }


def _lines(one: Outcome) -> list[str]:
    counts = [f"  {entity}：{count} 条" for entity, count in sorted(one.by_entity.items())]
    return [sentence(*_sentence(one)), *counts]


def _sentence(one: Outcome) -> tuple[str, dict[str, object]]:
    facts: dict[str, object] = {
        "sender": one.sender_name,
        "sequence": one.sequence,
        "at": _local(one.at),
        "applied": one.applied,
        "parked": one.parked,
        "conflicts": one.conflicts,
        "need": max((gap.need for gap in one.missing), default=0),
    }
    return f"bundle.outcome_{one.status}", facts


def _local(moment: str) -> str:
    """Return a stored instant as this office's clock shows it."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""


def _failed(one: Failure) -> dict[str, object]:
    return {"file": one.file, "error": one.code, "message": sentence(one.code, one.facts)}
