"""The code on a paper certificate: number, issuing office and content digest, signed, under 300 bytes.

The payload uses only the characters of the QR alphanumeric mode, so that it fits a small symbol:
`YX1/NUMBER/BASE32(office 8 bytes, digest 16 bytes, ES256 signature 64 bytes)`. The digest is over
what the certificate says, not over the file, because a sheet of paper has no file.
"""

import base64
import binascii
from dataclasses import dataclass

import segno
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from reportlab.pdfgen.canvas import Canvas

_PREFIX = "YX1"
# Trying all eight masks takes a quarter of a certificate's time; payloads of digests need none of it.
_MASK = 2
_OFFICE, _DIGEST, _HALF = 8, 16, 32


@dataclass(frozen=True, slots=True)
class QrClaim:
    """What a code says; it is believed only after `verify`."""

    number: str
    office: bytes
    digest: bytes
    signature: bytes

    def names(self, office: str) -> bool:
        """Say whether the code names this office (32 hex characters)."""
        return self.office == bytes.fromhex(office)[:_OFFICE]

    def tells(self, digest: bytes) -> bool:
        """Say whether the code was made for content with this SHA-256 digest."""
        return self.digest == digest[:_DIGEST]


def payload(number: str, office: str, digest: bytes, key: ec.EllipticCurvePrivateKey) -> str:
    """Return the signed text of a certificate's code; the same input gives the same text."""
    claim = QrClaim(number, bytes.fromhex(office)[:_OFFICE], digest[:_DIGEST], b"")
    signature = key.sign(_signed(claim), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    r, s = decode_dss_signature(signature)
    raw = claim.office + claim.digest + r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")
    return f"{_PREFIX}/{number}/{base64.b32encode(raw).decode('ascii').rstrip('=')}"


def read(text: str) -> QrClaim | None:
    """Return what a scanned text claims; None when it is not one of our codes."""
    prefix, _, rest = text.strip().partition("/")
    number, _, packed = rest.rpartition("/")
    if prefix != _PREFIX or not number:
        return None
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _OFFICE + _DIGEST + 2 * _HALF:
        return None
    return QrClaim(number, raw[:_OFFICE], raw[_OFFICE : _OFFICE + _DIGEST], raw[_OFFICE + _DIGEST :])


def verify(claim: QrClaim, key: ec.EllipticCurvePublicKey) -> bool:
    """Say whether the seal key of the office signed this claim."""
    r, s = (int.from_bytes(half, "big") for half in (claim.signature[:_HALF], claim.signature[_HALF:]))
    try:
        key.verify(encode_dss_signature(r, s), _signed(claim), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def draw_code(canvas: Canvas, x: float, y: float, side: float, text: str) -> None:
    """Draw the code as one filled vector shape inside a square whose lower left corner is (x, y)."""
    rows = tuple(segno.make(text, error="m", mask=_MASK, micro=False, boost_error=False).matrix)
    module = side / len(rows)
    path = canvas.beginPath()
    for row, line in enumerate(rows):
        for start, length in _bars(line):
            path.rect(x + start * module, y + side - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _bars(line: bytearray) -> list[tuple[int, int]]:
    """Return the dark stretches of one row as (start, length), so that no hairline parts two modules."""
    bars: list[tuple[int, int]] = []
    start = -1
    for place, dark in enumerate((*line, 0)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            bars.append((start, place - start))
            start = -1
    return bars


def _signed(claim: QrClaim) -> bytes:
    return b"yanxiu-certificate-1\0" + claim.number.encode("utf-8") + b"\0" + claim.office + claim.digest
