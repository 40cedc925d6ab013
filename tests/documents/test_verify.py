"""Attacks on a signed paper. Each name begins with the id of the fault catalogue where there is one."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from reportlab.pdfgen.canvas import Canvas

from app.documents import qr
from app.documents.certificate import render
from app.documents.signing import SealKey, sign
from app.documents.verify import Soundness, Trust, verify
from app.sync import marks, trust
from app.sync.marks import OfficeMark
from tests.documents.papers import COUNTY, ISSUED, Offices, a_content, some_offices


def byte_range(pdf: bytes) -> list[int]:
    start = pdf.rindex(b"/ByteRange [") + len(b"/ByteRange [")
    return [int(n) for n in pdf[start : pdf.index(b"]", start)].split()]


def test_a_fresh_paper_is_sound_and_names_its_office(signed: bytes, offices: Offices) -> None:
    finding = offices.judged(signed)
    assert (finding.soundness, finding.reasons) == (Soundness.SOUND, ())
    assert finding.number == "451321-2026-7K3D-00017-X"
    assert finding.office == COUNTY
    assert finding.signed_at == ISSUED


def test_the_city_reaches_the_county_through_the_paper_it_gave_it(signed: bytes, offices: Offices) -> None:
    finding = verify(signed, Trust((offices.city.certificate,), marks.mark_of))
    assert finding.sound
    assert finding.offices == (COUNTY, "cd" * 16)


def test_a_paper_sealed_before_joining_is_believed_after_it(unsigned: bytes, offices: Offices) -> None:
    alone = SealKey(offices.seal.key, offices.seal.certificate, (offices.county.certificate,))
    early = sign(unsigned, alone, when=ISSUED, reason="颁发证书")
    city = (offices.city.certificate,)
    assert verify(early, Trust(city, marks.mark_of)).soundness is Soundness.UNKNOWN_ISSUER
    assert verify(early, Trust(city, marks.mark_of, (offices.joined,))).sound


def test_g01_a_flipped_byte_anywhere_is_noticed(signed: bytes, offices: Offices) -> None:
    _, gap, after, _ = byte_range(signed)
    places = [
        *range(0, gap, gap // 40),
        *range(gap, gap + 5000, 61),
        *range(gap + 5000, after, 397),
        *range(after, len(signed), 53),
        len(signed) - 1,
    ]
    for place in places:
        damaged = bytearray(signed)
        damaged[place] ^= 0x01
        assert not offices.judged(bytes(damaged)).sound, f"byte {place}"


def test_g01_the_bits_that_no_signature_covers_are_held_to_ours() -> None:
    """A certificate's signature that ends in a zero bit may claim one bit less without failing."""
    offices = some_offices()
    while offices.county.certificate.signature[-1] & 1:
        offices = some_offices()
    signed = sign(render(a_content(), "x").pdf, offices.seal, when=ISSUED, reason="颁发证书")
    counted = b"00" + offices.county.certificate.signature.hex().upper().encode()
    assert signed.count(counted) == 1
    assert not offices.judged(signed.replace(counted, b"01" + counted[2:])).sound


def test_g01_the_same_digits_in_small_letters_are_not_ours(signed: bytes, offices: Offices) -> None:
    _, gap, after, _ = byte_range(signed)
    letter = next(at for at in range(gap + 1, after) if signed[at : at + 1].isalpha())
    assert not offices.judged(
        signed[:letter] + signed[letter : letter + 1].lower() + signed[letter + 1 :]
    ).sound


@pytest.mark.parametrize(("which", "change"), [(0, 1), (1, -1), (1, 2), (2, 2), (2, -2), (3, -10)])
def test_g01_a_shifted_byte_range_is_noticed(
    signed: bytes, offices: Offices, which: int, change: int
) -> None:
    numbers = byte_range(signed)
    old = " ".join(map(str, numbers)).encode()
    numbers[which] += change
    new = " ".join(map(str, numbers)).encode()
    start = signed.rindex(b"/ByteRange [") + len(b"/ByteRange [")
    end = signed.index(b"]", start)
    assert old in signed[start:end]
    shifted = signed[:start] + new.ljust(end - start) + signed[end:]
    assert offices.judged(shifted).soundness is Soundness.ALTERED


