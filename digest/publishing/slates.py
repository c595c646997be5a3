"""The slate of a day, made from the cards of its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from sys import intern
from typing import TypeVar

from digest.model.edition import Brief, Card, Day, Name, Told
from digest.model.slate import Fix, Named, Places, Slate, Slot
from digest.publishing.urls import edition_path, name_key, section_path, tag_path

Known = TypeVar("Known", Card, Brief)


def order_cards(cards: Iterable[Card]) -> list[Card]:
    """Newest first; equal times by id, so that they change nothing."""
    return sorted(sorted(cards, key=lambda c: c.id), key=lambda c: c.published, reverse=True)


def fill_slate(slate: Slate, cards: Sequence[Card]) -> Slate:
    """The slate with what the published articles of its day add to the site; the cards are in order."""
    if not cards:
        return slate
    return slate._replace(
        slots=tuple(
            Slot(card.record, card.id, card.updated, card.shown, tuple([p.path for p in card.pictures])) for card in cards
        ),
        sections=_place(((card.section,) if card.section else () for card in cards), section_path),
        tags=_place((card.tags for card in cards), tag_path),
        pictures=tuple((card.file, picture) for card in cards for picture in card.pictures),
        fixes=tuple(Fix(card.record, n, moment) for card in cards for n, moment in enumerate(card.corrected)),
        links=tuple((card.file, card.record, card.links) for card in cards if card.links),
        newest=cards[0].link,
        oldest=cards[-1].link,
        people=pack_names([card.people for card in cards]),
        places=pack_names([card.places for card in cards]),
        sources=pack_names([(card.source,) if card.source else () for card in cards]),
        matter=digest_matter(cards),
    )


def pack_names(names_of: Iterable[Sequence[Name]]) -> Named:
    """The names of a day's articles; of those with one slug an article has the first."""
    found = [
        (name, place)
        for place, names in enumerate(names_of)
        for name in [*{name.slug: name for name in reversed(names)}.values()][::-1]
    ]
    odd = tuple((n, name.slug) for n, (name, _) in enumerate(found) if name.slug != Named.plain_slug(name.text))
    return Named("\n".join([name.text for name, _ in found]), tuple([place for _, place in found]), odd)


def digest_matter(cards: Iterable[Card]) -> str:
    """Changes with what articles of other days are related by to these, and with how their pages name these."""
    told = [(card.link, card.tags, card.people, card.places) for card in cards]
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:24]


def find_first(articles: Iterable[Known]) -> Known:
    """The earliest article, by which a story is known; of several of one time the first by id."""
    return min(articles, key=lambda article: (article.published, article.id))


def name_edition(slate: Slate, stories: Sequence[Told], lead: Card) -> Slate:
    """The slate with its edition as other pages name it: by its lead story's first article; and with the stories that have a
    page, newest first."""
    day = Day(slate.date, edition_path(slate.date), lead.headline, lead.language, len(stories))
    at = {slot.record: place for place, slot in enumerate(slate.slots)}
    told = [(story.path, tuple([at[record] for record in story.records])) for story in stories if story.path]
    return slate._replace(day=day, stories=tuple(sorted(told, key=lambda story: min(story[1]))))


def _place(names_of: Iterable[Sequence[str]], path_of: Callable[[str], str]) -> Places:
    """Of several spellings of one name an article counts for the first."""
    places: dict[str, list[int]] = {}
    for place, names in enumerate(names_of):
        for name in {(path_of(name), name_key(name)): name for name in reversed(names)}.values():
            places.setdefault(intern(name), []).append(place)  # it is told on many days
    return tuple((name, tuple(found)) for name, found in sorted(places.items()))
