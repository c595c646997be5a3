"""Days, moments and numbers in words: English names from a table of our own, never from the machine's locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from digest.model.article import Precision
from digest.model.publication import Almanac

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=16)
def find_zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name that has passed the settings' check."""
    return ZoneInfo(name)


def moment_stamp(moment: datetime, precision: Precision, zone: str) -> str:
    """A moment for machines, as the `datetime` of HTML's `<time>`: a whole day has no hour."""
    there = moment.astimezone(find_zone(zone))
    length = {"year": 4, "month": 7, "day": 10}.get(precision)
    return there.isoformat()[:length] if length else there.isoformat(timespec="minutes")


def zone_text(there: datetime) -> str:
    """`IST` where the zone has a name of letters, else `UTC+04:30`."""
    name = there.tzname() or ""
    if name.isalpha():
        return name
    offset = there.utcoffset() or timedelta()
    minutes = int(abs(offset).total_seconds()) // 60
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}" if minutes else "UTC"


class Calendar:
    """Days, moments, numbers and lists in words: those of English. Another language's stand in its place."""

    def day(self, day: date) -> str:
        """`6 August 2021`"""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def long_day(self, day: date) -> str:
        """`Friday, 6 August 2021`"""
        return f"{WEEKDAYS[day.weekday()]}, {self.day(day)}"

    def month(self, day: date) -> str:
        """`August 2021`"""
        return f"{MONTHS[day.month - 1]} {day.year}"

    def year(self, year: int) -> str:
        return str(year)

    def moment(self, moment: datetime, precision: Precision, zone: str) -> str:
        """A moment as exactly as its source gives it, in the site's zone: `7 August 2021, 20:16 IST`, `August 2021`."""
        there = moment.astimezone(find_zone(zone))
        match precision:
            case "year":
                return self.year(there.year)
            case "month":
                return self.month(there)
            case "day":
                return self.day(there)
        return self.join(self.day(there), self.clock(moment, zone))

    def clock(self, moment: datetime, zone: str) -> str:
        """The time of day alone, where the day stands beside it already: `20:16 IST`."""
        there = moment.astimezone(find_zone(zone))
        return f"{self.hour(there)} {zone_text(there)}"

    def hour(self, there: datetime) -> str:
        """`20:16`"""
        return f"{there.hour:02d}:{there.minute:02d}"

    def join(self, day: str, clock: str) -> str:
        """A day and a time of day, in words, as one."""
        return f"{day}, {clock}"

    def number(self, number: int) -> str:
        """A count, as it stands in a text."""
        return str(number)

    def amount(self, amount: str) -> str:
        """A figure that `make_figure_view` has written: `48,000,000`, `20–40`."""
        return amount

    def names(self, names: Sequence[str]) -> str:
        """`AFP, Xinhua and Tolo`"""
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

    def opening(self, words: str) -> str:
        """Words that stand by themselves, as a heading does."""
        return words


class ForeignCalendar(Calendar):
    """The words of another language, from its almanac."""

    def __init__(self, almanac: Almanac) -> None:
        self.almanac = almanac

    def day(self, day: date) -> str:
        return self._fill(self.almanac.days[day.month - 1], day)

    def long_day(self, day: date) -> str:
        return self._fill(self.almanac.long_days[day.month - 1][day.weekday()], day)

    def month(self, day: date) -> str:
        return self._fill(self.almanac.months[day.month - 1], day)

    def year(self, year: int) -> str:
        return self.almanac.year.replace("{year}", str(year))

    def hour(self, there: datetime) -> str:
        return self.almanac.hours[there.hour].format(minute=there.minute)

    def join(self, day: str, clock: str) -> str:
        return self.almanac.moment.format(day=day, clock=clock)

    def number(self, number: int) -> str:
        return self._group(str(number))

    def amount(self, amount: str) -> str:
        return "–".join(map(self._rewrite, amount.split("–")))

    def names(self, names: Sequence[str]) -> str:
        told = self.almanac
        if len(names) < 3:
            return told.pair.join(names)
        return told.final.join([told.comma.join(names[:-1]), names[-1]])

    def opening(self, words: str) -> str:
        return words[:1].upper() + words[1:]

    def _fill(self, pattern: str, day: date) -> str:
        return pattern.format(day=day.day if day.day > 1 else self.almanac.first, year=day.year)

    def _rewrite(self, figure: str) -> str:
        """A figure in English writing, `-48,000,000.5`, in that of the language."""
        whole, point, rest = figure.removeprefix("-").replace(",", "").partition(".")
        sign = "-" if figure.startswith("-") else ""
        return f"{sign}{self._group(whole)}{self.almanac.decimal if point else ''}{rest}"

    def _group(self, digits: str) -> str:
        first, each = self.almanac.groups
        parts = [digits[-first:]]
        rest = digits[:-first]
        while rest:
            parts.append(rest[-each:])
            rest = rest[:-each]
        return self.almanac.group.join(reversed(parts))
