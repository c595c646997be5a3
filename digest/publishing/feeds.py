"""The feed: entries in Atom's words, rendered as RSS 2.0. The door of feedgen and lxml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from feedgen.feed import FeedGenerator

from digest.model.edition import Brief
from digest.model.publication import Feed, FeedEntry
from digest.publishing.environment import Place, render_template
from digest.publishing.frame import Frame
from digest.publishing.rights import shown_summary
from digest.publishing.urls import absolute_url, tag_uri
from digest.publishing.works import FeedWork, Library, Sheet

#: For a feed without entries: never the clock.
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

# What XML 1.0 cannot hold, not even escaped; one such character would lose the whole feed.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_feed(work: FeedWork, library: Library, frame: Frame) -> bytes:
    """The site's feed as RSS 2.0."""
    return render_rss(make_feed([(library.brief(record), library.sheet(record)) for record in work.records], frame))


def make_feed(articles: Sequence[tuple[Brief, Sheet]], frame: Frame) -> Feed:
    """The site's feed. The articles are newest first, as many as it is to hold. Nothing in it hangs on the clock."""
    settings = frame.settings
    entries = tuple(make_entry(brief, sheet, frame) for brief, sheet in articles)
    return Feed(
        id=tag_uri("site", kind="feed"),
        title=settings.title,
        subtitle=settings.description or settings.title,
        url=settings.base_url,
        self_url=absolute_url(settings.base_url, settings.feeds.path),
        language=settings.site_language,
        updated=max((e.updated for e in entries), default=EPOCH),
        author=settings.author or settings.title,
        entries=entries,
    )


def make_entry(brief: Brief, sheet: Sheet, frame: Frame) -> FeedEntry:
    """An article's entry: its digest with absolute links to facts and sentences, and a summary without markup."""
    base_url = frame.settings.base_url
    sentences = shown_summary(brief)
    place = Place(brief.path, base_url, "absolute")
    variables = {
        "site": frame.site,
        "place": place,
        "brief": brief,
        "summary": sentences,
        "facts": sheet.facts,
        "text_shown": brief.rights != "link",
    }
    return FeedEntry(
        id=tag_uri(brief.id),
        title=brief.headline,
        url=absolute_url(base_url, brief.path),
        published=brief.published,
        updated=brief.updated or brief.published,
        summary=" ".join(s.text for s in sentences) or brief.headline,
        content=render_template(frame.environment, "feed_entry.html", variables).strip(),
        authors=brief.authors or ((brief.source.name,) if brief.source else ()),
        categories=tuple(dict.fromkeys([brief.section, *brief.tags] if brief.section else brief.tags)),
        source=brief.source.name if brief.source else None,
        source_url=(brief.source.url or brief.source.home) if brief.source else None,
        language=brief.language,
    )


def render_rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0 with content:encoded and dc:creator. Every time is set: feedgen would take the clock's."""
    out = FeedGenerator()
    out.load_extension("dc", atom=False, rss=True)
    out.id(feed.id)
    out.title(clean(feed.title))
    out.description(clean(feed.subtitle))
    out.language(feed.language)
    out.link(href=feed.self_url, rel="self", type="application/rss+xml")
    out.link(href=feed.url, rel="alternate")  # the last one becomes the channel's
    out.lastBuildDate(feed.updated.astimezone(UTC))
    out.generator("digest")
    out.docs("https://www.rssboard.org/rss-specification")
    for entry in feed.entries:
        add_entry(out, entry)
    data: bytes = out.rss_str(pretty=True)
    return data


def add_entry(out: FeedGenerator, entry: FeedEntry) -> None:
    item = out.add_entry(order="append")
    item.guid(entry.id, permalink=False)
    item.title(clean(entry.title))
    item.link(href=entry.url)
    item.published(entry.published.astimezone(UTC))
    item.updated(entry.updated.astimezone(UTC))
    item.description(clean(entry.summary))
    item.content(clean(entry.content))  # escaped, not CDATA: text may hold `]]>`
    for name in entry.authors:
        item.dc.dc_creator(clean(name))
    for term in entry.categories:
        item.category(term=clean(term))
    if entry.source and entry.source_url:
        item.source(entry.source_url, clean(entry.source))
    if entry.language:
        item.dc.dc_language(entry.language)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
