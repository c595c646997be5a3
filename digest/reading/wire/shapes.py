"""What a paragraph is by its shape and place: headline, repeated standfirst, subhead, list item, link at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.model.article import Block
from digest.patterns import Pattern

#: A subhead has at most so many words, a headline above a text so many.
SUBHEAD_WORDS: Final = 12
TITLE_WORDS: Final = 20
#: A standfirst shorter than this (words) is repeated by chance.
SHORTEST_DECK: Final = 8
#: How much of a standfirst's runs of five words must stand in a later paragraph. Containment, not likeness: that one is longer.
CONTAINED: Final = 0.9

_WORD: Final = re.compile(r"\w+")
#: The signs of scripts without spaces.
_SIGN: Final = Pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_STOPS: Final = tuple(".!?…:;,。！？।۔؟—–|")
_CLOSERS: Final = "\"'”’»)]“ "
_QUESTION: Final = Pattern(
    r"(?:What|Why|How|Who|When|Where|Which|Is|Are|Was|Were|Will|Would|Does|Do|Did|Can|Could|Should|Has|Have)\b|[A-Z\W\d]+\Z"
)
_SAID_BY: Final = Pattern(r"[\"”’»]\s{0,2}[―—–-]\s{0,2}[^\W\d_]")
_MARKER: Final = re.compile(r"(?P<bullet>[-•*‣▪●·])[ \t\u00a0]+(?=\S)|(?P<number>\d{1,2})[.)][ \t\u00a0]+(?=\S)")
_SURE_BULLETS: Final = frozenset("•‣▪●")


def count_words(unit: str) -> int:
    """The words of a text; in scripts without spaces two signs count as one."""
    words = len(unit.split())
    if words > 3 * SUBHEAD_WORDS or unit.isascii():
        return words
    return words + len(_SIGN.findall(unit)) // 2


def is_prose(unit: str) -> bool:
    """Whether a paragraph ends as sentences do, or is too long for a heading."""
    return len(unit) > 400 or unit.rstrip(_CLOSERS).endswith(_STOPS) or count_words(unit) > SUBHEAD_WORDS


def is_heading(unit: str, words: int = SUBHEAD_WORDS) -> bool:
    """Whether a paragraph has the shape of a heading: few words, a capital or digit first, no final stop."""
    if len(unit) > 12 * words or not any(c.isalpha() for c in unit) or count_words(unit) > words:
        return False
    first = unit.lstrip("\"'“‘«„([¿¡")[:1]
    if not first or first.islower() or not (first.isalpha() or first.isdigit() or first in "₹$€£#") or _MARKER.match(unit):
        return False
    bare = unit.rstrip(_CLOSERS)
    if bare.endswith("?"):
        return _QUESTION.match(unit) is not None and unit[0] not in "\"“'‘«" and unit.endswith("?")
    if _SAID_BY.search(unit):
        return False
    quoted = unit[0] in '"“‘«„' and unit[-1] in '"”’»“'
    return not bare.endswith(_STOPS) and not unit.rstrip().endswith((",", ",”", ',"')) and not quoted and "://" not in unit


def repeats_later(text: str, block: Block, later: Sequence[Block]) -> bool:
    """Whether `block` stands again in a later block: as its beginning or as a part of it."""
    words = _WORD.findall(text[block.start : block.end].lower())
    if not SHORTEST_DECK <= len(words) <= 150:
        return False
    grams = _grams(words)
    needed = CONTAINED * len(grams)
    # A rare word that too many runs hold to be missing: most paragraphs do without it, and need not be taken to pieces.
    rare = max(words[4:-4] or words, key=len)
    if sum(rare not in gram for gram in grams) >= needed:
        rare = ""
    for other in later:
        if other.end - other.start >= (block.end - block.start) * 0.8:
            lower = text[other.start : other.end].lower()
            if rare in lower and len(grams & _grams(_WORD.findall(lower))) >= needed:
                return True
    return False


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


def choose_subheads(text: str, blocks: Sequence[Block], candidates: Sequence[int]) -> tuple[int, ...]:
    """Which of the blocks `candidates` (rising indexes of paragraphs) are subheads: a heading's shape, and prose after it.

    Of more than two short lines in a row none is: they are links, scores or names.
    """
    chosen: list[int] = []
    run = 0
    here = frozenset(candidates)
    for i in candidates:
        block = blocks[i]
        if not is_heading(text[block.start : block.end]):
            run = 0
            continue
        run += 1
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if after is None or not (i + 1 in here or after.kind in ("list-item", "meta", "quotation")) or run > 2:
            continue
        if after.kind != "paragraph" or is_prose(text[after.start : after.end]):
            chosen.append(i)
    return tuple(chosen)


def choose_end_links(text: str, blocks: Sequence[Block], candidates: Sequence[int]) -> tuple[int, ...]:
    """Which of the last paragraphs are titles of other articles: two or more lines in a row with no stop and no number."""
    chosen: list[int] = []
    for i in reversed(candidates):
        unit = text[blocks[i].start : blocks[i].end]
        if not is_heading(unit) or unit.endswith("?") or any(c.isdigit() for c in unit) or count_words(unit) < 3:
            break
        chosen.append(i)
    return tuple(reversed(chosen)) if 2 <= len(chosen) <= 6 and len(chosen) * 2 < len(candidates) else ()


def split_list_items(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that are items of a list, as a block "meta" for the mark and a block "list-item" for the words.

    One mark alone is no list unless it is a bullet; numbers must count on.
    """
    matches = [_MARKER.match(text, b.start, b.end) if b.kind == "paragraph" else None for b in blocks]
    found: list[Block] = []
    for i, (block, match) in enumerate(zip(blocks, matches, strict=True)):
        if match is None or not (_follows(matches, i - 1, i) or _follows(matches, i, i + 1) or match["bullet"] in _SURE_BULLETS):
            found.append(block)
            continue
        found.append(Block("meta", block.start, match.start() + len(match[0].rstrip())))
        found.append(Block("list-item", match.end(), block.end))
    return found


def _follows(matches: Sequence[re.Match[str] | None], first: int, second: int) -> bool:
    a = matches[first] if 0 <= first < len(matches) else None
    b = matches[second] if 0 <= second < len(matches) else None
    if a is None or b is None:
        return False
    if a["number"]:
        return b["number"] is not None and int(b["number"]) == int(a["number"]) + 1
    return bool(a["bullet"] == b["bullet"])
