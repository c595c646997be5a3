"""The line of a fact is made of its sentence's words, is cut at clause borders only, and tells who says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from digest.editing.lines import CONNECTING, make_line
from digest.model.article import Article
from digest.model.fact import Attribution, Evidence, Fact, FactKind, Status

MakeArticle = Callable[..., Article]


def line_of(
    article: Article,
    words: str,
    kind: FactKind = "figure",
    speaker: str = "",
    *,
    status: Status = "said",
    via: str | None = None,
    role: str | None = None,
    told: str = "",
) -> str:
    """The line of the fact that these words of the article are."""
    start = article.text.index(words)
    sentence = next(s for s in article.sentences if s.start <= start < s.end)
    attribution = None
    if speaker:
        at = article.text.index(speaker)
        attribution = Attribution(speaker, at, at + len(speaker), via, status)
    evidence = Evidence(sentence.index, start, start + len(words), words)
    spans = [(article.text.index(told), article.text.index(told) + len(told))] if told else []
    return make_line(article, Fact(kind=kind, text=words, evidence=(evidence,), attribution=attribution), role=role, told=spans)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        # a short sentence is its own line, without the circumstances before it
        ("On Friday, 12 boats left the harbour of Velda.", "12 boats", "12 boats left the harbour of Velda"),
        # but not where the figure stands in them
        ("After 12 days at sea, the boat came home.", "12 days", "After 12 days at sea, the boat came home"),
        # the clause of the figure is enough where the sentence is long
        (
            "The island has three schools and a clinic that opened last year with the help of the church, its people live on "
            "fish and on what visitors bring, and 340 families have left since the mine was closed by its owners.",
            "340 families",
            "340 families have left since the mine was closed by its owners",
        ),
        # a reason may go, a condition may not
        (
            "The ministry will pay 900 crowns to each of the families in the northern valleys because the river took most of the "
            "fields and stables that they had built with their own hands.",
            "900 crowns",
            "The ministry will pay 900 crowns to each of the families in the northern valleys",
        ),
        # a list is kept whole
        (
            "The army said in its report of the week that 85 rebels were seen in the hills above Alda, Borby, Corvo, Dunmore and "
            "Eskby and in the woods along the river.",
            "85 rebels",
            None,
        ),
    ],
)
def test_figures(make_article: MakeArticle, text: str, words: str, line: str | None) -> None:
    made = line_of(make_article(text), words)
    if line is None:
        assert "Eskby" in made
    else:
        assert made == line


@pytest.mark.parametrize(
    ("status", "speaker", "line"),
    [
        ("said", "the harbour office", "12 boats were lost — says the harbour office"),
        ("claimed", "the rebels", "12 boats were lost — claim the rebels"),
        ("confirmed", "Adela Farrow", "12 boats were lost — confirms Adela Farrow"),
        ("denied", "the owner", "The owner denies: 12 boats were lost"),
        ("said", "She", "12 boats were lost"),  # nobody knows who she is
    ],
)
def test_who_says_so(make_article: MakeArticle, status: Status, speaker: str, line: str) -> None:
    article = make_article(
        "The harbour is shut, the harbour office said. Adela Farrow met the rebels and the owner. "
        "She knew that 12 boats were lost."
    )
    assert line_of(article, "12 boats", speaker=speaker, status=status, told="12 boats were lost") == line


def test_role_and_way_are_told(make_article: MakeArticle) -> None:
    article = make_article(
        "“We saw it far too late,” said Adela Farrow in a statement. AFP quoted Tom Reed that the pier fell down."
    )
    quote = "We saw it far too late,"
    assert (
        line_of(article, quote, "quote", "Adela Farrow", via="in a statement", role="harbour master")
        == "“We saw it far too late” — Adela Farrow, harbour master, in a statement"
    )
    assert (
        line_of(article, "the pier fell down", "claim", "Tom Reed", via="AFP") == "The pier fell down — says Tom Reed (via AFP)"
    )


def test_what_somebody_is_bidden_to_do_keeps_its_verb(make_article: MakeArticle) -> None:
    article = make_article("Norland asked its citizens to leave the island as the storm came nearer.")
    line = line_of(article, "its citizens to leave the island as the storm came nearer", "claim", "Norland")
    assert line == "Norland asked its citizens to leave the island as the storm came nearer"


def test_a_long_quotation_ends_with_a_sentence_and_shows_the_cut(make_article: MakeArticle) -> None:
    quote = "We saw the pier. " + "The wind was strong and the sea was high and nobody on the bridge could see the lights. " * 4
    article = make_article(f"“{quote.strip()}” said Adela Farrow.")
    line = line_of(article, quote.strip(), "quote", "Adela Farrow")
    assert line.startswith("“We saw the pier.")
    assert line.endswith("lights. …” — Adela Farrow")
    assert len(line.split()) < 50


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will carry 40 lorries an hour but only if the river stays below the mark that was set, engineers hope.",
        "Not one of the 40 lorries that were stopped at the border, drivers said, had papers for the goods under their covers.",
    ],
)
def test_a_word_that_turns_the_sense_stays(make_article: MakeArticle, text: str) -> None:
    turn = "but only if" if "but" in text else "Not one"
    assert turn in line_of(make_article(text), "40 lorries")


def test_every_word_is_the_sources_or_a_connecting_one(make_article: MakeArticle) -> None:
    article = make_article(
        "In a grim report, the sea rescue office of Velda claimed on Monday that 19 fishermen were missing after the gale."
    )
    line = line_of(article, "19 fishermen", speaker="the sea rescue office of Velda", status="claimed")
    known = {w.lower() for w in re.findall(r"\w+", article.text)} | CONNECTING
    assert {w.lower() for w in re.findall(r"\w+", line)} <= known
    assert line[0].isupper()
