"""Pages about the site: they say what is true of its settings, and all corrections stand in one list and in feeds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from digest.model.article import Correction
from digest.model.settings import FactSettings, FeedSettings, Settings, SummarySettings
from digest.publishing.gathering import cut_pages
from tests.publishing.conftest import Press
from tests.publishing.rendering import Theme, dead_links_of, render_site

DAY = datetime(2021, 9, 8, tzinfo=UTC)
PIER, SHIPS = Correction("An earlier version gave the wrong pier.", DAY), Correction("Forty-one ships & not <fourteen>.", None)


def render(press: Press, theme: Theme, settings: Settings) -> dict[str, str]:
    site = list(render_site(press.made, press.editions(), settings, theme))
    assert dead_links_of(site, settings.base_url) == []
    return {file.path: file.data.decode() for file in site}


def test_about_names_the_publisher_and_whom_to_ask(press: Press, theme: Theme, settings: Settings) -> None:
    press.content()
    page = render(press, theme, replace(settings, contact="desk@courier.example"))["about/index.html"]
    for told in ("Courier desk", 'href="mailto:desk@courier.example"', "editions/2021-09-07/", "News of the coast", "AboutPage"):
        assert told in page
    assert "Contact" not in render(press, theme, settings)["about/index.html"]


@pytest.mark.parametrize(
    ("summary", "facts", "says", "does_not_say"),
    [
        (SummarySettings(2), FactSettings(), ["at most 2 sentences of the article itself", "Each key fact leads"], ["model,"]),
        (
            SummarySettings(method="llm", model="m-7 <x>"),
            FactSettings(),
            ["A language model, m-7 &lt;x&gt;"],
            ["No language model"],
        ),
        (SummarySettings(method="none"), FactSettings(), ["makes no summaries"], ["can miss what matters", "language model"]),
        (SummarySettings(), FactSettings(method="none"), ["looks for no facts"], ["Each key fact", "different figures"]),
        (SummarySettings(), FactSettings(limit=0), ["looks for no facts"], ["Each key fact leads"]),
    ],
)
def test_the_method_is_told_as_the_settings_have_it(
    press: Press, theme: Theme, settings: Settings, summary: SummarySettings, facts: FactSettings, says: list[str],
    does_not_say: list[str],
) -> None:  # fmt: skip
    press.content()
    page = render(press, theme, replace(settings, summary=summary, facts=facts))["method/index.html"]
    assert [words for words in says if words not in page] == []
    assert [words for words in does_not_say if words in page] == []
    assert "from 1 article." in page


def test_the_foot_of_each_page_says_no_more_than_is_true(press: Press, theme: Theme, settings: Settings) -> None:
    press.content()
    own, checked, fact = "sources’ own sentences", "a language model has written are checked", "Each key fact leads"
    told = {
        ("extract", "extract"): {own, fact}, ("extract", "none"): {own}, ("llm", "extract"): {checked, fact},
        ("llm", "none"): {checked}, ("none", "extract"): {fact}, ("none", "none"): set(),
    }  # fmt: skip
    for (summary, facts), words in told.items():
        changed = replace(settings, summary=SummarySettings(method=summary, model="m"), facts=FactSettings(method=facts))  # type: ignore[arg-type]
        foot = render(press, theme, changed)["tags/index.html"].partition("<footer")[2]
        assert {w for w in (own, checked, fact) if w in foot} >= words
        assert {w for w in (own, checked) if w in foot} == words - {fact}
        assert (fact in foot) == (fact in words)


def test_corrections_stand_in_one_list_and_in_feeds(press: Press, theme: Theme, settings: Settings) -> None:
    press.content("2021/late", corrections=(PIER,), headline="The late one")
    press.content("2021/port", corrections=(SHIPS, PIER), updated=DAY - timedelta(hours=9), updated_precision="minute")
    press.content("2021/clean", headline="Nothing to put right")
    site = render(press, theme, settings)
    page = site["corrections/index.html"]
    assert page.count("An earlier version gave the wrong pier.") == 2
    assert page.index("gave the wrong pier.") < page.index("Forty-one ships &amp; not &lt;fourteen&gt;.")
    assert "/late/#corrections" in page or "#corrections" in page
    assert "Nothing to put right" not in page.partition("<main")[2]
    feeds = {path: site[f"corrections/{path}"] for path in ("feed.xml", "atom.xml", "feed.json")}
    assert all(f'href="{path}"' in page for path in feeds)
    for path in ("feed.xml", "atom.xml"):
        read = feedparser.parse(feeds[path].encode())
        assert not read.bozo, read.get("bozo_exception")
        assert [e.title for e in read.entries] == [
            "Correction: The late one", "Correction: Veldmark harbour reopens", "Correction: Veldmark harbour reopens",
        ]  # fmt: skip
        assert len({e.id for e in read.entries}) == 3
    items = json.loads(feeds["feed.json"])["items"]
    assert [item["id"].rpartition(":correction/")[2] for item in items] == ["2021/late/1", "2021/port/2", "2021/port/1"]
    assert items[0]["date_published"].startswith("2021-09-08")
    assert items[2]["summary"] == "Forty-one ships & not <fourteen>."


def test_a_site_without_corrections_says_so_and_its_feeds_are_empty(press: Press, theme: Theme, settings: Settings) -> None:
    press.content()
    site = render(press, theme, settings)
    assert "No correction has been published." in site["corrections/index.html"]
    assert json.loads(site["corrections/feed.json"])["items"] == []
    assert not feedparser.parse(site["corrections/feed.xml"].encode()).bozo


def test_feeds_of_corrections_can_be_left_out(press: Press, theme: Theme, settings: Settings) -> None:
    press.content(corrections=(PIER,))
    site = render(press, theme, replace(settings, feeds=FeedSettings(corrections=False)))
    assert [path for path in site if path.startswith("corrections/")] == ["corrections/index.html"]
    assert "corrections/" not in site["feeds/index.html"].partition("<main")[2].partition("</main")[0]


def test_machines_find_how_the_publisher_works(press: Press, theme: Theme, settings: Settings) -> None:
    press.content()
    front = render(press, theme, settings)["index.html"]
    assert '"publishingPrinciples":"https://courier.example/paper/method/"' in front
    assert '"correctionsPolicy":"https://courier.example/paper/corrections/"' in front
    assert "correctionsPolicy" not in render(press, theme, replace(settings, trust_pages=False))["index.html"]


def test_a_site_can_do_without_pages_about_itself(press: Press, theme: Theme, settings: Settings) -> None:
    press.content(corrections=(PIER,))
    site = render(press, theme, replace(settings, trust_pages=False))
    assert [path for path in site if path.startswith(("about/", "method/", "corrections/"))] == []
    assert "corrections/" not in site["feeds/index.html"]


def test_pages_of_corrections_count_from_the_oldest_and_full_ones_stay() -> None:
    pages = list(cut_pages("c/", 9, 3))
    assert [(number, range(9)[place], path, older) for number, place, path, older in pages] == [
        (0, range(3), "c/", "c/page/2/"), (2, range(3, 6), "c/page/2/", "c/page/1/"), (1, range(6, 9), "c/page/1/", ""),
    ]  # fmt: skip
    assert list(cut_pages("c/", 2, 3)) == [(0, slice(2), "c/", "")]
    assert list(cut_pages("c/", 0, 3)) == [(0, slice(0), "c/", "")]
    shifted = [(number, slice(place.start + 1, place.stop + 1), *paths) for number, place, *paths in pages[1:]]
    assert list(cut_pages("c/", 10, 3))[1:] == shifted


def test_long_lists_of_corrections_are_paged(press: Press, theme: Theme, settings: Settings) -> None:
    for n in range(5):
        correction = Correction(f"Number {n} was wrong.", DAY + timedelta(days=n))
        press.content(f"2021/{n}", corrections=(correction,), headline=f"Report {n}")
    site = render(press, theme, replace(settings, paginate=2))
    assert "Number 4 was wrong." in site["corrections/index.html"]
    assert "Number 0 was wrong." in site["corrections/page/1/index.html"]
    assert "Number 0 was wrong." not in site["corrections/index.html"]
    assert 'href="page/1/"' in site["corrections/index.html"]
