"""What a build makes, put into the output folder: whole or not at all, and nothing touched that is not ours."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digest.errors import OutputError, WrongOutputError
from digest.model.problem import Problem
from digest.model.publication import Output

#: Lists what a build made, a path a line, so that the next one may remove it; nothing else in the folder is ever touched.
MANIFEST = ".digest-manifest"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did to the output folder: numbers of files."""

    written: int
    unchanged: int
    removed: int


def publish(outputs: Iterable[Output], out: Path) -> Published:
    """Put the outputs into the folder `out`, all of them or none.

    They are first written to a new folder beside it; files that stay the same are linked, so they keep their times; then
    the two folders are exchanged. If `outputs` raises, or the disk is full, `out` is as it was. Files of `out` that no
    build made are carried over untouched. Raises OutputError for a folder that is not ours, or cannot be written.
    """
    if out.parent == out:
        raise WrongOutputError([Problem(str(out), 0, 0, "output-not-ours", "this is no folder for a site", "name one with -o")])
    if out.is_symlink():
        out = out.resolve()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with lock(out.parent):
            recover(out)
            return exchange(outputs, out)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        hint = "make room, or check who may write there; the published site is as it was"
        raise OutputError([Problem(str(out), 0, 0, "output-failed", message, hint)]) from error


def exchange(outputs: Iterable[Output], out: Path) -> Published:
    """Make the new folder beside the old one, and exchange the two if anything differs."""
    made = read_manifest(out)
    new = out.with_name(f".{out.name}.digest-new")
    remove_tree(new)  # what a build that was killed left behind
    done = Staging(out, new, made)
    try:
        new.mkdir()
        for output in outputs:
            done.add(output)
        done.check()
        removed = len(made - done.paths)
        if not done.written and done.paths == made:
            return Published(0, done.unchanged, 0)
        carry_over(out, new, made | done.paths)
        (new / MANIFEST).write_text("".join(f"{p}\n" for p in sorted(done.paths)), encoding="utf-8", newline="\n")
        swap(new, out)
        return Published(done.written, done.unchanged, removed)
    finally:
        with suppress(OSError):  # the site is in place, or as it was; the next build clears what is left
            remove_tree(new)


class Staging:
    """The new folder while it is filled: a file that stays the same is a link to the old one, so it is never written to."""

    def __init__(self, out: Path, new: Path, made: frozenset[str]) -> None:
        self.out, self.new, self.made = out, new, made
        self.paths: set[str] = set()
        self.written = self.unchanged = 0
        self.clash: OSError | None = None
        self.others: list[Problem] = []

    def add(self, output: Output) -> None:
        """Put an output into the new folder. A second one on its path changes nothing: `check` tells, if nobody did before."""
        if not is_inside(output.path):  # the checks before have told it; a mistake of ours must not write elsewhere
            raise ValueError(f"a file outside the output folder: {output.path!r}")
        old, target = self.out / output.path, self.new / output.path
        same = same_bytes(old, output.data)
        if not same and output.path not in self.made and os.path.lexists(old):
            hint = "move it away; digest does not write over files that it did not make"
            self.others.append(Problem(str(old), 0, 0, "output-not-ours", "a page would stand where somebody put a file", hint))
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if same:
                link(old, target)
            else:
                with target.open("xb") as file:
                    file.write(output.data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            self.clash = error
            return
        self.paths.add(output.path)
        self.unchanged += same
        self.written += not same

    def check(self) -> None:
        """Raises WrongOutputError for files of others in the way, or the OSError of two outputs on one path."""
        if self.others:
            raise WrongOutputError(self.others)
        if self.clash is not None:
            raise self.clash


def read_manifest(out: Path) -> frozenset[str]:
    """The paths that the last build made in `out`; empty for a new folder.

    Raises WrongOutputError for a folder with files in it that no build made.
    """
    try:
        lines = (out / MANIFEST).read_text(encoding="utf-8", errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            message = "this is not empty and was not made by digest"
            hint = f"choose another folder with -o, or empty it; a folder that digest made has a file {MANIFEST}"
            raise WrongOutputError([Problem(str(out), 0, 0, "output-not-ours", message, hint)]) from None
        return frozenset()
    return frozenset(p for p in lines if is_inside(p))


def is_inside(path: str) -> bool:
    """Whether a relative path stays in its folder."""
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts


def same_bytes(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def link(old: Path, new: Path) -> None:
    """The same file under a second name, or a copy with its times where the file system has no links."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
            raise
        shutil.copy2(old, new)


def carry_over(out: Path, new: Path, made: frozenset[str] | set[str]) -> None:
    """Take the files that no build made (a .git folder, a page put there by hand) along into the new folder."""
    if not out.is_dir():
        return
    for here, folders, names in os.walk(out):
        if not folders and not names:  # an empty folder that somebody wants (git's refs/)
            (new / Path(here).relative_to(out)).mkdir(parents=True, exist_ok=True)
        for name in [*names, *(f for f in folders if (Path(here) / f).is_symlink())]:
            path = Path(here) / name
            relative = path.relative_to(out).as_posix()
            if relative in made or relative == MANIFEST:
                continue
            target = new / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink():
                target.symlink_to(path.readlink())
            else:
                link(path, target)


def swap(new: Path, out: Path) -> None:
    """Put `new` where `out` is. On Linux in one step; elsewhere there is a moment between two renames."""
    if not out.exists():
        new.rename(out)
    elif not exchange_names(new, out):
        old = out.with_name(f".{out.name}.digest-old")
        remove_tree(old)
        out.rename(old)
        new.rename(out)
        remove_tree(old)


def exchange_names(a: Path, b: Path) -> bool:
    """Exchange two names in one step: renameat2(2) with RENAME_EXCHANGE. False where the system has no such call."""
    import ctypes

    at_cwd, flag_exchange = -100, 2
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(call(at_cwd, os.fsencode(a), at_cwd, os.fsencode(b), flag_exchange) == 0)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Let one build at a time work in the folder; another waits. The lock is on the folder itself and leaves no file."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def remove_tree(path: Path) -> None:
    """Remove a folder of ours, folders in it that somebody has made read-only included."""

    def try_again(remove: Callable[..., object], name: str, _: object) -> None:
        parent = Path(name).parent
        parent.chmod(parent.stat().st_mode | stat.S_IRWXU)
        Path(name).chmod(Path(name).lstat().st_mode | stat.S_IRWXU)
        remove(name)

    if path.exists():
        shutil.rmtree(path, onerror=try_again)


def recover(out: Path) -> None:
    """Where a build was killed between two renames, put the site back."""
    old = out.with_name(f".{out.name}.digest-old")
    if old.is_dir() and not out.exists():
        old.rename(out)
