"""Facts: all kinds of findings of one article, weighed against each other, put in order, and the key ones chosen."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import compare_figures, compatible, find_figures
from digest.editing.names.finding import find_names, make_name_facts
from digest.editing.names.mentions import Names
from digest.editing.sentences.clauses import count_words
from digest.editing.sentences.fitness import is_junk
from digest.editing.sentences.lines import HEADLESS, LineMaker
from digest.editing.speech.attribution import attribute_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.editing.tokens import content_words
from digest.model.article import PROSE, Article
from digest.model.fact import Comparison, Evidence, Fact, FactKind
from digest.model.settings import FactSettings


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in an article. `facts` are best first; `comparisons` point into them.

    `stands_alone` tells of a fact whether its line can stand alone; where it cannot, it is no key fact.
    """

    facts: tuple[Fact, ...]
    stands_alone: Callable[[Fact], bool]
    comparisons: tuple[Comparison, ...]
    names: Names


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
_SMALL_UNITS: Final = frozenset(
    (
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "minute",
        "minutes",
        "second",
        "seconds",
    )
)
#: What is counted when it matters most: people dead, hurt, fled, held.
_GRAVE_LIST: Final = """
    killed dead die died death deaths casualties injured wounded hurt missing arrested detained displaced evacuated rescued
    infected cases homeless refugees hostages victims bodies toll jailed sentenced
"""
_GRAVE: Final = frozenset(_GRAVE_LIST.split())
#: How many of a kind may be key facts, as a share of the limit.
_SHARES: Final[Mapping[FactKind, float]] = {
    "figure": 0.4,
    "claim": 0.4,
    "quote": 0.3,
    "person": 0.26,
    "date": 0.13,
    "place": 0.13,
    "organisation": 0.13,
}
_SAME_LINE: Final = 0.6  # share of the shorter line's content words in the other: the same said twice
_LONG_QUOTE = 45  # words
_KIN: Final = frozenset(("wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "friend", "fan"))
_YEAR_LENGTH = 4  # of "2021"; a date that says no more is history
_PLACES = 12  # of each of two facts that are held against each other; a name may stand in a thousand
_FEWEST_WORDS = 4  # of a line that says something
_PLACE_MENTIONS = 3  # a bare name is told only where the article keeps coming back to it
_KINDS: Final[tuple[FactKind, ...]] = ("figure", "claim", "quote", "person", "place", "organisation", "date")


def find_facts(article: Article, settings: FactSettings, salience: Sequence[float]) -> Findings:
    """All facts of an article, best first, with lines; `key` marks at most `settings.limit` that differ from each other.

    `salience` has a number for each of `article.prose()`. The order is total: importance, then place, kind and length.
    """
    names = find_names(article)
    telling = read_telling(article, names) if article.language.lower().startswith("en") else None
    quotes = find_quotes(article, names, telling)
    claims = find_claims(article, names, quotes, telling)
    dates = find_dates(article)
    figures = find_figures(article, dates)
    placed = [
        *attribute_facts(article, [*figures, *dates], quotes, claims),
        *quotes,
        *claims,
        *make_name_facts(article, names),
    ]
    strengths = _weigh_sentences(article, salience)
    frequency = Counter(fact.name for fact in placed if fact.name for _ in fact.evidence)
    weighed = [(fact, _weigh(fact, strengths, frequency)) for fact in (_prefer_prose(article, fact) for fact in placed)]
    weighed.sort(key=lambda pair: (-pair[1], *_rank_place(pair[0])))
    maker = LineMaker(article, [(fact.start, fact.end) for fact in (*claims, *quotes)])
    lined = [replace(fact, importance=weight, line=maker.make(fact, find_role(fact, names))) for fact, weight in weighed]
    facts = mark_key_facts(article, lined, settings, stands_alone=maker.stands_alone)
    return Findings(facts, maker.stands_alone, compare_figures(facts), names)


def rank_fact(fact: Fact) -> tuple[float, int, int, int]:
    """The total order of facts: best first, then by place."""
    return -fact.importance, *_rank_place(fact)


def _rank_place(fact: Fact) -> tuple[int, int, int]:
    return fact.start, _KINDS.index(fact.kind), fact.end


def find_role(fact: Fact, names: Names) -> str | None:
    """The role of the fact's speaker, as the article gives it."""
    if fact.attribution is None or fact.attribution.start < 0:
        return None
    entity = names.at(fact.attribution.start, fact.attribution.end)
    return entity.role if entity is not None else None


def _weigh_sentences(article: Article, salience: Sequence[float]) -> dict[int, float]:
    """0..1 for each sentence of the body: how much of the article's news it has, next to the best one."""
    best = max(salience, default=0.0)
    return {s.index: math.exp((value - best) / 3) for s, value in zip(article.prose(), salience, strict=True)}


def _prefer_prose(article: Article, fact: Fact) -> Fact:
    """The fact with its first evidence in the body, if any is: a subhead or caption is the place to jump to only in need."""
    if _in_prose(article, fact.evidence[0]):
        return fact
    body = [e for e in fact.evidence if _in_prose(article, e) and e.exact == fact.text]
    return replace(fact, evidence=(*body, *(e for e in fact.evidence if e not in body))) if body else fact


def _in_prose(article: Article, evidence: Evidence) -> bool:
    return article.kind_of(article.sentences[evidence.sentence]) in PROSE


def _weigh(fact: Fact, strengths: Mapping[int, float], frequency: Mapping[str, int]) -> float:
    """The fact's importance, 0..1, to three digits."""
    strength = max((strengths.get(e.sentence, 0.0) for e in fact.evidence), default=0.0)
    weight = _BASE[fact.kind] + _SENTENCE_WEIGHT * strength
    if fact.evidence[0].sentence not in strengths and not any(e.sentence in strengths for e in fact.evidence):
        weight *= 0.5  # stands in headings and captions only
    match fact.kind:
        case "figure":
            weight += _weigh_figure(fact)
        case "quote":
            words = count_words(fact.text)
            weight += (-0.3 if words < 5 else -0.08 if words < 8 or words > _LONG_QUOTE else 0.04) + _weigh_speaker(fact)
        case "claim":
            weight += (-0.1 if count_words(fact.text) < 6 else 0.0) + _weigh_speaker(fact)
        case "person" | "organisation":
            weight += (_ROLE if fact.role else 0.0) + _weigh_frequency(frequency.get(fact.name or "", 1))
            if fact.name and fact.text != fact.name:
                weight -= 0.1  # a short form
        case "place":
            weight += _weigh_frequency(frequency.get(fact.name or "", 1))
        case "date":
            weight += 0.06 if fact.iso and len(fact.iso) == 10 else 0.0 if fact.iso else -0.12
    return round(min(1.0, max(0.01, weight)), 3)


def _weigh_figure(fact: Fact) -> float:
    weight = 0.0
    words = {word.lower() for word in f"{fact.text} {fact.measure or ''}".split()}
    if words & _GRAVE:
        weight += 0.18
    elif fact.unit is not None and len(fact.unit) == 3 and fact.unit.isupper():
        weight += 0.1  # money
    elif fact.unit in _SMALL_UNITS:
        weight -= 0.2
    elif fact.unit == "percent":
        weight += 0.06
    value = fact.value if isinstance(fact.value, int | float) else fact.value_high
    if value is not None and abs(value) <= 3 and fact.unit is None and not words & _GRAVE:
        weight -= 0.18  # "one of", "two brothers"
    if fact.attribution is not None:
        weight += _UNKNOWN_SPEAKER if _is_unnamed(fact.attribution.name) else 0.04
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
    return min(0.12, 0.04 * math.log2(max(1, count)))


def mark_key_facts(
    article: Article,
    facts: Sequence[Fact],
    settings: FactSettings,
    pinned: Collection[int] = (),
    stands_alone: Callable[[Fact], bool] | None = None,
) -> tuple[Fact, ...]:
    """The facts with `key` set on the best that differ, of no kind too many, each with support in the body.

    `facts` are best first. `pinned` are indexes that are key whatever the rules say; the others fill what `settings.limit`
    leaves. A fact that does not stand alone is key only where an editor wrote its line.
    """
    english = article.language.lower().startswith("en")
    room = {kind: max(1, math.ceil(share * settings.limit)) for kind, share in _SHARES.items()}
    chosen: list[int] = sorted(pinned)
    bags = [frozenset(content_words(facts[k].line)) for k in chosen]
    used: Counter[FactKind] = Counter(facts[k].kind for k in chosen)
    for k, fact in enumerate(facts):
        if len(chosen) >= settings.limit:
            break
        if k in pinned or fact.kind not in settings.kinds:
            continue
        if used[fact.kind] >= room[fact.kind] or not _can_be_key(article, fact, english):
            continue
        if any(_same(fact, facts[c]) for c in chosen):
            continue
        if stands_alone is not None and fact.origin == "source" and not stands_alone(fact):
            continue
        bag = frozenset(content_words(fact.line))
        if any(_repeats(bag, other) for other in bags):
            continue
        chosen.append(k)
        bags.append(bag)
        used[fact.kind] += 1
    return tuple(replace(fact, key=k in chosen) if fact.key != (k in chosen) else fact for k, fact in enumerate(facts))


def _repeats(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _SAME_LINE * max(1, min(len(a), len(b)))


def _can_be_key(article: Article, fact: Fact, english: bool) -> bool:
    """Whether a reader learns something from its line, which stands alone on the page, and the body says it."""
    if not _in_prose(article, fact.evidence[0]) or HEADLESS.match(fact.line):
        return False
    if is_junk(article.sentences[fact.sentence].text):
        return False
    match fact.kind:
        case "person" | "organisation":
            return fact.role is not None and fact.role.lower() not in _KIN
        case "quote":
            return count_words(fact.text) >= 5 and (fact.attribution is not None or not english)
        case "claim":
            return fact.attribution is not None
        case "place":
            return len(fact.evidence) >= _PLACE_MENTIONS
        case _:
            known = fact.kind == "figure" or len(fact.iso or "") > _YEAR_LENGTH
            return known and count_words(fact.line) >= _FEWEST_WORDS


def _same(a: Fact, b: Fact) -> bool:
    """Whether two facts tell one thing: the same words, one within the other, the same name, or the same figure."""
    if any(x.start < y.end and y.start < x.end for x in a.evidence[:_PLACES] for y in b.evidence[:_PLACES]):
        return True
    if a.kind == b.kind == "figure":
        if (a.value, a.value_low, a.value_high, a.unit) == (b.value, b.value_low, b.value_high, b.unit):
            return True
        speakers = {fact.attribution.name for fact in (a, b) if fact.attribution}
        return len(speakers) < 2 and compatible(a, b) == "agree"
    return a.kind == b.kind and a.name is not None and a.name == b.name
