"""The words on both sides of a number: a cheap look, by which most rules know that they need not be asked."""

from __future__ import annotations

from typing import Final

from digest.patterns import Pattern

WORD_OR_MARK: Final = r"\s{0,2}([A-Za-z]+|[^\w\s])"
_WORD_OR_MARK = Pattern(WORD_OR_MARK)

_SPACES: Final = " \n\u00a0\t\r\u2009\u202f\u2003"


def word_behind(text: str, at: int) -> str:
    """The word or mark behind `at`, as written; empty before a digit, another script's letter or the end.

    A hyphen is a mark: of "34-year-old" it is all that stands behind the number.
    """
    m = _WORD_OR_MARK.match(text, at)
    return m[1] if m else ""


def word_before(text: str, at: int, floor: int) -> str:
    """The word before `at`, with the marks it stands in, not before `floor`; empty where no space parts it from `at`.

    Of a word of 24 letters or more it is the end.
    """
    if at <= floor or text[at - 1] not in _SPACES:
        return ""
    low = at - 24
    words = text[low if low > floor else floor : at].split()
    return words[-1] if words else ""
