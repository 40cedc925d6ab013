"""The list of bundles that went to and fro."""

from pathlib import Path

import pytest

from app.listings.exchanges import ExchangeCriteria
from app.listings.listing import Order
from app.workspace import Workspace
from tests.services.sticks import Make, a_person, enrolled


@pytest.fixture
def school(office: Make, tmp_path: Path) -> Workspace:
    """A school that has sent two bundles and had the first confirmed."""
    school = office("school", code="2145000001", name="石桥镇中心小学")
    county = office("county", code="451302", name="兴宾区教育局")
    enrolled(school, county, tmp_path)
    a_person(school, "王𬭚")
    county.bundles.apply(school.bundles.export(to="parent", folder=tmp_path).file)
    school.bundles.apply(county.bundles.export(to=school.office.code, folder=tmp_path).file)
    school.bundles.export(to="parent", folder=tmp_path)
    return school


def test_the_newest_bundle_stands_first_with_the_office_it_went_to(school: Workspace) -> None:
    listing = school.listings.exchanges
    rows = listing.rows(listing.find(ExchangeCriteria(direction="sent")))
    assert [(row.sequence, row.status, row.peer_name) for row in rows] == [
        (2, "sent", "兴宾区教育局"),
        (1, "confirmed", "兴宾区教育局"),
    ]


def test_the_list_is_narrowed_and_sorted_by_the_store(school: Workspace) -> None:
    listing = school.listings.exchanges
    by_size = listing.find(ExchangeCriteria(direction="sent"), [Order("operations")])
    assert [row.operations for row in listing.rows(by_size)] == [0, 1]
    assert listing.totals(ExchangeCriteria(status="confirmed")).count == 1
    parent = school.offices.show().parent
    assert parent is not None
    assert listing.totals(ExchangeCriteria(peer=parent.id)).count == len(listing.find(ExchangeCriteria()))
