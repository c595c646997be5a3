"""Selection: which sentences a summary keeps, so that they say much and do not say it twice, and why it leaves the others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from digest.model.reasons import SentenceReason, Verdict

#: Above this likeness a sentence repeats one that is already chosen, whatever else it says.
ECHO = 0.7
#: So does one that shares this much of its content words with a chosen one, or of that one's, where they are not very few.
RETOLD: Final = 0.8
_FEWEST_RETOLD = 4  # words
#: What is taken from salience for a content word that a chosen sentence has already, once for each that has it. Learned with the
#: weights of salience.
REPEATED: Final = 0.18

#: What a sentence is worth by itself, and the sentence without which it cannot be understood, None where it stands alone.
Terms = tuple[float, int | None]


#: What a sentence is worth a place beside those chosen before, and the sentences that it brings: the one that it needs, if that
#: is not there yet, and itself.
Bid = tuple[float, tuple[int, ...]]


def choose_sentences(
    salience: Sequence[float],
    bags: Sequence[Sequence[str]],
    liken: Callable[[int], Sequence[float]],
    *,
    limit: int,
    judge: Callable[[int], Terms],
) -> Selection:
    """Choose sentences that say much and do not say it twice.

    `bags` are the content words of each; `liken(i)` tells how alike each sentence is to sentence i, 0 to 1.
    `judge(i)` tells the terms of sentence i: it is never worth more than its salience, -inf where it must not be chosen, and
    it is chosen only with the one that it needs. Only those are judged whose salience is high enough for them to win.
    Chooses at most `limit`. Raises ValueError when `limit` is below 1.
    Source: maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998; here what is said again is counted in words.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}, it must be at least 1")
    return Selection(salience, bags, liken, limit, judge)


class Selection:
    """The sentences chosen, in turn; of each other one it tells why it was left, by what was known when it was last weighed."""

    def __init__(
        self,
        salience: Sequence[float],
        bags: Sequence[Sequence[str]],
        liken: Callable[[int], Sequence[float]],
        limit: int,
        judge: Callable[[int], Terms],
    ) -> None:
        self.turns: list[Bid] = []
        #: All indexes, best first by salience; of equals the earlier first.
        self.order = sorted(range(len(salience)), key=salience.__getitem__, reverse=True)
        self._salience, self._bags, self._liken, self._limit, self._judge = salience, bags, liken, limit, judge
        self._beside: list[int] = []  # those chosen when the others were last weighed
        self._words: list[set[str]] = []  # of each of them
        self._said: Counter[str] = Counter()  # how many of them have each word
        self._nearest = [0.0] * len(salience)  # likeness to the nearest of them
        chosen: list[int] = []
        while len(chosen) < limit:
            for i in chosen[len(self._beside) :]:
                self._beside.append(i)
                self._words.append(set(bags[i]))
                self._said.update(self._words[-1])
                self._nearest = [*map(max, self._nearest, liken(i))]
            best = self._find_best()
            if best is None:
                break
            self.turns.append(best)
            chosen += best[1]

    def indexes(self) -> tuple[int, ...]:
        """Those chosen, rising."""
        return tuple(sorted(i for _, brings in self.turns for i in brings))

    def find_verdict(self, i: int) -> Verdict[SentenceReason]:
        """Why a sentence was chosen or left. What it names is the sentence chosen with it, or the one that says the same."""
        for _, brings in self.turns:
            if i in brings:
                return Verdict("best") if i == brings[-1] else Verdict("needed", brings[-1])
        bid = self._bid(i)
        if isinstance(bid, tuple):
            return Verdict("outweighed")
        return Verdict(bid, self._find_nearest(i if bid == "echo" else self._judge(i)[1]) if "echo" in bid else None)

    def find_worth(self, i: int) -> float | None:
        """What a sentence was worth when it was chosen or last weighed; None where it could not be chosen."""
        for worth, brings in self.turns:
            if i in brings:
                return worth
        bid = self._bid(i)
        return bid[0] if isinstance(bid, tuple) else None

    def find_likeness(self, i: int) -> float:
        """How alike a sentence is to the nearest of those beside which it was chosen or last weighed, 0 to 1."""
        return max((self._liken(other)[i] for other in self._find_neighbours(i)), default=0.0)

    def count_repeats(self, i: int) -> int:
        """How many of its words those have beside which it was chosen or last weighed; one that two have counts twice."""
        words = set(self._bags[i])
        return sum(len(words.intersection(self._bags[other])) for other in self._find_neighbours(i))

    def _find_neighbours(self, i: int) -> list[int]:
        """Those that were there when a sentence was chosen or last weighed."""
        beside: list[int] = []
        for _, brings in self.turns:
            if i in brings:
                return beside
            beside += brings
        return self._beside

    def _find_best(self) -> Bid | None:
        """The best bid beside those chosen; the earlier one of equals."""
        best: Bid | None = None
        rank = (-math.inf, 1)  # below any
        salience, beside = self._salience, self._beside
        for i in self.order:
            if salience[i] < rank[0]:
                break  # nor can a pair win: the better one of the two would do so alone
            if i in beside:
                continue
            bid = self._bid(i)
            if isinstance(bid, tuple) and (bid[0], -i) > rank:
                best, rank = bid, (bid[0], -i)
        return best

    def _bid(self, i: int) -> Bid | SentenceReason:
        """What sentence i, with the one that it needs, is worth beside those chosen; or why it cannot be chosen."""
        if self._repeats(i):
            return "echo"
        worth, need = self._judge(i)
        if worth == -math.inf:
            return "unfit"
        worth -= self._weigh_repeats(i)
        if need is None or need in self._beside:
            return worth, (i,)
        if self._repeats(need):
            return "need-echo"
        needed, further = self._judge(need)
        if needed == -math.inf:
            return "need-unfit"
        if len(self._beside) + 2 > self._limit:
            return "no-room-for-two"
        if further is not None:
            return "need-leans"
        needed -= self._weigh_repeats(need)
        return (needed + worth) / 2, (need, i)  # worth a place each only if both are

    def _repeats(self, i: int) -> bool:
        """Whether a sentence says again what one of those chosen says."""
        if self._nearest[i] >= ECHO:
            return True
        words = set(self._bags[i])
        for said in self._words:
            fewer = min(len(words), len(said))
            if fewer >= _FEWEST_RETOLD and len(words & said) >= RETOLD * fewer:
                return True
        return False

    def _weigh_repeats(self, i: int) -> float:
        """What is taken from a sentence for the words that those chosen have already."""
        said = self._said
        return REPEATED * sum([said[word] for word in set(self._bags[i]) if word in said])

    def _find_nearest(self, i: int | None) -> int | None:
        """The first of those chosen to which a sentence is most alike."""
        return None if i is None else max(self._beside, key=lambda other: self._liken(other)[i], default=None)
