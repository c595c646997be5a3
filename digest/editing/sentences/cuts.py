"""Cuts: which clauses of a sentence a line keeps, so that they make a statement and mislead nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.sentences.clauses import LEADS, TURNS, Span, find_main_clause, has_verb, is_statement, is_verb, split_clauses
from digest.editing.sentences.words import count_words, split_words
from digest.patterns import Pattern

LONGEST = 25  # words of the content; the speaker comes on top
MAY_GROW_TO = 40  # words, where a shorter cut would mislead
WHOLE = 30  # words; a sentence that cannot be cut is told whole up to here
_LONGEST_ASIDE = 9  # words
_LONGEST_ITEM = 4  # words
_BIDDING_REACH = 8  # words within which a "to" stands, if no verb comes first
#: Conjunctions before which a statement may end: what follows is the reason, time or purpose.
_CONJUNCTIONS: Final = Pattern(
    r",? (?:after|because|while|when|in order to|so that|as (?:the|they|he|she|it)|where|amid|following|as a result of) "
)
_NO_ITEM: Final = frozenset(("who", "which", "where", "including", "in", "on", "at", "near", "with", "about", "an", "a", "the"))
_OPENING: Final = Pattern(
    r"(?i:(?:but|that|who|which|while|however|so|as well as)[ ,]+|[\w-]+ of (?:which|whom|them|these|those)\b)"
)
#: What leads to the conjunction behind it and ends nothing: "…, hours | after the walk-out", "just | after".
_NO_END: Final = Pattern(
    r"(?:, (?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?|moments?)|,? (?:just|soon|shortly|even|only|long))$"
)
#: What a participle is told with: "compiled with …", "led by …".
_AFTER_PARTICIPLE: Final = frozenset("by with in on at from to of as under over into for".split())
_CONNECTIVE: Final = re.compile(r"^(?:and|but|also|however|meanwhile)[ ,]+", re.IGNORECASE)
_CONNECTIVE_LETTERS: Final = "abhmABHM"
_TELLS: Final = re.compile(r"\b(?:said|says?|told|reported|according to|announced|claimed|confirmed|added|warned|wrote)\b")
#: A verb of telling after "and": its subject is who speaks, and not that of the clause before.
_TELLS_ON: Final = Pattern(
    r",? and (?:asked|accused|urged|called (?:on|for)|warned|added|denied|criticised|criticized|appealed|demanded|vowed) "
)
_SHORTENED: Final = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Inc|Ltd|Corp|Jr|Sr|No|Col|Gen|Lt|Maj|Capt|Sgt|Cpl|Adm|Brig|Supt|Insp|Sen|Rep|Gov|Dr|Prof|Rev|Hon)\.$"
)
_LONGEST_SHORTENED = 5  # "Corp."
_SENTENCE_END: Final = Pattern(r"[.!?][\"”’']?\s+(?=[\"“A-Z0-9])")
#: A single mark that opens and that no other can close; not the apostrophe of "'em".
_LONE_SINGLE: Final = re.compile(
    r"(?<!\w)(?:‘(?!.{0,600}\S’(?!\w))|'(?!.{0,600}\S'(?!\w)))(?=\w)(?!\d0s|(?:em|til|tis|twas|cause|bout|round|n|cos|coz|yan|yon|yun|di|wag|pag)\b)"
)
_END_MARKS: Final = " \t\n,;:–—-"


def cut_around(text: str, fact: Span) -> str:
    """The clauses around `fact` (a span of the text) that make a statement."""
    text = text[: fact[1]] + _cut_tail(text[fact[1] :], LONGEST - count_words(text[: fact[1]]))
    main = find_main_clause(text)
    if count_words(text) <= LONGEST:
        return tidy(text[main if main <= fact[0] else 0 :])  # the fact may stand in the circumstances
    clauses = split_clauses(text)
    first = next((k for k, (_, end) in enumerate(clauses) if end > fact[0]), len(clauses) - 1)
    last = first
    while last + 1 < len(clauses) and clauses[last][1] < fact[1]:
        last += 1
    own = tidy(text[clauses[first][0] : clauses[last][1]])
    while (first > 0 or last + 1 < len(clauses)) and (clauses[last][1] <= main or _lacks(text, clauses, first, last)):
        if first > 0:
            first -= 1
        else:
            last += 1
        if count_words(text[clauses[first][0] : clauses[last][1]]) > MAY_GROW_TO:
            break
    kept = tidy(text[clauses[first][0] : clauses[last][1]])
    if is_statement(kept) and (count_words(kept) <= WHOLE or is_statement(own)):
        return kept
    return tidy(text) if count_words(text) <= WHOLE else own


def drop_telling(content: str) -> str:
    """A claim without a verb of telling that goes on about its speaker: "it would cost 4 million and asked who pays"."""
    match = _TELLS_ON.search(content) if " and " in content else None
    if match is None or not is_statement(content[: match.start()]) or _turns(content[match.end() :]):
        return content
    return content[: match.start()]


def is_bidding(content: str) -> bool:
    """Whether the words are what somebody is to do: "its citizens to leave", "to close the road"."""
    if "to" not in content.lower():
        return False
    words = split_words(content)[: _BIDDING_REACH + 1]
    if "to" not in map(str.lower, words):
        return False
    for k, word in enumerate(words[:_BIDDING_REACH]):
        if word.lower() == "to":
            return True
        if is_verb(word, words[k + 1] if k + 1 < len(words) else ""):
            return False
    return False


def _cut_tail(tail: str, room: int) -> str:
    """What follows the fact, up to the last conjunction that the room allows; all of it where the rest turns the sense."""
    if count_words(tail) <= room:
        return tail
    fitting = [m.start() for m in _CONJUNCTIONS.finditer(tail) if 0 < count_words(tail[: m.start()]) <= max(room, 0)]
    if not fitting or _turns(tail[fitting[-1] :]):
        return tail
    return _NO_END.sub("", tail[: fitting[-1]])


def _lacks(text: str, clauses: Sequence[Span], first: int, last: int) -> bool:
    """Whether the clauses from `first` to `last` cannot stand alone, or would mislead without their neighbours."""
    kept = text[clauses[first][0] : clauses[last][1]]
    if not is_statement(_CONNECTIVE.sub("", kept, count=1)) or (
        first > 0 and (_OPENING.match(kept) or len(split_words(text[slice(*clauses[first])])) < 3)
    ):
        return True
    opening = text[slice(*clauses[first])]
    if first > 0 and (_opens_with_verb(opening) or (_is_aside(opening) and split_words(opening)[0].lower() not in LEADS)):
        return True
    if first > 0 and _TELLS.search(opening) and " that " not in opening:
        return True  # who says so, without what is said
    if first > 0 and _leads(opening) and first < last and _TELLS.search(text[slice(*clauses[first + 1])]):
        return True  # "over five years, the office said, putting the odds at 70%"
    before = text[slice(*clauses[first - 1])] if first > 0 else ""
    if before and first == 1 and not _leads(before) and not has_verb(before) and opening[:1].isupper():
        return True  # "A court in Velda, Borby | ordered": the subject stands before the land or county
    after = text[slice(*clauses[last + 1])] if last + 1 < len(clauses) else ""
    beyond = text[slice(*clauses[last + 2])] if last + 2 < len(clauses) else ""
    if after and has_verb(after.split(" ", 1)[0]):
        return True  # the clause before it is an aside: "…, a father of two, was found"
    return _turns(before) or _turns(after) or _goes_on(after) or _hangs(after) or (_is_aside(after) and _hangs(beyond))


def _is_aside(clause: str) -> bool:
    """Whether a clause may stand beside a noun: ", the second largest town, "."""
    words = split_words(clause)
    return 0 < len(words) <= _LONGEST_ASIDE and not is_statement(clause)


def _hangs(clause: str) -> bool:
    """Whether a clause needs the verb before it: "to a halt"."""
    words = split_words(clause)
    return bool(words) and words[0].lower() in ("to", "into", "of", "from")


def _goes_on(clause: str) -> bool:
    """Whether a clause is the next item of a list: "Borby", "Corvo and Dunmore in the north"."""
    words = split_words(clause)
    if not words or words[0].lower() in _NO_ITEM or has_verb(clause):
        return False
    return len(words) <= _LONGEST_ITEM or "and" in words[:_LONGEST_ITEM]


def _leads(clause: str) -> bool:
    """Whether a clause tells when, where or how: "over the next five years"."""
    words = split_words(clause)
    return bool(words) and (words[0].lower() in LEADS or words[0].lower() in _AFTER_PARTICIPLE or len(words) == 1)


def _opens_with_verb(clause: str) -> bool:
    words = split_words(clause)
    if not words:
        return False
    participle = words[0].endswith("ed") and len(words) > 1 and words[1].lower() in _AFTER_PARTICIPLE
    return has_verb(words[0]) or words[0].endswith("ing") or words[0] == "be" or participle


def _turns(clause: str) -> bool:
    return not TURNS.isdisjoint(word.lower() for word in split_words(clause))


def drop_full_stop(text: str) -> str:
    """The text without its full stop; that of "6 a.m." and of an ellipsis stays."""
    if text[-1:] != "." or text[-2:] == ".." or _SHORTENED.search(text, len(text) - _LONGEST_SHORTENED):
        return text
    return text[:-1]


def tidy(text: str) -> str:
    """White space to single spaces, no marks or connectives at the ends, no mark of quotation without its partner."""
    text = " ".join(text.split()).strip(_END_MARKS)
    if text[:1] in _CONNECTIVE_LETTERS:
        opening = _CONNECTIVE.match(text)
        if opening and count_words(text) > count_words(opening[0]) + 2:
            text = text[opening.end() :]
    if text[-1:] == ".":
        text = drop_full_stop(text).strip()
    if ('"' in text and text.count('"') % 2) or (("“" in text or "”" in text) and text.count("“") != text.count("”")):
        text = " ".join(re.sub(r'["“”]', "", text).split())
    if "‘" in text or " '" in text or text[:1] == "'":
        text = _LONE_SINGLE.sub("", text)
    return text


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def shorten_quote(text: str) -> str:
    """The first sentences of a long quotation, the cut shown with an ellipsis; quotations within it in single marks."""
    text = text.strip('"“” ').rstrip(",")
    if count_words(text) > MAY_GROW_TO:
        ends = [match.end() for match in _SENTENCE_END.finditer(text) if 5 <= count_words(text[: match.end()]) <= MAY_GROW_TO]
        if ends:
            text = text[: ends[-1]].rstrip() + " …"
    return text.replace('"', "'").replace("“", "‘").replace("”", "’")
