"""Tokens: the content words of a text, which similarity counts, and the stems of words."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# \w has letters and digits of every script, but not the vowel signs of Indic, Thai or Hebrew and Arabic writing, which
# are combining marks; without them such words would fall apart. The two dandas (U+0964, U+0965) end sentences.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_LETTERS = rf"[\w{_MARKS}]"
_WORD: Final = rf"{_LETTERS}+(?:'{_LETTERS}+)*"

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

#: A single sign is a word only where it is a digit.
_SIGNS: Final = frozenset(("_", *string.ascii_lowercase))
_NO_CONTENT: Final = STOP_WORDS | _SIGNS
#: Marks that print has and ASCII has not; they divide words, and often they are all that a sentence has beyond ASCII.
_PRINTED_MARKS: Final = "“”‘–—…£€"
#: Between two texts that are read as one; it is in no article, and divides words.
SEAM: Final = "\0"
#: ASCII text with a space for all that divides words.
_DIVIDED: Final = bytes(code if chr(code).isalnum() or chr(code) in "_'\0" else 32 for code in range(128)) + bytes(128)
#: An apostrophe that stands not between two letters.
_LOOSE_APOSTROPHE: Final = re.compile(r"'(?:(?!\w)|(?<!\w'))")
#: Characters for each word and its space, on average, beyond which a text may be of such a script.
LONGEST_MEAN: Final = 8
#: Chinese, Japanese and Thai do not divide words by spaces; their runs are counted as overlapping pairs of characters.
_UNSPACED: Final = (("\u0e00", "\u0e7f"), ("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))
_UNSPACED_LETTER: Final = "[" + "".join(f"{first}-{last}" for first, last in _UNSPACED) + "]"


def content_words(text: str) -> list[str]:
    """The words that carry meaning, lower case, plural and possessive endings off, stop words left out, in text order.

    Words of other languages pass unchanged but for the endings; a run of a script without spaces gives its character pairs.
    """
    small = _write_small(text.replace(SEAM, " "))
    return _keep_content(_divide(small)) if small.isascii() else _read_any_script(small)


def content_bags(texts: Sequence[str]) -> list[list[str]]:
    """The content words of each text. The texts are read as one: a step over all of them costs little more than over one."""
    if not texts:
        return []
    small = _write_small(join_texts(texts))
    if small.isascii():
        return [_keep_content(part) for part in _divide(small).split(SEAM)]
    return [_keep_content(_divide(part)) if part.isascii() else _read_any_script(part) for part in small.split(SEAM)]


def join_texts(texts: Sequence[str]) -> str:
    """The texts with a SEAM between one and the next, and nowhere else."""
    joined = SEAM.join(texts)
    if joined.count(SEAM) >= len(texts) > 0:
        joined = SEAM.join([text.replace(SEAM, " ") for text in texts])
    return joined


def _write_small(text: str) -> str:
    """The text in small letters, with marks of ASCII for those of print."""
    small = text.lower()
    if not small.isascii():
        small = small.replace("’", "'")
        for mark in _PRINTED_MARKS:
            small = small.replace(mark, " ")
    return small


def _divide(small: str) -> str:
    """ASCII text with a space for all that divides words; as bytes, for that takes a fraction of a regular expression's time."""
    if "'" in small:
        small = _LOOSE_APOSTROPHE.sub(" ", small)
    return small.encode("ascii").translate(_DIVIDED).decode("ascii")


def _keep_content(divided: str) -> list[str]:
    stems = [stem_word(word) if word[-1] == "s" else word for word in divided.split() if word not in _NO_CONTENT]
    return [stem for stem in stems if stem not in _SIGNS] if "'" in divided else stems  # of "B's"


def _read_any_script(small: str) -> list[str]:
    """The content words of a text in small letters that has letters beyond ASCII."""
    words: list[str] = []
    for word in re.findall(_WORD, small):
        if word in _NO_CONTENT:
            continue
        if word.isascii():
            stem = stem_word(word)
            if stem not in _SIGNS:
                words.append(stem)
        elif _is_unspaced(word[0]):
            words.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            words.append(word)
    return words


def count_any_words(text: str) -> int:
    """How many words, in any script; where none are parted by spaces, one for each two characters."""
    return max(len(text.split()), count_unspaced(text))


def count_unspaced(text: str) -> int:
    """How many words of scripts without spaces, by their characters. Quick where the text has spaces as other scripts do."""
    if text.isascii() or LONGEST_MEAN * (text.count(" ") + 1) > len(text):
        return 0
    return len(re.findall(_UNSPACED_LETTER, text)) // 2


def _is_unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)


@lru_cache(maxsize=4096)
def stem_word(word: str) -> str:
    """A lower-case English word without possessive and plural ending: "ministry's" -> "ministry", "cities" -> "city".

    Source: the S-stemmer, Harman, How effective is suffixing?, JASIS 1991.
    """
    if "'" in word:
        word = word.removesuffix("'s").removesuffix("'")
    if word[-1:] != "s" or len(word) < 4 or word[-2] in "sui":  # "press", "virus", "basis"
        return word
    if word[-2] == "e":
        if word[-3] == "i" and word[-4] not in "ea":
            return word[:-3] + "y" if len(word) > 4 else word[:-1]
        if word[-3] in "xz" or word[-4:-2] in ("ss", "sh", "ch"):
            return word[:-2]
    return word[:-1]


def find_word(text: str, form: str) -> int:
    """Where the form stands first as words of its own, or -1: "Tobler" is not in "Toblerone"."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return at
        at = text.find(form, at + 1)
    return -1
