"""What a build changes in a site: found while the outputs come, and done to a tree when all have come."""
# ruff: noqa: PTH105, PTH121

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import normalize

from digest.disk.files import same_bytes, write_new
from digest.disk.stamps import MANIFEST
from digest.disk.tree import folder_of, folders_above, in_folder, is_plain_file, is_real_folder, make_folder, take_away
from digest.errors import WrongOutputError
from digest.model.problem import Problem

#: What leads out of a folder on Windows besides slashes: the other slash, and the names of disks.
PARTS = "\\:" if os.name == "nt" else ""


@dataclass(frozen=True, slots=True)
class Changes:
    """`staged` tells where the new bytes of a path wait, nothing of those that stand in their places in `straight` already; it is
    kept true while they are moved."""

    staged: dict[str, str]
    removed: frozenset[str]
    before: frozenset[str]  # what the last build made
    straight: str = ""  # the tree that a first build writes its files to

    def place_of(self, path: str) -> str:
        """Where the new bytes of a path are."""
        return self.staged[path] or f"{self.straight}/{path}"

    def apply(self, tree: str, put: Callable[[str, str], object]) -> None:
        """Change a tree, so that at no time there is less in it than in both the old and the new one.

        `put` gets where the bytes wait and where they belong. What stays in the way is removed first; then come new files,
        which nothing points to yet, then changed ones from the leaves to the front page, and removals last.
        """
        in_way = self._in_the_way()
        take_away(tree, sorted(in_way))
        for path in sorted(self.staged, key=lambda p: (p in self.before, -p.count("/"), p == "index.html", p)):
            in_folder(put, self.place_of(path), f"{tree}/{path}")
        take_away(tree, sorted(self.removed - in_way))

    def move_into(self, tree: str) -> None:
        """Apply, moving the staged files into the tree."""

        def move(source: str, target: str) -> None:
            if source != target:
                os.replace(source, target)
                self.staged[target[len(tree) + 1 :]] = target

        if tree != self.straight:
            self.apply(tree, move)

    def folders(self) -> set[str]:
        """The folders that are not what they were."""
        paths = [*self.staged, *self.removed]
        return {""}.union(*(folders_above(p) for p in paths))

    def _in_the_way(self) -> set[str]:
        """Files to remove that stand where a folder is needed, or in a folder that gives way to a file, or that have the name of
        a new one in other letters: some disks do not tell them apart.
        """
        if not self.removed:
            return set()
        needed = {f for p in self.staged for f in folders_above(p)}
        new = {fold(p) for p in self.staged.keys() - self.before}
        return {p for p in self.removed if p in needed or fold(p) in new or any(f in self.staged for f in folders_above(p))}


