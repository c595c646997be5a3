"""A fact's proof on the screen tells who says so in words that can be read aloud."""

from __future__ import annotations

import pytest

from digest.model.article import SourceFile
from digest.model.fact import Attribution, Evidence, Fact
from digest.model.settings import Settings
from digest.publishing.proof import attribution_of, render_reading
from digest.reading.article import read_article


@pytest.mark.parametrize(
    ("via", "told"),
    [
        (None, "who says so: Ann Reed (said)"),
        ("told reporters", "who says so: Ann Reed (said, told reporters)"),
        ("in a statement", "who says so: Ann Reed (said, in a statement)"),
        ("AFP", "who says so: Ann Reed (said, via AFP)"),
    ],
)
def test_the_way_reads_well(via: str | None, told: str) -> None:
    said = Attribution("Ann Reed", 0, 8, via)
    assert attribution_of(Fact(kind="quote", text="Go", evidence=(Evidence(0, 9, 11, "Go"),), attribution=said)) == told


def test_the_headline_is_no_subhead() -> None:
    text = "The port opens after six years\n\nLINDHOLM, Aug. 7 (The Wire) -- The port opened on Saturday, the mayor said.\n"
    article = read_article(SourceFile("2021-08-07-port.txt", text.encode()), Settings()).article
    assert article is not None
    assert article.blocks[0].kind == "heading"
    told = "\n".join(render_reading(article))
    assert "LINDHOLM" in told and "The port opens" not in told and "subheads" not in told


def test_nobody_says_so() -> None:
    assert attribution_of(Fact(kind="quote", text="Go", evidence=(Evidence(0, 9, 11, "Go"),))) == ""
