"""The sample under the person's own data folder: made on first use, thrown away on request."""

import shutil
from pathlib import Path

from app import paths
from app.progress import Progress
from app.sample import cast


def root() -> Path:
    """Return the folder of the sample; it need not be there yet."""
    return paths.data_dir() / "sample"


def folder(place: str) -> Path:
    """Return the data folder of one office of the sample."""
    return root() / place


def place_of(data: Path) -> str:
    """Return which office of the sample a data folder is, or an empty text for anyone else's."""
    return next((place for place in cast.OFFICES if folder(place) == data), "")


def is_made() -> bool:
    """Tell whether the sample is there, whole."""
    return root().is_dir()


def make(*, progress: Progress) -> None:
    """Walk the main job once; stopped half-way, nothing is left behind."""
    from app.sample.rosters import SIZES  # noqa: PLC0415  # heavy, and needed once in the life of a PC
    from app.sample.walk import STEPS, Walk  # noqa: PLC0415

    beside = root().with_suffix(".part")
    shutil.rmtree(beside, ignore_errors=True)
    progress.step(0, STEPS)
    try:
        walk = Walk(beside, size=SIZES["small"], password=cast.PASSWORD)
        for done, step in enumerate(walk.steps(), 1):
            progress.step(done, STEPS, step.name)
        beside.replace(root())
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def throw_away() -> None:
    """Remove the sample; the next look makes a fresh one."""
    shutil.rmtree(root())
