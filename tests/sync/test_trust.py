"""Who may speak for whom, before and after an office joins the one above it."""

from datetime import UTC, datetime

import pytest

from app.errors import Refused
from app.sync import keys, trust
from app.sync.chains import Trust
from app.sync.marks import BUNDLE_SIGNING, DOCUMENT_SIGNING, OfficeMark, mark_of
from tests.sync.offices import NOW, Office, an_office


def test_an_office_without_a_parent_is_its_own_root(school: Office) -> None:
    chain = school.trust().chain(school.sync.certificate, BUNDLE_SIGNING)
    assert [mark.office for mark in chain.offices] == [school.id, school.id]
    assert chain.mark.device == school.device


def test_papers_from_before_joining_stay_valid_up_to_the_city(
    school: Office, county: Office, city: Office
) -> None:
    old_seal = school.authority.issue_seal(NOW).certificate
    to_school = county.authority.cross_sign(school.authority.request(), NOW)
    to_county = city.authority.cross_sign(county.authority.request(), NOW)
    trusting_city = Trust((city.authority.certificate,), (to_school, to_county))
    chain = trusting_city.chain(old_seal, DOCUMENT_SIGNING)
    assert [mark.level for mark in chain.offices] == ["school", "school", "county", "city"]


def test_joining_does_not_change_the_fingerprint_that_was_printed(school: Office, county: Office) -> None:
    cross = county.authority.cross_sign(school.authority.request(), NOW)
    assert trust.fingerprint(cross) == trust.fingerprint(school.authority.certificate)
    assert len(trust.fingerprint(cross).split()) == 8


def test_an_office_that_was_never_admitted_is_unknown(school: Office, county: Office) -> None:
    with pytest.raises(Refused, match="unknown_issuer"):
        county.trust().chain(school.sync.certificate, BUNDLE_SIGNING)


def test_a_self_signed_twin_with_the_same_name_and_id_is_unknown(
    school: Office, county: Office, county_trust: Trust
) -> None:
    twin = an_office("school", school.code, school.name)
    assert twin.id == school.id
    brought = county_trust.with_known([twin.authority.certificate])
    with pytest.raises(Refused, match="unknown_issuer"):
        brought.chain(twin.sync.certificate, BUNDLE_SIGNING)


def test_a_seal_cannot_sign_bundles_nor_a_machine_papers(school: Office) -> None:
    seal = school.authority.issue_seal(NOW).certificate
    with pytest.raises(Refused):
        school.trust().chain(seal, BUNDLE_SIGNING)
    with pytest.raises(Refused):
        school.trust().chain(school.sync.certificate, DOCUMENT_SIGNING)


def test_an_authority_is_no_signer_of_bundles(county: Office) -> None:
    with pytest.raises(Refused):
        county.trust().chain(county.authority.certificate, BUNDLE_SIGNING)


def test_a_school_cannot_vouch_for_the_machine_of_another_office(
    school: Office, county: Office, county_trust: Trust
) -> None:
    posing = trust.Authority(school.authority.key, _renamed(school, county))
    forged = posing.issue_sync("f" * 32, NOW).certificate
    assert mark_of(forged) == OfficeMark(county.id, "county", "f" * 32)
    with pytest.raises(Refused, match="out_of_scope"):
        county_trust.chain(forged, BUNDLE_SIGNING)


def test_a_school_cannot_admit_another_school(school: Office) -> None:
    other = an_office("school", "3645002102", "浮石镇中心小学")
    with pytest.raises(Refused, match="not_below"):
        school.authority.cross_sign(other.authority.request(), NOW)


def test_a_cross_certificate_between_equals_is_out_of_scope(
    school: Office, county: Office, county_trust: Trust
) -> None:
    other = an_office("school", "3645002103", "大良镇中心小学")
    posing = trust.Authority(school.authority.key, _renamed(school, county))
    cross = posing.cross_sign(other.authority.request(), NOW)
    with pytest.raises(Refused, match="out_of_scope"):
        county_trust.with_known([cross]).chain(other.sync.certificate, BUNDLE_SIGNING)


def test_a_wrong_clock_makes_certificates_that_others_accept(county: Office) -> None:
    for year in (1970, 2099, 9998):
        when = datetime(year, 1, 31, tzinfo=UTC)
        machine = county.authority.issue_sync("a" * 32, when).certificate
        assert county.trust().chain(machine, BUNDLE_SIGNING).mark.office == county.id


def test_keys_survive_being_stored(school: Office) -> None:
    stored = keys.key_to_bytes(school.authority.key)
    again = trust.Authority(keys.key_from_bytes(stored), school.authority.certificate)
    assert school.trust().chain(again.issue_sync("b" * 32, NOW).certificate, BUNDLE_SIGNING)


def _renamed(school: Office, other: Office) -> "trust.x509.Certificate":
    """A certificate that claims the other office's id under the school's own name and key."""
    posing = trust.new_authority(OfficeMark(other.id, "county"), school.name, NOW)
    builder = (
        trust.x509.CertificateBuilder()
        .subject_name(school.authority.certificate.subject)
        .issuer_name(school.authority.certificate.subject)
        .public_key(school.authority.key.public_key())
        .serial_number(1)
        .not_valid_before(trust.VALID_FROM)
        .not_valid_after(NOW)
    )
    for extension in posing.certificate.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    return builder.sign(school.authority.key, trust.hashes.SHA256())
