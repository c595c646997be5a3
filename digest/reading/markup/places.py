"""Where in a file an address was written that the HTML of its body has: for an editor who is to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from digest.model.article import Body, Tag
from digest.reading.decoding import find_place
from digest.reading.markup.cleaning import is_abroad

_ADDRESS: Final = re.compile(r'\s(?:href|src)="([^"]+)"')
#: What stands before an address in Markdown and HTML: `](`, `]: ` of a reference, `<`, `href="`.
_BEFORE: Final = r"(?:\]\(\s{0,9}<?|\]:\s{0,9}<?|(?:href|src)\s{0,9}=\s{0,9}[\"']?)"
_AFTER: Final = r"(?=[\s)>\"']|\Z)"


def find_places(body: Body, text: str, start: int) -> dict[str, tuple[int, int]]:
    """The addresses within the site that links and pictures of a body name, each with the line and column where it was
    written first; those that are written in other letters than the HTML has are left out.

    `text` is the whole file, and its body begins at `start`.
    """
    places = {}
    for address in dict.fromkeys(_list_addresses(body)):
        if found := re.compile(_BEFORE + re.escape(address) + _AFTER).search(text, start):
            places[address] = find_place(text[: found.end() - len(address)])
    return places


def _list_addresses(body: Body) -> Iterator[str]:
    for piece in body:
        for html in (piece.html,) if isinstance(piece, Tag) else piece.inline:
            if '="' in html:
                yield from (address for found in _ADDRESS.findall(html) if not is_abroad(address := unescape(found)))
