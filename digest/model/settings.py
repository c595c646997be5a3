"""What `digest.yml` says: each setting with its type, its default and, in the field's metadata, a line of explanation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from digest.model.article import Rights

#: What stands for a part of an article's path in the setting `permalink`, each after a colon.
PERMALINK_TOKENS: Final = ("year", "month", "day", "slug", "section", "id")
DEFAULT_BASE_URL = "http://localhost:8000/"
#: The language of a site, and of articles, where nothing names or shows another.
DEFAULT_LANGUAGE: Final = "en"


#: How something is made: from the article's own words, or not at all; a summary also by a language model.
Method = Literal["extract", "none"]
SummaryMethod = Literal["extract", "llm", "none"]

#: What a language model is asked, unless the settings ask something else. {sentences} and {language} are filled in.
DEFAULT_PROMPT: Final = (
    "Summarise the news article below in at most {sentences} sentences, one on each line, in its own language ({language}). "
    "Say only what the article says. Keep its numbers with their units, its dates and its names exactly as they are, and say "
    "who claims what. Quote word for word or not at all. Write plain sentences: no heading, no list marks, no comment."
)


@dataclass(frozen=True, slots=True)
class SummarySettings:
    sentences: int = field(default=3, metadata={"doc": "how many sentences a summary has, 1 to 10"})
    method: SummaryMethod = field(
        default="extract",
        metadata={"doc": "extract: of the article's own sentences; llm: by a language model, checked; none: no summaries"},
    )
    model: str = field(default="", metadata={"doc": "the language model of the method llm, as the library llm names it"})
    prompt: str = field(
        default="", metadata={"doc": "what the model is asked, instead of our words; {sentences} and {language} are filled in"}
    )
    timeout: int = field(default=60, metadata={"doc": "how many seconds the model has for an article, 1 to 3600"})
    at_once: int = field(default=4, metadata={"doc": "how many articles the model is asked about at a time, 1 to 64"})


@dataclass(frozen=True, slots=True)
class FactSettings:
    limit: int = field(default=8, metadata={"doc": "how many key facts a page shows at most, 0 to 30"})
    kinds: tuple[str, ...] = field(
        default=("person", "organisation", "place", "date", "figure", "quote", "claim"),
        metadata={"doc": "which kinds of facts may be key facts"},
    )
    method: Method = field(default="extract", metadata={"doc": "extract: from the article's own words; none: no facts"})


#: A format of feeds: RSS 2.0, Atom 1.0, JSON Feed 1.1.
FeedFormat = Literal["rss", "atom", "json"]
#: What of an article a feed carries: its digest, or its text too.
FeedContent = Literal["summary", "full"]


@dataclass(frozen=True, slots=True)
class FeedSettings:
    limit: int = field(default=30, metadata={"doc": "how many entries a feed has, newest first, 1 to 1000"})
    path: str = field(default="feed.xml", metadata={"doc": "path of the site's RSS feed below the output folder"})
    formats: tuple[FeedFormat, ...] = field(
        default=("rss", "atom", "json"), metadata={"doc": "the formats of feeds, the best first; none where empty"}
    )
    content: FeedContent = field(
        default="summary", metadata={"doc": "summary: the digest of each article; full: its text too, as far as rights allow"}
    )
    sections: bool = field(default=True, metadata={"doc": "whether each section has feeds"})
    tags: bool = field(default=True, metadata={"doc": "whether each tag has feeds"})
    editions: bool = field(default=True, metadata={"doc": "whether each edition has feeds"})
    hub: str = field(default="", metadata={"doc": "address of a WebSub hub that tells readers of news at once"})
    corrections: bool = field(default=True, metadata={"doc": "whether the page of corrections has feeds"})
    stories: bool = field(default=True, metadata={"doc": "whether each story that has a page of its own has feeds"})


_FEEDS: Final = FeedSettings()

#: What robots.txt asks of the crawlers of those who make language models: nothing, not to train on the site, or to stay away.
AiChoice = Literal["allow", "no-training", "disallow"]


@dataclass(frozen=True, slots=True)
class RobotsSettings:
    ai: AiChoice = field(
        default="allow",
        metadata={"doc": "what crawlers of AI companies are asked: allow, no-training (but answers that link), or disallow"},
    )


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """What `/.well-known/security.txt` says (RFC 9116); without `expires` there is no such file."""

    contact: str = field(
        default="", metadata={"doc": "e-mail or page for those who find a hole in the site's security; else the setting contact"}
    )
    expires: datetime | None = field(default=None, metadata={"doc": "until when that holds"})


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """A source that articles name by its key."""

    name: str = field(metadata={"doc": "the name that readers see"})
    url: str | None = field(default=None, metadata={"doc": "the source's home page"})
    rights: Rights | None = field(default=None, metadata={"doc": "how much of its text may be shown: full, excerpt or link"})
    language: str | None = field(default=None, metadata={"doc": "the language of its articles (BCP 47)"})
    feed: str | None = field(default=None, metadata={"doc": "the source's own feed, for the list sources.opml"})


#: Whether something that an extra does is wanted: where the extra is installed, always, or never.
Wanted = Literal["auto", "yes", "no"]


@dataclass(frozen=True, slots=True)
class NameSettings:
    pages: int = field(
        default=2, metadata={"doc": "how many articles a person or place needs for a page of its own, 0 to 1000; 0: none has one"}
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's settings. Every value has passed its check; folders are relative to the site's root."""

    title: str = field(default="News digest", metadata={"doc": "the site's name"})
    description: str = field(
        default="", metadata={"doc": "one line about the site, for the front page, feeds and search engines"}
    )
    base_url: str = field(
        default=DEFAULT_BASE_URL,
        metadata={"doc": "the site's absolute address with its path, ending in a slash"},
    )
    language: str | None = field(
        default=None,
        metadata={
            "doc": "language of the site, and of articles that name none (BCP 47); without it, that of each article is found in "
            "its text, and the site's is English"
        },
    )
    timezone: str = field(
        default="UTC",
        metadata={"doc": "IANA time zone; decides to which day's edition an article belongs, and how times are shown"},
    )
    author: str = field(default="", metadata={"doc": "who publishes the digest; the site's title where empty"})
    contact: str = field(default="", metadata={"doc": "e-mail address or page by which readers reach the publisher"})
    copyright: str = field(default="", metadata={"doc": "a line for the foot of each page"})
    content_dir: str = field(default="content", metadata={"doc": "folder of the articles"})
    templates_dir: str = field(
        default="templates",
        metadata={"doc": "folder of the site's own templates; a file there replaces the theme's of the same name"},
    )
    static_dir: str = field(default="static", metadata={"doc": "folder whose files are copied to the site as they are"})
    output_dir: str = field(default="site", metadata={"doc": "folder that the site is built into"})
    permalink: str = field(
        default="/:year/:month/:slug/",
        metadata={"doc": "path of an article's page; :year :month :day :slug :section :id are filled in"},
    )
    cname: str = field(default="", metadata={"doc": "own domain on GitHub Pages; writes a CNAME file"})
    icon: str = field(default="static/icon.svg", metadata={"doc": "path of the site's icon among the static files"})
    rights: Rights = field(
        default="full",
        metadata={"doc": "how much text is shown where neither article nor source says: full, excerpt or link"},
    )
    paginate: int = field(default=12, metadata={"doc": "how many articles a page of a list has, 1 to 1000"})
    names: NameSettings = field(default=NameSettings(), metadata={"doc": "the pages of people and places"})
    stories: bool = field(default=True, metadata={"doc": "whether a story that several articles tell has a page of its own"})
    related: int = field(default=4, metadata={"doc": "how many related articles a page leads to at most, 0 to 12"})
    sections: tuple[str, ...] = field(default=(), metadata={"doc": "sections in the order of the menu; others follow by name"})
    data: bool = field(
        default=True, metadata={"doc": "whether each article's digest stands beside its page as data, and an index of all"}
    )
    trust_pages: bool = field(
        default=True,
        metadata={"doc": "whether the site has pages about itself: who publishes it, how it is made, and its corrections"},
    )
    news_sitemap: bool = field(
        default=False, metadata={"doc": "whether there is a sitemap for Google News, of the articles of the last two days"}
    )
    robots: RobotsSettings = field(default=RobotsSettings(), metadata={"doc": "what robots.txt asks"})
    security: SecuritySettings = field(
        default=SecuritySettings(), metadata={"doc": "whom to tell of a hole in the site's security, for security.txt"}
    )
    humans: str = field(default="", metadata={"doc": "the text of humans.txt, which says who made the site"})
    search: Wanted = field(
        default="auto",
        metadata={"doc": "whether readers can search the site: true, false, or auto, where the extra search is installed"},
    )
    share_images: bool = field(
        default=False,
        metadata={"doc": "whether an article without a picture has one of its headline, for where it is shared (extra images)"},
    )
    share_font: str = field(
        default="", metadata={"doc": "path of a TrueType or OpenType font for these pictures, among the static files"}
    )
    summary: SummarySettings = field(default=SummarySettings(), metadata={"doc": "how summaries are made"})
    facts: FactSettings = field(default=FactSettings(), metadata={"doc": "which key facts are shown"})
    feeds: FeedSettings = field(default=FeedSettings(), metadata={"doc": "the feeds"})
    sources: Mapping[str, SourceSettings] = field(
        default_factory=dict,
        metadata={"doc": "the publishers that articles come from, by a key of your choice"},
    )
    cluster: str = field(
        default="",
        metadata={"doc": "address of the scheduler of a Dask cluster that reads the articles; this machine where empty"},
    )
    extra: Mapping[str, object] = field(default_factory=dict, metadata={"doc": "whatever your own templates need"})

    @property
    def site_language(self) -> str:
        """The language of the site's own words, such as its menu."""
        return self.language or DEFAULT_LANGUAGE


def desk_settings(settings: Settings) -> Settings:
    """What reading and editing an article may depend on: all other settings at their defaults.

    Whoever changes another setting does not have the articles read again.
    """
    return Settings(
        language=settings.language,
        timezone=settings.timezone,
        content_dir=settings.content_dir,
        permalink=settings.permalink,
        rights=settings.rights,
        data=settings.data,
        summary=settings.summary,
        facts=settings.facts,
        sources={key: replace(source, feed=None) for key, source in settings.sources.items()},
    )


def page_settings(settings: Settings) -> Settings:
    """What the rendering of a page or feed may depend on: all other settings at their defaults."""
    return Settings(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        language=settings.language,
        timezone=settings.timezone,
        author=settings.author,
        copyright=settings.copyright,
        data=settings.data,
        feeds=replace(settings.feeds, limit=_FEEDS.limit, content=_FEEDS.content, hub=_FEEDS.hub),  # a feed's work has these
        extra=settings.extra,
    )
