"""Sitemaps for search engines, whose dates come from content: one of all pages, in parts on a large site, and one of the news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from math import inf
from typing import Final

from digest.model.edition import Card
from digest.model.slate import Slate
from digest.publishing.leaves import Leaf, newest_of
from digest.publishing.machines import NEWS_SITEMAP, SITEMAP
from digest.publishing.urls import absolute_url
from digest.publishing.works import NewsEntry, NewsWork, SitemapEntry, SitemapIndexWork, SitemapWork

#: Pages in a sitemap at most. The protocol allows 50,000, and 50 MB, which as many of our longest addresses would not keep.
MAX_PAGES: Final = 40_000
#: How long Google takes an article for news, and how many it wants to be told.
NEWS_LASTS: Final = timedelta(hours=48)
MAX_NEWS: Final = 1000
#: Articles from which the sitemap is in parts, a month each, so that news touches few of them.
PARTS_LIMIT: Final = 10_000
#: The part for pages that are no day's.
LISTS: Final = "lists"

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE: Final = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

# ---------------------------------------------------------------- laying out


def lay_out_sitemap(entries: Iterable[SitemapEntry], part: str = "") -> Iterator[Leaf]:
    """The sitemap of a part of the site ("2021-08"), or of all of it; in several files where it would be too long for one.

    The leaves of a part have the entry that the index names them by.
    """
    ordered = sorted(entries, key=lambda e: e.path)
    if not part and len(ordered) <= MAX_PAGES:
        yield Leaf(SITEMAP, SitemapWork(tuple(ordered)), "the sitemap")
        return
    told = []
    for number, start in enumerate(range(0, len(ordered), MAX_PAGES), 1):
        some = tuple(ordered[start : start + MAX_PAGES])
        path = f"sitemap/{part or 'pages'}{f'-{number}' if number > 1 else ''}.xml"
        told.append(SitemapEntry(path, newest_of(e.updated for e in some)))
        yield Leaf(path, SitemapWork(some), "the sitemap", entry=told[-1])
    if not part:
        yield from lay_out_sitemap_index(told)


def lay_out_sitemap_index(sitemaps: Iterable[SitemapEntry]) -> Iterator[Leaf]:
    """What leads to the sitemaps of a large site."""
    yield Leaf(SITEMAP, SitemapIndexWork(tuple(sorted(sitemaps, key=lambda e: e.path))), "the sitemap")


def select_news(slates: Sequence[Slate], clock: datetime, open_cards: Callable[[Sequence[str]], Sequence[Card]]) -> list[Card]:
    """The articles that search engines may take for news at that hour, newest first. `slates` are newest first."""
    first = (clock - NEWS_LASTS - timedelta(days=1)).date()  # a day's articles may be of the one before it elsewhere
    recent = [record for slate in slates if slate.date >= first for record in slate.records]
    cards = [card for card in open_cards(recent) if card.listed and card.published > clock - NEWS_LASTS]
    return sorted(cards, key=lambda card: card.published, reverse=True)


def news_until(news: Iterable[Card]) -> float:
    """When the first of those articles is no news any longer, in POSIX seconds."""
    return min(((card.published + NEWS_LASTS).timestamp() for card in news), default=inf)


def lay_out_news(title: str, language: str, news: Iterable[NewsEntry]) -> Iterator[Leaf]:
    yield Leaf(NEWS_SITEMAP, NewsWork(title, language, tuple(news)), "the setting news_sitemap")


# ---------------------------------------------------------------- rendering


def render_sitemap(entries: Iterable[SitemapEntry], base_url: str) -> bytes:
    """The sitemap of sitemaps.org, sorted by path. No build time stands in it: it changes only when a page does."""
    return _render("urlset", "url", entries, base_url)


def render_sitemap_index(sitemaps: Iterable[SitemapEntry], base_url: str) -> bytes:
    return _render("sitemapindex", "sitemap", sitemaps, base_url)


def _render(root: str, name: str, entries: Iterable[SitemapEntry], base_url: str) -> bytes:
    lines = [_HEAD, f"<{root} {_SPACE}>"]
    for entry in sorted(entries, key=lambda e: e.path):
        changed = f"<lastmod>{_stamp(entry.updated)}</lastmod>" if entry.updated else ""
        lines.append(f"<{name}><loc>{_address(base_url, entry.path)}</loc>{changed}</{name}>")
    return "\n".join([*lines, f"</{root}>", ""]).encode()


def render_news(work: NewsWork, base_url: str) -> bytes:
    """The sitemap that Google News reads."""
    lines = [_HEAD, f"<urlset {_SPACE} {_NEWS_SPACE}>"]
    for entry in work.entries:
        name, language = escape(work.title, quote=False), escape(_news_language(entry.language or work.language))
        lines += [
            f"<url><loc>{_address(base_url, entry.path)}</loc><news:news>",
            f"<news:publication><news:name>{name}</news:name><news:language>{language}</news:language></news:publication>",
            f"<news:publication_date>{_stamp(entry.published)}</news:publication_date>",
            f"<news:title>{escape(entry.headline, quote=False)}</news:title>",
            "</news:news></url>",
        ]
    return "\n".join([*lines, "</urlset>", ""]).encode("utf-8", "replace")


def _news_language(language: str) -> str:
    """A BCP 47 language as Google News wants it: two or three letters, and for Chinese the script by a territory."""
    first, *rest = language.lower().split("-")
    if first != "zh":
        return first
    return "zh-tw" if {"hant", "tw", "hk", "mo"}.intersection(rest) else "zh-cn"


def _address(base_url: str, path: str) -> str:
    return escape(absolute_url(base_url, path), quote=False)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
