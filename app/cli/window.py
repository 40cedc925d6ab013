"""`window` and `tour`: the desktop window, loaded only when it is asked for."""

from importlib import import_module
from pathlib import Path

from app.cli.frame import Call, Commands, argument


def register(commands: Commands) -> None:
    """Add the commands of this area."""
    commands.add(
        "window",
        run=_window,
        help="打开窗口",
        arguments=[argument("--sample", action="store_true", help="打开示例县（没有就先建立）")],
    )
    commands.add(
        "tour",
        run=_tour,
        help="把窗口的每一页存成图片",
        arguments=[
            argument("out", metavar="OUT"),
            argument("--size", default="1366x768"),
            argument("--scale", type=float, default=1.0),
        ],
    )


def _window(call: Call) -> int:
    # By name: the command line never imports Qt, it only starts what does.
    end: int = import_module("app.ui.start").run(call.args.data, sample=call.args.sample)
    return end


def _tour(call: Call) -> None:
    taken = import_module("app.ui.tour").run(
        Path(call.args.out), call.ws, size=call.args.size, scale=call.args.scale
    )
    call.show({"files": [str(file) for file in taken]}, [str(file) for file in taken])
