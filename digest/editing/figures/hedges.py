"""How sure a figure is: the words before and after a number that make it a floor, a ceiling or a guess."""

from __future__ import annotations

from typing import Final

from digest.model.fact import Hedge
from digest.patterns import Pattern

#: What stands directly before a number. None: words that belong to the figure and change nothing.
BEFORE: Final[dict[str, Hedge]] = {
    "more than": "more than", "over": "more than", "above": "more than", "upwards of": "more than", "in excess of": "more than",
    "exceeding": "more than", "greater than": "more than", "well over": "more than", "just over": "more than",
    "slightly more than": "more than", "just above": "more than",
    "at least": "at least", "a least": "at least", "no fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "a minimum of": "at least", "minimum of": "at least", "minimum": "at least",
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about", "an estimated": "about",
    "estimated": "about", "circa": "about", "approx": "about", "approx.": "about", "close to": "nearly", "nearly": "nearly",
    "almost": "nearly", "just under": "nearly", "just short of": "nearly", "nearing": "nearly", "just below": "nearly",
    "up to": "up to", "as many as": "up to", "as much as": "up to", "as high as": "up to", "a maximum of": "up to",
    "maximum of": "up to", "no more than": "up to", "not more than": "up to", "at most": "up to", "upto": "up to",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than", "well under": "less than",
    "only": "exact", "just": "exact", "exactly": "exact", "a total of": "exact", "another": "exact",
}  # fmt: skip
#: The hedges by their last word, with more words first: before any other word no hedge needs to be looked for.
HEDGES_ENDING: Final[dict[str, tuple[str, ...]]] = {}
for _told in sorted(BEFORE, key=lambda told: -told.count(" ")):
    _last = _told.rpartition(" ")[2]
    HEDGES_ENDING[_last] = (*HEDGES_ENDING.get(_last, ()), f"{_told} ")
#: Exact words that stay outside the figure's text; "another" says something and stays in.
_OUTSIDE: Final = frozenset({"only", "just", "exactly", "a total of"})
#: "edged up to 3.7%": where it went, and no more than that.
_RISEN = Pattern(
    r"\b(?:edg|creep|inch|nudg|tick|mov|jump|shoot|climb|push|bump|go|crank)(?:s|es|e?d|ing)?\sup\sto\s$|\b(?:crept|went|gone|shot)\sup\sto\s$"
)
_AFTER = Pattern(r"(?:\+|-plus\b| or (?P<or>more|so|less|fewer)\b)")
_AFTER_MEANS: Final[dict[str | None, Hedge]] = {
    None: "at least", "more": "at least", "so": "about", "less": "up to", "fewer": "up to",
}  # fmt: skip


def find_hedge(text: str, start: int, floor: int) -> tuple[int, Hedge]:
    """The hedge that ends at `start`, looking back no further than `floor`: where it begins, and what it means."""
    tail = text[max(floor, start - 34) : start].replace("\n", " ").lower()
    words = tail.rsplit(None, 1)
    hedges = HEDGES_ENDING.get(words[-1], ()) if words else ()
    if not tail.endswith(hedges):
        return start, "exact"
    for told in hedges:
        if tail.endswith(told) and (len(tail) == len(told) or tail[-len(told) - 1].isspace()):
            told = told[:-1]
            if told == "up to" and _RISEN.search(tail):
                return start, "exact"
            return (start, "exact") if told in _OUTSIDE else (start - len(told) - 1, BEFORE[told])
    return start, "exact"


def read_hedge_after(text: str, end: int) -> tuple[int, Hedge] | None:
    """ "100 or more", "500-plus", "100+": where the hedge ends, and what it means."""
    m = _AFTER.match(text, end)
    return (m.end(), _AFTER_MEANS[m["or"]]) if m else None
