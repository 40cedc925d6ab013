"""A person at a shell: words in, an exit code and a JSON value out, several offices side by side."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.workspace import Workspace
from db.codes import OfficeLevel
from db.vault import CHEAP_FOR_TESTS

PASSWORD = "研修-旅程"


@dataclass
class Shell:
    """Runs commands of the program in this process, as `yanxiu --json --data … --as …` would."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, place: str, user: str, *words: object, code: int = 0) -> Any:
        """Run a command in an office's folder and return what it printed; the exit code must be `code`."""
        return self.run("--data", self.root / place, "--as", user, *words, code=code)

    def run(self, *words: object, code: int = 0) -> Any:
        """Run a command and return its JSON value, or the error it printed."""
        self.capture.readouterr()
        ended = main(["--json", *map(str, words)])
        out, err = self.capture.readouterr()
        assert ended == code, f"{words} ended with {ended}: {out}{err}"
        return json.loads(err if code not in (0, 5) else out)

    def office(self, place: str, level: str, code: str, name: str, users: Sequence[str]) -> None:
        """Make an office (by the service: sign-in is kept cheap) with one user for each role named."""
        made, _ = Workspace.create(
            self.root / place,
            level=OfficeLevel(level),
            code=code,
            name=name,
            admin="admin",
            password=PASSWORD,
            profile=CHEAP_FOR_TESTS,
        )
        made.close()
        for user in users:
            self(place, "admin", "users", "add", user, "--role", user)

    def enrol(self, below: str, above: str) -> None:
        """Let an office join the one above, by the three files on the stick."""
        stick = self.root / "stick"
        request = self(below, "admin", "office", "request", stick)["files"][0]
        answer = self(above, "admin", "office", "admit", request, stick)["files"][0]
        self(below, "admin", "office", "join", answer)

    def carry(self, sender: str, receiver: str, to: str) -> Any:
        """Export at one office, preview and apply at the other; return what applying said."""
        (file,) = self(sender, "clerk", "bundle", "export", "--to", to, self.root / "stick")["files"]
        self(receiver, "clerk", "bundle", "preview", file)
        return self(receiver, "clerk", "bundle", "apply", file)
