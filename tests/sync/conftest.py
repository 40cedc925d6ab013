"""Three offices with their keys, and bundles between them, without a database."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from app.progress import Progress
from app.sync import trust
from app.sync.chains import Trust
from app.sync.container import ContainerWriter
from app.sync.manifest import Basis, Kind, Section
from app.sync.papers import Papers
from tests.sync.offices import NOW, Office, an_office


@pytest.fixture(scope="session")
def school() -> Office:
    return an_office("school", "3645002101", "长安镇中心小学")


@pytest.fixture(scope="session")
def county() -> Office:
    return an_office("county", "450224", "融安县教育局")


@pytest.fixture(scope="session")
def city() -> Office:
    return an_office("city", "450200", "柳州市教育局")


@pytest.fixture(scope="session")
def county_trust(county: Office, school: Office) -> Trust:
    """What the county believes after it has admitted the school."""
    cross = county.authority.cross_sign(school.authority.request(), NOW)
    return Trust((county.authority.certificate,), (cross,))


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, school: Office, county: Office) -> Write:
    """Write a bundle from the school to the county; every part of it can be told otherwise."""

    def written(
        lines: Iterable[bytes] = (b'{"n":1}', b'{"n":2}'),
        *,
        name: str = "test.yxb",
        sender: Office = school,
        to: Office = county,
        signer: trust.Credential | None = None,
        sealed_to: tuple[str, ...] | None = None,
        progress: Progress | None = None,
        answers: Iterable[bytes] = (b'{"verdict":"accepted"}',),
        **basis: object,
    ) -> Path:
        plain = Basis(
            bundle=uuid.uuid4().hex,
            kind=Kind.DELTA,
            title="校本研修材料",
            made="2026-09-01T00:00:00Z",
            program="0.1.0",
            sender=sender.sender,
            recipients=(to.as_recipient(),),
        )
        signer = signer or sender.sync
        writer = ContainerWriter(
            target=tmp_path / name,
            basis=replace(plain, **basis),  # type: ignore[arg-type]
            sealed_to=sealed_to or (to.mailbox.recipient, sender.mailbox.recipient),
            signer=signer,
            papers=Papers((signer.certificate, sender.authority.certificate)),
        )
        writer.write([(Section.OPERATIONS, lines), (Section.ANSWERS, answers)], progress or Progress())
        return writer.target

    return written
