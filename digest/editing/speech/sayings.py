"""Sayings: each word of saying in a passage with its subject, and where the words said stand, before it or after it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from digest.editing.cues import (
    BACK_VERBS,
    CUES,
    DETERMINERS,
    DOCUMENTS,
    ESTIMATING,
    HELD,
    NEGATIONS,
    NOUN_LIKE,
    OPENERS,
    PASSIVE,
    SPEAKER_NOUNS,
    STANCES,
    TELLING_NOUNS,
    VERBS,
    VIEWS,
    WEAK,
    word_set,
)
from digest.editing.names.words import ORG_HEAD
from digest.editing.speech.contents import Saying, is_clause, next_quote, read_content, trim_content
from digest.editing.speech.ends import ANSWERED, end_contents, end_deed, end_relative, end_subordinate, is_past, is_relative
from digest.editing.speech.passages import QUOTE, Paragraph, Passage
from digest.editing.speech.speakers import Phrase, head_end, is_name, phrase_after, phrase_before
from digest.editing.speech.stances import CRIES, add_feelings, read_cries, read_noun, read_stance
from digest.editing.speech.subjects import PARENTHESIS, find_subject, next_comma
from digest.editing.speech.turns import (
    QUOTED_REACH,
    QUOTING,
    add_unknown_verbs,
    name_quoted,
    read_back,
    read_colon,
    read_estimate,
    read_inverted,
    read_put,
    read_quoted,
)
from digest.editing.speech.ways import TELLING


def find_sayings(text: str, p: Paragraph, passage: Passage) -> list[Saying]:
    """The sayings of a passage, in order."""
    low, high = passage
    cues = p.cues
    found: list[Saying] = []
    done = low
    first = bisect_left(cues, low)
    for at in cues[first : bisect_left(cues, high, first)]:
        if at < done:
            continue
        lower = p.lower[at]
        saying = read_estimate(p, at, low, high, found) if lower in ESTIMATING else None
        if saying is None:
            saying = _read_cue(text, p, at, low, high, found)
        if saying is None and lower in CRIES and p.marked:
            saying = read_cries(p, at, low, high, found)
        if saying is None and lower in TELLING_NOUNS:
            saying = read_noun(p, at, low, high)
        if saying is not None:
            found.append(saying)
            if saying.after_first < 0:
                done = saying.last
    if p.quotations:
        add_feelings(text, p, passage, found)
        add_unknown_verbs(text, p, passage, found)
    return end_contents(p, found) if len(found) > 1 else found


def _read_cue(text: str, p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """What a word of saying tells in the turn that it mostly stands in: a verb, "according to", a view, a colon before marks."""
    lower = p.lower[at]
    if lower in CUES:
        if p.words[at] != lower and at != low:
            return None
        saying = read_quoted(text, p, at, low, high) if lower == "saying" else None
        if saying is None and not _is_empty(p, at, low, high):
            saying = _read_verb(text, p, at, low, high, earlier)
            if saying is not None and saying.before_first >= 0 and saying.via is None:
                return name_quoted(text, p, saying, high)
        return saying
    before, after = p.lower[at - 1] if at > low else "", p.words[at + 1] if at + 1 < high else ""
    if lower == "according":
        return _read_according(p, at, at + 2, low, high) if after.lower() == "to" else None
    if lower == "per":
        return _read_according(p, at - 1, at + 1, low, high) if before == "as" else None
    if lower == "put" or lower == "puts":
        return read_put(p, at, low, high)
    if lower in VIEWS:
        return _read_view(p, at, low, high)
    if lower == "back":
        return read_back(p, at, low, high, earlier) if before in BACK_VERBS and after else None
    if lower == ":":
        return read_colon(p, at, low, high, earlier) if after == QUOTE else None
    return read_stance(p, at, low, high, earlier) if lower in STANCES else None


#: What words told may begin with; and where it stands after a verb that needs marks, at the latest.
_SIGNS: Final = word_set("that whether :")
_NEAR: Final = 9


def _is_empty(p: Paragraph, at: int, low: int, high: int) -> bool:
    """Whether a verb cannot tell anything, whoever its subject is: it needs a sign that words are told, and there is none."""
    if p.lower[at].startswith("submit") and "that" not in p.lower[at + 1 : at + _NEAR]:
        return True
    if p.marked:
        return False
    if at == low:
        return True
    words, lower = p.words, p.lower
    takes = CUES[lower[at]].takes
    if takes == "quote":
        aside = words[at - 1] == "," or (at + 1 < high and words[at + 1] == ",")  # "The plan, X wondered, is …"
        return not aside and _SIGNS.isdisjoint(lower[at + 1 : at + _NEAR])
    if takes == "clause" and lower[at] in WEAK and lower[at] not in HELD:
        return _SIGNS.isdisjoint(lower[at + 1 : high]) and "," not in words[low:at] and DOCUMENTS.isdisjoint(lower[low:high])
    return False


#: Nouns before "of", whatever stands before them: "joined in a loud chant of “Go!”".
_OFTEN_NOUNS: Final = NOUN_LIKE | word_set("chant chants shout shouts cry cries whisper whispers")
#: Forms of nouns and of verbs that "they" take, but not "she": after one person or body they are nouns.
_PLAIN_FORMS: Final = frozenset(word for word in NOUN_LIKE if f"{word}s" in CUES) - {"read"}


def _is_what_was_said(p: Paragraph, subject: Phrase) -> bool:
    """Whether a phrase opens with the words before it, of which another speaks: "…, a charge Reed's office dismissed"."""
    first, last = subject
    if last - first < 3 or p.lower[first] not in ("a", "an") or p.lower[first + 1] not in ANSWERED:
        return False
    return p.words[first - 1] == "," and (is_name(p.words[first + 2]) or p.lower[first + 2] in DETERMINERS)


def _begins_anew(p: Paragraph, first: int, high: int) -> bool:
    """Whether another clause with a subject of its own begins at a token, and no item of a list."""
    return p.lower[first] in DETERMINERS and is_clause(p, first + 1, high)


_SEVERAL: Final = word_set("two three four five six seven eight nine ten several many few both these those all")
_TWO_OFFICES: Final = 6  # tokens of "the company's co-founder and"


def _first_office(p: Paragraph, first: int, low: int) -> int:
    """Where the telling begins if the speaker has two offices: "“…,” founder and director Ann Reed told us"."""
    if first - 2 <= low or p.lower[first - 1] != "and":
        return first
    for token in range(first - 2, max(low - 1, first - 2 - _TWO_OFFICES), -1):
        if p.words[token] == QUOTE or (p.words[token] == "," and p.words[token - 1] == QUOTE):
            return token + 1 if p.lower[first - 2].rpartition("-")[2] in SPEAKER_NOUNS else first
        if p.words[token] != p.lower[token] or p.lower[token] in VERBS:
            break
    return first


def _is_one(p: Paragraph, subject: Phrase) -> bool:
    """Whether a phrase is one body by its last word: "a Works Department report backed …"."""
    return p.words[subject.last - 1] in ORG_HEAD and not p.lower[subject.last - 1].endswith(("s", "police"))


def _read_according(p: Paragraph, at: int, first: int, low: int, high: int) -> Saying | None:
    subject = phrase_after(p, first, high)
    return _tell_according(p, at, subject, subject.last, low, high) if subject is not None else None


def _tell_according(p: Paragraph, at: int, subject: Phrase, end: int, low: int, high: int) -> Saying | None:
    """What stands before, after or around "according to Ann Reed", which begins at token `at` and ends before `end`."""
    opening = all(word in OPENERS or word == "," for word in p.lower[low:at])
    after = _skip_parenthesis(p, end, high)
    before_first = before_last = after_first = after_last = -1
    if opening:
        if after < high and p.words[after] == ",":
            after += 1
        stop = next(
            (token for token in range(after, high - 2) if p.words[token] == ";" and _begins_anew(p, token + 1, high)), high
        )
        after_first, after_last = trim_content(p, after, stop)  # "According to X, it costs 4 million; the ministry says 2"
    else:
        before_first, before_last = trim_content(p, low, at)
        rest = trim_content(p, after, high)
        if p.words[end : end + 1] == [","] and rest[0] >= 0 and p.lower[rest[0]] in VERBS:
            after_first, after_last = rest  # "The wharf, according to X, was built in 1931": both parts are told
        longer = after_first < 0 and p.words[end : end + 1] == [","] and _width(p, rest) > _width(p, (before_first, before_last))
        if longer and (is_clause(p, *rest) or p.quote[rest[0]] >= 0):
            before_first = before_last = -1
            after_first, after_last = rest
    if before_first < 0 and after_first < 0:
        return None
    return Saying(at, at, end, subject, "said", "clause", None, True, before_first, before_last, after_first, after_last)


def _read_view(p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    """What is so in somebody's words or view: "in the words of Ann Reed, …", "in Ann Reed's view"."""
    start = at - 1
    if start > low and p.lower[start] == "the" and p.lower[start - 1] == "in" and p.lower[at + 1 : at + 2] == ["of"]:
        return _read_according(p, start - 1, at + 2, low, high) if at + 2 < high else None
    if start - 1 > low and p.words[start] in ("'s", "’s"):
        first = next((token for token in range(start - 1, max(low, start - 5) - 1, -1) if p.lower[token] == "in"), -1)
        subject = phrase_before(p, start, first + 1) if first >= 0 else None
        if subject is not None and subject.first == first + 1:
            return _tell_according(p, first, subject, at + 1, low, high)
    return None


