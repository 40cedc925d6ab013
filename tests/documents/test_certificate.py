"""The sheet says what it should, fits whatever it must say, and its code can be believed."""

import io
from decimal import Decimal

import pypdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.documents import qr
from app.documents.certificate import render, template
from tests.documents.papers import COUNTY, a_content


@pytest.fixture(scope="module")
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 1
    return pages[0].extract_text()


def test_the_sheet_says_everything_that_was_given() -> None:
    text = text_of(render(a_content(), "YX1").pdf)
    for said in ("王𬭚", "4521**********1234", "某县城北小学", "451321-2026-7K3D-00017-X", "2026年7月6日"):
        assert said in text
    assert "某某县教育体育局" in text
    assert "24 学时，折合 3 学分" in text.replace("\n", "")


def test_the_sheet_says_that_its_seal_is_a_picture() -> None:
    text = text_of(render(a_content(), "YX1").pdf)
    assert "防篡改签名" in text
    assert "红章为图样" in text
    assert "电子印章" not in text
    assert "电子签章" not in text


def test_a_cycle_certificate_has_its_own_words() -> None:
    sheet = render(a_content(kind="cycle", project="2021–2025", hours=Decimal("360.5")), "YX1")
    assert "累计 360.5 学时" in text_of(sheet.pdf).replace("\n", "")


def test_the_same_content_gives_the_same_file(key: ec.EllipticCurvePrivateKey) -> None:
    code = qr.payload("N", COUNTY, a_content().digest(), key)
    assert code == qr.payload("N", COUNTY, a_content().digest(), key)
    assert render(a_content(), code).pdf == render(a_content(), code).pdf


def test_very_long_entries_stay_on_one_page_inside_the_border() -> None:
    sheet = render(
        a_content(
            project="基于核心素养的校本研修模式探索" * 14, unit="某某镇中心小学" * 9, issuer="某县" * 20
        ),
        "YX1",
    )
    page = pypdfium2.PdfDocument(sheet.pdf)[0]
    text = page.get_textpage()
    width, height = page.get_size()
    for n in range(text.count_chars()):
        left, low, right, high = text.get_charbox(n)
        assert 40 < left <= right < width - 40
        assert 45 < low <= high < height - 45


def test_a_name_that_cannot_be_drawn_is_reported_with_its_code_point() -> None:
    sheet = render(a_content(holder="张\ue5f1"), "YX1")
    assert [(m.code_point, "张" in m.text) for m in sheet.missing] == [("U+E5F1", True)]


def test_the_digest_follows_the_content_and_nothing_else() -> None:
    assert a_content().digest() == a_content(hours=Decimal("24.00")).digest()
    assert a_content().digest() != a_content(hours=Decimal(25)).digest()
    assert a_content().digest() != a_content(holder="王鋒").digest()


def test_a_code_is_short_and_names_number_office_and_a_content(key: ec.EllipticCurvePrivateKey) -> None:
    code = qr.payload(a_content().number, COUNTY, a_content().digest(), key)
    claim = qr.read(code)
    assert len(code) <= 300
    assert claim is not None
    assert claim.number == a_content().number
    assert claim.names(COUNTY)
    assert claim.tells(a_content().digest())
    assert qr.verify(claim, key.public_key())


def test_a_code_with_another_number_or_key_is_not_believed(key: ec.EllipticCurvePrivateKey) -> None:
    code = qr.payload(a_content().number, COUNTY, a_content().digest(), key)
    forged = qr.read(code.replace("00017", "00018"))
    honest = qr.read(code)
    assert forged is not None
    assert honest is not None
    assert not qr.verify(forged, key.public_key())
    assert not qr.verify(honest, ec.generate_private_key(ec.SECP256R1()).public_key())


@pytest.mark.parametrize("text", ["", "https://example.invalid", "YX1/N/AAAA", "YX1/N/!!!!", "YX1//"])
def test_other_texts_are_no_codes(text: str) -> None:
    assert qr.read(text) is None


def test_the_shipped_template_makes_numbers_that_read_back() -> None:
    assert template().number.read("451321-2026-7K3D-00017-X") is None
    assert template().number.pattern.count("{") == 5
