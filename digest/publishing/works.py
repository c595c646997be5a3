"""What the files of a site are made from: a record for each kind of file, complete, so that equal records give equal bytes.

A work names articles by the key of their record, which changes with anything that is known of them. So a work and the
frame (settings, theme, menu) settle every byte of its file: what a build made from the same two need not be made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NamedTuple

from digest.model.article import Rights
from digest.model.edition import Day, Link, Told
from digest.model.settings import FactSettings, FeedContent, FeedFormat, SummarySettings
from digest.model.slate import Fix
from digest.model.stamp import Stamp
from digest.publishing.feeds.addresses import FeedKind
from digest.publishing.feeds.opml import Subscription

#: What articles can be listed by, and the directories of what they are listed by.
ListKind = Literal["section", "tag", "person", "place", "source"]
DirectoryKind = Literal["sections", "tags", "people", "places", "sources"]


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A section, tag, name or year that a page links to, and how many articles or editions stand there (0: not told)."""

    name: str
    path: str
    count: int = 0


class NamedLink(NamedTuple):
    """A person or place that an article is about, and the path of its page."""

    kind: Literal["person", "place"]
    name: str
    path: str


class CrossLink(NamedTuple):
    """Where a link leads that a text writes as a file of the content folder: as it is written, and the path of that file's page;
    empty where it has none."""

    address: str
    path: str


class ArticleWork(NamedTuple):
    """An article's page: its record, and what stands beside it."""

    record: str
    path: str
    edition: str
    earlier: Link | None
    later: Link | None
    story: Told | None  # where others tell it too
    names: tuple[NamedLink, ...] = ()  # whom and which places it is about, as far as these have pages
    related: tuple[Link, ...] = ()
    share: str = ""  # path of the picture of its headline, where it has one
    links: tuple[CrossLink, ...] = ()  # of its text to other articles


#: The size of the picture of a headline, in pixels: what most places that show a shared article ask for.
SHARE_WIDTH: Final = 1200
SHARE_HEIGHT: Final = 630


class ShareLook(NamedTuple):
    """What the pictures of a site's headlines have in common. Colours are written `#9a1b1e`."""

    title: str  # the site's
    paper: str
    ink: str
    soft: str
    rule: str
    accent: str
    font: str  # the fingerprint of the site's own; empty for the one that comes with the library
    libraries: tuple[str, ...]  # what draws, and its version


class ShareWork(NamedTuple):
    """The picture of an article's headline: it hangs on nothing else, not even on the frame."""

    look: ShareLook
    section: str
    headline: str
    source: str
    day: str


class StoryWork(NamedTuple):
    """The page of a story that several articles tell, with the path of its edition."""

    story: Told
    edition: str
    share: str = ""  # path of the picture of its lead's headline, where that has one


class StoriesWork(NamedTuple):
    """A page of the list of all stories, newest first: `number` is 0 at the list's own address, `older` the path of the page of
    older."""

    path: str
    number: int
    older: str
    stories: tuple[Told, ...]


class AliasWork(NamedTuple):
    """The page at an old address of an article."""

    path: str
    headline: str
    target: str


class FrontWork(NamedTuple):
    """The front page: the newest edition, and those before it."""

    day: Day | None
    stories: tuple[Told, ...]
    earlier: tuple[Day, ...]


class EditionWork(NamedTuple):
    """The page of a day."""

    day: Day
    stories: tuple[Told, ...]
    earlier: Day | None
    later: Day | None


class ArchiveWork(NamedTuple):
    """The page of a year; `year` is 0 where nothing has been published."""

    path: str
    year: int
    years: tuple[MenuItem, ...]
    days: tuple[Day, ...]  # newest first


class SourceAbout(NamedTuple):
    """What the settings say of a source."""

    url: str
    rights: Rights
    feed: str


class ListingWork(NamedTuple):
    """A page of a section, tag or name: the records of its articles, newest first. `number` is 0 for the list's own address."""

    kind: ListKind
    name: str
    listing: str  # path of the list's own address
    path: str
    number: int
    older: str  # path of the page of older articles; empty where there is none
    records: tuple[str, ...]
    shown: tuple[str, ...] = ()  # what changes with what the page shows of each
    articles: int = 0  # how many the whole list has, where the page tells it
    about: SourceAbout | None = None  # of a source


class DirectoryWork(NamedTuple):
    """The page of all sections, tags or names; of many names a page for each letter, and one that leads to those."""

    kind: DirectoryKind
    items: tuple[MenuItem, ...]
    path: str
    letter: str = ""  # of a letter's page
    letters: tuple[MenuItem, ...] = ()


class NotFoundWork(NamedTuple):
    """The page that a host shows where there is none."""

    kind: Literal["404"] = "404"


class SearchWork(NamedTuple):
    """The page where readers search."""

    kind: Literal["search"] = "search"


