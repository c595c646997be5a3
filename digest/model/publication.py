"""What is published: files, and the entries of feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from digest.model.article import Article
from digest.model.edition import Brief
from digest.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the output folder, with forward slashes, and its bytes."""

    path: str
    data: bytes
    made_from: str = ""  # the content file or page it was made from, to tell collisions
    what: str = ""  # in words where it is more than a page: "alias", "static file", "tag 'C#'"; the first word chooses the hint
    owner: str = ""  # the file to mend when its path is taken, where that is not `made_from`


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An Atom entry, in Atom's words. `id` is a tag: URI that hangs on neither URL nor title; `content` is HTML."""

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
    language: str = ""


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
    entries: tuple[FeedEntry, ...]  # newest first


@dataclass(frozen=True, slots=True)
class Content:
    """All that is known of one article when its page is rendered."""

    brief: Brief
    article: Article
    summary: Summary


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates by name ("article.html"), and files to copy by their path in the site ("static/style.css")."""

    templates: Mapping[str, str]
    static: Mapping[str, bytes]
