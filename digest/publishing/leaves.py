"""The files of a site before they are made: where each stands and what from, and which are laid out together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from digest.publishing.urls import output_file
from digest.publishing.works import SitemapEntry, Work


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of the site, before it is made: where it stands, and all that it is made from."""

    path: str  # below the output folder, with forward slashes
    work: Work
    made_from: str = ""  # the content file or page it was made from, to tell collisions
    what: str = ""  # in words where it is more than a page: "alias", "static file", "tag 'C#'"; the first word chooses the hint
    owner: str = ""  # the file to mend when its path is taken, where that is not `made_from`
    entry: SitemapEntry | None = None  # for pages that search engines may list
    at: tuple[int, int] = (0, 0)  # line and column in the owner where it names this file


@dataclass(frozen=True, slots=True)
class Quire:
    """Leaves that are laid out together: a day's, a section's. `seed` is all that they are laid out from.

    `part` is the part of the sitemap that names the pages of a day, on a site so large that it has parts.
    """

    name: str
    seed: tuple[object, ...]
    lay_out: Callable[[], Iterable[Leaf]]
    part: str = ""


def make_page(
    work: Work, path: str, updated: datetime | None = None, *, made_from: str = "", what: str = "", owner: str = ""
) -> Leaf:
    """A page that search engines may list; `updated` is when what it shows last changed."""
    return Leaf(output_file(path), work, made_from or path or "the front page", what, owner, SitemapEntry(path, updated))


def newest_of(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
