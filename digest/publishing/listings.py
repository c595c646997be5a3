"""Pages that list articles: the front page, editions, the archive, sections and tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from digest.model.edition import Brief, Edition, Story
from digest.publishing.frame import Frame, Leaf, MenuItem, Page, own_address, render_page
from digest.publishing.metadata import script_element
from digest.publishing.rights import shown_deck, shown_summary
from digest.publishing.times import long_day_text
from digest.publishing.urls import make_slug, name_key, page_path, section_path, tag_path
from digest.publishing.views import ComparisonView, FactView, make_fact_views, make_story_comparison

EARLIER: Final = 6  # editions under the front page's own: with it, a week
LEAD_FACTS: Final = 4  # key facts under the lead story


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a list shows it: its lead article, what may be shown of that, and the other accounts."""

    headline: str
    brief: Brief
    deck: str
    summary: tuple[str, ...]
    facts: tuple[FactView, ...]
    others: tuple[Brief, ...]
    sources: tuple[str, ...]
    comparisons: tuple[ComparisonView, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A section or a tag: its articles, newest first."""

    name: str
    path: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list leads on to: paths, empty where there is nothing. No link leads to the next newer page: a full
    page would have to change when that one comes."""

    newest: str
    older: str


def make_story_view(story: Story) -> StoryView:
    lead = story.briefs[0]
    views = [make_story_comparison(story, c) for c in story.comparisons]
    return StoryView(
        headline=lead.headline if len(story.briefs) == 1 else story.headline or lead.headline,
        brief=lead,
        deck=shown_deck(lead),
        summary=tuple(s.text for s in shown_summary(lead)),
        facts=make_fact_views(lead),
        others=story.briefs[1:],
        sources=tuple(dict.fromkeys(b.source.name for b in story.briefs if b.source)),
        comparisons=tuple(v for v in views if v),
    )


def newest(briefs: Iterable[Brief]) -> datetime | None:
    """When the newest of these last changed; nothing for an empty list."""
    return max((b.updated or b.published for b in briefs), default=None)


def render_front(editions: Sequence[Edition], frame: Frame) -> Leaf:
    """The latest edition, with links to those before it."""
    site = frame.site
    stories = tuple(make_story_view(s) for s in editions[0].stories) if editions else ()
    website = {"@context": "https://schema.org", "@type": "WebSite", "name": site.title, "url": site.base_url}
    page = Page(
        "front",
        "",
        site.title,
        site.description,
        own_address(frame, ""),
        json_ld=script_element(website | {"inLanguage": site.language}),
    )
    variables = {
        "edition": editions[0] if editions else None,
        "lead": stories[0] if stories else None,
        "lead_facts": stories[0].facts[:LEAD_FACTS] if stories else (),
        "stories": stories[1:],
        "earlier": tuple(editions[1 : EARLIER + 1]),
    }
    updated = newest(editions[0].briefs()) if editions else None
    return render_page(frame, "front.html", page, variables, updated=updated)


def render_editions(editions: Sequence[Edition], frame: Frame) -> Iterator[Leaf]:
    """A page for each day."""
    for at, edition in enumerate(editions):
        told = long_day_text(edition.date)
        title, text = f"Edition of {told}", f"The stories of {told} with their key facts."
        page = Page("edition", edition.path, title, text, own_address(frame, edition.path))
        variables = {
            "edition": edition,
            "stories": tuple(make_story_view(s) for s in edition.stories),
            "later": editions[at - 1] if at else None,
            "earlier": editions[at + 1] if at + 1 < len(editions) else None,
        }
        yield render_page(frame, "edition.html", page, variables, updated=newest(edition.briefs()))


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the archive: its first day, and its editions, newest first."""

    first: date
    editions: tuple[Edition, ...]


def render_archive(editions: Sequence[Edition], frame: Frame) -> Iterator[Leaf]:
    """The newest year's editions at `archive/`, and a page for each year, which stays small however long the site lives."""
    years = [(year, tuple(days)) for year, days in groupby(editions, key=lambda e: e.date.year)]
    links = tuple(MenuItem(str(year), f"archive/{year}/", len(days)) for year, days in years)
    for at, (year, days) in enumerate(years or [(0, ())]):
        paths = [f"archive/{year}/"] if year else []
        for path in (["archive/"] if at == 0 else []) + paths:
            months = tuple(Month(first, tuple(group)) for first, group in groupby(days, key=lambda e: e.date.replace(day=1)))
            title = "Archive" if path == "archive/" else f"Archive of {year}"
            page = Page("archive", path, title, f"All editions of {frame.site.title} by month.", own_address(frame, path))
            updated = newest(b for e in days for b in e.briefs())
            yield render_page(frame, "archive.html", page, {"year": year, "years": links, "months": months}, updated=updated)


def make_sections(briefs: Sequence[Brief], order: Sequence[str]) -> tuple[Listing, ...]:
    """The sections that have articles: those of the setting first and in its order, the others by name."""
    ranks = {make_slug(name): (rank, name) for rank, name in enumerate(order)}
    found = [(section_path(b.section), b.section, b) for b in briefs if b.section]
    listings = gather(found, {name_key(name): name for name in order})
    return tuple(sorted(listings, key=lambda s: (ranks.get(make_slug(s.name), (len(ranks), ""))[0], s.name.casefold(), s.path)))


def make_tags(briefs: Sequence[Brief]) -> tuple[Listing, ...]:
    """All tags by name."""
    found = []
    for brief in briefs:
        once = {name_key(tag): tag for tag in reversed(brief.tags)}
        found += [(tag_path(tag), tag, brief) for tag in once.values()]
    return tuple(sorted(gather(found, {}), key=lambda t: (t.name.casefold(), t.path)))


def gather(found: Iterable[tuple[str, str, Brief]], names: dict[str, str]) -> list[Listing]:
    """Articles by their section or tag; spellings of one name are one, as `names` has it by its key, or as most articles do.

    Other names that share its path stay apart, and so the check of paths tells them.
    """
    by_name: dict[tuple[str, str], list[tuple[str, Brief]]] = {}
    for path, name, brief in found:
        by_name.setdefault((path, name_key(name)), []).append((name, brief))
    listings = []
    for (path, key), members in by_name.items():
        spellings = [name for name, _ in members]
        name = names.get(key) or min(set(spellings), key=lambda n: (-spellings.count(n), n))
        listings.append(Listing(name, path, tuple(brief for _, brief in members)))
    return listings


def render_listing(listing: Listing, kind: str, frame: Frame) -> Iterator[Leaf]:
    """The pages of a section or tag.

    With N articles to a page, page/1/ holds the oldest N and never changes once it is full; the list's own address shows
    what no full page before it holds: the newest N to 2N-1.
    """
    size = frame.settings.paginate
    full = max(0, len(listing.briefs) // size - 1)
    rest = len(listing.briefs) - full * size
    for number in range(full + 1, 0, -1):
        first = number > full  # the list's own address
        path = listing.path if first else page_path(listing.path, number)
        start = 0 if first else rest + (full - number) * size
        briefs = listing.briefs[start : rest if first else start + size]
        older = page_path(listing.path, number - 1) if number > 1 else ""
        title = listing.name if first else f"{listing.name}, page {number}"
        page = Page(kind, path, title, f"Articles in {listing.name}, newest first.", own_address(frame, path))
        variables = {
            "listing": listing,
            "items": tuple(make_story_view(lone(b)) for b in briefs),
            "pager": Pager("" if first else listing.path, older),
        }
        what, owner = f"{kind} '{listing.name}'", f"{frame.settings.content_dir}/{listing.briefs[0].file}"
        yield render_page(frame, f"{kind}.html", page, variables, updated=newest(briefs), what=what, owner=owner)


def lone(brief: Brief) -> Story:
    """An article as a story of its own, for lists that go by article."""
    return Story(brief.id, brief.headline, (brief,))


def render_directory(listings: Sequence[Listing], kind: str, path: str, title: str, frame: Frame) -> Leaf:
    """All sections, or all tags, with the number of articles in each."""
    items = tuple(MenuItem(item.name, item.path, len(item.briefs)) for item in listings)
    page = Page(kind, path, title, f"{title} of {frame.site.title}.", own_address(frame, path))
    return render_page(
        frame, f"{kind}.html", page, {"listings": items}, updated=newest(b for item in listings for b in item.briefs)
    )


def render_not_found(frame: Frame) -> Leaf:
    """404.html: a host shows it at any address, so its links start at the host's root."""
    page = Page("404", "404.html", "Page not found", indexed=False)
    return render_page(frame, "404.html", page, {}, mode="rooted", listed=False)
