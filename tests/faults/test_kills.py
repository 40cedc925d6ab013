"""K02, K03, K06, K07: killed at any moment of import, apply, issue and export, nothing is half done.

Each kill is a real SIGKILL of a real process that runs the command line; where it landed is in
the report of `pytest -rA` and in `kills.txt` beside the test's folder.
"""

import multiprocessing
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.numbering import NumberTemplate
from app.listings.certificates import CertificateCriteria
from app.listings.people import PeopleCriteria
from app.sync.reader import ContainerReader
from tests.faults.desk import CODES, PASSWORD, TODAY, Desk
from tests.faults.victim import run
from tests.journeys.test_main_job import filled
from tests.services.rosters import TEACHER_HEADER, teachers, workbook

ENVIRON = {"YANXIU_PASSWORD": PASSWORD, "YANXIU_TODAY": TODAY}
PRELOADED = [
    "app.cli.main",
    "app.workspace",
    "app.services.certificates",
    "app.services.intake",
    "app.services.bundles",
]
NEWCOMERS = 40
IMPORT = (
    ("while a row is said", 17), ("operations stored", 1), ("while projecting", 23),
    ("sums written, not committed", 1), ("committed", 1),
)  # fmt: skip
APPLY = (
    ("bundle copied in", 1), ("operations stored", 1), ("while projecting", 3),
    ("exchange noted, not committed", 1), ("committed", 1),
)  # fmt: skip
ISSUE = (
    ("paper signed", 3), ("paper kept, not registered", 8), ("sums written, not committed", 1),
    ("while papers move", 2), ("copy written", 2),
)  # fmt: skip
EXPORT = (
    ("bundle sealed", 1), ("anchor raised", 1), ("half on the stick", 3), ("before a rename", 6),
    ("on the stick, not noted", 1), ("committed", 1),
)  # fmt: skip


@dataclass
class Kills:
    """Runs commands that are killed on the way, and keeps where each kill landed."""

    desk: Desk
    report: Path
    landed: list[str] = field(default_factory=list)

    def kill(self, moment: str, time: int, *words: object) -> bool:
        """Run a command in a child that dies at this moment; tell whether it got there."""
        child = multiprocessing.get_context(_METHOD).Process(
            target=run, args=(moment, time, [str(word) for word in words], self._environ(), str(self.report))
        )
        child.start()
        child.join(120)
        assert child.exitcode is not None, f"{moment} #{time}: the child hangs"
        line = self.report.read_text(encoding="utf-8").splitlines()[-1]
        self.landed.append(f"{words[4]} {words[5]}, {line}")
        assert child.exitcode in (0, -9), line
        return child.exitcode != 0

    def _environ(self) -> dict[str, str]:
        return {**ENVIRON, "YANXIU_HOME": str(self.desk.root / "home")}


_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@pytest.fixture
def kills(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Kills]:
    if _METHOD == "forkserver":
        multiprocessing.set_forkserver_preload(PRELOADED)
    made = Kills(desk, desk.root / "kills.txt")
    yield made
    request.node.add_report_section("teardown", "kills", "\n".join(made.landed))


def sound(desk: Desk, place: str) -> None:
    """The folder opens, the doctor is content after projecting anew, and nothing half-written is left."""
    health = desk.health(place)
    assert health.ok, health.findings
    folder = desk.place(place)
    left = [file for file in folder.rglob("*") if file.suffix == ".tmp"]
    left += [*(folder / "exchange" / "spool").glob("*"), *(folder / "papers" / "pending").glob("*")]
    assert not left


# Import ---------------------------------------------------------------------------------------


def import_words(desk: Desk, round_: int) -> tuple[Sequence[object], int]:
    """Return the words of an import of newcomers, and how many there are in it."""
    rows = teachers(["石桥镇中心小学"], NEWCOMERS * (round_ + 1))[NEWCOMERS * round_ :]
    file = workbook(desk.root / f"新教师-{round_}.xlsx", TEACHER_HEADER, rows)
    return ("--data", desk.place("county"), "--as", "clerk", "teachers", "import", file), len(rows)


def people(desk: Desk) -> int:
    with desk.open("county") as ws:
        return ws.listings.people.totals(PeopleCriteria()).count


def killed_importing(kills: Kills, moments: Sequence[tuple[str, int]]) -> None:
    desk, here = kills.desk, people(kills.desk)
    for round_, (moment, time) in enumerate(moments):
        words, size = import_words(desk, round_)
        kills.kill(moment, time, *words)
        sound(desk, "county")
        found = people(desk)
        assert found in (here, here + size), f"{kills.landed[-1]}: half an import"
        again = desk.run(*words)
        assert (again.code, people(desk)) == (0, here + size)
        here += size


