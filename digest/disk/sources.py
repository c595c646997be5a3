"""What a site is made from: articles, pictures, templates and static files. A file that cannot be read is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest.disk.folders import Folder
from digest.disk.look import Look
from digest.errors import ContentError
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.publication import CatalogueFile
from digest.model.settings import Settings
from digest.model.stamp import Stamp

ARTICLE_SUFFIXES = (".md", ".markdown", ".txt")
#: Articles of other generators, in forms that are not read, and a folder of them that is left out for its name.
UNREAD_SUFFIXES = (".rst", ".adoc", ".asciidoc", ".org", ".textile", ".mdown", ".mkd", ".mkdn", ".mdx")
UNREAD_FOLDER = "_posts"
#: Where, in the content folder, pages stand that are no articles.
PAGES = "pages/"
TEMPLATE_SUFFIXES = (".html", ".xml", ".txt")
CATALOGUE_SUFFIX = ".po"


def folders_of(settings: Settings) -> tuple[str, str, str]:
    """Where a site's content, templates and static files are, below its root."""
    return settings.content_dir, settings.templates_dir, settings.static_dir


def open_sources(look: Look, settings: Settings) -> Folder:
    """The content folder. Raises ContentError where there is none."""
    content = look.see(folders_of(settings)).content
    if not content.path.is_dir():
        hint = "make it and put .md or .txt files there, or set `content_dir` in digest.yml"
        raise ContentError([Problem(settings.content_dir, 0, 0, "no-content", "there is no folder for the articles", hint)])
    return content


def only_articles(files: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The files that are articles, or meant to be."""
    suffixes = ARTICLE_SUFFIXES
    return {
        name: stamp
        for name, stamp in files.items()
        if (name.endswith(suffixes) or name.lower().endswith(suffixes)) and not name.startswith(PAGES)
    }


def only_pages(files: Iterable[str]) -> list[str]:
    """The files that are pages of the site beside its articles."""
    return [name for name in files if name.startswith(PAGES) and name.lower().endswith(ARTICLE_SUFFIXES)]


def find_unread(content: Folder, articles: int) -> list[Problem]:
    """Of each form that is not read a Problem at the first file, for a site that is moved here would lack them without a word.
    `articles` is how many of the files are some: mostly all, and then there is nothing to look for."""
    found: dict[str, list[str]] = {}
    for name in content.files() if len(content.files()) > articles else ():
        if name.endswith(UNREAD_SUFFIXES):
            found.setdefault(name[name.rindex(".") :], []).append(name)
    problems = []
    for suffix, names in found.items():
        more = f", {len(names)} in all" if len(names) > 1 else ""
        hint = "write it as Markdown in a file that ends in .md, or let its name begin with _"
        problems.append(
            Problem(f"{content.shown}/{names[0]}", 0, 0, "unread-file", f"files that end in {suffix} are not read{more}", hint)
        )
    if (content.path / UNREAD_FOLDER).is_dir():
        shown, hint = f"{content.shown}/{UNREAD_FOLDER}", f"call it {content.shown}/{UNREAD_FOLDER.removeprefix('_')}"
        problems.append(Problem(shown, 0, 0, "unread-file", "what has a name that begins with _ is left out", hint))
    return problems


# ---------------------------------------------------------------- the theme


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """Templates by name, each with the path to tell problems by and its bytes; the site's own catalogues of texts; static
    files by their path in the site.

    A static file is a stamp and where it is to be read: they may be many and large.
    """

    templates: dict[str, tuple[str, bytes]]
    catalogues: dict[str, CatalogueFile]  # by language, in small letters: "pt-br"
    static: dict[str, tuple[Path, Stamp]]
    stamps: dict[str, Stamp]  # of all that was seen

    def read_static(self, name: str) -> bytes | None:
        """The bytes of a static file; None where it is not there."""
        place = self.static.get(name)
        return place[0].read_bytes() if place else None


def load_theme(look: Look, settings: Settings) -> ThemeFiles:
    """The default theme with the site's own templates over it; the theme's static files, the site's at the top.

    Raises ContentError with all that cannot be read.
    """
    _, folders, stamps = look.see(folders_of(settings))
    theme = ThemeFiles({}, {}, {}, stamps)
    for place, stamp in theme.stamps.items():
        number, _, name = place.partition("/")
        folder = folders[int(number)]
        if number == "3":
            if name.endswith(CATALOGUE_SUFFIX) and (data := folder.read(name)) is not None:
                theme.catalogues[name_language(name)] = CatalogueFile(f"{folder.shown}/{name}", data)
        elif number == "2" or name.startswith("static/"):
            if folder.check(name):
                theme.static[name] = folder.path / name, stamp
        elif name.endswith(TEMPLATE_SUFFIXES) and (data := folder.read(name)) is not None:
            theme.templates[name] = (f"{folder.shown}/{name}", data)
    if problems := [p for folder in folders for p in folder.problems]:
        raise ContentError(problems)
    return theme


def name_language(file: str) -> str:
    """The language of a catalogue by its name: `pt_BR.po` -> pt-br."""
    return file.removesuffix(CATALOGUE_SUFFIX).replace("_", "-").lower()


def list_catalogues() -> dict[str, CatalogueFile]:
    """The catalogues that come with the program, by language."""
    folder = Path(__file__).parent.parent / "translations"
    return {name_language(p.name): CatalogueFile(p.name, p.read_bytes()) for p in sorted(folder.glob(f"*{CATALOGUE_SUFFIX}"))}


# ---------------------------------------------------------------- watching


def stamp(root: Path, settings: Settings, config: Path | None) -> object:
    """What a site is made from, as a build sees it: differs as soon as a file does."""
    seen = Look(root).see(folders_of(settings))
    told: list[object] = [seen.content.files(), seen.theme_stamps]
    with suppress(OSError):
        about = (config or root / SETTINGS_FILE).stat()
        told.append((about.st_mtime_ns, about.st_size))
    return told
