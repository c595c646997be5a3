"""Figures held against each other: the same figure told twice, or two that cannot both be right.

A figure is a stretch of possible values: "nearly 400" is 360 to 400, "at least 28" is 28 and more. Two figures of one measure
agree where the stretches meet. Where it is not clear that the measures are one, nothing is said: a wrong verdict on a page
costs more trust than a missing one. What two figures of one article need beyond that is in `scopes.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Final, Literal

from digest.editing.figures.measures import INCOMPARABLE, Measure, is_whole_toll, name_group, same_measure, split_measure
from digest.editing.figures.scopes import Scopes, two_claimants
from digest.editing.tokens import stem_word
from digest.model.fact import Comparison, Fact

Verdict = Literal["agree", "conflict"]

#: What money and harm are estimated at; two estimates of the same can conflict as two tolls can.
_ESTIMATES: Final = frozenset(stem_word(word) for word in ("damage", "cost", "losses"))
#: An event does one damage, but has many costs.
_HARM: Final = stem_word("damage")

# --------------------------------------------------------------------------------------------------- what may be true
#: How far below its number "nearly" reaches, and how far "about" reaches to both sides, as shares of the number.
_NEARLY: Final = 0.1
_ABOUT: Final = 0.1
#: How far "about" and "nearly" reach where no event makes sure that the same is counted.
_HARDLY: Final = 0.05


def _stretch(fact: Fact) -> tuple[float, float] | None:
    """The values that a figure allows, its ends included as far as doubles can tell."""
    if fact.value_low is not None and fact.value_high is not None:
        return fact.value_low, fact.value_high
    value = fact.value
    if value is None or isinstance(value, str):
        return None
    if fact.hedge == "nearly":
        return value - abs(value) * _NEARLY, value
    if fact.hedge == "about":
        return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    if fact.hedge in ("at least", "more than"):
        return value, math.inf
    if fact.hedge in ("up to", "less than"):
        return -math.inf, value
    return value, value


def _grain(value: float) -> float:
    """How coarsely an exact number is told: 1.2 million in hundred thousands, 21.8 in tenths. Counts below 1,000 are exact."""
    if isinstance(value, float) and not value.is_integer():
        decimals = len(repr(value).partition(".")[2])
        return float(10.0**-decimals)
    whole, grain = abs(int(value)), 1
    while whole and whole % 10 == 0:
        whole, grain = whole // 10, grain * 10
    return grain if abs(value) >= 1000 and grain >= 100 else 1


def _rounded_alike(a: float, b: float) -> bool:
    grain = max(_grain(a), _grain(b))
    return abs(a - b) <= grain / 2 * (1 + 1e-9) if grain > min(_grain(a), _grain(b)) else a == b


#: How far beyond "at least 28" a number may lie and still be told as the same count, as a factor.
_BEYOND: Final = 1.5
#: Numbers further apart than this, as a factor, are seldom two counts of one thing: rather a part and a whole, or two times.
_APART: Final = 4
_FLOORS: Final = ("at least", "more than")
_CEILINGS: Final = ("up to", "less than")


def _side(fact: Fact) -> int:
    """1 where only the least is told, -1 where only the most is, else 0."""
    return 1 if fact.hedge in _FLOORS else -1 if fact.hedge in _CEILINGS else 0


def are_two_bounds(a: Fact, b: Fact) -> bool:
    """Whether both tell only the least, or only the most, and not the same: "at least 58" and "at least 63" may both be right
    and be the count of one thing, but nobody would say that they agree."""
    return _side(a) != 0 and _side(a) == _side(b) and a.value != b.value


def _middle(fact: Fact) -> float:
    low, high = _stretch(fact) or (0.0, 0.0)
    return high if math.isinf(low) else low if math.isinf(high) else (low + high) / 2


def _meet(a: Fact, b: Fact) -> bool | None:
    """Whether both figures can be right; None where one has no value, or one of them leaves too much open."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value if isinstance(a.value, str) and isinstance(b.value, str) else None
    first, second = _stretch(a), _stretch(b)
    if first is None or second is None:
        return None
    if first[0] <= second[1] and second[0] <= first[1]:
        return True if _near(a, b) and not _only_touch(a, b, first, second) else None
    exact = a.value is not None and b.value is not None and a.hedge == b.hedge == "exact"
    return bool(exact and _tells_event(a) and _rounded_alike(first[0], second[0]))


