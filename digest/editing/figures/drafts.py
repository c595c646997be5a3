"""A figure as it is being made out, and where the eye is meanwhile."""

from __future__ import annotations

from typing import Final

from digest.editing.figures.hedges import find_hedge
from digest.editing.figures.nouns import Noun
from digest.model.article import Sentence
from digest.model.fact import Hedge

NO_NOUN: Final = Noun(0)


class Draft:
    """A figure in the making. `role`: count, vague, money, percent, share, time, age, size, magnitude, score or rank.

    `words`: told in words, or otherwise of small weight, so that it must count something to stay.
    """

    __slots__ = ("end", "event", "hedge", "high", "low", "measure", "noun", "role", "start", "unit", "value", "words")

    def __init__(
        self,
        start: int,
        end: int,
        value: int | float | str | None,
        role: str,
        *,
        hedge: Hedge = "exact",
        unit: str | None = None,
        noun: Noun = NO_NOUN,
        measure: str = "",
        words: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.role = role
        self.low: int | float | None = None
        self.high: int | float | None = None
        self.hedge = hedge
        self.unit = unit
        self.noun = noun
        self.event = ""
        self.measure = measure
        self.words = words


class Scene:
    """The text, the sentence from `start` to `end`, and the figures before in it.

    `index` is the sentence's; `floor` is where the figure or date before ended: no hedge begins before it. `money` is the last
    amount of money, whose currency a bare number shares; `lead` the last figure with a noun, whose noun a bare number shares.
    """

    __slots__ = ("end", "floor", "index", "last", "lead", "money", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = self.floor = self.index = 0
        self.last: Draft | None = None
        self.money: Draft | None = None
        self.lead: Draft | None = None

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence; of the figures before it only those of its neighbour are remembered."""
        since = self.start if sentence.index == self.index + 1 else sentence.start
        if self.money is not None and self.money.start < since:
            self.money = None
        if self.lead is not None and self.lead.start < since:
            self.lead = None
        self.index, self.start, self.end, self.floor = sentence.index, sentence.start, sentence.end, sentence.start
        self.last = None

    def before(self, at: int, width: int = 30) -> str:
        """Up to `width` characters of the sentence before `at`."""
        low = at - width
        return self.text[low if low > self.start else self.start : at]

    def after(self, at: int) -> str:
        """The sentence from `at` on."""
        return self.text[at : self.end]

    def hedge(self, at: int) -> tuple[int, Hedge]:
        return find_hedge(self.text, at, self.floor)


def tidy(value: float) -> int | float:
    """An int where the value is integral."""
    return int(value) if float(value).is_integer() else value
