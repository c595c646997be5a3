"""Whom and which places an article is about: the names that a reader may look for it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from digest.editing.tokens import find_word
from digest.model.fact import Fact

NameKind = Literal["person", "place"]

_OFTEN: Final = 2  # mentions by which an article is about somebody; to stand in the headline or dateline counts as much
_MOST: Final = 6  # names of a kind: an article that names more is a list
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
_SMALL: Final = frozenset("à de da do dos das del di la le les of the and sur am an der".split())


def find_named(facts: Sequence[Fact], kind: NameKind, headline: str = "", dateline: str = "") -> tuple[str, ...]:
    """The full names of a kind that an article is about, those it names most first.

    That is named several times, told in a key fact, or named in the headline; and the places it was filed from. `facts` are all
    that were found. A person needs more than one word: many people are called Smith.
    """
    mentions: dict[str, int] = {}
    key, titled = set(), set()
    for fact in facts:
        if fact.kind == kind and fact.name is not None:
            name = " ".join(fact.name.split())
            mentions[name] = mentions.get(name, 0) + len(fact.evidence)
            if fact.key:
                key.add(name)
            if find_word(headline, fact.text) >= 0 or find_word(headline, name) >= 0:
                titled.add(name)
    if kind == "place":
        known = {name.casefold(): name for name in mentions}
        titled.update(known.get(place.casefold(), place) for place in _list_places(dateline))
    for name in titled:
        mentions[name] = mentions.get(name, 0) + _OFTEN
    told = (name for name, times in mentions.items() if times >= _OFTEN or name in key)
    return tuple(sorted(_whole(told, kind), key=lambda name: (-mentions[name], name))[:_MOST])


def _list_places(dateline: str) -> Iterator[str]:
    """The towns of a dateline, without the land they lie in, as prose writes them: Oslo and Bergen of "OSLO/BERGEN, Norway"."""
    for place in dateline.partition(",")[0].partition("(")[0].split("/"):
        name = " ".join(place.split())
        if name and not name[0].islower():
            yield _lower(name) if name.isupper() else name


def _lower(name: str) -> str:
    """A name in capitals as prose writes it: "Rio de Janeiro", "St. John's"."""

    def write(word: re.Match[str]) -> str:
        small = word[0].lower()
        return small if word.start() and small in _SMALL else small.capitalize()

    return _WORD.sub(write, name)


def _whole(names: Iterable[str], kind: NameKind) -> Iterable[str]:
    return (name for name in names if " " in name) if kind == "person" else names
