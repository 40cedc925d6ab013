"""Offices with their keys as the sync layer sees them."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from app.sync import keys, trust
from app.sync.chains import Trust
from app.sync.manifest import Recipient, Sender
from app.sync.marks import OfficeMark

NOW = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """An office as the sync layer sees it."""

    authority: trust.Authority
    sync: trust.Credential
    mailbox: keys.MailboxKey
    code: str
    name: str
    device: str

    @property
    def id(self) -> str:
        return self.authority.mark.office

    @property
    def sender(self) -> Sender:
        return Sender(self.id, self.device, self.code, self.name, self.authority.mark.level)

    def as_recipient(self, sequence: int = 1) -> Recipient:
        return Recipient(self.id, self.code, self.name, sequence)

    def trust(self) -> Trust:
        return Trust((self.authority.certificate,))


def an_office(level: str, code: str, name: str) -> Office:
    device = uuid.uuid4().hex
    mark = OfficeMark(uuid.uuid5(uuid.NAMESPACE_OID, code).hex, level)
    authority = trust.new_authority(mark, name, NOW)
    return Office(authority, authority.issue_sync(device, NOW), keys.new_mailbox_key(), code, name, device)
