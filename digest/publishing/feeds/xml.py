"""Feeds as RSS 2.0 and Atom 1.0. The door of feedgen and lxml, which take a third of a second to load."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from html import escape
from typing import Any, Final

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement

from digest.model.publication import Feed, FeedEntry, FeedImage
from digest.publishing.urls import relative_url

FEED_STYLE: Final = "static/feed.css"
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_MEDIA: Final = "{http://search.yahoo.com/mrss/}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def render_rss(feed: Feed, path: str) -> bytes:
    """The feed as RSS 2.0; `path` is its own in the site."""
    out = _start(feed, "application/rss+xml")
    out.description(feed.subtitle)
    out.lastBuildDate(feed.updated)
    out.docs("https://www.rssboard.org/rss-specification")
    for entry in feed.entries:
        _add_entry(out, entry).description(escape(entry.summary, quote=False))  # readers take it for HTML
    return _finish(out.rss_str(pretty=True), path)


def render_atom(feed: Feed, path: str) -> bytes:
    """The feed as Atom 1.0; `path` is its own in the site."""
    out = _start(feed, "application/atom+xml")
    out.subtitle(feed.subtitle)
    out.author(name=feed.author, uri=feed.author_url)
    out.updated(max((distinct(e) for e in feed.entries), default=feed.updated))
    for entry in feed.entries:
        item = _add_entry(out, entry)
        item.updated(distinct(entry))
        item.summary(entry.summary)
        for name in entry.authors:
            item.author(name=name or "?")
    return _finish(out.atom_str(pretty=True), path)


def distinct(entry: FeedEntry) -> datetime:
    """When the entry changed, with a fraction of a second that its id settles.

    Entries with one and the same `updated` look to a validator, and to some readers, as if they had all been touched by a
    machine; and a wire gives minutes, or days.
    """
    digest = hashlib.sha256(entry.id.encode("utf-8", "replace")).digest()
    return entry.updated.replace(microsecond=0) + timedelta(microseconds=int.from_bytes(digest[:4], "big") % 1_000_000)


def _start(feed: Feed, type: str) -> FeedGenerator:
    """What both formats share. Every time is set: feedgen would take the clock's."""
    out = FeedGenerator()
    out.register_extension("more", _MoreOfFeed, _MoreOfEntry, atom=True, rss=True)
    out.more.feed = feed
    out.id(feed.id)
    out.title(feed.title or "?")
    out.language(feed.language)
    out.generator("digest")
    if feed.rights:
        out.rights(feed.rights)
    out.link(href=feed.self_url, rel="self", type=type)
    if feed.hub:
        out.link(href=feed.hub, rel="hub")
    out.link(href=feed.url, rel="alternate", type="text/html")  # the last one becomes the channel's
    return out


def _add_entry(out: FeedGenerator, entry: FeedEntry) -> Any:
    item = out.add_entry(order="append")
    item.more.entry = entry
    item.guid(entry.id, permalink=False)
    item.title(entry.title or "?")
    item.link(href=entry.url, rel="alternate")
    item.published(entry.published)
    item.content(entry.content, type="html")  # escaped, not CDATA: text may hold `]]>`
    if terms := [{"term": term} for term in entry.categories]:
        item.category(terms)  # all at once: feedgen goes through those it has for each that comes
    return item


def _finish(data: bytes, path: str) -> bytes:
    """The feed with its style sheet, by which it explains itself where a browser shows it."""
    head, _, rest = data.partition(b"\n")
    style = f'<?xml-stylesheet type="text/css" href="{relative_url(path, FEED_STYLE)}"?>'
    return b"\n".join([head, style.encode(), rest])


class _MoreOfFeed(BaseExtension):  # type: ignore[misc]
    """What feedgen does not write of a feed itself."""

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC[1:-1], "media": _MEDIA[1:-1]}

    def extend_rss(self, root: Any) -> None:
        if self.feed.hub:
            SubElement(root[0], f"{_ATOM}link", {"href": self.feed.hub, "rel": "hub"})


class _MoreOfEntry(BaseEntryExtension):  # type: ignore[misc]
    """What feedgen does not write of an entry itself."""

    entry: FeedEntry

    def extend_rss(self, item: Any) -> None:
        entry = self.entry
        for name in entry.authors:
            SubElement(item, f"{_DC}creator").text = name
        if entry.language:
            SubElement(item, f"{_DC}language").text = entry.language
        if entry.updated > entry.published:
            SubElement(item, f"{_ATOM}updated").text = entry.updated.isoformat()
        if entry.source and entry.source_feed:
            SubElement(item, "source", {"url": entry.source_feed}).text = entry.source
        if entry.image:
            if entry.image.size:
                about = {"url": entry.image.url, "length": str(entry.image.size), "type": entry.image.type}
                SubElement(item, "enclosure", about)
            _add_media(item, entry.image)

    def extend_atom(self, item: Any) -> None:
        entry = self.entry
        for name in ("title", "summary") if entry.language else ():  # the content marks its languages itself
            item.find(name).set(_LANG, entry.language)
        if entry.source and entry.source_feed:
            source = SubElement(item, "source")
            SubElement(source, "id").text = entry.source_feed
            SubElement(source, "title").text = entry.source
            SubElement(source, "updated").text = entry.updated.isoformat()
        if entry.source_url:
            SubElement(item, "link", {"rel": "via", "href": entry.source_url})
        if entry.image:
            if entry.image.size:
                about = {"rel": "enclosure", "href": entry.image.url, "type": entry.image.type, "length": str(entry.image.size)}
                SubElement(item, "link", about)
            _add_media(item, entry.image)


def _add_media(item: Any, image: FeedImage) -> None:
    """The picture with what is said of it, as Media RSS."""
    about = {"url": image.url, "medium": "image", "type": image.type, "fileSize": str(image.size or "")}
    media = SubElement(item, f"{_MEDIA}content", {name: value for name, value in about.items() if value})
    for name, told in (("description", image.caption or image.alt), ("credit", image.credit)):
        if told:
            SubElement(media, f"{_MEDIA}{name}").text = told
