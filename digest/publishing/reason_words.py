"""What reasons are called: the words for verdicts, flaws, and the parts of numbers."""

from __future__ import annotations

from typing import Final

from digest.model.reasons import FactReason, FactReasons, Flaw, SentenceReason, SentenceReasons
from digest.model.settings import Settings
from digest.telling import plural

#: Why a sentence cannot be quoted.
FLAWS: Final[dict[Flaw, str]] = {
    "short": "too short to say something: a label, a greeting or a cry",
    "item": "an item of a list, or the words before one",
    "junk": "belongs to the web page and not to the article",
    "voiceless": "a quotation without its speaker",
    "half": "a part of a quotation, whose other part would be missing",
}
#: Why a sentence was chosen or left. `{flaw}` is one of the above, `{other}` another sentence, `{needed}` the one it leans on.
SENTENCE_REASONS: Final[dict[SentenceReason, str]] = {
    "best": "worth most when its turn came",
    "needed": "{other} leans on it, and the two are worth their places",
    "least-unfit": "no sentence can be chosen; this one is the least unfit",
    "unfit": "{flaw}",
    "echo": "says what {other} says",
    "headless": "leans on a sentence before it, and there is none",
    "need-unfit": "leans on {needed}, which cannot be chosen",
    "need-echo": "leans on {needed}, which says what {other} says",
    "need-leans": "leans on {needed}, which leans on yet another",
    "no-room-for-two": "leans on {needed}, and there was room for one only: {limit} asked",
    "outweighed": "no room: {limit} asked, and others are worth more",
    "unasked": "no summary was to be made of the article's sentences",
}
#: Why a fact is key or left. `{other}` is another fact, `{limit}` how many may be key, `{kind}` its kind.
FACT_REASONS: Final[dict[FactReason, str]] = {
    "best": "the best that was left, and nothing stands against it",
    "pinned": "the editor pinned it",
    "full": "no room: {limit} asked, and better ones took all places",
    "kind-full": "no room of its kind: others are the better {kind} facts",
    "kind-off": "the settings want no key facts of the kind {kind}",
    "outside-body": "stands in a heading, a caption or a standfirst only",
    "no-role": "a bare name: the article does not say who it is",
    "kin": "a bare name: the article says only whose kin it is",
    "few-words": "too short a quotation to say something",
    "no-speaker": "nobody can tell who says it",
    "aside": "it tells who speaks, when they did or how old somebody is, not what happened",
    "few-mentions": "a place that the article does not come back to",
    "vague-date": "a date that says no more than a year",
    "same": "tells what {other} tells",
    "same-line": "its line says what the line of {other} says",
    "lost-subject": "its line has lost its subject",
    "short-line": "its line is too short to say something",
    "leaning-line": "its line does not stand alone",
    "junk": "its sentence belongs to the web page and not to the article",
    "question": "its sentence asks a question",
    "bidding": "its sentence tells readers what to do",
}
#: What the features of a sentence are called; features of one name are told as one.
FEATURES: Final[dict[str, str]] = {
    "place_inverse": "its place",
    "place_share": "its place",
    "place_log": "its place",
    "length": "its length",
    "centroid": "frequent words of the article",
    "document": "likeness to the whole article",
    "later": "likeness to what follows",
    "earlier": "likeness to what went before",
    "title": "words of the title",
    "opens_quote": "a quotation at its head",
    "figure": "a figure",
    "number_word": "a number in words",
}
#: What the parts of a fact's importance are called.
PARTS: Final[dict[str, str]] = {
    "figure": "a figure",
    "claim": "a claim",
    "quote": "a quotation",
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "date": "a date",
    "sentence": "its sentence",
    "grave": "people's lives or freedom",
    "past": "an earlier year",
    "trifle": "one, two or three of something",
    "span": "how long, how old or how far",
    "percent": "a share",
    "money": "money",
    "told": "somebody says so",
    "named": "a speaker with a name",
    "unknown": "a speaker whom its line does not make known",
    "day": "a whole day",
    "undated": "a day that is not known",
    "short_claim": "few words",
    "cry": "very few words",
    "uneven": "few words or very many",
    "even": "neither few words nor many",
    "role": "it is told who that is",
    "mentions": "told more than once",
    "short_form": "a short form of the name",
    "pinned": "the editor pinned it",
    "editor": "the editor's words, which no rule found",
}


def tell_sentence_reason(told: SentenceReasons, settings: Settings) -> str:
    """Why a sentence was chosen or left, in words."""
    other = told.verdict.other
    words = SENTENCE_REASONS[told.verdict.reason].format(
        flaw=FLAWS[told.flaw] if told.flaw is not None else "",
        other=name_sentence(other),
        needed=name_sentence(told.leans_on),
        limit=plural(settings.summary.sentences, "sentence"),
    )
    if told.verdict.reason == "best" and told.leans_on is not None:
        return f"{words}, with {name_sentence(told.leans_on)}, on which it leans"
    return words


def tell_fact_reason(told: FactReasons, settings: Settings) -> str:
    """Why a fact is key or left, in words."""
    other = told.verdict.other
    return FACT_REASONS[told.verdict.reason].format(
        other="" if other is None else name_fact(other), limit=plural(settings.facts.limit, "fact"), kind=told.fact.kind
    )


def name_fact(index: int) -> str:
    return f"fact {index + 1}"


def name_sentence(index: int | None) -> str:
    return "" if index is None else f"s{index}"
