"""People, places and sources: which articles name each, gathered from the slates of all days.

A large archive names hundreds of thousands, most of them once. So a slate holds its names in a few strings, and nobody is
gathered there who has too few articles for a page: first names are counted, by a part of their hashes, and then those that may
have enough of them are looked at. Counting takes as long as gathering, so in a smaller one all are gathered at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from typing import Final, Literal
from zlib import crc32

from digest.model.edition import Card
from digest.model.settings import Settings
from digest.model.slate import Named, Slate, Slot
from digest.publishing.gathering import Listing, rank
from digest.publishing.urls import make_slug
from digest.publishing.works import DirectoryKind, DirectoryWork, MenuItem, NamedLink, SourceAbout

NameKind = Literal["person", "place", "source"]

#: Where the lists of each kind stand, and their directory.
FOLDERS: Final[Mapping[NameKind, DirectoryKind]] = {"person": "people", "place": "places", "source": "sources"}
#: A directory with more names has a page for each letter.
LONG: Final = 200

_CELLS: Final = 1 << 18  # counters for names, which bound their memory: those that share one may be looked at in vain
_FEW = 1 << 16  # as many names are gathered without counting them first
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
    few = least == 1 or sum(len(named_of(slate, kind).at) for slate in slates) <= _FEW
    enough = None if few else _count(slates, kind, least)
    slots_of: dict[str, list[Slot]] = defaultdict(list)  # by spelling
    odd: dict[str, str] = {}  # the slugs of spellings of which they are not the plain ones
    for slate in slates:
        named = named_of(slate, kind)
        texts = named.texts()
        pairs: Iterable[tuple[str, Slot]] = zip(texts, map(slate.slots.__getitem__, named.at), strict=True)
        if enough is not None:
            pairs = compress(pairs, map(enough.__contains__, _cells_of(named)))
        for text, slot in pairs:
            slots_of[text].append(slot)
        odd.update((texts[number], slug) for number, slug in named.odd)
    spellings: dict[str, list[str]] = {}  # by slug
    for text in slots_of:
        spellings.setdefault(odd.get(text) or Named.plain_slug(text), []).append(text)
    ranks = rank(slates) if len(spellings) < len(slots_of) else {}
    found = []
    for slug, texts in spellings.items():
        members = slots_of[texts[0]]
        if len(texts) > 1:
            texts.sort(key=lambda text: (-len(slots_of[text]), text))
            members = sorted((slot for text in texts for slot in slots_of[text]), key=lambda slot: ranks[slot.record])
        if len(members) >= least:
            found.append((texts[0].casefold(), name_path(kind, slug), texts[0], members))
    return tuple([Listing(name, path, tuple(members)) for _, path, name, members in sorted(found)])


def _count(slates: Iterable[Slate], kind: NameKind, least: int) -> frozenset[int]:
    """The cells of all names that have so many articles, and of some others."""
    counts: Counter[int] = Counter()
    for slate in slates:
        counts.update(_cells_of(named_of(slate, kind)))
    return frozenset([cell for cell, count in counts.items() if count >= least])


def _cells_of(named: Named) -> Iterator[int]:
    return map((_CELLS - 1).__and__, map(hash, named.slugs()))


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


def mark_listed(slate: Slate, listed: Listed) -> tuple[bytes, bytes]:
    """Of each person and place of a day's articles whether it has one: 1 or 0."""
    people, places = listed
    return bytes(map(people.__contains__, slate.people.slugs())), bytes(map(places.__contains__, slate.places.slugs()))


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
