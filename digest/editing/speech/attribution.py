"""Whose words a figure or date stands in: spans of quotations and claims laid over the facts, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from digest.model.fact import Attribution, Fact

_ATTRIBUTED: Final = frozenset({"figure", "date"})


def attribute_facts(article: object, facts: Sequence[Fact], quotes: Sequence[Fact], claims: Sequence[Fact]) -> list[Fact]:
    """The facts, in their order; figures and dates that stand in somebody's words have that attribution.

    Where a quotation stands in a claim, the quotation's speaker counts. Facts with an attribution of their own keep it.
    Time: sorting, then one pass over spans and facts.
    """
    result = list(facts)
    for spans in (claims, quotes):  # quotations last, so that they win
        told = sorted((f.start, f.end, n) for n, f in enumerate(spans) if f.attribution is not None)
        _lay_over(result, facts, [(start, end, spans[n].attribution) for start, end, n in told])
    return result


def _lay_over(result: list[Fact], facts: Sequence[Fact], told: list[tuple[int, int, Attribution | None]]) -> None:
    at = 0
    for n in sorted(range(len(facts)), key=lambda n: facts[n].start):
        fact = facts[n]
        while at < len(told) and told[at][1] <= fact.start:
            at += 1
        if at < len(told) and fact.kind in _ATTRIBUTED and fact.attribution is None:
            start, end, attribution = told[at]
            if start <= fact.start and fact.end <= end:
                result[n] = replace(fact, attribution=attribution)
