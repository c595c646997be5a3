"""The whole site from articles and editions: every page, feed and file, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.model.edition import Edition, Story
from digest.model.publication import Content, Output, Theme
from digest.model.settings import Settings
from digest.publishing.environment import make_environment
from digest.publishing.feeds import make_feed, render_rss
from digest.publishing.frame import Frame, Leaf, MenuItem, make_site
from digest.publishing.listings import (
    make_sections,
    make_tags,
    render_archive,
    render_directory,
    render_editions,
    render_front,
    render_listing,
    render_not_found,
)
from digest.publishing.pages import Neighbours, render_aliases, render_article
from digest.publishing.sitemap import SitemapEntry, render_robots, render_sitemap


def render_site(contents: Sequence[Content], editions: Sequence[Edition], settings: Settings, theme: Theme) -> Iterator[Output]:
    """Every file of the site. The same input gives the same files in the same order.

    `editions` are newest first and hold the same briefs as `contents`. Raises ContentError when a template is wrong.
    """
    contents = order_contents(contents)
    entries: list[SitemapEntry] = []
    frame, leaves = lay_out(contents, editions, settings, theme)
    for leaf in leaves:
        if leaf.listed:
            entries.append(SitemapEntry(leaf.path, leaf.updated))
        yield leaf.output
    feed = make_feed(contents[: settings.feeds.limit], frame)
    yield Output(settings.feeds.path, render_rss(feed), "the feed (setting feeds.path)", "feed", "digest.yml")
    yield Output("sitemap.xml", render_sitemap(entries, settings.base_url), "the sitemap")
    yield Output("robots.txt", render_robots(settings.base_url), "the file for search engines")
    yield Output(".nojekyll", b"", "the file that tells GitHub Pages to leave the site as it is")
    if settings.cname:
        yield Output("CNAME", f"{settings.cname}\n".encode(), "the setting cname")
    for path, data in sorted(theme.static.items()):
        yield Output(path, data, path if path.startswith("static/") else f"{settings.static_dir}/{path}", "static file")


def order_contents(contents: Sequence[Content]) -> list[Content]:
    """Newest first; equal times by id, so that they change nothing."""
    by_id = sorted(contents, key=lambda c: c.brief.id)
    return sorted(by_id, key=lambda c: c.brief.published, reverse=True)


def lay_out(
    contents: Sequence[Content], editions: Sequence[Edition], settings: Settings, theme: Theme
) -> tuple[Frame, Iterator[Leaf]]:
    """What all pages share, and the pages themselves."""
    briefs = [c.brief for c in contents]
    sections, tags = make_sections(briefs, settings.sections), make_tags(briefs)
    menu = tuple(MenuItem(s.name, s.path, len(s.briefs)) for s in sections)
    site = make_site(settings, theme.static, menu, has_tags=bool(tags))
    frame = Frame(settings, make_environment(theme.templates), site)

    def leaves() -> Iterator[Leaf]:
        yield render_front(editions, frame)
        beside = find_neighbours(contents, editions)
        for content in contents:
            yield render_article(content, beside[content.brief.id], frame)
            yield from render_aliases(content, frame)
        yield from render_editions(editions, frame)
        yield from render_archive(editions, frame)
        for section in sections:
            yield from render_listing(section, "section", frame)
        for tag in tags:
            yield from render_listing(tag, "tag", frame)
        yield render_directory(sections, "sections", "sections/", "Sections", frame)
        yield render_directory(tags, "tags", "tags/", "Tags", frame)
        yield render_not_found(frame)

    return frame, leaves()


def find_neighbours(contents: Sequence[Content], editions: Sequence[Edition]) -> Mapping[str, Neighbours]:
    """For each article's id what stands beside it. `contents` are newest first."""
    stories: dict[str, tuple[Story, str]] = {}
    for edition in editions:
        for story in edition.stories:
            for brief in story.briefs:
                stories[brief.id] = (story, edition.path)
    beside = {}
    for at, content in enumerate(contents):
        later = contents[at - 1].brief if at else None
        earlier = contents[at + 1].brief if at + 1 < len(contents) else None
        told = stories.get(content.brief.id)
        beside[content.brief.id] = Neighbours(earlier, later, told[0] if told else None, told[1] if told else "")
    return beside
