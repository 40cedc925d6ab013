"""Signing a paper: PAdES-B-B, ECDSA P-256, certified "no changes", whole file, nothing appended.

Only bytes that our own renderer has just made are signed, never a PDF that somebody brought: a
hidden layer prepared before signing therefore cannot exist. No network is ever used.
"""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "YanxiuSeal"

# The largest DER encoding of two 256-bit integers.
_SIGNATURE_ROOM = 72
# Attributes, digests and CMS framing around the certificates, with room to spare.
_CMS_ROOM = 1024


@dataclass(frozen=True)
class SealKey:
    """An office's seal: the loaded private key, its certificate and the authorities above it.

    Reuse one object for a whole batch: loading a key and describing the chain costs as much as
    several signatures.
    """

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    chain: Sequence[x509.Certificate] = ()
    _signer: "_LoadedKeySigner" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_signer", _LoadedKeySigner(self.key, self.certificate, self.chain))

    @property
    def bytes_reserved(self) -> int:
        """Room for the signature, in hex digits: known beforehand, so no trial signature is made."""
        papers = (self.certificate, *self.chain)
        return 2 * (_CMS_ROOM + sum(len(_der(paper)) for paper in papers))


def sign(pdf: bytes, seal: SealKey, *, when: datetime, reason: str) -> bytes:
    """Return the paper with its one signature; `when` (aware) is what the signer says the time is."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signer = PdfSigner(
        _metadata(reason),
        signer=seal._signer,
        new_field_spec=SigFieldSpec(FIELD, empty_field_appearance=True),
    )
    session = signer.init_signing_session(writer)
    session.system_time = when
    document = session.prepare_tbs_document(None, bytes_reserved=seal.bytes_reserved)
    prepared, out = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=when)
    asyncio.run(document.perform_signature(prepared.document_digest, attributes))
    out.seek(0)
    return bytes(out.read())


def _metadata(reason: str) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )


class _LoadedKeySigner(Signer):
    """A signer that keeps the key object; pyHanko's own loads and checks it again for each document."""

    def __init__(
        self,
        key: ec.EllipticCurvePrivateKey,
        certificate: x509.Certificate,
        chain: Sequence[x509.Certificate],
    ) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        store.register_multiple(_asn1(paper) for paper in chain)
        super().__init__(signing_cert=_asn1(certificate), cert_registry=store)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Sign with a nonce derived from key and data (RFC 6979): no weak random source can betray the key."""
        if dry_run:
            return bytes(_SIGNATURE_ROOM)
        if digest_algorithm != "sha256":
            raise ValueError(f"papers are signed with SHA-256, not {digest_algorithm}")
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(_der(certificate))
