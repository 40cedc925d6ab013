"""Judging a signed paper: green only when every single condition holds.

Common viewers call a page "valid" whose text was replaced by an incremental update, and accept
bytes after the end of the file. Our rule is stricter: exactly one signature, from byte 0 to the
last byte of the file, certified "no changes", by a seal whose authority leads to an office we
are enrolled with. Nothing is fetched, and no damaged file raises: it is altered or unsigned.

Time and revocation. A certificate's dates are judged at `moment`, the time an office above
registered the paper; before that, at the time the signer claims, which proves nothing and is why
an unregistered paper is told apart from a valid one. Whether the seal or the paper was revoked is
decided by the caller from the registry and the trust list (revocation from a sequence number on),
because a list of revoked certificates with dates is only as good as the clocks that wrote it.
"""

import asyncio
import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any, Protocol

from asn1crypto import x509 as asn1_x509
from asn1crypto.cms import ContentInfo
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import CMSExtractionError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.documents.envelope import is_exact

for _library in ("pyhanko", "pyhanko_certvalidator"):
    # A bad paper is a verdict with reasons here, not a warning on somebody's terminal.
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Our papers have 100 kB; reading stops long before a hostile file hurts.
LARGEST = 20 * 1024 * 1024

_DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
_SEAL_USE = KeyUsageConstraints(key_usage={"non_repudiation"}, extd_key_usage={_DOCUMENT_SIGNING})
_ACTIVE = {
    "/JavaScript": "javascript",
    "/JS": "javascript",
    "/OpenAction": "open_action",
    "/AA": "open_action",
    "/Launch": "open_action",
    "/XFA": "xfa",
    "/EmbeddedFiles": "embedded_file",
    "/EF": "embedded_file",
    "/RichMedia": "embedded_file",
}
# What reading a deliberately broken file is known to raise, in pyHanko, asn1crypto and zlib.
_DAMAGE = (
    PdfError,
    CMSExtractionError,
    SignatureValidationError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OSError,
    zlib.error,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
)


class Soundness(StrEnum):
    """What the file alone says, before any registry is asked."""

    SOUND = "sound"
    ALTERED = "altered"
    UNSIGNED = "unsigned"
    UNKNOWN_ISSUER = "unknown_issuer"


class Mark(Protocol):
    """The office a certificate speaks for; `rank` grows from the province down to a teaching point."""

    @property
    def office(self) -> str: ...
    @property
    def rank(self) -> int: ...


MarkOf = Callable[[x509.Certificate], Mark | None]


