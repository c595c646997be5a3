"""Dates that an article names, resolved against its publication: "on Saturday" is 2021-08-07.

One scan over the text stops at words and numbers that can begin or carry a date; each kind of stop has its rules, tried in
order, the longest shapes first. A rule gives the span and the ISO 8601 form in the precision of the text, or no form where
the text does not settle it. The rules are English; in other languages only dates in ISO form are found here, and those that
`foreign.dates` knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from digest.editing.dates.clocks import join_clocks
from digest.editing.dates.moments import Found, Scene
from digest.editing.dates.rules import Start, find_iso_dates, rule_stops
from digest.editing.dates.years import find_only_year
from digest.editing.foreign.dates import find_written_dates
from digest.editing.stops import by_sentence, find_stops
from digest.model.article import Article
from digest.model.fact import Evidence, Fact
from digest.patterns import Pattern

_PREFIX = Pattern(
    r"(?:\b(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|(?:[Tt]he )?middle of)(?: in| on)?(?: the)?[ -]"
    r"|\b(?:[Tt]he )?(?P<side>end|start|beginning|End|Start|Beginning) of )$"
)


def _widen(found: Found, scene: Scene) -> Found:
    """Take "early", "earlier", "the end of" into the span; the end of a year is its last month."""
    start, end, iso, kind = found
    before = scene.before(start, 18)
    if not ("ate" in before or "arl" in before or "id" in before or before.endswith("of ")):
        return found
    m = _PREFIX.search(before)
    if m is None:
        return found
    start -= len(m[0])
    if m["side"] and kind == "year" and iso:
        return Found(start, end, f"{iso}-{'12' if m['side'].lower() == 'end' else '01'}", "month")
    return Found(start, end, iso, kind)


#: What an entry of a live report begins with: "13:30 Death toll is now 16"; the day is nowhere told.
_STAMP = Pattern(
    r"(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]m)?|(?:1[0-2]|0?[1-9])\.[0-5]\d\s?[ap]m)(?:\s?(?:GMT|UTC|BST|CET))?"
    r"[:.,]?\s(?:[-–—]\s)?(?=[“\"A-Z])"
)


def _read_starts(starts: Iterable[Start], scene: Scene, *, opens: bool) -> list[Found]:
    """The dates of one sentence, in order; `opens`: a paragraph begins with it."""
    text, end, last_end = scene.text, scene.end, scene.start
    dates = scene.found = []
    clocks = False
    for at, rules in starts:
        if opens and at == scene.start and (stamp := _STAMP.match(text, at, end)):
            last_end, clocks = stamp.end("time"), True
            dates.append(Found(at, last_end, None, "clock"))
        if at < last_end:
            continue
        for rule in rules:
            m = rule.pattern.match(text, at, end)
            if m is None:
                continue
            found = rule.resolve(m, scene)
            if found is None:
                continue
            if found.kind == "clock":
                clocks = True
            elif found.kind != "span":
                found = _widen(found, scene)
            if found.start >= last_end:
                dates.append(found)
                last_end = found.end
            break
    return join_clocks(dates, scene) if clocks else dates


_START: Final = attrgetter("start")


def find_dates(article: Article) -> list[Fact]:
    """Find the dates of an article, one fact a mention, in the text's order.

    `iso` is resolved against `article.published` in its own zone, as far as `article.precision` says the day; None where
    the text does not settle it. In a language other than English only dates with day and month, or month and year, are found.
    """
    text, today, year = article.text, article.published.date(), article.published.year
    known = article.precision in ("day", "minute")
    dated = known or year > 1970  # the epoch stands for "not told"
    scene = Scene(text, today if known else None, year if dated else None)
    if not dated:
        scene.only_year = find_only_year(text)
    english = article.language.lower().split("-")[0] == "en"
    facts: list[Fact] = []
    starts = rule_stops(text, find_stops(text)) if english else find_iso_dates(text)
    for sentence, here in by_sentence(article, starts):
        index, scene.start, scene.end = sentence.index, sentence.start, sentence.end
        opens = english and sentence.start == article.blocks[sentence.block].start
        for start, end, iso, kind in _read_starts(here, scene, opens=opens):
            exact = text[start:end]
            evidence = (Evidence(index, start, end, exact),)
            # in the order of the record, which takes half the time of naming what is what
            facts.append(Fact("date", exact, evidence, "", False, 0.0, "source", None, None, None, None, None, None, None, iso))
            if iso and (kind == "day" or kind == "clock"):
                scene.last_day = iso[:10]
            if iso and iso[4:5] == "-" and iso[5:7].isdecimal() and exact.endswith(iso[:4]):
                scene.month_years[int(iso[5:7])] = int(iso[:4])
    return facts if english else sorted([*facts, *find_written_dates(article)], key=_START)
