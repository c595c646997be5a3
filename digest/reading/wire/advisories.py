"""Advisories of the source: corrections, withdrawals and embargoes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from digest.model.article import Correction
from digest.patterns import Pattern
from digest.reading.wire.finding import Finding
from digest.reading.wire.moments import find_moment

#: Held back until a human decides: an embargo whose end cannot be read.
FOR_EVER: Final = datetime(9999, 12, 31, tzinfo=UTC)

_VERB = r"(?:correct|refile|amend|clarif|fix|delet|remov|chang|retract|withdr)"
# In brackets, at the head of a story: `(Corrects spelling …)`, `(This August 7 story corrects …)`.
_BRACKETED: Final = re.compile(
    r"[(\[]\s*(?P<within>(?:(?:Corrects?|Corrected|Correcting|CORRECTS?|CORRECTED|Refiles?|Refiled|REFILES?|Clarifies|Fixes"
    r"|Deletes|Removes|Changes|(?P<news>Adds?|Updates?|Updated|UPDATES?|ADDS?|Recasts?|Rewrites|Repeats|Writes through"
    r"|Edits|E[Dd][Ss]:))(?<=[\w:])(?!\w)"
    r"|(?:This|this|The|An|THIS)\s+(?:[\w.,-]+\s+){0,5}(?:version|story|article|report|item|headline|copy)\s+(?:[\w.,-]+\s+){0,4}?"
    rf"(?i:{_VERB}))[^()\[\]]{{0,400}})[)\]]\.?"
)
# A whole paragraph, or the last sentences of one.
_TEXT: Final = r"(?:article|story|piece|report|post|headline|copy|item)"
_UPDATED: Final = r"updated\s+(?:to\s+(?:correct|clarify|reflect|remove|include|add|fix)|on\s+\d|on\s+[A-Z])"
_STATED: Final = re.compile(
    r"(?:(?:Clarifications?|CLARIFICATIONS?|Corrections?(?: and clarifications?)?|CORRECTIONS?|Erratum|ERRATUM)\s*[:–—-]\s*\S"
    r"|(?:CORRECTED|REFILED?|CORRECTIVE|RETRACTED)\s*[:–—]\s*\S"
    rf"|(?:This|The)\s+(?:[\w-]+\s+){{0,3}}{_TEXT}\s+(?:[\w-]+\s+){{0,4}}?(?:was|has\s+been|is|were)\s+(?:[\w-]+\s+)?"
    rf"(?:amended|corrected|clarified|revised|{_UPDATED})"
    rf"|(?:An?|The)\s+(?:earlier|previous|original|prior)\s+version\s+of\s+(?:this|the)\s+(?:\w+\s+)?{_TEXT}\b"
    r"|(?:Editor['’]?s['’]?\s+[Nn]ote|EDITOR['’]?S['’]?\s+NOTE|Note)\s*[:–—-]\s*"
    rf"(?=.{{0,200}}\b(?:(?i:{_VERB})|earlier\s+version|previous\s+version)))"
)
_ALONE: Final = Pattern(r"\W*(?:CORRECTED|CORRECTION|REFILED?|CORRECTIVE)\W*\Z")
_WITHDRAWN: Final = re.compile(
    r"\W{0,3}(?:(?:STORY |ARTICLE |ADVISORY )?(?:WITHDRAWN|WITHDRAWAL|REMOVED|RETRACTED)\b"
    r"|(?:MANDATORY |BULLETIN )?KILL\b(?=\W{0,3}(?:$|[:–—-]))"
    r"|(?:This|The)\s+(?:story|article|report|item)(?:\s+\w+){0,4}?\s+(?:is|was|has\s+been)\s+(?:withdrawn|retracted|removed)\b)"
)
_EMBARGO: Final = re.compile(
    r"\W{0,3}(?:(?:STRICTLY |UNDER )?EMBARGO(?:ED)?\b"
    r"|(?:Strictly |Under )?(?:[Ee]mbargoed\s+(?:until|till|for|to)\b|[Ee]mbargo\s*(?:[:–—-]|until\b))"
    r"|(?i:not\s+(?:for|to\s+be)\s+(?:publication|release|published|released)\s+(?:before|until)\b))"
)
# What stands before a headline: `CORRECTED-…`, `UPDATE 2-…`, `URGENT: …`.
_PREFIX: Final = Pattern(
    r"(?:(?P<correction>CORRECTED|CORRECTION|REFILED?|CORRECTIVE)|(?P<withdrawn>WITHDRAWN|KILL|RETRACTED)"
    r"|RPT|UPDATE \d{1,2}|WRAPUP \d{1,2}|EXCLUSIVE|FOCUS|URGENT|FLASH|BREAKING(?: NEWS)?)\s*[-:–—]\s*(?=\S)"
)
#: What an advisory or embargo that is no bracket begins with, lower-cased.
FIRST_WORDS: Final = frozenset(
    "a an the this story article advisory withdrawn withdrawal removed retracted mandatory bulletin kill "
    "clarification correction corrections erratum corrected refile corrective editor note strictly under embargo not".split()
)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY: Final = Pattern(rf"(?i)\b(?:{'|'.join(_WEEKDAYS)})\b")


def find_advisory(text: str, start: int, end: int, *, zone: tzinfo, head: bool) -> Finding | None:
    """The correction, or notice of withdrawal, that the paragraph or sentence `text[start:end]` is.

    `head` says that the paragraph is among the first ones: only there is a text withdrawn by a word in capitals.
    """
    if (head or not text[start : start + 12].isupper()) and end - start < 800 and _WITHDRAWN.match(text, start, end):
        return Finding("advisory", start, end, correction=Correction(_tidy(text[start:end])), withdrawn=True)
    bracketed = _BRACKETED.match(text, start, end)
    if bracketed and bracketed.end() == end:
        return _bracketed(bracketed, text, zone)
    if _STATED.match(text, start, end) or (head and _ALONE.match(text, start, end)):
        return Finding("advisory", start, end, correction=_correction(text, start, end, zone))
    return None


def find_bracketed_advisory(text: str, start: int, end: int, *, zone: tzinfo) -> Finding | None:
    """`(Corrects …)` at the head of a paragraph that goes on after it."""
    match = _BRACKETED.match(text, start, end)
    return _bracketed(match, text, zone) if match and text[match.end() : end].strip() else None


def find_prefix(text: str, start: int, end: int) -> Finding | None:
    """`CORRECTED-` or `UPDATE 2-` before a headline. Only corrections are told to the reader."""
    match = _PREFIX.match(text, start, end)
    if match is None:
        return None
    last = start + len(match[0].rstrip())
    told = Correction(match["correction"].capitalize()) if match["correction"] else None
    if match["withdrawn"]:
        told = Correction("Withdrawn")
    return Finding("advisory", start, last, correction=told, withdrawn=bool(match["withdrawn"]))


def find_embargo(text: str, start: int, end: int, *, zone: tzinfo, published: datetime | None) -> Finding | None:
    """`EMBARGO: not for publication before 18:00 GMT on 8 August`; without a year the one of `published` is meant.

    A weekday is the first one on or after the day of `published`. What cannot be read holds the text back for ever.
    """
    if _EMBARGO.match(text, start, end) is None:
        return None
    year = published.astimezone(zone).year if published else None
    moment = find_moment(text, start, end, zone=zone, year=year)
    if moment:
        return Finding("advisory", start, end, embargo=moment.when)
    return Finding("advisory", start, end, embargo=_on_weekday(text[start:end], zone, published) or FOR_EVER)


def _on_weekday(unit: str, zone: tzinfo, published: datetime | None) -> datetime | None:
    match = _WEEKDAY.search(unit)
    if match is None or published is None:
        return None
    day = published.astimezone(zone)
    day += timedelta(days=(_WEEKDAYS.index(match[0].lower()) - day.weekday()) % 7)
    dated = unit[: match.start()] + day.strftime("%Y-%m-%d") + unit[match.end() :]
    moment = find_moment(dated, 0, len(dated), zone=zone)
    return moment.when if moment else None


def _bracketed(match: re.Match[str], text: str, zone: tzinfo) -> Finding:
    if match["news"]:
        return Finding("advisory", match.start(), match.end())
    return Finding("advisory", match.start(), match.end(), correction=_correction(text, *match.span("within"), zone))


def _correction(text: str, start: int, end: int, zone: tzinfo) -> Correction:
    moment = find_moment(text, start, min(end, start + 160), zone=zone)
    return Correction(_tidy(text[start:end]), moment.when if moment else None)


def _tidy(text: str) -> str:
    return " ".join(text.split())
