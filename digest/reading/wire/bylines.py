"""Bylines: `By A, B and C, Agency`, `Reporter | City | Updated: …`, `Monitoring Desk`, and the label `AFP, Oslo,`."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Final

from digest.model.article import Credit, Dateline
from digest.patterns import Pattern
from digest.reading.wire.agencies import FILED_FROM, is_agency
from digest.reading.wire.credits import ROLES
from digest.reading.wire.dateline import find_dateline, find_place
from digest.reading.wire.finding import Finding
from digest.reading.wire.people import DESK, is_name, split_names
from digest.reading.wire.stamps import find_stamp

#: A byline is no longer (characters).
LONGEST: Final = 200

_BY: Final = re.compile(r"(?:(?:Story|Words|Report|Text|Photos?)\s+)?(?:By|BY|by)\s*:?\s+(?P<names>.+)\Z", re.DOTALL)
#: What a byline begins with, lower-cased, unless it has columns or is shorter than most paragraphs.
FIRST_WORDS: Final = frozenset("by story words report text photo photos author authors reporter reporters writer writers".split())
_AUTHOR: Final = re.compile(r"(?:Authors?|Reporters?|Writers?|AUTHORS?)\s*:\s*(?P<names>.+)\Z")
_AGENCY: Final = Pattern(r"\s*(?:\s[-–—]+\s|\||/(?=\s)|,\s+(?=[^,]*\Z)|\s+for\s+(?=[A-Z]))\s*(?P<agency>[^|]{2,60})\Z")
_DESK_ALONE: Final = Pattern(
    r"(?:[A-Z][\w.&'’]*\s+){0,4}(?:Desk|DESK|Bureau|BUREAU|Correspondents?|CORRESPONDENTS?|Reporters?|REPORTERS?|Team|Agencies|AGENCIES"
    r"|Monitoring|Newsroom)(?:\s+Report)?\Z"
)
_TITLES: Final = Pattern(
    r"(?i)\b(?:staff|senior|political|special|chief|foreign|defen[cs]e|business)?\s*(?:writer|reporter|correspondent|editor)s?\Z"
)
_ROLE: Final = Pattern(rf"(?i)(?P<role>{'|'.join(sorted(ROLES, key=len, reverse=True))})\s*(?:by)?\s*:?\s+(?P<name>.+)\Z")
_HEAD: Final = re.compile(r"(?:By|From|BY|FROM) (?=[A-Z])")
_LEAD_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]{0,24} ")


def find_byline(text: str, start: int, end: int, *, zone: tzinfo) -> Finding | None:
    """The byline that the paragraph `text[start:end]` is, with its authors, agency, place and times; or None."""
    if end - start > LONGEST or "\n\n" in text[start:end]:
        return None
    unit = text[start:end].strip()
    if "|" in unit or "\n" in unit:
        found = _read_columns(text, start, end, zone)
        if found:
            return found
    return _read_by(unit, start, end) or _read_label(text, start, end) or _read_desk(unit, start, end)


def find_lead_byline(text: str, start: int, end: int) -> Finding | None:
    """`By A B New Delhi, Apr 23 (PTI) The …`: a byline before a dateline in one paragraph, up to the dateline."""
    match = _HEAD.match(text, start, end)
    if match is None:
        return None
    at = match.end()
    last: tuple[int, bool] | None = None
    for _ in range(6):
        word = _LEAD_WORD.match(text, at, end)
        if word is None:
            break
        at = word.end()
        evidence = find_dateline(text, at, end) if is_name(text[match.end() : at].rstrip(), words=1) else None
        if evidence and evidence[1] and evidence[0].agency:
            place = find_place(text, at, end)
            known = place is not None and text[at : place[0]].split(",")[0].split("/")[0].lower() in FILED_FROM
            last = (at, known)
            if known:
                break
    if last is None:
        return None
    name = text[match.end() : last[0]].strip()
    return (
        Finding("byline", start, start + len(text[start : last[0]].rstrip()), authors=(name,)) if is_name(name, words=1) else None
    )


def _read_by(unit: str, start: int, end: int) -> Finding | None:
    match = _BY.match(unit) or _AUTHOR.match(unit)
    if match is None or (unit[-1] in ".!?" and not unit.endswith(("Jr.", "Sr."))):
        return None
    people, agency = " ".join(match["names"].split()), ""
    tail = _AGENCY.search(people)
    if tail and (is_agency(tail["agency"]) or DESK.search(tail["agency"])):
        people, agency = people[: tail.start()], tail["agency"].strip(" ,")
    names = split_names(people)
    authors = tuple(n for n in names if not is_agency(n) and not DESK.search(n))
    agencies = [n for n in names if is_agency(n) or DESK.search(n)] + ([agency] if agency and not _TITLES.search(agency) else [])
    if not names or not all(is_name(n) for n in authors):
        return None
    return Finding("byline", start, end, authors=authors, credits=tuple(_agency_credit(a) for a in agencies))


def _agency_credit(name: str) -> Credit:
    return Credit("agency" if is_agency(name) else "desk", name)


def _read_label(text: str, start: int, end: int) -> Finding | None:
    """`AFP, Oslo,` or `Oslo, AFP`: agency and place, and nothing else."""
    if end - start > 80:
        return None
    parts = [p.strip() for p in text[start:end].strip().rstrip(",:|").split(",")]
    if not 2 <= len(parts) <= 4:
        return None
    if is_agency(parts[0]):
        agency, place = parts[0], ", ".join(parts[1:])
    elif is_agency(parts[-1]):
        agency, place = parts[-1], ", ".join(parts[:-1])
    else:
        return None
    if not all(is_name(p, words=1) for p in place.split(", ")) or any(is_agency(p) for p in place.split(", ")):
        return None
    at = text.index(place, start) if place in text[start:end] else start
    if find_place(text, at, end) is None:
        return None
    return Finding("dateline", start, end, dateline=Dateline(place, agency, None, start, end))


def _read_desk(unit: str, start: int, end: int) -> Finding | None:
    if len(unit) > 60 or not _DESK_ALONE.match(unit):
        return None
    return Finding("byline", start, end, credits=(_agency_credit(unit),))


def _read_columns(text: str, start: int, end: int, zone: tzinfo) -> Finding | None:
    """`Reporter | City | Updated: …`: each column must be a name, a place, an agency, a desk or a time."""
    authors: list[str] = []
    credits: list[Credit] = []
    place: str | None = None
    stamp: Finding | None = None
    at = start
    parts = re.split(r"[|\n]", text[start:end])
    if not 2 <= len(parts) <= 7:
        return None
    for part in parts:
        begin, at = at, at + len(part) + 1
        bare = part.strip(" \t\u00a0,:\r")
        if not bare:
            continue
        by, role = _BY.match(bare), _ROLE.match(bare)
        found = find_stamp(text, begin, begin + len(part.rstrip()), zone)
        if found:
            stamp = _merge(stamp, found)
        elif is_agency(bare) or _DESK_ALONE.match(bare):
            credits.append(_agency_credit(bare))
        elif by and all(is_name(n, words=1) for n in split_names(by["names"])):
            authors += split_names(by["names"])
        elif role and all(is_name(n, words=1) for n in split_names(role["name"])):
            share = ROLES[role["role"].lower()]
            if share in ("writing", "reporting"):
                authors += split_names(role["name"])
            else:
                credits += [Credit(share, n) for n in split_names(role["name"])]
        elif is_name(bare) and not authors and bare.lower() not in FILED_FROM:
            authors.append(bare)
        elif place is None and all(is_name(p.strip(), words=1) for p in bare.split(",")):
            place = bare
        else:
            return None
    if stamp is None and not credits:
        return None
    dateline = Dateline(place, None, None, start, end) if place else None
    return Finding(
        "byline", start, end, authors=tuple(authors), credits=tuple(credits), dateline=dateline,
        published=stamp.published if stamp else None, updated=stamp.updated if stamp else None,
    )  # fmt: skip


def _merge(first: Finding | None, second: Finding) -> Finding:
    if first is None:
        return second
    return Finding(
        "meta", first.start, second.end, published=first.published or second.published, updated=first.updated or second.updated
    )
