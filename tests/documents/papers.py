"""Papers and seals for tests: invented people, offices made on the spot."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from cryptography import x509

from app.documents.certificate import CertificateContent
from app.documents.signing import SealKey
from app.documents.verify import SignatureFinding, Trust, verify
from app.sync import marks, trust
from app.sync.marks import OfficeMark

ISSUED = datetime(2026, 7, 6, 2, 30, tzinfo=UTC)
COUNTY, CITY = "ab" * 16, "cd" * 16


def a_content(**changes: object) -> CertificateContent:
    """A certificate of an invented teacher, with whatever a test wants different."""
    said: dict[str, object] = {
        "number": "451321-2026-7K3D-00017-X",
        "kind": "project",
        "holder": "王𬭚",
        "masked_id": "4521**********1234",
        "unit": "某县城北小学",
        "project": "小学语文课堂实践研究",
        "begins": date(2026, 3, 1),
        "ends": date(2026, 6, 30),
        "hours": Decimal(24),
        "credits": Decimal(3),
        "issuer": "某某县教育体育局",
        "issued_on": date(2026, 7, 6),
    }
    return CertificateContent(**{**said, **changes})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Offices:
    """A county below a city, with the county's seal."""

    county: trust.Authority
    city: trust.Authority
    joined: x509.Certificate
    seal: SealKey

    def judged(self, pdf: bytes) -> SignatureFinding:
        """What an office that trusts the county's authority says."""
        return verify(pdf, Trust((self.county.certificate,), marks.mark_of))


def some_offices() -> Offices:
    """A county that has joined its city."""
    county = trust.new_authority(OfficeMark(COUNTY, "county"), "某某县教育体育局", ISSUED)
    city = trust.new_authority(OfficeMark(CITY, "city"), "某某市教育局", ISSUED)
    joined = city.cross_sign(county.request(), ISSUED)
    seal = county.issue_seal(ISSUED)
    chain = (joined, county.certificate, city.certificate)
    return Offices(county, city, joined, SealKey(seal.key, seal.certificate, chain))
