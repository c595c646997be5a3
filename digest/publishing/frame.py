"""What all pages share: the site as templates see it, the page at hand, and the way from a template to its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from digest.model.publication import FeedEntry
from digest.model.settings import Settings, SummaryMethod
from digest.publishing.colours import read_colours
from digest.publishing.engine import Environment
from digest.publishing.environment import LinkMode, Place, render_template, text_direction
from digest.publishing.feeds.addresses import FeedKind, FeedLink, list_feeds
from digest.publishing.metadata import make_breadcrumbs, share_locale
from digest.publishing.urls import absolute_url
from digest.publishing.words import Words
from digest.publishing.works import MenuItem

STYLE = "static/style.css"
NOTHING = Markup("")
#: Pages to which no way leads: the start of all, and those that stand at any address.
WAYLESS = frozenset(["front", "404", "redirect"])


@dataclass(frozen=True, slots=True)
class Site:
    """The variable `site` of every template."""

    title: str
    description: str
    language: str
    direction: str
    author: str
    copyright: str
    base_url: str
    timezone: str
    feed: str  # path of the site's first feed; empty where it has none
    feeds: tuple[FeedLink, ...]  # those of the whole site, one for each format
    style: str  # path of the style sheet
    style_version: str  # changes with its bytes
    paper: tuple[str, ...]  # the colour behind the text, for browsers to match: by day, by night
    icon: str  # path of the icon; empty where there is none
    locale: str  # the language as Open Graph writes it, "sv_SE"; may be empty
    menu: tuple[MenuItem, ...]
    has_tags: bool
    directories: tuple[str, ...]  # those of stories and names that the site has: "stories", "people", "places", "sources"
    has_search: bool
    pages: tuple[MenuItem, ...]  # those about the site, and others beside the articles; the former may have no name
    summaries: SummaryMethod  # how they are made
    has_facts: bool  # whether the program looks for facts
    extra: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """The variable `page` of every template. `canonical` is absolute; `json_ld` a whole script element or nothing."""

    kind: str  # front, article, edition, archive, section, tag, sections, tags, stories, 404
    path: str
    title: str
    description: str = ""
    canonical: str = ""
    image: str = ""  # absolute
    image_alt: str = ""
    image_size: tuple[int, int] | None = None  # width and height in pixels, where they are known
    locale: str = ""  # of what it shows, as Open Graph writes it; the site's where empty
    section: str = ""  # of an article
    tags: tuple[str, ...] = ()
    data: str = ""  # path of the same as data; empty where there is none
    published: str = ""  # ISO 8601, of an article
    updated: str = ""
    indexed: bool = True  # whether search engines may list it
    json_ld: Markup = NOTHING
    feeds: tuple[FeedLink, ...] = ()  # of what the page is about, beside those of the site
    above: tuple[MenuItem, ...] = ()  # the pages between the front page and this one
    trail: tuple[MenuItem, ...] = ()  # the way here, from the front page to this one; made for every page that has a place


@dataclass(frozen=True, slots=True)
class Frame:
    """What rendering needs beside the page itself. `settings` are those of `page_settings` only; `font` is the site's own for
    the pictures of headlines."""

    settings: Settings
    environment: Environment
    site: Site
    font: bytes = b""
    #: The entries of feeds that were made last, by all that they are made from.
    entries: dict[object, FeedEntry] = field(default_factory=dict, compare=False)

    @property
    def words(self) -> Words:
        """The words of the interface: `frame.words.gettext("Archive")`."""
        return self.environment.words


def make_site(
    settings: Settings, style: bytes | None, menu: tuple[MenuItem, ...], *,
    has_tags: bool, directories: tuple[str, ...] = (), has_search: bool = False, pages: tuple[MenuItem, ...] = (),
) -> Site:  # fmt: skip
    """The site as templates see it; `style` are the bytes of its style sheet."""
    feeds = list_feeds(settings.feeds, "site", settings.title)
    return Site(
        title=settings.title,
        description=settings.description,
        language=settings.site_language,
        direction=text_direction(settings.site_language),
        author=settings.author or settings.title,
        copyright=settings.copyright,
        base_url=settings.base_url,
        timezone=settings.timezone,
        feed=feeds[0].path if feeds else "",
        feeds=feeds,
        style=STYLE,
        style_version=hashlib.sha256(style).hexdigest()[:10] if style is not None else "",
        paper=read_colours(style or b"").get("paper", ())[:2],
        icon=settings.icon,
        locale=share_locale(settings.site_language),
        menu=menu,
        has_tags=has_tags,
        directories=directories,
        has_search=has_search,
        pages=pages,
        summaries=settings.summary.method,
        has_facts=settings.facts.method != "none" and settings.facts.limit > 0,
        extra=settings.extra,
    )


def render_page(frame: Frame, template: str, page: Page, variables: Mapping[str, object], mode: LinkMode = "relative") -> bytes:
    """Render a page, as UTF-8. Raises ContentError when the template is wrong."""
    place = Place(page.path, frame.settings.base_url, mode)
    if page.kind not in WAYLESS:
        trail = (MenuItem(frame.site.title, ""), *page.above, MenuItem(page.title, page.path))
        page = replace(page, trail=trail, json_ld=page.json_ld + make_breadcrumbs(frame.settings.base_url, trail))
    text = render_template(frame.environment, template, {"site": frame.site, "page": page, "place": place, **variables})
    return text.encode("utf-8", "replace")


def own_address(frame: Frame, path: str) -> str:
    """The absolute address of a page of the site."""
    return absolute_url(frame.settings.base_url, path)


def feeds_of(frame: Frame, kind: FeedKind, name: str, page: str) -> tuple[FeedLink, ...]:
    """The feeds of a list, for the head of pages that are about it; `page` is the path of the list."""
    return list_feeds(frame.settings.feeds, kind, f"{name} · {frame.site.title}", page)
