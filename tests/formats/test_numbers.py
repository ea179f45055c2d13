"""Every way of writing a number: read exactly, or refused with its own reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine.decimals import spoken
from chamdiem.formats import numbers
from chamdiem.formats.numbers import Style, Unreadable
from chamdiem.formats.texts import clean

READ = """
    written      | declared | number
    0            | -        | 0
    1234         | -        | 1234
    007          | -        | 7
    12,5         | -        | 12.5
    12.5         | -        | 12.5
    0,78         | -        | 0.78
    1.234.567    | -        | 1234567
    1,234,567    | -        | 1234567
    1.234.567,8  | -        | 1234567.8
    1,234,567.8  | -        | 1234567.8
    1.234,567    | -        | 1234.567
    1 234 567    | -        | 1234567
    1 234,567    | -        | 1234.567
    1.234        | comma    | 1234
    1.234        | point    | 1.234
    1,234        | comma    | 1.234
    1,234        | point    | 1234
    0.125        | point    | 0.125
    1.234,5      | comma    | 1234.5
    +5           | -        | 5
    -5           | -        | -5
    −5           | -        | -5
"""

REFUSED = """
    written        | declared | reason
    1.234          | -        | ambiguous
    1,234          | -        | ambiguous
    0.125          | -        | ambiguous
    12.345         | -        | ambiguous
    12.5           | comma    | other-style
    1,234.5        | comma    | other-style
    12,5           | point    | other-style
    1.23.456       | -        | not-a-number
    1,234.567,8    | -        | not-a-number
    1 23           | -        | not-a-number
    12.            | -        | not-a-number
    .5             | -        | not-a-number
    12a            | -        | not-a-number
    ١٢             | -        | not-a-number
    1/2            | -        | not-a-number
    1.2E+05        | -        | scientific
    12345678901234567890123456 | - | too-long
"""


def rows(table: str) -> list[tuple[str, Style | None, str]]:
    """Read a table of cases."""
    lines = [line.split("|") for line in table.strip().splitlines()[1:]]
    return [
        (written.strip(), None if style.strip() == "-" else Style(style.strip()), last.strip())
        for written, style, last in lines
    ]


@pytest.mark.parametrize(("written", "style", "number"), rows(READ))
def test_a_number_is_read_exactly(written: str, style: Style | None, number: str) -> None:
    assert numbers.from_text(written, style).value == Decimal(number)


@pytest.mark.parametrize(("written", "style", "reason"), rows(REFUSED))
def test_a_doubtful_number_is_refused(written: str, style: Style | None, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        numbers.from_text(written, style)

    assert refusal.value.rule == reason


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_space_may_group_thousands(space: str) -> None:
    written = clean(f"\ufeff 1{space}234{space}567,8 ")

    assert numbers.from_text(written).value == Decimal("1234567.8")


@pytest.mark.parametrize("written", ["78,38 %", "78,38%", "78.38 %"])
def test_a_percent_sign_is_noticed(written: str) -> None:
    read = numbers.from_text(written)

    assert (read.value, read.percent) == (Decimal("78.38"), True)


def test_an_ambiguous_number_says_both_readings() -> None:
    with pytest.raises(Unreadable, match="không rõ là 1234 hay 1,234") as refusal:
        numbers.from_text("1.234")

    assert "# decimal: comma" in refusal.value.advice


@pytest.mark.parametrize("value", [10**15, 1e300, float("inf"), float("nan")])
def test_a_number_cell_that_a_sheet_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(Unreadable):
        numbers.from_number(value)


@given(value=st.integers(0, 10**18), decimals=st.integers(0, 6))
def test_what_is_written_for_readers_is_read_back(value: int, decimals: int) -> None:
    read = numbers.from_text(spoken(value, decimals), Style.COMMA).value

    assert read.scaleb(decimals) == value


@given(value=st.integers(0, 10**14), decimals=st.integers(0, 6))
def test_a_number_cell_is_the_number_that_was_typed(value: int, decimals: int) -> None:
    typed = Decimal(value).scaleb(-decimals)

    assert numbers.from_number(float(typed)) == typed
