"""Weighing: how much a reader would miss a fact, from what it is and from the sentence it stands in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
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
_NUMBERS: Final = (int, float)


def weigh_sentences(article: Article, salience: Sequence[float]) -> dict[int, float]:
    """0..1 for each sentence of the body: how much of the article's news it has, next to the best one."""
    best = max(salience, default=0.0)
    return {s.index: math.exp((value - best) / 3) for s, value in zip(article.prose(), salience, strict=True)}


def count_names(facts: Iterable[Fact]) -> dict[str, int]:
    """How often each name stands in the article, in whatever form."""
    counts: dict[str, int] = {}
    for fact in facts:
        if fact.name:
            counts[fact.name] = counts.get(fact.name, 0) + len(fact.evidence)
    return counts


def weigh_fact(fact: Fact, strengths: Mapping[int, float], frequency: Mapping[str, int]) -> float:
    """The fact's importance, 0..1, to three digits.

    `strengths` are those of `weigh_sentences`, `frequency` is that of `count_names`.
    """
    kind, evidence = fact.kind, fact.evidence
    weight = _BASE[kind]
    strength = strengths.get(evidence[0].sentence) if len(evidence) == 1 else _find_strength(fact, strengths)
    if strength is None:
        weight *= 0.5  # stands in headings and captions only
    else:
        weight += _SENTENCE_WEIGHT * strength
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
    elif kind == "place":
        weight += _weigh_frequency(frequency.get(fact.name or "", 1))
    else:
        weight += (_ROLE if fact.role else 0.0) + _weigh_frequency(frequency.get(fact.name or "", 1))
        if fact.name and fact.text != fact.name:
            weight -= 0.1  # a short form
    return round(1.0 if weight > 1.0 else 0.01 if weight < 0.01 else weight, 3)


def _find_strength(fact: Fact, strengths: Mapping[int, float]) -> float | None:
    """That of the strongest sentence of the body that has the fact."""
    best: float | None = None
    for evidence in fact.evidence:
        strength = strengths.get(evidence.sentence)
        if strength is not None and (best is None or strength > best):
            best = strength
    return best


def _weigh_figure(fact: Fact) -> float:
    weight = 0.0
    unit, measure, said = fact.unit, fact.measure, fact.attribution
    if not _GRAVE.isdisjoint((f"{fact.text} {measure}" if measure else fact.text).lower().split()):
        weight += 0.18
    elif unit is not None:
        if len(unit) == 3 and unit.isupper():
            weight += 0.1  # money
        elif unit in _SMALL_UNITS:
            weight -= 0.2
        elif unit == "percent":
            weight += 0.06
    else:
        value = fact.value if isinstance(fact.value, _NUMBERS) else fact.value_high
        if value is not None and abs(value) <= 3:
            weight -= 0.18  # "one of", "two brothers"
    if said is not None:
        weight += _UNKNOWN_SPEAKER if _is_unnamed(said.name) else 0.04
    return weight


def _weigh_speaker(fact: Fact) -> float:
    if fact.attribution is None:
        return -0.12
    if _is_unnamed(fact.attribution.name):
        return _UNKNOWN_SPEAKER
    return _NAMED_SPEAKER if any(word[:1].isupper() for word in fact.attribution.name.split()) else 0.0


def _is_unnamed(speaker: str) -> bool:
    """Whether a reader of the line alone cannot tell who speaks: "she", "its spokesperson"."""
    return speaker.split(" ", 1)[0].lower() in _UNNAMED


def _weigh_frequency(count: int) -> float:
    return 0.12 if count >= 8 else 0.04 * math.log2(count) if count > 1 else 0.0
