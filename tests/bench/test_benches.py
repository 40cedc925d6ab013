"""Every bench runs, on a small scale, so that none of them rots between two measurements."""

import inspect

import pytest

from tests.bench.run import benches
from tests.bench.table import at_most, is_met, lines


@pytest.mark.parametrize("bench", list(benches([])), ids=lambda bench: bench.__name__.rpartition(".")[2])
def test_a_bench_measures_something(bench: object) -> None:
    rows = bench.measure(scale=0.005)
    assert rows
    assert all(float(str(row["ratio"])) >= 0 for row in rows)
    assert len(lines(rows)) == len(rows) + 1


def test_every_bench_can_be_run_on_a_small_scale() -> None:
    assert [
        bench for bench in benches([]) if "scale" not in inspect.signature(bench.measure).parameters
    ] == []


def test_a_goal_is_met_on_its_side_only() -> None:
    assert is_met(at_most("", 3, 1, 3.5))
    assert not is_met(at_most("", 4, 1, 3.5))
    assert is_met({"ratio": 1.3, "goal": "≥ 1.2×"})
    assert not is_met({"ratio": 1.1, "goal": "≥ 1.2×"})
