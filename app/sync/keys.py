"""Key pairs: P-256 for signatures, X25519 (age) for sealing a bundle to its reader.

Private keys leave here as bytes for the encrypted store and never touch a file of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.errors import Unavailable


def new_signing_key() -> ec.EllipticCurvePrivateKey:
    """Return a fresh P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def key_to_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the key as PKCS#8; the caller keeps it in the encrypted store."""
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def key_from_bytes(content: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the key that `key_to_bytes` wrote; damaged content is `keys.damaged`."""
    try:
        key = serialization.load_der_private_key(content, password=None)
    except ValueError as reason:
        raise Unavailable("keys.damaged") from reason
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Unavailable("keys.damaged")
    return key


@dataclass(frozen=True, slots=True)
class MailboxKey:
    """An age X25519 pair: others seal bundles to `recipient`, only `secret` opens them."""

    secret: str
    recipient: str


def new_mailbox_key() -> MailboxKey:
    """Return a fresh age identity."""
    identity = pyrage.x25519.Identity.generate()
    return MailboxKey(str(identity), str(identity.to_public()))


def seal_to(content: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt one part so that each of the recipients, and nobody else, can open it."""
    readers = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    return bytes(pyrage.encrypt(content, readers))


def unseal(content: bytes, secret: str) -> bytes | None:
    """Decrypt one part; None when it was not sealed to us or is damaged."""
    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(secret)]))
    except pyrage.DecryptError:
        return None


def is_recipient(text: str) -> bool:
    """Tell whether a text is an age X25519 recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True
