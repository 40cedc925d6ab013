"""What a bundle says about itself, in clear: whose it is, for whom, what it needs and brings.

Names here are labels for people. What is believed is the signature over these bytes and, in
the sealed part, the line that repeats bundle, sender and recipients.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar

from app.sync import canonical
from app.sync.canonical import Fields, Malformed

FORMAT = 0
PAYLOAD_TYPE = "application/vnd.yanxiu.manifest+json"

_Choice = TypeVar("_Choice", bound=StrEnum)


class Kind(StrEnum):
    """What a bundle is for."""

    DELTA = "delta"
    SNAPSHOT = "snapshot"
    ACKNOWLEDGEMENT = "acknowledgement"
    TRUST = "trust"


class Section(StrEnum):
    """What a sealed member holds."""

    OPERATIONS = "operations"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Sender:
    """The office and the machine that wrote a bundle."""

    office: str
    device: str
    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office that can open a bundle; `sequence` counts the bundles from this sender to it."""

    office: str
    code: str
    name: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Position:
    """How far one machine's chain goes: the sequence of a commit and its hash."""

    device: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """A chain's end, signed by its own machine, so that no relay has to be believed."""

    device: str
    office: str
    sequence: int
    hash: str
    certificate: str
    signature: str


@dataclass(frozen=True, slots=True)
class Member:
    """One sealed member: sizes and SHA-256 of what lies in the file and of what it opens to."""

    name: str
    section: Section
    size: int
    sha256: str
    plain_size: int
    plain_sha256: str
    lines: int
    operations: int


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything a manifest says that is known before the members are written."""

    bundle: str
    kind: Kind
    title: str
    made: str
    program: str
    sender: Sender
    recipients: tuple[Recipient, ...]
    requires: tuple[Position, ...] = ()
    provides: tuple[Position, ...] = ()
    heads: tuple[Head, ...] = ()
    acknowledges: tuple[Position, ...] = ()
    trust_version: int = 0

    def header_line(self, section: Section) -> bytes:
        """Return the first sealed line: it ties the sealed part to this sender and these readers.

        Without it someone could sign another office's sealed part as their own, or pass it on.
        """
        return canonical.dumps(
            {
                "bundle": self.bundle,
                "device": self.sender.device,
                "recipients": [one.office for one in self.recipients],
                "section": section.value,
                "sender": self.sender.office,
            }
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The basis together with what was written."""

    basis: Basis
    signer: str
    trust_sha256: str
    members: tuple[Member, ...]

    @property
    def operations(self) -> int:
        """Return how many operations the bundle says it holds."""
        return sum(one.operations for one in self.members)

    def recipient(self, office: str) -> Recipient | None:
        """Return how the bundle is addressed to an office; None when it is not."""
        return next((one for one in self.basis.recipients if one.office == office), None)

    def to_bytes(self) -> bytes:
        """Return the one spelling of this manifest."""
        return canonical.dumps(
            {
                **asdict(self.basis),
                "format": FORMAT,
                "reader": FORMAT,
                "signer": self.signer,
                "trust_sha256": self.trust_sha256,
                "members": [asdict(one) for one in self.members],
            }
        )


@dataclass(frozen=True, slots=True)
class TooNew(Exception):
    """The bundle needs a reader of a later format than this program knows."""

    needs: int


def read(content: bytes) -> Manifest:
    """Return the manifest a text holds; `Malformed`, or `TooNew` before anything else is looked at."""
    fields = canonical.loads(content)
    if fields.number("reader") > FORMAT:
        raise TooNew(fields.number("reader"))
    manifest = Manifest(
        basis=_basis(fields),
        signer=fields.hexa("signer", 64),
        trust_sha256=fields.hexa("trust_sha256", 64),
        members=fields.many("members", _member),
    )
    _check(manifest)
    return manifest


def _check(manifest: Manifest) -> None:
    names = [one.name for one in manifest.members]
    if names != [member_name(n) for n in range(1, len(names) + 1)]:
        raise Malformed("members")
    if not manifest.basis.recipients:
        raise Malformed("recipients")


def member_name(number: int) -> str:
    """Return the only name the n-th sealed member can have."""
    return f"p{number:04d}.age"


def _basis(fields: Fields) -> Basis:
    return Basis(
        bundle=fields.hexa("bundle", 32),
        kind=_one_of(Kind, fields.text("kind")),
        title=fields.text("title"),
        made=fields.text("made"),
        program=fields.text("program"),
        sender=_sender(fields.fields("sender")),
        recipients=fields.many("recipients", _recipient),
        requires=fields.many("requires", _position),
        provides=fields.many("provides", _position),
        heads=fields.many("heads", _head),
        acknowledges=fields.many("acknowledges", _position),
        trust_version=fields.number("trust_version"),
    )


def _sender(fields: Fields) -> Sender:
    return Sender(
        office=fields.hexa("office", 32),
        device=fields.hexa("device", 32),
        code=fields.text("code"),
        name=fields.text("name"),
        level=fields.text("level"),
    )


def _recipient(fields: Fields) -> Recipient:
    return Recipient(
        office=fields.hexa("office", 32),
        code=fields.text("code"),
        name=fields.text("name"),
        sequence=fields.number("sequence"),
    )


def _position(fields: Fields) -> Position:
    return Position(fields.hexa("device", 32), fields.number("sequence"), fields.hexa("hash", 64))


def _head(fields: Fields) -> Head:
    return Head(
        device=fields.hexa("device", 32),
        office=fields.hexa("office", 32),
        sequence=fields.number("sequence"),
        hash=fields.hexa("hash", 64),
        certificate=fields.hexa("certificate", 64),
        signature=fields.hexa("signature"),
    )


def _member(fields: Fields) -> Member:
    return Member(
        name=fields.text("name"),
        section=_one_of(Section, fields.text("section")),
        size=fields.number("size"),
        sha256=fields.hexa("sha256", 64),
        plain_size=fields.number("plain_size"),
        plain_sha256=fields.hexa("plain_sha256", 64),
        lines=fields.number("lines"),
        operations=fields.number("operations"),
    )


def _one_of(choices: type[_Choice], text: str) -> _Choice:
    try:
        return choices(text)
    except ValueError as reason:
        raise Malformed(text) from reason
