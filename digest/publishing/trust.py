"""Pages by which readers can judge the site: who publishes it, how it is made, what has been corrected; and pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from markupsafe import Markup

from digest import __version__
from digest.model.edition import Brief, Day
from digest.model.problem import SETTINGS_FILE
from digest.model.settings import FeedSettings, Settings
from digest.model.slate import Fix, Slate
from digest.publishing.feeds.addresses import feed_path, has_feeds
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.gathering import cut_pages
from digest.publishing.leaves import Leaf, make_page, newest_of
from digest.publishing.library import Library
from digest.publishing.listings import Pager, title_page
from digest.publishing.machines import contact_url
from digest.publishing.metadata import make_about_page
from digest.publishing.urls import ABOUT, ARTICLES, CORRECTIONS, METHOD
from digest.publishing.words import N_
from digest.publishing.works import (
    AboutWork,
    CorrectionFeedWork,
    CorrectionsWork,
    MenuItem,
    MethodWork,
    OwnPage,
    OwnPageWork,
)

#: The pages that are made of settings and data, and what they are called in English.
MADE: Final[Mapping[str, str]] = {
    ABOUT: N_("About"),
    METHOD: N_("How this digest is made"),
    CORRECTIONS: N_("Corrections"),
}


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction as a page shows it: its article, what was put right, and when, where somebody says so."""

    brief: Brief
    text: str
    date: datetime | None


# ---------------------------------------------------------------- laying out


def list_pages(settings: Settings, own: Sequence[OwnPage]) -> tuple[MenuItem, ...]:
    """The pages about the site, as the foot of each page names them. Those that are made have no name: theirs is the theme's."""
    titles = {page.path: page.title for page in own}
    made = list(MADE) if settings.trust_pages else []
    return tuple(MenuItem(titles.pop(path, ""), path) for path in made) + tuple(
        MenuItem(title, path) for path, title in titles.items()
    )


def lay_out_own_page(page: OwnPage) -> Iterator[Leaf]:
    """A page that the site has beside its articles."""
    yield make_page(OwnPageWork(page), page.path, made_from=page.file, what="own page")


def lay_out_about(contact: str, own: OwnPage | None, first: Day | None) -> Iterator[Leaf]:
    """Who publishes the site, since when."""
    yield make_page(AboutWork(contact, first, own), ABOUT)


def lay_out_method(work: MethodWork) -> Iterator[Leaf]:
    """How the site is made."""
    yield make_page(work, METHOD)


def lay_out_corrections(feeds: FeedSettings, size: int, own: OwnPage | None, fixes: tuple[Fix, ...]) -> Iterator[Leaf]:
    """All corrections, newest first, in pages that count from the oldest; and their feeds."""
    for number, place, path, older in cut_pages(CORRECTIONS, len(fixes), size):
        some = fixes[place]
        page = CorrectionsWork(path, number, older, some, None if number else own)
        yield make_page(page, path, newest_of(fix.moment for fix in some))
    for format in feeds.formats if has_feeds(feeds, "corrections") else ():
        path = feed_path(feeds, format, CORRECTIONS)
        work = CorrectionFeedWork(format, path, feeds.hub, fixes[: feeds.limit])
        yield Leaf(path, work, "the feed of corrections (setting feeds.path)", "feed of a list", SETTINGS_FILE)


def gather_fixes(slates: Iterable[Slate]) -> tuple[Fix, ...]:
    """All corrections, newest first."""
    fixes = (fix for slate in slates for fix in slate.fixes)
    return tuple(sorted(fixes, key=lambda fix: fix.moment, reverse=True))


# ---------------------------------------------------------------- rendering


def render_own_page(work: OwnPageWork, library: Library, frame: Frame) -> bytes:
    own = work.page
    page = Page("page", own.path, own.title, own.description, own_address(frame, own.path))
    return render_page(frame, "page.html", page, {"own": own, "text": Markup(own.html)})


def render_about(work: AboutWork, library: Library, frame: Frame) -> bytes:
    about = frame.words.gettext("Who publishes %(site)s.", site=frame.site.title)
    page = _make_page("about", ABOUT, work.own, frame, frame.site.description or about)
    variables = {
        "contact": work.contact,
        "contact_link": contact_url(work.contact) if work.contact else "",
        "first": work.first,
    }
    return _render(page, work.own, variables, frame)


def render_method(work: MethodWork, library: Library, frame: Frame) -> bytes:
    about = frame.words.gettext("How summaries and key facts are made, what is checked, and where that ends.")
    page = _make_page("method", METHOD, work.own, frame, about)
    variables = {
        "summary": work.summary,
        "facts": work.facts,
        "articles": work.articles,
        "editions": work.editions,
        "version": __version__,
        "data": ARTICLES if frame.settings.data else "",
    }
    return _render(page, work.own, variables, frame)


def render_corrections(work: CorrectionsWork, library: Library, frame: Frame) -> bytes:
    about = frame.words.gettext("What %(site)s has put right, newest first.", site=frame.site.title)
    page = _make_page("corrections", work.path, work.own, frame, about, work.number)
    views = []
    for fix in work.fixes:
        brief = library.brief(fix.record)
        correction = brief.corrections[fix.number]
        views.append(CorrectionView(brief, correction.text, correction.date))
    variables = {
        "corrections": views,
        "pager": Pager(CORRECTIONS if work.number else "", work.older),
    }
    return _render(page, work.own, variables, frame)


def _make_page(kind: str, path: str, own: OwnPage | None, frame: Frame, about: str, number: int = 0) -> Page:
    name = own.title if own else frame.words.gettext(MADE[f"{kind}/"])
    title = title_page(name, number, frame.words)
    data = make_about_page(frame.settings, title, path, kind)
    feeds = feeds_of(frame, "corrections", name, CORRECTIONS) if kind == "corrections" else ()
    description = own.description if own and own.description else about
    return Page(kind, path, title, description, own_address(frame, path), json_ld=data, feeds=feeds)


def _render(page: Page, own: OwnPage | None, variables: Mapping[str, object], frame: Frame) -> bytes:
    more = {"own": own, "text": Markup(own.html) if own else ""}
    return render_page(frame, f"{page.kind}.html", page, {**variables, **more})
