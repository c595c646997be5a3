"""Past times: words that put an event into another year or month than the news, and so are never cut off."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from digest.patterns import Pattern

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Aug\.?|Sept?\.?"
    r"|Oct\.?|Nov\.?|Dec\.?)"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNIT: Final = r"(?:week|month|season|year|decade|centur(?:y|ie)|generation|spring|summer|autumn|winter)s?"
_DIGIT: Final = Pattern(r"\d")
_YEAR: Final = Pattern(r"(?<![\d,.$£€₹-])(?:1[5-9]|20)\d\d(?:s|[-–]\d\d)?(?![\d,.]?\d|%|-)")
#: "last year", "three weeks ago", "a decade earlier", "in March": without them the news would be told as today's.
_WORDS: Final = Pattern(
    rf"(?i:\b(?:(?:last|previous|past|next|following|coming) (?:\w+ )?(?:{_UNIT}|{MONTH})\b|{_UNIT} (?:before|later)\b"
    r"|ago\b|earlier\b|previously\b|formerly\b|originally\b|centur(?:y|ies)\b"
    rf"|(?:in|since|until|till|by|during|of) (?:\w+ )?{MONTH}(?! ?\d)\b))"
)
#: A day and month, with or without the weekday and the year: "on 3 May 2010", "Friday, August 6".
DAY: Final = Pattern(
    rf",? ?\b(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{MONTH} (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) {MONTH})(?!\d)(?:,? (?P<year>(?:1[5-9]|20)\d\d))?(?= |,|\.?$)"
)
#: What something is measured against: "rose 4% from a year earlier" tells of no other year.
_BASE: Final = Pattern(
    r"\b(?:from|than|on|over|against|with|of|in) (?:the |a |an )?(?:same )?(?:week|month|quarter|year|day|season|period)"
    r"(?: a year)? (?:earlier|ago|before)\b"
)
_NEAR = 7  # days: what is no older is told by the edition's date


def sets_time(words: str) -> bool:
    """Whether English words put what they belong to into another time: a year, a month, "last year", "ago"."""
    if " ago" in words or " earlier" in words or " before" in words:
        words = _BASE.sub("", words)
    dated = _DIGIT.search(words) is not None  # as a year and a day are
    if (dated and _YEAR.search(words) is not None) or _WORDS.search(words) is not None:
        return True
    return dated and any("day" not in match.group() for match in DAY.finditer(words))  # "Friday, August 6" is this week's


def is_near(match: re.Match[str], published: date | None) -> bool:
    """Whether a day that DAY found is at most a week from the day of publication, so that it may be left out."""
    if "day" in match.group() and not match["year"]:
        return True  # "Friday, August 6"
    if published is None:
        return False
    month = next(k for k, name in enumerate(_MONTHS, 1) if name in _month_in(match))
    day = int(match["d1"] or match["d2"])
    year = int(match["year"]) if match["year"] else published.year
    try:
        return abs((published - date(year, month, day)).days) <= _NEAR
    except ValueError:  # no such day
        return False


def _month_in(match: re.Match[str]) -> str:
    words = re.search(MONTH, match.group())
    return words.group().lower()[:3] if words else ""