class Staging:
    """Takes what a build makes: bytes that differ from the site's are written to `spool`, the others noted.

    With `straight`, files are written where they belong, below `spool`: there is no site yet.
    """

    def __init__(self, site: str, made: frozenset[str], spool: str, *, straight: bool) -> None:
        self.site, self.made, self.spool, self.straight = site, made, spool, straight
        self.paths: set[str] = set()
        self.written = 0
        self._kept: list[str] = []
        self._unseen: list[str] = []  # those of them that nobody has looked for
        self._staged: dict[str, str] = {}
        self._folders: set[str] = {""}  # below the spool, where files are written straight
        self._plain: set[str] = set()  # of the site, and no links
        self._folded: dict[str, str] | None = None  # what the last build made, by names as any disk compares them
        self._clashes = False
        self._others: list[Problem] = []

    def keep(self, paths: Iterable[str], *, seen: bool) -> None:
        """Files stay as they are: most do. Those that were not `seen` are looked for."""
        self._kept += paths
        if not seen:
            self._unseen += paths

    def add(self, path: str, data: bytes) -> None:
        """A file of the site. A second one on its path changes nothing: `finish` tells, if nobody did before."""
        check_inside(path)
        if not self.straight and same_bytes(f"{self.site}/{path}", data) and not self._has_other_letters(path):
            self._claim(path)
        elif (other := self._find_other(path)) is not None:
            hint = "move it away; digest does not write over files that it did not make"
            message = "a page would stand where somebody put a file"
            self._others.append(Problem(f"{self.site}/{other}", 0, 0, "output-not-ours", message, hint))
        elif self._claim(path):
            self._write(path, data)
            self.written += 1

    def finish(self) -> Changes | None:
        """What changes, or None.

        Raises WrongOutputError for files of others in the way, OSError for two outputs on one path, ValueError for a file that
        should be kept and is not there.
        """
        if self._others:
            raise WrongOutputError(self._others)
        self._take_kept()
        are_others = self.paths != self.made
        if self._clashes or (are_others and not (self.paths <= self.made or self.paths.isdisjoint(self._find_folders()))):
            raise FileExistsError(errno.EEXIST, "two files of the site would stand on one path")
        if not are_others and not self._staged:
            return None
        if are_others:
            self._write(MANIFEST, manifest_of(self.paths))
        self._folders.clear()
        return Changes(self._staged, self.made - self.paths, self.made, self.spool if self.straight else "")

    def _take_kept(self) -> None:
        """Raises ValueError for a file that should be kept and is not there."""
        kept = set(self._kept)
        strange = kept - self.made
        for path in strange:
            check_inside(path)
        for path in strange.union(self._unseen):
            if not is_plain_file(f"{self.site}/{path}"):
                raise ValueError(f"a file to keep is not there: {path!r}")
        self._clashes |= len(kept) < len(self._kept) or not kept.isdisjoint(self.paths)
        self.paths |= kept

    def _claim(self, path: str) -> bool:
        """Take a path; not if another output has it."""
        if path in self.paths:
            self._clashes = True
            return False
        self.paths.add(path)
        return True

    def _find_folders(self) -> set[str]:
        """The folders that the outputs need."""
        folders = {path.rpartition("/")[0] for path in self.paths}
        return folders.union(*map(folders_above, folders))

    def _write(self, path: str, data: bytes) -> None:
        try:
            if self.straight:
                make_folder(self.spool, folder_of(path), self._folders)
            waiting = "" if self.straight else f"{self.spool}/{len(self._staged)}"
            write_new(waiting or f"{self.spool}/{path}", data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self._clashes = True
        else:
            self._staged[path] = waiting

    def _find_other(self, path: str) -> str | None:
        """What stands in the way of a new file and is not ours, if anything does."""
        if self.straight:
            return None
        for folder in reversed([*folders_above(path)]):
            if folder in self._plain:
                continue
            if not os.path.lexists(f"{self.site}/{folder}"):
                return None
            if not is_real_folder(f"{self.site}/{folder}"):
                return None if folder in self.made else folder
            self._plain.add(folder)
        if is_real_folder(f"{self.site}/{path}"):
            return None if self._is_all_ours(path) else path
        is_ours = path in self.made or not os.path.lexists(f"{self.site}/{path}") or self._has_other_letters(path)
        return None if is_ours else path

    def _has_other_letters(self, path: str) -> bool:
        """Whether what stands there was made under another name, Port.jpg for port.jpg, on a disk that takes them for one."""
        if path in self.made:
            return False
        if self._folded is None:
            self._folded = {fold(p): p for p in self.made}
        try:
            return os.path.samefile(f"{self.site}/{path}", f"{self.site}/{self._folded[fold(path)]}")
        except (OSError, KeyError):
            return False

    def _is_all_ours(self, folder: str) -> bool:
        """Whether a folder holds nothing but what the last build made, so that it goes when that goes."""
        for here, folders, names in os.walk(f"{self.site}/{folder}"):
            inner = here[len(self.site) + 1 :]
            linked = [f for f in folders if not is_real_folder(f"{here}/{f}")]
            if linked or any(f"{inner}/{name}" not in self.made for name in names):
                return False
            if not (folders or names or any(p.startswith(f"{inner}/") for p in self.made)):
                return False
        return True


def fold(path: str) -> str:
    """A path as a disk compares it that knows neither case nor Unicode forms."""
    return normalize("NFC", normalize("NFC", path).casefold())


def manifest_of(paths: Iterable[str]) -> bytes:
    return "\n".join([*sorted(paths), ""]).encode()


def check_inside(path: str) -> None:
    """Raises ValueError: the checks before have told it; a mistake of ours must not write elsewhere."""
    if not is_inside(path):
        raise ValueError(f"a file outside the output folder: {path!r}")


def is_inside(path: str) -> bool:
    """Whether a path is a relative one that stays in its folder, written in the one way there is to write it."""
    framed = f"/{path}/"
    return not ("//" in framed or "/./" in framed or "/../" in framed or "\0" in path or any(c in path for c in PARTS))
