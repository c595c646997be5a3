"""Which feeds a site has, and where each of them stands."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from digest.model.settings import FeedFormat, FeedSettings

#: What a feed may belong to: the whole site, or one of its pages.
FeedKind = Literal["site", "section", "tag", "edition", "story", "corrections"]


class Format(NamedTuple):
    """A format of feeds: its name for readers, its media type, and the file that a feed of it is, beside its page."""

    name: str
    type: str
    file: str


#: By their names in the settings, the first choice of most feed readers first. The setting `feeds.path` renames the RSS feed.
FORMATS: Final[Mapping[FeedFormat, Format]] = {
    "rss": Format("RSS", "application/rss+xml", "feed.xml"),
    "atom": Format("Atom", "application/atom+xml", "atom.xml"),
    "json": Format("JSON", "application/feed+json", "feed.json"),
}


class FeedLink(NamedTuple):
    """A feed as a page names it: what it is called, its format for readers and for machines, and its path in the site."""

    title: str
    format: str
    type: str
    path: str


def feed_path(feeds: FeedSettings, format: FeedFormat, page: str | None = None) -> str:
    """Where a feed stands: that of a list (`page` is the list's path) in the list's folder, those of the site together."""
    folder, rss = posixpath.split(feeds.path)
    name = rss if format == "rss" else FORMATS[format].file
    return posixpath.join(folder, name) if page is None else f"{page}{name}"


def has_feeds(feeds: FeedSettings, kind: FeedKind) -> bool:
    """Whether there are feeds of that kind: of editions, say."""
    switches: Mapping[FeedKind, bool] = {
        "site": True, "section": feeds.sections, "tag": feeds.tags, "edition": feeds.editions, "story": feeds.stories,
        "corrections": feeds.corrections,
    }  # fmt: skip
    return bool(feeds.formats) and switches[kind]


def list_feeds(feeds: FeedSettings, kind: FeedKind, title: str, page: str | None = None) -> tuple[FeedLink, ...]:
    """The feeds of the site, or of the list whose path is `page`: one for each format that the settings name."""
    return tuple(_list_feeds(feeds, title, page)) if has_feeds(feeds, kind) else ()


def _list_feeds(feeds: FeedSettings, title: str, page: str | None) -> Iterator[FeedLink]:
    for format in feeds.formats:
        known = FORMATS[format]
        told = title if format == feeds.formats[0] else f"{title} ({known.name})"
        yield FeedLink(told, known.name, known.type, feed_path(feeds, format, page))
