"""An editor's words are held against the article: numbers, names and quotations that it does not have are told."""

from __future__ import annotations

import time

import pytest

from digest.editing.checking import find_unsupported

SOURCE = (
    "Adela Farrow, the harbour master of Linmouth, said on Friday that 1,500 tonnes of oil had leaked. “We saw it too late,” "
    "she said. Three boats and 12.50 kilometres of nets were lost, about 20 per cent of the fleet."
)


@pytest.mark.parametrize(
    "words",
    [
        "Farrow: 1500 tonnes of oil leaked off Linmouth.",
        "Oil leaks near the harbour, and 3 boats are lost.",
        'The harbour master said "we saw it too late".',
        "Twelve and a half kilometres (12.5 km) of nets were lost.",
        "LINMOUTH: three boats lost",
        "Boats and nets were lost. Nobody knows why.",
        "“We saw it too late” — Adela Farrow’s verdict",
        "12.5 kilometres of nets",
        "20 tonnes and 20 boats",
        "The boat of Adela",
        "TONNE upon TONNE",
        "1500.00 tonnes",
        "'Adela' and -Farrow-, 3Linmouth",
    ],
)
def test_what_the_article_has(words: str) -> None:
    assert find_unsupported(words, SOURCE) == ()


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("1,600 tonnes of oil leaked.", ("1,600",)),
        ("The leak off Norrby was seen too late.", ("Norrby",)),
        ("Adela Farron blames the crew.", ("Farron",)),
        ('She said "we were drunk".', ('"we were drunk"',)),
        ("Oil leaked in 2019, say Linmouth and Velda.", ("2019", "Velda")),
        ("Velda Island wants compensation.", ("Velda", "Island")),
        ("It was a dozen, 15, 150 or 12.05, and 1,50,0 at most.", ("15", "150", "12.05", "1,50,0")),
        ("The 'Velda and 7Norrby, from İzmir to Éire.", ("Velda", "7", "Norrby", "İzmir", "Éire")),
        # what stands there as a part of something longer only
        ("It cost 500, or 12, or 50.", ("500", "12", "50")),
        ("It is said that Adel fled to Lin and Mouth.", ("Adel", "Lin", "Mouth")),
    ],
)
def test_what_it_does_not_have(words: str, missing: tuple[str, ...]) -> None:
    assert find_unsupported(words, SOURCE) == missing


def test_names_may_be_left_out_of_the_check() -> None:
    assert find_unsupported("Velda has 7 boats", SOURCE, names=False) == ("7",)


def test_hostile_words_are_checked_quickly() -> None:
    begin = time.process_time()
    for words in ('"' * 50_000, "A" * 100_000, "A b " * 25_000, "1," * 50_000, "“" * 100_000):
        find_unsupported(words, SOURCE)
    assert time.process_time() - begin < 5
