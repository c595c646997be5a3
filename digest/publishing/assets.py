"""Pictures and other files that articles bring along: where they stand in the content folder, and where in the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from digest.model.article import Tag
from digest.model.publication import Content

SRC = re.compile(r'<img[^>]*? src="([^"]+)"')
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that an article shows. `file` is its path in the content folder, or in the static folder when `static`."""

    file: str
    path: str  # in the site
    article: str  # the content file that shows it
    static: bool


def list_assets(content: Content) -> tuple[Asset, ...]:
    """The files that an article's image and body name by a path of this site: `/…` is the static folder, else beside it."""
    brief, article = content.brief, content.article
    named = [article.image.url] if article.image else []
    named += [
        m.group(1).replace("&amp;", "&") for piece in article.body if isinstance(piece, Tag) for m in SRC.finditer(piece.html)
    ]
    page = brief.path if brief.path.endswith("/") else posixpath.dirname(brief.path)
    assets = []
    for url in dict.fromkeys(named):
        if SCHEME.match(url):
            continue
        name = url.split("#")[0].split("?")[0]
        if name.startswith("/"):
            assets.append(Asset(posixpath.normpath(name.lstrip("/")), posixpath.normpath(name.lstrip("/")), brief.file, True))
        else:
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(brief.file), name))
            assets.append(Asset(beside, posixpath.normpath(posixpath.join(page, name)), brief.file, False))
    return tuple(assets)
