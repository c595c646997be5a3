"""Similarity: how much two runs of words are about the same thing, as the cosine of their TF-IDF vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

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
    spread = Counter(chain.from_iterable(counts))
    size = max(len(bags), population)
    rarity = {word: math.log(1 + size / df) for word, df in spread.items()}
    return tuple(_scale({w: (1 + math.log(n)) * rarity[w] if n > 1 else rarity[w] for w, n in count.items()}) for count in counts)


def cosine(a: Vector, b: Vector) -> float:
    """The likeness of two vectors of length 1: 0 for no word in common, 1 for the same words."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum([weight * b[word] for word, weight in a.items() if word in b])


def _scale(weights: dict[str, float]) -> Vector:
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()]))
    return {word: weight / length for word, weight in weights.items()} if length else {}


class Concordance:
    """The words that stand more than once in some bags, and where: what the bags' vectors have in common, word by word.

    A word that stands but once makes its bag like no other. Most words do, and they are only counted: that takes a fraction
    of the time of whole vectors, and a row of likenesses touches none but the bags that share a word.
    """

    __slots__ = ("_bags", "alone", "holders", "occurrences", "words")

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        frequency = Counter(chain.from_iterable(bags))
        #: The weight of each word in the vector of each bag that holds it; at first, how often it stands there.
        self.holders: dict[str, dict[int, float]] = {word: {} for word, count in frequency.items() if count > 1}
        holders = self.holders
        words = [*map(len, bags)]
        for i, bag in enumerate(bags):
            for word in bag:
                if word in holders:
                    held = holders[word]
                    held[i] = held[i] + 1 if i in held else 1
                    words[i] -= 1
        rarities = _find_rarities(len(bags))
        once = rarities[1] ** 2
        own = [once * number for number in words]
        squares = own.copy()  # of the length that the vectors have before they are scaled
        occurrences = words.copy()
        for word, held in holders.items():
            rarity = rarities[len(held)]
            times = frequency[word]
            for i, count in held.items():
                weight = held[i] = (1 + math.log(count)) * rarity if count > 1 else rarity
                squares[i] += weight * weight
                words[i] += 1
                occurrences[i] += times
        lengths = [*map(math.sqrt, squares)]
        for held in holders.values():
            for i in held:
                held[i] /= lengths[i]
        self._bags = bags
        #: For each bag, how many words it has that differ, and how often they stand in all the bags, summed up.
        self.words = words
        self.occurrences = occurrences
        #: For each bag, what the words that are only counted add to the square of its vector's length, which is 1.
        self.alone = [part / square if square else 0.0 for part, square in zip(own, squares, strict=True)]

    def liken(self, i: int) -> list[float]:
        """How alike each bag is to bag i, 0 to 1: the cosine of their vectors."""
        row = [0.0] * len(self._bags)
        for word in dict.fromkeys(self._bags[i]):
            if word in self.holders:
                weights = self.holders[word]
                own = weights[i]
                for k, weight in weights.items():
                    row[k] += own * weight
        row[i] = 1.0
        return row


@lru_cache(maxsize=256)
def _find_rarities(size: int) -> tuple[float, ...]:
    """ln(1 + size / number) for each number of bags that may hold a word; the first is no number's."""
    return (0.0, *(math.log(1 + size / number) for number in range(1, max(1, size) + 1)))
