"""Venues: buildings and grounds where something happened, which are no places to the gazetteer: "at Norrby Stadium"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from digest.editing.five_ws.mentioned import IN_TITLE, Named
from digest.editing.names import words as words_of
from digest.editing.names.capitals import is_loud
from digest.editing.names.wordlists import demonyms
from digest.model.article import Article
from digest.patterns import Pattern

#: How much later sentences count: a venue in sentence i weighs 1 / (1 + fade * i).
_FADE: Final = 0.15
_VENUE: Final = 1.5  # what a venue has before a town, because it is nearer
_FIRST_SENTENCES = 6
_HEADS_LIST: Final = """
    House Towers Park Field Embassy Consulate Hotel Church School University College Center Centre Court Street Hall Garden
    Gardens Beach Plaza Library Circuit Speedway Raceway Ground Grounds Office Fairground Racecourse Casino Club
"""
_HEADS: Final = "|".join(sorted(words_of.FACILITY.union(_HEADS_LIST.split())))
_CAPITAL: Final = r"[A-Z][\w’'-]*+"
_BUILT: Final = rf"(?P<built>(?:{_CAPITAL}\.? ){{1,4}}?(?:{_HEADS}))\b(?! [A-Z])"
#: Where something is: at a building or ground by its last word, or "at" a name that may be anything.
_AT: Final = Pattern(
    rf" (?:(?i:in|at|outside|inside|near)(?: the| its| his| her| their)? {_BUILT}"
    rf"|at(?: the)? (?P<named>{_CAPITAL}(?: {_CAPITAL}){{0,3}}))"
)
_WORD_BEFORE: Final = Pattern(r"\w+$")
_LONGEST_WORD = 20  # characters


def find_venues(article: Article, named: Sequence[Named], headline: str) -> Iterator[tuple[str, int, float]]:
    """Each venue that the headline or the first sentences put something at: its name, where it stands first, its weight."""
    kinds = {form: one.entity.kind for one in named for form in one.forms}
    weights: dict[str, float] = {}
    texts = [(1 / (1 + _FADE * k), sentence.text) for k, sentence in enumerate(article.sentences[:_FIRST_SENTENCES])]
    for weight, text in [(IN_TITLE, " " + headline), *texts]:
        for match in _AT.finditer(text):
            name = match["built"] or match["named"]
            kind = kinds.get(name)
            if kind in ("person", "place") or _tells_of_people(text, match.start()):
                continue
            if match["named"] and (kind or is_loud(text) or not _may_be_ground(name)):
                continue
            weights[name] = weights.get(name, _VENUE) + weight
    return ((name, article.text.find(name), weight) for name, weight in weights.items())


def _tells_of_people(text: str, at: int) -> bool:
    """Whether the word before `at` is what somebody is: "a student at Norrby College" tells who, not where."""
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    word = before[0].lower() if before else ""
    return word in words_of.ROLE_NOUN or word.removesuffix("s") in words_of.ROLE_NOUN


#: Words with which a name after "at" is no ground: "at Christmas", "at The Times", "at President Holm".
_NO_GROUND: Final = (
    words_of.DATE_WORD | words_of.FUNCTION | words_of.OPENER | words_of.NOT_A_NAME | words_of.TITLE | words_of.ADDRESS
)


def _may_be_ground(name: str) -> bool:
    """Whether a name after "at" that is no person, place or organisation may be that of a ground."""
    words = re.findall(r"\S+", name)
    return not (name.isupper() or words[0] in demonyms() or words[0] in _NO_GROUND or words[-1] in _NO_GROUND)
