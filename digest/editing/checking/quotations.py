"""Quotations: whether what stands in marks of quotation was written so, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from digest.patterns import Pattern

#: In each pair of marks what may open and what may close; the single ones only around words, never in one.
_QUOTED: Final = Pattern(
    r"[\"“”„«»](?P<double>[^\"“”„«»]{2,600})[\"“”»«]"
    r"|「(?P<corner>[^「」]{1,600})」|『(?P<white>[^『』]{1,600})』"
    r"|(?<![\w’'])[‘‚'](?P<single>(?!\s)[^‘'\n\"“”]{2,400}?(?:(?<=\w)’(?=\w)[^‘'\n\"“”]{0,400}?){0,8})(?<!\s)[’'](?!\w)"
)
_MARKS: Final = {"’": "'", "‘": "'", "‚": "'", "…": "..."} | dict.fromkeys('"“”„«»「」『』', "")
_LOOSE: Final = Pattern(r"'(?:(?<!\w')|(?!\w))")  # no apostrophe, but a mark of quotation
#: What an editor leaves out or puts in: "…", "[…]", "[the minister]".
_EDITED: Final = Pattern(r"\s*(?:\[[^\]]{0,200}\]|\(?\.\.\.+\)?)\s*")
_EDGES: Final = " .,!?;:-–—"


class Quotation(NamedTuple):
    """What stands between marks, and where the marks begin and end."""

    start: int
    end: int
    words: str


def find_quotations(text: str) -> Iterator[Quotation]:
    """Everything in marks of quotation, single words too."""
    for match in _QUOTED.finditer(text):
        words = match["double"] or match["corner"] or match["white"] or match["single"]
        yield Quotation(match.start(), match.end(), words)


def flatten(text: str) -> str:
    """The text without marks of quotation, and with single spaces: a quotation in a quotation has other marks than it had."""
    for mark, plain in _MARKS.items():  # in turn: most texts have few of them
        text = text.replace(mark, plain)
    return " ".join((_LOOSE.sub("", text) if "'" in text else text).split())


def has_quotation(flat: str, words: str) -> bool:
    """Whether a flattened text has the words: word for word, in one piece or in pieces where the editor shows that he cut.

    A capital at the start and a mark at the end are the editor's. Words in square brackets are not looked for.
    """
    at = 0
    for piece in _EDITED.sub("\0", flatten(words)).split("\0"):
        piece = piece.strip(_EDGES)
        if piece:
            at = _find_piece(flat, piece, at)
            if at < 0:
                return False
    return True


def _find_piece(flat: str, piece: str, at: int) -> int:
    """Where the piece ends, from `at` on; -1 where it does not stand there as whole words."""
    ends = []
    for spelling in {piece, piece[0].upper() + piece[1:], piece[0].lower() + piece[1:]}:
        start = flat.find(spelling, at)
        while start >= 0:
            end = start + len(spelling)
            if not (_joins(flat[start - 1 : start], piece[0]) or _joins(flat[end : end + 1], piece[-1])):
                ends.append(end)
                break
            start = flat.find(spelling, start + 1)
    return min(ends, default=-1)


def _joins(neighbour: str, letter: str) -> bool:
    """Whether the two belong to one word; scripts without spaces have none to tell."""
    return neighbour.isalnum() and letter.isalnum() and neighbour < "\u2e80"
