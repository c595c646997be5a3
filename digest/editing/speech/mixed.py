"""Mixed statements: a few quoted words in a clause tell little without the words of the clause beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.editing.cues import CUES, DAYS, DETERMINERS, NOUN_LIKE, PREPOSITIONS, PRONOUNS, VERBS, word_set
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.speakers import is_adverb
from digest.editing.speech.told import Scene
from digest.model.article import Article

FEW_WORDS: Final = 3  # more quoted words are told alone
_MOST_WORDS: Final = 7  # with those beside them
_LEAST_SHARE: Final = 0.15  # of the clause: from here on the quoted words are what is told
_LARGEST_SHARE: Final = 0.25  # of what is told: the quoted words stay much of it
_MARKED_NOUNS: Final = 2  # words after the marks that they only tell more of: “bold” foreign policy
_POSSESSIVES: Final = ("'s", "’s")
_FINITE: Final = VERBS | (frozenset(CUES) - NOUN_LIKE) | word_set("not never")
_JOINING: Final = word_set(
    "and or but nor so yet that which who whom where when while because although though if whether than as how why what to then"
)
#: What a phrase may begin with, whatever stands before it: "is “peanuts”", "the “low road”", "he did “great”".
_OPENING: Final = (DETERMINERS | PRONOUNS | VERBS | word_set("to not such")) - {"that"}
#: What no noun phrase goes on with.
_ENDS: Final = PREPOSITIONS | _FINITE | _JOINING | DETERMINERS | PRONOUNS | DAYS | word_set("out up off down back away again")


def find_setting(article: Article, p: Paragraph, scenes: Sequence[Scene], number: int) -> tuple[int, int] | None:
    """The quotation with this number and the words of its clause beside it, marks included: at most seven words in all.

    'Holm said that he was "a unifier" who soon wanted …': 'he was "a unifier"'; 'dig up the "missing" letters of …': 'the
    "missing" letters'. They begin and end where a phrase does. None where the quotation is much of what is told, or nothing
    of a phrase stands beside it. Offsets are the article's.
    """
    at = p.quoted[number]
    quotation = p.quotations[number]
    quoted = quotation.end - quotation.start
    room = _MOST_WORDS - len(article.text[quotation.start : quotation.end].split())
    clause = _find_clause(scenes, at)
    if room < 1 or clause is None or quoted >= _LEAST_SHARE * (p.end(clause[1] - 1) - p.starts[clause[0]]):
        return None
    last = at + 1
    if article.text[quotation.end - 1].isalnum():
        last = _noun_end(p, at + 1, clause[1])
        if last - at - 1 > room or quoted < _LARGEST_SHARE * (p.end(last - 1) - quotation.outer_start):
            return None  # no half of a phrase
    room -= last - at - 1
    first = token = at
    while token > clause[0] and room and p.words[token - 1][0].isalnum():
        token -= 1
        if quoted < _LARGEST_SHARE * (p.end(last - 1) - p.starts[token]):
            break
        if token > clause[0] and p.words[token - 1] in _POSSESSIVES:
            continue
        if _begins_phrase(p, token, at, clause[0]):
            first = token
        room -= 1
    return (p.starts[first], p.end(last - 1)) if last - first > 1 else None


def _begins_phrase(p: Paragraph, token: int, at: int, low: int) -> bool:
    """Whether what goes from a token to the marks at token `at` reads as a phrase, not as the rest of one."""
    word, before = p.lower[token], p.lower[token - 1] if token > low else ""
    if word in _OPENING:
        if word in DETERMINERS and before in PREPOSITIONS:
            return _FINITE.isdisjoint(p.lower[token:at])  # "farms in the south should “rest”": not the south
        return word != "to" or p.words[token + 1].islower() or p.words[token + 1] == QUOTE
    if word in PREPOSITIONS or word in _JOINING or is_adverb(p, token):
        return False
    return token == low or (before in _JOINING and before != "to") or before in _FINITE


def _noun_end(p: Paragraph, first: int, high: int) -> int:
    """The token after the noun that marked words tell more of: "“missing” letters of the mayor"; or `first`."""
    last = first
    while last < min(high, first + _MARKED_NOUNS) and _is_noun(p, last):
        last += 1
    ends = last >= high or not p.words[last][0].isalnum() or p.lower[last] in PREPOSITIONS or p.lower[last] in _JOINING
    return last if ends or p.lower[last] in VERBS else first


def _is_noun(p: Paragraph, at: int) -> bool:
    """Whether a word may be a noun or tell more of one."""
    word = p.words[at]
    return word.isalpha() and word.islower() and word not in _ENDS and not word.endswith(("ed", "ing")) and not is_adverb(p, at)


def _find_clause(scenes: Sequence[Scene], at: int) -> tuple[int, int] | None:
    """The tokens of what is told with token `at` in it: the shortest, where somebody's words hold another's."""
    found: list[tuple[int, int]] = []
    for scene in scenes:
        if scene.passage.first <= at < scene.passage.last:
            for saying, _ in scene.told:
                spans = (saying.before_first, saying.before_last), (saying.after_first, saying.after_last)
                found += [(first, last) for first, last in spans if 0 <= first <= at < last]
    return min(found, key=lambda span: span[1] - span[0], default=None)
