"""`doctor`: whether the ledger is sound."""

from app.cli.frame import NEGATIVE, Call, Commands, argument
from app.messages import sentence


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "doctor",
        run=_doctor,
        help="检查数据是否完好",
        arguments=[argument("--rebuild", action="store_true", help="先按操作记录重建全部数据")],
    )


def _doctor(call: Call) -> int | None:
    health = call.ws.upkeep.doctor(rebuild=call.args.rebuild)
    value = {
        "ok": health.ok,
        "state_hash": health.state_hash,
        "operations": health.operations,
        "commits": health.commits,
        "parked": health.parked,
        "forks": health.forks,
        "findings": [{"code": known.code, "facts": dict(known.facts)} for known in health.findings],
    }
    summary = f"操作 {health.operations} 条，暂存待补 {health.parked} 条，待决 {health.forks} 项。"
    lines = [sentence(known.code, known.facts) for known in health.findings] or ["数据完好。"]
    call.show(value, [*lines, summary])
    return None if health.ok else NEGATIVE
