"""The whole site from the slates of its days: every file it has, what each is made from, and how it is made of that.

Files are laid out in quires: a day's articles with their edition, the pages of a section. A quire's `lay_out` is a function of
its `seed` and of records, which are named by all that they were made from; so where the seed is the same the leaves are, and
nobody need lay them out to know that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from typing import Any, Final, Protocol

from digest.model.edition import Card, Day, Link, Told
from digest.model.settings import Settings
from digest.model.slate import Slate, Slot
from digest.publishing.feeds.entries import make_correction_feed, make_feed
from digest.publishing.feeds.json_feed import render_json_feed
from digest.publishing.feeds.layout import Feeding, Pictures, lay_out_feed_lists, lay_out_feeds, make_feeding, weigh_pictures
from digest.publishing.feeds.page import render_feed_list, render_feeds_page
from digest.publishing.frame import Frame
from digest.publishing.front import EARLIER, render_front
from digest.publishing.gathering import Kind, Listing, make_sections, make_tags, split_listing
from digest.publishing.listings import (
    render_archive,
    render_edition,
    render_not_found,
)
from digest.publishing.machines import render_machine_files
from digest.publishing.name_pages import render_directory, render_list
from digest.publishing.names import (
    FOLDERS,
    NameKind,
    describe_sources,
    gather_names,
    keep_listed,
    least_articles,
    link_names,
    list_names,
    shelve,
    split_directory,
)
from digest.publishing.pages import render_alias, render_article
from digest.publishing.related import Relatives
from digest.publishing.retelling import retell
from digest.publishing.reuse import (
    INDEX_LIMIT,
    month_of,
    month_path,
    render_article_data,
    render_index,
    render_months,
)
from digest.publishing.search import render_search
from digest.publishing.sitemap import (
    MAX_NEWS,
    PARTS_LIMIT,
    lay_out_news,
    news_until,
    render_news,
    render_sitemap,
    render_sitemap_index,
    select_news,
)
from digest.publishing.trust import (
    gather_fixes,
    lay_out_about,
    lay_out_corrections,
    lay_out_method,
    lay_out_own_page,
    list_pages,
    render_about,
    render_corrections,
    render_method,
    render_own_page,
)
from digest.publishing.urls import ABOUT, ARTICLES, CORRECTIONS, METHOD, alias_path, data_path, output_file
from digest.publishing.works import (
    AboutWork,
    AliasWork,
    ArchiveWork,
    ArticleDataWork,
    ArticleWork,
    CopyWork,
    CorrectionFeedWork,
    CorrectionsWork,
    DirectoryKind,
    DirectoryWork,
    EditionWork,
    FeedListWork,
    FeedsWork,
    FeedWork,
    FrontWork,
    IndexFileWork,
    IndexWork,
    Leaf,
    Library,
    ListingWork,
    MenuItem,
    MethodWork,
    MonthsWork,
    NewsEntry,
    NewsWork,
    NotFoundWork,
    OwnPage,
    OwnPageWork,
    PlainWork,
    Quire,
    SearchWork,
    SitemapEntry,
    SitemapIndexWork,
    SitemapWork,
    SourceAbout,
    Work,
)


class Catalogue(Protocol):
    """Where what the slates name is opened."""

    def cards(self, records: Sequence[str]) -> list[Card]:
        """The cards of those records, in their order."""

    def stories(self, slate: Slate) -> tuple[Told, ...]:
        """The stories of a day, in printing order."""


class Plan:
    """The site laid out: its sections, tags and neighbours. `slates` are newest first, and each has something published.

    The same input gives the same leaves in the same order.
    """

    def __init__(self, slates: Sequence[Slate], settings: Settings, catalogue: Catalogue, clock: datetime | None = None,
        own: Sequence[OwnPage] = (),
    ) -> None:  # fmt: skip
        self.slates, self.settings, self._catalogue = slates, settings, catalogue
        self.sections = make_sections(slates, settings.sections)
        self.tags = make_tags(slates)
        self.menu = tuple(MenuItem(s.name, s.path) for s in self.sections)
        self.names = tuple((kind, gather_names(slates, kind, least)) for kind, least in least_articles(settings))
        self.directories = tuple(FOLDERS[kind] for kind, listings in self.names if listings)
        self.own = {page.path: page for page in own}
        self.pages = list_pages(settings, own)
        self._news = select_news(slates, clock, catalogue.cards) if clock and settings.news_sitemap else []
        self.tells_news = settings.news_sitemap
        #: The clock, in POSIX seconds, from which the same slates give another site.
        self.until = news_until(self._news)
        self._has_parts = sum(len(slate.slots) for slate in slates) > PARTS_LIMIT

    def quires(self, copies: Sequence[Leaf] = ()) -> Iterator[Quire]:
        """Every file of the site but the sitemaps, which name the others. `copies` are files that are copied as they are."""
        slates, settings, folder, size = self.slates, self.settings, self.settings.content_dir, self.settings.paginate
        feeding, sizes = make_feeding(settings), {c.path: c.work.stamp.size for c in copies if isinstance(c.work, CopyWork)}

        def weigh(slots: Sequence[Slot]) -> Pictures:
            return weigh_pictures(slots, sizes, settings.feeds.limit)

        days = tuple(slate.day for slate in slates)
        months = self._months()
        yield self._quire("front", lay_out_front, slates[0] if slates else None, days[1 : EARLIER + 1])
        relatives = Relatives(slates, settings.related, self._catalogue.cards)
        listed = list_names(self.names)
        for at, (newer, slate, older) in enumerate(zip([None, *slates], slates, [*slates[1:], None], strict=False)):
            beside = newer and newer.day, newer and newer.oldest, older and older.day, older and older.newest
            known = folder, settings.data, slate, *beside, feeding, weigh(slate.slots), keep_listed(slate, listed)
            lay_out = partial(lay_out_day, self._catalogue, *known, partial(relatives.find, at))
            month = month_of(slate.date)
            yield Quire(f"day {slate.date}", (*known, relatives.hang_on(at)), lay_out, month if self._has_parts else "")
            if month in months and (older is None or month_of(older.date) != month):
                yield self._quire(f"index {month}", lay_out_index, month_path(month), months[month])
        years = [(year, tuple(some)) for year, some in groupby(slates, key=lambda slate: slate.date.year)] or [(0, ())]
        links = tuple(MenuItem(str(year), f"archive/{year}/") for year, _ in years if year)
        for at, (year, some) in enumerate(years):
            told = tuple(slate.day for slate in some), newest_of(slate.updated for slate in some)
            yield self._quire(f"year {year}", lay_out_year, year, at == 0, links, *told)
        for kind, listings in self._listings():
            for listing in listings:
                seed = folder, size, kind, listing, feeding, weigh(listing.slots)
                yield self._quire(f"{kind} {listing.path} {listing.name}", lay_out_listing, *seed)
            items = tuple(MenuItem(item.name, item.path, len(item.slots)) for item in listings)
            updated = newest_of(listing.updated for listing in listings)
            yield self._quire(f"{kind}s", lay_out_directory, f"{kind}s", items, updated)
        for name_kind, names in self.names:
            yield from self._quires_of_names(name_kind, names)
        newest = tuple(islice((slot for slate in slates for slot in slate.slots), settings.feeds.limit))
        yield self._quire("feeds", lay_out_site_feeds, feeding, newest, weigh(newest))
        named = (tuple(MenuItem(item.name, item.path) for item in listings) for _, listings in self._listings())
        yield self._quire("lists of feeds", lay_out_lists_of_feeds, settings, *named)
        yield self._quire("machines", lay_out_machine_files, tuple(render_machine_files(settings)), settings.cname)
        yield from self._quires_about_the_site()
        if settings.news_sitemap:
            news = tuple(NewsEntry(c.path, c.headline, c.language, c.published) for c in self._news[:MAX_NEWS])
            yield self._quire("news", lay_out_news_map, settings.title, settings.site_language, news)
        if settings.data and months:
            counts = tuple((month, len(records)) for month, records in months.items())
            yield self._quire("index", lay_out_months, counts)
        elif settings.data:
            yield self._quire("index", lay_out_index, ARTICLES, tuple(record for slate in slates for record in slate.records))
        yield Quire("copies", tuple(copies), lambda: copies)

    def _quires_of_names(self, kind: NameKind, listings: Sequence[Listing]) -> Iterator[Quire]:
        """The lists of a kind of names, some in each quire, and their directory. What is known of an article hangs on its record,
        so that a seed needs no more of it."""
        size, abouts = self.settings.paginate, describe_sources(self.settings) if kind == "source" else {}
        for shelf, some in shelve(listings).items():
            seed = size, abouts, [(listing.name, listing.path, [slot.record for slot in listing.slots]) for listing in some]
            lay_out = partial(lay_out_names, self._catalogue, kind, some, size, abouts)
            part = f"{FOLDERS[kind]}-{shelf // 16}" if self._has_parts else ""
            yield Quire(f"{FOLDERS[kind]} {shelf}", seed, lay_out, part)
        if listings:
            items = tuple(MenuItem(item.name, item.path, len(item.slots)) for item in listings)
            updated = newest_of(listing.updated for listing in listings)
            yield self._quire(FOLDERS[kind], lay_out_directory, FOLDERS[kind], items, updated)

    def _quires_about_the_site(self) -> Iterator[Quire]:
        """The pages that readers can judge the site by, and those of its own."""
        settings, own = self.settings, dict(self.own)
        if settings.trust_pages:
            first = self.slates[-1] if self.slates else None
            yield self._quire("about", lay_out_about, settings.contact, own.pop(ABOUT, None), first and first.day)
            articles = sum(len(slate.slots) for slate in self.slates)
            summary, facts = settings.summary, settings.facts
            work = MethodWork(summary, facts, articles, len(self.slates), own.pop(METHOD, None))
            yield self._quire("method", lay_out_method, work)
            fixes = gather_fixes(self.slates)
            seed = settings.feeds, settings.paginate, own.pop(CORRECTIONS, None), fixes
            yield self._quire("corrections", lay_out_corrections, *seed)
        for page in own.values():
            yield self._quire(f"page {page.path}", lay_out_own_page, page)

    def _listings(self) -> Iterator[tuple[Kind, tuple[Listing, ...]]]:
        yield "section", self.sections
        yield "tag", self.tags

    def _months(self) -> dict[str, tuple[str, ...]]:
        """The records of each month that has an index of its own, so that news touches few of them; on a small site none has."""
        if not self.settings.data or sum(len(slate.slots) for slate in self.slates) <= INDEX_LIMIT:
            return {}
        return {
            month: tuple(record for slate in some for record in slate.records)
            for month, some in groupby(self.slates, key=lambda slate: month_of(slate.date))
        }

    def _quire(self, name: str, lay_out: Callable[..., Iterable[Leaf]], *seed: object) -> Quire:
        return Quire(name, seed, partial(lay_out, self._catalogue, *seed))


# ---------------------------------------------------------------- quires: functions of a catalogue and their seed


def lay_out_front(catalogue: Catalogue, slate: Slate | None, earlier: tuple[Day, ...]) -> Iterator[Leaf]:
    """The front page, and the page that a host shows where there is none."""
    stories = catalogue.stories(slate) if slate else ()
    yield make_page(FrontWork(slate.day if slate else None, stories, earlier), "", slate and slate.updated)
    yield Leaf("404.html", NotFoundWork(), "404.html")


def lay_out_day(
    catalogue: Catalogue, folder: str, data: bool, slate: Slate,
    newer_day: Day | None, newer: Link | None, older_day: Day | None, older: Link | None, feeding: Feeding, pictures: Pictures,
    listed: tuple[tuple[str, ...], tuple[str, ...]], find_related: Callable[[Iterable[Told]], Mapping[str, tuple[Link, ...]]],
) -> Iterator[Leaf]:  # fmt: skip
    """The pages of a day's articles, at all their addresses and as data, of its edition, and its feeds. Beside it stand a newer
    and an older day; `listed` are the slugs of people, and of places, that have a page."""
    assert slate.day is not None  # something is published
    cards, told = catalogue.cards(slate.records), catalogue.stories(slate)
    stories = {record: story for story in told if len(story.records) > 1 for record in story.records}
    related, pages = find_related(told), (frozenset(listed[0]), frozenset(listed[1]))
    links = [newer, *(card.link for card in cards), older]
    for card, later, earlier in zip(cards, links, links[2:], strict=False):
        file = f"{folder}/{card.file}"
        story, names = stories.get(card.record), link_names(card, pages)
        work = ArticleWork(card.record, card.path, slate.day.path, earlier, later, story, names, related.get(card.record, ()))
        entry = SitemapEntry(card.path, card.updated) if card.listed else None
        yield Leaf(output_file(card.path), work, file, "article", entry=entry)
        if data:
            yield Leaf(data_path(card.path), ArticleDataWork(card.record, card.path), file, "data file")
        for alias in card.aliases:
            path = alias_path(alias)
            yield Leaf(output_file(path), AliasWork(path, card.headline, card.path), file, "alias")
    yield make_page(EditionWork(slate.day, told, older_day, newer_day), slate.day.path, slate.updated)
    yield from lay_out_feeds(feeding, "edition", slate.date.isoformat(), slate.day.path, slate.slots, pictures)


def lay_out_year(
    catalogue: Catalogue, year: int, newest: bool, links: tuple[MenuItem, ...], days: tuple[Day, ...], updated: datetime | None
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


def lay_out_names(
    catalogue: Catalogue, kind: NameKind, listings: Iterable[Listing], size: int, abouts: Mapping[str, SourceAbout]
) -> Iterator[Leaf]:
    """The pages of people, places or sources."""
    for listing in listings:
        for work, slots in split_listing(listing, kind, size, abouts.get(listing.path)):
            yield make_page(work, work.path, newest_of(slot.updated for slot in slots), what=f"{kind} '{listing.name}'")


def lay_out_index(catalogue: Catalogue, path: str, records: tuple[str, ...]) -> Iterator[Leaf]:
    """An index of articles as data."""
    yield Leaf(path, IndexWork(records), "the index of articles (setting data)", "data index", "digest.yml")


def lay_out_months(catalogue: Catalogue, months: tuple[tuple[str, int], ...]) -> Iterator[Leaf]:
    """What leads to the indexes of a large site."""
    yield Leaf(ARTICLES, MonthsWork(months), "the index of articles (setting data)", "data index", "digest.yml")


def lay_out_directory(
    catalogue: Catalogue, kind: DirectoryKind, items: tuple[MenuItem, ...], updated: datetime | None
) -> Iterator[Leaf]:
    """The page of all sections, tags or names; where there are many names, those of their letters."""
    split = kind not in ("sections", "tags")
    for work in split_directory(kind, items) if split else (DirectoryWork(kind, items, f"{kind}/"),):
        yield make_page(work, work.path, updated)


def lay_out_site_feeds(catalogue: Catalogue, feeding: Feeding, newest: tuple[Slot, ...], pictures: Pictures) -> Iterator[Leaf]:
    """The feeds of the whole site, of its newest articles."""
    return lay_out_feeds(feeding, "site", "", "", newest, pictures)


def lay_out_lists_of_feeds(
    catalogue: Catalogue, settings: Settings, sections: tuple[MenuItem, ...], tags: tuple[MenuItem, ...]
) -> Iterator[Leaf]:
    """The page of all feeds, and the lists that feed readers take in."""
    for path, work in lay_out_feed_lists(settings, sections, tags):
        if isinstance(work, FeedsWork):
            yield make_page(work, path.removesuffix("index.html"), None)
        else:
            yield Leaf(path, work, "a list of feeds")


def lay_out_machine_files(catalogue: Catalogue, files: tuple[tuple[str, bytes, str], ...], cname: str) -> Iterator[Leaf]:
    """What is not for readers: the files that hosts and search engines ask for."""
    for path, data, made_from in files:
        yield Leaf(path, PlainWork(data), made_from)
    yield Leaf(".nojekyll", PlainWork(b""), "the file that tells GitHub Pages to leave the site as it is")
    if cname:
        yield Leaf("CNAME", PlainWork(f"{cname}\n".encode()), "the setting cname")


def lay_out_news_map(catalogue: Catalogue, title: str, language: str, news: tuple[NewsEntry, ...]) -> Iterator[Leaf]:
    """The sitemap of the news."""
    return lay_out_news(title, language, news)


def make_page(work: Work, path: str, updated: datetime | None, *, what: str = "", owner: str = "") -> Leaf:
    """A page that search engines may list; `updated` is when what it shows last changed."""
    return Leaf(output_file(path), work, path or "the front page", what, owner, SitemapEntry(path, updated))


def newest_of(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


# ---------------------------------------------------------------- rendering


def render_feed(work: FeedWork | CorrectionFeedWork, library: Library, frame: Frame) -> bytes:
    feed = make_feed(work, library, frame) if isinstance(work, FeedWork) else make_correction_feed(work, library, frame)
    if work.format == "json":
        return render_json_feed(feed)
    from digest.publishing.feeds import xml  # its libraries take a third of a second to load, and many builds change no feed

    return (xml.render_rss if work.format == "rss" else xml.render_atom)(feed, work.path)


RENDERERS: Final[Mapping[type, Callable[[Any, Library, Frame], bytes]]] = {
    ArticleWork: render_article,
    ArticleDataWork: render_article_data,
    IndexWork: render_index,
    MonthsWork: render_months,
    AliasWork: render_alias,
    FrontWork: render_front,
    EditionWork: render_edition,
    ArchiveWork: render_archive,
    ListingWork: render_list,
    DirectoryWork: render_directory,
    NotFoundWork: render_not_found,
    FeedWork: render_feed,
    FeedsWork: render_feeds_page,
    FeedListWork: render_feed_list,
    OwnPageWork: render_own_page,
    AboutWork: render_about,
    MethodWork: render_method,
    CorrectionsWork: render_corrections,
    CorrectionFeedWork: render_feed,
    SitemapWork: lambda work, _, frame: render_sitemap(work.entries, frame.settings.base_url),
    SitemapIndexWork: lambda work, _, frame: render_sitemap_index(work.sitemaps, frame.settings.base_url),
    NewsWork: lambda work, _, frame: render_news(work, frame.settings.base_url),
    SearchWork: render_search,
    PlainWork: lambda work, _, frame: work.data,
}


def render(work: Work, library: Library, frame: Frame) -> bytes:
    """The bytes of a file. They hang on nothing but the work, the records it names, and the frame.

    Raises ContentError when a template is wrong. A CopyWork or IndexFileWork is not rendered: whoever reads files copies it.
    """
    if isinstance(work, CopyWork | IndexFileWork):
        raise TypeError(f"copied, not rendered: {work}")
    return RENDERERS[type(work)](work, retell(library, frame.words), frame)
