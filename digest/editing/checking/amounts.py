"""Amounts: every number of a text with its unit, in a form in which two spellings of one value are equal.

"1,000" and "1000" are one value, so are "$4m" and "4 million dollars", "10%" and "10 per cent", "three hundred" and "300".
Unlike `figures`, which finds what a reader wants to know, this finds every number there is, the number of a law included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from digest.editing.figures.units import find_symbol, read_money, read_unit
from digest.editing.numbers import ORDINALS, SCALES, SMALL, TENS, Numeral, make_number, read_digits, read_words
from digest.patterns import Pattern, spell

Span = tuple[int, int]


class Amount(NamedTuple):
    """A number from `start` to `end` of a text, the end of its unit. `value` is text where the digits are no number ("10:30")."""

    start: int
    end: int
    value: float | str
    unit: str = ""  # as `figures.units` names it; empty for a bare number
    vague: bool = False  # "hundreds": any number from twice the value


_VAGUE: Final[Mapping[str, int]] = {
    "dozens": 12, "hundreds": 100, "thousands": 1000, "lakhs": 10**5, "millions": 10**6, "crores": 10**7, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
_OF: Final = Pattern(r" of\b")
_VAGUE_REACH: Final = 1000  # "hundreds" may be said of 99,999
_DIGITS: Final = Pattern(r"\d++(?:[.,:]\d++)*+")
#: A word for a number, in small letters. The gap comes first, so that the engine leaps from one to the next.
_NUMBER_WORD: Final = Pattern(rf"\W{spell({*SMALL, *TENS, *SCALES, *ORDINALS, *_VAGUE})}(?!\w)")
_AND_A_HALF: Final = Pattern(r"(?:[ -]and[ -]a[ -]half|½)\b")
_ORDINAL_END: Final = Pattern(rf"[ -]({'|'.join(word for word, value in ORDINALS.items() if value < 10)})\b", re.I)
#: What joins two numbers that share a unit: "1,500 to 2,000 tonnes", "two or three days".
_JOINT: Final = Pattern(r"\s?(?:-|–|—|to|and|or|,|/)\s?[$£€¥₹]?")
#: Scales of other languages, by how their words begin; English "billion" is none of them.
_FOREIGN_SCALES: Final[tuple[tuple[Pattern, int], ...]] = (
    (Pattern(r"[ \u00a0](?:milliard|miljard|miliard|mld|mrd|миллиард|млрд|mil(?:es de)? mill?(?:ones|hões))\w*", re.I), 10**9),
    (Pattern(r"[ \u00a0](?:million|mill[oó]n|milh[ãõ]|miljo|milion|mio|mln|миллион|млн)\w*", re.I), 10**6),
    (Pattern(r"[ \u00a0](?:tausend|mille\b|mil\b|tusen|duizend|mila\b|тыс)\w*", re.I), 1000),
)
_GROUPED: Final = Pattern(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
#: What makes digits part of a larger number, or of a word; what may stand behind them and change their value or unit.
_GOES_BEFORE: Final = Pattern(r"(?:\w|[.,:/'’-]|[$£€¥₹] ?)$")
_SCALE: Final = "|".join(sorted(SCALES))
_GOES_ON: Final = Pattern(rf"\w|[.,:/'’]\d|\s?[-–—%½]|\s(?:\d|per\b|percent|{_SCALE}|[bmt]n\b|[kmb]\b)", re.I)
#: Words that name a number and are as often none: "one of them", "at first", "a second time".
_IDLE: Final = frozenset({"zero", "one", "first", "second"})


def find_amounts(text: str, *, english: bool = True) -> list[Amount]:
    """Every number of the text, in its order, with the unit that stands by it or that it shares with the next one."""
    found: list[Amount] = []
    last_end = 0
    for start, end in _find_numbers(text):
        if start < last_end:
            continue  # a part of the number before
        amount = _read_amount(text, start, end, english=english)
        found.append(amount)
        last_end = amount.end
    return _share_units(text, found)


def _find_numbers(text: str) -> list[Span]:
    """The digits of a text, and its words for numbers, in order."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join([letter.lower()[0] for letter in text])
    # a gap is put before the first word, so that the gap before a word lies where the word lies in `text`
    words = [(m.start(), m.end() - 1) for m in _NUMBER_WORD.finditer("\n" + small)]
    return sorted([*words, *[m.span() for m in _DIGITS.finditer(text)]])


def is_idle(text: str, amount: Amount) -> bool:
    """Whether the word is as often no number, so that nobody need answer for it."""
    return text[amount.start : amount.end].lower() in _IDLE


def stands_so(text: str, words: str, amount: Amount) -> bool:
    """Whether the text has an amount of the words, in digits, as they write it: quickly found, and false where only reading
    can tell."""
    told = words[amount.start : amount.end]
    if not (told[-1:].isalnum() or told.endswith("%")) or not any(c.isdecimal() for c in told):
        return False
    if amount.unit and (told[-1].isdecimal() or _GOES_BEFORE.search(words, max(0, amount.start - 2), amount.start)):
        return False  # its unit is a sign before it, or that of the next number
    at = text.find(told)
    while at >= 0:
        end = at + len(told)
        if not _GOES_BEFORE.search(text, max(0, at - 2), at) and not _GOES_ON.match(text, end):
            return True
        at = text.find(told, end)
    return False


