"""Digests of what stands in folders, by which to see without opening a file whether anything has changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from digest.model.stamp import Stamp

#: Lists what a build made, a path a line, so that the next one may remove it; nothing else in the folder is ever touched.
MANIFEST = ".digest-manifest"

NUL = "\0"  # stands in no name


def digest_stamps(*groups: Mapping[str, Stamp], of: str = "") -> str:
    """A digest of groups of files, by their names and stamps, in the order in which they come; `of` goes into it too."""
    known = blake2b(of.encode(), digest_size=16)
    for stamps in groups:
        known.update(_told(stamps, list(chain.from_iterable(stamps.values()))))
    return known.hexdigest()


def digest_site(out: Path) -> str | None:
    """The digest of all files that a build made in the output folder; None where one is not there."""
    root, lstat = f"{out}/", os.lstat
    numbers: list[int] = []  # a stamp each would cost half as much again
    try:
        paths = (out / MANIFEST).read_text(encoding="utf-8").split("\n")[:-1]
        for path in paths:
            found = lstat(root + path)
            numbers += found.st_size, found.st_mtime_ns, found.st_ino
    except (OSError, ValueError):
        return None
    return blake2b(_told(paths, numbers), digest_size=16).hexdigest()


def digest_made(made: Mapping[str, Stamp]) -> str:
    """The same digest from what a build knows of the files that it made."""
    return digest_stamps(dict(sorted(made.items())))


def _told(names: Collection[str], numbers: list[int]) -> bytes:
    """Names and the three numbers of each, told in one go."""
    return f"\0{len(names)}\0{NUL.join(names)}\0{numbers!r}".encode()
