"""Feeds as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from digest.model.publication import Feed, FeedEntry
from digest.publishing.json_text import write_lines

VERSION: Final = "https://jsonfeed.org/version/1.1"


def render_json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1, as UTF-8."""
    told = _without_blanks({
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.author_url}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }) | {"items": [make_item(entry) for entry in feed.entries]}  # fmt: skip
    return write_lines(told)


def make_item(entry: FeedEntry) -> Mapping[str, object]:
    """An entry as an item; what is unknown is left out."""
    image = entry.image
    attached = {"url": image.url, "mime_type": image.type, "size_in_bytes": image.size} if image and image.size else None
    return _without_blanks({
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.source_url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": image.url if image else None,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
        "language": entry.language,
        "attachments": [attached] if attached else [],
    })  # fmt: skip


def _without_blanks(told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value}
