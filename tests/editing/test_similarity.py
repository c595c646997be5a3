"""Similarity is a cosine of rare words: same words 1, none in common 0, and repeats do not make a text long."""

from __future__ import annotations

import math

import pytest

from digest.editing.sentences.similarity import cosine, make_vectors, share_out

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


def test_portions_are_what_words_that_stand_more_than_once_leave_of_the_vectors() -> None:
    bags = [*BAGS, ["goal", "net", "net"], ["tide"]]
    whole, portions = make_vectors(bags), share_out(bags)
    shared = [["ferry", "harbour", "storm"], ["ferry", "harbour", "storm"], ["harbour"], ["goal"], [], ["goal", "net"], []]
    assert [sorted(portion.vector) for portion in portions] == shared
    for vector, portion in zip(whole, portions, strict=True):
        assert all(math.isclose(weight, vector[word]) for word, weight in portion.vector.items())
        assert math.isclose(portion.alone + sum(w * w for w in portion.vector.values()), 1.0 if vector else 0.0)
        assert portion.words == len(vector)
    assert [portion.frequency for portion in portions] == [7, 7, 4, 3, 0, 4, 1]
