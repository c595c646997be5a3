"""Dates told from publication: "yesterday", "last week", "two years ago", "the last 24 hours", "the second quarter of 2021"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from digest.editing.dates import days
from digest.editing.dates.calendar_dates import LED_BY_YEAR
from digest.editing.dates.moments import PART_OF_DAY, YEAR, Found, Rule, Scene, make_rules
from digest.editing.numbers import read_number
from digest.patterns import Pattern

_UNITS: Final = ("minute", "hour", "day", "week", "month", "year", "decade", "quarter")
_UNIT: Final = f"(?P<unit>{'|'.join(_UNITS)})"
_STEPS: Final[dict[str, int]] = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near_day(m: re.Match[str], scene: Scene) -> Found | None:
    word = m["word"].lower()
    there = days.shift_days(scene.today, _STEPS[word]) if scene.today else None
    before = scene.before(m.start(), 16).lower()
    if word in ("yesterday", "tomorrow") and re.search(r"the day (?:before|after) $", before):
        there = days.shift_days(there, _STEPS[word]) if there else None
        start = m.start() - (15 if before.endswith("before ") else 14)
        return Found(start, m.end(), there.isoformat() if there else None, "day")
    if re.match(r"\s[A-Z]", scene.text[m.end() : m.end() + 2]) and m[0] == "Today" and m.start() > scene.start:
        return None  # "USA Today Sports"
    if before.endswith(("usa ", "india ", "russia ")) and m[0] == "Today":
        return None
    return Found(m.start(), m.end(), there.isoformat() if there else None, "day")


def _near_period(m: re.Match[str], scene: Scene) -> Found | None:
    """ "last week", "this month", "next year", "the past decade"."""
    which, unit = m["which"].lower(), m["unit"]
    if which == "next" and scene.before(m.start(), 4) in ("The ", "the ") and m.start() - 4 == scene.start:
        return Found(m.start(), m.end(), None, unit)  # "The next week they met": after what was told before
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}[which]
    start, end, today = m.start(), m.end(), scene.today
    if unit == "year":
        if scene.year is None:
            return Found(start, end, None, "year")
        if which in ("past", "coming"):
            return _interval(start, end, today, 12 * step, "month")
        return Found(start, end, f"{scene.year + step:04d}", "year")
    if today is None or which == "previous":
        return Found(start, end, None, unit)
    if unit == "month":
        return Found(start, end, days.iso_month(today.year, today.month + step), "month")
    if unit == "week":
        there = days.shift_days(today, 7 * step)
        return Found(start, end, days.iso_week(there) if there else None, "week")
    if unit == "weekend":
        if which == "this":
            step = 0 if scene.future(start, end) or today.weekday() >= 5 else -1
        elif which in ("last", "past"):
            step = -1
        return Found(start, end, _weekend(today, step), "span")
    if unit == "quarter":
        return Found(start, end, _quarter(today.year, (today.month - 1) // 3 + step), "span")
    if unit == "decade" and which == "past":
        return _interval(start, end, today, -120, "month")
    if unit == "decade":
        return Found(start, end, days.iso_decade(today.year + 10 * step), "decade")
    if unit == "night":
        there = days.shift_days(today, -1)
        return Found(start, end, there.isoformat() if there and which == "last" else None, "day") if which == "last" else None
    return Found(start, end, today.isoformat(), "day") if which == "this" else None  # this morning


def _interval(start: int, end: int, today: date | None, amount: int, unit: str) -> Found:
    """A stretch that ends (or begins, where `amount` is positive) with publication; months where the unit is a month."""
    if today is None:
        return Found(start, end, None, "span")
    if unit == "month":
        there, here = days.iso_month(today.year, today.month + amount), days.iso_month(today.year, today.month)
    elif unit == "year":
        there, here = f"{today.year + amount:04d}", f"{today.year:04d}"
    else:
        shifted = days.shift_days(today, amount)
        if shifted is None:
            return Found(start, end, None, "span")
        there, here = shifted.isoformat(), today.isoformat()
    return Found(start, end, days.iso_span(*sorted((there, here))), "span")


def _quarter(year: int, index: int) -> str:
    """The interval of a quarter; `index` counts from 0 and may lie outside 0 to 3."""
    return f"{days.iso_month(year, index * 3 + 1)}/{days.iso_month(year, index * 3 + 3)}"


_UNIT_AT = Pattern(rf"[\s-]{_UNIT}s\b")
#: Before the verb "last".
_LASTS = Pattern(r"\b(?:to|will|would|can|could|may|might|should|must|not|n['’]t|usually|normally|often)\s$")
_UNIT_DAYS: Final[dict[str, int]] = {"minute": 0, "hour": 0, "day": 1, "week": 7}


def _stretch(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the last 24 hours", "the past three weeks", "the next two days"."""
    if m["which"] == "last" and _LASTS.search(scene.before(m.start(), 12)):
        return None  # "is expected to last four days"
    number = read_number(scene.text, m.end())
    unit = _UNIT_AT.match(scene.text, number.end) if number else None
    if number is None or unit is None or not isinstance(number.value, int) or not 0 < number.value < 5000:
        return None
    sign = 1 if m["which"].lower() in ("next", "coming") else -1
    name, amount = unit["unit"], number.value
    if name == "hour":
        found = _interval(m.start(), unit.end(), scene.today, sign * max(1, round(amount / 24)), "day")
    elif name in _UNIT_DAYS:
        found = _interval(m.start(), unit.end(), scene.today, sign * amount * _UNIT_DAYS[name], "day")
    elif name == "month" or (name == "quarter"):
        found = _interval(m.start(), unit.end(), scene.today, sign * amount * (3 if name == "quarter" else 1), "month")
    else:
        years = amount * (10 if name == "decade" else 1)
        if scene.today is not None and not 0 < scene.today.year + sign * years < 9999:
            return None
        found = _interval(m.start(), unit.end(), scene.today, sign * years, "year")
    return found


