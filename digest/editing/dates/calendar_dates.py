"""Dates by month: "7 August 2021", "Aug. 7", "January 1 to 31", "September this year", "in March", 2021-08-07."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from digest.editing.dates import days
from digest.editing.dates.moments import (
    DAY,
    DAY_FIRST,
    MONTH,
    MONTH_FIRST,
    TO,
    WITH_YEAR,
    YEAR,
    YEAR_STEPS,
    Found,
    Rule,
    Scene,
    day_number,
    make_rules,
    month_number,
)
from digest.patterns import Pattern

_ENDS_IN_YEAR = Pattern(r"\d{4}(?:-\d\d){0,2}")
_PAST_DEADLINE = Pattern(r"\b(?:was|were|had)\b[^,;]{0,40}\b(?:by|till|until)\s$")
#: A second verb takes a month out of the year that the first had: "built in 1994 and passed its test on May 12".
_NEXT_DEED = Pattern(
    r"\b(?:and|but)\s(?:then\s|now\s|later\s|has\s|had\s)?(?:[a-z]{2,14}ed|was|were|took|made|won|lost|came|went)\b"
)

#: What an amount is held against has been.
_COMPARED = Pattern(r"\b(?:from|than|against|versus|compared (?:with|to))\s[^,;:]{0,12}\d[^,;:]{0,36}?\b(?:in|of)\s$")

#: The next date of a row, which has the year for both.
_YEAR_BEHIND = Pattern(
    rf"(?:,|,?\s(?:and|or|to|until))\s(?:[A-Z][a-z]{{2,8}}\.?,?\s)?(?:{MONTH}\s{DAY}|{DAY}\s{MONTH}),?\s(?P<year>{YEAR})"
)


#: A verb further away than this, in characters, says nothing of a month: the nearer year is the better guess.
_REACH: Final = 50


def _year_of(m: re.Match[str], scene: Scene, month: int, day: int | None) -> int | None:
    """The year that goes with a month: told, told by reference, or guessed; the pattern has `year` and `ref`."""
    if m["year"]:
        return int(m["year"])
    if m["ref"] and scene.year is not None:
        step = YEAR_STEPS.get(m["ref"])
        if step is not None:
            return scene.year + step
    if m["ref"] in ("this", "last", "next"):
        return None  # counted from a publication that nobody knows
    return _guess_year(m, scene, month, day)


def _guess_year(m: re.Match[str], scene: Scene, month: int, day: int | None) -> int | None:
    """The year that goes with a month that has none: of the sentence, or the one that the tense asks for."""
    if scene.today is None:
        return scene.only_year
    last = scene.found[-1] if scene.found else None
    named = last and last.iso and _ENDS_IN_YEAR.fullmatch(last.iso) and scene.text[last.end - 4 : last.end] == last.iso[:4]
    if _COMPARED.search(scene.before(m.start(), 60)):
        return days.nearest_year(scene.today, month, day, False)  # "up from 2.5% in December"
    if named and last and last.iso and not _NEXT_DEED.search(scene.text, last.end, m.start()):
        return int(last.iso[:4])  # "in 2016 … and in April"
    if day is not None and (shared := _YEAR_BEHIND.match(scene.text, m.end(), scene.end)):
        return int(shared["year"])  # "on Sept. 2 and Sept. 7, 2020"
    ahead = scene.future(m.start(), m.end(), _REACH)
    if ahead and day is not None and _PAST_DEADLINE.search(scene.before(m.start(), 40)):
        ahead = None  # "the deadline was till 2 August", told on the third
    year = days.nearest_year(scene.today, month, day, ahead)
    return _year_of_story(scene, year, month, day) if day is not None and month in scene.month_years else year


#: Days from publication at which the year that the text told with the same month is the better guess.
_NEWS: Final = 60


def _year_of_story(scene: Scene, year: int, month: int, day: int) -> int:
    """The past year that the text told with this month, "in December 2023 … on 19 December", unless the day is news."""
    there, told = days.make_day(year, month, day), scene.month_years[month]
    if scene.today is None or there is None or told >= scene.today.year or abs((there - scene.today).days) <= _NEWS:
        return year
    return told


def _full_date(m: re.Match[str], scene: Scene) -> Found | None:
    month, day = month_number(m["month"]), day_number(m["day"])
    if month is None:
        return None
    year = _year_of(m, scene, month, day)
    if year is None:
        return Found(m.start(), m.end(), None, "day")
    there = days.make_day(year, month, day)
    return Found(m.start(), m.end(), there.isoformat(), "day") if there else None


def _day_range(m: re.Match[str], scene: Scene) -> Found | None:
    groups = m.groupdict()
    first_month, last_month = month_number(groups.get("month1") or m["month"]), month_number(groups.get("month2") or m["month"])
    if first_month is None or last_month is None:
        return None
    year = _year_of(m, scene, first_month, day_number(m["day1"]))
    if year is None:
        return Found(m.start(), m.end(), None, "span")
    first = days.make_day(year, first_month, day_number(m["day1"]))
    last = days.make_day(year + (last_month < first_month), last_month, day_number(m["day2"]))
    if first is None or last is None or last < first:
        return None
    return Found(m.start(), m.end(), days.iso_span(first.isoformat(), last.isoformat()), "span")


def _iso_date(m: re.Match[str], scene: Scene) -> Found | None:
    there = days.make_day(int(m[1]), int(m[2]), int(m[3]))
    if there is None:
        return None
    if m[4] and int(m[4]) < 24 and int(m[5]) < 60:
        return Found(m.start(), m.end(), f"{there.isoformat()}T{m[4]}:{m[5]}", "clock")
    return Found(m.start(), m.end(3), there.isoformat(), "day")


def _numeric_date(m: re.Match[str], scene: Scene) -> Found | None:
    """07/08/2021 is safe only where one number cannot be a month, or both are equal; dots are always day first."""
    a, b, year = int(m[1]), int(m[3]), int(m[4])
    readings = {days.make_day(year, b, a)} if m[2] == "." else {days.make_day(year, b, a), days.make_day(year, a, b)}
    sure = [d for d in readings if d is not None]
    if not sure:
        return None
    return Found(m.start(), m.end(), sure[0].isoformat() if len(sure) == 1 else None, "day")


def _month_year(m: re.Match[str], scene: Scene) -> Found | None:
    month = month_number(m["month"])
    if month is None:
        return None
    year = _year_of(m, scene, month, None)
    return Found(m.start(), m.end(), days.iso_month(year, month) if year else None, "month")


def _month_range(m: re.Match[str], scene: Scene) -> Found | None:
    first, last = month_number(m["month1"]), month_number(m["month"])
    if first is None or last is None:
        return None
    year = _year_of(m, scene, last, None)
    if year is None:
        return Found(m.start(), m.end(), None, "span")
    iso = days.iso_span(days.iso_month(year - (first > last), first), days.iso_month(year, last))
    return Found(m.start(), m.end(), iso, "span")


#: Words that only stand before a month, never before a name or a verb.
_BEFORE_MONTH = Pattern(
    r"(?:^|\s)(?P<ref>[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|of|[Ff]rom|[Bb]y|to|till"
    r"|[Bb]efore|[Aa]fter|[Pp]revious|and|between|[Ff]or)[\s-]$"
)
_SURE_BEFORE_MAY: Final = frozenset(
    {"in", "since", "until", "during", "throughout", "last", "next", "early", "late", "mid", "till"}
)
_NAME_MAY = Pattern(r"(?:Theresa|Mrs|Ms|Mr|Minister|Brian|James|Peter|Robert|Karl) May\b")
_AFTER_MARCH = Pattern(r"\s(?:was|is|saw|has|had|will|proved|proves|marked|marks|brought|remains|and|to)\b|[,.;:)]|$")
_MARCH_FOR = Pattern(r"\s(?:for|of|on|against)\s[A-Z]")
_NAME_GOES_ON = Pattern(r"\s[A-Z]")


def _names_may(scene: Scene) -> bool:
    """Whether the text speaks of somebody called May; looked for once, when a month of that name is in doubt."""
    if scene.may_is_name is None:
        scene.may_is_name = _NAME_MAY.search(scene.text) is not None
    return scene.may_is_name


def _bare_month(m: re.Match[str], scene: Scene) -> Found | None:
    """A month alone, as far as it is one: not Mrs May, not a protest march, not a woman named April."""
    word, start = m[0].rstrip("."), m.start()
    end = start + len(word)
    before = scene.before(start, 12)
    if before.endswith(" in "):
        cue = "in"
    else:
        led = _BEFORE_MONTH.search(before)
        cue = led["ref"].lower() if led else ""
    if word in ("May", "MAY"):
        if cue not in _SURE_BEFORE_MAY and (not cue or _names_may(scene)):
            return None
    elif word in ("March", "MARCH"):
        if not cue and not (start == scene.start and _AFTER_MARCH.match(scene.text, end, end + 24)):
            return None
        if _MARCH_FOR.match(scene.text, end):
            return None
    elif not cue and ((len(word) <= 4 and word not in ("June", "July")) or _NAME_GOES_ON.match(scene.text, end)):
        return None
    month = month_number(word)
    if month is None:
        return None
    if cue in ("last", "next", "this"):
        start = start - len(cue) - 1
        return Found(start, end, _near_month(scene.today, month, cue) if scene.today else None, "month")
    year = _guess_year(m, scene, month, None)
    return Found(start, end, days.iso_month(year, month) if year else None, "month")


def _near_month(today: date, month: int, cue: str) -> str:
    """ "last March", "next June", "this August"."""
    if cue == "this":
        return days.iso_month(today.year, month)
    if cue == "last":
        return days.iso_month(today.year - (month >= today.month), month)
    return days.iso_month(today.year + (month <= today.month), month)


def _year_then_month(m: re.Match[str], scene: Scene) -> Found | None:
    """ "last year in March"."""
    month = month_number(m["month"])
    if month is None:
        return None
    if scene.year is None:
        return Found(m.start(), m.end(), None, "month")
    step = {"this": 0, "last": -1, "next": 1}[m["which"].lower()]
    return Found(m.start(), m.end(), days.iso_month(scene.year + step, month), "month")


ISO_DATES: Final[tuple[Rule, ...]] = make_rules((r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?(?!\d)", _iso_date))
#: What may begin with the number of a day, longest shapes first.
DAY_RULES: Final[tuple[Rule, ...]] = make_rules(
    (r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", _numeric_date),
    (
        rf"(?P<day1>{DAY})\s(?:of\s)?(?P<month1>{MONTH}){TO}(?P<day2>{DAY})\s(?:of\s)?(?P<month2>{MONTH}){WITH_YEAR}?",
        _day_range,
    ),
    (rf"(?P<day1>{DAY}){TO}(?P<day2>{DAY})\s(?:of\s)?(?P<month>{MONTH}){WITH_YEAR}?", _day_range),
    (DAY_FIRST, _full_date),
)
#: What may begin with a month, longest shapes first; the last is the month alone.
MONTH_RULES: Final[tuple[Rule, ...]] = make_rules(
    (rf"(?P<month1>{MONTH})\s(?P<day1>{DAY}){TO}(?P<month2>{MONTH})\s(?P<day2>{DAY}){WITH_YEAR}?", _day_range),
    (rf"(?P<month>{MONTH})\s(?P<day1>{DAY}){TO}(?P<day2>{DAY}){WITH_YEAR}?", _day_range),
    (MONTH_FIRST, _full_date),
    (rf"(?P<month1>{MONTH}){TO}(?P<month>{MONTH}){WITH_YEAR}", _month_range),
    (rf"(?P<month>{MONTH})(?:\sof)?{WITH_YEAR}", _month_year),
    (rf"(?P<month>{MONTH})", _bare_month),
)
#: What stands behind a month where it is more than the month alone: a day, a year, another month, or "of last year".
MORE_THAN_MONTH = Pattern(rf"\.?(?:{TO}[A-Z]|(?:\sof)?,?\s(?:of\s)?(?:\d|this|last|next|that|the))")
#: What begins with a weekday, whole or short, and is settled by the date behind it: "Saturday, 7 August".
LED_BY_WEEKDAY: Final[tuple[Rule, ...]] = make_rules(
    (rf"[A-Z][a-z]+(?:(?<!day)\.)?,?\s(?:the\s)?{DAY_FIRST}", _full_date),
    (rf"[A-Z][a-z]+(?:(?<!day)\.)?,?\s{MONTH_FIRST}", _full_date),
)
#: "last year in March".
LED_BY_YEAR: Final[tuple[Rule, ...]] = make_rules(
    (rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year in (?P<month>{MONTH})", _year_then_month),
)
