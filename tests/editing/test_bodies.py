"""Bodies in lower case are organisations where they speak or act, and only where words tell which they are."""

from __future__ import annotations

import time

import pytest

from digest.editing.names.bodies import find_bodies
from digest.editing.names.finding import find_names
from digest.model.article import Sentence
from tests.editing.test_names import article, told


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The defence ministry said nine had died."], {"defence ministry"}),
        (["The country's health ministry denied it."], {"health ministry"}),
        (["The Dutch embassy warned of storms."], {"Dutch embassy"}),
        (["The seamen's union complained twice."], {"seamen's union"}),
        (["The river authority expects a flood.", "He works for the river authority."], {"river authority"}),
        (["Sales fell by a third, according to the chamber of commerce."], {"chamber of commerce"}),
        (["The city council voted for the plan."], {"city council"}),
        (
            ["The Afghan defence ministry said so.", "The defence ministry was late."],
            {"Afghan defence ministry", "defence ministry"},
        ),
        # nobody in particular, or nobody who does anything
        (["The ministry said nine had died."], set()),
        (["The new council voted for the plan."], set()),
        (["The worldwide association of ports said so."], set()),
        (["A river authority was set up in May."], set()),
        (["He works for the water office."], set()),
        (["The council-run water office."], set()),
        (["The harbour officer said so.", "The Ministry said so."], set()),
        # the noun may begin or end a sentence, stand in several, or twice in one
        (["Nobody knew.", "It rained, said the river authority"], set()),
        (
            ["It rained on the town council.", "The town council said so, and the port authority denied it."],
            {"town council", "port authority"},
        ),
    ],
)
def test_a_body_that_speaks_or_acts_is_an_organisation(sentences: list[str], expected: set[str]) -> None:
    found = {name.removeprefix("organisation: ") for name in told(find_names(article(*sentences)))}
    assert found == expected


def test_the_short_name_of_a_body_belongs_to_the_full_one() -> None:
    names = find_names(article("The Afghan defence ministry said so.", "The defence ministry was late."))
    assert [[m.text for m in e.mentions] for e in names.entities] == [["Afghan defence ministry", "defence ministry"]]


@pytest.mark.parametrize("unit", ["the defence ", "the ministry ", "'s 's the ", "the dutch transport ministry said "])
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_bodies(text, [Sentence(0, 0, len(text), text, 0)])
    assert time.process_time() - began < 1.0
