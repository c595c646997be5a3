"""Mixed statements: a few quoted words in a clause tell little without the words of the clause beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.editing.speech.passages import Paragraph
from digest.editing.speech.told import Scene
from digest.model.article import Article

MOST_WORDS: Final = 4  # with those beside them; more quoted words are told alone
_LEAST_SHARE: Final = 0.15  # of the clause: from here on the quoted words are what is told
_LARGEST_SHARE: Final = 0.35  # of what is told: the quoted words stay the most of it
_POSSESSIVES: Final = ("'s", "’s")


def find_setting(article: Article, p: Paragraph, scenes: Sequence[Scene], number: int) -> tuple[int, int] | None:
    """The quotation with this number and the words of its clause right before it, marks included: at most four words in all.

    'Holm said that he was "a unifier" who soon wanted …': 'he was "a unifier"'. None where the quotation is much of what is
    told, or nothing that is told stands before it. Offsets are the article's.
    """
    at = p.quoted[number]
    quotation = p.quotations[number]
    quoted = quotation.end - quotation.start
    room = MOST_WORDS - len(article.text[quotation.start : quotation.end].split())
    clause = _find_clause(scenes, at)
    if room < 1 or clause is None or quoted >= _LEAST_SHARE * (p.end(clause[1] - 1) - p.starts[clause[0]]):
        return None
    first = token = at
    while token > clause[0] and room and p.words[token - 1][0].isalnum():
        token -= 1
        if quoted < _LARGEST_SHARE * (quotation.outer_end - p.starts[token]):
            break
        if token == clause[0] or p.words[token - 1] not in _POSSESSIVES:
            first = token
            room -= 1
    if p.lower[first] in ("and", "or", "but"):
        first += 1
    return (p.starts[first], quotation.outer_end) if first < at else None


def _find_clause(scenes: Sequence[Scene], at: int) -> tuple[int, int] | None:
    """The tokens of what is told with token `at` in it: the shortest, where somebody's words hold another's."""
    found: list[tuple[int, int]] = []
    for scene in scenes:
        if scene.passage.first <= at < scene.passage.last:
            for saying, _ in scene.told:
                spans = (saying.before_first, saying.before_last), (saying.after_first, saying.after_last)
                found += [(first, last) for first, last in spans if 0 <= first <= at < last]
    return min(found, key=lambda span: span[1] - span[0], default=None)
