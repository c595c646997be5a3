"""Whether two figures of one article speak of the same time and place, and whether two different people give them.

A toll that rises from Friday to Sunday is no conflict, nor are the cases of two towns; and an article that gives a smaller
number beside a larger one means a part of it. Only two claimants can contradict each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from digest.model.fact import Fact
from digest.patterns import Pattern

#: "2021", "198X", "19XX": a date that says no more is history, or a statistic's year.
_YEAR = Pattern(r"\d{2}[\dX]{2}")
#: The time of day that an entry of a live report begins with.
_STAMP = Pattern(r"\d{1,2}[:.]\d\d(?:\s?[ap]m)?")
#: Speakers that stand for somebody named elsewhere, so that two of them may be one.
_ANAPHORIC = Pattern(
    r"(?i)(?:he|she|it|they|his|her|its|their|another|others?|both)\b|(?:spokes\w+|officials?|sources?|statement|report)$"
)
_SURE: Final = 20  # a number from which on it is hardly by chance that two days have the same


class Scopes:
    """For each sentence of an article what its dates name (ISO 8601), and its places; gathered when first asked for."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts

    @cached_property
    def dates(self) -> dict[int, set[str]]:
        dates: dict[int, set[str]] = defaultdict(set)
        for fact in self.facts:
            if fact.kind == "date" and fact.iso:
                dates[fact.sentence].update([part[:10] for part in fact.iso.split("/")])
        return dates

    @cached_property
    def places(self) -> dict[int, set[str]]:
        places: dict[int, set[str]] = defaultdict(set)
        for fact in self.facts:
            if fact.kind == "place":
                for evidence in fact.evidence:
                    places[evidence.sentence].add(fact.name or fact.text)
        return places

    @cached_property
    def stamps(self) -> list[int]:
        """The sentences that open an entry of a live report, rising."""
        return sorted({f.sentence for f in self.facts if f.kind == "date" and f.iso is None and _STAMP.fullmatch(f.text)})

    def may_be_one(self, a: Fact, b: Fact) -> bool:
        """Whether two equal figures may be one: no year sets them apart, nor do days or places where the number is small."""
        if not self._same_years(a, b):
            return False
        if a.sentence == b.sentence and a.value == b.value and not two_claimants(a, b):
            return False  # a sentence hardly says the same twice: "three were arrested, three the year before"
        value = a.value if isinstance(a.value, int | float) else a.value_low
        return (value is not None and abs(value) >= _SURE) or self.is_one(a, b)

    def is_one(self, a: Fact, b: Fact) -> bool:
        """Whether nothing in their sentences sets two figures apart: no year, day or place, and no entry of a live report."""
        if not self._same_years(a, b) or bisect_right(self.stamps, a.sentence) != bisect_right(self.stamps, b.sentence):
            return False
        first, second = self.dates[a.sentence], self.dates[b.sentence]
        if first and second and not any(x.startswith(y) or y.startswith(x) for x in first for y in second):
            return False
        here, there = self.places[a.sentence], self.places[b.sentence]
        if a.sentence == b.sentence:
            return len(here) < 2 and len(first) < 2
        return not here or not there or bool(here & there)

    def _same_years(self, a: Fact, b: Fact) -> bool:
        first, second = self.dates[a.sentence], self.dates[b.sentence]
        return not any(_YEAR.fullmatch(told) for told in first ^ second)


def two_claimants(a: Fact, b: Fact) -> bool:
    """Whether two figures are given by two people or bodies that are surely not one."""
    if a.attribution is None or b.attribution is None:
        return False
    first, second = (_plain(f.attribution.name) for f in (a, b) if f.attribution is not None)
    if _ANAPHORIC.match(first) or _ANAPHORIC.match(second):
        return False
    return not (set(first.split()) & set(second.split()))


def _plain(name: str) -> str:
    """A speaker's name without articles and small words: "the ministry of health" is "ministry health"."""
    words = (w.removesuffix("’s").removesuffix("'s") for w in name.lower().split())
    return " ".join(w for w in words if w not in ("the", "a", "an", "of", "for", "and", "in", "at"))
