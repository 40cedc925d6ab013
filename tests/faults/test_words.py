"""Slips at the command line, and what the program does when it is itself at fault."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import main
from app.listings.schools import Schools
from tests.faults.desk import PASSWORD, TODAY, Desk, says_what_to_do

ROOT = Path(__file__).resolve().parents[2]
ID_NUMBER = "451302198503070021"

SLIPS = (
    (["--bogus"], "cli.words_missing"),
    (["plans"], "cli.words_missing"),
    (["plans", "frob"], "cli.word_no_choice"),
    (["plans", "show"], "cli.words_missing"),
    (["plans", "list", "--frob"], "cli.words_unknown"),
    (["plans", "list", "--limit"], "cli.word_without_value"),
    (["plans", "list", "--limit", "many"], "cli.word_malformed"),
    (["--lang", "tlh", "plans", "list"], "cli.word_no_choice"),
)


@pytest.mark.parametrize(("words", "error"), SLIPS)
def test_words_that_are_no_command_end_with_two(desk: Desk, words: list[str], error: str) -> None:
    ended = desk.run(*words)
    assert (ended.code, ended.error) == (2, error)
    says_what_to_do(ended.message)


def test_without_json_one_sentence_is_shown_and_nothing_else(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(desk.place("school")), "plans", "show", "zz"]) == 3
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    says_what_to_do(shown.err.strip())


UNKNOWN = (
    ("school", "clerk", ("plans", "show", "zz"), "plan.unknown"),
    ("school", "clerk", ("plans", "show", "0" * 32), "plan.unknown"),
    ("school", "clerk", ("annual", "show", "zz"), "plan.unknown"),
    ("school", "clerk", ("attendance", "sheet", "zz", "out.xlsx"), "attendance.no_such_session"),
    ("school", "clerk", ("teachers", "show", "zz"), "person.no_such"),
    ("school", "clerk", ("credits", "explain", "zz"), "credits.teacher_unknown"),
    ("school", "registrar", ("credits", "post", "zz"), "plan.unknown"),
    ("county", "registrar", ("certificates", "issue", "--plan", "zz"), "plan.unknown"),
    ("county", "registrar", ("certificates", "revoke", "zz", "--reason", "错"), "certificate.unknown"),
    ("county", "clerk", ("certificates", "export", "zz", "--out", "nowhere"), "certificate.unknown"),
    ("school", "admin", ("users", "add", "a", "--role", "clerk", "--person", "zz"), "person.no_such"),
    ("school", "admin", ("users", "reset", "zz"), "account.unknown"),
    ("school", "clerk", ("bundle", "export", "--to", "zz", "."), "office.unknown"),
)


@pytest.mark.parametrize(("place", "user", "words", "error"), UNKNOWN)
def test_a_name_that_names_nothing_is_refused(
    desk: Desk, place: str, user: str, words: tuple[str, ...], error: str
) -> None:
    desk.refused(place, user, *words, error=error)


def test_a_list_of_what_does_not_exist_is_empty(desk: Desk) -> None:
    assert desk.do("school", "clerk", "sessions", "list", "zz") == []
    assert desk.do("county", "clerk", "certificates", "list", "--plan", "zz") == []


# Passwords ------------------------------------------------------------------------------------


def test_without_a_terminal_a_missing_password_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YANXIU_PASSWORD")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ended = desk.run("--data", desk.place("school"), "plans", "list")
    assert (ended.code, ended.error) == (3, "cli.password_needed")
    says_what_to_do(ended.message)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_password_file_that_cannot_be_read_is_refused(desk: Desk, content: bytes | None) -> None:
    file = desk.root / "password"
    if content is not None:
        file.write_bytes(content)
    ended = desk.run("--data", desk.place("school"), "--password-file", file, "plans", "list")
    assert (ended.code, ended.error) == (3, "cli.password_file")
    says_what_to_do(ended.message)


# The program's own faults ---------------------------------------------------------------------


def test_a_bug_ends_with_seventy_and_its_details_are_in_the_log_masked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(f"教师 {ID_NUMBER} password={PASSWORD}")

    monkeypatch.setattr(Schools, "find", broken)
    ended = desk.run("--data", desk.place("school"), "schools", "list")
    assert (ended.code, ended.error) == (70, "internal")
    says_what_to_do(ended.message)
    assert "Traceback" not in ended.shown and ID_NUMBER not in ended.shown
    (line,) = (desk.place("school") / "logs" / "yanxiu.jsonl").read_text(encoding="utf-8").splitlines()[-1:]
    assert "KeyError" in json.loads(line)["error"]
    assert ID_NUMBER not in line and PASSWORD not in line


@pytest.mark.parametrize(
    ("trouble", "error"),
    [(OSError(5, "Input/output error", "x"), "machine.io"), (MemoryError(), "machine.memory")],
)
def test_what_the_machine_refuses_unforeseen_ends_with_four(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, trouble: Exception, error: str
) -> None:
    def broken(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(Schools, "find", broken)
    ended = desk.run("--data", desk.place("school"), "schools", "list")
    assert (ended.code, ended.error) == (4, error)
    says_what_to_do(ended.message)


def test_a_day_that_is_none_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANXIU_TODAY", "garbage")
    ended = desk.run("--data", desk.place("school"), "credits", "totals")
    assert (ended.code, ended.error) == (3, "clock.no_day")
    says_what_to_do(ended.message)


@pytest.mark.parametrize("day", ["1970-01-01", "2099-12-31"])
def test_a_clock_that_is_far_off_labels_and_refuses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    before = {row["id"]: row["state"] for row in desk.do("school", "clerk", "plans", "list")}
    monkeypatch.setenv("YANXIU_TODAY", day)
    after = {row["id"]: row["state"] for row in desk.do("school", "clerk", "plans", "list")}
    assert after == before
    file = desk.bundle("school", "county")
    assert desk.do("county", "clerk", "bundle", "apply", file)["bundles"][0]["status"] == "applied"
    assert desk.do("school", "clerk", "credits", "totals", "--cycle", "2026")
    assert desk.health("county").ok


# Where it prints ------------------------------------------------------------------------------


def test_a_reader_that_goes_away_ends_the_command_quietly(desk: Desk) -> None:
    ended = _piped(desk, "teachers", "list", reads=False)
    assert ended == (0, b"")


def test_a_terminal_without_chinese_still_gets_valid_json(desk: Desk) -> None:
    ended = _typed(desk, "--json", "teachers", "list", PYTHONIOENCODING="ascii")
    names = {row["name"] for row in json.loads(ended.stdout)}
    assert ended.returncode == 0 and "王𬭚" in names


def _words(desk: Desk, *words: str) -> list[str]:
    return [sys.executable, "-m", "app", "--data", str(desk.place("school")), "--as", "clerk", *words]


def _environ(**more: str) -> dict[str, str]:
    return {**os.environ, "YANXIU_PASSWORD": PASSWORD, "YANXIU_TODAY": TODAY, **more}


def _typed(desk: Desk, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = _words(desk, *words)
    return subprocess.run(command, cwd=ROOT, env=_environ(**more), capture_output=True, timeout=60)


def _piped(desk: Desk, *words: str, reads: bool) -> tuple[int, bytes]:
    """Run a command whose reader closes the pipe at once."""
    process = subprocess.Popen(
        _words(desk, *words), cwd=ROOT, env=_environ(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    if not reads:
        process.stdout.close()
    with process.stderr:
        told = process.stderr.read()
    return process.wait(60), told
