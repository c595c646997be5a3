"""Plain text to paragraphs: empty lines, one line a paragraph, or lines wrapped by hand at some width."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from digest.model.article import Block

#: A line of wrapped text is rarely longer (characters), and most of its lines come near the width.
WIDEST_WRAP: Final = 100
NARROWEST_WRAP: Final = 40

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ITEM: Final = re.compile(r"(?:[-•*‣▪●–]|\d{1,2}[.)])[ \t\u00a0]")
_ENDS: Final = tuple(".!?…:;。！？।۔\"'”’»)]|")


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    gap: bool  # an empty line stands before it


def split_paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs of plain text as blocks of kind "paragraph", without outer white space, covering all other characters.

    Empty lines part paragraphs; so do single line ends, unless the lines are wrapped by hand, or a line breaks off in the
    middle of a sentence. Line ends may be LF, CRLF, CR or Unicode's.
    """
    lines = _split_lines(text)
    wrapped = _is_wrapped(text, lines)
    width = max((line.end - line.start for line in lines), default=0) if wrapped else 0
    blocks: list[Block] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None and _continues(text, previous, line, wrapped, width):
            blocks[-1] = Block("paragraph", blocks[-1].start, line.end)
        else:
            blocks.append(Block("paragraph", line.start, line.end))
    return tuple(blocks)


def _split_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        indent = match[0].index(bare[0])
        start = match.start() + indent
        lines.append(_Line(start, start + len(bare), indent, _is_gap(text[last:start])))
        last = start + len(bare)
    return lines


def _is_gap(between: str) -> bool:
    """Whether more than one line ends here."""
    return between == "\n\n" or between.count("\n") > 1 or (len(between) > 1 and len(between.splitlines()) > 2)


def _is_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether most line ends that are no paragraph's break a sentence off, with lines of about one width."""
    ends = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if not ends or max(line.end - line.start for line in lines) > WIDEST_WRAP:
        return False
    broken = sum(_breaks_off(text, a) for a, _ in ends)
    return broken * 2 >= len(ends) and sum(a.end - a.start >= NARROWEST_WRAP for a, _ in ends) * 3 >= len(ends) * 2


def _breaks_off(text: str, line: _Line) -> bool:
    return line.end - line.start >= NARROWEST_WRAP and not text[line.end - 1 : line.end].endswith(_ENDS)


def _continues(text: str, previous: _Line, line: _Line, wrapped: bool, width: int) -> bool:
    """Whether `line` goes on with the paragraph of the line before it."""
    if line.gap or _ITEM.match(text, line.start, line.end):
        return False
    if not wrapped:
        return text[line.start].islower() and text[previous.start].isalpha() and not text[previous.end - 1].endswith(_ENDS)
    if line.indent >= 2 and previous.indent < line.indent and not _ITEM.match(text, previous.start, previous.end):
        return False
    short = previous.end - previous.start < width * 0.6
    return not (short and text[previous.end - 1].endswith(_ENDS) and not text[line.start].islower())