def _only_touch(a: Fact, b: Fact, first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether the only value that both allow is one that "more than" or "less than" shuts out: "more than 50", "nearly 50"."""
    low, high = max(first[0], second[0]), min(first[1], second[1])
    strict = [f.value for f in (a, b) if f.hedge in ("more than", "less than")]
    return a.hedge != b.hedge and low == high and low in strict


def _tells_event(fact: Fact) -> bool:
    return bool(split_measure(fact.measure or "").event)


def _near(a: Fact, b: Fact) -> bool:
    """Whether two figures that may both be right lie so near that they are the same count."""
    low, high = sorted((abs(_middle(a)), abs(_middle(b))))
    if a.value is None or b.value is None:
        return _tells_event(a) or _stretch(a) == _stretch(b)
    if low == high or not (_side(a) or _side(b)):
        return _tells_event(a) or high <= low * (1 + _HARDLY)
    if _side(a) and _side(b):
        return _tells_event(a) and high <= low * (1 + _ABOUT)
    return _tells_event(a) and high <= low * _BEYOND


#: Digits and nouns that make it unlikely that one number is told of two things.
_ENOUGH: Final = 4


def _is_telling(a: Fact, measure: Measure) -> bool:
    """Whether one number twice is hardly chance: an event is told, or number and noun together say enough.

    Two kids and two kids may be four; 1,275 trams are hardly told of two fleets, nor 26 chartered accountants of two guilds.
    """
    if measure.event or isinstance(a.value, str):
        return True
    digits = f"{abs(_middle(a)):.6f}".rstrip("0").rstrip(".").replace(".", "")
    weight = max(len(digits.strip("0")), len(digits) - 1)
    return weight + 1 + len(measure.others) >= _ENOUGH


def compatible(a: Fact, b: Fact) -> Verdict | None:
    """Tell whether two figures agree or conflict; None where their measures are not clearly one.

    Where no event is told, numbers can agree, but never conflict; a bare "at least" agrees with what is near it only.
    Two figures conflict only where nothing beside their nouns sets them apart, and they are of one order.
    """
    if not same_measure(a, b):
        return None
    meet = _meet(a, b)
    if meet is None:
        return None
    first, second = split_measure(a.measure or ""), split_measure(b.measure or "")
    if meet:
        return "agree" if _is_telling(a, first) and _is_telling(b, second) else None
    if first.place != second.place or first.others != second.others or a.unit == "percent":
        return None
    named = {stem_word(first.head), *first.others}
    estimate = _HARM in named or (bool(_ESTIMATES & named) and bool(first.others))
    low, high = sorted((abs(_middle(a)), abs(_middle(b))))
    return "conflict" if (first.event or estimate) and high <= low * _APART else None


# --------------------------------------------------------------------------------------------------- in one article
def compare_figures(facts: Sequence[Fact]) -> tuple[Comparison, ...]:
    """Hold the figures of one article against each other. `facts` may be of all kinds; dates and places among them tell
    which figures speak of another time or place, attributions who gives a figure.

    Returns comparisons with indexes into `facts`, rising. An agreement joins all mentions of one figure; a conflict needs
    two claimants who give different exact figures for one time and place.
    """
    figures = [
        i for i, f in enumerate(facts) if f.kind == "figure" and f.measure and (f.value is not None or f.value_low is not None)
    ]
    by_unit: dict[str, list[int]] = defaultdict(list)
    for i in figures:
        by_unit[facts[i].unit or "people"].append(i)  # a bare count may be one of people
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for unit, members in by_unit.items():
        if len(members) > 1 and unit not in INCOMPARABLE:
            for i in members:
                measure = split_measure(facts[i].measure or "")
                head = "" if measure.event else stem_word(measure.head)
                buckets[unit, measure.event, head].append(i)
    rivals = [members[:_MOST] for members in buckets.values() if len(members) > 1]
    if not rivals:
        return ()
    scopes = Scopes(facts)
    claimed = [i for i in figures if facts[i].attribution is not None]
    parts = _find_parts(facts, claimed) if len(claimed) > 1 else frozenset()
    comparisons: list[Comparison] = []
    for members in rivals:
        comparisons += _compare_bucket(facts, members, scopes, parts)
    return tuple(sorted(comparisons, key=lambda c: (c.facts, c.verdict)))


def _find_parts(facts: Sequence[Fact], figures: Sequence[int]) -> frozenset[int]:
    """The figures beside which their claimant gives another of the same event in the same sentence."""
    told = {i: _telling_of(facts[i]) for i in figures}
    values: dict[tuple[int, str, str, str], set[object]] = {}
    for i, telling in told.items():
        values.setdefault(telling, set()).add(facts[i].value)
    return frozenset(i for i, telling in told.items() if len(values[telling]) > 1)


def _telling_of(fact: Fact) -> tuple[int, str, str, str]:
    """Where, by whom, and of what a figure is told; "13 bodies" and "seven people" are told of the same."""
    said = fact.attribution.name if fact.attribution is not None else ""
    measure = split_measure(fact.measure or "")
    return fact.sentence, said, measure.event or fact.measure or "", name_group(measure.head)


_MOST: Final = 64  # figures of one measure; each is held against each


def _compare_bucket(
    facts: Sequence[Fact], members: Sequence[int], scopes: Scopes, parts: Collection[int]
) -> Iterable[Comparison]:
    """The verdicts on figures of one event or noun. `parts` conflict with none: who tells two in one breath adds them up."""
    groups: list[list[int]] = []
    for i in members:
        for group in groups:
            if all(_agree(facts[i], facts[j], scopes) for j in group):
                group.append(i)
                break
        else:
            groups.append([i])
    for group in groups:
        if len(group) > 1 and _is_news(facts, group):
            yield Comparison(_shortest(facts, group), tuple(sorted(group)), "agree")
    for first, second in combinations(groups, 2):
        pairs = ((i, j) for i in first for j in second if i not in parts and j not in parts)
        pair = next(((i, j) for i, j in pairs if _conflict(facts[i], facts[j], scopes)), None)
        if pair is not None:
            yield Comparison(_shortest(facts, pair), tuple(sorted(pair)), "conflict")


def _is_news(facts: Sequence[Fact], group: Sequence[int]) -> bool:
    """Whether an agreement tells a reader something: one number told in two ways, or by two claimants."""
    told = {(facts[i].value, facts[i].value_low, facts[i].value_high, facts[i].hedge) for i in group}
    return len(told) > 1 or any(two_claimants(facts[i], facts[j]) for i, j in combinations(group, 2))


def _agree(a: Fact, b: Fact, scopes: Scopes) -> bool:
    if a.value != b.value and a.hedge == b.hedge == "exact" and not _tells_event(a):
        return False  # which `compatible` would find out too, at greater length
    return compatible(a, b) == "agree" and not are_two_bounds(a, b) and scopes.may_be_one(a, b)


def _conflict(a: Fact, b: Fact, scopes: Scopes) -> bool:
    exact = a.hedge == b.hedge == "exact" and a.value is not None and b.value is not None
    if not exact or not two_claimants(a, b) or is_whole_toll(a, b):  # within one article workers may be a part of all
        return False
    return compatible(a, b) == "conflict" and scopes.is_one(a, b)


def _shortest(facts: Sequence[Fact], group: Sequence[int]) -> str:
    return min((facts[i].measure or "" for i in group), key=lambda m: (len(m), m))
