"""Pronouns: whom "he", "she", "they" or "it" stands for, only where nothing else is possible."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from digest.editing.names.mentions import Entity, Mention, Names

_GENDER: Final[dict[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_THINGS: Final = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})


def find_antecedent(names: Names, pronoun: str, position: int) -> Entity | None:
    """The entity that a pronoun at `position` stands for; None where it may be another.

    A person must be the only one of fitting gender in the pronoun's own sentence before it or, if there is none, in the
    nearest of the two sentences before. "It" and "they" stand for the only organisation there, where no person competes
    for "they". The sentence of the pronoun is that of the nearest mention before it, or a later one without names.
    """
    word = pronoun.lower()
    gender = _GENDER.get(word)
    if gender is None and word not in _THINGS:
        return None
    for mentions in _sentences_before(names, position):
        if gender is not None:
            people = _distinct(names, [m for m in mentions if m.kind == "person"])
            fitting = [p for p in people if p.gender in (gender, None)]
            known = [p for p in fitting if p.gender == gender]
            if len(fitting) == 1:
                return fitting[0]
            if len(known) == 1 and mentions[0].kind == "person" and names.entities[mentions[0].entity] is known[0]:
                return known[0]  # the subject, and the only one known to fit
            if people:
                return None
        else:
            bodies = _distinct(names, [m for m in mentions if m.kind == "organisation"])
            people = [m for m in mentions if m.kind == "person"]  # type: ignore[misc]
            if bodies or people:
                return bodies[0] if len(bodies) == 1 and not (word.startswith("the") and people) else None
    return None


def _sentences_before(names: Names, position: int) -> list[list[Mention]]:
    """The mentions before `position` by sentence, the nearest sentence first, at most two that follow each other."""
    end = bisect_left(names.starts, position)
    groups: list[list[Mention]] = []
    last = -1
    for mention in reversed(names.mentions[max(0, end - 40) : end]):
        if mention.sentence != last:
            if len(groups) == 2 or (last >= 0 and last - mention.sentence > 1):
                break
            groups.append([])
            last = mention.sentence
        groups[-1].insert(0, mention)
    return groups


def _distinct(names: Names, mentions: list[Mention]) -> list[Entity]:
    return [names.entities[i] for i in dict.fromkeys(m.entity for m in mentions)]
