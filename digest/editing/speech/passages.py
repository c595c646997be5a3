"""Passages: a paragraph as the rules of speech see it, its words in order with each quotation standing as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, compress, groupby
from operator import attrgetter
from typing import Final, NamedTuple

from digest.editing.cues import TRIGGERS
from digest.editing.marks import find_quotations
from digest.model.article import PROSE, Article

#: The token that stands for a quotation.
QUOTE: Final = "“"

#: What stands before the name of who signs a quotation: "— Ann Reed, 41, mayor of Leeds"; and the most tokens of such a line.
DASHES: Final = ("—", "–", "-", "―")
SIGNATURE: Final = 14

#: A token and the white space after it, so that the pieces of a text are all of it. The frequent ones are tried first.
_PIECE: Final = re.compile(
    r"(?:[a-z]++(?![\w'’&-]|\.[a-z]\.)|[A-Z][a-z]++(?![\w'’&.-])|[^\w\s'’]"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Hon|St|Jr|Sr|Adm|Cmdr|Brig|Supt|Insp|Det|No|Sens|Reps)\."
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?=\s\d)"
    r"|(?:[A-Za-z]\.){2,8}|[A-Z]\.(?=\s[A-Z])|['’][sS](?!\w)|\d+(?:[.,:]\d+)*|\w+(?:[-'’&](?![sS](?!\w))\w+)*|['’])\s*+"
)


# Tokens of a passage; a longer "sentence" is a list or debris, and must not cost more than its length.
_LONGEST: Final = 250


class Passage(NamedTuple):
    """A run of tokens that belongs together: a sentence, or several that one quotation holds together."""

    first: int
    last: int  # excluded


class Paragraph:
    """The tokens of a paragraph with their offsets. `quote[i]` is the index of the quotation at token i, or -1.

    `marked` tells whether any token is QUOTE: one that stands for a quotation, or a lone mark.
    """

    __slots__ = ("cues", "lower", "marked", "passages", "quotations", "quote", "quoted", "start", "starts", "words")

    def __init__(self, text: str, start: int, end: int, sentence_ends: list[int]) -> None:
        self.start = start
        self.quotations = find_quotations(text, start, end)
        self.quoted: list[int] = []  # the tokens that stand for quotations
        begin = _skip_space(text, start, end) if text[start : start + 1].isspace() else start
        pieces = self._cut_around(text, begin, end) if self.quotations else _PIECE.findall(text, begin, end)
        starts = list(accumulate(map(len, pieces), initial=begin))
        starts.pop()  # where the paragraph ends
        self.starts = starts
        self.quote = [-1] * len(pieces)
        for number, at in enumerate(self.quoted):
            self.quote[at] = number
            pieces[at] = QUOTE
        tokens = "\n".join(pieces)
        self.marked = QUOTE in tokens
        self.words = tokens.split()
        self.lower = lower = tokens.lower().split()
        if "May" in tokens or "Will" in tokens:
            _keep_names(self.words, lower)
        self.cues = list(compress(range(len(lower)), map(TRIGGERS.__contains__, lower)))  # where a saying may be
        self.passages = self._divide(sentence_ends)

    def _cut_around(self, text: str, begin: int, end: int) -> list[str]:
        """The pieces of a text with quotations, each of which is one; notes where they are."""
        pieces: list[str] = []
        position = begin
        for quotation in self.quotations:
            pieces += _PIECE.findall(text, position, quotation.outer_start)
            position = _skip_space(text, quotation.outer_end, end)
            self.quoted.append(len(pieces))
            pieces.append(text[quotation.outer_start : position])
        pieces += _PIECE.findall(text, position, end)
        return pieces

    def end(self, at: int) -> int:
        """Where a token ends."""
        number = self.quote[at]
        return self.starts[at] + len(self.words[at]) if number < 0 else self.quotations[number].outer_end

    def _divide(self, sentence_ends: list[int]) -> list[Passage]:
        """Passages end where sentences end, but not in a quotation, nor before a word in lower case ('"Go!" he said.')."""
        words, starts, quote, size = self.words, self.starts, self.quote, len(self.words)
        passages: list[Passage] = []
        first = 0
        for end in sentence_ends:
            last = bisect_left(starts, end, first)
            if last <= first:
                continue
            number = quote[last - 1]
            if (starts[last - 1] + len(words[last - 1]) if number < 0 else self.quotations[number].outer_end) > end:
                continue
            if last < size and (words[last][0].islower() or (words[last - 1] == QUOTE and words[last] in "—–-(")):
                continue  # '"…" — Ann Reed': a dash leads to the speaker
            if last - first > _LONGEST:
                _cut(passages, first, last)
            else:
                passages.append(Passage(first, last))
            first = last
        if first < size:
            _cut(passages, first, size)
        return passages


def _keep_names(words: list[str], lower: list[str]) -> None:
    """Leave "May" and "Will" large in `lower` where they are a month's or somebody's name, and no verb: "Ingrid May said"."""
    for at, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        if (word == "May" and following not in _ASKED) or (word == "Will" and following[:1].isupper() and following != "I"):
            lower[at] = word


#: Whom a question that opens with "May" is about.
_ASKED: Final = frozenset("I we he she they it you the a this that".split())


def split_paragraphs(article: Article) -> list[Paragraph]:
    """The prose paragraphs of an article, in order."""
    paragraphs: list[Paragraph] = []
    for index, sentences in groupby(article.sentences, key=attrgetter("block")):
        kind, start, end, _ = article.blocks[index]
        if kind in PROSE:
            paragraphs.append(Paragraph(article.text, start, end, [sentence.end for sentence in sentences]))
    return paragraphs


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _cut(passages: list[Passage], first: int, last: int) -> None:
    while last - first > _LONGEST:
        passages.append(Passage(first, first + _LONGEST))
        first += _LONGEST
    if first < last:
        passages.append(Passage(first, last))
