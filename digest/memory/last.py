"""The last build of a site in short: what it was asked, what it saw and what it told. Read without any library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from digest.memory.notes import read_note, write_note
from digest.model.ledger import Ledger, Published
from digest.model.problem import Problem

FORM: Final = 3
_FILE: Final = "last.json"


class Last(NamedTuple):
    """`asked`, `seen` and `left` are digests: of the command and settings, of all files that the site is made from, and of
    the files of the site. The ledger holds for clocks from `since` to `until` (POSIX seconds), when an article is due or expires.
    """

    asked: str
    folders: tuple[str, str, str]  # of content, templates and static files, below the site's root
    out: str
    seen: str
    left: str
    since: float
    until: float
    ledger: Ledger


def write_last(own: Path, last: Last) -> None:
    """Leave it for the next build; where that cannot be done the next one looks closer."""
    ledger = last.ledger
    note = {
        "form": FORM,
        "asked": last.asked,
        "folders": last.folders,
        "out": last.out,
        "seen": last.seen,
        "left": last.left,
        "since": last.since,
        "until": last.until,
        "published": ledger.published,
        "editions": ledger.editions,
        "held": ledger.held,
        "warnings": ledger.warnings,
        "files": ledger.files,
        "shown": ledger.out,
    }
    write_note(own / _FILE, note)


def forget_last(own: Path) -> None:
    with suppress(OSError):
        (own / _FILE).unlink()


def load_lasts(cache: Path, asked: str) -> Iterator[Last]:
    """The last builds of those output folders that were asked just the same."""
    with suppress(OSError):
        for path in sorted(cache.glob(f"*/{_FILE}")):
            with suppress(ValueError, KeyError, TypeError):
                if (note := read_note(path, form=FORM, asked=asked)) is not None:
                    yield _read(note)


def _read(told: dict[str, Any]) -> Last:
    """The record of a build that found nothing to do: all files unchanged."""
    written, unchanged, _ = told["files"]
    content, templates, static = told["folders"]
    ledger = Ledger(
        int(told["published"]),
        int(told["editions"]),
        tuple((file, reason) for file, reason in told["held"]),
        tuple(Problem(*problem)._replace(fields=tuple(fields)) for *problem, fields in told["warnings"]),
        Published(0, written + unchanged, 0),
        told["shown"],
    )
    since, until = float(told["since"]), float(told["until"])
    return Last(told["asked"], (content, templates, static), told["out"], told["seen"], told["left"], since, until, ledger)
