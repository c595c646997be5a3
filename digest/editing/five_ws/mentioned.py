"""What is mentioned: the forms of a name, where they stand as words of their own, and how much their mentions weigh."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from digest.editing.names.mentions import Entity, Names
from digest.editing.tokens import find_word

IN_TITLE: Final = 1.0  # what the headline adds: as much as a mention in the first sentence


class Named(NamedTuple):
    """Somebody or something with all the forms of the name that the article has."""

    entity: Entity
    forms: Collection[str]


def gather_forms(names: Names) -> list[Named]:
    """Each entity with the forms of its name."""
    return [Named(entity, {entity.name, *[mention.text for mention in entity.mentions]}) for entity in names.entities]


def has_any(text: str, forms: Collection[str]) -> bool:
    """Whether one of the forms stands in the text as words of its own."""
    for form in forms:  # noqa: SIM110  (half the time of any())
        if form in text and find_word(text, form) >= 0:
            return True
    return False


def weigh_mentions(entity: Entity, fade: float) -> float:
    """The mentions of an entity, each of which weighs 1 / (1 + fade * i) in sentence i."""
    return sum([1 / (1 + fade * mention.sentence) for mention in entity.mentions])


def first_start(entity: Entity) -> int:
    """Where its first mention begins."""
    return entity.mentions[0].start if entity.mentions else 0
