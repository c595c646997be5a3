"""The text on the page: each sentence can be reached, the words of facts are marked, and the HTML is well-formed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Article, Block, Body, Run, Sentence, Tag
from digest.model.fact import Evidence, Fact, FactKind
from digest.publishing import body
from digest.publishing.body import render_body, render_evidence
from digest.publishing.feeds.content import free_text

P, END = Tag("<p>"), Tag("</p>")
TWO = "The pier burned. Nobody was hurt, said Jo."
SPLIT = (0, 16), (17, 42)


def make_article(text: str, sentences: tuple[tuple[int, int], ...], body: Body | None = None) -> Article:
    """An article of one paragraph, or of the body given."""
    return Article(
        id="a",
        path="a.md",
        title="",
        published=datetime(2021, 8, 7, tzinfo=UTC),
        precision="day",
        language="en",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        sentences=tuple(Sentence(i, start, end, text[start:end], 0) for i, (start, end) in enumerate(sentences)),
        body=body if body is not None else (P, Run(0, len(text)), END),
    )


def make_fact(article: Article, *words: str, kind: FactKind = "figure") -> Fact:
    evidence = []
    for exact in words:
        start = article.text.index(exact)
        sentence = next(s.index for s in article.sentences if s.end > start)
        evidence.append(Evidence(sentence, start, start + len(exact), exact))
    return Fact(kind=kind, text=words[0], evidence=tuple(evidence))


def back(number: int) -> str:
    return f'<a class="back" href="#f{number}" aria-label="Back to key fact {number}"><sup>{number}</sup></a>'


def test_each_sentence_is_an_element_with_its_anchor() -> None:
    assert render_body(make_article(TWO, SPLIT), []) == (
        '<p><span class="s" id="s0">The pier burned.</span> <span class="s" id="s1">Nobody was hurt, said Jo.</span></p>'
    )


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (
            (P, Run(0, 4), Run(4, 24, ("<em>",)), Run(24, 42), END),
            '<p><span class="s" id="s0">The <em>pier burned.</em></span> <span class="s" id="s1"><em>Nobody </em>'
            "was hurt, said Jo.</span></p>",
        ),
        (
            (P, Run(0, 16, ('<a href="/x">', "<b>")), END, Tag("<ul>"), Tag("<li>"), Run(17, 42), Tag("</li>"), Tag("</ul>")),
            '<p><span class="s" id="s0"><a href="/x"><b>The pier burned.</b></a></span></p>'
            '<ul><li><span class="s" id="s1">Nobody was hurt, said Jo.</span></li></ul>',
        ),
        (
            (P, Run(0, 8, ("<b>",)), Tag("<br/>"), Run(9, 16), Tag('<a href="/"><img src="i"/></a>'), Run(17, 42), END),
            '<p><span class="s" id="s0"><b>The pier</b><br/>burned.</span><a href="/"><img src="i"/></a>'
            '<span class="s" id="s1">Nobody was hurt, said Jo.</span></p>',
        ),
        (
            (P, Run(0, 8), END, P, Run(9, 42), END),  # a sentence that a block parts after all: its anchor stands once
            '<p><span class="s" id="s0">The pier</span></p><p><span class="s">burned.</span> '
            '<span class="s" id="s1">Nobody was hurt, said Jo.</span></p>',
        ),
        ((Tag("<hr/>"),), "<hr/>"),
        ((), ""),
    ],
)
def test_what_crosses_a_border_is_cut_and_the_sentence_is_not(body: Body, html: str) -> None:
    assert render_body(make_article(TWO, SPLIT, body), []) == html


def test_words_of_facts_are_marked_and_lead_back() -> None:
    article = make_article(TWO, SPLIT)
    facts = [make_fact(article, "Nobody"), make_fact(article, "Jo", kind="person"), make_fact(article, "pier")]
    assert render_body(article, facts) == (
        f'<p><span class="s" id="s0">The <mark class="fact-figure">pier</mark> burned.{back(3)}</span> '
        '<span class="s" id="s1"><mark class="fact-figure">Nobody</mark> was hurt, said '
        f'<mark class="fact-person">Jo</mark>.{back(1)}{back(2)}</span></p>'
    )


def test_a_mark_is_inside_a_link_and_the_link_whole() -> None:
    article = make_article(TWO, SPLIT, (P, Run(0, 16, ('<a href="/">',)), Run(16, 42), END))
    assert '<a href="/">The <mark class="fact-figure">pier</mark> burned.</a>' in render_body(
        article, [make_fact(article, "pier")]
    )


def test_a_mark_across_bold_words_is_cut() -> None:
    article = make_article(TWO, SPLIT, (P, Run(0, 8), Run(8, 16, ("<b>",)), Run(16, 42), END))
    html = render_body(article, [make_fact(article, "pier burned")])
    assert 'The <mark class="fact-figure">pier</mark><b><mark class="fact-figure"> burned</mark>.</b>' in html


@pytest.mark.parametrize(
    ("first", "second", "html"),
    [
        ("pier burned", "pier", '<mark class="fact-claim"><mark class="fact-figure">pier</mark> burned</mark>.'),
        ("The pier", "pier burned", '<mark class="fact-claim">The <mark class="fact-figure">pier</mark></mark>'
         '<mark class="fact-figure"> burned</mark>.'),
        ("pier", "pier", 'The <mark class="fact-claim">pier</mark> burned.'),
    ],
)  # fmt: skip
def test_marks_that_overlap_are_nested_or_cut(first: str, second: str, html: str) -> None:
    article = make_article(TWO, SPLIT)
    assert html in render_body(article, [make_fact(article, first, kind="claim"), make_fact(article, second)])


def test_a_quotation_over_two_sentences_is_marked_in_both_and_leads_back_from_the_first() -> None:
    article = make_article(TWO, SPLIT)
    html = render_body(article, [make_fact(article, "burned. Nobody was", kind="quote")])
    assert f'<mark class="fact-quote">burned.</mark>{back(1)}</span>' in html
    assert '<span class="s" id="s1"><mark class="fact-quote">Nobody was</mark> hurt, said Jo.</span>' in html


@pytest.mark.parametrize(("kind", "marks"), [("person", 1), ("organisation", 1), ("place", 1), ("figure", 2), ("date", 2)])
def test_a_name_is_marked_where_it_first_stands(kind: FactKind, marks: int) -> None:
    article = make_article(TWO, SPLIT)
    html = render_body(article, [make_fact(article, "pier", "Jo", kind=kind)])
    assert html.count("<mark") == html.count('class="back"') == marks


def test_text_is_escaped() -> None:
    text = "A < B & \"C\" > 'D'."
    assert "A &lt; B &amp; \"C\" &gt; 'D'." in render_body(make_article(text, ((0, len(text)),)), [])


FIVE = "One 1. Two 2. Three 3. Four 4. Five 5."
SPANS = tuple(m.span() for m in re.finditer(r"\w+ \d\.", FIVE))


def span(index: int, words: str, number: int = 0) -> str:
    return f'<span class="s" id="s{index}">{words}{back(number) if number else ""}</span>'


GAP = '<span class="gap">…</span>'


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (["1", "2"], f"<p>{span(0, 'One <M>1</M>.', 1)} {span(1, 'Two <M>2</M>.', 2)} {GAP}</p>"),
        (["3"], f"<p>{GAP} {span(2, 'Three <M>3</M>.', 1)} {GAP}</p>"),
        (["5", "1"], f"<p>{span(0, 'One <M>1</M>.', 2)} {GAP} {span(4, 'Five <M>5</M>.', 1)}</p>"),
        ([], ""),
    ],
)
def test_an_excerpt_has_the_evidence_alone(words: list[str], html: str) -> None:
    article = make_article(FIVE, SPANS)
    facts = [make_fact(article, w) for w in words]
    assert render_evidence(article, facts) == html.replace("<M>", '<mark class="fact-figure">').replace("</M>", "</mark>")


def test_an_excerpt_keeps_paragraphs_apart() -> None:
    article = make_article(FIVE, SPANS)
    blocks = Block("paragraph", 0, SPANS[0][1]), Block("paragraph", SPANS[1][0], len(FIVE))
    apart = (article.sentences[0], *(s._replace(block=1) for s in article.sentences[1:]))
    article = replace(article, blocks=blocks, sentences=apart)
    html = render_evidence(article, [make_fact(article, "1"), make_fact(article, "2")])
    assert html.count("<p>") == 2 and "</p><p>" in html


def test_an_excerpt_shows_no_markup_of_the_body() -> None:
    article = make_article(TWO, SPLIT, (P, Run(0, 42, ('<a href="/">',)), END))
    assert 'href="/"' not in render_evidence(article, [make_fact(article, "pier")])


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Fact]]:
    """Random words in random blocks, inline elements, sentences and facts."""
    text = draw(st.text("ab <&\"'é", min_size=1, max_size=60))
    cuts = st.lists(st.integers(0, len(text)), max_size=8).map(lambda found: sorted({0, len(text), *found}))
    body: list[Tag | Run] = [P]
    edges = draw(cuts)
    for start, end in pairwise(edges):
        inline = draw(st.lists(st.sampled_from(["<em>", "<b>", '<a href="/x">']), max_size=2, unique=True))
        body.append(Run(start, end, tuple(inline)))
        body += draw(st.sampled_from([[], [], [Tag("<br/>")], [Tag('<img src="i"/>')], [END, P], [END, Tag("<hr/>"), P]]))
    edges = draw(cuts)
    spans = [(a, b) for a, b in pairwise(edges) if draw(st.booleans())]
    article = make_article(text, tuple(spans), (*body, END))
    facts = []
    for _ in range(draw(st.integers(0, 4)) if spans else 0):
        sentence = draw(st.sampled_from(article.sentences))
        start = draw(st.integers(sentence.start, sentence.end - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind: FactKind = draw(st.sampled_from(("figure", "quote", "person")))
        facts.append(Fact(kind=kind, text=text[start:end], evidence=(Evidence(sentence.index, start, end, text[start:end]),)))
    return article, facts


@settings(max_examples=300, deadline=None)
@given(articles())
def test_whatever_is_marked_the_words_stay_and_the_tags_balance(case: tuple[Article, list[Fact]]) -> None:
    article, facts = case
    html = render_body(article, facts)
    root = ElementTree.fromstring(f"<div>{html}</div>")  # raises where tags are not nested
    assert _words(root) == article.text
    ids = [e.get("id", "") for e in root.iter() if e.get("id")]
    assert sorted(ids) == sorted(f"s{s.index}" for s in article.sentences)
    back_links = {e.get("href") for e in root.iter("a") if e.get("class") == "back"}
    assert back_links == {f"#f{number}" for number in range(1, len(facts) + 1)}
    for number, fact in enumerate(facts, 1):
        sentence = next(e for e in root.iter("span") if e.get("id") == f"s{fact.sentence}")
        assert any(e.get("href") == f"#f{number}" for e in sentence.iter("a")) or _is_parted(root, number)
    ElementTree.fromstring(f"<div>{render_evidence(article, facts)}</div>")


def _is_parted(root: ElementTree.Element, number: int) -> bool:
    return any(e.get("href") == f"#f{number}" for s in root.iter("span") if not s.get("id") for e in s.iter("a"))


def _words(element: ElementTree.Element) -> str:
    """The text of an element without that of back links."""
    own = "" if element.get("class") == "back" else (element.text or "") + "".join(_words(child) for child in element)
    return own + (element.tail or "")


@given(articles())
@settings(max_examples=300, deadline=None)
def test_whole_sentences_are_written_as_their_pieces_would_be(case: tuple[Article, list[Fact]]) -> None:
    article, facts = case

    class Slow(body._Writer):
        def _write_sentences(self, run: Run) -> int:
            return run.start

    assert body._Writer(article, facts).write(article.body) == Slow(article, facts).write(article.body)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2", "2"), ("6", "2"), ("2 4 3 2", "2 3 3 2"), ("3 2 6 3", "2 2 3 3"), ("2 3 4 5 6", "2 3 4 5 6"), ("3 3 5", "2 2 3")],
)
def test_headings_leave_no_level_out(written: str, shown: str) -> None:
    levels = written.split()
    parts = [part for n, level in enumerate(levels) for part in (Tag(f"<h{level}>"), Run(2 * n, 2 * n + 1), Tag(f"</h{level}>"))]
    html = render_body(make_article("a " * len(levels), (), tuple(parts)), [])
    assert html == "".join(f"<h{level}>a</h{level}>" for level in shown.split())


def test_what_may_scroll_is_reached_without_a_mouse() -> None:
    parts = Tag('<table dir="rtl"><tr><td>'), Run(0, 1), Tag("</td></tr></table>"), Tag("<pre>"), Run(2, 3), Tag("</pre>")
    html = render_body(make_article("a b", (), parts), [])
    assert html == '<table tabindex="0" dir="rtl"><tr><td>a</td></tr></table><pre tabindex="0">b</pre>'
    assert "tabindex" not in free_text(html, "https://h.example/a/")
