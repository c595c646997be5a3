"""Two figures of one measure agree or conflict; where it is not clear that they are one measure, nothing is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import compare_figures, compatible, find_figures, same_measure
from digest.editing.names.finding import find_names
from digest.editing.speech.attribution import attribute_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.model.article import Article
from digest.model.fact import Attribution, Fact
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
        ("Nearly 2,400 people were moved.", "2,388 people were moved.", "agree"),
        ("About 3,400 bus drivers struck.", "3,412 bus drivers stopped work.", "agree"),
        ("He put the damage to roads and mills at $48m.", "The damage to roads and mills was $65m.", "conflict"),
        ("The drivers' demands would cost $22m a year.", "The drivers' demands will cost it $31m a year.", "conflict"),
        ("He put the damage to roads and mills at $48m.", "She put the damage to homes at $65m.", None),
        ("The drivers' demands would cost $22m a year.", "The drivers' demands will cost it $31m.", None),
        ("He put the cost at $22m.", "He put the cost at $31m.", None),
        # the toll of one accident, told of all or of those whom alone it hit
        ("An explosion killed nine workers.", "At least 11 people died.", "conflict"),
        ("The blast killed nine workers and injured 23.", "The blast killed nine people.", "agree"),
        ("The crash hurt 23 passengers.", "More than 20 people were hurt.", "agree"),
        ("A clash killed nine soldiers.", "At least 11 people died.", None),
        ("The blast killed 11 people, including nine workers.", "Nine people died.", "conflict"),
        ("It hired nine workers.", "At least 11 people died.", None),
        # the damage of one event, however it is told
        ("Police put the damage at 340,000 euros.", "The fire caused damage of 520,000 euros.", "conflict"),
        ("It did 520,000 euros of damage.", "Damage was estimated at 340,000 euros.", "conflict"),
        ("It did 240,000 crowns worth of damage.", "The damage is put at 240,000 crowns.", "agree"),
        ("It did 240,000 euros in damage to roads.", "It did 340,000 euros of damage to boats.", None),
        ("He put the losses at 340,000 euros.", "She put the losses at 520,000 euros.", None),
        # another event, place, noun, unit
        ("18 people were killed in Lyon.", "20 people were killed in Nice.", None),
        ("18 people were killed.", "20 people were injured.", None),
        ("18 people were killed.", "20 soldiers were killed.", None),
        ("At least five people died.", "More than 300 people were rescued.", None),
        ("The firm has 40 trams.", "The firm has 40 cluster trams.", None),
        ("It cost $5m.", "It cost £5m.", None),
        # additions, parts and wholes
        ("18 people were killed.", "Another 20 people were killed.", None),
        ("Eleven people died.", "Divers found eight bodies.", None),
        ("Two children died.", "12 people died.", None),
        # an open end agrees with what is near it only, and with another open end hardly ever
        ("At least five people died.", "31 people died.", None),
        ("At least five people died.", "More than 40 people died.", None),
        ("More than 2,000 nurses work there.", "31,000 nurses work there.", None),
        ("More than 50 people were killed.", "Nearly 50 people were killed.", None),
        # far apart: rather a part, or another time
        ("Three people were killed.", "260 people were killed.", None),
        # a bare noun says nothing
        ("He saw 300 people.", "More than 300 people sang.", None),
        ("She has two children.", "They have two children.", None),
        ("It ran six buses.", "He saw six buses.", None),
        ("It grew by 4 percent.", "It shrank by 4 percent.", None),
        ("It fed 11,400 poor families.", "It fed 10,000 poor families.", None),
        ("It has between 30 and 60 wild ponies.", "It has 35 to 60 wild ponies.", None),
        ("At least 880 wild ponies live there.", "At least 866 wild ponies live there.", None),
        ("It freed 29 foreign hostages.", "It freed 19 foreign hostages.", None),
        # no value, or none that is a count
        ("Dozens of people were killed.", "20 people were killed.", None),
        ("He is 34 years old.", "She is 36 years old.", None),
    ],
)
def test_two_figures(a: str, b: str, verdict: str | None) -> None:
    assert compatible(figure(a), figure(b)) == verdict
    assert compatible(figure(b), figure(a)) == verdict
    if verdict:
        assert same_measure(figure(a), figure(b))


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("In 1997 a flood killed six people.", "Eleven people died.", None),
        ("In 1997 a flood killed six people.", "Eight people died in 1997.", "conflict"),
        ("In May 1997 a flood killed six people.", "Eight people died.", None),
        ("On 3 May 1997 a flood killed six people.", "Eight people died in 1997.", "conflict"),
        ("In 2021 a flood killed six people.", "Eight people died.", "conflict"),  # the year of publication
    ],
)
def test_a_toll_of_another_year_is_another_toll(a: str, b: str, verdict: str | None) -> None:
    first, second = (next(f for f in find_figures(one(t), find_dates(one(t))) if f.unit == "people") for t in (a, b))
    assert compatible(first, second) == verdict


def comparisons(text: str) -> list[tuple[tuple[str, ...], str]]:
    """What is compared in a text of one sentence a line, "claimant | sentence": the figures' texts and the verdict."""
    facts: list[Fact] = []
    for number, line in enumerate(text.splitlines()):
        claimant, _, sentence = line.rpartition(" | ")
        article = one(sentence)
        dates = find_dates(article)
        said = Attribution(claimant.strip(), 0, len(claimant.strip())) if claimant else None
        for f in [*find_figures(article, dates), *dates]:
            evidence = tuple(e._replace(sentence=number) for e in f.evidence)
            facts.append(f._replace(evidence=evidence, attribution=said))
    return [(tuple(facts[i].text for i in c.facts), c.verdict) for c in compare_figures(facts)]


