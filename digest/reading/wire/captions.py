"""Captions: lines that describe a picture, and those that stand within a paragraph with the picture's credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.patterns import Pattern

#: A caption is no longer (characters).
LONGEST: Final = 500

# The credit of a picture in brackets: `(AP Photo/A Name)`, `(Photo: AP)`, `(A Name/Pool via AP)`, `(HT File)`, `(Getty Images)`.
_CREDIT: Final = (
    r"[(\[](?=[^()\[\]]{2,120}[)\]])(?:"
    r"[^()\[\]]{0,60}?\b(?:[Pp]hotos?|[Pp]hotograph|[Ii]mages?|[Pp]icture|Pic|Getty|Handout|Graphics?|Illustration)\b"
    r"|[^()\[\]]{0,60}?(?:/|\bvia )(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Pool|ANI|PTI|Xinhua|Shutterstock)\b"
    r"|(?:HT|PTI|AFP|AP|ANI|Reuters|REUTERS) ?(?:/|[Ff]ile))[^()\[\]]{0,80}[)\]]"
)
_BRACKET: Final = Pattern(_CREDIT)
_AGAIN: Final = Pattern(rf"\s{{1,3}}{_CREDIT}")
_NOT_CREDIT: Final = Pattern(r"(?i)[(\[](?:see|in the|pictured|above|below)\b|\b(?:warning|contains?|shows?|which|click)\b")
_WHOLE: Final = Pattern(rf".{{0,400}}{_CREDIT}[.\s]*(?:{_CREDIT})?[.\s]*\Z", re.DOTALL)
#: A sentence that tells what happened, or that leans on the one before it, is no caption.
_NARRATES: Final = Pattern(
    r"(?:[\"“‘']|(?:He|She|It|They|We|I|You|But|And|So|At|In|On|After|Before|When|While|As|For|This is|That|There)\b)"
    r"|.{0,400}?\b(?:was|were|had|said|told|did|would|added|has been|have been)\b",
    re.DOTALL,
)
_TAKEN: Final = Pattern(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, [12]\d{3}|\d{1,2} [A-Z][a-z]{2,8},? [12]\d{3})\.\Z")
_OPENED: Final = re.compile(
    r"(?:Image caption|Media caption|Image copyright|IMAGE SOURCE|Image source|FILE PHOTO|FILE PICTURE|FILE|File photo"
    r"|Photo caption|Caption|PHOTO|Picture|In this (?:[\w.,]+ ){1,5}(?:file )?(?:photo|image|picture))\b"
    r"(?:\s*[:–—-]|,|\s+(?=[A-Z])|\s+(?:provided|taken|released|shot|made|shows)\b)"
)
_CLOSED: Final = Pattern(
    r"(?:\|\s*(?:Photo|Image|Picture)\s*(?:[Cc]redit|[Cc]ourtesy|[Ss]ource)?\s*:\s*[^|]{2,80}"
    r"|(?:Photo|Photograph|Picture|Image|Credit)s?\s*(?:[Cc]redit|[Cc]ourtesy|by)?\s*:\s*[^.:]{2,80}"
    r"|REUTERS/[A-Z][^.]{2,60}|AP Photo(?:/[^.]{2,60})?|/?Getty Images)[.\s]*\Z"
)
#: Each such end has one of these.
_CLOSED_SIGNS: Final = ("Photo", "Image", "Picture", "Credit", "REUTERS/")


def is_caption(unit: str) -> bool:
    """Whether a paragraph is a caption as a whole: "A boat in the harbour. (AP Photo/A Name)"."""
    if len(unit) > LONGEST:
        return False
    if _OPENED.match(unit):
        return True
    tail = unit[-200:]
    if any(sign in tail for sign in _CLOSED_SIGNS) and _CLOSED.search(tail) and len(unit) > len(tail) - 60:
        return True
    last = unit.rstrip(" .\n\t")
    return last.endswith((")", "]")) and _WHOLE.match(unit) is not None and not _NOT_CREDIT.search(unit[unit.rfind("(") :])


def find_captions(text: str, sentences: Sequence[tuple[int, int]], *, head: bool) -> list[tuple[int, int]]:
    """Captions within a paragraph, as rising spans.

    A sentence that ends in a picture's credit is one. A credit that opens a sentence, or stands alone, belongs to the sentence
    before it where that one describes rather than narrates, and at the head of the text (`head`) to up to three.
    """
    found: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(sentences):
        credit = _find_credit(text, start, end)
        if credit is None:
            continue
        begin, after = credit
        rest = text[after:end].strip(" .)]\u00a0")
        free = found[-1][1] if found else sentences[0][0]  # what an earlier caption has left
        if begin > start:
            if rest and not (head and i == 0 and rest[0].isupper()):
                continue
            first = max(start, free)
        elif head and not found and i <= 3 and all(_describes(text, *s) for s in sentences[:i]):
            first = sentences[0][0]
        elif i > 0 and sentences[i - 1][0] >= free and _describes(text, *sentences[i - 1]):
            first = sentences[i - 1][0]
        else:
            first = start
        if end - first <= 2 * LONGEST or rest:
            found.append((first, after if rest else end))
    return found


def _describes(text: str, start: int, end: int) -> bool:
    """Whether a sentence describes a picture: in the present, or with the day on which it was taken."""
    return _NARRATES.match(text, start, end) is None or _TAKEN.search(text, max(start, end - 40), end) is not None


def _find_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the first credit within a sentence, and of those that follow it at once."""
    for match in _BRACKET.finditer(text, start, end):
        if _NOT_CREDIT.search(match[0]) or len(match[0].split()) > 12:
            continue
        after = match.end()
        while (more := _AGAIN.match(text, after, end)) is not None:
            after = more.end()
        return match.start(), after
    return None
