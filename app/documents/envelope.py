"""The CMS message inside a signed paper, held to the exact form that our writer gives it.

A signature covers the signed attributes and, through them, the file, but neither the frame of the
message nor certificates that happen to lie in it. A changed byte there would hurt nobody, yet a
paper of ours is never waved through with a byte that we did not write.
"""

from collections.abc import Iterable, Sequence

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm


def is_exact(message: bytes, known: Sequence[x509.Certificate]) -> bool:
    """Say whether a message has our form: one signer, no unsigned attribute, every certificate genuine.

    `known` are certificates from elsewhere that may have issued the topmost one in the message.
    """
    signed = cms.ContentInfo.load(message)["content"]
    if any(_unused_bits(choice.chosen) for choice in signed["certificates"]):
        return False
    papers = [x509.load_der_x509_certificate(choice.chosen.dump()) for choice in signed["certificates"]]
    issuers = (*papers, *known)
    if not all(_is_issued_by_any(paper, issuers) for paper in papers):
        return False
    return any(_rebuilt(signed, choice.chosen) == message for choice in signed["certificates"])


def _unused_bits(certificate: object) -> int:
    """Return how many bits of a certificate's signature do not count.

    Nothing signs this number, and where the last bits are zero a parser takes another one.
    """
    return int(certificate["signature_value"].contents[0])  # type: ignore[index]  # asn1crypto has no types


def _rebuilt(signed: cms.SignedData, signer: object) -> bytes:
    """Return the message as our writer would have made it around this signature by this signer."""
    given = signed["signer_infos"][0]
    named = {"issuer": signer.issuer, "serial_number": signer.serial_number}  # type: ignore[attr-defined]  # untyped
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": cms.IssuerAndSerialNumber(named)}),
            "digest_algorithm": {"algorithm": "sha256"},
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signed_attrs": given["signed_attrs"],
            "signature": given["signature"].native,
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": list(signed["certificates"]),
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def _is_issued_by_any(paper: x509.Certificate, issuers: Iterable[x509.Certificate]) -> bool:
    return any(_is_issued_by(paper, issuer) for issuer in issuers)


def _is_issued_by(paper: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        paper.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
