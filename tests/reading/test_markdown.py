"""Markdown as an editor writes it, the words that a reader sees, and nothing that could harm the page."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Run, Tag
from digest.reading.markup.markdown import MarkdownText, read_markdown


def shown(read: MarkdownText) -> str:
    """The body as HTML, each run inside its own inline tags."""
    parts = []
    for part in read.body:
        if isinstance(part, Tag):
            parts.append(part.html)
        else:
            closing = "".join(f"</{tag[1:-1].split()[0]}>" for tag in reversed(part.inline))
            parts.append("".join(part.inline) + escape(read.text[part.start : part.end], quote=False) + closing)
    return "".join(parts)


def blocks(read: MarkdownText) -> list[tuple[str, str]]:
    return [(b.kind, read.text[b.start : b.end]) for b in read.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One line\nand the   next.", [("paragraph", "One line and the next.")]),
        ("A **bold** word, a *soft*\none, `code`.", [("paragraph", "A bold word, a soft one, code.")]),
        ("Salt &amp; sea &ndash; 5 < 6.", [("paragraph", "Salt & sea – 5 < 6.")]),
        ('See [the paper](https://a.example/x "Title").', [("paragraph", "See the paper.")]),
        ("First line.  \nSecond line.", [("paragraph", "First line.\nSecond line.")]),
        ("## A turn\n\nText.", [("heading", "A turn"), ("paragraph", "Text.")]),
        ("Text.\n\n### A *turn*", [("paragraph", "Text."), ("heading", "A turn")]),
        ("- one\n- two", [("list-item", "one"), ("list-item", "two")]),
        ("- one\n\n- two\n\n    more", [("list-item", "one"), ("list-item", "two"), ("list-item", "more")]),
        ("1. one\n    - in\n2. two", [("list-item", "one"), ("list-item", "in"), ("list-item", "two")]),
        ("> One.\n>\n> Two.", [("quotation", "One."), ("quotation", "Two.")]),
        ("> - in a list", [("list-item", "in a list")]),
        ("|a|b|\n|-|-|\n|1|2|", [("cell", "a"), ("cell", "b"), ("cell", "1"), ("cell", "2")]),
        ("```\nx = 1\n\n  y = 2\n```", [("code", "x = 1\n\n  y = 2")]),
        ("One.\n\n---\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ('![A pier](pier.jpg "The pier at noon")', [("caption", "The pier at noon")]),
        ("![A pier](pier.jpg)", []),
        ('Look: ![A pier](pier.jpg "The pier") there.', [("paragraph", "Look: there.")]),
        ("<div>One</div><div>Two</div>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>One<br><br>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>She said <q>come <q>now</q></q>.</p>", [("paragraph", "She said “come ‘now’”.")]),
        ("<p>&nbsp;</p>\n\nText.", [("paragraph", "Text.")]),
        ("<details><summary>More</summary>Text</details>", [("paragraph", "More"), ("paragraph", "Text")]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_the_words_a_reader_sees(source: str, expected: list[tuple[str, str]]) -> None:
    read = read_markdown(source)
    assert blocks(read) == expected
    assert read.text.replace("\n\n", "") == "".join(words for _, words in expected).replace("\n\n", "")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("A **b *c* d** e", "<p>A <strong>b </strong><strong><em>c</em></strong><strong> d</strong> e</p>"),
        ("[in](/a/) [out](//b.example)", '<p><a href="/a/">in</a> <a href="//b.example" rel="nofollow noopener">out</a></p>'),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("- one\n\n- two", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ('!["Pier"](p.jpg "Noon")', '<figure><img alt="&quot;Pier&quot;" src="p.jpg"/><figcaption>Noon</figcaption></figure>'),
        ("![A](p.jpg)", '<p><img alt="A" src="p.jpg"/></p>'),
        ("[![A](p.jpg)](/big/)", '<p><a href="/big/"><img alt="A" src="p.jpg"/></a></p>'),
        ("Text.\n\n# Later", "<p>Text.</p><h2>Later</h2>"),
        ("a\n\n***\n\nb", "<p>a</p><hr/><p>b</p>"),
        ("loose <div>x</div>", "<p>loose</p><p>x</p>"),
        ("|a|\n|-:|\n|1|", '<table><thead><tr><th style="text-align: right">a</th></tr></thead>'
         '<tbody><tr><td style="text-align: right">1</td></tr></tbody></table>'),
    ],
)  # fmt: skip
def test_the_body(source: str, html: str) -> None:
    assert shown(read_markdown(source)) == html


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("# A *title* here\n\nText.", "A title here", "Text."),
        ("A title\n=======\n\nText.", "A title", "Text."),
        ("## No title\n\nText.", "", "No title\n\nText."),
        ("Text.\n\n# Too late", "", "Text.\n\nToo late"),
        ("# One\n\n# Two", "One", "Two"),
        ("#hashtag is text", "hashtag is text", ""),  # as Python-Markdown has it
    ],
)
def test_a_heading_at_the_top_is_the_title(source: str, title: str, text: str) -> None:
    read = read_markdown(source)
    assert (read.title, read.text) == (title, text)


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>text",
        "<ScRiPt src=//x.example></sCrIpT>text",
        "text <img src=x onerror=alert(1)>",
        "text <img src='javascript:alert(1)'>",
        "text <img src='data:image/svg+xml,<svg onload=alert(1)>'>",
        "[text](javascript:alert(1))",
        "[text](java\tscript:alert(1))",
        "[text](\x01javascript:alert(1))",
        "[text](JAVASCRIPT&#58;alert(1))",
        "[text](data:text/html,alert)",
        "[text](vbscript:alert(1))",
        "<a href=' javascript:alert(1)'>text</a>",
        '<a href="x" onclick="alert(1)">text</a>',
        "<p style='position:fixed;background:url(javascript:alert(1))'>text</p>",
        "<iframe src=https://x.example>alert</iframe>text",
        "<svg><script>alert(1)</script></svg>text",
        "<math><mi xlink:href='javascript:alert(1)'>alert</mi></math>text",
        "<style>@import 'alert';</style>text",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>text",
        "<form action='javascript:alert(1)'>text</form>",
        "<object data=alert.swf></object>text",
        "<b title='\"><img src=x onerror=alert(1)>'>text</b>".replace("alert", "a"),
        "<!-- alert -->text",
        "<meta http-equiv=refresh content='0;alert'>text",
        "<base href='//alert.example/'>text",
        "text <template>alert</template>",
        "<a href='java&Tab;script:alert(1)'>text</a>",
        "<a href='javascript&colon;alert(1)'>text</a>",
        "[text][r]\n\n[r]: javascript:alert(1)",
        "text ![x][r]\n\n[r]: <data:image/svg+xml,alert>",
        "<p ping=//x.example target=_blank srcset='a 2x' name=a autofocus>text</p>",
        "<link rel=stylesheet href=//alert.example><input autofocus><button formaction=x>alert</button>text",
        "<table background=//alert.example><tr><td style='x'>text</td></tr></table>",
        "<svg><a xlink:href='javascript:alert(1)'><foreignObject>alert</foreignObject></a></svg>text",
        "<!--><img src=x onerror=alert(1)>-->text".replace("alert", "a"),
        "<![CDATA[<img src=x onerror=a(1)>]]>text",
    ],
)
def test_nothing_harmful_is_let_through(source: str) -> None:
    read = read_markdown(source)
    found = _Elements(shown(read))
    assert not found.names & {
        "script",
        "style",
        "iframe",
        "svg",
        "math",
        "form",
        "object",
        "meta",
        "base",
        "template",
        "noscript",
    }
    for name, value in found.attributes:
        assert not name.startswith("on") and name not in {"id", "class", "action", "name"}
        assert not re.match(r"[\x00- ]*(?:javascript|vbscript|data):", re.sub("[\t\r\n]", "", value), re.IGNORECASE)
    assert "alert" not in read.text
    assert "text" in read.text


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[x](https://a.example/)", '<p><a href="https://a.example/" rel="nofollow noopener">x</a></p>'),
        ("<a href=' \t//a.example/'>x</a>", '<p><a href="//a.example/" rel="nofollow noopener">x</a></p>'),
        (r"<a href='\\a.example'>x</a>", '<p><a href="\\\\a.example" rel="nofollow noopener">x</a></p>'),
        (r"<a href='/\a.example'>x</a>", '<p><a href="/\\a.example" rel="nofollow noopener">x</a></p>'),
        ("<a href='h&#10;ttps://a.example'>x</a>", '<p><a href="https://a.example" rel="nofollow noopener">x</a></p>'),
        ("<a href='../port/'>x</a>", '<p><a href="../port/">x</a></p>'),
        ("<a href=' #f1'>x</a>", "<p>x</p>"),
        ("<a href=x target=_blank rel=opener>x</a>", '<p><a href="x">x</a></p>'),
    ],
)
def test_a_link_that_leaves_the_site_is_marked_however_it_is_written(source: str, html: str) -> None:
    assert shown(read_markdown(source)) == html


@pytest.mark.parametrize(
    ("written", "shown_as"),
    [
        ("https://a.example/x|y?z=[1]&q=%zz#a#b", "https://a.example/x%7Cy?z=%5B1%5D&amp;q=%25zz#a%23b"),
        ('https://a.example/"x {y}', "https://a.example/%22x%20%7By%7D"),
        (r"https://a.example/a\b?c\d", "https://a.example/a/b?c%5Cd"),
        ("https://[2001:db8::1]/é%20ü", "https://[2001:db8::1]/é%20ü"),
        ("mailto:ann reed@a.example", "mailto:ann%20reed@a.example"),
        ("our own/[x].md", "our own/[x].md"),  # the file of an article; its page's address is written later
    ],
)
def test_an_address_elsewhere_is_written_as_addresses_may_be(written: str, shown_as: str) -> None:
    assert f'href="{shown_as}"' in shown(read_markdown(f"<a href='{written}'>x</a>"))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('<time datetime="2021-08-31T09:30Z">then</time>', '<p><time datetime="2021-08-31T09:30Z">then</time></p>'),
        ('<time datetime="2021-08">then</time>', '<p><time datetime="2021-08">then</time></p>'),
        ('<time datetime="2021-02-31">then</time>', "<p>then</p>"),
        ('<time datetime="20210807">then</time>', "<p>then</p>"),
        ("<time>then</time>", "<p>then</p>"),
        ('<ol start="x"><li value="1e3">a</li></ol>', "<ol><li>a</li></ol>"),
        ('<ol start="-3"><li value="7">a</li></ol>', '<ol start="-3"><li value="7">a</li></ol>'),
    ],
)
def test_attributes_that_say_nothing_are_left_out(source: str, html: str) -> None:
    assert shown(read_markdown(source)) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>b</dd></dl>", "<dl><dt></dt><dd>b</dd></dl>"),
        ('<dl lang="fr"><dd>b</dd><dt>a</dt></dl>', '<dl lang="fr"><dt></dt><dd>b</dd><dt>a</dt><dd></dd></dl>'),
    ],
)
def test_a_list_of_terms_has_terms_and_meanings(source: str, html: str) -> None:
    assert shown(read_markdown(source)) == html


@pytest.mark.parametrize("reference", ["&#7;", "&#xFFFE;", "&#xFDD0;", "&#x1FFFE;", "&#x10FFFF;", "&#0;"])
def test_a_reference_to_what_is_no_character_is_none(reference: str) -> None:
    assert read_markdown(f"One{reference}two.").text in ("One\ufffdtwo.", "Onetwo.")


@pytest.mark.parametrize(
    ("src", "is_shown"),
    [
        ("port.jpg", True),
        ("/pics/port.jpg", True),
        ("https://a.example/pixel.gif", False),
        ("//a.example/pixel.gif", False),
        ("&#9;//a.example/pixel.gif", False),
        (r"\\a.example/pixel.gif", False),
        (r"/\a.example/pixel.gif", False),
        ("mailto:a@a.example", False),
    ],
)
def test_no_picture_tells_another_host_of_a_reader(src: str, is_shown: bool) -> None:
    assert ("<img" in shown(read_markdown(f'One. <img src="{src}"> Two.'))) is is_shown


def test_ids_and_classes_of_the_content_cannot_meet_ours() -> None:
    read = read_markdown('<p id="s1" class="s">One <mark class="fact">two</mark> <a name="f1" href="#s3">three</a>.</p>')
    assert shown(read) == "<p>One two three.</p>"


class _Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


_PIECES = st.sampled_from(
    ["One word.", "two", " ", "  \n", "\n", "\n\n", "**", "*", "_", "`", "> ", "- ", "1. ", "    ", "# ", "## ", "|", "\n|-|-|\n",
     "[a](b)", "![a](b \"c\")", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<br>", "<q>", "</q>", "<pre>", "</pre>", "<li>",
     "<ul>", "</ul>", "<td>", "<table>", "<a href=x>", "</a>", "<h1>", "</h1>", "<em>", "&amp;", "&nbsp;", "```", "<img src=a>",
     "<figure>", "<figcaption>", "<blockquote>", "</blockquote>", "é", "\u2028", "\\", "<", "&"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_runs_are_the_text_and_blocks_rise(source: str) -> None:
    read = read_markdown(source)
    runs = [part for part in read.body if isinstance(part, Run)]
    end = 0
    for run in runs:
        assert end <= run.start < run.end
        assert read.text[end : run.start] in ("", "\n", "\n\n")
        end = run.end
    assert end == len(read.text)
    for block in read.blocks:
        words = read.text[block.start : block.end]
        assert words.strip() and (block.kind == "code" or words.strip(" ") == words)
    for before, after in pairwise(read.blocks):
        assert read.text[before.end : after.start] == "\n\n"
    _Balance(shown(read)).close()


class _Balance(HTMLParser):
    """Fails where tags are not nested as they must be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if f"<{tag}" in ("<br", "<hr", "<img"):
            return
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("br", "hr", "img")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def close(self) -> None:
        super().close()
        assert self.open == []


