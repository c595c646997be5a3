"""Checking: whether the numbers, names and quotations of an editor's words are found in the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_GROUPING: Final = re.compile(r",(?=\d{2,3}(?!\d))")
_NAME: Final = re.compile(r"[^\W\d_][\w’'&-]*")
#: A name whose first letter is no small one of ASCII, where it does not go on from another word.
_LARGE: Final = re.compile(r"(?<![\w’'&-])[\d_’'&-]*+(?![a-z])([^\W\d_][\w’'&-]*)")
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
#: The words for each number in digits.
_WORDS_FOR: Final = {
    digits: [word for word, other in _NUMBER_WORDS.items() if other == digits] for digits in _NUMBER_WORDS.values()
}
#: Capitalised words that name nothing: an editor may write them of his own.
_FREE: Final = frozenset(("i", "mr", "mrs", "ms", "dr", "the", "a", "an"))


def find_unsupported(words: str, source: str, *, names: bool = True) -> tuple[str, ...]:
    """What in `words` is not in `source`: numbers, quotations and, unless told otherwise, capitalised names; in their order.

    A word at the start of a sentence counts as a name only where its small form is not in the source either. Numbers are
    compared by value ("1,500" and "1500"; "three" and "3"), quotations without regard to marks and white space.
    """
    known = _Source(source)
    missing: list[tuple[int, str]] = []
    for match in _QUOTED.finditer(words):
        if not known.has_quotation(match.group(1)):
            missing.append((match.start(), match.group()))
    for match in _NUMBER.finditer(words):
        if not known.has_number(match.group()) and not _inside(match.start(), missing):
            missing.append((match.start(), match.group()))
    if names:
        missing.extend((at, name) for at, name in _find_names(words) if not known.has_name(name) and not _inside(at, missing))
    return tuple(dict.fromkeys(text for _, text in sorted(missing)))


class _Source:
    """The text that an editor's words are held against.

    It is first asked whether it has them as they are written, or in no way at all; what that does not settle is looked for
    among all its words and numbers, folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def has_quotation(self, words: str) -> bool:
        return _flatten(words).strip(" .,!?") in self._flat

    def has_number(self, number: str) -> bool:
        if self._has_whole(number, _continues_number):
            return True
        folded = _fold_number(number)
        if folded.replace(",", "") in self._ungrouped and folded in self._numbers:
            return True
        return folded in _WORDS_FOR and not self._words.isdisjoint(_WORDS_FOR[folded])

    def has_name(self, name: str) -> bool:
        parts = (name,) if name.isalnum() else _WORD.findall(name)
        return all(self._has_word(part) for part in parts if len(part) > 1)

    def _has_word(self, word: str) -> bool:
        if self._has_whole(word, _continues_word):
            return True
        folded = _fold_word(word)
        return folded in self._small and folded in self._words

    def _has_whole(self, wanted: str, continues: Callable[[str], bool]) -> bool:
        """Whether the words stand there as they are written, and the first time they do as no part of something longer."""
        at = self.text.find(wanted)
        end = at + len(wanted)
        return at >= 0 and not continues(self.text[at - 1 : at]) and not continues(self.text[end : end + 1])

    @cached_property
    def _flat(self) -> str:
        return _flatten(self.text)

    @cached_property
    def _small(self) -> str:
        return self.text.lower()

    @cached_property
    def _ungrouped(self) -> str:
        return self.text.replace(",", "")

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(map(_fold_number, set(_NUMBER.findall(self.text))))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(map(_fold_word, set(_WORD.findall(self.text))))


def _continues_word(neighbour: str) -> bool:
    return neighbour.isalnum() or neighbour == "_"


def _continues_number(neighbour: str) -> bool:
    """In doubt it does: "2014." may be the end of a sentence, or of half a number."""
    return neighbour.isdecimal() or neighbour in (".", ",", ":")


def _find_names(words: str) -> Iterator[tuple[int, str]]:
    """Capitalised words with their place; at the start of a sentence only those that look like a name (a capital inside)."""
    for match in _LARGE.finditer(words):
        word, start = match[1], match.start(1)
        if not word[0].isupper() or word.lower() in _FREE:
            continue
        if word[1:].islower() and _SENTENCE_START.search(words, max(0, start - 8), start):
            following = _NAME.match(words, match.end() + 1)
            if following is None or not following.group()[0].isupper():
                continue
        yield start, word


def _inside(at: int, missing: list[tuple[int, str]]) -> bool:
    return any(start <= at < start + len(text) for start, text in missing)


def _fold_number(number: str) -> str:
    """A number without grouping and trailing zeros: "1,500.50" -> "1500.5"."""
    digits = _GROUPING.sub("", number) if "," in number else number
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _fold_word(word: str) -> str:
    """A word as it is compared: lower case, without plural or possessive ending."""
    lower = word.lower()
    return lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower


def _flatten(text: str) -> str:
    """Lower case, straight marks, single spaces."""
    return _SPACES.sub(" ", text.replace("’", "'").replace("‘", "'")).strip().lower()
