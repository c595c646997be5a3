"""The front page: the lead story, the day at a glance, the other stories, by section where there are many, earlier editions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, zip_longest
from typing import Final, NamedTuple

from digest.model.edition import Brief
from digest.publishing.frame import Frame, Page, own_address, render_page
from digest.publishing.library import Library
from digest.publishing.listings import StoryView, make_story_view, show_lead
from digest.publishing.metadata import make_website
from digest.publishing.urls import ARTICLES, section_path
from digest.publishing.views import FactView
from digest.publishing.works import FrontWork, MenuItem

EARLIER: Final = 6  # editions under the front page's own: with it, a week
GLANCE: Final = 6  # facts of the other stories
_LEAST_GLANCE: Final = 3  # fewer are told by the stories themselves
_FACTS_OF_ONE: Final = 2  # where few stories give them
TOP: Final = 3  # stories that stand before the sections …
_UNSORTED: Final = 7  # … unless these are all: then they need no sections
IN_SECTION: Final = 5  # stories of a section; its page has the rest
_SECTIONS: Final = 8
#: What tells the news of a day before names, places and dates do.
_TELLING: Final = frozenset(["figure", "claim", "quote"])


class GlanceView(NamedTuple):
    """A fact of the day, and the article that gives it."""

    fact: FactView
    brief: Brief


class SectionView(NamedTuple):
    """The stories of a section on the front page, best first; `more` of them stand in the edition only."""

    name: str  # empty of stories that have no section
    path: str
    stories: tuple[StoryView, ...]
    more: int


def render_front(work: FrontWork, library: Library, frame: Frame) -> bytes:
    """The latest edition, with links to those before it."""
    site = frame.site
    stories = tuple(make_story_view(told, library, frame.words) for told in work.stories)
    others = stories[1:]
    top = others if len(others) <= _UNSORTED else others[:TOP]
    about, data = make_website(frame.settings, [page.path for page in site.pages]), ARTICLES if frame.settings.data else ""
    page = Page("front", "", site.title, site.description, own_address(frame, ""), json_ld=about, data=data)
    variables = {
        "edition": work.day,
        **(show_lead(stories[0]) if stories else {"lead": None, "lead_facts": (), "lead_image": ""}),
        "glance": choose_glance(others),
        "stories": top,
        "sections": sort_by_section(others[len(top) :], site.menu),
        "earlier": work.earlier,
    }
    return render_page(frame, "front.html", page, variables)


def choose_glance(stories: Sequence[StoryView]) -> tuple[GlanceView, ...]:
    """The day in a few facts: each story's most telling one, then second ones, and only what leads to its sentence."""
    told = [[GlanceView(fact, story.brief) for fact in choose_facts(story)] for story in stories[:GLANCE]]
    by_rank = chain.from_iterable(zip_longest(*told))
    chosen = tuple(islice((view for view in by_rank if view), GLANCE))
    return chosen if len(chosen) >= _LEAST_GLANCE else ()


def choose_facts(story: StoryView) -> list[FactView]:
    """Of a story the first facts that tell news and lead to a sentence."""
    led = [fact for fact in story.facts if fact.target]
    return sorted(led, key=lambda fact: fact.kind not in _TELLING)[:_FACTS_OF_ONE]


def sort_by_section(stories: Sequence[StoryView], menu: Sequence[MenuItem]) -> tuple[SectionView, ...]:
    """Stories by section, in the menu's order; those without one, and of sections that find no room, come last."""
    paths = [section_path(story.brief.section) if story.brief.section else "" for story in stories]
    shown = [item for item in menu if item.path in paths][:_SECTIONS]
    places = {item.path: place for place, item in enumerate(shown)}
    groups: list[list[StoryView]] = [[] for _ in (*shown, "the rest")]
    for story, path in zip(stories, paths, strict=True):
        groups[places.get(path, -1)].append(story)
    names = [*((item.name, item.path) for item in shown), ("", "")]
    return tuple(
        SectionView(name, path, tuple(group[:IN_SECTION]), len(group[IN_SECTION:]))
        for (name, path), group in zip(names, groups, strict=True)
        if group
    )
