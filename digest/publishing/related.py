"""Related articles: those that share names and tags with one, of its own day and the editions before it.

News changes nothing of an archive: an article never leads to a later day's, and what a shared name is worth does not hang on
how many others have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from digest.model.edition import Card, Link, Told
from digest.model.slate import Slate
from digest.publishing.urls import name_key

#: How many editions back related articles are looked for, the article's own the first.
WINDOW: Final = 30
#: What sharing a name or a tag is worth, and what two articles need to be related: a place alone is not enough.
_PERSON, _TAG, _PLACE, _ENOUGH = 3, 2, 1, 2
_NEWEST: Final = 16  # articles of a name or tag that are looked at: what all share says little
_DAY: Final = 1 << 32  # more than a day has articles
_AT_HAND: Final = 4_000  # links that are kept, a few hundred bytes each

#: What articles of a day share with others: kind and name, and the places of those that have it.
Terms = Mapping[tuple[int, str], Sequence[int]]


class Relatives:
    """Which articles are related. `slates` are newest first; an article has at most `limit`."""

    def __init__(self, slates: Sequence[Slate], limit: int, cards: Callable[[Sequence[str]], list[Card]]) -> None:
        self._slates, self._limit, self._cards = slates, limit, cards
        self._matters = [slate.matter for slate in slates]
        self._terms: dict[int, Terms] = {}  # by the place of the slate; those of one window
        self._links: dict[str, Link] = {}  # by record

    def hang_on(self, place: int) -> tuple[object, ...]:
        """All that the related articles of the slate at a place hang on, beside that slate and its stories."""
        return (self._limit, *self._matters[place + 1 : place + WINDOW]) if self._limit else ()

    def find(self, place: int, stories: Iterable[Told]) -> dict[str, tuple[Link, ...]]:
        """For each record of the slate at a place the related articles, best first; `stories` are those of the day, whose other
        articles stand on the page already."""
        if not self._limit:
            return {}
        told = {record: frozenset(story.records) for story in stories for record in story.records}
        found = {}
        for slot, scores in zip(self._slates[place].slots, self._weigh(place), strict=True):
            known = told.get(slot.record, frozenset((slot.record,)))
            best = sorted([(-score, other) for other, score in scores.items() if score >= _ENOUGH])
            records = (self._slates[other // _DAY].slots[other % _DAY].record for _, other in best)
            found[slot.record] = [*islice((record for record in records if record not in known), self._limit)]
        self._open({record for records in found.values() for record in records})
        return {record: tuple([self._links[other] for other in others]) for record, others in found.items()}

    def _weigh(self, place: int) -> list[dict[int, int]]:
        """For each article of the slate what each other is worth; these are told by their number, newest first."""
        scores: list[dict[int, int]] = [{} for _ in self._slates[place].slots]
        mine = self._terms_at(place)
        open_terms = set(mine)
        near: dict[tuple[int, str], list[int]] = {term: [] for term in mine}
        for day in range(place, min(place + WINDOW, len(self._slates))):
            theirs = self._terms_at(day)
            for term in open_terms.intersection(theirs):
                near[term] += [day * _DAY + n for n in theirs[term]]
                if len(near[term]) >= _NEWEST:
                    open_terms.remove(term)
        for term, others in near.items():
            for own in mine[term]:
                of_own = scores[own]
                for other in others[:_NEWEST]:
                    of_own[other] = of_own.get(other, 0) + term[0]
        return scores

    def _terms_at(self, place: int) -> Terms:
        if place not in self._terms:
            if len(self._terms) > 2 * WINDOW:
                self._terms.clear()
            self._terms[place] = find_terms(self._slates[place])
        return self._terms[place]

    def _open(self, records: set[str]) -> None:
        if len(self._links) > _AT_HAND:
            self._links.clear()
        missing = sorted(records - self._links.keys())
        self._links |= {card.record: card.link for card in self._cards(missing)} if missing else {}


def find_terms(slate: Slate) -> Terms:
    """What the articles of a day share with others, each with the places of those that have it, rising."""
    terms: dict[tuple[int, str], list[int]] = {}
    for worth, named in ((_PERSON, slate.people), (_PLACE, slate.places)):
        for slug, place in zip(named.slugs(), named.at, strict=True):
            terms.setdefault((worth, slug), []).append(place)
    for tag, places in slate.tags:
        terms.setdefault((_TAG, name_key(tag)), []).extend(places)
    return terms
