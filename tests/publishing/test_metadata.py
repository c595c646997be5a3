"""JSON-LD, descriptions and pictures."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from digest.model.article import Correction, Image, Source
from digest.model.settings import Settings
from digest.model.summary import SummarySentence
from digest.publishing.metadata import absolute_image, describe, image_path, make_article_json_ld

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
