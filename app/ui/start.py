"""The window from start to end. Pages, database and documents are loaded after the first paint."""

import sys

from app import logs, paths
from app.ui.application import Program
from app.ui.entry.session import Session


def run(data: str | None, *, sample: bool) -> int:
    """Show the first window and work until the last one is closed; return the exit code."""
    # Until a folder is open, and its own diary with it, what goes wrong is written down here.
    diary = logs.start(paths.data_dir())
    program = Program(sys.argv[:1])
    session = Session(program)
    session.begin(data, sample=sample)
    try:
        return program.run()
    finally:
        session.close()
        logs.stop(diary)
