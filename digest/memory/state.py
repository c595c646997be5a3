"""What the last build of a site was made from and made: enough to see what has changed since, and to make only that."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeVar

from digest.memory.encoding import CHECK, DamagedError, check_of, pack, unpack, unseal
from digest.memory.notes import write_whole
from digest.model.problem import Problem
from digest.model.slate import Slate
from digest.model.stamp import Stamp

FORM: Final = b"digest state 4\n"
_FILE: Final = "state"
_LENGTH: Final = 8  # bytes before each part, which tell how long it is

T = TypeVar("T")


class Source(NamedTuple):
    """An article as it was read: its file, the key of its record, and the day it belongs to, None where it could not be read."""

    stamp: Stamp
    record: str
    date: date | None
    problems: tuple[Problem, ...] = ()


class Bound(NamedTuple):
    """A quire as it was left in the site. `seed` is the fingerprint of all that it was laid out from, `left` that of the stamps
    of its files; empty where they are not to be believed. What only some builds need is packed."""

    seed: str
    left: str
    paths: tuple[str, ...]
    made: bytes  # of each file the fingerprint of what it was made from, and its stamp
    entries: bytes  # what the sitemap says of it


@dataclass(slots=True)
class State:
    """`desk` is the fingerprint of program and settings that the records were made with."""

    desk: str = ""
    sources: dict[str, Source] = field(default_factory=dict)  # by path in content/
    slates: tuple[Slate, ...] = ()
    quires: dict[str, Bound] = field(default_factory=dict)  # by name

    @property
    def paths(self) -> Iterator[str]:
        """Of all files of the site."""
        return (path for bound in self.quires.values() for path in bound.paths)


def load_state(folder: Path) -> State:
    """The state that a build left in the folder; an empty one where there is none, or it is damaged."""
    with suppress(OSError, DamagedError), (folder / _FILE).open("rb") as file, as_lasting():
        if file.read(len(FORM)) == FORM:
            desk, sources = _load(file, str), _load(file, dict[str, Source])
            slates, quires = _load(file, tuple[Slate, ...]), _load(file, dict[str, Bound])
            if not file.read(1):
                return State(desk, sources, slates, quires)
    return State()


def _load(file: BinaryIO, kind: type[T]) -> T:
    """The next part of the state. Raises DamagedError."""
    length, most = int.from_bytes(file.read(_LENGTH), "big"), os.fstat(file.fileno()).st_size
    return unpack(unseal(memoryview(file.read(min(length, most))), str(length)), kind)


@contextmanager
def as_lasting() -> Iterator[None]:
    """Look for no garbage meanwhile, nor later among what there is then: many small things that are loaded all at once and kept
    have none, and looking takes as long as loading."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            gc.enable()


def write_state(folder: Path, state: State) -> None:
    """Leave the state for the next build. Where that cannot be done the next build does more work, and nothing is wrong."""
    parts = (state.desk, state.sources, state.slates, state.quires)
    write_whole(folder / _FILE, chain([FORM], chain.from_iterable(map(_seal, parts))))


def _seal(part: object) -> Iterator[bytes]:
    """A part of the state as it is written: of a large site 20 MB, of which no more is held at once, nor copied."""
    data = pack(part)
    length = len(data) + CHECK
    yield length.to_bytes(_LENGTH, "big")
    yield data
    yield check_of(data, str(length))
