"""Times of day, and the day each belongs to: "at 6am on Saturday" is 2021-08-07T06:00."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.dates.moments import Found, Rule, Scene, make_rules
from digest.patterns import Pattern

_SHAPE = Pattern(
    r"\d{1,2}(?:[:.]\d\d)?\s?[aApP]\.?[mM]\b|\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)? ?o['’]clock|\d{4} ?(?:GMT|hrs|UTC|IST)\b"
)
_LEAD = Pattern(r"\b(?:[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ss]ince)\s$")

#: What makes "2.40" behind such a word an amount: a change before it, or a unit behind it.
_NO_CLOCK = Pattern(
    r"\b(?:up|down|rose|rise\w*|risen|fell|fall\w*|rais\w+|increas\w+|cut|reduc\w+|grow\w*|grew|gain\w*|price\w*|clos\w+|trad\w+|slip\w+"
    r"|climb\w*|drop\w*|jump\w*|lower\w*|pay|paid|worth|rate)\b[^|]*\||\|[\s-]?(?:%|per\s?cent|percent|[mb]n\b|(?:m|b|tr)illion|points?\b"
    r"|euros?\b|dollars?\b|pounds?\b|crowns?\b|rupees?\b|yuan\b|yen\b|francs?\b|metres?\b|meters?\b|k[mg]\b|tonnes?\b|to\s\d)",
    re.IGNORECASE,
)


def is_clock(text: str, at: int, end: int) -> bool:
    """Whether the digits at `at` look like a time of day: such are dates or nothing, never figures."""
    return _SHAPE.match(text, at, end) is not None


def _clock(m: re.Match[str], scene: Scene) -> Found | None:
    """A time of day; the day it belongs to is settled when the sentence has been read."""
    hour, minute, half = int(m["hour"]), int(m["minute"] or 0), (m["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not m["minute"] or not (m["zone"] or _LEAD.search(scene.before(m.start(), 9))):
        return None
    if (
        not half
        and "." in m[0]
        and (minute % 5 or _NO_CLOCK.search(scene.before(m.start(), 30) + "|" + scene.text[m.end() : m.end() + 12]))
    ):
        return None
    if hour > 23 or minute > 59:
        return None
    return Found(m.start(), m.end("half") if half else m.end("minute"), f"T{hour:02d}:{minute:02d}", "clock")


CLOCK_RULES: Final[tuple[Rule, ...]] = make_rules(
    (
        r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?!\d)(?:\s?(?P<half>[aApP]\.?[mM](?:\.(?=\s[a-z(]|[,;]|\s(?:[ECMP][SD]?T|GMT|UTC|BST|IST|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)|\b|(?=[A-Z][a-z]))))?"
        r"(?P<zone>\s?(?:GMT|UTC|IST|hrs|local time)\b)?",
        _clock,
    )
)

#: "1045 GMT": four digits that no year is.
FOUR_DIGITS: Final[Rule] = Rule(
    Pattern(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>(?!))?(?P<zone>\s?(?:GMT|UTC|BST|IST|CET|EST|EDT|hrs|hours)\b)"),
    _clock,
)

_CLOCK_THEN_DAY = Pattern(r"(?:\s(?:local time|GMT|IST|UTC))?,?\s(?:on\s|of\s)?(?:the\s)?")
_DAY_THEN_CLOCK = Pattern(r",?\s(?:at|around|about|by|from|until|before|after)\s(?:around\s|about\s)?|,?\s")


def _day_beside(clock: Found, day: Found | None, scene: Scene) -> str | None:
    """The day that the sentence names first, unless one is past and the other to come: "began at 4 a.m., will end on Sunday"."""
    if day is None:
        return None
    tenses = scene.future(clock.start, clock.end), scene.future(day.start, day.end)
    return None if None not in tenses and tenses[0] != tenses[1] else day.iso


_WAS = Pattern(r"\b(?:was|were|had)\b")


def _last_day(clock: Found, scene: Scene) -> str | None:
    """The day that the text told last, unless that is to come and the time of day past; today where it is the reverse."""
    day, today = scene.last_day, scene.today.isoformat() if scene.today is not None else None
    if day is None or today is None or day == today:
        return day
    future = scene.future(clock.start, clock.end)
    if day > today:
        return None if future is False else day
    # "fell on Thursday. The bank is due to meet at 1400 GMT"; what was due to happen was due then
    return today if future and not _WAS.search(scene.before(clock.start, 60)) else day


_SAME_MOMENT: Final = 14  # characters of " local time ("


def join_clocks(found: list[Found], scene: Scene) -> list[Found]:
    """Give each time of day its date: of the words beside it, else of the last day that the text told."""
    if "clock" not in [f.kind for f in found]:
        return found
    joined: list[Found] = []
    named = next((f for f in found if f.kind == "day" and f.iso), None)
    for f in found:
        last = joined[-1] if joined else None
        between = scene.text[last.end : f.start] if last else ""
        if f.kind == "clock" and last and last.kind == "clock" and between.endswith(" (") and len(between) <= _SAME_MOMENT:
            continue  # "at 6:20 am (0420 GMT)": the same moment
        if last and last.kind == "clock" and f.kind == "day" and f.iso and _CLOCK_THEN_DAY.fullmatch(between):
            joined[-1] = Found(last.start, f.end, f.iso + (last.iso or "")[-6:], "clock")
        elif f.kind == "clock" and f.iso and f.iso.startswith("T"):
            if last and last.kind == "day" and last.iso and _DAY_THEN_CLOCK.fullmatch(between):
                joined[-1] = Found(last.start, f.end, last.iso + f.iso, "clock")
            else:
                day = _day_beside(f, named, scene) or _last_day(f, scene)
                joined.append(Found(f.start, f.end, day + f.iso if day else f.iso, "clock"))
        else:
            joined.append(f)
    if any(f.kind == "span" and f.iso is None for f in joined):
        return [f for f in joined if f.kind != "clock" or f.iso is None]
    return [f for f in joined if not (f.kind == "clock" and f.iso and f.iso.startswith("T"))]
