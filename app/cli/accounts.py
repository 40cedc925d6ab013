"""`users …`: who may use this folder."""

from app.cli.frame import Call, Commands, argument, password_from
from app.domain.codes import Role

_FILE = argument("--new-password-file", metavar="FILE", help="从文件第一行读取新用户的密码")


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add("users", "list", run=_list, help="列出本单位的用户")
    commands.add(
        "users",
        "add",
        run=_add,
        help="增加用户",
        arguments=[
            argument("name_of_user", metavar="USER"),
            argument("--role", action="append", required=True, choices=[role.value for role in Role]),
            argument("--person", help="对应的教师：教师编号或身份证号"),
            argument("--name", default="", help="显示的姓名"),
            _FILE,
        ],
    )
    commands.add(
        "users",
        "reset",
        run=_reset,
        help="重设密码",
        arguments=[argument("name_of_user", metavar="USER"), _FILE],
    )


def _list(call: Call) -> None:
    accounts = call.ws.accounts.everyone()
    value = [
        {
            "id": known.id,
            "user": known.user,
            "name": known.name,
            "roles": sorted(known.roles),
            "person": known.person,
            "active": known.active,
        }
        for known in accounts
    ]
    call.show(value, [f"{known.user}\t{known.name}\t{' '.join(sorted(known.roles))}" for known in accounts])


def _add(call: Call) -> None:
    user = call.args.name_of_user
    roles = frozenset(Role(role) for role in call.args.role)
    password = password_from(call.args.new_password_file, f"为 {user} 设定密码：")
    named = call.args.person
    person = call.ws.listings.people.require(named) if named else None
    changes = call.ws.accounts.add(user, roles=roles, password=password, name=call.args.name, person=person)
    (id_,) = changes.of("account")
    call.show({"id": id_, "user": user}, [f"已增加用户 {user}。"])


def _reset(call: Call) -> None:
    user = call.args.name_of_user
    call.ws.accounts.reset(user, password_from(call.args.new_password_file, f"为 {user} 设定新密码："))
    call.show({"user": user}, [f"已为 {user} 重设密码。"])
