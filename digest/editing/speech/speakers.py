"""Who speaks: noun phrases beside a word of saying, cut to the name or the description that a reader needs."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from digest.editing.cues import (
    ADVERBS,
    CUES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    NOUN_LIKE,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER_NOUNS,
    SPEAKER_SUFFIXES,
    TITLES,
    VERBS,
    VIA_NOUNS,
    word_set,
)
from digest.editing.names.words import ORG_HEAD
from digest.editing.speech.passages import Paragraph


class Phrase(NamedTuple):
    """Tokens [first, last) of a paragraph that name a speaker."""

    first: int
    last: int


_PUNCTUATION: Final = frozenset(',;:()[]—–-“”"!?./|')
# Where a noun phrase cannot reach across.
CLAUSE_WORDS: Final = word_set(
    """
    that but because when while as if although though after before since whether where which who whom whose than so yet
    or nor until unless how why what saying adding there then despite including
    """
)
#: What a noun phrase never holds, in lower case; and the verbs of saying, which end it as they are written.
_WALLS: Final = _PUNCTUATION | CLAUSE_WORDS | VERBS | PRONOUNS
_TELLS: Final = frozenset(CUES) - NOUN_LIKE - {"briefed"}
_WALLS_AFTER: Final = _WALLS | DAYS
#: What stands before a noun phrase: "Meanwhile", "On Saturday", "earlier".
_LEADING: Final = ADVERBS | DAYS | DAY_PARTS | word_set("and but meanwhile however earlier in on at by")
ARTICLES: Final = word_set("the a an his her its their our my")
POSSESSIVES: Final = word_set("'s ’s")
_LONGEST: Final = 18  # tokens of a speaker's phrase
_ARABIC: Final = word_set("al el ad ar as ash at az an abu ibn bin ben")
#: Endings of "They’re", "We'll": a subject and its verb, nobody's name.
_CONTRACTED: Final = tuple(mark + ending for mark in "'’" for ending in ("re", "ve", "ll", "d", "m", "t"))
_INNER: Final = word_set("of in at for from with on near to by")
#: What a speaker is or does, after the noun: "a source familiar with the talks", "residents living near the plant".
_QUALITIES: Final = word_set("familiar close loyal privy aware present sympathetic critical opposed responsible")
#: How large a part of many speaks: "a third of the teachers".
_PARTS: Final = word_set(
    """
    % percent cent half third thirds two-thirds quarter quarters three-quarters majority majorities most many some few
    plurality minority dozens scores hundreds thousands none
    """
)
_COUNTS: Final = word_set("one two three four five six seven eight nine ten")


def is_name(word: str) -> bool:
    """Whether a word is written as names are: "Reed", "al-Shehri"."""
    if word[:1].isupper():
        return True
    front, mark, rest = word.partition("-")
    return mark != "" and front in _ARABIC and rest[:1].isupper()


def phrase_before(p: Paragraph, last: int, low: int) -> Phrase | None:
    """The noun phrase that ends right before token `last`, not reaching before token `low`."""
    if last <= low:
        return None
    words, lower = p.words, p.lower
    if lower[last - 1] in PRONOUNS:
        return Phrase(last - 1, last)
    first, floor = last, max(low, last - _LONGEST)
    while first > floor:
        word = lower[first - 1]
        if word == "than" and first - 1 > floor and lower[first - 2] in ("more", "fewer", "less"):
            first -= 2  # "more than half of the voters"
            continue
        if word in _WALLS or (word in _TELLS and words[first - 1] == word) or (word == "and" and not _joins(p, first - 1, low)):
            break
        first -= 1
        if (
            word in ARTICLES
            and first > floor
            and lower[first - 1] not in PREPOSITIONS
            and lower[first - 1] not in ("all", "both")
        ):
            break  # an article opens a phrase, unless a preposition ties it to the one before
    if first > low and lower[first - 1] in ("has", "have", "had"):
        return None  # "The school which has 34 children shows": an object, nobody's subject
    return _trim(p, first, last)


def _joins(p: Paragraph, at: int, low: int) -> bool:
    """Whether an "and" joins two names, not two clauses."""
    return at > low and is_name(p.words[at - 1]) and is_name(p.words[at + 1])


def phrase_after(p: Paragraph, first: int, high: int) -> Phrase | None:
    """The noun phrase that begins at token `first`: the speaker after the verb."""
    if first >= high:
        return None
    words, lower = p.words, p.lower
    if lower[first] in PRONOUNS:
        return Phrase(first, first + 1) if lower[first] not in ("who", "you") else None
    last, ceiling = first, min(high, first + _LONGEST)
    while last < ceiling:
        word = lower[last]
        if word in _WALLS_AFTER or (word in _TELLS and words[last] == word):
            break
        if word == "and" and not (last > first and last + 1 < high and _joins(p, last, first)):
            break
        if word in PREPOSITIONS and not _is_first_name(p, last) and (word not in _INNER or not _inner_goes_on(p, last, high)):
            break
        last += 1
    while last > first + 1 and not can_speak(p, first, last):
        last = min(last - 1, head_end(p, first, last))  # "a source close to the campaign", "the mayor resigned"
    if last + 1 < ceiling and words[last] in POSSESSIVES and words[last + 1][0].islower() and _is_owner(p, first, last):
        return None  # "Ann Reed's speech ended": not she
    return _trim(p, first, last)


def _is_owner(p: Paragraph, first: int, last: int) -> bool:
    """Whether tokens are no more than a name or a description: "Ann Reed" of "Ann Reed's speech", not "Hale mocked Reed"."""
    return all(
        p.words[at][0].isupper() or p.lower[at] in SPEAKER_NOUNS or p.lower[at] in DETERMINERS for at in range(first, last)
    )


def opening_phrase(p: Paragraph, first: int, high: int) -> Phrase | None:
    """The subject that a clause opens with, as far as it can be told from what follows: "Ann Reed of Oxfam", "the mayor"."""
    whole = phrase_after(p, first, high)
    if whole is None:
        return None
    last = whole.first + 1
    while last < whole.last:
        before, word, lower = p.words[last - 1], p.words[last], p.lower[last]
        named = is_name(before) and p.lower[last - 1] not in DETERMINERS
        noun = p.lower[last - 1] in SPEAKER_NOUNS
        if (
            (named or noun)
            and word == lower
            and lower not in SPEAKER_NOUNS
            and lower not in _INNER
            and lower not in ("'s", "’s", "'", "’", "and")
            and p.words[last - 1] not in ("'", "’")
            and not _describes(p, last, whole)
        ):
            break
        last += 1
    if p.lower[last - 1] in _INNER or p.lower[last - 1] in ("'s", "’s"):
        last -= 1
    phrase = Phrase(whole.first, last)
    return phrase if last > whole.first and can_speak(p, *phrase) else None


def _describes(p: Paragraph, at: int, whole: Phrase) -> bool:
    """Whether a word after a capital goes on to the noun that it tells more of: "The Democratic presidential candidate"."""
    if at != whole.first + 2 or p.lower[whole.first] not in ARTICLES or p.lower[at].endswith(("ed", "s")):
        return False
    return at + 1 < whole.last and p.words[at + 1] in SPEAKER_NOUNS


def _is_first_name(p: Paragraph, at: int) -> bool:
    """Whether a word that may be a preposition is a man's name: "Per Holm"."""
    return p.words[at] == "Per" and p.words[at + 1 : at + 2] != [] and p.words[at + 1][:1].isupper()


