"""Which words and numbers of a text can begin or carry a date, and the rules that are tried there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from digest.editing.dates.calendar_dates import DAY_RULES, ISO_DATES, MONTH_RULES, MORE_THAN_MONTH
from digest.editing.dates.clocks import CLOCK_RULES, FOUR_DIGITS
from digest.editing.dates.moments import FULL_MONTHS, FULL_WEEKDAYS, LOUD_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, Rule
from digest.editing.dates.relative_dates import RELATIVE_RULES
from digest.editing.dates.weekdays import WEEKDAY_RULES
from digest.editing.dates.years import SHORT_DECADES, YEAR_RULES

_ISO_START: Final = r"(?<![\w.,:/-])\d{4}(?=-\d)"

#: A place of the text, and the shapes that may begin there.
Start = tuple[int, tuple[Rule, ...]]

#: The words that can begin or carry a date, as they are written, and the rules for each.
WORD_RULES: Final[dict[str, tuple[Rule, ...]]] = {
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
_MONTH_ALONE: Final = MONTH_RULES[-1:]
#: What follows a number of one, two or four digits that can begin a date, as a group of that kind; most numbers are of none.
KIND_OF_NUMBER: Final = (
    r"(?:(?:(?<=[^0-9.,:/-][0-9])|(?<=[^0-9.,:/-][0-9]{2}))(?:"
    r"(?P<day>(?=(?:st|nd|rd|th)?(?:\s(?:of\s)?[JFMASOND]|\s?(?:[/–—-]|to|through|until|and)\s?\d)|\.\d\d?\.\d))"
    r"|(?P<clock>(?=[:.][0-5]\d(?!\d)|\s?[aApP]\.?[mM]))|(?P<decade>(?=['’]?s)))"
    r"|(?<=[^0-9.,:/-][0-9]{4})(?:(?P<span>(?=\s?[–/-]|['’]?s))|(?P<year>)))?"
)
_NUMBER_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "day": DAY_RULES + CLOCK_RULES,
    "clock": CLOCK_RULES,
    "decade": SHORT_DECADES,
    "span": ISO_DATES + YEAR_RULES,
    "year": (FOUR_DIGITS, *YEAR_RULES[-1:]),
}


def rule_stops(text: str, stops: Iterable[tuple[int, str, str | None]]) -> list[Start]:
    """Of the words and numbers of an English text, with the numbers' kinds, those that may begin or carry a date, in order."""
    starts: list[Start] = []
    for at, word, kind in stops:
        if kind is not None:
            rules = _NUMBER_RULES[kind]
        elif word in WORD_RULES:
            rules = WORD_RULES[word]
        else:
            continue
        if rules is MONTH_RULES and not MORE_THAN_MONTH.match(text, at + len(word)):
            rules = _MONTH_ALONE
        starts.append((at, rules))
    return starts


def find_iso_dates(text: str) -> list[Start]:
    """The places where a date in ISO form may begin, in order; these are read in every language."""
    return [(m.start(), ISO_DATES) for m in re.finditer(_ISO_START, text)]
