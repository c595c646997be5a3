"""Salience: how likely an editor is to take a sentence into a summary, and which sentences cannot stand there."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from digest.editing.sentences.similarity import Concordance


class Weights(NamedTuple):
    """The weights of a linear ranker: one number a feature, on the feature's own scale; salience is their sum.

    Learned together with the cost of a repeated word (`selection.py`) from human summaries of news articles: of all summaries of
    three sentences that could be made of an article, those that share most words with the human one shall have most. Only half
    of each set was learned from; features stayed that helped on sets that were left out altogether.

    The weight of a figure is not what was learned: that was 0.2, for words are all the same to the measure. With it, sentences
    that tell how many gave way to shorter ones that tell little. Nor does the measure ask for a quotation's weight; a summary
    is told in the report's own words where they say as much. A number word counts less than a digit: with as much as a digit,
    sentences came in for "the three of them".
    """

    place_inverse: float = 1.063  # 1, 1/2, 1/3 … from the top
    place_share: float = -0.735  # 0 at the top, 1 at the end
    place_log: float = -0.353  # ln(1 + place)
    length: float = -1.428  # words / 30, at most 2: what centre and document already pay for
    centroid: float = 1.477  # frequent words of the article, by length; the best sentence has 1
    document: float = 3.95  # cosine with the whole article
    later: float = 19.44  # mean cosine with what follows: it is spoken of again
    earlier: float = -17.28  # mean cosine with what went before: a repetition
    title: float = 1.806  # share of the title's words that it has
    figure: float = 0.746  # has a digit
    number_word: float = 0.2  # has an English number word, and no digit
    opens_quote: float = -0.39  # begins with a mark of quotation


WEIGHTS: Final = Weights()
_LENGTH_UNIT = 30
_DIGIT: Final = re.compile(r"\d")
#: Those that are content words; "one" and "two" tell little.
_NUMBER_WORDS: Final = frozenset(
    """
    three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen
    """.split()
)
_OPENING_MARKS: Final = ('"', "“", "„", "«")


def score_bags(
    texts: Sequence[str],
    bags: Sequence[Sequence[str]],
    concordance: Concordance,
    title: Sequence[str],
    weights: Weights = WEIGHTS,
) -> tuple[float, ...]:
    """The salience of each sentence: higher is likelier to stand in a human's summary.

    `bags` are the content words of each, `concordance` where they stand again, `title` those of the title. Works for any
    language: it counts words, places and marks. Time is linear in the length. With all weights but one at 0 it tells what
    this one adds.
    """
    if not texts:
        return ()
    count = len(texts)
    wanted = frozenset(title)
    titled = weights.title / max(1, len(wanted))
    rows = zip(
        _weigh_places(count, weights),
        [len(text.split()) for text in texts],
        _score_centroids(concordance),
        map(len, map(wanted.intersection, bags)),
        _weigh_figures(texts, bags, weights),
        [text.startswith(_OPENING_MARKS) for text in texts],
        *_compare(concordance),
        strict=True,
    )
    scores = [
        place
        + weights.length * (words / _LENGTH_UNIT if words < 2 * _LENGTH_UNIT else 2.0)
        + weights.centroid * centroid
        + titled * shared
        + figure
        + weights.opens_quote * quote
        + weights.earlier * earlier / count
        + weights.later * later / count
        + weights.document * document
        for place, words, centroid, shared, figure, quote, earlier, later, document in rows
    ]
    return tuple(map(round, scores, repeat(6)))  # what differs by less comes from the machine's arithmetic


def _weigh_figures(texts: Sequence[str], bags: Sequence[Sequence[str]], weights: Weights) -> list[float]:
    """What a figure in each sentence adds to its score."""
    has_none = _NUMBER_WORDS.isdisjoint
    return [
        weights.figure if digit else 0.0 if has_none(bag) else weights.number_word
        for digit, bag in zip(map(_DIGIT.search, texts), bags, strict=True)
    ]


@lru_cache(maxsize=256)
def _weigh_places(count: int, weights: Weights) -> tuple[float, ...]:
    """What each place among so many sentences adds to a score."""
    last = max(1, count - 1)
    return tuple(
        weights.place_inverse / (1 + i) + weights.place_share * i / last + weights.place_log * math.log1p(i) for i in range(count)
    )


def _score_centroids(concordance: Concordance) -> list[float]:
    """How many of the article's frequent words each has, long sentences held back; the best has 1."""
    counted = zip(concordance.occurrences, concordance.words, strict=True)
    raw = [occurrences / (words + 3) ** 0.6 for occurrences, words in counted]
    best = max(raw, default=0.0) or 1.0
    return [value / best for value in raw]


def _compare(concordance: Concordance) -> tuple[list[float], list[float], list[float]]:
    """For each, the sum of its cosines with those before it and with those after it, and its cosine with all together.

    The sum of cosines is the product with the sum of vectors, so running sums do what a table of n by n would.
    Source: directed centrality, Zheng and Lapata, Sentence centrality revisited for unsupervised summarization, ACL 2019.
    """
    before = [0.0] * len(concordance.alone)
    with_all = concordance.alone.copy()
    square = math.fsum(with_all)
    for weights in concordance.holders.values():
        total = 0.0
        for i, weight in weights.items():
            before[i] += weight * total
            total += weight
        for i, weight in weights.items():
            with_all[i] += weight * total
        square += total * total
    length = math.sqrt(square) or 1.0
    # 1 for the product with itself
    after = [max(0.0, product - earlier - 1.0) for product, earlier in zip(with_all, before, strict=True)]
    return before, after, [product / length for product in with_all]
