"""Similarity: how much two runs of words are about the same thing, as the cosine of their TF-IDF vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

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
    rarity = _find_rarity(counts, max(len(bags), population))
    return tuple(_scale(_weigh(count, rarity)) for count in counts)


class Portion(NamedTuple):
    """What one of several bags has of their words.

    A word that stands but once in all of them makes its bag like no other. Most words do; they are only counted.
    """

    vector: Vector  # of the other words, as it is within the vector of all its words
    alone: float  # what the words that are only counted add to the square of that one's length, which is 1
    words: int  # how many that differ
    frequency: int  # how often they stand in all the bags, summed up


def share_out(bags: Sequence[Sequence[str]]) -> list[Portion]:
    """The portion of each bag, in a fraction of the time that whole vectors take."""
    frequency = Counter(chain.from_iterable(bags))
    repeated = {word for word, count in frequency.items() if count > 1}
    again = [[word for word in bag if word in repeated] for bag in bags]
    counts = [_count(words) for words in again]
    rarity = _find_rarity(counts, len(bags))
    square = math.log(1 + len(bags)) ** 2  # of the weight of a word that stands once
    portions: list[Portion] = []
    for bag, words, count in zip(bags, again, counts, strict=True):
        single = len(bag) - len(words)
        weights = _weigh(count, rarity)
        total = single * square + math.fsum([weight * weight for weight in weights.values()])
        length = math.sqrt(total) or 1.0
        vector = {word: weight / length for word, weight in weights.items()}
        occurrences = single + sum([frequency[word] for word in count])
        portions.append(Portion(vector, single * square / (total or 1.0), single + len(count), occurrences))
    return portions


def cosine(a: Vector, b: Vector) -> float:
    """The likeness of two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum([weight * b[word] for word, weight in a.items() if word in b])


def _count(bag: Sequence[str]) -> Mapping[str, int]:
    """How often each word stands in a bag, which most often is once."""
    count = dict.fromkeys(bag, 1)
    return count if len(count) == len(bag) else Counter(bag)


def _find_rarity(counts: Sequence[Mapping[str, int]], size: int) -> dict[str, float]:
    """What a word weighs that stands once in a bag, by how few of `size` bags have it."""
    holders = Counter(chain.from_iterable(counts))
    by_number = {number: math.log(1 + size / number) for number in set(holders.values())}
    return {word: by_number[number] for word, number in holders.items()}


def _weigh(count: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    return {word: (1 + math.log(n)) * rarity[word] if n > 1 else rarity[word] for word, n in count.items()}


def _scale(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()]))
    return {word: weight / length for word, weight in weights.items()} if length else {}