def test_mentions_of_one_figure_are_joined() -> None:
    text = "287 rebels killed on Friday.\nThe army | Nearly 300 of its rebels were killed.\nIn all 287 rebels died."
    assert comparisons(text) == [(("287 rebels", "Nearly 300 of its rebels", "287 rebels"), "agree")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police | 18 people were killed.\nThe mayor | 25 people were killed.", ("18 people", "25 people")),
        ("the army | It left 40 rebels dead.\nAyla Brun | 55 rebels were killed.", ("40 rebels dead", "55 rebels")),
        ("Police | A year ago it opened.\nPolice | 18 people died.\nthe clinic | 21 people died.", ("18 people", "21 people")),
        ("Police | 13:30 The toll is 16.\nthe ministry | Eleven people died.", ("16", "Eleven people")),
        (
            "Police | 18 people died on a road that 90 people use each year.\nthe clinic | 21 people died.",
            ("18 people", "21 people"),
        ),
        ("Police | On Friday 18 people died.\nthe clinic | 21 people died on Friday.", ("18 people", "21 people")),
    ],
)
def test_two_claimants_conflict(text: str, told: tuple[str, ...]) -> None:
    assert comparisons(text) == [(told, "conflict")]


@pytest.mark.parametrize(
    "text",
    [
        # nobody contradicts anybody: the report itself, one claimant, or speakers that may be one
        "18 people were killed.\n25 people were killed.",
        "Police | 18 people were killed.\n25 people were killed.",
        "Police | 18 people were killed.\nPolice | 25 people were killed.",
        "the police | 18 people were killed.\npolice in Lyon | 25 people were killed.",
        "the ministry | 18 people were killed.\nIts spokesman | 25 people were killed.",
        "Ana Roos | 18 people were killed.\nshe | 25 people were killed.",
        # another time
        "The flood killed 18 people.\nIn 1998, floods killed 21 people.",
        "Police | At least four people died.\nIn 1997 six people died.",
        "Police | On Tuesday 18 people were killed.\nThe mayor | By Friday 25 people were killed.",
        "Police | Three people died on 1 June.\nThe mayor | Three people died on 9 June.",
        # guesses and open ends may both be right
        "Police | About 18 people were killed.\nThe mayor | 25 people were killed.",
        "Police | At least 18 people were killed.\nThe mayor | 9 people were killed.",
        # nothing new: one number told twice in one way
        "It left 287 rebels dead.\nIn all 287 rebels died.",
        "Three people were held until June and three people were held last year.",
        # parts, wholes, lists, other things
        "Police | Eleven people died.\nDivers | Seven bodies were found.",
        "the clinic | 12 people died.\nthe school | Two children died.",
        "North Bay reported 88 cases, Low Fen 41 and Old Quay 40.",
        "Police | Two men robbed a bank.\nA teller | Two men fled.",
        "the Reds | The weir would cost 5 million euros.\nthe Blues | The mill would cost 9 million euros.",
        "the Reds | It would cost 5 million euros.\nthe Blues | It would cost 9 million euros.",
        "The first shop sold 200 lamps and the second 200 pans.",
        "All 140 people are safe.\nAll 140 people came ashore.",
        "It has 40 trams and 12 buses.",
        "Police | Twenty people died.\nAnn Low | Divers found 13 bodies and seven people died in hospital.",
        "Police | 20 people died.\nthe ministry | Twelve men died and eight women died.",
        # what happens every year, and what happened in another
        "Police | Twenty people died.\nthe ministry | 70 people died annually.",
        "Police | Twenty people died.\nthe ministry | 70 people die on these roads each year.",
        "Police | Twenty people died.\nthe ministry | On average 31 people die there.",
        "Police | Twenty people died.\nthe ministry | In March 2011, a blast there killed 15 people.",
        # entries of a live report
        "Police | 13:30 The death toll is now 16.\nthe ministry | 12:00 The death toll is 8.",
        "Police | 13:30 The death toll is now 16.\nthe ministry | 12:00: Rain fell.\nthe ministry | Eight died.",
        "Police | Eleven people died.\nThe firm | Nine workers died.",
        "Ann Low, 46, met Bea Orr, 46.",
        "More than 50 people were hurt.\nMore than 300 people were rescued.",
    ],
)
def test_where_nothing_is_said(text: str) -> None:
    assert comparisons(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The opposition claimed 300 people had been arrested; police put the figure at 120.",
         [("300 people", "The opposition"), ("120", "police")]),
        ("The union said 300 workers were hurt, but the ministry put the number at 120.",
         [("300 workers", "The union"), ("120", "the ministry")]),
        ("The rebels said 40 people had died. The army put the toll at 25.", [("40 people", "The rebels"), ("25", "The army")]),
        # not of another thing, and not of somebody who may be one of the two
        ("The union said 300 workers were hurt. The ministry put the price at 120.", None),
        ("The union said 300 workers were hurt. It put the number of strikers at 120.", None),
        ("The opposition claimed 300 people had been arrested; it had put the figure at 120.", None),
    ],
)  # fmt: skip
def test_two_claimants_of_one_article_are_told(
    make_article: Callable[..., Article], text: str, told: list[tuple[str, str]] | None
) -> None:
    article = make_article(text)
    names = find_names(article)
    quotes, dates = find_quotes(article, names), find_dates(article)
    figures = attribute_facts([*find_figures(article, dates), *dates], quotes, find_claims(article, names))
    found = compare_figures(figures)
    if told is None:
        assert found == ()
        return
    (comparison,) = found
    assert comparison.verdict == "conflict"
    assert [(f.text, f.attribution and f.attribution.name) for f in (figures[i] for i in comparison.facts)] == told


