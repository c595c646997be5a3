"""Dates that an article names, resolved against its publication: "on Saturday" is 2021-08-07.

A cheap scan finds words that can begin or carry a date; each kind of word has its rules, tried in order, the longest
shapes first. A rule gives the span and the ISO 8601 form in the precision of the text, or no form where the text does
not settle it. The rules are English; in other languages only dates in ISO form are found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from digest.editing import days
from digest.editing.days import MONTHS, WEEKDAYS
from digest.editing.numbers import read_number
from digest.editing.tense import is_future
from digest.model.article import Article, BlockKind, Sentence
from digest.model.fact import Evidence, Fact

#: Blocks that are about the article, or no prose at all.
SKIPPED: Final[frozenset[BlockKind]] = frozenset({"byline", "credit", "advisory", "meta", "debris", "code", "dateline"})


class Found(NamedTuple):
    """A date in the text. `kind` is its precision, which later rules and the importance look at."""

    start: int
    end: int
    iso: str | None
    kind: str  # day, clock, week, month, year, decade, span


@dataclass(slots=True)
class Scene:
    """Where the eye is: the text, the sentence, when it was published, and what was found before."""

    text: str
    today: date | None  # None where the source does not say the day
    year: int | None
    start: int = 0
    end: int = 0
    last_day: str | None = None
    found: list[Found] = field(default_factory=list)

    def future(self, start: int, end: int) -> bool | None:
        return is_future(self.text, start, end, self.start, self.end)

    def before(self, start: int, width: int = 24) -> str:
        return self.text[max(self.start, start - width) : start]


Resolve = Callable[[re.Match[str], Scene], Found | None]

# ---------------------------------------------------------------------------------------------- pieces of the patterns
_FULL = [m.capitalize() for m in list(MONTHS)[:12]]
_SHORT = [m.capitalize() for m in list(MONTHS)[12:]]
_LOUD = [m.upper() for m in _FULL if m not in ("May", "March")]
_MONTH = "(?:" + "|".join(_FULL + _LOUD + sorted(_SHORT, key=len, reverse=True)) + r")(?![a-zA-Z])\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,:/]\d)"
_WEEKDAY = "(?:" + "|".join(w.capitalize() for w in WEEKDAYS) + ")"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
_TO = r"\s?(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\band\b)\s?"
_REFERENCE = r",?\s(?:of\s)?(?P<ref>this|last|next|that|the same) year\b"
_WITH_YEAR = rf"(?:,?\s(?P<year>{_YEAR})|{_REFERENCE})"
_PART = r"(?:\s(?:early\s)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)\b)"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\s(?P<day>{_DAY}){_WITH_YEAR}?"
_DAY_FIRST = rf"(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH}){_WITH_YEAR}?"
_UNIT = r"(?P<unit>minute|hour|day|week|month|year|decade|quarter)"


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _year_of(m: re.Match[str], scene: Scene, month: int, day: int | None) -> int | None:
    """The year that goes with a month: told, told by reference, of the sentence, or the one that the tense asks for."""
    groups = m.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("ref") and scene.year is not None:
        step = {"this": 0, "last": -1, "next": 1}.get(groups["ref"])
        if step is not None:
            return scene.year + step
    if scene.today is None:
        return None
    told = [f for f in scene.found if f.start >= scene.start and f.iso and re.fullmatch(r"\d{4}(?:-\d\d)?(?:-\d\d)?", f.iso)]
    if told and scene.text[told[-1].end - 4 : told[-1].end] == (told[-1].iso or "")[:4]:
        return int((told[-1].iso or "")[:4])
    ahead = scene.future(m.start(), m.end())
    if ahead and day is not None and _PAST_DEADLINE.search(scene.before(m.start(), 40)):
        ahead = None  # "the deadline was till 2 August", told on the third
    return days.nearest_year(scene.today, month, day, ahead)


_PAST_DEADLINE = re.compile(r"\b(?:was|were|had)\b[^,;]*\b(?:by|till|until)\s$")


# ------------------------------------------------------------------------------------------------------ absolute dates
def _full_date(m: re.Match[str], scene: Scene) -> Found | None:
    month, day = _month(m["month"]), _day(m["day"])
    year = _year_of(m, scene, month, day)
    if year is None:
        return Found(m.start(), m.end(), None, "day")
    there = days.make_day(year, month, day)
    return Found(m.start(), m.end(), there.isoformat(), "day") if there else None


def _day_range(m: re.Match[str], scene: Scene) -> Found | None:
    groups = m.groupdict()
    first_month, last_month = _month(groups.get("month1") or m["month"]), _month(groups.get("month2") or m["month"])
    year = _year_of(m, scene, first_month, _day(m["day1"]))
    if year is None:
        return Found(m.start(), m.end(), None, "span")
    first = days.make_day(year, first_month, _day(m["day1"]))
    last = days.make_day(year + (last_month < first_month), last_month, _day(m["day2"]))
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
    year = _year_of(m, scene, _month(m["month"]), None)
    return Found(m.start(), m.end(), days.iso_month(year, _month(m["month"])) if year else None, "month")


def _month_range(m: re.Match[str], scene: Scene) -> Found | None:
    first, last = _month(m["month1"]), _month(m["month"])
    year = _year_of(m, scene, last, None)
    if year is None:
        return Found(m.start(), m.end(), None, "span")
    iso = days.iso_span(days.iso_month(year - (first > last), first), days.iso_month(year, last))
    return Found(m.start(), m.end(), iso, "span")


#: Words that only stand before a month, never before a name or a verb.
_BEFORE_MONTH = re.compile(
    r"(?:^|\s)(?P<ref>[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|of|[Ff]rom|[Bb]y|to|till"
    r"|[Bb]efore|[Aa]fter|[Pp]revious|and|between|[Ff]or)[\s-]$"
)
_SURE_BEFORE_MAY: Final = frozenset(
    {"in", "since", "until", "during", "throughout", "last", "next", "early", "late", "mid", "till"}
)
_NAME_MAY = re.compile(r"\b(?:Theresa|Mrs|Ms|Mr|Minister|Brian|James|Peter|Robert|Karl) May\b")
_AFTER_MARCH = re.compile(r"\s(?:was|is|saw|has|had|will|proved|proves|marked|marks|brought|remains|and|to)\b|[,.;:)]|$")


def _bare_month(m: re.Match[str], scene: Scene) -> Found | None:
    """A month alone, as far as it is one: not Mrs May, not a protest march, not a woman named April."""
    word, start, end = m["month"].rstrip("."), m.start(), m.start() + len(m["month"].rstrip("."))
    led = _BEFORE_MONTH.search(scene.before(start, 12))
    cue = led["ref"].lower() if led else ""
    follows = scene.text[end : end + 24]
    if word in ("May", "MAY"):
        if cue not in _SURE_BEFORE_MAY and (not cue or _NAME_MAY.search(scene.text)):
            return None
    elif word in ("March", "MARCH"):
        if not cue and not (start == scene.start and _AFTER_MARCH.match(follows)):
            return None
        if re.match(r"\s(?:for|of|on|against)\s[A-Z]", follows):
            return None
    elif (len(word) <= 4 and word not in ("June", "July") and not cue) or (re.match(r"\s[A-Z]", follows) and not cue):
        return None
    if scene.today is None:
        return Found(start, end, None, "month")
    month = _month(word)
    if cue in ("last", "next", "this"):
        start = start - len(cue) - 1
        return Found(start, end, _near_month(scene.today, month, cue), "month")
    year = _year_of(m, scene, month, None)
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
    if scene.year is None:
        return Found(m.start(), m.end(), None, "month")
    step = {"this": 0, "last": -1, "next": 1}[m["which"].lower()]
    return Found(m.start(), m.end(), days.iso_month(scene.year + step, _month(m["month"])), "month")


# --------------------------------------------------------------------------------------------------- years and decades
_BEFORE_YEAR = re.compile(
    r"(?:^|[\s(–—-])(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hroughout|[Cc]irca|[Bb]etween|early|late|mid"
    r"|Early|Late|Mid|(?:the|The|financial|fiscal|calendar) year|(?:end|start|beginning|middle|summer|spring|autumn|winter|fall|quarter|half|most|rest"
    r"|part|months|days|weeks|all|class|crisis) of|of|for|to|into|through|around|back in|compared with|than|versus|vs|vs\.)(?:\s|-)$"
)
_WEAK_YEAR = re.compile(r"(?:\bof|\bfor|\bto|\binto|\bthrough|\baround|\bfrom|\bthan|\bby|\bafter|\bbefore)\s$")
_YEAR_AS_ADJECTIVE = re.compile(r"(?:\b[Tt]he|\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|['’]s|s['’]|\ba|\bA)\s$")
_COUNTED = re.compile(
    r"\s(?:(?:more|new|other|such)\s)?(?!(?:was|is|has|as|this|its|his|says)\b)(?:[a-z]{2,16}[^s\W\d_]s|people|children|men|women)\b"
)
_VERB_AFTER_YEAR = re.compile(r"\s(?:was|is|saw|has|had|will|would|marked|became|brought|ended|began)\b|[,)]")


def _bare_year(m: re.Match[str], scene: Scene) -> Found | None:
    """Four digits that are a year: led by "in" and its like, in a list of years, in brackets, or "the 2014 election"."""
    year, before = int(m[0]), scene.before(m.start())
    found = Found(m.start(), m.end(), m[0], "year")
    last = scene.found[-1] if scene.found else None
    if (
        last
        and last.start >= scene.start
        and last.kind == "year"
        and re.fullmatch(r",?(?:\s(?:and|or|to|,))?\s", scene.text[last.end : m.start()])
    ):
        return found
    if _BEFORE_YEAR.search(before):
        counted = _COUNTED.match(scene.text, m.end())
        if counted and (_WEAK_YEAR.search(before) or not 1900 <= year <= 2100):
            return None
        return found if year >= 1500 or not counted else None
    if not 1800 <= year <= 2100:
        return None
    if before.endswith("("):
        return found if scene.text[m.end() : m.end() + 1] in (")", ",", ";") else None
    if before and _YEAR_AS_ADJECTIVE.search(before) and year >= 1900:
        return (
            found if re.match(r"\s[a-z]", scene.text[m.end() : m.end() + 2]) and not _COUNTED.match(scene.text, m.end()) else None
        )
    if m.start() == scene.start and year >= 1900:
        return found if _VERB_AFTER_YEAR.match(scene.text, m.end()) else None
    return None


def _season(m: re.Match[str], scene: Scene) -> Found | None:
    """ "2013-14" is the year that begins in 2013; "2010-14" a span."""
    first, tail = int(m["first"]), int(m["tail"])
    if tail == (first + 1) % 100:
        return Found(m.start(), m.end(), m["first"], "year")
    return Found(m.start(), m.end(), f"{first}/{first // 100}{tail:02d}", "span") if tail > first % 100 else None


def _year_range(m: re.Match[str], scene: Scene) -> Found | None:
    if int(m["last"]) <= int(m["first"]):
        return None
    if m["join"].strip() in ("to", "and", "until", "through"):
        lead = re.search(r"\b(?:from|between|[Ff]rom|[Bb]etween)\s$", scene.before(m.start()))
        if not lead:
            return None
    return Found(m.start(), m.end(), f"{m['first']}/{m['last']}", "span")


def _decade(m: re.Match[str], scene: Scene) -> Found | None:
    start = m.start() - 4 if scene.before(m.start(), 4).lower() == "the " else m.start()
    return Found(start, m.end(), days.iso_decade(int(m[1])), "decade")


def _short_decade(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the '90s"; an age ("in his 40s") is none."""
    lead = re.search(r"\b[Tt]he (?:early |late |mid-?)?['’]?$", scene.before(m.start(), 14))
    if not lead:
        return None
    start = m.start() - (scene.text[m.start() - 1] in "'’")
    return Found(start, m.end(), days.iso_decade(1900 + int(m[1])), "decade")


