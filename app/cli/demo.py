"""`demo DIR`: the main job of three offices, walked from roster to countersignature."""

import os
import sys
from pathlib import Path

from app.cli.frame import PASSWORD, Call, Commands, argument
from app.messages import sentence

_WORDS = {
    "added": "新增",
    "applied": "导入",
    "approved": "通过",
    "blocking": "必须改正",
    "changed": "修改",
    "changed_fields": "改动栏目",
    "explained": "逐条说明",
    "files": "份数",
    "findings": "核对发现",
    "issued": "颁发",
    "operations": "操作",
    "parked": "暂存待补",
    "people": "人数",
    "posted": "入账",
    "present": "出勤人次",
    "previewed": "预览",
    "read": "读入",
    "registered": "登记备案",
    "rejected": "未收",
    "status": "结果",
    "submitted": "提交",
    "unchanged": "不变",
    "verdict": "结论",
}


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "demo",
        run=_demo,
        help="在空文件夹里建立示例县，并走完全流程",
        arguments=[
            argument("folder", metavar="DIR"),
            argument("--size", choices=["small", "county"], default="small", help="示例的大小"),
        ],
    )


def _said(name: str, count: int | str) -> str:
    """Return a count, or the words for a verdict, as a person reads it."""
    if name == "verdict":
        return "、".join(sentence(f"certificate.verdict.{one}") for one in str(count).split())
    return {"already": "已导入过"}.get(str(count), str(count))


def _demo(call: Call) -> None:
    from app.sample import cast  # noqa: PLC0415  # other commands need none of it
    from app.sample.rosters import SIZES  # noqa: PLC0415
    from app.sample.walk import Walk  # noqa: PLC0415

    password = os.environ.get(PASSWORD, cast.PASSWORD)
    done = []
    for step in Walk(Path(call.args.folder), size=SIZES[call.args.size], password=password).steps():
        done.append(
            {"step": step.name, "paths": [str(path) for path in step.paths], "counts": dict(step.counts)}
        )
        if not call.args.json:
            counts = "，".join(
                f"{_WORDS.get(name, name)} {_said(name, count)}" for name, count in step.counts.items()
            )
            print(f"✓ {step.name}" + (f"（{counts}）" if counts else ""))
            for path in step.paths:
                print(f"    {path}")
            sys.stdout.flush()
    if call.args.json:
        call.show(done)
    else:
        print(f"完成。数据文件夹在 {call.args.folder} 下，各用户的密码是 {password}。")
