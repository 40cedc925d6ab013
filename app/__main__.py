"""`python -m app`: the window without arguments, otherwise the command line."""

import sys


def main() -> int:
    """Open the window, or run the command that was named."""
    from app.cli.main import main as run  # noqa: PLC0415  # start-up decides first what to load

    return run(sys.argv[1:] or ["window"])


if __name__ == "__main__":
    sys.exit(main())
