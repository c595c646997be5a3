"""People, places and sources: which articles name each, gathered from the slates of all days.

A large archive names hundreds of thousands, most of them once. So a slate holds its names in a few strings, and nobody is
gathered who has too few articles for a page: first names are counted, in one byte each, and then those that may have enough of
them are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal
from zlib import crc32

from digest.model.edition import Card
from digest.model.settings import Settings
from digest.model.slate import Named, Slate, Slot
from digest.publishing.gathering import Listing
from digest.publishing.urls import make_slug
from digest.publishing.works import DirectoryKind, DirectoryWork, MenuItem, NamedLink, SourceAbout

NameKind = Literal["person", "place", "source"]

#: Where the lists of each kind stand, and their directory.
FOLDERS: Final[Mapping[NameKind, DirectoryKind]] = {"person": "people", "place": "places", "source": "sources"}
#: A directory with more names has a page for each letter.
LONG: Final = 200

_CELLS: Final = 1 << 22  # bytes to count names in: two names share one so seldom that few are looked at in vain
_FULL: Final = 255
_SHELVES: Final = 256


def name_path(kind: NameKind, slug: str) -> str:
    """The path of the page of a person, place or source."""
    return f"{FOLDERS[kind]}/{slug}/"


def named_of(slate: Slate, kind: NameKind) -> Named:
    return slate.people if kind == "person" else slate.places if kind == "place" else slate.sources


def gather_names(slates: Sequence[Slate], kind: NameKind, least: int) -> tuple[Listing, ...]:
    """The names of a kind that at least `least` articles have, by name; `slates` are newest first.

    Spellings that share an address are one name, written as most of its articles do: nobody can mend the words of a source.
    """
    if not least:
        return ()
    may_do = _count(slates, kind, least)
    slots_of: dict[str, list[Slot]] = {}
    written: dict[str, str] = {}
    otherwise: dict[str, list[str]] = {}  # how the other articles write it, of names that are not always written the same
    for slate in slates:
        named, slots = named_of(slate, kind), slate.slots
        slugs = named.slugs()
        for slug, cell, place, text in zip(slugs, _cells_of(slugs), named.at, named.texts(), strict=True):
            if may_do[cell]:
                slots_of.setdefault(slug, []).append(slots[place])
                if written.setdefault(slug, text) != text:
                    otherwise.setdefault(slug, []).append(text)
    listings = []
    for slug, members in slots_of.items():
        if len(members) >= least:
            name = written[slug]
            if slug in otherwise:
                name = _choose_spelling(name, otherwise[slug], len(members))
            listings.append(Listing(name, name_path(kind, slug), tuple(members)))
    listings.sort(key=lambda listing: (listing.name.casefold(), listing.path))
    return tuple(listings)


def _choose_spelling(first: str, others: Sequence[str], articles: int) -> str:
    """How most articles write a name; of two ways as common the first by letters."""
    times = Counter(others) + Counter({first: articles - len(others)})
    return min(times, key=lambda text: (-times[text], text))


def _count(slates: Iterable[Slate], kind: NameKind, least: int) -> bytes:
    """For each cell whether a name in it may have that many articles: 0 only where all have fewer."""
    cells = bytearray(_CELLS)
    for slate in slates:
        for cell in _cells_of(named_of(slate, kind).slugs()):
            if cells[cell] < _FULL:
                cells[cell] += 1
    return bytes(cells.translate(bytes(count >= min(least, _FULL) for count in range(256))))


def _cells_of(slugs: Iterable[str]) -> list[int]:
    return [check & (_CELLS - 1) for check in map(crc32, map(str.encode, slugs))]


def shelve(listings: Iterable[Listing]) -> dict[int, list[Listing]]:
    """The lists in as many parts as are laid out together: few enough that nobody minds, and each name always in the same."""
    shelves: dict[int, list[Listing]] = {}
    for listing in listings:
        shelves.setdefault(shelf_of(listing.path), []).append(listing)
    return shelves


def shelf_of(path: str) -> int:
    return crc32(path.encode()) % _SHELVES


def least_articles(settings: Settings) -> Iterator[tuple[NameKind, int]]:
    """How many articles a name of each kind needs for a page; 0 where none has one."""
    yield "person", settings.names.pages
    yield "place", settings.names.pages
    yield "source", 1


#: The slugs of the people, and those of the places, that have a page.
Listed = tuple[frozenset[str], frozenset[str]]


def list_names(names: Iterable[tuple[NameKind, Sequence[Listing]]]) -> Listed:
    """Who and what of all kinds of names has a page to link to."""
    found = {kind: frozenset([listing.path.split("/")[1] for listing in listings]) for kind, listings in names}
    return found["person"], found["place"]


def keep_listed(slate: Slate, listed: Listed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of a day's articles, in order."""
    people, places = listed
    return (
        tuple(sorted(people.intersection(slate.people.slugs()))) if people else (),
        tuple(sorted(places.intersection(slate.places.slugs()))) if places else (),
    )


def link_names(card: Card, listed: Listed) -> tuple[NamedLink, ...]:
    """The people and places that an article is about, as far as they have a page."""
    people, places = listed
    return (
        *[NamedLink("person", name.text, name_path("person", name.slug)) for name in card.people if name.slug in people],
        *[NamedLink("place", name.text, name_path("place", name.slug)) for name in card.places if name.slug in places],
    )


def describe_sources(settings: Settings) -> dict[str, SourceAbout]:
    """What the settings say of each source, by the path of its page; of two with one name the first counts."""
    return {
        name_path("source", make_slug(source.name)): SourceAbout(
            source.url or "", source.rights or settings.rights, source.feed or ""
        )
        for source in reversed(list(settings.sources.values()))
    }


def split_directory(kind: DirectoryKind, items: Sequence[MenuItem]) -> list[DirectoryWork]:
    """The pages of a directory: one, or where it is long one for each letter, and one that leads to those."""
    path = f"{kind}/"
    if len(items) <= LONG:
        return [DirectoryWork(kind, tuple(items), path)]
    by_letter = {letter: tuple(some) for letter, some in groupby(sorted(items, key=_by_letter), key=_letter_of)}
    letters = tuple(MenuItem(_show(letter), f"{path}letter/{letter}/", len(some)) for letter, some in by_letter.items())
    pages = [DirectoryWork(kind, some, at.path, at.name, letters) for some, at in zip(by_letter.values(), letters, strict=True)]
    return [DirectoryWork(kind, (), path, "", letters), *pages]


def _letter_of(item: MenuItem) -> str:
    """The letter that a name stands under: the first of its address, which has no marks; `0-9` for digits."""
    first = item.path.split("/")[1][0]
    return "0-9" if first.isdigit() else first


def _by_letter(item: MenuItem) -> tuple[str, str, str]:
    return _letter_of(item), item.name.casefold(), item.path


def _show(letter: str) -> str:
    return "0–9" if letter == "0-9" else letter.upper()
