"""Selection: which sentences a summary keeps, so that they say much and do not say it twice."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.editing.similarity import Likeness

#: Above this likeness a sentence repeats one that is already chosen, whatever else it says.
ECHO = 0.7
#: How much likeness to what is chosen weighs against salience, for salience as log-odds.
LIKENESS_WEIGHT = 0.5


def choose_sentences(
    salience: Sequence[float], likeness: Likeness, *, limit: int, needs: Sequence[int | None] | None = None
) -> tuple[int, ...]:
    """Choose sentences that say much and do not say it twice.

    `needs[i]` is the sentence without which i cannot be understood, None where it stands alone: i is chosen only with it.
    A sentence with salience -inf is never chosen.
    Shapes: `salience` and `needs` have n entries, `likeness` is n by n in 0..1; returns at most `limit` rising indexes.
    Raises ValueError when the shapes disagree or `limit` is below 1.
    Source: maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998.
    """
    if len(likeness) != len(salience) or (needs is not None and len(needs) != len(salience)):
        raise ValueError(f"{len(salience)} numbers, but likeness for {len(likeness)}")
    if limit < 1:
        raise ValueError(f"limit is {limit}, it must be at least 1")
    chosen: list[int] = []
    nearest = [0.0] * len(salience)  # likeness to the nearest chosen sentence
    open_ = {i for i, value in enumerate(salience) if value != -math.inf}
    while len(chosen) < limit:
        best: tuple[float, int] | None = None
        for i in sorted(open_):
            if nearest[i] >= ECHO:
                continue
            need = needs[i] if needs is not None else None
            if need is not None and need not in chosen:
                continue
            worth = salience[i] - LIKENESS_WEIGHT * nearest[i]
            if best is None or worth > best[0]:
                best = (worth, i)
        if best is None:
            break
        index = best[1]
        chosen.append(index)
        open_.discard(index)
        for i in open_:
            nearest[i] = max(nearest[i], likeness.between(i, index))
    return tuple(sorted(chosen))
