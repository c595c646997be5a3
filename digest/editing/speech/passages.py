"""Passages: a paragraph as the rules of speech see it, its words in order with each quotation standing as one token."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

from digest.editing.speech.cues import TRIGGERS
from digest.editing.speech.marks import Quotation, find_quotations
from digest.model.article import PROSE, Article

#: The token that stands for a quotation.
QUOTE: Final = "“"

_WORD: Final = re.compile(
    r"[a-z]+(?![\w'’&-])"  # most words
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Hon|St|Jr|Sr|Adm|Cmdr|Brig|Supt|Insp|Det|No|Sens|Reps)\."
    r"|(?:[A-Za-z]\.){2,8}|[A-Z]\.(?=\s[A-Z])|['’][sS](?!\w)|\d+(?:[.,:]\d+)*|\w+(?:[-'’&](?![sS](?!\w))\w+)*|[^\w\s]"
)


# Tokens of a passage; a longer "sentence" is a list or debris, and must not cost more than its length.
_LONGEST: Final = 250


class Passage(NamedTuple):
    """A run of tokens that belongs together: a sentence, or several that one quotation holds together."""

    first: int
    last: int  # excluded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of a paragraph with their offsets. `quote[i]` is the index of the quotation at token i, or -1."""

    start: int
    end: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    quote: list[int]
    cues: list[int]  # the tokens at which a saying may be
    quotations: list[Quotation]
    passages: list[Passage]


def split_paragraphs(article: Article) -> list[Paragraph]:
    """The prose paragraphs of an article, in order."""
    bounds: dict[int, list[int]] = {}
    for sentence in article.sentences:
        bounds.setdefault(sentence.block, []).append(sentence.end)
    paragraphs: list[Paragraph] = []
    for index, ends in sorted(bounds.items()):
        block = article.blocks[index]
        if block.kind in PROSE:
            paragraphs.append(_make_paragraph(article.text, block.start, block.end, ends))
    return paragraphs


def _make_paragraph(text: str, start: int, end: int, sentence_ends: list[int]) -> Paragraph:
    quotations = find_quotations(text, start, end)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quote: list[int] = []
    position = start
    for number, quotation in enumerate((*quotations, None)):
        matches = list(_WORD.finditer(text, position, end if quotation is None else quotation.outer_start))
        words += [match.group() for match in matches]
        starts += [match.start() for match in matches]
        ends += [match.end() for match in matches]
        quote += [-1] * len(matches)
        if quotation is not None:
            words.append(QUOTE)
            starts.append(quotation.outer_start)
            ends.append(quotation.outer_end)
            quote.append(number)
            position = quotation.outer_end
    lower = [word.lower() for word in words]
    cues = [at for at, word in enumerate(lower) if word in TRIGGERS]
    passages = _divide(words, starts, ends, sentence_ends)
    return Paragraph(start, end, words, lower, starts, ends, quote, cues, quotations, passages)


def _divide(words: list[str], starts: list[int], ends: list[int], sentence_ends: list[int]) -> list[Passage]:
    """Passages end where sentences end, but not within a quotation, nor before a word in lower case ('"Go!" he said.')."""
    passages: list[Passage] = []
    first = 0
    for end in sentence_ends:
        last = bisect_right(ends, end)
        if last <= first:
            continue
        if last < len(words) and (starts[last] < end or words[last][0].islower() or _is_signed(words, last)):
            continue
        _cut(passages, first, last)
        first = last
    _cut(passages, first, len(words))
    return passages


def _is_signed(words: list[str], at: int) -> bool:
    """Whether a dash after a quotation leads to its speaker: '"…" — Ann Reed'."""
    return words[at] in ("—", "–", "-") and words[at - 1] == QUOTE


def _cut(passages: list[Passage], first: int, last: int) -> None:
    passages += [Passage(at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST)]
