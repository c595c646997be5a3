"""Stops: one scan for the words and numbers at which dates and figures may begin, dealt out to sentences."""

from __future__ import annotations

import pytest

from digest.editing.dates.rules import rule_stops
from digest.editing.stops import by_sentence, find_stops
from digest.reading.article import read_plain


def test_the_scan_stops_at_whole_words_and_digits() -> None:
    text = "One of 12 phones (two) in Sixtyville, a12 b-3 élone Rs500 tens, Mayor May: sixty March-5 twenty_one 4×200."
    stops = find_stops(text)
    told = [word for _, word, _ in stops]
    assert told == ["One", "12", "two", "3", "Rs", "tens", "May", "sixty", "March", "5", "twenty", "4", "200"]
    assert all(text.startswith(word, at) for at, word, _ in stops)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("On 5 May 2021 and 12 men", ["5", "May", "2021"]),
        ("At 5pm, 5:30 and 5,300", ["5", "5"]),
        ("the 1990s, the 90s, 123 and 12345", ["1990", "90"]),
        ("six last weeks of March", ["last", "March"]),
        ("0.5 May be", ["May"]),
        ("", []),
    ],
)
def test_of_the_stops_those_where_a_date_may_begin(text: str, starts: list[str]) -> None:
    stops = find_stops(text)
    words = {at: word for at, word, _ in stops}
    assert [words[at] for at, _ in rule_stops(text, stops)] == starts


def test_each_sentence_that_has_stops_comes_with_its_own() -> None:
    article = read_plain("Two came. Nobody went. He saw 3 of 4.", id="a", title="", published=None, language="en")
    dealt = by_sentence(article, find_stops(article.text))
    told = [(sentence.index, [word for _, word, _ in stops]) for sentence, stops in dealt]
    assert told == [(0, ["Two"]), (2, ["3", "4"])]
