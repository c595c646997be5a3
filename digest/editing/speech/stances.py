"""Words told without a verb of saying: "Reed's claim that …", "Reed is confident that …", "Reed made it clear that …"."""

from __future__ import annotations

from typing import Final

from digest.editing.speech.contents import Saying, trim_content
from digest.editing.speech.cues import PREPOSITIONS, TELLING_NOUNS, word_set
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.speakers import Phrase, is_adverb, phrase_after, phrase_before
from digest.editing.speech.subjects import find_subject
from digest.model.fact import Status

_OWNS: Final = ("'s", "’s", "'", "’")
_COPULAS: Final = word_set("is are was were be been am remain remains remained feel feels felt sound sounded")
_MADE: Final = word_set("make makes made making")
#: What can stand between a noun and the marks: "her call for “restraint”", "his vow to “fight”".
_BEFORE_MARKS: Final = word_set("of for to a an the")
_MARKS_REACH: Final = 3  # tokens of them
_DEGREES: Final = word_set("very quite more so pretty as")


def read_noun(p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    """What somebody's claim is: "Ann Reed's claim that …", "a claim by Ann Reed that …", "her call for “restraint”"."""
    subject, after = _find_owner(p, at, low, high)
    if subject is None or after >= high:
        return None
    first = min(subject.first, at)
    status = TELLING_NOUNS[p.lower[at]]
    if p.lower[after] == "that":
        return _tell(p, at, first, subject, status, "clause", after + 1, high)
    for token in range(after, min(high, after + _MARKS_REACH)):
        if p.words[token] == QUOTE:
            return _tell(p, at, first, subject, status, "quote", token, token + 1)
        if p.lower[token] not in _BEFORE_MARKS:
            break
    return None


def _find_owner(p: Paragraph, at: int, low: int, high: int) -> tuple[Phrase | None, int]:
    """Whose a noun at token `at` is, and the token after it: the owner before it, or after "by"."""
    for owns in (at - 1, at - 2):  # "Reed's claim", "Reed's latest claim"
        if owns > low and p.words[owns] in _OWNS:
            return phrase_before(p, owns, _last_preposition(p, owns, low)), at + 1
    if at + 2 < high and p.lower[at + 1] in ("by", "from"):
        owner = phrase_after(p, at + 2, high)
        if owner is not None and owner.first == at + 2:
            return owner, owner.last
    return None, at


def _last_preposition(p: Paragraph, last: int, low: int) -> int:
    """The token after the last preposition before an owner, but "of": "was hurt by the head of the board's claim"."""
    for token in range(last - 1, low - 1, -1):
        if p.lower[token] in PREPOSITIONS and p.lower[token] != "of":
            return token + 1
    return low


def read_stance(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """What somebody is sure or afraid of, or made clear: the adjective at token `at` is followed by "that"."""
    if at + 1 >= high or p.lower[at + 1] != "that":
        return None
    verb = at - 1
    clear = p.lower[at] == "clear"
    while verb > low and (p.lower[verb] in _DEGREES or is_adverb(p, verb) or (clear and p.lower[verb] == "it")):
        verb -= 1
    if verb <= low or p.lower[verb] not in (_MADE if clear else _COPULAS):
        return None
    subject, first = find_subject(p, verb, low, earlier)
    if subject is None or p.lower[subject.first] == "it" or "not" in p.lower[subject.last : verb]:
        return None
    return _tell(p, at, min(first, at), subject, "said", "clause", at + 2, high)


def _tell(p: Paragraph, at: int, first: int, subject: Phrase, status: Status, takes: str, start: int, high: int) -> Saying | None:
    after_first, after_last = trim_content(p, start, high)
    if after_first < 0:
        return None
    return Saying(at, first, after_first, subject, status, takes, None, True, -1, -1, after_first, after_last)
