"""The folders of a site, read with care, and its settings file: what is needed to see whether anything has changed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from digest.disk.files import NOT_PLAIN, read_plain
from digest.disk.stamps import as_stamp, source_numbers_of
from digest.errors import SettingsError
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.stamp import Stamp

MISNAMED_FILE = "digest.yaml"  # the other ending of YAML
CONTENT_DIR = "content"  # the default of the setting `content_dir`
TRANSLATIONS_DIR = "translations"
WELL_KNOWN = ".well-known"  # the folder of a host in which machines look for files (RFC 8615)


# ---------------------------------------------------------------- settings


def load_settings(root: Path, config: Path | None) -> tuple[bytes, str]:
    """The settings file's bytes and the path to name it by; empty where there is a content folder and no such file.

    Raises SettingsError when the file was asked for and is not there, has the other ending, or when this is no site at all.
    """
    path = config if config is not None else root / SETTINGS_FILE
    shown = str(config) if config is not None else SETTINGS_FILE
    try:
        return path.read_bytes(), shown
    except FileNotFoundError:
        if config is None and (root / MISNAMED_FILE).is_file():
            message, hint = f"there is no such file, but {MISNAMED_FILE}", f"rename {MISNAMED_FILE} to {SETTINGS_FILE}"
            raise SettingsError([Problem(shown, 0, 0, "missing-settings", message, hint)]) from None
        if config is None and (root / CONTENT_DIR).is_dir():
            return b"", shown
        hint = "check the path after -c" if config is not None else "start a site with `digest init`, or name its folder with -C"
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", "there is no such file", hint)]) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", message, "check what it is and who may read it")]) from None


# ---------------------------------------------------------------- folders


class Folder:
    """A folder of the site, read with care: links that lead out of it and files that cannot be read become Problems.

    `path` is where it stands, `shown` what an editor calls it; `hidden` are the first letters of names to leave out, all but
    those that are `open` to everybody.
    """

    def __init__(self, path: Path, shown: str, hidden: tuple[str, ...], open: tuple[str, ...] = ()) -> None:
        self.path, self.shown, self.hidden, self.open = path, shown, hidden, open
        self.problems: list[Problem] = []
        self._links: set[str] = set()
        self._files: dict[str, Stamp] | None = None

    def files(self) -> Mapping[str, Stamp]:
        """Paths of the files, with forward slashes, sorted, each with its stamp, as they were when this was asked first. A
        folder that is not there has none.
        """
        if self._files is None:
            found: dict[str, Stamp] = {}
            if self.path.exists():
                self._list("", found)
            self._files = found
        return self._files

    def read(self, name: str) -> bytes | None:
        """The bytes of a file that `files` has named, or None where it cannot be read, or must not."""
        if name in self._links and not self.check(name):
            return None
        try:
            return read_plain(f"{self.path}/{name}")
        except OSError as error:
            if error.errno == NOT_PLAIN:
                self._not_plain(name)
            else:
                self._cannot_read(name, error)
        return None

    def check(self, name: str) -> bool:
        """Whether a file that `files` has named may be read: it is a plain file, and no link that leads out of the folder."""
        path = self.path / name
        try:
            if name in self._links and not path.resolve(strict=True).is_relative_to(self.path.resolve()):
                hint = "copy the file into the folder instead of linking to it"
                self._tell(name, "unsafe-path", "the link leads out of the folder", hint)
            elif not stat.S_ISREG(path.stat().st_mode):
                self._not_plain(name)
            elif not os.access(path, os.R_OK):
                self._cannot_read(name, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
            else:
                return True
        except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
            self._cannot_read(name, error)
        return False

    def _list(self, prefix: str, found: dict[str, Stamp]) -> None:
        """Add the files below the folder `prefix` ("2021/08/", or nothing), sorted. A tight loop: every build comes by here."""
        base, hidden, lstat = f"{self.path}/{prefix}", self.hidden, os.lstat
        names: list[str] = []
        links: dict[str, os.DirEntry[str]] = {}
        try:
            with os.scandir(base) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith(hidden) and name not in self.open:
                        continue
                    if not entry.is_file(follow_symlinks=False):
                        if entry.is_dir(follow_symlinks=False):
                            name += "/"
                        elif entry.is_symlink():
                            links[name] = entry
                    names.append(name)
            names.sort()
            are_sound = is_sound("".join([prefix, *names]))
            for name in names:
                path = prefix + name
                if name in links:
                    self._add_link(path, links[name], found)
                elif name.endswith("/"):
                    self._list(path, found)
                elif are_sound or is_sound(path):
                    try:
                        found[path] = as_stamp(source_numbers_of(lstat(base + name)))
                    except FileNotFoundError:  # gone since the folder was opened, as an editor's files go
                        continue
                else:
                    self._refuse_name(path)
        except OSError as error:
            hint = "check who may read it"
            self._tell(prefix.rstrip("/") or ".", "unreadable", f"cannot be read: {error.strerror or error}", hint)

    def _add_link(self, name: str, entry: os.DirEntry[str], found: dict[str, Stamp]) -> None:
        if _leads_to_folder(entry):
            hint = "copy the folder instead of linking to it"
            self._tell(name, "unsafe-path", "links to folders are not followed", hint)
        elif is_sound(name):
            self._links.add(name)
            found[name] = _stamp(entry)
        else:
            self._refuse_name(name)

    def _refuse_name(self, name: str) -> None:
        wrong = next(c for c in name if not c.isprintable())
        is_text = not "\ud800" <= wrong <= "\udfff"
        better = " ".join("".join(c if c.isprintable() else " " * c.isspace() for c in name).split())
        message = f"the name has a character that is not seen, U+{ord(wrong):04X}" if is_text else "the name is not UTF-8"
        hint = f"call it {self.shown}/{better}" if is_text else "give the file another name"
        self._tell(name, "unsafe-path", message, hint)

    def _not_plain(self, name: str) -> None:
        self._tell(name, "unreadable", "this is not a plain file", "remove it, or let its name begin with _")

    def _cannot_read(self, name: str, error: Exception) -> None:
        told = getattr(error, "strerror", None) or "the link leads nowhere"
        self._tell(name, "unreadable", f"cannot be read: {told}", "check what it is and who may read it")

    def _tell(self, name: str, code: str, message: str, hint: str) -> None:
        shown = self.shown if name == "." else f"{self.shown}/{name}"
        safe = "".join(c if c.isprintable() else _escape(ord(c)) for c in shown)
        self.problems.append(Problem(safe, 0, 0, code, message, hint))


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: reading will tell
        return False


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """The stamp of the file that a link leads to; zeros where it leads nowhere, which reading will tell."""
    try:
        return as_stamp(source_numbers_of(entry.stat()))
    except OSError:
        return Stamp(0, 0, 0)


def _escape(code: int) -> str:
    """A character that is not seen, so that the name of a file cannot play tricks on a terminal."""
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def is_sound(name: str) -> bool:
    """Whether a file's name has no control characters and is UTF-8; where it is not, Python has put lone surrogates for its
    bytes."""
    if not name.isprintable():
        return False
    if not name.isascii():
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            return False
    return True


def open_content(root: Path, content_dir: str) -> Folder:
    """The content folder. Names that begin with `.` or `_` are left out."""
    return Folder(root / content_dir, content_dir, (".", "_"))


def theme_folder() -> Path:
    """The default theme: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def open_theme(root: Path, templates_dir: str, static_dir: str) -> tuple[Folder, Folder, Folder, Folder]:
    """The folders of the theme: the default one, the site's own templates, its static files, and its catalogues of texts."""
    own = Folder(root / templates_dir, templates_dir, (".",))  # here a leading _ marks a partial
    static = Folder(root / static_dir, static_dir, (".", "_"), (WELL_KNOWN,))
    return Folder(theme_folder(), "templates", (".",)), own, static, Folder(root / TRANSLATIONS_DIR, TRANSLATIONS_DIR, (".", "_"))


def list_theme(folders: tuple[Folder, ...]) -> dict[str, Stamp]:
    """The files of a theme, each with its stamp, named so that each folder's stand apart."""
    return {f"{number}/{name}": stamp for number, folder in enumerate(folders) for name, stamp in folder.files().items()}
