"""Feeds in all formats, for the site and its lists: what validators and feed readers ask of them, and when they change."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import product
from typing import Any

import feedparser
import pytest

from digest.model.article import Correction, Image, Source
from digest.model.fact import Fact
from digest.model.settings import FeedSettings, Settings, SourceSettings, page_settings
from digest.model.stamp import Stamp
from digest.publishing.feeds.content import free_text
from digest.publishing.feeds.layout import make_feeding
from digest.publishing.feeds.opml import Subscription, render_opml
from digest.publishing.frame import Frame, make_site
from digest.publishing.leaves import Leaf
from digest.publishing.rendering import render
from digest.publishing.site import Plan
from digest.publishing.works import CopyWork, FeedWork
from tests.compiling import make_environment
from tests.publishing.rendering import Archive, Shelf, Theme, collisions_of, lay_out, print_edition, render_site

from .conftest import PORT, Press

A = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)
HOME = "https://courier.example/paper/"


def files(press: Press, theme: Theme, sizes: dict[str, int] | None = None) -> dict[str, bytes]:
    """The files of the site by their path; `sizes` are the bytes of pictures that it has."""
    if not sizes:
        return {o.path: o.data for o in render_site(press.made, press.editions(), press.settings, theme)}
    editions = press.editions()
    plan = Plan([print_edition(e, press.made) for e in editions], press.settings, Archive(press.made, editions))
    frame = Frame(
        page_settings(press.settings), make_environment(theme.templates),
        make_site(press.settings, b"", plan.menu, has_tags=True),
    )  # fmt: skip
    copies = [Leaf(path, CopyWork("content", path, Stamp(size, 0, 0)), path) for path, size in sizes.items()]
    leaves = [leaf for leaf in lay_out(plan, copies) if isinstance(leaf.work, FeedWork)]
    return {leaf.path: render(leaf.work, Shelf(press.made), frame) for leaf in leaves}


def feeding(press: Press, **changes: Any) -> None:
    press.settings = replace(press.settings, feeds=replace(press.settings.feeds, **changes))


def everything(press: Press, fact: Callable[..., Fact]) -> None:
    """Articles with all that a feed can hold, and with nothing."""
    facts = (fact(PORT, "2,900 people", line="2,900 people at the gates"),)
    press.content(facts=facts, corrections=(Correction("It was the north pier.", NOON + timedelta(days=2)),), updated=None)
    press.content("2021/bare", headline="Bare", source=None, authors=(), tags=(), section="", summary=())
    press.content("2021/same", headline="At the same time", image=Image("/p.jpg", "A pier", "The pier", "Ana"), rights="full")
    press.content("2021/fa", headline="بندر", language="fa", rights="excerpt", facts=facts)
    press.content("2021/link", headline="Elsewhere", rights="link", published=NOON - timedelta(days=1))


FEED = re.compile(r"(?:.*/)?(feed\.xml|atom\.xml|feed\.json)")


def test_each_list_has_its_feeds_in_each_format(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    everything(press, fact)
    made = files(press, theme)
    lists = ["sections/coast/", "tags/ports/", "tags/labour/", "editions/2021-09-07/", "editions/2021-09-06/", "corrections/"]
    places = ["", *lists]
    found = sorted(path for path in made if FEED.fullmatch(path))
    assert found == sorted(p + f for p, f in product(places, ("feed.xml", "atom.xml", "feed.json")))


@pytest.mark.parametrize("content", ["summary", "full"])
def test_feeds_keep_the_rules_of_the_w3c_validator(press: Press, theme: Theme, fact: Callable[..., Fact], content: str) -> None:
    everything(press, fact)
    feeding(press, content=content, hub="https://hub.example/")
    press.settings = replace(press.settings, copyright="© The Courier & friends")
    for path, data in files(press, theme, {"p.jpg": 1234}).items():
        page = HOME + path.rpartition("/")[0] + ("/" if "/" in path else "")
        if path.endswith(".json"):
            check_json(json.loads(data), HOME + path, page)
            continue
        parsed = feedparser.parse(data)
        assert not parsed.bozo, path
        assert parsed.version == ("rss20" if path.endswith("feed.xml") else "atom10")
        links = [(link.rel, link.href) for link in parsed.feed.links]
        assert ("self", HOME + path) in links and ("alternate", page) in links and ("hub", "https://hub.example/") in links
        assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
        for entry in parsed.entries:
            check_content(entry.content[0].value, content)
            assert entry.title and entry.summary and not re.search(r"[\x80-\x9f\ufffd]", entry.summary)
        (check_rss if path.endswith("feed.xml") else check_atom)(ET.fromstring(data))


def check_content(html: str, content: str) -> None:
    """No markup that a reader must take away, and no address that leads nowhere outside of the site."""
    assert not re.search(r"<(?:script|style|iframe|object|embed|form|mark)\b|\son[a-z]+=|\sid=", html)
    assert all(re.match(r"https?://|mailto:", link) for link in re.findall(r'(?:href|src)="([^"]*)"', html))
    assert ("<div" in html) <= (content == "full")


def check_rss(root: ET.Element) -> None:
    (channel,) = root
    tags = [child.tag for child in channel]
    assert {"title", "link", "description", "language", "lastBuildDate", "copyright"} <= set(tags)
    assert tags == sorted(tags, key=lambda tag: tag == "item")  # nothing of the channel's own stands behind its items
    for item in channel.iter("item"):
        names = [child.tag for child in item]
        for once in ("title", "link", "description", "guid", "pubDate", "source", "enclosure"):
            assert names.count(once) <= 1
        assert names.index("description") < names.index("{http://purl.org/rss/1.0/modules/content/}encoded")
        guid = item.find("guid")
        assert guid is not None and guid.get("isPermaLink") == "false" and (guid.text or "").startswith("tag:")
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
        for enclosure in item.iter("enclosure"):
            assert enclosure.attrib == {"url": HOME + "p.jpg", "length": "1234", "type": "image/jpeg"}


def check_atom(root: ET.Element) -> None:
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    moments = [entry.findtext(f"{A}updated") for entry in root.iter(f"{A}entry")]
    assert len(set(moments)) == len(moments)  # the validator warns of equal ones
    assert root.findtext(f"{A}updated") == max(m for m in moments if m)
    assert root.find(f"{A}author/{A}name") is not None
    for entry in root.iter(f"{A}entry"):
        links = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in entry.findall(f"{A}link")]
        assert len(set(links)) == len(links)
        for source in entry.iter(f"{A}source"):
            assert [child.tag for child in source] == [f"{A}id", f"{A}title", f"{A}updated"]


def check_json(told: dict[str, Any], address: str, page: str) -> None:
    """The rules of JSON Feed 1.1."""
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] and told["feed_url"] == address and told["home_page_url"] == page
    assert told["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    known = {"id", "url", "external_url", "title", "content_html", "summary", "image", "date_published", "date_modified"}
    for item in told["items"]:
        assert isinstance(item["id"], str) and item["content_html"] and set(item) <= known | {
            "authors", "tags", "language", "attachments"
        }  # fmt: skip
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        for attached in item.get("attachments", ()):
            assert attached == {"url": HOME + "p.jpg", "mime_type": "image/jpeg", "size_in_bytes": 1234}


def test_a_picture_stands_in_a_feed_with_type_and_bytes(press: Press, theme: Theme) -> None:
    press.content(image=Image("/p.jpg?x=1", "A pier", "The <pier>", "Ana"))
    made = files(press, theme, {"p.jpg": 99})
    item = ET.fromstring(made["tags/ports/feed.xml"]).find("channel/item")
    assert item is not None
    media, enclosure = item.find(f"{MEDIA}content"), item.find("enclosure")
    assert media is not None and enclosure is not None
    assert media.attrib == {"url": HOME + "p.jpg", "medium": "image", "type": "image/jpeg", "fileSize": "99"}
    assert (media.findtext(f"{MEDIA}description"), media.findtext(f"{MEDIA}credit")) == ("The <pier>", "Ana")
    assert json.loads(made["feed.json"])["items"][0]["image"] == HOME + "p.jpg"
    (link,) = (e for e in ET.fromstring(made["atom.xml"]).iter(f"{A}link") if e.get("rel") == "enclosure")
    assert (link.get("length"), link.get("type")) == ("99", "image/jpeg")


@pytest.mark.parametrize("more", [{"rights": "excerpt"}, {"image": Image("https://cdn.example/p.jpg")}, {"image": None}])
def test_no_enclosure_without_a_file_that_may_be_shown(press: Press, theme: Theme, more: dict[str, Any]) -> None:
    press.content(**{"image": Image("/p.jpg"), **more})
    made = files(press, theme, {"p.jpg": 99})
    assert b"enclosure" not in made["feed.xml"] + made["atom.xml"]
    assert "attachments" not in json.loads(made["feed.json"])["items"][0]
    assert (b"https://cdn.example/p.jpg" in made["feed.xml"]) is ("image" in more and more["image"] is not None)


def test_full_content_has_the_text_as_far_as_rights_allow(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    facts = (fact(PORT, "2,900 people"),)
    for rights in ("full", "excerpt", "link"):
        press.content(rights, headline=rights, rights=rights, facts=facts)
    told: dict[tuple[str, str], str] = {}
    for content in ("summary", "full"):
        feeding(press, content=content)
        items = json.loads(files(press, theme)["feed.json"])["items"]
        told |= {(content, item["title"]): item["content_html"] for item in items}
    assert {key for key, html in told.items() if "Forty-one ships" in html} == {("full", "full")}
    assert {key for key, html in told.items() if "<div" in html} == {("full", "full"), ("full", "excerpt")}
    assert "2,900" not in told["full", "link"]


def test_an_entry_is_made_once_for_the_feeds_that_have_the_same(
    press: Press, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id in ("pier", "ferry", "quay"):
        press.content(id, headline=id, rights="full", tags=("Ports",), image=Image("/p.jpg"))
    editions = press.editions()
    plan = Plan([print_edition(e, press.made) for e in editions], press.settings, Archive(press.made, editions))
    works = [leaf.work for leaf in lay_out(plan, []) if isinstance(leaf.work, FeedWork)]
    works += [work._replace(**other) for work in works for other in ({"content": "full"}, {"pictures": (("p.jpg", 99),)})]

    def make_frame() -> Frame:
        site = make_site(press.settings, b"", plan.menu, has_tags=True)
        return Frame(page_settings(press.settings), make_environment(theme.templates), site)

    frame, shelf = make_frame(), Shelf(press.made)
    alone = [render(work, shelf, make_frame()) for work in works]
    assert [render(work, shelf, frame) for work in works] == alone
    assert len(works) >= 27 and len(frame.entries) == 9  # as many articles as forms
    monkeypatch.setattr("digest.publishing.feeds.entries.AT_HAND", 2)
    frame = make_frame()
    assert [render(work, shelf, frame) for work in works] == alone
    assert len(frame.entries) <= 2


def test_text_leaves_its_page_behind() -> None:
    page = (
        '<p><span class="s" id="s0">Of <mark class="fact-figure">3 <b>boats</b></mark>, <span lang="fa">یک</span> '
        '<a href="../b/?x=1&amp;y=2">came</a><a class="back" href="#f1" aria-label="Back to key fact 1"><sup>1</sup></a></span> '
        '<span class="gap">…</span> <img alt="a &gt; b" src="pier.jpg"> <a href="https://x.example/">x</a> '
        '<a href="#s0">up</a></p>'
    )
    assert free_text(page, "https://h.example/p/2021/a/") == (
        '<p>Of 3 <b>boats</b>, <span lang="fa">یک</span> <a href="https://h.example/p/2021/b/?x=1&amp;y=2">came</a> … '
        '<img alt="a &gt; b" src="https://h.example/p/2021/a/pier.jpg"> <a href="https://x.example/">x</a> '
        '<a href="https://h.example/p/2021/a/#s0">up</a></p>'
    )


def test_a_correction_moves_the_entry_and_keeps_its_id(press: Press, theme: Theme) -> None:
    def read(*corrections: Correction) -> list[tuple[str, str]]:
        made = Press(press.settings)
        made.content(corrections=corrections)
        found = files(made, theme)
        item = json.loads(found["feed.json"])["items"][0]
        entry = feedparser.parse(found["atom.xml"]).entries[0]
        assert item["id"] == entry.id
        return [(item["id"], item["date_modified"]), (entry.id, entry.updated[:19])]

    before, after = read(), read(Correction("North."), Correction("South.", NOON + timedelta(days=3)))
    assert [id for id, _ in before] == [id for id, _ in after]
    assert [moment[:10] for _, moment in before] == ["2021-09-07"] * 2
    assert [moment[:19] for _, moment in after] == ["2021-09-10T12:00:00"] * 2


def test_a_feed_changes_only_when_its_entries_do(press: Press, theme: Theme) -> None:
    press.content(tags=("Ports",))
    press.content("2021/old", headline="Old", tags=("Rail",), section="Town", published=NOON - timedelta(days=4))
    before = files(press, theme)
    press.content("2021/new", headline="New", tags=("Ports",), published=NOON + timedelta(days=1))
    after = files(press, theme)
    changed = {path for path in before if FEED.fullmatch(path) and before[path] != after[path]}
    places = ("", "sections/coast/", "tags/ports/")
    assert changed == {p + f for p, f in product(places, ("feed.xml", "atom.xml", "feed.json"))}


@pytest.mark.parametrize(
    ("changes", "there", "gone"),
    [
        ({"formats": ("atom",)}, "atom.xml sections/coast/atom.xml feeds/index.html", "feed.xml feed.json tags/ports/feed.xml"),
        ({"tags": False}, "sections/coast/feed.xml", "tags/ports/feed.xml tags/ports/atom.xml"),
        ({"sections": False, "editions": False}, "tags/ports/feed.json", "sections/coast/feed.xml editions/2021-09-07/feed.xml"),
        ({"path": "news/rss.xml"}, "news/rss.xml news/atom.xml news/feed.json tags/ports/rss.xml", "feed.xml atom.xml"),
        ({"formats": ()}, "index.html", "feed.xml feeds/index.html feeds/feeds.opml editions/2021-09-07/atom.xml"),
    ],
)
def test_settings_say_which_feeds_there_are(press: Press, theme: Theme, changes: dict[str, Any], there: str, gone: str) -> None:
    feeding(press, **changes)
    press.content()
    made = files(press, theme)
    assert set(there.split()) <= set(made)
    assert not set(gone.split()) & set(made)
    for path, data in made.items():  # no page names a feed that is not there
        for link in re.findall(r'<link rel="alternate" [^>]*href="([^"]+)"', data.decode() if path.endswith(".html") else ""):
            name = link.removeprefix(HOME.removeprefix("https://courier.example")).lstrip("./")
            assert any(other.endswith(name) for other in made), (path, link)


def test_pages_name_their_own_feeds_and_the_sites(press: Press, theme: Theme) -> None:
    press.content()
    made = files(press, theme)

    def named(path: str) -> list[str]:
        return re.findall(r'<link rel="alternate" type="application/rss\+xml" title="([^"]*)"', made[path].decode())

    site = "The Veldmark Courier"
    assert named("index.html") == named("feeds/index.html") == named("404.html") == [site]
    assert named("sections/coast/index.html") == [f"Coast · {site}", site]
    assert named("tags/ports/index.html") == [f"Ports · {site}", site]
    assert named("2021/09/veldmark-harbour-reopens/index.html") == [f"Coast · {site}", site]
    assert named("editions/2021-09-07/index.html") == [f"Edition of Tuesday, 7 September 2021 · {site}", site]


def test_a_feed_names_the_feed_of_its_source(press: Press, theme: Theme) -> None:
    source = SourceSettings("Coast & Wire", "https://wire.example/", feed="https://wire.example/rss?a=1&b=2")
    press.settings = replace(press.settings, sources={"wire": source, "other": SourceSettings("Other")})
    press.content(source=Source("Coast & Wire", "https://wire.example/a/1", "https://wire.example/", "wire"))
    made = files(press, theme)
    told = ET.fromstring(made["feed.xml"]).find("channel/item/source")
    assert told is not None and told.get("url") == source.feed
    (outline,) = ET.fromstring(made["sources.opml"]).iter("outline")
    assert outline.attrib == {
        "type": "rss", "text": source.name, "title": source.name, "xmlUrl": source.feed, "htmlUrl": source.url,
    }  # fmt: skip
    assert 'href="../sources.opml"' in made["feeds/index.html"].decode()


def test_no_list_of_sources_where_none_has_a_feed(press: Press, theme: Theme) -> None:
    press.settings = replace(press.settings, sources={"other": SourceSettings("Other")})
    press.content()
    made = files(press, theme)
    assert "sources.opml" not in made and b"sources.opml" not in made["feeds/index.html"]
    assert make_feeding(press.settings).sources == ()


def test_opml_takes_any_text_and_needs_no_group() -> None:
    root = ET.fromstring(render_opml("A & <b>", {"": [Subscription('"Q" & <q>', "https://a.example/?x=1&y=2")], "None": []}))
    assert root.get("version") == "2.0" and root.findtext("head/title") == "A & <b>"
    assert [dict(o.attrib) for o in root.iter("outline")] == [
        {"type": "rss", "text": '"Q" & <q>', "title": '"Q" & <q>', "xmlUrl": "https://a.example/?x=1&y=2"}
    ]


def test_two_feeds_on_one_path_are_told_in_the_settings(press: Press, theme: Theme) -> None:
    feeding(press, path="atom.xml")
    press.content(tags=(), section="")
    problems = collisions_of(render_site(press.made, press.editions(), press.settings, theme))
    assert {p.code for p in problems} == {"path-collision"} and all(p.path == "digest.yml" for p in problems)


def test_feeds_explain_themselves_by_a_style_sheet_that_is_there(press: Press, theme: Theme) -> None:
    press.content()
    made = files(press, theme)
    for path in ("feed.xml", "tags/ports/atom.xml"):
        (sheet,) = re.findall(rb'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>', made[path])
        assert sheet.decode() == "../" * path.count("/") + "static/feed.css"
    assert "static/feed.css" in made


def test_what_only_feeds_say_redoes_no_page() -> None:
    first, second = Settings(), Settings(feeds=FeedSettings(limit=3, content="full", hub="https://hub.example/"))
    assert page_settings(first) == page_settings(second)
    assert page_settings(first) != page_settings(Settings(feeds=FeedSettings(tags=False)))
