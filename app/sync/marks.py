"""What a certificate says about its office, in an extension of our own.

A name in a certificate can be chosen by whoever asks for it; the office id and its level are
what rules hang on, so they stand in their own extension and every chain is checked for them.
"""

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat import asn1

# Arc 2.25 holds UUIDs that anyone may mint without a registry (ITU-T X.667).
_ARC = "2.25.201346580817205914380521772950617281639"
OFFICE_MARK = x509.ObjectIdentifier(f"{_ARC}.1")
BUNDLE_SIGNING = x509.ObjectIdentifier(f"{_ARC}.2")
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")

RANKS = {"province": 0, "city": 1, "county": 2, "centre": 3, "school": 4, "point": 5}


@dataclass(frozen=True, slots=True)
class OfficeMark:
    """The office a certificate speaks for; `device` only where one machine speaks."""

    office: str
    level: str
    device: str = ""

    @property
    def rank(self) -> int:
        """Return 0 for a province and more for each level below."""
        return RANKS[self.level]

    def bare(self) -> "OfficeMark":
        """Return the mark of the office itself, without a machine."""
        return OfficeMark(self.office, self.level)


@asn1.sequence
class _Encoded:
    office: str
    level: str
    device: str


def extension(mark: OfficeMark) -> x509.UnrecognizedExtension:
    """Return the mark as an extension; not critical, so that common readers accept the paper."""
    encoded = asn1.encode_der(_Encoded(office=mark.office, level=mark.level, device=mark.device))
    return x509.UnrecognizedExtension(OFFICE_MARK, encoded)


def mark_of(paper: x509.Certificate | x509.CertificateSigningRequest) -> OfficeMark | None:
    """Return whom a certificate or request speaks for; None when it has no readable mark."""
    try:
        found = paper.extensions.get_extension_for_oid(OFFICE_MARK).value
        if not isinstance(found, x509.UnrecognizedExtension):
            return None
        encoded = asn1.decode_der(_Encoded, found.value)
    except (x509.ExtensionNotFound, ValueError):
        return None
    mark = OfficeMark(encoded.office, encoded.level, encoded.device)
    return mark if mark.level in RANKS else None
