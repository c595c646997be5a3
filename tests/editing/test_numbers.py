"""Numerals, as an editor writes them, and the values a reader would give them."""

from __future__ import annotations

import pytest

from digest.editing.numbers import make_number, read_number


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("7", 7, "7"),
        ("1,250", 1250, "1,250"),
        ("12,34,567 voters", 1234567, "12,34,567"),
        ("3.5", 3.5, "3.5"),
        ("1.2 million", 1200000, "1.2 million"),
        ("21.8 lakh", 2180000, "21.8 lakh"),
        ("43.47 lakh riders", 4347000, "43.47 lakh"),
        ("5 crore", 50000000, "5 crore"),
        ("1.5 lakh crore", 1500000000000, "1.5 lakh crore"),
        ("2bn", 2000000000, "2bn"),
        ("10k runners", 10000, "10k"),
        ("3 dozen eggs", 36, "3 dozen"),
        ("twenty-one ships", 21, "twenty-one"),
        ("two hundred and fifty thousand tents", 250000, "two hundred and fifty thousand"),
        ("two dozen boats", 24, "two dozen"),
        ("nine of them", 9, "nine"),
        ("three million five", 3000005, "three million five"),
        ("five and six", 5, "five"),
        ("0.1", 0.1, "0.1"),
    ],
)
def test_reads_a_numeral(text: str, value: float, told: str) -> None:
    numeral = read_number(text, 0)
    assert numeral is not None
    assert (numeral.value, text[numeral.start : numeral.end]) == (value, told)
    assert isinstance(numeral.value, type(value))


@pytest.mark.parametrize("text", ["1,2,3", "12345678901234567890", "onerous", "the", "", "tension"])
def test_leaves_what_is_no_numeral(text: str) -> None:
    assert read_number(text, 0) is None


def test_m_is_metres_unless_it_is_money() -> None:
    metres = read_number("40m wide", 0)
    assert metres is not None
    assert (metres.value, metres.end, metres.scaled) == (40, 2, False)
    million = read_number("40m", 0, money=True)
    assert million is not None
    assert million.value == 40000000


def test_values_have_no_binary_noise() -> None:
    assert make_number("1.1", 1000) == 1100
    assert make_number("8.7", 10**5) == 870000
    assert repr(make_number("2.675")) == "2.675"
