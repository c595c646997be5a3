"""Stops: the words and numbers of a text at which a date or a figure may begin. One scan finds those of both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from digest.editing.dates.rules import KIND_OF_NUMBER, WORD_RULES
from digest.editing.figures.shapes import READERS
from digest.model.article import Article, BlockKind, Sentence
from digest.patterns import spell

#: Blocks that are about the article, or no prose at all.
_SKIPPED: Final[frozenset[BlockKind]] = frozenset({"byline", "credit", "advisory", "meta", "debris", "code", "dateline"})

#: Where a word or a run of ASCII digits begins, the word or digits as written, and of digits that can begin a date the kind.
Stop = tuple[int, str, str | None]
_Placed = TypeVar("_Placed", bound=tuple[Any, ...])
#: No letter, digit or underscore, as far as these are in use in text that also has English words.
_GAP: Final = r"[^A-Za-z0-9_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff]"


@lru_cache(maxsize=1)  # the dates of an article are looked for, and then its figures
def find_stops(text: str) -> list[Stop]:
    """The whole words and the digits of a text at which a date or a figure may begin, in order."""
    # A gap is put before the first word, so that the gap before a word lies where the word lies in `text`.
    return [(m.start(), m[0][1:], m.lastgroup) for m in _make_pattern().finditer("\n" + text)]


@cache
def _make_pattern() -> re.Pattern[str]:
    """A gap and one of the words, or digits. The gap comes first, so that the engine leaps from one to the next."""
    return re.compile(rf"{_GAP}(?:{spell({*WORD_RULES, *READERS})}(?![A-Za-z])|[0-9]+{KIND_OF_NUMBER})")


def by_sentence(article: Article, stops: Sequence[_Placed]) -> Iterator[tuple[Sentence, Sequence[_Placed]]]:
    """The sentences that tell of the news and have stops, in order, with these; a stop begins with its place in the text.

    A stop between two sentences comes with the second, and is to be passed over there.
    """
    blocks, sentences = article.blocks, article.sentences
    ends = [sentence.end for sentence in sentences]
    last, count = 0, len(stops)
    while last < count:
        n = bisect_right(ends, stops[last][0])
        if n == len(ends):
            break
        first, sentence = last, sentences[n]
        last = bisect_left(stops, (sentence.end,), first)
        if blocks[sentence.block].kind not in _SKIPPED:
            yield sentence, stops[first:last]
