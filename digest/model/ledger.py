"""What a build is asked to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from digest.model.problem import Problem

#: Called with what is being done, how much of it is done, and how much there is.
Tell = Callable[[str, int, int], None]


class Options(NamedTuple):
    """What the command line decides: `clock` is now, and settles only which articles are due."""

    clock: datetime
    drafts: bool = False
    future: bool = False
    strict: bool = False
    jobs: int | None = None
    cache: Path = Path(".digest-cache")  # folder of the memory, below the site's root
    ignore_cache: bool = False


class Published(NamedTuple):
    """What a publication did to the output folder: numbers of files."""

    written: int
    unchanged: int
    removed: int


class Ledger(NamedTuple):
    """What a build did."""

    published: int
    editions: int
    held: tuple[tuple[str, str], ...]  # file and reason
    warnings: tuple[Problem, ...]
    files: Published
    out: str  # the output folder, as the settings name it
    read: int = 0  # articles that were read and edited anew
    rendered: int = 0  # files that were made anew
    stages: tuple[tuple[str, float], ...] = ()  # name and seconds
