"""Figures of an article: how many, how much, how old, how far, with hedge, unit and what is counted.

The scan stops at every word that can begin or carry a numeral; what stands around it decides which shape it has, or that
it is no figure (a clock time, a law's section, a name with a number). The rules are English; `foreign.figures` has others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from digest.editing.figures.changes import find_base
from digest.editing.figures.comparing import compare_figures, compatible
from digest.editing.figures.dollars import is_sure, name_dollar
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.figures.measures import same_measure
from digest.editing.figures.naming import find_rate, name_again, name_measure
from digest.editing.figures.nouns import PEOPLE
from digest.editing.figures.shapes import READERS, read_figure_in_digits
from digest.editing.foreign.figures import find_certain_figures
from digest.editing.sides import word_before
from digest.editing.stops import Stop, by_sentence, find_stops
from digest.model.article import Article
from digest.model.fact import Evidence, Fact
from digest.patterns import Pattern

__all__ = ["compare_figures", "compatible", "find_figures", "same_measure"]


def _read_stops(scene: Scene, stops: Sequence[Stop], dates: Sequence[Fact]) -> list[Draft]:
    """The figures of one sentence, in order; `stops` are its words and digits that may begin one."""
    text, at = scene.text, scene.start
    drafts: list[Draft] = []
    spans = [*[(date.evidence[0][1], date.evidence[0][2]) for date in dates], (scene.end, sys.maxsize)]
    which, (date_start, date_end) = 0, spans[0]
    for start, word, _ in stops:
        if start < at:
            continue
        if word in READERS:
            read = READERS[word]
        elif word[0] > "9":
            continue  # a word of dates
        else:
            read = read_figure_in_digits
        while date_end <= start:
            scene.floor = date_end if date_end > scene.floor else scene.floor
            which += 1
            date_start, date_end = spans[which]
        end = start + len(word)
        if end > date_start:  # within a date
            at = scene.floor = date_end
            continue
        draft = read(scene, start, end)
        if draft is None:
            continue
        if draft.end > date_start:
            if draft.low is not None:
                continue  # "four or five days ago" is a date
            draft.end = max(end, len(text[:date_start].rstrip()))
        at = scene.floor = draft.end if draft.end > end else end
        if draft.role == "count" and not draft.noun.words:
            _take_up(scene, draft)
        scene.last = draft
        if draft.role == "money":
            scene.money = draft
        elif draft.role == "count" and draft.noun.words and not (scene.lead and _AMONG.search(scene.before(draft.start, 20))):
            scene.lead = draft
        drafts.append(draft)
    return drafts


def _take_up(scene: Scene, draft: Draft) -> None:
    """What a bare number takes from the figures before it: it counts what the last noun named, or is of the last currency."""
    if scene.money is not None and not draft.event and _is_money_again(scene, scene.money, draft):
        draft.role, draft.unit, draft.measure = "money", scene.money.unit, find_base(scene, draft.start)
    elif scene.lead is not None and draft.end - scene.lead.end < _NEAR_LEAD and _may_count_again(scene, scene.lead, draft):
        draft.noun = scene.lead.noun
        if not draft.event and _PUT_AT.search(scene.before(draft.start, 60)):
            draft.event = scene.lead.event


#: Before a bare number these tell what it is of, which is not what the sentence before counted: "a crew of 5,000".
_HELD: Final = frozenset({"of", "from", "between"})


#: Runs and points, which nobody calls so: "hit 88 off 94 balls and added 131".
_PLAYED = Pattern(r"\b(?:added|made|hit|scored|reached|posted|struck|managed)\s$")
#: What goes on counting what the sentence before did: "The toll rose to 15".
_TOLL = Pattern(r"\b(?:[Tt]oll|[Nn]umbers?|[Tt]otal|[Tt]ally|[Cc]ount|[Ff]igures?|it|that|this|them|those)\b")


def _may_count_again(scene: Scene, lead: Draft, draft: Draft) -> bool:
    """Whether a bare number can count what the noun before it named: no index, and no "crew of 5,000" of the next sentence."""
    if isinstance(draft.value, float) or isinstance(draft.low, float):
        return False
    if lead.start >= scene.start or draft.event:
        return draft.event != "" or _PLAYED.search(scene.before(draft.start, 14)) is None
    before = word_before(scene.text, draft.start, scene.start)
    if before == "to" and not _TOLL.search(scene.before(draft.start, 60)):
        return False  # "Births rose to 238,300"
    return before not in _HELD and not before.endswith(":")  # "Attendance: 11,204"


#: "16 people, including two officers": what comes next goes on about the people.
_AMONG = Pattern(r", (?:including|among them)(?: at least| some| nearly)? $")
#: "put the figure at 120": what the figure before counted, and what befell it.
_PUT_AT = Pattern(
    r"\b(?:puts?|putting|gave|gives|giving|set)\s(?:the|its|their|his|her|that|this)\s(?:\w+\s)?(?:figure|number|count|total|tally|toll)"
    r"\s(?:at|as)\s(?:only\s|just\s)?$"
)
_INSTEAD = Pattern(r"\b(?:up|down|compared|against|instead|rather|not)\b[^.;:]{0,20}$")
#: Money does not live, vote or go without water: "Some 2.5 million are without power."
_COUNTED = Pattern(r"\s(?:are|were|have|had|live|lived|watched|voted|fled|lost|need|needed|still|now|remain|remained)\b")
_NEAR_LEAD: Final = 200  # characters
_NEAR_MONEY: Final = 250
_FEWEST: Final = 1000  # what is bare and less than this is money only where it is set against an amount


def _is_money_again(scene: Scene, money: Draft, draft: Draft) -> bool:
    """Whether a bare number is an amount of the currency told last: "cost 36 million crowns, the first draft 54 million"."""
    value = draft.value if draft.value is not None else draft.high
    if not isinstance(value, int | float) or draft.start - money.end > _NEAR_MONEY:
        return False
    if scene.lead is not None and scene.lead.end > money.end:
        return False
    if money.start < scene.start and _COUNTED.match(scene.text, draft.end, scene.end):
        return False
    scaled = value >= _FEWEST and scene.text[draft.end - 1].isalpha()
    return scaled or _INSTEAD.search(scene.text[money.end : draft.start]) is not None


_BESIDE = Pattern(r"\s?(?:,|and|,\sand|as well as|or)?\s?(?:the\s)?")
_BESIDE_REACH: Final = 14  # characters


def _share_events(text: str, drafts: Sequence[Draft]) -> None:
    """ "killing 20 soldiers and 3 civilians", "two dead and five injured": counts side by side share what happened."""
    for a, b in pairwise(drafts):
        if a.role != "count" or b.role != "count" or bool(a.event) == bool(b.event) or b.start - a.end > _BESIDE_REACH:
            continue
        if not _BESIDE.fullmatch(text, a.end, b.start):
            continue
        if a.event:
            b.event = a.event
        elif a.noun.words and a.noun.head in PEOPLE:
            a.event = b.event


def _find_past_year(article: Article, dates: Sequence[Fact]) -> str:
    """The year that the dates of a sentence speak of, where that is before publication: its toll is of another event.

    Empty where they speak of this year, of several, or of none.
    """
    years: set[str] = set()
    for date in dates:
        if date.iso is not None:
            past = _is_past(date.iso, article.published.year, article.published.month)
            years.add(date.iso[:4] if past else "")
    return years.pop() if len(years) == 1 else ""


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
    to it. In languages other than English there are only values that are certain, and their units.
    """
    if article.language.lower().split("-")[0] != "en":
        return find_certain_figures(article, dates)
    text = article.text
    told: dict[int, list[Fact]] = defaultdict(list)  # the dates of each sentence
    for date in dates:
        told[date.evidence[0][0]].append(date)
    facts: list[Fact] = []
    scene, estimate, dollar = Scene(text), "", ""
    for sentence, stops in by_sentence(article, find_stops(text)):
        scene.enter(sentence)
        here = told.get(sentence.index, ())
        drafts = _read_stops(scene, stops, here)
        if len(drafts) > 1:
            _share_events(text, drafts)
        for draft in drafts:
            if draft.unit == "USD" and not is_sure(text[draft.start : draft.end]):
                dollar = dollar or name_dollar(article)
                draft.unit = dollar
            name_measure(text, sentence, draft)
            if draft.role == "count" and draft.event and draft.measure:
                year = _find_past_year(article, here)
                draft.measure += f" in {year}" if year else find_rate(text, sentence, draft)
            facts.append(_make_fact(text, sentence.index, draft))
            if draft.role == "money":
                estimate = name_again(draft, estimate)
    return facts


def _make_fact(text: str, index: int, draft: Draft) -> Fact:
    start, end = draft.start, draft.end
    exact = text[start:end]
    # in the order of the record, which takes half the time of naming what is what
    return Fact("figure", exact, (Evidence(index, start, end, exact),), "", False, 0.0, "source", None,
                draft.value, draft.low, draft.high, draft.hedge, draft.unit, draft.measure or None)  # fmt: skip
