"""Certificate numbers name their office, never collide between devices and notice a slip of the pen."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import (
    BLOCK_LENGTH,
    CertificateNumber,
    NumberTemplate,
    device_block,
    normal,
    office_part,
)

TEMPLATE = NumberTemplate()
NUMBER = CertificateNumber("451321", 2026, "7K3D", 17)

numbers = st.builds(
    CertificateNumber,
    st.text("0123456789ABCXYZ", min_size=1, max_size=20),
    st.integers(1990, 2099),
    st.sampled_from(["7K3D", "0000", "ZZZZ"]),
    st.integers(1, 999_999),
)


def test_a_number_shows_office_year_device_and_sequence() -> None:
    written = TEMPLATE.written(NUMBER)
    assert written.startswith("451321-2026-7K3D-00017-")
    assert TEMPLATE.read(written) == NUMBER


@given(numbers)
def test_every_number_reads_back(number: CertificateNumber) -> None:
    assert TEMPLATE.read(TEMPLATE.written(number)) == number


@given(numbers, st.data())
def test_one_wrong_character_is_noticed(number: CertificateNumber, data: st.DataObject) -> None:
    written = TEMPLATE.written(number)
    place = data.draw(st.sampled_from([n for n, c in enumerate(written) if c != "-"]))
    other = data.draw(
        st.sampled_from([c for c in string.digits + string.ascii_uppercase if c != written[place]])
    )
    assert TEMPLATE.read(written[:place] + other + written[place + 1 :]) is None


def test_two_exchanged_neighbours_are_noticed() -> None:
    written = TEMPLATE.written(NUMBER)
    for place in range(5):
        if written[place] != written[place + 1]:
            swapped = written[:place] + written[place + 1] + written[place] + written[place + 2 :]
            assert TEMPLATE.read(swapped) is None


def test_a_number_typed_by_hand_is_understood() -> None:
    written = TEMPLATE.written(NUMBER)
    typed = " " + written.lower().replace("4", "４") + "\n"
    assert normal(typed) == written
    assert TEMPLATE.read(typed) == NUMBER


def test_a_place_may_choose_its_own_pattern() -> None:
    local = NumberTemplate("桂师培证字[{year}]{office}{block}第{sequence}号{check}", sequence_digits=6)
    assert local.written(NUMBER).startswith("桂师培证字[2026]4513217K3D第000017号")
    assert local.read(local.written(NUMBER)) == NUMBER


@pytest.mark.parametrize("pattern", ["{office}-{sequence}", "{office}{office}{year}{block}{sequence}{check}"])
def test_a_pattern_without_its_parts_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="names each of"):
        NumberTemplate(pattern)


def test_a_pattern_that_typing_would_change_is_refused() -> None:
    with pytest.raises(ValueError, match="no blanks"):
        NumberTemplate("no {office} {year}{block}{sequence}{check}")


def test_each_device_has_its_own_block() -> None:
    blocks = {device_block(f"{n:032x}") for n in range(200)}
    assert len(blocks) == 200
    assert all(len(block) == BLOCK_LENGTH for block in blocks)


def test_a_taken_block_is_stepped_over() -> None:
    first = device_block("ab" * 16)
    second = device_block("ab" * 16, taken={first})
    assert second != first
    assert device_block("ab" * 16, taken={first}) == second


def test_an_office_code_is_cleaned_for_a_number() -> None:
    assert office_part("L-3f2a 9") == "L3F2A9"
