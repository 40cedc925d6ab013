"""Verifying from the window: plain words for genuine, changed, revoked and wrong files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.progress import silent
from app.ui.application import Program
from app.ui.certificates.verify_controller import Verifying, judge_all
from app.ui.certificates.verify_dialog import VerifyDialog
from app.ui.tokens import Tone
from app.workspace import Workspace
from tests.ui.certificates.conftest import Open, page_of, rest
from tests.ui.dropping import drop


@pytest.fixture
def papers(registry: Workspace, tmp_path: Path) -> list[Path]:
    from app.listings.issuable import IssuableCriteria

    plan = registry.listings.issuable.find(IssuableCriteria())[0]
    return list(registry.certificates.issue_for_plan(plan, out=tmp_path / "papers").files)


def verify(open_page: Open, ws: Workspace, program: Program, files: list[Path]) -> Verifying:
    verifying = page_of(open_page(ws)).verify(files)
    rest(program)
    return verifying


def test_a_paper_that_is_not_registered_above_is_genuine(
    registry: Workspace, papers: list[Path], open_page: Open, program: Program
) -> None:
    text = verify(open_page, registry, program, papers[:1]).dialog.text()
    assert "● 真实，尚未由上级登记" in text
    assert papers[0].name in text


def test_one_changed_byte_is_told_first(
    registry: Workspace, papers: list[Path], open_page: Open, program: Program
) -> None:
    content = bytearray(papers[1].read_bytes())
    content[len(content) // 3] ^= 1
    papers[1].write_bytes(content)
    dialog = verify(open_page, registry, program, papers).dialog
    assert dialog.text().strip().startswith("× 已被改动，不可采信")
    assert "共 2 份：可以采信 1 份（1 份尚未登记），不可采信 1 份。" in dialog.notice.text()


def test_a_revoked_paper_is_revoked(
    registry: Workspace, papers: list[Path], open_page: Open, program: Program
) -> None:
    row = registry.listings.certificates.rows(_keys(registry))[0]
    registry.certificates.revoke(row.number, reason="姓名有误")
    file = next(one for one in papers if row.number in one.name)
    assert "× 已撤销" in verify(open_page, registry, program, [file]).dialog.text()


def _keys(ws: Workspace) -> list[str]:
    from app.listings.certificates import CertificateCriteria

    return list(ws.listings.certificates.find(CertificateCriteria()))


def test_wrong_files_explain_themselves(registry: Workspace, papers: list[Path], tmp_path: Path) -> None:
    photo, gone = tmp_path / "照片.jpg", tmp_path / "没有.pdf"
    photo.write_bytes(b"\xff\xd8\xff")
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    told = judge_all(registry, [photo, gone, empty], progress=silent())
    assert [one.tone for one in told] == [Tone.BAD] * 3
    assert told[0].verdict == "不是 PDF 文件，核验不了"
    assert "找不到文件" in told[1].reasons[0]


def test_a_folder_stands_for_the_papers_in_it(registry: Workspace, papers: list[Path]) -> None:
    told = judge_all(registry, [papers[0].parent], progress=silent())
    assert sorted(one.file for one in told) == sorted(file.name for file in papers)


def test_papers_dropped_on_the_page_are_judged(
    registry: Workspace, papers: list[Path], open_page: Open, program: Program
) -> None:
    window = open_page(registry)
    drop(page_of(window).view, papers[:1])
    rest(program)
    dialog = next(
        top for top in QApplication.topLevelWidgets() if isinstance(top, VerifyDialog) and top.isVisible()
    )
    assert papers[0].name in dialog.text()
    dialog.close()
