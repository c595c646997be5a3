"""Figures of an article: how many, how much, how old, how far, with hedge, unit and what is counted.

The scan stops at every word that can begin a numeral; what stands around it decides which shape it has, or that it is no
figure (a clock time, a law's section, a name with a number). English only; numbers in other languages wait for rules of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from digest.editing import measures
from digest.editing.comparing import compare_figures, compatible, same_measure
from digest.editing.dates import SKIPPED
from digest.editing.hedges import find_hedge, read_hedge_after
from digest.editing.measures import CASUALTIES, EVENT_OF, PEOPLE, Noun
from digest.editing.numbers import ORDINALS, SCALES, SMALL, TENS, Numeral, read_digits, read_number, read_words
from digest.editing.units import TIME, find_symbol, read_money, read_unit
from digest.model.article import Article, Sentence
from digest.model.fact import Evidence, Fact, Hedge

__all__ = ["compare_figures", "compatible", "find_figures", "same_measure"]

# -------------------------------------------------------------------------------------------------------- where to stop
_NUMBER_WORDS = "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in [*TENS, *reversed(SMALL)] if w != "zero")
_SCALE_WORDS = "|".join(w for w in SCALES)
_RANKS = "|".join(w for w in ORDINALS if w not in ("first", "second"))
_TIME_WORDS = "hour|day|week|month|year|decade|minute"
_TRIGGER = re.compile(
    r"(?<![\w#/@])\d|(?<=Rs)\d|(?<=[A-Z][A-Z][A-Z])\d"
    rf"|\b(?:{_NUMBER_WORDS})(?![\w’'])"
    rf"|\b(?:[Aa]|[Hh]alf a|[Ss]everal|[Aa] few|[Aa] couple of) (?:{_SCALE_WORDS})\b"
    rf"|\b(?:[Aa]n?|[Aa]nother) (?:{_TIME_WORDS})\b"
    r"|\b(?:[Dd]ozens|[Ss]cores|[Tt]ens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions|[Ll]akhs|[Cc]rores) of\b"
    r"|\b[Hh]alf\b|\b(?:[Aa]|[Oo]ne)[ -](?:third|quarter)\b"
    rf"|\b(?:{_RANKS})\b"
)
_RANK_OF = re.compile(r"(?:st|nd|rd|th)\b")
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?[aApP]\.?[mM]\b|\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)? ?o['’]clock|\d{4} ?(?:GMT|hrs|UTC|IST)\b"
)

#: Words before a number that make it a name, a label or a place in an order.
_LABELS: Final = frozenset(
    [
        "section",
        "sections",
        "article",
        "articles",
        "chapter",
        "clause",
        "rule",
        "schedule",
        "page",
        "pages",
        "room",
        "flight",
        "gate",
        "phase",
        "stage",
        "level",
        "grade",
        "number",
        "no",
        "no.",
        "nos.",
        "day",
        "season",
        "episode",
        "volume",
        "vol",
        "vol.",
        "lot",
        "item",
        "line",
        "channel",
        "round",
        "game",
        "category",
        "route",
        "highway",
        "lane",
        "sector",
        "ward",
        "block",
        "plot",
        "tier",
        "type",
        "group",
        "pool",
        "class",
        "form",
        "unit",
        "division",
        "district",
        "platform",
        "terminal",
        "street",
        "road",
        "avenue",
        "apartment",
        "suite",
        "floor",
        "top",
        "step",
        "lesson",
        "part",
        "act",
        "bill",
        "resolution",
        "proposition",
        "prop",
        "amendment",
        "form",
        "house",
        "interstate",
        "i-",
        "us-",
        "boeing",
        "airbus",
        "iphone",
        "galaxy",
        "windows",
        "android",
        "formula",
        "apollo",
        "radio",
        "psalm",
        "matthew",
        "luke",
        "john",
        "genesis",
        "version",
        "nifty",
        "sensex",
        "bse",
        "ftse",
        "s&p",
        "dow",
        "nikkei",
        "under",
        "u",
        "sub",
        "pm2",
        "pm",
        "article.",
        "sec.",
        "art.",
        "op.",
        "opus",
        "agenda",
        "option",
        "figure",
        "fig.",
        "table",
        "serial",
        "sr.",
        "district-",
    ]
)
_LAST_WORD = re.compile(r"([^\s(“\"]{1,20})[\s]$")


@dataclass(slots=True)
class Draft:
    """A figure as it is being made out. `role` is what kind of figure it is; `tail` is where its last word ends."""

    start: int
    end: int
    value: int | float | str | None
    role: str
    low: int | float | None = None
    high: int | float | None = None
    hedge: Hedge = "exact"
    unit: str | None = None
    noun: Noun = Noun(0, ())
    event: str = ""
    measure: str = ""
    words: bool = False


@dataclass(slots=True)
class Scene:
    """Where the eye is: the text, the sentence, and the figure before."""

    text: str
    start: int
    end: int
    floor: int  # where the figure before ended
    last: Draft | None = None
    lead: Draft | None = None  # the last figure with a noun, whose noun a bare number shares

    def before(self, at: int, width: int = 30) -> str:
        return self.text[max(self.start, at - width) : at]


# ------------------------------------------------------------------------------------------------------ special shapes
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}(?![\d%]|[-–]\d|[.,]\d|\s?(?:per cent|percent|years?\b|days\b|km\b))")
_MORE_SCORES = re.compile(
    r"(?:\(\d{1,2}[-–]\d{1,2}\))?(?:,?\s(?:and\s)?\d{1,3}[-–]\d{1,3}(?:\(\d{1,2}(?:[-–]\d{1,2})?\))?){0,6}(?![\d%-])"
)
_SCORE_WORDS = re.compile(
    r"\b(?:w[io]n|wins|winning|beat|beating|lost|los[se]|losing|defeat\w*|victory|draw|drew|drawn|lead|leads|led|leading|score\w*|vot\w+|ruling|ruled"
    r"|thrash\w*|triumph\w*|match|set|sets|goals?|tie|tied|ahead|trail\w*|aggregate|final|decision|majority|down|up|trounced|overc[ao]me|record)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(r"(?:\svotes)?\sto\s(\d{1,4})(?=\s(?:votes?|in favou?r|against|on|to|for)\b|[.,;])")
_AGE_BEFORE = re.compile(
    r"\b(?:[Aa]ged?|ages|[Aa]ge of|turned|turns|turning|at the age of)\s(?:about\s|around\s|just\s|only\s|between\s)?$"
)
_AGE_AFTER = re.compile(r"(?:[-\s]years?[-\s]olds?\b|[-\s]years?[-\s]of[-\s]age\b|[-\s]month[s]?[-\s]olds?\b)")
_AGE_IN_COMMAS = re.compile(r"(?:[A-Z][\w’'.-]+|\)),\s$")
_COMPOUND = re.compile(r"-\s?(?P<what>[a-z]{2,12})(?:-(?P<more>[a-z]{2,12}))?\b")
_MAGNITUDE_BEFORE = re.compile(r"\b(?:[Mm]agnitude(?:\sof|[\s-]|\swas)?|measur(?:ed|ing))\s?$")
_MAGNITUDE_AFTER = re.compile(r"[\s-](?:magnitude\b|on the Richter scale)")
_FRACTIONS: Final[dict[str, float]] = {
    "third": 33.3, "thirds": 66.7, "quarter": 25, "quarters": 75, "fifth": 20, "fifths": 20, "tenth": 10, "tenths": 10,
}  # fmt: skip
_FRACTION = re.compile(
    r"[\s-](?P<part>thirds|quarters|fifths|tenths|third|quarter|fifth|tenth)\b(?=\s(?:of|majority|the)\b|[\s.,;)])"
)
_IN = re.compile(r"\s(?:in|out of)(?:\severy)?\s(?=\d|[a-z])")
_AND_A_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b")
_EACH = re.compile(
    r"\s(?:each|apiece|(?:per|a|an)\s(?:day|week|month|year|hour|person|head|cent|share|barrel|litre|kg|tonne|unit|night)\b(?!\scent)|annually|daily|every (?:day|year|month))"
)
#: Nouns of which "his 16th" is a count.
_ACHIEVEMENTS = re.compile(
    r"\s(?:[A-Za-z’'-]{2,14}\s){0,2}?(?:title|win|victory|goal|century|ton|medal|cap|final|appearance|crown|trophy|defeat|anniversary|birthday|wicket)s?\b"
)
_CITED = re.compile(r"(?:\s?%|\s?per\s?cent)?\s?(?P<join>-|–|—|to|and|or)\s?(?:Rs\.?\s?|[$£€₹])?(?=[\da-z])")
_QUALIFIER = re.compile(r"\s(?P<prep>in|at|near|across|from)\s(?:the\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_CALENDAR: Final = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
)
_OF_BEFORE = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,15}(?:\s[a-z][a-z-]{2,15})?)\s(?:of|by|to|at|for|from|was|is|worth|reached|hit|stood at|was at|costs?|pays?|paid)\s"
    r"(?:just\s|only\s|a\srecord\s|around\s|a\s)?$"
)


def _share(scene: Scene, numeral: Numeral) -> Draft | None:
    """ "two-thirds of", "one in five", "half of": a share told in words, as per cent."""
    m = _FRACTION.match(scene.text, numeral.end, scene.end)
    if m and numeral.words and (numeral.value == 1 or m["part"].endswith("s")):
        value: float = (
            _FRACTIONS[m["part"]] if m["part"] not in ("fifths", "tenths") else _FRACTIONS[m["part"]] * float(numeral.value)
        )
        return _finish_share(scene, numeral.start, m.end(), value)
    if numeral.value == 1 and numeral.words:
        joint = _IN.match(scene.text, numeral.end, scene.end)
        whole = read_number(scene.text, joint.end()) if joint else None
        if whole and isinstance(whole.value, int) and 2 <= whole.value <= 1000 and not read_unit(scene.text, whole.end):
            return _finish_share(scene, numeral.start, whole.end, round(100 / whole.value, 1))
    return None


def _finish_share(scene: Scene, start: int, end: int, value: float) -> Draft:
    whole = measures.read_of(scene.text, end, scene.end)
    begin, hedge = find_hedge(scene.text, start, scene.floor)
    exact = int(value) if float(value).is_integer() else value
    return Draft(begin, max(end, whole.end), exact, "share", hedge=hedge, unit="percent", noun=whole, words=True)


def _half(scene: Scene, at: int) -> Draft | None:
    """ "nearly half of the seats"; not "the first half", "half an hour", "half past"."""
    text, end = scene.text, at + 4
    if re.search(r"(?:first|second|other|other|better|[\d-]|in|and a|an?|the|latter|each|later)[\s-]$", scene.before(at, 10)):
        return None
    hour = re.match(r"\san\s(hour)\b", text[end : end + 9])
    if hour:
        begin, hedge = find_hedge(text, at, scene.floor)
        return Draft(begin, end + hour.end(), 0.5, "time", hedge=hedge, unit="hours", words=True)
    whole = measures.read_of(text, end, scene.end)
    begin, hedge = find_hedge(text, at, scene.floor)
    if not whole.words:
        bare = re.match(r"\s(?:the|its|their|a)\s", text[end : end + 7])
        if not bare:
            return None
        whole = measures.read_noun(text, end + bare.end() - 1, scene.end, plural=False)
        if not whole.words or (hedge == "exact" and not measures.is_plural(whole.head)):
            return None
    return Draft(begin, whole.end, 50, "share", hedge=hedge, unit="percent", noun=whole, words=True)


def _rank(scene: Scene, start: int, end: int, value: int) -> Draft | None:
    """ "his 16th title" counts titles; any other ordinal is a place in an order, and no figure."""
    m = _ACHIEVEMENTS.match(scene.text, end, scene.end)
    if (
        m is None
        or value < 3
        or not re.search(
            r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]|[Tt]he|my|our|career|record|['’]s)\s$", scene.before(start, 10)
        )
    ):
        return None
    return Draft(start, m.end(), value, "rank", unit="rank", measure=m[0].strip())


def _vague(scene: Scene, m: re.Match[str]) -> Draft | None:
    """ "dozens of rescuers": a figure without a value."""
    start = m.start()
    noun = measures.read_noun(scene.text, m.end(), scene.end, plural=True)
    if not noun.words:
        of = measures.read_of(scene.text, m.end() - 3, scene.end)
        noun = of if of.words and measures.is_plural(of.head) else noun
    if not noun.words or noun.head in ("years", "times", "miles"):
        return None
    lead = re.search(r"\b(?:[Tt]ens|[Hh]undreds) of $", scene.before(start, 12))
    begin, _ = find_hedge(scene.text, start - len(lead[0]) if lead else start, scene.floor)
    return Draft(begin, noun.end, None, "vague", hedge="about", noun=noun, words=True)


def _is_label(scene: Scene, start: int, numeral: Numeral) -> bool:
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


# ----------------------------------------------------------------------------------------------------------- the scan
def _read(scene: Scene, m: re.Match[str]) -> Draft | None:
    """The figure that begins at a trigger, or None."""
    text, at, word = scene.text, m.start(), m[0].lower()
    if word == "half":
        return _half(scene, at)
    if word.endswith(" of") and not word.startswith(("a ", "several")):
        return _vague(scene, m)
    if word in ORDINALS:
        return _rank(scene, at, m.end(), ORDINALS[word])
    if not word[0].isdecimal() and word.split()[-1] in _TIME_WORDS.split("|"):
        return _one_time(scene, m)
    if word.endswith(("third", "quarter")):
        return _share(scene, Numeral(1, at, m.end() - len(re.split(r"[ -]", word)[-1]) - 1, True, False))
    numeral: Numeral | None
    if word.split()[-1] in SCALES:
        numeral = _article_scale(scene, m)
    elif word.isdecimal():
        return _read_digits(scene, at)
    else:
        numeral = read_words(text, at)
    if numeral is None:
        return None
    return _share(scene, numeral) or _shape(scene, numeral, at, None)


def _article_scale(scene: Scene, m: re.Match[str]) -> Numeral | None:
    """ "a hundred", "half a million", "a couple of dozen"."""
    words = m[0].lower().split()
    numeral = read_words(scene.text, m.end() - len(words[-1]))
    if numeral is None or words[0] == "several" or "few" in words:
        return None
    factor = 0.5 if words[0] == "half" else 2 if "couple" in words else 1
    value = numeral.value * factor
    return Numeral(int(value), m.start(), numeral.end, True, True)


def _one_time(scene: Scene, m: re.Match[str]) -> Draft | None:
    """ "for a year", "delayed by an hour", "another hour"; not "twice a day"."""
    unit = m[0].lower().split()[-1] + "s"
    another = m[0].lower().startswith("another")
    begin, hedge = find_hedge(scene.text, m.start(), scene.floor)
    led = re.search(
        r"\b(?:for|by|within|after|in|took|take|takes|lasted|lasts|spent|than|every|nearly|half)\s$", scene.before(begin, 8)
    )
    if not another and not led and begin == m.start():
        return None
    end, value = m.end(), 1.0
    half = _AND_A_HALF.match(scene.text, end)
    if half:
        end, value = half.end(), 1.5
    elif re.match(r"\s(?:ago|earlier|later)\b|-", scene.text[end : end + 9]):
        return None
    return Draft(begin, end, 1 if value == 1 else value, "time", hedge=hedge, unit=unit, words=True)


def _read_digits(scene: Scene, at: int) -> Draft | None:
    text = scene.text
    symbol = find_symbol(text, at, scene.floor)
    if symbol is None and at > scene.start:
        before = text[at - 1]
        if before.isalnum() or (before in "-.,:'’" and at > 1 and text[at - 2].isalnum()):
            return None
        if _CLOCK.match(text, at, scene.end):
            return None
    numeral = read_digits(text, at, money=symbol is not None)
    if numeral is None:
        return None
    if symbol is None:
        rank = _RANK_OF.match(text, numeral.end)
        if rank:
            return _rank(scene, at, rank.end(), int(numeral.value)) if isinstance(numeral.value, int) else None
        score = _score(scene, at)
        if score is not None:
            return score
        if _is_label(scene, at, numeral):
            return None
    return _shape(scene, numeral, at, symbol)


def _score(scene: Scene, at: int) -> Draft | None:
    """ "3-2", "6-1 6-3", a vote of "52-48"; a range ("10-15 people") is told by the plural behind it."""
    m = _SCORE.match(scene.text, at, scene.end)
    if m is None:
        votes = re.compile(r"\d{1,4}").match(scene.text, at)
        tally = _VOTES.match(scene.text, votes.end(), scene.end) if votes else None
        if votes and tally and re.search(r"\b(?:voted?|votes|by)\b[^.;]{0,24}$", scene.before(at, 40)):
            return Draft(at, tally.end(), f"{votes[0]}-{tally[1]}", "score", unit="votes", measure="vote")
        return None
    more = _MORE_SCORES.match(scene.text, m.end(), scene.end)
    end = more.end() if more else m.end()
    several = end > m.end()
    first, second = (int(x) for x in re.split("[-–]", m[0]))
    if not several and first < second and measures.read_noun(scene.text, end, scene.end, plural=True).words:
        return None
    around = scene.before(at, 50) + "|" + scene.text[end : min(scene.end, end + 40)]
    if not several and not _SCORE_WORDS.search(around):
        return None
    value = scene.text[at:end].replace("–", "-")
    return Draft(at, end, value, "score", unit="score", measure="vote" if "vot" in around else "score")


def _shape(scene: Scene, numeral: Numeral, at: int, symbol: tuple[int, str] | None) -> Draft | None:
    """A number with what stands around it: range, money, unit, age, share, or a count of something."""
    text = scene.text
    begin, hedge = find_hedge(text, symbol[0] if symbol else at, scene.floor)
    draft = Draft(begin, numeral.end, numeral.value, "count", hedge=hedge, words=numeral.words)
    if symbol is not None:
        draft.role, draft.unit = "money", symbol[1]
    if not numeral.words or not numeral.scaled:
        half = _AND_A_HALF.match(text, numeral.end)
        if half:
            draft.value, draft.end = float(numeral.value) + 0.5, half.end()
    _take_range(scene, draft, symbol is not None)
    _take_hedge_after(scene, draft)
    if _take_age(scene, draft, at):
        return draft
    if draft.role != "money":
        if (
            text[draft.end : draft.end + 1] == "-"
            and text[draft.end + 1 : draft.end + 2].strip(" ").isalpha()
            and not _take_compound(scene, draft)
        ):
            return None
        if draft.role == "count" and not _take_magnitude(scene, draft):
            _take_unit(scene, draft)
    elif symbol is not None:
        _take_money_noun(scene, draft)
    if draft.role == "count":
        return _take_count(scene, draft, numeral)
    return draft


def _take_range(scene: Scene, draft: Draft, money: bool) -> None:
    """ "between 20 and 30", "10-15", "20 to 30", "five or six": from "from 20 to 30" two figures are made instead."""
    text = scene.text
    m = _CITED.match(text, draft.end, scene.end)
    if m is None or isinstance(draft.value, str) or draft.value is None:
        return
    join = m["join"]
    between = re.search(r"\b[Bb]etween\s$", scene.before(draft.start, 9))
    if (join == "and" and not between) or (join in ("to", "or") and m[0][0] not in " %p"):
        return
    if (
        join == "to"
        and re.search(r"\b(?:from|[Ff]rom)\s$", scene.before(draft.start, 6))
        and "rang" not in scene.before(draft.start, 16)
    ):
        return
    second = read_number(text, m.end(), money=money)
    if second is None or (second.words and not draft.words) or _CLOCK.match(text, second.start):
        return
    low, high = draft.value, second.value
    if second.scaled and low < high and text[draft.end - 1].isdecimal() and low < 1000:  # "two to three million", "$1-2bn"
        low = _scaled_like(low, second, text)
    if low >= high or (join == "or" and high - low > 10):
        return
    draft.low, draft.high, draft.value, draft.end, draft.hedge = low, high, None, second.end, "between"
    if between:
        draft.start -= len(between[0])


def _scaled_like(low: float, second: Numeral, text: str) -> int | float:
    plain = read_digits(text[second.start : second.end].split(" ")[0], 0)
    if plain is None or not plain.value:
        return low
    factor = second.value / plain.value
    value = low * factor
    return int(value) if float(value).is_integer() else value


def _take_hedge_after(scene: Scene, draft: Draft) -> None:
    after = read_hedge_after(scene.text, draft.end)
    if after and draft.hedge == "exact":
        draft.end, draft.hedge = after


def _take_age(scene: Scene, draft: Draft, at: int) -> bool:
    text = scene.text
    old = _AGE_AFTER.match(text, draft.end, scene.end)
    value = draft.value if draft.value is not None else draft.low
    if not isinstance(value, int) or not 0 < value < 125:
        return False
    if old:
        draft.end = old.end()
        draft.unit = "months" if "month" in old[0] else "years"
        noun = (
            measures.read_noun(text, draft.end, scene.end, plural=False)
            if not text[draft.end : draft.end + 1] == "s"
            else Noun(0, ())
        )
        if noun.words and old[0].startswith("-") and len(noun.words) < 3:
            draft.end = noun.end
    else:
        aged = _AGE_BEFORE.search(scene.before(draft.start, 22))
        commas = (
            not draft.words
            and 1 < value < 111
            and text[draft.end : draft.end + 1] in (",", ".")
            and _AGE_IN_COMMAS.search(scene.before(at, 24))
        )
        if commas and (
            text[draft.end : draft.end + 1] == "." or not text[draft.end + 1 : draft.end + 2].isspace() or _in_list(scene, at)
        ):
            commas = None
        if not aged and not commas:
            return False
        if aged and read_unit(text, draft.end):
            unit = read_unit(text, draft.end)
            if unit and unit[1] != "years":
                return False
        if aged and aged[0].lower().startswith("age"):
            draft.start -= len(aged[0])
        draft.unit = "years"
    draft.role, draft.measure = "age", "age"
    return True


def _in_list(scene: Scene, at: int) -> bool:
    """A number between commas where other numbers stand in the same row is no age ("in Rome, 12, and Oslo, 7")."""
    return scene.last is not None and scene.last.role == "count" and at - scene.last.end < 40 and not scene.last.measure == "age"


def _take_compound(scene: Scene, draft: Draft) -> bool:
    """ "three-month extension", "15-nation", "7.2-magnitude"; "two-car" and "one-shot" are words, not figures."""
    m = _COMPOUND.match(scene.text, draft.end, scene.end)
    if m is None:
        return False
    unit = read_unit(scene.text, draft.end)
    if m["what"] == "magnitude":
        draft.role, draft.unit, draft.end = "magnitude", "magnitude", m.end()
        return True
    if unit and unit[0] > draft.end and (unit[1] in TIME or not draft.words):
        draft.unit, draft.end = unit[1], unit[0]
        draft.role = "time" if unit[1] in TIME else "percent" if unit[1] == "percent" else "size"
        noun = measures.read_noun(scene.text, draft.end, scene.end, plural=False)
        if noun.words and len(noun.words) < 4:
            draft.end, draft.measure = noun.end, " ".join(noun.words)
        return True
    if draft.words or m["more"] or draft.value is None:
        return False
    noun = measures.read_noun(scene.text, m.end(), scene.end, plural=False)
    draft.role, draft.end, draft.noun = "size", max(m.end(), noun.end), Noun(m.end(), (m["what"],))
    draft.measure = m["what"]
    return True


def _take_magnitude(scene: Scene, draft: Draft) -> bool:
    before = _MAGNITUDE_BEFORE.search(scene.before(draft.start, 16))
    after = _MAGNITUDE_AFTER.match(scene.text, draft.end, scene.end)
    if not after and not (before and before[0].lower().startswith("magnitude")):
        return False
    draft.role, draft.unit, draft.measure = "magnitude", "magnitude", "magnitude"
    if after:
        draft.end = after.end()
    elif before:
        draft.start -= len(before[0])
    return True


def _take_unit(scene: Scene, draft: Draft) -> None:
    text = scene.text
    unit = read_unit(text, draft.end)
    if unit is not None and unit[1] == "m" and text[draft.end] == "m" and draft.value is not None:
        crowd = measures.read_noun(text, unit[0], scene.end, plural=True)
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
    money = read_money(text, draft.end)
    if money is not None:
        draft.end, draft.unit = money
        draft.role = "money"
        _take_money_noun(scene, draft)


def _take_whole(scene: Scene, draft: Draft) -> None:
    """ "20% of the commuting demand", "a 12% rise", "a discount of 75%"."""
    whole = measures.read_of(scene.text, draft.end, scene.end)
    if whole.words:
        draft.noun, draft.end, draft.measure = whole, whole.end, " ".join(whole.words)
        return
    noun = measures.read_noun(scene.text, draft.end, scene.end, plural=False)
    if noun.words:
        draft.measure = " ".join(noun.words)
        return
    before = _OF_BEFORE.search(scene.before(draft.start, 44))
    if before:
        draft.measure = before["noun"]


def _take_money_noun(scene: Scene, draft: Draft) -> None:
    before = _OF_BEFORE.search(scene.before(draft.start, 44))
    noun = measures.read_noun(scene.text, draft.end, scene.end, plural=False)
    if noun.words and len(noun.words) < 4:
        draft.measure = " ".join(noun.words)
    elif before:
        draft.measure = before["noun"]
    each = _EACH.match(scene.text, draft.end, scene.end)
    if each:
        draft.end = each.end()
        draft.measure = (draft.measure + each[0]).strip()


_ELLIPSIS = re.compile(
    r"\s(?:w[ae]re|was|have|has|had|are|is|others?|in|on|from|of|at|for|per|died|came|as|during|with|to|and|by|last)\b|[,;.)]|\s?$"
)
_DEFINITE = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Mm]y|other|last|first|next|same|each|any|no|every|this|that)\s$"
)


def _take_count(scene: Scene, draft: Draft, numeral: Numeral) -> Draft | None:
    """A count of something: with its noun, as part of a whole ("19 of them"), or bare beside its own verb."""
    text, number_end = scene.text, draft.end
    one = draft.value == 1
    whole = measures.read_of(text, number_end, scene.end)
    noun = whole if whole.words else measures.read_noun(text, number_end, scene.end, plural=not one)
    if whole.words and one:
        return None
    draft.noun = noun
    draft.end = noun.end if noun.words else number_end
    draft.event = _event(scene, draft)
    if draft.words and _is_idle(scene, draft, one):
        return None
    if not noun.words and not _may_stand_bare(scene, draft, numeral):
        return None
    if not noun.words:
        after = re.match(r"\s(?:injured|wounded|dead|killed|missing|others)\b", text[draft.end : draft.end + 9])
        if after:
            draft.end += after.end()
    return draft


def _event(scene: Scene, draft: Draft) -> str:
    own = next((w.lower() for w in draft.noun.words if w.lower() in EVENT_OF), "")
    return (
        own
        or measures.event_after(scene.text, draft.end, scene.end)
        or measures.event_before(scene.text, draft.start, scene.start)
    )


def _is_idle(scene: Scene, draft: Draft, one: bool) -> bool:
    """Small numbers in words that count nothing a reader would miss: "one of", "one day", "the two sides"."""
    if one:
        return not (
            (draft.event and EVENT_OF.get(draft.event) and (not draft.noun.words or draft.noun.head in PEOPLE))
            or (
                draft.noun.words
                and draft.noun.head in PEOPLE
                and draft.noun.head not in ("member", "man", "woman", "person", "official", "others")
            )
            or (
                draft.noun.words
                and re.match(r"\s(?:and|,)\s(?:two|three|four|five|six|\d)", scene.text[draft.end : draft.end + 10])
            )
        )
    value = draft.value if isinstance(draft.value, int) else draft.high
    if value is None or value > 10 or draft.event:
        return False
    return draft.hedge == "exact" and bool(_DEFINITE.search(scene.before(draft.start, 8)))


def _may_stand_bare(scene: Scene, draft: Draft, numeral: Numeral) -> bool:
    """Whether a number without a noun counts something: beside its own verb, in a row of counts, or large."""
    text = scene.text
    if draft.event:
        return True
    if not _ELLIPSIS.match(text, draft.end, scene.end):
        return False
    if draft.words and not numeral.scaled:
        follows = re.match(r"\s(?:were|was|have|had|are|others?)\b", text[draft.end : draft.end + 8])
        return follows is not None and scene.lead is not None and draft.value != 1
    value = draft.value if draft.value is not None else draft.high
    if not isinstance(value, int | float):
        return False
    if draft.start == scene.start and text[draft.end : draft.end + 1] in ".)":
        return False  # the number of a list's item
    if numeral.scaled or draft.hedge != "exact" or value >= 10000:
        return True
    if 1900 <= value <= 2100 and "," not in text[numeral.start : numeral.end]:
        return False
    return (
        scene.lead is not None
        or re.search(r"\b(?:to|at|by|of|from|with|only|just|number\w*|total\w*|was|is|were)\s$", scene.before(draft.start, 8))
        is not None
    )


def _scan(text: str, sentence: Sentence, spans: Sequence[tuple[int, int]], lead: Draft | None) -> Iterator[Draft]:
    """The figures of one sentence, in order; `spans` are its dates, which are no figures."""
    scene = Scene(text, sentence.start, sentence.end, sentence.start, None, lead)
    at, which = sentence.start, 0
    while True:
        m = _TRIGGER.search(text, at, sentence.end)
        if m is None:
            return
        while which < len(spans) and spans[which][1] <= m.start():
            which += 1
        if which < len(spans) and m.end() > spans[which][0]:
            at = max(spans[which][1], m.start() + 1)
            scene.floor = at
            continue
        draft = _read(scene, m)
        if draft is None:
            at = m.end()
            continue
        ceiling = spans[which][0] if which < len(spans) and spans[which][0] > m.start() else sentence.end
        if draft.end > ceiling:
            draft.end = max(m.end(), len(text[:ceiling].rstrip()))
        at = scene.floor = max(draft.end, m.end())
        if draft.role == "count" and not draft.noun.words and scene.lead is not None and at - scene.lead.end < 200:
            draft.noun = replace_noun(scene.lead.noun)
        scene.last = draft
        if draft.role == "count" and draft.noun.words:
            scene.lead = draft
        yield draft


def replace_noun(noun: Noun) -> Noun:
    """The noun of another figure, as a bare number shares it: it ends nowhere in this one."""
    return Noun(0, noun.words)


_BESIDE = re.compile(r"\s?(?:,|and|,\sand|as well as|or)?\s?(?:the\s)?")


def _share_events(text: str, drafts: Sequence[Draft]) -> None:
    """ "killing 20 soldiers and 3 civilians", "two dead and five injured": counts side by side share what happened."""
    for a, b in zip(drafts, drafts[1:], strict=False):
        if a.role != "count" or b.role != "count" or b.start - a.end > 14:
            continue
        if not _BESIDE.fullmatch(text, a.end, b.start):
            continue
        if a.event and not b.event:
            b.event = a.event
        elif b.event and not a.event and a.noun.words and a.noun.head in PEOPLE:
            a.event = b.event


_EXTRA: Final = frozenset({"more", "other", "others", "such", "new", "additional", "further"})


def _name_measure(text: str, sentence: Sentence, draft: Draft) -> None:
    """Write down what is counted, what happened to it, and where, in the article's words."""
    if draft.role in ("count", "vague"):
        words = [w for w in draft.noun.words if w.lower() not in _EXTRA]
        if draft.event and draft.event not in (w.lower() for w in words):
            words.append(draft.event)
        draft.measure = " ".join(words)
        people = draft.noun.head in PEOPLE or (EVENT_OF.get(draft.event) in CASUALTIES and not draft.noun.words)
        draft.unit = "people" if people and draft.unit is None else draft.unit
        each = _EACH.match(text, draft.end, sentence.end)
        if each:
            draft.measure += each[0]
    if draft.role in ("count", "percent", "vague") and draft.measure:
        m = _QUALIFIER.search(text, draft.end, min(sentence.end, draft.end + 60))
        if m and m["place"].split()[0] not in _CALENDAR and not re.search(r"\d|[,;:]", text[draft.end : m.start()]):
            draft.measure += f" {m['prep']} {m['place']}"


