"""A figure as it is being made out, and where the eye is meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from digest.editing.figures.hedges import find_hedge
from digest.editing.figures.nouns import Noun
from digest.model.fact import Hedge

NO_NOUN: Final = Noun(0, ())


@dataclass(slots=True)
class Draft:
    """A figure in the making. `role`: count, vague, money, percent, share, time, age, size, magnitude, score or rank.

    `words`: told in words, or otherwise of small weight, so that it must count something to stay.
    """

    start: int
    end: int
    value: int | float | str | None
    role: str
    low: int | float | None = None
    high: int | float | None = None
    hedge: Hedge = "exact"
    unit: str | None = None
    noun: Noun = NO_NOUN
    event: str = ""
    measure: str = ""
    words: bool = False


@dataclass(slots=True)
class Scene:
    """The text, the sentence from `start` to `end`, and the figures before in it."""

    text: str
    start: int
    end: int
    floor: int  # where the figure or date before ended: no hedge begins before it
    last: Draft | None = None
    money: Draft | None = None  # the last amount of money, whose currency a bare number shares
    lead: Draft | None = None  # the last figure with a noun, whose noun a bare number shares

    def before(self, at: int, width: int = 30) -> str:
        """Up to `width` characters of the sentence before `at`."""
        return self.text[max(self.start, at - width) : at]

    def hedge(self, at: int) -> tuple[int, Hedge]:
        return find_hedge(self.text, at, self.floor)


def tidy(value: float) -> int | float:
    """An int where the value is integral."""
    return int(value) if float(value).is_integer() else value
