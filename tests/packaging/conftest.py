import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.guards.sources import ROOT


def load(name: str) -> ModuleType:
    """Load a script of packaging/ as its own command does, without making that folder a package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def system_libraries() -> Iterator[ModuleType]:
    yield load("system_libraries")
    del sys.modules["system_libraries"]


@pytest.fixture(scope="module")
def bootstrap(system_libraries: ModuleType) -> Iterator[ModuleType]:
    assert sys.modules["system_libraries"] is system_libraries
    yield load("bootstrap")
    del sys.modules["bootstrap"]
