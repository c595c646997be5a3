"""Sayers that are no plain subject: with what they know or are, as parts of many, or in a phrase beside the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.model.article import Article
from tests.editing.speaking import told_in

Make = Callable[..., Article]


@pytest.mark.parametrize(
    "sayer",
    [
        # a noun with what they know, are or do
        "A source familiar with the investigation",
        "A lawyer close to the family",
        "Two people briefed on the talks",
        "Residents living near the plant",
        "People present at the meeting",
        "The family",
        "An ally",
        "One operative inside the Holm campaign",
        "The nominee for the Nov. 8 election",
        "Rescue services",
        "The fire brigade",
        "The coastguard",
        # a part of many
        "Six in 10 voters",
        "One in five",
        "85% of Democrats",
        "Some 40 percent of residents",
        "A third of teachers",
        "Large majorities of farmers",
        "More than half of those polled",
        "Most of the nurses",
    ],
)
def test_the_whole_description_is_the_sayer(make_article: Make, sayer: str) -> None:
    assert told_in(make_article(f"{sayer} said the bridge had been shut by mistake.")) == [
        ("the bridge had been shut by mistake", sayer)
    ]


@pytest.mark.parametrize(
    ("text", "words", "sayer"),
    [
        ("The mine closed on Friday, with Anna Holm telling reporters that the shaft was flooded.",
         "the shaft was flooded", "Anna Holm"),
        ("The mine closed, with the minister saying it would never open again.", "it would never open again", "the minister"),
        ("Both sides were pleased – Holm saying the plan was sound.", "the plan was sound", "Holm"),
        ("Sen. Anna Holm (D-Mo.) last week said the plan was not ready.", "the plan was not ready", "Anna Holm"),
        ("Sen. Anna Holm (D-Mo.), who has left the board, said the plan was not ready.", "the plan was not ready", "Anna Holm"),
        ("Critics believe the law has failed the poor.", "the law has failed the poor", "Critics"),
        ('The vote led to what aide Per Lund called "the beginning of a new era" in the valley.',
         "the beginning of a new era", "Per Lund"),
        ('The talks ended with Holm calling it a "great meeting".', "great meeting", "Holm"),
    ],
)  # fmt: skip
def test_a_sayer_beside_the_sentence_is_seen(make_article: Make, text: str, words: str, sayer: str) -> None:
    assert told_in(make_article(text)) == [(words, sayer)]


@pytest.mark.parametrize(
    ("text", "words", "sayer"),
    [
        ("Spectators added 400 euros to the prize money, according to Anna Holm, the race director.",
         "Spectators added 400 euros to the prize money", "Anna Holm"),
        ("The firm added 2,000 jobs last year, according to Anna Holm, who runs it.",
         "The firm added 2,000 jobs last year", "Anna Holm"),
        ("Spectators added another 2,000 crowns to the prize, according to Per Lund, the race director.",
         "Spectators added another 2,000 crowns to the prize", "Per Lund"),
        ("The quay was full by noon, according to Per Lund.", "The quay was full by noon", "Per Lund"),
        ("Per Lund said the quay was full.", "the quay was full", "Per Lund"),
        ("Anna Holm added the quay was full.", "the quay was full", "Anna Holm"),
        ("Anna Holm added that 400 boats are to leave.", "400 boats are to leave", "Anna Holm"),
    ],
)  # fmt: skip
def test_what_somebody_did_is_told_by_another(make_article: Make, text: str, words: str, sayer: str) -> None:
    assert told_in(make_article(text)) == [(words, sayer)]


def test_per_is_mostly_a_preposition(make_article: Make) -> None:
    assert told_in(make_article("The quay holds 40 boats per harbour, the mayor said.")) == [
        ("The quay holds 40 boats per harbour", "the mayor")
    ]


def test_two_that_stand_beside_a_sentence_say_their_own_words(make_article: Make) -> None:
    text = 'Both sides were pleased – Holm saying he was "very encouraged" and Lund calling it a "great meeting".'
    assert told_in(make_article(text)) == [("very encouraged", "Holm"), ("great meeting", "Lund")]


def test_what_something_shows_is_in_the_words_of_who_argues_so(make_article: Make) -> None:
    text = 'The mayor seized on the letter, arguing that it showed "intent" and that the clerk knew.'
    assert ("intent", "The mayor") in told_in(make_article(text))
    text = 'Anna Holm said CCTV showed the man "pacing up and down" outside for an hour.'
    assert ("pacing up and down", "Anna Holm") in told_in(make_article(text))
    text = 'Anna Holm said the report showed "a want of care" for years.'
    assert ("a want of care", "the report") in told_in(make_article(text))


@pytest.mark.parametrize(
    "text",
    [
        "Half of the water said to be clean is not clean at all.",
        "He saw the dogs with their tails wagging saying nothing.",
        "The firm with the largest fleet saying goodbye to diesel is Holm Line.",
        "A majority of those who said the price mattered supported the tax.",
        "A drawing of the ferry that carried 34 goats plainly shows that the deck is too small.",
        "If we thought the pass was safe, we would drive it.",
        'The film called "a night to forget" won.',
        "The table near the window said the bridge had been shut.",
        "30 percent of the cargo said the bridge had been shut.",
    ],
)
def test_what_is_no_sayer_says_nothing(make_article: Make, text: str) -> None:
    assert told_in(make_article(text)) == []


def test_remarks_of_somebody_are_no_verb(make_article: Make) -> None:
    assert ("crude and careless", "Hale") not in told_in(make_article('Reed denounced Hale\'s remarks as "crude and careless".'))
