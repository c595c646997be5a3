"""Pages of people, places and sources: what each is, and its articles by their headlines; and the directories of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from digest.publishing.frame import Frame, Page, own_address, render_page
from digest.publishing.library import Library
from digest.publishing.listings import DIRECTORIES, Pager, render_listing, title_page
from digest.publishing.metadata import make_collection
from digest.publishing.names import FOLDERS, NameKind
from digest.publishing.works import DirectoryWork, ListingWork, MenuItem

#: What schema.org calls whom or what a page is about.
TYPES: Final[Mapping[str, str]] = {"person": "Person", "place": "Place", "source": "NewsMediaOrganization"}


def render_list(work: ListingWork, library: Library, frame: Frame) -> bytes:
    """A page of a section, tag, person, place or source."""
    if work.kind == "section" or work.kind == "tag":
        return render_listing(work, library, frame)
    gettext, site = frame.words.gettext, frame.site
    title = title_page(work.name, work.number, frame.words)
    told = {
        "person": gettext("Articles about %(name)s, newest first.", name=work.name),
        "place": gettext("Articles about %(name)s, newest first.", name=work.name),
        "source": gettext("Articles of %(name)s, newest first.", name=work.name),
    }[work.kind]
    kind: NameKind = work.kind
    folder = FOLDERS[kind]
    above = (MenuItem(gettext(DIRECTORIES[folder]), f"{folder}/"),)
    briefs = [library.brief(record) for record in work.records]
    home = (work.about.url if work.about else "") or next((b.source.home for b in briefs if b.source and b.source.home), "")
    about = {"@type": TYPES[work.kind], "name": work.name, "url": home if work.kind == "source" else ""}
    data = make_collection(frame.settings.base_url, title, work.path, site.language, briefs, about)
    page = Page(
        work.kind, work.path, title, told, own_address(frame, work.path), json_ld=data,
        above=(*above, MenuItem(work.name, work.listing)) if work.number else above,
    )  # fmt: skip
    variables = {
        "listing": MenuItem(work.name, work.listing, work.articles),
        "briefs": briefs,
        "home": home,
        "about": work.about,
        "pager": Pager(work.listing if work.number else "", work.older),
    }
    return render_page(frame, f"{work.kind}.html", page, variables)


def render_directory(work: DirectoryWork, library: Library, frame: Frame) -> bytes:
    """All sections, tags or names, with the number of articles in each; of many names those of a letter."""
    gettext, path = frame.words.gettext, f"{work.kind}/"
    whole = gettext(DIRECTORIES[work.kind])
    title = gettext("%(list)s: %(letter)s", list=whole, letter=work.letter) if work.letter else whole
    about = gettext("%(list)s of %(site)s.", list=title, site=frame.site.title)
    above = (MenuItem(whole, path),) if work.letter else ()
    page = Page(work.kind, work.path, title, about, own_address(frame, work.path), above=above)
    return render_page(frame, f"{work.kind}.html", page, {"listings": work.items, "letter": work.letter, "letters": work.letters})
