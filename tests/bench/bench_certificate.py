"""One certificate, drawn and signed, beside the same sheet signed by pyHanko as it comes.

The peer draws the same sheet (fonts registered once, as anyone would after the first day) and signs
with `SimpleSigner` and `sign_pdf`, which loads the key for each file and makes a trial signature to
learn its size. Rows below show where our own time goes. All in one run, interleaved.
"""

import io
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.documents import fonts, qr
from app.documents.certificate import CertificateContent, render
from app.documents.signing import SealKey, sign
from tests.documents.papers import COUNTY, ISSUED, Offices, a_content, some_offices

_ROUNDS = 15
_REASON = "颁发证书"


def measure(scale: float = 1.0) -> list[dict[str, object]]:
    """Return one row per case: milliseconds of ours and of the peer, and how many times faster ours is."""
    offices = some_offices()
    content = a_content()
    pdf = sheet(content, offices)
    stock = stock_signer(offices.seal)
    stock_rsa = stock_rsa_signer(offices.seal)
    times = interleaved(
        {
            "ours": lambda: sign(sheet(content, offices), offices.seal, when=ISSUED, reason=_REASON),
            "ours drawing": lambda: sheet(content, offices),
            "drawing afresh": lambda: drawn_afresh(content, offices),
            "ours signing": lambda: sign(pdf, offices.seal, when=ISSUED, reason=_REASON),
            "stock": lambda: stock_sign(sheet(content, offices), stock),
            "stock RSA": lambda: stock_sign(sheet(content, offices), stock_rsa),
            "stock signing": lambda: stock_sign(pdf, stock),
        },
        rounds=max(1, round(_ROUNDS * scale)),
    )
    return [
        row("证书：绘制并签名，P-256（对照：原样 pyHanko，P-256）", times["ours"], times["stock"], 1.2),
        row(
            "证书：绘制并签名，P-256（对照：原样 pyHanko，RSA-2048）", times["ours"], times["stock RSA"], 2.0
        ),
        row("其中：签名", times["ours signing"], times["stock signing"], 1.5),
        row("其中：绘制（对照：每份重新装载字体）", times["ours drawing"], times["drawing afresh"], 3.0),
    ]


def row(case: str, ours: float, peer: float, goal: float) -> dict[str, object]:
    """Return one row of the table; `ratio` is peer by ours, `goal` the least it should be."""
    return {
        "case": case,
        "ours": f"{ours * 1000:.1f} ms",
        "peer": f"{peer * 1000:.1f} ms",
        "ratio": round(peer / ours, 2),
        "goal": f"≥ {goal}×",
    }


def interleaved(cases: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Time all cases in turn, so that a busy moment hurts them alike; return the medians in seconds."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for work in cases.values():
        work()
    for _ in range(rounds):
        for name, work in cases.items():
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in taken.items()}


def sheet(content: CertificateContent, offices: Offices) -> bytes:
    """Draw the sheet, its code signed anew each time."""
    return render(content, qr.payload(content.number, COUNTY, content.digest(), offices.seal.key)).pdf


def drawn_afresh(content: CertificateContent, offices: Offices) -> bytes:
    """Draw the sheet as a program does that loads its fonts for each document."""
    for name in (fonts.KAI, fonts.SANS, fonts.SANS_BOLD):
        fonts.font(name).unregister()
        fonts.font(name)
    return sheet(content, offices)


def stock_sign(pdf: bytes, signer: SimpleSigner) -> bytes:
    """Sign as pyHanko's documentation shows it."""
    meta = PdfSignatureMetadata(
        field_name="Seal",
        reason=_REASON,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer).getvalue()


def stock_signer(seal: SealKey) -> SimpleSigner:
    """Return pyHanko's own signer for the same key."""
    return _simple(seal.key.private_bytes(*_PLAIN), seal.certificate, seal.chain)


def stock_rsa_signer(seal: SealKey) -> SimpleSigner:
    """Return pyHanko's own signer with the kind of key that most offices would be given."""
    key = rsa.generate_private_key(65537, 2048)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(seal.certificate.subject)
        .issuer_name(seal.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2024, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2034, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    return _simple(key.private_bytes(*_PLAIN), certificate, seal.chain)


_PLAIN = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _simple(key: bytes, certificate: x509.Certificate, chain: object) -> SimpleSigner:
    store = SimpleCertificateStore()
    store.register_multiple(_asn1(paper) for paper in chain)
    return SimpleSigner(_asn1(certificate), asn1_keys.PrivateKeyInfo.load(key), store)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


@pytest.mark.bench
def test_a_signed_certificate_is_quicker_than_stock() -> None:
    rows = measure()
    for known in rows:
        print(known)
    assert float(str(rows[0]["ratio"])) >= 1.0
