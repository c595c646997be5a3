"""Amounts: ranges, money, per cent, lengths, weights, durations, magnitudes; what stands behind a number and measures it."""

from __future__ import annotations

from typing import Final

from digest.editing.dates.clocks import is_clock
from digest.editing.figures import nouns
from digest.editing.figures.changes import find_base, is_noun_phrase
from digest.editing.figures.drafts import Draft, Scene, tidy
from digest.editing.figures.hedges import read_hedge_after
from digest.editing.figures.nouns import Noun
from digest.editing.figures.units import OPENS_MONEY, OPENS_UNIT, TIME, read_each, read_money, read_unit
from digest.editing.numbers import Numeral, read_number
from digest.editing.sides import word_before
from digest.patterns import Pattern

_COMPOUND = Pattern(r"-\s?(?P<what>[a-z]{2,12})(?:-(?P<more>[a-z]{2,12}))?\b")
_MAGNITUDE_BEFORE = Pattern(r"\b(?:[Mm]agnitude(?:\sof|[\s-]|\swas)?|measur(?:ed|ing))\s?$")
_MAGNITUDE_AFTER = Pattern(r"[\s-](?:magnitude\b|on the Richter scale)")
MAGNITUDE_LEADS: Final = ("agnitude", "of", "was")  # what a lead that tells of a magnitude ends with
MAGNITUDES: Final = frozenset({"magnitude", "on", "-"})  # what `_MAGNITUDE_AFTER` begins with
_CITED = Pattern(r"(?:\s?%|\s?per\s?cent)?\s?(?P<join>-|–|—|to|and|or)\s?(?:Rs\.?\s?|[$£€₹])?(?=[\da-z])")
_BETWEEN = Pattern(r"\b[Bb]etween$")
_FROM = Pattern(r"\b[Ff]rom$")
_SCALED = Pattern(r"(?:million|billion|trillion|thousand|hundred|lakh|crore|dozen|bn|[mbk])$")


def take_range(scene: Scene, draft: Draft, money: bool) -> None:
    """ "between 20 and 30", "10-15", "20 to 30", "five or six": from "from 20 to 30" two figures are made instead."""
    text = scene.text
    m = _CITED.match(text, draft.end, scene.end)
    if m is None or isinstance(draft.value, str) or draft.value is None:
        return
    join = m["join"]
    if join in ("to", "or") and m[0][0] not in " %p":
        return
    before = word_before(text, draft.start, scene.start)
    between = _BETWEEN.search(before)
    if (join == "and" and not between) or (join == "to" and _FROM.search(before) and "rang" not in scene.before(draft.start, 16)):
        return
    second = read_number(text, m.end(), money=money)
    if second is None or _differ(text, m[0].strip(), second.end, money=money):
        return
    if (second.words and not draft.words) or is_clock(text, second.start, scene.end):
        return
    low, high = draft.value, second.value
    if (
        second.scaled and low < min(high, 1000) and not _SCALED.search(text, draft.start, draft.end)
    ):  # "two to three million", "$1-2bn"
        low = _scaled_like(low, second, text)
    if low >= high or (join == "or" and high - low > 10):
        return
    draft.low, draft.high, draft.value, draft.end, draft.hedge = low, high, None, second.end, "between"
    if between:
        draft.start -= len(between[0]) + 1


_PER_CENT = Pattern(r"\s?(?:%|per\s?cent|pct)")


def _differ(text: str, joint: str, end: int, *, money: bool) -> bool:
    """Whether two numbers have each a unit of their own: "fell 2% to Rs 138" is a change and a level, and no range.

    `joint` is what stands between them, with the unit of the first and the sign of the second.
    """
    percent = _PER_CENT.match(text, end) is not None
    if joint[0] in "%p":
        return not percent
    return percent if money else joint[-1] in "$£€₹.s" and not joint.endswith(("-", "–", "—"))


_SCALE_TAIL = Pattern(r"[\s-]?[A-Za-z]+$")


def _scaled_like(low: float, second: Numeral, text: str) -> int | float:
    """Scale the first number as the second is: the 2 of "2 to 3 million" is two million."""
    plain = read_number(_SCALE_TAIL.sub("", text[second.start : second.end]), 0)
    return tidy(low * second.value / plain.value) if plain and plain.value else low


def take_hedge_after(scene: Scene, draft: Draft) -> None:
    after = read_hedge_after(scene.text, draft.end)
    if after and draft.hedge == "exact":
        draft.end, draft.hedge = after


def is_compound(scene: Scene, draft: Draft) -> bool:
    """Whether a hyphen and a word follow: "three-month", "15-nation", "15- nation"."""
    return scene.text.startswith("-", draft.end) and scene.text[draft.end + 1 : draft.end + 3].strip()[:1].isalpha()


def take_compound(scene: Scene, draft: Draft) -> bool:
    """ "three-month extension", "15-nation", "7.2-magnitude"; "two-car" and "one-shot" are words, not figures."""
    m = _COMPOUND.match(scene.text, draft.end, scene.end)
    if m is None or m["what"] == "to":  # "outspent 6-to-1"
        return False
    unit = read_unit(scene.text, draft.end)
    if m["what"] == "magnitude":
        draft.role, draft.unit, draft.end = "magnitude", "magnitude", m.end()
        return True
    if unit and unit[0] > draft.end and (unit[1] in TIME or not draft.words):
        draft.unit, draft.end = unit[1], unit[0]
        draft.role = "time" if unit[1] in TIME else "percent" if unit[1] == "percent" else "size"
        noun = nouns.read_noun(scene.text, draft.end, scene.end, plural=False)
        if noun.words and len(noun.words) < 4:
            draft.end, draft.measure = noun.end, " ".join(noun.words)
        return True
    if draft.words or m["more"] or draft.value is None:
        return False
    noun = nouns.read_noun(scene.text, m.end(), scene.end, plural=False)
    draft.role, draft.end, draft.noun = "size", max(m.end(), noun.end), Noun(m.end(), (m["what"],), m["what"])
    draft.measure = m["what"]
    return True


