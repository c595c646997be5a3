"""Dates that an article names, resolved against its publication: "on Saturday" is 2021-08-07.

One scan over the text stops at words and numbers that can begin or carry a date; each kind of stop has its rules, tried in
order, the longest shapes first. A rule gives the span and the ISO 8601 form in the precision of the text, or no form where
the text does not settle it. The rules are English; in other languages only dates in ISO form are found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from digest.editing.dates.calendar_dates import ISO_DATES
from digest.editing.dates.clocks import join_clocks
from digest.editing.dates.moments import Found, Scene
from digest.editing.dates.stops import Stop, find_stops
from digest.editing.dates.years import find_only_year
from digest.model.article import Article, BlockKind, Sentence
from digest.model.fact import Evidence, Fact

#: Blocks that are about the article, or no prose at all.
SKIPPED: Final[frozenset[BlockKind]] = frozenset({"byline", "credit", "advisory", "meta", "debris", "code", "dateline"})

_ISO_START = re.compile(r"(?<![\w.,:/-])\d{4}(?=-\d)")

_PREFIX = re.compile(
    r"(?:\b(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|(?:[Tt]he )?middle of)(?: in| on)?(?: the)?[ -]"
    r"|\b(?:[Tt]he )?(?P<side>end|start|beginning|End|Start|Beginning) of )$"
)


def _widen(found: Found, scene: Scene) -> Found:
    """Take "early", "earlier", "the end of" into the span; the end of a year is its last month."""
    start, end, iso, kind = found
    if kind == "clock" or kind == "span":
        return found
    before = scene.text[max(scene.start, start - 18) : start]
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
_STAMP: Final = re.compile(
    r"(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]m)?|(?:1[0-2]|0?[1-9])\.[0-5]\d\s?[ap]m)(?:\s?(?:GMT|UTC|BST|CET))?"
    r"[:.,]?\s(?:[-–—]\s)?(?=[“\"A-Z])"
)


def _read_stops(stops: Iterable[Stop], scene: Scene, *, opens: bool) -> None:
    """Add the dates of one sentence to the scene, in order; `opens`: a paragraph begins with it."""
    text, end, last_end = scene.text, scene.end, scene.start
    for at, rules in stops:
        if opens and at == scene.start and (stamp := _STAMP.match(text, at, end)):
            last_end = stamp.end("time")
            scene.found.append(Found(at, last_end, None, "clock"))
        if at < last_end:
            continue
        for rule in rules:
            m = rule.pattern.match(text, at, end)
            if m is None:
                continue
            found = rule.resolve(m, scene)
            if found is not None:
                found = _widen(found, scene)
                if found.start >= last_end:
                    scene.found.append(found)
                    last_end = found.end
                break


def _read_iso(scene: Scene) -> None:
    """Add the dates in ISO form of one sentence, in any language."""
    (rule,) = ISO_DATES
    for word in _ISO_START.finditer(scene.text, scene.start, scene.end):
        m = rule.pattern.match(scene.text, word.start(), scene.end)
        found = rule.resolve(m, scene) if m else None
        if found is not None:
            scene.found.append(found)


#: How much a date of each kind weighs, before nearness and place.
_WEIGHT: Final[dict[str, float]] = {
    "day": 0.6, "clock": 0.5, "week": 0.5, "weekend": 0.5, "month": 0.5, "span": 0.45, "year": 0.35, "decade": 0.2,
}  # fmt: skip


def find_dates(article: Article) -> list[Fact]:
    """Find the dates of an article, one fact a mention, in the text's order.

    `iso` is resolved against `article.published` in its own zone, as far as `article.precision` says the day; None where
    the text does not settle it. In a language other than English only dates in ISO form are found.
    """
    known = article.precision in ("day", "minute")
    dated = known or article.published.year > 1970  # the epoch stands for "not told"
    today = article.published.date()
    scene = Scene(article.text, today if known else None, today.year if dated else None)
    if not dated:
        scene.only_year = find_only_year(article.text)
    english = article.language.lower().split("-")[0] == "en"
    stops = _group_by_sentence(find_stops(article.text), article.sentences) if english else {}
    year = today.year
    near = (f"{year:04d}", f"{year - 1:04d}", f"{year + 1:04d}") if known else ()  # beside these, others weigh less
    facts: list[Fact] = []
    for index in stops if english else range(len(article.sentences)):
        sentence = article.sentences[index]
        block = article.blocks[sentence.block]
        if block.kind in SKIPPED:
            continue
        scene.start, scene.end, scene.found = sentence.start, sentence.end, []
        if english:
            _read_stops(stops[index], scene, opens=sentence.start == block.start)
        else:
            _read_iso(scene)
        early = 1 - 0.5 * sentence.index / len(article.sentences)
        for found in join_clocks(scene.found, scene):
            start, end, iso, kind = found
            weight = _WEIGHT.get(kind, 0.4)
            if iso is None:
                weight *= 0.5
            elif near and not iso.startswith(near):
                weight *= 0.7
            exact = article.text[start:end]
            evidence = (Evidence(sentence.index, start, end, exact),)
            facts.append(Fact(kind="date", text=exact, evidence=evidence, importance=round(weight * early, 4), iso=iso))
            if iso and (kind == "day" or kind == "clock"):
                scene.last_day = iso[:10]
    return facts


def _group_by_sentence(stops: Iterable[Stop], sentences: Sequence[Sentence]) -> dict[int, list[Stop]]:
    """The stops of each sentence that has any, by its index; a stop between two sentences is of none."""
    starts = [s.start for s in sentences]
    groups: dict[int, list[Stop]] = {}
    for stop in stops:
        index = bisect_right(starts, stop[0]) - 1
        if index >= 0 and stop[0] < sentences[index].end:
            groups.setdefault(index, []).append(stop)
    return groups
