"""The twin of a site: a second tree of the same files, by hard links, in which a build prepares what nobody is to see yet.

A build makes its few changes in the twin and exchanges the two trees in one step; then the former site is the twin, and gets
the same few changes. So publishing costs what changed, whatever the size of the site. Killed at any moment, a build leaves the
old site or the new one, and a twin that is in step or has no marker.

The marker tells that the twin is in step, and by which signs to see that it still is: what each folder of both trees was when
the marker was written. A folder that shows another sign (somebody put a file there) is made alike again; without a marker all
folders are. The sign is the inode and the time of its last change, which, unlike the time of modification, nobody can set.
"""
# ruff: noqa: PTH102, PTH103, PTH105, PTH107

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import time
from array import array
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from itertools import compress
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from digest.disk.changes import Changes
from digest.disk.exchange import same_mount, same_owner, swap
from digest.disk.files import read_plain, write_new
from digest.disk.stamps import MANIFEST
from digest.disk.tree import Mirror, is_real_folder, link, link_all, remove_other, remove_tree
from digest.errors import OutputError
from digest.model.problem import Problem

VERSION = 4

#: The kernel's clock is coarse: a folder may change twice within this time (in nanoseconds) and show the same sign. It has
#: ticks of ten milliseconds at most.
COARSE = 20_000_000

FULL = frozenset([errno.ENOSPC, errno.EDQUOT])

UNSURE = 0  # the sign of a folder that changed too lately to tell
GONE = 1  # of one that is not there


class Signs(NamedTuple):
    """Folders, and the sign of each in the site and in the twin. A site may have 100,000, so they are held side by side."""

    folders: list[str]
    site: array[int]
    twin: array[int]

    def differing(self, site: array[int], twin: array[int]) -> list[str]:
        """The folders that have other signs now."""
        if site == self.site and twin == self.twin:
            return []
        told = zip(self.folders, self.site, site, self.twin, twin, strict=True)
        return [folder for folder, was_site, is_site, was_twin, is_twin in told if was_site != is_site or was_twin != is_twin]


NO_SIGNS = Signs([], array("Q"), array("Q"))