_BACK = Pattern(
    r"(?P<hedge>(?:about|around|nearly|almost|more than|over|some|just|roughly|at least)\s)?"
    r"(?P<number>\d{1,4}|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?|one|two|three|four|five|six|seven|eight|nine|ten"
    rf"|eleven|twelve|\w{{3,5}}teen|a few|several|a couple of)\s{_UNIT}s?\s$",
    re.IGNORECASE,
)


def _ago(m: re.Match[str], scene: Scene) -> Found | None:
    """ "three days ago" counts back from publication; "three days earlier" from something that the text tells elsewhere."""
    before = scene.before(m.start(), 48)
    last = before.split()[-1:]
    if not last or last[0].lower().removesuffix("s") not in _UNITS:
        return None
    back = _BACK.search(before)
    if back is None:
        return None
    start = m.start() - len(before) + back.start()
    word, unit, today = back["number"].lower(), back["unit"].lower(), scene.today
    number = 1 if word in ("a", "an") else getattr(read_number(word, 0), "value", None)
    if (
        m[0] != "ago"
        or today is None
        or not isinstance(number, int)
        or (back["hedge"] and back["hedge"].strip().lower() in ("more than", "over"))
    ):
        return Found(start, m.end(), None, "day")
    if unit in ("minute", "hour"):
        there = days.shift_days(today, -round(number / 24) if unit == "hour" else 0)
        return Found(start, m.end(), there.isoformat() if there else None, "day")
    if unit in ("day", "week"):
        there = days.shift_days(today, -number * (7 if unit == "week" else 1))
        iso = None if there is None else there.isoformat() if unit == "day" else days.iso_week(there)
        return Found(start, m.end(), iso, unit)
    if unit == "month":
        return Found(start, m.end(), days.months_before(today, number), "month")
    year = today.year - number * (10 if unit == "decade" else 1)
    if unit == "quarter" or year < 1:
        return Found(start, m.end(), None, "year")
    return Found(start, m.end(), days.iso_decade(year) if unit == "decade" else f"{year:04d}", unit)


_QUARTERS: Final[dict[str, int]] = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1st": 0, "2nd": 1, "3rd": 2, "4th": 3}
_OF_YEAR = Pattern(rf"\s(?:(?:of|in)\s)?(?:(?P<year>{YEAR})|(?P<ref>this|last|next|the) year\b)")


