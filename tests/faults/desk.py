"""A desk with three offices that have work behind them, and a person who does things wrongly."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.listings.people import PeopleCriteria
from app.sample import plans as forms
from app.services.upkeep import Health
from app.workspace import Workspace

PASSWORD = "研修-故障"
TODAY = "2026-11-21"
PLACES = ("school", "county", "city")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: the exit code, the error's code and sentence, and all that was shown."""

    code: int
    error: str
    message: str
    shown: str


@dataclass
class Desk:
    """A copy of the sample's folders, and the commands a person types there."""

    root: Path
    capture: pytest.CaptureFixture[str]
    before: dict[str, str]
    """The state of each office as the sample left it."""

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    def place(self, name: str) -> Path:
        return self.root / name

    def run(self, *words: object) -> Ended:
        """Run a command under --json and return how it ended."""
        self.capture.readouterr()
        code = main(["--json", *map(str, words)])
        out, err = self.capture.readouterr()
        told: dict[str, Any] = json.loads(err) if err else {}
        return Ended(code, told.get("error", ""), told.get("message", ""), out + err)

    def do(self, place: str, user: str, *words: object) -> Any:
        """Do what works and return its JSON value."""
        ended = self.run("--data", self.place(place), "--as", user, *words)
        assert ended.code == 0, f"{words}: {ended.shown}"
        return json.loads(ended.shown)

    def refused(
        self, place: str, user: str, *words: object, error: str, code: int = 3, state: bool = True
    ) -> Ended:
        """Do what must not work: the code, a sentence that says what to do, and nothing changed."""
        ended = self.run("--data", self.place(place), "--as", user, *words)
        assert (ended.code, ended.error) == (code, error), ended.shown
        says_what_to_do(ended.message)
        assert "Traceback" not in ended.shown
        if state:
            assert self.state(place) == self.before[place]
        return ended

    def state(self, place: str) -> str:
        """Return the hash of all rows of an office."""
        with self.open(place) as ws, ws.context.read() as connection:
            return ws.context.journal.state_hash(connection)

    def health(self, place: str) -> Health:
        """Return what the doctor says after projecting everything anew."""
        with self.open(place) as ws:
            return ws.upkeep.doctor(rebuild=True)

    @contextmanager
    def open(self, place: str, user: str = "admin") -> Iterator[Workspace]:
        with Workspace.open(self.place(place), user=user, password=PASSWORD) as ws:
            yield ws

    def submitted_plan(self, number: int = 0) -> str:
        """Let the school draft and submit another plan, and its principal approve it: work for the county."""
        with self.open("school", "clerk") as ws:
            rows = ws.listings.people.rows(ws.listings.people.find(PeopleCriteria()))
        form = forms.form(number % 3 + 6, [row.name for row in rows][:3]) | {"title": f"第 {number} 个项目"}
        file = self.root / "plan.json"
        file.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
        plan = str(self.do("school", "clerk", "plans", "new", "--from", file)["id"])
        self.do("school", "clerk", "plans", "submit", plan)
        self.do("school", "principal", "plans", "approve", plan)
        return plan

    def submitted_plan_on_the_stick(self) -> Path:
        """Return a bundle for the county that holds something new."""
        self.submitted_plan()
        return self.bundle("school", "county")

    def bundle(self, sender: str, receiver: str) -> Path:
        """Return a bundle on the stick that its receiver has not seen: there is something new in it."""
        to = "parent" if PLACES.index(sender) < PLACES.index(receiver) else CODES[receiver]
        (file,) = self.do(sender, "clerk", "bundle", "export", "--to", to, self.stick)["files"]
        return Path(file)


CODES: dict[str, str] = {}


def says_what_to_do(message: str) -> None:
    """A sentence for a person: Chinese, complete, with a request in it, and no hole where a fact belongs."""
    assert any("一" <= letter <= "鿿" for letter in message), message
    assert "请" in message and message.endswith("。"), message
    assert not re.search(r"\{[a-z_]+\}|None", message), message


def copied(sample: Path, target: Path, places: Sequence[str] = (*PLACES, "stick")) -> Path:
    """Copy the sample; a copy of a whole folder has the same anchor and may go on in its stead."""
    for name in places:
        shutil.copytree(sample / name, target / name)
    return target
