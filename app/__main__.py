"""`python -m app`: the window without arguments, otherwise the command line."""

import sys


def main() -> int:
    """Open the window, or run the command that was named."""
    words = sys.argv[1:]
    if words:
        from app.cli.main import main as run  # noqa: PLC0415  # start-up decides first what to load

        return run(words)
    # Straight to the window: the grammar of every command would stand between a click and the first paint.
    from app.ui.start import run as show  # noqa: PLC0415  # see above

    return show(None, sample=False)


if __name__ == "__main__":
    sys.exit(main())
