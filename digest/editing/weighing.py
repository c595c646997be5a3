"""Weighing: how much a reader would miss a fact, from what it is and from the sentence it stands in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final

from digest.editing.sentences.clauses import count_words
from digest.model.article import Article
from digest.model.fact import Fact, FactKind

#: What a reader misses most when it is left out, before the sentence it stands in counts.
_BASE: Final[Mapping[FactKind, float]] = {
    "figure": 0.42,
    "claim": 0.40,
    "quote": 0.38,
    "person": 0.24,
    "organisation": 0.18,
    "place": 0.20,
    "date": 0.22,
}
_SENTENCE_WEIGHT: Final = 0.35  # how much the best sentence of the article adds
_NAMED_SPEAKER: Final = 0.08
_UNKNOWN_SPEAKER: Final = -0.12
_UNNAMED: Final = frozenset("he she it they we i you one his her its their our my this that these those who".split())
_ROLE: Final = 0.15
#: Units that tell how long, how old or how far: seldom what the news is.
_SMALL_UNITS: Final = frozenset("year years month months week weeks day days hour hours minute minutes second seconds".split())
#: What is counted when it matters most: people dead, hurt, fled, held.
_GRAVE_LIST: Final = """
    killed dead die died death deaths casualties injured wounded hurt missing arrested detained displaced evacuated rescued
    infected cases homeless refugees hostages victims bodies toll jailed sentenced
"""
_GRAVE: Final = frozenset(_GRAVE_LIST.split())
_LONG_QUOTE = 45  # words
_OUTSIDE: Final = -1.0  # the strength of what is not in the body


def weigh_sentences(article: Article, salience: Sequence[float]) -> list[float]:
    """How much of the article's news each sentence has next to the best one, 0..1; -1 where it is not in the body."""
    strengths = [_OUTSIDE] * len(article.sentences)
    best = max(salience, default=0.0)
    for sentence, value in zip(article.prose(), salience, strict=True):
        strengths[sentence.index] = math.exp((value - best) / 3)
    return strengths


def weigh_facts(facts: Sequence[Fact], strengths: Sequence[float]) -> list[float]:
    """The importance of all facts of an article, 0..1, to three digits; `strengths` are those of `weigh_sentences`."""
    mentions: dict[str, int] = {}  # how often each name stands in the article, in whatever form
    for fact in facts:
        name = fact.name
        if name:
            mentions[name] = mentions[name] + len(fact.evidence) if name in mentions else len(fact.evidence)
    return [*map(round, [_weigh_fact(fact, strengths, mentions) for fact in facts], repeat(3))]


def _weigh_fact(fact: Fact, strengths: Sequence[float], mentions: Mapping[str, int]) -> float:
    kind = fact.kind
    strength = _OUTSIDE  # that of the strongest sentence that has the fact
    for evidence in fact.evidence:
        if strengths[evidence.sentence] > strength:
            strength = strengths[evidence.sentence]
    weight = _BASE[kind]
    weight = weight + _SENTENCE_WEIGHT * strength if strength >= 0.0 else weight * 0.5  # in headings and captions only
    if kind == "figure":
        weight += _weigh_figure(fact)
    elif kind == "date":
        iso = fact.iso
        weight += (0.06 if len(iso) == 10 else 0.0) if iso else -0.12
    elif kind == "claim":
        weight += (-0.1 if count_words(fact.text) < 6 else 0.0) + _weigh_speaker(fact)
    elif kind == "quote":
        words = count_words(fact.text)
        weight += (-0.3 if words < 5 else -0.08 if words < 8 or words > _LONG_QUOTE else 0.04) + _weigh_speaker(fact)
    else:
        name = fact.name
        count = mentions[name] if name else 1
        rising = 0.12 if count >= 8 else 0.04 * math.log2(count) if count > 1 else 0.0
        if kind == "place":
            weight += rising
        else:
            weight += (_ROLE if fact.role else 0.0) + rising
            if name and fact.text != name:
                weight -= 0.1  # a short form
    return 1.0 if weight > 1.0 else 0.01 if weight < 0.01 else weight


def _weigh_figure(fact: Fact) -> float:
    weight = 0.0
    unit, measure, said = fact.unit, fact.measure, fact.attribution
    if not _GRAVE.isdisjoint((f"{fact.text} {measure}" if measure else fact.text).lower().split()):
        weight += 0.18
    elif unit is None:
        value = fact.value_high if fact.value is None or isinstance(fact.value, str) else fact.value
        if value is not None and -3 <= value <= 3:
            weight -= 0.18  # "one of", "two brothers"
    elif unit in _SMALL_UNITS:
        weight -= 0.2
    elif unit == "percent":
        weight += 0.06
    elif len(unit) == 3 and unit.isupper():
        weight += 0.1  # money
    if said is not None:
        weight += _UNKNOWN_SPEAKER if _weigh_name(said.name) == _UNKNOWN_SPEAKER else 0.04
    return weight


def _weigh_speaker(fact: Fact) -> float:
    return -0.12 if fact.attribution is None else _weigh_name(fact.attribution.name)


@lru_cache(maxsize=256)
def _weigh_name(speaker: str) -> float:
    """What it adds that this one speaks: least where a reader of the line cannot tell who: "she", "its spokesperson"."""
    if speaker.split(" ", 1)[0].lower() in _UNNAMED:
        return _UNKNOWN_SPEAKER
    return _NAMED_SPEAKER if any(word[0].isupper() for word in speaker.split()) else 0.0
