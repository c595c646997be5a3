"""Text as a feed carries it: only what all formats can hold; that of an article is away from its page, so without anchors and
with whole addresses."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final
from urllib.parse import urljoin

from digest.publishing.body import REACHED, drop_links_back

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ADDRESS: Final = re.compile(r'(\s(?:href|src)=)"([^"]*)"')
_OF_THE_PAGE: Final = re.compile(r'class="(?:s|gap|fact-[a-z]+)"')

# What XML 1.0 cannot hold, not even escaped: one such character would lose the whole feed. Beside it what stands for a broken
# encoding wherever it is met, which validators warn of. (Told by what is left out, it compiles ten times as fast.)
_NOT_TEXT: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold, or that are none."""
    return _NOT_TEXT.sub("", text)


def free_text(text: str, address: str) -> str:
    """The HTML of an article's text without what belongs to its page: the anchors of sentences, the marks of facts and the
    links back to them. Links and pictures have their whole address; `address` is the page's.
    """
    kept: list[bool] = []  # for each open span and mark whether its tags stay

    def mend(tag: re.Match[str]) -> str:
        closing, name, rest = tag.groups()
        if name in ("span", "mark"):
            if closing:
                return tag[0] if not kept or kept.pop() else ""
            kept.append(not _OF_THE_PAGE.search(rest))
            return tag[0] if kept[-1] else ""
        html = tag[0].replace(REACHED, "")
        return _ADDRESS.sub(lambda found: f'{found[1]}"{escape(urljoin(address, unescape(found[2])))}"', html)

    return _TAG.sub(mend, drop_links_back(text))
