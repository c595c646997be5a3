"""Where words told end: at the next telling, with the relative clause they stand in, and before what the speaker did besides."""

from __future__ import annotations

from typing import Final

from digest.editing.cues import CUES, DETERMINERS, PRONOUNS, TELLING_NOUNS, THIRD_PERSON, VERBS, word_set
from digest.editing.speech.contents import Saying, is_clause
from digest.editing.speech.passages import DASHES, QUOTE, Paragraph
from digest.editing.speech.speakers import is_name, opening_phrase
from digest.editing.speech.subjects import opens_before


def end_contents(p: Paragraph, sayings: list[Saying]) -> list[Saying]:
    """Words said end where the telling of the next saying begins: "… that A, and added that B"."""
    result = list(sayings)
    for n in range(len(sayings) - 1):
        this, following = sayings[n], sayings[n + 1]
        if 0 <= this.after_first < following.first < this.after_last:
            end = following.first
            if following.before_first >= 0:
                pronoun = p.lower[following.subject.first] in THIRD_PERSON
                if (
                    this.after_first < following.before_last < this.after_last and not pronoun
                ):  # "X thinks that A, Y said": not Y's name
                    result[n] = this._replace(after_last=following.before_last)
                continue
            said = following.subject == this.subject and not p.lower[following.cue].endswith("ing")
            besides = said and this.takes == "object" and p.lower[following.first - 1] == "and"
            if not following.strong and not besides and not _speaks_on(p, this, following):
                continue
            while end > this.after_first and p.lower[end - 1] in _JOINING:
                end -= 1
            end = _drop_fragment(p, this.after_first, end)
            own = p.words[end - 1] == QUOTE and p.words[end] != p.lower[end] and p.lower[end] in PRONOUNS
            if p.lower[end] in _JOINING or own:  # "… told her: “Thanks!” She replied that …"
                result[n] = this._replace(after_last=end)
    return result


_FRAGMENT: Final = 6  # words at most


def _drop_fragment(p: Paragraph, first: int, end: int) -> int:
    """`end`, or where a clause begins before it that has lost its verb: "…, while leader | and mayor X said"."""
    for at in range(end - 1, max(first, end - _FRAGMENT), -1):
        if p.lower[at] in ("while", "whereas") and p.words[at - 1] == ",":
            return end if is_clause(p, at, end) else at - 1
    return end


#: What stands between the words of one and the telling of the next: "… claimed that A; police said B".
_JOINING: Final = word_set("and but while as by with , ;")


def _speaks_on(p: Paragraph, this: Saying, following: Saying) -> bool:
    """Whether a verb after "and" is the speaker's, not that of the words told: "said it would cost 5 million and asked where".

    It is where the words told have a verb that no past tense can be joined to, or a subject that says nothing.
    """
    end = following.first
    if following.subject != this.subject or p.lower[end - 1] not in ("and", "but") or not p.lower[following.cue].endswith("ed"):
        return False
    verb = next((word for word in p.lower[this.after_first : end] if word in VERBS), "")
    return verb in _UNFINISHED or opening_phrase(p, this.after_first, end) is None


#: Verbs of the present and of what is to come: a past tense after "and" does not go on with them.
_UNFINISHED: Final = word_set("is are am has have will would can could may might must shall should does do")


def end_relative(p: Paragraph, saying: Saying, low: int) -> Saying | None:
    """Words told in a relative clause end with it: "Ann Reed, who announced his death, is ill". None where nothing is told.

    `low` is where the passage begins: behind "Citing Ann Reed, who said it was safe," comes its subject.
    """
    first, last = saying.after_first, saying.after_last
    if first >= 0 and opens_before(p, low):
        comma = _find_main(p, saying, low)
        if comma >= 0 and is_clause(p, first, comma):
            return saying._replace(after_last=comma)
    for at in range(first, last - 1) if first >= 0 else ():
        if p.words[at] == QUOTE and p.lower[at + 1] in VERBS:  # "Who told us he was “in phones” has been jailed"
            return saying._replace(after_last=at + 1)
        goes_on = p.words[at] == "but" and p.lower[at + 1] in CUES  # "who denied murder but admitted theft"
        if goes_on or (p.words[at] == "," and (p.lower[at + 1] in VERBS or p.lower[at + 1] in CUES or is_past(p, at + 1, last))):
            told = saying._replace(after_last=at)
            return told if at > first and is_clause(p, first, at) else None
    return saying


def end_subordinate(p: Paragraph, saying: Saying, low: int) -> Saying | None:
    """Words told in a clause that opens a sentence end with it: "Weeks after Ann Reed said it was safe, the town burnt".

    None where nothing is told: "after Ann Reed declared an emergency, the town burnt".
    """
    hook = saying.subject.first - 1
    if p.lower[hook] not in _SUBORDINATING or hook < low or not _is_time(p, low, hook):
        return saying
    comma = _find_main(p, saying, low)
    if comma >= 0 and not is_clause(p, saying.after_first, comma):
        return None if p.lower[saying.after_first] in ("a", "an", "the") else saying
    return saying._replace(after_last=comma) if comma >= 0 else saying


_LONGEST_TIME: Final = 4  # tokens of "just a few months"


