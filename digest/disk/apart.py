"""Folders that must be places of their own, whatever names lead to them: links, mounts, letters that a disk does not tell
apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from digest.errors import SettingsError
from digest.model.problem import Problem


def check_apart(root: Path, out: str, cache: Path, read: Sequence[str]) -> None:
    """Raises SettingsError where a build would read what it wrote or remembers, or publish what it remembers: `out` may neither
    hold a folder that is `read` nor lie in one, and `cache` may lie in none of them. Where a path is no whole one it begins at
    `root`.
    """
    at_out, at_cache = [*list_places(root / out)], [*list_places(root / cache)]
    places = {shown: [*list_places(root / shown)] for shown in read}
    for shown, place in places.items():
        if place[0] in at_out or at_out[0] in place:
            hint = "build into a folder of its own, such as site"
            raise SettingsError([Problem(out, 0, 0, "bad-setting", f"the output folder and {shown}/ overlap", hint)])
    for shown, place in {**places, out: at_out}.items():
        if place[0] in at_cache:
            hint = "let the cache have a folder of its own, such as .digest-cache"
            raise SettingsError([Problem(str(cache), 0, 0, "bad-setting", f"the cache would stand in {shown}/", hint)])


def list_places(folder: Path) -> Iterator[object]:
    """A folder and those above it, the innermost first, each as it is known by any of its names, there or not."""
    real = Path(os.path.realpath(folder))
    return map(_name_place, (real, *real.parents))


def _name_place(folder: Path) -> object:
    try:
        about = folder.stat()
    except (OSError, ValueError):
        about = None
    if about is not None and about.st_ino:
        return about.st_dev, about.st_ino
    # one that is not there is known by those above it, and by its name as any disk would compare it
    return folder if folder.parent == folder else (_name_place(folder.parent), folder.name.casefold())
