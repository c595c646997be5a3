"""What articles tell of when: their dated sentences in the order of the dates, where there are enough to make a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from digest.model.article import Article
from digest.model.edition import Brief
from digest.model.fact import Fact
from digest.publishing.times import Calendar
from digest.publishing.urls import sentence_anchor

#: Fewer dates are no line.
FEWEST: Final = 3
#: As many dates of several articles are read.
MOST: Final = 12

_ENGLISH: Final = Calendar()
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
#: What opens a sentence that leans on the one before it: of whom it tells stands there.
_LEANING: Final = re.compile(r"[\"“‘']?(?:He|She|It|They|His|Her|Its|Their|This|These|But|And)\b")


class DateView(NamedTuple):
    """A date on the page of an article or story, and the sentence that gives it."""

    stamp: str  # ISO 8601, no finer than a day: "2021", "2021-08", "2021-08-06"
    told: str  # in words: "6 August 2021"
    line: str  # the sentence
    target: str  # its anchor in the text
    brief: Brief | None = None  # of the article that gives it, in a story


def make_timeline(article: Article, facts: Sequence[Fact], shows: Callable[[str], bool]) -> tuple[DateView, ...]:
    """The dates of an article, earliest first, each once and with its best sentence; one that opens with "He" only in need.

    `facts` are best first. Spans, decades, weeks and dates that no calendar has are left out, and so are sentences whose
    anchor the page does not show.
    """
    found: dict[str, DateView] = {}
    told: set[int] = set()  # a sentence with two dates stands at the better one
    for fact in facts:
        if fact.kind != "date" or fact.sentence in told:
            continue
        match, target = _DATE.fullmatch(fact.iso or ""), sentence_anchor(fact.sentence)
        if not match or not shows(target):
            continue
        stamp = "-".join(part for part in match.groups() if part)
        words = tell_date(stamp, _ENGLISH)
        line = " ".join(article.sentences[fact.sentence].text.split())
        better = stamp not in found or (_LEANING.match(found[stamp].line) and not _LEANING.match(line))
        if words and better:
            told.add(fact.sentence)
            found[stamp] = DateView(stamp, words, line, target)
    return tuple(found[stamp] for stamp in sorted(found))


def draw_line(dates: Sequence[DateView]) -> tuple[DateView, ...]:
    """The dates, where they are enough to make a line."""
    return tuple(dates) if len(dates) >= FEWEST else ()


def join_dates(accounts: Iterable[tuple[Brief, Iterable[DateView]]]) -> tuple[DateView, ...]:
    """The dates of several articles, earliest first, each once and as the first that gives it tells it; of many those that most
    articles give. Beside others nobody knows who "He" is: such sentences are left out."""
    found: dict[str, DateView] = {}
    givers: Counter[str] = Counter()
    for brief, dates in accounts:
        for entry in dates:
            if _LEANING.match(entry.line):
                continue
            found.setdefault(entry.stamp, entry._replace(brief=brief))
            givers[entry.stamp] += 1
    return tuple(found[stamp] for stamp, _ in sorted(givers.most_common(MOST)))


def tell_date(stamp: str, calendar: Calendar = _ENGLISH) -> str:
    """A year, month or day in words; empty where the calendar does not have it."""
    if len(stamp) == 4:
        return calendar.year(int(stamp))
    try:
        day = date.fromisoformat(stamp if len(stamp) == 10 else f"{stamp}-01")
    except ValueError:
        return ""
    return calendar.day(day) if len(stamp) == 10 else calendar.month(day)
