"""Words in a Markdown text that are for the program of another generator, and would be published as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.patterns import Pattern

#: Without one of these, which are seldom, there is nothing to look for.
_SIGNS: Final = ("{{", "{%", "!!! ", "??? ", "???+ ", "[TOC]", "[toc]")
#: Code is shown as it is.
_CODE: Final = Pattern(r"^[ ]{0,3}(?P<fence>```+|~~~+)[^\n]*\n(?:.*\n)*?[ ]{0,3}(?P=fence)|`[^`\n]+`|^(?:[ ]{4}|\t).*$", re.M)
#: Shortcodes of Hugo; tags of Liquid and Jinja, and what Jekyll fills in; notes of MkDocs.
_FOREIGN: Final = Pattern(
    r"\{\{[<%][^{}\n]*[>%]\}\}"
    r"|(?<!\{)\{%-?[ \t]*[A-Za-z][^{}\n]*%\}"
    r"|\{\{-?[ \t]*(?:site|page|post|include|config)[.][^{}\n]*\}\}"
    r"|^(?:!!!|\?\?\?\+?)[ \t]+[a-z][^\n]*$"
    r"|^\[(?:TOC|toc)\][ \t\r]*$",
    re.M,
)


def find_foreign(text: str) -> Iterator[tuple[int, str]]:
    """Where such words begin, and what they are. `text` is a body as it was written."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _FOREIGN.finditer(hide_code(text)):
        yield found.start(), found[0].strip()


def hide_code(text: str) -> str:
    """The text with a blank for each character of code."""
    return _CODE.sub(lambda code: " " * len(code[0]), text)
