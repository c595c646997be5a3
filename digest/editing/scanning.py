"""One regular expression that stops at any of many words, and at numbers: the cheap first look of a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable


def make_scanner(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each of `words`, whole and as written, and each run of ASCII digits that no letter leads.

    Words are grouped by their first letter, so that the engine turns away most of a text on one character. A look back is
    cheaper there than a word border, which would look to both sides.
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    groups = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(t) for t in sorted(rest, key=lambda t: (-len(t), t)))})"
        for first, rest in sorted(tails.items())
    )
    return re.compile(rf"(?<!\w)(?:(?:{'|'.join(groups)})(?![A-Za-z])|[0-9]+)")
