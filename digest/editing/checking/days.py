"""Days: whether the dates that some words tell are those that an article tells, in whatever form either writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from digest.patterns import Pattern

_ISO: Final = Pattern(r"(\d{4})(?:-(?:W(\d\d)|(\d\d)(?:-(\d\d))?))?")
_DECADE: Final = Pattern(r"(\d{3})X")

Stretch = tuple[date, date]  # first and last day


class Days:
    """The dates of a text (ISO 8601, spans and decades too), to look others up in."""

    def __init__(self, dates: Iterable[str]) -> None:
        self._told = frozenset(dates)
        self._parts = [stretch for iso in self._told for stretch in _read_parts(iso)]

    def have(self, iso: str) -> bool:
        """Whether the date is told, or one that lies in it: who reads "on 7 August" may write "in August".

        Of a span ("2021-08-05/2021-08-07") both ends must be; a time of day must be told as such.
        """
        if iso in self._told:
            return True
        if "T" in iso:
            return any(told.endswith(iso[iso.index("T") :]) for told in self._told) and self.have(iso[: iso.index("T")])
        whole = _read_stretch(iso)
        wanted = [whole] if whole and "/" not in iso else _read_parts(iso)
        return bool(wanted) and all(any(w[0] <= p[0] and p[1] <= w[1] for p in self._parts) for w in wanted)


def _read_parts(iso: str) -> list[Stretch]:
    """The stretch of a date; of a span those of its ends."""
    return [stretch for part in iso.split("/") if (stretch := _read_stretch(part))]


def _read_stretch(iso: str) -> Stretch | None:
    decade = _DECADE.fullmatch(iso)
    if decade is not None:
        return _years(int(decade[1]) * 10, int(decade[1]) * 10 + 9)
    match = _ISO.match(iso)
    if match is None:
        return None
    year, week, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if week:
            first = date.fromisocalendar(year, week, 1)
            return first, first + timedelta(days=6)
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return date(year, month, 1), last
        return _years(year, year)
    except (ValueError, OverflowError):
        return None


def _years(first: int, last: int) -> Stretch | None:
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None