# ---------------------------------------------------------------------------------------------------------- clock time
def _clock(m: re.Match[str], scene: Scene) -> Found | None:
    """A time of day; the day it belongs to is settled when the sentence has been read."""
    hour, minute, half = int(m["hour"]), int(m["minute"] or 0), (m["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not m["minute"] or not (
        m["zone"]
        or re.search(
            r"\b(?:[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ss]ince)\s$",
            scene.before(m.start(), 9),
        )
    ):
        return None
    if hour > 23 or minute > 59:
        return None
    return Found(m.start(), m.end("half") if half else m.end("minute"), f"T{hour:02d}:{minute:02d}", "clock")


# ------------------------------------------------------------------------------------------------------------ weekdays
_NOT_BEFORE = re.compile(
    r"(?:Black|Good|Easter|Palm|Cyber|Ash|Super|Bloody|Man|Sheffield|Holy|Maundy|Shrove|Whit|Giving|Fat|Freaky|Every|every)\s$"
)
_NOT_AFTER = re.compile(
    r"s\b|\s(?:Times|Mail|Mirror|Telegraph|Express|Herald|Star|Post|Independent|World|Night (?:Live|Football)|School|Tribune|Addams|People|Review)\b"
    r"|\s(?:before|after|of|following|prior to|preceding)\s(?:the|his|her|its|their|a|that)\b"
)
_BEFORE_WEEKDAY = re.compile(r"\b(?P<which>last|next|this|past|previous|coming|following|Last|Next|This)\s$")


def _weekday(m: re.Match[str], scene: Scene) -> Found | None:
    """The last such day at or before publication, unless the words look ahead."""
    if _NOT_BEFORE.search(scene.before(m.start(), 12)):
        return None
    blocked = _NOT_AFTER.match(scene.text, m.end("weekday"))
    if blocked:
        return Found(m.start(), m.end("weekday"), None, "day") if blocked[0].endswith((" the", " a", " his", " that")) else None
    lead = _BEFORE_WEEKDAY.search(scene.before(m.start(), 10))
    start = m.start() - (len(lead[0]) if lead else 0)
    if scene.today is None:
        return Found(start, m.end(), None, "day")
    weekday, which = WEEKDAYS[m["weekday"].lower()], lead["which"].lower() if lead else ""
    if m["week"]:
        monday = days.last_weekday(scene.today, 0)
        there = days.shift_days(monday, weekday + {"last": -7, "next": 7}.get(m["week"], 0))
        return Found(start, m.end(), there.isoformat() if there else None, "day")
    if which == "following":
        return Found(start, m.end(), None, "day")
    ahead = scene.future(start, m.end())
    if which in ("next", "coming"):
        there = days.next_weekday(scene.today, weekday, strictly=True)
    elif which in ("last", "past", "previous"):
        there = days.last_weekday(scene.today, weekday, strictly=True)
    elif ahead or (which == "this" and ahead is None):
        there = days.next_weekday(scene.today, weekday)
    else:
        there = days.last_weekday(scene.today, weekday)
    return Found(start, m.end(), there.isoformat(), "day")


def _weekday_range(m: re.Match[str], scene: Scene) -> Found | None:
    first, last = WEEKDAYS[m["first"].lower()], WEEKDAYS[m["last"].lower()]
    if "and" in m["join"] and not re.search(r"\b[Bb]etween\s$", scene.before(m.start())):
        return None
    if scene.today is None:
        return Found(m.start(), m.end(), None, "span")
    if scene.future(m.start(), m.end()):
        begin = days.next_weekday(scene.today, first)
    else:
        end = days.last_weekday(scene.today, last)
        begin = days.last_weekday(end, first)
    there = days.next_weekday(begin, last)
    return Found(m.start(), m.end(), days.iso_span(begin.isoformat(), there.isoformat()), "span")


# ------------------------------------------------------------------------------------------------------ relative words
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
        saturday = days.shift_days(days.last_weekday(today, 0), 5 + 7 * step)
        sunday = days.shift_days(saturday, 1) if saturday else None
        return Found(start, end, f"{saturday}/{sunday}" if sunday else None, "span")
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


_UNIT_AT = re.compile(rf"[\s-]{_UNIT}s\b")
_UNIT_DAYS: Final[dict[str, int]] = {"minute": 0, "hour": 0, "day": 1, "week": 7}


def _stretch(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the last 24 hours", "the past three weeks", "the next two days"."""
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


_BACK = re.compile(
    r"(?P<hedge>(?:about|around|nearly|almost|more than|over|some|just|roughly|at least)\s)?"
    r"(?P<number>\d{1,4}|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?|one|two|three|four|five|six|seven|eight|nine|ten"
    rf"|eleven|twelve|\w{{3,5}}teen|a few|several|a couple of)\s{_UNIT}s?\s$",
    re.IGNORECASE,
)


def _ago(m: re.Match[str], scene: Scene) -> Found | None:
    """ "three days ago" counts back from publication; "three days earlier" from something that the text tells elsewhere."""
    back = _BACK.search(scene.before(m.start(), 48))
    if back is None:
        return None
    start = m.start() - len(scene.before(m.start(), 48)) + back.start()
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
_OF_YEAR = re.compile(rf"\s(?:(?:of|in)\s)?(?:(?P<year>{_YEAR})|(?P<ref>this|last|next|the) year\b)")


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
    lead = re.search(r"\b(?:[Oo]ver|[Aa]t|[Dd]uring) $", scene.before(m.start(), 8))
    if not lead or scene.today is None:
        return None
    step = 0 if scene.future(m.start(), m.end()) or scene.today.weekday() >= 5 else -1
    saturday = days.shift_days(days.last_weekday(scene.today, 0), 5 + 7 * step)
    sunday = days.shift_days(saturday, 1) if saturday else None
    return Found(m.start(), m.end(), f"{saturday}/{sunday}" if sunday else None, "span")


# --------------------------------------------------------------------------------------------------------------- rules
def _rules(*pairs: tuple[str, Resolve]) -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    return tuple((re.compile(pattern), resolve) for pattern, resolve in pairs)


#: For each kind of word that can carry a date: the shapes it may have, longest first, and what each means.
RULES: Final = {
    "iso": _rules((r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?(?!\d)", _iso_date)),
    "digit": _rules(
        (r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?(?!\d)", _iso_date),
        (r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", _numeric_date),
        (
            rf"(?P<day1>{_DAY})\s(?:of\s)?(?P<month1>{_MONTH}){_TO}(?P<day2>{_DAY})\s(?:of\s)?(?P<month2>{_MONTH}){_WITH_YEAR}?",
            _day_range,
        ),
        (rf"(?P<day1>{_DAY}){_TO}(?P<day2>{_DAY})\s(?:of\s)?(?P<month>{_MONTH}){_WITH_YEAR}?", _day_range),
        (_DAY_FIRST, _full_date),
        (rf"(?P<first>(?:1\d|20)\d\d)(?P<join>\s?[-–]\s?|\s(?:to|and|until|through)\s)(?P<last>{_YEAR})", _year_range),
        (r"(?P<first>(?:1[6-9]|20)\d\d)[-–/](?P<tail>\d\d)(?![\w-])", _season),
        (r"((?:1\d|20)\d0)(?:['’])?s\b", _decade),
        (r"([2-9]0)(?:['’])?s\b", _short_decade),
        (
            r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?!\d)(?:\s?(?P<half>[aApP]\.?[mM](?:\.(?=\s[a-z(]|[,;])|\b)))?(?P<zone>\s?(?:GMT|UTC|IST|hrs|local time)\b)?",
            _clock,
        ),
        (_YEAR, _bare_year),
    ),
    "month": _rules(
        (rf"(?P<month1>{_MONTH})\s(?P<day1>{_DAY}){_TO}(?P<month2>{_MONTH})\s(?P<day2>{_DAY}){_WITH_YEAR}?", _day_range),
        (rf"(?P<month>{_MONTH})\s(?P<day1>{_DAY}){_TO}(?P<day2>{_DAY}){_WITH_YEAR}?", _day_range),
        (_MONTH_FIRST, _full_date),
        (rf"(?P<month1>{_MONTH}){_TO}(?P<month>{_MONTH}){_WITH_YEAR}", _month_range),
        (rf"(?P<month>{_MONTH})(?:\sof)?{_WITH_YEAR}", _month_year),
        (rf"(?P<month>{_MONTH})", _bare_month),
    ),
    "weekday": _rules(
        (rf"(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s(?:the\s)?{_DAY_FIRST}", _full_date),
        (rf"(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s{_MONTH_FIRST}", _full_date),
        (rf"(?P<first>{_WEEKDAY})(?P<join>{_TO})(?P<last>{_WEEKDAY})(?!s\b)", _weekday_range),
        (rf"(?P<weekday>{_WEEKDAY}){_PART}?(?:\s(?:of\s)?(?P<week>last|next|this)\sweek\b)?", _weekday),
    ),
    "near": _rules((rf"(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow){_PART}?", _near_day)),
    "which": _rules(
        (rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year in (?P<month>{_MONTH})", _year_then_month),
        (r"(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming)\s", _stretch),
        (
            r"(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Tt]his|[Pp]revious|[Cc]urrent)\s"
            r"(?P<unit>week|weekend|month|year|quarter|decade|night|morning|afternoon|evening)(?![\w-])(?!['’]s\s(?:worth|old)\b)",
            _near_period,
        ),
    ),
    "ago": _rules((r"ago|earlier|later|before", _ago)),
    "quarter": _rules((r"quarter|half", _part_of_year)),
    "q": _rules((rf"Q(?P<n>[1-4])\s(?:of\s)?(?P<year>{_YEAR})", _short_quarter)),
    "century": _rules((r"century", _century)),
    "turn": _rules((r"(?P<side>[Ee]nd|[Ss]tart|[Bb]eginning) of the (?P<unit>year|month|week)\b", _turn)),
    "weekend": _rules((r"the weekend\b", _over_weekend)),
}
_KIND: Final[dict[str, str]] = {
    **{w.lower(): "month" for w in MONTHS},
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"), "weekday"),
    **dict.fromkeys(_STEPS, "near"),
    **dict.fromkeys(("last", "past", "next", "coming", "this", "previous", "current"), "which"),
    **dict.fromkeys(("ago", "earlier", "later"), "ago"),
    **dict.fromkeys(("quarter", "half"), "quarter"),
    **dict.fromkeys(("end", "start", "beginning"), "turn"),
    "century": "century",
    "the weekend": "weekend",
    **{f"q{n}": "q" for n in range(1, 5)},
}
_TRIGGER = re.compile(
    r"\b(?:(?:" + "|".join(_FULL + _LOUD) + "|" + "|".join(sorted(_SHORT, key=len, reverse=True)) + "|" + _WEEKDAY[3:-1]
    + "|Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Tt]his"
    "|[Pp]revious|[Cc]urrent|ago|earlier|later|quarter|half|century|[Ee]nd|[Ss]tart|[Bb]eginning|the weekend|Q[1-4])(?![A-Za-z])|(?<![.,:/-])\\d)"
)  # fmt: skip
_ISO_TRIGGER = re.compile(r"(?<![\w.,:/-])\d{4}-\d")

# ------------------------------------------------------------------------------------------------ around what was found
_PREFIX = re.compile(
    r"(?:\b(?P<vague>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|(?:[Tt]he )?middle of)(?: in| on)?(?: the)?[ -]|"
    r"\b(?:[Tt]he )?(?P<side>end|start|beginning|End|Start|Beginning) of )$"
)


def _widen(found: Found, scene: Scene) -> Found:
    """Take "early", "earlier", "the end of" into the span; the end of a year is its last month."""
    m = _PREFIX.search(scene.before(found.start, 18))
    if m is None or found.kind in ("clock", "span"):
        return found
    start = found.start - len(m[0])
    if m["side"] and found.kind == "year" and found.iso:
        return Found(start, found.end, f"{found.iso}-{'12' if m['side'].lower() == 'end' else '01'}", "month")
    return Found(start, found.end, found.iso, found.kind)


_CLOCK_THEN_DAY = re.compile(r"(?:\s(?:local time|GMT|IST|UTC))?,?\s(?:on\s|of\s)?(?:the\s)?")
_DAY_THEN_CLOCK = re.compile(r",?\s(?:at|around|about|by|from|until|before|after)\s(?:around\s|about\s)?|,?\s")


def _join_clocks(found: list[Found], scene: Scene) -> list[Found]:
    """Give each time of day its date: of the words beside it, else of the last day that the text told."""
    joined: list[Found] = []
    day_in_sentence = next((f.iso for f in found if f.kind == "day" and f.iso), None)
    for f in found:
        last = joined[-1] if joined else None
        between = scene.text[last.end : f.start] if last else ""
        if last and last.kind == "clock" and f.kind == "day" and f.iso and _CLOCK_THEN_DAY.fullmatch(between):
            joined[-1] = Found(last.start, f.end, f.iso + (last.iso or "")[-6:], "clock")
        elif f.kind == "clock" and f.iso and f.iso.startswith("T"):
            if last and last.kind == "day" and last.iso and _DAY_THEN_CLOCK.fullmatch(between):
                joined[-1] = Found(last.start, f.end, last.iso + f.iso, "clock")
            else:
                day = day_in_sentence or scene.last_day
                joined.append(Found(f.start, f.end, day + f.iso if day else f.iso, "clock"))
        else:
            joined.append(f)
    return [f for f in joined if not (f.kind == "clock" and f.iso and f.iso.startswith("T"))]


def _scan(scene: Scene) -> Iterator[Found]:
    """The dates of one sentence, in order."""
    at = scene.start
    while True:
        trigger = _TRIGGER.search(scene.text, at, scene.end)
        if trigger is None:
            return
        word = trigger[0]
        kind = "digit" if word.isdecimal() else _KIND[word.lower()]
        at = trigger.end()
        for pattern, resolve in RULES[kind]:
            m = pattern.match(scene.text, trigger.start(), scene.end)
            found = resolve(m, scene) if m else None
            if found is not None:
                found = _widen(found, scene)
                if not scene.found or found.start >= scene.found[-1].end:
                    yield found
                    at = max(found.end, at)
                break


def _scan_iso(scene: Scene) -> Iterator[Found]:
    pattern, resolve = RULES["iso"][0]
    for trigger in _ISO_TRIGGER.finditer(scene.text, scene.start, scene.end):
        m = pattern.match(scene.text, trigger.start(), scene.end)
        found = resolve(m, scene) if m else None
        if found is not None:
            yield found


def find_dates(article: Article) -> list[Fact]:
    """Find the dates of an article, one fact a mention, in the text's order.

    `iso` is resolved against `article.published` in its own zone, as far as `article.precision` says the day; None where
    the text does not settle it. In a language other than English only dates in ISO form are found.
    """
    known = article.precision in ("day", "minute")
    dated = known or article.published.year > 1970  # the epoch stands for "not told"
    today = article.published.date()
    scene = Scene(article.text, today if known else None, today.year if dated else None)
    english = article.language.lower().split("-")[0] == "en"
    facts: list[Fact] = []
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind in SKIPPED:
            continue
        scene.start, scene.end, scene.found = sentence.start, sentence.end, []
        for found in _scan(scene) if english else _scan_iso(scene):
            scene.found.append(found)
        for found in _join_clocks(scene.found, scene):
            facts.append(_make_fact(article, sentence, found, today if known else None))
            if found.kind in ("day", "clock") and found.iso:
                scene.last_day = found.iso[:10]
    return facts


#: How much a date of each kind weighs, before nearness and place.
_WEIGHT: Final[dict[str, float]] = {
    "day": 0.6, "clock": 0.5, "week": 0.5, "weekend": 0.5, "month": 0.5, "span": 0.45, "year": 0.35, "decade": 0.2,
}  # fmt: skip


def _make_fact(article: Article, sentence: Sentence, found: Found, today: date | None) -> Fact:
    exact = article.text[found.start : found.end]
    weight = _WEIGHT.get(found.kind, 0.4)
    if found.iso is None:
        weight *= 0.5
    elif today is not None and not found.iso.startswith((f"{today.year:04d}", f"{today.year - 1:04d}", f"{today.year + 1:04d}")):
        weight *= 0.7
    early = 1 - 0.5 * sentence.index / max(1, len(article.sentences))
    return Fact(
        kind="date",
        text=exact,
        evidence=(Evidence(sentence.index, found.start, found.end, exact),),
        importance=round(weight * early, 4),
        iso=found.iso,
    )
