"""The feed, read by a strict XML parser and by a feed reader's parser."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest

from digest.model.article import Correction, Source
from digest.model.fact import Fact
from digest.model.settings import FeedSettings, Settings
from digest.model.summary import SummarySentence
from digest.publishing.feeds.content import clean
from tests.publishing.rendering import Theme, render_site

from .conftest import PORT, Press

SPACES = {
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "a": "http://www.w3.org/2005/Atom",
}
NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)


def render(press: Press, theme: Theme, settings: Settings | None = None) -> bytes:
    found = settings or press.settings
    (feed,) = [o.data for o in render_site(press.made, press.editions(), found, theme) if o.path == found.feeds.path]
    return feed


def test_an_entry_has_all_that_a_reader_needs(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    facts = (
        fact(PORT, "About 3,200 dock workers", says="the union", status="claimed", line="About 3,200 dock workers returned"),
    )
    press.content(facts=facts, corrections=(Correction("It was the north pier."),))
    root = ET.fromstring(render(press, theme))
    (item,) = root.iter("item")
    address = "https://courier.example/paper/2021/09/veldmark-harbour-reopens/"
    told = {
        tag: item.findtext(tag, "", SPACES) for tag in ("title", "link", "guid", "pubDate", "dc:creator", "dc:language", "source")
    }
    assert told == {
        "title": "Veldmark harbour reopens", "link": address, "guid": "tag:news-digest.invalid,2021:article/2021/port",
        "pubDate": "Tue, 07 Sep 2021 14:46:00 +0000", "dc:creator": "Maro Lind", "dc:language": "en", "source": "Coast Wire",
    }  # fmt: skip
    guid, source = item.find("guid"), item.find("source")
    assert guid is not None and guid.attrib == {"isPermaLink": "false"}
    assert source is not None and source.attrib == {"url": "https://wire.example/"}
    assert [c.text for c in item.findall("category")] == ["Coast", "Ports", "Labour"]
    assert item.findtext("description") == (
        "The harbour of Veldmark reopened on Tuesday after a nine-day strike. About 3,200 dock workers returned, the union said."
    )
    content = item.findtext("c:encoded", "", SPACES)
    assert f'<a href="{address}#s1">About 3,200 dock workers returned</a>, claimed by the union' in content
    assert "Correction: It was the north pier." in content
    assert all(link.startswith("https://") for link in re.findall(r'(?:href|src)="([^"]*)"', content))


def test_the_channel_says_where_it_is_and_never_asks_the_clock(press: Press, theme: Theme) -> None:
    press.content(updated=NOON + timedelta(days=3))
    press.content("2021/ferry", headline="Night ferry stays")
    channel = ET.fromstring(render(press, theme)).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://courier.example/paper/"
    assert channel.findtext("language") == "en"
    assert channel.findtext("lastBuildDate") == "Fri, 10 Sep 2021 12:00:00 +0000"
    assert channel.findtext("generator") == "digest"
    link = channel.find("a:link", SPACES)
    assert link is not None
    assert link.attrib == {"href": "https://courier.example/paper/feed.xml", "rel": "self", "type": "application/rss+xml"}


def test_newest_come_first_equal_times_by_id_and_no_more_than_the_limit(press: Press, theme: Theme) -> None:
    for id, hours in (("b", 0), ("c", -2), ("a", 0), ("d", 5), ("e", -9)):
        press.content(id, headline=f"Story {id}", published=NOON + timedelta(hours=hours))
    press.settings = replace(press.settings, feeds=FeedSettings(limit=4))
    parsed = feedparser.parse(render(press, theme))
    assert [e.title for e in parsed.entries] == ["Story d", "Story a", "Story b", "Story c"]
    assert not parsed.bozo


@pytest.mark.parametrize("text", ["a\x00b\x0bc\ud800d\ufffee", "]]> & <b> &amp; </item>", "\u2028 😀 é"])
def test_hostile_text_never_loses_the_feed(press: Press, theme: Theme, text: str) -> None:
    sentence = (SummarySentence(text),)
    more: dict[str, Any] = {
        "authors": (text,),
        "tags": (text,),
        "source": Source(text, "https://w.example/?a=1&b=2"),
        "section": text,
    }
    press.content(headline=text, summary=sentence, **more)
    press.settings = replace(press.settings, title=text, description=text)
    parsed = feedparser.parse(render(press, theme))
    assert not parsed.bozo
    (item,) = ET.fromstring(render(press, theme)).iter("item")
    assert item.findtext("title") == clean(text)
    assert item.findtext("dc:creator", "", SPACES) == clean(text)


def test_words_that_look_like_markup_are_words_in_a_feed_reader(press: Press, theme: Theme) -> None:
    press.content(summary=(SummarySentence("AT&T says 12 < 13 and <script>alert(1)</script>."),))
    (item,) = ET.fromstring(render(press, theme)).iter("item")
    assert (
        item.findtext("description") == "AT&amp;T says 12 &lt; 13 and &lt;script&gt;alert(1)&lt;/script&gt;."
    )  # readers take it for HTML


def test_words_of_a_quotation_come_with_who_says_them(press: Press, theme: Theme) -> None:
    press.content(summary=(SummarySentence("We came.", line="Ann Reed: “We came.”"),))
    (item,) = ET.fromstring(render(press, theme)).iter("item")
    told = item.findtext("description"), item.findtext("c:encoded", "", SPACES)
    assert all("Ann Reed: “We came.”" in (text or "") for text in told)


def test_an_id_outlives_address_and_title(press: Press, theme: Theme) -> None:
    def ids(settings: Settings, headline: str) -> list[str]:
        made = Press(settings)
        made.content(headline=headline)
        return [e.id for e in feedparser.parse(render(made, theme)).entries]

    moved = replace(press.settings, base_url="https://other.example/", title="Other", permalink="/:id/")
    assert ids(press.settings, "One") == ids(moved, "Two")


@pytest.mark.parametrize(("rights", "told"), [("full", True), ("excerpt", True), ("link", False)])
def test_a_link_only_source_is_not_quoted(press: Press, theme: Theme, fact: Callable[..., Fact], rights: str, told: bool) -> None:
    press.content(rights=rights, facts=(fact(PORT, "2,900 people"),))
    data = render(press, theme).decode()
    assert ("nine-day strike" in data) is told
    assert ("2,900" in data) is told
    assert "Veldmark harbour reopens" in data and "https://wire.example/a/1" in data


def test_another_language_has_its_direction(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    press.content(language="fa", facts=(fact(PORT, "2,900 people"),), corrections=(Correction("North."),))
    press.content("b", headline="Two", facts=(fact(PORT, "2,900 people"),))
    first, second = sorted(e.content[0].value for e in feedparser.parse(render(press, theme)).entries)
    assert (first.count('dir="rtl"'), second.count('dir="rtl"')) in ((3, 0), (0, 3))


def test_an_empty_feed_is_a_feed(press: Press, theme: Theme) -> None:
    parsed = feedparser.parse(render(press, theme))
    assert not parsed.bozo
    assert parsed.entries == []
