"""The sticks that are plugged in, looked for every two seconds while somebody waits for one."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from app.ui.runner import Runner

_EVERY_MS = 2000
_MOUNTED_BELOW = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE_DRIVE = 2  # DRIVE_REMOVABLE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Stick:
    """A place to write to: a stick, or a folder that somebody chose."""

    folder: Path
    name: str
    free: int
    writable: bool
    removable: bool = True


def plugged_in() -> list[Stick]:
    """Return the removable drives that can be used now; runs on a worker, a dead drive may take its time."""
    volumes = [one for one in QStorageInfo.mountedVolumes() if one.isValid() and one.isReady()]
    return [_stick(one) for one in volumes if _is_removable(one)]


def folder_as_target(folder: Path) -> Stick:
    """Return a chosen folder as a place to write to."""
    volume = QStorageInfo(str(folder))
    return Stick(folder, str(folder), volume.bytesAvailable(), not volume.isReadOnly(), removable=False)


def _stick(volume: QStorageInfo) -> Stick:
    root = Path(volume.rootPath())
    label = volume.name() or root.name
    drive = root.drive
    name = f"{label} ({drive})" if drive and label else label or str(root)
    return Stick(root, name, volume.bytesAvailable(), not volume.isReadOnly())


def _is_removable(volume: QStorageInfo) -> bool:
    root = volume.rootPath()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - the call exists on Windows only

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(str(Path(root)))
        return kind == _REMOVABLE_DRIVE
    return root.startswith(_MOUNTED_BELOW) or _kernel_says_removable(volume)


def _kernel_says_removable(volume: QStorageInfo) -> bool:
    """Ask the kernel about a drive that was mounted by hand somewhere else."""
    device = Path(bytes(volume.device().data()).decode(errors="replace"))
    known = Path("/sys/class/block") / device.name
    if not device.is_absolute() or not known.exists():
        return False
    place = known.resolve()
    flags = (place / "removable", place.parent / "removable")
    return any(flag.exists() and flag.read_text().strip() == "1" for flag in flags)


class StickWatch(QObject):
    """`found(sticks)` when the sticks are others than before. Nothing is asked while nobody watches."""

    found = Signal(list)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._known: list[Stick] | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, at once and then every two seconds."""
        self._known = None
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once."""
        self._runner.latest(f"sticks-{id(self)}", _find).then(self._tell, _ignore)

    def _tell(self, sticks: list[Stick]) -> None:
        if sticks != self._known and self._timer.isActive():
            self._known = sticks
            self.found.emit(sticks)


def _find() -> list[Stick]:
    return plugged_in()


def _ignore(_error: Exception) -> None:
    """A drive that goes away while it is asked about is found missing two seconds later."""
