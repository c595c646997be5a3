"""Accounts: the figures of several articles of one story held against each other.

Articles of different days, and figures of another year or place, may agree, but they contradict nobody: a toll rises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.editing.figures.comparing import are_two_bounds, compatible
from digest.editing.figures.measures import same_measure, split_measure
from digest.editing.figures.scopes import two_claimants
from digest.editing.tokens import stem_word
from digest.model.edition import Account, StoryComparison, StoryFact
from digest.model.fact import Fact

_NO_CHANCE = 20
COMPARED_FIGURES: Final = 12  # of each article, to hold against the others'
_APART = 4  # times as much is hardly an estimate of the same
#: What money is estimated at; two estimates of one thing can conflict as two tolls can.
_ESTIMATES: Final = frozenset(stem_word(word) for word in ("damage", "cost", "losses", "price"))
_SMALL_WORDS: Final = frozenset(("the", "a", "an", "of", "to", "and", "in", "for"))
_YEAR: Final = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,.]\d)")


def may_be_disputed(figure: Fact) -> bool:
    """Whether another article's figure may contradict this one: it counts an event, a damage or a cost.

    Only of such figures `compare_accounts` reads the line, to see which year and place they are told of.
    """
    measure = figure.measure
    if not measure:
        return False
    if split_measure(measure).event:
        return True
    small = measure.lower()
    for estimate in _ESTIMATES:
        if estimate in small:
            return not _ESTIMATES.isdisjoint(map(stem_word, small.replace("-", " ").replace(",", " ").split()))
    return False


def rank_figures(account: Account) -> list[Fact]:
    """The figures of an article, the weightiest first."""
    return sorted(account.figures, key=lambda f: (-f.importance, f.start))


class _Placed(NamedTuple):
    """A figure of an article. `leading`: no weightier one of its article counts the same."""

    told: StoryFact
    leading: bool
    account: Account


def compare_accounts(accounts: Sequence[Account]) -> tuple[StoryComparison, ...]:
    """Figures of one measure that at least two of the articles give, and whether they agree.

    Each article's figures are held against those of the others, not against its own. A conflict anywhere among the figures
    of a measure is a conflict.
    """
    groups: list[list[_Placed]] = []
    verdicts: list[Counter[str]] = []
    for index, account in enumerate(accounts):
        figures = rank_figures(account)[:COMPARED_FIGURES]
        for k, fact in enumerate(figures):
            # of a list ("203 cases in the north, 88 on the coast") no item can be in conflict with another article's total
            leading = not any(same_measure(earlier, fact) for earlier in figures[:k])
            placed = _Placed(StoryFact(index, fact), leading, account)
            found = {g: told for g, group in enumerate(groups) if (told := _hold_against(placed, group))}
            if found:
                best = min(found, key=lambda g: ("agree" not in found[g], g))
                groups[best].append(placed)
                verdicts[best].update(found[best])
            else:
                groups.append([placed])
                verdicts.append(Counter())
    shared = [
        StoryComparison(
            group[0].told.fact.measure or group[0].told.fact.text,
            tuple(placed.told for placed in group),
            "conflict" if verdict["conflict"] else "agree",
        )
        for group, verdict in zip(groups, verdicts, strict=True)
        if len({placed.told.brief for placed in group}) > 1
    ]
    return tuple(sorted(shared, key=lambda c: (c.verdict != "conflict", c.facts[0].brief, c.facts[0].fact.start)))


def _repeats(a: Fact, b: Fact) -> bool:
    """Whether two articles of a story give one number, no small one, of one thing: within one article it may be chance."""
    large = isinstance(a.value, int | float) and abs(a.value) >= _NO_CHANCE
    return large and a.value == b.value and a.unit == b.unit and same_measure(a, b)


def _estimate_one(a: Fact, b: Fact) -> bool:
    """Whether two claimants put one damage or cost at two sums, the one in more words: "repairs", "repairs of the pier"."""
    if a.unit != b.unit or a.unit is None or not isinstance(a.value, int | float) or not isinstance(b.value, int | float):
        return False
    if not (a.hedge == b.hedge == "exact") or a.value == b.value or not two_claimants(a, b):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    first, second = (frozenset(stem_word(w) for w in (f.measure or "").lower().split()) - _SMALL_WORDS for f in (a, b))
    shared = first & second
    return bool(shared & _ESTIMATES) and len(shared) > 1 and (first <= second or second <= first) and high <= low * _APART


def _may_conflict(a: _Placed, b: _Placed) -> bool:
    """Whether two accounts of a day can contradict each other: where they tell of one time and place."""
    first, second = (p.told.fact.line or p.told.fact.text for p in (a, b))
    if set(_YEAR.findall(first)) != set(_YEAR.findall(second)):
        return False
    known = {place for p in (a, b) for place in _name_places(p.account)}
    here, there = ({place for place in known if place in line} for line in (first, second))
    return not here or not there or bool(here & there)


def _name_places(account: Account) -> set[str]:
    return {f.name or f.text for f in account.facts if f.kind == "place"} | set(account.five_ws.where)


def _hold_against(placed: _Placed, group: Sequence[_Placed]) -> list[str]:
    """The verdicts of a figure against a group's figures of other articles; none where it belongs elsewhere."""
    found: list[str] = []
    for other in group:
        if other.told.brief == placed.told.brief:
            continue
        verdict = compatible(other.told.fact, placed.told.fact)
        if verdict == "agree" and are_two_bounds(other.told.fact, placed.told.fact):
            continue
        if verdict is None and _repeats(other.told.fact, placed.told.fact):
            verdict = "agree"
        if verdict is None and _estimate_one(other.told.fact, placed.told.fact):
            verdict = "conflict"
        if verdict == "agree" or (verdict == "conflict" and placed.leading and other.leading and _may_conflict(other, placed)):
            found.append(verdict)
    return found
