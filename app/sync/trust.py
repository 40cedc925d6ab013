"""Certificates of an office: its authority, its seal, its machines, and joining a parent.

Every office has an authority of its own and is its own root until it joins one above. Joining
means that the parent's authority certifies the same name and the same key once more, so every
paper and bundle the office signed before stays valid under the new chain.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.errors import Refused
from app.sync import keys, marks
from app.sync.marks import OfficeMark

# Every certificate starts on this day: a PC whose clock is years wrong must neither make
# certificates that nobody accepts nor refuse good ones. Whether one still counts is decided
# by revocation and by version numbers, never by a date.
VALID_FROM = datetime(2024, 1, 1, tzinfo=UTC)
_LAST_YEAR = 9999
_AUTHORITY_YEARS, _JOINED_YEARS, _USE_YEARS = 25, 15, 10

SigningKey = ec.EllipticCurvePrivateKey

_SIGNS_CERTIFICATES = {"key_cert_sign": True, "crl_sign": True}
_SIGNS_PAPERS = {"content_commitment": True}
_SIGNS_BUNDLES = {"digital_signature": True}


@dataclass(frozen=True, slots=True)
class Credential:
    """A private key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Authority:
    """An office's own certificate authority."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def mark(self) -> OfficeMark:
        """Return the office this authority speaks for."""
        return mark_of(self.certificate)

    def issue_seal(self, now: datetime) -> Credential:
        """Return a new seal: the key that signs this office's papers."""
        use = _Use(self.mark, _SIGNS_PAPERS, marks.DOCUMENT_SIGNING)
        return self._issue("印章", use, now)

    def issue_sync(self, device: str, now: datetime) -> Credential:
        """Return a new key with which one machine signs the bundles it writes."""
        mark = OfficeMark(self.mark.office, self.mark.level, device)
        return self._issue(f"数据交换 {device[:8]}", _Use(mark, _SIGNS_BUNDLES, marks.BUNDLE_SIGNING), now)

    def request(self) -> x509.CertificateSigningRequest:
        """Return the request to a parent; its signature proves that we hold the key."""
        return (
            x509.CertificateSigningRequestBuilder()
            .subject_name(self.certificate.subject)
            .add_extension(marks.extension(self.mark), critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def cross_sign(self, request: x509.CertificateSigningRequest, now: datetime) -> x509.Certificate:
        """Certify the authority of an office below: same name, same key, our signature."""
        child = requested_mark(request)
        if child.rank <= self.mark.rank:
            raise Refused("office.not_below", level=child.level)
        key = request.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey):
            raise Refused("office.request_altered")
        paper = _paper(request.subject, key, now, _JOINED_YEARS).issuer_name(self.certificate.subject)
        return _signed(_as_authority(paper, child), self)

    def _issue(self, purpose: str, use: "_Use", now: datetime) -> Credential:
        key = keys.new_signing_key()
        name = _named(self.certificate.subject, purpose)
        paper = _paper(name, key.public_key(), now, _USE_YEARS).issuer_name(self.certificate.subject)
        paper = (
            paper.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_key_usage(use.key_usage), critical=True)
            .add_extension(x509.ExtendedKeyUsage([use.purpose]), critical=False)
            .add_extension(marks.extension(use.mark), critical=False)
        )
        return Credential(key, _signed(paper, self))


@dataclass(frozen=True, slots=True)
class _Use:
    mark: OfficeMark
    key_usage: dict[str, bool]
    purpose: x509.ObjectIdentifier


def new_authority(mark: OfficeMark, name: str, now: datetime) -> Authority:
    """Return a new authority for an office, signed by itself."""
    key = keys.new_signing_key()
    subject = x509.Name(
        [
            # X.520 allows 64 characters; the id, not the name, is what rules look at.
            x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, mark.office),
        ]
    )
    paper = _paper(subject, key.public_key(), now, _AUTHORITY_YEARS).issuer_name(subject)
    paper = _as_authority(paper, mark.bare())
    certificate = paper.sign(key, hashes.SHA256())
    return Authority(key, certificate)


def mark_of(certificate: x509.Certificate) -> OfficeMark:
    """Return whom a certificate speaks for; refuse one that names no office."""
    mark = marks.mark_of(certificate)
    if mark is None:
        raise Refused("trust.no_office_named", office=certificate.subject.rfc4514_string())
    return mark


def requested_mark(request: x509.CertificateSigningRequest) -> OfficeMark:
    """Return whom a request speaks for, after checking that its author holds the key."""
    child = marks.mark_of(request)
    try:
        sound = request.is_signature_valid
    except (ValueError, InvalidSignature):
        sound = False
    if child is None or child.device or not sound:
        raise Refused("office.request_altered")
    return child


def public_key_bytes(certificate: x509.Certificate) -> bytes:
    """Return the certified key in its standard encoding (SubjectPublicKeyInfo)."""
    return certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the key as eight groups of five digits, to read out or compare on paper.

    Of the key, not of the certificate: joining a parent must not change what was printed.
    """
    digest = hashlib.sha256(public_key_bytes(certificate)).digest()
    groups = (int.from_bytes(digest[at : at + 4], "big") % 100_000 for at in range(0, 32, 4))
    return " ".join(f"{group:05d}" for group in groups)


def certificate_id(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate, the name manifests know it by."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def to_der(certificate: x509.Certificate) -> bytes:
    """Return the certificate's bytes."""
    return certificate.public_bytes(serialization.Encoding.DER)


def to_pem(certificate: x509.Certificate) -> str:
    """Return the certificate as text."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def from_pem(text: str) -> x509.Certificate:
    """Return the certificate of such a text; `ValueError` when it is none."""
    return x509.load_pem_x509_certificate(text.encode("utf-8"))


def request_to_pem(request: x509.CertificateSigningRequest) -> str:
    """Return a request as text."""
    return request.public_bytes(serialization.Encoding.PEM).decode("ascii")


def _named(subject: x509.Name, purpose: str) -> x509.Name:
    office = str(subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"{office[:40]} {purpose}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, office),
        ]
    )


def _paper(
    subject: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, years: int
) -> x509.CertificateBuilder:
    start = max(now, VALID_FROM)
    end = start.replace(year=min(start.year + years, _LAST_YEAR), day=min(start.day, 28))
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _as_authority(paper: x509.CertificateBuilder, mark: OfficeMark) -> x509.CertificateBuilder:
    return (
        paper.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_key_usage(_SIGNS_CERTIFICATES), critical=True)
        .add_extension(marks.extension(mark), critical=False)
    )


def _signed(paper: x509.CertificateBuilder, issuer: Authority) -> x509.Certificate:
    issuer_key = issuer.key.public_key()
    return paper.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False
    ).sign(issuer.key, hashes.SHA256())


def _key_usage(allowed: dict[str, bool]) -> x509.KeyUsage:
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{use: allowed.get(use, False) for use in every})


def is_authority(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate is an authority's and not a seal's or a machine's."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False
