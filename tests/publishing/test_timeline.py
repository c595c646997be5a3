"""The dates of an article as a line, and which of them make none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.model.fact import Fact
from digest.publishing.timeline import MOST, DateView, draw_line, join_dates, make_timeline, tell_date

from .conftest import Press

TEXT = "They met on Friday. Work starts in October, or in November. It began in 2009. It took the past four years."


@pytest.fixture
def dates(fact: Callable[..., Fact]) -> Callable[..., tuple[Fact, ...]]:
    def make(**words: str) -> tuple[Fact, ...]:
        return tuple(fact(TEXT, word, kind="date", iso=iso, key=False) for word, iso in words.items())

    return make


def test_dates_stand_in_order_each_with_its_sentence(press: Press, dates: Callable[..., tuple[Fact, ...]]) -> None:
    facts = dates(October="2021-10", Friday="2021-08-06T04:00", November="2021-11") + dates(**{"2009": "2009"})
    article = press.content(text=TEXT).article
    assert make_timeline(article, facts, lambda _: True) == (
        DateView("2009", "2009", "It began in 2009.", "s2"),
        DateView("2021-08-06", "6 August 2021", "They met on Friday.", "s0"),
        DateView("2021-10", "October 2021", "Work starts in October, or in November.", "s1"),  # November's sentence stands here
    )


@pytest.mark.parametrize("iso", ["2017/2021", "199X", "2021-W30", "2021-13", "2021-02-30", "2021-10?", None])
def test_what_no_calendar_has_makes_no_line(press: Press, dates: Callable[..., tuple[Fact, ...]], iso: str | None) -> None:
    facts = dates(October="2021-10", Friday="2021-08-06") + dates(**{"2009": iso or ""})
    assert draw_line(make_timeline(press.content(text=TEXT).article, facts, lambda _: True)) == ()


def test_dates_whose_sentence_is_not_shown_are_none(press: Press, dates: Callable[..., tuple[Fact, ...]]) -> None:
    facts = dates(October="2021-10", Friday="2021-08-06") + dates(**{"2009": "2009"})
    article = press.content(text=TEXT).article
    whole = make_timeline(article, facts, lambda _: True)
    assert draw_line(whole) == whole and len(whole) == 3
    assert draw_line(make_timeline(article, facts, lambda anchor: anchor != "s2")) == ()


def test_dates_of_several_articles_stand_once_and_as_the_first_tells_them(press: Press) -> None:
    lead, other = press.content("a").brief, press.content("b").brief
    days = {n: DateView(f"2021-08-{n:02d}", f"{n} August 2021", f"Day {n}.", "s1") for n in range(1, 29)}
    joined = join_dates([(lead, [days[3], days[5]]), (other, [days[4], days[5]._replace(line="Otherwise.")])])
    assert [(entry.line, entry.brief) for entry in joined] == [("Day 3.", lead), ("Day 4.", other), ("Day 5.", lead)]
    assert joined == join_dates([(lead, [days[5], days[3]]), (other, [days[5]._replace(line="Otherwise."), days[4]])])
    many = join_dates([(lead, days.values()), (other, [days[28], days[27]])])
    assert [entry.stamp[-2:] for entry in many] == [f"{n:02d}" for n in (*range(1, MOST - 1), 27, 28)]


def test_a_sentence_that_leans_on_another_stands_in_no_line_of_several(press: Press) -> None:
    lead, other = press.content("a").brief, press.content("b").brief
    day = DateView("2021-08-05", "5 August 2021", "He left on Thursday.", "s1")
    assert join_dates([(lead, [day])]) == ()
    joined = join_dates([(lead, [day]), (other, [day._replace(line="Heads of state left on Thursday.")])])
    assert [(entry.line, entry.brief) for entry in joined] == [("Heads of state left on Thursday.", other)]


def test_a_sentence_that_leans_on_another_gives_way(press: Press, fact: Callable[..., Fact]) -> None:
    text = "He came on Friday. Ann Reed came on Friday, too."
    facts = [fact(text, words, kind="date", iso="2021-08-06", key=False) for words in ("Friday.", "Friday,")]
    article = press.content(text=text).article
    assert [entry.line for entry in make_timeline(article, facts, lambda _: True)] == ["Ann Reed came on Friday, too."]
    assert [entry.line for entry in make_timeline(article, facts[:1], lambda _: True)] == ["He came on Friday."]


def test_dates_in_words() -> None:
    assert [tell_date(s) for s in ("1961", "2021-08", "2021-08-06", "2021-00")] == ["1961", "August 2021", "6 August 2021", ""]
