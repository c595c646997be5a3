"""Speakers that only their place gives away: what stands alone beside marks and "said" speaks, whatever it is."""

from __future__ import annotations

from typing import Final

from digest.editing.cues import DAYS, PREPOSITIONS, PRONOUNS, VERBS, word_set
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.speakers import ARTICLES, CLAUSE_WORDS, POSSESSIVES, Phrase

#: Verbs that only tell of words: whatever is their subject says them, beside marks.
PLAIN_VERBS: Final = word_set(
    "said says say told tells added adds wrote writes read reads stated states explained explains noted notes"
)
_LONGEST_BEFORE: Final = 10  # tokens between marks and a verb: "an architect with the city's housing board"
_LONGEST_AFTER: Final = 6
_ENDS: Final = VERBS | CLAUSE_WORDS | PRONOUNS | PLAIN_VERBS
_ENDS_AFTER: Final = _ENDS | PREPOSITIONS | DAYS | word_set("here")


def phrase_before_verb(p: Paragraph, at: int, last: int, low: int) -> Phrase | None:
    """What stands alone before a verb at token `at`, from an article on: "“…,” the bench said", "The bench said: “…”"."""
    if p.lower[at] not in PLAIN_VERBS:
        return None
    for token in range(last - 1, max(low, last - _LONGEST_BEFORE) - 1, -1):
        if p.words[token] == QUOTE or (p.words[token] == "," and token > low and p.words[token - 1] == QUOTE):
            return Phrase(token + 1, last) if _is_definite(p, token + 1, last) else None
        if not _is_word(p.words[token]) or p.lower[token] in _ENDS:
            return None
    opens = last - _LONGEST_BEFORE <= low and _leads_to_words(p, at + 1)
    return Phrase(low, last) if opens and _is_definite(p, low, last) else None


def _leads_to_words(p: Paragraph, at: int) -> bool:
    """Whether marks or "that" follow right away: "The airline said that …", "A third mother writes: “…”"."""
    after = p.words[at : at + 2]
    return after[:1] in (["that"], [QUOTE]) or (after[1:] == [QUOTE] and after[0] in (":", ","))


def phrase_after_verb(p: Paragraph, at: int, first: int, high: int) -> Phrase | None:
    """What stands alone after marks and a verb at token `at`: "“…,” said the 25-year-old on Friday"."""
    if p.lower[at] not in PLAIN_VERBS or QUOTE not in p.words[max(0, at - 2) : at]:
        return None
    last = first
    while last < high and _is_word(p.words[last]) and p.lower[last] not in _ENDS_AFTER:
        last += 1
    return Phrase(first, last) if last - first <= _LONGEST_AFTER and _is_definite(p, first, last) else None


def _is_definite(p: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase has two words or more, and an article or an owner: "the bench", "Reed's stepbrother"."""
    return last > first + 1 and (_has_one_article(p, first, last) or not POSSESSIVES.isdisjoint(p.words[first:last]))


def _has_one_article(p: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase opens with an article, and has no other but after a preposition: not "a song our father wrote"."""
    return p.lower[first] in ARTICLES and not any(
        p.lower[at] in ARTICLES and p.lower[at - 1] not in PREPOSITIONS and not p.lower[at - 1].endswith("ing")
        for at in range(first + 1, last)
    )


def _is_word(token: str) -> bool:
    """Whether a token is a word or part of one: "25-year-old", "Reed's"."""
    return token[0].isalnum() or token == "-" or token in POSSESSIVES
