"""Whole sites rendered from articles made by hand, without memory, workers or disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.desk import make_card
from digest.model.article import Article
from digest.model.edition import Account, Brief, Card, Day, Edition, Told
from digest.model.problem import Problem
from digest.model.publication import Stamp
from digest.model.settings import Settings, page_settings
from digest.model.summary import Summary
from digest.publishing.assets import list_pictures
from digest.publishing.checks import check_collisions, check_links, find_links
from digest.publishing.environment import make_environment
from digest.publishing.frame import STYLE, Frame, make_site
from digest.publishing.pages import make_sheet
from digest.publishing.site import Plan, order_cards, render
from digest.publishing.works import CopyWork, Leaf, PlainWork, Sheet


@dataclass(frozen=True)
class Content:
    """An article, its brief and what is said about it."""

    brief: Account
    article: Article
    summary: Summary

    @property
    def card(self) -> Card:
        return make_card(self.article, self.brief, list_pictures(self.brief, self.article), self.brief.id)


@dataclass(frozen=True)
class Theme:
    """Templates by name, and static files by their path in the site."""

    templates: Mapping[str, str]
    static: Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A leaf with its bytes."""

    path: str
    data: bytes = field(repr=False)
    made_from: str = ""
    what: str = ""
    owner: str = ""

    @property
    def leaf(self) -> Leaf:
        return Leaf(self.path, PlainWork(self.data), self.made_from, self.what, self.owner)


class Shelf:
    """The library of articles made by hand: an article's record is its id."""

    def __init__(self, contents: Iterable[Content]) -> None:
        self.contents = {c.brief.id: c for c in contents}

    def brief(self, record: str) -> Brief:
        return self.contents[record].brief

    def sheet(self, record: str) -> Sheet:
        content = self.contents[record]
        return make_sheet(content.brief, content.article, content.summary)


def render_site(contents: Sequence[Content], editions: Sequence[Edition], settings: Settings, theme: Theme) -> Iterator[Rendered]:
    """Every file of the site."""
    plan = Plan(order_cards(c.card for c in contents), [print_edition(e) for e in editions], settings)
    site = make_site(settings, theme.static.get(STYLE), plan.menu, has_tags=bool(plan.tags))
    frame = Frame(page_settings(settings), make_environment(theme.templates), site)
    shelf = Shelf(contents)
    copies = []
    for path in theme.static:
        place = path if path.startswith("static/") else f"{settings.static_dir}/{path}"
        copies.append(Leaf(path, CopyWork("static", path, Stamp(0, 0, 0)), place, "static file"))
    for leaf in plan.leaves(copies):
        data = theme.static[leaf.path] if isinstance(leaf.work, CopyWork) else render(leaf.work, shelf, frame)
        yield Rendered(path=leaf.path, data=data, made_from=leaf.made_from, what=leaf.what, owner=leaf.owner)


def print_edition(edition: Edition) -> tuple[Day, tuple[Told, ...]]:
    lead = edition.stories[0].accounts[0]
    stories = tuple(Told(tuple(a.id for a in story.accounts), story.comparisons) for story in edition.stories)
    return Day(edition.date, edition.path, lead.headline, lead.language, len(stories)), stories


def collisions_of(site: Iterable[Rendered]) -> list[Problem]:
    return check_collisions([r.leaf for r in site])


def dead_links_of(site: Iterable[Rendered], base_url: str = "") -> list[Problem]:
    return check_links({r.path: find_links(r.leaf, r.data) for r in site}, base_url)
