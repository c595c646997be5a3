"""Digests of what stands in folders, by which to see without opening a file whether anything has changed."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Final

from digest.disk.files import read_plain
from digest.model.stamp import Stamp

#: Lists what a build made, a path a line, so that the next one may remove it; nothing else in the folder is ever touched.
MANIFEST = ".digest-manifest"

NUL = "\0"  # stands in no name

#: What a stamp is made of, and a stamp made of it: in C, for every build does it for every file. In the site the time is that of
#: the file's bytes, because a link from the twin moves the other. Of what the site is made from it is that of any change, which,
#: unlike the first, nobody can set; Windows keeps none.
numbers_of: Final = attrgetter("st_size", "st_mtime_ns", "st_ino")
source_numbers_of: Final = attrgetter("st_size", "st_mtime_ns" if os.name == "nt" else "st_ctime_ns", "st_ino")
as_stamp: Final[Callable[[tuple[int, int, int]], Stamp]] = partial(tuple.__new__, Stamp)


def digest_stamps(*groups: Mapping[str, Stamp], of: str = "") -> str:
    """A digest of groups of files, by their names and stamps, in the order in which they come; `of` goes into it too."""
    known = blake2b(of.encode(), digest_size=16)
    for stamps in groups:
        known.update(_told(stamps, list(chain.from_iterable(stamps.values()))))
    return known.hexdigest()


def list_made(out: Path) -> list[str]:
    """The paths in the manifest of the output folder, as they stand there. Raises OSError."""
    listed = read_plain(f"{out}/{MANIFEST}").decode(errors="replace").replace("\r\n", "\n")  # as Git writes it on Windows
    return listed.removesuffix("\n").split("\n")


def digest_site(out: Path) -> str | None:
    """The digest of all files that a build made in the output folder; None where one is not there."""
    return _digest_listed(out, lambda paths: map(numbers_of, map(os.lstat, map(f"{out}/".__add__, paths))))


def digest_made(out: Path, made: Mapping[str, Stamp]) -> str | None:
    """The same digest from what a build knows of the files that it made; None where it does not know one."""
    return _digest_listed(out, lambda paths: map(made.__getitem__, paths))


def _digest_listed(out: Path, stamps_of: Callable[[list[str]], Iterable[tuple[int, int, int]]]) -> str | None:
    try:
        paths = list_made(out)
        told = _told(paths, list(chain.from_iterable(stamps_of(paths))))
    except (OSError, ValueError, KeyError):
        return None
    return blake2b(told, digest_size=16).hexdigest()


def _told(names: Collection[str], numbers: list[int]) -> bytes:
    """Names and the three numbers of each, told in one go."""
    try:
        told = array("q", numbers).tobytes()
    except OverflowError:  # an inode of 64 bits
        told = repr(numbers).encode()
    return f"\0{len(names)}\0{NUL.join(names)}\0".encode() + told
