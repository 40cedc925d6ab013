"""Signed texts: a DSSE envelope (securesystemslib) signed by the key of one machine or office.

Whatever is not exactly what the signer wrote is `Malformed`; the caller says whose file it is.
"""

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from securesystemslib import dsse, exceptions
from securesystemslib.signer import (  # type: ignore[attr-defined]  # exported, but not by __all__
    CryptoSigner,
    SSlibKey,
)

from app.sync import canonical, trust
from app.sync.canonical import Malformed
from app.sync.trust import Credential

_SCHEME = "ecdsa-sha2-nistp256"


def sign(payload: bytes, payload_type: str, signer: Credential) -> bytes:
    """Return the envelope of a payload, signed by a credential."""
    envelope = dsse.Envelope(payload, payload_type, {})
    envelope.sign(CryptoSigner(signer.key, _key(signer.certificate)))
    return canonical.dumps(envelope.to_dict())


def payload_of(content: bytes, payload_type: str) -> bytes:
    """Return the payload of an envelope of exactly our spelling, not yet verified."""
    return _envelope(content, payload_type).payload


def payload_type_of(content: bytes) -> str:
    """Return what kind of text an envelope says it holds, not yet verified."""
    return _opened(content).payload_type


def verify(content: bytes, payload_type: str, certificate: x509.Certificate) -> bytes:
    """Return the payload when the holder of the certificate signed exactly these bytes."""
    envelope = _envelope(content, payload_type)
    try:
        envelope.verify([_key(certificate)], 1)
    except exceptions.VerificationError as reason:
        raise Malformed("signature") from reason
    return envelope.payload


def _envelope(content: bytes, payload_type: str) -> dsse.Envelope:
    envelope = _opened(content)
    if envelope.payload_type != payload_type:
        raise Malformed("envelope")
    return envelope


def _opened(content: bytes) -> dsse.Envelope:
    try:
        envelope = dsse.Envelope.from_dict(canonical.plain(content))
        same = canonical.dumps(envelope.to_dict()) == content
    except (ValueError, KeyError, TypeError, AttributeError, exceptions.FormatError) as reason:
        raise Malformed("signature") from reason
    if not same or len(envelope.signatures) != 1:
        raise Malformed("envelope")
    return envelope


def _key(certificate: x509.Certificate) -> SSlibKey:
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise Malformed("envelope")
    return SSlibKey.from_crypto(public, trust.certificate_id(certificate), _SCHEME)