@pytest.mark.parametrize("piece", ["[", "![", "<", "<a ", "[a](", "> ", "* ", "`", "<!--", "<div>", "<b>x", "&#", "**a* "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    start = process_time()
    read_markdown(piece * (20_000 // len(piece)))
    assert process_time() - start < 3


def test_reading_twice_gives_the_same() -> None:
    sources = ["[a]\n\n[a]: https://a.example", "[a]", "# T\n\ntext"]
    assert [read_markdown(s) for s in sources] == [read_markdown(s) for s in sources]
    assert read_markdown("[a]").text == "[a]"  # a reference of another article is not known here


@pytest.mark.parametrize(
    ("source", "text", "html"),
    [
        # marks are left out of the words, and the notes stand at the end, also those that nothing leads to
        (
            "Six ships[^1] came.[^b]\n\n[^1]: Or seven.\n[^b]: At *noon*.\n\nAll left.",
            "Six ships came.\n\nAll left.\n\nOr seven.\n\nAt noon.",
            "<p>Six ships came.</p><p>All left.</p><hr/><ol><li><p>Or seven.</p></li><li><p>At <em>noon</em>.</p></li></ol>",
        ),
        (
            "Six[^1], six[^1].\n\n[^1]: Each.",
            "Six, six.\n\nEach.",
            "<p>Six, six.</p><hr/><ol><li><p>Each.</p></li></ol>",
        ),
        # no note: the words as they stand; and raised figures of the text's own
        ("Six ships[^1] came.", "Six ships[^1] came.", "<p>Six ships[^1] came.</p>"),
        ("10 km<sup>2</sup> of sea.", "10 km2 of sea.", "<p>10 km<sup>2</sup> of sea.</p>"),
    ],
)
def test_footnotes(source: str, text: str, html: str) -> None:
    read = read_markdown(source)
    assert (read.text, shown(read)) == (text, html)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<li>One</li><li>two</li>", "<p>One</p><p>two</p>"),
        ("<div><li>One</li>\nand more</div>", "<p>One</p><p>and more</p>"),
        ("<dd>One</dd>", "<p>One</p>"),
        ("<figcaption>One</figcaption>", "<p>One</p>"),
        ("<ul><li>One</li></ul>", "<ul><li>One</li></ul>"),
        ("<ol><li>One<ul><li>two</li></ul></li></ol>", "<ol><li>One<ul><li>two</li></ul></li></ol>"),
        ("<dl><dt>One</dt><dd>two</dd></dl>", "<dl><dt>One</dt><dd>two</dd></dl>"),
    ],
)
def test_items_outside_of_a_list(source: str, html: str) -> None:
    assert shown(read_markdown(source)) == html


def test_an_empty_line_by_hand_before_a_blank() -> None:
    assert blocks(read_markdown("One word.<br><br>\u2028")) == [("paragraph", "One word.")]
