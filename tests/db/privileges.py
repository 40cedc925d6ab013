"""Tests often run as root, who may write everywhere; permissions need somebody who may not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def without_privileges(folder: Path) -> Iterator[None]:
    """Be an ordinary user for the length of the block, owner of `folder` and able to reach it."""
    if os.geteuid() != 0:
        yield
        return
    modes = {place: place.stat().st_mode for place in folder.parents if place.stat().st_mode & 0o011 != 0o011}
    for place, mode in modes.items():
        place.chmod(mode | 0o011)
    os.chown(folder, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.chown(folder, 0, -1)
        for place, mode in modes.items():
            place.chmod(mode)
