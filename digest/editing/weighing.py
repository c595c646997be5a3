"""Weighing: how much a reader would miss a fact, from what it is and from the sentence it stands in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, Literal, NamedTuple

from digest.editing.sentences.words import count_words
from digest.model.article import Article
from digest.model.fact import Fact
from digest.patterns import Pattern


class Weights(NamedTuple):
    """What each property adds to the importance of a fact, which is their sum, held between 0.01 and 1."""

    # what a reader misses most when it is left out; half of it where no sentence of the body has it
    figure: float = 0.42
    claim: float = 0.40
    quote: float = 0.38
    person: float = 0.24
    organisation: float = 0.18
    place: float = 0.20
    date: float = 0.22
    sentence: float = 0.35  # how much the best sentence of the article adds
    # figures
    grave: float = 0.18  # people dead, hurt, fled, held
    past: float = -0.18  # of an earlier year: "the flood of 1997 killed six people"
    trifle: float = -0.18  # "one of", "two brothers", "the 11th"
    span: float = -0.2  # how long, how old or how far: seldom what the news is
    percent: float = 0.06
    money: float = 0.1
    told: float = 0.04  # somebody says so, whom the line makes known
    # dates
    day: float = 0.06
    undated: float = -0.12
    # claims and quotations
    named: float = 0.08  # a speaker with a name
    unknown: float = -0.12  # nobody, or one whom the line does not make known: "she", "its spokesperson"; of figures too
    short_claim: float = -0.1
    cry: float = -0.3
    uneven: float = -0.08  # few words or very many
    even: float = 0.04
    # names
    role: float = 0.15
    mentions: float = 0.04  # each time that they double, three times at most
    short_form: float = -0.1


WEIGHTS: Final = Weights()
_UNNAMED: Final = frozenset("he she it they we i you one his her its their our my this that these those who".split())
#: Units that tell how long, how old or how far.
_SMALL_UNITS: Final = frozenset(
    "decade decades year years month months week weeks day days hour hours minute minutes second seconds".split()
)
#: What is counted when it matters most: people dead, hurt, fled, held.
_GRAVE_LIST: Final = """
    killed dead die died death deaths casualties injured wounded hurt missing arrested detained displaced evacuated rescued
    infected cases homeless refugees hostages victims bodies toll jailed sentenced
"""
_GRAVE: Final = frozenset(_GRAVE_LIST.split())
#: What a year stands behind that something is measured against, or from which it lasts: "from 5 billion at the end of 1997".
_BASE: Final = Pattern(r"\b(?i:since|from|than|compared|against|versus|until|till)\b")
_LONG_QUOTE = 45  # words
_OUTSIDE: Final = -1.0  # the strength of what is not in the body


def weigh_sentences(article: Article, salience: Sequence[float]) -> list[float]:
    """How much of the article's news each sentence has next to the best one, 0..1; -1 where it is not in the body."""
    strengths = [_OUTSIDE] * len(article.sentences)
    best = max(salience, default=0.0)
    for sentence, value in zip(article.prose(), salience, strict=True):
        strengths[sentence.index] = math.exp((value - best) / 3)
    return strengths


def weigh_facts(article: Article, facts: Sequence[Fact], strengths: Sequence[float]) -> list[float]:
    """The importance of all facts of an article, 0..1, to three digits; `strengths` are those of `weigh_sentences`."""
    held = [1.0 if whole > 1.0 else 0.01 if whole < 0.01 else whole for whole in add_weights(article, facts, strengths)]
    return [*map(round, held, repeat(3))]


def add_weights(article: Article, facts: Sequence[Fact], strengths: Sequence[float], weights: Weights = WEIGHTS) -> list[float]:
    """The sum of the weights of each fact. With all weights but one at 0 it is what this one adds."""
    past = _find_past(article, facts)
    mentions: dict[str, int] = {}  # how often each name stands in the article, in whatever form
    for fact in facts:
        name = fact.name
        if name:
            mentions[name] = mentions[name] + len(fact.evidence) if name in mentions else len(fact.evidence)
    bases: Mapping[str, float] = weights._asdict()
    return [_weigh_fact(fact, bases[fact.kind], strengths, mentions, past, weights) for fact in facts]


