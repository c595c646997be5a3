"""Folders and files: a tree made like another by links, files taken away with the folders that they leave empty.

Paths are text here, relative ones with forward slashes and "" for the root of a tree: there may be 100,000 of them.
"""
# ruff: noqa: PTH101, PTH102, PTH103, PTH106, PTH107, PTH115, PTH211

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator

#: What a file system answers that has no hard links, or allows none to this file.
NO_LINKS = frozenset([errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])

#: What marks, on Windows, a folder that is another one under a second name: a junction.
STANDS_FOR_ANOTHER = 0x2000_0000


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def folders_above(path: str) -> Iterator[str]:
    """The folders that a path is in, the innermost first, without the root."""
    while path := folder_of(path):
        yield path


def join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


# ---------------------------------------------------------------- single files


def link(old: str, new: str) -> bool:
    """The same file under a second name; or a copy with its times where there are no links, and then False."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        shutil.copy2(old, new)
        return False
    return True


def in_folder(act: Callable[[str, str], object], source: str, target: str) -> None:
    """Do something that makes the file `target`, with its folder if need be."""
    try:
        act(source, target)
    except FileNotFoundError:
        os.makedirs(folder_of(target), exist_ok=True)
        act(source, target)


def make_folder(root: str, folder: str, known: set[str]) -> None:
    """Make a folder below `root`, and those above it, unless they are known to be there. Raises FileExistsError for any that
    is there and is not known.
    """
    if folder not in known:
        make_folder(root, folder_of(folder), known)
        os.mkdir(f"{root}/{folder}")
        known.add(folder)


def is_plain_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_real_folder(path: str) -> bool:
    """Whether it is a folder, and no link to one."""
    try:
        about = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and not getattr(about, "st_reparse_tag", 0) & STANDS_FOR_ANOTHER


def holds_folder(entry: os.DirEntry[str]) -> bool:
    """The same of an entry, without a question to the system where it is a file."""
    return entry.is_dir(follow_symlinks=False) and is_real_folder(entry.path)


# ---------------------------------------------------------------- taking away


def remove_tree(path: str) -> None:
    """Remove a folder of ours, folders in it that somebody has made read-only included; nothing behind a link, not even behind
    one that is put there meanwhile.
    """
    if not is_real_folder(path):
        return
    try:
        shutil.rmtree(path)
    except PermissionError:
        open_folders(path)
        shutil.rmtree(path)


def open_folders(path: str) -> None:
    """Let us do what we like in a folder, and in all folders in it."""
    os.chmod(path, stat.S_IRWXU)
    with os.scandir(path) as entries:
        for entry in entries:
            if holds_folder(entry):
                open_folders(entry.path)


def remove_other(path: str) -> None:
    """Remove what stands where a folder of ours belongs and is none: of a link no more than the link."""
    if os.path.lexists(path) and not is_real_folder(path):
        os.remove(path)


def remove_entry(entry: os.DirEntry[str]) -> None:
    if holds_folder(entry):
        remove_tree(entry.path)
    else:
        os.remove(entry.path)


def take_away(root: str, paths: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty. Nothing is done behind a link, or to a folder in a file's place."""
    real = {""}
    for path in paths:
        folder = folder_of(path)
        if folder not in real:
            if not all(f in real or is_real_folder(f"{root}/{f}") for f in (folder, *folders_above(folder))):
                continue
            real.update([folder, *folders_above(folder)])
        remove_file(f"{root}/{path}")
    for folder in sorted(real - {""}, key=len, reverse=True):
        remove_if_empty(f"{root}/{folder}")


def remove_if_empty(folder: str) -> None:
    try:
        os.rmdir(folder)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY):
            raise


def remove_file(path: str) -> None:
    """Remove a file, if it is there and is one."""
    try:
        os.remove(path)
    except FileNotFoundError:
        return
    except OSError:
        if not is_real_folder(path):
            raise


# ---------------------------------------------------------------- a tree like another


def link_all(site: str, tree: str, paths: Iterable[str]) -> tuple[set[str], set[str]]:
    """Fill an empty tree with links to these files of the site; gives the folders, and those of them with a file that could
    only be copied.
    """
    folders, copied = {""}, set()
    for path in paths:
        folder = folder_of(path)
        make_folder(tree, folder, folders)
        if not link(f"{site}/{path}", f"{tree}/{path}"):
            copied.add(folder)
    return folders, copied


class Mirror:
    """Makes folders of `tree` what they are in `site`, by links; nothing is assumed about what is in them already.

    `visited` are the folders that were made alike. `copied` are those of them with a file that could not be linked: its copy
    may grow old without a sign.
    """

    def __init__(self, site: str, tree: str) -> None:
        self.site, self.tree = site, tree
        self.visited: set[str] = set()
        self.copied: set[str] = set()

    def follow(self, folders: Iterable[str], steady: Collection[str]) -> None:
        """Make these folders alike, and all in them but those that are so already."""
        pending = sorted(folders, reverse=True)  # a folder before what is in it
        while pending:
            folder = pending.pop()
            if folder not in self.visited:
                self.visited.add(folder)
                pending += [f for f in self._make_alike(folder) if f not in steady]

    def _make_alike(self, folder: str) -> list[str]:
        """Make one folder alike; gives the folders in it. Raises NotADirectoryError for a link: what it leads to is not ours."""
        here, there = f"{self.site}/{folder}", f"{self.tree}/{folder}"
        if not is_real_folder(there.rstrip("/")):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), there)
        mode = stat.S_IMODE(os.lstat(here).st_mode) | stat.S_IRWXU
        if stat.S_IMODE(os.lstat(there).st_mode) != mode:
            os.chmod(there, mode)
        with os.scandir(there) as entries:
            present = {entry.name: entry for entry in entries}
        with os.scandir(here) as entries:
            wanted = {entry.name: entry for entry in entries}
        for name in present.keys() - wanted.keys():
            remove_entry(present[name])
        for name, entry in wanted.items():
            self._make_entry_alike(folder, entry, present.get(name))
        return [join(folder, name) for name, entry in wanted.items() if holds_folder(entry)]

    def _make_entry_alike(self, folder: str, entry: os.DirEntry[str], present: os.DirEntry[str] | None) -> None:
        is_folder = holds_folder(entry)
        if present is not None:
            if holds_folder(present) == is_folder and (is_folder or present.inode() == entry.inode()):
                return
            remove_entry(present)
        target = f"{self.tree}/{join(folder, entry.name)}"
        try:
            if is_folder:
                os.makedirs(target)
            elif entry.is_symlink():
                os.symlink(os.readlink(entry.path), target)
            elif not link(entry.path, target):
                self.copied.add(folder)
        except FileNotFoundError:
            if os.path.lexists(entry.path):  # otherwise its owner has just taken it away
                raise
