"""Agency text to labelled blocks: the conductor of all that is recognised in wire copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Final

from digest.model.article import Block
from digest.reading.wire.advisories import find_prefix
from digest.reading.wire.agencies import FILED_FROM
from digest.reading.wire.body import make_body
from digest.reading.wire.dateline import find_dateline
from digest.reading.wire.finding import Copy, Finding, cut_block, find_paragraphs
from digest.reading.wire.opening import cut_datelines
from digest.reading.wire.paragraphs import split_paragraphs
from digest.reading.wire.parts import WireParts, gather_parts
from digest.reading.wire.people import DESK
from digest.reading.wire.shapes import (
    TITLE_WORDS,
    choose_end_links,
    choose_subheads,
    count_words,
    is_heading,
    is_prose,
    repeats_later,
    split_list_items,
)
from digest.reading.wire.stamps import find_crawler_prefix
from digest.reading.wire.units import label_units
from digest.reading.wire.within import cut_sentences

_WORDS: Final = re.compile(r"\w+")

__all__ = ["WireParts", "label_blocks", "make_body", "split_paragraphs"]


def label_blocks(
    text: str,
    blocks: Sequence[Block],
    *,
    whole: bool,
    zone: tzinfo = UTC,
    language: str = "en",
    bold: Sequence[tuple[int, int]] = (),
    title: str = "",
) -> WireParts:
    """Give each block its role; cut datelines, credits and debris off the paragraphs that they stand in.

    `whole` is for wire text: every rule applies. Otherwise (Markdown) only dateline, byline, credits, advisories and debris
    are recognised, on blocks of kind paragraph. `zone` is that of times which name none, `title` the headline that the article
    has from elsewhere: first paragraphs that say the same are headings.
    """
    copy = Copy(text, whole, zone, language, bold)
    findings: list[Finding] = []
    pieces, repeated = _label_repeated(text, list(blocks), title)
    if not whole:
        pieces = cut_datelines(copy, label_units(copy, pieces, findings), findings)
        return gather_parts(pieces, findings, title=repeated, deck="")
    pieces = _cut_prefix(copy, pieces, findings)
    pieces = label_units(copy, pieces, findings)
    pieces = cut_sentences(copy, pieces, findings)
    pieces, carried = (pieces, repeated) if repeated else _label_title(copy, pieces, findings)
    pieces, deck = _label_deck(copy, pieces)
    pieces = cut_datelines(copy, pieces, findings)
    pieces = _label_shapes(copy, pieces)
    return gather_parts(pieces, findings, title=carried, deck=deck)


def _label_repeated(text: str, blocks: list[Block], title: str) -> tuple[list[Block], str]:
    """The first paragraphs, where together they say what the title says, but for marks; and that title."""
    paragraphs = find_paragraphs(blocks)
    words = _WORDS.findall(title)
    for k, i in enumerate(paragraphs[:-1], 1):
        found = _WORDS.findall(text, blocks[i].start, min(blocks[i].end, blocks[i].start + 2 * len(title) + 1))
        if not found or found != words[: len(found)]:
            break
        words = words[len(found) :]
        if not words:
            for at in paragraphs[:k]:
                blocks[at] = Block("heading", blocks[at].start, blocks[at].end, 1)
            return blocks, title
    return blocks, ""


def _cut_prefix(copy: Copy, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    found = find_crawler_prefix(copy.text, copy.zone)
    if found is None or not blocks:
        return blocks
    findings.append(found)
    return [*cut_block(copy.text, blocks[0], [found]), *blocks[1:]]


def _label_title(copy: Copy, blocks: list[Block], findings: list[Finding]) -> tuple[list[Block], str]:
    """A headline that stands above the text, without `CORRECTED-` and its like."""
    paragraphs = find_paragraphs(blocks)
    if len(paragraphs) < 2:
        return blocks, ""
    text, first = copy.text, paragraphs[0]
    block, following = blocks[first], blocks[paragraphs[1]]
    prefix = find_prefix(text, block.start, block.end)
    pieces = cut_block(text, block, [prefix] if prefix else [])
    unit = text[pieces[-1].start : pieces[-1].end]
    evidence = find_dateline(text, block.start, block.end)
    if (
        not is_heading(unit, TITLE_WORDS)
        or not _may_be_title(unit, text[following.start : following.end])
        or (evidence and evidence[0].agency)
    ):
        return blocks, ""
    if not is_prose(text[following.start : following.end]) and len(paragraphs) < 3:
        return blocks, ""
    if repeats_later(text, block, [blocks[i] for i in paragraphs[1:]]):
        return blocks, ""
    if prefix:
        findings.append(prefix)
    pieces[-1] = Block("heading", pieces[-1].start, pieces[-1].end, 1)
    return [*blocks[:first], *pieces, *blocks[first + 1 :]], " ".join(unit.split())


def _may_be_title(unit: str, following: str) -> bool:
    """Whether a line is more than a name, place or desk: of two words, the last is small, or one stands in the next paragraph."""
    if count_words(unit) > 2:
        return True
    words = unit.split()
    if len(words) < 2 or unit.lower() in FILED_FROM or DESK.search(unit):
        return False
    lower = following.lower()
    return words[-1].islower() or any(len(w) > 3 and w.lower() in lower for w in words)


def _label_deck(copy: Copy, blocks: list[Block]) -> tuple[list[Block], str]:
    paragraphs = find_paragraphs(blocks)
    if len(paragraphs) < 2 or not repeats_later(copy.text, blocks[paragraphs[0]], [blocks[i] for i in paragraphs[1:]]):
        return blocks, ""
    first = blocks[paragraphs[0]]
    labelled = [Block("deck", b.start, b.end, b.level) if b is first else b for b in blocks]
    return labelled, " ".join(copy.text[first.start : first.end].split())


def _label_shapes(copy: Copy, blocks: list[Block]) -> list[Block]:
    """Lists, subheads, and titles of other articles at the end."""
    blocks = split_list_items(copy.text, blocks)
    headed = {i for i, b in enumerate(blocks) if i and blocks[i - 1].kind == "dateline" and b.kind == "paragraph"}
    candidates = [i for i in find_paragraphs(blocks) if i not in headed]
    links = choose_end_links(copy.text, blocks, candidates)
    subheads = choose_subheads(copy.text, blocks, find_paragraphs(blocks))
    labelled: list[Block] = []
    for i, block in enumerate(blocks):
        if i in links:
            block = Block("debris", block.start, block.end, block.level)
        elif i in subheads and i not in headed:
            block = Block("subhead", block.start, block.end, block.level)
        labelled.append(block)
    return labelled
