"""A day as the site as a whole knows it: which of its articles are published, and what they add to the lists."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from digest.model.edition import Day, FileLink, Link, Picture

#: Names of sections or tags as they are spelled, each with the places among the day's published articles of those that have it.
Places = tuple[tuple[str, tuple[int, ...]], ...]


class Slot(NamedTuple):
    """An article in its place among those of its day: the key of its record, its id, and when it last changed (UTC).

    `shown` changes with anything that lists, and feeds without texts, show of it: another sentence in its text gives it another
    record, and lists mostly show nothing of that. `pictures` are the paths in the site of those that it shows.
    """

    record: str
    id: str
    updated: datetime
    shown: str
    pictures: tuple[str, ...] = ()


class Named(NamedTuple):
    """The names of one kind in a day's articles, packed: an archive has hundreds of thousands.

    `lines` has a name in each line, and `at` the place of its article among the day's. `odd` are the slugs of those, told by
    their number, of which it is not the plain one.
    """

    lines: str = ""
    at: tuple[int, ...] = ()
    odd: tuple[tuple[int, str], ...] = ()

    def texts(self) -> list[str]:
        return self.lines.split("\n") if self.at else []

    def slugs(self) -> list[str]:
        slugs = self.plain_slug(self.lines).split("\n") if self.at else []
        for number, slug in self.odd:
            slugs[number] = slug
        return slugs

    @staticmethod
    def plain_slug(name: str) -> str:
        """What most names are in addresses."""
        return name.lower().replace(" ", "-")


class Fix(NamedTuple):
    """A correction: the record of its article, its place among the article's, and when it was made (UTC)."""

    record: str
    number: int
    moment: datetime


class Slate(NamedTuple):
    """What is known of a day. Who wants more opens the records that it names.

    `key` is the fingerprint of all that it was made from but the clock: it holds for those from `since` to `until` (POSIX
    seconds), the first in, the second not.
    """

    key: str
    date: date
    since: float
    until: float
    held: tuple[tuple[str, str], ...] = ()  # file in content/ of an article that is held back, and the reason
    slots: tuple[Slot, ...] = ()  # the published articles, newest first
    sections: Places = ()
    tags: Places = ()  # of two spellings of one tag an article has the first
    pictures: tuple[tuple[str, Picture], ...] = ()  # file in content/ of an article, and a picture that it shows
    newest: Link | None = None  # where anything is published: its first and its last article,
    oldest: Link | None = None
    day: Day | None = None  # and the edition as other pages name it
    people: Named = Named()
    places: Named = Named()
    sources: Named = Named()
    matter: str = ""  # a digest of all that other days' articles are related by, and of what their pages then say
    fixes: tuple[Fix, ...] = ()  # what was put right in the published articles
    gathered: str = ""  # the key under which memory keeps its stories; empty for a day of one article
    links: tuple[tuple[str, str, tuple[FileLink, ...]], ...] = ()  # of articles that link to others: file, record, and links
    stories: tuple[tuple[str, tuple[int, ...]], ...] = ()  # of several articles: path of the page, and places, lead first

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(slot.record for slot in self.slots)

    @property
    def updated(self) -> datetime | None:
        """When a published article of the day last changed."""
        return max((slot.updated for slot in self.slots), default=None)