class Amounts:
    """The amounts of a text, to look others up in."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._units: dict[float | str, set[str]] = {}
        for amount in amounts:
            self._units.setdefault(amount.value, set()).add(amount.unit)

    def have(self, amount: Amount) -> bool:
        """Whether one of them has the value and, where the amount has a unit, that unit."""
        if amount.vague and isinstance(amount.value, int):
            low, high = 2 * amount.value, _VAGUE_REACH * amount.value
            return any(
                value == amount.value or (isinstance(value, int | float) and low <= value < high)
                for value, units in self._units.items()
                if amount.unit in units
            )
        units = self._units.get(amount.value, ())
        return amount.unit in units if amount.unit else bool(units)


def _read_amount(text: str, start: int, told_end: int, *, english: bool) -> Amount:
    told = text[start:told_end]
    if not told[0].isdecimal():
        return _read_word(text, start, told_end, told.lower())
    symbol = find_symbol(text, start, max(0, start - 5))
    numeral, _ = read_digits(text, start, money=symbol is not None)
    if not english:
        numeral = _read_foreign(text, start, told_end) or numeral
    if numeral is None or numeral.end < told_end:
        return Amount(start, told_end, _fold_digits(told))
    return _measure(text, numeral, symbol[1] if symbol else "")


def _read_word(text: str, start: int, end: int, word: str) -> Amount:
    if word in _VAGUE:
        unit = _OF.match(text, end) and (read_unit(text, end + 3) or read_money(text, end + 3))
        return Amount(start, unit[0] if unit else end, _VAGUE[word], unit[1] if unit else "", vague=True)
    numeral = read_words(text, start)
    if numeral is None:
        return Amount(start, end, ORDINALS.get(word, word))
    ordinal = _ORDINAL_END.match(text, numeral.end)
    if ordinal is not None and numeral.value % 10 == 0:  # "twenty-first"
        return Amount(start, ordinal.end(), numeral.value + ORDINALS[ordinal[1].lower()])
    return _measure(text, numeral, "")


def _measure(text: str, numeral: Numeral, symbol: str) -> Amount:
    value, end = numeral.value, numeral.end
    half = _AND_A_HALF.match(text, end)
    if half is not None:
        value, end = value + 0.5, half.end()
    if symbol:
        return Amount(numeral.start, end, value, symbol)
    found = read_unit(text, end) or read_money(text, end, digits=not numeral.words, scaled=numeral.scaled)
    if found is None and text[end : end + 1] == "-":  # "a four-million-dollar boat"
        found = read_money(text[: end + 40].replace("-", " "), end, scaled=numeral.scaled)
    return Amount(numeral.start, found[0] if found else end, value, found[1] if found else "")


def _read_foreign(text: str, start: int, end: int) -> Numeral | None:
    """A number where "1.500" is fifteen hundred and "1,5" one and a half, with its scale: "4 Millionen", "4,2 milliards"."""
    told = text[start:end]
    if ":" in told or told.count(".") > 1 < told.count(","):
        return None
    digits = re.sub(r"[.,]", "", told) if _GROUPED.fullmatch(told) else _point_decimals(told)
    if digits is None or len(digits) > 15:
        return None
    for pattern, scale in _FOREIGN_SCALES:
        word = pattern.match(text, end)
        if word is not None:
            return Numeral(make_number(digits, scale), start, word.end(), False, True)
    return Numeral(make_number(digits), start, end, False, False)


def _point_decimals(told: str) -> str | None:
    """The digits with a point before the decimals: the last mark divides them off, all others group."""
    whole, mark, decimals = told.rpartition("," if told.rfind(",") > told.rfind(".") else ".")
    if not mark:
        return told
    whole = re.sub(r"[.,]", "", whole)
    return f"{whole}.{decimals}" if whole and len(decimals) <= 6 else None


def _fold_digits(told: str) -> str:
    """Digits that are no number as they are compared: in one script."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in told)


def _share_units(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, and those again that share the unit, the sign or the scale of the number that they are joined to."""
    return [*found, *_find_shared(text, found)] if len(found) > 1 else list(found)


def _find_shared(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    following = found[-1]
    for amount in reversed(found[:-1]):
        if not isinstance(following.value, str) and _JOINT.fullmatch(text, amount.end, following.start):
            if amount.unit and not following.unit:
                yield following._replace(unit=amount.unit)
            scale = _scale_of(text, following)
            if following.unit and not amount.unit:
                amount = amount._replace(unit=following.unit)
                yield amount
            if scale > 1 and isinstance(amount.value, int | float) and amount.value < 1000:
                yield amount._replace(value=make_number(str(amount.value), scale), unit=amount.unit)
        following = amount


def _scale_of(text: str, amount: Amount) -> int:
    """What the scale word of a number in digits multiplies it by."""
    bare = re.match(r"\d+(?:\.\d+)?", text[amount.start : amount.end])
    if bare is None or not isinstance(amount.value, int | float) or not float(bare[0]):
        return 1
    return round(amount.value / float(bare[0]))
