"""Roles: the words of the text that say what a person is, before the name or in an apposition after it."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.cues import ADVERBS, CUES, DETERMINERS, NOUN_LIKE, PREPOSITIONS, PRONOUNS, VERBS
from digest.editing.names import words as words_of
from digest.editing.names.cutting import POWERS, Piece
from digest.editing.names.wordlists import first_names, gazetteer

#: Words in lower case that end a role on its left: what is no adjective and no noun.
NO_DESCRIPTION: Final = (
    frozenset(CUES) - NOUN_LIKE
    | VERBS
    | PREPOSITIONS
    | PRONOUNS
    | DETERMINERS
    | ADVERBS
    | frozenset(
        "that when where while because but and with than also only even just whom whose what them him says meet meets make "
        "makes call join beat name named find back give take show help like leave want elect hire sack face".split()
    )
)
_WORD: Final = re.compile(r"[\w'’.&/-]+")
_APPOSITION: Final = re.compile(
    r"(?:,? \((?:\d{2}|[A-Z][A-Za-z-]{1,11})\)|, \d{2}(?=,))?, (?:(?:who|which) (?:is|was) )?"
    r"(?:(?:the|a|an|his|her|their|its|one of the) )?"
)
_END: Final = re.compile(
    r"[,;:()\"“”–—]|(?<!\b[A-Z])\.(?!\w)| - | (?:who|whom|whose|which|that|said|says|told|added|and (?:his|her|the|an?)|but|when"
    r"|where|while|has|was|is|had) "
)
# A role between a determiner or possessor and a comma, right before a name: "Its head of forecasting, ".
_EXPLAINED: Final = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?)|[a-zé]['’]s|s['’]) "
    r"(?P<role>[A-Za-z][\w-]*(?: [\w'’][\w'’-]*){0,7}), $"
)
_OWNER: Final = re.compile(r"(?<![\w.’'-])(?P<name>(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+)['’]s $")
#: What stands before a part of a name: "the University of Norrby's".
_JOINS: Final = (" of ", " and ", " & ", " de ", " for ", " in ", "’s ", "'s ")
_CLOSES: Final = (",", ".", ")", ";")
_REACH: Final = 110  # characters; a longer apposition is a sentence of its own


def find_role(text: str, piece: Piece) -> tuple[int, int] | None:
    """Where the role of a person stands; None if the text gives none beside this mention."""
    return _role_before(text, piece) or find_role_explained(text, piece) or _role_after(text, piece)


def _role_before(text: str, piece: Piece) -> tuple[int, int] | None:
    title = piece.title()
    if title is not None and not piece.cut.address:
        start, end = title
    else:
        end = (title[0] if title else piece.start) - 1
        if text[max(0, end - _TAIL) : end] not in _TAILS:
            return None
        start = _word_start(text, end + 1, 31)
        if text[start:end] not in words_of.ROLE_NOUN:
            return None
    unknown = 0
    for _ in range(8):
        earlier = _word_start(text, start, 30)
        if earlier == start:
            break
        word = text[earlier : start - 1]
        if not (word.lower() in words_of.ROLE_MODIFIER or word in words_of.ROLE_NOUN or _may_modify(word)):
            unknown += 1
            if text[start:end].split(" ", 1)[0].capitalize() in words_of.QUALIFIER:
                break  # "his mentor former Governor": two descriptions
            if unknown > _UNKNOWN or text[start].isupper() or not _may_describe(word):  # "indict Officer": a verb
                break
        start = earlier
    first = text[start:end].split(" ", 1)[0]
    if text.endswith(" and ", 0, start) and first[:1].isupper():
        front = _word_start(text, start - len("and "), 30)
        if f"{text[front : start - len(' and ')]} and {first}" in gazetteer():
            start = front  # "Jammu and Kashmir Governor"
        elif first in words_of.OFFICE_TOPIC and text[front : start - len(" and ")] in words_of.OFFICE_TOPIC:
            start = front  # "Roads and Transport Minister"
    elif text.endswith(" & ", 0, start) and first[:1].isupper():
        start = _word_start(text, start - len("& "), 30)  # "Harrow & Pike analyst"
    first = text[start:end].split(" ", 1)[0]
    if first.islower() and text.endswith(_BEFORE_VERB, 0, start):
        start += len(first) + 1  # "will star Oscar winner", "will coach"
    return (start, _drop_address(text, start, end)) if end > start else None


#: What stands before a verb, and before no role.
_BEFORE_VERB: Final = (" will ", " would ", " can ", " could ", " may ", " might ", " must ", " should ")
#: Ranks cut short that stand between an office and a name: "Army Chief Gen".
_RANKS: Final = frozenset("Gen Gen. Lt Lt. Col Col. Maj Maj. Capt Capt. Adm Adm. Brig Brig. Sgt Sgt. Cllr Usec. Asec.".split())
#: Ranks in full, which stand so behind what is written small: "fire brigade chief Colonel".
_FULL_RANKS: Final = frozenset("General Lieutenant Colonel Major Captain Admiral Brigadier Sergeant Inspector".split())


def _drop_address(text: str, start: int, end: int) -> int:
    """Where a role ends without the form of address behind it: "Managing Director Dr", "Supreme Leader Ayatollah"."""
    words = text[start:end].split(" ")
    if len(words) < 2 or words[-2] in words_of.QUALIFIER:
        return end
    if words[-2] not in words_of.TITLE and words[-2] not in words_of.ROLE_NOUN:
        return end
    spare = (
        words[-1] in words_of.ADDRESS
        or (words[-1] in _RANKS and words[-2] not in _RANKS)
        or (words[-1] in _FULL_RANKS and words[-2].islower())
    )
    return end - len(words[-1]) - 1 if spare else end


def _word_start(text: str, end: int, reach: int) -> int:
    """Where the word starts that a space parts from the place `end`, within `reach` characters; `end` if there is none."""
    if text[end - 1 : end] != " ":
        return end
    word = _WORD.match(text[max(0, end - reach) : end - 1][::-1])  # read from its last letter on
    return end - 1 - word.end() if word else end


_TAIL: Final = 2
#: The last letters of the nouns of roles, which few other words have.
_TAILS: Final = frozenset([noun[-_TAIL:] for noun in words_of.ROLE_NOUN])


#: How many words that no list has may stand before a role's noun: "marine biologist", "harbour fire chief".
_UNKNOWN: Final = 2


def _may_describe(word: str) -> bool:
    """Whether a word in lower case can be an adjective or noun before a role's noun: "coastguard", "marine"."""
    if not word.isalpha() or not word.islower() or len(word) < 4 or word.endswith(("ed", "ing", "ly", "s")):
        return False
    return word not in NO_DESCRIPTION


