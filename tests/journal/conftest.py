"""Offices as the journal alone sees them: a real folder, an encrypted store, a chain per device."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journal.devices import Device

MakeDevice = Callable[..., Device]


@pytest.fixture
def device(tmp_path: Path) -> Iterator[MakeDevice]:
    """Make a PC of an office: `device("school", code="2145000001")`; the same code is the same office."""
    made: list[Device] = []

    def make(level: str = "school", *, code: str = "2145000001") -> Device:
        made.append(Device.make(tmp_path / f"pc{len(made)}", level, code))
        return made[-1]

    yield make
    for one in made:
        one.close()
