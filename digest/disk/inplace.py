"""Publishing into a folder that cannot be put in another's place: a mount point, or one whose parent is closed to us.

The nearest thing to whole or not at all: everything that is new is first written to a folder in the site, and when all of it is
there, moved into place file by file. A reader sees each file whole, the old or the new one, and none is missing that both
versions have. For a moment he may see new pages together with an old front page: new files come first, so that no link leads
nowhere, then changed ones from the leaves to the front page, and what is no longer made goes last. A build that fails before
that moment leaves the site as it was; one that is killed in it leaves a mixture, and the next one completes it: the manifest
lists the files of both until all is done.
"""
# ruff: noqa: PTH103, PTH105, PTH106, PTH112

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from digest.disk.changes import Changes, manifest_of
from digest.disk.files import write_new
from digest.disk.stamps import MANIFEST
from digest.disk.tree import remove_other, remove_tree

#: The folder in the site for what is not yet in place.
SPOOL = ".digest-new"

#: What tells that a folder must stay where it is.
FIXED = frozenset([errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS])


class InPlace:
    """File by file."""

    def __init__(self, site: Path) -> None:
        self.site = str(site)
        self.spool = f"{site}/{SPOOL}"
        self._is_first = False

    def open(self) -> None:
        self.close()
        remove_other(self.spool)
        self._is_first = not os.path.isdir(self.site)
        os.makedirs(self.spool)

    def close(self) -> None:
        with suppress(OSError):
            remove_tree(self.spool)
            if self._is_first:
                os.rmdir(self.site)  # refused where a site stands in it

    def serves_after(self, error: OSError) -> bool:
        """Whether to try it here when another way failed."""
        return error.errno in FIXED

    def publish(self, changes: Changes) -> None:
        """Raises OSError; if that comes while files are moved, the next build completes what this one began."""
        self._bring(changes)
        manifest = changes.staged.pop(MANIFEST, None)
        if manifest is not None:
            both = f"{self.spool}/both"
            write_new(both, manifest_of(changes.before | changes.staged.keys()))
            os.replace(both, f"{self.site}/{MANIFEST}")
        changes.move_into(self.site)
        if manifest is not None:
            os.replace(manifest, f"{self.site}/{MANIFEST}")

    def _bring(self, changes: Changes) -> None:
        """Bring what waits elsewhere, where another way was tried first, to the disk of the site."""
        for number, path in enumerate(changes.staged):
            if not (waiting := changes.place_of(path)).startswith(f"{self.spool}/"):
                changes.staged[path] = f"{self.spool}/{number}"
                shutil.copy2(waiting, changes.staged[path])
