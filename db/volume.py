"""What kind of disk a folder lies on.

The store keeps readers and the writer apart through shared memory, which network drives do not
give; a stick may be pulled in the middle of a save. Both are refused at the start.
"""

import ctypes
import os
from pathlib import Path

from db.errors import Unavailable

_NETWORK = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "afs"))
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


def require_local(folder: Path) -> None:
    """Refuse a folder on a network drive or a removable stick; an unknown disk is taken as local."""
    kind = _windows_kind(folder) if os.name == "nt" else _linux_kind(folder)
    if kind is not None:
        raise Unavailable(kind, path=str(folder))


def _windows_kind(folder: Path) -> str | None:
    windll = getattr(ctypes, "windll")  # noqa: B009 - the attribute exists on Windows only
    kind = windll.kernel32.GetDriveTypeW(folder.resolve().anchor)
    return {_WINDOWS_REMOVABLE: "folder.on_stick", _WINDOWS_REMOTE: "folder.on_network"}.get(kind)


def _linux_kind(folder: Path) -> str | None:
    """Read the mount of the folder; macOS has neither file and counts as local."""
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    if _mounted_as(number, Path("/proc/self/mountinfo")) in _NETWORK:
        return "folder.on_network"
    return "folder.on_stick" if _removable(Path("/sys/dev/block") / number) else None


def _mounted_as(number: str, table: Path) -> str | None:
    """Return the file system type of device `number` (fields: proc(5), mountinfo)."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        fields, _, rest = line.partition(" - ")
        if fields.split()[2:3] == [number]:
            return rest.split()[0]
    return None


def _removable(block: Path) -> bool:
    """A partition has no `removable` file of its own: its disk, one folder up, has."""
    disk = block.resolve()
    for place in (disk, disk.parent):
        try:
            return (place / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False
