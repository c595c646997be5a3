"""From a work to the bytes of its file: which template it is rendered with, and what renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from digest.publishing.feeds.entries import make_correction_feed, make_feed
from digest.publishing.feeds.json_feed import render_json_feed
from digest.publishing.feeds.page import render_feed_list, render_feeds_page
from digest.publishing.frame import Frame
from digest.publishing.front import render_front
from digest.publishing.library import Library
from digest.publishing.listings import render_archive, render_edition, render_not_found
from digest.publishing.name_pages import render_directory, render_list
from digest.publishing.pages import render_alias, render_article
from digest.publishing.retelling import retell
from digest.publishing.reuse import render_article_data, render_index, render_months
from digest.publishing.search import render_search
from digest.publishing.share_images import render_share
from digest.publishing.sitemap import render_news, render_sitemap, render_sitemap_index
from digest.publishing.stories import render_stories, render_story
from digest.publishing.trust import render_about, render_corrections, render_method, render_own_page
from digest.publishing.works import (
    AboutWork,
    AliasWork,
    ArchiveWork,
    ArticleDataWork,
    ArticleWork,
    CopyWork,
    CorrectionFeedWork,
    CorrectionsWork,
    DirectoryWork,
    EditionWork,
    FeedListWork,
    FeedsWork,
    FeedWork,
    FrontWork,
    IndexFileWork,
    IndexWork,
    ListingWork,
    MethodWork,
    MonthsWork,
    NewsWork,
    NotFoundWork,
    OwnPageWork,
    PlainWork,
    SearchWork,
    ShareWork,
    SitemapIndexWork,
    SitemapWork,
    StoriesWork,
    StoryWork,
    Work,
)

#: The template that a kind of work is rendered with; works without one hang on no template.
TEMPLATES: Final[Mapping[type[Work], str]] = {
    ArticleWork: "article.html",
    StoryWork: "story.html",
    StoriesWork: "stories.html",
    AliasWork: "redirect.html",
    FrontWork: "front.html",
    EditionWork: "edition.html",
    ArchiveWork: "archive.html",
    NotFoundWork: "404.html",
    FeedWork: "feed_entry.html",
    FeedsWork: "feeds.html",
    OwnPageWork: "page.html",
    AboutWork: "about.html",
    MethodWork: "method.html",
    CorrectionsWork: "corrections.html",
    CorrectionFeedWork: "correction_entry.html",
    SearchWork: "search.html",
}


def template_of(work: Work) -> str:
    """The template that a work is rendered with; empty where there is none."""
    if isinstance(work, ListingWork | DirectoryWork):
        return f"{work.kind}.html"
    return TEMPLATES.get(type(work), "")


def render_feed(work: FeedWork | CorrectionFeedWork, library: Library, frame: Frame) -> bytes:
    feed = make_feed(work, library, frame) if isinstance(work, FeedWork) else make_correction_feed(work, library, frame)
    if work.format == "json":
        return render_json_feed(feed)
    from digest.publishing.feeds import xml  # its libraries take a third of a second to load, and many builds change no feed

    return (xml.render_rss if work.format == "rss" else xml.render_atom)(feed, work.path)


RENDERERS: Final[Mapping[type, Callable[[Any, Library, Frame], bytes]]] = {
    ArticleWork: render_article,
    ArticleDataWork: render_article_data,
    IndexWork: render_index,
    MonthsWork: render_months,
    StoryWork: render_story,
    StoriesWork: render_stories,
    AliasWork: render_alias,
    FrontWork: render_front,
    EditionWork: render_edition,
    ArchiveWork: render_archive,
    ListingWork: render_list,
    DirectoryWork: render_directory,
    NotFoundWork: render_not_found,
    FeedWork: render_feed,
    FeedsWork: render_feeds_page,
    FeedListWork: render_feed_list,
    OwnPageWork: render_own_page,
    AboutWork: render_about,
    MethodWork: render_method,
    CorrectionsWork: render_corrections,
    CorrectionFeedWork: render_feed,
    SitemapWork: lambda work, _, frame: render_sitemap(work.entries, frame.settings.base_url),
    SitemapIndexWork: lambda work, _, frame: render_sitemap_index(work.sitemaps, frame.settings.base_url),
    NewsWork: lambda work, _, frame: render_news(work, frame.settings.base_url),
    SearchWork: render_search,
    ShareWork: render_share,
    PlainWork: lambda work, _, frame: work.data,
}


def render(work: Work, library: Library, frame: Frame) -> bytes:
    """The bytes of a file. They hang on nothing but the work, the records it names, and the frame.

    Raises ContentError when a template is wrong. A CopyWork or IndexFileWork is not rendered: whoever reads files copies it.
    """
    if isinstance(work, CopyWork | IndexFileWork):
        raise TypeError(f"copied, not rendered: {work}")
    return RENDERERS[type(work)](work, retell(library, frame.words), frame)
