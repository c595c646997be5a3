"""Names: the capitalised words of a text that name something, and whether an article has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from digest.editing.names.capitals import fold
from digest.editing.names.places import find_place
from digest.editing.names.wordlists import demonyms, first_names, surnames
from digest.editing.names.words import ADDRESS, FUNCTION, OPENER, PLAIN, SAID
from digest.patterns import Pattern

_NAME: Final = Pattern(r"[^\W\d_][\w’'&-]*")
#: A name whose first letter is no small one of ASCII, where it does not go on from another word.
_LARGE: Final = Pattern(r"(?<![\w’'&-])[\d_’'&-]*+(?![a-z])([^\W\d_][\w’'&-]*)")
_SENTENCE_START: Final = Pattern(r"(?:^|[.!?:;—–][\"”’»)]{0,2}\s+|[\"“„«(]\s*|\s[-*•]\s+|\n\s*)$")
_WORD: Final = Pattern(r"[^\W\d_]+|\d+")
_CAPITALS: Final = Pattern(r"[A-Z][A-Za-z]+(?:[ -](?:(?:of|the|and|for|de)[ -]){0,2}[A-Z][A-Za-z]+)+")
_RUN: Final = Pattern(r"(?<!\w)[^\W\d_a-z][\w’'.&-]*+(?: (?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w’'.&-]*+)+")
_SMALL_PARTS: Final = frozenset(("of", "the", "and", "for", "de"))
#: Capitalised words that name nothing: a writer may use them of his own.
_FREE: Final = frozenset(("i", "the", "a", "an", *(word.lower().rstrip(".") for word in ADDRESS)))
#: What follows a bare name at the head of a sentence, and hardly any other bare word in the singular.
_VERB: Final = SAID | frozenset("is was has had will would can could did does wants plans hopes seeks wins won".split())
_TITLE_CASE: Final = 0.7  # share of longer words with a capital from which capitals tell nothing


def find_names(words: str, *, headline: bool = False) -> Iterator[tuple[int, str]]:
    """Capitalised words that name something, with their place.

    Any word may have a capital at the head of a sentence, and in a headline that writes all words large: there only those
    count that are known names, go on with another capital, or stand bare before a verb, as names do ("Velda wants …").
    """
    shouted = headline and _is_title_case(words)
    for match in _LARGE.finditer(words):
        word, start = match[1], match.start(1)
        if not word[0].isupper() or word.lower().rstrip(".") in _FREE:
            continue
        if word[1:].islower() and (shouted or _SENTENCE_START.search(words, max(0, start - 8), start)):
            following = _NAME.match(words, match.end() + 1)
            if not _is_name_at_head(word, following.group() if following else "", shouted=shouted):
                continue
        yield start, word


def find_runs(words: str) -> list[str]:
    """The names of several words, as they are written: "Adela Farrow", "the Port of Halden"."""
    return [run.group() for run in _RUN.finditer(words)]


def _is_name_at_head(word: str, following: str, *, shouted: bool) -> bool:
    if word in FUNCTION or word in OPENER or word.lower() in PLAIN:
        return following[:1].isupper() and not shouted and word not in FUNCTION
    bare = re.sub(r"['’]s$", "", word)
    if find_place(bare) is not None or bare in demonyms() or bare in surnames() or bare in first_names():
        return True
    if shouted:
        return False
    return following[:1].isupper() or bare != word or (following in _VERB and not word.endswith("s"))


def _is_title_case(words: str) -> bool:
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    large = sum(word[0].isupper() for word in longer)
    return len(longer) > 3 and large >= _TITLE_CASE * len(longer) and not words.isupper()


class Words:
    """The words of a text, to look names up in.

    The text is first asked whether it has them as they are written; what that does not settle is looked for among all its
    words, folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def have(self, name: str) -> bool:
        """Whether all parts of the name are among the words; plural and possessive endings and accents make no difference."""
        parts = (name,) if name.isalnum() else _WORD.findall(name)
        return all(self._has_word(part) for part in parts if len(part) > 1) or (name.isupper() and name in self._initials)

    def have_together(self, first: str, last: str) -> bool:
        """Whether two parts of a person's name stand near each other, so that they may be one person's."""
        one, other = re.escape(first), re.escape(last)
        near = rf"(?<!\w)(?:{one}(?:\W+\w+){{0,3}}?\W+{other}|{other}\W+{one})(?!\w)"
        return re.search(near, self.text, re.I) is not None

    def _has_word(self, word: str) -> bool:
        at = self.text.find(word)
        end = at + len(word)
        if at >= 0 and not _continues(self.text[at - 1 : at]) and not _continues(self.text[end : end + 1]):
            return True
        return fold_word(word) in self._folded

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold_word, set(_WORD.findall(self.text))))

    @cached_property
    def _initials(self) -> str:
        """The first letters of names of several words, for their short forms: "United Nations" may be called the UN."""
        runs = (re.split(r"[ -]", match.group()) for match in _CAPITALS.finditer(self.text))
        return " ".join("".join(part[0] for part in parts if part not in _SMALL_PARTS) for parts in runs)


def fold_word(word: str) -> str:
    """A word as it is compared: lower case, without accents and plural or possessive ending."""
    lower = word.lower() if word.isascii() else fold(word).lower()
    return lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower


def _continues(neighbour: str) -> bool:
    return neighbour.isalpha()