def test_nothing_to_compare() -> None:
    assert compare_figures([]) == ()


#: Articles as they come, and the verdicts that an editor would give; all others are false.
REPORTS: tuple[tuple[str, list[tuple[str, ...]]], ...] = (
    (
        "At least three people died on Tuesday when a footbridge fell in Oster Quay.\nPolice | 19 people were missing.\n"
        "Firefighters brought more than 90 people out of the water.\nBoats took 31 people ashore.\n"
        "The bridge, of 1964, had been mended in 2011, after two people died.\nthe mayor | Some 9,000 people a day use it.",
        [],
    ),
    (
        "Health officials | The virus has killed 14 people, among them three children.\nNorth Fen had 120 cases, South Fen 96.\n"
        "the clinic | 61 patients were treated, 12 of them at home.\nDoctors | 16 people have died.\n"
        "In 2003 a virus killed 88 people.",
        [("14 people", "16 people")],
    ),
    (
        "The army | It had killed 70 rebels on Monday.\nA rebel spokesman | 21 rebels and 70 soldiers were killed.\n"
        "Four soldiers were wounded and nine others were captured.\nOn Friday 70 rebels surrendered.",
        [("70 rebels", "21 rebels")],
    ),
    (
        "Sales rose by 12 percent to 40 million euros.\nprofits rose by 12 percent to 4 million euros.\n"
        "Analysts | Sales would rise by 9 percent.\nThe firm has 2,140 staff.\nThe union | It needs 2,500 staff.\n"
        "It cut 300 jobs in May and 300 jobs in June.",
        [],
    ),
    (
        "Villa scored after 12 minutes.\nRovers had 12 shots and 12 corners.\nBoth had two players sent off.\n"
        "Some 18,400 fans came.\nthe club | 18,423 fans came.",
        [("Some 18,400 fans", "18,423 fans")],
    ),
)


def test_two_bounds_of_one_article_do_not_agree() -> None:
    assert not comparisons("police | At least 58 people were killed.\nThe ministry | At least 63 people were killed.")
    assert comparisons("police | At least 58 people were killed.\nThe ministry | 63 people were killed.")


def test_counts_no_false_verdict() -> None:
    given = Counter(told for text, _ in REPORTS for told, _ in comparisons(text))
    right = Counter(told for _, verdicts in REPORTS for told in verdicts)
    assert sorted((given - right).elements()) == []
    assert sorted((right - given).elements()) == []
