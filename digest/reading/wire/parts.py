"""What a wire text says of itself, put together from all that was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from digest.model.article import Block, Correction, Credit, Dateline, Precision
from digest.reading.wire.finding import Finding
from digest.reading.wire.moments import Moment


class WireParts(NamedTuple):
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
    updated_precision: Precision = "day"
    embargo: datetime | None = None  # hold back until then
    withdrawn: bool = False


def gather_parts(blocks: Sequence[Block], findings: Sequence[Finding], *, title: str, deck: str) -> WireParts:
    """One answer from all findings, in the order of the text. The most exact time of publication wins."""
    if not findings:
        return WireParts(tuple(blocks), deck=deck, title=title)
    ordered = sorted(findings, key=lambda f: f.start)
    datelines = [f.dateline for f in ordered if f.dateline]
    published = _choose_published(ordered)
    updated = next((f.updated for f in ordered if f.updated), None)
    told = published or updated
    return WireParts(
        blocks=tuple(blocks),
        dateline=max(datelines, key=lambda d: (d.agency is not None or d.date is not None, -d.start), default=None),
        deck=deck,
        title=title,
        authors=tuple(dict.fromkeys(a for f in ordered for a in f.authors)),
        credits=tuple(dict.fromkeys(c for f in ordered for c in f.credits)),
        corrections=tuple(dict.fromkeys(f.correction for f in ordered if f.correction)),
        published=told.when if told else None,
        precision=told.precision if told else "day",
        updated=updated.when if updated else None,
        updated_precision=updated.precision if updated else "day",
        embargo=max((f.embargo for f in ordered if f.embargo), default=None),
        withdrawn=any(f.withdrawn for f in ordered),
    )


def _choose_published(findings: Sequence[Finding]) -> Moment | None:
    """The most exact moment; of equally exact ones the first."""
    rank = {"minute": 0, "day": 1, "month": 2, "year": 3}
    return min((f.published for f in findings if f.published), key=lambda m: rank[m.precision], default=None)
