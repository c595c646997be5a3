"""Which shape a figure has: from the word at which the scan stops to the figure around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from digest.editing.dates.clocks import is_clock
from digest.editing.figures import amounts, counts
from digest.editing.figures.ages import AGE_LEADS, BE, OPENS_AGE, take_age
from digest.editing.figures.amounts import MAGNITUDE_LEADS, MAGNITUDES
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.figures.durations import AND_A_HALF, is_led, read_one_time, spans_figure
from digest.editing.figures.hedges import HEDGES_ENDING, find_hedge
from digest.editing.figures.labels import is_label
from digest.editing.figures.scores import read_rank, read_score, read_vote
from digest.editing.figures.shares import FRACTIONS, read_half, read_share, read_third
from digest.editing.figures.units import ENDS_CODE, OPENS_MONEY, OPENS_UNIT, find_symbol
from digest.editing.numbers import ORDINALS, SCALES, SMALL, TENS, Numeral, read_digits, read_words
from digest.editing.sides import word_before, word_behind
from digest.patterns import Pattern

Reader = Callable[[Scene, int, int], Draft | None]

_RANK = Pattern(r"(?:st|nd|rd|th)\b")
_RANKS: Final = frozenset({"st", "nd", "rd", "th"})
_SCALE_LEAD = Pattern(r"\b(?P<word>[Aa]|[Hh]alf a|[Aa] couple of) $")
_SCALE_LEAD_ENDS: Final = frozenset({"a ", "A ", "f "})
_SIGN = Pattern(r"(?:(?<=[ (])-|\b[Mm]inus )$")
# What stands behind a number where a rule has something to look at; most numbers are passed by without asking.
_OPENS_CLOCK: Final = frozenset(
    {":", ".", "a", "A", "am", "AM", "aM", "Am", "p", "P", "pm", "PM", "pM", "Pm", "o", "GMT", "hrs", "UTC", "IST"}
)
_OPENS_HALF: Final = frozenset({"and", "-"})
_OPENS_HEDGE: Final = frozenset({"+", "-", "or"})
_JOINTS: Final = frozenset({"and", "to", "or", "%", "per", "percent", "-", "–", "—", "+"})
_OPENS_SHARE: Final = frozenset({*FRACTIONS, "in", "out"})
_OPENS_SCORE: Final = frozenset({"-", "–", "to"})
_OPENS_VOTE: Final = frozenset({"vote", "votes"})
_OPENS_OTHER: Final = frozenset({"", *_OPENS_CLOCK, *_RANKS, *_OPENS_SHARE, *_OPENS_SCORE, *_OPENS_VOTE})
#: What can stand beside a number that is more than a count: with no such word behind or before, it counts the noun behind it.
_OPENS_MEASURE: Final = frozenset({*OPENS_AGE, *MAGNITUDES, *OPENS_UNIT, *OPENS_MONEY})
_CLOSES_AGE: Final = frozenset({",", ")"})
_LEADS: Final = (*AGE_LEADS, *MAGNITUDE_LEADS)
#: How the words end whose "of" leads to an age or a magnitude ("age", "man", "boy", "girl", "magnitude").
_OF_WHAT: Final = frozenset({"ge", "an", "oy", "rl", "de"})


def read_figure_in_digits(scene: Scene, at: int, end: int) -> Draft | None:
    """The figure whose digits begin at `at`."""
    text = scene.text
    before = text[at - 1] if at > scene.start else " "
    if before != " " or (at > 1 and text[at - 2] in ENDS_CODE):
        symbol = find_symbol(text, at, scene.floor)
        if symbol is not None:
            numeral, behind = read_digits(text, at, money=True)
            return _shape_money(scene, numeral, symbol, behind) if numeral is not None else None
        if _is_stuck(text, at, before):
            return None
    numeral, behind = read_digits(text, at)
    if numeral is None or (at - 1 > scene.floor and text[at - 2].isdecimal()):
        return None  # no number, or one behind a number, as that of a telephone
    if behind in _OPENS_OTHER:
        if behind in _OPENS_CLOCK and is_clock(text, at, scene.end):
            return None
        if behind in _RANKS and _RANK.match(text, numeral.end):
            return read_rank(scene, at, numeral.end + 2, int(numeral.value))
        pair = _read_pair(scene, numeral, behind)
        if pair is not None:
            return pair
        if not behind and text[numeral.end : numeral.end + 2].strip().isdecimal():
            return None  # a number behind a number: a telephone's, a table's
    last = word_before(text, at, scene.start)
    return None if is_label(scene, numeral, last) else _shape(scene, numeral, last, behind)


def _is_stuck(text: str, at: int, before: str) -> bool:
    """Whether the digits at `at` are part of a word, a name or a longer number, by the mark or letter before them."""
    return before.isalnum() or before in "#/@_" or (before in "-.,:'’" and at > 1 and text[at - 2].isalnum())


def _read_pair(scene: Scene, numeral: Numeral, behind: str) -> Draft | None:
    """A number that makes one figure with another, or with a word for a part: a vote, a score, a share."""
    if behind in _OPENS_SHARE or (numeral.words and behind == "-"):
        return read_share(scene, numeral)
    if behind in _OPENS_SCORE and not numeral.words:
        return read_score(scene, numeral.start)
    return read_vote(scene, numeral) if behind in _OPENS_VOTE else None


def read_figure_in_words(scene: Scene, at: int, end: int) -> Draft | None:
    """The figure whose first numeral word begins at `at`."""
    numeral = read_words(scene.text, at)
    if numeral is None:
        return None
    text = scene.text
    behind = word_behind(text, numeral.end)
    symbol = find_symbol(text, at, scene.floor) if at > 1 and text[at - 2] in ENDS_CODE else None
    if symbol is not None:
        return _shape_money(scene, numeral, symbol, behind)
    pair = _read_pair(scene, numeral, behind)
    if pair is not None:
        return pair
    last = word_before(text, at, scene.start)
    return None if is_label(scene, numeral, last) else _shape(scene, numeral, last, behind)


def _read_scale(scene: Scene, at: int, end: int) -> Draft | None:
    """ "a hundred", "half a million", "a couple of dozen"; a scale word alone is no number."""
    text = scene.text
    lead = _SCALE_LEAD.search(scene.before(at, 14)) if text[at - 2 : at] in _SCALE_LEAD_ENDS else None
    numeral = read_words(text, at) if lead else None
    if lead is None or numeral is None:
        return None
    word = lead["word"].lower()
    factor = 0.5 if word.startswith("half") else 2 if "couple" in word else 1
    start = at - len(lead[0])
    numeral = Numeral(int(numeral.value * factor), start, numeral.end, True, True)
    return _shape(scene, numeral, word_before(text, start, scene.start), word_behind(text, numeral.end))


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
    **dict.fromkeys("Rs INR USD EUR GBP AUD CAD KSh Ksh Sh RM Rp Tk N P R".split(), _read_stuck_money),
}


def _shape_money(scene: Scene, numeral: Numeral, symbol: tuple[int, str], behind: str) -> Draft:
    """An amount of money, whose currency's `symbol` stands before the number."""
    at, unit = symbol
    draft = Draft(at, numeral.end, numeral.value, "money", unit=unit, words=numeral.words)
    if word_before(scene.text, at, scene.start).lower() in HEDGES_ENDING:
        draft.start, draft.hedge = find_hedge(scene.text, at, scene.floor)
    if behind in _JOINTS:
        _take_behind(scene, draft, numeral, behind, money=True)
    amounts.take_money_noun(scene, draft)
    return draft


