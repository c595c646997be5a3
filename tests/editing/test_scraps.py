"""Scraps: captions, biddings and lines without a verb count against a sentence; sentences do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.scraps import bids, is_scrap, lacks_verb
from digest.model.article import Article

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "scrap"),
    [
        ("Email your view of the harbour to the desk.", True),
        ("(See our map of the harbour below.)", True),
        ("[Update from Velda, posted at 9:04] .", True),
        ("(How Velda lost its ferry: a timeline)", True),
        ("Think back to the summer of the great storm.", True),
        ("Letters go to harbour@example.com or to the desk.", True),
        ("In this photo released by the navy, a crew hauls a boat ashore.", True),
        ("In this undated Navy file picture, a crew hauls a boat ashore.", True),
        ("Adela Farrow and Rob Lee pose for a photograph at the pier.", True),
        ("Pilots Adela Farrow and mate Rob Lee during the opening of the pier of Velda.", True),
        ("Pilots Adela Farrow and Rob Lee at the pier of Velda said it was shut.", False),
        ("Adela Farrow at the old pier of Velda on 14 July 2017.", True),
        ("The council is to vote on the loan of the harbourmasterReed then took his boat to sea.", True),
        ("Adela Farrow posed for a magazine before she became mayor of Velda.", False),
        ("In this town nobody has a photo of the harbour.", False),
        ("(The council met on Friday in the hall.)", False),
        ("The easyBoat app and the iPhone were sold at the pier.", False),
        ("Adela Farrow tweeted to @velda that the pier was shut.", False),
    ],
)
def test_what_tells_no_news(make_article: MakeArticle, text: str, scrap: bool) -> None:
    assert is_scrap(text) is scrap
    opening = "The council met on Friday in the hall of Velda."
    assert (Judge(make_article(f"{opening} {text}"))[1].cost > 0) is scrap
    assert Judge(make_article(f"{opening} {text}", language="de"))[1].cost == 0


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Harbour director Rob B. Lee.", True),
        ("Enough of the fog in the bay of Velda.", True),
        ("Praising Farrow in a note on the harbour.", True),
        ("Rob Lee never dreamt of boats.", False),
        ("Deep within the bay live the seal and the tern.", False),
        ("Farmers of Velda stand to get land under the plan.", False),
        ("The harbour plans a pier.", False),  # a noun or a verb, and nobody can tell which
        ("It's a matter of time.", False),
        ("FIRE AT VELDA PIER", False),
    ],
)
def test_a_line_without_a_verb(text: str, lacking: bool) -> None:
    assert lacks_verb(text) is lacking


@pytest.mark.parametrize(
    ("text", "bidding"),
    [
        ("Discuss the plan of the harbour with a friend.", True),
        ("On this page the plan of the harbour is drawn.", True),
        ("Use of the pier rose by half in May.", False),
        ("On this pier the crew waited for the ferry.", False),
        ("Think tanks in Velda backed the plan of the harbour.", False),
    ],
)
def test_what_readers_are_bidden(text: str, bidding: bool) -> None:
    assert bids(text) is bidding
