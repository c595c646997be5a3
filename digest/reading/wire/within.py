"""What stands within a paragraph and is none of its prose: links, credits, corrections, captions, debris."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.model.article import Block
from digest.reading.sentences import split_sentences
from digest.reading.wire.advisories import find_advisory
from digest.reading.wire.captions import find_captions
from digest.reading.wire.credits import find_credit
from digest.reading.wire.debris import is_debris
from digest.reading.wire.finding import Copy, Finding, cut_block, find_paragraphs
from digest.reading.wire.links import find_furniture, find_links
from digest.reading.wire.shapes import count_words

#: A sentence that begins like a link to another article is one up to so many words; a longer one has news in it.
LINK_WORDS: Final = 25

# Only a paragraph with one of these in it, lower-cased, is looked at sentence by sentence.
_SIGNS: Final = (
    "also read", "read more", "read also", "must read", "read or share", "also watch", "watch:", "watch |", "watch video",
    "contributed", "reporting", "reported from", "editing by", "writing by", "input", "copyright", "©", "rights reserved",
    "advertisement", "photo", "image", "graphic", "getty", " file)", "/ap)", "via ap", "amended", "corrected", "clarif",
    "version of this", "editor's note", "editor’s note", "click here", "follow us", "continue", "scroll", "sign up",
    "with a report", "with report", "skip ad", "media playback", "media caption", "opens in new window",
    "subscrib", "first on", "published on", "withdrawn", "updated to", "updated on",
)  # fmt: skip
_AGENCY_END: Final = re.compile(r"[ (.-](?:pti|ani|ians|afp|ap|reuters|uni|xinhua|agencies)\)?\W{0,4}\Z")


def cut_sentences(copy: Copy, blocks: Sequence[Block], findings: list[Finding]) -> list[Block]:
    """Links, credits, corrections and captions that stand within a paragraph."""
    pieces: list[Block] = []
    end = max(find_paragraphs(blocks), default=0)
    lower = copy.text.lower()
    signs = [sign for sign in _SIGNS if sign in lower]
    for i, block in enumerate(blocks):
        if block.kind != "paragraph" or not _has_sign(copy.text[block.start : block.end].lower(), signs):
            pieces.append(block)
            continue
        parts = [block]
        links = [Finding("debris", s, e) for s, e in find_links(copy.text, block.start, block.end)]
        links += [
            Finding("debris", s, e)
            for s, e in find_furniture(copy.text, block.start, block.end)
            if all(e <= link.start or link.end <= s for link in links)
        ]
        if links:
            links.sort(key=lambda link: link.start)
            findings += links
            parts = cut_block(copy.text, block, links)
        for part in parts:
            cuts = _find_in_sentences(copy, part, head=not pieces, last=i == end) if part.kind == "paragraph" else []
            findings += cuts
            pieces += cut_block(copy.text, part, cuts)
    return pieces


def _has_sign(lower: str, signs: Sequence[str]) -> bool:
    return any(sign in lower for sign in signs) or _AGENCY_END.search(lower[-20:]) is not None


def _find_in_sentences(copy: Copy, block: Block, *, head: bool, last: bool) -> list[Finding]:
    text = copy.text
    sentences = split_sentences(text, block.start, block.end, copy.language)
    if len(sentences) < 2:
        return []
    found: dict[int, Finding] = {}
    captions = [Finding("caption", s, e) for s, e in find_captions(text, sentences, head=head)]
    ends = _count_credits(text, sentences) if last else 0
    for i, (start, end) in enumerate(sentences):
        if any(c.start < end and start < c.end for c in captions):
            continue
        advisory = find_advisory(text, start, block.end, zone=copy.zone, head=False) if i else None
        if advisory:
            found[i] = advisory
            break
        credit = find_credit(text, start, end, last=i >= len(sentences) - ends)
        if credit:
            found[i] = credit
        elif count_words(text[start:end]) <= LINK_WORDS and is_debris(text[start:end]) and text[start:end].strip(".…!? "):
            found[i] = Finding("debris", start, end)
    return sorted([*captions, *found.values()], key=lambda f: f.start)


def _count_credits(text: str, sentences: Sequence[tuple[int, int]]) -> int:
    """How many of the last sentences are credits: `A reported from B. C contributed to this report.` has two."""
    count = 0
    while count < len(sentences) and find_credit(text, *sentences[-1 - count], last=True):
        count += 1
    return count
