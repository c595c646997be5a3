"""Dates that an article names, resolved against its publication: "on Saturday" is 2021-08-07.

A cheap scan stops at words that can begin or carry a date; each kind of word has its rules, tried in order, the longest
shapes first. A rule gives the span and the ISO 8601 form in the precision of the text, or no form where the text does
not settle it. The rules are English; in other languages only dates in ISO form are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from digest.editing.dates.calendar_dates import DAY_RULES, ISO_DATES, MONTH_RULES, names_may
from digest.editing.dates.clocks import CLOCK_RULES, join_clocks
from digest.editing.dates.moments import FULL_MONTHS, FULL_WEEKDAYS, LOUD_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, Found, Rule, Scene
from digest.editing.dates.relative_dates import RELATIVE_RULES
from digest.editing.dates.weekdays import WEEKDAY_RULES
from digest.editing.dates.years import SHORT_DECADES, YEAR_RULES, find_only_year
from digest.editing.scanning import make_scanner
from digest.model.article import Article, BlockKind, Sentence
from digest.model.fact import Evidence, Fact

#: Blocks that are about the article, or no prose at all.
SKIPPED: Final[frozenset[BlockKind]] = frozenset({"byline", "credit", "advisory", "meta", "debris", "code", "dateline"})

_FOUR_DIGITS: Final = ISO_DATES + YEAR_RULES + CLOCK_RULES
_TWO_DIGITS: Final = DAY_RULES + SHORT_DECADES + CLOCK_RULES
#: The words that can begin or carry a date, as they are written, and the rules for each.
_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    **dict.fromkeys([*FULL_MONTHS, *LOUD_MONTHS, *SHORT_MONTHS], MONTH_RULES),
    **dict.fromkeys([*FULL_WEEKDAYS, *SHORT_WEEKDAYS], WEEKDAY_RULES),
    **{
        form: RELATIVE_RULES[kind]
        for kind, words in (
            ("near", ("yesterday", "today", "tonight", "tomorrow")),
            ("which", ("last", "past", "next", "coming", "this", "previous", "current")),
            ("ago", ("ago", "earlier", "later")),
            ("quarter", ("quarter", "half")),
            ("century", ("century",)),
            ("turn", ("end", "start", "beginning")),
            ("weekend", ("weekend",)),
            ("q", ("Q1", "Q2", "Q3", "Q4")),
        )
        for word in words
        for form in (word, word.capitalize())
    },
}
_STOP = make_scanner(_RULES)
#: What a run of digits may not follow: it would be the tail of another number, or of a code.
_INSIDE: Final = frozenset(".,:/-")
_ISO_START = re.compile(r"(?<![\w.,:/-])\d{4}(?=-\d)")

_PREFIX = re.compile(
    r"(?:\b(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|(?:[Tt]he )?middle of)(?: in| on)?(?: the)?[ -]"
    r"|\b(?:[Tt]he )?(?P<side>end|start|beginning|End|Start|Beginning) of )$"
)


def _widen(found: Found, scene: Scene) -> Found:
    """Take "early", "earlier", "the end of" into the span; the end of a year is its last month."""
    m = _PREFIX.search(scene.before(found.start, 18))
    if m is None or found.kind in ("clock", "span"):
        return found
    start = found.start - len(m[0])
    if m["side"] and found.kind == "year" and found.iso:
        return Found(start, found.end, f"{found.iso}-{'12' if m['side'].lower() == 'end' else '01'}", "month")
    return Found(start, found.end, found.iso, found.kind)


def _rules_for(text: str, start: int, word: str) -> tuple[Rule, ...]:
    """The shapes that a word, or a number by its length, can begin."""
    if word[0] not in "0123456789":
        return _RULES[word]
    if start and text[start - 1] in _INSIDE:
        return ()
    return _FOUR_DIGITS if len(word) == 4 else _TWO_DIGITS if len(word) <= 2 else ()


#: What an entry of a live report begins with: "13:30 Death toll is now 16"; the day is nowhere told.
_STAMP: Final = re.compile(
    r"(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]m)?|(?:1[0-2]|0?[1-9])\.[0-5]\d\s?[ap]m)(?:\s?(?:GMT|UTC|BST|CET))?"
    r"[:.,]?\s(?:[-–—]\s)?(?=[“\"A-Z])"
)


def _scan(scene: Scene, *, opens: bool) -> Iterator[Found]:
    """The dates of one sentence, in order; `opens`: a paragraph begins with it."""
    last_end = scene.start
    stamp = (
        _STAMP.match(scene.text, scene.start, scene.end)
        if opens and scene.text[scene.start : scene.start + 1].isdecimal()
        else None
    )
    if stamp:
        yield Found(scene.start, stamp.end("time"), None, "clock")
        last_end = stamp.end("time")
    for word in _STOP.finditer(scene.text, scene.start, scene.end):
        if word.start() < last_end:
            continue
        for pattern, resolve in _rules_for(scene.text, word.start(), word[0]):
            m = pattern.match(scene.text, word.start(), scene.end)
            found = resolve(m, scene) if m else None
            if found is not None:
                found = _widen(found, scene)
                if found.start >= last_end:
                    yield found
                    last_end = found.end
                break


def _scan_iso(scene: Scene) -> Iterator[Found]:
    """The dates in ISO form of one sentence, in any language."""
    pattern, resolve = ISO_DATES[0]
    for word in _ISO_START.finditer(scene.text, scene.start, scene.end):
        m = pattern.match(scene.text, word.start(), scene.end)
        found = resolve(m, scene) if m else None
        if found is not None:
            yield found


def find_dates(article: Article) -> list[Fact]:
    """Find the dates of an article, one fact a mention, in the text's order.

    `iso` is resolved against `article.published` in its own zone, as far as `article.precision` says the day; None where
    the text does not settle it. In a language other than English only dates in ISO form are found.
    """
    known = article.precision in ("day", "minute")
    dated = known or article.published.year > 1970  # the epoch stands for "not told"
    today = article.published.date()
    scene = Scene(article.text, today if known else None, today.year if dated else None)
    scene.may_is_name = names_may(article.text)
    if not dated:
        scene.only_year = find_only_year(article.text)
    english = article.language.lower().split("-")[0] == "en"
    facts: list[Fact] = []
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind in SKIPPED:
            continue
        scene.start, scene.end, scene.found = sentence.start, sentence.end, []
        opens = sentence.start == article.blocks[sentence.block].start
        for found in _scan(scene, opens=opens) if english else _scan_iso(scene):
            scene.found.append(found)
        for found in join_clocks(scene.found, scene):
            facts.append(_make_fact(article, sentence, found, today if known else None))
            if found.kind in ("day", "clock") and found.iso:
                scene.last_day = found.iso[:10]
    return facts


#: How much a date of each kind weighs, before nearness and place.
_WEIGHT: Final[dict[str, float]] = {
    "day": 0.6, "clock": 0.5, "week": 0.5, "weekend": 0.5, "month": 0.5, "span": 0.45, "year": 0.35, "decade": 0.2,
}  # fmt: skip


def _make_fact(article: Article, sentence: Sentence, found: Found, today: date | None) -> Fact:
    exact = article.text[found.start : found.end]
    weight = _WEIGHT.get(found.kind, 0.4)
    if found.iso is None:
        weight *= 0.5
    elif today is not None and not found.iso.startswith((f"{today.year:04d}", f"{today.year - 1:04d}", f"{today.year + 1:04d}")):
        weight *= 0.7
    early = 1 - 0.5 * sentence.index / max(1, len(article.sentences))
    return Fact(
        kind="date",
        text=exact,
        evidence=(Evidence(sentence.index, found.start, found.end, exact),),
        importance=round(weight * early, 4),
        iso=found.iso,
    )
