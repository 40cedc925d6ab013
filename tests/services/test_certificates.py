"""Certificates are numbered without gap, never without their file, and believed only by the registry."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from app.documents.paperstore import PaperStore
from app.documents.verify import Soundness, verify
from app.domain.numbering import NumberTemplate
from app.errors import Cancelled, Refused, Unavailable
from app.listings.certificates import CertificateCriteria
from app.progress import Progress
from app.services.verifying import Verdict, believed
from app.sync import trust
from app.workspace import Workspace
from tests.services.registry import a_posted_plan, a_posting, a_teacher
from tests.services.sticks import Make, enrolled

DAY = "2026-07-06"
NUMBERS = NumberTemplate()


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANXIU_TODAY", DAY)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def county(office: Make) -> Workspace:
    return office("county", code="451302", name="兴宾区教育局")


def issued(ws: Workspace, names: list[str], out: Path | None = None) -> tuple[str, list[str]]:
    plan = a_posted_plan(ws, [a_teacher(ws, name) for name in names])
    return plan, [one.number for one in ws.certificates.issue_for_plan(plan, out=out).certificates]


def only(ws: Workspace, file: Path) -> tuple[Verdict, tuple[str, ...]]:
    (found,) = ws.certificates.verify([file])
    return found.verdict, found.reasons


# Issuing ----------------------------------------------------------------------------------------


def test_everyone_with_posted_credits_gets_one(ws: Workspace, tmp_path: Path) -> None:
    plan, numbers = issued(ws, ["王𬭚", "赵𡒄", "李㛃"], tmp_path / "out")
    read = [NUMBERS.read(number) for number in numbers]
    assert [number.sequence for number in read if number] == [1, 2, 3]
    assert {number.office for number in read if number} == {"2145000001"}
    texts = {pypdf.PdfReader(file).pages[0].extract_text()[:200] for file in (tmp_path / "out").iterdir()}
    assert all(any(name in text for text in texts) for name in ("王𬭚", "赵𡒄", "李㛃"))
    again = ws.certificates.issue_for_plan(plan)
    assert (again.certificates, again.already) == ((), 3)


def test_the_identity_number_is_masked_on_paper_and_in_the_registry(ws: Workspace, tmp_path: Path) -> None:
    issued(ws, ["王秀兰"], tmp_path)
    text = pypdf.PdfReader(next(tmp_path.glob("*.pdf"))).pages[0].extract_text()
    assert "19850307" not in text
    assert "451***********0021" in text
    with ws.context.read() as connection:
        assert (
            b"19850307" not in connection.exec_driver_sql("SELECT content FROM certificate").scalar().encode()
        )


def test_hours_and_credits_are_those_that_stand(ws: Workspace) -> None:
    person = a_teacher(ws, "王秀兰")
    plan = a_posted_plan(ws, [person])
    with ws.context.journal.write(ws.actor) as log:
        wrong = a_posting(log, ws, person, plan=plan, hours=9900, credit=900)
        a_posting(log, ws, person, plan=plan, hours=-9900, credit=-900, reverses=wrong)
    ws.certificates.issue_for_plan(plan)
    (row,) = ws.listings.certificates.rows(ws.listings.certificates.find(CertificateCriteria()))
    assert (str(row.hours), str(row.credits)) == ("24", "3")


def test_without_postings_nothing_is_issued(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [])
    with pytest.raises(Refused) as refused:
        ws.certificates.issue_for_plan(plan)
    assert refused.value.code == "certificate.nothing_posted"


def test_a_clerk_may_not_issue(office: Make) -> None:
    ws = office(users={"clerk": "clerk"})
    plan = a_posted_plan(ws, [a_teacher(ws, "王秀兰")])
    clerk = ws.signed_in_as("clerk", "研修-测试")
    with pytest.raises(Refused) as refused:
        clerk.certificates.issue_for_plan(plan)
    assert refused.value.code == "authority.no_right_issue"


def test_k07_a_cancelled_batch_goes_on_with_the_next_number(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, f"教师{n:02d}") for n in range(13)])

    class Impatient(Progress):
        def step(self, done: int, total: int, stage: str = "") -> None:
            if done >= 10:
                self.cancel()
            super().step(done, total, stage)

    with pytest.raises(Cancelled):
        ws.certificates.issue_for_plan(plan, progress=Impatient())
    rest = ws.certificates.issue_for_plan(plan)
    assert rest.already == 10
    listing = ws.listings.certificates
    numbers = sorted(row.number for row in listing.rows(listing.find(CertificateCriteria())))
    assert [number.sequence for number in map(NUMBERS.read, numbers) if number] == list(range(1, 14))


def test_k07_what_a_kill_left_before_the_registry_is_swept_and_its_number_given_again(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, "王秀兰")])
    orphan = PaperStore(ws.context.papers()).add(b"%PDF-1.4 a paper that no registry row names")
    ws.certificates.issue_for_plan(plan)
    (row,) = ws.listings.certificates.rows(ws.listings.certificates.find(CertificateCriteria()))
    assert PaperStore(ws.context.papers()).find(orphan) is None
    assert not list(ws.context.papers("pending").iterdir())
    assert ws.context.papers(f"{row.sha256}.pdf").is_file()


def test_k07_a_paper_registered_just_before_a_kill_is_found_and_moved(ws: Workspace, tmp_path: Path) -> None:
    plan, (number,) = issued(ws, ["王秀兰"])
    file = ws.certificates.paper(number)
    assert file is not None
    pending = ws.context.papers("pending", file.name)
    file.replace(pending)
    assert ws.certificates.paper(number) == pending
    ws.certificates.issue_for_plan(plan)
    assert ws.certificates.paper(number) == file


def test_d02_a_full_disk_leaves_no_row_and_no_number(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, "王秀兰")])
    with monkeypatch.context() as full:
        full.setattr("app.documents.paperstore.os.fsync", _no_space)
        with pytest.raises(Unavailable) as hindered:
            ws.certificates.issue_for_plan(plan)
    assert hindered.value.code == "certificate.not_written"
    assert ws.listings.certificates.totals(CertificateCriteria()).count == 0
    (one,) = ws.certificates.issue_for_plan(plan).certificates
    number = NUMBERS.read(one.number)
    assert number is not None
    assert number.sequence == 1


def _no_space(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_character_without_a_shape_is_named(ws: Workspace) -> None:
    plan = a_posted_plan(ws, [a_teacher(ws, "张\ue5f1")])
    (one,) = ws.certificates.issue_for_plan(plan).certificates
    assert [(one.holder, gap.code_point) for gap in one.missing] == [("张\ue5f1", "U+E5F1")]


def test_a_cycle_with_a_minimum_missing_earns_no_certificate(ws: Workspace) -> None:
    person = a_teacher(ws, "王秀兰")
    a_posted_plan(ws, [person])
    with pytest.raises(Refused) as refused:
        ws.certificates.issue_for_cycle(person, "2026")
    assert refused.value.code == "certificate.cycle_not_met"


def test_a_cycle_that_is_met_earns_one_certificate(ws: Workspace) -> None:
    person = a_teacher(ws, "王秀兰")
    cycle = ws.credits.explain(person, cycle="2026").cycle
    with ws.context.journal.write(ws.actor) as log:
        for year in range(cycle.start.year, cycle.end.year + 1):
            for mode in ("school_based", "central", "online"):
                a_posting(log, ws, person, hours=6000, credit=1200, day=f"{year}-12-01", mode=mode)
    (one,) = ws.certificates.issue_for_cycle(person, "2026").certificates
    assert NUMBERS.read(one.number)
    with pytest.raises(Refused) as refused:
        ws.certificates.issue_for_cycle(person, "2026")
    assert refused.value.code == "certificate.cycle_held"


# Registry ---------------------------------------------------------------------------------------


def test_a_revoked_certificate_stays_revoked(ws: Workspace, tmp_path: Path) -> None:
    _, (number,) = issued(ws, ["王秀兰"], tmp_path)
    ws.certificates.revoke(number, reason="姓名有误")
    assert only(ws, next(tmp_path.glob("*.pdf")))[0] is Verdict.REVOKED
    with pytest.raises(Refused) as refused:
        ws.certificates.revoke(number, reason="再撤")
    assert refused.value.code == "certificate.already_revoked"


def test_a_revocation_needs_a_reason(ws: Workspace) -> None:
    _, (number,) = issued(ws, ["王秀兰"])
    with pytest.raises(Refused) as refused:
        ws.certificates.revoke(number, reason="  ")
    assert refused.value.code == "certificate.reason_required"


def test_a_replaced_certificate_has_a_new_number_and_todays_name(ws: Workspace, tmp_path: Path) -> None:
    plan, (number,) = issued(ws, ["王秀南"])
    with ws.context.journal.write(ws.actor) as log:
        person = registry_person(ws)
        log.put("person", person, {"name": "王秀兰"})
    result = ws.certificates.reissue(number, reason="姓名有误", out=tmp_path)
    (one,) = result.certificates
    assert (one.holder, one.number == number) == ("王秀兰", False)
    assert only(ws, result.files[0])[0] is Verdict.VALID_UNREGISTERED
    assert ws.certificates.issue_for_plan(plan).certificates == ()


def registry_person(ws: Workspace) -> str:
    with ws.context.read() as connection:
        return connection.exec_driver_sql("SELECT id FROM person").scalar().hex()


def test_papers_are_exported_as_they_were_issued(ws: Workspace, tmp_path: Path) -> None:
    _, (number,) = issued(ws, ["王秀兰"], tmp_path / "first")
    (copy,) = ws.certificates.export([number.lower()], tmp_path / "second")
    (first,) = (tmp_path / "first").iterdir()
    assert (copy.name, copy.read_bytes()) == (first.name, first.read_bytes())


def test_an_unknown_number_exports_nothing(ws: Workspace, tmp_path: Path) -> None:
    _, (number,) = issued(ws, ["王秀兰"])
    with pytest.raises(Refused) as refused:
        ws.certificates.export([number, "451302-2026-0000-00001-0"], tmp_path / "out")
    assert refused.value.code == "certificate.unknown"
    assert not (tmp_path / "out").exists()


def test_the_list_is_searched_by_number_name_and_initials(ws: Workspace) -> None:
    _, numbers = issued(ws, ["王秀兰", "赵小明"])
    listing = ws.listings.certificates
    for text in (numbers[0][-9:], "王秀", "wxl"):
        assert [row.number for row in listing.rows(listing.find(CertificateCriteria(find=text)))] == [
            numbers[0]
        ]
    assert listing.find(CertificateCriteria(find="%")) == []


# Verifying --------------------------------------------------------------------------------------


def test_a_paper_is_unregistered_until_an_office_above_countersigns_it(
    ws: Workspace, county: Workspace, stick: Path, tmp_path: Path
) -> None:
    enrolled(ws, county, stick)
    issued(ws, ["王𬭚"], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert only(county, file) == (Verdict.VALID_UNREGISTERED, ("not_in_registry",))
    county.bundles.apply(ws.bundles.export(to="parent", folder=stick).file)
    assert only(county, file) == (Verdict.VALID, ())
    ws.bundles.apply(county.bundles.export(to=ws.office.code, folder=stick).file)
    assert only(ws, file) == (Verdict.VALID, ())


def test_an_office_above_may_revoke_what_one_below_issued(
    ws: Workspace, county: Workspace, stick: Path, tmp_path: Path
) -> None:
    enrolled(ws, county, stick)
    _, (number,) = issued(ws, ["王𬭚"], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    county.bundles.apply(ws.bundles.export(to="parent", folder=stick).file)
    county.certificates.revoke(number, reason="学分不实")
    ws.bundles.apply(county.bundles.export(to=ws.office.code, folder=stick).file)
    assert only(ws, file)[0] is Verdict.REVOKED


def test_an_office_that_is_no_authority_of_ours_is_unknown(
    ws: Workspace, county: Workspace, tmp_path: Path
) -> None:
    issued(ws, ["王𬭚"], tmp_path)
    assert only(county, next(tmp_path.glob("*.pdf")))[0] is Verdict.UNKNOWN_ISSUER


def test_a_named_authority_is_believed_instead_of_our_own(
    ws: Workspace, county: Workspace, tmp_path: Path
) -> None:
    issued(ws, ["王𬭚"], tmp_path)
    roots = tmp_path / "roots"
    roots.mkdir()
    with ws.context.read() as connection:
        from app.services import keyring

        (roots / "school.pem").write_text(trust.to_pem(keyring.identity(connection).authority.certificate))
    (found,) = county.certificates.verify(tmp_path.glob("*.pdf"), trust=roots)
    assert found.verdict is Verdict.VALID_UNREGISTERED


def test_an_empty_trust_folder_is_refused(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        ws.certificates.verify([], trust=tmp_path)
    assert refused.value.code == "certificate.no_trust"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda pdf: pdf + b"\n", Verdict.ALTERED),
        (lambda pdf: pdf[: len(pdf) // 2], Verdict.UNSIGNED),
        (lambda pdf: pdf[:-900], Verdict.ALTERED),
        (lambda pdf: pdf.replace(b"/Subject", b"/Subjekt"), Verdict.ALTERED),
        (lambda _: b"", Verdict.UNSIGNED),
        (lambda _: b"PK\x03\x04 no paper at all", Verdict.UNSIGNED),
    ],
)
def test_a_damaged_paper_is_a_verdict(
    ws: Workspace, tmp_path: Path, change: Callable[[bytes], bytes], verdict: Verdict
) -> None:
    issued(ws, ["王𬭚"], tmp_path)
    (file,) = tmp_path.glob("*.pdf")
    file.write_bytes(change(file.read_bytes()))
    assert only(ws, file)[0] is verdict


def test_g05_a_file_under_another_ones_number_is_a_mismatch(ws: Workspace, tmp_path: Path) -> None:
    """Two papers sealed under one number: the registry says which of them it means."""
    _, (number,) = issued(ws, ["王𬭚"], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    forged = resealed(ws, number, tmp_path)
    assert only(ws, file)[0] is Verdict.VALID_UNREGISTERED
    assert only(ws, forged) == (Verdict.MISMATCH, ("other_file",))


def test_g05_the_same_number_registered_twice_freezes_both(ws: Workspace, tmp_path: Path) -> None:
    _, (number,) = issued(ws, ["王𬭚"], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    with ws.context.journal.write(ws.actor) as log:
        fields = {
            "number": number,
            "kind": "project",
            "issuer": ws.office.id,
            "sha256": "0" * 64,
            "content": {},
        }
        log.add("certificate", fields, scope=ws.office.id, county="")
    assert only(ws, file) == (Verdict.MISMATCH, ("number_twice",))
    with pytest.raises(Refused) as refused:
        ws.certificates.revoke(number, reason="重号")
    assert refused.value.code == "certificate.number_twice"


def resealed(ws: Workspace, number: str, folder: Path) -> Path:
    """Another paper, sealed by the same office under a number it gave out before."""
    from app.documents.certificate import render
    from app.documents.signing import sign
    from app.services.issuing import seal_of
    from app.services.trustbook import TrustBook
    from tests.documents.papers import ISSUED, a_content

    with ws.context.read() as connection:
        book = TrustBook.of(connection, ws.office)
    sheet = render(a_content(number=number, holder="冒名者"), "YX1")
    pdf = sign(sheet.pdf, seal_of(book), when=ISSUED, reason="颁发证书")
    assert verify(pdf, believed(book.trust())).soundness is Soundness.SOUND
    assert pypdf.PdfReader(io.BytesIO(pdf)).pages
    file = folder / "forged.pdf"
    file.write_bytes(pdf)
    return file


def test_a_file_that_is_not_there_is_refused(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        ws.certificates.verify([tmp_path / "nothing.pdf"])
    assert refused.value.code == "certificate.no_such_file"
