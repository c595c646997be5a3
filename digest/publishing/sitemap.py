"""Files for search engines: the sitemap, whose dates come from content, and robots.txt, which names it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from html import escape

from digest.publishing.urls import absolute_url
from digest.publishing.works import SitemapEntry


def render_sitemap(entries: Iterable[SitemapEntry], base_url: str) -> bytes:
    """The sitemap of sitemaps.org, sorted by path. No build time stands in it: it changes only when a page does."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for entry in sorted(entries, key=lambda e: e.path):
        address = escape(absolute_url(base_url, entry.path), quote=False)
        changed = f"<lastmod>{entry.updated.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if entry.updated else ""
        lines.append(f"<url><loc>{address}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def render_robots(base_url: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute_url(base_url, 'sitemap.xml')}\n".encode()
