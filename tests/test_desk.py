"""What the desk leaves of an article for lists: how long it takes to read, and what tells that they show something else."""

from __future__ import annotations

import pytest

from digest.desk import Entry, file_article
from digest.memory.encoding import decode
from digest.model.article import SourceFile
from digest.model.edition import Brief, Card
from digest.model.settings import Settings

HEAD = "---\ntitle: The ferry struck the pier\ndate: 2021-08-07\nsection: Local\n---\n"
TEXT = "Twelve people were hurt when a ferry struck the pier in Linmouth on Friday, police said.\n\n{}\n"


def file(text: str) -> tuple[Card, Brief]:
    record = file_article(SourceFile("ferry.md", text.encode()), Settings(), "key")
    card = decode(record.entry, Entry).card
    assert card is not None
    return card, decode(record.brief, Brief)


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (300, 1), (400, 2), (2300, 10)])
def test_reading_takes_a_minute_or_more(words: int, minutes: int) -> None:
    assert file(HEAD + "word " * words)[1].minutes == minutes


def test_a_sentence_more_in_the_text_changes_nothing_that_lists_show() -> None:
    short, long = (file(HEAD + TEXT.format(more))[0] for more in ("It was foggy.", "It was foggy. Gulls cried."))
    assert short.shown == long.shown


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: The ferry", "title: A ferry"),
        ("section: Local", "section: Coast"),
        ("section: Local", "section: Local\ntags: [sea]"),
        ("Twelve people", "Thirteen people"),
        ("It was foggy.", "Adela Farrow, the harbour master, put the damage at 3 million crowns."),
        ("It was foggy.", "word " * 400),
    ],
)
def test_what_lists_show_changes_with_headline_section_summary_facts_and_length(before: str, after: str) -> None:
    text = HEAD + TEXT.format("It was foggy.")
    assert file(text)[0].shown != file(text.replace(before, after))[0].shown
