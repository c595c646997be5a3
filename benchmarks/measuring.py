"""What a command costs, as the operating system accounts for it, and what it does to files.

The command is started by a small process of its own, because Linux counts to the peak memory of a process what the one that
started it had in use. Works on Linux and macOS.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

Stamps = dict[str, tuple[int, int]]


class Usage(NamedTuple):
    """What a command took: the CPU seconds are those of its workers too, the memory is that of the largest process."""

    wall: float
    cpu: float
    peak: float  # MB


class Failed(Exception):  # noqa: N818  (it is told, not handled)
    """The command ended with another status than 0. Holds the end of what it said."""


def run(command: Sequence[str], cwd: Path, log: Path) -> Usage:
    """Run the command; its output goes to `log`. Raises Failed.

    What earlier commands wrote is on the disk before: else the last one's pages would be written at this one's cost.
    """
    if hasattr(os, "sync"):  # not on Windows
        os.sync()
    launcher = [sys.executable, "-I", __file__, str(log), *command]
    told = subprocess.run(launcher, cwd=cwd, stdout=subprocess.PIPE, check=True)
    status, *usage = json.loads(told.stdout)
    if status:
        raise Failed(f"{command[0]} ended with status {status}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    return Usage(*usage)


def launch(log: str, command: Sequence[str]) -> tuple[int, float, float, float]:
    """In the small process: status, wall seconds, CPU seconds and peak memory of the command."""
    with Path(log).open("wb") as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)  # with the children that it waited for
        wall = time.perf_counter() - began
    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024
    return os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def median(usages: Sequence[Usage]) -> Usage:
    return Usage(*(statistics.median(column) for column in zip(*usages, strict=True)))


def stamp_files(folder: Path) -> Stamps:
    """Size and time of every file below the folder, by its path."""
    stamps: Stamps = {}
    for here, _, names in os.walk(folder):
        for name in names:
            found = os.lstat(f"{here}/{name}")
            stamps[f"{here}/{name}"] = found.st_size, found.st_mtime_ns
    return stamps


def count_rewritten(folder: Path, work: Callable[[], Usage]) -> tuple[Usage, int]:
    """What the work took, and how many files below the folder are new or were written anew by it."""
    before = stamp_files(folder)
    usage = work()
    return usage, sum(before.get(path) != stamp for path, stamp in stamp_files(folder).items())


def read_load() -> str:
    """The load of the machine over 1, 5 and 15 minutes; a quiet one has less than 0.2 before the first build."""
    return "load average " + " ".join(f"{load:.2f}" for load in os.getloadavg())


if __name__ == "__main__":
    print(json.dumps(launch(sys.argv[1], sys.argv[2:])))
