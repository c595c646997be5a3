"""The pages and feeds of stories: which have one, where it stands and stays, and what it shows of its articles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import jsonschema
import pytest

from digest.agenda import tell_story
from digest.model.article import Source
from digest.model.edition import Card, Edition, Story, StoryComparison, StoryFact, Told
from digest.model.fact import Fact
from digest.model.settings import FeedSettings, Settings
from digest.model.slate import Slate
from digest.publishing.feeds.addresses import FORMATS
from digest.publishing.site import Plan
from digest.publishing.slates import find_first, name_edition
from digest.publishing.stories import list_stories
from digest.publishing.urls import edition_path, story_path
from digest.publishing.works import FeedWork, StoriesWork, StoryWork
from tests.publishing.conftest import PORT, Press
from tests.publishing.rendering import Content, Rendered, Theme, collisions_of, dead_links_of, render_site
from tests.publishing.test_reuse import SCHEMA
from tests.publishing.test_slates import SETTINGS, Archive, changed_quires, make_card, make_slate

NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)
PAGE = "stories/2021/09/story-0/index.html"


# ---------------------------------------------------------------- where it stands

EARLY, LATE, ALONE = make_card("early", hour=6), make_card("late", hour=9), make_card("alone", hour=7)


def test_a_story_is_known_by_its_earliest_article_whoever_leads() -> None:
    assert find_first([LATE, EARLY]) == find_first([EARLY, LATE]) == find_first([make_card("long", hour=8), EARLY, LATE]) == EARLY


def test_of_articles_of_one_minute_that_with_the_first_id_counts() -> None:
    a, b = make_card("a"), make_card("b")
    assert find_first([b, a, LATE]) == find_first([LATE, a, b]) == a


def test_only_a_story_of_several_articles_has_a_page(press: Press) -> None:
    late, early = (press.content(id, headline=id, published=NOON.replace(hour=hour)).brief for id, hour in (("b", 9), ("a", 8)))
    records = {"a": "record of a", "b": "record of b"}
    both, alone = Story("a", "a", (late, early)), Story("b", "b", (late,))
    assert tell_story(both, records) == Told(("record of b", "record of a"), path="stories/2021/09/a/")
    assert tell_story(alone, records) == Told(("record of b",))


class OneStory(Archive):
    """A catalogue in which the cards of a day are one story, newest first."""

    def stories(self, slate: Any) -> tuple[Told, ...]:
        return (Told(slate.records, path=story_path(find_first(self.cards(slate.records)).path)),)


def tell_days(cards: Sequence[Card]) -> list[Slate]:
    """A slate for each day, newest first, all of whose cards are one story."""
    slates = [make_slate([card for card in cards if card.date == day]) for day in sorted({c.date for c in cards}, reverse=True)]
    archive = OneStory(cards)
    return [name_edition(slate, archive.stories(slate), archive.cards(slate.records)[0]) for slate in slates]


def plan_of(cards: Sequence[Card], settings: Settings = SETTINGS) -> Plan:
    return Plan(tell_days(cards), settings, OneStory(cards))


def works_of(cards: Sequence[Card], settings: Settings = SETTINGS) -> dict[str, Any]:
    return {leaf.path: leaf.work for quire in plan_of(cards, settings).quires() for leaf in quire.lay_out()}


def test_feeds_of_a_story_keep_their_id_while_it_grows() -> None:
    small, large = works_of([EARLY, LATE]), works_of([EARLY, LATE, ALONE])
    path = "stories/news/early/atom.xml"
    assert isinstance(small[path], FeedWork) and isinstance(large[path], FeedWork)
    assert (small[path].id, large[path].id) == ("early", "early")
    assert large[path].records == (LATE.record, ALONE.record)  # as many as `feeds.limit` says, newest first


def test_an_earlier_article_moves_the_story_and_the_former_address_leads_on() -> None:
    before, after = works_of([EARLY, LATE]), works_of([EARLY, LATE, make_card("first", hour=1)])
    assert isinstance(before["stories/news/early/index.html"], StoryWork)
    assert after["stories/news/early/index.html"].target == "stories/news/first/"
    assert isinstance(after["stories/news/first/index.html"], StoryWork)


def test_a_change_of_a_storys_article_reaches_its_day_and_no_other() -> None:
    cards = [make_card(f"a{day}{n}", day, hour=8 + n, section="") for day in range(1, 5) for n in range(2)]
    changed = changed_quires(cards, [cards[2]._replace(record="another"), *cards[:2], *cards[3:]])
    assert {name for name in changed if name.startswith(("day", "front", "feeds"))} == {"day 2021-08-02"}


def test_all_stories_are_listed_newest_first_in_pages_that_stay() -> None:
    cards = [make_card(f"a{day}{n}", day, hour=8 + n) for day in range(1, 10) for n in range(2)]

    def pages(settings: Settings) -> dict[str, list[str]]:
        works = works_of(cards, settings).values()
        return {work.path: [told.path for told in work.stories] for work in works if isinstance(work, StoriesWork)}

    def stories(*days: int) -> list[str]:
        return [f"stories/news/a{day}0/" for day in days]

    assert pages(replace(SETTINGS, paginate=20)) == {"stories/": stories(*range(9, 0, -1))}
    assert pages(replace(SETTINGS, paginate=2)) == {
        "stories/": stories(9, 8, 7), "stories/page/3/": stories(6, 5), "stories/page/2/": stories(4, 3),
        "stories/page/1/": stories(2, 1),
    }  # fmt: skip
    assert pages(replace(SETTINGS, stories=False)) == {}


def test_of_a_days_stories_that_of_the_newest_article_is_listed_first() -> None:
    cards = [make_card(f"a{n}", hour=n) for n in range(1, 6)]
    two, three = (Told((f"record of {lead}", f"record of {other}"), path=lead) for lead, other in (("a1", "a4"), ("a2", "a3")))
    slate = name_edition(make_slate(cards), [three, Told(("record of a5",)), two], cards[1])
    assert list_stories([slate]) == ((two, cards[3].updated), (three, cards[2].updated))


# ---------------------------------------------------------------- what it shows


def tell(press: Press, number: int, **more: Any) -> Content:
    """An article of a story, each an hour later."""
    more = {"headline": f"Story {number}", "published": NOON + timedelta(hours=number), **more}
    source = more.pop("source", Source(f"Wire {number}", f"https://wire{number}.example/a", f"https://wire{number}.example/"))
    return press.content(f"n/{number}", source=source, **more)


@pytest.fixture
def render(press: Press, theme: Theme) -> Callable[..., dict[str, str]]:
    """Builds what the press has as one story, its articles in the order given by their places, and one article more; all links
    land and no two files have one path."""

    def build(*order: int, comparisons: tuple[StoryComparison, ...] = (), settings: Settings | None = None) -> dict[str, str]:
        told = [press.made[n].brief for n in order or range(len(press.made))]
        alone = Press(press.settings).content("alone", headline="Alone", published=NOON)
        stories = Story("n/0", told[0].headline, tuple(told), comparisons), Story("alone", "Alone", (alone.brief,))
        edition, chosen = Edition(NOON.date(), edition_path(NOON.date()), stories), settings or press.settings
        made: list[Rendered] = list(render_site([*press.made, alone], [edition], chosen, theme))
        assert dead_links_of(made, chosen.base_url) == []
        assert collisions_of(made) == []
        return {o.path: o.data.decode() for o in made if not o.path.startswith("static/")}

    return build


def links_to(page: str, target: str) -> int:
    return len(re.findall(f'<a [^>]*href="[^"]*{target}"', page))


def test_a_story_is_reached_from_its_edition_the_front_page_and_each_of_its_articles(
    press: Press, render: Callable[..., dict[str, str]]
) -> None:
    for number in range(3):
        tell(press, number)
    made = render(1, 0, 2)
    for page in ("index.html", "editions/2021-09-07/index.html", *(f"2021/09/story-{n}/index.html" for n in range(3))):
        assert links_to(made[page], "stories/2021/09/story-0/") == 1, page
    assert links_to(made["2021/09/alone/index.html"], 'stories/2021[^"]*') == 0
    assert all(links_to(page, "stories/") == 1 for path, page in made.items() if path.endswith("alone/index.html")), "in the foot"
    assert not [path for path in made if path.startswith("stories/") and "alone" in path]


def test_its_page_has_every_account_with_its_source_and_summary(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(3):
        tell(press, number)
    page = render(1, 0, 2)[PAGE]
    assert re.findall(r'<a href="\.\./\.\./\.\./\.\./(2021/09/story-\d/)">(Story \d)</a>', page) == [
        ("2021/09/story-1/", "Story 1"), ("2021/09/story-0/", "Story 0"), ("2021/09/story-2/", "Story 2"),
    ]  # fmt: skip
    assert page.partition("<main")[2].count("About 3,200 dock workers returned, the union said.") == 3
    assert re.findall(r'<span class="source">(Wire \d)</span>', page) == ["Wire 1", "Wire 0", "Wire 2"]
    assert links_to(page, "sources/wire-2/") == 1
    assert links_to(page, "editions/2021-09-07/") == 1  # by its day
    assert page.count('<a href="../../../">Stories</a>') == 2  # on the way there, and in the foot


def test_machines_find_what_it_is(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number)
    page = render(1, 0)[PAGE]
    found = [json.loads(told) for told in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    collection, way = found
    address = "https://courier.example/paper/"
    assert collection["@type"] == "CollectionPage"
    assert collection["@id"] == f"{address}stories/2021/09/story-0/"
    assert [item["url"] for item in collection["mainEntity"]["itemListElement"]] == [
        f"{address}2021/09/story-1/", f"{address}2021/09/story-0/",
    ]  # fmt: skip
    assert [step["name"] for step in way["itemListElement"]] == [
        "The Veldmark Courier", "Stories", "Story 1",
    ]  # fmt: skip
    assert f'<link rel="canonical" href="{address}stories/2021/09/story-0/">' in page
    assert "<title>Story 1 · Story · The Veldmark Courier</title>" in page
    assert re.search('<meta property="og:description" content="The harbour of Veldmark reopened', page)


def test_the_sitemap_has_it_as_late_as_its_last_article(press: Press, render: Callable[..., dict[str, str]]) -> None:
    tell(press, 0)
    tell(press, 1, updated=NOON + timedelta(days=2))
    told = re.findall(r"<loc>([^<]*stories/[^<]+)</loc><lastmod>([^<]*)", render()["sitemap.xml"])
    assert told == [("https://courier.example/paper/stories/2021/09/story-0/", "2021-09-09T12:00:00Z")]


def test_figures_stand_against_each_other_with_a_chart(
    press: Press, render: Callable[..., dict[str, str]], fact: Callable[..., Fact]
) -> None:
    for number in range(2):
        tell(press, number)
    figures = [fact(PORT, "3,200", value=3200, unit="people"), fact(PORT, "2,900", value=2900, unit="people")]
    comparison = StoryComparison("people", tuple(StoryFact(n, figure) for n, figure in enumerate(figures)), "conflict")
    page = render(comparisons=(comparison,))[PAGE]
    assert "These figures differ" in page and page.count('<svg class="bar"') == 2 and "The figures as a table" in page


def test_the_dates_of_all_make_a_line(press: Press, render: Callable[..., dict[str, str]], fact: Callable[..., Fact]) -> None:
    tell(press, 0, facts=(fact(PORT, "Tuesday", kind="date", iso="2021-09-07"),))
    tell(press, 1, facts=(fact(PORT, "October", kind="date", iso="2021-10"), fact(PORT, "Forty-one", kind="date", iso="2041")))
    made = render()
    dates = re.findall(r'<time class="label" datetime="([^"]*)">.*?href="([^"]*)"', made[PAGE], re.DOTALL)
    assert dates == [
        ("2021-09-07", "../../../../2021/09/story-0/#s0"),
        ("2021-10", "../../../../2021/09/story-1/#s5"),
        ("2041", "../../../../2021/09/story-1/#s4"),
    ]
    assert "3 dates in these reports" in made[PAGE]
    assert "timeline" not in made["2021/09/story-1/index.html"]  # two are no line


@pytest.mark.parametrize(("place", "page"), [(6, "index.html"), (14, "editions/2021-09-07/index.html")])
def test_a_story_that_stands_by_its_headline_alone_leads_to_its_page(press: Press, theme: Theme, place: int, page: str) -> None:
    for number in range(17):
        tell(press, number)
    told = [content.brief for content in press.made]
    alone = [Story(brief.id, brief.headline, (brief,)) for brief in told[2:]]
    stories = (*alone[:place], Story("n/0", "Story 0", tuple(told[:2])), *alone[place:])
    edition = Edition(NOON.date(), edition_path(NOON.date()), stories)
    made = {o.path: o.data.decode() for o in render_site(press.made, [edition], press.settings, theme) if o.path == page}
    assert re.search('<p class="onward"><a href="[^"]*stories/2021/09/story-0/">2 accounts</a>', made[page])


def test_the_list_tells_how_many_tell_a_story_and_leads_to_its_page(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(3):
        tell(press, number)
    page = render(1, 0, 2)["stories/index.html"]
    main = page.partition("<main")[2].partition("</main>")[0]
    assert re.findall('<a href="([^"]*)">(.*?)</a>', main) == [("2021/09/story-0/", "Story 1")]
    assert "About 3,200 dock workers returned, the union said." in main
    assert "<span>3 accounts</span>" in main
    assert "<span>Wire 1, Wire 0 and Wire 2</span>" in main
    collection, _ = (json.loads(told) for told in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page))
    listed = [item["url"] for item in collection["mainEntity"]["itemListElement"]]
    assert listed == ["https://courier.example/paper/stories/2021/09/story-0/"]


def test_a_site_without_stories_has_no_list_of_them(press: Press, render: Callable[..., dict[str, str]]) -> None:
    tell(press, 0)
    made = render()
    assert "stories/index.html" not in made and "stories/" not in made["index.html"]


@pytest.mark.parametrize("format", FORMATS)
def test_whoever_follows_it_gets_each_account(press: Press, render: Callable[..., dict[str, str]], format: str) -> None:
    for number in range(3):
        tell(press, number)
    made = render(1, 0, 2)
    known = FORMATS[format]  # type: ignore[index]
    page = re.escape(f'<link rel="alternate" type="{known.type}"') + rf' title="Story 1 [^"]*" href="{known.file}"'
    assert re.search(page, made[PAGE])
    text = made[f"stories/2021/09/story-0/{known.file}"]
    if format == "json":
        found = json.loads(text)
        titles, title, home = [item["title"] for item in found["items"]], found["title"], found["home_page_url"]
    else:
        parsed = feedparser.parse(text)
        titles, title, home = [entry.title for entry in parsed.entries], parsed.feed.title, parsed.feed.link
    assert titles == ["Story 2", "Story 1", "Story 0"]
    assert (title, home) == ("Story 1 · The Veldmark Courier", "https://courier.example/paper/stories/2021/09/story-0/")
    if format == "atom":
        assert parsed.feed.id == "tag:news-digest.invalid,2021:story/n/0"


def test_the_page_of_feeds_says_that_there_are_some(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number)
    without = replace(press.settings, feeds=FeedSettings(stories=False))
    told = "Each story that several articles tell has feeds of its own"
    assert told in render()["feeds/index.html"]
    made = render(settings=without)
    assert told not in made["feeds/index.html"] and PAGE in made
    assert not [path for path in made if path.startswith("stories/") and not path.endswith(".html")]
    assert "Follow this story" not in made[PAGE]


def test_a_setting_leaves_them_out(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number)
    made = render(settings=replace(press.settings, stories=False))
    assert not [path for path in made if path.startswith("stories/")]
    assert not [path for path, text in made.items() if "stories/" in text]
    assert "Also told by" in made["2021/09/story-0/index.html"]


def test_data_of_an_article_names_its_story(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number)
    made = render(1, 0)
    found = [json.loads(made[f"2021/09/{name}/index.json"]) for name in ("story-0", "story-1", "alone")]
    for data in found:
        jsonschema.validate(data, SCHEMA)
    address = "https://courier.example/paper/stories/2021/09/story-0/"
    assert [data["story"] for data in found] == [address, address, None]


def test_the_other_addresses_of_a_story_lead_to_it(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number)
    page = render(1, 0)["stories/2021/09/story-1/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../story-0/">' in page and "noindex" in page


def test_it_shows_no_more_than_rights_allow(press: Press, render: Callable[..., dict[str, str]]) -> None:
    tell(press, 0, rights="link")
    tell(press, 1, rights="excerpt")
    page = render()[PAGE]
    assert page.count("About 3,200 dock workers returned") == 1 and "noindex" not in page
    press.made.clear()
    for number in range(2):
        tell(press, number, rights="link")
    made = render()
    assert "dock workers" not in made[PAGE] and "noindex" in made[PAGE]
    assert "stories/2021" not in made["sitemap.xml"]


def test_an_article_where_a_story_is_to_stand_is_told(press: Press, theme: Theme) -> None:
    press.settings = replace(press.settings, permalink="/:section/:slug/")
    tell(press, 0, section="")
    tell(press, 1, section="")
    tell(press, 2, section="Stories", headline="Story 0")
    told = tuple(content.brief for content in press.made)
    stories = Story("n/0", "Story 0", told[:2]), Story("n/2", "Story 0", told[2:])
    edition = Edition(NOON.date(), edition_path(NOON.date()), stories)
    found = collisions_of(render_site(press.made, [edition], press.settings, theme))
    assert [(p.code, p.path) for p in found] == [("path-collision", "content/n/0.txt")]
    assert "'stories/story-0/index.html' as story, also made from content/n/2.txt" in found[0].message
    assert "stories: false" in found[0].hint


def test_a_large_story_has_a_small_page(press: Press, render: Callable[..., dict[str, str]], fact: Callable[..., Fact]) -> None:
    facts = [fact(PORT, "Tuesday", kind="date", iso=f"2021-08-{n:02d}") for n in range(1, 29)]
    for number in range(24):
        tell(press, number, headline=f"Story {number} {'of the harbour ' * 4}", facts=(facts[number],))
    figures = [fact(PORT, "3,200", value=3200 + n, unit="people") for n in range(12)]
    comparison = StoryComparison("people", tuple(StoryFact(n, figure) for n, figure in enumerate(figures)), "conflict")
    made = render(comparisons=(comparison,))
    (page,) = [text for path, text in made.items() if '<body class="on-story">' in text]
    assert len(page.encode()) < 30_000
    assert page.count('<article class="story">') == 6 and page.count('<article class="brief">') == 17


def test_a_story_in_another_language_says_so(press: Press, render: Callable[..., dict[str, str]]) -> None:
    for number in range(2):
        tell(press, number, language="fa", headline="<b>سیل</b>" if number else "Story 0")
    page = render(1, 0)[PAGE]
    assert '<h1 lang="fa" dir="rtl"><a href="' in page
    assert '<meta property="og:locale" content="fa_IR">' in page
    assert "<b>سیل" not in page
