"""What a paragraph is as a whole, if it is no prose: embargo, advisory, time stamp, byline, credit, debris, caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from digest.model.article import Block
from digest.reading.wire import advisories, bylines, credits, debris
from digest.reading.wire.advisories import find_advisory, find_embargo, find_prefix
from digest.reading.wire.bylines import find_byline
from digest.reading.wire.captions import is_caption
from digest.reading.wire.credits import find_credit
from digest.reading.wire.debris import is_code, is_debris
from digest.reading.wire.finding import Copy, Finding, find_paragraphs
from digest.reading.wire.shapes import TITLE_WORDS, count_words, is_heading
from digest.reading.wire.stamps import find_stamp

#: How many paragraphs from the top may be a byline, a label or a time stamp, and how many from the end.
HEAD: Final = 8
TAIL: Final = 4
#: An embargo with more words has the news in the same paragraph.
EMBARGO_WORDS: Final = 30

#: A paragraph that is longer (characters) is no time stamp, label, desk or credit for inputs: its first word tells what it is.
_SHAPELESS: Final = 150
#: Debris and bylines are no longer; a longer paragraph may hold "@" and be prose.
_LONG: Final = max(debris.LONGEST, bylines.LONGEST)
_LEAD: Final = re.compile(r"[\"“‘']?([A-Za-z]{3}|[A-Za-z]{1,2}(?=[ ,]))")
_LEADS: Final = (
    frozenset(w[:3] for w in advisories.FIRST_WORDS | bylines.FIRST_WORDS | credits.FIRST_WORDS) | debris.FIRST_LETTERS
)
_LONG_LEADS: Final = frozenset(w[:3] for w in advisories.FIRST_WORDS | credits.FIRST_WORDS)


def label_units(copy: Copy, blocks: Sequence[Block], findings: list[Finding]) -> list[Block]:
    """Paragraphs that are no prose as a whole. The end is read backwards, because end matter stands below the last prose."""
    labelled: dict[int, Finding] = {}
    paragraphs = find_paragraphs(blocks)
    only = len(paragraphs) == 1
    for n, i in enumerate(reversed(paragraphs)):
        found = _find_unit(copy, blocks[i], place=len(paragraphs) - 1 - n, last=True, tail=n < TAIL, only=only)
        if found is None:
            break
        labelled[i] = found
    for n, i in enumerate(paragraphs):
        if i not in labelled:
            below_rule = i > 0 and not any(map(str.isalnum, copy.text[blocks[i - 1].start : blocks[i - 1].end]))
            found = _find_unit(copy, blocks[i], place=n, last=below_rule and n > 0, tail=len(paragraphs) - n <= TAIL, only=only)
            if found:
                labelled[i] = found
    published = next((f.published.when for f in [*findings, *labelled.values()] if f.published), None)
    findings += [_with_embargo(copy, labelled[i], published) for i in sorted(labelled)]
    if not labelled:
        return list(blocks)
    return [Block(labelled[i].kind, b.start, b.end, b.level) if i in labelled else b for i, b in enumerate(blocks)]


def _find_unit(copy: Copy, block: Block, *, place: int, last: bool, tail: bool, only: bool) -> Finding | None:
    """What the paragraph is, if it is no prose. `place` counts paragraphs from the top."""
    text, start, end = copy.text, block.start, block.end
    if end - start > 2000:
        return Finding("debris", start, end) if is_code(text[start : start + _SHAPELESS]) else None
    if not last and _is_plain(text, start, end):
        return Finding("caption", start, end) if copy.whole and is_caption(text[start:end]) else None
    found = find_embargo(text, start, end, zone=copy.zone, published=None) if end - start < 400 else None
    if found is not None and count_words(text[start:end]) > EMBARGO_WORDS:
        found = None
    if found is None and not (place == 0 and not only and _is_marked_headline(copy, block)):
        found = find_advisory(text, start, end, zone=copy.zone, head=place < 2)
    if found is None and (place < HEAD or tail):
        found = find_stamp(text, start, end, copy.zone) or find_byline(text, start, end, zone=copy.zone)
    found = found or find_credit(text, start, end, last=last)
    if found is None and is_debris(text[start:end]):
        return Finding("debris", start, end)
    if found is None and copy.whole and is_caption(text[start:end]):
        return Finding("caption", start, end)
    return found


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether a paragraph with others below it is no more than prose, or a caption, at first sight: it is long, and begins with
    a word that opens nothing which this room knows. Most are; to ask everybody takes ten times as long."""
    length = end - start
    lead = _LEAD.match(text, start, end) if length > _SHAPELESS else None
    if lead is None or lead[1].lower() in (_LEADS if length <= _LONG else _LONG_LEADS):
        return False
    unit = text[start:end].rstrip(" .")
    if len(unit) <= _SHAPELESS or "contributed" in unit:
        return False
    return length > _LONG or not ("@" in unit or "|" in unit or "\n" in unit)


def _is_marked_headline(copy: Copy, block: Block) -> bool:
    """Whether this is a headline after `CORRECTED: `, whose mark is cut off it later."""
    prefix = find_prefix(copy.text, block.start, block.end) if copy.whole else None
    if prefix is None or prefix.correction is None or prefix.withdrawn:
        return False
    headline = copy.text[prefix.end : block.end].strip()
    return count_words(headline) > 1 and is_heading(headline, TITLE_WORDS)


def _with_embargo(copy: Copy, found: Finding, published: datetime | None) -> Finding:
    """An embargo may need the day of publication, which is known only when all is read."""
    if found.embargo is None:
        return found
    return find_embargo(copy.text, found.start, found.end, zone=copy.zone, published=published) or found
