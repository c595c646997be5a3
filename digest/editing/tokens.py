"""Tokens: the words, numbers and marks of a text with their offsets, and the content words that similarity counts."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Token(NamedTuple):
    """A word, a number, or one mark of punctuation: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int


# \w has letters and digits of every script, but not the vowel signs of Indic, Thai or Hebrew and Arabic writing, which
# are combining marks; without them such words would fall apart. The two dandas (U+0964, U+0965) end sentences.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_LETTERS = rf"[\w{_MARKS}]"
# Alternatives are told apart by their first characters or are bounded, so that no text makes the scan run away.
_TOKEN: Final = re.compile(
    rf"""
    (?:[A-Za-z]\.){{2,8}}(?![A-Za-z])            # U.S.  a.m.  J.R.R.
    | \d+(?:[.,:]\d+)*                           # 1,500.25  14:46   (letters that follow are a token of their own)
    | ['’][sS](?!{_LETTERS})                     # the possessive of "Kabul's"
    | {_LETTERS}+(?:[-'’&.](?!['’]|[sS](?!{_LETTERS}))(?:{_LETTERS})+)*   # war-torn  don't  O'Brien  AT&T
    | \S
    """,
    re.VERBOSE,
)
_WORD: Final = re.compile(rf"{_LETTERS}+(?:['’]{_LETTERS}+)*")

# Chinese, Japanese and Thai do not divide words by spaces; their runs are counted as overlapping pairs of characters.
_UNSPACED: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

_STOP: Final = """
    a about above after again against ago all almost along already also although always am among an and another any anyone
    anything are aren't around as at away back be became because become been before being below between both but by came can
    can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either else even ever every
    everyone everything few for from further gave get gets getting give given go goes going gone got had hadn't has hasn't have
    haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in
    including into is isn't it it's its itself just last least less let let's like made make makes making many may me might more
    most mr mrs ms much must mustn't my myself near nearly neither never next no nor not now of off often on once one only onto
    or other others ought our ours ourselves out over own per put quite rather really said same say saying says shall she she'd
    she'll she's should shouldn't since so some someone something soon still such take taken than that that's the their theirs
    them themselves then there there's these they they'd they'll they're they've this those though through throughout thus till
    to told too took toward towards two under until unto up upon us very via was wasn't we we'd we'll we're we've well went were
    weren't what what's when when's where where's whether which while who who's whom whose why will with within without won't
    would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
"""
#: Words of English that say nothing of what a text is about.
STOP_WORDS: Final = frozenset(_STOP.split())


def split_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]` in order, with offsets into the whole of `text`.

    A token is a word ("war-torn", "don't", "O'Brien", "U.S."), a number ("1,500.25", "14:46"), a possessive ("'s") or one
    other character that is not white space.
    """
    matches = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(m.group(), m.start(), m.end()) for m in matches]


def content_words(text: str) -> list[str]:
    """The words that carry meaning, lower case, plural and possessive endings off, stop words left out, in text order.

    Words of other languages pass unchanged but for the endings; a run of a script without spaces gives its character pairs.
    """
    words: list[str] = []
    for word in _WORD.findall(text.lower().replace("’", "'")):
        if word in STOP_WORDS:
            continue
        if word.isascii():
            stem = stem_word(word)
            if len(stem) > 1 or stem.isdigit():
                words.append(stem)
        elif _UNSPACED.match(word):
            words.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            words.append(word)
    return words


def stem_word(word: str) -> str:
    """A lower-case English word without possessive and plural ending: "ministry's" -> "ministry", "cities" -> "city".

    Source: the S-stemmer, Harman, How effective is suffixing?, JASIS 1991.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
