"""A bundle is whole and from its sender, or it is refused; nothing in between."""

import hashlib
import os
import random
import shutil
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import zstandard

from app.errors import Cancelled, Refused, Unavailable
from app.progress import Progress
from app.sync import container, keys, manifest, signed, skeleton, stick, trust
from app.sync.chains import Trust
from app.sync.manifest import Manifest, Member, Section
from app.sync.reader import ContainerReader
from tests.sync.conftest import Write
from tests.sync.offices import Office

LINES = [b'{"n":%d}' % n for n in range(500)]


def refused(path: Path) -> str:
    """Return why a file is refused, or fail."""
    with pytest.raises(Refused) as error:
        ContainerReader.open(path)
    return error.value.code


def test_what_was_written_is_read_back_by_its_addressee(
    write: Write, county: Office, school: Office, county_trust: Trust
) -> None:
    reader = ContainerReader.open(write(LINES))
    reader.for_office(county.id)
    assert reader.verify(county_trust).mark.office == school.id
    assert list(reader.lines(Section.OPERATIONS, county.mailbox.secret)) == LINES
    assert list(reader.lines(Section.ANSWERS, county.mailbox.secret)) == [b'{"verdict":"accepted"}']
    assert reader.total(Section.OPERATIONS) == 500


def test_the_sender_can_open_the_copy_it_keeps(write: Write, school: Office) -> None:
    reader = ContainerReader.open(write(LINES))
    assert list(reader.lines(Section.OPERATIONS, school.mailbox.secret)) == LINES


def test_many_members_keep_their_lines_in_order(
    write: Write, county: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "PART", 700)
    reader = ContainerReader.open(write(LINES))
    assert len(reader.manifest.members) > 5
    assert list(reader.lines(Section.OPERATIONS, county.mailbox.secret)) == LINES


def test_any_file_name_will_do(write: Write, county: Office) -> None:
    renamed = write(LINES, name="校本 研修(1).yxb.txt")
    ContainerReader.open(renamed).for_office(county.id)


def test_one_flipped_bit_anywhere_is_refused(write: Write, tmp_path: Path) -> None:
    good = write(LINES[:40]).read_bytes()
    dice = random.Random(7)
    positions = {0, 1, 29, 30, 45, len(good) - 1, len(good) - 22}
    positions |= set(dice.sample(range(len(good)), 350))
    for name in (container.MANIFEST, container.SIGNATURE, container.PAPERS, "p0001.age"):
        start = good.index(name.encode())
        positions |= {start - 26, start, start + len(name), start + len(name) + 40}
    other = tmp_path / "flipped"
    for position in sorted(positions):
        bad = bytearray(good)
        bad[position] ^= 1 << dice.randrange(8)
        other.write_bytes(bad)
        assert refused(other) in {"bundle.altered", "bundle.not_ours", "bundle.truncated"}, position


