"""Related articles: what they share, where they stand, and what does not change them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from digest.desk import make_name
from digest.model.edition import Card, Told
from digest.model.settings import Settings
from digest.publishing.related import WINDOW
from digest.publishing.works import ArticleWork
from tests.publishing.test_slates import changed_quires, make_card, make_plan

SETTINGS = Settings(base_url="https://courier.example/", related=2)


def about(name: str, day: int, people: str = "", places: str = "", **more: Any) -> Card:
    named = [tuple(map(make_name, text.split())) for text in (people, places)]
    return make_card(name, day, **more)._replace(people=named[0], places=named[1])


def related(cards: Sequence[Card], settings: Settings = SETTINGS) -> dict[str, str]:
    """For each article the ids of its related ones, in their order."""
    leaves = [leaf for quire in make_plan(cards, settings).quires() for leaf in quire.lay_out()]
    works = [leaf.work for leaf in leaves if isinstance(leaf.work, ArticleWork)]
    return {w.path.split("/")[1]: " ".join(link.path.split("/")[1] for link in w.related) for w in works}


def test_articles_that_share_people_or_tags_are_related_and_those_with_one_place_are_not() -> None:
    cards = [
        about("person", 1, "Bell"), about("tag", 2, tags=["fire"]), about("place", 3, places="Oslo"),
        about("places", 4, places="Oslo Kabul"), about("none", 5, "Carr"), about("new", 6, "Bell", "Oslo Kabul", tags=["Fire"]),
    ]  # fmt: skip
    assert related(cards)["new"] == "person places"  # three, and two; the tag's two are older
    assert related(cards, Settings(base_url=SETTINGS.base_url, related=9))["new"] == "person places tag"
    assert related(cards, Settings(base_url=SETTINGS.base_url, related=0))["new"] == ""


def test_no_article_leads_to_a_later_day_and_both_of_one_day_to_each_other() -> None:
    cards = [about("old", 1, "Bell"), about("a", 2, "Bell"), about("b", 2, "Bell", hour=9)]
    assert related(cards) == {"old": "", "a": "b old", "b": "a old"}


def test_news_changes_no_earlier_day_but_the_one_beside_it() -> None:
    cards = [about(f"a{day}", day, "Bell") for day in range(1, 6)]
    days = {name for name in changed_quires(cards, [*cards, about("new", 6, "Bell")], SETTINGS) if name.startswith("day")}
    assert days == {"day 2021-08-06", "day 2021-08-05"}


def test_other_words_of_an_article_leave_later_days_as_they_are_but_another_headline_does_not() -> None:
    cards = [about(f"a{day}", day, "Bell") for day in range(1, 6)]
    words = [cards[0]._replace(record="another"), *cards[1:]]
    days = {name for name in changed_quires(cards, words, SETTINGS) if name.startswith("day")}
    assert days == {"day 2021-08-01"}
    headline = [words[0]._replace(headline="Another"), *cards[1:]]
    assert "day 2021-08-05" in changed_quires(cards, headline, SETTINGS)


def test_other_accounts_of_the_event_are_not_told_twice() -> None:
    cards = [about("a", 1, "Bell"), about("b", 1, "Bell", hour=9), about("c", 1, "Bell", hour=10)]
    plan = make_plan(cards, SETTINGS)
    records = tuple(card.record for card in cards[:2])
    plan._catalogue.stories = lambda slate: (Told(records), Told((cards[2].record,)))  # type: ignore[method-assign]
    works = [leaf.work for quire in plan.quires() for leaf in quire.lay_out() if isinstance(leaf.work, ArticleWork)]
    found = {work.path: [link.path for link in work.related] for work in works}
    assert found == {"news/a/": ["news/c/"], "news/b/": ["news/c/"], "news/c/": ["news/b/", "news/a/"]}


def test_only_the_editions_of_some_weeks_are_looked_at() -> None:
    first = date(2021, 8, 1)
    days = [first + timedelta(days=n) for n in range(WINDOW + 1)]
    cards = [make_card(f"a{n}", tags=["sea"] if n in (0, WINDOW) else [])._replace(date=day) for n, day in enumerate(days)]
    assert related(cards)[f"a{WINDOW}"] == ""
    assert related(cards[1:])[f"a{WINDOW}"] == ""
    near = [card._replace(tags=("sea",)) if card.id == "a1" else card for card in cards]
    assert related(near)[f"a{WINDOW}"] == "a1"


def test_the_same_articles_in_any_order_give_the_same() -> None:
    cards = [about(f"a{n}", 1 + n % 3, "Bell", tags=["sea", "fire"], hour=8 + n) for n in range(9)]
    assert related(cards) == related(cards[::-1])