def test_g01_zeroed_contents_are_noticed(signed: bytes, offices: Offices) -> None:
    _, gap, after, _ = byte_range(signed)
    zeroed = signed[: gap + 1] + b"0" * (after - gap - 2) + signed[after - 1 :]
    assert offices.judged(zeroed).soundness is Soundness.ALTERED


def test_g01_a_wrapped_signature_with_content_in_the_gap_is_noticed(signed: bytes, offices: Offices) -> None:
    _, gap, after, rest = byte_range(signed)
    smuggled = b"\n1 0 obj\n<< /Smuggled true >>\nendobj\n"
    start = signed.rindex(b"/ByteRange [") + len(b"/ByteRange [")
    end = signed.index(b"]", start)
    numbers = f"0 {gap} {after + len(smuggled)} {rest}".encode()
    wrapped = signed[:start] + numbers.ljust(end - start) + signed[end:after] + smuggled + signed[after:]
    assert offices.judged(wrapped).soundness is Soundness.ALTERED


def test_g01_a_truncated_file_never_raises(signed: bytes, offices: Offices) -> None:
    for end in range(0, len(signed), len(signed) // 60):
        assert offices.judged(signed[:end]).soundness in (Soundness.ALTERED, Soundness.UNSIGNED)


@pytest.mark.parametrize("tail", [b"\n", b"0", b"%%EOF\n", b"\nstartxref\n0\n%%EOF\n"])
def test_g03_bytes_after_the_end_are_noticed(signed: bytes, offices: Offices, tail: bytes) -> None:
    assert offices.judged(signed + tail).soundness is Soundness.ALTERED


def test_g02_a_page_replaced_by_an_update_is_noticed(signed: bytes, offices: Offices) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.pdf_name("/Contents")] = writer.add_object(
        generic.StreamObject(stream_data=b"0 0 100 100 re f")
    )
    writer.update_container(page)
    assert offices.judged(written(writer)).soundness is Soundness.ALTERED


def test_g02_an_annotation_laid_over_the_page_is_noticed(signed: bytes, offices: Offices) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    box = generic.ArrayObject([generic.NumberObject(n) for n in (100, 100, 400, 200)])
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): box,
            generic.pdf_name("/Contents"): generic.pdf_string("999 学时"),
        }
    )
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    assert offices.judged(written(writer)).soundness is Soundness.ALTERED


def test_g02_changed_metadata_is_noticed(signed: bytes, offices: Offices) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    writer.trailer["/Info"][generic.pdf_name("/Subject")] = generic.pdf_string("451321-2026-7K3D-00099-X")
    writer.update_container(writer.trailer["/Info"])
    assert offices.judged(written(writer)).soundness is Soundness.ALTERED


def test_g04_the_seal_picture_alone_is_unsigned(unsigned: bytes, offices: Offices) -> None:
    finding = offices.judged(unsigned)
    assert finding.soundness is Soundness.UNSIGNED
    assert finding.number == "451321-2026-7K3D-00017-X"


def test_g04_a_stripped_signature_is_unsigned(signed: bytes, offices: Offices) -> None:
    copy = pypdf.PdfWriter()
    page = pypdf.PdfReader(io.BytesIO(signed)).pages[0]
    del page["/Annots"]
    copy.add_page(page)
    out = io.BytesIO()
    copy.write(out)
    assert offices.judged(out.getvalue()).soundness is Soundness.UNSIGNED


def test_g05_the_number_is_part_of_what_was_signed(offices: Offices) -> None:
    content = a_content(number="451321-2026-7K3D-00018-4")
    sheet = render(content, qr.payload(content.number, COUNTY, content.digest(), offices.seal.key))
    finding = offices.judged(sign(sheet.pdf, offices.seal, when=ISSUED, reason="颁发证书"))
    assert finding.number == "451321-2026-7K3D-00018-4"


@pytest.mark.parametrize("holder", ["王𬭚", "赵𡒄", "李㛃", "阿依古丽·买买提"])
def test_g07_a_rare_name_survives_signing(holder: str, offices: Offices) -> None:
    pdf = sign(render(a_content(holder=holder), "YX1").pdf, offices.seal, when=ISSUED, reason="颁发证书")
    assert offices.judged(pdf).sound
    assert holder in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_p01_a_twin_with_the_same_names_is_unknown(unsigned: bytes, offices: Offices) -> None:
    twin = trust.new_authority(OfficeMark(COUNTY, "county"), "某某县教育体育局", ISSUED)
    seal = twin.issue_seal(ISSUED)
    forged = sign(
        unsigned, SealKey(seal.key, seal.certificate, (twin.certificate,)), when=ISSUED, reason="颁发证书"
    )
    assert offices.judged(forged).soundness is Soundness.UNKNOWN_ISSUER


