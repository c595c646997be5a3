"""Letter case: a sentence in capitals written as its words stand elsewhere in the text, where they all do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST_LETTERS = 8
_CAPITALS_SHARE = 0.7


def is_capitals(text: str) -> bool:
    """Whether a sentence is written in capitals: a few small words ("of") make no difference."""
    capitals = sum(map(str.isupper, text))
    letters = capitals + sum(map(str.islower, text))
    return letters >= _FEWEST_LETTERS and capitals >= _CAPITALS_SHARE * letters


def lower_capitals(sentence: str, others: Iterable[str]) -> str:
    """The sentence in the letters that its words have in the middle of `others`; as it is where a word has none, or two."""
    forms: dict[str, set[str]] = {}
    for other in others:
        if not is_capitals(other):
            for k, match in enumerate(_WORD.finditer(other)):
                if k or match.group().islower():  # the first word of a sentence tells nothing
                    forms.setdefault(match.group().lower(), set()).add(match.group())
    words = {match.group() for match in _WORD.finditer(sentence)}
    if any(len(forms.get(word.lower(), ())) != 1 for word in words):
        return sentence
    text = _WORD.sub(lambda m: next(iter(forms[m.group().lower()])), sentence)
    return text[:1].upper() + text[1:]
