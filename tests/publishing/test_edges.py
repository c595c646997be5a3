"""The site at its edges: nothing in it, one article, hostile names, many tags, other zones, months, paths that meet."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import feedparser
import pytest

from digest.disk.inplace import SPOOL
from digest.disk.stamps import MANIFEST
from digest.model.article import Correction, Image, Source
from digest.model.settings import Settings
from digest.publishing import urls
from digest.publishing.checks import KEPT_BACK, check_path
from digest.publishing.leaves import Leaf
from digest.publishing.works import PlainWork
from tests.publishing.rendering import Rendered, Theme, collisions_of, dead_links_of, render_site

from .conftest import Press

HOSTILE = (
    "..", ".", "/", "a/b", "..\\..", "con", "COM1.txt", "nul", " ", "\U0001f6a2", "\u202e\u200b", "e\u0301" * 300, "x" * 5000,
    "<b>&amp;\"'</b>", "</script><script>alert(1)</script>", "]]>", "{{ 7 * 7 }}{% raw %}", "%2e%2e%2f", "a\u2028b", "index.html",
)  # fmt: skip


def build(press: Press, theme: Theme) -> dict[str, Rendered]:
    outputs = list(render_site(press.made, press.editions(), press.settings, theme))
    assert collisions_of(outputs) == []
    assert dead_links_of(outputs, press.settings.base_url) == []
    assert [problem for o in outputs if (problem := check_path(o.leaf))] == []
    return {o.path: o for o in outputs}


class _Page(HTMLParser):
    """Counts what may stand once on a page, and keeps its scripts."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append(data)


@pytest.mark.parametrize("articles", [0, 1, 2])
def test_a_small_site_is_whole(press: Press, theme: Theme, articles: int) -> None:
    for number in range(articles):
        press.content(f"a{number}", headline=f"Headline {number}", section="", tags=())
    made = build(press, theme)
    assert {"index.html", "404.html", "archive/index.html", "sections/index.html", "tags/index.html"} <= set(made)
    feed = feedparser.parse(made["feed.xml"].data)
    assert not feed.bozo
    assert len(feed.entries) == articles
    assert len(ET.fromstring(made["sitemap.xml"].data)) == len([p for p in made if p.endswith("index.html")])
    for path, output in made.items():
        if path.endswith(".html"):
            page = _Page(output.data)
            assert page.tags.count("h1") == 1
            assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_make_safe_paths_and_valid_pages(press: Press, theme: Theme, name: str) -> None:
    press.content(
        name, headline=name, section=name, tags=(name, "b"), authors=(name,), dateline=name, deck=name,
        source=Source(name, "https://wire.example/?a=1&b='<>"), corrections=(Correction(name),),
        image=Image("/p.svg", name, name),
        text=f"The port opened. {name} said so.", aliases=("/old/port/",),
    )  # fmt: skip
    outputs = list(render_site(press.made, press.editions(), press.settings, theme))
    assert not feedparser.parse(next(o.data for o in outputs if o.path == "feed.xml")).bozo
    for output in outputs:
        assert check_path(output.leaf) is None
        assert not {".", "..", "con", "nul"} & set(output.path.split("/"))
        if output.path.endswith(".html"):
            page = _Page(output.data)
            assert "b" not in page.tags  # no markup of the name's
            assert page.tags.count("script") == len(page.scripts)
            for script in page.scripts:
                json.loads(script)


def test_articles_of_one_title_and_day_are_told_with_both_files(press: Press, theme: Theme) -> None:
    press.content("news/one"), press.content("news/two")
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert problem.code == "path-collision"
    assert "content/news/one.txt" in f"{problem.path} {problem.message}"
    assert "content/news/two.txt" in f"{problem.path} {problem.message}"