def test_a_copy_that_ends_too_early_is_called_incomplete(write: Write, tmp_path: Path) -> None:
    good = write(LINES).read_bytes()
    short = tmp_path / "short"
    for percent in range(1, 100):
        short.write_bytes(good[: len(good) * percent // 100])
        assert refused(short) == "bundle.truncated", percent
    short.write_bytes(good[:-1])
    assert refused(short) in {"bundle.truncated", "bundle.altered"}


def test_other_files_are_no_bundles(tmp_path: Path) -> None:
    for content in (b"hello", b"PK\x03\x04 and nothing else", b"\0" * 500):
        (tmp_path / "x").write_bytes(content)
        assert refused(tmp_path / "x") == "bundle.not_ours"


def test_a_file_of_no_length_is_an_incomplete_copy(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert refused(tmp_path / "x") == "bundle.truncated"


def test_bytes_before_after_or_between_are_refused(write: Write, tmp_path: Path) -> None:
    good = write(LINES).read_bytes()
    other = tmp_path / "padded"
    middle = good.index(b"p0001.age") + 200
    for bad in (good + b"\0", b"\0" + good, good + good, good[:middle] + b"\0" + good[middle:]):
        other.write_bytes(bad)
        assert refused(other) in {"bundle.altered", "bundle.not_ours", "bundle.truncated"}


def _again(
    source: Path, target: Path, *, leave: str = "", more: tuple[str, ...] = (), packed: bool = False
) -> Path:
    """Write a bundle's members into another ZIP, as somebody with a ZIP tool would."""
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if entry.filename != leave:
                again = zipfile.ZipInfo(entry.filename, entry.date_time)
                again.external_attr, again.create_system = entry.external_attr, 3
                again.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else method
                new.writestr(again, old.read(entry))
        for name in more:
            new.writestr(zipfile.ZipInfo(name), b"more")
    return target


def test_members_added_left_out_twice_or_deflated_are_refused(write: Write, tmp_path: Path) -> None:
    good, other = write(LINES), tmp_path / "other"
    for leave in (container.MANIFEST, container.SIGNATURE, container.PAPERS, "p0001.age"):
        assert refused(_again(good, other, leave=leave)) == "bundle.altered"
    for name in ("a.txt", "../x", "C:\\x", "CON", "P0001.AGE", "p0003.age"):
        assert refused(_again(good, other, more=(name,))) == "bundle.altered"
    with pytest.warns(UserWarning, match="Duplicate"):
        _again(good, other, more=(container.MANIFEST,))
    assert refused(other) == "bundle.altered"
    assert refused(_again(good, other, packed=True)) == "bundle.altered"


def test_only_our_own_zip_metadata_is_accepted(write: Write, tmp_path: Path) -> None:
    good, other = write(LINES), tmp_path / "other"
    ContainerReader.open(_again(good, other))
    assert other.read_bytes() == good.read_bytes()
    with zipfile.ZipFile(other, "a") as archive:
        archive.comment = b"hidden"
    assert refused(other) == "bundle.altered"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of this kind are POSIX")
def test_links_and_pipes_are_not_opened(write: Write, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.yxb", tmp_path / "pipe.yxb"
    link.symlink_to(write(LINES))
    os.mkfifo(pipe)
    assert refused(link) == refused(pipe) == refused(tmp_path) == "bundle.not_a_file"
    assert refused(tmp_path / "nothing.yxb") == "bundle.no_such_file"


def test_a_bundle_for_another_office_names_it_and_stays_closed(write: Write, city: Office) -> None:
    reader = ContainerReader.open(write(LINES))
    with pytest.raises(Refused) as error:
        reader.for_office(city.id)
    assert error.value.facts == {"office": "融安县教育局", "sender": "长安镇中心小学"}
    with pytest.raises(Refused, match="sealed_to_another_key"):
        list(reader.lines(Section.OPERATIONS, city.mailbox.secret))


def test_an_office_that_signs_in_anothers_name_is_refused(
    write: Write, city: Office, school: Office, county_trust: Trust
) -> None:
    reader = ContainerReader.open(write(LINES, signer=city.sync))
    with pytest.raises(Refused, match="unknown_sender"):
        reader.verify(county_trust)
    knows_both = Trust((*county_trust.anchors, city.authority.certificate), county_trust.known)
    with pytest.raises(Refused, match="sender_differs"):
        reader.verify(knows_both)


def test_a_sealed_part_signed_again_by_another_office_is_refused(
    write: Write, city: Office, county: Office, tmp_path: Path
) -> None:
    stolen = ContainerReader.open(write(LINES))
    mine = replace(stolen.manifest.basis, sender=city.sender)
    relabelled = _resigned(stolen, replace(stolen.manifest, basis=mine), city, tmp_path / "mine")
    reader = ContainerReader.open(relabelled)
    assert reader.verify(city.trust()).mark.office == city.id
    with pytest.raises(Refused, match="sender_differs"):
        list(reader.lines(Section.OPERATIONS, county.mailbox.secret))


def _resigned(old: ContainerReader, content: Manifest, by: Office, target: Path, sealed: bytes = b"") -> Path:
    """Make a flawless container around an altered manifest, as its signer could."""
    papers = replace(old.papers, certificates=(by.sync.certificate,)).to_bytes()
    content = replace(
        content,
        signer=trust.certificate_id(by.sync.certificate),
        trust_sha256=hashlib.sha256(papers).hexdigest(),
    )
    with (
        zipfile.ZipFile(old.path) as archive,
        target.open("wb") as file,
        skeleton.new_archive(file) as made,
    ):
        for member in content.members:
            skeleton.put(made, member.name, sealed or archive.read(member.name))
        skeleton.put(made, container.PAPERS, papers)
        skeleton.put(made, container.MANIFEST, content.to_bytes())
        envelope = signed.sign(content.to_bytes(), manifest.PAYLOAD_TYPE, by.sync)
        skeleton.put(made, container.SIGNATURE, envelope)
    return target


def _declaring(reader: ContainerReader, sealed: bytes, **changed: int) -> Manifest:
    member: Member = replace(
        reader.manifest.members[0],
        size=len(sealed),
        sha256=hashlib.sha256(sealed).hexdigest(),
        **changed,  # type: ignore[arg-type]
    )
    return replace(reader.manifest, members=(member,))


def test_a_member_that_unpacks_to_another_size_is_refused(
    write: Write, school: Office, county: Office, tmp_path: Path
) -> None:
    old = ContainerReader.open(write(LINES))
    header = old.manifest.basis.header_line(Section.OPERATIONS) + b"\n"
    bomb = keys.seal_to(
        zstandard.ZstdCompressor().compress(header + b"0" * (300 << 20)),
        [county.mailbox.recipient],
    )
    streamed = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    unsaid = keys.seal_to(streamed.compress(header * 10) + streamed.flush(), [county.mailbox.recipient])
    for sealed in (bomb, unsaid):
        for size in (old.manifest.members[0].plain_size, len(header) * 10 + 1):
            content = _declaring(old, sealed, plain_size=size)
            bad = ContainerReader.open(_resigned(old, content, school, tmp_path / "bad", sealed))
            before = psutil.Process().memory_info().rss
            with pytest.raises(Refused, match="content_differs"):
                list(bad.lines(Section.OPERATIONS, county.mailbox.secret))
            assert psutil.Process().memory_info().rss - before < 100 << 20


def test_a_member_larger_than_any_we_write_is_refused_unread(
    write: Write, school: Office, tmp_path: Path
) -> None:
    old = ContainerReader.open(write(LINES))
    content = replace(old.manifest, members=(replace(old.manifest.members[0], plain_size=10 << 30),))
    assert refused(_resigned(old, content, school, tmp_path / "bad")) == "bundle.altered"


def test_a_bundle_of_a_later_format_asks_for_an_upgrade(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(manifest, "FORMAT", 7)
        path = write(LINES)
    assert refused(path) == "bundle.newer_format"


def test_stopping_leaves_nothing_on_the_stick(write: Write, tmp_path: Path) -> None:
    progress = Progress()

    def lines() -> Iterator[bytes]:
        yield b"{}"
        progress.cancel()
        yield b"{}"

    with pytest.raises(Cancelled):
        write(lines(), progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_fails_while_writing_is_told_and_left_clean(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match=r"stick\.full"):
        write(LINES)
    assert list(tmp_path.iterdir()) == []


def test_a_full_or_missing_stick_is_refused_before_any_work(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    with pytest.raises(Unavailable, match=r"stick\.too_full"):
        stick.check(tmp_path, needed=free)
    with pytest.raises(Unavailable, match=r"stick\.gone"):
        stick.check(tmp_path / "missing", needed=1)


def test_memory_does_not_grow_with_the_bundle(write: Write, county: Office) -> None:
    def lines(count: int) -> Iterator[bytes]:
        dice = random.Random(1)
        for n in range(count):
            yield b'{"id":"%032x","n":%d,"note":"%s"}' % (dice.getrandbits(128), n, b"x" * 150)

    peaks = []
    for count in (60_000, 180_000):
        tracemalloc.start()
        reader = ContainerReader.open(write(lines(count), name=f"{count}.yxb"))
        assert sum(1 for _ in reader.lines(Section.OPERATIONS, county.mailbox.secret)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2
