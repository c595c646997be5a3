"""Paragraphs that are no prose: those that are prose at first sight are just those in which a close look finds nothing."""

from __future__ import annotations

import re
from datetime import UTC
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Block
from digest.reading.wire import opening, stamps, units
from digest.reading.wire.finding import Copy, Finding
from digest.reading.wire.units import _find_unit, _is_plain

PROSE = (
    "The boat had left the quay at noon, two hours late, in a rising storm from the west. Nobody on the islands had seen it go."
)
LONG = f"{PROSE} Divers are to look for the wreck on Tuesday, the coast guard said, and the mayor has asked for help. {PROSE}"

#: What opens paragraphs that are no prose, and some that are.
OPENINGS = (
    "This story was corrected on Monday to say that", "(Corrects the name in paragraph 3)", "Clarification: ", "CORRECTED: ",
    "Note: this story was amended.", "An earlier version of this article said that", "EMBARGO: 18:00 GMT on 8 August 2021. ",
    "Not for publication before 8 August 2021. ", "Withdrawn: ", "This article has been withdrawn",
    "By Ann Lee, Ben Roy and ", "Author: Ann Lee", "Photos by Ann Lee", "Ann Lee | Oslo | Updated: 7 May 2021 ",
    "Reporting by Ann Lee; editing by Ben Roy", "Additional reporting by Ann Lee", "Ann Lee contributed to this report. ",
    "With inputs from PTI. ", "© 2021 The Paper. All rights reserved. ", "Copyright 2021 The Paper. ",
    "All rights reserved. ", "The post Ferry sinks appeared first on The Paper. ", "Photo: Ann Lee. ", "Source: The Paper",
    "-- PTI", "(AFP)", "Also read | ", "ALSO READ ", "Read more: ", "Follow us on Twitter", "Share this on Facebook ",
    "Sign up for our newsletter ", "Subscribe to ", "Write to desk@paper.example ",
    "This story has not been edited by our staff ", "Home > News > ", "Published: 7 May 2021, 14:46 IST",
    "Updated on May 7, 2021", "7 May 2021", "Mon, May 7 2021", "hrs on May 7, 2021", "at 14:46 on May 7, 2021",
    "“Corrected: ", "‘Follow us on ", "1. ", "…", "Ünder embargo ", "Rain fell on ", "A boat ",
    "Work will stop on May 7, 2021 ",
)  # fmt: skip
RESTS = ("", " ", PROSE, LONG, LONG * 2, "7 May 2021 ", "." * 160, "a@b.example", "\n")


def find(unit: str, *, last: bool, whole: bool = False) -> Finding | None:
    return _find_unit(Copy(unit, whole, UTC, "en"), Block("paragraph", 0, len(unit)), place=0, last=last, tail=True, only=False)


class _Everything(frozenset[str]):
    def __contains__(self, word: object) -> bool:
        return True


@settings(max_examples=600)
@given(
    st.sampled_from(OPENINGS),
    st.sampled_from(RESTS),
    st.booleans(),
)
def test_a_close_look_finds_nothing_in_what_is_plain(first: str, rest: str, last: bool) -> None:
    unit = f"{first}{rest}".strip() or "x"
    for whole in (False, True):
        found = find(unit, last=last, whole=whole)
        with patch.object(units, "_is_plain", lambda *_: False), patch.object(stamps, "_OPENERS", _Everything()):
            assert find(unit, last=last, whole=whole) == found


@pytest.mark.parametrize("first", OPENINGS)
def test_nothing_is_overlooked_before_a_dateline(first: str) -> None:
    unit = f"{first} OSLO (Reuters) - {PROSE}"
    copy = Copy(unit, True, UTC, "en")
    found = opening._find_before(copy, 0, len(unit), None)
    with patch.object(opening, "_BEFORE", re.compile("")):
        assert opening._find_before(copy, 0, len(unit), None) == found


@pytest.mark.parametrize(
    ("unit", "plain"),
    [
        (f"Rain fell on the islands. {LONG}", True),
        (f"“Rain fell,” the mayor said. {LONG}", True),
        (f"Rain fell on all the islands. {PROSE}", True),
        (PROSE, False),  # too short to be told by its first word
        (LONG, False),  # "The post … appeared first on …" begins so
        (f"Rain fell on the islands. Ann Lee contributed to this report. {LONG}", False),
        (f"Rain | Islands | {PROSE}", False),
        (f"Ünder the islands. {LONG}", False),
    ],
)
def test_what_is_plain(unit: str, plain: bool) -> None:
    assert _is_plain(unit, 0, len(unit)) is plain
