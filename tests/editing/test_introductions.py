"""Introductions: a summary calls nobody by a surname whom it has not introduced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.editing.names.finding import find_names
from digest.editing.names.introductions import find_introductions
from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.headline import make_headline
from digest.editing.sentences.voices import Voices
from digest.editing.summary import choose_summary
from digest.model.article import Article

MakeArticle = Callable[..., Article]

TEXT = "Police closed the pier on Friday. Adela Farrow, the harbour master, had asked for it. {} Nobody was hurt."


@pytest.mark.parametrize(
    ("sentence", "title", "needed"),
    [
        ("The town council thanked Farrow for her haste.", "", 1),
        ("The town council thanked Ms Farrow for her haste.", "", 1),
        ("The town council thanked Adela Farrow for her haste.", "", None),
        ("The town council thanked Farrow for her haste.", "Farrow closes pier", None),
        ("The town council thanked Farrow for her haste.", "FARROW CLOSES PIER", None),
        ("The town council thanked Mayor Farrow for her haste.", "", None),
        ("The town council of Velda thanked nobody at all.", "", None),
        ("She was thanked by the council, and Farrow was glad.", "", 1),  # leans on the one before anyway
    ],
)
def test_who_needs_an_introduction(make_article: MakeArticle, sentence: str, title: str, needed: int | None) -> None:
    article = replace(make_article(TEXT.format(sentence)), title=title)
    assert Judge(article, Voices(article)).find_antecedent(2) == needed


def test_nobody_is_introduced_before_the_full_name(make_article: MakeArticle) -> None:
    article = make_article("Farrow closed the pier on Friday. Adela Farrow is the harbour master of Velda.")
    assert find_introductions(article.text, find_names(article), "") == {}


def test_of_two_people_the_later_introduction_is_needed(make_article: MakeArticle) -> None:
    article = make_article(
        "Adela Farrow closed the pier on Friday. Tom Reed, the mayor, was not asked. Farrow and Reed met in the town hall."
    )
    assert find_introductions(article.text, find_names(article), "") == {2: 1}


def test_a_summary_brings_who_somebody_is(make_article: MakeArticle) -> None:
    article = make_article(
        "A man who stole 40 bells from churches along the coast of Velda was jailed for nine years on Friday. "
        "The weather was fair. Perhaps Colin Marsh was fond of any loud sound. "
        "The court in Linmouth heard that Marsh had buried them below 12 tonnes of hay."
    )
    chosen = choose_summary(article, 2)  # nobody knows who is named
    assert [sentence.index for sentence in chosen.chosen] == [0, 3]
    chosen = choose_summary(article, 2, Voices(article))
    assert [sentence.index for sentence in chosen.chosen] == [0, 2]
    assert chosen.selection.find_verdict(3).reason == "no-room-for-two"
    chosen = choose_summary(article, 3, Voices(article))
    assert [sentence.index for sentence in chosen.chosen] == [0, 2, 3]


def test_no_headline_from_further_down_calls_somebody_by_a_surname(make_article: MakeArticle) -> None:
    article = make_article(
        "Whoever of the crew met Ann Holm, who runs a mill at Velda, was ready to leave these days. Holm sold two of the mills."
    )
    voices = Voices(article)
    made = make_headline(article, choose_summary(article, 1, voices).salience, Judge(article, voices))
    assert made == "Whoever of the crew met Ann Holm, who runs a mill …"
