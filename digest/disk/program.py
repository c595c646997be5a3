"""Which program this is: its version and code, and the versions of what it works with. Another program may give other bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest import __version__

#: Distributions whose version the bytes of a site may hang on, as their metadata folders are named.
_LIBRARIES: Final = ("babel", "feedgen", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3", "pyyaml", "tzdata")
#: Those that only builds with an extra use; what they make is remembered apart.
PAGEFIND: Final = ("pagefind_bin", "pagefind_bin_extended")  # the second is a larger one
PILLOW: Final = ("pillow",)
_CODE: Final = (".py", ".json", ".txt", ".tsv", ".csv")


@cache
def identify_program() -> str:
    """A digest that is the same for the same code, libraries and Python on any machine. Takes some 5 ms, once."""
    known = blake2b(digest_size=16)
    for here, name in list_package():
        if name.endswith(_CODE):
            known.update(name.encode() + b"\0" + (Path(here) / name).read_bytes() + b"\0")
    for told in (__version__, sys.version, *list_libraries()):
        known.update(told.encode() + b"\0")
    return known.hexdigest()


def stamp_program() -> str:
    """A digest that is the same as long as nobody touches the program on this machine. Takes some 2 ms."""
    libraries = list_libraries(_LIBRARIES + PAGEFIND + PILLOW)
    known = blake2b("\n".join((__version__, sys.version, *libraries)).encode(), digest_size=16)
    for here, name in list_package():
        about = os.stat(f"{here}/{name}")  # noqa: PTH116  (a path each would cost as much again)
        known.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return known.hexdigest()


def list_package() -> Iterator[tuple[str, str]]:
    """The files of this program, each as its folder and name, in one order everywhere. Templates are the theme's."""
    for here, folders, names in os.walk(Path(__file__).parent.parent):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "templates"))
        for name in sorted(names):
            yield here, name


def list_libraries(names: Sequence[str] = _LIBRARIES) -> list[str]:
    """The folders that hold the metadata of the libraries, named by their versions: found without loading any of them."""
    found: set[str] = set()
    for place in sys.path:
        try:
            listed = os.listdir(place or ".")  # noqa: PTH208  (names are enough)
        except OSError:
            continue
        found.update(n for n in listed if n.endswith(".dist-info") and n.lower().partition("-")[0] in names)
    return sorted(found)