def _shape(scene: Scene, numeral: Numeral, before: str, behind: str) -> Draft | None:
    """A number with what stands around it: range, unit, money, age, or a count of something.

    `before` and `behind` are the words on both sides of the number.
    """
    text = scene.text
    value, at, end, words = numeral.value, numeral.start, numeral.end, numeral.words
    sign = "" if words or not (text[at - 1] == "-" or before.endswith("inus")) else _find_sign(scene, at)
    if sign:
        at, value = at - len(sign), -value
        before = word_before(text, at, scene.start)
    draft = Draft(at, end, value, "count", words=words)
    if before.lower() in HEDGES_ENDING:
        draft.start, draft.hedge = find_hedge(text, at, scene.floor)
    begin = draft.start
    if behind in _JOINTS:
        _take_behind(scene, draft, numeral, behind, money=False)
        if draft.end != end:
            behind = word_behind(text, draft.end)
    if draft.start != at:
        before = word_before(text, draft.start, scene.start)
    lead = before if before != "of" or text[draft.start - 6 : draft.start - 4] in _OF_WHAT else ""
    leads = lead.endswith(_LEADS)
    if leads or behind in _OPENS_MEASURE or not behind.islower():
        aged = leads or behind in OPENS_AGE or behind in _CLOSES_AGE or lead in BE or lead == "and"
        if aged and take_age(scene, draft, numeral.start, lead, behind):
            return draft
        if behind == "-" and amounts.is_compound(scene, draft) and not amounts.take_compound(scene, draft):
            return None
        if draft.role == "count" and (leads or behind in MAGNITUDES):
            amounts.take_magnitude(scene, draft, lead, behind)
        if draft.role == "count":
            amounts.take_unit(scene, draft, behind)
        if draft.role == "time" and draft.hedge == "more than" and spans_figure(scene, draft.start):
            draft.start, draft.hedge = at, "exact"
        if draft.role == "time" and draft.value == 1 and words and begin == at and not is_led(scene, begin):
            return None  # "one day it rained"
        if draft.role != "count":
            return draft
    if sign:
        return None  # a dash before a number, not a number below zero
    return counts.take_count(scene, draft, numeral, before)


def _find_sign(scene: Scene, at: int) -> str:
    """What makes the number at `at` one below zero, as written: "-" or "minus "."""
    m = _SIGN.search(scene.before(at, 7))
    return m[0] if m else ""


def _take_behind(scene: Scene, draft: Draft, numeral: Numeral, behind: str, *, money: bool) -> None:
    """Take what joins a number to more of its kind behind it: "and a half", "to 30", "or more"."""
    half = AND_A_HALF.match(scene.text, numeral.end, scene.end) if behind in _OPENS_HALF and not numeral.scaled else None
    if half:
        draft.value, draft.end = float(numeral.value) + 0.5, half.end()
    amounts.take_range(scene, draft, money)
    if draft.end != numeral.end or behind in _OPENS_HEDGE:
        amounts.take_hedge_after(scene, draft)
