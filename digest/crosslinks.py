"""The links between articles: where those lead that a text writes as a file of the content folder."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.disk.sources import ARTICLE_SUFFIXES, PAGES
from digest.memory.state import Source
from digest.model.edition import FileLink
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.publishing.crosslinks import CrossLinks, resolve_links
from digest.publishing.quires import Catalogue
from digest.publishing.works import CrossLink, OwnPage

#: Links by the file in the content folder that has them.
FileLinks = Mapping[str, tuple[FileLink, ...]]

#: How alike a file's name must be to one that is not there, to be offered for it (0 to 1).
_LIKENESS = 0.7


class Joined(NamedTuple):
    """The links of the published articles by record, the pages of the site's own with theirs led on, and what leads nowhere."""

    of: CrossLinks
    pages: tuple[OwnPage, ...]
    problems: tuple[Problem, ...]


class _Target(NamedTuple):
    """What a link leads to: the path of its page, or why it has none, in words."""

    path: str
    reason: str = ""


def join_links(
    slates: Sequence[Slate], sources: Mapping[str, Source], catalogue: Catalogue, own: Sequence[OwnPage],
    own_links: FileLinks, files: Collection[str], settings: Settings,
) -> Joined:  # fmt: skip
    """Find where the links of all published texts lead: of articles, and of the pages of the site's own.

    `slates` are all days, `files` those of the content folder. A link to what is not there, or not published, is a Problem,
    told where it is written.
    """
    linking = [item for slate in slates for item in slate.links]
    told = [(file, links) for file, _, links in linking] + [*own_links.items()]
    wanted = {link.file for _, links in told for link in links}
    targets = find_articles(wanted, slates, sources, catalogue) | find_pages(wanted, own, files, settings)
    paths = {file: target.path for file, target in targets.items()}

    def lead(links: Iterable[FileLink]) -> tuple[CrossLink, ...]:
        return tuple(CrossLink(link.address, paths.get(link.file, "")) for link in links)

    shown = {f"{settings.content_dir}/{file}": lead(links) for file, links in own_links.items()}
    return Joined(
        {record: lead(links) for _, record, links in linking},
        tuple(page._replace(html=resolve_links(page.html, page.path, shown.get(page.file, ()))) for page in own),
        tuple(
            tell_dead(file, link, targets.get(link.file), files, settings)
            for file, links in told
            for link in links
            if not paths.get(link.file)
        ),
    )


def find_articles(
    wanted: Iterable[str], slates: Iterable[Slate], sources: Mapping[str, Source], catalogue: Catalogue
) -> dict[str, _Target]:
    """Those of the files that are articles."""
    found = {file: sources[file] for file in wanted if file in sources}
    days = {slate.date: slate for slate in slates} if found else {}
    published, targets = {}, {}
    for file, source in found.items():
        slate = days.get(source.date) if source.date else None
        if slate is not None and source.record in slate.records:
            published[file] = source.record
        else:
            targets[file] = _Target("", dict(slate.held).get(file, "") if slate else "")
    cards = catalogue.cards(list(published.values()))
    return targets | {file: _Target(card.path) for file, card in zip(published, cards, strict=True)}


def find_pages(wanted: Iterable[str], own: Iterable[OwnPage], files: Collection[str], settings: Settings) -> dict[str, _Target]:
    """Those of the files that are pages of the site's own; one that is not published is a draft."""
    paths = {page.file: page.path for page in own}
    named = (file for file in wanted if file.startswith(PAGES) and file in files)
    found = {file: paths.get(f"{settings.content_dir}/{file}", "") for file in named}
    return {file: _Target(path, "" if path else "draft") for file, path in found.items()}


def tell_dead(file: str, link: FileLink, target: _Target | None, files: Collection[str], settings: Settings) -> Problem:
    """A link that leads nowhere, and what was meant."""
    shown = f"{settings.content_dir}/{link.file}"
    if target is not None:
        message = f"a link leads to an article that is not published ({target.reason}): '{shown}'"
        hint = "its words stand without the link as long as that is so"
    elif link.file.startswith("../"):
        message = f"a link leads out of {settings.content_dir}/: '{link.address}'"
        hint = "begin the path in the folder of this file; a file of static/ is written /name.txt"
    else:
        message = f"a link leads to an article that is not there: '{shown}'"
        near = find_near(link.file, file, files)
        hint = f"did you mean {near}?" if near else "mend the path; it begins in the folder of the file that has the link"
    return Problem(f"{settings.content_dir}/{file}", link.line, link.column, "missing-article", message, hint)


def find_near(wanted: str, linking: str, files: Iterable[str]) -> str:
    """The file that was most likely meant, as the linking file would name it: one of that name elsewhere, else one of a name
    like it. Empty where there is none."""
    import difflib  # only to mend a slip of the pen

    name = posixpath.basename(wanted)
    names: dict[str, list[str]] = {}
    for file in files:
        if file.lower().endswith(ARTICLE_SUFFIXES):
            names.setdefault(posixpath.basename(file), []).append(file)
    near = [name] if name in names else difflib.get_close_matches(name, list(names), n=1, cutoff=_LIKENESS)
    if not near:
        return ""
    places = difflib.get_close_matches(wanted, names[near[0]], n=1, cutoff=0)
    return posixpath.relpath(places[0], posixpath.dirname(linking) or ".")