@dataclass(frozen=True, slots=True)
class SignatureFinding:
    """The judgement of one file; `number` and `signed_at` are the file's own words unless it is sound.

    `offices` is the chain from the signing office up to the trusted root, `seal` the SHA-256 of
    the seal's certificate.
    """

    soundness: Soundness
    sha256: str
    reasons: tuple[str, ...] = ()
    number: str = ""
    signed_at: datetime | None = None
    offices: tuple[str, ...] = ()
    seal: str = ""

    @property
    def sound(self) -> bool:
        return self.soundness is Soundness.SOUND

    @property
    def office(self) -> str:
        """The office whose seal signed, empty when that is not known."""
        return self.offices[0] if self.offices else ""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom we believe: authorities we are enrolled with, and papers that help to reach them."""

    roots: Sequence[x509.Certificate]
    mark_of: MarkOf
    intermediates: Sequence[x509.Certificate] = ()


def verify(pdf: bytes, trust: Trust, *, moment: datetime | None = None) -> SignatureFinding:
    """Judge a file; never raises for what the file contains."""
    finding = SignatureFinding(Soundness.UNSIGNED, hashlib.sha256(pdf).hexdigest())
    if len(pdf) > LARGEST:
        return _refused(finding, pdf, "too_large")
    if not pdf.startswith(b"%PDF-"):
        return _refused(finding, pdf, "not_a_pdf")
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        signatures = reader.embedded_signatures
        finding = replace(finding, number=_number(reader))
    except _DAMAGE:
        return _refused(finding, pdf, "damaged")
    if not signatures:
        return _refused(finding, pdf, "no_signature")
    if len(signatures) > 1:
        return replace(finding, soundness=Soundness.ALTERED, reasons=("several_signatures",))
    try:
        return _judged(finding, pdf, signatures[0], trust, moment)
    except _DAMAGE:
        return replace(finding, soundness=Soundness.ALTERED, reasons=("damaged",))


def _refused(finding: SignatureFinding, pdf: bytes, reason: str) -> SignatureFinding:
    """A file without a usable signature is altered when a signature field is still there, or its traces."""
    traces = reason != "no_signature" and b"/ByteRange" in pdf
    return replace(finding, soundness=Soundness.ALTERED if traces else Soundness.UNSIGNED, reasons=(reason,))


def _judged(
    finding: SignatureFinding,
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    trust: Trust,
    moment: datetime | None,
) -> SignatureFinding:
    claimed = signature.self_reported_timestamp
    finding = replace(finding, signed_at=claimed)
    reasons = (*_extent(pdf, signature, (*trust.roots, *trust.intermediates)), *_content(signature.reader))
    status = _status(signature, trust, moment or claimed or datetime.now(UTC))
    reasons += tuple(_integrity(signature, status))
    if reasons:
        return replace(finding, soundness=Soundness.ALTERED, reasons=tuple(dict.fromkeys(reasons)))
    offices, doubts = _issuer(status, trust.mark_of)
    if doubts:
        return replace(finding, soundness=Soundness.UNKNOWN_ISSUER, reasons=doubts)
    seal = _certificate(status.signing_cert).fingerprint(hashes.SHA256()).hex()
    return replace(finding, soundness=Soundness.SOUND, offices=offices, seal=seal)


def _extent(pdf: bytes, signature: EmbeddedPdfSignature, known: Sequence[x509.Certificate]) -> Iterator[str]:
    """The signed range is the file, with one gap, and the gap is the signature itself.

    Comparing lengths alone, as libraries do, would let a wrapped signature (SWA) move the gap.
    """
    limits = [int(number) for number in signature.byte_range]
    if len(limits) != 4 or limits[0] != 0 or limits[2] + limits[3] != len(pdf):
        yield "not_whole_file"
        return
    content = signature.pkcs7_content
    # The room that was reserved and not needed is part of the gap too: nothing may hide there.
    message = ContentInfo.load(content).dump()
    expected = b"<" + message.ljust(len(content), b"\0").hex().upper().encode("ascii") + b">"
    if pdf[limits[1] : limits[2]] != expected:
        yield "not_whole_file"
    elif not is_exact(message, known):
        yield "signature_changed"


def _content(reader: PdfFileReader) -> Iterator[str]:
    """Nothing in a paper may act, hide or carry another file."""
    if reader.encrypted:
        yield "encrypted"
        return
    waiting: list[Any] = [reader.root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, generic.IndirectObject):
            if (item.idnum, item.generation) in seen:
                continue
            seen.add((item.idnum, item.generation))
            item = item.get_object()  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        if isinstance(item, generic.DictionaryObject):
            yield from (_ACTIVE[key] for key in item if key in _ACTIVE)
            waiting.extend(item.raw_get(key) for key in item)
        elif isinstance(item, generic.ArrayObject):
            waiting.extend(item.raw_get(n) for n in range(len(item)))


def _status(signature: EmbeddedPdfSignature, trust: Trust, moment: datetime) -> PdfSignatureStatus:
    """Validate without network; a clock that stood before the seal's first day does not spoil a paper."""
    first_day = signature.signer_cert["tbs_certificate"]["validity"]["not_before"].native
    context = ValidationContext(
        trust_roots=[_asn1(root) for root in trust.roots],
        other_certs=[_asn1(paper) for paper in trust.intermediates],
        moment=max(moment, first_day),
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    return asyncio.run(async_validate_pdf_signature(signature, context, key_usage_settings=_SEAL_USE))


def _integrity(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Iterator[str]:
    if not (status.intact and status.valid):
        yield "content_changed"
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        yield "not_whole_file"
    if signature.docmdp_level is not MDPPerm.NO_CHANGES or not _is_certification(signature):
        yield "not_certified"


def _is_certification(signature: EmbeddedPdfSignature) -> bool:
    """Say whether the document names this very signature as the one that certifies it."""
    root = signature.reader.root
    if "/Perms" not in root or "/DocMDP" not in root["/Perms"]:
        return False
    certifying = root["/Perms"].raw_get("/DocMDP")
    return bool(certifying.reference == signature.sig_field.raw_get("/V").reference)


def _issuer(status: PdfSignatureStatus, mark_of: MarkOf) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the offices from the signer up to our root, or why the issuer cannot be believed."""
    if not status.trusted or status.validation_path is None:
        return (), ("no_trusted_authority",)
    papers = [_certificate(paper) for paper in status.validation_path.iter_certs(include_root=True)]
    marks = [mark_of(paper) for paper in papers]
    known = [mark for mark in marks if mark is not None]
    if len(known) != len(marks) or len(known) < 2:
        return (), ("no_office_named",)
    seal = known[-1]
    # A path may pass an office's own root and the paper by which its parent took it in: one office.
    authorities = [mark for n, mark in enumerate(known[:-1]) if n == 0 or mark.office != known[n - 1].office]
    # An authority seals for its own office only, and vouches only for offices below it.
    if seal.office != authorities[-1].office or seal.rank != authorities[-1].rank:
        return (), ("foreign_office",)
    if any(above.rank >= below.rank for above, below in pairwise(authorities)):
        return (), ("foreign_office",)
    return tuple(mark.office for mark in reversed(authorities)), ()


def _number(reader: PdfFileReader) -> str:
    """Return what the file says its certificate number is; the signature covers it."""
    trailer = reader.trailer_view
    # Not `get`: pyHanko resolves references only when a key is asked for.
    info = trailer["/Info"] if "/Info" in trailer else {}  # noqa: SIM401
    return str(info["/Subject"]) if "/Subject" in info else ""


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _certificate(certificate: asn1_x509.Certificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate.dump())
