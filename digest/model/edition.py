"""Many articles: the light record of each, the events they tell, and the day they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from digest.model.article import Correction, Credit, Image, Precision, Rights, Source
from digest.model.fact import Fact, Origin
from digest.model.summary import FiveWs, SummarySentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An article in the form that lists, feeds and editions need: small, and never with its body.

    `date` is the edition's: the calendar day of `published` in the site's time zone. `path` is the page's, relative to
    the site's root ("2021/08/sheberghan-falls/").
    """

    id: str
    path: str
    file: str  # its path in content/
    headline: str
    deck: str
    summary: tuple[SummarySentence, ...]
    summary_origin: Origin
    headline_origin: Origin = "source"
    published: datetime
    precision: Precision
    updated: datetime | None
    updated_precision: Precision = "minute"
    date: date
    language: str
    source: Source | None
    authors: tuple[str, ...]
    credits: tuple[Credit, ...]
    corrections: tuple[Correction, ...]
    dateline: str  # as a reader sees it: "Kabul, Afghanistan"
    section: str
    tags: tuple[str, ...]
    image: Image | None
    rights: Rights
    canonical: str | None
    aliases: tuple[str, ...]
    minutes: int  # that reading it takes
    evidence: tuple[int, ...] = ()  # indexes of the sentences that support its key facts: what an excerpt shows
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Brief):
    """A brief with what its article tells of the event: what stories are gathered by."""

    facts: tuple[Fact, ...] = ()  # the key facts only, best first
    figures: tuple[Fact, ...] = ()  # all figures, to hold them against those of other articles
    words: int = 0  # of the body
    five_ws: FiveWs = field(default_factory=FiveWs)


@dataclass(frozen=True, slots=True)
class StoryFact:
    """A figure of one article, held against another article's: which brief (index in the story) and which fact."""

    brief: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class StoryComparison:
    """Figures of one measure that several articles of a story give."""

    measure: str
    facts: tuple[StoryFact, ...]
    verdict: str  # "agree" or "conflict"


@dataclass(frozen=True, slots=True)
class Story:
    """One event, told by at least one article; the lead comes first."""

    id: str
    headline: str
    accounts: tuple[Account, ...]
    comparisons: tuple[StoryComparison, ...] = ()


class Link(NamedTuple):
    """Another article, as a page names it that leads there."""

    path: str
    headline: str
    language: str
    date: date


class Picture(NamedTuple):
    """A file that an article shows: its path in the content folder, or in the static folder, and its path in the site; and
    where the article names it: line and column, 0 where that is not known."""

    file: str
    path: str
    static: bool
    line: int = 0
    column: int = 0


class FileLink(NamedTuple):
    """A link that an article's text writes as a file of the content folder: as it stands there, the path of that file, and the
    line and column where it is written, 0 where that is not known."""

    address: str
    file: str
    line: int = 0
    column: int = 0


class Name(NamedTuple):
    """Somebody or something that articles name: what stands for it in addresses, and how it is written."""

    slug: str
    text: str


class Card(NamedTuple):
    """What the site as a whole knows of an article: where and when it stands, and the key to its record. Some 500 bytes.

    Instants are UTC. `record` is the key under which memory keeps the article's brief, sheet and account.
    """

    id: str
    file: str  # its path in content/
    path: str  # of its page
    headline: str
    language: str
    published: datetime
    updated: datetime
    date: date  # the edition's
    section: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    pictures: tuple[Picture, ...]
    listed: bool  # for search engines
    draft: bool
    withdrawn: bool
    due: datetime
    expires: datetime | None
    record: str
    shown: str  # changes with anything that lists, and feeds without texts, show of it
    corrected: tuple[datetime, ...] = ()  # when each of its corrections was made
    people: tuple[Name, ...] = ()  # whom and which places the article is about
    places: tuple[Name, ...] = ()
    source: Name | None = None
    image: str = ""  # its own picture: the path in the site, or the address on another host
    links: tuple[FileLink, ...] = ()  # to other articles

    @property
    def link(self) -> Link:
        return Link(self.path, self.headline, self.language, self.date)


class Told(NamedTuple):
    """A story by the records of its articles, lead first, and the figures that several of them give."""

    records: tuple[str, ...]
    comparisons: tuple[StoryComparison, ...] = ()
    path: str = ""  # of its page; empty where it has none
    bare: bool = False  # the file of its lead's own picture is not there


class Day(NamedTuple):
    """An edition as other pages name it: its lead story's headline and language, and how many stories it has."""

    date: date
    path: str
    headline: str
    language: str
    stories: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's stories, in printing order. `path` is its page's ("editions/2021-08-07/")."""

    date: date
    path: str
    stories: tuple[Story, ...]
