"""A part of a quotation stands in a summary with its marks, or with who says it; where nobody can tell, it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.voices import Voices
from digest.editing.summary import edit_article
from digest.model.article import Article
from digest.model.settings import FactSettings, Settings, SummarySettings

Make = Callable[..., Article]
LEAD = "A ferry with 340 passengers struck the pier at Velda on Friday."


def lines(article: Article) -> dict[str, str]:
    """By its first word, the line of each sentence that has one."""
    judge = Judge(article, Voices(article))
    found = {s.text.strip('"“').split()[0]: judge.find_line(i) for i, s in enumerate(article.prose())}
    return {word: line for word, line in found.items() if line}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            '"The captain saw it too late. Nobody on the bridge was awake. The alarm was off," said Adela Farrow, the mayor.',
            {
                "The": '"The alarm was off," said Adela Farrow, the mayor.',
                "Nobody": "Adela Farrow, mayor: “Nobody on the bridge was awake.”",
            },
        ),
        (
            "Adela Farrow of the port said: “We saw the pier too late. Nobody was awake at that hour.”",
            {
                "Adela": "Adela Farrow of the port said: “We saw the pier too late.”",
                "Nobody": "Adela Farrow: “Nobody was awake at that hour.”",
            },
        ),
        (  # a whole quotation in a paragraph of its own
            "“We saw the pier too late,” said Mayor Adela Farrow.\n\n“Nobody on the bridge was awake at that hour.”",
            {"Nobody": "Adela Farrow, mayor: “Nobody on the bridge was awake at that hour.”"},
        ),
        (  # it tells as much as any sentence of that official does; the one before it does not
            "“We saw the pier too late. Nobody was awake at that hour,” the official said.",
            {"Nobody": "“Nobody was awake at that hour,” the official said."},
        ),
        (
            "The official said: “We saw the pier too late. Nobody was awake at that hour.”",
            {"The": "The official said: “We saw the pier too late.”"},
        ),
        (
            "“We saw the pier too late. Nobody was awake at that hour. It rained,” her lawyer said.",
            {"It": "“It rained,” her lawyer said."},
        ),
        (  # a quotation over two paragraphs
            "Adela Farrow of the port said: “We saw the pier too late. Nobody was awake at that hour.\n\n“It was dark at sea.”",
            {
                "Adela": "Adela Farrow of the port said: “We saw the pier too late.”",
                "Nobody": "Adela Farrow: “Nobody was awake at that hour.”",
                "It": "Adela Farrow: “It was dark at sea.”",
            },
        ),
        # its end was lost
        ("Adela Farrow of the port said: “We saw the pier too late. The pier was built in May. It was a hard year.", {}),
        # nobody speaks so of himself
        (
            "Adela Farrow of the port said: “We saw the pier too late. Farrow was awake. It was a hard year.”",
            {"Adela": "Adela Farrow of the port said: “We saw the pier too late.”", "It": "Adela Farrow: “It was a hard year.”"},
        ),
        ("“We saw the pier too late. Nobody was awake at that hour,” he said.", {}),
        ("“We saw the pier too late. Nobody was awake at that hour.”", {}),
        ("Adela Farrow, the harbour master, said the alarm had been off for a week.", {}),
    ],
)
def test_the_line_of_a_part_tells_who_speaks(make_article: Make, told: str, expected: dict[str, str]) -> None:
    assert lines(make_article(f"{LEAD}\n\n{told}")) == expected


def test_marks_are_completed_as_the_text_has_them(make_article: Make) -> None:
    article = make_article(f'{LEAD}\n\nAdela Farrow of the port said: "We saw the pier too late. Nobody was awake at that hour."')
    assert lines(article)["Adela"] == 'Adela Farrow of the port said: "We saw the pier too late."'


def test_no_line_in_other_languages(make_article: Make) -> None:
    article = make_article(
        f"{LEAD}\n\n“We saw the pier too late. Nobody was awake at that hour,” Adela Farrow said.", language="de"
    )
    assert lines(article) == {}


def test_a_summary_keeps_the_words_and_shows_the_line(make_article: Make) -> None:
    """And neither headline nor main sentence is made of a part of a quotation."""
    quoted = "The ferry struck the pier at Velda with 340 passengers"
    article = make_article(
        f"The port was shut for the whole of a day.\n\n“{quoted}. We are sorry for the passengers,” said Adela Farrow, the mayor."
    )
    edited = edit_article(article, Settings(summary=SummarySettings(2), facts=FactSettings()))
    sentence = edited.summary.sentences[1]
    assert article.text[sentence.start : sentence.end] == sentence.text == f"“{quoted}."
    assert sentence.shown == sentence.line == f"Adela Farrow, mayor: “{quoted}.”"
    assert edited.choice is not None
    assert edited.choice.main != article.sentences[sentence.sentence]
    assert quoted not in edited.summary.headline
    assert edited.problems == ()


def test_what_is_no_quotation_is_shown_as_it_stands(make_article: Make) -> None:
    edited = edit_article(make_article(LEAD), Settings())
    assert [(s.line, s.shown) for s in edited.summary.sentences] == [("", LEAD)]
