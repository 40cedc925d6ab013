"""Everything an office signs and opens with, and how it lies in the encrypted store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from app.errors import Unavailable
from app.sync import keys, trust
from app.sync.marks import OfficeMark
from app.sync.trust import Authority, Credential

_AUTHORITY, _SEAL, _MACHINE, _MAILBOX = "authority", "seal", "machine", "mailbox"
SECRETS = (
    *(f"{name}.{what}" for name in (_AUTHORITY, _SEAL, _MACHINE) for what in ("key", "certificate")),
    f"{_MAILBOX}.secret",
    f"{_MAILBOX}.recipient",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """The authority of an office, its seal, the key of this machine and its mailbox."""

    authority: Authority
    seal: Credential
    machine: Credential
    mailbox: keys.MailboxKey

    @property
    def mark(self) -> OfficeMark:
        """Return whom this machine signs for."""
        return trust.mark_of(self.machine.certificate)

    @property
    def device(self) -> str:
        """Return the machine that the bundle key belongs to."""
        return self.mark.device

    def as_device(self, device: str, now: datetime) -> "Identity":
        """Return the same office signing as a new machine, after a restore or a copy."""
        machine = self.authority.issue_sync(device, now)
        return Identity(self.authority, self.seal, machine, self.mailbox)

    def to_secrets(self) -> dict[str, bytes]:
        """Return what the encrypted store keeps, by name."""
        return {
            **_stored(_AUTHORITY, self.authority.key, self.authority.certificate),
            **_stored(_SEAL, self.seal.key, self.seal.certificate),
            **_stored(_MACHINE, self.machine.key, self.machine.certificate),
            f"{_MAILBOX}.secret": self.mailbox.secret.encode("ascii"),
            f"{_MAILBOX}.recipient": self.mailbox.recipient.encode("ascii"),
        }


def new_identity(mark: OfficeMark, name: str, device: str, now: datetime) -> Identity:
    """Return fresh keys and certificates for a new office on its first machine."""
    authority = trust.new_authority(mark, name, now)
    return Identity(
        authority, authority.issue_seal(now), authority.issue_sync(device, now), keys.new_mailbox_key()
    )


def from_secrets(secrets: Mapping[str, bytes]) -> Identity:
    """Return what `to_secrets` wrote; anything missing or damaged is `keys.damaged`."""
    try:
        return Identity(
            Authority(*_pair(secrets, _AUTHORITY)),
            Credential(*_pair(secrets, _SEAL)),
            Credential(*_pair(secrets, _MACHINE)),
            keys.MailboxKey(
                secrets[f"{_MAILBOX}.secret"].decode("ascii"),
                secrets[f"{_MAILBOX}.recipient"].decode("ascii"),
            ),
        )
    except (KeyError, ValueError) as reason:
        raise Unavailable("keys.damaged") from reason


def _stored(name: str, key: trust.SigningKey, certificate: x509.Certificate) -> dict[str, bytes]:
    return {f"{name}.key": keys.key_to_bytes(key), f"{name}.certificate": trust.to_der(certificate)}


def _pair(secrets: Mapping[str, bytes], name: str) -> tuple[trust.SigningKey, x509.Certificate]:
    key = keys.key_from_bytes(secrets[f"{name}.key"])
    return key, x509.load_der_x509_certificate(secrets[f"{name}.certificate"])