def test_killed_five_times_while_importing_all_came_in_or_nothing(kills: Kills) -> None:
    killed_importing(kills, IMPORT)
    assert not any("not reached" in line for line in kills.landed)


# Apply ----------------------------------------------------------------------------------------


def killed_applying(kills: Kills, moments: Sequence[tuple[str, int]]) -> None:
    desk = kills.desk
    for round_, (moment, time) in enumerate(moments):
        plan = desk.submitted_plan(round_)
        file = desk.bundle("school", "county")
        before = desk.state("county")
        words = ("--data", desk.place("county"), "--as", "clerk", "bundle", "apply", file)
        kills.kill(moment, time, *words)
        sound(desk, "county")
        between = desk.state("county")
        assert desk.run(*words).code == 0
        after = desk.state("county")
        assert between in (before, after), f"{kills.landed[-1]}: half a bundle"
        assert desk.do("county", "clerk", "plans", "show", plan)["state"] == "school_approved"


def test_killed_five_times_while_applying_the_whole_bundle_came_in_or_nothing(kills: Kills) -> None:
    killed_applying(kills, APPLY)
    assert not any("not reached" in line for line in kills.landed)


# Issue ----------------------------------------------------------------------------------------


def a_plan_to_certify(desk: Desk, round_: int) -> str:
    """Take a plan of the school to posted credits, so that certificates are due at the school."""
    plan = desk.submitted_plan(round_)
    desk.do("county", "clerk", "bundle", "apply", desk.bundle("school", "county"))
    desk.do("county", "reviewer", "plans", "approve", plan)
    desk.do("school", "clerk", "bundle", "apply", desk.bundle("county", "school"))
    for session in desk.do("school", "clerk", "sessions", "list", plan):
        sheet = desk.root / f"{session['id']}.xlsx"
        desk.do("school", "clerk", "attendance", "sheet", session["id"], sheet)
        desk.do("school", "clerk", "attendance", "record", session["id"], "--from", filled(sheet, 0))
    assert desk.do("school", "registrar", "credits", "post", plan)["posted"]
    return plan


def registry_is_whole(desk: Desk) -> list[str]:
    """Every row has its file, every file its row, no number twice and no gap; return the numbers."""
    with desk.open("school", "registrar") as ws:
        listing = ws.listings.certificates
        rows = listing.rows(listing.find(CertificateCriteria()))
        own = [row for row in rows if row.number.startswith(CODES["school"])]
        files = {ws.certificates.paper(row.number) for row in own}
    assert None not in files
    numbers = [row.number for row in own]
    assert len(set(numbers)) == len(numbers) == len(files)
    read = [number for text in numbers if (number := NumberTemplate().read(text))]
    assert sorted(number.sequence for number in read) == list(range(1, len(read) + 1))
    kept = set((desk.place("school") / "papers").glob("*.pdf"))
    assert kept == files
    return numbers


def killed_issuing(kills: Kills, moments: Sequence[tuple[str, int]], plan: str) -> None:
    desk = kills.desk
    out = desk.root / "papers"
    words = ("--data", desk.place("school"), "--as", "registrar", "certificates", "issue", "--plan", plan)
    issued: list[str] = registry_is_whole(desk)
    for moment, time in moments:
        kills.kill(moment, time, *words, "--out", out)
        sound(desk, "school")
        found = registry_is_whole(desk)
        assert set(issued) <= set(found), f"{kills.landed[-1]}: a certificate was lost"
        issued = found


def test_killed_five_times_while_issuing_no_number_is_used_twice_and_every_row_has_its_file(
    kills: Kills,
) -> None:
    desk = kills.desk
    plan = a_plan_to_certify(desk, 0)
    killed_issuing(kills, ISSUE, plan)
    assert not any("not reached" in line for line in kills.landed)
    again = desk.do("school", "registrar", "certificates", "issue", "--plan", plan)
    numbers = registry_is_whole(desk)
    assert (again["issued"], again["already"]) == (0, len(numbers))
    out = desk.root / "copies"
    desk.do("school", "registrar", "certificates", "export", *numbers, "--out", out)
    found = desk.do("school", "registrar", "certificates", "verify", *out.iterdir())
    assert {one["verdict"] for one in found} == {"valid_unregistered"}


# Export ---------------------------------------------------------------------------------------


