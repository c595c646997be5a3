"""What a build is asked to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from digest.model.problem import Problem

#: The variable of the environment that says what time it is, for builds that are to be the same at any time.
EPOCH: Final = "SOURCE_DATE_EPOCH"

#: Where a site keeps its memory, unless the command line names another place.
CACHE: Final = Path(".digest-cache")

#: Called with what is being done, how much of it is done, and how much there is.
Tell = Callable[[str, int, int], None]


class Options(NamedTuple):
    """What the command line decides: `clock` is now, and settles only which articles are due."""

    clock: datetime
    drafts: bool = False
    future: bool = False
    strict: bool = False
    jobs: int | None = None
    cache: Path = CACHE  # folder of the memory, below the site's root
    ignore_cache: bool = False


class Command(NamedTuple):
    """A command line that asks for a build: what settles its result, and how it is to be told."""

    config: str | None  # the settings file where one is named
    output: str | None
    base_url: str | None
    drafts: bool
    future: bool
    strict: bool
    quiet: bool
    verbose: bool

    @property
    def asked(self) -> tuple[object, ...]:
        """What settles the result."""
        return self[:6]


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
