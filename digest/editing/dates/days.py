"""Arithmetic of calendar days, and how days, weeks, months and spans are written as ISO 8601 (EDTF where ISO has no form)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

MONTHS: Final[dict[str, int]] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final[dict[str, int]] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


#: Days from publication at which a day has its year told.
_FAR: Final = 300


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str:
    """`month` may lie outside 1 to 12: 0 is the December before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def iso_decade(year: int) -> str:
    return f"{year // 10:03d}X"


def iso_span(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


def months_before(day: date, months: int) -> str:
    return iso_month(day.year, day.month - months)


def shift_days(day: date, days: int) -> date | None:
    """`days` later (earlier where negative), or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def last_weekday(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday at or before `day`; `strictly`: before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(back or (7 if strictly else 0))


def next_weekday(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The first such weekday at or after `day`; `strictly`: after it."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead or (7 if strictly else 0))


def nearest_year(published: date, month: int, day: int | None, future: bool | None) -> int:
    """The year of a month (and day) that names none.

    `future` True: the first such at or after publication; False: the last at or before; None: whichever is nearer. A day that
    would be most of a year away is the nearer one all the same: nobody leaves its year out.
    """
    if day is None:
        ahead = month - published.month
        if future is True:
            return published.year + (ahead < 0)
        if future is False:
            return published.year - (ahead > 0)
        return published.year + (ahead < -6) - (ahead >= 6)

    def distance(year: int) -> int:  # in days
        there = make_day(year, month, day)
        return (there - published).days if there else 10**6

    years = (published.year - 1, published.year, published.year + 1)
    if future is True:
        told = min((y for y in years if distance(y) >= 0), key=distance, default=None)
    elif future is False:
        told = max((y for y in years if distance(y) <= 0), key=distance, default=None)
    else:
        told = None
    if told is not None and abs(distance(told)) <= _FAR:
        return told
    return min(years, key=lambda y: (abs(distance(y)), y))
