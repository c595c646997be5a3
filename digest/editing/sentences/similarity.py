"""Similarity: how much two runs of words are about the same thing, as the cosine of their TF-IDF vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

#: Weights by content word; the sum of their squares is 1, or the vector is empty.
Vector = Mapping[str, float]


def make_vectors(bags: Sequence[Sequence[str]], *, population: int = 0, shared_only: bool = False) -> tuple[Vector, ...]:
    """A vector for each bag of content words; a word that few of the bags have weighs more.

    `population` is how many bags these are taken for, if they are fewer: with it, likeness in a small set and in a large one
    can be held against one threshold. With `shared_only` words that one bag alone has are left out of its vector, which
    is shorter than 1 by them: they make it like no other, and are most of a text's words.
    Weight: (1 + ln count) * ln(1 + n / number of bags with the word), then length 1.
    Source: TF-IDF, Salton and Buckley, Information Processing and Management 1988.
    """
    counts = [_count(bag) for bag in bags]
    holders = Counter(chain.from_iterable(counts))
    size = max(len(bags), population)
    rarity = {few: math.log(1 + size / few) for few in set(holders.values())}
    vectors: list[Vector] = []
    for bag, count in zip(bags, counts, strict=True):
        spread = [holders[word] for word in count]
        weights = [rarity[few] for few in spread]
        if len(count) < len(bag):
            weights = [(1 + math.log(n)) * weight if n > 1 else weight for n, weight in zip(count.values(), weights, strict=True)]
        length = math.sqrt(math.fsum([weight * weight for weight in weights]))
        words = zip(count, spread, weights, strict=True)
        vectors.append({word: weight / length for word, few, weight in words if few > 1 or not shared_only})
    return tuple(vectors)


def cosine(a: Vector, b: Vector) -> float:
    """The likeness of two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum([weight * b[word] for word, weight in a.items() if word in b])


def _count(bag: Sequence[str]) -> dict[str, int]:
    """How often each word stands in a bag, most often once."""
    count = dict.fromkeys(bag, 1)
    if len(count) < len(bag):
        count = dict.fromkeys(bag, 0)
        for word in bag:
            count[word] += 1
    return count
