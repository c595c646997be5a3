"""The parts of a dateline, each scanned where it may stand: place, date, agency."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from digest.patterns import Pattern
from digest.reading.months import find_month
from digest.reading.wire.agencies import CONNECTORS, FILED_FROM, WEEKDAYS, is_agency

_NAME: Final = re.compile(r"[^\W\d_](?:(?!--)[^\s,/:;()|\[\]–—―‒_\"“”«»„!?])*")
_DATE: Final = Pattern(
    r"(?:(?P<weekday>[^\W\d_]{3,9})\.?,? )?(?:"
    r"(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?P<dot>\.?)(?: of| de)? (?P<m1>[^\W\d_][^\s\d,.:;()/|\[\]]{2,11})\.?"
    r"|(?P<m2>[^\W\d_][^\s\d,.:;()/|\[\]]{1,11})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)"
    r")(?:,? (?:de )?(?P<y>[12]\d{3})(?!\d|:\d))?"
)
_BARE: Final = Pattern(r"(?<=,)[ \u00a0](?P<name>[A-Z]{2,8})(?=[ \u00a0]?[-–—])")
BRACKET: Final = re.compile(r"[ \u00a0]?[(\[](?P<within>[^()\[\]\n]{2,60})[)\]]")
_SLASHED: Final = Pattern(r"\.?[ \u00a0]*/(?P<within>[^/\n]{2,30})/\.?")
_PIPED: Final = Pattern(r"[ \u00a0]*\|[ \u00a0]*(?P<within>[^|:\n]{2,50}?)[ \u00a0]*(?::|\||--?|[–—])")
SEPARATOR: Final = re.compile(r"[ \u00a0]{0,2}\.?[ \u00a0]?(?:-{1,3}(?![a-z])|[–—―‒]{1,2}|_|:[-–—]?)")
_DATE_IN_BRACKET: Final = Pattern(r"(?:^|,? +[-–—|] +|, +)(?=[^-–—|]*\d)")
_DESK: Final = Pattern(
    r"(?i)\b(?:desk|bureau|news|correspondents?|reporters?|service|network|media|staff|team|agenc(?:y|ies)|times|press|online|web)\b"
)
_DOUBLE: Final = re.compile("--")


class Place(NamedTuple):
    """The names at the head of a text: "OSLO/BERGEN, Norway"."""

    end: int
    names: tuple[str, ...]  # as written, one for each part
    capital: bool  # the first name is all in capitals

    @property
    def known(self) -> bool:
        return any(name.rstrip(".") in FILED_FROM or name in FILED_FROM for name in map(_fold, self.names))


def _fold(name: str) -> str:
    """A name in lower case, without accents: "reykjavik"."""
    small = name.lower()
    if small.isascii() or small in FILED_FROM:
        return small
    return "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))


def _is_name(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and not word[0].islower())


def scan_place(text: str, start: int, stop: int) -> Place | None:
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
            return Place(end, tuple(names), _is_capital(names[0]))
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
    return Place(end, tuple(names), _is_capital(names[0])) if names else None


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


def scan_date(text: str, at: int, stop: int) -> tuple[str | None, int]:
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


def scan_date_after_dash(text: str, at: int, stop: int) -> tuple[str | None, int]:
    """`CAIRO - 21 July 2022: The …`."""
    separator = SEPARATOR.match(text, at, stop)
    if separator is None:
        return None, at
    begin = separator.end() + (1 if text[separator.end() : separator.end() + 1] == " " else 0)
    match = _read_date(text, begin, stop)
    if match is None or SEPARATOR.match(text, match.end(), stop) is None:
        return None, at
    return match[0], match.end()


def scan_agency(text: str, at: int, stop: int) -> tuple[str | None, str | None, int]:
    """Agency, the date that stands in brackets with it, and where they end."""
    at += 1 if text[at : at + 2] in (", ", ",(") else 0
    slashed = _SLASHED.match(text, at, stop)
    if slashed:
        return slashed["within"].strip(), None, slashed.end()
    piped = _PIPED.match(text, at, stop)
    if piped and (_DESK.search(piped["within"]) or is_agency(piped["within"])):
        return piped["within"].strip(), None, piped.end()
    bracket = BRACKET.match(text, at, stop)
    if bracket is None:
        separator = _DOUBLE.match(text, at, stop)  # NEW YORK--(BUSINESS WIRE)--
        bracket = BRACKET.match(text, separator.end(), stop) if separator else None
    if bracket is None:
        bare = _BARE.match(text, at, stop)  # "ACCRA, June 3, GNA - "
        return (bare["name"], None, bare.end()) if bare and is_agency(bare["name"]) else (None, None, at)
    within = bracket["within"].strip()
    split = _DATE_IN_BRACKET.search(within)
    if split:
        date = _read_date(within, split.end(), len(within))
        if date and date.end() == len(within):
            return within[: split.start()].strip() or None, date[0], bracket.end()
    return within, None, bracket.end()


def is_country(text: str, bracket: re.Match[str]) -> bool:
    """Whether what stands in brackets after a place is its country: `Bergen (Norway) |`, `Bergen [Norway],`."""
    within = bracket["within"].strip()
    if is_agency(within) or any(c.isdigit() for c in within):
        return False
    following = text[bracket.end() : bracket.end() + 3].lstrip()
    return bracket[0].lstrip()[0] == "[" or following[:1] in ("|", ",", "(", "[") or within.lower() in FILED_FROM
