"""Dates as an editor writes them, and the ISO form a reader would give them. Publication is Saturday, 7 August 2021."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.dates.days import last_weekday, nearest_year, next_weekday
from digest.editing.dates.finding import find_dates
from digest.model.article import Article, Block, Precision, Sentence

Found = list[tuple[str, str | None]]


def one(text: str, *, published: datetime | None = None, language: str = "en", precision: Precision = "day") -> Article:
    """An article of one sentence."""
    return Article(
        id="a", path="a.txt", title="", published=published or datetime(2021, 8, 7, 12, tzinfo=UTC), precision=precision,
        language=language, text=text, blocks=(Block("paragraph", 0, len(text)),),
        sentences=(Sentence(0, 0, len(text), text, 0),), body=(),
    )  # fmt: skip


def found(text: str, **how: object) -> Found:
    article = one(text, **how)  # type: ignore[arg-type]
    facts = find_dates(article)
    assert all(article.text[f.start : f.end] == f.text for f in facts)
    return [(f.text, f.iso) for f in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # absolute
        ("It opened on 7 August 2021.", [("7 August 2021", "2021-08-07")]),
        ("It opened on August 7.", [("August 7", "2021-08-07")]),
        ("It opened on Aug. 5, 2019, in rain.", [("Aug. 5, 2019", "2019-08-05")]),
        ("It opened on the 17th August, 2019.", [("17th August, 2019", "2019-08-17")]),
        ("It opened on 2020-02-29.", [("2020-02-29", "2020-02-29")]),
        ("It opened on 25/12/2020.", [("25/12/2020", "2020-12-25")]),
        ("It opened on 05/05/2020.", [("05/05/2020", "2020-05-05")]),
        ("It opened on 07/08/2020.", [("07/08/2020", None)]),
        # an entry of a live report: when it was written, of a day that it does not tell
        ("13:30 Death toll is now 8.", [("13:30", None)]),
        ("1.30pm: The road is shut.", [("1.30pm", None)]),
        ("13:30 people came.", []),
        # an amount that looks like a time of day
        ("On Friday the rate went from 4.51 to 4.62.", [("Friday", "2021-08-06")]),
        ("On Friday it left at 4.50.", [("Friday", "2021-08-06"), ("4.50", "2021-08-06T04:50")]),
        ("It opened on 07.08.2020.", [("07.08.2020", "2020-08-07")]),
        ("It opened on Friday, 6 August 2021.", [("Friday, 6 August 2021", "2021-08-06")]),
        ("It opened on 3rd of May.", [("3rd of May", "2021-05-03")]),
        ("It closed on 31 April 2020.", [("April 2020", "2020-04")]),  # there is no such day
        # whatever stands before it
        ("“Friday” fell in 2014, (on Thursday) and—Friday.",
         [("Friday", "2021-08-06"), ("2014", "2014"), ("Thursday", "2021-08-05"), ("Friday", "2021-08-06")]),
        ("Talks ran 5-8 May, 20 to 24 July and 30 July–2 August.",
         [("5-8 May", "2021-05-05/2021-05-08"), ("20 to 24 July", "2021-07-20/2021-07-24"),
          ("30 July–2 August", "2021-07-30/2021-08-02")]),
        ("It fell on Sept. 2 and Tues. Sept 7, 2020.", [("Sept. 2", "2020-09-02"), ("Tues. Sept 7, 2020", "2020-09-07")]),
        # months
        ("It fell in March 2020.", [("March 2020", "2020-03")]),
        ("Troops leave by September this year.", [("September this year", "2021-09")]),
        ("It began in December last year.", [("December last year", "2020-12")]),
        ("Last year in March it began.", [("Last year in March", "2020-03")]),
        ("Prices rose in June.", [("June", "2021-06")]),
        ("It burned in November.", [("November", "2020-11")]),
        ("The bridge will open in November.", [("November", "2021-11")]),
        ("It began in early March.", [("early March", "2021-03")]),
        # what an amount is held against has been
        ("Growth will be 1% in 2022, down from the 2% it forecast in November.", [("2022", "2022"), ("November", "2020-11")]),
        ("Prices are expected to climb by 4%, from 3% in December.", [("December", "2020-12")]),
        ("The union will walk out from a plant in December.", [("December", "2021-12")]),
        # a passive of the present is not past; "'ll" looks ahead
        ("No vote is expected before the bill is passed in December.", [("December", "2021-12")]),
        ("The bill was passed in December.", [("December", "2020-12")]),
        ("“We'll be back in October,” she said.", [("October", "2021-10")]),
        # programmes, and what is called off
        ("Borby Town play Velda City on Tuesday.", [("Tuesday", "2021-08-10")]),
        ("She told radio host Bo Holm on Tuesday that it sank.", [("Tuesday", "2021-08-03")]),
        ("He saw the play Tide House on Tuesday.", [("Tuesday", "2021-08-03")]),
        ("All ferries had been cancelled from Sunday.", [("Sunday", "2021-08-08")]),
        ("The show had drawn 300 visitors by Monday.", [("Monday", "2021-08-02")]),
        ("The boats had to leave by Monday.", [("Monday", "2021-08-09")]),
        # hours of a telephone, one moment in two zones, and the last full stop of an hour
        ("Ring 555 from 9 a.m. to 5 p.m. ET Monday through Friday.", [("Monday through Friday", None)]),
        ("It fell at 6:20 am (0420 GMT) on Tuesday.", [("6:20 am", "2021-08-03T06:20"), ("Tuesday", "2021-08-03")]),
        ("It rose at 1:12 a.m. EST on Tuesday.", [("1:12 a.m.", "2021-08-03T01:12"), ("Tuesday", "2021-08-03")]),
        # more than the month alone, and what only looks like it
        ("Talks ran March to May 2020, then from June of last year.",
         [("March to May 2020", "2020-03/2020-05"), ("June of last year", "2020-06")]),
        ("It ran July-August 2020, and in May of 2019.", [("July-August 2020", "2020-07/2020-08"), ("May of 2019", "2019-05")]),
        ("It shut in June, the same year.", [("June, the same year", "2021-06")]),
        ("It shut in June, the mayor said, and in July 40 people left.", [("June", "2021-06"), ("July", "2021-07")]),
        # years
        ("In 1997 and since 2004, during 2010 events, in 2000 villages and for 2000 people, for 2011 alone.",
         [("1997", "1997"), ("2004", "2004"), ("2010", "2010"), ("2000", "2000"), ("2011", "2011")]),
        ("Born in 1750 and in 3500.", [("1750", "1750")]),
        ("It was built in 2014.", [("2014", "2014")]),
        ("The Act of 1951 applies here, and 40 of 1951 members left.", [("1951", "1951")]),
        ("Since 1990 it has stood.", [("1990", "1990")]),
        ("It was popular in the 1970s.", [("the 1970s", "197X")]),
        ("He won in 2003, 2004 and 2006.", [("2003", "2003"), ("2004", "2004"), ("2006", "2006")]),
        ("Sales doubled between 2010 and 2014.", [("2010", "2010"), ("2014", "2014")]),
        ("Sales doubled (2010-2014).", [("2010-2014", "2010/2014")]),
        ("They won the 2014 World Cup.", [("2014", "2014")]),
        ("They fly on July 24/25.", [("July 24/25", "2021-07-24/2021-07-25")]),
        ("In the 2013-14 season it rained.", [("2013-14", "2013")]),
        ("It closes at the end of 2022.", [("the end of 2022", "2022-12")]),
        ("The Roman wall dates from the 2nd century, the church from the 12th century.", [("12th century", "11XX")]),
        # weekdays
        ("The council met on Thursday.", [("Thursday", "2021-08-05")]),
        ("The council met on Saturday.", [("Saturday", "2021-08-07")]),
        ("The council met last Saturday.", [("last Saturday", "2021-07-31")]),
        ("The council will meet on Monday.", [("Monday", "2021-08-09")]),
        ("On Monday, the council will meet.", [("Monday", "2021-08-09")]),
        ("The mayor said on Monday that it will rain.", [("Monday", "2021-08-02")]),
        ("Bids are due by Friday.", [("Friday", "2021-08-13")]),
        ("Talks resume next Monday.", [("next Monday", "2021-08-09")]),
        ("It rained on Sunday morning.", [("Sunday morning", "2021-08-01")]),
        ("It rained from Monday to Wednesday.", [("Monday to Wednesday", "2021-08-02/2021-08-04")]),
        ("It asked to move the match to Sunday.", [("Sunday", "2021-08-08")]),
        ("It moved on Sunday.", [("Sunday", "2021-08-01")]),
        ("The council dropped the plan on Friday.", [("Friday", "2021-08-06")]),
        ("The fair was to end on Sunday.", [("Sunday", "2021-08-08")]),
        ("It would have been loud on Thursday.", [("Thursday", "2021-08-05")]),
        ("The road sank on Friday after the storm.", [("Friday", "2021-08-06")]),
        ("The road sank the Friday after the storm.", [("Friday", None)]),
        # relative
        ("It rained yesterday.", [("yesterday", "2021-08-06")]),
        ("It will rain tonight.", [("tonight", "2021-08-07")]),
        ("It rained last week.", [("last week", "2021-W30")]),
        ("It rained last month.", [("last month", "2021-07")]),
        ("It rained earlier this year.", [("earlier this year", "2021")]),
        ("Next year it may snow.", [("Next year", "2022")]),
        ("It rained two weeks ago.", [("two weeks ago", "2021-W29")]),
        ("It rained three days ago.", [("three days ago", "2021-08-04")]),
        ("It fell on Sept. 2 and was mended on May 7, 2020.", [("Sept. 2", "2021-09-02"), ("May 7, 2020", "2020-05-07")]),
        # a day whose year nobody told is near, whatever the verb: reports of plans, orders, the present tense of the news
        ("They vowed to strike from August 10.", [("August 10", "2021-08-10")]),
        ("It was initially scheduled to open on July 21.", [("July 21", "2021-07-21")]),
        ("It opened the fair, which runs Oct. 4-13.", [("Oct. 4-13", "2021-10-04/2021-10-13")]),
        ("It opened on January 4.", [("January 4", "2021-01-04")]),
        ("It will open on May 4.", [("May 4", "2022-05-04")]),
        ("The trial begins on June 1.", [("June 1", "2022-06-01")]),
        # what is planned or foreseen lies ahead
        ("They kept to their call to stop trams from Monday.", [("Monday", "2021-08-09")]),
        ("They stopped the trams from Monday.", [("Monday", "2021-08-02")]),
        ("It warned of floods through Friday.", [("Friday", "2021-08-13")]),
        ("It rained through Friday.", [("Friday", "2021-08-06")]),
        ("Classes resume on Monday.", [("Monday", "2021-08-09")]),
        ("The council meets on Thursday.", [("Thursday", "2021-08-12")]),
        # any Monday is none
        ("He will have led it since May 4.", [("May 4", "2021-05-04")]),
        ("They have asked it to open since February 17.", [("February 17", "2021-02-17")]),
        ("Open Monday to Friday, 9am-5pm.", [("Monday to Friday", None)]),
        ("It rained Monday to Friday.", [("Monday to Friday", "2021-08-02/2021-08-06")]),
        ("The next week 47 senators signed.", [("next week", None)]),
        ("They sign next week.", [("next week", "2021-W32")]),
        # a time of day, though four digits stand together or the next sentence sticks to it
        ("By 1045 GMT on Friday it was up.", [("1045 GMT on Friday", "2021-08-06T10:45")]),
        ("In 1045 it was burnt.", [("1045", "1045")]),
        ("They came on Friday at 9.30pmHearing it, he fled.", [("Friday at 9.30pm", "2021-08-06T21:30")]),
        ("It rained ten years ago.", [("ten years ago", "2011")]),
        ("It had rained three days earlier.", [("three days earlier", None)]),
        ("It rained in the last 24 hours.", [("last 24 hours", "2021-08-06/2021-08-07")]),
        ("It rained over the past three weeks.", [("past three weeks", "2021-07-17/2021-08-07")]),
        ("It rained over the weekend.", [("the weekend", "2021-08-07/2021-08-08")]),
        # ranges
        ("Fares fall from January 1 to 31, 2022.", [("January 1 to 31, 2022", "2022-01-01/2022-01-31")]),
        ("The fair ran from 28 June to 3 July.", [("28 June to 3 July", "2021-06-28/2021-07-03")]),
        ("Profit rose in the second quarter of 2021.", [("second quarter of 2021", "2021-04/2021-06")]),
        ("Profit fell in Q3 2020.", [("Q3 2020", "2020-07/2020-09")]),
        # a year goes with the month of its own verb
        ("It was built in 1994 and passed its test on May 12.", [("1994", "1994"), ("May 12", "2021-05-12")]),
        ("In 2016 it rained in March.", [("2016", "2016"), ("March", "2016-03")]),
        # times of day
        ("On Friday it left at 2.40 for the coast.", [("Friday", "2021-08-06"), ("2.40", "2021-08-06T02:40")]),
        ("It began at 4 a.m. and will end on Sunday.", [("Sunday", "2021-08-08")]),
        ("The river is forecast to crest early Friday.", [("early Friday", "2021-08-13")]),
        ("Floods are possible up to Tuesday night.", [("Tuesday night", "2021-08-10")]),
        ("Ostby face Dunmarsh on Tuesday.", [("Tuesday", "2021-08-10")]),
        ("They saw the face of it on Tuesday.", [("Tuesday", "2021-08-03")]),
        ("In a possible first, they met on Tuesday.", [("Tuesday", "2021-08-03")]),
        ("It rained in the last four days.", [("last four days", "2021-08-03/2021-08-07")]),
        ("It was built in July 2019 and passed its test on 19 July.", [("July 2019", "2019-07"), ("19 July", "2021-07-19")]),
        ("The train left at 6am on Friday.", [("6am on Friday", "2021-08-06T06:00")]),
        ("On Friday at 9:45 pm it left.", [("Friday at 9:45 pm", "2021-08-06T21:45")]),
    ],
)  # fmt: skip
def test_finds_and_resolves(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march a second time.",
        "Mrs May spoke, said May.",
        "April Jones sang with August Wilson.",
        "The march reached the square.",
        "Black Friday sales and the Sunday Times.",
        "It rains on Mondays.",
        "About 2014 people came.",
        "The first quarter ended 20-14.",
        "He is in his 40s.",
        "The hearing is expected to last four days.",
        "On a Tuesday the library is warm.",
        "The score was 3-2.",
        "The fare is 4 crowns, up from 2.40.",
        "It closed at 2.40 euros.",
        "It weighed 1950 kg.",
        "The last five matches were lost.",
        "See section 2016.",
        "They sold 1,200 Augustiner and 12.345 Mayflowers.",
        "It weighs 20 stone and 3 Ounces; the 20 Tot rose.",
        "ÉFriday and xMay, in_March, at 7amp, by 20-20.",
    ],
)
def test_leaves_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_other_languages_give_iso_dates_only() -> None:
    assert found("Am Montag, 2021-08-02, und im August.", language="de") == [("2021-08-02", "2021-08-02")]


def test_without_a_day_of_publication_nothing_relative_is_resolved() -> None:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    text = "On Monday it rained, last year too, and on 3 May 2019."
    assert found(text, published=epoch, precision="year") == [("Monday", None), ("last year", None), ("3 May 2019", "2019-05-03")]


def test_the_months_of_an_undated_article_are_of_the_one_year_that_it_names() -> None:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    text = "The 2022 games run from July 15 to 24, and the team flies in July."
    assert found(text, published=epoch, precision="year") == [
        ("2022", "2022"), ("July 15 to 24", "2022-07-15/2022-07-24"), ("July", "2022-07"),
    ]  # fmt: skip
    assert found("The 2022 games ended in May last year.", published=epoch, precision="year")[1] == ("May last year", None)
    assert found(text + " It won in 2014.", published=epoch, precision="year")[1] == ("July 15 to 24", None)


def test_the_day_is_that_of_the_articles_own_zone() -> None:
    late = datetime(2021, 8, 7, 1, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert found("It rained today.", published=late) == [("today", "2021-08-07")]


def test_a_clock_takes_the_last_day_told(make_article: Callable[..., Article]) -> None:
    article = make_article("The bus broke down on Friday morning near the bridge.\n\nIt had left at 9:45 am, the firm said.\n")
    assert [f.iso for f in find_dates(article)] == ["2021-08-06", "2021-08-06T09:45"]


def test_a_time_of_day_to_come_takes_no_day_that_is_past(make_article: Callable[..., Article]) -> None:
    article = make_article("Shares fell on Thursday.\n\nThe bank is due to meet at 9:45 pm, the firm said.\n")
    assert [f.iso for f in find_dates(article)] == ["2021-08-05", "2021-08-07T21:45"]
    article = make_article("The bus broke down on Thursday.\n\nIt was due to leave at 9:45 pm, the firm said.\n")
    assert [f.iso for f in find_dates(article)] == ["2021-08-05", "2021-08-05T21:45"]


def test_a_day_of_long_ago_is_of_the_year_that_was_told_with_its_month(make_article: Callable[..., Article]) -> None:
    article = make_article("She fell ill in December 2018, and again in July 2019.\n\nOn 19 December she died. It was 2 July.\n")
    assert [f.iso for f in find_dates(article)] == ["2018-12", "2019-07", "2018-12-19", "2021-07-02"]  # July is news


def test_a_time_of_day_that_is_past_takes_no_day_to_come(make_article: Callable[..., Article]) -> None:
    article = make_article("The river will crest on Sunday.\n\nIt had sent its warning at 9:45 pm, the firm said.\n")
    assert [f.iso for f in find_dates(article)] == ["2021-08-08"]


@given(st.dates(date(1900, 1, 8), date(2200, 1, 1)), st.integers(0, 6))
def test_weekdays_stand_within_a_week(day: date, weekday: int) -> None:
    assert 0 <= (day - last_weekday(day, weekday)).days <= 6
    assert 1 <= (day - last_weekday(day, weekday, strictly=True)).days <= 7
    assert 0 <= (next_weekday(day, weekday) - day).days <= 6
    assert last_weekday(day, weekday).weekday() == next_weekday(day, weekday).weekday() == weekday


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 12))
def test_the_nearest_month_is_at_most_half_a_year_away(day: date, month: int) -> None:
    year = nearest_year(day, month, None, None)
    assert abs((year - day.year) * 12 + month - day.month) <= 6
    assert (nearest_year(day, month, None, True), month) >= (day.year, day.month)
    assert (nearest_year(day, month, None, False), month) <= (day.year, day.month)


@given(st.text(alphabet="0123456789-/:,. MayMarch AugustMondaylastnextyearago'", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 ",
        ",",
        " ",
        "-",
        "1-",
        "May 5 ",
        "Monday to ",
        "in 2014 and ",
        "last ",
        "a day ago ",
        "6am ",
        "by May ",
        "2014-",
        "January 1 to ",
    ],
)
def test_hostile_text_ends_soon(unit: str) -> None:
    article = one(unit * (100_000 // len(unit)))
    started = time.process_time()
    find_dates(article)
    assert time.process_time() - started < 3  # a second on a quiet machine; a runaway would take minutes
