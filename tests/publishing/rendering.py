"""Whole sites rendered from articles made by hand, without memory, workers or disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from digest.agenda import tell_story
from digest.desk import make_card
from digest.model.article import Article
from digest.model.edition import Account, Brief, Card, Edition, Told
from digest.model.problem import Problem
from digest.model.settings import Settings, page_settings
from digest.model.slate import Slate
from digest.model.stamp import Stamp
from digest.model.summary import Summary
from digest.publishing.assets import list_pictures
from digest.publishing.checks import check_collisions, check_links, find_links
from digest.publishing.frame import STYLE, Frame, make_site
from digest.publishing.leaves import Leaf
from digest.publishing.library import Sheet
from digest.publishing.pages import make_sheet
from digest.publishing.rendering import render
from digest.publishing.site import Plan
from digest.publishing.sitemap import lay_out_sitemap
from digest.publishing.slates import fill_slate, name_edition, order_cards
from digest.publishing.works import CopyWork, PlainWork
from tests.compiling import make_environment


@dataclass(frozen=True)
class Content:
    """An article, its brief and what is said about it."""

    brief: Account
    article: Article
    summary: Summary

    @property
    def card(self) -> Card:
        return make_card(
            self.article, self.brief, list_pictures(self.brief, self.article), self.brief.id, self.brief.id, self.summary.facts
        )


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

    def data(self, record: str) -> str:
        return self.sheet(record).data


def render_site(contents: Sequence[Content], editions: Sequence[Edition], settings: Settings, theme: Theme) -> Iterator[Rendered]:
    """Every file of the site."""
    slates = [print_edition(edition, contents) for edition in editions]
    plan = Plan(slates, settings, Archive(contents, editions))
    site = make_site(
        settings, theme.static.get(STYLE), plan.menu, has_tags=bool(plan.tags), directories=plan.directories, pages=plan.pages
    )
    frame = Frame(page_settings(settings), make_environment(theme.templates), site)
    shelf = Shelf(contents)
    copies = []
    for path in theme.static:
        place = path if path.startswith("static/") else f"{settings.static_dir}/{path}"
        copies.append(Leaf(path, CopyWork("static", path, Stamp(0, 0, 0)), place, "static file"))
    for leaf in lay_out(plan, copies):
        data = theme.static[leaf.path] if isinstance(leaf.work, CopyWork) else render(leaf.work, shelf, frame)
        yield Rendered(path=leaf.path, data=data, made_from=leaf.made_from, what=leaf.what, owner=leaf.owner)


def lay_out(plan: Plan, copies: Sequence[Leaf] = ()) -> Iterator[Leaf]:
    """All leaves of a site."""
    leaves = [leaf for quire in plan.quires(copies) for leaf in quire.lay_out()]
    yield from leaves
    yield from lay_out_sitemap(leaf.entry for leaf in leaves if leaf.entry)


class Archive:
    """The catalogue of articles made by hand."""

    def __init__(self, contents: Sequence[Content], editions: Sequence[Edition]) -> None:
        self.contents = {c.brief.id: c.card for c in contents}
        self.editions = {edition.date: edition for edition in editions}

    def cards(self, records: Sequence[str]) -> list[Card]:
        return [self.contents[record] for record in records]

    def stories(self, slate: Slate) -> tuple[Told, ...]:
        return tell_stories(self.editions[slate.date])


def tell_stories(edition: Edition) -> tuple[Told, ...]:
    return tuple(tell_story(story, {account.id: account.id for account in story.accounts}) for story in edition.stories)


def print_edition(edition: Edition, contents: Sequence[Content]) -> Slate:
    told = {account.id for story in edition.stories for account in story.accounts}
    cards = {c.card.id: c.card for c in contents if c.card.id in told}
    slate = fill_slate(Slate("", edition.date, -inf, inf), order_cards(cards.values()))
    return name_edition(slate, tell_stories(edition), cards[edition.stories[0].accounts[0].id])


def collisions_of(site: Iterable[Rendered]) -> list[Problem]:
    return check_collisions([r.leaf for r in site])


def dead_links_of(site: Iterable[Rendered], base_url: str = "") -> list[Problem]:
    return check_links({r.path: find_links(r.leaf, r.data) for r in site}, base_url)
