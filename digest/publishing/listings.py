"""Pages that list articles: editions, the archive, sections and tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from markupsafe import Markup

from digest.model.edition import Brief, Day, Told
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.library import Library
from digest.publishing.metadata import image_path, make_collection
from digest.publishing.retelling import retell_comparisons
from digest.publishing.rights import shown_deck, shown_summary
from digest.publishing.views import ComparisonView, FactView, make_story_comparisons
from digest.publishing.words import N_, Words
from digest.publishing.works import ArchiveWork, EditionWork, ListingWork, MenuItem, NotFoundWork

#: What the pages of all stories, sections, tags and names are called.
DIRECTORIES: Final[Mapping[str, str]] = {
    "stories": N_("Stories"),
    "sections": N_("Sections"),
    "tags": N_("Tags"),
    "people": N_("People"),
    "places": N_("Places"),
    "sources": N_("Sources"),
}


LEAD_FACTS: Final = 4  # key facts under the lead story


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a list shows it: its lead article, what may be shown of that, and the other accounts."""

    headline: str
    brief: Brief
    deck: str
    summary: tuple[str, ...]
    others: tuple[Brief, ...]
    sources: tuple[str, ...]
    comparisons: tuple[ComparisonView, ...]
    path: str  # of its own page, where several articles tell it; else empty
    open_facts: Callable[[], tuple[FactView, ...]]

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The lead article's key facts, read when a template asks for them."""
        return self.open_facts()


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list leads on to: paths, empty where there is nothing. No link leads to the next newer page: a full
    page would have to change when that one comes."""

    newest: str
    older: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the archive: its first day, and its editions, newest first."""

    first: date
    editions: tuple[Day, ...]


# ---------------------------------------------------------------- rendering


def title_page(name: str, number: int, words: Words) -> str:
    """What the page `number` of a list is called; the list's own address has its name alone."""
    return words.gettext("%(name)s, page %(number)s", name=name, number=number) if number else name


def make_story_view(told: Told, library: Library, words: Words) -> StoryView:
    lead, *others = (library.brief(record) for record in told.records)
    lead = replace(lead, image=None) if told.bare else lead
    briefs = lead, *others
    return StoryView(
        headline=lead.headline,
        brief=lead,
        deck=shown_deck(lead),
        summary=tuple(s.shown for s in shown_summary(lead)),
        others=briefs[1:],
        sources=tuple(dict.fromkeys(b.source.name for b in briefs if b.source)),
        comparisons=retell_comparisons(make_story_comparisons(briefs, told.comparisons), words),
        path=told.path,
        open_facts=lambda: library.sheet(told.records[0]).facts,
    )


def make_item_view(brief: Brief) -> StoryView:
    """An article as a story of its own, for lists that go by article: without its facts."""
    sources = (brief.source.name,) if brief.source else ()
    summary = tuple(s.shown for s in shown_summary(brief))
    return StoryView(brief.headline, brief, shown_deck(brief), summary, (), sources, (), "", tuple)


def render_edition(work: EditionWork, library: Library, frame: Frame) -> bytes:
    """The page of a day."""
    words, path = frame.words, work.day.path
    told = words.calendar.long_day(work.day.date)
    title = words.gettext("Edition of %(day)s", day=told)
    about = words.gettext("The stories of %(day)s with their key facts.", day=told)
    stories = tuple(make_story_view(story, library, words) for story in work.stories)
    data = describe_list(frame, title, path, [story.brief for story in stories])
    feeds, above = feeds_of(frame, "edition", title, path), (MenuItem(words.gettext("Archive"), "archive/"),)
    page = Page("edition", path, title, about, own_address(frame, path), json_ld=data, feeds=feeds, above=above)
    variables = {
        "edition": work.day,
        "stories": stories,
        **show_lead(stories[0]),
        "later": work.later,
        "earlier": work.earlier,
    }
    return render_page(frame, "edition.html", page, variables)


def show_lead(story: StoryView) -> dict[str, object]:
    """The first story of a day with its picture and its best facts, as `_lead.html` shows it."""
    return {"lead": story, "lead_facts": story.facts[:LEAD_FACTS], "lead_image": image_path(story.brief)}


def describe_list(frame: Frame, title: str, path: str, articles: Sequence[Brief]) -> Markup:
    """A page that lists articles, for machines."""
    return make_collection(frame.settings.base_url, title, path, frame.site.language, articles)


def render_archive(work: ArchiveWork, library: Library, frame: Frame) -> bytes:
    """The editions of a year, by month."""
    months = tuple(Month(first, tuple(days)) for first, days in groupby(work.days, key=lambda day: day.date.replace(day=1)))
    gettext = frame.words.gettext
    title = gettext("Archive") if work.path == "archive/" else gettext("Archive of %(year)s", year=work.year)
    about = gettext("All editions of %(site)s by month.", site=frame.site.title)
    above = () if work.path == "archive/" else (MenuItem(gettext("Archive"), "archive/"),)
    page = Page("archive", work.path, title, about, own_address(frame, work.path), above=above)
    return render_page(frame, "archive.html", page, {"year": work.year, "years": work.years, "months": months})


def render_listing(work: ListingWork, library: Library, frame: Frame) -> bytes:
    """A page of a section or tag."""
    gettext = frame.words.gettext
    title = title_page(work.name, work.number, frame.words)
    about = gettext("Articles in %(name)s, newest first.", name=work.name)
    assert work.kind == "section" or work.kind == "tag"  # the others have pages of another kind
    feeds = feeds_of(frame, work.kind, work.name, work.listing)
    briefs = [library.brief(record) for record in work.records]
    directory = f"{work.kind}s"
    own = (MenuItem(work.name, work.listing),) if work.number else ()
    above = (MenuItem(gettext(DIRECTORIES[directory]), f"{directory}/"), *own)
    data = describe_list(frame, title, work.path, briefs)
    page = Page(work.kind, work.path, title, about, own_address(frame, work.path), json_ld=data, feeds=feeds, above=above)
    variables = {
        "listing": MenuItem(work.name, work.listing),
        "items": tuple(map(make_item_view, briefs)),
        "pager": Pager(work.listing if work.number else "", work.older),
    }
    return render_page(frame, f"{work.kind}.html", page, variables)


def render_not_found(work: NotFoundWork, library: Library, frame: Frame) -> bytes:
    """404.html: a host shows it at any address, so its links start at the host's root."""
    page = Page("404", "404.html", frame.words.gettext("Page not found"), indexed=False)
    return render_page(frame, "404.html", page, {}, mode="rooted")