def take_magnitude(scene: Scene, draft: Draft, before: str, behind: str) -> bool:
    """ "magnitude 7.2", "a 7.2 magnitude earthquake"; `before` and `behind` are the words on both sides of the number."""
    lead = _MAGNITUDE_BEFORE.search(scene.before(draft.start, 16)) if before.endswith(MAGNITUDE_LEADS) else None
    after = _MAGNITUDE_AFTER.match(scene.text, draft.end, scene.end) if behind in MAGNITUDES else None
    if not after and not (lead and lead[0].lower().startswith("magnitude")):
        return False
    draft.role, draft.unit, draft.measure = "magnitude", "magnitude", "magnitude"
    if after:
        draft.end = after.end()
    elif lead:
        draft.start -= len(lead[0])
    return True


#: Words in whose company pounds are a weight.
_WEIGHT = Pattern(r"\b(?:weigh(?:s|ed|ing|t)?|heav(?:y|ier|iest)|kg|kilos?|kilograms?|tons?|tonnes?|lbs?|ounces?|cargo)\b")


def _leads_noun(scene: Scene, draft: Draft, end: int, unit: str) -> bool:
    """Whether a unit in the singular is the first part of what is counted: "four night shifts", "two day passes"."""
    if unit not in TIME or draft.value == 1 or scene.text[end - 1] == "s" or not scene.text.startswith(" ", draft.end):
        return False
    return nouns.starts_plural(scene.text, end, scene.end)


def take_unit(scene: Scene, draft: Draft, behind: str) -> None:
    """Make a number what its unit or currency makes it; `behind` is the word behind it, where these begin."""
    text, opening = scene.text, behind.lower()
    unit = read_unit(text, draft.end) if opening in OPENS_UNIT else None
    if unit is not None and _leads_noun(scene, draft, *unit):
        unit = None
    if unit is not None and unit[1] == "m" and text[draft.end] == "m" and draft.value is not None:
        crowd = nouns.read_noun(text, unit[0], scene.end, plural=True)
        if crowd.words and not isinstance(draft.value, str):  # "5m people" are five million
            value = draft.value * 10**6
            draft.value, draft.end = int(value) if float(value).is_integer() else value, unit[0]
            return
    if unit is not None and not (unit[1] == "points" and draft.words):
        draft.end, draft.unit = unit
        draft.role = "percent" if unit[1] in ("percent", "percentage points") else "time" if unit[1] in TIME else "size"
        if draft.role == "time":
            draft.words = True
        if draft.role == "percent" or draft.role == "size":
            _take_whole(scene, draft)
        return
    if opening not in OPENS_MONEY and opening == behind:  # a capital may begin a country's name
        return
    money = read_money(text, draft.end, digits=not draft.words, scaled=_SCALED.search(text, draft.start, draft.end) is not None)
    if money is not None:
        draft.end, draft.unit = money
        if draft.unit == "GBP" and _WEIGHT.search(text[scene.start : scene.end]):
            draft.unit, draft.role = "lb", "size"
            return
        draft.role = "money"
        take_money_noun(scene, draft)


_ON_SPAN = Pattern(r",?[ ](?:year|month|quarter|week)(?:[ -](?:on|over)[ -])(?:year|month|quarter|week)\b")


def _take_whole(scene: Scene, draft: Draft) -> None:
    """ "20% of the commuting demand", "a 12% rise", "a discount of 75%"."""
    whole = nouns.read_of(scene.text, draft.end, scene.end)
    if whole.words:
        draft.noun, draft.end = whole, whole.end
        draft.measure = " ".join(whole.words) if is_noun_phrase(whole.words) else ""
        return
    span = _ON_SPAN.match(scene.text, draft.end, scene.end)  # "rose 5 percent year on year"
    noun = nouns.read_noun(scene.text, span.end() if span else draft.end, scene.end, plural=False)
    draft.measure = (
        " ".join(noun.words) if is_noun_phrase(noun.words) else find_base(scene, draft.start, length=draft.role == "size")
    )


#: "520,000 euros of damage", "worth of damage", "in damages", with what was damaged.
_HARM = Pattern(
    r"\s(?:(?:worth\s)?of|in)\s(?P<noun>(?:damages?|losses)(?:\sto\s(?:the\s)?[a-z]{3,16}(?:\sand\s[a-z]{3,16})?)?)\b"
)


_HARM_OPENS: Final = frozenset({"wo", "of", "in"})  # the first letters of these


def take_money_noun(scene: Scene, draft: Draft) -> None:
    """Name what an amount is of: what was harmed, what the words before tell, or the noun behind; and whether it is a rate."""
    text, end = scene.text, draft.end
    harm = _HARM.match(text, end, scene.end) if text[end + 1 : end + 3] in _HARM_OPENS else None
    draft.measure = harm["noun"] if harm else find_base(scene, draft.start)
    if not draft.measure:
        noun = nouns.read_noun(text, end, scene.end, plural=False)
        draft.measure = " ".join(noun.words) if len(noun.words) < 4 and is_noun_phrase(noun.words) else ""
    each = read_each(text, end, scene.end)
    if each:
        draft.end += len(each)
        draft.measure += each if draft.measure else ""