def _part_of_year(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the second quarter of 2021", "the first half of this year"; without a year it is nobody's guess."""
    lead = re.search(r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]$", scene.before(m.start(), 10))
    year = _OF_YEAR.match(scene.text, m.end())
    if lead is None or year is None or re.search(r"\b(?:fiscal|financial)\s\w+[\s-]$", scene.before(m.start(), 24)):
        return None
    which = _QUARTERS[lead[1]]
    if m[0] == "half" and which > 1:
        return None
    start = m.start() - len(lead[0])
    step = {"this": 0, "the": 0, "last": -1, "next": 1}.get(year["ref"] or "", 0)
    number = int(year["year"]) if year["year"] else None if scene.year is None else scene.year + step
    if number is None:
        return Found(start, year.end(), None, "span")
    if m[0] == "half":
        iso = f"{number:04d}-01/{number:04d}-06" if which == 0 else f"{number:04d}-07/{number:04d}-12"
    else:
        iso = _quarter(number, which)
    return Found(start, year.end(), iso, "span")


def _short_quarter(m: re.Match[str], scene: Scene) -> Found | None:
    return Found(m.start(), m.end(), _quarter(int(m["year"]), int(m["n"]) - 1), "span")


def _century(m: re.Match[str], scene: Scene) -> Found | None:
    lead = re.search(r"\b(1\d|2[01]|[6-9])(?:th|st)[\s-]$", scene.before(m.start(), 6))
    return Found(m.start() - len(lead[0]), m.end(), f"{int(lead[1]) - 1:02d}XX", "decade") if lead else None


def _turn(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the end of the year", "the end of this month"."""
    if scene.today is None:
        return Found(m.start(), m.end(), None, m["unit"])
    if m["unit"] == "year":
        return Found(m.start(), m.end(), f"{scene.today.year:04d}-{'12' if m['side'].lower() == 'end' else '01'}", "month")
    if m["unit"] == "month":
        return Found(m.start(), m.end(), days.iso_month(scene.today.year, scene.today.month), "month")
    return Found(m.start(), m.end(), days.iso_week(scene.today), "week")


def _over_weekend(m: re.Match[str], scene: Scene) -> Found | None:
    """ "over the weekend", "at the weekend"."""
    lead = re.search(r"\b(?:[Oo]ver|[Aa]t|[Dd]uring) (?=the $)", scene.before(m.start(), 12))
    if not lead or scene.today is None:
        return None
    step = 0 if scene.future(m.start(), m.end()) or scene.today.weekday() >= 5 else -1
    return Found(m.start() - 4, m.end(), _weekend(scene.today, step), "span")


def _weekend(today: date, step: int) -> str | None:
    """Saturday and Sunday of this week (0), the week before (-1) or another."""
    saturday = days.shift_days(days.last_weekday(today, 0), 5 + 7 * step)
    sunday = days.shift_days(saturday, 1) if saturday else None
    return f"{saturday}/{sunday}" if sunday else None


#: For each kind of word that tells a date from publication: its shapes, longest first.
RELATIVE_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "near": make_rules((rf"(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow){PART_OF_DAY}?", _near_day)),
    "which": LED_BY_YEAR
    + make_rules(
        (r"(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming)\s", _stretch),
        (
            r"(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Tt]his|[Pp]revious|[Cc]urrent)\s"
            r"(?P<unit>week|weekend|month|year|quarter|decade|night|morning|afternoon|evening)(?![\w-])(?!['’]s\s(?:worth|old)\b|\sin\s\d{4})",
            _near_period,
        ),
    ),
    "ago": make_rules((r"ago|earlier|later", _ago)),
    "quarter": make_rules((r"quarter|half", _part_of_year)),
    "q": make_rules((rf"Q(?P<n>[1-4])\s(?:of\s)?(?P<year>{YEAR})", _short_quarter)),
    "century": make_rules((r"century", _century)),
    "turn": make_rules((r"(?P<side>[Ee]nd|[Ss]tart|[Bb]eginning) of the (?P<unit>year|month|week)\b", _turn)),
    "weekend": make_rules((r"weekend\b", _over_weekend)),
}
