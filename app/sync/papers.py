"""The certificates that travel in clear with every bundle, so that its reader can check the chain."""

import base64
import binascii
from dataclasses import dataclass

from cryptography import x509

from app.sync import canonical, trust
from app.sync.canonical import Fields, Malformed

_MOST = 4096


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """What the sender tells about an office: who it is and the key to seal bundles to it."""

    office: str
    code: str
    name: str
    level: str
    parent: str
    mailbox: str


@dataclass(frozen=True, slots=True)
class Papers:
    """Certificates of machines and authorities, and the offices they belong to."""

    certificates: tuple[x509.Certificate, ...]
    offices: tuple[OfficePaper, ...] = ()

    def certificate(self, name: str) -> x509.Certificate | None:
        """Return the certificate with this SHA-256."""
        return next((one for one in self.certificates if trust.certificate_id(one) == name), None)

    def to_bytes(self) -> bytes:
        """Return the one spelling of these papers."""
        return canonical.dumps(
            {
                "certificates": [certificate_text(one) for one in self.certificates],
                "offices": [
                    {
                        "office": one.office,
                        "code": one.code,
                        "name": one.name,
                        "level": one.level,
                        "parent": one.parent,
                        "mailbox": one.mailbox,
                    }
                    for one in self.offices
                ],
            }
        )


def read(content: bytes) -> Papers:
    """Return the papers a text holds."""
    fields = canonical.loads(content)
    texts = fields.texts("certificates")
    if len(texts) > _MOST:
        raise Malformed("certificates")
    return Papers(tuple(certificate_from(text) for text in texts), fields.many("offices", _office))


def certificate_text(certificate: x509.Certificate) -> str:
    """Return a certificate as base64 of its bytes."""
    return base64.b64encode(trust.to_der(certificate)).decode("ascii")


def certificate_from(text: str) -> x509.Certificate:
    """Return the certificate of such a text."""
    try:
        return x509.load_der_x509_certificate(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error) as reason:
        raise Malformed("certificate") from reason


def _office(fields: Fields) -> OfficePaper:
    return OfficePaper(
        office=fields.hexa("office", 32),
        code=fields.text("code"),
        name=fields.text("name"),
        level=fields.text("level"),
        parent=fields.text("parent"),
        mailbox=fields.text("mailbox"),
    )
