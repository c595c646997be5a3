"""Slugs, paths, anchors and ids."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publishing import urls


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Harbour reopens", "harbour-reopens"),
        ("  Harbour -- reopens!  ", "harbour-reopens"),
        ("Zürich, Łódź & İzmir: Straße, Ærø", "zurich-lodz-izmir-strasse-aero"),
        ("The mayor’s and the mayor's", "the-mayors-and-the-mayors"),
        ("U.S. and E.U. talk", "us-and-eu-talk"),
        ("1,250 boats, 3.5 metres, v2.0", "1250-boats-3-5-metres-v2-0"),
        ("10,20 and 30", "10-20-and-30"),  # no thousands
        ("ﬁne Ｗｉｄｅ ①", "fine-wide-1"),
        ("Ελλάδα: ΨΗΦΟΣ", "ελλάδα-ψηφος"),
        ("Йод и ёлка", "йод-и-ёлка"),
        ("बंदरगाह फिर खुला", "बंदरगाह-फिर-खुला"),
        ("الميناء يُفتح", "الميناء-يُفتح"),
        ("港口 重新开放", "港口-重新开放"),
        ("항구 재개", "항구-재개"),
        ("../../etc/passwd", "etc-passwd"),
        ("C++", "c-plus-plus"),
        ("C#, F# and Disney+", "c-sharp-f-sharp-and-disney-plus"),
        ("40+ ships", "40-plus-ships"),
        ("#port +1 a+b a#b", "port-1-a-b-a-b"),
        ("C" + "+" * 50, "c"),
        ("R&D", "r-d"),  # "and" would be English
        ("CON", "con-page"),
        ("com1", "com1-page"),
        ("Contact", "contact"),
        ("a\u0000b\u202ec", "a-bc"),
    ],
)
def test_a_slug_from_a_title(title: str, slug: str) -> None:
    assert urls.make_slug(title) == slug


@pytest.mark.parametrize("title", ["", "???", "🚢🚢", "\u0301"])
def test_a_title_without_letters_gets_a_hash_of_the_id(title: str) -> None:
    first, other = urls.make_slug(title, id="2021/port"), urls.make_slug(title, id="2021/ferry")
    assert first == urls.make_slug(title, id="2021/port") != other
    assert first.isalnum() and first.isascii()


def test_a_long_title_is_cut_at_a_word() -> None:
    slug = urls.make_slug("harbour " * 30)
    assert len(slug) <= urls.MAX_SLUG
    assert set(slug.split("-")) == {"harbour"}


@given(st.text(max_size=300))
def test_a_slug_is_safe_on_every_file_system(title: str) -> None:
    slug = urls.make_slug(title)
    assert slug and len(slug) <= urls.MAX_SLUG + len("-page") and len(slug.encode()) <= 255 - len(".html")
    assert not set(slug) & set('\\/:*?"<>|. \x00\t\n#%')
    assert not slug.startswith("-") and not slug.endswith("-")
    assert unicodedata.is_normalized("NFC", slug)
    assert slug.split("-")[0] not in urls.RESERVED or "-" in slug
    assert urls.make_slug(slug) == slug


@pytest.mark.parametrize(
    ("permalink", "path"),
    [
        ("/:year/:month/:slug/", "2021/08/port-news/"),
        ("/:year/:month/:day/:slug", "2021/08/07/port-news/"),
        ("/News/:section/:slug.html", "News/coast/port-news.html"),
        ("/:id/", "2021/a-b/"),
        ("/", "port-news/"),
        ("/../:slug/./", "port-news/"),
        (":yearly/:slug/", ":yearly/port-news/"),
    ],
)
def test_a_permalink_is_filled_in(permalink: str, path: str) -> None:
    day = date(2021, 8, 7)
    assert urls.article_path(permalink, id="2021/a.b", slug="", title="Port news", section="Coast", day=day) == path


def test_an_editors_slug_wins_and_an_empty_section_leaves_no_hole() -> None:
    path = urls.article_path("/:section/:slug/", id="x", slug="My Own", title="Port", section="", day=date(2021, 8, 7))
    assert path == "my-own/"


@pytest.mark.parametrize(
    ("here", "there", "anchor", "link"),
    [
        ("", "", "", "./"),
        ("", "archive/", "", "archive/"),
        ("a/b/", "static/style.css", "", "../../static/style.css"),
        ("a/b/", "", "", "../../"),
        ("a/b/", "a/", "", "../"),
        ("a/b/", "a/c/", "s7", "../c/#s7"),
        ("a/b/", "a/b/", "s7", "#s7"),
        ("a/b/", "a/b/", "", "./"),
        ("a/b.html", "a/c.html", "", "c.html"),
        ("a/", "a/ä ö/", "", "%C3%A4%20%C3%B6/"),
        ("", "x:y.png", "", "./x:y.png"),
    ],
)
def test_a_relative_link(here: str, there: str, anchor: str, link: str) -> None:
    assert urls.relative_url(here, there, anchor) == link


def test_other_paths_and_anchors() -> None:
    assert urls.edition_path(date(2021, 8, 7)) == "editions/2021-08-07/"
    assert urls.story_path("2021/08/port/") == "stories/2021/08/port/"
    assert urls.story_path("port.html") == urls.story_path("port.htm") == "stories/port/"
    assert urls.section_path("World News") == "sections/world-news/"
    assert urls.tag_path("C.O.P. 26") == "tags/cop-26/"
    assert urls.page_path("tags/x/", 3) == "tags/x/page/3/"
    assert urls.output_file("") == "index.html"
    assert urls.output_file("a/") == "a/index.html"
    assert urls.output_file("404.html") == "404.html"
    assert urls.alias_path("/old/../port?x=1") == "old/port/"
    assert urls.alias_path("old/port.html") == "old/port.html"
    assert (urls.sentence_anchor(7), urls.fact_anchor(1)) == ("s7", "f1")
    assert urls.absolute_url("https://h.example/p/", "a b/", "s1") == "https://h.example/p/a%20b/#s1"


def test_a_feed_id_hangs_on_the_articles_id_alone() -> None:
    assert urls.tag_uri("2021/port é") == "tag:news-digest.invalid,2021:article/2021/port%20%C3%A9"
    assert urls.tag_uri("e\u0301") == urls.tag_uri("é")


def test_a_text_fragment_encodes_what_would_end_it() -> None:
    assert urls.text_fragment("https://w.example/a", "one-two, three & four") == (
        "https://w.example/a#:~:text=one%2Dtwo%2C%20three%20%26%20four"
    )
    assert urls.text_fragment("https://w.example/a#x", " ".join("abcdefghijklmnop")).endswith(
        "#x:~:text=a%20b%20c%20d%20e,l%20m%20n%20o%20p"
    )
    assert urls.text_fragment("https://w.example/a#x:~:text=old", "new") == "https://w.example/a#x:~:text=new"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zürich", "ZURICH", True),
        ("Łódź  East", "lodz east", True),
        ("mayor’s", "Mayor's", True),
        ("Covid\u201319", "covid-19", True),
        ("C", "C++", False),
        ("R&D", "R D", False),
        ("Covid 19", "Covid-19", False),
        ("йод", "иод", False),  # another letter
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert (urls.name_key(one) == urls.name_key(other)) == same
