"""Digests of what stands in folders, by which to see without opening a file whether anything has changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from digest.disk.program import stamp_program
from digest.model.publication import Made, Stamp

#: Lists what a build made, a path a line, so that the next one may remove it; nothing else in the folder is ever touched.
MANIFEST = ".digest-manifest"


def digest_inputs(content: Mapping[str, Stamp], theme: Mapping[str, Stamp]) -> str:
    """A digest of the stamps of all files that a site is made from, and of the program."""
    known = blake2b(stamp_program().encode(), digest_size=16)
    for stamps in (content, theme):
        known.update("".join(f"{name}\0{s[0]} {s[1]} {s[2]}\n" for name, s in stamps.items()).encode())
        known.update(b"\0")
    return known.hexdigest()


def digest_site(out: Path) -> str | None:
    """A digest of the stamps of all files that a build made in the output folder; None where one is not there."""
    try:
        paths = (out / MANIFEST).read_text(encoding="utf-8").splitlines()
        root, lstat = f"{out}/", os.lstat
        told = [f"{path}\0{s.st_size} {s.st_mtime_ns} {s.st_ino}\n" for path in paths for s in (lstat(root + path),)]
    except (OSError, ValueError):
        return None
    return blake2b("".join(told).encode(), digest_size=16).hexdigest()


def digest_made(made: Mapping[str, Made]) -> str:
    """The same digest from what a build knows of the files that it made."""
    told = [f"{path}\0{s.size} {s.mtime_ns} {s.inode}\n" for path, (_, s) in sorted(made.items())]
    return blake2b("".join(told).encode(), digest_size=16).hexdigest()