def _inner_goes_on(p: Paragraph, at: int, high: int) -> bool:
    """Whether a preposition belongs to the speaker's name ("in Kabul", "of the board"), not to the telling."""
    nxt = at + 1
    if nxt < high and p.lower[nxt] in DETERMINERS:
        if p.lower[nxt] != "the" and p.lower[at] != "of" and p.lower[at] != "for":
            return False
        nxt += 1
    for word in p.lower[nxt : min(high, nxt + 5)]:
        if word in VIA_NOUNS or word in DAYS:
            return False
        if word in _PUNCTUATION or word in PREPOSITIONS:
            break
    if nxt >= high:
        return False
    if p.lower[at] in ("of", "for", "from", "with"):
        return True
    return p.words[nxt][:1].isupper()


#: What a participle does to the speaker behind it.
_ECHOES: Final = re.compile(r"(?:echo|cit|quot|join|back|support|contradict|rebutt|follow|challeng|counter|answer)ing$")


def _trim(p: Paragraph, first: int, last: int) -> Phrase | None:
    """A noun phrase without what stands before it ("Meanwhile", "On Saturday"), if it can be a speaker's."""
    while first < last and (p.lower[first] in _LEADING or (last - first > 1 and _is_leading_adverb(p, first, last))):
        preposition = p.lower[first] in PREPOSITIONS
        first += 1
        if preposition and first < last and p.lower[first] not in DAYS:
            first = _after_prepositional(p, first, last)
    if first + 1 < last and p.words[first - 1 : first] == [","] and _ECHOES.match(p.words[first]):
        first += 1  # ", echoing experts who say"
    if first >= last or p.lower[last - 1] in PREPOSITIONS:  # "a group of “keepers” said"
        return None
    return Phrase(first, last) if can_speak(p, first, last) else None


def _is_leading_adverb(p: Paragraph, at: int, last: int) -> bool:
    """Whether an adverb stands before a phrase and is no part of it: not in "highly placed sources", "newly elected mayors"."""
    return is_adverb(p, at) and not (last - at > 2 and p.lower[at + 1].endswith("ed") and p.words[at + 1] == p.lower[at + 1])


def is_adverb(p: Paragraph, at: int) -> bool:
    """Whether a word looks like an adverb ("angrily"), and is nobody who speaks ("the family", "an ally", "Emily Reed")."""
    lower = p.lower[at]
    if not lower.endswith("ly") or lower in SPEAKER_NOUNS:
        return False
    return p.words[at] == lower or at + 1 == len(p.words) or not p.words[at + 1][0].isupper()