class Twin:
    """The twin in `folder`. One that is not `lasting` is made for one publication and removed with its folder."""

    def __init__(self, folder: Path, site: Path, *, lasting: bool) -> None:
        self.folder, self.site, self.lasting = str(folder), str(site), lasting
        self.tree, self.spool, self.marker = (f"{folder}/{name}" for name in ("tree", "new", "in-step"))
        self._known = NO_SIGNS
        self._loose: list[str] = []  # folders in which something happened since the twin was in step
        self._changed = {""}
        self._straight = False

    def open(self) -> None:
        """Make room for what is new. Raises OSError where no twin of this site can be."""
        remove_other(self.folder)
        self.close()
        if Path(os.path.realpath(self.site)) in Path(os.path.realpath(self.folder)).parents:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        for place in (self.spool, self.tree):
            remove_other(place)
        os.makedirs(self.spool)
        if self.lasting:
            self._try_links()

    def close(self) -> None:
        """Remove what is of no use to the next build."""
        with suppress(OSError):  # the site is in place, or as it was; the next build clears what is left
            if is_real_folder(self.folder):  # behind a link nothing is ours
                remove_tree(self.spool if self.lasting else self.folder)

    def serves_after(self, error: OSError) -> bool:
        """Whether to try it here when another way failed."""
        return error.errno not in FULL

    def start_straight(self) -> str:
        """An empty tree, where there is no site yet: the outputs may be written where they belong."""
        self._forget()
        remove_tree(self.tree)
        os.makedirs(self.tree)
        self._straight = True
        return self.tree

    def _find_loose(self) -> None:
        """Find the folders in which something happened since the twin was in step, in the site or in the twin."""
        self._known = known = self._recall()
        self._loose = known.differing(signs_of(self.site, known.folders), signs_of(self.tree, known.folders))
        # where one is gone from the site, the folder that it was in has changed; of a first site all are
        self._changed = {f for f in (self._loose if known.folders else [""]) if is_real_folder(f"{self.site}/{f}")}

    def publish(self, changes: Changes) -> None:
        """Make the changes in the twin, and put it in place of the site. Raises OSError, and then the site is as it was;
        OutputError where somebody puts another folder in its place meanwhile, which nobody has looked at.
        """
        known = place_of(self.site)
        self._find_loose()
        self._forget()
        mirror = Mirror(self.site, self.tree)
        if not self._straight:
            os.makedirs(self.tree, exist_ok=True)
            mirror.follow(self._changed, set(self._known.folders).difference(self._loose) if self._changed else ())
        changes.move_into(self.tree)
        moved = self._look_at_clock()
        with same_owner(Path(self.tree), Path(self.site)):
            swap(Path(self.tree), Path(self.site))
            if place_of(self.tree) not in (known, None):
                swap(Path(self.tree), Path(self.site))
                raise _tell_stranger(self.site)
        if self.lasting and (self._straight or is_real_folder(self.tree)):
            with suppress(OSError):  # the site is published; the next build finds no marker
                touched, copied = self._catch_up(changes, mirror)
                self._remember(touched, copied, moved)

    def _catch_up(self, changes: Changes, mirror: Mirror) -> tuple[set[str], set[str]]:
        """Bring the former site in step as the new twin; gives the folders that are not what they were, and those of them with
        a file that could only be copied.
        """
        if self._straight:
            os.mkdir(self.tree)
            done = link_all(self.site, self.tree, changes.staged)
            time.sleep(max(0, COARSE) / 1e9)  # so that all signs of the twin can be told, and the next build is quick
            return done
        temporary = f"{self.spool}/link"

        def put(_: str, target: str) -> None:
            """In one step: somebody may stand in the former site."""
            if not os.path.lexists(temporary):
                link(f"{self.site}/{target[len(self.tree) + 1 :]}", temporary)
            os.replace(temporary, target)

        changes.apply(self.tree, put)
        return mirror.visited | changes.folders(), mirror.copied

    def _try_links(self) -> None:
        if not same_mount(Path(self.folder), Path(self.site).parent):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        write_new(f"{self.spool}/file", b"")
        os.link(f"{self.spool}/file", f"{self.spool}/link")
        os.remove(f"{self.spool}/link")

    # ---------------------------------------------------------------- the marker

    def _forget(self) -> None:
        with suppress(FileNotFoundError):
            os.remove(self.marker)

    def _recall(self) -> Signs:
        """What the marker says; nothing if there is none that fits."""
        if not self.lasting:
            return NO_SIGNS
        try:
            seal, body = read_plain(self.marker).split(b"\n", 1)
            if seal.decode() != hashlib.blake2b(body).hexdigest():
                return NO_SIGNS
            head, numbers = body.split(b"\n", 1)
            told, signs = json.loads(head), array("Q", numbers)
            count = len(told["folders"])
            known = Signs(told["folders"], signs[:count], signs[count:])
            return known if told["of"] == self._identity() and len(known.twin) == count else NO_SIGNS
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return NO_SIGNS

    def _remember(self, touched: Collection[str], copied: Collection[str], moved: int) -> None:
        """Write the marker: steady folders have the signs that they had, now in the other tree; those touched have new ones.

        Nobody but us changed the site's folders before the moment `moved`, when it was put in place.
        """
        now, known = self._look_at_clock(), self._known
        others = {*touched, *self._loose}
        stays = [folder not in others for folder in known.folders]
        folders = [*compress(known.folders, stays)]
        of_site, of_twin = [*compress(known.twin, stays)], [*compress(known.site, stays)]
        fresh = list(touched)
        signs = signs_of(self.site, fresh, latest=moved - COARSE), signs_of(self.tree, fresh, latest=now - COARSE)
        for folder, site, twin in zip(fresh, *signs, strict=True):
            if GONE not in (site, twin):
                folders.append(folder)
                of_site.append(UNSURE if folder in copied else site)
                of_twin.append(UNSURE if folder in copied else twin)
        head = json.dumps({"of": self._identity(), "folders": folders}, separators=(",", ":")).encode()
        body = head + b"\n" + array("Q", of_site + of_twin).tobytes()
        marker = f"{self.spool}/in-step"
        write_new(marker, hashlib.blake2b(body).hexdigest().encode() + b"\n" + body)
        os.replace(marker, self.marker)

    def _look_at_clock(self) -> int:
        """What time it is for the folders of this disk, in nanoseconds."""
        path = f"{self.spool}/now"
        write_new(path, b"")
        now = os.lstat(path).st_ctime_ns
        os.remove(path)
        return now

    def _identity(self) -> list[object]:
        """Of which two trees the marker speaks, and of what is in them."""
        site, tree = os.lstat(self.site), os.lstat(self.tree)
        manifest = hashlib.blake2b(read_plain(f"{self.site}/{MANIFEST}")).hexdigest()
        return [VERSION, site.st_dev, site.st_ino, tree.st_dev, tree.st_ino, manifest]


def place_of(folder: str) -> tuple[int, int] | None:
    """By what a folder is known wherever it stands; None where there is nothing."""
    try:
        about = os.lstat(folder)
    except FileNotFoundError:
        return None
    return about.st_dev, about.st_ino


def _tell_stranger(site: str) -> OutputError:
    message = "another folder was put in its place while this was built"
    return OutputError([Problem(site, 0, 0, "output-failed", message, "build again")])


def signs_of(root: str, folders: Sequence[str], latest: int = 1 << 64) -> array[int]:
    """The signs of folders below `root`, of 64 bits: GONE where there is none, UNSURE where it changed after `latest`.

    A tight loop: a large site has as many folders as pages, and a publication looks at all.
    """
    paths = [f"{root}/{folder}" for folder in folders]
    try:
        return _sign(map(_SEEN, map(os.lstat, paths)), latest)
    except OSError:
        return _sign(map(_see, paths), latest)


def _sign(found: Iterable[tuple[int, int, int]], latest: int) -> array[int]:
    return array("Q", [
        UNSURE if changed > latest else (changed ^ inode << 32) & 0xFFFF_FFFF_FFFF_FFFF if stat.S_ISDIR(mode) else GONE
        for mode, inode, changed in found
    ])  # fmt: skip


_SEEN: Final = attrgetter("st_mode", "st_ino", "st_ctime_ns")


def _see(path: str) -> tuple[int, int, int]:
    try:
        seen: tuple[int, int, int] = _SEEN(os.lstat(path))
    except OSError:
        return 0, 0, 0
    return seen