def find_figures(article: Article, dates: Sequence[Fact]) -> list[Fact]:
    """Find the figures of an article, one fact a mention, in the text's order; `dates` are what `find_dates` found.

    Each has `value`, or `value_low` and `value_high`, or neither where the text is vague ("dozens of"); `hedge`; `unit`
    (ISO 4217 for money, "percent", "km", "people" …, None for a plain count); `measure`, what is counted and what happened
    to it; `importance` in 0..1. In languages other than English nothing is found.
    """
    if article.language.lower().split("-")[0] != "en":
        return []
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for date in dates:
        by_sentence.setdefault(date.sentence, []).append((date.start, date.end))
    facts: list[Fact] = []
    lead: Draft | None = None
    count = max(1, len(article.sentences))
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind in SKIPPED:
            continue
        drafts = list(_scan(article.text, sentence, by_sentence.get(sentence.index, ()), lead))
        _share_events(article.text, drafts)
        for draft in drafts:
            _name_measure(article.text, sentence, draft)
            facts.append(_make_fact(article, sentence, draft, sentence.index / count))
        nouns = [d for d in drafts if d.role == "count" and d.noun.words]
        lead = nouns[-1] if nouns else None
    return _weigh_repetition(facts)


#: What a figure of each role weighs: what happened to people first, durations and ages last.
_WEIGHT: Final[dict[str, float]] = {
    "score": 0.85, "magnitude": 0.85, "money": 0.7, "percent": 0.65, "share": 0.6, "count": 0.55, "vague": 0.4, "size": 0.45,
    "rank": 0.4, "time": 0.3, "age": 0.22,
}  # fmt: skip
_EVENT_WEIGHT: Final[dict[str, float]] = {"killed": 1.0, "wounded": 0.9, "missing": 0.9}


