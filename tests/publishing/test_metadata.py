"""JSON-LD, descriptions and pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from digest.model.article import Correction, Image, Source
from digest.model.settings import Settings
from digest.model.summary import SummarySentence
from digest.publishing.colours import read_colours
from digest.publishing.metadata import (
    SPEAKABLE,
    absolute_image,
    describe,
    image_path,
    make_article_json_ld,
    make_breadcrumbs,
    make_collection,
    make_website,
    share_locale,
)
from digest.publishing.rights import is_for_search
from digest.publishing.works import MenuItem
from tests.publishing.rendering import Theme, render_site

from .conftest import Press


def data(script: str) -> dict[str, Any]:
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    found: dict[str, Any] = json.loads(inside)
    return found


def test_an_article_is_described_for_search_engines(press: Press, settings: Settings) -> None:
    brief = press.content(
        corrections=(Correction("The pier was the north pier."),), updated=datetime(2021, 9, 8, 6, 0, tzinfo=UTC)
    ).brief
    found = data(make_article_json_ld(brief, settings))
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "Veldmark harbour reopens"
    assert found["url"] == "https://courier.example/paper/2021/09/veldmark-harbour-reopens/"
    assert found["datePublished"] == "2021-09-07T14:46+00:00"
    assert found["dateModified"] == "2021-09-08T06:00+00:00"
    assert found["author"] == [{"@type": "Person", "name": "Maro Lind"}]
    assert found["isBasedOn"] == "https://wire.example/a/1?x=1&y=2"
    assert found["correction"] == [{"@type": "CorrectionComment", "text": "The pier was the north pier."}]
    assert "image" not in found
    assert found["citation"]["url"] == "https://wire.example/a/1?x=1&y=2"
    assert found["abstract"].startswith("The harbour of Veldmark reopened")
    assert found["isAccessibleForFree"] is True


def test_a_models_summary_is_no_abstract_of_the_article(press: Press, settings: Settings) -> None:
    assert "abstract" not in data(make_article_json_ld(press.content(summary_origin="model").brief, settings))


def test_a_picture_is_told_with_its_caption_and_credit(press: Press, settings: Settings) -> None:
    image = Image("/pier.jpg", "The pier", "", "Ida Holm")
    found = data(make_article_json_ld(press.content(image=image).brief, settings))["image"]
    assert found["url"] == "https://courier.example/paper/pier.jpg"
    assert (found["caption"], found["creditText"]) == ("The pier", "Ida Holm")


def test_nothing_of_a_picture_or_summary_is_told_where_rights_forbid(press: Press, settings: Settings) -> None:
    found = data(make_article_json_ld(press.content(image=Image("/pier.jpg"), rights="link").brief, settings))
    assert not {"image", "abstract", "description"} & found.keys()


def test_lists_and_ways_are_numbered(press: Press, settings: Settings) -> None:
    found = data(make_collection(settings.base_url, "Coast", "sections/coast/", "en", [press.content().brief]))
    assert found["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "url": "https://courier.example/paper/2021/09/veldmark-harbour-reopens/"}
    ]
    steps = data(make_breadcrumbs(settings.base_url, [MenuItem("Home", ""), MenuItem("</script>", "a b/")]))["itemListElement"]
    assert [(s["position"], s["name"], s["item"]) for s in steps] == [
        (1, "Home", "https://courier.example/paper/"),
        (2, "</script>", "https://courier.example/paper/a%20b/"),
    ]
    assert data(make_website(settings))["publisher"]["name"] == "Courier desk"


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en_US"), ("pt-BR", "pt_BR"), ("pt-pt", "pt_PT"), ("zh-Hans", "zh_CN"), ("tlh", "")]
)
def test_a_language_as_open_graph_writes_it(language: str, locale: str) -> None:
    assert share_locale(language) == locale


def test_the_colours_of_the_page_are_those_of_the_style_sheet() -> None:
    style = b":root { --paper: #fff; --paper-edge: #123; --ink: #FFAA00cc } @media x { --paper:#0a0b0c }"
    assert read_colours(style) == {"paper": ("#fff", "#0a0b0c"), "ink": ("#FFAA00cc",)}
    assert read_colours(b":root { --paper: white; --ink: #fffz; --rule: #12 }") == {}


@pytest.mark.parametrize(
    ("about", "listed"),
    [
        ({}, True),
        ({"rights": "excerpt"}, True),
        ({"rights": "link"}, False),
        ({"rights": "link", "summary_origin": "editor"}, True),
        ({"canonical": "https://wire.example/a/1"}, False),
    ],
)
def test_a_page_that_is_but_a_link_asks_not_to_be_listed(press: Press, theme: Theme, about: dict[str, Any], listed: bool) -> None:
    content = press.content(**about)
    files = {out.path: out.data.decode() for out in render_site(press.made, press.editions(), press.settings, theme)}
    page = files["2021/09/veldmark-harbour-reopens/index.html"]
    assert is_for_search(content.brief) is content.card.listed is listed
    assert ('<meta name="robots" content="noindex">' not in page) is listed
    assert ("veldmark-harbour-reopens" in files["sitemap.xml"]) is listed


def test_what_is_to_be_read_aloud_stands_on_the_page(press: Press, theme: Theme) -> None:
    press.content()
    files = {out.path: out.data.decode() for out in render_site(press.made, press.editions(), press.settings, theme)}
    page = files["2021/09/veldmark-harbour-reopens/index.html"]
    for selector in SPEAKABLE:
        assert f'class="{selector.partition(" ")[0].removeprefix(".")}"' in page
    assert '"@type":"BreadcrumbList"' in page
    assert '"@type":"CollectionPage"' in files["editions/2021-09-07/index.html"]
    assert '"@type":"CollectionPage"' in files["tags/ports/index.html"]


def test_the_icon_of_the_site(press: Press, theme: Theme) -> None:
    press.content()
    with_icon = replace(press.settings, icon="favicon.svg")
    pages = [
        {out.path: out.data.decode() for out in render_site(press.made, press.editions(), settings, theme)}["archive/index.html"]
        for settings in (press.settings, with_icon)
    ]
    assert ['<link rel="icon" href="../favicon.svg">' in page for page in pages] == [False, True]


def test_hostile_text_stays_inside_the_script(press: Press, settings: Settings) -> None:
    headline = "</script><script>alert(1)</script><!-- \u2028"
    brief = press.content(headline=headline, source=Source("</SCRIPT>")).brief
    assert data(make_article_json_ld(brief, settings))["headline"] == headline


def test_a_description_is_cut_at_a_word(press: Press) -> None:
    brief = press.content(summary=(SummarySentence("The long harbour " * 30),)).brief
    told = describe(brief)
    assert len(told) <= 200
    assert told.endswith(("long…", "harbour…", "The…"))


def test_a_link_only_article_is_not_described_with_its_sources_words(press: Press) -> None:
    assert describe(press.content(rights="link").brief) == ""
    own = (SummarySentence("The desk’s own words."),)
    assert describe(press.content(rights="link", summary=own, summary_origin="editor").brief) == "The desk’s own words."


@pytest.mark.parametrize(
    ("url", "path", "address"),
    [
        ("/pics/pier.jpg", "pics/pier.jpg", "https://courier.example/paper/pics/pier.jpg"),
        (
            "pier.jpg",
            "2021/09/veldmark-harbour-reopens/pier.jpg",
            "https://courier.example/paper/2021/09/veldmark-harbour-reopens/pier.jpg",
        ),
        ("https://cdn.example/p.jpg", "", "https://cdn.example/p.jpg"),
        ("javascript:alert(1)", "", ""),
    ],
)
def test_a_picture_on_another_host_is_not_put_on_the_page(
    press: Press, settings: Settings, url: str, path: str, address: str
) -> None:
    brief = press.content(image=Image(url)).brief
    assert (image_path(brief), absolute_image(brief, settings)) == (path, address)
