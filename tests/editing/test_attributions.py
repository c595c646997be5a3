"""How it was told: the status that the cue gives, what is negated, the way the words took, and quotations in parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.names.finding import find_names
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.model.article import Article
from digest.model.fact import Fact

Make = Callable[..., Article]


def _facts(make_article: Make, text: str) -> list[Fact]:
    article = make_article(text)
    names = find_names(article)
    telling = read_telling(article, names)
    quotes = find_quotes(article, names, telling)
    return sorted([*quotes, *find_claims(article, names, telling)], key=lambda fact: fact.start)


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("Anna Holm disputed that the bridge was unsafe.", "the bridge was unsafe", "denied"),
        ("The minister insisted there was no shortage of fuel.", "there was no shortage of fuel", "said"),
        ("The minister acknowledged that the army had left.", "the army had left", "confirmed"),
        ("Prices will fall next year, the bank predicted.", "Prices will fall next year", "expected"),
        ("Prosecutors alleged the two had sold the land twice.", "the two had sold the land twice", "alleged"),
        ("Anna Holm said the bridge was not unsafe.", "the bridge was not unsafe", "said"),
    ],
)
def test_the_cue_gives_the_status(make_article: Make, text: str, words: str, status: str) -> None:
    told = [(fact.text, fact.attribution.status) for fact in _facts(make_article, text) if fact.attribution]
    assert told == [(words, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm declined to say whether the bridge was unsafe.",
        "Police have not said that the two were armed.",
        "Police neither confirmed nor denied that the two were armed.",
        "Anna Holm never said the bridge was unsafe.",
    ],
)
def test_what_was_not_said_is_no_claim(make_article: Make, text: str) -> None:
    assert _facts(make_article, text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("The town has fallen, the deputy governor told AFP.", "the deputy governor", "AFP"),
        ("The town has fallen, AFP reported, quoting the deputy governor.", "the deputy governor", "AFP"),
        ("The town has fallen, the agency AFP said, citing the deputy governor.", "the deputy governor", "AFP"),
        ("The town has fallen, Reuters reported, citing two officials.", "two officials", "Reuters"),
        ("AFP quoted the deputy governor as saying the town had fallen.", "the deputy governor", "AFP"),
        ('"The town has fallen," AFP quoted the deputy governor as saying.', "the deputy governor", "AFP"),
        ("The deputy governor was quoted by AFP as saying the town had fallen.", "The deputy governor", "AFP"),
        ("In a statement, the ministry said the road was open again.", "the ministry", "in a statement"),
        ("In a statement on Monday, the ministry said the road was open again.", "the ministry", "in a statement"),
        ("The road was open again, the ministry said in a statement.", "the ministry", "in a statement"),
        ("Anna Holm tweeted that the road was open again.", "Anna Holm", "tweeted"),
        # who is cited is no speaker, and what is read out is no way
        ("The firm will close the mine, the mayor said, citing the minister.", "the mayor", None),
        ("The firm will close the mine, the mayor said, citing low prices.", "the mayor", None),
        ("In the town where a statement was read, the ministry said the road was open.", "the ministry", None),
        ("In Oslo, the ministry said the road was open again.", "the ministry", None),
    ],
)
def test_the_way_is_told_apart_from_the_speaker(make_article: Make, text: str, speaker: str, via: str | None) -> None:
    (fact,) = _facts(make_article, text)
    assert fact.attribution is not None
    assert (fact.attribution.name, fact.attribution.via) == (speaker, via)


@pytest.mark.parametrize(
    ("teller", "speaker"),
    [
        ("the mayor, Anna Holm.", "Anna Holm"),
        ("the club's chief executive, Anna Holm, on Friday.", "Anna Holm"),
        ("the president of the club, Anna Holm.", "Anna Holm"),
        ("the president of the club, Ostmere Rovers.", "the president of the club"),  # the club's name
        ("the mayor, Oslo.", "the mayor"),
        ("the mayor, who met Anna Holm.", "the mayor"),
        ("the mayor, Anna Holm said later.", "the mayor"),  # a clause of its own
    ],
)
def test_a_name_beside_an_office_speaks(make_article: Make, teller: str, speaker: str) -> None:
    fact = next(
        fact for fact in _facts(make_article, f"“We are glad that nobody was lost,” said {teller}") if fact.kind == "quote"
    )
    assert fact.attribution is not None
    assert fact.attribution.name == speaker


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"The road," Anna Holm said, "is not open again."', ["The road,", "is not open again."]),
        ('"We are not afraid.\n\n"We will walk there tomorrow," said Anna Holm.',
         ["We are not afraid.", "We will walk there tomorrow,"]),
        ('Anna Holm said: "We are not afraid.\n\n"We will walk there tomorrow.\n\n"And we will not be alone."',
         ["We are not afraid.", "We will walk there tomorrow.", "And we will not be alone."]),
    ],
)  # fmt: skip
def test_all_parts_of_a_quotation_have_its_speaker(make_article: Make, text: str, parts: list[str]) -> None:
    facts = _facts(make_article, text)
    assert [(fact.text, fact.attribution.name if fact.attribution else None) for fact in facts] == [
        (part, "Anna Holm") for part in parts
    ]