@pytest.mark.parametrize(
    "alias",
    ["/", "/index.html", "/archive/", "/ARCHIVE/", "/tags/ports/", "/sections/coast/", "/editions/2021-09-07/",
     "/2021/09/veldmark-harbour-reopens/", "/feed.xml/x/", "/404.html"],
)  # fmt: skip
def test_an_alias_never_takes_the_place_of_a_page(press: Press, theme: Theme, alias: str) -> None:
    press.content(aliases=(alias,))
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert (problem.code, problem.path) == ("path-collision", "content/2021/port.txt")
    assert "remove the alias" in problem.hint


@pytest.mark.parametrize("alias", ["/feed.xml", "/feed.xml/x/", "/2021/09/ferry/", "/static/style.css", "/sitemap.xml"])
def test_an_alias_on_the_path_of_another_file_is_told_where_it_stands(press: Press, theme: Theme, alias: str) -> None:
    press.content("z/port", aliases=(alias,))
    press.content("a/ferry", headline="Ferry")
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert problem.path == "content/z/port.txt"
    assert "as alias" in problem.message
    assert "remove the alias" in problem.hint


@pytest.mark.parametrize(
    "file", ["index.html", "feed.xml", "2021/09/veldmark-harbour-reopens/index.html", "tags/Ports/index.html"]
)
def test_a_static_file_on_the_path_of_a_page_is_told_itself(press: Press, theme: Theme, file: str) -> None:
    press.content()
    own = replace(theme, static={**theme.static, file: b""})
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, own))
    assert problem.path == f"static/{file}"
    assert problem.hint == "rename the file in static/"


@pytest.mark.parametrize("path", ["index.html", "2021/09/veldmark-harbour-reopens/index.html", "archive"])
def test_a_feed_on_the_path_of_a_page_is_told_in_the_settings(press: Press, theme: Theme, path: str) -> None:
    feeds = replace(press.settings.feeds, path=path, sections=False, tags=False, editions=False, corrections=False)
    press.settings = replace(press.settings, feeds=feeds)
    press.content()
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert problem.path == "digest.yml"
    assert "feeds.path" in problem.hint


@pytest.mark.parametrize("path", [MANIFEST, SPOOL, f"{SPOOL}/feed.xml", SPOOL.upper()])
def test_nothing_is_written_over_what_digest_keeps_in_the_folder(path: str) -> None:
    assert {MANIFEST, SPOOL} == KEPT_BACK
    problem = check_path(Leaf(path, PlainWork(b""), "the feed", "feed", "digest.yml"))
    assert problem and (problem.path, problem.code) == ("digest.yml", "unsafe-path")
    assert "feeds.path" in problem.hint


@pytest.mark.parametrize(("one", "other"), [("R&D", "R D"), ("Covid-19", "Covid 19"), ("C", "C*")])
@pytest.mark.parametrize("field", ["tags", "section"])
def test_two_names_on_one_path_are_told_with_both(press: Press, theme: Theme, one: str, other: str, field: str) -> None:
    for id, name in (("a", one), ("b", other)):
        more: dict[str, Any] = {field: (name,) if field == "tags" else name}
        press.content(id, headline=id, **more)
    (problem,) = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert problem.path in ("content/a.txt", "content/b.txt")
    assert f"'{one}'" in problem.message and f"'{other}'" in problem.message
    assert "same way" in problem.hint


def test_names_that_differ_in_signs_have_a_page_each_and_spellings_share_one(press: Press, theme: Theme) -> None:
    press.content("a", headline="One", tags=("C", "C++", "C#", "Zürich"))
    press.content("b", headline="Two", tags=("c#", "zurich", "Zürich"))
    made = build(press, theme)
    tags = {p.split("/")[1]: o.data.decode() for p, o in made.items() if re.fullmatch("tags/[^/]+/index.html", p)}
    assert sorted(tags) == ["c", "c-plus-plus", "c-sharp", "zurich"]
    assert "<h1>Zürich</h1>" in tags["zurich"]
    assert tags["zurich"].count('<article class="story">') == 2


