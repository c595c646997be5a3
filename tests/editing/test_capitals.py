"""Runs of capitals: where they begin and end, the words they are made of, and which have their capital from their place."""

from __future__ import annotations

import pytest

from digest.editing.names.capitals import AND, OF, PARTICLE, SPACE, find_runs, split_run
from digest.model.article import Sentence


def runs(text: str) -> list[str]:
    return [run for run, *_ in find_runs(text, [Sentence(0, 0, len(text), text, 0)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it met Ann Reed, Bo and the Bank of Oslo.", ["Ann Reed", "Bo and the Bank of Oslo"]),
        ("it met Tariq al-Sabban and Jeanne d'Arc.", ["Tariq al-Sabban and Jeanne d'Arc"]),
        ("the al-Salam camp near bel-Air", ["al-Salam", "bel-Air"]),
        ("the label-Air", ["Air"]),
        ("it was St. Mary of the U. S. Army, not Kabul. no", ["St. Mary of the U. S. Army", "Kabul"]),
        ("by J. R. Pereira and J.K. Reed", ["J. R. Pereira and J.K. Reed"]),
        ("an iPhone or _Foo of @Bar", []),
        ("of the Transport Workers' League, the Women's Institute", ["Transport Workers' League", "Women's Institute"]),
        ("of the workers' League and Reed's Institute", ["League and Reed", "Institute"]),
        ("in Bank of\nOslo and Lower  Ansel", ["Bank of\nOslo and Lower", "Ansel"]),
        ("it paid US$ 4 and HK $ 5", ["US$", "HK $"]),
        ("a well - known actor Park Min - jun spoke in May", ["Park Min - jun"]),
    ],
)
def test_runs_begin_and_end_where_names_may(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Rain fell in Oslo.", [True, False]),
        ('He said: "Rain fell in Oslo."', [True, True, False]),
        ("— Rain. (In Oslo) Mr Reed's Oslo", [True, False, False, False]),
        ("al-Salam of the Reed-led Oslo", [True, False]),
    ],
)
def test_a_capital_from_its_place_is_known(text: str, opens: list[bool]) -> None:
    assert [run[3] for run in find_runs(text, [Sentence(0, 0, len(text), text, 0)])] == opens


def test_runs_stand_where_their_sentence_does() -> None:
    text = "Rain fell. Then Ann Reed saw al-Salam."
    sentences = [Sentence(0, 0, 10, text[:10], 0), Sentence(1, 11, len(text), text[11:], 0)]
    found = find_runs(text, sentences)
    assert [text[start : start + len(run)] for run, start, *_ in found] == [run for run, *_ in found]
    assert [sentence for _, _, sentence, *_ in found] == [0, 1, 1]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Bank of the U. S. Army", [("Bank", SPACE), ("U. S.", OF), ("Army", SPACE)]),
        ("Women's Institute", [("Women", SPACE), ("Institute", SPACE)]),
        ("Tariq al-Sabban van der Meer", [("Tariq", SPACE), ("al-Sabban", SPACE), ("Meer", PARTICLE)]),
        ("Kim Il - sung and\nHK $", [("Kim", SPACE), ("Il - sung", SPACE), ("HK", AND)]),
    ],
)
def test_a_run_divides_into_words(run: str, expected: list[tuple[str, int]]) -> None:
    words = split_run(run)
    assert [(word.text, word.joint) for word in words] == expected
    assert all(run[word.start : word.end] == word.text for word in words)


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("BRIDGE FALLS IN OSLO.", True),
        ("Bridge Falls in Oslo", True),
        ("Bank of England", False),
        ("It fell in Oslo Bay.", False),
    ],
)
def test_capitals_of_headlines_tell_nothing(text: str, loud: bool) -> None:
    assert {run[4] for run in find_runs(text, [Sentence(0, 0, len(text), text, 0)])} == {loud}
