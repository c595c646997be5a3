"""Choosing sentences: the salient ones, no echo of them, none without what it leans on."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.sentences.selection import Terms, choose_sentences
from digest.editing.sentences.similarity import Concordance

APART = [["ferry"], ["budget"], ["goal"], ["harvest"]]
ECHO = [["ferry", "storm"], ["ferry", "storm"], ["goal"], ["harvest"]]
#: The second has a word of the first, the last has two, and neither is an echo.
AGAIN = [["ferry", "storm", "pier"], ["ferry", "sea", "crew", "mate"], ["goal"], ["ferry", "storm", "car", "bus", "tram", "taxi"]]
#: The second says four of its five words after the first, which says much more; the third three of five.
RETOLD = [
    [*"ferry storm pier crew mate sea night rescue coast".split()],
    [*"ferry storm pier crew harbour".split()],
    [*"ferry storm pier budget vote".split()],
]


def choose(salience: list[float], bags: list[list[str]], limit: int, needs: list[int | None] | None = None) -> tuple[int, ...]:
    def judge(i: int) -> Terms:
        return salience[i], needs[i] if needs else None

    return choose_sentences(salience, bags, Concordance(bags).liken, limit=limit, judge=judge).indexes()


@pytest.mark.parametrize(
    ("salience", "bags", "limit", "needs", "chosen"),
    [
        ([3, 2, 1, 0], APART, 2, None, (0, 1)),
        ([0, 1, 2, 3], APART, 2, None, (2, 3)),  # in the text's order, not by rank
        ([1, 1, 1, 1], APART, 2, None, (0, 1)),  # of equals the earlier
        ([3, 2.9, 1, 0], ECHO, 2, None, (0, 2)),  # the second says the first again
        ([3, 2.9, -math.inf, -math.inf], ECHO, 3, None, (0,)),  # rather less than twice
        ([1, 3, 2.5, 0], APART, 2, [None, 0, None, None], (0, 2)),  # 1 leans on 0, and the two are not worth it
        ([1, 9, 2, 0], APART, 2, [None, 0, None, None], (0, 1)),  # the two are worth more than any other
        ([1, 9, 2, 0], APART, 1, [None, 0, None, None], (2,)),  # but there is room for one only
        ([2, 3, 1, 0], APART, 2, [None, 0, None, None], (0, 1)),  # with 0 chosen, 1 may follow
        ([-math.inf, 3, 2, 0], APART, 2, [None, 0, None, None], (2, 3)),  # what it leans on cannot stand
        ([3, 2.9, 2], RETOLD, 2, None, (0, 2)),
        ([2, 2.9, 1], RETOLD, 2, None, (1, 2)),  # nor the other way round
        ([3, 2, 1.85, 0], AGAIN, 2, None, (0, 2)),  # a word that was said costs more than a little salience
        ([3, 2, 1.75, 0], AGAIN, 2, None, (0, 1)),
        ([3, 0, 1.7, 2], AGAIN, 2, None, (0, 2)),  # two words cost twice
        ([3, 2], APART[:2], 9, None, (0, 1)),
        ([], [], 3, None, ()),
    ],
)
def test_choice(
    salience: list[float], bags: list[list[str]], limit: int, needs: list[int | None] | None, chosen: tuple[int, ...]
) -> None:
    assert choose(salience, bags, limit, needs) == chosen


def test_a_summary_has_room_for_one_at_least() -> None:
    with pytest.raises(ValueError, match="limit is 0"):
        choose([1, 2, 3, 4], APART, 0)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=12), st.integers(1, 6))
def test_choice_rises_and_keeps_the_limit(salience: list[float], limit: int) -> None:
    bags = [[f"word{i % 5}", f"only{i}"] for i in range(len(salience))]
    chosen = choose(salience, bags, limit)
    assert list(chosen) == sorted(set(chosen))
    assert 1 <= len(chosen) <= limit
