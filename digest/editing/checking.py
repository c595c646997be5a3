"""Checking: whether the numbers, names and quotations of an editor's words are found in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME: Final = re.compile(r"[^\W\d_][\w’'&-]*")
_QUOTED: Final = re.compile(r"[\"“„«]([^\"“”„«»]{2,400})[\"”“»]")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;—–]\s+|[\"“„«(]\s*|\s-\s+)$")
_WORD: Final = re.compile(r"\w+")
_SPACES: Final = re.compile(r"\s+")

#: Number words that an editor may write as digits, and the reverse.
_NUMBER_WORDS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "dozen": "12",
}  # fmt: skip
#: Capitalised words that name nothing: an editor may write them of his own.
_FREE: Final = frozenset(("i", "mr", "mrs", "ms", "dr", "the", "a", "an"))


def find_unsupported(words: str, source: str, *, names: bool = True) -> tuple[str, ...]:
    """What in `words` is not in `source`: numbers, quotations and, unless told otherwise, capitalised names; in their order.

    A word at the start of a sentence counts as a name only where its small form is not in the source either. Numbers are
    compared by value ("1,500" and "1500"; "three" and "3"), quotations without regard to marks and white space.
    """
    known_numbers = {_fold_number(m.group()) for m in _NUMBER.finditer(source)}
    known_words = {_fold_word(w) for w in _WORD.findall(source)}
    known_numbers |= {_NUMBER_WORDS[w] for w in known_words if w in _NUMBER_WORDS}
    flat_source = _flatten(source)
    missing: list[tuple[int, str]] = []
    for match in _QUOTED.finditer(words):
        if _flatten(match.group(1)).strip(" .,!?") not in flat_source:
            missing.append((match.start(), match.group()))
    for match in _NUMBER.finditer(words):
        if _fold_number(match.group()) not in known_numbers and not _inside(match.start(), missing):
            missing.append((match.start(), match.group()))
    if names:
        missing.extend(
            (at, name) for at, name in _find_names(words) if not _known(name, known_words) and not _inside(at, missing)
        )
    return tuple(dict.fromkeys(text for _, text in sorted(missing)))


def _find_names(words: str) -> Iterator[tuple[int, str]]:
    """Capitalised words with their place; at the start of a sentence only those that look like a name (a capital inside)."""
    for match in _NAME.finditer(words):
        word = match.group()
        if not word[0].isupper() or word.lower() in _FREE:
            continue
        if _SENTENCE_START.search(words, max(0, match.start() - 8), match.start()) and word[1:].islower():
            following = _NAME.match(words, match.end() + 1)
            if following is None or not following.group()[0].isupper():
                continue
        yield match.start(), word


def _known(name: str, known: set[str]) -> bool:
    return all(_fold_word(part) in known for part in _WORD.findall(name) if len(part) > 1)


def _inside(at: int, missing: list[tuple[int, str]]) -> bool:
    return any(start <= at < start + len(text) for start, text in missing)


def _fold_number(number: str) -> str:
    """A number without grouping and trailing zeros: "1,500.50" -> "1500.5"."""
    digits = re.sub(r",(?=\d{2,3}(?!\d))", "", number)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _fold_word(word: str) -> str:
    """A word as it is compared: lower case, without plural or possessive ending."""
    lower = word.lower()
    return lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower


def _flatten(text: str) -> str:
    """Lower case, straight marks, single spaces."""
    return _SPACES.sub(" ", text.replace("’", "'").replace("‘", "'")).strip().lower()
