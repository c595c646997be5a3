"""Which shape a figure has: from the word at which the scan stops to the figure around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from digest.editing.dates.clocks import is_clock
from digest.editing.figures import amounts, counts
from digest.editing.figures.ages import take_age
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.figures.durations import AND_A_HALF, is_led, read_one_time
from digest.editing.figures.labels import is_label
from digest.editing.figures.numbers import ORDINALS, SCALES, SMALL, TENS, Numeral, read_digits, read_words
from digest.editing.figures.scores import read_rank, read_score, read_vote
from digest.editing.figures.shares import read_half, read_share, read_third
from digest.editing.figures.units import find_symbol

Reader = Callable[[Scene, int, int], Draft | None]

_RANK = re.compile(r"(?:st|nd|rd|th)\b")
_SCALE_LEAD = re.compile(r"\b(?P<word>[Aa]|[Hh]alf a|[Aa] couple of) $")
_SIGN = re.compile(r"(?:(?<=[ (])-|\b[Mm]inus )$")


def read_figure_in_digits(scene: Scene, at: int, end: int) -> Draft | None:
    """The figure whose digits begin at `at`."""
    text = scene.text
    before = text[at - 1] if at > scene.start else " "
    symbol = None if before.isspace() and not _may_be_money(text, at) else find_symbol(text, at, scene.floor)
    if symbol is None:
        if before.isalnum() or before in "#/@_" or (before in "-.,:'’" and at > 1 and text[at - 2].isalnum()):
            return None
        if is_clock(text, at, scene.end):
            return None
    numeral = read_digits(text, at, money=symbol is not None)
    if numeral is None:
        return None
    if symbol is not None:
        return _shape(scene, numeral, symbol)
    rank = _RANK.match(text, numeral.end)
    if rank:
        return read_rank(scene, at, rank.end(), int(numeral.value))
    special = read_vote(scene, numeral) or read_score(scene, at) or read_share(scene, numeral)
    if special is not None:
        return special
    if text[numeral.end : numeral.end + 2].strip().isdecimal() or is_label(scene, at, numeral):
        return None  # a number behind a number: a telephone's, a table's
    return _shape(scene, numeral, None)


def _may_be_money(text: str, at: int) -> bool:
    """Whether the letter before the space can end a currency's sign: a cheap look before the costly one."""
    return at > 1 and (text[at - 2] in "s.$€£₹" or text[at - 2].isupper())


def read_figure_in_words(scene: Scene, at: int, end: int) -> Draft | None:
    """The figure whose first numeral word begins at `at`."""
    numeral = read_words(scene.text, at)
    if numeral is None:
        return None
    symbol = find_symbol(scene.text, at, scene.floor) if _may_be_money(scene.text, at) else None
    if symbol is not None:
        return _shape(scene, numeral, symbol)
    return (
        read_vote(scene, numeral)
        or read_share(scene, numeral)
        or (None if is_label(scene, at, numeral) else _shape(scene, numeral, None))
    )


def _read_scale(scene: Scene, at: int, end: int) -> Draft | None:
    """ "a hundred", "half a million", "a couple of dozen"; a scale word alone is no number."""
    lead = _SCALE_LEAD.search(scene.before(at, 14))
    numeral = read_words(scene.text, at) if lead else None
    if lead is None or numeral is None:
        return None
    word = lead["word"].lower()
    factor = 0.5 if word.startswith("half") else 2 if "couple" in word else 1
    return _shape(scene, Numeral(int(numeral.value * factor), at - len(lead[0]), numeral.end, True, True), None)


def _read_ordinal(scene: Scene, at: int, end: int) -> Draft | None:
    return read_rank(scene, at, end, ORDINALS.get(scene.text[at:end].lower(), 0))


def _read_fraction(scene: Scene, at: int, end: int) -> Draft | None:
    return read_third(scene, at, end) or _read_ordinal(scene, at, end)


def _read_half(scene: Scene, at: int, end: int) -> Draft | None:
    return read_half(scene, at)


def _read_stuck_money(scene: Scene, at: int, end: int) -> Draft | None:
    """ "Rs500": digits that no space parts from their currency."""
    return read_figure_in_digits(scene, end, end) if scene.text[end : end + 1].isdecimal() else None


#: The words at which the scan stops, in lower case, and who reads the figure there.
_STOPS: Final[dict[str, Reader]] = {
    **dict.fromkeys([w for w in ORDINALS if w not in ("first", "second")], _read_ordinal),
    **dict.fromkeys([w for w in (*SMALL, *TENS) if w != "zero"], read_figure_in_words),
    **dict.fromkeys(SCALES, _read_scale),
    **dict.fromkeys(["minute", "hour", "day", "week", "month", "year", "decade"], read_one_time),
    **dict.fromkeys(["dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "lakhs", "crores", "several"],
                    counts.read_vague),
    **dict.fromkeys(["third", "quarter"], _read_fraction),
    "half": _read_half,
}  # fmt: skip
READERS: Final[dict[str, Reader]] = {
    **{form: r for w, r in _STOPS.items() for form in (w, w.capitalize())},
    **dict.fromkeys(["Rs", "INR", "USD", "EUR", "GBP", "AUD", "CAD", "KSh", "Ksh", "RM", "Rp", "Tk"], _read_stuck_money),
}


def _shape(scene: Scene, numeral: Numeral, symbol: tuple[int, str] | None) -> Draft | None:
    """A number with what stands around it: range, money, unit, age, or a count of something."""
    text, at = scene.text, symbol[0] if symbol else numeral.start
    value = numeral.value
    sign = _SIGN.search(scene.before(at, 7)) if not symbol and not numeral.words else None
    if sign:
        at, value = at - len(sign[0]), -value
    begin, hedge = scene.hedge(at)
    draft = Draft(begin, numeral.end, value, "count", hedge=hedge, words=numeral.words)
    if symbol is not None:
        draft.role, draft.unit = "money", symbol[1]
    if not numeral.scaled:
        half = AND_A_HALF.match(text, numeral.end, scene.end)
        if half:
            draft.value, draft.end = float(value) + 0.5, half.end()
    amounts.take_range(scene, draft, symbol is not None)
    amounts.take_hedge_after(scene, draft)
    if symbol is not None:
        amounts.take_money_noun(scene, draft)
        return draft
    if take_age(scene, draft, numeral.start):
        return draft
    if amounts.is_compound(scene, draft) and not amounts.take_compound(scene, draft):
        return None
    if draft.role == "count" and not amounts.take_magnitude(scene, draft):
        amounts.take_unit(scene, draft)
    if draft.role == "time" and draft.value == 1 and numeral.words and begin == at and not is_led(scene, begin):
        return None  # "one day it rained"
    if sign and draft.role == "count":
        return None  # a dash before a number, not a number below zero
    return counts.take_count(scene, draft, numeral) if draft.role == "count" else draft
