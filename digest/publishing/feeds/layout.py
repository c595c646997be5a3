"""The files of feeds: those of the site and of its lists, the page that names them, and the lists for feed readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from digest.model.problem import SETTINGS_FILE
from digest.model.settings import FeedSettings, Settings
from digest.model.slate import Slot
from digest.publishing.crosslinks import LinksOf
from digest.publishing.feeds.addresses import FeedKind, feed_path, has_feeds
from digest.publishing.feeds.opml import Subscription, list_sources
from digest.publishing.leaves import Leaf, make_page
from digest.publishing.urls import absolute_url
from digest.publishing.words import N_
from digest.publishing.works import FeedListWork, FeedsWork, FeedWork, MenuItem

PAGE: Final = "feeds/"
OWN_LIST: Final = "feeds/feeds.opml"
SOURCES_LIST: Final = "sources.opml"


class Feeding(NamedTuple):
    """What feeds are made by: the settings, the feeds of sources by their key, and the links of those texts that they may carry
    to other articles, by record."""

    settings: FeedSettings
    sources: tuple[tuple[str, str], ...]
    links: LinksOf = ()

    def with_links(self, links: LinksOf) -> Feeding:
        """The same for feeds that may have the articles with those links."""
        return self._replace(links=links) if self.settings.content == "full" else self


#: Pictures that a feed may name: path in the site, and bytes.
Pictures = tuple[tuple[str, int], ...]


def make_feeding(settings: Settings) -> Feeding:
    return Feeding(settings.feeds, tuple(sorted((key, s.feed) for key, s in settings.sources.items() if s.feed)))


def weigh_pictures(slots: Sequence[Slot], sizes: Mapping[str, int], limit: int) -> Pictures:
    """The pictures of the articles that a feed has, each with its bytes, where it is one of the site's files."""
    named = {path for slot in slots[:limit] for path in slot.pictures}
    return tuple((path, sizes[path]) for path in sorted(named) if path in sizes)


def lay_out_feeds(
    feeding: Feeding, kind: FeedKind, name: str, page: str, slots: Sequence[Slot], pictures: Pictures, id: str = ""
) -> Iterator[Leaf]:
    """The feeds of the site or of a list, one for each format. `page` is the path of the page they belong to, `id` a story's."""
    feeds = feeding.settings
    slots = slots[: feeds.limit]
    records = tuple([slot.record for slot in slots])
    shown = tuple([slot.shown for slot in slots]) if feeds.content == "summary" else ()
    links = tuple(item for item in feeding.links if item[0] in records)
    for format in feeds.formats if has_feeds(feeds, kind) else ():
        path = feed_path(feeds, format, None if kind == "site" else page)
        named = format, path, kind, name, page, feeds.content, feeds.hub, records, pictures, feeding.sources, id, links
        work = FeedWork(*named, shown)
        what = "feed" if kind == "site" else "feed of a list"
        yield Leaf(path, work, "the feed (setting feeds.path)", what, SETTINGS_FILE)


def lay_out_feed_lists(settings: Settings, sections: tuple[MenuItem, ...], tags: tuple[MenuItem, ...]) -> Iterator[Leaf]:
    """What names the feeds: the page for readers, the lists for feed readers."""
    feeds, base_url = settings.feeds, settings.base_url
    sections = sections if has_feeds(feeds, "section") else ()
    tags = tags if has_feeds(feeds, "tag") else ()
    sources = list_sources(settings.sources)
    if sources:
        yield Leaf(SOURCES_LIST, FeedListWork("sources", (("", sources),)), "a list of feeds")
    if not feeds.formats:
        return
    best = feeds.formats[0]

    def subscribe(item: MenuItem) -> Subscription:
        feed = absolute_url(base_url, feed_path(feeds, best, item.path))
        return Subscription(f"{item.name} · {settings.title}", feed, absolute_url(base_url, item.path))

    site = Subscription(settings.title, absolute_url(base_url, feed_path(feeds, best)), base_url)
    groups = ("", (site,)), (N_("Sections"), tuple(map(subscribe, sections))), (N_("Tags"), tuple(map(subscribe, tags)))
    yield Leaf(OWN_LIST, FeedListWork("own", groups), "a list of feeds")
    has_corrections = settings.trust_pages and has_feeds(feeds, "corrections")
    yield make_page(FeedsWork(sections, tags, bool(sources), has_corrections, settings.stories), PAGE)
