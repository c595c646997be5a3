"""Selection: which sentences a summary keeps, so that they say much and do not say it twice."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.editing.sentences.similarity import Likeness

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
    free = [i for i, value in enumerate(salience) if value != -math.inf]
    while len(chosen) < limit:
        worth = {i: salience[i] - LIKENESS_WEIGHT * nearest[i] for i in free if nearest[i] < ECHO}
        best: tuple[float, tuple[int, ...]] | None = None
        for i in worth:
            need = needs[i] if needs is not None else None
            if need is None or need in chosen:
                together: tuple[int, ...] = (i,)
            elif need in worth and len(chosen) + 2 <= limit and (needs is None or needs[need] is None):
                together = (need, i)  # worth a place each only if both are
            else:
                continue
            mean = sum(worth[k] for k in together) / len(together)
            if best is None or mean > best[0]:
                best = (mean, together)
        if best is None:
            break
        for index in best[1]:
            chosen.append(index)
            free.remove(index)
            for i in free:
                nearest[i] = max(nearest[i], likeness.between(i, index))
    return tuple(sorted(chosen))
