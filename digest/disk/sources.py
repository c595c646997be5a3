"""What a site is made from: settings, articles, pictures, templates and static files. A file that cannot be read is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ContentError, SettingsError
from digest.model.article import SourceFile
from digest.model.problem import Problem
from digest.model.settings import Settings

ARTICLE_SUFFIXES = (".md", ".markdown", ".txt")
TEMPLATE_SUFFIXES = (".html", ".xml", ".txt")
SETTINGS_FILE = "digest.yml"


# ---------------------------------------------------------------- settings


def load_settings(root: Path, config: Path | None) -> tuple[bytes, str]:
    """The settings file's bytes and the path to name it by; empty where there is a content folder and no such file.

    Raises SettingsError when the file was asked for and is not there, or when this is no site at all.
    """
    path = config if config is not None else root / SETTINGS_FILE
    shown = str(config) if config is not None else SETTINGS_FILE
    try:
        return path.read_bytes(), shown
    except FileNotFoundError:
        if config is None and (root / Settings().content_dir).is_dir():
            return b"", shown
        hint = "check the path after -c" if config is not None else "start a site with `digest init`, or name its folder with -C"
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", "there is no such file", hint)]) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", message, "check what it is and who may read it")]) from None


# ---------------------------------------------------------------- folders


class Folder:
    """A folder of the site, read with care: links that lead out of it and files that cannot be read become Problems.

    `path` is where it stands, `shown` what an editor calls it; `hidden` are the first letters of names to leave out.
    """

    def __init__(self, path: Path, shown: str, hidden: tuple[str, ...]) -> None:
        self.path, self.shown, self.hidden = path, shown, hidden
        self.problems: list[Problem] = []

    def files(self) -> list[str]:
        """Paths of the plain files, with forward slashes, sorted. A folder that is not there has none."""
        if not self.path.exists():
            return []
        return sorted(self._walk())

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where it cannot be read, or must not."""
        path = self.path / name
        try:
            if not path.resolve(strict=True).is_relative_to(self.path.resolve()):
                hint = "copy the file into the folder instead of linking to it"
                self._tell(name, "unsafe-path", "the link leads out of the folder", hint)
            elif not stat.S_ISREG(path.stat().st_mode):
                self._tell(name, "unreadable", "this is not a plain file", "remove it, or let its name begin with _")
            else:
                return path.read_bytes()
        except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
            told = getattr(error, "strerror", None) or "the link leads nowhere"
            self._tell(name, "unreadable", f"cannot be read: {told}", "check what it is and who may read it")
        return None

    def _walk(self) -> Iterator[str]:
        for here, folders, names in os.walk(self.path, onerror=self._cannot_enter):
            kept = []
            for folder in folders:
                if folder.startswith(self.hidden):
                    continue
                name = self._name(Path(here) / folder)
                if (Path(here) / folder).is_symlink():
                    hint = "copy the folder instead of linking to it"
                    self._tell(name, "unsafe-path", "links to folders are not followed", hint)
                else:
                    kept.append(folder)
            folders[:] = kept
            for file in names:
                if not file.startswith(self.hidden):
                    name = self._name(Path(here) / file)
                    if name.isprintable() and is_text(name):
                        yield name
                    else:
                        hint = "give the file another name"
                        self._tell(name, "unsafe-path", "the name has bytes that are no letters", hint)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.path).as_posix()

    def _cannot_enter(self, error: OSError) -> None:
        name = self._name(Path(error.filename)) if error.filename else "."
        self._tell(name, "unreadable", f"cannot be read: {error.strerror or error}", "check who may read it")

    def _tell(self, name: str, code: str, message: str, hint: str) -> None:
        shown = self.shown if name == "." else f"{self.shown}/{name}"
        safe = shown.encode("utf-8", "backslashreplace").decode().translate(ESCAPED)
        self.problems.append(Problem(safe, 0, 0, code, message, hint))


#: Control characters, so that the name of a file cannot play tricks on a terminal.
ESCAPED = {n: f"\\x{n:02x}" for n in (*range(32), 127)}


def is_text(name: str) -> bool:
    """Whether a file's name is UTF-8; where it is not, Python has put lone surrogates for its bytes."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def load_sources(root: Path, settings: Settings) -> list[SourceFile]:
    """The articles of the content folder, sorted by path. Names that begin with `.` or `_` are left out.

    Raises ContentError with all that cannot be read: an article that is silently left out would be taken off the site.
    """
    content = root / settings.content_dir
    if not content.is_dir():
        hint = "make it and put .md or .txt files there, or set `content_dir` in digest.yml"
        raise ContentError([Problem(settings.content_dir, 0, 0, "no-content", "there is no folder for the articles", hint)])
    folder = Folder(content, settings.content_dir, (".", "_"))
    found = []
    for name in folder.files():
        if name.lower().endswith(ARTICLE_SUFFIXES) and (data := folder.read(name)) is not None:
            found.append(SourceFile(name, data))
    if folder.problems:
        raise ContentError(folder.problems)
    return found


def load_asset(root: Path, settings: Settings, path: str) -> bytes | None:
    """The bytes of a file beside the articles (`path` below the content folder), or None where it is not there."""
    content = (root / settings.content_dir).resolve()
    try:
        file = (content / path).resolve()
        return file.read_bytes() if file.is_relative_to(content) and file.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a link that leads to itself
        return None


# ---------------------------------------------------------------- the theme


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """Templates by name, each with the path to tell problems by and its bytes; static files by their path in the site."""

    templates: dict[str, tuple[str, bytes]]
    static: dict[str, bytes]


def theme_folder() -> Path:
    """The default theme: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def load_theme(root: Path, settings: Settings) -> ThemeFiles:
    """The default theme with the site's own templates over it; the theme's static files, the site's at the top.

    Raises ContentError with all that cannot be read.
    """
    theme = ThemeFiles({}, {})
    own = Folder(root / settings.templates_dir, settings.templates_dir, (".",))  # here a leading _ marks a partial
    static = Folder(root / settings.static_dir, settings.static_dir, (".", "_"))
    for folder in (Folder(theme_folder(), "templates", (".",)), own):
        for name in folder.files():
            wanted = name.startswith("static/") or name.endswith(TEMPLATE_SUFFIXES)
            if wanted and (data := folder.read(name)) is not None:
                if name.startswith("static/"):
                    theme.static[name] = data
                else:
                    theme.templates[name] = (f"{folder.shown}/{name}", data)
    for name in static.files():
        if (data := static.read(name)) is not None:
            theme.static[name] = data
    if problems := [*own.problems, *static.problems]:
        raise ContentError(problems)
    return theme


# ---------------------------------------------------------------- watching


def stamp(root: Path, settings: Settings, config: Path | None) -> tuple[tuple[str, int, int], ...]:
    """What a site is made from, as paths with times and sizes: differs as soon as a file does."""
    folders = [root / f for f in (settings.content_dir, settings.templates_dir, settings.static_dir)]
    files = [Path(here) / name for folder in folders for here, _, names in os.walk(folder) for name in names]
    seen = []
    for path in [*files, config or root / SETTINGS_FILE]:
        with suppress(OSError):
            about = path.stat()
            seen.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(sorted(seen))
