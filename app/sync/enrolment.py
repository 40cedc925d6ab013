"""Joining an office above by three files: a request goes up, an answer comes down, and is taken in.

Both are plain signed texts and not bundles: nobody knows whom to seal the first one to, and
neither holds anything about a person in clear: what the parent already knows of the office lies in
the answer as a sealed bundle.
"""

import base64
from dataclasses import dataclass

from cryptography import x509

from app.errors import Refused
from app.sync import canonical, keys, marks, papers, signed, trust
from app.sync.canonical import Fields, Malformed
from app.sync.chains import Trust
from app.sync.identity import Identity
from app.sync.papers import OfficePaper, Papers

REQUEST_TYPE = "application/vnd.yanxiu.request+json"
ANSWER_TYPE = "application/vnd.yanxiu.answer+json"
LARGEST = 1 << 20
LARGEST_ANSWER = 256 << 20
_MARK = b"application/vnd.yanxiu."


@dataclass(frozen=True, slots=True)
class Card:
    """An office as it introduces itself: its authority, the machine that signs here, its mailbox."""

    office: OfficePaper
    authority: x509.Certificate
    machine: x509.Certificate

    @property
    def device(self) -> str:
        """Return the machine that introduces the office."""
        return trust.mark_of(self.machine).device

    def to_fields(self) -> dict[str, object]:
        """Return the card as plain fields."""
        return {
            "office": self.office.to_fields(),
            "authority": trust.to_pem(self.authority),
            "machine": trust.to_pem(self.machine),
        }


@dataclass(frozen=True, slots=True)
class Request:
    """What an office asks of the office above it."""

    card: Card
    csr: x509.CertificateSigningRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office above gives: its card, the certificate for ours, who is above it, a first bundle."""

    card: Card
    addressee: str
    cross: x509.Certificate
    above: Papers
    first: bytes


def request(office: OfficePaper, identity: Identity) -> bytes:
    """Return the file that asks the office above to vouch for us."""
    content = {
        **_card(office, identity).to_fields(),
        "csr": trust.request_to_pem(identity.authority.request()),
    }
    return signed.sign(canonical.dumps(content), REQUEST_TYPE, identity.machine)


def answer(
    office: OfficePaper, identity: Identity, *, to: str, cross: x509.Certificate, above: Papers, first: bytes
) -> bytes:
    """Return the file that lets an office below trust us and be trusted."""
    content = {
        **_card(office, identity).to_fields(),
        "addressee": to,
        "cross": trust.to_pem(cross),
        "above": above.to_fields(),
        "first": base64.b64encode(first).decode("ascii"),
    }
    return signed.sign(canonical.dumps(content), ANSWER_TYPE, identity.machine)


def read_request(content: bytes) -> Request:
    """Return a request that its author signed and that is one piece; refuse any other file."""
    fields = _read(content, REQUEST_TYPE, "office.not_a_request", "office.request_altered")
    try:
        card = _read_card(fields)
        csr = x509.load_pem_x509_csr(fields.text("csr").encode("utf-8"))
        _prove(content, REQUEST_TYPE, card)
    except (Malformed, ValueError, Refused) as reason:
        raise Refused("office.request_altered") from reason
    same_key = csr.public_key() == card.authority.public_key()
    if trust.requested_mark(csr) != trust.mark_of(card.authority) or not same_key:
        raise Refused("office.request_altered")
    return Request(card, csr)


def read_answer(content: bytes) -> Answer:
    """Return an answer that is whole and signed by whom it names; whether to believe them is asked later."""
    fields = _read(content, ANSWER_TYPE, "office.not_an_answer", "office.answer_altered")
    try:
        card = _read_card(fields)
        found = Answer(
            card,
            fields.hexa("addressee", 32),
            papers.certificate_from(fields.text("cross")),
            papers.from_fields(fields.fields("above")),
            base64.b64decode(fields.text("first"), validate=True),
        )
        _prove(content, ANSWER_TYPE, card)
    except (Malformed, ValueError, Refused) as reason:
        raise Refused("office.answer_altered") from reason
    return found


def vouches(found: Answer, identity: Identity) -> bool:
    """Tell whether the answer's certificate makes this very machine's chain end at the parent."""
    parent = Trust((found.card.authority,), (found.cross,))
    try:
        chain = parent.chain(identity.machine.certificate, marks.BUNDLE_SIGNING)
    except Refused:
        return False
    return chain.mark == identity.mark


def _card(office: OfficePaper, identity: Identity) -> Card:
    return Card(office, identity.authority.certificate, identity.machine.certificate)


def _read(content: bytes, payload_type: str, foreign: str, altered: str) -> Fields:
    try:
        kind = signed.payload_type_of(content)
    except Malformed as reason:
        raise Refused(altered if _MARK in content else foreign) from reason
    if kind != payload_type:
        raise Refused(foreign)
    try:
        return canonical.loads(signed.payload_of(content, payload_type))
    except Malformed as reason:
        raise Refused(altered) from reason


def _read_card(fields: Fields) -> Card:
    card = Card(
        papers.office_from(fields.fields("office")),
        papers.certificate_from(fields.text("authority")),
        papers.certificate_from(fields.text("machine")),
    )
    if not keys.is_recipient(card.office.mailbox):
        raise Malformed("mailbox")
    return card


def _prove(content: bytes, payload_type: str, card: Card) -> None:
    """The machine signed, the authority issued the machine, and both name the office on the card."""
    chain = Trust((card.authority,)).chain(card.machine, marks.BUNDLE_SIGNING)
    named = (card.office.office, card.office.level)
    if any((mark.office, mark.level) != named for mark in chain.offices):
        raise Malformed("office")
    signed.verify(content, payload_type, card.machine)
