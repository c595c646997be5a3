"""Figures of an article: how many, how much, how old, how far, with hedge, unit and what is counted.

The scan stops at every word that can begin or carry a numeral; what stands around it decides which shape it has, or that
it is no figure (a clock time, a law's section, a name with a number). English only; in other languages nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from digest.editing.dates.finding import SKIPPED
from digest.editing.dates.moments import FULL_MONTHS, FULL_WEEKDAYS
from digest.editing.figures.changes import find_base, names_something
from digest.editing.figures.comparing import compare_figures, compatible
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.figures.events import CASUALTIES, EVENT_OF, name_fate
from digest.editing.figures.measures import same_measure
from digest.editing.figures.nouns import PEOPLE, Noun
from digest.editing.figures.numbers import SCALES, SMALL, TENS
from digest.editing.figures.shapes import READERS, read_figure_in_digits
from digest.editing.figures.units import read_each, tells_each
from digest.editing.scanning import make_scanner
from digest.model.article import Article, Sentence
from digest.model.fact import Evidence, Fact

__all__ = ["compare_figures", "compatible", "find_figures", "same_measure"]

_STOP = make_scanner(READERS)


def _scan(scene: Scene, sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """The figures of one sentence, in order; `spans` are its dates, which are no figures.

    `scene` knows the last figures before the sentence, for a number that counts the same again.
    """
    text = scene.text
    scene.start = scene.floor = sentence.start
    scene.end, scene.last = sentence.end, None
    at, which = sentence.start, 0
    for word in _STOP.finditer(text, sentence.start, sentence.end):
        start, told = word.start(), word[0]
        if start < at:
            continue
        reader = read_figure_in_digits if told[0] in "0123456789" else READERS[told]
        while which < len(spans) and spans[which][1] <= start:
            scene.floor = max(scene.floor, spans[which][1])
            which += 1
        ceiling = spans[which][0] if which < len(spans) else sentence.end
        if word.end() > ceiling:  # within a date
            at = scene.floor = spans[which][1]
            continue
        draft = reader(scene, start, word.end())
        if draft is None:
            continue
        if draft.end > ceiling:
            draft.end = max(word.end(), len(text[:ceiling].rstrip()))
        at = scene.floor = max(draft.end, word.end())
        _keep(scene, draft)
        yield draft


def _keep(scene: Scene, draft: Draft) -> None:
    """Remember a figure for those behind it: a bare number counts what the last noun named, or is of the last currency."""
    if draft.role == "count" and not draft.noun.words and not draft.event and _is_money_again(scene, draft):
        draft.role, draft.unit, draft.measure = "money", scene.money.unit if scene.money else None, find_base(scene, draft.start)
    if draft.role == "count" and not draft.noun.words and scene.lead is not None and draft.end - scene.lead.end < 200:
        draft.noun = Noun(0, scene.lead.noun.words)
        if not draft.event and _PUT_AT.search(scene.before(draft.start, 60)):
            draft.event = scene.lead.event
    scene.last = draft
    if draft.role == "money":
        scene.money = draft
    if draft.role == "count" and draft.noun.words:
        scene.lead = draft


#: "put the figure at 120": what the figure before counted, and what befell it.
_PUT_AT = re.compile(
    r"\b(?:puts?|putting|gave|gives|giving|set)\s(?:the|its|their|his|her|that|this)\s(?:\w+\s)?(?:figure|number|count|total|tally|toll)"
    r"\s(?:at|as)\s(?:only\s|just\s)?$"
)
_INSTEAD = re.compile(r"\b(?:up|down|compared|against|instead|rather|not)\b[^.;:]{0,20}$")
_NEAR_MONEY: Final = 250  # characters
_FEWEST: Final = 1000  # what is bare and less than this is money only where it is set against an amount


def _is_money_again(scene: Scene, draft: Draft) -> bool:
    """Whether a bare number is an amount of the currency told last: "cost 36 million crowns, the first draft 54 million"."""
    money, value = scene.money, draft.value if draft.value is not None else draft.high
    if money is None or not isinstance(value, int | float) or draft.start - money.end > _NEAR_MONEY:
        return False
    if scene.lead is not None and scene.lead.end > money.end:
        return False
    scaled = value >= _FEWEST and scene.text[draft.end - 1].isalpha()
    return scaled or _INSTEAD.search(scene.text[money.end : draft.start]) is not None


_BESIDE = re.compile(r"\s?(?:,|and|,\sand|as well as|or)?\s?(?:the\s)?")


def _share_events(text: str, drafts: Sequence[Draft]) -> None:
    """ "killing 20 soldiers and 3 civilians", "two dead and five injured": counts side by side share what happened."""
    for a, b in pairwise(drafts):
        if a.role != "count" or b.role != "count" or b.start - a.end > 14:
            continue
        if not _BESIDE.fullmatch(text, a.end, b.start):
            continue
        if a.event and not b.event:
            b.event = a.event
        elif b.event and not a.event and a.noun.words and a.noun.head in PEOPLE:
            a.event = b.event


_EXTRA: Final = frozenset({"more", "other", "others", "such", "new", "additional", "further"})
#: Words that stand for a noun elsewhere; by themselves they name nothing.
_STAND_INS: Final = frozenset({"them", "those", "these", "which", "whom", "us", "you", "others", "more", "other"})
_NUMERALS: Final = frozenset({*SMALL, *TENS, *SCALES})
_QUALIFIER = re.compile(r"\s(?P<prep>in|at|near|across|from)\s(?:the\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_CALENDAR: Final = frozenset((*FULL_MONTHS, *FULL_WEEKDAYS))


def _name_measure(text: str, sentence: Sentence, draft: Draft) -> None:
    """Write down what is counted, what happened to it, and where, in the article's words."""
    if draft.role in ("count", "vague"):
        words = [w for w in draft.noun.words if w.lower() not in _EXTRA and w.lower() not in _NUMERALS and not w[0].isdigit()]
        stand_in = draft.noun.head in _STAND_INS
        casualty = EVENT_OF.get(draft.event) in CASUALTIES
        people = draft.noun.head in PEOPLE or (casualty and (stand_in or not draft.noun.words))
        if stand_in or not words:
            words = ["people"] if people and casualty else []
        if draft.event and (words or casualty) and draft.event not in (w.lower() for w in words):
            words.append(name_fate(draft.event))
        draft.measure = " ".join(words)
        draft.unit = "people" if people and draft.unit is None else draft.unit
        if draft.measure:
            draft.measure += read_each(text, draft.end, sentence.end)
    if draft.role in ("count", "percent", "vague") and draft.measure:
        m = _QUALIFIER.search(text, draft.end, min(sentence.end, draft.end + 60))
        if m and m["place"].split()[0] not in _CALENDAR and not re.search(r"\d|[,;:]", text[draft.end : m.start()]):
            draft.measure += f" {m['prep']} {m['place']}"
    if draft.measure and not names_something(draft.measure):
        draft.measure = ""


