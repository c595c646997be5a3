"""Dates of articles in other languages that have one reading there: "3. Oktober 2021", "2021年10月3日", "03.10.2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from digest.editing.foreign.habits import DAY_FIRST, YEAR_FIRST, find_habits
from digest.editing.stops import by_sentence
from digest.model.article import Article
from digest.model.fact import Evidence, Fact

#: In Chinese, Japanese and Korean; in Japanese a year without an era.
_EASTERN: Final = r"(?<![\d.])(?:(?P<year>\d{4})[年년]\s?)?(?P<month>\d{1,2})[月월](?:\s?(?P<day>\d{1,2})[日号號일])?"
_EARLIEST, _LATEST = 1000, 2200  # years; others are of another calendar


@cache
def _make_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    subtag, habits = language.lower().partition("-")[0], find_habits(language)
    shapes: list[str] = []
    if habits.months:
        names = "|".join(sorted(map(re.escape, habits.months), key=len, reverse=True))
        shapes.append(
            rf"(?<![\w.,/-])(?:(?P<day>\d{{1,2}}){habits.link})?(?P<name>{names})(?:{habits.year_link}(?P<year>\d{{4}}))?(?![\w-])"
        )
    if subtag in YEAR_FIRST:
        shapes += [_EASTERN, r"(?<![\w./-])(?P<year>\d{4})([./-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d./-])"]
    for mark, languages in DAY_FIRST.items():
        if subtag in languages:
            part = re.escape(mark)
            shapes.append(rf"(?<![\w./-])(?P<day>\d{{1,2}}){part}(?P<month>\d{{1,2}}){part}(?P<year>\d{{4}})(?![\w/-])")
    return tuple(re.compile(shape) for shape in shapes)


def find_written_dates(article: Article) -> list[Fact]:
    """The dates that are written out or in figures, one fact a mention, in order; ISO dates are found elsewhere.

    `iso` is None where the year is not told.
    """
    found = sorted(_find_spans(article.text, article.language))
    facts: list[Fact] = []
    last = 0
    for sentence, spans in by_sentence(article, found):
        for start, end, iso in spans:
            if start >= max(last, sentence.start) and end <= sentence.end:
                last = end
                evidence = Evidence(sentence.index, start, end, article.text[start:end])
                facts.append(Fact("date", evidence.exact, (evidence,), iso=iso))
    return facts


def _find_spans(text: str, language: str) -> Iterator[tuple[int, int, str | None]]:
    months = find_habits(language).months
    for pattern in _make_patterns(language):
        for m in pattern.finditer(text):
            parts = m.groupdict()
            month = months[parts["name"]] if "name" in parts else int(parts["month"])
            if parts["year"] is None and parts["day"] is None:
                continue  # a month alone: "Mai", "mars" and "9月" may be anything
            iso = _write_iso(parts["year"], month, parts["day"])
            if iso is not None or parts["year"] is None:
                yield m.start(), m.end(), iso


def _write_iso(year: str | None, month: int, day: str | None) -> str | None:
    """The ISO form, in the precision that is told; None for what is no date."""
    if year is None or not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        whole = date(int(year), month, int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]
