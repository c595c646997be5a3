"""A day's edition: newest day first, stories by sources, weight, time and id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from digest.editing.editions import count_sources, make_editions, rank_story
from digest.model.article import Source
from digest.model.edition import Account, Edition, Story
from digest.model.fact import Evidence, Fact
from digest.model.summary import FiveWs, SummarySentence

NOON = datetime(2021, 8, 7, 12, tzinfo=UTC)


def brief(id: str, headline: str, *, hours: int = 0, source: str = "", weight: float = 0.5) -> Account:
    published = NOON + timedelta(hours=hours)
    fact = Fact(kind="claim", text="x", evidence=(Evidence(0, 0, 1, "x"),), importance=weight, key=True)
    return Account(
        id=id, path=f"{id}/", file=f"{id}.md", headline=headline, deck="", summary=(SummarySentence(headline),),
        summary_origin="source", facts=(fact, fact, fact), figures=(), five_ws=FiveWs(), published=published, precision="minute",
        updated=None, date=published.date(), language="en", source=Source(source) if source else None, authors=(), credits=(),
        corrections=(), dateline="", section="", tags=(), image=None, rights="full", canonical=None, aliases=(), minutes=1,
        words=100,
    )  # fmt: skip


def editions(briefs: Iterable[Account]) -> tuple[Edition, ...]:
    return make_editions(briefs, lambda day: f"editions/{day}/")


def order(edition: Edition) -> list[str]:
    return [s.id for s in edition.stories]


def test_each_day_has_its_edition_newest_first() -> None:
    made = editions([brief("a", "Snow in Alda"), brief("b", "Rain in Borby", hours=24), brief("c", "Wind in Corvo", hours=48)])
    assert [(e.date, e.path) for e in made] == [
        (date(2021, 8, 9), "editions/2021-08-09/"),
        (date(2021, 8, 8), "editions/2021-08-08/"),
        (date(2021, 8, 7), "editions/2021-08-07/"),
    ]


def test_weight_then_time_then_id_decide() -> None:
    (made,) = editions(
        [
            brief("b", "Snow falls on Alda"),
            brief("a", "Rain floods Borby"),
            brief("c", "Wind fells trees at Corvo", hours=1),
            brief("d", "Fire burns a mill in Dunmore", weight=0.9),
        ]
    )
    assert order(made) == ["d", "c", "a", "b"]


def test_what_more_sources_tell_comes_first() -> None:
    words = "Ferry Morning Star strikes Linmouth pier after engine failure"
    (made,) = editions(
        [
            brief("a", words, source="Coast Press", weight=0.3),
            brief("b", words, source="Norland News", weight=0.3),
            brief("c", "Fire burns a mill in Dunmore", weight=0.9),
        ]
    )
    assert order(made) == ["a", "c"]
    assert count_sources(made.stories[0]) == 2


def test_one_source_twice_counts_once() -> None:
    twice = Story("a", "x", (brief("a", "x", source="Coast Press"), brief("b", "x", source="Coast Press")))
    unnamed = Story("c", "x", (brief("c", "x"), brief("d", "x")))
    assert (count_sources(twice), count_sources(unnamed)) == (1, 2)
    assert rank_story(unnamed) < rank_story(twice)


def test_the_order_of_the_input_changes_nothing() -> None:
    briefs = [brief("a", "Snow in Alda"), brief("b", "Rain in Borby"), brief("c", "Wind in Corvo", hours=24)]
    assert all(editions(shuffled) == editions(briefs) for shuffled in permutations(briefs))


def test_no_article_no_edition() -> None:
    assert editions([]) == ()
