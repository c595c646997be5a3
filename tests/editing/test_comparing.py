"""Two figures of one measure agree or conflict; where it is not clear that they are one measure, nothing is said."""

from __future__ import annotations

import pytest

from digest.editing.dates import find_dates
from digest.editing.figures import compare_figures, compatible, find_figures, same_measure
from digest.model.fact import Evidence, Fact
from tests.editing.test_dates import one


def figure(text: str) -> Fact:
    """The first figure of a sentence."""
    return find_figures(one(text), [])[0]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Nearly 300 rebels were killed.", "287 insurgents were killed.", "agree"),
        ("Nearly 300 rebels were killed.", "120 insurgents were killed.", "conflict"),
        ("At least 28 people died.", "31 people were killed.", "agree"),
        ("At least 28 people died.", "The death toll rose to 31.", "agree"),
        ("At least 28 people died.", "12 people were killed.", "conflict"),
        ("More than 50 people were injured.", "62 people were hurt.", "agree"),
        ("Up to 20 people were injured.", "35 people were hurt.", "conflict"),
        ("Between 20 and 30 people were killed.", "25 people died.", "agree"),
        ("About 100 people were killed.", "108 people died.", "agree"),
        ("About 100 people were killed.", "150 people died.", "conflict"),
        ("1.2 million people were displaced.", "1,234,000 people were displaced.", "agree"),
        ("18 people were killed.", "20 people were killed.", "conflict"),
        ("18 people were killed in Lyon.", "20 people were killed in Nice.", None),
        ("18 people were killed.", "20 people were injured.", None),
        ("18 people were killed.", "20 soldiers were killed.", None),
        ("18 people were killed.", "Another 20 people were killed.", None),
        ("The firm has 40 trams.", "The firm has 40 cluster trams.", None),
        ("It cost $5m.", "It cost £5m.", None),
        ("Dozens of people were killed.", "20 people were killed.", None),
        ("He is 34 years old.", "She is 36 years old.", None),
    ],
)
def test_two_figures(a: str, b: str, verdict: str | None) -> None:
    assert compatible(figure(a), figure(b)) == verdict
    assert compatible(figure(b), figure(a)) == verdict
    if verdict:
        assert same_measure(figure(a), figure(b))


def comparisons(text: str) -> list[tuple[tuple[str, ...], str]]:
    """What is compared in a text of one sentence a line: the figures' texts and the verdict."""
    facts: list[Fact] = []
    for number, line in enumerate(text.splitlines()):
        article = one(line)
        dates = find_dates(article)
        for f in [*find_figures(article, dates), *dates]:
            evidence = Evidence(number, f.start, f.end, f.text)
            facts.append(
                Fact(kind=f.kind, text=f.text, evidence=(evidence,), value=f.value, value_low=f.value_low,
                     value_high=f.value_high, hedge=f.hedge, unit=f.unit, measure=f.measure, iso=f.iso)
            )  # fmt: skip
    return [(tuple(facts[i].text for i in c.facts), c.verdict) for c in compare_figures(facts)]


def test_mentions_of_one_figure_are_joined() -> None:
    text = "287 rebels killed on Friday.\nThe army said nearly 300 of its rebels were killed.\nIn all 287 rebels died."
    assert comparisons(text) == [(("287 rebels", "nearly 300 of its rebels", "287 rebels"), "agree")]


def test_a_conflict_is_told() -> None:
    text = "Police said 18 people were killed.\nThe mayor said 25 people were killed."
    assert comparisons(text) == [(("18 people", "25 people"), "conflict")]


def test_another_years_figure_is_no_conflict() -> None:
    text = "The flood killed 18 people.\nIn 1998, floods killed 250 people."
    assert comparisons(text) == []


def test_nothing_to_compare() -> None:
    assert compare_figures([]) == ()
    assert comparisons("It has 40 trams and 12 buses.") == []
