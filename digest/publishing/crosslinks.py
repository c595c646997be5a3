"""Links from the text of an article to other articles: written as a file of the content folder, shown as the page's address.

`[the flood](../07/flood.md#f1)` is what an editor sees that all editors' tools follow; where the page of that file stands, and
whether it is published, is known to the site as a whole only. So the text is remembered with the link as it was written, and
whatever renders it is told where that leads.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from digest.model.address import is_abroad
from digest.model.article import Article, walk_markup
from digest.model.edition import Brief, Card, FileLink, Told
from digest.model.slate import Slot
from digest.publishing.assets import find_picture_path
from digest.publishing.urls import relative_url
from digest.publishing.works import CrossLink

#: The links of texts to other articles, by record; and those of some articles only, as a value.
CrossLinks = Mapping[str, tuple[CrossLink, ...]]
LinksOf = tuple[tuple[str, tuple[CrossLink, ...]], ...]
NO_LINKS: Final[CrossLinks] = MappingProxyType({})

#: How the path of a file ends that is an article, or a page of the site's own; one that begins with a slash is a
#: static file's. A query behind it means nothing, and is dropped.
_ARTICLE: Final = re.compile(r"(?![/\\])[^?#]+\.(?:md|markdown|txt)(?=[?#]|\Z)", re.IGNORECASE)
_HREF: Final = re.compile(r'\shref="([^"]*)"')
_LINK: Final = re.compile(r"<a\s(?P<attributes>[^<>]*)>(?P<words>.*?)</a>", re.DOTALL)
#: A picture, with the paragraph that it stands in alone.
_PICTURE: Final = re.compile(r"(?P<opening><p>)?<img(?P<attributes>\s[^<>]*)>(?P<closing></p>)?")
_SRC: Final = re.compile(r'\ssrc="([^"]*)"')
_ALT: Final = re.compile(r'\salt="([^"]*)"')


def list_links(brief: Brief, article: Article) -> tuple[FileLink, ...]:
    """The links of an article's text to files of the content folder. None where rights do not let the text be shown as it is."""
    return locate_links(article, brief.file) if brief.rights == "full" else ()


def locate_links(article: Article, own_file: str) -> tuple[FileLink, ...]:
    """As `list_links`, for what is made from the file `own_file` in the content folder."""
    folder = posixpath.dirname(own_file)
    return tuple(
        FileLink(address, posixpath.normpath(posixpath.join(folder, unquote(path[0]))), *article.places.get(address, (0, 0)))
        for address in dict.fromkeys(_list_addresses(article))
        if (path := _ARTICLE.match(address)) and not is_abroad(address)
    )


def resolve_links(html: str, page: str, links: Sequence[CrossLink]) -> str:
    """The text of the page at the path `page` with those links led to where they are to lead. Of one that leads nowhere the
    words stay, and of a picture that is not there the words that say what it shows."""
    if not links:
        return html
    known = {link.address: link for link in links}

    def mend(link: re.Match[str]) -> str:
        href = _HREF.search(f" {link['attributes']}")
        if href is None or (target := known.get(unescape(href[1]))) is None:
            return link[0]
        if not target.path:
            return link["words"]
        address = escape(relative_url(page, target.path, target.address.partition("#")[2]))
        return link[0].replace(href[0].lstrip(), f'href="{address}"', 1)

    def keep_words(picture: re.Match[str]) -> str:
        src, alt = _SRC.search(picture["attributes"]), _ALT.search(picture["attributes"])
        path = find_picture_path(unescape(src[1]), page) if src else None
        if path is None or leave_out(path).address not in known:
            return picture[0]
        words = alt[1].strip() if alt else ""
        if picture["opening"] and picture["closing"]:
            return f"<p>{words}</p>" if words else ""
        return f"{picture['opening'] or ''} {words} {picture['closing'] or ''}"

    return _PICTURE.sub(keep_words, _LINK.sub(mend, html))


def leave_out(picture: str) -> CrossLink:
    """What tells a text that the picture at a path of the site is not there."""
    return CrossLink(f"/{picture}", "")


def lacks_picture(card: Card, links: CrossLinks) -> bool:
    """Whether the file of an article's own picture is not there."""
    return leave_out(card.image) in links.get(card.record, ())


def mark_bare(stories: Iterable[Told], cards: Mapping[str, Card], links: CrossLinks) -> tuple[Told, ...]:
    """The stories, marked where the picture of their lead is not there; `cards` has the leads' by their records."""
    return tuple(story._replace(bare=lacks_picture(cards[story.records[0]], links)) for story in stories)


def pick_links(links: CrossLinks, slots: Iterable[Slot]) -> LinksOf:
    """Those of the texts of some articles, by record."""
    return tuple((slot.record, links[slot.record]) for slot in slots if slot.record in links) if links else ()


def _list_addresses(article: Article) -> Iterator[str]:
    for html in walk_markup(article.body):
        if 'href="' in html:
            yield from map(unescape, _HREF.findall(html))
