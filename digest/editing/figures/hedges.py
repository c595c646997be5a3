"""How sure a figure is: the words before and after a number that make it a floor, a ceiling or a guess."""

from __future__ import annotations

import re
from typing import Final

from digest.model.fact import Hedge

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
#: The words that hedges end with: before any other no hedge needs to be looked for.
HEDGE_ENDS: Final = frozenset(told.rpartition(" ")[2] for told in BEFORE)
#: Exact words that stay outside the figure's text; "another" says something and stays in.
_OUTSIDE: Final = frozenset({"only", "just", "exactly", "a total of"})
_AFTER = re.compile(r"(?:\+|-plus\b| or (?P<or>more|so|less|fewer)\b)")
_AFTER_MEANS: Final[dict[str | None, Hedge]] = {
    None: "at least", "more": "at least", "so": "about", "less": "up to", "fewer": "up to",
}  # fmt: skip


def find_hedge(text: str, start: int, floor: int) -> tuple[int, Hedge]:
    """The hedge that ends at `start`, looking back no further than `floor`: where it begins, and what it means."""
    tail = text[max(floor, start - 34) : start].replace("\n", " ").lower()
    if not tail.endswith(" "):
        return start, "exact"
    words = tail.split()
    for count in range(min(3, len(words)), 0, -1):
        told = " ".join(words[-count:])
        hedge = BEFORE.get(told)
        if hedge is not None and tail.endswith(told + " "):
            return (start, "exact") if told in _OUTSIDE else (start - len(told) - 1, hedge)
    return start, "exact"


def read_hedge_after(text: str, end: int) -> tuple[int, Hedge] | None:
    """ "100 or more", "500-plus", "100+": where the hedge ends, and what it means."""
    m = _AFTER.match(text, end)
    return (m.end(), _AFTER_MEANS[m["or"]]) if m else None
