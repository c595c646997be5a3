"""Similarity is a cosine of rare words: same words 1, none in common 0, and repeats do not make a text long."""

from __future__ import annotations

import math

import pytest

from digest.editing.sentences.similarity import Concordance, cosine, make_vectors

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


def test_a_concordance_says_what_vectors_say() -> None:
    bags = [*BAGS, ["goal", "net", "net"], ["tide"]]
    vectors, concordance = make_vectors(bags), Concordance(bags)
    assert sorted(concordance.holders) == ["ferry", "goal", "harbour", "net", "storm"]
    for word, weights in concordance.holders.items():
        assert list(weights) == [i for i, bag in enumerate(bags) if word in bag]
        assert all(math.isclose(weight, vectors[i][word]) for i, weight in weights.items())
    for i, vector in enumerate(vectors):
        shared = sum(weights.get(i, 0.0) ** 2 for weights in concordance.holders.values())
        assert math.isclose(concordance.alone[i] + shared, 1.0 if vector else 0.0)
        row = [1.0 if k == i else cosine(vector, other) for k, other in enumerate(vectors)]
        assert concordance.liken(i) == pytest.approx(row)
    assert concordance.words == list(map(len, vectors))
    assert concordance.occurrences == [7, 7, 4, 3, 0, 4, 1]
