"""Editions: the articles of each calendar day, gathered into stories and put in printing order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from digest.editing.stories import make_stories
from digest.model.edition import Account, Edition, Story


def make_editions(accounts: Iterable[Account], path_of: Callable[[date], str]) -> tuple[Edition, ...]:
    """An edition for each day that has articles, newest day first.

    Within a day: stories that more sources tell come first, then those with the weightier facts, then the newest, then by
    id. The order is total, so the order of `accounts` changes nothing. `path_of` gives the path of a day's page.
    """
    days: dict[date, list[Account]] = {}
    for account in accounts:
        days.setdefault(account.date, []).append(account)
    return tuple(
        Edition(day, path_of(day), tuple(sorted(make_stories(days[day]), key=rank_story))) for day in sorted(days, reverse=True)
    )


def rank_story(story: Story) -> tuple[int, float, float, str]:
    """The printing order: by number of sources, importance, time, id."""
    newest = max(account.published.timestamp() for account in story.accounts)
    return -count_sources(story), -weigh_story(story), -newest, story.id


def count_sources(story: Story) -> int:
    """How many publishers tell the story; an article without a named source counts for itself."""
    return len({account.source.name if account.source else f"article {account.id}" for account in story.accounts})


def weigh_story(story: Story) -> float:
    """How much the story's key facts weigh, 0..1: the mean of the three best of its lead, to two digits."""
    best = sorted((fact.importance for fact in story.accounts[0].facts), reverse=True)[:3]
    return round(sum(best) / 3, 2)
