"""Lists of feeds as OPML 2.0, which feed readers take in and subscribe to all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from digest.model.settings import SourceSettings


class Subscription(NamedTuple):
    """A feed to subscribe to: what it is called, its own address, and the page that it belongs to."""

    title: str
    feed: str
    page: str = ""
    language: str = ""


def render_opml(title: str, groups: Mapping[str, Iterable[Subscription]]) -> bytes:
    """Subscriptions by the name of their group; those of the group without a name stand first, by themselves."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head>"]
    lines += [f"<title>{escape(title, quote=False)}</title>", "</head>", "<body>"]
    for name, some in groups.items():
        outlines = [_outline(subscription) for subscription in some]
        lines += [f'<outline text="{escape(name)}">', *outlines, "</outline>"] if name and outlines else outlines
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode("utf-8", "replace")


def _outline(told: Subscription) -> str:
    known = {"text": told.title, "title": told.title, "xmlUrl": told.feed, "htmlUrl": told.page, "language": told.language}
    return f'<outline type="rss"{"".join(f" {name}={_quoted(value)}" for name, value in known.items() if value)}/>'


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'


def list_sources(sources: Mapping[str, SourceSettings]) -> tuple[Subscription, ...]:
    """The sources that have a feed, by name."""
    found = sorted(sources.values(), key=lambda source: (source.name.casefold(), source.name))
    return tuple(Subscription(s.name, s.feed, s.url or "", s.language or "") for s in found if s.feed)
