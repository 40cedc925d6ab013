"""Which folders were open on this PC, what their offices are called, and who signed in last."""

import logging
from pathlib import Path

from app.errors import Unavailable
from app.settings import LAST_FOLDER, LAST_USER, RECENT_FOLDERS, Settings
from app.ui.memory import Memory

_OFFICES = "offices"
_MOST = 10
_log = logging.getLogger(__name__)


class Remembered:
    """Kept among the settings of this machine; the names of offices with the windows' memory."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        self._settings = settings
        self._memory = memory

    def last_folder(self) -> Path | None:
        """Return the folder that was open last."""
        kept = self._settings.get(LAST_FOLDER)
        return Path(kept) if kept else None

    def last_user(self) -> str:
        """Return who signed in last."""
        return self._settings.get(LAST_USER)

    def recent(self) -> list[tuple[str, str]]:
        """Return the folders of before that still exist, with the names of their offices."""
        kept = self._settings.get(RECENT_FOLDERS)
        return [(self.office(Path(one)), one) for one in kept if Path(one).is_dir()]

    def office(self, folder: Path) -> str:
        """Return the name of the office whose folder this is, as far as it was ever opened here."""
        names = self._memory.recall(_OFFICES, {})
        return str(names.get(str(folder)) or folder.name)

    def note(self, folder: Path, office: str, user: str) -> None:
        """Remember a sign-in; a disk that refuses costs the memory, not the work."""
        path = str(folder)
        self._memory.keep(_OFFICES, {**self._memory.recall(_OFFICES, {}), path: office})
        before = [one for one in self._settings.get(RECENT_FOLDERS) if one != path]
        try:
            self._settings.set(LAST_FOLDER, path)
            self._settings.set(LAST_USER, user)
            self._settings.set(RECENT_FOLDERS, (path, *before)[:_MOST])
        except Unavailable:
            _log.warning("entry.not_remembered", exc_info=True)
