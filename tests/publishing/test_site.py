"""The whole site: which files there are, what lists show, and that every link lands."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from digest.errors import ContentError
from digest.model.fact import Fact
from tests.publishing.rendering import Theme, collisions_of, dead_links_of, render_site

from .conftest import PORT, Press

NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)
VOID = {"meta", "link", "img", "br", "hr", "input"}


def files(press: Press, theme: Theme) -> dict[str, bytes]:
    return {o.path: o.data for o in render_site(press.made, press.editions(), press.settings, theme)}


def filled(press: Press, count: int = 9, **more: Any) -> Press:
    """Articles a day apart, newest first: Story 0 is the newest."""
    for n in range(count):
        press.content(f"n/{n:02d}", headline=f"Story {n}", published=NOON - timedelta(days=n), **more)
    return press


def test_the_files_of_a_site(press: Press, theme: Theme) -> None:
    press.settings = replace(press.settings, cname="courier.example")
    filled(press, 2)
    assert sorted(files(press, theme)) == [
        ".nojekyll", "2021/09/story-0/index.html", "2021/09/story-0/index.json", "2021/09/story-1/index.html",
        "2021/09/story-1/index.json", "404.html", "CNAME", "about/index.html",
        "archive/2021/index.html", "archive/index.html", "articles.json",
        "atom.xml",
        "corrections/atom.xml", "corrections/feed.json", "corrections/feed.xml", "corrections/index.html",
        "editions/2021-09-06/atom.xml", "editions/2021-09-06/feed.json", "editions/2021-09-06/feed.xml",
        "editions/2021-09-06/index.html",
        "editions/2021-09-07/atom.xml", "editions/2021-09-07/feed.json", "editions/2021-09-07/feed.xml",
        "editions/2021-09-07/index.html",
        "feed.json", "feed.xml", "feeds/feeds.opml", "feeds/index.html", "index.html", "method/index.html",
        "places/index.html", "places/veldmark/index.html", "robots.txt",
        "sections/coast/atom.xml", "sections/coast/feed.json", "sections/coast/feed.xml", "sections/coast/index.html",
        "sections/index.html", "sitemap.xml", "sources/coast-wire/index.html", "sources/index.html",
        "static/feed.css", "static/icon.svg", "static/style.css", "tags/index.html",
        "tags/labour/atom.xml", "tags/labour/feed.json", "tags/labour/feed.xml", "tags/labour/index.html",
        "tags/ports/atom.xml", "tags/ports/feed.json", "tags/ports/feed.xml", "tags/ports/index.html",
    ]  # fmt: skip


@pytest.mark.parametrize("base_url", ["https://user.github.io/repo/", "https://h.example/", "http://localhost:8000/a/b/"])
def test_every_link_lands_wherever_the_site_stands(press: Press, theme: Theme, fact: Callable[..., Fact], base_url: str) -> None:
    press.settings = replace(press.settings, base_url=base_url, paginate=2)
    facts = (fact(PORT, "2,900 people", says="The port authority"), fact(PORT, "by October", kind="date"))
    filled(press, 5, facts=facts)
    for rights in ("excerpt", "link"):
        press.content(
            rights, headline=rights, rights=rights, facts=facts, language="hi", tags=("तट",), aliases=(f"/old/{rights}",)
        )
    outputs = list(render_site(press.made, press.editions(), press.settings, theme))
    assert dead_links_of(outputs, base_url) == []
    assert collisions_of(outputs) == []


def test_a_broken_template_link_is_found(press: Press, theme: Theme) -> None:
    press.content()
    broken = replace(theme, templates={**theme.templates, "_footer.html": '<a href="{{ url("imprint/") }}">Imprint</a>'})
    outputs = list(render_site(press.made, press.editions(), press.settings, broken))
    assert any("imprint" in p.message and p.path == "content/2021/port.txt" for p in dead_links_of(outputs))


def test_the_same_input_gives_the_same_bytes_in_any_order(press: Press, theme: Theme) -> None:
    filled(press)
    first, editions = files(press, theme), press.editions()
    random.Random(7).shuffle(press.made)
    assert {o.path: o.data for o in render_site(press.made, editions, press.settings, theme)} == first


def titles(page: bytes) -> list[str]:
    return re.findall(r"<h2[^>]*><a [^>]*>(Story \d+)</a>", page.decode())


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (3, {"": "0 1 2"}),
        (5, {"": "0 1 2 3 4"}),
        (6, {"": "0 1 2", "page/1/": "3 4 5"}),
        (8, {"": "0 1 2 3 4", "page/1/": "5 6 7"}),
        (10, {"": "0 1 2 3", "page/1/": "7 8 9", "page/2/": "4 5 6"}),
    ],
)
def test_pages_of_a_section_count_from_the_oldest(press: Press, theme: Theme, count: int, pages: dict[str, str]) -> None:
    press.settings = replace(press.settings, paginate=3)
    made = files(filled(press, count), theme)
    found = {
        p.removeprefix("sections/coast/").removesuffix("index.html"): titles(made[p])
        for p in made
        if p.startswith("sections/coast/") and p.endswith(".html")
    }
    assert found == {path: [f"Story {n}" for n in numbers.split()] for path, numbers in pages.items()}


def test_an_old_page_stays_as_it_is_when_news_comes(press: Press, theme: Theme) -> None:
    press.settings = replace(press.settings, paginate=3)
    before = files(filled(press, 8), theme)["sections/coast/page/1/index.html"]
    press.content("n/new", headline="Story 99", published=NOON + timedelta(hours=1))
    assert files(press, theme)["sections/coast/page/1/index.html"] == before


def test_the_front_page_shows_the_latest_day_and_leads_to_earlier_ones(
    press: Press, theme: Theme, fact: Callable[..., Fact]
) -> None:
    facts = (fact(PORT, "2,900 people", line="2,900 people at the gates"),)
    filled(press, 3, facts=facts)
    press.content("n/x", headline="Story 77", published=NOON, facts=facts)
    front = files(press, theme)["index.html"].decode()
    assert titles(front.encode()) == ["Story 0", "Story 77"]
    assert '<h1 class="nameplate"><a href="./">The Veldmark Courier</a></h1>' in front
    assert 'href="2021/09/story-0/#s3">2,900 people at the gates</a>' in front
    assert re.findall(r'href="editions/([^/]+)/"', front) == ["2021-09-07", "2021-09-06", "2021-09-05"]


def test_the_archive_goes_by_month_and_year(press: Press, theme: Theme) -> None:
    for n, day in enumerate(
        (datetime(2021, 1, 2, tzinfo=UTC), datetime(2020, 12, 31, tzinfo=UTC), datetime(2020, 11, 1, tzinfo=UTC))
    ):
        press.content(f"n/{n}", headline=f"Story {n}", published=day)
    made = files(press, theme)
    assert "January 2021" in made["archive/index.html"].decode()
    assert "December 2020" not in made["archive/index.html"].decode()
    assert re.findall(r"<h2[^>]*>(\w+ 2020)</h2>", made["archive/2020/index.html"].decode()) == ["December 2020", "November 2020"]


def test_sections_come_in_the_order_of_the_settings_and_spellings_are_one(press: Press, theme: Theme) -> None:
    press.settings = replace(press.settings, sections=("World", "Coast"))
    for n, section in enumerate(("Art", "coast", "Coast", "world", "Zoo", "art", "Art")):
        press.content(f"n/{n}", headline=f"Story {n}", section=section)
    menu = re.search(r'<nav class="menu".*?</nav>', files(press, theme)["index.html"].decode(), re.DOTALL)
    assert menu
    assert re.findall(r">([^<>\n]+)</a>", menu[0]) == ["World", "Coast", "Art", "Zoo", "Archive"]


def test_the_page_for_lost_readers_links_from_the_hosts_root(press: Press, theme: Theme) -> None:
    press.content()
    page = files(press, theme)["404.html"].decode()
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert links and all(link.startswith(("/paper/", "#main")) for link in links)
    assert '<meta name="robots" content="noindex">' in page


def test_nothing_published_yet_is_a_site_too(press: Press, theme: Theme) -> None:
    made = files(press, theme)
    assert "Nothing has been published yet" in made["index.html"].decode()
    assert dead_links_of(list(render_site([], (), press.settings, theme)), press.settings.base_url) == []


def test_a_sites_own_template_takes_the_place_of_the_themes(press: Press, theme: Theme) -> None:
    press.content()
    own = replace(theme, templates={**theme.templates, "_footer.html": "<footer>{{ site.extra.motto }}</footer>"})
    press.settings = replace(press.settings, extra={"motto": "All the news"})
    assert b"<footer>All the news</footer>" in files(press, own)["index.html"]


def test_a_wrong_template_of_the_site_is_an_editors_problem(press: Press, theme: Theme) -> None:
    press.content()
    own = replace(theme, templates={**theme.templates, "_footer.html": "<p>\n{{ brief.headlin }}</p>"})
    with pytest.raises(ContentError) as caught:
        files(press, own)
    assert [(p.code, p.path, p.line) for p in caught.value.problems] == [("bad-template", "templates/_footer.html", 2)]


class Balance(HTMLParser):
    """Start and end tags of a page, held against each other."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def test_pages_are_sound_light_and_ask_nothing_of_others(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    filled(press, 4, facts=(fact(PORT, "2,900 people", says="The port authority"),))
    made = files(press, theme)
    for path, data in made.items():
        if not path.endswith(".html"):
            continue
        text = data.decode()
        balance = Balance()
        balance.feed(text)
        assert (balance.wrong, balance.open) == ([], []), path
        assert len(balance.ids) == len(set(balance.ids)), path
        assert text.count("<h1") == 1, path
        assert len(data) < 30_000, path
        assert not re.search(r'(?:src=|rel="stylesheet" href=)"(?:https?:)?//', text), path
        assert not re.search(r"<script(?! type=\"application/ld\+json\")|\son\w+=", text), path
    assert len(made["static/style.css"]) < 20_000
    assert b"url(" not in made["static/style.css"] and b"@import" not in made["static/style.css"]


def test_nothing_but_code_and_tables_scrolls_inside_the_page(theme: Theme) -> None:
    style = theme.static["static/style.css"].decode()
    assert not re.search(r"overflow-y(?!: clip)|max-height", style)
