"""Figures of articles in other languages, where their value is certain; what is counted, and how surely, is not told.

A word that is not known may change a number ("12,5 Mio."): so where the language has no list of such words, percentages alone
are figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from digest.editing.foreign.habits import Habits, find_habits
from digest.editing.foreign.numerals import begins_alone, read_numeral
from digest.editing.stops import by_sentence
from digest.model.article import Article
from digest.model.fact import Evidence, Fact
from digest.patterns import Pattern

_DIGITS: Final = Pattern(r"\d+")
_CHAIN: Final = Pattern(r"\d+(?:[.,٫٬:/–−千万萬亿億兆-]\d+)*")
_WORD_BEFORE: Final = Pattern(r"([^\s\d()«»“”„]{1,12}?)\.?\s?$")
_ORDINAL: Final = Pattern(r"\.\s")
#: Between a number, what multiplies it and its unit: "3,2 millions d’euros", "4,5 Mio. Euro".
_LINK: Final = Pattern(r"\s?(?:(?:de|di|van)\s|d['’])?")
_SYMBOL: Final = Pattern(r"\s?(km/h|km²|m²|km|kg|ha|°C|MW|GW|kWh)(?![\w²])")
#: A short word in capitals or with a sign after a number is a unit that may hold a factor: "5 M€".
_STRANGE: Final = Pattern(r"\s?(?:[A-ZÀ-Þ]{1,3}(?![a-zà-ÿ])|[^\s\w]?[$€£¥])")
_YEARS: Final = range(1500, 2100)  # a number of this size that nothing stands beside may be a year


class _Read(NamedTuple):
    start: int
    end: int
    value: int | float
    unit: str | None


def find_certain_figures(article: Article, dates: Sequence[Fact]) -> list[Fact]:
    """The figures whose value is certain, one fact a mention, in order; what stands in one of `dates` is none.

    `unit` is "percent", an ISO 4217 code, a metric sign, or None where it is not known; there is neither hedge nor measure.
    """
    habits = find_habits(article.language)
    subtag = article.language.lower().partition("-")[0]
    taken = [(date.start, date.end) for date in dates]
    facts: list[Fact] = []
    last = 0
    starts = [(m.start(),) for m in _DIGITS.finditer(article.text)]
    for sentence, places in by_sentence(article, starts):
        for (start,) in places:
            if start < max(last, sentence.start) or any(a <= start < b for a, b in taken):
                continue
            read = _read_figure(article.text, start, sentence.start, sentence.end, habits, subtag)
            if read is not None:
                last = read.end
                evidence = Evidence(sentence.index, read.start, read.end, article.text[read.start : read.end])
                facts.append(Fact("figure", evidence.exact, (evidence,), value=read.value, unit=read.unit))
            else:
                last = _skip_numeral(article.text, start, sentence.end)
    return facts


def _skip_numeral(text: str, start: int, end: int) -> int:
    """Where the digits end, and all that hangs on them: no part of what cannot be read is a number of its own."""
    found = _CHAIN.match(text, start, end)
    return found.end() if found else start


def _read_figure(text: str, start: int, first: int, end: int, habits: Habits, subtag: str) -> _Read | None:
    unspaced = subtag in ("zh", "ja")
    sign = _find_sign(text, start, first, habits)
    begin = sign[0] if sign else start
    if not begins_alone(text, begin, first, unspaced=unspaced or subtag == "ko"):
        return None
    read = read_numeral(text, start, end, habits.form)
    if read is None or ((before := _WORD_BEFORE.search(text[max(first, start - 14) : start])) and before[1] in habits.labels):
        return None
    after, value = read
    if subtag == "tr" and text[start - 1 : start] == "%":
        return _Read(start - 1, after, value, "percent")
    grown = _read_scales(text, after, end, value, habits)
    if grown is None:
        return None
    after, value = grown
    share = _match_one(text, after, end, habits.percent)
    if share is not None:
        return None if text[share : share + 1] == "-" or sign else _Read(begin, share, value, "percent")
    if not habits.scales:
        return None
    if sign is not None:
        return None if _STRANGE.match(text, after, end) else _Read(begin, after, value, sign[1])
    return _read_unit(text, begin, after, end, value, habits, plain=after == read[0])


def _read_unit(text: str, begin: int, after: int, end: int, value: int | float, habits: Habits, *, plain: bool) -> _Read | None:
    """The figure with the unit after it; `plain`: nothing multiplied the number."""
    link = _LINK.match(text, after, end)
    at = link.end() if link else after
    for word in _longest_first(habits.money):
        if text.startswith(word, at, end) and _ends_word(text, at + len(word)):
            return _Read(begin, at + len(word), value, habits.money[word])
    symbol = _SYMBOL.match(text, after, end)
    if symbol is not None:
        return _Read(begin, symbol.end(), value, symbol[1])
    if _STRANGE.match(text, after, end) or _match_one(text, after, end, habits.clocks) is not None:
        return None
    if plain and (_ORDINAL.match(text, after, end) or (isinstance(value, int) and value in _YEARS)):
        return None
    if text[after : after + 1].isalpha() and text[after : after + 1].isascii():
        return None  # "5e", "10mila"
    return _Read(begin, after, value, None)


def _find_sign(text: str, start: int, first: int, habits: Habits) -> tuple[int, str] | None:
    """Where a sign or code of money before a number begins, and which currency it is."""
    at = start - 1 if start > first and text[start - 1] in " \u00a0\u202f" else start
    for word in _longest_first(habits.money):
        begin = at - len(word)
        if begin >= first and text.startswith(word, begin) and not (word[0].isalpha() and text[begin - 1 : begin].isalnum()):
            return begin, habits.money[word]
    return None


def _read_scales(text: str, at: int, end: int, value: int | float, habits: Habits) -> tuple[int, int | float] | None:
    """The number with what multiplies it, and in the east the lesser part after it: 1億2000万. None where it is no number."""
    total: int | float = 0
    least = sys.maxsize
    while (found := _match_scale(text, at, end, habits.scales)) is not None:
        at, scale = found
        if scale >= least:
            return None
        total += _multiply(value, scale)
        lesser = _DIGITS.match(text, at, end)
        if lesser is None:
            return at, total
        at, value, least = lesser.end(), int(lesser[0]), scale
        if value >= scale:
            return None
    return at, total + value


def _multiply(value: int | float, scale: int) -> int | float:
    """The product without the dust of binary fractions: 3.2 million is 3,200,000."""
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def _match_scale(text: str, at: int, end: int, scales: Mapping[str, int]) -> tuple[int, int] | None:
    place = at + 1 if text[at : at + 1] in (" ", "\u00a0", "\u202f") else at
    for word in _longest_first(scales):
        if text.startswith(word, place, end) and _ends_word(text, place + len(word)):
            return place + len(word), scales[word]
    return None


def _match_one(text: str, at: int, end: int, words: Sequence[str]) -> int | None:
    """Where one of the words ends that stands next, perhaps after a space."""
    place = at + 1 if text[at : at + 1] in (" ", "\u00a0", "\u202f") else at
    for word in words:
        if text.startswith(word, place, end) and _ends_word(text, place + len(word)):
            return place + len(word)
    return None


def _ends_word(text: str, at: int) -> bool:
    """Whether a word ends at `at`; in scripts without spaces any may."""
    return not (text[at - 1].isalpha() and text[at : at + 1].isalpha()) or text[at - 1] >= "\u2e80"


@cache
def _sort_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _longest_first(words: Mapping[str, object]) -> Iterator[str]:
    return iter(_sort_words(tuple(words)))
