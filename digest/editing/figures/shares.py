"""Shares told in words, as per cent: "two-thirds of the seats", "nearly half", "one in five"."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.figures import nouns
from digest.editing.figures.changes import find_base, is_noun_phrase
from digest.editing.figures.drafts import Draft, Scene, tidy
from digest.editing.figures.units import TIME, read_unit
from digest.editing.numbers import Numeral, read_number
from digest.patterns import Pattern

FRACTIONS: Final[dict[str, float]] = {
    "third": 33.3, "thirds": 66.7, "quarter": 25, "quarters": 75, "fifth": 20, "fifths": 20, "tenth": 10, "tenths": 10,
}  # fmt: skip
_FRACTION = Pattern(
    r"[\s-](?P<part>thirds|quarters|fifths|tenths|third|quarter|fifth|tenth)\b(?=\s(?:of|majority|the)\b|[\s.,;)])"
)
_IN = Pattern(r"\s(?:in|out of)(?:\severy)?\s(?=\d|[a-z])")
_POINT = Pattern(r"\s(?P<whole>percentage\s)?point\b")
_THEN = Pattern(r"\san?\s[a-z]{3,8}\s(?:later|ago|earlier|before)\b")


def read_share(scene: Scene, numeral: Numeral) -> Draft | None:
    """ "two-thirds of", "one in five", "half of": a share told in words, as per cent."""
    m = _FRACTION.match(scene.after(numeral.end)) if numeral.words else None
    if m and (numeral.value == 1 or m["part"].endswith("s")):
        value: float = (
            FRACTIONS[m["part"]] if m["part"] not in ("fifths", "tenths") else FRACTIONS[m["part"]] * float(numeral.value)
        )
        return _finish_share(scene, numeral.start, numeral.end + m.end(), value)
    if isinstance(numeral.value, int) and 0 < numeral.value < 10 and not numeral.scaled:
        joint = _IN.match(scene.after(numeral.end))
        whole = read_number(scene.text, numeral.end + joint.end()) if joint else None
        if whole is None or not isinstance(whole.value, int) or read_unit(scene.text, whole.end):
            return None
        if _is_whole(numeral.value, whole.value):
            return _finish_share(scene, numeral.start, whole.end, round(100 * numeral.value / whole.value, 1))
    return None


def _is_whole(part: int, whole: int) -> bool:
    """Whether "part in whole" reads as a share: "one in seven", "2 in 3", "7 in 10"; not "3 in 40"."""
    return 2 <= whole <= 1000 if part == 1 else part < whole <= 10


def _finish_share(scene: Scene, start: int, end: int, value: float) -> Draft:
    part = _read_part_of_unit(scene, start, end, value / 100)
    if part is not None:
        return part
    whole = nouns.read_of(scene.text, end, scene.end)
    begin, hedge = scene.hedge(start)
    draft = Draft(begin, max(end, whole.end), tidy(value), "share", hedge=hedge, unit="percent", noun=whole, words=True)
    draft.measure = _name_whole(scene, end, whole)
    return draft


def _name_whole(scene: Scene, end: int, whole: nouns.Noun) -> str:
    """What a share is of: "of the price"; of "one in five homes" the homes."""
    if whole.words:
        return scene.text[end : whole.end].strip() if is_noun_phrase(whole.words) else ""
    noun = nouns.read_noun(scene.text, end, scene.end, plural=True)
    return " ".join(noun.words) if is_noun_phrase(noun.words) else ""


_PART_OF = Pattern(r"\s(?:of\s)?an?(?=\s[a-z])")
_RATES = Pattern(r"(?i)\b(?:rates?|per\s?cent|inflation|interest|unemployment|yields?|polls?|turnout|growth)\b|%")


def _read_part_of_unit(scene: Scene, start: int, end: int, value: float) -> Draft | None:
    """ "a quarter of a point", "half a metre": a length, a weight, a time; no share of anything."""
    article = _PART_OF.match(scene.after(end))
    if article is None:
        return None
    end += article.end()
    unit = _POINT.match(scene.after(end))
    if unit:
        rate = unit["whole"] or _RATES.search(scene.after(scene.start))
        told = end + unit.end(), "percentage points" if rate else "points"
    else:
        read = read_unit(scene.text, end)
        if read is None or (read[1] == "percent" and " of " not in article[0] + " "):
            return None
        told = read
    begin, hedge = scene.hedge(start)
    role = "time" if told[1] in TIME else "percent" if told[1].startswith("percent") else "size"
    draft = Draft(begin, told[0], round(value, 3), role, hedge=hedge, unit=told[1], words=True)
    if role != "time":
        draft.measure = find_base(scene, start, length=role == "size")
    return draft


_HALF_A_SCALE = Pattern(r"\sa\s(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)\b")


def read_half(scene: Scene, at: int) -> Draft | None:
    """ "nearly half of the seats"; not "the first half", "half an hour", "half past"."""
    text, end = scene.text, at + 4
    if re.search(r"(?:first|second|other|other|better|[\d-]|in|and a|an?|the|latter|each|later)[\s-]$", scene.before(at, 10)):
        return None
    if _THEN.match(scene.after(end)):
        return None  # "half a year later" is a date
    part = _read_part_of_unit(scene, at, end, 0.5)
    if part is not None:
        return part
    whole = nouns.read_of(text, end, scene.end)
    begin, hedge = scene.hedge(at)
    if not whole.words:
        if _HALF_A_SCALE.match(scene.after(end)):
            return None  # read at "million"
        bare = re.match(r"\s(?:the|its|their|a)\s", text[end : end + 7])
        if not bare:
            return None
        whole = nouns.read_noun(text, end + bare.end() - 1, scene.end, plural=False)
        if not whole.words or (hedge == "exact" and not nouns.is_plural(whole.head)):
            return None
    draft = Draft(begin, whole.end, 50, "share", hedge=hedge, unit="percent", noun=whole, words=True)
    draft.measure = _name_whole(scene, end, whole)
    return draft


_THIRD = Pattern(r"\b(?P<a>[Aa])[ -]$")


def read_third(scene: Scene, at: int, end: int) -> Draft | None:
    """ "a third of", "a quarter of"; "a third generation" is none."""
    if not scene.text.startswith(" of ", end) or not _THIRD.search(scene.before(at, 3)):
        return None
    start = at - 2
    return read_share(scene, Numeral(1, start, start + 1, True, False))
