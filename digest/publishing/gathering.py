"""Sections and tags: which articles each has, gathered from the slates of all days; and the pages of any list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Literal, NamedTuple

from digest.model.slate import Places, Slate, Slot
from digest.publishing.urls import make_slug, name_key, page_path, section_path, tag_path
from digest.publishing.works import ListingWork, ListKind, SourceAbout

Kind = Literal["section", "tag"]

#: Of a slot: every build asks many thousands of them.
_RECORD, _UPDATED = attrgetter("record"), attrgetter("updated")


class Listing(NamedTuple):
    """A section or a tag: its articles, newest first."""

    name: str
    path: str
    slots: tuple[Slot, ...]

    @property
    def records(self) -> list[str]:
        return [*map(_RECORD, self.slots)]

    @property
    def updated(self) -> datetime:
        """When one of its articles last changed."""
        newest: datetime = max(map(_UPDATED, self.slots))
        return newest


def make_sections(slates: Sequence[Slate], order: Sequence[str]) -> tuple[Listing, ...]:
    """The sections that have articles: those of the setting first and in its order, the others by name."""
    ranks = {make_slug(name): (rank, name) for rank, name in enumerate(order)}
    listings = gather(slates, lambda slate: slate.sections, section_path, {name_key(n): n for n in order})
    return tuple(sorted(listings, key=lambda s: (ranks.get(make_slug(s.name), (len(ranks), ""))[0], s.name.casefold(), s.path)))


def make_tags(slates: Sequence[Slate]) -> tuple[Listing, ...]:
    """All tags by name."""
    return tuple(sorted(gather(slates, lambda slate: slate.tags, tag_path, {}), key=lambda t: (t.name.casefold(), t.path)))


def gather(
    slates: Sequence[Slate], names_of: Callable[[Slate], Places], path_of: Callable[[str], str], chosen: Mapping[str, str]
) -> list[Listing]:
    """Articles by their section or tag; spellings of one name are one, as `chosen` has it by its key, or as most articles do.

    Other names that share its path stay apart, and so the check of paths tells them. `slates` are newest first.
    """
    slots_of: dict[str, list[Slot]] = {}  # by spelling
    for slate in slates:
        slots = slate.slots
        for name, places in names_of(slate):
            slots_of.setdefault(name, []).extend(map(slots.__getitem__, places))
    groups: dict[tuple[str, str], list[str]] = {}
    for name in slots_of:
        groups.setdefault((path_of(name), name_key(name)), []).append(name)
    ranks = rank(slates) if len(groups) < len(slots_of) else {}
    listings = []
    for (path, key), spellings in groups.items():
        members = slots_of[spellings[0]]
        if len(spellings) > 1:
            spellings.sort(key=lambda name: (-len(slots_of[name]), name))
            members = sorted((slot for name in spellings for slot in slots_of[name]), key=lambda slot: ranks[slot.record])
        listings.append(Listing(chosen.get(key) or spellings[0], path, tuple(members)))
    return listings


def rank(slates: Iterable[Slate]) -> dict[str, int]:
    """For each record its place among all."""
    return {slot.record: n for n, slot in enumerate(slot for slate in slates for slot in slate.slots)}


def split_listing(
    listing: Listing, kind: ListKind, size: int, about: SourceAbout | None = None
) -> Iterator[tuple[ListingWork, tuple[Slot, ...]]]:
    """The pages of a section, tag or name, each with its articles; what is said `about` a source stands on the first."""
    for number, place, path, older in cut_pages(listing.path, len(listing.slots), size):
        slots = listing.slots[place]
        records = tuple([slot.record for slot in slots])
        shown = tuple([slot.shown for slot in slots])
        work = ListingWork(kind, listing.name, listing.path, path, number, older, records, shown)
        yield work._replace(articles=len(listing.slots), about=about) if not number and kind == "source" else work, slots


def cut_pages(listing: str, count: int, size: int) -> Iterator[tuple[int, slice, str, str]]:
    """The pages of a list of `count` things, newest first: number (0 at the list's own address, `listing`), its place in the
    list, its path, and the path of the page of older ones.

    With `size` things to a page, page/1/ holds the oldest and never changes once it is full; the list's own address
    shows what no full page before it holds: from `size` to twice `size` less one of the newest.
    """
    full = max(0, count // size - 1)
    rest = count - full * size
    yield 0, slice(rest), listing, page_path(listing, full) if full else ""
    for number in range(full, 0, -1):
        start = rest + (full - number) * size
        older = page_path(listing, number - 1) if number > 1 else ""
        yield number, slice(start, start + size), page_path(listing, number), older
