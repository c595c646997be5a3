"""Pages that the site has beside its articles: read where they have changed, and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from digest.disk.folders import Folder
from digest.disk.sources import PAGES
from digest.memory.encoding import decode, encode, fingerprint
from digest.memory.records import Records
from digest.model.article import SourceFile
from digest.model.edition import FileLink, Picture
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.publishing.assets import locate_pictures
from digest.publishing.body import render_body
from digest.publishing.crosslinks import locate_links
from digest.publishing.pages import rebase
from digest.publishing.urls import make_slug
from digest.publishing.works import OwnPage
from digest.reading.page import read_page


class ReadPage(NamedTuple):
    """A page as it was read, or None where errors stand in the way; a draft too. `pictures` are those that it shows, `links`
    those to articles."""

    page: OwnPage | None
    draft: bool = False
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[FileLink, ...] = ()


class OwnPages(NamedTuple):
    """The pages to publish by path, the pictures that they show, each with the page's file in content/, what is wrong with
    any, and the keys under which memory keeps them. `links` are those to articles, by the page's file."""

    pages: tuple[OwnPage, ...]
    pictures: tuple[tuple[str, Picture], ...]
    problems: tuple[Problem, ...]
    keys: tuple[str, ...]
    links: Mapping[str, tuple[FileLink, ...]] = {}


def read_own_pages(
    folder: Folder, files: Iterable[str], settings: Settings, program: str, records: Records, *, drafts: bool
) -> OwnPages:
    """The pages among the files of the content folder. What cannot be opened is left out, and stands in its problems."""
    opened = {name: data for name in files if (data := folder.read(name)) is not None}
    asked = program, settings.content_dir, settings.site_language
    keys = {name: fingerprint(asked, "page", name, data) for name, data in opened.items()}
    known = records.find_results(list(keys.values()))
    new = {key: encode(make_page(SourceFile(name, opened[name]), settings)) for name, key in keys.items() if key not in known}
    records.add_results(new)
    found = {name: decode((known | new)[key], ReadPage) for name, key in keys.items()}
    due: Mapping[str, ReadPage] = {name: read for name, read in found.items() if read.page and (drafts or not read.draft)}
    return OwnPages(
        tuple(sorted(read.page for read in due.values() if read.page)),
        tuple((name, picture) for name, read in due.items() for picture in read.pictures),
        tuple(problem for read in found.values() for problem in read.problems),
        tuple(keys.values()),
        {name: read.links for name, read in due.items() if read.links},
    )


def make_page(file: SourceFile, settings: Settings) -> ReadPage:
    """Read a page and write it as HTML."""
    reading = read_page(file, settings)
    problems = tuple(p._replace(path=f"{settings.content_dir}/{p.path}") for p in reading.problems)
    article = reading.page
    if article is None:
        return ReadPage(None, problems=problems)
    *above, name = file.path.removeprefix(PAGES).rpartition(".")[0].split("/")
    path = "".join(f"{make_slug(part, id=file.path)}/" for part in [*above, article.slug or name])
    html = render_body(rebase(article, path), ())
    shown = f"{settings.content_dir}/{file.path}"
    page = OwnPage(path, shown, article.title, reading.description, article.language, html)
    pictures, links = locate_pictures(article, path, file.path), locate_links(article, file.path)
    return ReadPage(page, article.draft, pictures, problems, links)
