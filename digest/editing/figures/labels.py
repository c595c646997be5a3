"""Numbers that are no figures because of the word before them: "Section 144", "Boeing 737", "Flight 370"."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.figures.drafts import Scene
from digest.editing.figures.numbers import Numeral

_LABEL = """
    section sections article articles chapter clause rule schedule page pages room flight gate phase stage level grade
    number no no. nos. day season episode volume vol vol. lot item line channel round game category route highway lane
    sector ward block plot tier type group pool class form unit division district platform terminal street road avenue
    apartment suite floor top step lesson part act bill resolution proposition prop amendment house interstate i- us-
    boeing airbus iphone galaxy windows android formula apollo radio psalm matthew luke john genesis version nifty
    sensex bse ftse s&p dow nikkei under u sub pm2 pm article. sec. art. op. opus agenda option figure fig. table
    serial sr. district-
"""
#: Words before a number that make it a name, a label or a place in an order.
_LABELS: Final = frozenset(_LABEL.split())
_LAST_WORD = re.compile(r"([^\s(“\"]{1,20})[\s]$")


def is_label(scene: Scene, start: int, numeral: Numeral) -> bool:
    """Whether the word before makes the number a name or a label: "Section 144", "Boeing 737", "Flight 370"."""
    m = _LAST_WORD.search(scene.before(start, 22))
    if m is None:
        return False
    word = m[1]
    low = word.lower()
    if low in _LABELS:
        return not (low in ("day", "group", "class", "under", "line", "top", "type") and numeral.words and low != "day")
    if numeral.words or numeral.scaled or "," in scene.text[numeral.start : numeral.end]:
        return False
    if (
        word[0].isupper()
        and word[-1].isalnum()
        and m.start(1) + max(scene.start, start - 22) > scene.start
        and low not in ("the", "in", "at", "of", "about")
    ):
        after = scene.text[numeral.end : numeral.end + 2]
        return not (len(after) == 2 and after[0] == " " and after[1].islower()) and not after.startswith("%")
    return False