def test_a_thousand_tags_have_a_page_each(press: Press, theme: Theme) -> None:
    press.content(tags=tuple(f"Tag {n}" for n in range(1000)))
    made = build(press, theme)
    assert sum(re.fullmatch("tags/tag-[0-9]+/index.html", path) is not None for path in made) == 1000


@pytest.mark.parametrize(
    ("precision", "stamp", "told"),
    [
        ("year", "2021", "2021"),
        ("month", "2021-09", "September 2021"),
        ("day", "2021-09-01", "1 September 2021"),
        ("minute", "2021-09-01T00:00+05:30", "1 September 2021, 00:00 IST"),
    ],
)
def test_a_date_is_never_told_more_exactly_than_it_is_known(theme: Theme, precision: str, stamp: str, told: str) -> None:
    press = Press(Settings(timezone="Asia/Kolkata", base_url="https://courier.example/"))
    when = datetime(2021, 8, 31, 18, 30, tzinfo=UTC)  # midnight in the site's zone
    press.content(published=when, precision=precision, updated=when, updated_precision=precision)
    made = build(press, theme)
    page = next(o.data.decode() for p, o in made.items() if p.endswith("veldmark-harbour-reopens/index.html"))
    assert page.count(f'<time datetime="{stamp}">{told}</time>') >= 2
    assert f'"datePublished":"{stamp}"' in page
    assert f'"dateModified":"{stamp}"' in page
    entry = feedparser.parse(made["feed.xml"].data).entries[0]
    assert entry.published == "Tue, 31 Aug 2021 18:30:00 +0000"


@pytest.mark.parametrize(
    ("base_url", "cname"), [("https://a.example/", "a.example"), ("https://a.example/b/c/", ""), ("http://localhost:8000/", "")]
)
def test_every_absolute_address_begins_with_the_base_url(theme: Theme, base_url: str, cname: str) -> None:
    press = Press(Settings(base_url=base_url, cname=cname))
    press.content(image=Image("/pier.jpg"), aliases=("/old/",))
    outputs = list(render_site(press.made, press.editions(), press.settings, theme))
    made = {o.path: o.data.decode() for o in outputs if not o.path.startswith("static/")}
    assert made.get("CNAME", "") == (f"{cname}\n" if cname else "")
    for path, text in made.items():
        for address in re.findall(r'(?:rel="canonical" href=|og:url" content=|og:image" content=)"([^"]+)"', text):
            assert address.startswith(base_url), path
    assert set(re.findall(r"<loc>(.*?)</loc>", made["sitemap.xml"])) == {
        base_url + p.removesuffix("index.html") for p in made if p.endswith("index.html") and p != "old/index.html"
    }
    assert all(link.startswith(urls.absolute_url(base_url, "")) for link in re.findall(r"<link>(.*?)</link>", made["feed.xml"]))
    assert 'href="' + ("/" if base_url.count("/") == 3 else "/b/c/") + 'archive/"' in made["404.html"]


def test_a_correction_moves_the_sitemap_and_the_feed(press: Press, theme: Theme) -> None:
    content = press.content(updated=datetime(2021, 9, 9, 6, 0, tzinfo=UTC))
    made = build(press, theme)
    assert f"{content.brief.path}</loc><lastmod>2021-09-09T06:00:00Z</lastmod>" in made["sitemap.xml"].data.decode()
    assert b"<lastBuildDate>Thu, 09 Sep 2021 06:00:00 +0000</lastBuildDate>" in made["feed.xml"].data


def test_the_same_site_from_articles_in_any_order(press: Press, theme: Theme) -> None:
    for number in range(5):
        press.content(f"a{number}", headline=f"Headline {number}")
    first = [replace(o) for o in render_site(press.made, press.editions(), press.settings, theme)]
    assert first == list(render_site(press.made[::-1], press.editions(), press.settings, theme))
