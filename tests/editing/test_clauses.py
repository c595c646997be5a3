"""Where a sentence can be divided, what is a verb of it, and which clauses stand on a pronoun."""

from __future__ import annotations

import random
import re

import pytest

from digest.editing.sentences.clauses import has_predicate, has_pronoun_subject, has_verb, split_clauses
from digest.editing.sentences.words import count_words, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 he was fined £1,500", True),
        ("Born in Oslo, she grew up by the sea", True),
        ("When Lee won the race, he wept", False),
        ("in 2019 he was fined", False),
        ("The mayor resigned", False),
        ("“…,” he said", False),
        ("— he said.", False),
        ("", False),
    ],
)
def test_a_clause_that_leans_on_a_pronoun_is_known(text: str, expected: bool) -> None:
    assert has_pronoun_subject(text) is expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the mill burnt, the pier did not", ["the mill burnt", "the pier did not"]),
        ("it cost 1,500 crowns", ["it cost 1,500 crowns"]),
        ("in 2019, 12 men left", ["in 2019", "12 men left"]),
        ("a two-year plan – it failed -- was dropped", ["a two-year plan", "it failed", "was dropped"]),
        ("the mill—the oldest—burnt", ["the mill", "the oldest", "burnt"]),
        ("the mill–pier road", ["the mill–pier road"]),
        ("“Old, grey and wet”, he said; nobody came", ["“Old, grey and wet”", "he said", "nobody came"]),
        ("Tom (40, a clerk) left", ["Tom (40, a clerk) left"]),
        (",; –", []),
    ],
)
def test_clauses_end_at_commas_semicolons_and_dashes(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in split_clauses(text)] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mill IS old", True),
        ("the mill collapsed", True),
        ("it isn’t old", True),
        ("models show that", True),
        ("models show the way", False),
        ("the mill, headed by Tom Reed", False),
        ("the red shed", False),
        ("", False),
    ],
)
def test_a_verb_is_known_by_its_form(text: str, expected: bool) -> None:
    assert has_verb(text) is expected


@pytest.mark.parametrize(
    ("part", "first", "expected"),
    [
        ("models show that it holds", True, True),
        ("sold 12 boats", True, False),
        ("sold 12 boats", False, True),
        ("who left the mill", False, False),
        ("who left the mill fell ill", False, True),
        ("a disease in which two senses are joined", False, False),
        ("and wept", False, False),
        ("boats of the guild as she meant to put it out", True, False),
        ("a hearth and the remains of a camp in the lake", True, False),
        ("the rest of a camp found at a depth of 4 metres", True, False),
        ("divers found a camp at a depth of 4 metres", True, True),
        ("the mill wasn’t sold", True, True),
    ],
)
def test_a_predicate_is_no_subordinate_clauses(part: str, first: bool, expected: bool) -> None:
    assert has_predicate(part, first=first) is expected


@pytest.mark.parametrize(("text", "words"), [("a mill – and 12 boats & I", 6), ("— … -", 0), ("«mill» !", 1), ("", 0)])
def test_marks_that_stand_alone_are_no_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The war-torn town's mill, A&B's, burnt.", ["The", "war-torn", "town's", "mill", "A&B's", "burnt"]),
        ("It cost $3.5 million ... or -- so.", ["It", "cost", "3.5", "million", "or", "so"]),
        ("“Kabul’s” 3-day a.-b _c_ €4", ["Kabul’s", "3-day", "a", "b", "c", "4"]),
        ("Ähus–Öland ’tis", ["Ähus", "Öland", "tis"]),
        ("", []),
    ],
)
def test_words_are_joined_by_marks_between_letters_only(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_the_quick_ways_to_words_find_what_the_slow_ones_do() -> None:
    word, dice = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*"), random.Random(7)
    for _ in range(5000):
        text = "".join(dice.choices("ab1Z.-'&’_ ,–—“€…\n\té\u00a0\x1c", k=dice.randrange(14)))
        assert split_words(text) == word.findall(text), text
        assert count_words(text) == sum(len(part) > 1 or part.isalnum() for part in text.split()), text
