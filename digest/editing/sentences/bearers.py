"""Bearers: a person's name in a headline without the role or title that it bears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.names.words import ORG_HEAD, ROLE_NOUN, TITLE
from digest.editing.sentences.clauses import is_verb
from digest.editing.sentences.past_times import MONTH

_LONGEST_SUBJECT = 14  # words, with its role
_LONGEST_NAME = 4  # words
_LONGEST_TITLED = 3  # words, of a name after a title
_LONGEST_SENTENCE = 60  # words in which titles are looked for
#: Words in a role that name or count somebody else than who bears it.
_TWO_ROLES: Final = frozenset(
    """
    and or of for with by to in at from on who two three four both that which as than vs when while after before since until if
    because although though once where
    """.split()
)
#: Before a title it is no title of the name alone: "the minister Ann Holm", "the mayor and minister Ann Holm".
_BOUND_TO: Final = frozenset(("a", "an", "the", "and", "or"))
#: "In May Prime Minister Ann Holm …": no part of the title.
_DATE: Final = re.compile(rf"{MONTH}|\w+day")
_ADVERB: Final = re.compile(r"also|today|now|recently|reportedly|allegedly|[a-z]{3,}ly")


def drop_role(text: str) -> str:
    """Without the role before the full name that is the subject: "Finance minister Ann Holm signed" is "Ann Holm signed".

    Nothing is dropped where the role itself names or counts somebody else: "The wife of minister Ann Holm", "Two men and …".
    """
    words = text.split(" ", _LONGEST_SUBJECT + 1)
    verb = next((k for k in range(1, len(words) - 1) if is_verb(words[k], words[k + 1]) or _ADVERB.fullmatch(words[k])), 0)
    role = next(
        (k for k in range(verb - 1, -1, -1) if words[k] in TITLE or words[k].lower() in ROLE_NOUN or _is_noun(words[k])), -1
    )
    name = words[role + 1 : verb]
    if role < 0 or not 2 <= len(name) <= _LONGEST_NAME or not _TWO_ROLES.isdisjoint(map(str.lower, words[:role])):
        return text
    if (
        words[0][0].isdigit()
        or any(word[-1:] in ",;:–—" for word in words[: role + 1])
        or not all(map(is_name, name))
        or not ORG_HEAD.isdisjoint(name)
    ):
        return text
    return text[len(" ".join(words[: role + 1])) + 1 :]


def _is_noun(word: str) -> bool:
    """Whether a small word may be what somebody is: "lineman", "tycoon"."""
    return word.isalpha() and word.islower() and word not in _TWO_ROLES and not word.endswith(("ing", "ed", "ly"))


def is_name(word: str) -> bool:
    """Whether a word may be a part of somebody's name."""
    return word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha()


def drop_titles(text: str) -> str:
    """Without the title before any full name that bears one: "for Prime Minister Ann Holm's visit" is "for Ann Holm's visit"."""
    words = text.split(" ")
    if TITLE.isdisjoint(words):
        return text
    for k in reversed([k for k, word in enumerate(words[:_LONGEST_SENTENCE]) if word in TITLE]):
        name = _read_name(words, k + 1)
        first = k
        while first and _goes_before(words[first - 1]):
            first -= 1
        bound = first > 0 and words[first - 1].lower() in _BOUND_TO
        if 2 <= len(name) <= _LONGEST_TITLED and ORG_HEAD.isdisjoint(name) and not bound:
            del words[first : k + 1]
    return " ".join(words)


def _goes_before(word: str) -> bool:
    """Whether a word may be a part of the title that follows it: "Norland's", "Prime"; not "In", "May", "Velda,"."""
    return word[:1].isupper() and word[-1] not in ",;:.)" and word.lower() not in _TWO_ROLES and _DATE.fullmatch(word) is None


def _read_name(words: Sequence[str], k: int) -> list[str]:
    """The words of the name that begins there, up to a mark or a small letter."""
    name: list[str] = []
    for word in words[k : k + _LONGEST_TITLED + 1]:
        bare = word.strip(",;").removesuffix("'s").removesuffix("’s")
        if not is_name(bare) or bare in TITLE:
            break
        name.append(bare)
        if bare != word:
            break
    return name


def drop_speaker(said: str) -> str:
    """Who says so by the full name alone: "Norland's minister of ports Ann Holm said" is "Ann Holm said"."""
    words = said.split(" ")
    verb = next((k for k, word in enumerate(words) if is_verb(word, "the")), 0)
    first = verb
    while first > 0 and is_name(words[first - 1]) and words[first - 1] not in TITLE:
        first -= 1
    role = words[first - 1] if first else ""
    named = 2 <= verb - first <= 3 and ORG_HEAD.isdisjoint(words[first:verb])
    return " ".join(words[first:]) if named and (role in TITLE or role.lower() in ROLE_NOUN) else said
