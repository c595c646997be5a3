"""Agency text to labelled blocks: the conductor of all that is recognised in wire copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from digest.model.article import Block, Body, Correction, Credit, Dateline, Precision, Run, Tag
from digest.reading.paragraphs import split_paragraphs

__all__ = ["WireParts", "label_blocks", "make_body", "split_paragraphs"]


@dataclass(frozen=True, slots=True)
class WireParts:
    """What a text says of itself. Blocks rise, do not overlap, and hold each character that is not white space."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
    deck: str = ""  # a standfirst that the text repeats further down
    title: str = ""  # a headline without markup above the text
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    published: datetime | None = None  # aware; midnight in the zone where only a day is given, the 1st where only a month
    precision: Precision = "day"  # of `published`
    updated: datetime | None = None
    embargo: datetime | None = None  # hold back until then
    withdrawn: bool = False


def label_blocks(text: str, blocks: Sequence[Block], *, whole: bool, zone: tzinfo = UTC, language: str = "en") -> WireParts:
    """Give each block its role; cut datelines, credits and debris off the paragraphs that they stand in.

    `whole` is for wire text: every rule applies. Otherwise (Markdown) only dateline, byline, credits, advisories and debris
    are recognised, on blocks of kind paragraph. `zone` is that of times which name none.
    """
    return WireParts(tuple(blocks))


def make_body(text: str, blocks: Sequence[Block]) -> Body:
    """The body of wire text as a stream of tags and runs."""
    body: list[Tag | Run] = []
    for block in blocks:
        body += [Tag("<p>"), Run(block.start, block.end), Tag("</p>")]
    return tuple(body)
