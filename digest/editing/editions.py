"""Editions: the articles of each calendar day, gathered into stories and put in printing order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from digest.editing.stories import make_stories
from digest.model.edition import Brief, Edition, Story


def make_editions(briefs: Iterable[Brief], path_of: Callable[[date], str]) -> tuple[Edition, ...]:
    """An edition for each day that has articles, newest day first.

    Within a day: stories that more sources tell come first, then those with the weightier facts, then the newest, then by
    id. The order is total, so the order of `briefs` changes nothing. `path_of` gives the path of a day's page.
    """
    days: dict[date, list[Brief]] = {}
    for brief in briefs:
        days.setdefault(brief.date, []).append(brief)
    return tuple(
        Edition(day, path_of(day), tuple(sorted(make_stories(days[day]), key=rank_story))) for day in sorted(days, reverse=True)
    )


def rank_story(story: Story) -> tuple[int, float, float, str]:
    """The printing order: by number of sources, importance, time, id."""
    newest = max(brief.published.timestamp() for brief in story.briefs)
    return -count_sources(story), -weigh_story(story), -newest, story.id


def count_sources(story: Story) -> int:
    """How many publishers tell the story; an article without a named source counts for itself."""
    return len({brief.source.name if brief.source else f"article {brief.id}" for brief in story.briefs})


def weigh_story(story: Story) -> float:
    """How much the story's key facts weigh, 0..1: the mean of the three best of its lead, to two digits."""
    best = sorted((fact.importance for fact in story.briefs[0].facts), reverse=True)[:3]
    return round(sum(best) / 3, 2)
