"""Shares told in words, as per cent: "two-thirds of the seats", "nearly half", "one in five"."""

from __future__ import annotations

import re
from typing import Final

from digest.editing import nouns
from digest.editing.drafts import Draft, Scene, tidy
from digest.editing.numbers import Numeral, read_number
from digest.editing.units import read_unit

_FRACTIONS: Final[dict[str, float]] = {
    "third": 33.3, "thirds": 66.7, "quarter": 25, "quarters": 75, "fifth": 20, "fifths": 20, "tenth": 10, "tenths": 10,
}  # fmt: skip
_FRACTION = re.compile(
    r"[\s-](?P<part>thirds|quarters|fifths|tenths|third|quarter|fifth|tenth)\b(?=\s(?:of|majority|the)\b|[\s.,;)])"
)
_IN = re.compile(r"\s(?:in|out of)(?:\severy)?\s(?=\d|[a-z])")
_NO_HALF = re.compile(r"(?:first|second|other|better|[\d-]|in|and a|an?|the|latter|each|later)[\s-]$")


def read_share(scene: Scene, numeral: Numeral) -> Draft | None:
    """ "two-thirds of", "one in five", "half of": a share told in words, as per cent."""
    m = _FRACTION.match(scene.text, numeral.end, scene.end)
    if m and numeral.words and (numeral.value == 1 or m["part"].endswith("s")):
        value: float = (
            _FRACTIONS[m["part"]] if m["part"] not in ("fifths", "tenths") else _FRACTIONS[m["part"]] * float(numeral.value)
        )
        return _finish_share(scene, numeral.start, m.end(), value)
    if isinstance(numeral.value, int) and 0 < numeral.value < 10 and not numeral.scaled:
        joint = _IN.match(scene.text, numeral.end, scene.end)
        whole = read_number(scene.text, joint.end()) if joint else None
        if whole is None or not isinstance(whole.value, int) or read_unit(scene.text, whole.end):
            return None
        if _is_whole(numeral.value, whole.value):
            return _finish_share(scene, numeral.start, whole.end, round(100 * numeral.value / whole.value, 1))
    return None


def _is_whole(part: int, whole: int) -> bool:
    """Whether "part in whole" reads as a share: "one in seven", "2 in 3", "7 in 10"; not "3 in 40"."""
    return 2 <= whole <= 1000 if part == 1 else part < whole <= 10


def _finish_share(scene: Scene, start: int, end: int, value: float) -> Draft:
    whole = nouns.read_of(scene.text, end, scene.end)
    begin, hedge = scene.hedge(start)
    return Draft(begin, max(end, whole.end), tidy(value), "share", hedge=hedge, unit="percent", noun=whole, words=True)


_HALF_A_SCALE = re.compile(r"\sa\s(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)\b")


def read_half(scene: Scene, at: int) -> Draft | None:
    """ "nearly half of the seats"; not "the first half", "half an hour", "half past"."""
    text, end = scene.text, at + 4
    if re.search(r"(?:first|second|other|other|better|[\d-]|in|and a|an?|the|latter|each|later)[\s-]$", scene.before(at, 10)):
        return None
    hour = re.match(r"\san\s(hour)\b", text[end : end + 9])
    if hour:
        begin, hedge = scene.hedge(at)
        return Draft(begin, end + hour.end(), 0.5, "time", hedge=hedge, unit="hours", words=True)
    whole = nouns.read_of(text, end, scene.end)
    begin, hedge = scene.hedge(at)
    if not whole.words:
        if _HALF_A_SCALE.match(text, end, scene.end):
            return None  # read at "million"
        bare = re.match(r"\s(?:the|its|their|a)\s", text[end : end + 7])
        if not bare:
            return None
        whole = nouns.read_noun(text, end + bare.end() - 1, scene.end, plural=False)
        if not whole.words or (hedge == "exact" and not nouns.is_plural(whole.head)):
            return None
    return Draft(begin, whole.end, 50, "share", hedge=hedge, unit="percent", noun=whole, words=True)


_THIRD = re.compile(r"\b(?P<a>[Aa])[ -]$")


def read_third(scene: Scene, at: int, end: int) -> Draft | None:
    """ "a third of", "a quarter of"; "a third generation" is none."""
    lead = _THIRD.search(scene.before(at, 3))
    if lead is None or not scene.text.startswith(" of ", end):
        return None
    start = at - 2
    return read_share(scene, Numeral(1, start, start + 1, True, False))
