"""Dates and times as agency text writes them: "07 October 2019, 14:46 IST", "Oct 7, 2019 2:46 pm", "2019-10-07"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from digest.model.article import Precision
from digest.patterns import Pattern
from digest.reading.months import find_month

#: Abbreviations of time zones, as news means them, in minutes east of Greenwich. "IST" is India's; "CST" America's.
ZONES: Final[dict[str, int]] = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 60, "WAT": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "CAT": 120,
    "SAST": 120, "EEST": 180, "MSK": 180, "EAT": 180, "TRT": 180, "IRST": 210, "GST": 240, "AFT": 270, "PKT": 300, "PST": -480,
    "IST": 330, "NPT": 345, "WIB": 420, "ICT": 420, "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PDT": -420, "BRT": -180, "ART": -180,
}  # fmt: skip
#: Abbreviations that mean winter or summer time, whichever it was.
SEASONAL: Final = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

_WORD = r"(?P<{0}>[^\W\d_][^\s\d,.:;()/|]{{2,11}})\.?"
_YEAR = r"(?P<y>[12]\d{3})\b(?!:)"
_ISO: Final = Pattern(r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d-])")
_DAY_FIRST: Final = Pattern(
    rf"(?<![\d:.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?[ -](?:of |de )?{_WORD.format('m')}(?:,?[ -](?:de )?{_YEAR})?"
)
_MONTH_FIRST: Final = Pattern(rf"\b{_WORD.format('m')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,? {_YEAR})?")
_MONTH_ONLY: Final = Pattern(rf"(?<!\d[ -])(?<!\d[.] )\b{_WORD.format('m')},? {_YEAR}")
_NUMERIC: Final = Pattern(r"(?<![\d/.])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>[12]\d{3})(?![\d/])")
_TIME: Final = Pattern(
    r"""(?<![\d:.+-])(?:
        (?P<h>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?![\d:])                           # 14:46, 14.46.10
      | (?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d)(?=[ ]?(?:hrs\b|hours\b|GMT|UTC|IST|[A-Z]{2,4}T\b))           # 1446 GMT
      | (?P<h12>1[0-2]|[1-9])(?=[ ]?[ap]\.?m)                                                               # 2 pm
    )
    (?:[ ]?(?P<half>[aApP])\.?[mM]\b\.?)?(?:[ ]?(?:hrs|hours|Uhr)\b)?
    (?:[ ]?\(?(?P<zone>[A-Za-z]{1,4})\b\)?|(?P<offset>[ ]?[+-]\d{2}:?\d{2}\b))?""",
    re.VERBOSE,
)


class Moment(NamedTuple):
    """An instant that a text names: aware, with what the text says about it, and where it stands."""

    when: datetime
    precision: Precision
    start: int
    end: int


class _Day(NamedTuple):
    year: int
    month: int
    day: int  # 0 where only the month is given
    start: int
    end: int


def find_moment(text: str, start: int, end: int, *, zone: tzinfo = UTC, year: int | None = None) -> Moment | None:
    """The first date in `text[start:end]`, with the time of day near it, as an instant.

    `zone` is that of times which name none; `year` is for dates without a year, which are not found where it is None.
    """
    day = _find_day(text, start, min(end, start + 400), year)
    if day is None:
        return None
    clock = _TIME.search(text, max(start, day.end - 1), min(end, day.end + 40))
    if clock is None and day.day:
        clock = _last_time(text, max(start, day.start - 40), day.start)
    try:
        if clock is None or not day.day:
            precision: Precision = "day" if day.day else "month"
            return Moment(datetime(day.year, day.month, day.day or 1, tzinfo=zone), precision, day.start, day.end)
        hour, minute = _clock_of(clock)
        when = datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone_of(clock) or zone)
    except ValueError:
        return None
    return Moment(when, "minute", min(day.start, clock.start()), max(day.end, clock.end()))


def _last_time(text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for last in _TIME.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    return last


def _clock_of(match: re.Match[str]) -> tuple[int, int]:
    hour = int(match["h"] or match["h4"] or match["h12"])
    minute = int(match["min"] or match["min4"] or 0)
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute


def _zone_of(match: re.Match[str]) -> tzinfo | None:
    if match["offset"]:
        digits = match["offset"].strip().replace(":", "")
        minutes = int(digits[1:3]) * 60 + int(digits[3:5])
        return timezone(timedelta(minutes=minutes if digits[0] == "+" else -minutes))
    name = (match["zone"] or "").upper()
    if name in SEASONAL:
        return ZoneInfo(SEASONAL[name])
    return timezone(timedelta(minutes=ZONES[name])) if name in ZONES else None


def _find_day(text: str, start: int, end: int, year: int | None) -> _Day | None:
    days = [_iso(text, start, end), _numeric(text, start, end)]
    days += [_written(pattern, text, start, end, year) for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY)]
    # The earliest; of two that begin together the longest, so that "7 August 2021" wins over "August 2021".
    return min((d for d in days if d is not None), key=lambda d: (d.day == 0, d.start, -d.end), default=None)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day or 1, tzinfo=UTC)
    except ValueError:
        return False
    return 1900 <= year <= 2200


def _iso(text: str, start: int, end: int) -> _Day | None:
    for match in _ISO.finditer(text, start, end):
        year, month, day = (int(match[k] or 0) for k in "ymd")
        if _valid(year, month, day):
            return _Day(year, month, day, match.start(), match.end())
    return None


def _numeric(text: str, start: int, end: int) -> _Day | None:
    for match in _NUMERIC.finditer(text, start, end):
        a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
        if (a > 12) == (b > 12) and a != b:
            continue  # 07/08/2021 is August in London and July in New York
        day, month = (a, b) if a > 12 or a == b else (b, a)
        if _valid(year, month, day):
            return _Day(year, month, day, match.start(), match.end())
    return None


def _written(pattern: Pattern, text: str, start: int, end: int, year: int | None) -> _Day | None:
    for match in pattern.finditer(text, start, end):
        month = find_month(match["m"])
        fields = match.groupdict()
        day = int(fields["d"]) if "d" in fields else 0
        the_year = int(match["y"]) if match["y"] else year
        if month and the_year and (day or "d" not in fields) and _valid(the_year, month, day):
            return _Day(the_year, month, day, match.start(), match.end())
    return None
