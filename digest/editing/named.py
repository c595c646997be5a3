"""Whom and which places an article is about: the names that a reader may look for it by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from digest.model.fact import Fact

NameKind = Literal["person", "place"]

_OFTEN: Final = 2  # mentions by which an article is about somebody
_MOST: Final = 6  # names of a kind: an article that names more is a list


def find_named(facts: Sequence[Fact], kind: NameKind) -> tuple[str, ...]:
    """The full names of a kind that an article names several times or tells a key fact of, those it names most first.

    `facts` are all that were found. A person needs more than one word: many people are called Smith.
    """
    mentions: dict[str, int] = {}
    key = set()
    for fact in facts:
        if fact.kind == kind and fact.name is not None:
            name = " ".join(fact.name.split())
            mentions[name] = mentions.get(name, 0) + len(fact.evidence)
            if fact.key:
                key.add(name)
    told = (name for name, times in mentions.items() if times >= _OFTEN or name in key)
    return tuple(sorted(_whole(told, kind), key=lambda name: (-mentions[name], name))[:_MOST])


def _whole(names: Iterable[str], kind: NameKind) -> Iterable[str]:
    return (name for name in names if " " in name) if kind == "person" else names
