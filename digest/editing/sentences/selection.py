"""Selection: which sentences a summary keeps, so that they say much and do not say it twice."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

#: Above this likeness a sentence repeats one that is already chosen, whatever else it says.
ECHO = 0.7
#: How much likeness to what is chosen weighs against salience, for salience as log-odds.
LIKENESS_WEIGHT = 0.5

#: What a sentence is worth by itself, and the sentence without which it cannot be understood, None where it stands alone.
Terms = tuple[float, int | None]


def choose_sentences(
    salience: Sequence[float], liken: Callable[[int], Sequence[float]], *, limit: int, judge: Callable[[int], Terms]
) -> tuple[int, ...]:
    """Choose sentences that say much and do not say it twice.

    `liken(i)` tells how alike each sentence is to sentence i, 0 to 1.
    `judge(i)` tells the terms of sentence i: it is never worth more than its salience, -inf where it must not be chosen, and
    it is chosen only with the one that it needs. Only those are judged whose salience is high enough for them to win.
    Returns at most `limit` rising indexes. Raises ValueError when `limit` is below 1.
    Source: maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}, it must be at least 1")
    chosen: list[int] = []
    nearest = [0.0] * len(salience)  # likeness to the nearest chosen sentence

    def weigh(i: int) -> float:
        """What sentence i is worth beside the chosen ones; -inf where it is one of them or repeats one."""
        return -math.inf if i in chosen or nearest[i] >= ECHO else judge(i)[0] - LIKENESS_WEIGHT * nearest[i]

    order = sorted(range(len(salience)), key=salience.__getitem__, reverse=True)
    while len(chosen) < limit:
        best: tuple[float, int] | None = None  # the earlier one of equals
        together: tuple[int, ...] = ()
        for i in order:
            if best is not None and salience[i] < best[0]:
                break  # nor can a pair win: the better one of the two would do so alone
            mean = weigh(i)
            if mean == -math.inf:
                continue
            pair: tuple[int, ...] = (i,)
            need = judge(i)[1]
            if need is not None and need not in chosen:
                with_need = weigh(need)
                if with_need == -math.inf or len(chosen) + 2 > limit or judge(need)[1] is not None:
                    continue
                mean, pair = (with_need + mean) / 2, (need, i)  # worth a place each only if both are
            if best is None or (mean, -i) > best:
                best, together = (mean, -i), pair
        if best is None:
            break
        chosen.extend(together)
        if len(chosen) < limit:
            for i in together:
                nearest = [*map(max, nearest, liken(i))]
    return tuple(sorted(chosen))
