"""K07: killed at any moment, a batch goes on: no gap, no number twice, no row without its file."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.numbering import NumberTemplate
from app.listings.certificates import CertificateCriteria
from app.workspace import Workspace
from tests.services.registry import a_posted_plan, a_teacher
from tests.services.sticks import Make

_PEOPLE = 60
_KILLS = 5
_PASSWORD = "研修-测试"
_ISSUE = """
import sys
from pathlib import Path
from app.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), user="admin", password=sys.argv[2])
print("open", flush=True)
ws.certificates.issue_for_plan(sys.argv[3])
"""


@pytest.mark.campaign
def test_k07_five_kills_while_issuing(office: Make) -> None:
    ws = office()
    plan = a_posted_plan(ws, [a_teacher(ws, f"教师{n:02d}") for n in range(_PEOPLE)])
    folder = ws.folder
    ws.close()
    moments = random.Random(20260706)
    issued = 0
    for _ in range(_KILLS):
        papers, delay = moments.randint(1, 16), moments.uniform(0.0, 0.1)
        killed_while_issuing(folder, plan, papers, delay)
        issued = sound(folder)
        print(f"killed {delay * 1000:.0f} ms after {papers} more papers were written: {issued} issued")
    assert 0 < issued < _PEOPLE
    with Workspace.open(folder, user="admin", password=_PASSWORD) as again:
        again.certificates.issue_for_plan(plan)
        assert again.listings.certificates.totals(CertificateCriteria()).count == _PEOPLE
        assert again.upkeep.doctor(rebuild=True).ok
    sound(folder)


def killed_while_issuing(folder: Path, plan: str, papers: int, delay: float) -> None:
    """Issue in a process of its own and kill it some time after it has written so many papers."""
    command = [sys.executable, "-c", _ISSUE, str(folder), _PASSWORD, plan]
    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    before = written(folder)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"open"
        while len(written(folder) - before) < papers and process.poll() is None:
            time.sleep(0.002)
        time.sleep(delay)
        process.kill()


def written(folder: Path) -> set[str]:
    return {file.name for file in (folder / "papers").rglob("*.pdf")}


def sound(folder: Path) -> int:
    """The folder opens, its numbers run from 1 without a gap, every row has its file; return how many."""
    with Workspace.open(folder, user="admin", password=_PASSWORD) as ws:
        listing = ws.listings.certificates
        rows = listing.rows(listing.find(CertificateCriteria()))
        read = [NumberTemplate().read(row.number) for row in rows]
        sequences = sorted(number.sequence for number in read if number)
        assert sequences == list(range(1, len(rows) + 1))
        assert all(ws.certificates.paper(row.number) for row in rows)
        judged = ws.certificates.verify(
            file for row in rows[:2] if (file := ws.certificates.paper(row.number))
        )
        assert all(one.verdict.good for one in judged)
        assert ws.upkeep.doctor().ok
        return len(rows)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANXIU_TODAY", "2026-07-06")
