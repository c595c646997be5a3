"""What a recogniser of agency text gives: a span, its role, and what it says about the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from digest.model.article import BlockKind, Correction, Credit, Dateline
from digest.reading.moments import Moment


@dataclass(frozen=True, slots=True)
class Finding:
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
