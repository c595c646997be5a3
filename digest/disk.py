"""The one room that opens the site's files: settings, sources and themes in; outputs out, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digest.errors import ContentError, OutputError, SettingsError
from digest.model.article import SourceFile
from digest.model.problem import Problem
from digest.model.publication import Output, Theme
from digest.model.settings import Settings

ARTICLE_SUFFIXES = (".md", ".markdown", ".txt")
SETTINGS_FILE = "digest.yml"

#: Lists what a build made, a path a line, so that the next one may remove it; nothing else in the folder is ever touched.
MANIFEST = ".digest-manifest"


# ---------------------------------------------------------------- in


def load_settings_text(root: Path, config: Path | None) -> tuple[str, str]:
    """The settings file's text and the path to name it by; empty where there is a content folder and no such file.

    Raises SettingsError when the file was asked for and is not there, or when this is no site at all.
    """
    path = config if config is not None else root / SETTINGS_FILE
    shown = str(config) if config is not None else SETTINGS_FILE
    try:
        return path.read_bytes().decode("utf-8-sig"), shown
    except FileNotFoundError:
        if config is None and (root / Settings().content_dir).is_dir():
            return "", shown
        hint = "check the path after -c" if config is not None else "start a site with `digest init`, or name its folder with -C"
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", "there is no such file", hint)]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([Problem(shown, 0, 0, "missing-settings", f"cannot be read: {error}")]) from None


def load_sources(root: Path, settings: Settings) -> list[SourceFile]:
    """The articles of the content folder, sorted by path. Files and folders whose name begins with `.` or `_` are left out.

    Raises ContentError when there is no such folder, or when a link leads out of it.
    """
    content = root / settings.content_dir
    if not content.is_dir():
        hint = "make it and put .md or .txt files there, or set `content_dir` in digest.yml"
        raise ContentError([Problem(settings.content_dir, 0, 0, "no-content", "there is no folder for the articles", hint)])
    problems: list[Problem] = []
    files: list[SourceFile] = []
    home = content.resolve()
    for path in sorted(walk_files(content), key=lambda p: p.relative_to(content).as_posix()):
        name = path.relative_to(content).as_posix()
        if path.suffix.lower() not in ARTICLE_SUFFIXES:
            continue
        if not path.resolve().is_relative_to(home):
            shown, hint = f"{settings.content_dir}/{name}", "copy the file into the folder instead of linking to it"
            problems.append(Problem(shown, 0, 0, "unsafe-path", "the link leads out of the folder", hint))
            continue
        files.append(SourceFile(name, path.read_bytes()))
    if problems:
        raise ContentError(problems)
    return files


def walk_files(folder: Path) -> Iterator[Path]:
    """Every file below the folder that is not hidden by a leading `.` or `_`."""
    for here, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith((".", "_"))]
        yield from (Path(here) / name for name in names if not name.startswith((".", "_")))


def load_asset(root: Path, settings: Settings, path: str) -> bytes | None:
    """The bytes of a file beside the articles (`path` below the content folder), or None where it is not there."""
    content = (root / settings.content_dir).resolve()
    try:
        file = (content / path).resolve()
        return file.read_bytes() if file.is_relative_to(content) and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have: too long, or with a zero byte
        return None


def theme_folder() -> Path:
    """The default theme: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def load_theme(root: Path, settings: Settings) -> Theme:
    """The default theme with the site's own templates over it, and the files to copy: the theme's below `static/`, the
    site's static folder at the top."""
    templates: dict[str, str] = {}
    static: dict[str, bytes] = {}
    own = root / settings.templates_dir
    for folder in (theme_folder(), own):
        for path in sorted(walk_theme(folder)):
            name = path.relative_to(folder).as_posix()
            if name.startswith("static/"):
                static[name] = path.read_bytes()
            elif path.suffix in (".html", ".xml", ".txt"):
                templates[name] = read_template(path, f"{settings.templates_dir}/{name}")
    files = root / settings.static_dir
    for path in sorted(walk_files(files)):
        static[path.relative_to(files).as_posix()] = path.read_bytes()
    return Theme(templates, static)


def walk_theme(folder: Path) -> Iterator[Path]:
    """Every file of a theme; here a leading `_` marks a partial, and only dot files are hidden."""
    for here, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(here) / name for name in names if not name.startswith("."))


def read_template(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "save the file as UTF-8"
        raise ContentError([Problem(shown, 0, 0, "not-utf8", f"byte {error.start} is not UTF-8", hint)]) from None


# ---------------------------------------------------------------- out


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
    made = read_manifest(out)
    new = out.with_name(f".{out.name}.digest-new")
    remove_tree(new)  # what a build that was killed left behind
    written = unchanged = 0
    paths: set[str] = set()
    try:
        new.mkdir()
        for output in outputs:
            if not is_inside(output.path):  # the checks before have told it; a mistake of ours must not write elsewhere
                raise ValueError(f"a file outside the output folder: {output.path!r}")
            paths.add(output.path)
            target = new / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            old = out / output.path
            if output.path in made and same_bytes(old, output.data):
                link(old, target)
                unchanged += 1
            else:
                target.write_bytes(output.data)
                written += 1
        removed = len(made - paths)
        if not written and not removed and made:
            return Published(0, unchanged, 0)
        carry_over(out, new, made | paths)
        (new / MANIFEST).write_text("".join(f"{p}\n" for p in sorted(paths)), encoding="utf-8", newline="\n")
        swap(new, out)
        return Published(written, unchanged, removed)
    finally:
        remove_tree(new)


def read_manifest(out: Path) -> frozenset[str]:
    """The paths that the last build made in `out`; empty for a new folder.

    Raises OutputError for a folder with files in it that no build made.
    """
    try:
        lines = (out / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            message = "this is not empty and was not made by digest"
            hint = f"choose another folder with -o, or empty it; a folder that digest made has a file {MANIFEST}"
            raise OutputError([Problem(str(out), 0, 0, "output-not-ours", message, hint)]) from None
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
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
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
    if path.exists():
        shutil.rmtree(path)


def recover(out: Path) -> None:
    """Where a build was killed between two renames, put the site back."""
    old = out.with_name(f".{out.name}.digest-old")
    if old.is_dir() and not out.exists():
        old.rename(out)


# ---------------------------------------------------------------- a new site

#: What `digest init` writes: the file's place in the new site, and in the package's starter folder.
STARTER = {
    "digest.yml": "digest.yml",
    "content/first-article.md": "content/first-article.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}


def write_starter(folder: Path) -> tuple[list[str], list[str]]:
    """Write the files of a new site; gives those written and those left alone because they were there already."""
    written, kept = [], []
    try:
        for name, source in STARTER.items():
            target = folder / name
            if target.exists():
                kept.append(name)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((Path(__file__).parent / "starter" / source).read_bytes())
            written.append(name)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise OutputError(
            [Problem(str(folder), 0, 0, "output-failed", message, "check the path and who may write there")]
        ) from error
    return written, kept


def stamp(root: Path, settings: Settings, config: Path | None) -> tuple[tuple[str, int, int], ...]:
    """What a site is made from, as paths with times and sizes: differs as soon as a file does."""
    folders = [root / f for f in (settings.content_dir, settings.templates_dir, settings.static_dir)]
    files = [p for folder in folders for p in walk_theme(folder)] + [config or root / SETTINGS_FILE]
    seen = []
    for path in files:
        with suppress(OSError):
            about = path.stat()
            seen.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(sorted(seen))