def find_role_explained(text: str, piece: Piece) -> tuple[int, int] | None:
    """The role that a name explains: "Its head of forecasting, Ann Reed, said", "the town's engineer, Ann Reed"."""
    if text[piece.end : piece.end + 1] not in _CLOSES or text[piece.start - 2 : piece.start] != ", ":
        return None
    at = max(0, piece.start - _REACH)
    while (match := _EXPLAINED.search(text, at, piece.start)) is not None:
        words = match["role"].split(" of ", 1)[0].split()
        if not words_of.ROLE_NOUN.isdisjoint((words[-1], words[-1].lower())) and not any(
            w in _NOT_FIRST or w in NO_DESCRIPTION for w in words
        ):
            return _find_owner(text, match.start("role")) if len(words) > 1 else match.start("role"), match.end("role")
        at = match.start() + 1  # "The trial of the mayor, Ann Reed,": a shorter one
    return None


def _find_owner(text: str, start: int) -> int:
    """Where the name stands whose the office at `start` is, "Norland's | foreign minister"; `start` where none does."""
    owner = _OWNER.search(text, max(0, start - _REACH), start)
    if owner is None or text.endswith(_JOINS, 0, owner.start()):
        return start
    at = owner.start()
    for word in owner["name"].split(" "):
        if _may_modify(word):
            return at
        at += len(word) + 1  # "On Monday Norland's"
    return start


def _may_modify(word: str) -> bool:
    """Whether a capitalised word before a role's noun may be part of the role: "Fiji", "White", "House"."""
    if not word[0].isupper() or word in words_of.FUNCTION or word in words_of.DATE_WORD:
        return False
    return not word.endswith(".") or word in POWERS


def _role_after(text: str, piece: Piece) -> tuple[int, int] | None:
    match = _APPOSITION.match(text, piece.end)
    if match is None:
        return None
    start = match.end()
    stop = _END.search(text, start, start + _REACH)
    if stop is None:
        return None
    stretch = text[start : stop.start()]
    words = stretch.split()
    place = next((i for i, w in enumerate(words[:8]) if w.lower().strip("'’") in words_of.ROLE_NOUN), None)
    if place is None or not _describes(words, place, bare=match.group() == ", "):
        return None
    end = _end_in_noun(text, start, start + len(stretch.rstrip()))
    if text.endswith("the ", 0, start) and any(word.endswith(("'s", "’s")) for word in words[:place]):
        start -= len("the ")  # "Ann Reed, the firm's head of sales"
    return start, end


#: The title of a work behind "author of".
_WORK: Final = re.compile(r" ?[\"“][^\"“”\n]{1,60}(?<![.,])[\"”]")


def _end_in_noun(text: str, start: int, end: int) -> int:
    """Where a role ends that the marks of a title cut: "author of “Grey Days”"; or without the "of" that nothing follows."""
    last = text.rfind(" ", start, end)
    if last < 0 or text[last + 1 : end].lower() not in PREPOSITIONS:
        return end
    work = _WORK.match(text, end)
    return work.end() if work is not None else last


def _describes(words: list[str], noun: int, *, bare: bool) -> bool:
    """Whether words up to the noun of a role are a description, and neither a clause nor the next name with its role.

    "Marta Holm, indict Officer …", "…, who sang for her father", "…, plucked a string from a guitarist" and "…, coach
    Olof Brand and …" tell nothing of Holm. `bare` says that no article stands before the words.
    """
    if not NO_DESCRIPTION.isdisjoint(words[: noun + 1]) or words[0] in _NOT_FIRST:
        return False
    following = words[noun + 1] if noun + 1 < len(words) else ""
    if following[:1].isupper() and (words[noun].islower() or following in first_names() or len(following.rstrip(".")) == 1):
        return False
    first = words[0]
    if not bare or noun == 0 or not first.islower():
        return True
    return first in words_of.ROLE_MODIFIER or (_may_describe(first) and words[noun].islower())


#: Words that begin a clause or a place, not an apposition.
_CLAUSE: Final = "in at on from to with by as after before during since for of said told where when while but and or if"
_NOT_FIRST: Final = frozenset(_CLAUSE.split())
