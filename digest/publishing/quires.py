"""What stands in each quire of the site: functions of its seed, and some of a catalogue, where records are opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from digest.model.edition import Card, Day, Link, Told
from digest.model.problem import SETTINGS_FILE
from digest.model.slate import Slate
from digest.publishing.crosslinks import NO_LINKS, CrossLinks, LinksOf, lacks_picture, mark_bare
from digest.publishing.feeds.layout import Feeding, Pictures, lay_out_feeds, weigh_pictures
from digest.publishing.gathering import Kind, Listing, split_listing
from digest.publishing.leaves import Leaf, make_page, newest_of
from digest.publishing.names import Listed, NameKind, link_names, split_directory
from digest.publishing.sharing import Sharing
from digest.publishing.stories import hide_pages, lay_out_stories
from digest.publishing.urls import ARTICLES, alias_path, data_path, output_file, share_path
from digest.publishing.works import (
    AliasWork,
    ArchiveWork,
    ArticleDataWork,
    ArticleWork,
    DirectoryKind,
    DirectoryWork,
    EditionWork,
    FrontWork,
    IndexWork,
    MenuItem,
    MonthsWork,
    NotFoundWork,
    PlainWork,
    SitemapEntry,
    SourceAbout,
)


class Catalogue(Protocol):
    """Where what the slates name is opened."""

    def cards(self, records: Sequence[str]) -> list[Card]:
        """The cards of those records, in their order."""

    def stories(self, slate: Slate) -> tuple[Told, ...]:
        """The stories of a day, in printing order."""


class Beside(NamedTuple):
    """What stands next to a day, where there is anything: the days, and the articles."""

    newer_day: Day | None
    newer: Link | None
    older_day: Day | None
    older: Link | None


class Around(NamedTuple):
    """What the pages of a day ask of the whole site: the people and places that have a page, what articles are related to those
    of its stories, how headlines are drawn, and the links of texts to other articles."""

    listed: Listed
    find_related: Callable[[Iterable[Told]], Mapping[str, tuple[Link, ...]]]
    sharing: Sharing | None = None
    crosslinks: CrossLinks = NO_LINKS


def lay_out_front(
    catalogue: Catalogue, slate: Slate | None, earlier: tuple[Day, ...], has_stories: bool, links: LinksOf = ()
) -> Iterator[Leaf]:
    """The front page, and the page that a host shows where there is none; `has_stories` tells whether stories have pages, `links`
    are those of the texts of the day."""
    stories = catalogue.stories(slate) if slate else ()
    stories = stories if has_stories else hide_pages(stories)
    if links and stories:
        (lead,) = catalogue.cards(stories[0].records[:1])
        stories = (*mark_bare(stories[:1], {lead.record: lead}, dict(links)), *stories[1:])
    yield make_page(FrontWork(slate.day if slate else None, stories, earlier), "", slate and slate.updated)
    yield Leaf("404.html", NotFoundWork(), "404.html")


def lay_out_day(
    catalogue: Catalogue, around: Around, folder: str, data: bool, has_stories: bool, slate: Slate, beside: Beside,
    feeding: Feeding, pictures: Pictures,
) -> Iterator[Leaf]:  # fmt: skip
    """The pages of a day's articles, at all their addresses and as data, of its edition and, with `has_stories`, of its stories,
    and their feeds."""
    assert slate.day is not None  # something is published
    listed, find_related, sharing, crosslinks = around
    cards, told = catalogue.cards(slate.records), catalogue.stories(slate)
    by_record = {card.record: card for card in cards}
    told = mark_bare(told if has_stories else hide_pages(told), by_record, crosslinks)
    stories = {record: story for story in told if len(story.records) > 1 for record in story.records}
    related = find_related(told)
    shares: dict[str, str] = {}
    links = [beside.newer, *(card.link for card in cards), beside.older]
    for card, later, earlier in zip(cards, links, links[2:], strict=False):
        file = f"{folder}/{card.file}"
        story, names = stories.get(card.record), link_names(card, listed)
        shared = sharing.picture(card) if sharing and (not card.image or lacks_picture(card, crosslinks)) else None
        share = share_path(card.path) if shared else ""
        linked = earlier, later, story, names, related.get(card.record, ()), share, crosslinks.get(card.record, ())
        work = ArticleWork(card.record, card.path, slate.day.path, *linked)
        entry = SitemapEntry(card.path, card.updated) if card.listed else None
        yield Leaf(output_file(card.path), work, file, "article", entry=entry)
        if shared:
            shares[card.record] = share
            yield Leaf(share, shared, file, "share picture")
        if data:
            yield Leaf(
                data_path(card.path), ArticleDataWork(card.record, card.path, story.path if story else ""), file, "data file"
            )
        for alias in card.aliases:
            path = alias_path(alias)
            yield Leaf(output_file(path), AliasWork(path, card.headline, card.path), file, "alias")
    yield make_page(EditionWork(slate.day, told, beside.older_day, beside.newer_day), slate.day.path, slate.updated)
    shown = weigh_pictures(slate.slots, dict(pictures), feeding.settings.limit)
    yield from lay_out_feeds(feeding, "edition", slate.date.isoformat(), slate.day.path, slate.slots, shown)
    yield from lay_out_stories(told, by_record, slate.slots, slate.day.path, folder, feeding, pictures, shares)


def lay_out_year(
    year: int, newest: bool, links: tuple[MenuItem, ...], days: tuple[Day, ...], updated: datetime | None
) -> Iterator[Leaf]:
    """The archive of a year, which stays small however long the site lives; that of the newest stands at `archive/` too."""
    for path in (["archive/"] if newest else []) + ([f"archive/{year}/"] if year else []):
        yield make_page(ArchiveWork(path, year, links, days), path, updated)


def lay_out_listing(
    catalogue: Catalogue, folder: str, size: int, kind: Kind, listing: Listing, feeding: Feeding, pictures: Pictures
) -> Iterator[Leaf]:
    """The pages and feeds of a section or tag."""
    (newest,) = catalogue.cards([listing.slots[0].record])
    for work, slots in split_listing(listing, kind, size):
        updated = newest_of(slot.updated for slot in slots)
        yield make_page(work, work.path, updated, what=f"{kind} '{listing.name}'", owner=f"{folder}/{newest.file}")
    yield from lay_out_feeds(feeding, kind, listing.name, listing.path, listing.slots, pictures)


def lay_out_names(kind: NameKind, listings: Iterable[Listing], size: int, abouts: Mapping[str, SourceAbout]) -> Iterator[Leaf]:
    """The pages of people, places or sources."""
    for listing in listings:
        for work, slots in split_listing(listing, kind, size, abouts.get(listing.path)):
            yield make_page(work, work.path, newest_of(slot.updated for slot in slots), what=f"{kind} '{listing.name}'")


def lay_out_index(path: str, records: tuple[str, ...], shown: tuple[str, ...]) -> Iterator[Leaf]:
    """An index of articles as data."""
    yield Leaf(path, IndexWork(records, shown), "the index of articles (setting data)", "data index", SETTINGS_FILE)


def lay_out_months(months: tuple[tuple[str, int], ...]) -> Iterator[Leaf]:
    """What leads to the indexes of a large site."""
    yield Leaf(ARTICLES, MonthsWork(months), "the index of articles (setting data)", "data index", SETTINGS_FILE)


def lay_out_directory(kind: DirectoryKind, items: tuple[MenuItem, ...], updated: datetime | None) -> Iterator[Leaf]:
    """The page of all sections, tags or names; where there are many names, those of their letters."""
    split = kind not in ("sections", "tags")
    for work in split_directory(kind, items) if split else (DirectoryWork(kind, items, f"{kind}/"),):
        yield make_page(work, work.path, updated)


def lay_out_machine_files(files: tuple[tuple[str, bytes, str], ...], cname: str) -> Iterator[Leaf]:
    """What is not for readers: the files that hosts and search engines ask for."""
    for path, data, made_from in files:
        yield Leaf(path, PlainWork(data), made_from)
    yield Leaf(".nojekyll", PlainWork(b""), "the file that tells GitHub Pages to leave the site as it is")
    if cname:
        yield Leaf("CNAME", PlainWork(f"{cname}\n".encode()), "the setting cname")
