"""Writing a bundle (`.yxb`): lines → zstd → age → members with hashes → signed manifest → one file."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import zstandard

from app.errors import Refused
from app.progress import Progress
from app.sync import keys, manifest, signed, skeleton, stick, trust
from app.sync.manifest import Basis, Manifest, Member, Section
from app.sync.papers import Papers
from app.sync.trust import Credential

MANIFEST, SIGNATURE, PAPERS = "manifest.json", "manifest.dsse", "trust.json"
LEVEL = 6
# One member's plain size. A member is held in memory whole, so this bounds what writing needs.
PART = 8 << 20
LONGEST_LINE = 8 << 20
# A line that begins so holds one operation; other lines say to which commit it belongs.
OPERATION = b"O"

Lines = Iterable[bytes]
Payload = Sequence[tuple[Section, Lines]]


@dataclass(frozen=True, slots=True)
class ContainerWriter:
    """One bundle to be written to `target`; nothing is there until all of it is there."""

    target: Path
    basis: Basis
    sealed_to: tuple[str, ...]
    signer: Credential
    papers: Papers

    def write(
        self,
        payload: Payload,
        progress: Progress,
        *,
        total: int = 0,
        verify: Callable[[Path], object] | None = None,
    ) -> Manifest:
        """Write, bring to the medium, let `verify` read it back, and only then give it its name.

        Raises `Unavailable("stick.…")` when the target cannot take it; stopping or failing
        leaves nothing behind.
        """
        folder = self.target.parent
        part = folder / f"yx-{self.basis.bundle}.tmp"
        try:
            with stick.watched(folder):
                written = self._write(part, payload, progress, total)
                if verify is not None:
                    verify(part)
                stick.publish(part, self.target)
        finally:
            stick.remove(part)
        return written

    def _write(self, part: Path, payload: Payload, progress: Progress, total: int) -> Manifest:
        with part.open("xb") as file:
            with skeleton.new_archive(file) as archive:
                written = self._fill(archive, payload, progress, total)
            file.flush()
            stick.sync_file(file.fileno())
        return written

    def _fill(self, archive: zipfile.ZipFile, payload: Payload, progress: Progress, total: int) -> Manifest:
        members: list[Member] = []
        for section, lines in payload:
            counted = progress.each(lines, total, section.value)
            for part in _parts(self.basis.header_line(section), counted):
                members.append(self._seal(archive, section, part, len(members) + 1))
        papers = self.papers.to_bytes()
        skeleton.put(archive, PAPERS, papers)
        whole = Manifest(
            self.basis,
            trust.certificate_id(self.signer.certificate),
            hashlib.sha256(papers).hexdigest(),
            tuple(members),
        )
        skeleton.put(archive, MANIFEST, whole.to_bytes())
        envelope = signed.sign(whole.to_bytes(), manifest.PAYLOAD_TYPE, self.signer)
        skeleton.put(archive, SIGNATURE, envelope)
        return whole

    def _seal(self, archive: zipfile.ZipFile, section: Section, part: "_Part", number: int) -> Member:
        plain = bytes(part.plain)
        packed = zstandard.ZstdCompressor(level=LEVEL).compress(plain)
        sealed = keys.seal_to(packed, self.sealed_to)
        if archive.fp is None or archive.fp.tell() + len(sealed) > skeleton.LARGEST_FILE:
            raise Refused("bundle.too_large")
        name = manifest.member_name(number)
        skeleton.put(archive, name, sealed)
        return Member(
            name,
            section,
            len(sealed),
            hashlib.sha256(sealed).hexdigest(),
            len(plain),
            hashlib.sha256(plain).hexdigest(),
            part.lines,
            part.operations,
        )


@dataclass(slots=True)
class _Part:
    plain: bytearray
    lines: int = 0
    operations: int = 0

    def add(self, line: bytes) -> None:
        if len(line) > LONGEST_LINE or b"\n" in line:
            raise ValueError("a line of a bundle must be one short line")
        self.plain += line
        self.plain += b"\n"
        self.lines += 1
        self.operations += line.startswith(OPERATION)


def _parts(header: bytes, lines: Lines) -> Iterator[_Part]:
    """Yield parts of whole lines, each with its header line first."""
    part = _Part(bytearray(header + b"\n"))
    for line in lines:
        part.add(line)
        if len(part.plain) >= PART:
            yield part
            part = _Part(bytearray(header + b"\n"))
    if part.lines:
        yield part
