"""Numbers that are no figures because of the word before them: "Section 144", "Boeing 737", "Flight 370"."""

from __future__ import annotations

from typing import Final

from digest.editing.figures.drafts import Scene
from digest.editing.numbers import Numeral
from digest.patterns import Pattern

_LABEL = """
    section sections article articles chapter clause rule schedule page pages room flight gate phase stage level grade
    number no no. nos. day season episode volume vol vol. lot item line channel round game category route highway lane
    sector ward block plot tier type group pool class form unit division district platform terminal street road avenue
    apartment suite floor top step lesson part act bill resolution proposition prop amendment house interstate i- us-
    boeing airbus iphone galaxy windows android formula apollo radio psalm matthew luke john genesis version nifty
    sensex bse ftse s&p dow nikkei under u sub pm2 pm article. sec. art. op. opus agenda option figure fig. table
    serial sr. district- atr embraer bombardier cessna antonov ilyushin tupolev sukhoi mig learjet gulfstream ligue liga
    runway berth junction rescue medevac
"""
#: Words before a number that make it a name, a label or a place in an order.
_LABELS: Final = frozenset(_LABEL.split())
_OPENING: Final = Pattern('[(“"]')  # marks that no space parts from the word behind
_LONGEST: Final = 20  # letters of such a word


def is_label(scene: Scene, numeral: Numeral, last: str) -> bool:
    """Whether `last`, the word before, makes the number a name or a label: "Section 144", "Boeing 737", "Flight 370"."""
    if last.islower() and last.isalpha() and last not in _LABELS:
        return False  # most words
    start = numeral.start
    word = (last if last.isalnum() else _OPENING.split(last)[-1])[-_LONGEST:]
    if not word or scene.text[start - 2].isspace():
        return False
    low = word.lower()
    if word == "Title":  # of a law; "the title 3 times" is none
        return True
    if low in _LABELS:
        return not (low in ("day", "group", "class", "under", "line", "top", "type") and numeral.words and low != "day")
    if not word[0].isupper() or numeral.words or numeral.scaled or "," in scene.text[start : numeral.end]:
        return False
    if word[-1].isalnum() and start - 1 - len(word) > scene.start and low not in ("the", "in", "at", "of", "about"):
        after = scene.text[numeral.end : numeral.end + 2]
        return not (len(after) == 2 and after[0] == " " and after[1].islower()) and not after.startswith("%")
    return False
