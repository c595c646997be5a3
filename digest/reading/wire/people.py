"""Names of people, desks and agencies in bylines and end credits: "A, B in Paris and C" to its names."""

from __future__ import annotations

from typing import Final

from digest.patterns import Pattern
from digest.reading.months import find_month
from digest.reading.wire.agencies import LABELS, WEEKDAYS, is_agency

_PARTICLES: Final = frozenset(
    {"al", "el", "bin", "bint", "ben", "abu", "de", "del", "della", "der", "den", "di", "da", "do", "dos", "la", "le"}
    | {"van", "von", "ter", "y", "e", "i", "zu", "ibn", "ul", "ur", "af", "av"}
)
#: Names that are other words as well.
_FORENAMES: Final = frozenset({"will", "can", "day", "price", "dear", "an"})
#: A word that shows a desk or an office rather than a person.
DESK: Final = Pattern(
    r"(?i)\b(?:desk|bureau|news|correspondents?|reporters?|service|network|media|staff|team|agenc(?:y|ies)|times|press|online|web"
    r"|writers?|editors?|journalists?|post|herald|tribune|express|today|tv|radio|monitoring|wires?)\b"
)
_WHERE: Final = Pattern(r"\s+(?:in|at|from|on|for)\s+.*\Z")
_BETWEEN: Final = Pattern(r"\s*(?:,\s*(?:and|&)\s+|,|;|\s&\s|\s+and\s+|\s+AND\s+|\s+with\s+)\s*")
_WORD: Final = Pattern(r"[^\W\d_][\w.'’-]*\Z")


def is_name(text: str, *, words: int = 2) -> bool:
    """Whether `text` looks like a person's name of at least `words` and at most five words, all with capitals."""
    parts = text.split()
    if not words <= len(parts) <= 5 or len(text) > 60:
        return False
    first = parts[0].lower()
    if (first in LABELS and first not in _FORENAMES) or (len(parts) == 1 and find_month(first)):
        return False
    for part in parts:
        lower = part.lower().strip(".")
        if not _WORD.match(part) or lower in WEEKDAYS:
            return False
        if not (
            part[0].isupper() or not part[0].islower() or lower in _PARTICLES or lower.startswith(("al-", "el-", "d'", "d’"))
        ):
            return False
    return parts[0][0].isalpha() and (parts[0][0].isupper() or not parts[0][0].islower() or len(parts) > 1)


def is_desk(text: str) -> bool:
    """Whether `text` names a desk: "the Harbour Wire world desk", whose last word says so and which has a capital."""
    words = text.split()
    return 2 <= len(words) <= 7 and any(w[0].isupper() for w in words) and DESK.fullmatch(words[-1]) is not None


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list of them, without where each was: "Ann Lee in Paris, France, and Bo Li" gives two."""
    names: list[str] = []
    away = False  # after a place, a single word is its country
    for part in _BETWEEN.split(text.strip(" .,;")):
        bare = _WHERE.sub("", part).strip(" .,;:")
        if not bare or (away and (len(bare.split()) == 1 or "." in bare) and not is_agency(bare)):
            continue
        away = bare != part.strip(" .,;:")
        if bare not in names:
            names.append(bare)
    return tuple(names)
