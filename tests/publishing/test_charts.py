"""Figures as bars: what is drawn, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml import etree

from digest.model.fact import Comparison, Fact
from digest.publishing.charts import MOST, draw_bars
from digest.publishing.views import make_comparison_views

from .conftest import PORT


def widths(picture: str) -> list[tuple[str | None, str | None]]:
    """The class and the length of each stroke of a bar."""
    return [(rect.get("class"), rect.get("width")) for rect in etree.fromstring(picture).iter("rect")]


def test_bars_are_as_long_as_their_figures_are_large_and_begin_at_zero() -> None:
    eleven, nine = draw_bars([(11, 11), (9, 9)])
    assert (widths(eleven), widths(nine)) == ([(None, "100.0%")], [(None, "81.8%")])
    assert etree.fromstring(nine).get("aria-hidden") == "true", "the figure stands beside it in words"


def test_what_lies_between_two_is_drawn_to_both() -> None:
    between, exact = draw_bars([(20, 40), (30, 30)])
    assert (widths(between), widths(exact)) == ([("faint", "100.0%"), (None, "50.0%")], [(None, "75.0%")])


@pytest.mark.parametrize("numbers", [(), (1,), (2, 2), (-1, 2), (0, 0), range(MOST + 1)])
def test_nothing_to_compare_by_eye_is_no_chart(numbers: Sequence[int]) -> None:
    assert draw_bars([(number, number) for number in numbers]) == ()


@pytest.mark.parametrize(
    ("more", "drawn"),
    [
        ({"value": 2900}, True),
        ({"value": 2900, "unit": "km"}, False),  # the other is in people
        ({"value": "3-2"}, False),
        ({"value": None}, False),
        ({"value": None, "value_low": 2000, "value_high": 2900.0}, True),
    ],
)
def test_figures_that_differ_are_drawn_where_their_numbers_compare(
    fact: Callable[..., Fact], more: dict[str, Any], drawn: bool
) -> None:
    facts = (fact(PORT, "About 3,200 dock workers", value=3200), fact(PORT, "2,900 people", **more))
    (view,) = make_comparison_views([Comparison("workers <back>", (0, 1), "conflict")], facts)
    assert [bool(figure.bar) for figure in view.figures] == [drawn, drawn] and view.has_table == drawn
    assert view.figures[0].amount == "3,200"
    if drawn:
        assert view.figures[1].amount in ("2,900", "2,000–2,900")
    (agreed,) = make_comparison_views([Comparison("workers back", (0, 1), "agree")], facts)
    assert not any(figure.bar for figure in agreed.figures) and not agreed.has_table


@pytest.mark.parametrize(("count", "drawn"), [(MOST, True), (MOST + 1, False)])
def test_of_many_figures_there_is_a_table_and_no_chart(fact: Callable[..., Fact], count: int, drawn: bool) -> None:
    facts = tuple(fact(PORT, "2,900 people", value=2900 + number) for number in range(count))
    (view,) = make_comparison_views([Comparison("workers back", tuple(range(count)), "conflict")], facts)
    assert all(bool(figure.bar) == drawn for figure in view.figures) and view.has_table and len(view.figures) == count
