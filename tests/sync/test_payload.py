"""Commits survive being lines, and no other lines are commits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.operation import CommitParts
from app.sync import heads, payload
from app.sync.canonical import Malformed
from app.sync.marks import BUNDLE_SIGNING
from tests.sync.offices import NOW, Office

_BODIES = st.binary(min_size=1, max_size=40).map(lambda body: body.replace(b"\n", b" "))
_PAIRS = st.lists(st.tuples(st.binary(min_size=16, max_size=16), _BODIES), min_size=1, max_size=4)
_COMMITS = st.builds(CommitParts, _BODIES, st.dictionaries(st.integers(0, 99), _PAIRS, max_size=3))


@given(st.lists(_COMMITS, max_size=4))
def test_commits_come_back_as_they_were(commits: list[CommitParts]) -> None:
    assert list(payload.to_commits(payload.to_lines(commits))) == commits


@pytest.mark.parametrize(
    "lines",
    [
        [b"O" + b"0" * 32 + b"{}"],
        [b"P0"],
        [b"H{}", b"O" + b"0" * 32 + b"{}"],
        [b"H{}", b"P-1"],
        [b"H{}", b"P1000000"],
        [b"H{}", b"P0", b"Ozz{}"],
        [b"X"],
        [b""],
    ],
)
def test_other_lines_are_malformed(lines: list[bytes]) -> None:
    with pytest.raises(Malformed):
        list(payload.to_commits(lines))


def test_a_head_is_believed_only_from_its_own_machine(school: Office, county: Office) -> None:
    chain = school.trust().chain(school.sync.certificate, BUNDLE_SIGNING)
    good = heads.sign(school.device, school.id, 7, "ab" * 32, school.sync)
    assert heads.is_genuine(good, chain)
    forged = heads.sign(school.device, school.id, 8, "ab" * 32, county.sync)
    assert not heads.is_genuine(forged, chain)
    other = school.authority.issue_sync("c" * 32, NOW)
    assert not heads.is_genuine(heads.sign("c" * 32, school.id, 7, "ab" * 32, other), chain)
