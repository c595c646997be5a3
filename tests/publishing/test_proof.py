"""A fact's proof on the screen tells who says so in words that can be read aloud."""

from __future__ import annotations

import pytest

from digest.model.fact import Attribution, Evidence, Fact
from digest.publishing.proof import attribution_of


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


def test_nobody_says_so() -> None:
    assert attribution_of(Fact(kind="quote", text="Go", evidence=(Evidence(0, 9, 11, "Go"),))) == ""