def _is_time(p: Paragraph, first: int, last: int) -> bool:
    """Whether tokens are no more than what may stand before "after": nothing, or "Just months"."""
    if last - first > _LONGEST_TIME or any(is_name(word) for word in p.words[first + 1 : last]):
        return False
    return not any(word in VERBS or word.endswith("ed") for word in p.lower[first:last])


#: What opens a clause that hangs on the one behind it.
_SUBORDINATING: Final = ("after", "before", "since", "when", "once", "although", "though")


def _find_main(p: Paragraph, saying: Saying, low: int) -> int:
    """The comma before the subject of the sentence, behind words told in what opens it; -1 if there is none.

    The first one that ends a clause, else the first.
    """
    first, last = saying.after_first, saying.after_last
    if "," in p.words[low : saying.subject.first]:
        return -1
    commas = [at for at in range(first + 1, last - 1) if p.words[at] == "," and _begins(p, at + 1, last)]
    return next((at for at in commas if is_clause(p, first, at)), commas[0] if commas else -1)


def _begins(p: Paragraph, first: int, last: int) -> bool:
    """Whether the subject of a clause may begin at a token."""
    subject = p.words[first][0].isupper() or p.lower[first] in _SUBJECTS
    return (subject and is_clause(p, first, last)) or opening_phrase(p, first, last) is not None


#: What a subject begins with; not "who" and "which".
_SUBJECTS: Final = (DETERMINERS | PRONOUNS) - {"who", "that"}


def is_relative(p: Paragraph, at: int, low: int) -> bool:
    """Whether a verb stands in a relative clause: "Ann Reed, who denied it but admitted theft, …"."""
    if p.lower[at - 1] in _RELATIVES:
        return True
    clause = p.lower[low:at]
    return p.lower[at - 1] in ("and", "but") and clause[:1] == [","] and clause[1:2] == ["who"] and "," not in clause[1:]


#: What a speaker does besides: "said that 60 were ill and launched an appeal".
_LAUNCHING: Final = word_set("launched launches issued issues opened opens filed files started starts made makes")
_LAUNCHED: Final = word_set(
    "appeal investigation inquiry probe statement warning alert hotline lawsuit petition review fund campaign complaint"
)
_RELATIVES: Final = ("who", "which")
#: What somebody's words are to those who answer them: "…, a charge Reed's office dismissed".
ANSWERED: Final = frozenset(TELLING_NOUNS) | word_set("charge charges accusation view idea figure version verdict notion")
#: What others do to those words: "a claim that the city denies".
_DENYING: Final = word_set("denies denied rejects rejected dismisses dismissed disputes disputed contests refutes")
#: Verbs that tell of a thing as often as of words: "announced the closing of the gates".
_OF_THINGS: Final = ("announc", "declar", "reveal", "disclos", "confirm", "den")
#: "said he must go, following which he went": what came of it is not said.
_THEN: Final = ("following", "after", "upon")
#: What the speaker does besides, and is no part of the words: "said fires were down, citing figures that …".
_BESIDES: Final = ("citing", "pointing")


def end_deed(p: Paragraph, saying: Saying) -> Saying | None:
    """Words told end where it is told what the speaker did besides; None where nothing is told then.

    "denied there was a crisis, pointing to figures that …"; "denied the claims and challenged the mayor to …" tells no words.
    """
    first, last = saying.after_first, saying.after_last
    bare = saying.status in ("denied", "confirmed") and p.lower[first] in DETERMINERS
    thing = p.lower[saying.cue].startswith(_OF_THINGS) and p.lower[first] in DETERMINERS
    aside = p.lower[saying.cue].endswith("ing")  # "Ann Reed won, saying A, but the board said B": B is no part of A
    for at in range(first + 1, last - 1):
        if p.words[at] == "," and p.lower[at + 1] in _BESIDES and p.quote[at] < 0:
            return saying._replace(after_last=at)
        answered = p.words[at] == "," and p.lower[at + 1] in ("a", "an") and at + 3 < last and p.lower[at + 2] in ANSWERED
        if answered and (is_name(p.words[at + 3]) or not _DENYING.isdisjoint(p.lower[at + 3 : last])):
            return saying._replace(after_last=at)
        if aside and p.words[at] == "," and p.lower[at + 1] == "but" and opening_phrase(p, at + 2, last) is not None:
            return saying._replace(after_last=at)
        if thing and p.words[at] in DASHES and p.lower[at + 1] in ("a", "an") and VERBS.isdisjoint(p.lower[first:at]):
            return None  # "announced the closing of the gates – a step that was awaited": a thing, and no words
        if p.words[at] == "," and p.lower[at + 1] in _THEN and p.lower[at + 2 : at + 3] == ["which"]:
            return saying._replace(after_last=at)
        launched = p.lower[at] == "and" and p.lower[at + 1] in _LAUNCHING and at - first > 2
        if launched and not _LAUNCHED.isdisjoint(p.lower[at + 2 : min(last, at + 5)]):
            return saying._replace(after_last=at)
        if bare and p.lower[at] in ("and", "but") and is_past(p, at + 1, last) and not is_clause(p, first, at):
            return None
    return saying


def is_past(p: Paragraph, at: int, high: int) -> bool:
    """Whether a word looks like a verb of the past: a noun before it is its subject."""
    return at < high and p.words[at].islower() and p.words[at].endswith("ed") and p.words[at] != "red"
