"""Stories: articles that tell one event are brought together, whoever wrote them; in doubt they stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from digest.editing.accounts import compare_briefs, rank_figures
from digest.editing.figures.finding import compatible
from digest.editing.sentences.similarity import Vector, cosine, make_vectors
from digest.editing.tokens import content_words
from digest.model.edition import Brief, Story

#: Two articles are one story where their words are this much alike (cosine of headline, summary and facts) …
_ALIKE: Final = 0.55
#: … or this much, and they share names and a figure as well, or many names and a day.
_ALIKE_WITH_PROOF: Final = 0.3
#: … or both were sent from one town on one day, begin alike, and name and count one thing.
_ALIKE_FROM_ONE_TOWN: Final = 0.2
_ALIKE_OPENING: Final = 0.3  # cosine of their first sentences
_SHARED_NAMES = 2
_SHARED_WITH_DAY = 4  # names; a day alone is weak proof, for all that a day's news is about
#: A name or word that more articles of a day have than this does not bring two together: it would compare all with all.
_BLOCK_LIMIT = 24
_HEADLINE_WEIGHT = 2  # the headline's words count twice
_FARTHEST_DAYS = 2  # apart; an event told a week later is another story
_POPULATION = 1000  # articles; a day's are taken for a sample of so many, or two of a quiet day would seem alike
#: What an unnamed actor is told with: "Three People" in a headline.
_COUNTED: Final = frozenset("Three Two Four Five Six Seven Eight Nine Ten Twelve At Least People Man Woman Men Women".split())
_FIRST_FIGURES = 4  # of each article, that tell what it counts

_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
#: Capitalised words that name nothing that an event could be told by.
_CALENDAR: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What tells whether two articles are one story."""

    names: frozenset[str]
    places: frozenset[str]  # the words of where it happened
    people: frozenset[str]  # the words of those whom headline and first sentence name
    town: frozenset[str]  # the words of the dateline
    opening: Vector  # of the first sentence
    figures: frozenset[tuple[str, str]]
    days: frozenset[str]


def make_stories(briefs: Sequence[Brief]) -> tuple[Story, ...]:
    """Gather the articles of one edition into stories, each article in exactly one; the order is that of the leads' ids.

    Conservative: better two stories than one wrong one. Every member is like the story's first member, so that a chain of
    half-likenesses does not join what has nothing in common. The result does not hang on the order of `briefs`.
    Only articles that share a rare word or name are compared: with a day of n articles, about n times 24 pairs at most.
    """
    ordered = sorted(briefs, key=lambda b: (b.published, b.id))
    vectors = make_vectors([_collect_words(b) for b in ordered], population=_POPULATION)
    openings = make_vectors([content_words(b.summary[0].text) if b.summary else [] for b in ordered], population=_POPULATION)
    traits = [_find_traits(b, opening) for b, opening in zip(ordered, openings, strict=True)]
    groups: list[list[int]] = []
    home: dict[int, int] = {}  # brief -> group
    candidates = _find_candidates(traits, vectors)
    for i in range(len(ordered)):
        joined = _choose_group(i, ordered, vectors, traits, groups, sorted({home[j] for j in candidates[i] if j < i}))
        if joined is None:
            home[i] = len(groups)
            groups.append([i])
        else:
            home[i] = joined
            groups[joined].append(i)
    stories = [_make_story([ordered[i] for i in group]) for group in groups]
    return tuple(sorted(stories, key=lambda s: s.id))


def _choose_group(
    i: int,
    briefs: Sequence[Brief],
    vectors: Sequence[Vector],
    traits: Sequence[_Traits],
    groups: Sequence[Sequence[int]],
    near: Iterable[int],
) -> int | None:
    """The group whose every member tells what brief i tells, the likest if there are several."""
    best: tuple[float, int] | None = None
    for g in near:
        likeness = [_liken(briefs[i], briefs[j], vectors[i], vectors[j], traits[i], traits[j]) for j in groups[g]]
        if min(likeness) > 0 and (best is None or min(likeness) > best[0]):
            best = (min(likeness), g)
    return best[1] if best else None


def _liken(a: Brief, b: Brief, a_vector: Vector, b_vector: Vector, a_traits: _Traits, b_traits: _Traits) -> float:
    """How alike two articles are where they tell one event, else 0."""
    if a.language.split("-")[0] != b.language.split("-")[0] or abs((a.date - b.date).days) > _FARTHEST_DAYS:
        return 0.0
    if _are_apart(a_traits, b_traits):
        return 0.0
    likeness = cosine(a_vector, b_vector)
    shared = len(a_traits.names & b_traits.names)
    if likeness >= _ALIKE and shared:
        return likeness
    if likeness >= _ALIKE_FROM_ONE_TOWN and a.date == b.date and _tell_one_thing(a, b, a_traits, b_traits):
        return likeness
    if likeness < _ALIKE_WITH_PROOF or shared < _SHARED_NAMES:
        return 0.0
    by_day = bool(a_traits.days & b_traits.days) and shared >= _SHARED_WITH_DAY
    return likeness if by_day or a_traits.figures & b_traits.figures else 0.0


