"""Opening a bundle that a stranger may have made: every byte accounted for before any is believed."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import zstandard

from app.errors import Refused, Unavailable
from app.sync import container, keys, manifest, marks, papers, signed, skeleton
from app.sync.canonical import Malformed
from app.sync.chains import Chain, Trust
from app.sync.manifest import Manifest, Member, Section, TooNew
from app.sync.papers import Papers

_WINDOW = 128 << 20


@dataclass(frozen=True, slots=True)
class Caps:
    """How much a bundle may ask of this machine."""

    file: int = skeleton.LARGEST_FILE
    manifest: int = 8 << 20
    member: int = 65 << 20
    plain: int = 64 << 20


CAPS = Caps()


class ContainerReader:
    """A bundle whose file is exactly what our writer makes and whose signer signed all of it.

    Who the signer is, is a question of its own: `verify`. For whom it is: `for_office`.
    """

    def __init__(self, path: Path, name: str, content: Manifest, brought: Papers, sha256: str) -> None:
        self.path = path
        self.name = name
        self.manifest = content
        self.papers = brought
        self.sha256 = sha256

    @classmethod
    def open(cls, path: Path, caps: Caps = CAPS, *, named: str = "") -> "ContainerReader":
        """Check container, hashes and signature; refuse with `bundle.not_ours`, `.truncated`, `.altered`.

        `named` is what the person calls the file, where this is a copy of it.
        """
        name = named or path.name
        with regular_file(path, caps.file) as file:
            try:
                content, brought = _checked(file, caps)
            except skeleton.Foreign as reason:
                raise Refused("bundle.not_ours", file=name) from reason
            except skeleton.Incomplete as reason:
                raise Refused("bundle.truncated", file=name) from reason
            except Malformed as reason:
                raise Refused("bundle.altered", file=name) from reason
            except TooNew as reason:
                raise Refused("bundle.newer_format", file=name, needs=reason.needs) from reason
            sha256 = _sha256(file)
        return cls(path, name, content, brought, sha256)

    def for_office(self, office: str) -> None:
        """Refuse a bundle that is not addressed to this office, before anything is decrypted."""
        if self.manifest.recipient(office) is None:
            basis = self.manifest.basis
            names = "、".join(one.name for one in basis.recipients)
            raise Refused("bundle.for_other_office", office=names, sender=basis.sender.name)

    def verify(self, trust: Trust) -> Chain:
        """Return the sender's chain to an authority we trust; refuse an unknown or false sender."""
        sender = self.manifest.basis.sender
        signer = self.papers.certificate(self.manifest.signer)
        if signer is None:
            raise Refused("bundle.altered", file=self.name)
        try:
            chain = trust.with_known(self.papers.certificates).chain(signer, marks.BUNDLE_SIGNING)
        except Refused as reason:
            raise Refused("bundle.unknown_sender", sender=sender.name) from reason
        if chain.mark != marks.OfficeMark(sender.office, sender.level, sender.device):
            raise Refused("bundle.sender_differs", sender=sender.name)
        return chain

    def lines(self, section: Section, secret: str) -> Iterator[bytes]:
        """Yield the lines of a section; the file is read again, member by member."""
        header = self.manifest.basis.header_line(section)
        with regular_file(self.path, CAPS.file) as file, skeleton.open_archive(file) as archive:
            for member in self._members(section):
                sealed = skeleton.member(archive, member.name, member.size)
                yield from self._opened(member, sealed, secret, header)

    def total(self, section: Section) -> int:
        """Return how many lines a section has."""
        return sum(one.lines for one in self._members(section))

    def _members(self, section: Section) -> tuple[Member, ...]:
        return tuple(one for one in self.manifest.members if one.section is section)

    def _opened(self, member: Member, sealed: bytes, secret: str, header: bytes) -> Iterator[bytes]:
        sender = self.manifest.basis.sender.name
        if hashlib.sha256(sealed).hexdigest() != member.sha256:
            # It was right when the file was opened: the medium changed under us.
            raise Unavailable("stick.gone", folder=str(self.path.parent))
        packed = keys.unseal(sealed, secret)
        if packed is None:
            raise Refused("bundle.sealed_to_another_key", sender=sender)
        first, *lines = _unpacked(packed, member, sender)
        if first != header:
            raise Refused("bundle.sender_differs", sender=sender)
        yield from lines


def _unpacked(packed: bytes, member: Member, sender: str) -> list[bytes]:
    """Return a member's lines; it may not be larger than its manifest says, nor anything else."""
    try:
        # The frame's own header is asked first: the decompressor would allocate what it claims.
        if zstandard.frame_content_size(packed) != member.plain_size:
            raise Refused("bundle.content_differs", sender=sender)
        plain = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompress(packed, allow_extra_data=False)
    except (zstandard.ZstdError, ValueError, MemoryError) as reason:
        raise Refused("bundle.content_differs", sender=sender) from reason
    lines = plain.split(b"\n")
    complete = lines.pop() == b"" and len(lines) == member.lines + 1
    if not complete or hashlib.sha256(plain).hexdigest() != member.plain_sha256:
        raise Refused("bundle.content_differs", sender=sender)
    return lines


def _sha256(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _checked(file: BinaryIO, caps: Caps) -> tuple[Manifest, Papers]:
    """Account for every byte of the file; `Malformed` names nothing that could be exploited."""
    with skeleton.open_archive(file) as archive:
        text = skeleton.member(archive, container.MANIFEST, caps.manifest)
        envelope = skeleton.member(archive, container.SIGNATURE, 2 * caps.manifest)
        papers_text = skeleton.member(archive, container.PAPERS, caps.manifest)
        if signed.payload_of(envelope, manifest.PAYLOAD_TYPE) != text:
            raise Malformed("manifest")
        content = manifest.read(text)
        with skeleton.remade(file) as remake:
            for member in content.members:
                remake.add(member.name, _sealed(archive, member, caps))
            remake.add(container.PAPERS, papers_text)
            remake.add(container.MANIFEST, text)
            remake.add(container.SIGNATURE, envelope)
    return content, _signed_papers(content, papers_text, envelope)


def _sealed(archive: ZipFile, member: Member, caps: Caps) -> bytes:
    if member.size > caps.member or member.plain_size > caps.plain:
        raise Malformed("size")
    sealed = skeleton.member(archive, member.name, member.size)
    if hashlib.sha256(sealed).hexdigest() != member.sha256:
        raise Malformed(member.name)
    return sealed


def _signed_papers(content: Manifest, papers_text: bytes, envelope: bytes) -> Papers:
    if hashlib.sha256(papers_text).hexdigest() != content.trust_sha256:
        raise Malformed(container.PAPERS)
    brought = papers.read(papers_text)
    signer = brought.certificate(content.signer)
    if signer is None:
        raise Malformed("signer")
    signed.verify(envelope, manifest.PAYLOAD_TYPE, signer)
    return brought


@contextmanager
def regular_file(path: Path, largest: int) -> Iterator[BinaryIO]:
    """Open a plain file for reading; links, pipes and devices are refused without being opened."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise Refused("bundle.not_a_file", file=path.name)
        # Between the two looks the name may have become a link or a pipe.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as reason:
        raise Refused("bundle.no_such_file", file=path.name) from reason
    except OSError as reason:
        raise Unavailable("stick.unreadable", file=path.name) from reason
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Refused("bundle.not_a_file", file=path.name)
        if found.st_size > largest:
            raise Refused("bundle.too_large", file=path.name)
        yield file
