"""Figures as an editor writes them, and what a reader would take from them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import find_figures
from digest.model.article import Article
from digest.model.fact import Fact
from digest.reading.article import read_plain
from tests.editing.test_dates import one


def figures(text: str, language: str = "en") -> list[Fact]:
    article = one(text, language=language)
    facts = find_figures(article, find_dates(article))
    assert all(article.text[f.start : f.end] == f.text for f in facts)
    return facts


@pytest.mark.parametrize(
    ("text", "told", "value", "hedge", "unit"),
    [
        # counts
        ("The ship carried 34 sailors.", "34 sailors", 34, "exact", "people"),
        ("It has 1,275 low floor trams.", "1,275 low floor trams", 1275, "exact", None),
        ("Nearly 300 of its drivers struck.", "Nearly 300 of its drivers", 300, "nearly", "people"),
        ("At least 28 people drowned.", "At least 28 people", 28, "at least", "people"),
        ("Rain fell in more than 200 districts.", "more than 200 districts", 200, "more than", None),
        ("Some 60 boats sank.", "Some 60 boats", 60, "about", None),
        ("As many as 40 cranes fell.", "As many as 40 cranes", 40, "up to", None),
        ("Fewer than 12 shops opened.", "Fewer than 12 shops", 12, "less than", None),
        ("It needs 100 or more nurses.", "100 or more nurses", 100, "at least", "people"),
        ("Two dozen boats sank.", "Two dozen boats", 24, "exact", None),
        ("A hundred goats fled.", "A hundred goats", 100, "exact", None),
        ("Half a million homes lost power.", "Half a million homes", 500000, "exact", None),
        ("Twenty-one ships sank.", "Twenty-one ships", 21, "exact", None),
        ("It carried 43.47 lakh riders.", "43.47 lakh riders", 4347000, "exact", None),
        ("Some 5m people fled.", "Some 5m people", 5000000, "about", "people"),
        ("Rescuers freed 12 trapped miners.", "12 trapped miners", 12, "exact", None),
        # money
        ("It cost $1.2bn.", "$1.2bn", 1200000000, "exact", "USD"),
        ("It cost £5m to mend.", "£5m", 5000000, "exact", "GBP"),
        ("A ride costs Rs 5.", "Rs 5", 5, "exact", "INR"),
        ("A ride costs Rs.5.", "Rs.5", 5, "exact", "INR"),
        ("A ride costs Rs500.", "Rs500", 500, "exact", "INR"),
        ("It gave Rs three lakh to each.", "Rs three lakh", 300000, "exact", "INR"),
        ("It gave ₹12,34,567 in all.", "₹12,34,567", 1234567, "exact", "INR"),
        ("It cost A$40 million.", "A$40 million", 40000000, "exact", "AUD"),
        ("It cost US$5.", "US$5", 5, "exact", "USD"),
        ("It cost around 5 million yuan.", "around 5 million yuan", 5000000, "about", "CNY"),
        ("It paid 30 Jamaican dollars.", "30 Jamaican dollars", 30, "exact", "Jamaican dollars"),
        ("It paid 30 Canadian dollars.", "30 Canadian dollars", 30, "exact", "CAD"),
        ("It costs 14 million crowns a year.", "14 million crowns a year", 14000000, "exact", "crowns"),
        ("They paid 12 million marks.", "12 million marks", 12000000, "exact", "marks"),
        ("She got 12 marks.", "12 marks", 12, "exact", None),
        ("It has two crowns.", "two crowns", 2, "exact", None),
        # a unit that is the first word of what is counted
        ("No more than four night shifts are allowed.", "No more than four night shifts", 4, "up to", None),
        ("It sells six day passes.", "six day passes", 6, "exact", None),
        ("It lasted four nights.", "four nights", 4, "exact", "nights"),
        # shares
        ("Some 65% voted.", "Some 65%", 65, "about", "percent"),
        ("Fares fell by up to 75 per cent.", "up to 75 per cent", 75, "up to", "percent"),
        ("It rose 1.5 percentage points.", "1.5 percentage points", 1.5, "exact", "percentage points"),
        ("It meets 20% of the demand.", "20% of the demand", 20, "exact", "percent"),
        ("Two-thirds of the seats are empty.", "Two-thirds of the seats", 66.7, "exact", "percent"),
        ("Almost half of the seats are empty.", "Almost half of the seats", 50, "nearly", "percent"),
        ("A quarter of the crop is lost.", "A quarter of the crop", 25, "exact", "percent"),
        ("The rate rose by a quarter of a point.", "a quarter of a point", 0.25, "exact", "percentage points"),
        ("He lost by half a point.", "half a point", 0.5, "exact", "points"),
        ("It was about half a metre lower.", "about half a metre", 0.5, "about", "m"),
        ("It took a quarter of an hour.", "a quarter of an hour", 0.25, "exact", "hours"),
        ("It sold at two thirds of the price.", "two thirds of the price", 66.7, "exact", "percent"),
        ("One in five homes is empty.", "One in five", 20, "exact", "percent"),
        # measures
        ("The hall is 35 km away.", "35 km", 35, "exact", "km"),
        ("They dug 13m down.", "13m", 13, "exact", "m"),
        ("Each block weighed 20kg.", "20kg", 20, "exact", "kg"),
        ("It reached 41°C at noon.", "41°C", 41, "exact", "C"),
        ("It fell to minus 5 degrees Celsius.", "minus 5 degrees Celsius", -5, "exact", "C"),
        ("A 7.2-magnitude quake shook the isle.", "7.2-magnitude", 7.2, "exact", "magnitude"),
        ("A quake of magnitude 6.1 shook it.", "magnitude 6.1", 6.1, "exact", "magnitude"),
        ("It lasted for three years.", "three years", 3, "exact", "years"),
        ("It won a three-month extension.", "three-month extension", 3, "exact", "months"),
        ("It was late by an hour.", "an hour", 1, "exact", "hours"),
        ("The pier took around a year-and-a-half.", "around a year-and-a-half", 1.5, "about", "years"),
        ("The calf weighed 40 pounds.", "40 pounds", 40, "exact", "lb"),
        ("The calf cost 40 pounds.", "40 pounds", 40, "exact", "GBP"),
        # ages, scores, places that count
        ("Ann Bell, 34, a nurse, spoke.", "34", 34, "exact", "years"),
        ("A 42-year-old driver was held.", "42-year-old driver", 42, "exact", "years"),
        ("The victim was a man of 66.", "66", 66, "exact", "years"),
        ("He died aged 90.", "aged 90", 90, "exact", "years"),
        ("She left school at 15 to pack herrings.", "15", 15, "exact", "years"),
        # where a figure went is no limit, and what it took is no "more than"
        ("The rate edged up to 3.4% in May.", "3.4%", 3.4, "exact", "percent"),
        ("Fares rose by up to 3.4%.", "up to 3.4%", 3.4, "up to", "percent"),
        ("They waited for over 18 months.", "over 18 months", 18, "more than", "months"),
        # wickets and the runs that they cost
        ("Orla Venn took 4-31 at Dunmarsh.", "4-31", "4-31", "exact", "score"),
        ("Ann Bell (34), a nurse, spoke.", "34", 34, "exact", "years"),
        ("She was 34.", "34", 34, "exact", "years"),
        ("He’s 71, and fit.", "71", 71, "exact", "years"),
        ("She was 34 miles away.", "34 miles", 34, "exact", "miles"),
        # a part of so many
        ("It won 31 of 48 seats.", "31 of 48 seats", 31, "exact", None),
        ("It won 812 of the 813 valid votes.", "812 of the 813 valid votes", 812, "exact", None),
        ("Leeds won 3-2 at home.", "3-2", "3-2", "exact", "score"),
        ("LEEDS WON 3-2 at home.", "3-2", "3-2", "exact", "score"),
        ("Up 4-1, the side rested.", "4-1", "4-1", "exact", "score"),
        ("She won 6-1 6-3 in an hour.", "6-1 6-3", "6-1 6-3", "exact", "score"),
        ("Senators voted 52-48 for it.", "52-48", "52-48", "exact", "score"),
        ("It passed by 17 votes to 14 at noon.", "17 votes to 14", "17-14", "exact", "votes"),
        ("It fell by seven votes to two.", "seven votes to two", "7-2", "exact", "votes"),
        ("It won 40 votes.", "40 votes", 40, "exact", None),
        ("It is his 16th grass title.", "16th grass title", 16, "exact", "rank"),
    ],
)  # fmt: skip
def test_finds_one_figure(text: str, told: str, value: float | str, hedge: str, unit: str | None) -> None:
    first = figures(text)[0]
    assert (first.text, first.value, first.hedge, first.unit) == (told, value, hedge, unit)


@pytest.mark.parametrize(
    ("text", "told", "low", "high", "unit"),
    [
        ("It costs between Rs 5 and Rs 15.", "between Rs 5 and Rs 15", 5, 15, "INR"),
        ("Some 10-15 people came.", "Some 10-15 people", 10, 15, "people"),
        ("It takes 2-3 days.", "2-3 days", 2, 3, "days"),
        ("It needs 20 to 30 nurses.", "20 to 30 nurses", 20, 30, "people"),
        ("It needs two to three million tents.", "two to three million tents", 2000000, 3000000, None),
        ("It costs $5 to $10.", "$5 to $10", 5, 10, "USD"),
        ("It costs $5 to 10 million.", "$5 to 10 million", 5000000, 10000000, "USD"),
        ("It takes 5 to 10 percent.", "5 to 10 percent", 5, 10, "percent"),
        ("It cut reserves by 5 percent to 15 percent.", "5 percent to 15 percent", 5, 15, "percent"),
    ],
)
def test_finds_a_range(text: str, told: str, low: float, high: float, unit: str | None) -> None:
    (f,) = figures(text)
    assert (f.text, f.value, f.value_low, f.value_high, f.hedge, f.unit) == (told, None, low, high, "between", unit)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It rose from 20 to 30 boats.", ["20", "30 boats"]),
        # a change and the level that it leads to, each with its unit
        ("The share fell 2.1% to Rs 138.25.", ["2.1%", "Rs 138.25"]),
        ("The share rose 5 percent to 120 pence.", ["5 percent", "120 pence"]),
        ("The coin fell 0.4% to 4.95 per dollar.", ["0.4%", "4.95"]),
        ("The coin rose 1.2% to $1.2045.", ["1.2%", "$1.2045"]),
        ("It lost $5 to 7 percent of shares.", ["$5", "7 percent of shares"]),
        ("The fare is 4 crowns, up from 2.40.", ["4 crowns", "2.40"]),
        # a round of a cup; a row of sets with a tie-break; a vote
        ("He won 4-6, 7-6 (9-7), 6-4 to reach the last 16 of the cup.", ["4-6, 7-6 (9-7), 6-4"]),
        ("The last 16 boats left.", ["16 boats"]),
        ("The vote at the hall on Friday was 212 to 97.", ["212 to 97"]),
        ("Up to 140 young cod live in 100 square metres.", ["Up to 140 young cod", "100 square metres"]),
        ("There were 92 fires in Rome, 71 in Oslo and 29 in Bonn.", ["92 fires", "71", "29"]),
        ("They put the losses at 385 killed and 210 wounded.", ["385 killed", "210 wounded"]),
        ("It killed 9 cows and 3 goats.", ["9 cows", "3 goats"]),
        ("Of 40 boats, 19 of them sank.", ["40 boats", "19 of them"]),
        ("Dozens of rescuers came.", ["Dozens of rescuers"]),
        ("The firm offered 4.2% over 18 months.", ["4.2%", "18 months"]),
        ("It would cost $2 million over a decade.", ["$2 million", "a decade"]),
        ("It failed, 10-13, and 61 members left.", ["10-13", "61 members"]),
        ("The Rescue 118 helicopter lifted two men.", ["two men"]),
        ("They were outspent 6-to-1 in two weeks.", ["two weeks"]),
        ("Ostby fell to 74-5 before Ann Venn (72) and Mo Roe (39) dug in for 30 overs.", ["30 overs"]),
        ("Two women, aged 21 and 25, led Ligue 1 with 12 goats.", ["Two women", "aged 21", "25", "12 goats"]),
        ("It sank four or five days ago with 12 goats.", ["12 goats"]),
        ("Two men, Lee Bell (52) and Mo Roe (23), fled.", ["Two men", "52", "23"]),
        ("Lee Bell (54) made more than Ann Roe (12) for 66 runs.", ["66 runs"]),
        ("The ferry Aurora (4) sank with 30 goats.", ["30 goats"]),
        ("The firm NRX (34) sank with 30 goats.", ["30 goats"]),
        ("Call 0161 555 0199 or bring 12 goats.", ["12 goats"]),
        ("An ATR 72 of the firm fell on 12 goats.", ["12 goats"]),
        ("Two thirds of the 53 goats fled.", ["Two thirds", "53 goats"]),
    ],
)
def test_finds_several(text: str, told: list[str]) -> None:
    assert [f.text for f in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It would cost 36 million crowns, the first draft 54 million.", ["crowns", "crowns"]),
        ("The fare is 4 crowns, up from 2.40.", ["crowns", "crowns"]),
        ("It cost $5m. The town has 2 million trees.", ["USD", None]),
        ("It cost $5 and came with 12.", ["USD", None]),
    ],
)
def test_a_bare_number_is_of_the_last_currency(text: str, units: list[str | None]) -> None:
    assert [f.unit for f in figures(text)] == units


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("One of the 47 parishes shrank. Births elsewhere rose to 238,300.", (None, None)),
        ("The fire killed 12 people. The toll rose to 15.", ("people", "people killed")),
        ("It cost $5m. The first draft was put at 7.5 million.", ("USD", None)),
        ("It cost $5m. Some 2.5 million are without water.", (None, None)),
        ("It built 40 cars last year. It will build 30 from May.", (None, "cars")),
        ("It built 40 cars last year. The index fell to 33,388.03.", (None, None)),
        ("It has 40 cannons on board. The ship came with a crew of 5,000.", (None, None)),
    ],
)
def test_what_a_bare_number_takes_from_the_sentence_before(text: str, second: tuple[str | None, str | None]) -> None:
    article = read_plain(text, id="a", language="en")
    (_, f) = find_figures(article, find_dates(article))
    assert (f.unit, f.measure) == second


def test_a_vague_figure_has_no_value() -> None:
    (f,) = figures("Dozens of rescuers came.")
    assert (f.value, f.value_low, f.value_high, f.unit) == (None, None, None, "people")


@pytest.mark.parametrize(
    "text",
    [
        "It is the second city.",
        "One of the boats sank.",
        "One day it rained.",
        "The two sides met.",
        "It left at 9:45 am and came at 14:30.",
        "It was built in 2014 and sold on 7 August.",
        "Police invoked Section 144 and Article 370.",
        "A Boeing 737 and an F-16 landed.",
        "The G7 met about COVID-19.",
        "He lives at No. 10 and drives Route 66.",
        "Call 555 1234 567.",
        "See page 12.",
        "The two-car train and a one-shot affair.",
        "In the second half he rested.",
        "They play twice a day.",
        "His iPhone 12 broke.",
        "Flight 370 was lost.",
        "It breaks Title 9 of the Harbour Act of 1951.",
        "Both were on approach to runway 12.",
        "It was up over 2013.",
        "Half a year later it shut.",
        "A third generation baker spoke.",
    ],
)
def test_leaves_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The flood killed 9 farmers and 3 children.", ["farmers killed", "children killed"]),
        ("40 rebels were killed and 12 others were wounded.", ["rebels killed", "people wounded"]),
        ("Eleven pilgrims died and around 27 injured.", ["pilgrims died", "injured"]),
        # who is among them is told between
        (
            "Sixteen people, including two guards, were killed and nearly 40 were wounded.",
            ["people killed", "guards killed", "people wounded"],
        ),
        ("Sixteen pilgrims, most of them nurses, died.", ["pilgrims died"]),
        ("Sixteen pilgrims, including two guards, left before one was killed.", ["pilgrims", "guards", "pilgrims killed"]),
        ("Officials had moved 1,187 people to schools.", ["people moved"]),
        ("Boats brought 31 people ashore.", ["people brought"]),
        ("The list named 31 people.", ["people"]),
        # a pronoun, or a numeral, is no noun
        ("Of 40 boats, 19 of them sank.", ["boats", None]),
        ("Two of the five piers sank.", ["piers"]),
        ("It won 31 of 48 seats.", ["seats"]),
        ("Two men, Lee Bell (52) and Mo Roe (23), fled.", ["men", "age", "age"]),
        ("Copper output at the Ostby mine fell 18%.", ["Copper output at the Ostby mine fell"]),
        ("Two women, aged 21 and 25, fled.", ["women", "age", "age"]),
        # what an amount is of, from the words before it
        ("The load of salt in the lake has fallen by 47%.", ["load of salt in the lake fallen"]),
        ("He put the damage to roads, weirs and mills at 48 million euros.", ["damage to roads, weirs and mills"]),
        ("The old weir alone would cost the town 12 million euros.", ["old weir cost"]),
        ("The drivers' demands would cost it 31 million crowns a year.", ["drivers' demands cost a year"]),
        ("Unemployment stood at 6.5 percent.", ["Unemployment"]),
        ("Shares of the three banks rose by 2 percent.", ["Shares of the three banks rose"]),
        ("The mayor promised state aid of 1,500 euros.", ["state aid"]),
        ("Jonsen speaks of 400,000 euros.", [None]),
        ("Takings were down by 35% by noon.", ["Takings down"]),
        ("The river rose by 3.8 metres.", ["river rose"]),
        ("It raised its key rate to 0.5 percent.", ["key rate"]),
        # where that is not plain, nothing
        ("The ship was nine nautical miles off.", [None]),
        ("The state pays 60 percent.", [None]),
        ("They sold it for $5.", [None]),
        ("It went up by 5 percent.", [None]),
        ("He paid Rs 500 each.", [None]),
        ("The death toll rose to 90.", ["people killed"]),
        ("The raid left two guards dead.", ["guards dead"]),
        ("Two gunmen killed five guards.", ["gunmen", "guards killed"]),
        ("The bomb hit a bus, killing two people.", ["people killed"]),
        ("Millions of herring have been seen.", ["herring seen"]),
        ("Five builders had sent bids.", ["builders"]),
        ("Police arrested 14 smugglers.", ["smugglers arrested"]),
        ("There were 42 fires in Egypt.", ["fires in Egypt"]),
        ("A fine of $5m was paid.", ["fine"]),
        ("It sold at two thirds of the price.", ["of the price"]),
        ("One in five homes is empty.", ["homes"]),
        ("It raised its rate by a quarter of a point to 0.5 percent.", ["rate", "rate"]),
        ("A discount of 75% is offered.", ["discount"]),
        # the name of a place is told whole, however far it stands
        *[
            (
                f"The fire left 12 guards hurt when the {'old ' * n}shed by a mill went up in Lindenmouth today.",
                ["guards hurt in Lindenmouth"],
            )
            for n in range(3)
        ],
        # what is no noun phrase names nothing
        ("The coin becomes much weaker at 25 percent.", [None]),
        ("The council will 5 million crowns a year.", [None]),
        ("It costs $300, which a tonne of it is worth.", [None]),
        ("He asked what 5 million euros would buy.", [None]),
        ("The price, which it said had stood at 5 percent.", [None]),
        ("Exports of boats rose 5.3 percent year on year to 900.", ["Exports of boats rose", None]),
        # runs are no balls
        ("He hit 88 off 94 balls, made 61 more and reached 239 for seven.", ["balls", None, None]),
        # "and injured" others is told of these alone
        (
            "A fire killed at least 44 people, including 10 guards, and injured some 200 others.",
            ["people killed", "guards", "people injured"],
        ),
    ],
)
def test_says_what_is_counted(text: str, measures: list[str | None]) -> None:
    assert [f.measure for f in figures(text)] == measures


def test_digits_of_other_scripts_are_left_alone() -> None:
    assert figures("The sign read ١٢٣ and ४५.") == []


def test_other_languages_wait_for_their_rules() -> None:
    assert figures("Daeth 40 o ddynion tân.", language="cy") == []


def test_figures_of_the_heading_blocks_are_found_too(make_article: Callable[..., Article]) -> None:
    article = make_article("# Flood\n\n## 12 villages lost\n\nThe river took 12 villages.\n", suffix=".md")
    assert [f.text for f in find_figures(article, [])] == ["12 villages", "12 villages"]


@given(st.text(alphabet="0123456789-/:,.$%£ twohalfmillionlakhpeoplekilledofRs'", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for f in figures(text):
        assert f.value is not None or f.value_low is not None or f.measure


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "1 ", ",", " ", "-", "1-", "1.", "two ", "two-", "half a ", "Rs 1 ", "5% of ", "1 million ", "5 aged ",
     "hundreds of ", "1 to ", "5 people and ", "$", "1\n\n", "at least "],
)  # fmt: skip
def test_hostile_text_ends_soon(unit: str) -> None:
    article = one(unit * (100_000 // len(unit)))
    started = time.process_time()
    find_figures(article, [])
    assert time.process_time() - started < 4  # about a second at worst on a quiet machine; a runaway would take minutes
