"""Datelines: place, date and agency at the head of a report, `BERGEN, Norway, Oct. 3 (Xinhua) --`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from digest.model.article import Dateline
from digest.reading.agencies import CONNECTORS, FILED_FROM, LABELS, WEEKDAYS, find_month, is_agency

#: A dateline with everything in it is rarely longer (characters).
LONGEST: Final = 200

_NAME: Final = re.compile(r"[^\W\d_](?:(?!--)[^\s,/:;()|\[\]–—―‒_\"“”«»„!?])*")
_DATE: Final = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{3,9})\.?,? )?(?:"
    r"(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?P<dot>\.?)(?: of| de)? (?P<m1>[^\W\d_][^\s\d,.:;()/|\[\]]{2,11})\.?"
    r"|(?P<m2>[^\W\d_][^\s\d,.:;()/|\[\]]{1,11})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)"
    r")(?:,? (?:de )?(?P<y>[12]\d{3})(?!\d|:\d))?"
)
_BRACKET: Final = re.compile(r"[ \u00a0]?[(\[](?P<within>[^()\[\]\n]{2,60})[)\]]")
_SLASHED: Final = re.compile(r"\.?[ \u00a0]*/(?P<within>[^/\n]{2,30})/\.?")
_PIPED: Final = re.compile(r"[ \u00a0]*\|[ \u00a0]*(?P<within>[^|:\n]{2,50}?)[ \u00a0]*(?::|\||--?|[–—])")
_SEPARATOR: Final = re.compile(r"[ \u00a0]{0,2}\.?[ \u00a0]?(?:-{1,3}(?![a-z])|[–—―‒]{1,2}|_|:[-–—]?)")
_DATE_IN_BRACKET: Final = re.compile(r"(?:^|,? +[-–—|] +|, +)(?=[^-–—|]*\d)")
_DESK: Final = re.compile(
    r"(?i)\b(?:desk|bureau|news|correspondents?|reporters?|service|network|media|staff|team|agenc(?:y|ies)|times|press|online|web)\b"
)
_CAMEL: Final = re.compile(r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]")  # "Munich StoryCast": words that ran together
_DOUBLE: Final = re.compile("--")
_QUOTES: Final = frozenset("\"'“”‘«»„")

#: What follows a speaker's name, or a question, and hardly ever a dateline.
_SPOKEN: Final = re.compile(
    r"(?:I|We|You|My|Our|Your|Yes|No|Well|Oh|What|Why|How|Who|When|Where|Is|Are|Do|Does|Did|Can|So|And|But)\b|I['’]"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """The names at the head of a text: "OSLO/BERGEN, Norway"."""

    end: int
    names: tuple[str, ...]  # as written, one for each part
    capital: bool  # the first name is all in capitals

    @property
    def known(self) -> bool:
        return any(name.lower().rstrip(".") in FILED_FROM or name.lower() in FILED_FROM for name in self.names)


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at `text[start:]`, or None. `Dateline.end` is that of its last mark; white space may follow.

    Place, agency and date are as written: "OSLO/BERGEN, Norway", "Xinhua", "Oct. 3".
    """
    found = find_dateline_evidence(text, start, end)
    return found[0] if found else None


def find_dateline_evidence(text: str, start: int, end: int) -> tuple[Dateline, bool] | None:
    """The dateline at `text[start:]`, and whether it is sure: a name and a colon alone might be a speaker's."""
    stop = min(end, start + LONGEST)
    return _agency_first(text, start, stop) or _place_first(text, start, stop)


