"""Numbers as a language writes them: "1.234,5" and "1 234,5", lakhs, and the digits of other scripts; silence where unsure."""

from __future__ import annotations

from typing import Final

from digest.editing.foreign.habits import NumberForm
from digest.patterns import Pattern

_SPACE: Final = "[ \u00a0\u2009\u202f]"
#: For each form the thousands and the decimals that are certain. "1,234" among commas for decimals is neither.
_FORMS: Final[dict[NumberForm, str]] = {
    "dots": r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+)(?:,(?:\d{1,2}|\d{4,9})(?!\d))?",
    "spaces": rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:,(?:\d{{1,2}}|\d{{4,9}})(?!\d))?",
    "commas": r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.．]\d{1,9})?",
    "lakhs": r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(?:\.\d{1,9})?",
    "arabic": r"(?:\d{1,3}(?:٬\d{3})+|\d+)(?:[٫.]\d{1,2}(?!\d))?",
}
_PATTERNS: Final = {form: Pattern(shape) for form, shape in _FORMS.items()}
_PLAIN: Final = Pattern(r"\d+")
_DECIMAL: Final = {"dots": ",", "spaces": ",", "commas": ".．", "lakhs": ".", "arabic": "٫."}
#: What must not stand at either side: a part of another number, of a word, of a range or a score.
_BEFORE: Final = Pattern(r"[\w.,٫٬:/–—−+*#$¥°-]$")
_AFTER: Final = Pattern(r"[.,٫٬:/]?\d|[:/–—−+-]\d|[ºª°′'’\"]|-\w")
_LONGEST: Final = 15  # digits


def read_numeral(text: str, start: int, end: int, form: NumberForm | None) -> tuple[int, int | float] | None:
    """Where the number that begins at `start` ends, and its value; None where it can be read in two ways."""
    pattern = _PATTERNS[form] if form else _PLAIN
    found = pattern.match(text, start, end)
    if found is None or len(found[0]) > 2 * _LONGEST:
        return None
    written = found[0]
    if _AFTER.match(text, found.end(), end):
        return None
    whole, mark, rest = written, "", ""
    for sign in _DECIMAL[form] if form else "":
        if sign in written and not mark:
            whole, mark, rest = written.partition(sign)
    digits = "".join([c for c in whole if c.isdecimal()])
    if len(digits) > _LONGEST or (len(digits) > 1 and int(digits[0]) == 0):
        return None
    return found.end(), float(f"{int(digits)}.{''.join(str(int(c)) for c in rest)}") if mark else int(digits)


def begins_alone(text: str, start: int, first: int, *, unspaced: bool) -> bool:
    """Whether a number may begin at `start`, in a sentence that begins at `first`; `unspaced`: letters may stand before it."""
    before = text[max(first, start - 1) : start]
    return not before or not _BEFORE.match(before) or (unspaced and before.isalpha() and not before.isascii())
