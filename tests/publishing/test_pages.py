"""The page of one article, as a reader sees it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from digest.model.article import Image, Run, Tag
from digest.model.edition import Edition, Story, StoryComparison, StoryFact
from digest.model.fact import Attribution, Comparison, Fact
from digest.model.summary import SummarySentence
from digest.publishing.pages import rebase
from digest.publishing.views import make_said, tell_said
from digest.publishing.words import ENGLISH
from tests.publishing.rendering import Content, Theme, dead_links_of, render_site

from .conftest import CORRECTION, PORT, Press

PAGE = "2021/09/veldmark-harbour-reopens/index.html"


def render(press: Press, theme: Theme, path: str = PAGE, editions: tuple[Edition, ...] | None = None) -> str:
    outputs = render_site(press.made, press.editions() if editions is None else editions, press.settings, theme)
    (page,) = [o.data.decode() for o in outputs if o.path == path]
    return page


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.partition("<main")[2])).split())


@pytest.fixture
def facts(fact: Callable[..., Fact]) -> tuple[Fact, ...]:
    return (
        fact(PORT, "About 3,200 dock workers", says="the union", status="claimed", line="About 3,200 dock workers returned"),
        fact(PORT, "2,900 people", line="2,900 people at the gates", origin="editor"),
    )


def test_facts_lead_to_their_sentences_and_back(press: Press, theme: Theme, facts: tuple[Fact, ...]) -> None:
    press.content(facts=facts)
    page = render(press, theme)
    for number, anchor in ((1, "s1"), (2, "s3")):
        assert re.search(rf'<li [^>]*id="f{number}">(?:(?!</li>).)*href="#{anchor}"', page, re.DOTALL)
        assert page.count(f'id="{anchor}"') == 1
        assert f'href="#f{number}"' in page
    told = words(page)
    assert "About 3,200 dock workers returned claimed by the union" in told
    assert "2,900 people at the gates the editor’s words" in told


def test_the_head_of_a_page(press: Press, theme: Theme) -> None:
    press.content()
    head = render(press, theme).partition("</head>")[0]
    address = "https://courier.example/paper/2021/09/veldmark-harbour-reopens/"
    assert "<title>Veldmark harbour reopens · The Veldmark Courier</title>" in head
    assert f'<link rel="canonical" href="{address}">' in head
    assert f'<meta property="og:url" content="{address}">' in head
    assert '<link rel="alternate" type="application/rss+xml" title="The Veldmark Courier" href="../../../feed.xml">' in head
    assert re.search(r'<link rel="stylesheet" href="../../../static/style.css\?v=[0-9a-f]{10}">', head)
    assert '<script type="application/ld+json">' in head
    assert "noindex" not in head


def test_byline_corrections_credits_and_tags(press: Press, theme: Theme) -> None:
    press.content(authors=("Maro Lind", "A. Sol"), corrections=(CORRECTION,), deck="The cranes move again.")
    told = words(render(press, theme))
    for expected in (
        "By Maro Lind and A. Sol", "Coast Wire Veldmark 7 September 2021, 14:46 UTC 2 min", "The cranes move again.",
        "Correction 8 September 2021 : An earlier version gave the wrong pier.", "Editing T. Abara", "Ports Labour",
    ):  # fmt: skip
        assert expected in told


@pytest.mark.parametrize(
    ("rights", "shown", "hidden"),
    [
        ("full", ["Forty-one ships", "The cranes move", "2,900 people at the gates", "nine-day strike"], ["Read the"]),
        (
            "excerpt",
            ["2,900 people at the gates", "About 3,200", "Read the whole report at Coast Wire"],
            ["Forty-one ships", "The cranes"],
        ),
        (
            "link",
            ["Veldmark harbour reopens", "Read the report at Coast Wire"],
            ["Forty-one", "2,900", "3,200", "nine-day", "The cranes"],
        ),
    ],
)
def test_no_more_is_shown_than_rights_allow(
    press: Press, theme: Theme, facts: tuple[Fact, ...], rights: str, shown: list[str], hidden: list[str]
) -> None:
    source = tuple(f._replace(origin="source") for f in facts)
    comparisons = (Comparison("workers", (0, 1), "conflict"),)
    press.content(rights=rights, facts=source, deck="The cranes move again.", comparisons=comparisons)
    page = render(press, theme)
    assert [w for w in shown if w not in words(page)] == []
    everywhere = "".join(o.data.decode() for o in render_site(press.made, press.editions(), press.settings, theme))
    assert [w for w in hidden if w in (everywhere if w not in ("Read the",) else page)] == []


@pytest.mark.parametrize("rights", ["full", "excerpt", "link"])
def test_no_link_leads_to_a_sentence_that_rights_leave_out(
    press: Press, theme: Theme, fact: Callable[..., Fact], rights: str
) -> None:
    ships, key = fact(PORT, "Forty-one ships", key=False), fact(PORT, "2,900 people", origin="editor")
    one, two = press.content("a", rights=rights, facts=(key,)), press.content("b", headline="Two", rights=rights, facts=(key,))
    compared = StoryComparison("ships", (StoryFact(0, ships), StoryFact(1, ships)), "agree")
    story = Story("x", "Ships", (one.brief, two.brief), (compared,))
    editions = (Edition(one.brief.date, "editions/2021-09-07/", (story,)),)
    assert dead_links_of(list(render_site(press.made, editions, press.settings, theme)), press.settings.base_url) == []


def test_an_excerpt_leads_to_the_very_words_at_the_source(press: Press, theme: Theme, facts: tuple[Fact, ...]) -> None:
    press.content(rights="excerpt", facts=facts)
    page = html.unescape(render(press, theme))
    assert 'href="https://wire.example/a/1?x=1&y=2#:~:text=About%203%2C200%20dock%20workers"' in page


def test_an_editors_summary_is_marked_and_stays_when_only_a_link_may_be_shown(press: Press, theme: Theme) -> None:
    press.content(rights="link", summary=(SummarySentence("Work goes on at the docks."),), summary_origin="editor")
    assert "Summary by the editor Work goes on at the docks." in words(render(press, theme))


@pytest.mark.parametrize(("verdict", "told"), [("conflict", "These figures differ"), ("agree", "These figures agree")])
def test_figures_held_against_each_other(press: Press, theme: Theme, facts: tuple[Fact, ...], verdict: Any, told: str) -> None:
    press.content(facts=facts, comparisons=(Comparison("workers back", (0, 1), verdict),))
    assert f"{told} : workers back About 3,200 dock workers claimed by the union 2,900 people" in words(render(press, theme))


def test_other_accounts_of_the_event_stand_on_the_page(press: Press, theme: Theme, facts: tuple[Fact, ...]) -> None:
    one, two = press.content(facts=facts[:1]), press.content("b", headline="Dockers return", facts=facts[1:])
    compared = StoryComparison("workers", (StoryFact(0, facts[0]), StoryFact(1, facts[1])), "conflict")
    story = Story("x", "Strike ends", (one.brief, two.brief), (compared,))
    page = render(press, theme, editions=(Edition(one.brief.date, "editions/2021-09-07/", (story,)),))
    assert "Also told by Dockers return Coast Wire, 7 September 2021" in words(page)
    assert "These figures differ : workers About 3,200 dock workers claimed by the union, in Coast Wire 2,900 people" in words(
        page
    )
    assert 'href="../dockers-return/#s3"' in page


@pytest.mark.parametrize(
    ("deck", "shown"),
    [
        ("The harbour of Veldmark reopened on Tuesday after a nine-day strike", False),
        ("The harbour of Veldmark sleeps again.", True),
    ],
)
def test_a_standfirst_that_the_summary_repeats_is_left_out(press: Press, theme: Theme, deck: str, shown: bool) -> None:
    press.content(deck=deck)
    assert ('<p class="deck">' in render(press, theme)) is shown


def test_hostile_words_stay_words(press: Press, theme: Theme) -> None:
    bad = '"><script>alert(1)</script>'
    content = press.content(
        headline=bad, section=bad, tags=(bad,), authors=(bad,), dateline=bad, deck=bad, image=Image("p.png", bad, bad, bad)
    )
    page = render(press, theme, content.brief.path + "index.html")
    assert "<script>alert" not in page
    assert page.count("<script") == 2  # JSON-LD: the article, and the way to it


def test_another_language_is_named_where_it_stands(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    facts = (fact(PORT, "2,900 people", says="The port authority"), fact(PORT, "3,200 dock workers"))
    compared = (Comparison("dock workers", (0, 1), "conflict"),)
    press.content(language="ar", headline="الميناء", facts=facts, comparisons=compared, corrections=(CORRECTION,))
    page = render(press, theme, "2021/09/الميناء/index.html")
    assert '<html lang="en" dir="ltr">' in page
    assert '<h1 lang="ar" dir="rtl">' in page
    assert '<li aria-current="page"><span lang="ar" dir="rtl">الميناء</span></li>' in page  # the slash before it runs as the page
    assert '<div class="prose" lang="ar" dir="rtl">' in page
    for block in ("<li", '<ol class="facts"', "<p"):  # on the block, whose side it sets; and a way back for our own words
        assert f'{block} lang="ar" dir="rtl">' in page
    for ours in ('<span class="label"', '<span class="says"'):
        assert f'{ours} lang="en" dir="ltr">' in page
    assert '</strong>: <span lang="ar" dir="rtl">dock workers</span></p>' in page


def test_a_picture_stands_with_its_words(press: Press, theme: Theme) -> None:
    press.content(image=Image("/pier.jpg", "The pier at dawn", "Cranes at rest", "L. Oy"))
    assert '<img src="../../../pier.jpg" alt="The pier at dawn">' in render(press, theme)
    other = Press(press.settings)
    other.content(image=Image("https://cdn.example/pier.jpg", "The pier at dawn"))
    assert "<img" not in render(other, theme)


def test_an_alias_sends_readers_on(press: Press, theme: Theme) -> None:
    press.content(aliases=("/old/port.html",))
    page = render(press, theme, "old/port.html")
    assert '<meta http-equiv="refresh" content="0; url=../2021/09/veldmark-harbour-reopens/">' in page
    assert '<link rel="canonical" href="https://courier.example/paper/2021/09/veldmark-harbour-reopens/">' in page


def test_a_canonical_elsewhere_is_named_and_the_page_left_to_it(press: Press, theme: Theme) -> None:
    press.content(canonical="https://wire.example/a/1")
    head = render(press, theme).partition("</head>")[0]
    assert '<link rel="canonical" href="https://wire.example/a/1">' in head
    sitemap = next(
        o.data.decode() for o in render_site(press.made, press.editions(), press.settings, theme) if o.path == "sitemap.xml"
    )
    assert "veldmark-harbour-reopens" not in sitemap


def test_links_from_the_root_work_under_a_project_path(press: Press) -> None:
    article = press.content().article
    body = (
        Tag('<p><img src="/pier.jpg" alt="/x">'),
        Run(0, 3, ('<a href="/archive/">', '<a href="//cdn.example/">')),
        Tag("</p>"),
    )
    found = rebase(replace(article, body=body), "2021/a/").body
    assert found == (
        Tag('<p><img src="../../pier.jpg" alt="/x">'), Run(0, 3, ('<a href="../../archive/">', '<a href="//cdn.example/">')),
        Tag("</p>"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("attribution", "told"),
    [
        (None, ""),
        (Attribution("Ines Okoro", 0, 1), "according to Ines Okoro"),
        (Attribution("The ministry", 0, 1, status="claimed"), "claimed by the ministry"),
        (Attribution("Its spokesperson", 0, 1), "according to its spokesperson"),
        (Attribution("Theodora Lane", 0, 1), "according to Theodora Lane"),
        (Attribution("Ines Okoro", 0, 1, via="in a statement", status="denied"), "denied by Ines Okoro, in a statement"),
        (Attribution("Ines Okoro", 0, 1, via="Coast Wire", status="confirmed"), "confirmed by Ines Okoro, via Coast Wire"),
    ],
)
def test_who_says_so(attribution: Attribution | None, told: str) -> None:
    assert tell_said(make_said(attribution), ENGLISH) == told


def test_a_speaker_in_the_line_is_not_named_twice(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    content: Content = press.content(
        facts=(fact(PORT, "2,900 people", says="The port authority", line="2,900 people, says the port authority"),)
    )
    assert words(render(press, theme, content.brief.path + "index.html")).count("says the port authority") == 1


@pytest.mark.parametrize(
    ("line", "editors"), [("2,900 people", False), ("2,900  People", False), ("", False), ("2,900 passed the gates", True)]
)
def test_only_the_editors_own_words_are_told_to_be_the_editors(
    press: Press, theme: Theme, fact: Callable[..., Fact], line: str, editors: bool
) -> None:
    pinned = fact(PORT, "2,900 people", origin="editor")._replace(line=line)
    press.content(facts=(pinned,))
    assert ("the editor’s words" in words(render(press, theme))) == editors
    other = Press(press.settings)
    other.content(facts=(pinned,), rights="link")
    assert ("2,900" in words(render(other, theme))) == editors


def test_an_editors_line_has_no_second_claimant(press: Press, theme: Theme, fact: Callable[..., Fact]) -> None:
    edited = fact(PORT, "2,900 people", says="the union", line="2,900 people, the harbour master says", origin="editor")
    press.content(facts=(edited,))
    page = words(render(press, theme))
    assert "2,900 people, the harbour master says" in page
    assert "according to the union" not in page


@pytest.mark.parametrize(("says", "label"), [("", "Note"), ("the union", "Claim")])
def test_what_nobody_claims_is_no_claim(press: Press, theme: Theme, fact: Callable[..., Fact], says: str, label: str) -> None:
    pinned = fact(PORT, "2,900 people", says=says, line="2,900 people")._replace(kind="claim")
    press.content(facts=(pinned,))
    page = words(render(press, theme))
    assert f"{label} 2,900 people" in page
