"""学时, 学分 and money are counted in hundredths; floats never appear."""

from decimal import ROUND_HALF_UP, Decimal

_STEP = Decimal("0.01")


def to_hundredths(value: Decimal | int | str) -> int:
    """Return hundredths of a number of 学时, 学分 or 元, rounded half up."""
    return int((Decimal(value).quantize(_STEP, ROUND_HALF_UP) * 100).to_integral_value())


def from_hundredths(value: int) -> Decimal:
    """Return the number that `value` hundredths are."""
    return Decimal(value) / 100


def plain(value: Decimal) -> str:
    """Write a number as people do: no exponent, no trailing zeros (`12`, `0.5`)."""
    text = format(value.quantize(_STEP, ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text
