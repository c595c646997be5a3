"""Slates, and the quires that are laid out from them: what each hangs on, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from math import inf
from typing import Any

from digest.model.edition import Card, Picture, Told
from digest.model.settings import FeedSettings, Settings
from digest.model.slate import Slate
from digest.publishing.site import Plan
from digest.publishing.slates import fill_slate, name_edition, order_cards

SETTINGS = Settings(base_url="https://courier.example/", paginate=2, feeds=FeedSettings(limit=2), related=0)


def make_card(name: str, day: int = 1, hour: int = 8, section: str = "Port", tags: Sequence[str] = (), **others: Any) -> Card:
    moment = datetime(2021, 8, day, hour, tzinfo=UTC)
    card = Card(
        id=name, file=f"{name}.md", path=f"news/{name}/", headline=f"{name} happens", language="en", published=moment,
        updated=moment, date=date(2021, 8, day), section=section, tags=tuple(tags), aliases=(), pictures=(), listed=True,
        draft=False, withdrawn=False, due=moment, expires=None, record=f"record of {name}", shown=f"what is shown of {name}",
    )  # fmt: skip
    return card._replace(**others)


def make_slate(cards: Sequence[Card]) -> Slate:
    """The slate of cards of one day, each a story of its own."""
    ordered = order_cards(cards)
    slate = fill_slate(Slate("", ordered[0].date, -inf, inf), ordered)
    return name_edition(slate, [Told((card.record,)) for card in ordered], ordered[0])


class Archive:
    """The catalogue of cards, in which each article is a story."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = {card.record: card for card in cards}

    def cards(self, records: Sequence[str]) -> list[Card]:
        return [self._cards[record] for record in records]

    def stories(self, slate: Slate) -> tuple[Told, ...]:
        return tuple(Told((record,)) for record in slate.records)


def make_plan(cards: Sequence[Card], settings: Settings = SETTINGS) -> Plan:
    days = sorted({card.date for card in cards}, reverse=True)
    return Plan([make_slate([c for c in cards if c.date == day]) for day in days], settings, Archive(cards))


def test_cards_are_ordered_by_time_and_then_by_id() -> None:
    late, b, a = make_card("late", hour=9), make_card("b"), make_card("a")
    assert order_cards([b, late, a]) == order_cards([a, b, late]) == [late, a, b]


def test_a_slate_of_nothing_published_stays_as_it_is() -> None:
    slate = Slate("key", date(2021, 8, 1), 1.0, 2.0, (("a.md", "draft"),))
    assert fill_slate(slate, []) is slate
    assert slate.records == ()
    assert slate.updated is None


def test_a_slate_names_places_in_its_own_order() -> None:
    picture = Picture("pier.jpg", "static/pier.jpg", static=False)
    first = make_card("first", hour=9, tags=["fire", "sea"])
    second = make_card("second", section="", tags=["sea"], pictures=(picture,), updated=datetime(2021, 8, 3, tzinfo=UTC))
    slate = make_slate([second, first])
    assert slate.records == ("record of first", "record of second")
    assert slate.sections == (("Port", (0,)),)
    assert slate.tags == (("fire", (0,)), ("sea", (0, 1)))
    assert slate.pictures == (("second.md", picture),)
    assert (slate.newest, slate.oldest) == (first.link, second.link)
    assert slate.updated == datetime(2021, 8, 3, tzinfo=UTC)
    assert slate.day is not None
    assert (slate.day.headline, slate.day.stories) == ("first happens", 2)


def test_an_article_counts_once_for_spellings_of_one_tag_and_apart_for_other_names() -> None:
    slate = make_slate([make_card("a", tags=["Sea", "sea", "C", "C (language)"])])
    assert slate.tags == (("C", (0,)), ("C (language)", (0,)), ("Sea", (0,)))


CARDS = [
    make_card(f"a{day}{n}", day, hour=8 + n, section=("Port", "Town")[n], tags=["sea"] if day < 3 else ["fire"])
    for day in range(1, 6)
    for n in range(2)
]


def changed_quires(before: Sequence[Card], after: Sequence[Card], settings: Settings = SETTINGS) -> set[str]:
    """Names of quires whose seed is another, or that have come or gone."""
    old, new = ({quire.name: quire.seed for quire in make_plan(cards, settings).quires()} for cards in (before, after))
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def replaced(name: str, **changes: Any) -> list[Card]:
    return [card._replace(**changes) if card.id == name else card for card in CARDS]


def test_quires_have_names_of_their_own_and_lay_out_the_same_from_the_same_seed() -> None:
    one, other = list(make_plan(CARDS).quires()), list(make_plan(CARDS[::-1]).quires())
    assert [q.name for q in one] == [q.name for q in other]
    assert len({q.name for q in one}) == len(one)
    assert [q.seed for q in one] == [q.seed for q in other]
    assert [[*q.lay_out()] for q in one] == [[*q.lay_out()] for q in other]
    paths = [leaf.path for q in one for leaf in q.lay_out()]
    assert len(set(paths)) == len(paths)


def test_another_record_changes_the_day_its_section_its_tag_and_no_other() -> None:
    lists = {"section sections/port/ Port", "tag tags/sea/ sea"}
    assert changed_quires(CARDS, replaced("a20", record="another")) == {"day 2021-08-02", "index", *lists}


def test_the_newest_articles_change_the_front_page_and_the_feed_too() -> None:
    lists = {"section sections/port/ Port", "tag tags/fire/ fire"}
    assert changed_quires(CARDS, replaced("a50", record="another")) == {"day 2021-08-05", "feeds", "front", "index", *lists}


def test_a_headline_at_the_end_of_a_day_changes_the_day_beside_it() -> None:
    """The last article of a day is the neighbour of the first of the day before, which leads that edition."""
    assert "day 2021-08-01" in changed_quires(CARDS, replaced("a20", record="another", headline="Another"))
    assert "day 2021-08-03" not in changed_quires(CARDS, replaced("a20", record="another", headline="Another"))
    lead = changed_quires(CARDS, replaced("a21", record="another", headline="Another"))
    assert {"day 2021-08-01", "day 2021-08-03", "year 2021", "front"} <= lead
    assert not {"day 2021-08-04", "day 2021-08-05"} & lead


def test_a_time_of_change_reaches_the_pages_of_lists_and_their_directories() -> None:
    later = CARDS[2].updated + timedelta(days=30)
    changed = changed_quires(CARDS, replaced(CARDS[2].id, record="another", updated=later))
    assert {"sections", "tags", "year 2021"} <= changed
    assert "section sections/town/ Town" not in changed


def test_a_day_that_goes_is_told_to_those_beside_it() -> None:
    changed = changed_quires(CARDS, [card for card in CARDS if card.date != date(2021, 8, 3)])
    assert {"day 2021-08-02", "day 2021-08-03", "day 2021-08-04", "year 2021"} <= changed
    assert not {"day 2021-08-01", "day 2021-08-05"} & changed
