"""What was counted in each article, the figure that comes of it, and how sure it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

Counts = Sequence[float]  # of an article, or of many: what stands where, a rule below tells
Rule = Callable[[Counts], float]

RESAMPLES: Final = 1000
_SEED: Final = 4


class Tally(NamedTuple):
    """A measure's counts, an article a row; the figure is the rule's, of the sums of the columns."""

    name: str
    rows: Sequence[Counts]
    rule: Rule


def share(counts: Counts) -> float:
    """(right, all) -> right / all, and 0 where there is nothing."""
    right, whole = counts
    return right / whole if whole else 0.0


def mean_of_shares(counts: Counts) -> float:
    """(right, all, right, all, …) -> the mean of the shares, each question counting the same."""
    return sum(map(share, zip(counts[::2], counts[1::2], strict=True))) / (len(counts) // 2)


def f1(counts: Counts) -> float:
    """(right, told, found, wanted) -> the harmonic mean of right / told and found / wanted."""
    precision, recall = share(counts[:2]), share(counts[2:])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def find_figure(tally: Tally) -> float:
    return tally.rule([sum(column) for column in zip(*tally.rows, strict=True)])


def find_interval(tally: Tally) -> tuple[float, float]:
    """Between which figures 95 of 100 collections of articles like these would lie: bootstrap over articles, always the same."""
    chance = random.Random(_SEED)
    rows = tally.rows
    found = sorted(find_figure(tally._replace(rows=chance.choices(rows, k=len(rows)))) for _ in range(RESAMPLES))
    return found[RESAMPLES // 40], found[-1 - RESAMPLES // 40]
