"""Where in a file an address was written that the HTML of its body has: for an editor who is to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from digest.model.address import is_abroad
from digest.model.article import Body, walk_markup
from digest.reading.decoding import find_all_places

_ADDRESS: Final = re.compile(r'\s(?:href|src)="([^"]+)"')
#: What stands before an address in Markdown and HTML: `](`, `]: ` of a reference, `<`, `href="`.
_BEFORE: Final = re.compile(r"(?:\]\(\s{0,9}<?|\]:\s{0,9}<?|(?:href|src)\s{0,9}=\s{0,9}[\"']?)")
_AFTER: Final = re.compile(r"[\s)>\"']|\Z")
#: Of addresses longer than that nobody is told the place.
_LONGEST: Final = 2_000


def find_places(body: Body, text: str, start: int) -> dict[str, tuple[int, int]]:
    """The addresses within the site that links and pictures of a body name, each with the line and column where it was
    written first; those that are written in other letters than the HTML has are left out.

    `text` is the whole file, and its body begins at `start`.
    """
    wanted = {address for address in _list_addresses(body) if len(address) <= _LONGEST}
    if not wanted:
        return {}
    longest, found = max(map(len, wanted)), dict[str, int]()
    for before in _BEFORE.finditer(text, start):
        at = before.end()
        for after in _AFTER.finditer(text, at, at + longest + 1):
            if (address := text[at : after.start()]) in wanted:
                found.setdefault(address, at)
    return dict(zip(found, find_all_places(text, found.values()), strict=True))


def _list_addresses(body: Body) -> Iterator[str]:
    for html in walk_markup(body):
        if '="' in html:
            yield from (address for found in _ADDRESS.findall(html) if not is_abroad(address := unescape(found)))
