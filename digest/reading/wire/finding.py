"""What a recogniser of agency text gives, and how blocks are cut by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from digest.model.article import Block, BlockKind, Correction, Credit, Dateline
from digest.reading.wire.moments import Moment


class Finding(NamedTuple):
    """A span of the text that is no prose. What it does not say stays empty."""

    kind: BlockKind
    start: int
    end: int
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    correction: Correction | None = None
    dateline: Dateline | None = None
    published: Moment | None = None
    updated: Moment | None = None
    embargo: datetime | None = None
    withdrawn: bool = False


class Copy(NamedTuple):
    """A text with what each step of reading needs to know of it."""

    text: str
    whole: bool  # wire text, to which every rule applies; else Markdown
    zone: tzinfo  # of times that name none
    language: str
    bold: Sequence[tuple[int, int]] = ()  # spans of Markdown in bold


def cut_block(text: str, block: Block, findings: Sequence[Finding]) -> list[Block]:
    """The block with the findings cut out of it: what lies between them keeps its kind."""
    if not findings and not (text[block.start : block.start + 1].isspace() or text[block.end - 1 : block.end].isspace()):
        return [block]
    pieces: list[Block] = []
    at = block.start
    for found in findings:
        pieces += trim_block(text, block, at, found.start)
        pieces += trim_block(text, Block(found.kind, 0, 0), found.start, found.end)
        at = found.end
    return pieces + trim_block(text, block, at, block.end)


def trim_block(text: str, like: Block, start: int, end: int) -> list[Block]:
    """A block like `like` over the part without its outer white space; none where nothing is left."""
    piece = text[start:end]
    bare = piece.lstrip()
    start += len(piece) - len(bare)
    end = start + len(bare.rstrip())
    return [Block(like.kind, start, end, like.level)] if start < end else []


def find_paragraphs(blocks: Sequence[Block]) -> list[int]:
    """The indexes of the blocks that are still paragraphs."""
    return [i for i, b in enumerate(blocks) if b.kind == "paragraph"]
