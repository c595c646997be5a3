"""Captions: lines that describe a picture, and those that stand within a paragraph with the picture's credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: A caption is no longer (characters).
LONGEST: Final = 500

# The credit of a picture in brackets: `(AP Photo/A Name)`, `(Photo: AP)`, `(A Name/Pool via AP)`, `(HT File)`, `(Getty Images)`.
_CREDIT: Final = (
    r"[(\[](?=[^()\[\]]{2,120}[)\]])(?:"
    r"[^()\[\]]{0,60}?\b(?:[Pp]hotos?|[Pp]hotograph|[Ii]mages?|[Pp]icture|Pic|Getty|Handout|Graphics?|Illustration)\b"
    r"|[^()\[\]]{0,60}?(?:/|\bvia )(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Pool|ANI|PTI|Xinhua|Shutterstock)\b"
    r"|(?:HT|PTI|AFP|AP|ANI|Reuters|REUTERS) ?(?:/|[Ff]ile))[^()\[\]]{0,80}[)\]]"
)
_BRACKET: Final = re.compile(_CREDIT)
_NOT_CREDIT: Final = re.compile(r"[(\[](?:see|see the|in the|pictured|above|below)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(rf".{{0,400}}{_CREDIT}[.\s]*(?:{_CREDIT})?[.\s]*\Z", re.DOTALL)
_OPENED: Final = re.compile(
    r"(?:Image caption|Media caption|Image copyright|IMAGE SOURCE|Image source|FILE PHOTO|FILE PICTURE|FILE|File photo"
    r"|Photo caption|Caption|PHOTO|Picture|In this (?:[\w.,]+ ){1,5}(?:file )?(?:photo|image|picture))\b"
    r"(?:\s*[:–—-]|,|\s+(?=[A-Z])|\s+(?:provided|taken|released|shot|made|shows)\b)"
)
_CLOSED: Final = re.compile(
    r"(?:\|\s*(?:Photo|Image|Picture)\s*(?:[Cc]redit|[Cc]ourtesy|[Ss]ource)?\s*:\s*[^|]{2,80}"
    r"|(?:Photo|Photograph|Picture|Image|Credit)s?\s*(?:[Cc]redit|[Cc]ourtesy|by)?\s*:\s*[^.:]{2,80}"
    r"|REUTERS/[A-Z][^.]{2,60}|AP Photo(?:/[^.]{2,60})?|/?Getty Images)[.\s]*\Z"
)


def is_caption(unit: str) -> bool:
    """Whether a paragraph is a caption as a whole: "A boat in the harbour. (AP Photo/A Name)"."""
    if len(unit) > LONGEST:
        return False
    if _OPENED.match(unit):
        return True
    tail = unit[-200:]
    if _CLOSED.search(tail) and len(unit) > len(tail) - 60:
        return True
    last = unit.rstrip(" .\n\t")
    return last.endswith((")", "]")) and _WHOLE.match(unit) is not None


def find_captions(text: str, sentences: Sequence[tuple[int, int]], head: bool) -> list[tuple[int, int]]:
    """Captions within a paragraph, as (first, last) indexes of its sentences, last excluded.

    A sentence with a picture's credit is one; a credit alone belongs to the sentence before it, and at the head of the text
    (`head`) to all before it.
    """
    found: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(sentences):
        if end - start > LONGEST:
            continue
        match = next((m for m in _BRACKET.finditer(text, start, end) if not _NOT_CREDIT.match(m[0])), None)
        if match is None:
            continue
        alone = match.start() == start
        ends = not text[match.end() : end].strip(" .)]\u00a0") or _BRACKET.match(text[match.end() : end].lstrip())
        if not ends:
            continue
        first = i
        after = found[-1][1] if found else 0
        if alone and i > after:
            first = 0 if head and i <= 3 and not found else i - 1
        found.append((first, i + 1))
    return found
