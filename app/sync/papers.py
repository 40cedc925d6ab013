"""The certificates that travel in clear with every bundle, so that its reader can check the chain."""

from dataclasses import asdict, dataclass

from cryptography import x509

from app.sync import canonical, trust
from app.sync.canonical import Fields, Malformed

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """What the sender tells about an office: who it is and the key to seal bundles to it."""

    office: str
    code: str
    name: str
    level: str
    parent: str
    mailbox: str

    def to_fields(self) -> dict[str, str]:
        """Return the office as plain fields."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Papers:
    """Certificates of machines and authorities, and the offices they belong to."""

    certificates: tuple[x509.Certificate, ...]
    offices: tuple[OfficePaper, ...] = ()

    def certificate(self, name: str) -> x509.Certificate | None:
        """Return the certificate with this SHA-256."""
        return next((one for one in self.certificates if trust.certificate_id(one) == name), None)

    def to_fields(self) -> dict[str, object]:
        """Return the papers as plain fields."""
        return {
            "certificates": [trust.to_pem(one) for one in self.certificates],
            "offices": [one.to_fields() for one in self.offices],
        }

    def to_bytes(self) -> bytes:
        """Return the one spelling of these papers."""
        return canonical.dumps(self.to_fields())


def read(content: bytes) -> Papers:
    """Return the papers a text holds."""
    return from_fields(canonical.loads(content))


def from_fields(fields: Fields) -> Papers:
    """Return the papers that plain fields hold."""
    texts = fields.texts("certificates")
    if len(texts) > _MOST:
        raise Malformed("certificates")
    return Papers(tuple(map(certificate_from, texts)), fields.many("offices", office_from))


def certificate_from(text: str) -> x509.Certificate:
    """Return the certificate of a text that a stranger may have written."""
    try:
        return trust.from_pem(text)
    except ValueError as reason:
        raise Malformed("certificate") from reason


def office_from(fields: Fields) -> OfficePaper:
    """Return the office that plain fields introduce."""
    return OfficePaper(
        office=fields.hexa("office", 32),
        code=fields.text("code"),
        name=fields.text("name"),
        level=fields.text("level"),
        parent=fields.text("parent"),
        mailbox=fields.text("mailbox"),
    )
