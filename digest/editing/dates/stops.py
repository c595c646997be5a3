"""Stops: the words and numbers of a text that can begin or carry a date, and the rules for each; found in one scan."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.dates.calendar_dates import DAY_RULES, ISO_DATES, MONTH_RULES, MORE_THAN_MONTH
from digest.editing.dates.clocks import CLOCK_RULES
from digest.editing.dates.moments import FULL_MONTHS, FULL_WEEKDAYS, LOUD_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, Rule
from digest.editing.dates.relative_dates import RELATIVE_RULES
from digest.editing.dates.weekdays import WEEKDAY_RULES
from digest.editing.dates.years import SHORT_DECADES, YEAR_RULES

_ISO_START: Final = r"(?<![\w.,:/-])\d{4}(?=-\d)"

#: A place of the text, and the shapes that may begin there.
Stop = tuple[int, tuple[Rule, ...]]

#: The words that can begin or carry a date, as they are written, and the rules for each.
_WORD_RULES: Final[dict[str, tuple[Rule, ...]]] = {
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
#: What stands behind a number of one, two or four digits that can begin a date, and the rules for each; most numbers have
#: nothing of the kind behind them and are no stop.
_NUMBERS: Final = (
    r"[0-9](?<![.,:/-].)(?:[0-9]?(?="
    r"(?P<day>(?:st|nd|rd|th)?(?:\s(?:of\s)?[JFMASOND]|\s?(?:[/–—-]|to|through|until|and)\s?\d)|\.\d\d?\.\d)"
    r"|(?P<clock>[:.][0-5]\d(?!\d)|\s?[aApP]\.?[mM])|(?P<decade>['’]?s))"
    r"|[0-9]{3}(?![0-9])(?=(?P<span>\s?[–/-]|['’]?s)|(?P<year>)))"
)
_NUMBER_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "day": DAY_RULES + CLOCK_RULES,
    "clock": CLOCK_RULES,
    "decade": SHORT_DECADES,
    "span": ISO_DATES + YEAR_RULES,
    "year": YEAR_RULES[-1:],
}


def _spell(words: dict[str, tuple[Rule, ...]]) -> str:
    """A pattern for any of the words, grouped by the first letter: the engine turns most of a text away on one character."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items()))


# The character before the word stands first, so that the engine leaps from gap to gap; what is no ASCII letter is looked at
# again when the word is found.
_STOP: Final = re.compile(rf"[^A-Za-z0-9_](?:(?:{_spell(_WORD_RULES)})(?![A-Za-z])|{_NUMBERS})")


def find_iso_stops(text: str) -> list[Stop]:
    """The places where a date in ISO form may begin, in order; these are read in every language."""
    return [(m.start(), ISO_DATES) for m in re.finditer(_ISO_START, text)]


def find_stops(text: str) -> list[Stop]:
    """The places where a date may begin, in order."""
    stops: list[Stop] = []
    for m in _STOP.finditer("\n" + text):  # with a gap before its first word, and each place one further on
        found = m[0]
        rules = _WORD_RULES.get(found[1:]) or _NUMBER_RULES[m.lastgroup or ""]
        if found[0].isalnum():
            continue
        if rules is MONTH_RULES and not MORE_THAN_MONTH.match(text, m.end() - 1):
            rules = _MONTH_ALONE
        stops.append((m.start(), rules))
    return stops
