"""Checks of the built site: no two files on one path, and every inner link and anchor lands somewhere."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

from digest.model.address import is_abroad
from digest.model.problem import Problem
from digest.publishing.environment import base_path
from digest.publishing.leaves import Leaf

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# A start tag, and in it the attributes that name a place or point to one. Values stand in quotes, or hold no space.
_TAG = re.compile(rb"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"""\s(id|href|src|poster|name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url\s*=\s*(.+)$", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f]")

#: What file systems and hosts allow: the bytes of a name, and of a whole path below the output folder.
MAX_NAME: Final = 255
MAX_PATH: Final = 1024

#: Names in the output folder that are none of the site's: the list of what was published there, and where new files wait.
KEPT_BACK: Final = frozenset([".digest-manifest", ".digest-new"])

#: Who gives way when two files want one path, first those that do it most easily, and how.
GIVES_WAY: Final = {
    "alias": "remove the alias, or write another address",
    "static": "rename the file in {folder}/",
    "picture": "rename the picture, and where the article names it",
    "feed": "take another path in feeds.path",
    "data": "take another path for the other file, or write data: false in digest.yml",
    "share": "take another path for the other file, or write share_images: false in digest.yml",
    "story": "take another path for the other file, or write stories: false in digest.yml",
    "own": "rename the file, or give it another slug",
    "tag": "write both the same way, or rename one of them",
    "section": "write both the same way, or rename one of them",
    "article": "give one of them another slug, or take another permalink in digest.yml",
}
#: The fields that the path of a file is made from, by what it is.
_FIELDS: Final = {"alias": ("aliases",), "tag": ("tags",), "section": ("section",), "feed": ("feeds.path",)}
#: Files that stand beside a page of their own.
_BESIDE_PAGES: Final = frozenset(("data file", "share picture", "feed of a list"))
_RANKS: Final = {word: rank for rank, word in enumerate(GIVES_WAY)}


def check_collisions(leaves: Iterable[Leaf]) -> list[Problem]:
    """Two files on one path, on paths that differ in case or Unicode form only, or a file where another needs a folder."""
    problems = []
    taken: dict[str, Leaf] = {}
    folders: dict[str, Leaf] = {}
    for output in sorted(leaves, key=lambda o: (o.path, o.made_from)):
        key = fold(output.path)
        if key in taken:
            if not output.what == taken[key].what in _BESIDE_PAGES:  # then their pages do too, and that is told
                problems.append(_collision(output, taken[key], "two files of the site would stand on one path"))
            continue
        taken[key] = output
        parts = key.split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), output)
    for key, output in taken.items():
        if key in folders:
            problems.append(_collision(folders[key], output, "a file would stand where a folder is needed"))
    return sorted(problems)


def may_collide(paths: Sequence[str]) -> bool:
    """Whether there may be a collision among the paths: false only where `check_collisions` would find none."""
    folded = fold("\n".join(paths)).split("\n")
    files = set(folded)
    folders = {path.rpartition("/")[0] for path in files}
    above = folders | {folder[:at] for folder in folders for at, letter in enumerate(folder) if letter == "/"}
    return len(folded) > len(paths) or len(files) < len(folded) or not files.isdisjoint(above)


def check_path(output: Leaf) -> Problem | None:
    """A path that leaves the output folder, that no file system takes, or that would not fit into a line."""
    names = output.path.split("/")
    if fold(names[0]) in KEPT_BACK:
        told = "digest keeps its own list of what is published, and new files until they are, under that name"
    elif ".." in names or "" in names or _CONTROL.search(output.path):
        told = "a file of the site would stand outside its folder"
    elif len(output.path.encode("utf-8", "replace")) > MAX_PATH or any(
        len(n.encode("utf-8", "replace")) > MAX_NAME for n in names
    ):
        told = "the path of a file of the site is too long"
    else:
        return None
    shown = output.path if len(output.path) <= 60 else f"{output.path[:59]}…"
    hint = GIVES_WAY["feed"] if output.what == "feed" else "take another path; look at the article's aliases, id and pictures"
    return Problem(output.owner or output.made_from or shown, 0, 0, "unsafe-path", f"{told}: {_CONTROL.sub(' ', shown)!r}", hint)


