"""Numerals in digits and in words: reading one at a given place of a text, with its scale word.

Values are exact: an int where integral, else the float that prints as the text says (21.8 lakh is 2180000, never
2179999.9999). Nothing here searches; a reader starts at a known position and looks at a bounded stretch.
"""

from __future__ import annotations

from typing import Final

from digest.editing.sides import WORD_OR_MARK, word_behind
from digest.patterns import Pattern

SMALL: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final[dict[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Final[dict[str, int]] = {
    "hundred": 100, "thousand": 1000, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5,
    "million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "trillion": 10**12, "dozen": 12,
}  # fmt: skip
#: Scales that follow digits only. "m", "b" and "k" are settled by the caller: "40m" may be metres.
SHORT_SCALES: Final[dict[str, int]] = {
    "k": 1000, "cr": 10**7, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_OPENS_SCALE: Final = frozenset(
    {"-", *[form for word in (*SCALES, *SHORT_SCALES) for form in (word, word.capitalize(), word.upper())]}
)
_MOST_SCALES: Final = 2  # "1.5 lakh crore"
UNSURE_SCALES: Final = frozenset({"m", "b", "k", "t", "cr"})

ORDINALS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip

_SCALE = Pattern(r"[ \u00a0-]?([A-Za-z]{1,8})\b")
#: A number in digits, and the word or mark behind it.
_DIGITS = Pattern(
    r"(\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,6})?(?![\d,]*\d)|\d{1,15}(?:\.\d{1,6})?(?!\d|,\d))"
    f"(?:{WORD_OR_MARK})?"
)
_WORD = Pattern(r"[A-Za-z]{1,9}")
_GAP = Pattern(r"(?: and |-and-|[ \u00a0-])(?=[A-Za-z])")


class Numeral:
    """A number read from `start` to `end`. `scaled`: a scale word or letter was part of it ("1.2 million")."""

    __slots__ = ("end", "scaled", "start", "value", "words")

    def __init__(self, value: int | float, start: int, end: int, words: bool, scaled: bool) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.words = words
        self.scaled = scaled


def make_number(digits: str, scale: int = 1) -> int | float:
    """The value of digits with commas and a decimal point, times a scale, without binary noise."""
    if "," in digits:
        digits = digits.replace(",", "")
    if "." not in digits:
        return int(digits) * scale
    whole, _, decimals = digits.partition(".")
    parts, unit = int(whole + decimals) * scale, int("1" + "0" * len(decimals))
    return parts / unit if parts % unit else parts // unit


def read_digits(text: str, start: int, *, money: bool = False) -> tuple[Numeral | None, str]:
    """The number in digits at `start`, with its scale, and the word or mark behind it, as `word_behind` gives it.

    None where the digits are no number (1,2,3; longer than 15).
    """
    m = _DIGITS.match(text, start)
    if m is None:
        return None, ""
    digits, behind = m.groups("")
    end, scale, scales = m.end(1), 1, 0
    while scales < _MOST_SCALES and behind in _OPENS_SCALE:
        told = _SCALE.match(text, end)
        factor = _scale_factor(told[1], attached=told.start(1) == end, money=money) if told else 0
        if told is None or not factor:
            break
        end, scale, scales = told.end(), scale * factor, scales + 1
        behind = word_behind(text, end)
    return Numeral(make_number(digits, scale), start, end, False, scales > 0), behind


def _scale_factor(told: str, *, attached: bool, money: bool) -> int:
    """What the word after a number multiplies it by, `attached` where no space parts them; 0 where it is no scale."""
    word = told.lower()
    factor = SCALES.get(word) or SHORT_SCALES.get(word, 0)
    if word not in UNSURE_SCALES:
        return factor
    if word == "k":
        return factor if attached else 0
    if word == "cr" and not attached:
        return factor if money else 0
    return factor if money and (attached or told in "mb") else 0


def read_words(text: str, start: int) -> Numeral | None:
    """The number in words at `start` ("twenty-one", "two hundred and fifty thousand", "dozen"), as long as it makes sense."""
    total, current, last, end, scaled = 0, -1, "", start, False
    at = start
    for _ in range(12):
        m = _WORD.match(text, at)
        word = m[0].lower() if m else ""
        follows = last in ("hundred", "scale")
        if word in SMALL and (current < 0 or last == "hundred" or (last == "tens" and 0 < SMALL[word] < 10)):
            current, last = max(current, 0) + SMALL[word], "small"
        elif word in TENS and (current < 0 or last == "hundred"):
            current, last = max(current, 0) + TENS[word], "tens"
        elif word == "hundred" and not follows and current < 20:
            current, last = (1 if current < 0 else current) * 100, "hundred"
        elif word in SCALES and word != "hundred" and not (last == "scale" and current < 0):
            total, current, last, scaled = total + (1 if current < 0 else current) * SCALES[word], -1, "scale", True
        else:
            break
        assert m is not None
        end = m.end()
        gap = _GAP.match(text, end)
        if gap is None or ("and" in gap[0] and last not in ("hundred", "scale")):
            break
        at = gap.end()
    if not last or (end < len(text) and (text[end].isalnum() or text[end] == "_")):
        return None
    return Numeral(total + max(current, 0), start, end, True, scaled or last == "hundred")


def read_number(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """The numeral at `start`, in digits or words. `money` settles that "5m" is five million, not five metres."""
    return read_digits(text, start, money=money)[0] if text[start : start + 1].isdecimal() else read_words(text, start)
