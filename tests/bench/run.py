"""Run every bench and print one table; words name those to run (`journal window`), all by default."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.bench.table import Row, lines


def benches(words: list[str]) -> Iterator[ModuleType]:
    """Yield the modules beside this one that measure something."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not words or path.stem.removeprefix("bench_") in words:
            yield import_module(f"tests.bench.{path.stem}")


def main() -> int:
    rows: list[Row] = []
    for bench in benches(sys.argv[1:]):
        print(f"… {(bench.__doc__ or bench.__name__).splitlines()[0]}", file=sys.stderr, flush=True)
        rows += bench.measure()
    print("\n".join(lines(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
