"""What is written down when the program itself failed: no office data, numbers masked, kept on this PC."""

import logging
import platform
import traceback
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import qVersion

from app import clock, paths
from app.logs import masked

_log = logging.getLogger(__name__)


def compose(error: BaseException) -> str:
    """Return versions and the masked traceback."""
    trace = masked("".join(traceback.format_exception(error)))
    return "\n".join(
        (
            f"研修簿 {paths.VERSION}",
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}",
            clock.now().isoformat(timespec="seconds"),
            "",
            trace,
        )
    )


def keep(text: str, at: datetime) -> Path | None:
    """Write a report beside the person's other files and return where; a full disk must not make it worse."""
    file = paths.data_dir() / "reports" / f"problem-{at:%Y%m%d-%H%M%S}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        _log.warning("report.not_saved", exc_info=True)
        return None
    return file
