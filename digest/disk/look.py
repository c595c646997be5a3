"""The files that a site is made from, as one build sees them: each folder is listed once, for all that is asked about it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digest.disk.folders import Folder, list_theme, open_content, open_theme
from digest.disk.program import stamp_program
from digest.disk.stamps import digest_stamps
from digest.model.stamp import Stamp


class Seen(NamedTuple):
    """The content folder and those of the theme, with what was found in the latter."""

    content: Folder
    theme: tuple[Folder, ...]
    theme_stamps: dict[str, Stamp]


class Look:
    """A look at the site below `root`: first to see whether anything has changed, then to build what has. `folders` are those
    of content, templates and static files, as the settings name them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.forget()

    def forget(self) -> None:
        """Forget what was seen: time has passed."""
        self._seen: dict[tuple[str, str, str], Seen] = {}
        self._digests: dict[tuple[str, str, str], str] = {}

    def see(self, folders: tuple[str, str, str]) -> Seen:
        """The folders, listed now or before."""
        if folders not in self._seen:
            content, templates, static = folders
            theme = open_theme(self.root, templates, static)
            self._seen[folders] = Seen(open_content(self.root, content), theme, list_theme(theme))
        return self._seen[folders]

    def digest(self, folders: tuple[str, str, str]) -> str | None:
        """A digest of the stamps of all files that the site is made from, and of the program; None where one cannot be listed."""
        content, theme, theme_stamps = self.see(folders)
        if folders not in self._digests:
            self._digests[folders] = digest_stamps(content.files(), theme_stamps, of=stamp_program())
        return None if any(folder.problems for folder in (content, *theme)) else self._digests[folders]
