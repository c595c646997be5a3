"""Where sentences begin and end: exact offsets into the text, for prose of many scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.model.article import Block, BlockKind, Sentence
from digest.patterns import Pattern
from digest.reading.boundaries import STOP, WITHIN_WORDS, Scan, find_boundary, is_plain_end

SPLIT: Final[frozenset[BlockKind]] = frozenset({"paragraph", "list-item", "quotation", "deck"})
WHOLE: Final[frozenset[BlockKind]] = frozenset({"heading", "subhead", "caption", "cell"})

#: No sentence of news is as long (characters). A bound lets everything that reads sentences be simple about time.
MAX_LENGTH: Final = 2_000

#: How a place begins where a sentence may end: few characters are, and a search for one of them is fast.
_MARK: Final = re.compile("[\n.!?…‽。！？｡।॥؟۔։።፧။។]")
#: How a post ends that was set into a text which goes on without a space: "(@annakeller) May 3, 2026The port".
_POST_END: Final = Pattern(r"\(@\w{1,30}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}(?=[^\W\d_])|pic\.twitter\.com/\w{10}(?=[A-Z])")
#: A credit or the title of a link in brackets before a sentence: "(Harbour News)The pier", "(AP) The pier"; not "(New) Piers".
_BRACKET: Final = Pattern(
    r"\((?:[A-Z][^()\n]{1,90}\)(?=[A-Z“])|(?:[A-Z]{2,8}|[A-Z][^()\n/]{0,40}[ /][^()\n]{1,50})\) (?=[A-Z“]))"
)
_GREEK_MARK: Final = Pattern("[\n.!?…‽。！？｡।॥؟۔։።፧။។;\u037e]")


def split_sentences(text: str, start: int, end: int, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end), rising, without outer white space, covering all other characters.

    `language` (BCP 47) decides on abbreviations and on ordinals such as "am 7. August". Linear in the length.
    """
    scan = Scan(text, start, end, language)
    found: list[tuple[int, int]] = []
    at = start
    marks = _GREEK_MARK if language[:2].lower() == "el" else _MARK
    while (mark := marks.search(text, at, end)) is not None:
        stop = mark.start()
        at = stop + 1
        last: int | None = at
        if not is_plain_end(scan, stop):
            if text[stop] == "." and (at == end or text[at] in WITHIN_WORDS):
                continue
            match = STOP.match(text, stop, end)
            if match is None:
                continue
            at = match.end()
            last = find_boundary(scan, match)
        if last is not None and last > scan.first:
            _append(found, text, scan.first, last)
            scan.first = last
    _append(found, text, scan.first, end)
    if text.find("(@", start, end) >= 0 or text.find("pic.twitter.com/", start, end) >= 0:
        found = [span for sentence in found for span in _part_posts(text, *sentence)]
    if any(text.startswith("(", first) for first, _ in found):
        found = [span for sentence in found for span in _part_bracket(text, *sentence)]
    return found


def _part_bracket(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, and what stands in brackets before it, each by itself."""
    bracket = _BRACKET.match(text, start, end)
    return [(start, end)] if bracket is None else [(start, start + len(bracket[0].rstrip())), (bracket.end(), end)]


def _part_posts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What a text says and what a post says that was set into it, each by itself."""
    found: list[tuple[int, int]] = []
    for match in _POST_END.finditer(text, start, end):
        _append_bare(found, text, start, match.end())
        start = match.end()
    _append_bare(found, text, start, end)
    return found


def make_sentences(text: str, blocks: Sequence[Block], language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of all blocks that hold any. Headings, subheads, captions and table cells are one sentence each."""
    sentences: list[Sentence] = []
    for at, block in enumerate(blocks):
        spans: list[tuple[int, int]] = []
        if block.kind in SPLIT:
            spans = split_sentences(text, block.start, block.end, language)
        elif block.kind in WHOLE:
            _append(spans, text, block.start, block.end)
        for start, end in spans:
            sentences.append(Sentence(len(sentences), start, end, text[start:end], at))
    return tuple(sentences)


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append the span without outer white space; what is longer than any sentence is cut, between words where there are any."""
    while end - start > MAX_LENGTH:
        cut = text.rfind(" ", start + MAX_LENGTH // 2, start + MAX_LENGTH)
        cut = cut if cut > 0 else start + MAX_LENGTH
        _append_bare(found, text, start, cut)
        start = cut
    _append_bare(found, text, start, end)


def _append_bare(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