def _make_fact(article: Article, sentence: Sentence, draft: Draft, depth: float) -> Fact:
    weight = _WEIGHT[draft.role]
    event = EVENT_OF.get(draft.event)
    if event:
        weight = _EVENT_WEIGHT.get(event, 0.75)
    if draft.hedge in ("about", "up to") or draft.value is None:
        weight *= 0.95
    exact = article.text[draft.start : draft.end]
    return Fact(
        kind="figure",
        text=exact,
        evidence=(Evidence(sentence.index, draft.start, draft.end, exact),),
        importance=round(weight * (1 - 0.45 * depth), 4),
        value=draft.value,
        value_low=draft.low,
        value_high=draft.high,
        hedge=draft.hedge,
        unit=draft.unit,
        measure=draft.measure or None,
    )


def _weigh_repetition(facts: list[Fact]) -> list[Fact]:
    """What is told twice matters more."""
    told: dict[tuple[object, ...], int] = {}
    for f in facts:
        key = (f.value, f.value_low, f.value_high, f.unit)
        told[key] = told.get(key, 0) + 1
    return [
        replace(f, importance=round(min(1.0, f.importance * 1.1), 4))
        if f.value is not None and told[(f.value, f.value_low, f.value_high, f.unit)] > 1
        else f
        for f in facts
    ]
