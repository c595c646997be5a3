"""Dangling: lines that open in the air, with a word for somebody they do not name or with the rest of another clause."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from digest.editing.sentences.clauses import has_pronoun_subject, is_verb
from digest.editing.sentences.cuts import capitalise
from digest.editing.sentences.leaning import leans
from digest.editing.sentences.saying import HEAD_END
from digest.editing.sentences.words import split_words
from digest.model.fact import Attribution, Fact
from digest.patterns import Pattern

#: "60% of them": nobody is told of whom.
_OF_THEM: Final = Pattern(r"(?:\w+, )?(?:[\w%-][\w.,%-]*(?<!,) ){1,3}?of (?:them|these|those)\b")
_OF_TH: Final = "of th"  # in every match
_WE_LETTERS: Final = "‘'“IWMOY"
_MARKS: Final = '"“'
_WE: Final = re.compile(r"[‘'“]?(?:I|We|My|Our|You)\b")
#: A sentence that is mostly somebody's words: they are a fact of their own.
_SPOKEN: Final = Pattern(r"[\"“](?:[^\"”]{25,}[\"”]|[^\"”]*[\"”] (?:But|And|He|She|They)\b)")
#: What the rest of somebody's words begins with.
RESTS: Final = ("and ", "who ", "which ", "that ", "whose ")
#: Verbs that open no statement, for their subject is lost.
_AUXILIARIES: Final = frozenset(
    """
    Is Are Was Were Has Had Have Will Would Did Does Could Can Might Must Shall Should Cannot Isn't Wasn't Won't Isn’t Wasn’t
    Won’t
    """.split()
)
_PASTS: Final = frozenset(
    """
    Became Began Bought Brought Broke Came Chose Drew Drove Fell Fought Flew Fled Gave Went Grew Held Kept Knew Led Lost Made
    Met Paid Ran Rose Saw Sent Shook Sold Sought Spoke Spent Stood Stole Took Thought Threw Sank Tore Wore Won Withdrew Wrote
    Told Said
    """.split()
)
_ADVERBS: Final = frozenset(("Now", "Also", "Still", "Already", "Never"))
#: "Built in 1912, the mill …", "Lost at sea, …": what follows a participle that leads to a subject.
_AFTER_PARTICIPLE: Final = ("by ", "in ", "with ", "on ", "at ", "from ", "to ", "as ")
_AFTER_PAST: Final = (*_AFTER_PARTICIPLE, "out ", "dead ")
#: A subject of one or two words, and its verb.
_OWN_VERB: Final = Pattern(
    r"(?!(?:the|an?|his|her|its|their|that|to|all|some|no|it|him|them)\b)[a-z][a-z-]+ (?:[a-z-]+ )?"
    r"(?:would|will|were|was|have|had|has|are|is|can|could|may|might|must|should)\b"
)
#: "put the number at 19": the number of what stands in the sentence before.
_BARE_NUMBER: Final = Pattern(r"[^,;“\"]{0,60} put(?:s|ting)? (?:the (?:number|figure|total|amount)|it) at\b")
#: Which two these are, the title tells.
_BOTH_SIDES: Final = re.compile(r"(?:Both|The two) (?:sides|parties|countries|governments|nations|armies|teams|rivals) ")
_PRONOUN: Final = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
#: Who can be "it": a body and not a person.
_BODY_NOUNS: Final = frozenset(
    """
    agency army association authority bank board body bureau charity church club commission committee company council court
    department federation firm foundation government group institute league line maker ministry network office operator
    organisation organization panel parliament party police service society team tribunal union university airline newspaper
    """.split()
)
_HE: Final = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
_PERSON_NAME: Final = re.compile(r"[A-Z][\w’'-]+ [A-Z]")
_STANCE_REACH = 24  # characters: the longest of these verbs and "that"
#: What somebody feels or means to do is not what they say is so: "fears that civilians are killed" is told with its verb.
_STANCES: Final = frozenset(
    """
    fear fears feared fearing hope hopes hoped hoping worry worries worried worrying believe believes believed believing
    think thinks thought thinking feel feels felt feeling guess guesses guessed recommend recommends recommended propose
    proposes proposed promise promises promised pledge pledges pledged vow vows vowed threaten threatens threatened swear
    swears swore suggest suggests suggested
    """.split()
)


def is_headless(line: str) -> bool:
    """Whether a line opens with a verb that has lost its subject; "Built in 1912, the mill …" has not."""
    word, space, rest = line.partition(" ")
    if not space:
        return False
    if word in _AUXILIARIES:
        return True
    if word in _ADVERBS:
        following = rest.partition(" ")[0]
        return following.capitalize() in _AUXILIARIES or is_verb(following)  # "Now expects revenue of 4 million"
    if word in _PASTS:
        return not rest.startswith(_AFTER_PAST)
    if word == "May":  # no month, and nobody's name
        following, space, _ = rest.partition(" ")
        return bool(space) and following.isascii() and following.isalpha() and following.islower()
    if word[-2:] == "ed" and _OWN_VERB.match(rest):
        return False  # "Affected staff would get": what was done to the subject
    regular = word[-2:] == "ed" and len(word) > 3 and word.isascii() and word.isalpha()
    return regular and word[0].isupper() and word[1:].islower() and not rest.startswith(_AFTER_PARTICIPLE)


def dangles(line: str, attribution: Attribution | None) -> bool:
    """Whether a line opens with a word for something that it does not name, or with a part of a sentence.

    "He" is who speaks, where one person with a name does; "it" and "they" may be anybody.
    """
    if line.startswith(RESTS):
        return True
    line = capitalise(line)
    first = line[:1]
    if (_OF_TH in line and _OF_THEM.match(line)) or (first in _WE_LETTERS and _WE.match(line)):
        return True
    if first in _MARKS and _SPOKEN.match(line):
        return True
    if " put" in line and _BARE_NUMBER.match(line):
        return True
    if _BOTH_SIDES.match(line):
        return False
    if not leans(line):
        return has_pronoun_subject(line)  # "In 2019 he was fined"
    person = attribution is not None and _PERSON_NAME.search(attribution.name) is not None
    return not (person and starts_with_he(line))


def leans_on_speaker(content: str, attribution: Attribution | None, bodies: Container[str] = ()) -> bool:
    """Whether words begin with a pronoun for who says them: "it would add a berth" where the company says so.

    `bodies` are the names of organisations that the article has.
    """
    pronoun = _PRONOUN.match(content)
    if pronoun is None or attribution is None:
        return False
    return pronoun[0].lower() != "it" or attribution.name in bodies or _is_body(attribution.name)


def starts_with_he(line: str) -> bool:
    """Whether a person stands first without a name."""
    return _HE.match(line) is not None


def _is_body(speaker: str) -> bool:
    """Whether a speaker can be "it": the company, the ministry of ports, Sallow Line; no minister, and no Rob Lee."""
    head = split_words(HEAD_END.split(speaker, 1)[0])
    return bool(head) and head[-1].lower() in _BODY_NOUNS


def has_stance(text: str, fact: Fact) -> bool:
    """Whether somebody only feels or means what a claim of a text tells: it is no statement without the verb that says so.

    The verb is the cue, or stands before the words: "it says, and fears that …".
    """
    said = fact.attribution
    if fact.kind != "claim" or said is None:
        return False
    start = fact.evidence[0].start
    before = text[max(0, start - _STANCE_REACH) : start].lower().split()
    while before and before[-1] == "that":
        before.pop()
    return not _STANCES.isdisjoint((*said.cue.lower().split(), *before[-1:]))
