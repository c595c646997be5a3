"""Who speaks where no noun for a speaker tells it: what stands alone beside marks, is brought to speak, cries or feels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.names.finding import find_names
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.model.article import Article

Make = Callable[..., Article]


def _told(make_article: Make, text: str) -> list[tuple[str, str | None]]:
    """(the words in marks, who says them) of each quotation."""
    article = make_article(text)
    return [(f.text, f.attribution.name if f.attribution else None) for f in find_quotes(article, find_names(article))]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # whatever stands alone between marks and a plain verb
        ("“The road will stay shut,” the bench said.", "The road will stay shut,", "the bench"),
        ("“The road will stay shut,” an airline said in a statement.", "The road will stay shut,", "an airline"),
        ("“The road will stay shut”, a welcome note on the door reads.", "The road will stay shut", "a welcome note on the door"),
        ("“The road will stay shut,” said the 25-year-old on Friday.", "The road will stay shut,", "the 25-year-old"),
        ("“The road will stay shut,” said Ann Reed's stepbrother.", "The road will stay shut,", "Ann Reed's stepbrother"),
        ("“The road will stay shut,” Ann Reed's stepbrother said.", "The road will stay shut,", "Ann Reed's stepbrother"),
        ("The caption reads: “The road will stay shut.”", "The road will stay shut.", "The caption"),
        ("“It is shut for good,” a baker visiting the town said.", "It is shut for good,", "a baker visiting the town"),
        # who is brought to say it
        ("The vote led Ann Reed to counter that “every krone was spent.”", "every krone was spent.", "Ann Reed"),
        ("The vote was lost, prompting the mayor to admit that “all was spent.”", "all was spent.", "the mayor"),
        # who cries it, who is it, whose message it is
        ("Reed supporters responded with loud chants of “We are with her!”", "We are with her!", "Reed supporters"),
        ("The crowd broke into a chant of “We are with her!”", "We are with her!", "The crowd"),
        ("Ann Reed is “confident that the ferry will run in May.”", "confident that the ferry will run in May.", "Ann Reed"),
        ("The board was “deeply sorry for the late ferry.”", "deeply sorry for the late ferry.", "The board"),
        ("Ann Reed posted a note on Facebook reading “Well rowed, Leeds”.", "Well rowed, Leeds", "Ann Reed"),
        ("The lawsuit charged that Hale “had kept the money for years.”", "had kept the money for years.", "The lawsuit"),
        # a name that ends as an adverb does, and a description that opens with a capital
        ("“It will stay shut for good,” Kimberly Reed said of the road.", "It will stay shut for good,", "Kimberly Reed"),
        ("The Democratic presidential candidate left, calling it “wrong for us all.”", "wrong for us all.",
         "The Democratic presidential candidate"),
        # what somebody is to another, and what somebody asked before
        ("Hale spokesperson Ron Lieb told them: “It is binding for us all.”", "It is binding for us all.", "Ron Lieb"),
        ("After Bo Hale asked about it, it grew “very loud”, according to Ann Reed.", "very loud", "Ann Reed"),
    ],
)  # fmt: skip
def test_the_speaker_is_told(make_article: Make, text: str, words: str, speaker: str) -> None:
    assert _told(make_article, text) == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "“The road will stay shut,” and the bench was sold.",
        "The road was “never safe for us all,” which the bench said.",
        "“The road will stay shut,” the bench that he painted said.",
        "“The road will stay shut,” said bench.",
        "Give it up for “The road that will stay shut,” a song our father wrote.",
        "The vote led to “the end of it all.”",
        "Ann Reed's speech ended, shouting “we will all lose in the end!”",
        "The road is “confident that the ferry will run in May.”",
        "Ann Reed was met with chants of “We are with Hale!”",
    ],
)
def test_nobody_is_told_where_it_is_not_safe(make_article: Make, text: str) -> None:
    assert [speaker for _, speaker in _told(make_article, text) if speaker] == []


def test_whose_call_is_mocked_does_not_speak_on(make_article: Make) -> None:
    text = "Ann Holm mocked Bo Reed's call for a “price freeze on bread” on Friday, calling it “absurd and dangerous.”"
    assert _told(make_article, text) == [("price freeze on bread", "Bo Reed"), ("absurd and dangerous.", "Ann Holm")]


def test_a_pronoun_with_a_capital_opens_a_sentence_after_marks(make_article: Make) -> None:
    text = (
        "Bo Reed wrote to Kari Vale, telling her, “You won the race for us!” She replied that rowing for Velda was a “great joy.”"
    )
    assert _told(make_article, text) == [("You won the race for us!", "Bo Reed"), ("great joy.", None)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The choir said that the flight had been late.", ["the flight had been late"]),
        ("“We will leave,” the choir said on its own website and posted to its members.", []),
        ("“We will see,” the mayor said when Bo Hale, Kari Vale and Ann Reed, who had come, sought a stay.", []),
        ("The choir said it said that the flight had been late.", ["the flight had been late"]),
    ],
)
def test_words_beside_are_claims_only_where_they_are_told(make_article: Make, text: str, claims: list[str]) -> None:
    article = make_article(text)
    names = find_names(article)
    telling = read_telling(article, names)
    assert [f.text for f in find_claims(article, names, telling)] == claims
