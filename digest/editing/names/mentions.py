"""What finding names gives: who and what an article names, and where."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from digest.model.fact import FactKind


class Mention(NamedTuple):
    """A name where it stands: `article.text[start:end] == text`; `entity` is the index of whom or what it names."""

    kind: FactKind
    start: int
    end: int
    text: str
    sentence: int
    entity: int


class Entity(NamedTuple):
    """Somebody or something named in an article. `name` is the fullest form; mentions are in text order."""

    index: int  # type: ignore[assignment]  # a field, not the method of tuples
    kind: FactKind
    name: str
    role: str | None
    country: str | None  # ISO 3166-1 alpha-2, of places
    mentions: tuple[Mention, ...]
    gender: str | None  # "f" or "m", where the text or the first name tells


class Names(NamedTuple):
    """All names of an article: entities by their first mention, mentions in text order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]  # of the mentions, for looking up

    def at(self, start: int, end: int) -> Entity | None:
        """The entity whose mention overlaps the span, the first if there are several."""
        i = max(0, bisect_left(self.starts, start) - 1)
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end > start:
                return self.entities[self.mentions[i].entity]
            i += 1
        return None
