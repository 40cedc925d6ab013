"""Making certificates: number, sheet, signature, file, and only then the fact that it was issued."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from cryptography import x509
from sqlalchemy import Connection

from app.documents import qr
from app.documents.certificate import CertificateContent, Kind, render, template
from app.documents.fonts import MissingCharacter
from app.documents.paperstore import PaperStore, write_whole
from app.documents.signing import SealKey, sign
from app.domain.authority import OfficeRef
from app.domain.numbering import CertificateNumber, device_block, office_part
from app.domain.units import from_hundredths, to_hundredths
from app.journal import local
from app.journal.write import WriteLog
from app.listings import certificates as registry
from app.services.trustbook import ABOVE, TrustBook
from app.sync import trust

_BLOCK = "certificate.block"
_REASON = "颁发证书"


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a certificate will say but its number and the day, and whose data it is."""

    kind: Kind
    person: str
    plan: str | None
    scope: str
    county: str
    holder: str
    masked_id: str
    unit: str
    project: str
    begins: date
    ends: date
    hours: Decimal
    credits: Decimal


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that is in the registry, and the characters its sheet could only show as boxes."""

    id: str
    number: str
    person: str
    holder: str
    sha256: str
    missing: tuple[MissingCharacter, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """An office's seal and numbers, ready for a batch."""

    office: OfficeRef
    device: str
    papers: PaperStore
    seal: SealKey
    day: date
    moment: datetime

    def issue(self, log: WriteLog, drafts: Sequence[Draft], *, replaces: str | None = None) -> list[Issued]:
        """Make a few certificates inside an open use case; leaving it badly gives their numbers back."""
        block = self._block(log.connection)
        sequence = _last_sequence(registry.numbers_of(log.connection, self.office.id), self.day.year, block)
        return [
            self._issue(log, draft, CertificateNumber(self._code, self.day.year, block, number), replaces)
            for number, draft in enumerate(drafts, sequence + 1)
        ]

    @property
    def _code(self) -> str:
        return office_part(self.office.code)

    def _issue(self, log: WriteLog, draft: Draft, number: CertificateNumber, replaces: str | None) -> Issued:
        content = self._content(draft, template().number.written(number))
        code = qr.payload(content.number, self.office.id, content.digest(), self.seal.key)
        sheet = render(content, code)
        pdf = sign(sheet.pdf, self.seal, when=self.moment, reason=_REASON)
        sha256 = self.papers.add(pdf)
        fields = {
            "number": content.number,
            "kind": content.kind,
            "person": draft.person,
            "plan": draft.plan,
            "issuer": self.office.id,
            "holder": content.holder,
            "holder_digest": _holder_digest(content.number, content.holder, draft.person),
            "content": said(content),
            "sha256": sha256,
            "size": len(pdf),
            "issued_on": self.day.isoformat(),
            "replaces": replaces,
        }
        id_ = log.add("certificate", fields, scope=draft.scope, county=draft.county)
        return Issued(id_, content.number, draft.person, content.holder, sha256, sheet.missing)

    def _content(self, draft: Draft, number: str) -> CertificateContent:
        return CertificateContent(
            number=number,
            kind=draft.kind,
            holder=draft.holder,
            masked_id=draft.masked_id,
            unit=draft.unit,
            project=draft.project,
            begins=draft.begins,
            ends=draft.ends,
            hours=draft.hours,
            credits=draft.credits,
            issuer=self.office.name,
            issued_on=self.day,
        )

    def _block(self, connection: Connection) -> str:
        """Return this device's block, chosen once beside every block that was ever used here."""
        kept = local.meta(connection, _BLOCK)
        if kept and kept["device"] == self.device:
            return str(kept["block"])
        read = (template().number.read(text) for text in registry.numbers_of(connection, self.office.id))
        block = device_block(self.device, taken={number.block for number in read if number})
        local.set_meta(connection, _BLOCK, {"device": self.device, "block": block})
        return block


def seal_of(book: TrustBook) -> SealKey:
    """Return the office's seal with every paper that leads from it to the authority at the top."""
    own = book.identity
    chain: list[x509.Certificate] = [own.authority.certificate]
    if book.cross:
        chain.append(trust.from_pem(book.cross))
    for peer in book.peers.values():
        if peer.relation in ABOVE:
            chain.append(trust.from_pem(peer.authority))
            chain += [trust.from_pem(peer.cross)] if peer.cross else []
    return SealKey(own.seal.key, own.seal.certificate, tuple(dict.fromkeys(chain)))


def said(content: CertificateContent) -> dict[str, Any]:
    """Return what a certificate says as the registry keeps it: text, and whole hundredths."""
    return {
        "holder": content.holder,
        "masked_id": content.masked_id,
        "unit": content.unit,
        "project": content.project,
        "begins": content.begins.isoformat(),
        "ends": content.ends.isoformat(),
        "hours": to_hundredths(content.hours),
        "credits": to_hundredths(content.credits),
        "issuer": content.issuer,
        "digest": content.digest().hex(),
    }


def draft_again(row: registry.Registered, *, holder: str, masked_id: str, unit: str) -> Draft:
    """Return the draft of a certificate that replaces another, with the person's data as they are today."""
    kind: Kind = "cycle" if row.kind == "cycle" else "project"
    return Draft(
        kind=kind,
        person=row.person,
        plan=row.plan,
        scope=row.scope,
        county=row.county,
        holder=holder,
        masked_id=masked_id,
        unit=unit,
        project=row.content["project"],
        begins=date.fromisoformat(row.content["begins"]),
        ends=date.fromisoformat(row.content["ends"]),
        hours=from_hundredths(row.content["hours"]),
        credits=from_hundredths(row.content["credits"]),
    )


def file_name(issued: Issued) -> str:
    """Return the name of an exported copy: holder and number, safe on every file system."""
    holder = "".join(c for c in issued.holder if c.isalnum() or c == "·")[:40]
    number = "".join(c if c.isalnum() or c in "-_" else "_" for c in issued.number)
    return f"{holder}_{number}.pdf"


def copy_out(papers: PaperStore, issued: Issued, out: Path) -> Path | None:
    """Copy a paper into a folder; None when its file is not here because another office issued it."""
    source = papers.find(issued.sha256)
    if source is None:
        return None
    target = out / file_name(issued)
    write_whole(target, source.read_bytes())
    return target


def _holder_digest(number: str, holder: str, person: str) -> str:
    return hashlib.sha256(f"{number}\n{holder}\n{person}".encode()).hexdigest()


def _last_sequence(numbers: Sequence[str], year: int, block: str) -> int:
    read = (template().number.read(text) for text in numbers)
    return max((n.sequence for n in read if n and n.year == year and n.block == block), default=0)
