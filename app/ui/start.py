"""The window from start to end. Pages, database and documents are loaded after the first paint."""

import sys

from app.ui.application import Program
from app.ui.entry.session import Session


def run(data: str | None, *, sample: bool) -> int:
    """Show the first window and work until the last one is closed; return the exit code."""
    program = Program(sys.argv[:1])
    session = Session(program)
    session.begin(data, sample=sample)
    try:
        return program.run()
    finally:
        session.close()