def killed_exporting(kills: Kills, moments: Sequence[tuple[str, int]]) -> None:
    desk = kills.desk
    stick = desk.root / "new stick"
    stick.mkdir()
    words = ("--data", desk.place("school"), "--as", "clerk", "bundle", "export", "--to", "parent", stick)
    for round_, (moment, time) in enumerate(moments):
        plan = desk.submitted_plan(round_)
        before = desk.state("school")
        kills.kill(moment, time, *words)
        sound(desk, "school")
        assert desk.state("school") == before
        for file in stick.glob("*.yxb"):
            assert ContainerReader.open(file).manifest, f"{kills.landed[-1]}: half a bundle under its name"
        assert desk.run(*words).code == 0
        assert not list(stick.glob("*.tmp"))
        told = desk.do("county", "clerk", "bundle", "apply", stick)
        assert not told["failures"], f"{kills.landed[-1]}: {told['failures']}"
        assert desk.do("county", "clerk", "plans", "show", plan)["state"] == "school_approved"


def test_killed_six_times_while_exporting_only_whole_bundles_have_a_name(kills: Kills) -> None:
    killed_exporting(kills, EXPORT)
    assert not any("not reached" in line for line in kills.landed)


# The campaign ---------------------------------------------------------------------------------

# How often each moment comes up on the way of a command, counted from signing in.
SIGNING_IN = {"before a sync": 6, "after a sync": 6, "before a rename": 3, "after a rename": 3}
WRITING = {"sums written, not committed": 1, "operations stored": 1, "projected": 1, "committed": 1}
PRINTING = {
    "paper signed": 5,
    "paper kept, not registered": 5,
    "while a row is said": 5,
    "while projecting": 5,
}
ONE_PAPER = {
    "paper signed": 1,
    "paper kept, not registered": 1,
    "while papers move": 2,
    "while projecting": 2,
}


def drawn(seed: int, number: int, *reach: Mapping[str, int]) -> list[tuple[str, int]]:
    """Draw moments and times at random, the same for the same seed."""
    chance = random.Random(seed)
    most = {moment: time for known in reach for moment, time in known.items()}
    moments = chance.choices(sorted(most), k=number)
    return [(moment, chance.randint(1, most[moment])) for moment in moments]


def nearly_all_landed(kills: Kills) -> None:
    """A campaign counts only when its kills took place; which of them did is in the report."""
    landed = sum("not reached" not in line for line in kills.landed)
    assert landed >= len(kills.landed) * 0.9, f"{landed} of {len(kills.landed)}"


@pytest.mark.campaign
def test_killed_sixty_times_while_importing(kills: Kills) -> None:
    rows = {"while a row is said": NEWCOMERS, "while projecting": NEWCOMERS}
    killed_importing(kills, drawn(1, 60, SIGNING_IN, WRITING, rows))
    nearly_all_landed(kills)


@pytest.mark.campaign
def test_killed_sixty_times_while_applying(kills: Kills) -> None:
    own = {"bundle copied in": 1, "while projecting": 3, "exchange noted, not committed": 1}
    killed_applying(kills, drawn(2, 60, SIGNING_IN, WRITING, own))
    nearly_all_landed(kills)


@pytest.mark.campaign
def test_killed_sixty_times_while_exporting(kills: Kills) -> None:
    own = {
        "bundle sealed": 1, "anchor raised": 1, "half on the stick": 8, "on the stick, not noted": 1,
        "exchange noted, not committed": 2, "committed": 2, "before a sync": 12, "after a sync": 12,
        "before a rename": 6, "after a rename": 6,
    }  # fmt: skip
    killed_exporting(kills, drawn(3, 60, own))
    nearly_all_landed(kills)


@pytest.mark.campaign
def test_killed_sixty_times_while_issuing_and_issuing_again(kills: Kills) -> None:
    desk = kills.desk
    # Six plans fill the year's cap of a teacher: a seventh would earn no certificate.
    for round_ in range(6):
        plan = a_plan_to_certify(desk, round_)
        killed_issuing(kills, drawn(4 + round_, 4, SIGNING_IN, PRINTING), plan)
        desk.do("school", "registrar", "certificates", "issue", "--plan", plan)
    for moment, time in drawn(10, 40, WRITING, ONE_PAPER, {"while a row is said": 2}):
        valid = next(row for row in desk.do("school", "registrar", "certificates", "list") if _is_own(row))
        words = ("certificates", "reissue", valid["number"], "--reason", "姓名有误")
        before = registry_is_whole(desk)
        kills.kill(moment, time, "--data", desk.place("school"), "--as", "registrar", *words)
        sound(desk, "school")
        assert len(registry_is_whole(desk)) - len(before) in (0, 1)
    nearly_all_landed(kills)


def _is_own(row: Mapping[str, str]) -> bool:
    return row["number"].startswith(CODES["school"]) and row["state"] != "revoked"
