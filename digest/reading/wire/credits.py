"""End matter: who reported, edited and supplied a text, where it was first published, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.model.article import Credit
from digest.patterns import Pattern
from digest.reading.wire.agencies import is_agency
from digest.reading.wire.finding import Finding
from digest.reading.wire.people import is_desk, is_name, split_names

#: A credit is no longer (characters); agencies name a dozen people at times.
LONGEST: Final = 600

#: The role that a verb or noun of a credit stands for.
ROLES: Final[dict[str, str]] = {
    "reporting": "reporting", "reported": "reporting", "writing": "writing", "written": "writing", "editing": "editing",
    "edited": "editing", "compiled": "compiling", "compiling": "compiling", "compilation": "compiling",
    "translation": "translating", "translated": "translating", "translating": "translating", "graphic": "graphics",
    "graphics": "graphics", "photo": "photo", "photos": "photo", "photography": "photo", "photographs": "photo",
    "video": "video", "research": "research", "produced": "production", "production": "production", "posted": "posted by",
    "uploaded": "posted by", "published": "posted by", "contributed": "contributing", "inputs": "inputs",
}  # fmt: skip

_ROLE: Final = "|".join(sorted(ROLES, key=len, reverse=True))
_SHARE: Final = Pattern(
    rf"(?i)(?:(?P<extra>additional|further|extra)\s+)?(?P<role>{_ROLE})(?:\s+and\s+(?P<second>{_ROLE}))?"
    r"(?:\s+(?:for\s+[\w ]{1,40}\s+)?by)(?:\s*:\s*|\s+)(?P<names>.+)\Z"
)
_SHARE_START: Final = Pattern(rf"(?i)[(\[]?\s*(?:additional\s+|further\s+|extra\s+)?(?:{_ROLE})\b[^.]{{0,60}}?\bby\b")
_INPUTS: Final = Pattern(
    r"(?i)(?:with\s+)?(?:additional\s+|further\s+)?(?:(?:agency|agencies|bureau)\s+inputs?"
    r"|(?:(?P<before>[\w/ ]{1,30})\s+)?inputs?(?:\s+(?:from|by)\s+(?P<names>.+))?)\Z"
)
_AGENCIES_REPORTING: Final = Pattern(
    r"(?i)(?:with\s+)?(?:additional|further)\s+reporting\s+(?:from|by)\s+(?P<names>.+)\Z"
    r"|with\s+(?P<wire>agencies|agency reports|wire reports|reports from agencies)\Z"
)
_CONTRIBUTED: Final = Pattern(
    r"(?P<names>[^\W\d_].{0,400}?)\s+(?:also\s+)?contributed\s+"
    r"(?:(?:additional )?reporting|to\s+(?:this|the)\s+(?:report|story|article|piece))"
    r"(?:\s+(?:from|in)\s+.{1,80})?\s*[.)\]]*\Z"
)
_REPORTED_FROM: Final = Pattern(
    r"(?P<names>[^\W\d_].{0,300}?)\s+(?:reported|wrote|is reporting)\s+from\s+[^.]{2,80}(?:\.[^.]{1,4})?\.?\Z"
)
_AND_FROM: Final = Pattern(r",? and (?P<names>[^\W\d_][^,.]{2,60}?) (?:reported )?from (?=[A-Z])")
_STAFF: Final = Pattern(
    r"(?:The\s+)?(?:[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}(?:['’]s?)?\s+)?(?:(?:staff|news|national|political|senior|freelance)\s+)?"
    r"(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?)\s+(?=[A-Z])|(?:[A-Z][\w.]*)(?:\s+[A-Z][\w.]*){0,2}['’]s\s+(?=[A-Z])"
)
_DASHED: Final = Pattern(r"(?:--?|[–—―]|~)\s*(?P<name>[^\W\d_][\w./' ’&-]{1,40})\.?\Z")
_BRACKETED: Final = Pattern(r"[(\[](?P<name>[^\W\d_][\w./' ’&,-]{1,40})[)\]]\.?\Z")
#: What stands before an agency's name.
_AGENCY_MARKS: Final = frozenset("-–—―~([")
_RIGHTS: Final = Pattern(
    r"(?i)(?:(?:copyright\s*)?(?:©|\(c\)|&copy;)\s*(?:copyright\s*)?(?P<year>[12]\d{3}(?:\s*[-–]\s*[12]\d{3})?)?,?\s*(?P<holder>.*)"
    r"|copyright\s*,?\s*(?P<year2>[12]\d{3}),?\s*(?P<holder2>.*)|all\s+rights\s+reserved.*"
    r"|this\s+material\s+may\s+not\s+be\s+published.*|reproduction\s+(?:of\s+this|without|in\s+whole).*)\Z",
    re.DOTALL,
)
_HOLDER_END: Final = Pattern(r"(?i)[.,;|]?\s*(?:all\s+rights|this\s+material|distributed\s+by|reproduction|\.\s)|[.;|]\s*\Z")
_FIRST: Final = Pattern(
    r"(?i)(?:the\s+post\s+.{1,250}\s+(?:appeared|was\s+published)\s+first\s+on"
    r"|(?:this|the)\s+(?:article|story|post|piece|report)\s+(?:was\s+)?(?:originally\s+|first\s+)(?:published|appeared|posted)\s+(?:on|in|by|at)"
    r"|(?:originally|first)\s+(?:published|appeared)\s+(?:on|in|by|at)|(?:source|via)\s*:)\s+(?P<name>[^\n]{2,80}?)[.)\s]*\Z"
)
_PHOTO: Final = Pattern(
    r"(?i)(?:(?:photo|image|picture|photograph|pic|cover|featured?\s+image)s?(?:\s+(?:credits?|courtesy|source|by))?|credits?|courtesy)"
    r"\s*[:|]\s*(?P<name>[^\n]{2,80}?)[.\s]*\Z"
)
#: The first word of a text, and those that a credit of each kind begins with, lower-cased. Prose seldom has one of them.
_FIRST_WORD: Final = re.compile(r"[(\[]?\s*([A-Za-z]+)")
_SHARE_WORDS: Final = frozenset({*ROLES, "additional", "further", "extra"})
_RIGHTS_WORDS: Final = frozenset({"copyright", "all", "this", "reproduction"})
_SOURCE_WORDS: Final = frozenset(
    "the this originally first source via photo photos image images picture pictures photograph photographs pic pics cover "
    "covers feature featured credit credits courtesy".split()
)
#: The first words of all credits but inputs, which are short, those that say who contributed, and those at the end.
FIRST_WORDS: Final = _SHARE_WORDS | _RIGHTS_WORDS | _SOURCE_WORDS


def find_credit(text: str, start: int, end: int, *, last: bool) -> Finding | None:
    """The credit that `text[start:end]`, a paragraph or sentence, is; or None.

    `last` says that nothing but end matter follows: only there is a bare "Reuters" or "A reported from B." a credit.
    """
    if end - start > LONGEST:
        return None
    unit = text[start:end].strip()
    bare = unit.lstrip("-–—•* ")
    while len(bare) > 2 and (bare[0], bare[-1]) in (("(", ")"), ("[", "]")):
        bare = bare[1:-1].strip()
    credits = _read_end_matter(bare)
    if credits is not None:
        return Finding("credit", start, end, credits=credits)
    credits = _read_agency(unit, last) or (_read_reported_from(bare) if last else None)
    if credits:
        return Finding("credit", start, end, credits=credits)
    return None


def _read_end_matter(bare: str) -> tuple[Credit, ...] | None:
    """The credits of every kind that is known by its first word, or by a word that must be in it."""
    first = _FIRST_WORD.match(bare)
    word = first[1].lower() if first else ""
    credits = _read_shares(bare) if word in _SHARE_WORDS else None
    if credits is None:
        credits = _read_inputs(bare)
    if credits is None and "contributed" in bare:
        credits = _read_contributed(bare)
    if credits is None and (word in _RIGHTS_WORDS or bare[:1] in ("©", "(", "&")):
        credits = _read_rights(bare)
    if credits is None and word in _SOURCE_WORDS:
        credits = _read_first(bare)
    return credits


def _read_shares(bare: str) -> tuple[Credit, ...] | None:
    """`Reporting by A; Editing by B and C`, `Posted By: A`."""
    if not _SHARE_START.match(bare):
        return None
    credits: list[Credit] = []
    for part in _parts(bare):
        match = _SHARE.match(part)
        if match is None:
            return None
        names = [n for n in split_names(match["names"]) if is_name(n, words=1) or is_agency(n) or is_desk(n) or n.isupper()]
        if not names or len(match["names"]) > 60 * (len(names) + 1):
            return None
        role = ROLES[match["role"].lower()] + (f" and {ROLES[match['second'].lower()]}" if match["second"] else "")
        credits += [Credit(f"additional {role}" if match["extra"] else role, name.removeprefix("the ")) for name in names]
    return tuple(credits) or None


def _parts(bare: str) -> Iterator[str]:
    """The shares of a credit: at semicolons, and at a full stop or comma where a new role begins."""
    for piece in bare.split(";"):
        begin = 0
        for match in re.finditer(rf"(?i)[.,]\s+(?:and\s+)?(?=(?:additional\s+)?(?:{_ROLE})\b.{{0,30}}?\bby\b)", piece):
            yield piece[begin : match.start()].strip()
            begin = match.end()
        if piece[begin:].strip(" ."):
            yield piece[begin:].strip()


def _read_inputs(bare: str) -> tuple[Credit, ...] | None:
    """`With inputs from PTI`, `With PTI inputs`, `Additional reporting from agencies`."""
    stripped = bare.rstrip(" .")
    if len(stripped) > 150:
        return None
    lower = stripped.lower()
    if "input" not in lower and "reporting" not in lower and not lower.startswith("with"):
        return None
    match = _AGENCIES_REPORTING.match(stripped)
    if match:
        names = split_names(match["names"] or "agencies")
        return tuple(Credit("additional reporting", n) for n in names) if all(map(_credited, names)) else None
    match = _INPUTS.match(stripped)
    if match is None:
        return None
    if match["names"]:
        names = split_names(match["names"])
        return tuple(Credit("inputs", n) for n in names) if names and all(map(_credited, names)) else None
    before = (match["before"] or "agencies").strip()
    if before.lower() in ("with", "with agency", "agency", "agencies"):
        before = "agencies"
    return (Credit("inputs", before),) if is_agency(before) else None


def _credited(name: str) -> bool:
    return is_agency(name) or is_name(name, words=1) or name.lower() in ("agencies", "agency", "our correspondent", "wires")


def _read_contributed(bare: str) -> tuple[Credit, ...] | None:
    """`CNN's A and B contributed to this report.`"""
    match = _CONTRIBUTED.match(bare)
    return _read_people("contributing", match["names"]) if match else None


def _read_reported_from(bare: str) -> tuple[Credit, ...] | None:
    """`A reported from B.` under the rule that ends an agency's text."""
    match = _REPORTED_FROM.match(bare) if "from" in bare else None
    if match is None:
        return None
    people = _read_people("reporting", match["names"])
    second = _AND_FROM.search(bare, match.end("names"))
    return people + (_read_people("reporting", second["names"]) or ()) if people and second else people