def _width(p: Paragraph, span: tuple[int, int]) -> int:
    """The characters of a run of tokens; 0 of none."""
    return p.end(span[1] - 1) - p.starts[span[0]] if span[0] >= 0 else 0


def _skip_parenthesis(p: Paragraph, at: int, high: int) -> int:
    """After "according to X": the token of the comma that ends what is told of X, or `at`."""
    for token in range(at, min(high, at + PARENTHESIS)):
        if p.words[token] == "," and token + 1 < high:
            nxt = p.lower[token + 1]
            if nxt in ("a", "an", "the") and p.words[token - 1] == p.lower[token - 1]:
                return token  # "according to police, the victim, who …": nobody whom police are
            if nxt in ("a", "an", "who", "which", "whose", "the") and token == at:
                closing = next_comma(p, token + 1, high)
                return closing if closing >= 0 else token
            return token
    return at


#: What stands before a participle that tells of a noun.
_OF_A_NOUN: Final = frozenset(("the", "a", "an", "its", "their", "his", "our", "my", "your"))


def _read_verb(text: str, p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """The saying of a verb, or None where it tells no words or nobody is seen to say them."""
    lower = p.lower[at]
    cue = CUES[lower]
    if lower in QUOTING and "saying" in p.lower[at + 3 : min(high, at + QUOTED_REACH)]:
        return None  # "AFP quoted the governor as saying": the governor says it
    previous = p.words[at - 1] if at > low else ""
    if lower in NOUN_LIKE and at > low and (p.lower[at - 1] in DETERMINERS or p.lower[at - 1] in ("'s", "’s", "of", "no")):
        return None
    following = p.lower[at + 1] if at + 1 < high else ""
    if lower.endswith("ed") and at > low and p.lower[at - 1] in _OF_A_NOUN:
        return None  # "from the disputed strait"
    if lower in NOUN_LIKE and following in CUES and following not in NOUN_LIKE and not following.endswith("ing"):
        return None  # "Local reports say"
    if following in PASSIVE and at - 2 >= low and "as" in p.lower[at - 3 : at - 1] and p.words[at - 1] == p.lower[at - 1]:
        return None  # "as surveys suggest is probable"
    if following == "-" or (following == "of" and lower in _OFTEN_NOUNS) or (lower == "thanks" and following == "to"):
        return None
    if lower.endswith("s") and at > low and p.lower[at - 1] in ("'s", "’s"):  # "Reed's remarks"
        return None
    if at == low and not lower.endswith("ing"):  # 'Said Ann Reed: "…"'
        subject, quote = phrase_after(p, at + 1, high), next_quote(p, at + 1, high)
        if subject is None or subject.first != at + 1 or quote < subject.last:
            return None
        return Saying(at, at, quote, subject, cue.status, cue.takes, None, True, -1, -1, *trim_content(p, quote, high))
    # "…," said X
    if (previous == QUOTE or previous == ",") and cue.takes != "object" and not lower.endswith("ing") and lower not in TELLING:
        inverted = read_inverted(text, p, at, low, high)
        if inverted is not None:
            return inverted
    if p.words[low] == QUOTE and at > low + 3 and p.lower[low + 1] in PASSIVE and p.lower[low + 2] in ("what", "how"):
        subject = phrase_before(p, at, low + 3)  # "“A mess” is what Ann Reed called it"
        return Saying(at, low + 1, at + 1, subject, cue.status, "quote", None, True, low, low + 1, -1, -1) if subject else None
    subject, first = find_subject(p, at, low, earlier)
    if subject is None or _is_what_was_said(p, subject):
        return None
    if p.lower[at] == "claimed" and at + 1 < high and p.lower[at + 1] in ("responsibility", "victory", "credit"):
        return None
    if (
        lower in NOUN_LIKE
        and subject.last - subject.first > 1
        and p.lower[subject.first] in ("a", "an")
        and lower[-1] not in "sd"
    ):
        return None
    if lower in _PLAIN_FORMS and (_is_one(p, subject) or following in VERBS or is_past(p, at + 1, high)):
        return None  # "The League report was late", "the CAG report examined it"
    if lower in NOUN_LIKE and lower[-1] == "s" and not _SEVERAL.isdisjoint(p.lower[subject.first : head_end(p, *subject)]):
        return None  # "The five port towns last week closed ranks"
    if lower in NOUN_LIKE and p.words[at - 1].isdecimal() and subject.last == at:
        return None  # "the mayors of 9 towns held by …"
    if not NEGATIONS.isdisjoint(p.lower[max(first, subject.last) if subject.first >= first else first : at]):
        return None
    saying = read_content(text, p, at, _first_office(p, first, low), subject, low, high)
    if saying is None or saying.after_first < 0:
        return saying
    if is_relative(p, at, subject.last):
        return end_relative(p, saying, low)
    ended = end_subordinate(p, saying, low)
    return end_deed(p, ended) if ended is not None else None
