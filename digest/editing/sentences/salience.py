"""Salience: how likely an editor is to take a sentence into a summary, and which sentences cannot stand there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from digest.editing.sentences.similarity import Concordance
from digest.editing.tokens import SEAM, join_texts


class Weights(NamedTuple):
    """The weights of a linear ranker: one number a feature, on the feature's own scale; salience is their sum.

    Learned (logistic regression) from human summaries of news articles: which sentences does a summary of three that shares
    most words with the human one keep? Position decides most; how much of the article a sentence holds comes next; what was
    said before counts against it.

    Where titles are made of search words, as in half of the training set, a sentence with the title's words is a find; under
    a real headline it is the lead again. Hence the small weight of the title: it settles what is close, and no more.
    """

    bias: float = -1.2
    place_inverse: float = 1.501  # 1, 1/2, 1/3 … from the top
    place_share: float = -0.242  # 0 at the top, 1 at the end
    place_log: float = -0.569  # ln(1 + place)
    first: float = -0.266
    second: float = -0.500
    third: float = -0.208
    length: float = -0.8  # words / 30, at most 2: what centre and document already pay for
    centroid: float = 0.245  # frequent words of the article, by length; the best sentence has 1
    centroid_rank: float = -0.400  # 0 for the best, 1 for the worst
    document: float = 4.641  # cosine with the whole article
    lead: float = -1.139  # cosine with the first sentence
    later: float = -2.224  # mean cosine with what follows
    earlier: float = -15.63  # mean cosine with what went before: a repetition
    title: float = 0.4  # share of the title's words that it has; a quarter of what was learned
    figure: float = 0.233  # has a digit
    capitals: float = -0.083  # capitalised words / 8 after the first, at most 1
    quote: float = 0.100  # has a quotation mark
    opens_quote: float = -0.325  # begins with one


WEIGHTS: Final = Weights()
_LENGTH_UNIT = 30
_CAPITALS_UNIT = 8

_BYTES: Final = "cp1252"  # has the letters of Western Europe and the marks that print uses
_OPENING_MARKS: Final = '"“„«'
_CLOSING_MARKS: Final = "”»"


def _find_form(char: str) -> str:
    """The form of a character: "A" for a capital, "0" a digit, " " white space, "[" and "]" marks of quotation, "a" all else."""
    if char == SEAM or char.isspace():
        return SEAM if char == SEAM else " "
    if char in _OPENING_MARKS or char in _CLOSING_MARKS:
        return "[" if char in _OPENING_MARKS else "]"
    return "A" if char.isupper() else "0" if char.isdecimal() else "a"


#: The same for text of one byte a character.
_FORM: Final = bytes(ord(_find_form(bytes((code,)).decode(_BYTES, "replace"))) for code in range(256))


def score_bags(
    texts: Sequence[str],
    bags: Sequence[Sequence[str]],
    concordance: Concordance,
    title: Sequence[str],
    weights: Weights = WEIGHTS,
) -> tuple[float, ...]:
    """The salience of each sentence, as log-odds: higher is likelier to stand in a human's summary.

    `bags` are the content words of each, `concordance` where they stand again, `title` those of the title. Works for any
    language: it counts words, places and marks. Time is linear in the length. With all weights but one at 0 it tells what
    this one adds.
    """
    if not texts:
        return ()
    count = len(texts)
    last = max(1, count - 1)
    centroids = _score_centroids(concordance)
    wanted = frozenset(title)
    rows = zip(
        read_forms(texts),
        map(len, map(wanted.intersection, bags)),
        _weigh_places(count, weights),
        centroids,
        _rank(centroids),
        concordance.liken(0),
        *_compare(concordance),
        strict=True,
    )
    titled = weights.title / max(1, len(wanted))
    length, centrality, standing = weights.length, weights.centroid, weights.centroid_rank
    whole, lead, after, before = weights.document, weights.lead, weights.later, weights.earlier
    scores = []
    for form, shared, place, centroid, rank, like_lead, earlier, later, document in rows:
        words = form.count(b" ") + 1 if form else 0
        capitals = form.count(b" A")
        score = (
            place
            + length * (words / _LENGTH_UNIT if words < 2 * _LENGTH_UNIT else 2.0)
            + centrality * centroid
            + standing * rank / last
            + whole * document
            + lead * like_lead
            + after * later / count
            + before * earlier / count
        )
        if shared:
            score += titled * shared
        if b"0" in form:
            score += weights.figure
        score += weights.capitals * (capitals / _CAPITALS_UNIT if capitals < _CAPITALS_UNIT else 1.0)
        if b"[" in form or b"]" in form:
            score += weights.quote
            if form[:1] == b"[":
                score += weights.opens_quote
        scores.append(score)
    return tuple(map(round, scores, repeat(6)))  # what differs by less comes from the machine's arithmetic


@lru_cache(maxsize=256)
def _weigh_places(count: int, weights: Weights) -> tuple[float, ...]:
    """What each place among so many sentences adds to a score."""
    last = max(1, count - 1)
    return tuple(
        weights.bias
        + weights.place_inverse / (1 + i)
        + weights.place_share * i / last
        + weights.place_log * math.log1p(i)
        + (weights.first if i == 0 else weights.second if i == 1 else weights.third if i == 2 else 0.0)
        for i in range(count)
    )


def read_forms(texts: Sequence[str]) -> list[bytes]:
    """What each of at least one sentence is made of, as `_find_form` tells it, words parted by one space each."""
    text = join_texts(texts)
    try:
        forms = text.encode("ascii" if text.isascii() else _BYTES).translate(_FORM)
    except UnicodeEncodeError:
        forms = text.translate({ord(char): _find_form(char) for char in set(text)}).encode("ascii")
    while b"  " in forms:
        forms = forms.replace(b"  ", b" ")
    return forms.strip().replace(b" \0", b"\0").replace(b"\0 ", b"\0").split(b"\0")


def _score_centroids(concordance: Concordance) -> list[float]:
    """How many of the article's frequent words each has, long sentences held back; the best has 1."""
    counted = zip(concordance.occurrences, concordance.words, strict=True)
    raw = [occurrences / (words + 3) ** 0.6 for occurrences, words in counted]
    best = max(raw, default=0.0) or 1.0
    return [value / best for value in raw]


def _rank(values: Sequence[float]) -> list[int]:
    ranks = [0] * len(values)
    best_first = sorted(range(len(values)), key=values.__getitem__, reverse=True)  # of equals the earlier
    for rank, i in enumerate(best_first):
        ranks[i] = rank
    return ranks


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
