"""Figures as bars: what is drawn, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml import etree

from digest.model.fact import Comparison, Fact
from digest.publishing.charts import MOST, WIDTH, Bar, draw_bars
from digest.publishing.views import make_comparison_views

from .conftest import PORT


def draw(*bars: Bar) -> etree._Element:
    return etree.fromstring(draw_bars("people <died> & more", bars))


def widths(picture: etree._Element) -> list[float]:
    return [float(rect.get("width", "")) for rect in picture.iter("rect")]


def test_bars_are_as_long_as_their_figures_are_large_and_begin_at_zero() -> None:
    picture = draw(Bar("Eleven people", 11, 11), Bar("nine people", 9, 9))
    assert widths(picture) == [WIDTH, pytest.approx(WIDTH * 9 / 11, abs=0.1)]
    assert picture.get("role") == "img"
    assert picture.findtext("title") == "people <died> & more"
    assert picture.findtext("desc") == "Eleven people; nine people"


def test_what_lies_between_two_is_drawn_to_both() -> None:
    picture = draw(Bar("20 to 40", 20, 40), Bar("30", 30, 30))
    assert [(rect.get("class"), float(rect.get("width", ""))) for rect in picture.iter("rect")] == [
        ("faint", WIDTH), (None, WIDTH / 2), (None, WIDTH * 3 / 4)
    ]  # fmt: skip


@pytest.mark.parametrize("numbers", [(), (1,), (2, 2), (-1, 2), (0, 0), range(MOST + 1)])
def test_nothing_to_compare_by_eye_is_no_chart(numbers: Sequence[int]) -> None:
    assert draw_bars("title", [Bar("label", number, number) for number in numbers]) == ""


def test_long_words_are_cut_in_the_picture_and_whole_in_its_description() -> None:
    picture = draw(Bar("x" * 200, 1, 1), Bar("b", 2, 2))
    label = next(picture.iter("text")).text or ""
    assert label.endswith("…") and len(label) < 50
    assert "x" * 200 in (picture.findtext("desc") or "")


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
    assert bool(view.chart) == view.has_table == drawn
    assert view.figures[0].amount == "3,200"
    if drawn:
        assert "workers &lt;back&gt;" in view.chart
        assert view.figures[1].amount in ("2,900", "2,000–2,900")
    (agreed,) = make_comparison_views([Comparison("workers back", (0, 1), "agree")], facts)
    assert agreed.chart == "" and not agreed.has_table


@pytest.mark.parametrize(("count", "drawn"), [(MOST, True), (MOST + 1, False)])
def test_of_many_figures_there_is_a_table_and_no_chart(fact: Callable[..., Fact], count: int, drawn: bool) -> None:
    facts = tuple(fact(PORT, "2,900 people", value=2900 + number) for number in range(count))
    (view,) = make_comparison_views([Comparison("workers back", tuple(range(count)), "conflict")], facts)
    assert bool(view.chart) == drawn and view.has_table and len(view.figures) == count
