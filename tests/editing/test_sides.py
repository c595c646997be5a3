"""The words on both sides of a number, and the rules that are asked only where these allow it."""

from __future__ import annotations

import pytest

from digest.editing.figures.changes import find_base
from digest.editing.figures.drafts import Scene
from digest.editing.figures.events import event_after, event_before
from digest.editing.figures.hedges import find_hedge
from digest.editing.figures.units import find_symbol
from digest.editing.numbers import make_number
from digest.editing.sides import word_before, word_behind


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("34 people", 2, "people"),
        ("34-year-old", 2, "-"),
        ("34%", 2, "%"),
        ("34 %", 2, "%"),
        ("34km/h", 2, "km"),
        ("34\u00a0Euro", 2, "Euro"),
        ("34 12", 2, ""),
        ("34", 2, ""),
        ("34 élèves", 2, ""),
    ],
)
def test_the_word_or_mark_behind_a_number(text: str, at: int, word: str) -> None:
    assert word_behind(text, at) == word


@pytest.mark.parametrize(
    ("text", "floor", "word"),
    [
        ("It has about 5", 0, "about"),
        ("It has (about 5", 0, "(about"),
        ("It has about\n5", 0, "about"),
        ("It has $5", 0, ""),
        ("5", 0, ""),
        ("One. Two 5", 9, ""),
        ("One. Two 5", 5, "Two"),
    ],
)
def test_the_word_before_a_number(text: str, floor: int, word: str) -> None:
    assert word_before(text, len(text) - 1, floor) == word


@pytest.mark.parametrize(
    ("behind", "event"),
    [
        (" were killed", "killed"),
        (", who were also reportedly injured.", "injured"),
        (" died", "died"),
        (" killed two guards", ""),
        (" killed at least 3", ""),
        (" have been moved", "moved"),
        (", have been moved", ""),
        (" have come", ""),
        (" were killedish", ""),
    ],
)
def test_what_happened_is_told_behind_the_counted(behind: str, event: str) -> None:
    assert event_after(behind, 0, len(behind)) == event


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ("The blast killed ", "killed"),
        ("killing and wounding ", "killing"),
        ("The death toll rose to ", "killed"),
        ("It claimed the lives of ", "killed"),
        ("The number of deaths stands at ", "killed"),
        ("The blast killed", ""),
        ("The blast shook ", ""),
        ("Killed were soldiers and ", ""),
        ("The crash killed the ", "killed"),
        ("The crash (killed ", "killed"),
        ("The crash killed of ", ""),
    ],
)
def test_what_happened_is_told_before_the_counted(before: str, event: str) -> None:
    assert event_before(before, len(before), 0, word_before(before, len(before), 0)) == event


@pytest.mark.parametrize(
    ("before", "base"),
    [
        ("The load of nitrogen in the bay has fallen by ", "load of nitrogen in the bay fallen"),
        ("She put the damage to roads at ", "damage to roads"),
        ("The wall will cost ", "wall cost"),
        ("The wall will cost the town ", "wall cost"),
        ("A discount of ", "discount"),
        ("A discount of  ", ""),
        ("of ", ""),
        ("Prices rose a total of ", "Prices rose"),
        ("The price was about ", "price"),
        ("They met near ", ""),
        ("They paid (", ""),
        ("", ""),
    ],
)
def test_what_an_amount_is_of(before: str, base: str) -> None:
    scene = Scene(before)
    scene.end = len(before)
    assert find_base(scene, len(before)) == base


@pytest.mark.parametrize(
    ("digits", "scale", "value"),
    [
        ("21.8", 10**5, 2180000),
        ("1.0", 1, 1),
        ("0.1", 1, 0.1),
        ("1,234.5", 1000, 1234500),
        ("123456789012345.000001", 1, 123456789012345.0),
    ],
)
def test_values_are_exact(digits: str, scale: int, value: float) -> None:
    made = make_number(digits, scale)
    assert made == value
    assert isinstance(made, type(value))


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("$", (0, "USD")),
        ("cost $", (5, "USD")),
        ("cost US$", (5, "USD")),
        ("cost A$", (5, "AUD")),
        ("cost €", (5, "EUR")),
        ("cost Rs ", (5, "INR")),
        ("cos$", None),
        ("cost ", None),
        ("", None),
    ],
)
def test_the_sign_of_money_before_a_number(text: str, symbol: tuple[int, str] | None) -> None:
    assert find_symbol(text, len(text), 0) == symbol


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("more than ", (0, "more than")),
        ("was More than ", (4, "more than")),
        ("no less than ", (0, "at least")),
        ("anymore than ", (13, "exact")),
        ("more  than ", (11, "exact")),
        ("only ", (5, "exact")),
        ("about", (5, "exact")),
        ("", (0, "exact")),
    ],
)
def test_the_hedge_before_a_number(text: str, hedge: tuple[int, str]) -> None:
    assert find_hedge(text, len(text), 0) == hedge
