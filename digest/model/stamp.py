"""What tells without reading it whether a file has changed."""

from __future__ import annotations

from typing import NamedTuple


class Stamp(NamedTuple):
    """A file as it was seen: size in bytes, time of its last change in nanoseconds, inode."""

    size: int
    time_ns: int
    inode: int


class Made(NamedTuple):
    """A file of the site: the fingerprint of what it was made from, and the file as it was left."""

    key: str
    stamp: Stamp
