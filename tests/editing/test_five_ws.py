"""Who, what, when and where, in the article's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.five_ws import read_subject
from digest.editing.summary import edit_article
from digest.model.article import Article
from digest.model.settings import Settings
from digest.model.summary import FiveWs

MakeArticle = Callable[..., Article]


def ask(article: Article) -> FiveWs:
    return edit_article(article, Settings()).summary.five_ws


def test_an_article_without_a_title(make_article: MakeArticle) -> None:
    found = ask(
        make_article(
            "At least seven people were killed when a bus fell into a ravine near Shimla on Thursday, police said.\n\n"
            "The bus was on its way to Delhi. In 2015 a bus had fallen at the same place in India.",
            date="2021-08-07",
        )
    )
    assert found.who[0] == "At least seven people"
    assert found.when[0].endswith("Thursday")
    assert found.when_iso == "2021-08-05"
    assert found.where[0] == "Shimla"  # the nearer place before its country
    assert "killed" in " ".join(found.what)


def test_the_one_whom_the_headline_names_comes_first(make_article: MakeArticle) -> None:
    found = ask(
        make_article(
            "The Chilean president, Rosa Alvarez, met Peter Holm in Oslo on Friday. Peter Holm praised the talks, and Peter Holm "
            "will visit Chile in May.",
            title="Rosa Alvarez meets Peter Holm for talks in Oslo",
        )
    )
    assert found.who[0] == "Rosa Alvarez"
    assert found.what[0] == "meets Peter Holm for talks in Oslo"
    assert "Oslo" in found.where


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("At least seven people were killed in a fire.", "At least seven people"),
        ("A gunman opened fire near the station.", "A gunman"),
        ("He opened fire near the station.", ""),
        ("Red flags over the town", ""),
        ("The old men and women of the town on the river that nobody knows were asked.", ""),
        ("One two three four five six seven men were asked.", "One two three four five six seven men"),
        ("– , ;", ""),
        ("", ""),
    ],
)
def test_subjects(clause: str, subject: str) -> None:
    assert read_subject(clause) == subject


def test_nothing_found_is_nothing_said(make_article: MakeArticle) -> None:
    found = ask(make_article("it rained all day and nobody went out to see the boats."))
    assert found.where == ()
    assert found.when_iso is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A boat from Paris met one in London.", "London"),
        ("A boat from Paris met one in the London.", "London"),
        ("A boat from Paris met one of London.", "Paris"),
        ("A boat from Paris met one within London.", "Paris"),
    ],
)
def test_a_place_where_something_is_comes_first(make_article: MakeArticle, text: str, first: str) -> None:
    assert ask(make_article(text)).where[0] == first