def fold(path: str) -> str:
    """A path as file systems compare it that know neither case nor Unicode forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _collision(second: Leaf, first: Leaf, told: str) -> Problem:
    """Told of the one that gives way more easily; of two alike, of the second."""
    ours, other = (first, second) if _rank(first) < _rank(second) else (second, first)
    paths = f"'{first.path}'" if first.path == second.path else f"'{first.path}' and '{second.path}'"
    here, there = (o.owner or o.made_from or o.path for o in (ours, other))
    as_what = f" as {ours.what}" if _kind(ours) not in ("", "article", "static") else ""
    of_what = f" as {other.what}" if _kind(other) not in ("", "article", "static") else ""
    hint = GIVES_WAY.get(_kind(ours), "take another permalink in digest.yml").format(folder=here.split("/")[0])
    message = f"{told}: {paths}{as_what}, also made from {there}{of_what}"
    return Problem(here, *ours.at, "path-collision", message, hint, _FIELDS.get(_kind(ours), ("slug", "title")))


def _kind(output: Leaf) -> str:
    return output.what.partition(" ")[0]


def _rank(output: Leaf) -> int:
    """An alias gives way to everything, the pages that every site has to nothing."""
    return _RANKS.get(_kind(output), len(_RANKS))


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page offers to link to, and where it links: small enough to keep of every page."""

    path: str
    made_from: str
    anchors: tuple[str, ...]
    links: tuple[str, ...]


def find_links(leaf: Leaf, data: bytes) -> PageLinks | None:
    """The anchors and links of an HTML page, read from its tags; comments do not count. None for any other file."""
    if not leaf.path.endswith((".html", ".htm")):
        return None
    anchors: set[str] = set()
    links: dict[str, None] = {}
    for tag in _TAG.finditer(_COMMENT.sub(b"", data)):
        for name, *values in _ATTRIBUTE.findall(tag[0]):
            value = unescape(next((v for v in values if v), b"").decode("utf-8", "replace"))
            kind = name.lower()
            if kind == b"id" or (kind == b"name" and tag[0][1:3].lower() == b"a "):
                anchors.add(value)
            elif kind in (b"href", b"src", b"poster"):
                links[value.strip()] = None
            elif kind == b"content" and (refresh := _REFRESH.match(value)):
                links[refresh[1].strip("'\" ")] = None
    return PageLinks(leaf.path, leaf.made_from or leaf.path, tuple(sorted(anchors)), tuple(links))


def check_links(files: Mapping[str, PageLinks | None], base_url: str = "", known: Collection[str] = ()) -> list[Problem]:
    """Inner links and anchors that land nowhere, told once for each page. Links that leave the site are not followed.

    `files` is what `find_links` gave for each path, so nobody has to hold all pages at once. With `base_url`, links that
    start with it, or with its path on the host, are inner links too. `known` are paths of which it has been told that nothing
    stands there.
    """
    return sorted(problem for page in files.values() if page for problem in _check_page(page, files, base_url, known))


def _check_page(
    page: PageLinks, files: Mapping[str, PageLinks | None], base_url: str, known: Collection[str]
) -> Iterator[Problem]:
    hint = "mend the link in the article or template"
    for link in page.links:
        target = resolve(page.path, link, base_url)
        if target is None or target[0] in known:
            continue
        path, fragment = target
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if file not in files and f"{file}/index.html" in files:
            file += "/index.html"  # hosts send the reader on to the folder
        if file not in files:
            yield Problem(page.made_from, 0, 0, "dead-link", f"a link lands nowhere: '{link}' on the page {page.path}", hint)
            continue
        there = files[file]
        if fragment and fragment != "top" and there is not None and fragment not in there.anchors:
            told = f"a link's anchor is not on the page it leads to: '{link}' on the page {page.path}"
            yield Problem(page.made_from, 0, 0, "dead-link", told, hint)


def resolve(page: str, link: str, base_url: str = "") -> tuple[str, str] | None:
    """The path in the site and the anchor that a link on a page leads to; None where it leaves the site."""
    address, _, fragment = link.partition("#")
    fragment = unquote(fragment.partition(":~:")[0])
    if base_url and (address.startswith(base_url) or f"{address}/" == base_url):
        path = address[len(base_url) :].partition("?")[0]
    elif is_abroad(address):
        return None
    elif not address:
        return page, fragment
    else:
        path = address.partition("?")[0]
        if path.startswith("/"):
            root = base_path(base_url) if base_url else "/"
            if not path.startswith(root):
                return None  # another site on the same host
            path = path[len(root) :]
        else:
            folder = posixpath.dirname(page)
            path = f"{folder}/{path}" if folder else path
    return tidy(unquote(path)), fragment


def tidy(path: str) -> str:
    """A path without `.` and `..`; the slash at the end stays. Steps above the root stay, and land nowhere."""
    whole = posixpath.normpath(path) if path else ""
    ends = path.endswith(("/", "/.", "/..")) or path in (".", "..", "")
    whole = "" if whole == "." else whole
    return f"{whole}/" if ends and whole else whole
