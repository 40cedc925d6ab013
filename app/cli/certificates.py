"""`certificates …`: issue, list, export, revoke, issue again, verify."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.frame import DONE, NEGATIVE, Call, Commands, argument
from app.domain.units import plain
from app.errors import Refused
from app.messages import sentence

if TYPE_CHECKING:
    from app.services.certificates import IssueResult
    from app.services.verifying import Verification

_NUMBER = argument("number", metavar="NUMBER", help="证书编号")
_REASON = argument("--reason", required=True, help="原因，写入登记册")
_OUT = argument("--out", type=Path, metavar="DIR", help="把证书文件另存到这个文件夹")


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "certificates",
        "issue",
        run=_issue,
        help="颁发证书：一个项目的全部学员，或一位教师的一个周期",
        arguments=[
            argument("--plan", metavar="ID", help="研修项目"),
            argument("--teacher", metavar="ID", help="教师编号或姓名"),
            argument("--cycle", metavar="C", help="周期，如 2021-2025"),
            _OUT,
        ],
    )
    commands.add(
        "certificates",
        "list",
        run=_list,
        help="列出证书登记册",
        arguments=[
            argument("--find", default="", metavar="TEXT", help="编号或姓名"),
            argument("--plan", metavar="ID", help="只列一个项目的"),
            argument("--state", choices=["valid", "registered", "revoked"], help="只列一种状态的"),
        ],
    )
    commands.add(
        "certificates",
        "export",
        run=_export,
        help="导出证书文件",
        arguments=[
            argument("numbers", nargs="+", metavar="NUMBER", help="证书编号"),
            argument("--out", type=Path, required=True, metavar="DIR", help="目标文件夹"),
        ],
    )
    commands.add("certificates", "revoke", run=_revoke, help="撤销证书", arguments=[_NUMBER, _REASON])
    commands.add(
        "certificates", "reissue", run=_reissue, help="撤销并换发证书", arguments=[_NUMBER, _REASON, _OUT]
    )
    commands.add(
        "certificates",
        "verify",
        run=_verify,
        help="核验证书文件的真伪",
        arguments=[
            argument("files", nargs="+", type=Path, metavar="FILE", help="证书文件（PDF）"),
            argument("--trust", type=Path, metavar="FOLDER", help="只信任这个文件夹里的机构证书"),
        ],
    )


def _issue(call: Call) -> None:
    args = call.args
    if args.plan and not (args.teacher or args.cycle):
        result = call.ws.certificates.issue_for_plan(args.plan, out=args.out, progress=call.progress)
    elif args.teacher and args.cycle and not args.plan:
        result = call.ws.certificates.issue_for_cycle(args.teacher, args.cycle, out=args.out)
    else:
        raise Refused("certificate.issue_for_what")
    _show_issued(call, result)


def _reissue(call: Call) -> None:
    args = call.args
    _show_issued(call, call.ws.certificates.reissue(args.number, reason=args.reason, out=args.out))


def _show_issued(call: Call, result: "IssueResult") -> None:
    boxes = [(one.holder, gap) for one in result.certificates for gap in one.missing]
    value = {
        "batch": result.changes.commit,
        "issued": len(result.certificates),
        "already": result.already,
        "certificates": [
            {"id": one.id, "number": one.number, "name": one.holder, "sha256": one.sha256}
            for one in result.certificates
        ],
        "files": [str(file) for file in result.files],
        "missing": [{"name": name, "text": gap.text, "code_point": gap.code_point} for name, gap in boxes],
    }
    lines = [f"{one.number}\t{one.holder}" for one in result.certificates]
    lines.append(f"颁发 {len(result.certificates)} 份，已有证书未重发 {result.already} 份。")
    lines += [f"{name}：有一个字（{gap.code_point}）没有字形，证书上显示为方框。" for name, gap in boxes]
    call.show(value, lines)


def _list(call: Call) -> None:
    from app.listings.certificates import CertificateCriteria  # noqa: PLC0415  # only this command needs it

    listing = call.ws.listings.certificates
    criteria = CertificateCriteria(find=call.args.find, plan=call.args.plan, state=call.args.state)
    rows = listing.rows(listing.find(criteria))
    value = [
        {
            "id": row.id,
            "number": row.number,
            "name": row.holder,
            "school": row.unit,
            "project": row.project,
            "hours": plain(row.hours),
            "credits": plain(row.credits),
            "issued_on": row.issued_on,
            "state": row.state,
        }
        for row in rows
    ]
    call.show(value, [f"{row.number}\t{row.holder}\t{row.project}\t{row.state}" for row in rows])


def _export(call: Call) -> None:
    files = call.ws.certificates.export(call.args.numbers, call.args.out)
    call.show({"files": [str(file) for file in files]}, [str(file) for file in files])


def _revoke(call: Call) -> None:
    changes = call.ws.certificates.revoke(call.args.number, reason=call.args.reason)
    call.show({"number": call.args.number, "batch": changes.commit}, [f"已撤销 {call.args.number}。"])


def _verify(call: Call) -> int:
    found = call.ws.certificates.verify(call.args.files, trust=call.args.trust)
    value = [
        {
            "file": str(one.file),
            "verdict": one.verdict.value,
            "number": one.number or None,
            "reasons": list(one.reasons),
        }
        for one in found
    ]
    call.show(value, [_told(one) for one in found])
    return DONE if all(one.verdict.good for one in found) else NEGATIVE


def _told(one: "Verification") -> str:
    verdict = sentence(f"certificate.verdict.{one.verdict}")
    reasons = "；".join(sentence(f"certificate.reason.{reason}") for reason in one.reasons)
    return "\t".join(part for part in (one.file.name, verdict, one.number, reasons) if part)
