"""Pictures that articles bring along: where they stand in the content folder or the static folder, and where in the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote

from digest.model.address import is_abroad
from digest.model.article import Article, walk_markup
from digest.model.edition import Brief, Picture

#: Files that a page may show. An article names them, and whoever wrote it must not have other files published.
PICTURE_TYPES: Final[Mapping[str, str]] = {
    ".apng": "image/apng", ".avif": "image/avif", ".bmp": "image/bmp", ".gif": "image/gif", ".ico": "image/x-icon",
    ".jfif": "image/jpeg", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml",
    ".webp": "image/webp",
}  # fmt: skip
PICTURE_SUFFIXES: Final = tuple(PICTURE_TYPES)

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


def find_fault(picture: Picture) -> str:
    """Why a file must not be published as a picture, in words; empty where it may, as far as its name tells."""
    parts = picture.file.split("/")
    if ".." in parts or ".." in picture.path.split("/"):
        return "leads out of its folder"
    if not picture.file.isprintable():
        return "holds a control character"
    if any(part.startswith((".", "_")) for part in parts) and not picture.static:
        return "is that of a hidden file"  # drafts and notes; the static folder is copied as it is in any case
    return "" if picture.file.lower().endswith(PICTURE_SUFFIXES) else "is not that of a picture"


def list_pictures(brief: Brief, article: Article) -> tuple[Picture, ...]:
    """The files that an article's image and body name by a path of this site: `/…` is the static folder, else beside it.

    None where rights allow an excerpt or a link only: then no picture is shown, and none may be published. The paths need
    not stay in their folders, or name a picture: `find_fault` says what is wrong.
    """
    return locate_pictures(article, brief.path, brief.file) if brief.rights == "full" else ()


def locate_pictures(article: Article, page: str, own_file: str) -> tuple[Picture, ...]:
    """As `list_pictures`, for the page at the path `page` that is made from the file `own_file` in the content folder."""
    named = [article.image.url] if article.image else []
    pictures = []
    for url in dict.fromkeys([*named, *_list_sources(article)]):
        path = find_picture_path(url, page)
        if path is None:
            continue
        static = url.startswith("/")
        file = path if static else posixpath.normpath(posixpath.join(posixpath.dirname(own_file), _file_name(url)))
        pictures.append(Picture(file, path, static, *article.places.get(url, (0, 0))))
    return tuple(pictures)


def picture_type(url: str) -> str:
    """The media type of a picture, as the name in its address tells; empty where that tells nothing."""
    return PICTURE_TYPES.get(posixpath.splitext(_file_name(url))[1].lower(), "")


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
    if is_abroad(url) or url.startswith("#"):
        return None
    name = _file_name(url)
    return posixpath.normpath(name.lstrip("/") if name.startswith("/") else posixpath.join(posixpath.dirname(page), name))


def _list_sources(article: Article) -> Iterator[str]:
    """The addresses of the pictures in the text, as they were before HTML was made of them."""
    for html in walk_markup(article.body):
        yield from map(unescape, _SRC.findall(html))


def _file_name(url: str) -> str:
    """The file's name that an address means: `night%20shift.jpg?x=1` is `night shift.jpg`."""
    return unquote(re.split("[?#]", url, maxsplit=1)[0])
