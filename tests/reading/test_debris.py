"""Debris, links within paragraphs, and captions: what was copied with a text and is none of its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.reading.sentences import split_sentences
from digest.reading.wire.captions import find_captions, is_caption
from digest.reading.wire.debris import LINES, LONGEST, is_debris
from digest.reading.wire.links import find_links


@pytest.mark.parametrize(
    "line",
    [
        "ALSO READ | Ferry sinks off Bergen",
        "Also read: Ferry sinks off Bergen",
        "READ MORE: Ferry sinks",
        "Read more",
        "Read more »",
        "Read the full story",
        "Full Article",
        "Story continues below",
        "(Story continues below advertisement)",
        "ADVERTISEMENT",
        "Advertisement Continue reading the main story",
        "Sponsored",
        "Representative image",
        "(Representative Image)",
        "Image for representation only.",
        "File photo",
        "Share",
        "Share on Facebook Tweet",
        "Facebook Twitter WhatsApp Email",
        "Print | Email | Share",
        "Follow us on Twitter",
        "Follow Ann Lee on Twitter",
        "Sign up for our newsletter",
        "Get the latest news in your inbox.",
        "Read or Share this story: https://harbour.example/x",
        "Click here to watch the video",
        "Comments (12)",
        "3 comments",
        "Home > World > Norway",
        "Tags: ferries, Norway",
        "RELATED: Ferry sinks",
        "Watch: Ferry sinks",
        "#Ferry #Norway",
        "https://harbour.example/x",
        "___",
        "* * *",
        "-30-",
        "((ann.lee@harbour.example; +47 22 00 00))",
        "Our Standards: The Harbour Principles.",
        "(This story has not been edited by our staff and is auto-generated from a feed.)",
        # a shop's
        "Price: $29.99 | Add to cart",
        "RRP: £3",
        "Add to basket",
        "Buy now | from 40 euros",
        # for machines
        '{"@context": "https://schema.example", "@type": "NewsArticle", "name": "Ferry sinks"} ' + "x" * LONGEST,
        '"@type": "NewsArticle",',
        '"price": 29.99',
        "var dataLayer = [];",
        "window.dataLayer.push(1);",
        ".box > .ad { margin: 0 }",
        "<!-- ad -->",
    ],
)
def test_debris(line: str) -> None:
    assert is_debris(line)


@pytest.mark.parametrize(
    "line",
    [
        "Also read out were the names of the crew.",
        "Read more than ten books and you will know, she said.",
        "Advertisement spending rose by a fifth.",
        "Stories continue to come in.",
        "Twitter",
        "Share prices fell on Monday.",
        "Follow-up talks are planned.",
        "Comments by the minister angered Oslo.",
        "Print is dead, the editor said.",
        "Watch the ferry sink, and you will weep.",
        "Signs up and down the coast warn boats.",
        "The full story will never be known.",
        "She wrote to ann.lee@harbour.example and got no answer.",
        "Relatedly, prices fell.",
        "Prices: up by 3 per cent since May.",
        "Price: the ferry costs £3m.",
        "Price: 40 crowns a day for a berth at the quay.",
        "Buy now, pay later, they said.",
        '"Ferry": "a bird", he joked.',
        '"Ferry", she said: "No."',
        "[Update: the ferry was found.]",
        "Var is a town in France.",
        "Function follows form.",
        "ferry",
        "नाव डूब गई",
    ],
)
def test_not_debris(line: str) -> None:
    assert not is_debris(line)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("He left. ALSO READ: Ferry sinks off Bergen in a stormThe army came.", ["ALSO READ: Ferry sinks off Bergen in a storm"]),
        ("He left. (Also read: Ferry sinks off Bergen)In a statement, he said so.", ["(Also read: Ferry sinks off Bergen)"]),
        ("He left. Also read | Ferry sinks off Bergen ? The army came.", ["Also read | Ferry sinks off Bergen ?"]),
        (
            "He left. Also read: Ferry sinks near Bergen in a bad storm In the town they wept.",
            ["Also read: Ferry sinks near Bergen in a bad storm"],
        ),
        ("He left. READ MORE: Ferry sinks ALSO READ: Ferry found", ["READ MORE: Ferry sinks ", "ALSO READ: Ferry found"]),
        ("He also read: the ferry sank.", []),
        ("They also read the letter. He left.", []),
        ("He left. (Also read: Ferry sinks and nobody closes the bracket", []),
        ("He left.", []),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert [text[a:b] for a, b in find_links(text, 0, len(text))] == links


@pytest.mark.parametrize(
    "unit",
    [
        "A ferry in the harbour of Bergen. (AP Photo/Ann Lee)",
        "A ferry in the harbour of Bergen. (Photo: AP)",
        "FILE PHOTO: A ferry in the harbour",
        "FILE - A ferry is seen in Bergen",
        "Image caption The ferry lay in the harbour",
        "A ferry in Bergen. | Photo Credit: Ann Lee",
        "A ferry in Bergen. Photograph: Ann Lee/Harbour Post",
        "A ferry lies in Bergen, October 3, 2019. REUTERS/Ann Lee",
    ],
)
def test_captions(unit: str) -> None:
    assert is_caption(unit)


@pytest.mark.parametrize(
    "unit",
    [
        "The ferry (pictured above) sank.",
        "The ferry sank. (See the photo above)",
        "She photographed the ferry for Reuters.",
        "The film was shown (WARNING: it contains graphic images).",
        "Photos of the ferry were shared online.",
        "File sharing is a crime.",
    ],
)
def test_not_captions(unit: str) -> None:
    assert not is_caption(unit)


@pytest.mark.parametrize(
    ("text", "head", "captions"),
    [
        (
            "A ferry lies in the harbour. (Photo: AP) At least seven people died.",
            True,
            ["A ferry lies in the harbour. (Photo: AP)"],
        ),
        ("He left. A view of the harbour. (HT Photo) She said so.", False, ["A view of the harbour. (HT Photo)"]),
        ("He left. The ferry was late and she said so. (Getty Images) He wept.", False, ["(Getty Images)"]),
        ("He left. The ferry (AP Photo) was late.", False, []),
        ("He left. She came (on a ferry).", False, []),
    ],
)
def test_captions_within(text: str, head: bool, captions: list[str]) -> None:
    sentences = split_sentences(text, 0, len(text))
    assert [text[a:b] for a, b in find_captions(text, sentences, head=head)] == captions


_ANY_LINE = re.compile(rf"[\s(]{{0,6}}(?:{'|'.join(pattern for _, pattern in LINES)})[\s.)]{{0,8}}\Z", re.IGNORECASE)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_line_of_debris_is_missed_by_its_first_letters(data: st.DataObject) -> None:
    _, pattern = data.draw(st.sampled_from(LINES))
    line = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE | re.ASCII), fullmatch=True))
    for told in (line, f"({line})", f"The {line}", f"{line} today"):
        bare = told.strip()
        assert is_debris(told) or len(bare) > LONGEST or not _ANY_LINE.match(bare)
