"""A child process that does one command and kills itself at a chosen moment, having said where.

The moments are functions of the product, wrapped here and only here: the product knows nothing
of it. The killed process runs no `finally`, flushes nothing and closes nothing, as at a power cut.
"""

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

# Where to strike: module, attribute, and whether before the call, after it, or when its block is left.
MOMENTS: Mapping[str, tuple[str, str, str]] = {
    "while a row is said": ("app.journal.write", "WriteLog._say", "before"),
    "operations stored": ("app.journal.log", "add_operations", "after"),
    "while projecting": ("app.journal.projection", "derive", "before"),
    "projected": ("app.journal.projection", "Projection._insert", "after"),
    "sums written, not committed": ("app.journal.absorb", "Absorption.finish", "after"),
    "committed": ("db.database", "Database.write", "left"),
    "before a sync": ("os", "fsync", "before"),
    "after a sync": ("os", "fsync", "after"),
    "before a rename": ("pathlib", "Path.replace", "before"),
    "after a rename": ("pathlib", "Path.replace", "after"),
    "bundle copied in": ("app.services.arrival", "Arriving.open", "before"),
    "exchange noted, not committed": ("app.journal.local", "put_exchange", "after"),
    "paper signed": ("app.services.issuing", "sign", "after"),
    "paper kept, not registered": ("app.documents.paperstore", "PaperStore.add", "after"),
    "while papers move": ("app.documents.paperstore", "PaperStore.settle", "before"),
    "copy written": ("app.services.issuing", "copy_out", "after"),
    "bundle sealed": ("app.sync.container", "ContainerWriter._seal", "after"),
    "anchor raised": ("app.services.dispatch", "write_anchor", "after"),
    "half on the stick": ("app.progress", "Progress.step", "after"),
    "on the stick, not noted": ("app.services.dispatch", "put_on_stick", "after"),
}


def run(moment: str, time: int, words: Sequence[str], environ: Mapping[str, str], report: str) -> None:
    """Run a command and die at the `time`-th hit of a moment; a run that never gets there ends as usual."""
    os.environ.update(environ)
    sys.stdout = sys.stderr = io.StringIO()
    from app.cli.main import main

    if moment == "half on the stick":
        # Small blocks, so that half of a small bundle is a moment at all.
        import_module("app.services.dispatch")._BLOCK = 1024
    _arm(moment, time, Path(report))
    ended = main(list(words))
    _note(Path(report), f"{moment} #{time}: not reached, ended with {ended}")


def _arm(moment: str, time: int, report: Path) -> None:
    module, attribute, when = MOMENTS[moment]
    *path, name = attribute.split(".")
    owner: Any = import_module(module)
    for part in path:
        owner = getattr(owner, part)
    left = iter(range(time - 1, -1, -1))

    def strike() -> None:
        if next(left, None) == 0:
            _note(report, f"{moment} #{time}: {module}.{attribute}")
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    original = owner.__dict__[name]
    wrapped = _wrapped(getattr(original, "__func__", original), when, strike)
    setattr(owner, name, classmethod(wrapped) if isinstance(original, classmethod) else wrapped)


def _wrapped(original: Callable[..., Any], when: str, strike: Callable[[], None]) -> Callable[..., Any]:
    def before(*args: Any, **more: Any) -> Any:
        strike()
        return original(*args, **more)

    def after(*args: Any, **more: Any) -> Any:
        result = original(*args, **more)
        strike()
        return result

    @contextmanager
    def left(*args: Any, **more: Any) -> Iterator[Any]:
        with original(*args, **more) as value:
            yield value
        strike()

    return {"before": before, "after": after, "left": left}[when]


def _note(report: Path, line: str) -> None:
    with report.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
