"""What is published: files, and the entries of feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the output folder, with forward slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FeedImage:
    """The picture of a feed entry. `size` is in bytes, and 0 where nobody here knows it; `type` is a media type or empty."""

    url: str
    type: str = ""
    size: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An Atom entry, in Atom's words. `id` is a tag: URI that hangs on neither URL nor title; `content` is HTML. Its
    texts have only characters that all formats can hold.

    Instants are UTC. `source_url` is the article's address at its source, else the source's; `source_feed` the source's feed,
    else its home page.
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str
    content: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    source: str | None = None
    source_url: str | None = None
    source_feed: str | None = None
    language: str = ""
    image: FeedImage | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """An Atom feed, or RSS channel. `url` is the page it belongs to, `self_url` its own address."""

    id: str
    title: str
    subtitle: str
    url: str
    self_url: str
    language: str
    updated: datetime
    author: str
    author_url: str
    rights: str
    hub: str  # WebSub; empty where there is none
    entries: tuple[FeedEntry, ...]  # newest first


class CatalogueFile(NamedTuple):
    """Texts of the interface in a language, as gettext has them (.po), and the path to tell what is wrong there."""

    shown: str
    data: bytes


class Almanac(NamedTuple):
    """How a language writes days, hours, lists and numbers (CLDR). Patterns have places: `{day} de agosto de {year}`."""

    days: tuple[str, ...]  # by month
    long_days: tuple[tuple[str, ...], ...]  # by month and weekday, from Monday
    months: tuple[str, ...]
    year: str
    first: str  # the first day of a month: "1", "1er"
    hours: tuple[str, ...]  # by hour, each with a place for the minute
    moment: str  # of a day and a time
    pair: str  # what stands between two names
    comma: str  # between names of a longer list
    final: str  # before its last
    decimal: str
    group: str
    groups: tuple[int, int]  # how many digits from the point on, then how many each


class Lexicon(NamedTuple):
    """The texts of a site's pages in its language; as it stands, those of the code: English."""

    language: str = "en"  # BCP 47
    texts: Mapping[str, tuple[str, ...]] = {}  # by what they are in English; a text that hangs on a number has forms
    plural: str = ""  # which form goes with n: an expression of C, as gettext has it
    almanac: Almanac | None = None  # none: English


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates by name ("article.html"), and what is known of them."""

    templates: Mapping[str, str]
    references: Mapping[str, frozenset[str]]  # for each template itself and all that it includes, extends or imports
    compiled: Mapping[str, bytes]  # by name; empty for those that are wrong
    lexicon: Lexicon
