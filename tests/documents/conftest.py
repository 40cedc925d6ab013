"""One signed paper for all tests of documents."""

import pytest

from app.documents import qr
from app.documents.certificate import render
from app.documents.signing import sign
from tests.documents.papers import COUNTY, ISSUED, Offices, a_content, some_offices


@pytest.fixture(scope="session")
def offices() -> Offices:
    return some_offices()


@pytest.fixture(scope="session")
def unsigned(offices: Offices) -> bytes:
    content = a_content()
    return render(content, qr.payload(content.number, COUNTY, content.digest(), offices.seal.key)).pdf


@pytest.fixture(scope="session")
def signed(unsigned: bytes, offices: Offices) -> bytes:
    return sign(unsigned, offices.seal, when=ISSUED, reason="颁发证书")
