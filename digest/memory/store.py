"""The memory of earlier builds as a build uses it: opened, and forgotten where it is damaged."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest.memory.answers import Answers
from digest.memory.records import Records
from digest.memory.state import Source, State, load_state
from digest.model.ledger import CACHE
from digest.model.stamp import Stamp

_TICK: Final = 20_000_000  # nanoseconds in which a file can change twice and have one time: four ticks of a kernel's clock
_WHOLE_SECONDS: Final = 2_000_000_000  # the same for file systems that keep whole or even seconds
_NOT_A_NAME = re.compile(r"[^\w.-]+")
#: Written into a folder for this use alone, so that version control and backups leave it out.
_IGNORED = """\
# Made by digest. It may be deleted at any time: the next build takes longer, and nothing else changes. Only what language
# models answered, in the folder answers, is lost with it: they are asked again.
*
"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A folder of a cache: https://bford.info/cachedir/\n"


@dataclass(slots=True)
class Memory:
    """`records` are shared by all sites and branches; `state` and the folder `own` belong to one output folder."""

    records: Records
    state: State
    own: Path
    opened: int  # by the clock of the file system, in nanoseconds

    @property
    def twin(self) -> Path:
        """Where the publication keeps its second tree of the site."""
        return self.own / "twin"

    @property
    def answers(self) -> Answers:
        """What language models have answered, in any build of any site that shares the cache."""
        return Answers(self.own.parent)

    def doubt(self, source: Source) -> Source:
        """The source as it is to be remembered: a file that was changed just now may change again with the same stamp."""
        return source._replace(stamp=source.stamp._replace(time_ns=0)) if self.is_fresh(source.stamp) else source

    def is_fresh(self, stamp: Stamp) -> bool:
        """Whether the file was changed so short before this build that a further change might not show."""
        tick = _WHOLE_SECONDS if stamp.time_ns % 1_000_000_000 == 0 else _TICK
        return stamp.time_ns >= self.opened - tick

    def are_fresh(self, stamps: Collection[Stamp]) -> bool:
        """Whether any of many files was."""
        newest = max((stamp[1] for stamp in stamps), default=0)
        return newest >= self.opened - _WHOLE_SECONDS and any(map(self.is_fresh, stamps))


def own_folder(cache: Path, out: Path) -> Path:
    """The folder of what is remembered of one output folder: its name to read, and a digest to tell it from others."""
    place = blake2b(str(out.absolute()).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    return cache / f"{_NOT_A_NAME.sub('-', out.name) or 'site'}-{place}"


def _look_at_clock(folder: Path) -> int:
    """What time it is for the files of the folder; 0 where nothing can be written there."""
    clock = folder / "opened"
    try:
        clock.unlink(missing_ok=True)
        clock.touch(exist_ok=False)
        return clock.lstat().st_mtime_ns
    except OSError:
        return 0


@contextmanager
def open_memory(cache: Path, out: Path, *, forget: bool = False, alone: bool = False) -> Iterator[Memory]:
    """What earlier builds know of the site in `out`. With `forget` nothing, and what they left is removed; with `alone` records
    are not shared with others.

    Where the folder cannot be written, memory lasts as long as this process. Nothing else is removed from the folder: the
    user named it, and other builds may be at work in it.
    """
    own = own_folder(cache, out)
    if forget:
        shutil.rmtree(own, ignore_errors=True)
    with suppress(OSError):
        if own.is_symlink():
            own.unlink()  # what it leads to is not ours
        shared = cache.name != CACHE.name and cache.is_dir() and any(cache.iterdir())  # perhaps with somebody's articles
        own.mkdir(parents=True, exist_ok=True)
        for name, text in () if shared else ((".gitignore", _IGNORED), ("CACHEDIR.TAG", _TAG)):
            with suppress(FileExistsError), (cache / name).open("x", encoding="utf-8") as file:
                file.write(text)
    records = Records(cache, forget=forget, alone=alone)
    try:
        yield Memory(records, State() if forget else load_state(own), own, _look_at_clock(own))
    finally:
        records.close()
        gc.unfreeze()  # what was loaded as lasting
