"""Times: when it happened; of all dates that of the news, and a time of day where it opens the article without a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from digest.editing.sentences.words import count_words
from digest.model.article import PROSE, Article, Sentence
from digest.model.fact import Fact
from digest.patterns import Pattern

#: How much later dates count: one in sentence i weighs 1 / (1 + fade * i).
_FADE: Final = 0.3
_NEAR_DAYS = 3  # an event of the news is about so many days old at most
_YEAR_LENGTH: Final = 4
_CLOCK: Final = Pattern(r"(?i)\d{1,2}([:.]\d\d)?\s?([ap]\.?m|hours|o'clock|GMT|IST)|\d{1,2}[:.]\d\d")
#: A time of day, of which the hours are certain; the hedge before it is looked for from there.
_HOUR: Final = Pattern(
    r"\d(?<![\d.:,]\d)(?:(?:(?<=1)[0-2]|(?<=0)\d)?+(?:[:.]\d\d)?\s?(?:[aApP]\.[mM]\.|[aApP][mM]\b)|\d?[:.]?\d\d\s?(?:GMT|UTC|IST|hrs)\b)"
    r"(?: (?:local time|GMT|UTC|EST|EDT|IST)\b)?"
)
_HEDGE: Final = Pattern(r"\b(?:(?:shortly|just|soon) )?(?:around|about|before|after|nearly) $")
_LONGEST_HEDGE = 16  # characters
_CLOCK_SENTENCES = 4
_CLOCK_WEIGHT: Final = 0.3


def rank_dates(article: Article, dates: Sequence[Fact], main: Sentence | None) -> list[tuple[Fact, float]]:
    """The dates with their weights, best first: of the main sentence or early, near the day of publication; years last."""
    published = article.published.date()
    ranked = sorted([(*_weigh_date(article, fact, main, published), k) for k, fact in enumerate(dates)])
    return [(dates[k], -lightness) for lightness, _, k in ranked]


def _weigh_date(article: Article, fact: Fact, main: Sentence | None, published: date) -> tuple[float, int]:
    """Less than nothing the more a date weighs, and where it stands."""
    place, iso, text = fact.evidence[0], fact.iso, fact.text
    score = 1 / (1 + _FADE * place.sentence)
    if main is not None and place.sentence == main.index:
        score += 0.5
    if iso is None or len(iso) <= _YEAR_LENGTH:
        score -= 0.5
    elif iso[7:8] == "-":  # a day
        away = (published - date.fromisoformat(iso[:10])).days
        score += 0.6 if -1 <= away <= _NEAR_DAYS else 0.1 if -30 <= away <= 30 else -0.3
    if iso is not None and "/" in iso:
        score -= 0.3  # a stretch of time
    if "minute" in text or "hour" in text or "second" in text:
        score -= 0.6  # of hours or minutes
    if text[:1].isdigit() and _CLOCK.match(text) and count_words(text) <= 3:
        score -= 0.4
    if article.blocks[article.sentences[place.sentence].block].kind not in PROSE:
        score -= 0.2
    return -round(score, 6), place.start


def rank_times(article: Article, ranked: Sequence[tuple[Fact, float]]) -> list[str]:
    """The dates' words, and among them, by weight, the times of day near the opening that have no day of their own."""
    times = [(-weight, fact.evidence[0].start, fact.text) for fact, weight in ranked]
    taken = [(fact.evidence[0].start, fact.evidence[0].end) for fact, _ in ranked]
    for k, sentence in enumerate(article.prose()[:_CLOCK_SENTENCES]):
        for match in _HOUR.finditer(sentence.text):
            start, end = match.start() + sentence.start, match.end() + sentence.start
            if any(start < last and first < end for first, last in taken):
                continue
            hedge = _HEDGE.search(sentence.text, max(0, match.start() - _LONGEST_HEDGE), match.start())
            clock = sentence.text[hedge.start() if hedge else match.start() : match.end()]
            times.append((-1 / (1 + _FADE * k) - _CLOCK_WEIGHT, start, clock))
            break
    return [text for _, _, text in sorted(times)]