def _after_prepositional(p: Paragraph, first: int, last: int) -> int:
    """Where the next noun phrase begins after "In Kabul", or `last`."""
    for at in range(first + 1, last):
        if p.lower[at] in DETERMINERS or (p.lower[at] in SPEAKER_NOUNS and p.words[at - 1][:1].isupper()):
            return at
    return last


def head_end(p: Paragraph, first: int, last: int) -> int:
    """The token after the head noun: what follows the first preposition only tells more of it."""
    for at in range(first + 1, last):
        if p.words[at] in PREPOSITIONS:
            return at - 1 if at - 1 > first and _is_quality(p, at - 1) else at
    return last


def _is_quality(p: Paragraph, at: int) -> bool:
    """Whether the word before a preposition tells more of the speaker before it: "a source familiar with the talks"."""
    word = p.lower[at]
    return (word in _QUALITIES or word.endswith(("ed", "ing"))) and p.lower[at - 1] in SPEAKER_NOUNS and word not in SPEAKER_NOUNS


def can_speak(p: Paragraph, first: int, last: int) -> bool:
    """Whether the phrase's head is a name, a pronoun or a noun for people, bodies and documents that say things."""
    if p.lower[first] in PREPOSITIONS and not _is_first_name(p, first):
        return False
    head = head_end(p, first, last) - 1
    word, lower = p.words[head], p.lower[head]
    if (lower in _PARTS or lower in _COUNTS) and head + 1 < last:
        return _is_share(p, head + 1, last)
    if word in ("'s", "’s") or lower.endswith(_CONTRACTED):
        return False
    if is_name(word):
        return lower not in DETERMINERS and lower not in DAYS and lower not in ADVERBS
    if lower in SPEAKER_NOUNS or lower in PRONOUNS:
        return True
    if lower in ("one", "two", "three", "many", "some", "others", "several", "both", "all", "most") and head == first:
        return True
    if lower in CUES:
        return False
    if last - first > 1 and p.lower[first] in DETERMINERS and lower.endswith(SPEAKER_SUFFIXES):
        return True
    return head + 1 == last and lower.endswith(_PEOPLE) and lower not in _THINGS


def _is_share(p: Paragraph, at: int, last: int) -> bool:
    """Whether the words from token `at` on tell of what people or bodies a part speaks: "of the teachers", "in 10 voters"."""
    if p.lower[at] == "in":
        return at + 1 < last and (p.words[at + 1].isdecimal() or p.lower[at + 1] in _COUNTS)
    return p.lower[at] == "of" and any(
        p.words[token][0].isupper() or lower in SPEAKER_NOUNS or lower in ("those", "them") or lower.endswith(_PEOPLE)
        for token, lower in enumerate(p.lower[at + 1 : last], at + 1)
    )


_THINGS: Final = word_set(
    "parameters numbers papers factors orders matters quarters events documents agreements payments moments"
)
_PEOPLE: Final = ("ers", "ors", "ists", "ians", "ants", "ents")


#: What was done to a paper that speaks: "a report by the auditor tabled last month found".
_GIVEN_OUT: Final = word_set("tabled published released issued leaked commissioned compiled unveiled posted filed")


def tight_span(p: Paragraph, phrase: Phrase) -> tuple[int, int]:
    """First and last character of the name in a phrase ("police chief Ann Reed" -> "Ann Reed"), or of all of it.

    A description stays as it is; the article goes where a name follows it ("the US Embassy in Kabul").
    """
    first, last = phrase
    if last - first > 2 and p.lower[last - 1] in _GIVEN_OUT:
        last -= 1
    start, end = p.starts[first], p.end(last - 1)
    span = _titled_name(p, first, last)
    if span is not None:
        return span
    if last - first > 1 and p.lower[first] in ("the", "a", "an") and p.words[first + 1][:1].isupper():
        head = head_end(p, first, last) - 1
        if p.words[head][:1].isupper():
            start = p.starts[first + 1]
    return start, end


def _titled_name(p: Paragraph, first: int, last: int) -> tuple[int, int] | None:
    """A run of capitals at the end of a phrase, after a role: "police chief John Smith", "President Ann Reed"."""
    at = last
    while at > first and is_name(p.words[at - 1]):
        at -= 1
    if at == last or (at - 2 >= first and p.lower[at - 1] in ("to", "for", "of") and p.lower[at - 2] in SPEAKER_NOUNS):
        return None  # "an adviser to President Ann Reed"
    role = None
    for token in range(at, last - 1):
        if p.lower[token].rstrip(".") in TITLES and p.words[token + 1] not in ORG_HEAD:  # "Justice Department" has no title
            role = token + 1
    if role == last - 1 and p.lower[role].rstrip(".") in TITLES:
        return None  # "the Prime Minister": an office, and nobody called Minister
    if role is not None:
        return p.starts[role], p.end(last - 1)
    if at > first and p.lower[at - 1] in SPEAKER_NOUNS and last - at <= 4:
        return p.starts[at], p.end(last - 1)
    return None
