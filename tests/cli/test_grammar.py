"""The words of the command line, and how little is loaded to read them."""

import subprocess
import sys

from app.cli import main


def test_every_group_is_found_in_the_area_that_is_said_to_know_it() -> None:
    for area, groups in main._AREAS.items():
        known = main._grammar((area,))
        found = next(action.choices for action in known._actions if action.dest == "command")
        assert set(found or ()) == groups, area


def test_the_word_for_the_window_loads_no_service() -> None:
    words = "import sys; from app.cli import main; main._parsed(['window']); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    loaded = {
        name for name in run.stdout.split() if name.startswith(("app.services", "sqlalchemy", "reportlab"))
    }
    assert loaded == set()


def test_a_value_that_is_also_a_command_is_no_command() -> None:
    args = main._parsed(["--as", "plans", "doctor"])
    assert (args.user, args.command) == ("plans", "doctor")
