"""Datelines: place, date and agency at the head of a report, `BERGEN, Norway, Oct. 3 (Xinhua) --`."""

from __future__ import annotations

import re
from typing import Final

from digest.model.article import Dateline
from digest.reading.wire.agencies import LABELS, is_agency
from digest.reading.wire.dateline_parts import (
    BRACKET,
    SEPARATOR,
    Place,
    is_country,
    scan_agency,
    scan_date,
    scan_date_after_dash,
    scan_place,
)

#: A dateline with everything in it is rarely longer (characters).
LONGEST: Final = 200

#: Every dateline has one of these, after the place or about the agency.
_MARKS: Final = re.compile(r"[-–—―‒_:/|(\[]")
_CAMEL: Final = re.compile(r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]")  # "Munich StoryCast": words that ran together
_QUOTES: Final = frozenset("\"'“”‘«»„")

#: What follows a speaker's name, or a question, and hardly ever a dateline.
_SPOKEN: Final = re.compile(
    r"(?:I|We|You|My|Our|Your|Yes|No|Well|Oh|What|Why|How|Who|When|Where|Is|Are|Do|Does|Did|Can|So|And|But)\b|I['’]"
)


def find_dateline(text: str, start: int, end: int) -> tuple[Dateline, bool] | None:
    """The dateline at `text[start:]`, and whether it is sure: a name and a colon alone might be a speaker's.

    Place, agency and date are as written: "OSLO/BERGEN, Norway", "Xinhua", "Oct. 3". `Dateline.end` is that of its last mark;
    white space may follow.
    """
    stop = min(end, start + LONGEST)
    if not _MARKS.search(text, start, stop):
        return None
    return _agency_first(text, start, stop) or _place_first(text, start, stop)


def find_place(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where the place's name at `text[start:]` ends, and whether it is one that agencies file from."""
    place = scan_place(text, start, end)
    return (place.end, place.known) if place else None


def _agency_first(text: str, start: int, stop: int) -> tuple[Dateline, bool] | None:
    """`(Reuters) - The …`, `(ANSA) - ROMA, 07 AGO - Il …`."""
    match = BRACKET.match(text, start, stop)
    if match is None or not is_agency(match["within"]) or text[start].isspace():
        return None
    separator = SEPARATOR.match(text, match.end(), stop)
    end = separator.end() if separator else match.end()
    if separator:
        inner = _place_first(text, end + len(text[end:stop]) - len(text[end:stop].lstrip()), stop)
        if inner and inner[0].agency is None and inner[1]:
            return Dateline(inner[0].place, match["within"], inner[0].date, start, inner[0].end), True
    return (Dateline(None, match["within"].strip(), None, start, end), True) if _followed(text, end, stop) else None


def _place_first(text: str, start: int, stop: int) -> tuple[Dateline, bool] | None:
    place = scan_place(text, start, stop)
    if place is None:
        return None
    at = place.end
    bracket = BRACKET.match(text, at, stop)
    if bracket and is_country(text, bracket):
        place = Place(bracket.end(), (*place.names, bracket["within"]), place.capital)
        at = place.end
    date, at = scan_date(text, at, stop)
    agency, within, after = scan_agency(text, at, stop)
    if agency is None and within is None and date is None:
        date, after = scan_date_after_dash(text, at, stop)
    date = date or within
    separator = SEPARATOR.match(text, after, stop)
    piped = agency is not None and text[after - 1] in ":|-–—" and "|" in text[at:after]
    end = after if piped or separator is None else separator.end()
    mark = text[end - 1] if piped else separator[0].strip() if separator else ""
    sure = _accept(text, place, date, agency, mark, end, stop)
    if sure is None or not _followed(text, end, stop):
        return None
    return Dateline(text[start : place.end], agency, date, start, end), sure


def _accept(text: str, place: Place, date: str | None, agency: str | None, mark: str, end: int, stop: int) -> bool | None:
    """True for a dateline beyond doubt, False for a likely one, None for none."""
    first = place.names[0].lower().split()
    if first[0] in LABELS and first[0] != "the" and not place.known:
        return None
    if agency is not None:
        strong = is_agency(agency) or bool(date) or "|" in text[place.end : end] or text[place.end : end].count("/") > 1
        if mark:
            return True if strong or place.capital or place.known else None
        return True if strong and (is_agency(agency) or date) and not _lower(text, end, stop) else None
    if not mark:
        return None
    if date is not None:
        return True
    follow = text[end:stop].lstrip()[:12]
    if place.known:
        return True if ":" in mark or place.capital or _spaced(text, end) else None
    if not follow or follow[0] in _QUOTES or follow[0].islower():
        return None
    if ":" in mark:
        words = len(text[end:stop].split())
        long = any(len(name.split()) > 3 for name in place.names) or len(place.names) > 3
        label = not LABELS.isdisjoint(first[1:] if first[0] == "the" else first)
        label = label or _CAMEL.search(place.names[0]) is not None
        return None if label or _SPOKEN.match(follow) or words < 4 or long or len(place.names[0]) < 3 else False
    short = all(len(name.split()) <= 2 for name in place.names)
    return True if place.capital and _spaced(text, end) and short and len(place.names[0]) > 2 else None


def _followed(text: str, end: int, stop: int) -> bool:
    return bool(text[end:stop].strip())


def _lower(text: str, end: int, stop: int) -> bool:
    return text[end:stop].lstrip()[:1].islower()


def _spaced(text: str, end: int) -> bool:
    """White space, or a place's last mark, stands about a dash: "BERGEN — The ferry", not "PSA—One"."""
    return text[end : end + 1].isspace() or text[end - 2 : end - 1].isspace()
