"""What the last build of a site was made from and made: enough to see what has changed since, and to make only that."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from digest.memory.encoding import DamagedError, pack, seal, unpack, unseal
from digest.model.edition import Card
from digest.model.problem import Problem
from digest.model.publication import Made, Stamp

FORM: Final = b"digest state 1\n"
_FILE: Final = "state"


class Source(NamedTuple):
    """An article as it was read: its file, a digest of its bytes, and what came of them."""

    stamp: Stamp
    digest: str
    record: str
    card: Card | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class State:
    """`desk` is the fingerprint of program and settings that the records were made with."""

    desk: str = ""
    sources: dict[str, Source] = field(default_factory=dict)  # by path in content/
    made: dict[str, Made] = field(default_factory=dict)  # by path in the site


def load_state(folder: Path) -> State:
    """The state that a build left in the folder; an empty one where there is none, or it is damaged."""
    with suppress(OSError, DamagedError):
        data = (folder / _FILE).read_bytes()
        if data.startswith(FORM):
            return unpack(unseal(data[len(FORM) :]), State)
    return State()


def write_state(folder: Path, state: State) -> None:
    """Leave the state for the next build. Where that cannot be done the next build does more work, and nothing is wrong."""
    new = folder / f"{_FILE}.new"
    with suppress(OSError):
        new.write_bytes(FORM + seal(pack(state)))
        new.replace(folder / _FILE)


def forget_state(folder: Path) -> None:
    with suppress(OSError):
        (folder / _FILE).unlink()
