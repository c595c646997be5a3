"""Words told without a verb of saying: "Reed's claim that …", "Reed is confident that …", "broke into chants of “…”"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from digest.editing.cues import DETERMINERS, OPENERS, PREPOSITIONS, TELLING_NOUNS, word_set
from digest.editing.speech.contents import Saying, trim_content
from digest.editing.speech.passages import QUOTE, Paragraph, Passage
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
        begin = first - 1 if first > low and p.lower[first - 1] in DETERMINERS else first
        behind = begin > low and p.words[begin - 1] == ","  # "In May, warnings by Ann Reed that it was late came to nothing"
        if behind or all(word in OPENERS or word in DETERMINERS for word in p.lower[low:first]):
            return None  # "Ann Reed's claim that the bridge is safe is wrong": nothing tells where her words end
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
            return phrase_before(p, owns, _owner_floor(p, owns, low)), at + 1
    if at + 2 < high and p.lower[at + 1] in ("by", "from"):
        owner = phrase_after(p, at + 2, high)
        if owner is not None and owner.first == at + 2:
            return owner, owner.last
    return None, at


def _owner_floor(p: Paragraph, last: int, low: int) -> int:
    """The token after the last preposition before an owner, but "of", or after the verb whose object is theirs: "was hurt by
    the head of the board's claim", "the college rebutted Norcoal's claim"."""
    for token in range(last - 1, low - 1, -1):
        lower = p.lower[token]
        if lower in PREPOSITIONS and lower != "of":
            return token + 1
        if p.words[token] == lower and lower.endswith("ed") and token > low and p.lower[token - 1] not in DETERMINERS:
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


def read_cries(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """Whose cries they are: "Reed's supporters answered with chants of “…”", "the crowd broke into a chant of “…”"."""
    if p.words[at + 1 : at + 3] != ["of", QUOTE] or at + 2 >= high or p.quote[at + 2] < 0:
        return None
    quotation = p.quotations[p.quote[at + 2]]
    if quotation.end - quotation.start < _LEAST_CRY:
        return None
    for verb in range(at - 1, max(low, at - _CRYING), -1):
        if p.lower[verb] in _CRYING_OUT:
            subject, first = find_subject(p, verb, low, earlier)
            if subject is None:
                return None
            return Saying(at, first, at + 2, subject, "said", "quote", None, True, -1, -1, at + 2, at + 3)
    return None


#: Nouns for what many call out; who does so is the subject of these verbs; tokens between verb and noun.
CRIES: Final = word_set("chant chants shout shouts cry cries")
_CRYING_OUT: Final = word_set(
    "responded respond answered replied broke break breaks erupted erupt burst joined join started began"
)
_CRYING: Final = 7
_LEAST_CRY: Final = 8  # characters: “Go!” tells nothing


def add_feelings(text: str, p: Paragraph, passage: Passage, found: list[Saying]) -> None:
    """Add what somebody is in words of their own: "The board is “deeply sorry for the delay”"."""
    for at in p.quoted[bisect_left(p.quoted, passage.first + 2) : bisect_left(p.quoted, passage.last)]:
        if p.lower[at - 1] not in _IS or any(
            s.after_first <= at < s.after_last or s.before_first <= at < s.before_last for s in found
        ):
            continue
        quotation = p.quotations[p.quote[at]]
        words = text[quotation.start : quotation.end].split(maxsplit=2)
        if not any(word.strip(".,").lower() in _FEELINGS for word in words[:2]):
            continue
        subject, first = find_subject(p, at - 1, passage.first, found)
        if subject is not None:
            found.append(Saying(at - 1, first, at, subject, "said", "quote", None, True, -1, -1, at, at + 1))
    found.sort(key=lambda saying: saying.cue)


_IS: Final = word_set("is was are were")
#: What only somebody who feels it can say; as the first or second word in marks.
_FEELINGS: Final = word_set(
    """
    confident concerned disappointed saddened proud pleased delighted sorry grateful thrilled honoured honored shocked
    appalled outraged committed determined heartbroken worried hopeful convinced excited thankful surprised alarmed
    devastated dismayed happy
    """
)


def _tell(p: Paragraph, at: int, first: int, subject: Phrase, status: Status, takes: str, start: int, high: int) -> Saying | None:
    after_first, after_last = trim_content(p, start, high)
    if after_first < 0:
        return None
    return Saying(at, first, after_first, subject, status, takes, None, True, -1, -1, after_first, after_last)