def test_a_key_for_bundles_cannot_seal_papers(unsigned: bytes, offices: Offices) -> None:
    sync = offices.county.issue_sync("ef" * 16, ISSUED)
    pdf = sign(unsigned, SealKey(sync.key, sync.certificate), when=ISSUED, reason="颁发证书")
    assert offices.judged(pdf).soundness is Soundness.UNKNOWN_ISSUER


def test_an_office_cannot_seal_for_an_office_beside_it(unsigned: bytes, offices: Offices) -> None:
    other = trust.new_authority(OfficeMark("ee" * 16, "county"), "邻县教育局", ISSUED)
    # Taken in by an authority that calls itself a city: our own says it is a county.
    boasting = trust.new_authority(OfficeMark(COUNTY, "city"), "某某县教育体育局", ISSUED)
    paper = replace(boasting, key=offices.county.key).cross_sign(other.request(), ISSUED)
    seal = other.issue_seal(ISSUED)
    finding = offices.judged(
        sign(unsigned, SealKey(seal.key, seal.certificate, (paper,)), when=ISSUED, reason="颁发证书")
    )
    assert (finding.soundness, finding.reasons) == (Soundness.UNKNOWN_ISSUER, ("foreign_office",))


def test_a_script_in_a_certified_paper_is_refused(offices: Offices) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "x")
    canvas.save()
    writer = IncrementalPdfFileWriter(io.BytesIO(out.getvalue()))
    action = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
            generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )
    writer.root[generic.pdf_name("/OpenAction")] = action
    writer.update_root()
    finding = offices.judged(sign(written(writer), offices.seal, when=ISSUED, reason="颁发证书"))
    assert finding.soundness is Soundness.ALTERED
    assert {"javascript", "open_action"} <= set(finding.reasons)


def test_two_signatures_are_one_too_many(signed: bytes, unsigned: bytes, offices: Offices) -> None:
    out = io.BytesIO(unsigned)
    for field in ("First", "Second"):
        signer = signers.PdfSigner(
            signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256"),
            signer=offices.seal._signer,
            new_field_spec=SigFieldSpec(field),
        )
        out = signer.sign_pdf(IncrementalPdfFileWriter(out), bytes_reserved=offices.seal.bytes_reserved)
    finding = offices.judged(out.getvalue())
    assert (finding.soundness, finding.reasons) == (Soundness.ALTERED, ("several_signatures",))


def test_a_signature_that_permits_changes_is_not_ours(unsigned: bytes, offices: Offices) -> None:
    signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name="Loose", md_algorithm="sha256", certify=True),
        signer=offices.seal._signer,
        new_field_spec=SigFieldSpec("Loose"),
    )
    out = signer.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(unsigned)), bytes_reserved=offices.seal.bytes_reserved
    )
    assert offices.judged(out.getvalue()).reasons == ("not_certified",)


def test_t01_a_clock_before_the_first_day_does_not_spoil_a_paper(unsigned: bytes, offices: Offices) -> None:
    early = sign(unsigned, offices.seal, when=ISSUED.replace(year=1971), reason="颁发证书")
    assert offices.judged(early).sound


def test_p04_a_paper_sealed_after_the_seal_ran_out_is_not_believed(unsigned: bytes, offices: Offices) -> None:
    late = sign(unsigned, offices.seal, when=ISSUED + timedelta(days=4000), reason="颁发证书")
    assert offices.judged(late).soundness is Soundness.UNKNOWN_ISSUER


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-", b"PK\x03\x04", b"%PDF-1.4\n/ByteRange [0 1 2 3]", b"\x00" * 4096]
)
def test_anything_else_is_a_verdict_too(junk: bytes, offices: Offices) -> None:
    assert offices.judged(junk).soundness in (Soundness.ALTERED, Soundness.UNSIGNED)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_g08_pdfsig_agrees_about_a_good_file(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "证书.pdf"
    file.write_bytes(signed)
    said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_g08_qpdf_finds_nothing_wrong(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "证书.pdf"
    file.write_bytes(signed)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