class FeedWork(NamedTuple):
    """A feed in one format: what it belongs to, what its entries carry, and their records, newest first."""

    format: FeedFormat
    path: str
    kind: FeedKind
    name: str  # of a section or tag; the day of an edition; the headline of a story
    page: str  # path of the page that it belongs to
    content: FeedContent
    hub: str
    records: tuple[str, ...]
    pictures: tuple[tuple[str, int], ...] = ()  # those of its articles that the site has: path and bytes
    sources: tuple[tuple[str, str], ...] = ()  # sources that have a feed of their own: key and address
    id: str = ""  # of a story, that of its earliest article
    links: tuple[tuple[str, tuple[CrossLink, ...]], ...] = ()  # of the texts that it carries to other articles, by record
    shown: tuple[str, ...] = ()  # what changes with what the feed shows of each, where it carries no texts


class FeedsWork(NamedTuple):
    """The page that names all feeds: the sections and tags that have some."""

    sections: tuple[MenuItem, ...]
    tags: tuple[MenuItem, ...]
    has_sources: bool  # whether there is a list of the sources' own feeds
    has_corrections: bool = False  # whether corrections have feeds
    has_stories: bool = False  # whether stories have pages


class FeedListWork(NamedTuple):
    """A list for feed readers: of the site's own feeds or of those of its sources, by the name of their group in English."""

    kind: Literal["own", "sources"]
    groups: tuple[tuple[str, tuple[Subscription, ...]], ...]


class ArticleDataWork(NamedTuple):
    """The digest of an article as data, for the page at `path`; `story` is the path of its story's page."""

    record: str
    path: str
    story: str = ""


class IndexWork(NamedTuple):
    """An index of articles as data: their records, newest first."""

    records: tuple[str, ...]
    shown: tuple[str, ...] = ()  # what changes with what the index shows of each


class MonthsWork(NamedTuple):
    """The months that have an index of their own, newest first, and how many articles each has."""

    months: tuple[tuple[str, int], ...]


class OwnPage(NamedTuple):
    """A page that the site has beside its articles: its path in the site, its file as an editor knows it, and its HTML, clean."""

    path: str
    file: str
    title: str
    description: str
    language: str
    html: str


class OwnPageWork(NamedTuple):
    """A page of the site's own."""

    page: OwnPage


class AboutWork(NamedTuple):
    """The page that says who publishes the site: whom to ask, the first edition, and the site's own words."""

    contact: str
    first: Day | None
    own: OwnPage | None


class MethodWork(NamedTuple):
    """The page that says how the site is made: by which settings, of how many articles; and the site's own words."""

    summary: SummarySettings
    facts: FactSettings
    articles: int
    editions: int
    own: OwnPage | None


class CorrectionsWork(NamedTuple):
    """A page of corrections, newest first: `number` is 0 at the list's own address, `older` the path of the page of older."""

    path: str
    number: int
    older: str
    fixes: tuple[Fix, ...]
    own: OwnPage | None


class CorrectionFeedWork(NamedTuple):
    """The feed of corrections in one format, newest first."""

    format: FeedFormat
    path: str
    hub: str
    fixes: tuple[Fix, ...]


class SitemapEntry(NamedTuple):
    """A page for search engines: its path, and when what it shows last changed."""

    path: str
    updated: datetime | None


class SitemapWork(NamedTuple):
    """The sitemap: the pages that search engines may list, sorted by path."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndexWork(NamedTuple):
    """What leads to the sitemaps of a large site, sorted by path, each with when a page in it last changed."""

    sitemaps: tuple[SitemapEntry, ...]


class NewsEntry(NamedTuple):
    """An article in the sitemap of the news."""

    path: str
    headline: str
    language: str
    published: datetime


class NewsWork(NamedTuple):
    """The sitemap of the news, newest first; `title` and `language` are the site's."""

    title: str
    language: str
    entries: tuple[NewsEntry, ...]


class PlainWork(NamedTuple):
    """A file that is all said with its bytes."""

    data: bytes


class IndexFileWork(NamedTuple):
    """A file of the search index: the fingerprint of its bytes."""

    digest: str


class CopyWork(NamedTuple):
    """A file that is copied as it is: its folder, its path there, what tells whether it has changed, and whether an article or
    page shows it as a picture.
    """

    folder: Literal["content", "static"]
    file: str
    stamp: Stamp
    shown: bool = False


Work = (
    ArticleWork | StoryWork | StoriesWork | AliasWork | FrontWork | EditionWork | ArchiveWork | ListingWork | DirectoryWork
    | NotFoundWork | OwnPageWork | AboutWork | MethodWork | CorrectionsWork | CorrectionFeedWork
    | ArticleDataWork | IndexWork | MonthsWork | FeedWork | FeedsWork | FeedListWork | SitemapWork | SitemapIndexWork | NewsWork
    | SearchWork | ShareWork | PlainWork | IndexFileWork | CopyWork
)  # fmt: skip


def without_names(work: Work) -> Work:
    """The work as what settles its file: a list names records to have them opened, and hangs on what it shows of them alone."""
    if isinstance(work, ListingWork | FeedWork | IndexWork) and work.shown:
        return work._replace(records=())
    return work
