"""Tokens stand where they say, and content words are what a text is about."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.tokens import content_words, split_tokens, stem_word


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Oslo's harbour.", "Oslo|'s|harbour|."),
        ("the ministers’ plan", "the|ministers|’|plan"),
        ("She didn't go, O'Brien said.", "She|didn't|go|,|O'Brien|said|."),
        ("a war-torn al-Salam port", "a|war-torn|al-Salam|port"),
        ("1,500.25 at 14:46", "1,500.25|at|14:46"),
        ("the U.S. Navy at 5 a.m.", "the|U.S.|Navy|at|5|a.m."),
        ("AT&T (NYSE)", "AT&T|(|NYSE|)"),
        ("$3.5m, 20% off", "$|3.5|m|,|20|%|off"),
        ('"Go," he said—twice', '"|Go|,|"|he|said|—|twice'),
        ("São Tomé", "São|Tomé"),
        ("दिल्ली में", "दिल्ली|में"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(t.text for t in split_tokens(text)) == tokens


@given(st.text(max_size=200))
def test_offsets_hold_and_nothing_is_lost(text: str) -> None:
    tokens = split_tokens(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    assert [tuple(t) for t in split_tokens("One two three four", 4, 13)] == [("two", 4, 7), ("three", 8, 13)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers of the cities said that boxes were lost.", ["minister", "city", "box", "lost"]),
        ("Oslo’s bus crisis: 40 dead", ["oslo", "bus", "crisis", "40", "dead"]),
        ("It is what it is", []),
        ("東京大学", ["東京", "京大", "大学"]),
        ("Überschwemmung in Köln", ["überschwemmung", "köln"]),
    ],
)
def test_content_words(text: str, words: list[str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("word", "stem"),
    [("cities", "city"), ("classes", "class"), ("press", "press"), ("virus", "virus"), ("gas", "gas"), ("ties", "tie")],
)
def test_stems(word: str, stem: str) -> None:
    assert stem_word(word) == stem


@pytest.mark.parametrize("unit", ["A.", "a-", "'", "1,", "’s", "a", "a.'", "A"])
def test_hostile_text_is_quick(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    split_tokens(text)
    content_words(text)
    assert time.process_time() - began < 1