def _are_apart(a: _Traits, b: _Traits) -> bool:
    """Whether two articles happen in other places, or to other people: two fires, two court cases told in the same words."""
    if a.places and b.places and not a.places & b.names and not b.places & a.names:
        return True
    if len((a.names & b.names) - a.places - b.places) >= _SHARED_WITH_DAY:
        return False
    return bool(a.people and b.people) and not a.people & b.names and not b.people & a.names


def _tell_one_thing(a: Brief, b: Brief, a_traits: _Traits, b_traits: _Traits) -> bool:
    """Whether two articles from one town begin alike, share a name beside the town's, and give a figure for one thing."""
    if not a_traits.town or a_traits.town != b_traits.town or not (a_traits.names & b_traits.names) - a_traits.town:
        return False
    if cosine(a_traits.opening, b_traits.opening) < _ALIKE_OPENING:
        return False
    return any(compatible(x, y) is not None for x in rank_figures(a)[:_FIRST_FIGURES] for y in rank_figures(b)[:_FIRST_FIGURES])


def _find_candidates(traits: Sequence[_Traits], vectors: Sequence[Vector]) -> list[set[int]]:
    """For each article, those that share a name or one of its weightiest words with it, if few have that."""
    holders: dict[str, list[int]] = {}
    for i, (trait, vector) in enumerate(zip(traits, vectors, strict=True)):
        weighty = sorted(vector, key=lambda word: (-vector[word], word))[:8]
        for key in sorted(trait.names | set(weighty)):
            holders.setdefault(key, []).append(i)
    near: list[set[int]] = [set() for _ in traits]
    for members in holders.values():
        if len(members) <= _BLOCK_LIMIT:
            for i in members:
                near[i].update(members)
    return near


def _collect_words(brief: Brief) -> list[str]:
    words = content_words(brief.headline) * _HEADLINE_WEIGHT
    for text in (brief.deck, *(s.text for s in brief.summary), *(f.line for f in brief.facts)):
        words.extend(content_words(text))
    return words


def _find_traits(brief: Brief, opening: Vector) -> _Traits:
    names = {f.name or f.text for f in brief.facts if f.kind in ("person", "place", "organisation")}
    names.update(brief.five_ws.who, brief.five_ws.where)
    for text in (brief.headline, *(s.text for s in brief.summary)):
        names.update(_NAME.findall(text))
    figures = {(f"{f.value or (f.value_low, f.value_high)}", f.unit or "") for f in brief.figures if _is_telling(f.value)}
    days = {f.iso[:10] for f in brief.facts if f.kind == "date" and f.iso and len(f.iso) >= 10 and "/" not in f.iso}
    if brief.five_ws.when_iso:
        days.add(brief.five_ws.when_iso)
    opening_words = f"{brief.headline} {brief.summary[0].text if brief.summary else ''}"
    actors = {f.name or f.text for f in brief.facts if f.kind == "person"} | {w for w in brief.five_ws.who if " " in w}
    people = {name for name in actors if name.istitle() and name in opening_words and not set(name.split()) & _COUNTED}
    parts = {part for name in names for part in name.split() if not part.islower()}
    words = {word for part in parts for word in content_words(part)} - _CALENDAR
    town = frozenset(content_words(brief.dateline))
    places = frozenset(word for place in brief.five_ws.where for word in content_words(place))
    acting = frozenset(word for name in people for word in content_words(name)) - places
    return _Traits(frozenset(words), places, acting, town, opening, frozenset(figures), frozenset(days))


def _is_telling(value: float | int | str | None) -> bool:
    """Whether two articles that have this number hardly have it by chance."""
    return isinstance(value, str) or (value is not None and abs(value) > 3)


def _make_story(briefs: Sequence[Brief]) -> Story:
    """A story with its lead first: the longest article, the earliest of equals; the others by time.

    The id is the earliest article's: it stays when another source is added later.
    """
    lead = max(briefs, key=lambda b: (b.words, -b.published.timestamp(), _invert(b.id)))
    others = [b for b in briefs if b is not lead]
    first = min(briefs, key=lambda b: (b.published, b.id))
    ordered = (lead, *others)
    return Story(first.id, lead.headline, ordered, compare_briefs(ordered))


def _invert(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)
