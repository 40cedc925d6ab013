import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import logs

# Invented numbers; the check digits are right.
ID_18 = "11010519491231002X"
ID_15 = "110105491231002"
MOBILE = "13800138000"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = logs.start(tmp_path)
    yield tmp_path
    logs.stop(handler)


def written(folder: Path) -> str:
    for handler in logging.getLogger().handlers:
        handler.flush()
    return (folder / "logs" / logs.FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号{ID_18}重复",
        f"id={ID_18.lower()}",
        ID_15,
        "110105 19491231 002X",
        "110105-19491231-0029",
        "１１０１０５１９４９１２３１００２Ｘ",
        ID_18[:-1],
        f"电话{MOBILE}",
        "138-0013-8000",
        f"+86 {MOBILE}",
        f"86{MOBILE}",
        ID_18 + ID_18,
        ID_18 + "X",
    ],
)
def test_numbers_of_a_person_are_masked(text: str) -> None:
    hidden = logs.masked(text)
    assert logs.MASK in hidden
    assert sum(ch.isdigit() for ch in hidden) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "2145000000",
        "451302000000",
        "2026-11-21 10:32:05",
        "200000 operations in 41.5 s",
        "018f3a5e9c7b7d2ea1b0c3d4e5f60718",
        "校本研修学分证书第20260001号",
    ],
)
def test_what_helps_to_find_a_fault_stays(text: str) -> None:
    assert logs.masked(text) == text


@given(before=st.text(max_size=20), after=st.text(max_size=20), number=st.sampled_from([ID_18, ID_15]))
def test_an_id_number_never_leaves_whatever_stands_around_it(before: str, after: str, number: str) -> None:
    assert number not in logs.masked(before + number + after)


@pytest.mark.parametrize(
    "text",
    [
        "password=Lotus-42",
        "passphrase: Lotus-42",
        "口令是Lotus-42",
        '{"password": "Lotus-42"}',
        "密码：Lotus-42",
    ],
)
def test_a_passphrase_in_a_text_is_masked(text: str) -> None:
    assert "Lotus" not in logs.masked(text)


def test_a_record_becomes_one_line_with_its_facts(folder: Path) -> None:
    logging.getLogger("app.sync.bundles").info(
        "bundle.applied", extra={"facts": {"operations": 12, "from": "两\n行"}}
    )
    (line,) = written(folder).splitlines()
    record = json.loads(line)
    assert record["event"] == "bundle.applied"
    assert record["where"] == "app.sync.bundles"
    assert record["level"] == "info"
    assert record["facts"] == {"operations": 12, "from": "两\n行"}
    assert record["time"].endswith("+00:00")


def test_facts_are_masked_wherever_they_hide(folder: Path) -> None:
    facts = {
        "teacher": {"id_number": ID_18, ID_18: "a key"},
        "rows": [(ID_18, MOBILE), {int(ID_15)}],
        "password": "Lotus-42",
        "recovery_code": "AAAA-BBBB",
        "seal_key": b"\x00\x01",
        "path": Path("stick") / f"{ID_18}.xlsx",
    }
    logging.getLogger("app").warning("odd %s", ID_18, extra={"facts": facts})
    text = written(folder)
    assert not any(secret in text for secret in (ID_18, ID_15, MOBILE, "Lotus", "AAAA", "x01"))
    assert text.count(logs.MASK) >= 9


def test_an_exception_is_masked_too(folder: Path) -> None:
    try:
        raise ValueError(f"duplicate {ID_18}, password=Lotus-42")
    except ValueError:
        logging.getLogger("db").exception("import.failed")
    text = written(folder)
    assert "ValueError" in text
    assert ID_18 not in text
    assert "Lotus" not in text


def test_others_are_heard_only_from_warnings_on(folder: Path) -> None:
    logging.getLogger("some.library").info("chatter")
    logging.getLogger("some.library").warning("trouble")
    assert "chatter" not in written(folder)
    assert "trouble" in written(folder)


def test_the_log_rotates_and_stays_small(folder: Path) -> None:
    for number in range(400):
        logging.getLogger("app").info("long", extra={"facts": {"text": "字" * 8000, "number": number}})
    files = sorted((folder / "logs").iterdir())
    assert 1 < len(files) <= 5
    assert sum(file.stat().st_size for file in files) < 6_000_000


def test_a_folder_that_takes_no_log_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file is in the way", "utf-8")
    handler = logs.start(tmp_path)
    logging.getLogger("app").warning("still running")
    logs.stop(handler)


def test_after_stopping_the_file_is_closed(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    logging.getLogger("app").warning("first")
    logs.stop(handler)
    logging.getLogger("app").warning("second")
    assert "second" not in (tmp_path / "logs" / logs.FILE_NAME).read_text("utf-8")