#: "The cost" of a sentence is that of the sentence before.
_AGAIN: Final = frozenset({"cost", "costs", "damage", "bill", "price", "losses"})


def _name_again(draft: Draft, estimate: str) -> str:
    """Write out what "the cost" is of where the last estimate said it, and return the last estimate's measure."""
    words = draft.measure.split()
    if draft.role != "money" or not words:
        return estimate
    told = words[0].lower()
    if told in _AGAIN and (len(words) == 1 or words[1] in ("a", "an", "per")) and told in estimate.split():
        draft.measure = estimate.partition(f" {told}")[0] + " " + draft.measure if not estimate.startswith(told) else estimate
    return draft.measure if _AGAIN & set(words) else estimate


#: "die on the roads each year": what happens again and again, and is no event; not "a year ago".
_OFTEN = re.compile(
    r"[^,;:\d]{0,70}?\s(?P<rate>(?:each|every|per|a)\s(?:year|month|week|day|decade)|annually|yearly|daily)\b"
    r"(?!\s(?:ago|earlier|later|before|after|old|or|from))"
)
_OFTEN_BEFORE = re.compile(
    r"\b(?:(?P<rate>(?:[Ee]ach|[Ee]very) (?:year|month|week|day)|[Oo]n average|[Aa]nnually)|[Aa]n average of)\b[^;:\d]{0,40}$"
)


def _find_rate(text: str, sentence: Sentence, draft: Draft) -> str:
    """What makes a count of people one of every year rather than of an event, as it ends a measure; else empty."""
    if tells_each(draft.measure):
        return ""
    m = _OFTEN.match(text, draft.end, sentence.end) or _OFTEN_BEFORE.search(
        text[max(sentence.start, draft.start - 60) : draft.start]
    )
    return f" {(m['rate'] or 'on average').lower()}" if m else ""


