"""The whole site from the slates of its days: every file it has, what each is made from, and how it is made of that.

Files are laid out in quires: a day's articles with their edition, the pages of a section. A quire's `lay_out` is a function of
its `seed` and of records, which are named by all that they were made from; so where the seed is the same the leaves are, and
nobody need lay them out to know that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property, partial
from itertools import groupby, islice

from digest.model.settings import Settings
from digest.model.slate import Slate, Slot
from digest.publishing.crosslinks import NO_LINKS, CrossLinks, pick_links
from digest.publishing.feeds.layout import Feeding, Pictures, lay_out_feed_lists, lay_out_feeds, make_feeding, weigh_pictures
from digest.publishing.front import EARLIER
from digest.publishing.gathering import Kind, Listing, make_sections, make_tags
from digest.publishing.leaves import Leaf, Quire, newest_of
from digest.publishing.machines import render_machine_files
from digest.publishing.names import (
    FOLDERS,
    NameKind,
    describe_sources,
    gather_names,
    least_articles,
    list_names,
    mark_listed,
    shelve,
)
from digest.publishing.quires import (
    Around,
    Beside,
    Catalogue,
    lay_out_day,
    lay_out_directory,
    lay_out_front,
    lay_out_index,
    lay_out_listing,
    lay_out_machine_files,
    lay_out_months,
    lay_out_names,
    lay_out_year,
)
from digest.publishing.related import Relatives
from digest.publishing.reuse import INDEX_LIMIT, month_of, month_path
from digest.publishing.sharing import Sharing
from digest.publishing.sitemap import MAX_NEWS, PARTS_LIMIT, lay_out_news, news_until, select_news
from digest.publishing.stories import lay_out_list, list_stories
from digest.publishing.trust import (
    gather_fixes,
    lay_out_about,
    lay_out_corrections,
    lay_out_method,
    lay_out_own_page,
    list_pages,
)
from digest.publishing.urls import ABOUT, ARTICLES, CORRECTIONS, METHOD
from digest.publishing.works import CopyWork, MenuItem, MethodWork, NewsEntry, OwnPage

#: Tells by what feeds are made that may have some articles, and no others.
FeedBy = Callable[[Sequence[Slot]], tuple[Feeding, Pictures]]


class Plan:
    """The site laid out: its sections, tags and neighbours. `slates` are newest first, and each has something published.

    The same input gives the same leaves in the same order.
    """

    def __init__(self, slates: Sequence[Slate], settings: Settings, catalogue: Catalogue, clock: datetime | None = None,
        own: Sequence[OwnPage] = (), sharing: Sharing | None = None, links: CrossLinks = NO_LINKS,
    ) -> None:  # fmt: skip
        self.slates, self.settings, self._catalogue = slates, settings, catalogue
        self.sections = make_sections(slates, settings.sections)
        self.tags = make_tags(slates)
        self.menu = tuple(MenuItem(s.name, s.path) for s in self.sections)
        self.names = tuple((kind, gather_names(slates, kind, least)) for kind, least in least_articles(settings))
        self.stories = list_stories(slates) if settings.stories else ()
        named = (FOLDERS[kind] for kind, listings in self.names if listings)
        self.directories = (*(["stories"] if self.stories else []), *named)
        self.own = {page.path: page for page in own}
        self.pages = list_pages(settings, own)
        self._sharing, self._links = sharing, links
        self._news = select_news(slates, clock, catalogue.cards) if clock and settings.news_sitemap else []
        self.tells_news = settings.news_sitemap
        #: The clock, in POSIX seconds, from which the same slates give another site.
        self.until = news_until(self._news)
        self._articles = sum(len(slate.slots) for slate in slates)
        self._has_parts = self._articles > PARTS_LIMIT

    def quires(self, copies: Sequence[Leaf] = ()) -> Iterator[Quire]:
        """Every file of the site but the sitemaps, which name the others. `copies` are files that are copied as they are."""
        feed = self._feed_by(copies)
        yield self._front()
        yield from self._days(feed)
        yield from self._years()
        yield from self._lists(feed)
        yield from self._feeds(feed)
        yield self._machine_files(copies)
        yield from self._quires_about_the_site()
        yield from self._indexes()
        yield Quire("copies", tuple(copies), lambda: copies)

    def _feed_by(self, copies: Sequence[Leaf]) -> FeedBy:
        feeding, sizes = make_feeding(self.settings), {c.path: c.work.stamp.size for c in copies if isinstance(c.work, CopyWork)}
        return lambda slots: (
            feeding.with_links(pick_links(self._links, slots)), weigh_pictures(slots, sizes, len(slots)),
        )  # fmt: skip

    def _front(self) -> Quire:
        newest, earlier = self.slates[0] if self.slates else None, self.slates[1 : EARLIER + 1]
        links = pick_links(self._links, newest.slots if newest else ())
        lay_out = partial(lay_out_front, self._catalogue)
        return self._quire("front", lay_out, newest, tuple(slate.day for slate in earlier), self.settings.stories, links)

    def _days(self, feed: FeedBy) -> Iterator[Quire]:
        """The days with their articles, and after the last day of a month the index of it, where it has one."""
        slates, settings, months = self.slates, self.settings, self._months
        relatives, listed = Relatives(slates, settings.related, self._catalogue.cards), list_names(self.names)
        for at, (newer, slate, older) in enumerate(zip([None, *slates], slates, [*slates[1:], None], strict=False)):
            beside = Beside(newer and newer.day, newer and newer.oldest, older and older.day, older and older.newest)
            # any of its articles may be in the feed of a story
            known = settings.content_dir, settings.data, settings.stories, slate, beside, *feed(slate.slots)
            around = Around(listed, partial(relatives.find, at), self._sharing, self._links)
            lay_out = partial(lay_out_day, self._catalogue, around, *known)
            # what is asked of the whole site counts as far as it tells of this day
            look, links = self._sharing and self._sharing.look, pick_links(self._links, slate.slots)
            seed = *known, mark_listed(slate, listed), relatives.hang_on(at), look, links
            month = month_of(slate.date)
            yield Quire(f"day {slate.date}", seed, lay_out, month if self._has_parts else "")
            if month in months and (older is None or month_of(older.date) != month):
                yield self._quire(f"index {month}", lay_out_index, month_path(month), *list_shown(months[month]))

    def _years(self) -> Iterator[Quire]:
        """The archive."""
        years = [(year, tuple(some)) for year, some in groupby(self.slates, key=lambda slate: slate.date.year)] or [(0, ())]
        others = tuple(MenuItem(str(year), f"archive/{year}/") for year, _ in years if year)
        for at, (year, some) in enumerate(years):
            told = tuple(slate.day for slate in some), newest_of(slate.updated for slate in some)
            yield self._quire(f"year {year}", lay_out_year, year, at == 0, others, *told)

    def _lists(self, feed: FeedBy) -> Iterator[Quire]:
        """The pages of sections, tags, stories and names, and their directories."""
        folder, size, limit = self.settings.content_dir, self.settings.paginate, self.settings.feeds.limit
        for kind, listings in self._listings():
            for listing in listings:
                fed = feed(listing.slots[:limit])
                seed = folder, size, kind, listing.name, listing.path, listing.records, *fed
                lay_out = partial(lay_out_listing, self._catalogue, folder, size, kind, listing, *fed)
                yield Quire(f"{kind} {listing.path} {listing.name}", seed, lay_out)
            yield self._directory(f"{kind}s", listings)
        if self.stories:
            yield self._quire("stories", lay_out_list, self.stories, size)
        for name_kind, names in self.names:
            yield from self._quires_of_names(name_kind, names)

    def _feeds(self, feed: FeedBy) -> Iterator[Quire]:
        """The feeds of the site, and what lists all feeds."""
        slots = tuple(islice((slot for slate in self.slates for slot in slate.slots), self.settings.feeds.limit))
        feeding, pictures = feed(slots)
        yield self._quire("feeds", lay_out_feeds, feeding, "site", "", "", slots, pictures)
        named = (tuple(MenuItem(item.name, item.path) for item in listings) for _, listings in self._listings())
        yield self._quire("lists of feeds", lay_out_feed_lists, self.settings, *named)

    def _machine_files(self, copies: Sequence[Leaf]) -> Quire:
        taken = {copy.path for copy in copies}  # by files of the site's own hand
        machines = tuple(file for file in render_machine_files(self.settings) if file[0] not in taken)
        return self._quire("machines", lay_out_machine_files, machines, "" if "CNAME" in taken else self.settings.cname)

    def _indexes(self) -> Iterator[Quire]:
        """The sitemap of news, and the index of all articles as data."""
        settings, months = self.settings, self._months
        if settings.news_sitemap:
            news = tuple(NewsEntry(c.path, c.headline, c.language, c.published) for c in self._news[:MAX_NEWS])
            yield self._quire("news", lay_out_news, settings.title, settings.site_language, news)
        if settings.data and months:
            counts = tuple((month, sum(len(slate.slots) for slate in some)) for month, some in months.items())
            yield self._quire("index", lay_out_months, counts)
        elif settings.data:
            yield self._quire("index", lay_out_index, ARTICLES, *list_shown(self.slates))

    def _quires_of_names(self, kind: NameKind, listings: Sequence[Listing]) -> Iterator[Quire]:
        """The lists of a kind of names, some in each quire, and their directory. What is known of an article hangs on its record,
        so that a seed needs no more of it."""
        size, abouts = self.settings.paginate, describe_sources(self.settings) if kind == "source" else {}
        for shelf, some in shelve(listings).items():
            seed = size, abouts, [(listing.name, listing.path, listing.records) for listing in some]
            lay_out = partial(lay_out_names, kind, some, size, abouts)
            part = f"{FOLDERS[kind]}-{shelf // 16}" if self._has_parts else ""
            yield Quire(f"{FOLDERS[kind]} {shelf}", seed, lay_out, part)
        if listings:
            yield self._directory(FOLDERS[kind], listings)

    def _directory(self, name: str, listings: Sequence[Listing]) -> Quire:
        """The page of all sections, tags or names of a kind."""
        items = tuple(MenuItem(item.name, item.path, len(item.slots)) for item in listings)
        return self._quire(name, lay_out_directory, name, items, newest_of(listing.updated for listing in listings))

    def _quires_about_the_site(self) -> Iterator[Quire]:
        """The pages that readers can judge the site by, and those of its own."""
        settings, own = self.settings, dict(self.own)
        if settings.trust_pages:
            first = self.slates[-1] if self.slates else None
            yield self._quire("about", lay_out_about, settings.contact, own.pop(ABOUT, None), first and first.day)
            work = MethodWork(settings.summary, settings.facts, self._articles, len(self.slates), own.pop(METHOD, None))
            yield self._quire("method", lay_out_method, work)
            fixes = gather_fixes(self.slates)
            seed = settings.feeds, settings.paginate, own.pop(CORRECTIONS, None), fixes
            yield self._quire("corrections", lay_out_corrections, *seed)
        for page in own.values():
            yield self._quire(f"page {page.path}", lay_out_own_page, page)

    def _listings(self) -> Iterator[tuple[Kind, tuple[Listing, ...]]]:
        yield "section", self.sections
        yield "tag", self.tags

    @cached_property
    def _months(self) -> dict[str, tuple[Slate, ...]]:
        """The days of each month that has an index of its own, so that news touches few of them; on a small site none has."""
        if not self.settings.data or self._articles <= INDEX_LIMIT:
            return {}
        return {month: tuple(some) for month, some in groupby(self.slates, key=lambda slate: month_of(slate.date))}

    def _quire(self, name: str, lay_out: Callable[..., Iterable[Leaf]], *seed: object) -> Quire:
        return Quire(name, seed, partial(lay_out, *seed))


def list_shown(slates: Iterable[Slate]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The records of the articles of some days, and what changes with what a list shows of each."""
    slots = [slot for slate in slates for slot in slate.slots]
    return tuple([slot.record for slot in slots]), tuple([slot.shown for slot in slots])
