"""Quotation marks: which of them open and which close, damaged ones included, in one pass over each paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final, NamedTuple


class Quotation(NamedTuple):
    """Words between marks: `text[start:end]` without the marks; `outer_start` and `outer_end` have them in.

    `closed` is False where the paragraph ends before the closing mark, as in a quotation that goes on in the next one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


_OPENING: Final = {"“": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«", "``": "''", "''": "''", "‘": "’", "‹": "›"}
# Each pattern begins with its characters, and looks back from there: so the engine runs past all others.
_DOUBLE: Final = re.compile("[\"“”„‟«»`'](?:(?<![`'])|(?<=`)`|(?<=')')")
_SINGLE: Final = re.compile(r"['‘](?<!\w['‘])(?=\w|[\"“]|\.\.\.|…|\$)")
_SINGLE_END: Final = re.compile(r"['’](?<=\S['’])(?!\w)")
# Words whose first letters are left out; the mark before them is an apostrophe.
_ELIDED: Final = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
# How far a single quotation may reach; a lone apostrophe must not cost a scan of the whole text.
_SINGLE_REACH: Final = 1500
_SINGLE_TRIES: Final = 12
# A question mark in mid-sentence, where a closing mark was lost to a wrong encoding; and how far it is looked for.
_LOST_MARK: Final = re.compile(r"(?<=\w)\?(?= [a-z]|[.,;:)])")
_LOST_REACH: Final = 160
# A quotation that is not closed within its paragraph is taken to its end only where it is speech by its length.
_UNCLOSED_WORDS: Final = 3
#: What stands before it: words that lead to it, or a whole sentence.
_BEFORE_OPEN: Final = frozenset(":,.?!")


#: What the article says itself behind a mark that closes and stands a space too late: 'their album "Grey Days. "Reed said …'.
_TELLS_ON: Final = re.compile(r"(?:[A-Z][\w’'.-]{1,30} ){1,3}(?:said|says|added|told)\b")


@lru_cache(maxsize=256)  # asked when sentences are judged, and when speech is read
def find_quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The quotations of the paragraph `text[start:end]`, outermost only, in order, not overlapping."""
    doubles = _find_double(text, start, end)
    if not ("'" in text[start:end] or "‘" in text[start:end]):
        return tuple(doubles)
    singles = _find_single(text, start, end, doubles)
    if not singles:
        return tuple(doubles)
    starts = [single.outer_start for single in singles]
    outside = [d for d in doubles if not _holds(singles, bisect_left(starts, d.outer_start) - 1, d)]
    return tuple(sorted(outside + singles))


def close_of(text: str, quotation: Quotation) -> str:
    """The mark that closes a quotation, by the one that opens it: where it stands, or would."""
    opening = text[quotation.outer_start : quotation.start].strip()
    return _OPENING.get(opening, opening)[: 2 if len(opening) > 1 else 1]


def _holds(singles: list[Quotation], at: int, double: Quotation) -> bool:
    return at >= 0 and double.outer_end < singles[at].outer_end


def _find_double(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start, end):
                opened = mark
        elif _closes(text, opened.group(), mark, end):
            _add(found, text, opened, mark.start(), mark.end(), closed=True)
            opened = None
        elif mark.group() == opened.group() or mark.group() in "“„":
            _add_damaged(found, text, opened, mark.start())
            opened = mark
    if opened is not None and not _add_damaged(found, text, opened, end):
        introduced = opened.start() == start or text[max(start, opened.start() - 2) : opened.start()].strip() in _BEFORE_OPEN
        introduced = introduced and _TELLS_ON.match(text, opened.end()) is None
        if introduced and text.count(" ", opened.end(), end) >= _UNCLOSED_WORDS:
            _add(found, text, opened, end, end, closed=False)
    return found


def _add_damaged(found: list[Quotation], text: str, opened: re.Match[str], end: int) -> bool:
    """A quotation whose closing mark has become a question mark on the way ("one-shot? for them"); elsewhere it is lost."""
    if opened.group() != "“":
        return False
    damaged = _LOST_MARK.search(text, opened.end(), min(end, opened.end() + _LOST_REACH))
    if damaged is None:
        return False
    _add(found, text, opened, damaged.start(), damaged.end(), closed=True)
    return True


def _add(found: list[Quotation], text: str, opened: re.Match[str], inner_end: int, outer_end: int, *, closed: bool) -> None:
    inner_start = opened.end()
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_start < inner_end:
        found.append(Quotation(inner_start, inner_end, opened.start(), outer_end, closed))


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark met outside a quotation opens one. A closing mark used in its place is taken for damage."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in "“„‟«``":
        return True
    if before.isdigit() and not after.isalnum():
        return False  # inches and seconds: 6'2"
    if after.isspace():
        return before.isspace() and mark.group() == '"' and mark.start() == start
    return not before.isalnum()


def _closes(text: str, opening: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark met inside a quotation ends it."""
    kind = mark.group()
    if kind in _OPENING.get(opening, ""):
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    if kind == '"':
        return not before.isspace() or not after.isalnum()
    if kind == "''":
        return opening == '"' and not (before.isspace() or before.isdigit() or after.isalnum())  # 6'2'' is no mark
    if kind == "”":
        return opening in '"”'
    return kind == "“" and opening in '"“' and not before.isspace() and not after.isalnum()


def _find_single(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks, where they are no apostrophes; they stand outside double ones, or hold whole ones."""
    found: list[Quotation] = []
    position, at = start, 0
    while (opened := _SINGLE.search(text, position, end)) is not None:
        position = opened.end()
        while at < len(doubles) and doubles[at].outer_end <= opened.start():
            at += 1
        if at < len(doubles) and doubles[at].outer_start < opened.start():
            position = max(position, doubles[at].outer_end)
            continue
        if _ELIDED.match(text, opened.end()):
            continue
        closing = _single_end(text, opened.end(), min(end, opened.end() + _SINGLE_REACH))
        if closing is None:
            continue
        _add(found, text, opened, closing, closing + 1, closed=True)
        position = closing + 1
    return found


def _single_end(text: str, start: int, end: int) -> int | None:
    """Where a single quotation ends: at a mark after punctuation, or else at the first that is no plural's apostrophe."""
    weak = None
    for count, mark in enumerate(_SINGLE_END.finditer(text, start, end)):
        at = mark.start()
        plural = text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not plural:
            # "its 'buddies' by a tenth. … the 'buddy' system": words that end in no stop are no speech of several sentences
            return weak if weak is not None and text[at - 1].isalnum() and ". " in text[weak:at] else at
        weak = at if weak is None else weak
        if count >= _SINGLE_TRIES:
            break
    return weak