def _find_past(article: Article, facts: Sequence[Fact]) -> set[int]:
    """The sentences that tell only of years before that of publication; "the most since 1997" tells of no such year."""
    year = f"{article.published.year:04}"
    past: set[int] = set()
    present: set[int] = set()
    for fact in facts:
        if fact.kind == "date" and fact.iso:
            for evidence in fact.evidence:
                opening = article.sentences[evidence.sentence].start
                before = fact.iso[:4] < year and not _BASE.search(article.text, opening, evidence.start)
                (past if before else present).add(evidence.sentence)
    return past - present


def _weigh_fact(
    fact: Fact, weight: float, strengths: Sequence[float], mentions: Mapping[str, int], past: set[int], weights: Weights
) -> float:
    """The sum for one fact; it begins with the `weight` of its kind. `past` are the sentences of earlier years."""
    kind = fact.kind
    strength = _OUTSIDE  # that of the strongest sentence that has the fact
    for evidence in fact.evidence:
        if strengths[evidence.sentence] > strength:
            strength = strengths[evidence.sentence]
    weight = weight + weights.sentence * strength if strength >= 0.0 else weight * 0.5  # in headings and captions only
    if kind == "figure":
        weight += _weigh_figure(fact, weights)
        if past and past.issuperset(evidence.sentence for evidence in fact.evidence):
            weight += weights.past
    elif kind == "date":
        iso = fact.iso
        weight += (weights.day if len(iso) == 10 else 0.0) if iso else weights.undated
    elif kind == "claim":
        weight += (weights.short_claim if count_words(fact.text) < 6 else 0.0) + _weigh_speaker(fact, weights)
    elif kind == "quote":
        words = count_words(fact.text)
        size = weights.cry if words < 5 else weights.uneven if words < 8 or words > _LONG_QUOTE else weights.even
        weight += size + _weigh_speaker(fact, weights)
    else:
        name = fact.name
        count = mentions[name] if name else 1
        rising = weights.mentions * (3.0 if count >= 8 else math.log2(count)) if count > 1 else 0.0
        if kind == "place":
            weight += rising
        else:
            weight += (weights.role if fact.role else 0.0) + rising
            if name and fact.text != name:
                weight += weights.short_form
    return weight


def _weigh_figure(fact: Fact, weights: Weights) -> float:
    weight = 0.0
    unit, measure, said = fact.unit, fact.measure, fact.attribution
    if not _GRAVE.isdisjoint((f"{fact.text} {measure}" if measure else fact.text).lower().split()):
        weight += weights.grave
    elif unit is None:
        value = fact.value_high if fact.value is None or isinstance(fact.value, str) else fact.value
        if value is not None and -3 <= value <= 3:
            weight += weights.trifle
    elif unit == "rank":
        weight += weights.trifle
    elif unit in _SMALL_UNITS:
        weight += weights.span
    elif unit == "percent":
        weight += weights.percent
    elif len(unit) == 3 and unit.isupper():
        weight += weights.money
    if said is not None:
        weight += weights.unknown if _know_speaker(said.name) == "unknown" else weights.told
    return weight


def _weigh_speaker(fact: Fact, weights: Weights) -> float:
    known = "unknown" if fact.attribution is None else _know_speaker(fact.attribution.name)
    return weights.unknown if known == "unknown" else weights.named if known == "named" else 0.0


@lru_cache(maxsize=256)
def _know_speaker(speaker: str) -> Literal["named", "described", "unknown"]:
    """Whether a reader of the line can tell who speaks: not where it is "she" or "its spokesperson"."""
    if speaker.split(" ", 1)[0].lower() in _UNNAMED:
        return "unknown"
    return "named" if any(word[0].isupper() for word in speaker.split()) else "described"
