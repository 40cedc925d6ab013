"""What a window remembers on this PC: column widths, font size, the last page. Never anything of the office."""

import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

_LATER_MS = 2000
_log = logging.getLogger(__name__)


class Memory(QObject):
    """A small file of names and values; without a file it remembers until the program ends."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._values: dict[str, Any] = _read(file) if file else {}
        self._later = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._later.timeout.connect(self.save)

    def recall(self, name: str, default: Any = None) -> Any:
        """Return what was kept under a name."""
        return self._values.get(name, default)

    def keep(self, name: str, value: Any) -> None:
        """Remember a value that JSON can hold; it reaches the disk a moment later."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._later.start()

    def save(self) -> None:
        """Write now. A disk that refuses costs column widths, not work: it is logged and no more."""
        self._later.stop()
        if not self._file:
            return
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            _log.warning("window memory could not be written", exc_info=True)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
