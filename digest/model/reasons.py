"""Why each sentence and fact of an article was chosen or left: the words in which those that choose say it."""

from __future__ import annotations

from typing import Final, Generic, Literal, NamedTuple, TypeVar

from digest.model.article import Sentence
from digest.model.fact import Fact

#: Why a sentence cannot be quoted at all, whatever it is worth.
Flaw = Literal[
    "short",  # a label, a greeting, a cry
    "item",  # of a list, or the words before one
    "junk",  # of the web page, not of the article
    "voiceless",  # a quotation and hardly a word beside it that tells who speaks
    "half",  # of a quotation, whose other half would be left out
]

#: What was found of a sentence. With the first three it is in the summary.
SentenceReason = Literal[
    "best",  # it was worth most when its turn came
    "needed",  # the one chosen with it leans on it
    "least-unfit",  # none could be chosen, and this one is the least unfit
    "unfit",  # it cannot be quoted: see its flaw
    "echo",  # it says what another says
    "headless",  # it leans on a sentence before it, and there is none
    "need-unfit",  # the one that it leans on cannot be quoted
    "need-echo",  # the one that it leans on says what another says
    "need-leans",  # the one that it leans on leans on yet another
    "no-room-for-two",  # it would bring the one that it leans on, and there is room for one only
    "outweighed",  # others were worth more, and took all the room
    "unasked",  # no summary was to be made of sentences
]

#: What was found of a fact. With the first two it is key.
FactReason = Literal[
    "best",  # it had the greatest importance when its turn came, and nothing stood against it
    "pinned",  # the editor wants it
    "full",  # all places were taken by better facts
    "kind-full",  # all places of its kind were
    "kind-off",  # the settings want no key facts of its kind
    "outside-body",  # a heading, a caption or a standfirst is its only support
    "no-role",  # a name, and nothing tells who that is
    "kin",  # a name, and only whose kin that is
    "few-words",  # a quotation too short to say something
    "no-speaker",  # somebody's words, and nobody can tell whose
    "few-mentions",  # a place that the article does not come back to
    "aside",  # a figure or date that tells who speaks, when they did, or how old somebody is
    "vague-date",  # a date that says no more than a year
    "same",  # it has the words, the figure or the name of another
    "same-line",  # its line has most words of another's
    "lost-subject",  # its line has lost its subject
    "short-line",  # its line has too few words to say something
    "leaning-line",  # its line cannot stand alone
    "junk",  # its sentence belongs to the web page
    "question",  # its sentence asks
    "bidding",  # its sentence tells readers what to do
]


Reason = TypeVar("Reason", SentenceReason, FactReason)


class Verdict(NamedTuple, Generic[Reason]):
    """What was found of a sentence or fact, and the other one that it gave way to or hangs on."""

    reason: Reason
    other: int | None = None


#: The reasons of what was chosen.
CHOSEN: Final = frozenset(("best", "needed", "least-unfit", "pinned"))


class Part(NamedTuple):
    """A part of a number: what it is for, and how much it adds or takes."""

    name: str
    amount: float


class SentenceReasons(NamedTuple):
    """A sentence, what it is worth and why, and what became of it. Sentences are named by their index in the article."""

    sentence: Sentence
    salience: float  # log-odds
    parts: tuple[Part, ...]  # which add up to the salience
    flaw: Flaw | None
    leans_on: int | None  # its own index where it leans on what is not there
    cost: float  # taken from its salience: it asks, comments, supposes, is said by an "I", or a heading or label stands before it
    likeness: float  # to the nearest of the sentences chosen before it was last weighed, 0 to 1
    repeats: int  # how many of its words they have already; one that two of them have counts twice
    worth: float | None  # what was left of its salience beside them; None where it could not be chosen
    verdict: Verdict[SentenceReason]


class FactReasons(NamedTuple):
    """A fact, the parts of its importance, and what became of it. Facts are named by their place among all, from 0."""

    fact: Fact
    parts: tuple[Part, ...]  # which add up to its importance, unless that is held between 0.01 and 1
    verdict: Verdict[FactReason]


class Reasons(NamedTuple):
    """Why the digest of an article is what it is; both best first."""

    sentences: tuple[SentenceReasons, ...]
    facts: tuple[FactReasons, ...]
    rejected: tuple[Fact, ...] = ()  # by the editor
