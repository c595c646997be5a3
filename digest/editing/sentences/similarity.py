"""Similarity: how much two runs of words are about the same thing, as the cosine of their TF-IDF vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Weights by content word; the sum of their squares is 1, or the vector is empty.
Vector = Mapping[str, float]


def make_vectors(bags: Sequence[Sequence[str]], *, population: int = 0) -> tuple[Vector, ...]:
    """A vector for each bag of content words; a word that few of the bags have weighs more.

    `population` is how many bags these are taken for, if they are fewer: with it, likeness in a small set and in a large one
    can be held against one threshold.
    Weight: (1 + ln count) * ln(1 + n / number of bags with the word), then length 1.
    Source: TF-IDF, Salton and Buckley, Information Processing and Management 1988.
    """
    counts = [Counter(bag) for bag in bags]
    spread = Counter(word for count in counts for word in count)
    size = max(len(bags), population)
    rarity = {word: math.log(1 + size / df) for word, df in spread.items()}
    return tuple(_scale({w: (1 + math.log(n)) * rarity[w] if n > 1 else rarity[w] for w, n in count.items()}) for count in counts)


def cosine(a: Vector, b: Vector) -> float:
    """The likeness of two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum([weight * b[word] for word, weight in a.items() if word in b])


@dataclass(frozen=True, slots=True)
class Likeness:
    """The n by n table of cosines, reckoned where it is asked for: a choice of three sentences needs three rows of it."""

    vectors: tuple[Vector, ...]

    def __len__(self) -> int:
        return len(self.vectors)

    def between(self, i: int, j: int) -> float:
        """How alike i and j are, 0..1."""
        return min(1.0, cosine(self.vectors[i], self.vectors[j]))


def _scale(weights: dict[str, float]) -> Vector:
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()]))
    return {word: weight / length for word, weight in weights.items()} if length else {}
