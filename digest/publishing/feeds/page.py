"""The page that tells readers what feeds are, and which there are."""

from __future__ import annotations

from typing import Final, NamedTuple

from digest.publishing.feeds.addresses import FeedKind, FeedLink, has_feeds
from digest.publishing.feeds.layout import OWN_LIST, PAGE, SOURCES_LIST
from digest.publishing.feeds.opml import render_opml
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.library import Library
from digest.publishing.urls import CORRECTIONS
from digest.publishing.words import N_
from digest.publishing.works import FeedListWork, FeedsWork, MenuItem

#: What the lists for feed readers are called.
_TITLES: Final = {"own": N_("Feeds of %(site)s"), "sources": N_("Sources of %(site)s")}


class FeedGroup(NamedTuple):
    """A section or tag with its feeds."""

    name: str
    path: str
    feeds: tuple[FeedLink, ...]


def render_feeds_page(work: FeedsWork, library: Library, frame: Frame) -> bytes:
    """The page of all feeds."""

    def group(kind: FeedKind, items: tuple[MenuItem, ...]) -> tuple[FeedGroup, ...]:
        return tuple(FeedGroup(item.name, item.path, feeds_of(frame, kind, item.name, item.path)) for item in items)

    gettext = frame.words.gettext
    about = gettext("Feeds of %(site)s: new articles in your feed reader.", site=frame.site.title)
    page = Page("feeds", PAGE, gettext("Feeds"), about, own_address(frame, PAGE))
    variables = {
        "sections": group("section", work.sections),
        "tags": group("tag", work.tags),
        "edition_feeds": has_feeds(frame.settings.feeds, "edition"),
        "story_feeds": work.has_stories and has_feeds(frame.settings.feeds, "story"),
        "correction_feeds": feeds_of(frame, "corrections", gettext("Corrections"), CORRECTIONS) if work.has_corrections else (),
        "own_list": OWN_LIST,
        "sources_list": SOURCES_LIST if work.has_sources else "",
    }
    return render_page(frame, "feeds.html", page, variables)


def render_feed_list(work: FeedListWork, library: Library, frame: Frame) -> bytes:
    """A list for feed readers."""
    gettext = frame.words.gettext
    title = gettext(_TITLES[work.kind], site=frame.site.title)
    return render_opml(title, {name and gettext(name): feeds for name, feeds in work.groups})
