"""Content words are what a text is about."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.tokens import content_bags, content_words, stem_word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers of the cities said that boxes were lost.", ["minister", "city", "box", "lost"]),
        ("Oslo’s bus crisis: 40 dead", ["oslo", "bus", "crisis", "40", "dead"]),
        ("It is what it is", []),
        ("東京大学", ["東京", "京大", "大学"]),
        ("Überschwemmung in Köln", ["überschwemmung", "köln"]),
        ("'Rock 'n' roll', O'Brien's ''B's'' ministers' snake_case", ["rock", "roll", "o'brien", "minister", "snake_case"]),
        ("“Cities”—harbours… e5 5 _ 1,500", ["city", "harbour", "e5", "5", "1", "500"]),
        ("\ud800 boats", ["boat"]),
        ("दिल्ली में", ["दिल्ली", "में"]),
    ],
)
def test_content_words(text: str, words: list[str]) -> None:
    assert content_words(text) == words


@given(st.text(alphabet=st.sampled_from("abs '’_59.,“—-\n"), max_size=60))
def test_words_are_the_same_in_whatever_script_stands_beside_them(text: str) -> None:
    assert content_words(f"{text} éé") == [*content_words(text), "éé"]


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
    content_words(text)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("foreign", [(), ("Пять судов",)])
def test_many_texts_are_read_as_each_of_them_alone(foreign: tuple[str, ...]) -> None:
    texts = ["Boats sank.", "", "“B’s” nurses' 'boats’", "the\0ports…", *foreign, "Zwölf"]
    assert content_bags(texts) == [content_words(text) for text in texts]
    assert content_bags([]) == []
