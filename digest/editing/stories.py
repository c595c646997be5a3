"""Stories: articles that tell one event are brought together, whoever wrote them; in doubt they stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from digest.editing.accounts import compare_accounts, rank_figures
from digest.editing.figures.comparing import compatible
from digest.editing.figures.events import EVENT_OF
from digest.editing.figures.measures import same_measure
from digest.editing.figures.nouns import PEOPLE
from digest.editing.sentences.similarity import Vector, cosine, make_vectors
from digest.editing.tokens import content_words
from digest.model.edition import Account, Story
from digest.model.fact import Fact

#: Two articles are one story where their words are this much alike (cosine of headline, summary and facts) …
_ALIKE: Final = 0.55
#: … or this much, and they share names and a figure as well, or many names and a day.
_ALIKE_WITH_PROOF: Final = 0.3
#: … or both tell of one town, or were sent from there, begin alike, and name and count one thing.
_ALIKE_FROM_ONE_TOWN: Final = 0.2
_ALIKE_OPENING: Final = 0.3  # cosine of their first sentences
#: What is like half the members of a story tells it too where it is this much like each of the others, and shares names.
_HARDLY_ALIKE: Final = 0.15
_SHARED_NAMES = 2
_SHARED_WITH_DAY = 4  # names; a day alone is weak proof, for all that a day's news is about
#: A name or word that more articles of a day have than this does not bring two together: it would compare all with all.
_BLOCK_LIMIT = 24
_WEIGHTIEST = 8  # words of an article that bring it together with others
_HEADLINE_WEIGHT = 2  # the headline's words count twice
_POPULATION = 1000  # articles; a day's are taken for a sample of so many, or two of a quiet day would seem alike
#: What an unnamed actor is told with: "Three People" in a headline.
_COUNTED: Final = frozenset("Three Two Four Five Six Seven Eight Nine Ten Twelve At Least People Man Woman Men Women".split())
_FIRST_FIGURES = 4  # of each article, that tell what it counts
#: A crime or accident that kills one or two may be one of several that a town has on a day; a count from here on is the event's.
_LEAST_COUNT = 3

_NAME: Final = re.compile(r"[A-Z](?<!\w.)[\w’'-]+(?: [A-Z][\w’'-]+)*")
_INNER_NAME: Final = re.compile(rf"(?<=[a-z,;] ){_NAME.pattern}")
_CAPITAL_NOUNS: Final = frozenset(("de", "lb"))  # languages
#: Capitalised words that name nothing that an event could be told by.
_CALENDAR: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december
    """.split()
)

#: What does not tell one kind of event from another: days, harm, those whom it befell and those who tell of it.
_NO_KIND: Final = _CALENDAR.union(EVENT_OF, PEOPLE, "brigade service interior ministry".split())


class _Traits:
    """What tells whether two articles are one story; all but the names only found when a pair of articles asks for it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.language = account.language.split("-")[0]
        names = {f.name or f.text for f in account.facts if f.kind in ("person", "place", "organisation")}
        names.update(account.five_ws.who, account.five_ws.where)
        for text in (account.headline, *(s.text for s in account.summary)):
            names.update(_NAME.findall(text))
        parts = {part for name in names for part in name.split() if not part.islower()}
        self.names = _words_of(parts) - _CALENDAR

    @cached_property
    def places(self) -> frozenset[str]:
        """The words of where it happened."""
        return _words_of(self.account.five_ws.where)

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of those whom headline and first sentence name."""
        account = self.account
        opening = f"{account.headline} {account.summary[0].text if account.summary else ''}"
        actors = {f.name or f.text for f in account.facts if f.kind == "person"} | {w for w in account.five_ws.who if " " in w}
        people = {name for name in actors if name.istitle() and name in opening and not set(name.split()) & _COUNTED}
        return _words_of(people) - self.places

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The words of the names in the first sentence, but for its first words; none in German, which writes all nouns so."""
        if self.language in _CAPITAL_NOUNS or not self.account.summary:
            return frozenset()
        return _words_of(_INNER_NAME.findall(self.account.summary[0].text)) - _CALENDAR

    @cached_property
    def town(self) -> frozenset[str]:
        """The words of the dateline."""
        return _words_of((self.account.dateline,))

    @cached_property
    def figures(self) -> frozenset[tuple[str, str]]:
        """The numbers that hardly two articles have by chance, each with its unit."""
        figures = self.account.figures
        return frozenset((f"{f.value or (f.value_low, f.value_high)}", f.unit or "") for f in figures if _is_telling(f.value))

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it tells of."""
        dates = (f.iso for f in self.account.facts if f.kind == "date" and f.iso)
        days = {iso[:10] for iso in dates if len(iso) >= 10 and "/" not in iso}
        return frozenset(days | {self.account.five_ws.when_iso} if self.account.five_ws.when_iso else days)

    @cached_property
    def first_figures(self) -> list[Fact]:
        """The figures that tell what it counts."""
        return rank_figures(self.account)[:_FIRST_FIGURES]


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(content_words(" ".join(names)))


