"""Where the eye is while dates are read: what was found, the sentence, and the pieces that date patterns are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from digest.editing.dates.days import MONTHS, WEEKDAYS
from digest.editing.dates.tense import is_future
from digest.patterns import Pattern


class Found(NamedTuple):
    """A date in the text. `kind` is its precision: day, clock, week, month, year, decade or span."""

    start: int
    end: int
    iso: str | None
    kind: str


class Scene:
    """The text, the sentence from `start` to `end`, when it was published, and what was found before.

    `today` and `year` are of publication, None where the source does not say them. `only_year` is for an undated article: the
    one year that its text names. `may_is_name` tells whether the text speaks of somebody called May, None as long as nobody
    looked. `last_day` is the last that the text told, for times of day without one; `found` is what the sentence told so far;
    `month_years` has the years that the text told with its months, by month.
    """

    def __init__(self, text: str, today: date | None, year: int | None) -> None:
        self.text = text
        self.today = today
        self.year = year
        self.start = self.end = 0
        self.only_year: int | None = None
        self.may_is_name: bool | None = None
        self.last_day: str | None = None
        self.month_years: dict[int, int] = {}
        self.found: list[Found] = []

    def future(self, start: int, end: int, reach: int = 110) -> bool | None:
        """Whether the verb that governs a span, at most `reach` characters away, looks ahead; None where no verb tells."""
        return is_future(self.text, start, end, self.start, self.end, reach)

    def before(self, at: int, width: int = 24) -> str:
        """Up to `width` characters of the sentence before `at`."""
        low = at - width
        return self.text[low if low > self.start else self.start : at]


Resolve = Callable[[re.Match[str], Scene], Found | None]


class Rule(NamedTuple):
    """The shape of a date, and what it means."""

    pattern: Pattern
    resolve: Resolve


def make_rules(*pairs: tuple[str, Resolve]) -> tuple[Rule, ...]:
    return tuple(Rule(Pattern(shape), resolve) for shape, resolve in pairs)


FULL_MONTHS: Final = tuple(m.capitalize() for m in list(MONTHS)[:12])
SHORT_MONTHS: Final = tuple(m.capitalize() for m in list(MONTHS)[12:])
#: In capitals, as datelines and headings have them; MAY and MARCH are too often other words.
LOUD_MONTHS: Final = tuple(m.upper() for m in FULL_MONTHS if m not in ("May", "March"))
FULL_WEEKDAYS: Final = tuple(w.capitalize() for w in WEEKDAYS)
SHORT_WEEKDAYS: Final = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")

_MONTHS: Final[dict[str, int]] = {word: MONTHS[word.lower()] for word in FULL_MONTHS + LOUD_MONTHS + SHORT_MONTHS}
#: A word that looks like a month, a short one with its point. Whether it is one tells `month_number`.
MONTH: Final = r"[A-Z](?:[a-z]{2}t?(?<!May)(?![A-Za-z])\.?|[A-Za-z]{2,8}(?![A-Za-z]))"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR: Final = r"(?:1\d|20)\d\d(?![\w%]|[.,:/]\d)"
WEEKDAY: Final = "(?:" + "|".join(FULL_WEEKDAYS) + ")"
TO: Final = r"\s?(?:/|-|–|—|\bto\b|\bthrough\b|\buntil\b|\band\b)\s?"
WITH_YEAR: Final = rf"(?:,?\s(?P<year>{YEAR})|,?\s(?:of\s)?(?P<ref>this|last|next|that|the same) year\b)"
PART_OF_DAY: Final = r"(?:\s(?:early\s)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)\b)"
MONTH_FIRST: Final = rf"(?P<month>{MONTH})\s(?P<day>{DAY}){WITH_YEAR}?"
DAY_FIRST: Final = rf"(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}){WITH_YEAR}?"
#: What a year told by reference ("September this year") adds to the year of publication.
YEAR_STEPS: Final[dict[str, int]] = {"this": 0, "the": 0, "last": -1, "next": 1}


def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month, as it is written in prose or in capitals; None for any other word."""
    return _MONTHS.get(word.rstrip("."))


def day_number(word: str) -> int:
    return int(word.rstrip("stndrh"))