def _find_history(article: Article, dates: Sequence[Fact]) -> dict[int, str]:
    """The sentences that speak of one year before that of publication: their tolls are those of another event."""
    told: dict[int, set[str]] = {}
    for date in dates:
        if date.iso is not None:
            told.setdefault(date.sentence, set()).add(date.iso)
    history: dict[int, str] = {}
    for sentence, isos in told.items():
        years = sorted({iso[:4] for iso in isos})
        if len(years) == 1 and all(_is_past(iso, article.published.year, article.published.month) for iso in isos):
            history[sentence] = years[0]
    return history


#: Months by which a date of last year is no news of this one.
_OLD: Final = 3


def _is_past(iso: str, year: int, month: int) -> bool:
    """Whether a date is of a year before this one, and not of the last months."""
    told, _, rest = iso.partition("-")
    if len(told) != 4 or not told.isdecimal() or int(told) >= year:
        return False
    return not rest[:2].isdecimal() or 12 * (year - int(told)) + month - int(rest[:2]) >= _OLD


def find_figures(article: Article, dates: Sequence[Fact]) -> list[Fact]:
    """Find the figures of an article, one fact a mention, in the text's order; `dates` are what `find_dates` found.

    Each has `value`, or `value_low` and `value_high`, or neither where the text is vague ("dozens of"); `hedge`; `unit`
    (ISO 4217 for money, "percent", "km", "people" …, None for a plain count); `measure`, what is counted and what happened
    to it; `importance` in 0..1. In languages other than English nothing is found.
    """
    if article.language.lower().split("-")[0] != "en":
        return []
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for date in dates:
        by_sentence.setdefault(date.sentence, []).append((date.start, date.end))
    history = _find_history(article, dates)
    facts: list[Fact] = []
    scene, estimate = Scene(article.text), ""
    count = max(1, len(article.sentences))
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind in SKIPPED:
            continue
        drafts = list(_scan(scene, sentence, by_sentence.get(sentence.index, ())))
        _share_events(article.text, drafts)
        for draft in drafts:
            _name_measure(article.text, sentence, draft)
            if draft.role == "count" and draft.event and draft.measure and sentence.index in history:
                draft.measure += f" in {history[sentence.index]}"
            elif draft.role == "count" and draft.event and draft.measure:
                draft.measure += _find_rate(article.text, sentence, draft)
            estimate = _name_again(draft, estimate)
            facts.append(_make_fact(article, sentence, draft, sentence.index / count))
        scene.lead = next((d for d in reversed(drafts) if d.role == "count" and d.noun.words), None)
        scene.money = next((d for d in reversed(drafts) if d.role == "money"), None)
    return _weigh_repetition(facts)


#: What a figure of each role weighs: what happened to people first, durations and ages last.
_WEIGHT: Final[dict[str, float]] = {
    "score": 0.85, "magnitude": 0.85, "money": 0.7, "percent": 0.65, "share": 0.6, "count": 0.55, "vague": 0.4, "size": 0.45,
    "rank": 0.4, "time": 0.3, "age": 0.22,
}  # fmt: skip
_EVENT_WEIGHT: Final[dict[str, float]] = {"killed": 1.0, "wounded": 0.9, "missing": 0.9}


def _make_fact(article: Article, sentence: Sentence, draft: Draft, depth: float) -> Fact:
    weight = _WEIGHT[draft.role]
    event = EVENT_OF.get(draft.event)
    if event:
        weight = _EVENT_WEIGHT.get(event, 0.75)
    if draft.hedge in ("about", "up to") or draft.value is None:
        weight *= 0.95
    exact = article.text[draft.start : draft.end]
    return Fact(
        kind="figure",
        text=exact,
        evidence=(Evidence(sentence.index, draft.start, draft.end, exact),),
        importance=round(weight * (1 - 0.45 * depth), 4),
        value=draft.value,
        value_low=draft.low,
        value_high=draft.high,
        hedge=draft.hedge,
        unit=draft.unit,
        measure=draft.measure or None,
    )


def _weigh_repetition(facts: list[Fact]) -> list[Fact]:
    """What is told twice matters more."""
    told: dict[tuple[object, ...], int] = {}
    for f in facts:
        key = (f.value, f.value_low, f.value_high, f.unit)
        told[key] = told.get(key, 0) + 1
    return [
        replace(f, importance=round(min(1.0, f.importance * 1.1), 4))
        if f.value is not None and told[(f.value, f.value_low, f.value_high, f.unit)] > 1
        else f
        for f in facts
    ]
