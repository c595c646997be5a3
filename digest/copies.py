"""Files that are copied into the site as they are: static files, and the pictures that articles show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.disk.folders import Folder
from digest.disk.sources import ThemeFiles
from digest.model.edition import Picture
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.model.stamp import Stamp
from digest.publishing.assets import find_danger, find_fault
from digest.publishing.defects import find_defect
from digest.publishing.leaves import Leaf
from digest.publishing.works import CopyWork, IndexFileWork


class Copies(NamedTuple):
    """The files to copy; the pictures that are not there, each with the file that names it; Problems for these and for those that
    must not be published; and of each static file that is shown as a picture the first place that does: file, line, column.
    """

    leaves: list[Leaf]
    missing: list[tuple[str, Picture]]
    problems: list[Problem]
    showing: dict[str, tuple[str, int, int]]


def list_copies(
    slates: Iterable[Slate],
    files: Mapping[str, Stamp],
    theme: ThemeFiles,
    settings: Settings,
    pictures: Iterable[tuple[str, Picture]] = (),
) -> Copies:
    """What is to be copied.

    `files` are all files of the content folder, `pictures` what other pages than articles show: file in content/, and picture.
    """
    leaves, problems, missing, seen = [], [], [], set()
    showing: dict[str, tuple[str, int, int]] = {}
    for file, picture in (*(pair for slate in slates for pair in slate.pictures), *pictures):
        shown, at = f"{settings.content_dir}/{file}", (picture.line, picture.column)
        place = f"{settings.static_dir if picture.static else settings.content_dir}/{picture.file}"
        if fault := find_fault(picture):
            told, hint = f"the path of a picture {fault}: {place!r}", "put the picture beside the article, or into static/"
            problems.append(Problem(shown, *at, "unsafe-path", told, hint))
        elif picture.static and picture.file in theme.static:
            showing.setdefault(picture.file, (shown, *at))
        elif picture.path in seen:
            continue
        elif not picture.static and picture.file in files:
            seen.add(picture.path)
            work = CopyWork("content", picture.file, files[picture.file], shown=True)
            leaves.append(Leaf(picture.path, work, place, "picture", shown, at=at))
        else:
            missing.append((file, picture))
            told = f"a picture is not there: {place!r}"
            problems.append(Problem(shown, *at, "missing-image", told, "put it there, or mend its path"))
    for name, (_, stamp) in sorted(theme.static.items()):
        place = name if name.startswith("static/") else f"{settings.static_dir}/{name}"
        leaves.append(Leaf(name, CopyWork("static", name, stamp, name in showing), place, "static file"))
    return Copies(leaves, missing, problems, showing)


def find_icon(settings: Settings, theme: ThemeFiles) -> tuple[str, tuple[Problem, ...]]:
    """The path of the site's icon; empty where it has none, with a Problem where the one that the settings name is not there."""
    icon = settings.icon
    if not icon or icon in theme.static:
        return icon, ()
    hint = f'put it into {settings.static_dir}/, or mend its path; icon: "" is none'
    return "", (Problem(SETTINGS_FILE, 0, 0, "missing-image", f"icon is {icon}, and there is no such file", hint, ("icon",)),)


@dataclass(slots=True)
class Copier:
    """Reads what is to be copied, and looks at pictures before they are published. `problems` are those that it met."""

    content: Folder
    theme: ThemeFiles
    settings: Settings
    showing: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)  # static files, as `list_copies` tells them
    read_index: Callable[[str], bytes] | None = None  # gives a file of the search index, by its path in the site
    problems: list[Problem] = field(default_factory=list)

    def read(self, leaf: Leaf) -> bytes | None:
        """The bytes of a file to copy; None where it must not be published, or cannot be read: that is told."""
        work = leaf.work
        if isinstance(work, IndexFileWork):
            assert self.read_index is not None
            return self.read_index(leaf.path)
        assert isinstance(work, CopyWork)
        if work.folder == "static":
            data: bytes | None = self.theme.read_static(work.file)
        else:
            data = self.content.read(work.file)
            if data is not None and (danger := find_danger(work.file, data)):
                self._refuse(leaf, "unsafe-picture", danger, "export it as plain SVG, or as PNG")
                return None
        if data is not None and work.shown and (defect := find_defect(work.file, data)):
            self._refuse(leaf, "broken-picture", defect, "export it or fetch it again, or take it out of the text")
            return None
        return data

    def _refuse(self, leaf: Leaf, code: str, fault: str, hint: str) -> None:
        owner, line, column = self.showing.get(leaf.path) or (leaf.owner, *leaf.at)
        self.problems.append(Problem(owner, line, column, code, f"the picture {fault}: {leaf.made_from!r}", hint))
