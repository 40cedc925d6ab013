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
            _remove(part)
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
            for plain, count in _parts(self.basis.header_line(section), counted):
                members.append(self._seal(archive, section, plain, count, len(members) + 1))
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

    def _seal(
        self, archive: zipfile.ZipFile, section: Section, plain: bytes, count: int, number: int
    ) -> Member:
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
            count,
        )


def _parts(header: bytes, lines: Lines) -> Iterator[tuple[bytes, int]]:
    """Yield parts of whole lines, each with its header line first, and how many lines follow it."""
    part, count = bytearray(header + b"\n"), 0
    for line in lines:
        if len(line) > LONGEST_LINE or b"\n" in line:
            raise ValueError("a line of a bundle must be one short line")
        part += line
        part += b"\n"
        count += 1
        if len(part) >= PART:
            yield bytes(part), count
            part, count = bytearray(header + b"\n"), 0
    if count:
        yield bytes(part), count


def _remove(part: Path) -> None:
    """Take back an unfinished file; a stick that is gone has taken it along."""
    try:
        part.unlink()
    except OSError:
        return