def _is_telling(value: float | int | str | None) -> bool:
    """Whether two articles that have this number hardly have it by chance."""
    return isinstance(value, str) or (value is not None and abs(value) > 3)


class _Day:
    """The articles of one edition, by time, and how much one is like another."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.accounts = sorted(accounts, key=lambda b: (b.published, b.id))
        self.traits = [_Traits(b) for b in self.accounts]

    @cached_property
    def vectors(self) -> tuple[Vector, ...]:
        return make_vectors([_collect_words(b) for b in self.accounts], population=_POPULATION)

    @cached_property
    def openings(self) -> tuple[Vector, ...]:
        """Of the first sentences."""
        first = [content_words(b.summary[0].text) if b.summary else [] for b in self.accounts]
        return make_vectors(first, population=_POPULATION)

    def liken(self, i: int, j: int) -> float | None:
        """How alike two articles are where they tell one event, 0 where nothing proves that they do, None where they tell two."""
        a, b = self.traits[i], self.traits[j]
        shared = a.names & b.names
        if not shared or a.language != b.language:
            return None
        if _are_apart(a, b, shared):
            return None
        likeness = cosine(self.vectors[i], self.vectors[j])
        if likeness < _HARDLY_ALIKE or (likeness < _ALIKE and len(shared) < _SHARED_NAMES):
            return None
        if cosine(self.openings[i], self.openings[j]) >= _ALIKE_OPENING:
            if self._names_anew(i, j) and self._names_anew(j, i):
                return None
            if likeness >= _ALIKE_FROM_ONE_TOWN and self._tell_one_thing(i, j, shared):
                return likeness
        by_day = len(shared) >= _SHARED_WITH_DAY and not a.days.isdisjoint(b.days)
        by_figure = not a.figures.isdisjoint(b.figures)
        proven = likeness >= _ALIKE or (likeness >= _ALIKE_WITH_PROOF and (by_day or by_figure))
        return likeness if proven else 0.0

    def _names_anew(self, i: int, j: int) -> bool:
        """Whether the first sentence of article i has a name that article j has not. Where each of two that begin alike has one,
        they fill one pattern for two events."""
        return not self.traits[i].first_names <= self.vectors[j].keys()

    def _tell_one_thing(self, i: int, j: int, shared: frozenset[str]) -> bool:
        """Whether two articles count one thing, and were sent from one town or tell one kind of event in one place."""
        a, b = self.traits[i], self.traits[j]
        pairs = [(x, y) for x in a.first_figures for y in b.first_figures]
        if a.town and a.town == b.town and not shared <= a.town and any(compatible(x, y) is not None for x, y in pairs):
            return True
        if not _happen_together(a, b, shared) or not any(_count_alike(x, y) for x, y in pairs):
            return False
        told = self.openings[i].keys() & self.openings[j].keys()
        return not told <= _NO_KIND.union(a.first_names, b.first_names, a.places, b.places)

    def find_candidates(self) -> list[set[int]]:
        """For each article, the earlier ones that share a name or one of its weightiest words with it, if few have that.

        On a day of few articles the words are not asked: what has no name in common with it is no story with it.
        """
        keys: list[Iterable[str]] = [trait.names for trait in self.traits]
        if len(keys) > _BLOCK_LIMIT:
            keys = [trait.names.union(_find_weightiest(vector)) for trait, vector in zip(self.traits, self.vectors, strict=True)]
        holders: dict[str, list[int]] = {}
        for i, own in enumerate(keys):
            for key in own:
                holders.setdefault(key, []).append(i)
        near: list[set[int]] = [set() for _ in keys]
        for members in holders.values():
            if 1 < len(members) <= _BLOCK_LIMIT:
                for k, i in enumerate(members):
                    near[i].update(members[:k])
        return near


def _are_apart(a: _Traits, b: _Traits, shared: frozenset[str]) -> bool:
    """Whether two articles happen in other places, or to other people: two fires, two court cases told in the same words."""
    if a.places and b.places and a.places.isdisjoint(b.names) and b.places.isdisjoint(a.names):
        return True
    if len(shared) >= _SHARED_WITH_DAY and len(shared - a.places - b.places) >= _SHARED_WITH_DAY:
        return False
    return bool(a.people and b.people) and a.people.isdisjoint(b.names) and b.people.isdisjoint(a.names)


def _happen_together(a: _Traits, b: _Traits, shared: frozenset[str]) -> bool:
    """Whether two articles share names and a day, and one names each place of the other: two attacks in one city do not."""
    if len(shared) < _SHARED_NAMES or a.days.isdisjoint(b.days):
        return False
    here, there = a.places - a.town or a.places, b.places - b.town or b.places
    return bool((here and here <= b.names) or (there and there <= a.names))


def _count_alike(a: Fact, b: Fact) -> bool:
    """Whether two figures are counts of one thing, as tolls that rise over the day are, and too large to be those of two."""
    return same_measure(a, b) and _is_large(a) and _is_large(b)


def _is_large(figure: Fact) -> bool:
    return isinstance(figure.value, (int, float)) and figure.value >= _LEAST_COUNT


def _find_weightiest(vector: Vector) -> list[str]:
    """The words that weigh most, in the order of the alphabet where some weigh the same."""
    least = sorted(vector.values(), reverse=True)[:_WEIGHTIEST][-1:]
    return sorted((w for w, weight in vector.items() if [weight] >= least), key=lambda w: (-vector[w], w))[:_WEIGHTIEST]


def _collect_words(account: Account) -> list[str]:
    words = content_words(account.headline) * _HEADLINE_WEIGHT
    for text in (account.deck, *(s.text for s in account.summary), *(f.line for f in account.facts)):
        words.extend(content_words(text))
    return words


def make_stories(accounts: Sequence[Account]) -> tuple[Story, ...]:
    """Gather the articles of one edition into stories, each article in exactly one; the order is that of the leads' ids.

    Conservative: better two stories than one wrong one. Every member is like half of those before it and a little like all of
    them, so that a chain of half-likenesses does not join what has nothing in common. The result does not hang on the order
    of `accounts`.
    Only articles that share a rare word or name are compared: with a day of n articles, about n times 24 pairs at most.
    """
    if len(accounts) == 1:
        return (_make_story(accounts),)
    day = _Day(accounts)
    groups: list[list[int]] = []
    home: list[int] = []  # account -> group
    for i, earlier in enumerate(day.find_candidates()):
        joined = _choose_group(day, i, groups, sorted({home[j] for j in earlier}))
        if joined is None:
            home.append(len(groups))
            groups.append([i])
        else:
            home.append(joined)
            groups[joined].append(i)
    stories = [_make_story([day.accounts[i] for i in group]) for group in groups]
    return tuple(sorted(stories, key=lambda s: s.id))


def _choose_group(day: _Day, i: int, groups: Sequence[Sequence[int]], near: Iterable[int]) -> int | None:
    """The group that tells what account i tells, the likest if there are several."""
    best: int | None = None
    best_likeness = 0.0
    for g in near:
        likeness = _liken_to_group(day, i, groups[g])
        if likeness > best_likeness:
            best, best_likeness = g, likeness
    return best


def _liken_to_group(day: _Day, i: int, group: Sequence[int]) -> float:
    """How alike account i is to the half of the members that it is most alike, 0 where it is not, or one tells another event."""
    likenesses = []
    for j in group:
        likeness = day.liken(i, j)
        if likeness is None:
            return 0.0
        likenesses.append(likeness)
    return sorted(likenesses)[len(group) // 2]


def _make_story(accounts: Sequence[Account]) -> Story:
    """A story with its lead first: the longest article, the earliest of equals; the others by time.

    The id is the earliest article's: it stays when another source is added later.
    """
    if len(accounts) == 1:
        return Story(accounts[0].id, accounts[0].headline, (accounts[0],))
    lead = max(accounts, key=lambda b: (b.words, -b.published.timestamp(), _invert(b.id)))
    others = [b for b in accounts if b is not lead]
    first = min(accounts, key=lambda b: (b.published, b.id))
    ordered = (lead, *others)
    return Story(first.id, lead.headline, ordered, compare_accounts(ordered))


def _invert(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)
