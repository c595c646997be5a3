"""Durations of one: "for a year", "delayed by an hour", "another hour"; not "twice a day"."""

from __future__ import annotations

from typing import Final

from digest.editing.figures.drafts import Draft, Scene, tidy
from digest.patterns import Pattern

_ARTICLE = Pattern(r"\b(?P<word>[Aa]n?|[Aa]nother|[Hh]alf an)\s$")
_ARTICLE_ENDS: Final = frozenset({"a", "A", "n", "r"})
_LED = Pattern(r"(?i)\b(?:for|by|within|after|took|take|takes|lasted|lasts|spent|than|nearly|half)\s$")
AND_A_HALF = Pattern(r"[\s-]and[\s-]a[\s-]half\b")
_POINT = Pattern(r"\s(?:ago|earlier|later|before)\b|-(?!and)|\s[a-z]{3,}(?:er|or)\b")


def is_led(scene: Scene, at: int) -> bool:
    """Whether a word before tells that a duration follows: "for", "within", "took"."""
    return _LED.search(scene.before(at, 8)) is not None


def spans_figure(scene: Scene, at: int) -> bool:
    """Whether the "over" at `at` tells how long the figure before it took: "4.2% over 18 months"; not "for over six hours"."""
    return scene.last is not None and scene.last.end == at - 1 and scene.text.startswith("over ", at)


def read_one_time(scene: Scene, at: int, end: int) -> Draft | None:
    """The duration whose unit ("hour") stands from `at` to `end`."""
    article = _ARTICLE.search(scene.before(at, 8)) if scene.text[at - 2 : at - 1] in _ARTICLE_ENDS else None
    if article is None:
        return None
    begin, hedge = scene.hedge(at - len(article[0]))
    word = article["word"].lower()
    if word in ("a", "an") and begin == at - len(article[0]) and not is_led(scene, begin):
        return None
    value = 0.5 if word.startswith("half") else 1.0
    half = AND_A_HALF.match(scene.text, end, scene.end)
    if half:
        end, value = half.end(), value + 0.5
    elif _POINT.match(scene.after(end)):
        return None
    if hedge == "more than" and spans_figure(scene, begin):
        begin, hedge = at - len(article[0]), "exact"
    unit = scene.text[at:end].lower().partition("-")[0].partition(" ")[0] + "s"
    return Draft(begin, end, tidy(value), "time", hedge=hedge, unit=unit, words=True)