def find_place(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where the place's name at `text[start:]` ends, and whether it is one that agencies file from."""
    place = _scan_place(text, start, end)
    return (place.end, place.known) if place else None


def _agency_first(text: str, start: int, stop: int) -> tuple[Dateline, bool] | None:
    """`(Reuters) - The …`, `(ANSA) - ROMA, 07 AGO - Il …`."""
    match = _BRACKET.match(text, start, stop)
    if match is None or not is_agency(match["within"]) or text[start].isspace():
        return None
    separator = _SEPARATOR.match(text, match.end(), stop)
    end = separator.end() if separator else match.end()
    if separator:
        inner = _place_first(text, end + len(text[end:stop]) - len(text[end:stop].lstrip()), stop)
        if inner and inner[0].agency is None and inner[1]:
            return Dateline(inner[0].place, match["within"], inner[0].date, start, inner[0].end), True
    return (Dateline(None, match["within"].strip(), None, start, end), True) if _followed(text, end, stop) else None


def _place_first(text: str, start: int, stop: int) -> tuple[Dateline, bool] | None:
    place = _scan_place(text, start, stop)
    if place is None:
        return None
    at = place.end
    bracket = _BRACKET.match(text, at, stop)
    if bracket and _is_country(text, bracket, stop):
        place = _Place(bracket.end(), (*place.names, bracket["within"]), place.capital)
        at = place.end
    date, at = _scan_date(text, at, stop)
    agency, within, after = _scan_agency(text, at, stop)
    if agency is None and within is None and date is None:
        date, after = _date_after_dash(text, at, stop)
    date = date or within
    separator = _SEPARATOR.match(text, after, stop)
    piped = agency is not None and text[after - 1] in ":|-–—" and "|" in text[at:after]
    end = after if piped or separator is None else separator.end()
    mark = text[end - 1] if piped else separator[0].strip() if separator else ""
    sure = _accept(text, place, date, agency, mark, end, stop)
    if sure is None or not _followed(text, end, stop):
        return None
    return Dateline(text[start : place.end], agency, date, start, end), sure


def _accept(text: str, place: _Place, date: str | None, agency: str | None, mark: str, end: int, stop: int) -> bool | None:
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


def _is_name(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and not word[0].islower())


def _scan_place(text: str, start: int, stop: int) -> _Place | None:
    """One to four names, each of up to five words, with "/" or ", " between them; a date ends them."""
    names: list[str] = []
    at = first = start
    end = start  # of the last name that is whole
    words = 0
    while (match := _NAME.match(text, at, stop)) is not None:
        word = match[0]
        if end > start and _read_date(text, at, stop):
            break
        if not _is_name(word):
            if not words or word not in CONNECTORS or text[match.end() : match.end() + 1] != " ":
                break
            at = match.end() + 1
            continue
        if word.lower().rstrip(".") in WEEKDAYS or (
            find_month(word) and text[match.end() : match.end() + 2].strip(" .").isdigit()
        ):
            break
        end, words = match.end(), words + 1
        if word.endswith(".") and not _abbreviated(word):
            end -= 1
            names.append(text[first:end])
            return _Place(end, tuple(names), _is_capital(names[0]))
        following = text[end : end + 2]
        if following[:1] in (" ", "\u00a0") and words < 5:
            at = end + 1
            if text[at : at + 2] == "/ ":
                names.append(text[first:end])
                at = first = at + 2
                words = 0
        elif following[:1] == "/" or following == ", ":
            names.append(text[first:end])
            at = first = end + len(following if following == ", " else "/")
            words = 0
        else:
            break
        if len(names) > 4:
            return None
    if words:
        names.append(text[first:end])
    return _Place(end, tuple(names), _is_capital(names[0])) if names else None


def _abbreviated(word: str) -> bool:
    """ "Fla.", "D.C.", "ST.": a full stop that belongs to a place's name."""
    bare = word.rstrip(".")
    return len(bare) <= 2 or "." in bare or (len(bare) <= 5 and not bare.isupper())


def _is_capital(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _read_date(text: str, at: int, stop: int) -> re.Match[str] | None:
    match = _DATE.match(text, at, stop)
    if match is None or find_month(match["m1"] or match["m2"]) is None or not 1 <= int(match["d1"] or match["d2"]) <= 31:
        return None
    if match["weekday"] and match["weekday"].lower() not in WEEKDAYS:
        return None
    return match


def _scan_date(text: str, at: int, stop: int) -> tuple[str | None, int]:
    """The date after a place, with or without a comma; or a weekday alone."""
    begin = at + (2 if text[at : at + 2] in (", ", ". ") else 1 if text[at : at + 1] in (" ", "\u00a0") else 0)
    if begin == at:
        return None, at
    match = _read_date(text, begin, stop)
    if match:
        end = match.end() - (1 if match[0].endswith(".") and text[match.end() : match.end() + 1] != " " else 0)
        return text[begin:end], end
    word = _NAME.match(text, begin, stop)
    if word and word[0].lower().rstrip(".") in WEEKDAYS and text[at] == ",":
        return word[0].rstrip("."), word.end()
    return None, at


def _date_after_dash(text: str, at: int, stop: int) -> tuple[str | None, int]:
    """`CAIRO - 21 July 2022: The …`."""
    separator = _SEPARATOR.match(text, at, stop)
    if separator is None:
        return None, at
    begin = separator.end() + (1 if text[separator.end() : separator.end() + 1] == " " else 0)
    match = _read_date(text, begin, stop)
    if match is None or _SEPARATOR.match(text, match.end(), stop) is None:
        return None, at
    return match[0], match.end()


def _scan_agency(text: str, at: int, stop: int) -> tuple[str | None, str | None, int]:
    """Agency, the date that stands in brackets with it, and where they end."""
    at += 1 if text[at : at + 2] in (", ", ",(") else 0
    slashed = _SLASHED.match(text, at, stop)
    if slashed:
        return slashed["within"].strip(), None, slashed.end()
    piped = _PIPED.match(text, at, stop)
    if piped and (_DESK.search(piped["within"]) or is_agency(piped["within"])):
        return piped["within"].strip(), None, piped.end()
    bracket = _BRACKET.match(text, at, stop)
    if bracket is None:
        separator = _DOUBLE.match(text, at, stop)  # NEW YORK--(BUSINESS WIRE)--
        bracket = _BRACKET.match(text, separator.end(), stop) if separator else None
    if bracket is None:
        return None, None, at
    within = bracket["within"].strip()
    split = _DATE_IN_BRACKET.search(within)
    if split:
        date = _read_date(within, split.end(), len(within))
        if date and date.end() == len(within):
            return within[: split.start()].strip() or None, date[0], bracket.end()
    return within, None, bracket.end()


def _is_country(text: str, bracket: re.Match[str], stop: int) -> bool:
    """Whether what stands in brackets after a place is its country: `Bergen (Norway) |`, `Bergen [Norway],`."""
    within = bracket["within"].strip()
    if is_agency(within) or any(c.isdigit() for c in within):
        return False
    following = text[bracket.end() : bracket.end() + 3].lstrip()
    return bracket[0].lstrip()[0] == "[" or following[:1] in ("|", ",", "(", "[") or within.lower() in FILED_FROM
