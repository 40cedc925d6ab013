"""`office …`: a new data folder, and standing under an office above."""

from pathlib import Path

from app.cli.frame import Call, Commands, argument, password_from
from app.domain.codes import OfficeLevel
from app.services.offices import KnownOffice

_LEVELS = [level.value for level in OfficeLevel if level != OfficeLevel.POINT]


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "office",
        "create",
        run=_create,
        help="新建单位的数据文件夹",
        arguments=[
            argument("--level", required=True, choices=_LEVELS, help="单位级别"),
            argument("--code", required=True, help="单位代码（学校标识码或行政区划代码）"),
            argument("--name", required=True, help="单位名称"),
            argument("--admin", required=True, metavar="USER", help="第一位用户"),
        ],
    )
    commands.add("office", "show", run=_show, help="显示本单位和往来单位")
    commands.add(
        "office",
        "request",
        run=_request,
        help="生成交给上级的入网申请",
        arguments=[argument("out", type=Path, metavar="OUT", help="文件或文件夹（如U盘）")],
    )
    commands.add(
        "office",
        "admit",
        run=_admit,
        help="登记下级单位并生成回执",
        arguments=[
            argument("request", type=Path, metavar="REQUEST", help="下级的入网申请（.yxr）"),
            argument("out", type=Path, metavar="OUT", help="文件或文件夹（如U盘）"),
        ],
    )
    commands.add(
        "office",
        "join",
        run=_join,
        help="按上级的回执入网",
        arguments=[argument("answer", type=Path, metavar="ANSWER", help="上级的回执（.yxa）")],
    )
    commands.add(
        "office",
        "recover",
        run=_recover,
        help="忘记密码时，用打印的恢复码重设",
        arguments=[
            argument("--user", dest="name_of_user", required=True, metavar="USER", help="要重设密码的用户"),
            argument("--code-file", required=True, metavar="FILE", help="从文件第一行读取恢复码"),
            argument("--new-password-file", metavar="FILE", help="从文件第一行读取新密码"),
        ],
    )


def _recover(call: Call) -> None:
    from app.workspace import Workspace  # noqa: PLC0415  # the grammar alone needs none of it

    user = call.args.name_of_user
    code = password_from(call.args.code_file, "恢复码：")
    password = password_from(call.args.new_password_file, f"为 {user} 设定新密码：")
    Workspace.recover(call.folder, code=code, user=user, password=password)
    call.show({"user": user}, [f"已为 {user} 重设密码。请妥善保管恢复码，它仍然有效。"])


def _create(call: Call) -> None:
    from app.workspace import Workspace  # noqa: PLC0415  # the grammar alone needs none of it

    args = call.args
    ws, recovery = Workspace.create(
        call.folder,
        level=OfficeLevel(args.level),
        code=args.code,
        name=args.name,
        admin=args.admin,
        password=password_from(args.password_file, f"为 {args.admin} 设定密码："),
    )
    with ws:
        value = {
            "id": ws.office.id,
            "code": ws.office.code,
            "name": ws.office.name,
            "level": ws.office.level.value,
            "folder": str(ws.folder),
            "recovery_code": str(recovery),
        }
    call.show(
        value,
        [
            f"已建立“{args.name}”的数据文件夹：{call.folder}",
            f"恢复码（只显示这一次，请抄下来锁好）：{recovery}",
        ],
    )


def _show(call: Call) -> None:
    sheet = call.ws.offices.show()
    value = {
        "id": sheet.id,
        "code": sheet.code,
        "name": sheet.name,
        "level": sheet.level,
        "parent": _value(sheet.parent) if sheet.parent else None,
        "devices": list(sheet.devices),
        "fingerprint": sheet.fingerprint,
        "known": [_value(one) for one in sheet.known],
    }
    above = f"上级：{sheet.parent.name}（{sheet.parent.code}）" if sheet.parent else "上级：未入网"
    lines = [f"{sheet.name}（{sheet.code}）", above, f"核对码：{sheet.fingerprint}"]
    lines += [f"{one.relation}\t{one.code}\t{one.name}\t{one.fingerprint}" for one in sheet.known]
    call.show(value, lines)


def _request(call: Call) -> None:
    asked = call.ws.offices.request(call.args.out)
    call.show(
        {"files": [str(asked.file)], "fingerprint": asked.fingerprint},
        [f"入网申请已写入：{asked.file}", f"请把核对码一并告诉上级：{asked.fingerprint}"],
    )


def _admit(call: Call) -> None:
    admitted = call.ws.offices.admit(call.args.request, call.args.out, call.progress)
    value = {
        "id": admitted.office,
        "code": admitted.code,
        "name": admitted.name,
        "level": admitted.level,
        "files": [str(admitted.file)],
        "fingerprint": admitted.fingerprint,
    }
    lines = [
        f"已登记“{admitted.name}”（{admitted.code}），回执已写入：{admitted.file}",
        f"请与对方核对：{admitted.fingerprint}",
    ]
    call.show(value, lines)


def _join(call: Call) -> None:
    joined = call.ws.offices.join(call.args.answer, call.progress)
    call.show(
        {"parent": _value(joined.parent), "operations": joined.operations},
        [
            f"已入网，上级单位：{joined.parent.name}（{joined.parent.code}）",
            f"请与上级核对：{joined.parent.fingerprint}",
        ],
    )


def _value(known: KnownOffice) -> dict[str, str]:
    return {
        "id": known.id,
        "code": known.code,
        "name": known.name,
        "level": known.level,
        "relation": known.relation,
        "since": known.since,
        "fingerprint": known.fingerprint,
    }
