"""Time stamps on a line of their own: `(Published 07 October 2019, 14:46 IST)`, and the crawler's ` date 2019-10-07 `."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import Final

from digest.model.article import Precision
from digest.patterns import Pattern
from digest.reading.months import find_month
from digest.reading.wire.finding import Finding
from digest.reading.wire.moments import Moment, find_moment

LONGEST: Final = 120

_DIGIT: Final = re.compile(r"\d")
_CRAWLER: Final = re.compile(r"\s*(?P<all>date (?P<y>[12]\d{3})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?)(?=\s)")
_STAMP: Final = Pattern(
    r"(?i)\b(?P<what>(?:first\s+|originally\s+)?(?:published|posted|created|issued|released)"
    r"|(?:last\s+)?(?:updated|modified|edited)|date|time)(?:\s+(?:on|at|date|time))?\s*[:|–-]?\s*(?:on\s+)?"
)
_REST: Final = Pattern(
    r"(?i)(?:\s|[|,.;:()\[\]–-]|\b(?:hrs|hours|ist|gmt|utc|updated|published|on|at"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b){0,12}\Z"
)
#: A word that opens a time stamp, unless it is a month: these, lower-cased.
_WORD: Final = re.compile(r"(?P<letters>[A-Za-z]+)[^\s\d,.:;()/|]*")
_OPENERS: Final = frozenset(
    "first originally published posted created issued released last updated modified edited date time hrs hours ist "
    "gmt utc on at mon monday tue tues tuesday tueday wed wednes wednesday wedday thu thurs thursday thuday fri "
    "friday sat satur saturday satday sun sunday".split()
)


def find_crawler_prefix(text: str, zone: tzinfo) -> Finding | None:
    """` date 2019-10-07 ` or ` date 2019-10 ` that opens a text; the day, month or year is all it says."""
    match = _CRAWLER.match(text)
    if match is None:
        return None
    try:
        when = datetime(int(match["y"]), int(match["m"] or 1), int(match["d"] or 1), tzinfo=zone)
    except ValueError:
        return None
    precision: Precision = "day" if match["d"] else "month" if match["m"] else "year"
    return Finding(
        "meta", match.start("all"), match.end("all"), published=Moment(when, precision, match.start("y"), match.end("all"))
    )


def find_stamp(text: str, start: int, end: int, zone: tzinfo) -> Finding | None:
    """The time stamp that `text[start:end]` is, and nothing else: with a word that says of what, or a date alone."""
    if end - start > LONGEST or not _DIGIT.search(text, start, end):
        return None
    at = start
    while at < end and text[at] in "([ \u00a0":
        at += 1
    word = _WORD.match(text, at, end)
    if word and word["letters"].lower() not in _OPENERS and find_month(word[0]) is None:
        return None  # as most short paragraphs with a number in them
    match = _STAMP.match(text, at, end)
    begin = match.end() if match else at
    moment = find_moment(text, begin, end, zone=zone)
    if moment is None or not _REST.match(text[begin : moment.start]):
        return None
    rest = text[moment.end : end]
    updated = None
    second = _STAMP.search(rest)
    if second:  # "Published: … | Updated: …"
        updated = find_moment(text, moment.end + second.end(), end, zone=zone)
        rest = rest[: second.start()] + (text[updated.end : end] if updated else rest[second.start() :])
    if not _REST.match(rest):
        return None
    if match and match["what"].lower().split()[-1] in ("updated", "modified", "edited"):
        return Finding("meta", start, end, updated=moment)
    return Finding("meta", start, end, published=moment, updated=updated)
