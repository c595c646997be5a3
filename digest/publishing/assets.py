"""Pictures that articles bring along: where they stand in the content folder or the static folder, and where in the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

from digest.model.article import Article, Tag
from digest.model.publication import Content

#: Files that a page may show. An article names them, and whoever wrote it must not have other files published.
PICTURE_SUFFIXES: Final = (".apng", ".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".webp")

# What of an SVG acts, or asks other hosts, when somebody opens the file itself: the pattern, and what it is in words.
# Looked for in the bytes without NULs, so that UTF-16 hides nothing; a name may have a prefix (`svg:script`).
_ACTIVE: Final = (
    (re.compile(rb"<(?:[\w.-]{1,40}:)?script\b", re.IGNORECASE), "has a script"),
    (re.compile(rb"<(?:[\w.-]{1,40}:)?(?:foreignobject|iframe|embed|object)\b", re.IGNORECASE), "holds another document"),
    (re.compile(rb"""[\s"'/]on[a-z]{3,30}\s*=""", re.IGNORECASE), "has an attribute that runs a script (on…=)"),
    (re.compile(rb"<!(?:entity|attlist)\b", re.IGNORECASE), "declares entities or attributes"),
    (re.compile(rb"<\?xml-stylesheet\b|@import\b", re.IGNORECASE), "asks for a style sheet"),
    (
        re.compile(rb"""[\s"'/:](?:href|src)\s*=\s*["'](?!#|data:image/(?:png|jpe?g|gif|webp)[;,]|["'])""", re.IGNORECASE),
        "leads to another file",
    ),
    (re.compile(rb"""\burl\((?!\s*(?:["']|&quot;|&apos;)?\s*#)""", re.IGNORECASE), "leads to another file"),
)
# An animation that sets a link or a script later.
_LINK_BY_ANIMATION: Final = re.compile(rb"""attributename\s*=\s*["']\s*(?:[\w.-]{1,40}:)?(?:href|on)""", re.IGNORECASE)

_SRC: Final = re.compile(r'<img[^>]*? src="([^"]+)"')
# What leads off the site. A browser takes a backslash for a slash.
_ABROAD: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}|#")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that an article shows. `file` is its path in the content folder, or in the static folder when `static`.

    Neither path need stay in its folder, or name a picture: `fault` says what is wrong.
    """

    file: str
    path: str  # in the site
    article: str  # the content file that shows it
    static: bool

    @property
    def fault(self) -> str:
        """Why the file must not be published, in words; empty where it may."""
        parts = self.file.split("/")
        if ".." in parts or ".." in self.path.split("/"):
            return "leads out of its folder"
        if not self.file.isprintable():
            return "holds a control character"
        if any(part.startswith((".", "_")) for part in parts) and not self.static:
            return "is that of a hidden file"  # drafts and notes; the static folder is copied as it is in any case
        return "" if self.file.lower().endswith(PICTURE_SUFFIXES) else "is not that of a picture"


def list_assets(content: Content) -> tuple[Asset, ...]:
    """The files that an article's image and body name by a path of this site: `/…` is the static folder, else beside it.

    None where rights allow an excerpt or a link only: then no picture is shown, and none may be published.
    """
    brief, article = content.brief, content.article
    if brief.rights != "full":
        return ()
    named = [article.image.url] if article.image else []
    assets = []
    for url in dict.fromkeys([*named, *_list_sources(article)]):
        path = find_picture_path(url, brief.path)
        if path is None:
            continue
        static = url.startswith("/")
        file = path if static else posixpath.normpath(posixpath.join(posixpath.dirname(brief.file), _file_name(url)))
        assets.append(Asset(file, path, brief.file, static))
    return tuple(assets)


def find_danger(file: str, data: bytes) -> str:
    """Why a picture must not be published, in words; empty where it may. Only SVG can do more than be looked at.

    Shown by a page an SVG is but a picture; opened by itself it is a document of our host, with all rights of one.
    """
    if not file.lower().endswith(".svg"):
        return ""
    plain = data.replace(b"\0", b"")
    if plain[:3] == b"\x1f\x8b\x08":
        return "is compressed, so nobody sees what it holds"
    if _LINK_BY_ANIMATION.search(plain):
        return "changes a link or a script"
    return next((told for pattern, told in _ACTIVE if pattern.search(plain)), "")


def find_picture_path(url: str, page: str) -> str | None:
    """Where in the site a picture stands that the page at the path `page` names so; None where it is on another host."""
    if _ABROAD.match(url):
        return None
    name = _file_name(url)
    return posixpath.normpath(name.lstrip("/") if name.startswith("/") else posixpath.join(posixpath.dirname(page), name))


def _list_sources(article: Article) -> Iterator[str]:
    """The addresses of the pictures in the text, as they were before HTML was made of them."""
    for piece in article.body:
        if isinstance(piece, Tag):
            yield from (unescape(found[1]) for found in _SRC.finditer(piece.html))


def _file_name(url: str) -> str:
    """The file's name that an address means: `night%20shift.jpg?x=1` is `night shift.jpg`."""
    return unquote(re.split("[?#]", url, maxsplit=1)[0])
