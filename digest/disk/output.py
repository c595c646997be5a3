"""What a build makes, put into the output folder: whole or not at all, and nothing touched that is not ours.

There are three ways to do it. The best is a lasting twin of the site (`twin`); where there can be none, a twin beside the
site that is made for this one time; where the output folder itself cannot change its place, file by file (`inplace`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from digest.disk.changes import Changes, Staging, is_inside
from digest.disk.exchange import can_move, hold, recover, replace_in_folder
from digest.disk.inplace import SPOOL, InPlace
from digest.disk.stamps import MANIFEST, as_stamp, list_made, numbers_of
from digest.disk.tree import folder_of
from digest.disk.twin import Twin
from digest.errors import OutputError, WrongOutputError
from digest.model.ledger import Published
from digest.model.problem import Problem
from digest.model.publication import Output
from digest.model.stamp import Stamp

Way = Twin | InPlace


@dataclass(frozen=True, slots=True)
class Kept:
    """Files of the site that stay as they are; `seen` says that they were seen in their places a moment ago."""

    paths: tuple[str, ...]
    seen: bool = False


def stamp_files(folder: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """The stamps of those paths that are plain files in the folder."""
    root, stamps = f"{folder}/", {}
    for path in paths:
        try:
            found = os.lstat(root + path)
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(found.st_mode):
            stamps[path] = as_stamp(numbers_of(found))
    return stamps


@contextmanager
def lock_output(out: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let one build at a time publish to `out`; `waiting` is called if another one does. Puts right what a killed one left.

    Raises OutputError for a place where no site can be.
    """
    with told(out):
        site = find_place(out)
        site.parent.mkdir(parents=True, exist_ok=True)
        lock = hold(site.parent, waiting)
        lock.__enter__()
    try:
        with told(out):
            recover(site)
        yield
    finally:
        lock.__exit__(None, None, None)


def publish(outputs: Iterable[Output | Kept], out: Path, twin: Path | None = None) -> Published:
    """Put the outputs into the folder `out`, all of them or none, and take away what the last build made and this one did not.

    The caller holds the lock. If `outputs` raises, or the disk is full, `out` is as it was. A file that has the same bytes
    already is not touched. Files of `out` that no build made stay as they are. `twin` is a folder for the use of this function
    alone, on the same disk: with it, the work is that of the files that changed. Raises OutputError for a folder that is not
    ours, or cannot be written.
    """
    site = find_place(out)
    with told(out):
        made = read_manifest(site)
        ways = find_ways(site, twin)
        try:
            way = open_first(ways)
            staging = stage(outputs, site, made, way)
            changes = staging.finish()
            if changes and not put_alone(changes, site):
                carry_out(changes, ways)
        finally:
            for each in ways:
                each.close()
    return Published(staging.written, len(staging.paths) - staging.written, len(made - staging.paths))


def stage(outputs: Iterable[Output | Kept], site: Path, made: frozenset[str], way: Way) -> Staging:
    """Take all outputs; those that differ are written where nobody sees them."""
    if isinstance(way, Twin) and not site.exists():
        staging = Staging(str(site), made, way.start_straight(), straight=True)
    else:
        staging = Staging(str(site), made, way.spool, straight=False)
    for output in outputs:
        if isinstance(output, Kept):
            staging.keep(output.paths, seen=output.seen)
        else:
            staging.add(output.path, output.data)
    return staging


# ---------------------------------------------------------------- the ways


def find_ways(site: Path, twin: Path | None) -> list[Way]:
    """The ways to publish, the best first; what killed builds left in them is cleared away when they are opened or closed."""
    beside = Twin(site.with_name(f".{site.name}.digest-new"), site, lasting=False)
    ways: list[Way] = [beside]
    if twin is not None and os.name == "posix":  # elsewhere folders show no sign that can be trusted
        ways.insert(0, Twin(twin, site, lasting=True))
    return [*ways, InPlace(site)] if can_move(site) else [InPlace(site)]


def open_first(ways: list[Way]) -> Way:
    """Open the first way that can be gone, and forget those before it."""
    while True:
        try:
            ways[0].open()
        except OSError:
            if len(ways) == 1:
                raise
            ways.pop(0).close()
        else:
            return ways[0]


def put_alone(changes: Changes, site: Path) -> bool:
    """Where nothing changes but files of one folder, put them in their places in one step: one file by itself, more with their
    folder; False where that cannot be done. A twin shows another sign than its site then, and follows with the next publication.
    """
    folders = {folder_of(path) for path in changes.staged}
    if len(folders) > 1 or changes.removed or not changes.before.issuperset(changes.staged):
        return False
    (folder,) = folders
    try:
        if len(changes.staged) > 1:
            return folder != "" and replace_in_folder(f"{site}/{folder}", changes.staged)
        ((path, waiting),) = changes.staged.items()
        os.replace(waiting, f"{site}/{path}")  # noqa: PTH105
    except OSError:
        return False
    return True


def carry_out(changes: Changes, ways: list[Way]) -> None:
    """Publish by the first way, which is open; if it turns out to be closed, by the next that serves and can be opened."""
    while True:
        try:
            return ways[0].publish(changes)
        except OSError as error:
            ways = [way for way in ways[1:] if way.serves_after(error)]
            if not ways:
                raise
        open_first(ways)


# ---------------------------------------------------------------- the place


def find_place(out: Path) -> Path:
    """The folder of the site, where `out` is a link to it too."""
    if out.parent == out:
        raise WrongOutputError([Problem(str(out), 0, 0, "output-not-ours", "this is no folder for a site", "name one with -o")])
    return Path(os.path.realpath(out)) if out.is_symlink() else out


@contextmanager
def told(out: Path) -> Iterator[None]:
    """What the disk refuses, told as an OutputError."""
    try:
        yield
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        hint = "make room, or check who may write there; the published site is as it was"
        raise OutputError([Problem(str(out), 0, 0, "output-failed", message, hint)]) from error


def read_manifest(out: Path) -> frozenset[str]:
    """The paths that the last build made in `out`; empty for a new folder.

    Raises WrongOutputError for a folder with files in it that no build made.
    """
    try:
        lines = list_made(out)
    except (FileNotFoundError, NotADirectoryError):
        if out.exists() and (not out.is_dir() or any(p.name != SPOOL for p in out.iterdir())):
            message = "this is not empty and was not made by digest"
            hint = f"choose another folder with -o, or empty it; a folder that digest made has a file {MANIFEST}"
            raise WrongOutputError([Problem(str(out), 0, 0, "output-not-ours", message, hint)]) from None
        return frozenset()
    return frozenset(lines if is_inside("/\n/".join(lines)) else filter(is_inside, lines))
