"""The links between articles: where those lead that a text writes as a file of the content folder."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.disk.sources import ARTICLE_SUFFIXES, PAGES
from digest.memory.records import batches
from digest.memory.state import Source
from digest.model.edition import FileLink, Picture
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.nearest import find_nearest
from digest.publishing.crosslinks import CrossLinks, leave_out, resolve_links
from digest.publishing.quires import Catalogue
from digest.publishing.works import CrossLink, OwnPage

#: Links by the file in the content folder that has them.
FileLinks = Mapping[str, tuple[FileLink, ...]]

#: How alike a file's name must be to one that is not there, to be offered for it (0 to 1).
_LIKENESS = 0.7
#: For so many links names that are alike are looked for, which takes a while among many files.
_GUESSES = 20
_AT_ONCE = 64  # articles whose paths are looked up together


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
    own_links: FileLinks, files: Collection[str], settings: Settings, missing: Iterable[tuple[str, Picture]] = (),
) -> Joined:  # fmt: skip
    """Find where the links of all published texts lead: of articles, and of the pages of the site's own.

    `slates` are all days, `files` those of the content folder, `missing` the pictures that are not there, with the files that
    show them: the texts are told to leave them out. A link to what is not there, or not published, is a Problem,
    told where it is written.
    """
    linking = [item for slate in slates for item in slate.links]
    told = [(file, links) for file, _, links in linking] + [*own_links.items()]
    wanted = {link.file for _, links in told for link in links}
    spelt = spell_as_files(wanted, files)
    named = wanted.union(spelt.values())
    targets = find_articles(named, slates, sources, catalogue) | find_pages(named, own, files, settings)
    targets |= {link: targets[file] for link, file in spelt.items() if file in targets}
    paths = {file: target.path for file, target in targets.items()}
    dead = [(file, link) for file, links in told for link in links if not paths.get(link.file)]
    names = name_articles(files) if dead else {}

    gone: dict[str, tuple[CrossLink, ...]] = {}
    for file, picture in missing:
        gone[file] = (*gone.get(file, ()), leave_out(picture.path))

    def lead(file: str, links: Iterable[FileLink]) -> tuple[CrossLink, ...]:
        return (*(CrossLink(link.address, paths.get(link.file, "")) for link in links), *gone.get(file, ()))

    shown = {f"{settings.content_dir}/{page}": lead(page, own_links.get(page, ())) for page in own_links.keys() | gone.keys()}
    return Joined(
        {sources[file].record: gone[file] for file in gone.keys() & sources.keys()}
        | {record: lead(file, links) for file, record, links in linking},
        tuple(page._replace(html=resolve_links(page.html, page.path, shown.get(page.file, ()))) for page in own),
        tuple(
            tell_dead(file, link, targets.get(link.file), names, settings, guess=n < _GUESSES)
            for n, (file, link) in enumerate(dead)
        ),
    )


def spell_as_files(wanted: Iterable[str], files: Collection[str]) -> dict[str, str]:
    """For the names that no file has, but for how Unicode writes a letter and its mark: the name of the file. Some systems part
    the two in names, and no editor sees it."""
    odd = {name: unicodedata.normalize("NFC", name) for name in wanted if not name.isascii() and name not in files}
    whole = {unicodedata.normalize("NFC", file): file for file in files if not file.isascii()} if odd else {}
    return {name: whole[form] for name, form in odd.items() if form in whole}


def find_articles(
    wanted: Iterable[str], slates: Iterable[Slate], sources: Mapping[str, Source], catalogue: Catalogue
) -> dict[str, _Target]:
    """Those of the files that are articles."""
    found = {file: sources[file] for file in wanted if file in sources}
    dates = {source.date for source in found.values()}
    days = [slate for slate in slates if slate.date in dates]
    published = {slot.record for slate in days for slot in slate.slots}
    held = dict(item for slate in days for item in slate.held)
    due = [file for file, source in found.items() if source.record in published]
    targets = {file: _Target("", held.get(file, "")) for file in found.keys() - due}
    for some in batches(due, _AT_ONCE):
        cards = catalogue.cards([found[file].record for file in some])
        targets |= {file: _Target(card.path) for file, card in zip(some, cards, strict=True)}
    return targets


def find_pages(wanted: Iterable[str], own: Iterable[OwnPage], files: Collection[str], settings: Settings) -> dict[str, _Target]:
    """Those of the files that are pages of the site's own; one that is not published is a draft."""
    paths = {page.file: page.path for page in own}
    named = (file for file in wanted if file.startswith(PAGES) and file in files)
    found = {file: paths.get(f"{settings.content_dir}/{file}", "") for file in named}
    return {file: _Target(path, "" if path else "draft") for file, path in found.items()}


def tell_dead(
    file: str, link: FileLink, target: _Target | None, names: Mapping[str, Sequence[str]], settings: Settings, *, guess: bool
) -> Problem:
    """A link that leads nowhere, and what was meant. `names` are those of `name_articles`; `guess` looks for names like it."""
    shown = f"{settings.content_dir}/{link.file}"
    if target is not None:
        message = f"a link leads to an article that is not published ({target.reason}): {shown!r}"
        hint = "its words stand without the link as long as that is so"
    elif link.file.startswith("../"):
        message = f"a link leads out of {settings.content_dir}/: {link.address!r}"
        hint = "begin the path in the folder of this file; a file of static/ is written /name.txt"
    else:
        message = f"a link leads to an article that is not there: {shown!r}"
        near = find_near(link.file, file, names, guess=guess)
        hint = f"did you mean {near}?" if near else "mend the path; it begins in the folder of the file that has the link"
    return Problem(f"{settings.content_dir}/{file}", link.line, link.column, "missing-article", message, hint)


def name_articles(files: Iterable[str]) -> dict[str, list[str]]:
    """The files of articles by their names, without folder and suffix."""
    names: dict[str, list[str]] = {}
    for file in files:
        if file.lower().endswith(ARTICLE_SUFFIXES):
            names.setdefault(_name_of(file), []).append(file)
    return names


def find_near(wanted: str, linking: str, names: Mapping[str, Sequence[str]], *, guess: bool = True) -> str:
    """The file that was most likely meant, as the linking file would name it: one of that name elsewhere, else, with `guess`, one
    of a name like it. Empty where there is none."""
    name = _name_of(wanted)
    near: str | None = name
    if name not in names:
        start, end = name[: len(name) // 2 or 1], name[len(name) // 2 :]  # a slip leaves one half as it was
        alike = (n for n in names if n.startswith(start) or n.endswith(end))
        near = find_nearest(name, alike, _LIKENESS) if guess else None
    place = find_nearest(wanted, names[near], least=0) if near else None
    return posixpath.relpath(place, posixpath.dirname(linking) or ".") if place else ""


def _name_of(file: str) -> str:
    return posixpath.splitext(posixpath.basename(file))[0]
