"""Similarity is a cosine of rare words: same words 1, none in common 0, and repeats do not make a text long."""

from __future__ import annotations

import math

import pytest

from digest.editing.sentences.similarity import cosine, make_vectors

BAGS = [["harbour", "ferry", "storm"], ["harbour", "ferry", "storm"], ["harbour", "budget"], ["goal", "referee"], []]


def test_vectors_have_length_one_or_nothing() -> None:
    vectors = make_vectors(BAGS)
    for vector in vectors[:4]:
        assert math.isclose(sum(w * w for w in vector.values()), 1.0)
    assert not vectors[4]


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        (0, 1, 1.0, 1.0),  # the same words
        (0, 2, 0.05, 0.6),  # one word of three, and a common one
        (0, 3, 0.0, 0.0),  # nothing in common
        (4, 0, 0.0, 0.0),  # nothing at all
    ],
)
def test_cosine_tells_how_much_is_shared(a: int, b: int, low: float, high: float) -> None:
    vectors = make_vectors(BAGS)
    assert low - 1e-9 <= cosine(vectors[a], vectors[b]) <= high + 1e-9
    assert math.isclose(cosine(vectors[a], vectors[b]), cosine(vectors[b], vectors[a]))


def test_a_word_that_few_have_weighs_more() -> None:
    vector = make_vectors(BAGS)[2]
    assert vector["budget"] > vector["harbour"]


def test_words_of_one_bag_alone_may_be_left_out() -> None:
    whole, shared = make_vectors(BAGS), make_vectors(BAGS, shared_only=True)
    assert [sorted(vector) for vector in shared] == [["ferry", "harbour", "storm"]] * 2 + [["harbour"], [], []]
    for i, vector in enumerate(shared):
        assert all(weight == whole[i][word] for word, weight in vector.items())
        assert all(cosine(vector, other) == cosine(whole[i], whole[j]) for j, other in enumerate(shared) if j != i)
