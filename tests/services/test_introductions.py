"""Before an office is admitted or joined, people compare a fingerprint; the file may not change afterwards."""

from pathlib import Path

import pytest

from app.errors import Refused
from tests.services.sticks import Make


def test_a_request_says_who_asks_before_anything_is_entered(office: Make, tmp_path: Path) -> None:
    school, county = office(), office("county", code="451302", name="兴宾区教育局")
    asked = school.offices.request(tmp_path)
    found = county.offices.asking(asked.file)
    assert (found.name, found.level, found.known) == (school.office.name, "school", False)
    assert found.fingerprint == asked.fingerprint
    assert county.offices.show().known == ()


def test_an_answer_says_who_answered_before_anything_is_entered(office: Make, tmp_path: Path) -> None:
    school, county = office(), office("county", code="451302", name="兴宾区教育局")
    admitted = county.offices.admit(school.offices.request(tmp_path).file, tmp_path)
    found = school.offices.answering(admitted.file)
    assert (found.name, found.fingerprint) == (county.office.name, county.offices.show().fingerprint)
    assert school.offices.show().parent is None
    school.offices.join(admitted.file, compared=found.fingerprint)
    assert school.offices.answering(admitted.file).known


def test_a_file_exchanged_after_comparing_is_refused(office: Make, tmp_path: Path) -> None:
    school, county = office(), office("county", code="451302", name="兴宾区教育局")
    other = office("school", code="2145000002", name="大湾村小学")
    compared = school.offices.request(tmp_path).fingerprint
    with pytest.raises(Refused, match="office.not_as_compared"):
        county.offices.admit(other.offices.request(tmp_path).file, tmp_path, compared=compared)
    assert county.offices.show().known == ()
    admitted = county.offices.admit(school.offices.request(tmp_path).file, tmp_path, compared=compared)
    with pytest.raises(Refused, match="office.not_as_compared"):
        school.offices.join(admitted.file, compared=compared)


def test_an_answer_is_no_request(office: Make, tmp_path: Path) -> None:
    school = office()
    with pytest.raises(Refused, match="office.not_an_answer"):
        school.offices.answering(school.offices.request(tmp_path).file)
