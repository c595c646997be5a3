"""Subjects and predicates: who stands before the first verb of a headline, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from digest.editing.sentences.clauses import is_verb, split_clauses
from digest.editing.sentences.leaning import leans
from digest.editing.sentences.words import split_words

_LONGEST_SUBJECT = 8  # words
_SHORTEST_PREDICATE = 2  # words
_TEXT_WORD: Final = re.compile(r"[^\s,;]+")
#: What begins a part of the headline that has a verb of its own, or a label: what stands before it is the news.
_TURN: Final = re.compile(r"\b(?:as|after|while|when|amid|because|if|that|who|which)\b|:", re.IGNORECASE)
#: With which words a headline only goes on: "Holm | and Farrow meet", "Norrby | ’s mayor resigns", "Farrow | of Velda wins".
_GOES_ON: Final = re.compile(r"(?:and|or|of|to|for|as|after)\b|['’,]")


def read_subject(clause: str) -> str:
    """The words before the first finite verb, if they can be its subject: few, and no pronoun; else ""."""
    return find_subject(clause, first_part(clause))


def find_subject(clause: str, part: str) -> str:
    """The same, where `part` is the clause's first part."""
    if leans(clause):
        return ""
    words = list(islice(_TEXT_WORD.finditer(part), _LONGEST_SUBJECT + 2))
    for k, match in enumerate(words[1 : _LONGEST_SUBJECT + 1], 1):
        following = words[k + 1].group() if k + 1 < len(words) else ""
        if is_verb(match.group(), following):
            return part[: match.start()].strip()
    return ""


def first_part(clause: str) -> str:
    """The words before the first comma, semicolon or dash that divides them."""
    spans = split_clauses(clause)
    return clause[slice(*spans[0])] if spans else clause


def cut_predicate(headline: str, subject: str, who: Sequence[str]) -> str:
    """What happened: the headline after the one who did it, or "" where that is too little or not the news.

    `who` are the actors, best first; the first of them is looked for where the headline has no subject.
    """
    at = _find_end(headline, subject) if subject else _find_name_end(headline, who[0] if who else "")
    rest = headline[at:].strip(" ,:;")
    if not rest or _TURN.search(headline, 0, at) or _GOES_ON.match(headline[at:].lstrip()):
        return ""
    return rest if _SHORTEST_PREDICATE <= len(split_words(rest)) < len(split_words(headline)) else ""


def _find_end(headline: str, words: str) -> int:
    return headline.find(words) + len(words)


def _find_name_end(headline: str, name: str) -> int:
    """Where a name, or its last word, ends in the headline that it stands near the start of; else the headline's end."""
    for form in (name, name.split(" ")[-1]):
        at = headline.find(form) if form else -1
        if 0 <= at <= len(headline) // 3:
            return at + len(form)
    return len(headline)
