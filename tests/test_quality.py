"""Digest is as good as it was: on each set of ../shared/truth no measure is below its floor, and the docs tell the same figures.

The sets are measured whole, which takes some 25 seconds of CPU. `make quality` raises the floors after a gain.
"""

from __future__ import annotations

import pytest

from tests.quality import page
from tests.quality.floors import Pinned, find_floor, find_lowered, load_floors, pin
from tests.quality.tallies import Tally, f1, find_figure, find_interval, mean_of_shares, share
from tests.quality.truth import SETS, find_lack, measure_set

LACK = find_lack()


@pytest.mark.skipif(LACK is not None, reason=LACK or "")
@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    floors = {measure: pinned for measure, pinned in load_floors().items() if measure.startswith(f"{name}: ")}
    figures = {tally.name: find_figure(tally) for tally in measure_set(name)}
    assert figures.keys() == floors.keys()
    assert {m: (figure, floors[m].floor) for m, figure in figures.items() if find_floor(m, figure) < floors[m].floor} == {}


def test_every_summary_is_the_source_s_own_words() -> None:
    assert {pinned.floor for name, pinned in load_floors().items() if name.endswith(": verbatim")} == {1.0}


def test_a_pinned_floor_is_its_figure_rounded_down_and_the_figure_lies_in_its_interval() -> None:
    for name, pinned in load_floors().items():
        assert pinned.floor == find_floor(name, pinned.figure)
        assert pinned.low <= pinned.figure <= pinned.high


def test_the_docs_tell_the_pinned_figures() -> None:
    assert page.read_table(page.PATH.read_text(encoding="utf-8")) == page.render_table(load_floors())


def test_the_docs_tell_every_measure() -> None:
    told = [line.name for line in page.LINES]
    assert len(told) == len(set(told))
    assert set(load_floors()) - set(told) == {f"{name}: verbatim" for name in SETS if name.startswith("sum_")}


def test_a_table_is_put_between_its_marks_and_nothing_else_is_touched() -> None:
    old = f"# Page\n\n{page.BEGIN}\n| old |\n{page.END}\n\nMore.\n"
    new = page.set_table(old, "| new |\n")
    assert page.read_table(new) == "| new |\n"
    assert new == old.replace("old", "new")


@pytest.mark.parametrize(
    ("name", "figure", "floor"),
    [
        ("a: precision", 0.8399, 0.83),
        ("a: precision", 0.84, 0.84),
        ("a: precision", 0.29, 0.29),  # 28.999… hundredths
        ("a: gain", 1.6451, 1.6),
        ("a: gain", -2.1601, -2.2),
        ("a: gain", 0.0074, 0.0),
    ],
)
def test_a_floor_is_rounded_down(name: str, figure: float, floor: float) -> None:
    assert find_floor(name, figure) == floor


def test_a_floor_that_would_be_lowered_is_told_and_one_that_rises_is_not() -> None:
    old = {name: Pinned(0.8, 0.809, 0.7, 0.9, 10) for name in ("fallen", "left out", "risen", "same")}
    new = {"fallen": 0.79, "risen": 0.81, "same": 0.8, "added": 0.1}
    told = find_lowered(old, {name: Pinned(floor, floor, 0.0, 1.0, 10) for name, floor in new.items()})
    assert told == ["fallen: 0.79, and the floor is 0.8", "left out: not measured, and the floor is 0.8"]


def test_an_interval_is_the_same_each_time_and_narrows_with_more_articles() -> None:
    few, many = (Tally("t", [(1, 1), (0, 1), (1, 1), (1, 1)] * times, share) for times in (5, 50))
    assert find_figure(few) == find_figure(many) == 0.75
    assert find_interval(few) == find_interval(few)
    (low, high), (lower, higher) = find_interval(many), find_interval(few)
    assert lower < low < 0.75 < high < higher
    assert pin(many)[1:] == (0.75, round(low, 4), round(high, 4), 200)


def test_articles_count_by_what_they_hold() -> None:
    assert find_figure(Tally("t", [(9, 10), (0, 0), (0, 2)], share)) == 0.75


def test_rules_on_nothing_give_nothing() -> None:
    assert share((0, 0)) == f1((0, 0, 0, 0)) == 0.0
    assert mean_of_shares((1, 2, 0, 0)) == 0.25


def test_f1_lies_between_precision_and_recall() -> None:
    assert f1((3, 4, 1, 2)) == pytest.approx(0.6)
