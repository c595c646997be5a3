"""Weekdays: "Saturday" is the last one at or before publication, unless the words look ahead."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.dates import days
from digest.editing.dates.calendar_dates import LED_BY_WEEKDAY
from digest.editing.dates.days import WEEKDAYS
from digest.editing.dates.moments import PART_OF_DAY, TO, WEEKDAY, Found, Rule, Scene, make_rules
from digest.patterns import Pattern

_NOT_BEFORE = Pattern(
    r"(?:Black|Good|Easter|Palm|Cyber|Ash|Super|Bloody|Man|Sheffield|Holy|Maundy|Shrove|Whit|Giving|Fat|Freaky|Every|every"
    r"|[Oo]n (?:a|any))\s$"
)
_NOT_AFTER = Pattern(
    r"s\b|\s(?:Times|Mail|Mirror|Telegraph|Express|Herald|Star|Post|Independent|World|Night (?:Live|Football)|School|Tribune"
    r"|Addams|People|Review)\b|\s(?:before|after|of|following|prior to|preceding)\s(?:the|his|her|its|their|a|that)\b"
)
#: "on Friday after the storm" is a Friday as any other; "the Friday after the storm" hangs on the storm.
_ON = Pattern(r"\b[Oo]n\s$")
#: "to move the final to Sunday": what is moved lies ahead.
_MOVED = Pattern(r"\b(?:mov(?:e|ed|ing)|postpon\w+|delay\w*|adjourn\w*|reschedul\w+)\s[^.;:]{0,40}\b(?:to|until|till)\s$")
#: "call off services from Monday", "warned of floods through Friday": what is planned or foreseen lies ahead.
_FORESEEN = Pattern(
    r"\b(?:(?:call|plan|threat|decid|decision|vow|agree|want|intend|propos|order|pledg|promis|prepar|cancel)\w*\s[^.;:]{0,60}\bfrom"
    r"|(?:warn|forecast|expect|alert|advisor|outlook)\w*\s[^.;:]{0,80}\bthrough)\s$"
)
#: "had drawn 300 visitors by Monday": told afterwards.
_DONE = Pattern(r"\bhad\s(?:already\s)?(?!to\b)[a-z]+\s[^.,;:]{0,50}\bby\s$")
#: "Open Monday to Friday", "from 9 a.m. to 5 p.m. Monday to Friday": any such days.
_ALWAYS = Pattern(
    r"\b(?:[Oo]pen|[Hh]ours|[Tt]imes|[Dd]aily|[Ee]very|[Ww]eekdays|[Uu]sually|[Nn]ormally)[,:]?\s(?:from\s)?$"
    r"|(?:[ap]\.?m\.?|noon|midnight)(?:\s[A-Z]{2,4})?,?\s$"
)
_BEFORE_WEEKDAY = Pattern(r"\b(?P<which>last|next|this|past|previous|coming|following|Last|Next|This)\s$")


def _weekday(m: re.Match[str], scene: Scene) -> Found | None:
    """The last such day at or before publication, unless the words look ahead."""
    plain = scene.before(m.start(), 3) == "on "  # no other word can stand before it
    if not plain and _NOT_BEFORE.search(scene.before(m.start(), 12)):
        return None
    blocked = _NOT_AFTER.match(scene.text, m.end("weekday"))
    if blocked and not (_ON.search(scene.before(m.start(), 4)) and blocked[0].startswith((" after ", " following "))):
        return Found(m.start(), m.end("weekday"), None, "day") if blocked[0].endswith((" the", " a", " his", " that")) else None
    lead = None if plain else _BEFORE_WEEKDAY.search(scene.before(m.start(), 10))
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
    ahead = (not plain and _lies_ahead(scene, start)) or scene.future(start, m.end())
    if ahead and not plain and _DONE.search(scene.before(start, 70)):
        ahead = False
    if which in ("next", "coming"):
        there = days.next_weekday(scene.today, weekday, strictly=True)
    elif which in ("last", "past", "previous"):
        there = days.last_weekday(scene.today, weekday, strictly=True)
    elif ahead or (which == "this" and ahead is None):
        there = days.next_weekday(scene.today, weekday)
    else:
        there = days.last_weekday(scene.today, weekday)
    return Found(start, m.end(), there.isoformat(), "day")


def _lies_ahead(scene: Scene, start: int) -> bool:
    """Whether the words before a weekday tell what is moved to it, planned from it or foreseen through it."""
    last = scene.before(start, 9).rsplit(None, 1)[-1:]
    if last in (["to"], ["until"], ["till"]):
        return _MOVED.search(scene.before(start, 60)) is not None
    return last in (["from"], ["through"]) and _FORESEEN.search(scene.before(start, 100)) is not None


def _weekday_range(m: re.Match[str], scene: Scene) -> Found | None:
    first, last = WEEKDAYS[m["first"].lower()], WEEKDAYS[m["last"].lower()]
    if "and" in m["join"] and not re.search(r"\b[Bb]etween\s$", scene.before(m.start())):
        return None
    if scene.today is None or _ALWAYS.search(scene.before(m.start(), 20)):
        return Found(m.start(), m.end(), None, "span")
    if scene.future(m.start(), m.end()):
        begin = days.next_weekday(scene.today, first)
    else:
        end = days.last_weekday(scene.today, last)
        begin = days.last_weekday(end, first)
    there = days.next_weekday(begin, last)
    return Found(m.start(), m.end(), days.iso_span(begin.isoformat(), there.isoformat()), "span")


#: What may begin with a weekday, longest shapes first.
WEEKDAY_RULES: Final[tuple[Rule, ...]] = LED_BY_WEEKDAY + make_rules(
    (rf"(?P<first>{WEEKDAY})(?P<join>{TO})(?P<last>{WEEKDAY})(?!s\b)", _weekday_range),
    (rf"(?P<weekday>{WEEKDAY}){PART_OF_DAY}?(?:\s(?:of\s)?(?P<week>last|next|this)\sweek\b)?", _weekday),
)
