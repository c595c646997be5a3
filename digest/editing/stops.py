"""Stops: the words and numbers of a text at which a date or a figure may begin. One scan finds those of both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from digest.editing.dates.rules import WORD_RULES
from digest.editing.figures.shapes import READERS
from digest.model.article import Article, BlockKind, Sentence

#: Blocks that are about the article, or no prose at all.
_SKIPPED: Final[frozenset[BlockKind]] = frozenset({"byline", "credit", "advisory", "meta", "debris", "code", "dateline"})

#: Where a word or a run of ASCII digits begins, and the word or digits as written.
Stop = tuple[int, str]
_Placed = TypeVar("_Placed", bound=tuple[int, Any])


@lru_cache(maxsize=1)  # the dates of an article are looked for, and then its figures
def find_stops(text: str) -> list[Stop]:
    """The whole words and the digits of a text at which a date or a figure may begin, in order."""
    # A gap is put before the first word, so that the gap before a word lies where the word lies in `text`.
    stops = [(m.start(), m[1]) for m in _make_pattern().finditer("\n" + text)]
    return stops if text.isascii() else [stop for stop in stops if not stop[0] or not text[stop[0] - 1].isalnum()]


@cache
def _make_pattern() -> re.Pattern[str]:
    """A gap and one of the words, or digits. The gap comes first, so that the engine leaps from one to the next."""
    return re.compile(rf"[^A-Za-z0-9_]({_spell({*WORD_RULES, *READERS})}(?![A-Za-z])|[0-9]+)")


def _spell(words: Iterable[str]) -> str:
    """A pattern for any of the words, letter by letter, so that the engine turns most of a text away on one or two."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[:1], []).append(word[1:])
    whole = "" in tails and tails.pop("")
    branches = [first + _spell(rest) for first, rest in tails.items()]
    return f"(?:{'|'.join(branches)}){'?' if whole else ''}" if branches else ""


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
