"""A folder put where another is: in one step, where the system can do that; and one build at a time.

Who has a file open, or stands in the folder (a shell, a server), stays with the folder that he entered: after the exchange
that is the twin of the site. A moment later it has the same files as the site, brought there one by one, and none that
both versions have is ever missing. What somebody puts there is not in the site, and the next build takes it away.
"""
# ruff: noqa: PTH101, PTH102, PTH104, PTH116, PTH208

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.disk.tree import folder_of, remove_other, remove_tree

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Linux: renameat2(2)
RENAME_SWAP = 2  # macOS: renamex_np(2)


def swap(new: Path, site: Path) -> None:
    """Put `new` where `site` is, and the former site where `new` was. Elsewhere than on Linux and macOS, and on file systems
    that cannot exchange names, there is a moment between two renames; a build that is killed in it is put right by `recover`.
    """
    if not os.path.lexists(site):
        os.rename(new, site)
    elif not exchange_names(new, site):
        old = former_place(site)
        os.rename(site, old)
        try:
            os.rename(new, site)
        except BaseException:
            os.rename(old, site)
            raise
        with suppress(OSError):  # the site is in place; `recover` removes what is left
            os.rename(old, new)


def exchange_names(a: Path, b: Path) -> bool:
    """Exchange two names in one step. False where that cannot be done."""
    first, second = os.fsencode(a), os.fsencode(b)
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(RENAME_SWAP))
        else:
            failed = library.renameat2(AT_FDCWD, first, AT_FDCWD, second, ctypes.c_uint(RENAME_EXCHANGE))
    except (ImportError, OSError, AttributeError, TypeError):
        return False
    return bool(failed == 0)


def replace_in_folder(folder: str, staged: Mapping[str, str]) -> bool:
    """Replace files of a folder in one step: `staged` tells by their paths where the new ones wait, all in one place beside which
    the folder is made anew by links; the former one is left there. False where that cannot be done, where there is more than
    plain files in the folder, or where somebody puts something there meanwhile. Raises OSError; then too the folder is as it was.
    """
    sources = {path.rpartition("/")[2]: waiting for path, waiting in staged.items()}
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_file(follow_symlinks=False):
                return False
            sources.setdefault(entry.name, entry.path)
    new = f"{folder_of(next(iter(staged.values())))}/folder"
    os.mkdir(new)
    for name, source in sources.items():
        os.link(source, f"{new}/{name}")
    with same_owner(Path(new), Path(folder)):
        if not exchange_names(Path(new), Path(folder)):
            return False
        if sources.keys() >= set(os.listdir(new)):
            return True
        exchange_names(Path(new), Path(folder))  # somebody has put a file there meanwhile
        return False


@contextmanager
def same_owner(new: Path, site: Path) -> Iterator[None]:
    """While `new` is put in place of `site`: give it the mode and the owner that the site's folder has.

    To move a folder one must be allowed to write in it. A site that was made read-only is made so again afterwards.
    """
    if not site.exists():
        yield
        return
    was = os.lstat(site)
    mode = stat.S_IMODE(was.st_mode)
    with suppress(PermissionError):
        os.chown(new, was.st_uid, was.st_gid)
    os.chmod(new, mode | stat.S_IRWXU)
    if mode | stat.S_IRWXU == mode:
        yield
        return
    with suppress(PermissionError):
        os.chmod(site, mode | stat.S_IRWXU)
    try:
        yield
    finally:
        with suppress(OSError):
            os.chmod(site, mode)


def former_place(site: Path) -> Path:
    """Where the former site is between two renames."""
    return site.with_name(f".{site.name}.digest-old")


def recover(site: Path) -> None:
    """Where a build was killed between two renames, put the site back; where it was killed after them, remove the former."""
    old = former_place(site)
    remove_other(str(old))
    if old.is_dir() and not site.exists():
        old.rename(site)
    remove_tree(str(old))


@contextmanager
def hold(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Let one build at a time work in the folder; another waits. The lock is on the folder itself and leaves no file."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


# ---------------------------------------------------------------- mounts


def can_move(site: Path) -> bool:
    """Whether a folder may change its name: it is no mount point, and nothing is mounted in it."""
    here = str(site)
    return not os.path.ismount(site) and not any(m == here or m.startswith(f"{here}/") for m in mount_points())


def same_mount(a: Path, b: Path) -> bool:
    """Whether files of one folder can be linked and moved into the other."""
    return os.stat(a).st_dev == os.stat(b).st_dev and mount_of(a) == mount_of(b)


def mount_of(folder: Path) -> str:
    """The mount point above a folder; empty where the system does not tell."""
    here = f"{os.path.realpath(folder)}/"
    return max((m for m in mount_points() if here.startswith(f"{m.rstrip('/')}/")), key=len, default="")


def mount_points() -> list[str]:
    """All mount points, where the system tells them: a folder mounted from the same disk cannot be known otherwise."""
    try:
        with Path("/proc/self/mountinfo").open(encoding="utf-8", errors="surrogateescape") as lines:
            fields = [line.split(" ")[4] for line in lines]
    except (OSError, IndexError):
        return []
    return [re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), field) for field in fields]