def _read_people(role: str, text: str) -> tuple[Credit, ...] | None:
    staff = _STAFF.match(text)
    names = split_names(text[staff.end() :] if staff else text)
    names = tuple(n for n in (_STAFF.sub("", name, count=1) for name in names) if n)
    good = tuple(n for n in names if is_name(n) or is_agency(n))
    return tuple(Credit(role, n) for n in good) if good and len(good) * 2 > len(names) else None


def _read_agency(unit: str, last: bool) -> tuple[Credit, ...] | None:
    """`-- PTI`, `(AFP)`; and, at the end, `Reuters` alone."""
    for pattern in (_DASHED, _BRACKETED) if unit[:1] in _AGENCY_MARKS else ():
        match = pattern.match(unit)
        if match and is_agency(match["name"]):
            return (Credit("agency", match["name"].strip()),)
    return (Credit("agency", unit.strip(" .")),) if last and len(unit) < 40 and is_agency(unit) else None


def _read_rights(bare: str) -> tuple[Credit, ...] | None:
    """`© 2021 The Paper. All rights reserved.`"""
    match = _RIGHTS.match(bare)
    if match is None or (match["holder"] is not None and not match["year"] and len(bare) > 120):
        return None
    holder = (match["holder"] or match["holder2"] or "").strip()
    cut = _HOLDER_END.search(holder)
    holder = (holder[: cut.start()] if cut else holder).strip(" .,|")
    return (Credit("rights", holder),) if holder and len(holder) < 80 else ()


def _read_first(bare: str) -> tuple[Credit, ...] | None:
    """`The post … appeared first on X.`, `Source: X`, `Photo: X`."""
    for role, pattern in (("source", _FIRST), ("photo", _PHOTO)):
        match = pattern.match(bare)
        if match and len(match["name"].split()) <= 10:
            return (Credit(role, match["name"].strip(" .()")),)
    return None
