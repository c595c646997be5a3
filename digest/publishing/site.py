"""The whole site from the cards of its articles: every file it has, what each is made from, and how it is made of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from digest.model.edition import Card, Day, Told
from digest.model.settings import Settings
from digest.publishing.frame import Frame
from digest.publishing.listings import (
    EARLIER,
    Listing,
    make_sections,
    make_tags,
    render_archive,
    render_directory,
    render_edition,
    render_front,
    render_listing,
    render_not_found,
    split_listing,
)
from digest.publishing.pages import render_alias, render_article
from digest.publishing.sitemap import render_robots, render_sitemap
from digest.publishing.urls import alias_path, output_file
from digest.publishing.works import (
    AliasWork,
    ArchiveWork,
    ArticleWork,
    CopyWork,
    DirectoryWork,
    EditionWork,
    FeedWork,
    FrontWork,
    Leaf,
    Library,
    ListingWork,
    MenuItem,
    NotFoundWork,
    PlainWork,
    SitemapEntry,
    SitemapWork,
    Work,
)

#: An edition as the plan needs it: its day, and its stories in printing order.
Printed = tuple[Day, tuple[Told, ...]]


class Plan:
    """The site laid out: its sections, tags and neighbours. `cards` are newest first, `editions` are newest first.

    The same input gives the same leaves in the same order.
    """

    def __init__(self, cards: Sequence[Card], editions: Sequence[Printed], settings: Settings) -> None:
        self.cards, self.editions, self.settings = cards, editions, settings
        self.sections = make_sections(cards, settings.sections)
        self.tags = make_tags(cards)
        self.menu = tuple(MenuItem(s.name, s.path) for s in self.sections)
        self._by_record = {card.record: card for card in cards}
        self._entries: list[SitemapEntry] = []

    def leaves(self, copies: Iterable[Leaf] = ()) -> Iterator[Leaf]:
        """Every file of the site. `copies` are those that are copied as they are: static files and pictures."""
        self._entries = []
        yield from self._front()
        yield from self._articles()
        yield from self._editions()
        yield from self._archive()
        for section in self.sections:
            yield from self._listing(section, "section")
        for tag in self.tags:
            yield from self._listing(tag, "tag")
        yield from self._directories()
        yield self._page(NotFoundWork(), "404.html")
        yield from self._machine_files()
        yield from copies

    def _page(self, work: Work, path: str, cards: Iterable[Card] | None = None, *, made_from: str = "", what: str = "",
              owner: str = "") -> Leaf:  # fmt: skip
        """A page; with the cards that it shows it stands in the sitemap."""
        if cards is not None:
            self._list(path, max([card.updated for card in cards], default=None))
        return Leaf(output_file(path), work, made_from or path or "the front page", what, owner)

    def _list(self, path: str, updated: datetime | None) -> None:
        """Name a page to search engines."""
        self._entries.append(SitemapEntry(path, updated))

    def _front(self) -> Iterator[Leaf]:
        earlier = tuple(day for day, _ in self.editions[1 : EARLIER + 1])
        day, stories = self.editions[0] if self.editions else (None, ())
        yield self._page(FrontWork(day, stories, earlier), "", self._cards_of(stories))

    def _articles(self) -> Iterator[Leaf]:
        shared = (told for _, stories in self.editions for told in stories if len(told.records) > 1)
        stories = {record: told for told in shared for record in told.records}
        paths = {day.date: day.path for day, _ in self.editions}
        folder = self.settings.content_dir
        links = [None, *(card.link for card in self.cards), None]
        for at, card in enumerate(self.cards):
            later, earlier = links[at], links[at + 2]
            work = ArticleWork(card.record, card.path, paths[card.date], earlier, later, stories.get(card.record))
            if card.listed:
                self._list(card.path, card.updated)
            yield Leaf(output_file(card.path), work, f"{folder}/{card.file}", "article")
            for alias in card.aliases:
                path = alias_path(alias)
                yield self._page(AliasWork(path, card.headline, card.path), path, made_from=f"{folder}/{card.file}", what="alias")

    def _editions(self) -> Iterator[Leaf]:
        for at, (day, stories) in enumerate(self.editions):
            later = self.editions[at - 1][0] if at else None
            earlier = self.editions[at + 1][0] if at + 1 < len(self.editions) else None
            yield self._page(EditionWork(day, stories, earlier, later), day.path, self._cards_of(stories))

    def _archive(self) -> Iterator[Leaf]:
        """The newest year's editions at `archive/`, and a page for each year, which stays small however long the site lives."""
        years = [(year, tuple(days)) for year, days in groupby(self.editions, key=lambda printed: printed[0].date.year)]
        links = tuple(MenuItem(str(year), f"archive/{year}/") for year, _ in years)
        for at, (year, printed) in enumerate(years or [(0, ())]):
            days = tuple(day for day, _ in printed)
            cards = [card for _, stories in printed for card in self._cards_of(stories)]
            for path in (["archive/"] if at == 0 else []) + ([f"archive/{year}/"] if year else []):
                yield self._page(ArchiveWork(path, year, links, days), path, cards)

    def _listing(self, listing: Listing, kind: str) -> Iterator[Leaf]:
        what, owner = f"{kind} '{listing.name}'", f"{self.settings.content_dir}/{listing.cards[0].file}"
        for work, cards in split_listing(listing, "section" if kind == "section" else "tag", self.settings.paginate):
            yield self._page(work, work.path, cards, what=what, owner=owner)

    def _directories(self) -> Iterator[Leaf]:
        for kind, listings in (("sections", self.sections), ("tags", self.tags)):
            items = tuple(MenuItem(item.name, item.path, len(item.cards)) for item in listings)
            cards = (card for item in listings for card in item.cards)
            yield self._page(DirectoryWork("sections" if kind == "sections" else "tags", items), f"{kind}/", cards)

    def _machine_files(self) -> Iterator[Leaf]:
        """What is not for readers: the feed, the sitemap, and the files that hosts and search engines ask for."""
        settings = self.settings
        entries = FeedWork(tuple(card.record for card in self.cards[: settings.feeds.limit]))
        yield Leaf(settings.feeds.path, entries, "the feed (setting feeds.path)", "feed", "digest.yml")
        yield Leaf("sitemap.xml", SitemapWork(tuple(sorted(self._entries, key=lambda e: e.path))), "the sitemap")
        yield Leaf("robots.txt", PlainWork(render_robots(settings.base_url)), "the file for search engines")
        yield Leaf(".nojekyll", PlainWork(b""), "the file that tells GitHub Pages to leave the site as it is")
        if settings.cname:
            yield Leaf("CNAME", PlainWork(f"{settings.cname}\n".encode()), "the setting cname")

    def _cards_of(self, stories: Iterable[Told]) -> list[Card]:
        return [self._by_record[record] for told in stories for record in told.records]


