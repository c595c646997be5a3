"""What opens a paragraph: the dateline, and before it an advisory, a byline, or the word "Photo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from digest.model.article import Block, Dateline
from digest.reading.sentences import split_sentences
from digest.reading.wire.advisories import find_bracketed_advisory, find_embargo
from digest.reading.wire.agencies import LABELS
from digest.reading.wire.bylines import find_lead_byline
from digest.reading.wire.dateline import find_dateline
from digest.reading.wire.dateline_parts import scan_place
from digest.reading.wire.eastern import find_eastern_dateline
from digest.reading.wire.finding import Copy, Finding, cut_block, find_paragraphs
from digest.reading.wire.moments import Moment, find_moment
from digest.reading.wire.shapes import count_words

#: How many paragraphs from the top may open with a dateline: any, and one that names its agency.
DATELINES: Final = 3
AGENCY_DATELINES: Final = 6
#: A name and a colon open a report, not somebody's words, only where so many words follow.
UNSURE_WORDS: Final = 14
#: So many other things may stand before a dateline in its paragraph.
MOST: Final = 3

#: How everything begins that may stand before a dateline.
_BEFORE: Final = re.compile(r"[(\[]|(?:By|From|BY|FROM|Photo|PHOTO) |\W{0,3}(?i:strictly|under|embargo|not)")
_PICTURE_WORD: Final = re.compile(r"(?:Photo|PHOTO) +(?=[A-Z]{3})")
_BOLD_DASH: Final = re.compile(r"[ \u00a0]?(?:--?|[–—])[ \u00a0]|(?<=[-–—])[ \u00a0]")
_SPEAKS: Final = re.compile(r" (?:said|says|told|asked|added|replied|wrote|tweeted)\b")
_EARLY: Final = 20_000  # characters in which somebody who speaks does so first


def cut_datelines(copy: Copy, blocks: Sequence[Block], findings: list[Finding]) -> list[Block]:
    """The blocks with the first dateline cut off its paragraph; what stands before a report's words is cut off as well."""
    paragraphs = find_paragraphs(blocks)
    published = next((f.published.when for f in findings if f.published), None)
    cuts: dict[int, list[Finding]] = {}
    for n, i in enumerate(paragraphs[:AGENCY_DATELINES]):
        cuts[i] = _find_opening(copy, blocks[i], n, published, only=len(paragraphs) == 1)
        findings += cuts[i]
        if any(found.dateline for found in cuts[i]):
            break
    return [piece for i, block in enumerate(blocks) for piece in cut_block(copy.text, block, cuts.get(i, ()))]


def _find_opening(copy: Copy, block: Block, n: int, published: datetime | None, *, only: bool) -> list[Finding]:
    """Everything that opens the paragraph, the dateline last. `n` counts paragraphs from the top."""
    cuts: list[Finding] = []
    start = block.start
    while len(cuts) < MOST and (before := _find_before(copy, start, block.end, published)) is not None:
        cuts.append(before)
        start = before.end
        while start < block.end and copy.text[start].isspace():
            start += 1
    dateline = _find_dateline(copy, start, block.end, n, only=only)
    if dateline:
        return [*cuts, dateline]
    return [cut for cut in cuts if cut.kind != "debris"]  # "Photo NATO members …" is prose


def _find_before(copy: Copy, start: int, end: int, published: datetime | None) -> Finding | None:
    text = copy.text
    if _BEFORE.match(text, start, end) is None:
        return None
    found = find_bracketed_advisory(text, start, end, zone=copy.zone) or find_lead_byline(text, start, end)
    picture = _PICTURE_WORD.match(text, start, end)
    if found is None and picture:
        return Finding("debris", start, start + len(picture[0].rstrip()))
    if found is None and find_embargo(text, start, min(end, start + 300), zone=copy.zone, published=published):
        first = split_sentences(text, start, min(end, start + 300), copy.language)[0]
        return find_embargo(text, *first, zone=copy.zone, published=published)
    return found


def _find_dateline(copy: Copy, start: int, end: int, n: int, *, only: bool) -> Finding | None:
    eastern = find_eastern_dateline(copy.text, start, end) if n < DATELINES else None
    if eastern:
        return Finding("dateline", start, eastern[0].end, dateline=eastern[0], authors=eastern[1])
    evidence = find_dateline(copy.text, start, end)
    if evidence is None:
        return _find_bold(copy, start, end) if n == 0 else None
    dateline, sure = evidence
    if n >= DATELINES and not (sure and dateline.agency):
        return None
    if not sure and not (only or _reports(copy, dateline, end)):
        return None
    return Finding("dateline", dateline.start, dateline.end, dateline=dateline, published=_dated(copy, dateline))


def _find_bold(copy: Copy, start: int, end: int) -> Finding | None:
    """`**Lindholm** — The …`: a place in bold and a dash, where no other paragraph opens so; else they are labels."""
    stop = next((last for first, last in copy.bold if first == start), start)
    dash = _BOLD_DASH.match(copy.text, stop, end) if stop > start else None
    place = scan_place(copy.text, start, stop) if dash else None
    if dash is None or place is None or copy.text[place.end : stop].strip(" -–—"):
        return None
    others = sum(_BOLD_DASH.match(copy.text, last) is not None for _, last in copy.bold)
    label = any(word.lower() in LABELS for name in place.names for word in name.split())
    if others > 1 or label or any(len(name.split()) > 2 for name in place.names) or count_words(copy.text[dash.end() : end]) < 6:
        return None
    line = Dateline(copy.text[start : place.end], None, None, start, start + len(copy.text[start : dash.end()].rstrip()))
    return Finding("dateline", start, line.end, dateline=line)


def _reports(copy: Copy, dateline: Dateline, end: int) -> bool:
    """Whether a name and a colon open a report: enough words follow, and the name speaks nowhere in the text."""
    place = dateline.place or ""
    text = copy.text
    if count_words(text[dateline.end : end]) < UNSURE_WORDS or _speaks(place, text[:_EARLY]):
        return False
    return text.count(f"\n{place}:") < (2 if dateline.start else 1)


def _speaks(name: str, text: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if _SPEAKS.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _dated(copy: Copy, dateline: Dateline) -> Moment | None:
    """The day of publication, where the dateline gives its year."""
    if dateline.date is None:
        return None
    return find_moment(dateline.date, 0, len(dateline.date), zone=copy.zone)
