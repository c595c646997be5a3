"""What rendering a work opens: the records of articles that it names, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from digest.model.edition import Brief
from digest.publishing.timeline import DateView
from digest.publishing.views import ComparisonView, FactView, SentenceView
from digest.publishing.works import (
    ArticleDataWork,
    ArticleWork,
    CorrectionFeedWork,
    CorrectionsWork,
    EditionWork,
    FeedWork,
    FrontWork,
    IndexWork,
    ListingWork,
    StoriesWork,
    StoryWork,
    Work,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What only an article's own page, and its entry in a feed, show of it, beside its brief."""

    text: str  # HTML, as far as rights allow
    summary: tuple[SentenceView, ...]
    facts: tuple[FactView, ...]  # the key facts that rights allow, best first
    comparisons: tuple[ComparisonView, ...]
    source_link: str
    timeline: tuple[DateView, ...] = ()
    data: str = ""  # its digest as JSON


@dataclass(frozen=True, slots=True)
class SheetData:
    """Of a sheet what a file of data needs."""

    data: str


class Library(Protocol):
    """Where records are opened by their key."""

    def brief(self, record: str) -> Brief: ...

    def sheet(self, record: str) -> Sheet: ...

    def data(self, record: str) -> str: ...


def records_of(work: Work) -> tuple[str, ...]:
    """The records that rendering a work opens."""
    match work:
        case ArticleWork(record=record, story=story):
            return (record, *(r for r in story.records if r != record)) if story else (record,)
        case FrontWork(stories=stories) | EditionWork(stories=stories) | StoriesWork(stories=stories):
            return tuple(r for story in stories for r in story.records)
        case StoryWork(story=story):
            return story.records
        case ListingWork(records=records) | FeedWork(records=records) | IndexWork(records=records):
            return records
        case CorrectionsWork(fixes=fixes) | CorrectionFeedWork(fixes=fixes):
            return tuple(dict.fromkeys(fix.record for fix in fixes))
        case _:
            return ()


def sheets_of(work: Work) -> tuple[str, ...]:
    """The records of which rendering a work may open the sheet: lists show articles without their facts."""
    match work:
        case ArticleWork(record=record) | ArticleDataWork(record=record):
            return (record,)
        case FrontWork(stories=stories) | EditionWork(stories=stories):
            return tuple(story.records[0] for story in stories)
        case StoryWork(story=story):
            return story.records
        case FeedWork(records=records):
            return records
        case _:
            return ()