def order_cards(cards: Iterable[Card]) -> list[Card]:
    """Newest first; equal times by id, so that they change nothing."""
    return sorted(sorted(cards, key=lambda c: c.id), key=lambda c: c.published, reverse=True)


# ---------------------------------------------------------------- rendering


def render_feed(work: FeedWork, library: Library, frame: Frame) -> bytes:
    from digest.publishing import feeds  # its libraries take a tenth of a second to load, and most builds change no feed

    return feeds.render_feed(work, library, frame)


RENDERERS: Final[Mapping[type, Callable[[Any, Library, Frame], bytes]]] = {
    ArticleWork: render_article,
    AliasWork: render_alias,
    FrontWork: render_front,
    EditionWork: render_edition,
    ArchiveWork: render_archive,
    ListingWork: render_listing,
    DirectoryWork: render_directory,
    NotFoundWork: render_not_found,
    FeedWork: render_feed,
    SitemapWork: lambda work, _, frame: render_sitemap(work.entries, frame.settings.base_url),
    PlainWork: lambda work, _, frame: work.data,
}


def render(work: Work, library: Library, frame: Frame) -> bytes:
    """The bytes of a file. They hang on nothing but the work, the records it names, and the frame.

    Raises ContentError when a template is wrong. A CopyWork is not rendered: whoever reads files copies it.
    """
    if isinstance(work, CopyWork):
        raise TypeError(f"copied, not rendered: {work.file}")
    return RENDERERS[type(work)](work, library, frame)
