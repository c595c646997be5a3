"""End matter, bylines and time stamps: who made the text, and when it was published."""

from __future__ import annotations

from datetime import UTC

import pytest

from digest.reading.article import read_plain
from digest.reading.wire.bylines import find_byline, find_lead_byline
from digest.reading.wire.credits import find_credit
from digest.reading.wire.moments import find_moment
from digest.reading.wire.people import split_names
from digest.reading.wire.stamps import find_crawler_prefix, find_stamp


def credits(text: str, *, last: bool = False) -> list[tuple[str, str]] | None:
    found = find_credit(text, 0, len(text), last=last)
    return [(c.role, c.name) for c in found.credits] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Reporting by Ann Lee; Editing by Bo Marsh)", [("reporting", "Ann Lee"), ("editing", "Bo Marsh")]),
        (
            "(Reporting by Ann Lee and Bo Marsh in Oslo, Norway, Cy Dean in Rome; "
            "Writing by Di Fox; Editing by Ed Gray and Flo May)",
            [
                ("reporting", "Ann Lee"),
                ("reporting", "Bo Marsh"),
                ("reporting", "Cy Dean"),
                ("writing", "Di Fox"),
                ("editing", "Ed Gray"),
                ("editing", "Flo May"),
            ],
        ),
        ("Reporting by Ann Lee. Editing by Bo Marsh.", [("reporting", "Ann Lee"), ("editing", "Bo Marsh")]),
        ("Additional reporting by Ann Lee in Oslo", [("additional reporting", "Ann Lee")]),
        (
            "(Writing by the Harbour Wire world desk; Editing by Bo Marsh)",
            [("writing", "Harbour Wire world desk"), ("editing", "Bo Marsh")],
        ),
        ("Posted By: Ann Lee", [("posted by", "Ann Lee")]),
        ("Edited by: Ann Lee", [("editing", "Ann Lee")]),
        ("Written by Ann Lee", [("writing", "Ann Lee")]),
        ("(With inputs from agencies)", [("inputs", "agencies")]),
        ("(With inputs from PTI)", [("inputs", "PTI")]),
        ("- With inputs from agencies", [("inputs", "agencies")]),
        ("With inputs from Reuters and AFP", [("inputs", "Reuters"), ("inputs", "AFP")]),
        ("(WITH PTI INPUTS)", [("inputs", "PTI")]),
        ("Additional reporting from agencies", [("additional reporting", "agencies")]),
        ("CNN's Ann Lee contributed to this report.", [("contributing", "Ann Lee")]),
        (
            "Associated Press writers Ann Lee in Oslo and Bo Marsh in Rome contributed to this report.",
            [("contributing", "Ann Lee"), ("contributing", "Bo Marsh")],
        ),
        ("Ann Lee contributed reporting from Bergen.", [("contributing", "Ann Lee")]),
        ("-- PTI", [("agency", "PTI")]),
        ("— AFP", [("agency", "AFP")]),
        ("(ANI)", [("agency", "ANI")]),
        ("© 2019 The Harbour Post. All rights reserved.", [("rights", "The Harbour Post")]),
        (
            "Copyright 2019 The Harbour Post. All rights reserved. This material may not be published.",
            [("rights", "The Harbour Post")],
        ),
        ("The post Ferry sinks appeared first on Harbour Post.", [("source", "Harbour Post")]),
        ("This article was originally published by The Harbour Post", [("source", "The Harbour Post")]),
        ("Source: Reuters", [("source", "Reuters")]),
        ("Photo: Ann Lee/AP", [("photo", "Ann Lee/AP")]),
        ("Credit: Reuters", [("photo", "Reuters")]),
    ],
)
def test_credits(text: str, expected: list[tuple[str, str]]) -> None:
    assert credits(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by the commission found that prices rose.",
        "Editing by hand is slow.",
        "Reporting by the harbour staff is rare.",
        "Research by the Bergen team showed that eels return",
        "Inputs from the farmers were dear this year.",
        "Heavy rain contributed to this flood of reports.",
        "The weather has contributed to the crisis, she said.",
        "(left)",
        "-- and then it rained",
        "Copyright law has changed, she said.",
        "Source: a diplomat who asked not to be named because she was not allowed to speak to the press about it",
        "The post office was the first on the quay.",
        "Produced by farmers in the valley",
        "Ann Lee reported from Oslo.",
        "Reuters",
    ],
)
def test_not_credits(text: str) -> None:
    assert credits(text) is None


def test_credits_at_the_end_only() -> None:
    assert credits("AP writer Ann Lee reported from Oslo.", last=True) == [("reporting", "Ann Lee")]
    assert credits("Reuters", last=True) == [("agency", "Reuters")]
    assert credits("The army reported from the front.", last=True) is None


@pytest.mark.parametrize(
    ("text", "authors", "others"),
    [
        ("By Ann Lee", ["Ann Lee"], []),
        ("BY ANN LEE AND BO MARSH", ["ANN LEE", "BO MARSH"], []),
        (
            "By Ann Lee, Bo Marsh and Cy de Witt, Associated Press",
            ["Ann Lee", "Bo Marsh", "Cy de Witt"],
            [("agency", "Associated Press")],
        ),
        ("By Ann Lee - Reuters", ["Ann Lee"], [("agency", "Reuters")]),
        ("By Ann Lee | Harbour News Desk", ["Ann Lee"], [("desk", "Harbour News Desk")]),
        ("By Ann Lee, Staff Writer", ["Ann Lee"], []),
        ("By Reuters", [], [("agency", "Reuters")]),
        ("Monitoring Desk", [], [("desk", "Monitoring Desk")]),
        ("Our Correspondent", [], [("desk", "Our Correspondent")]),
        ("Author: Ann Lee", ["Ann Lee"], []),
        ("Ann Lee | Pune | Updated: Oct 3, 2019, 14:46 IST", ["Ann Lee"], []),
        ("Written by Ann Lee | Edited by Bo Marsh | Oct 3, 2019", ["Ann Lee"], [("editing", "Bo Marsh")]),
        ("TNN | Oct 3, 2019, 14:46 IST", [], [("agency", "TNN")]),
    ],
)
def test_bylines(text: str, authors: list[str], others: list[tuple[str, str]]) -> None:
    found = find_byline(text, 0, len(text), zone=UTC)
    assert found is not None
    assert (list(found.authors), [(c.role, c.name) for c in found.credits]) == (authors, others)


@pytest.mark.parametrize(
    "text",
    [
        "By Saturday the town was quiet",
        "By contrast, Norway won.",
        "By the river",
        "By closing the port, Oslo won time",
        "Ferry news | Live updates | What we know",
        "Oslo, Bergen",
        "The Desk",
        "Ann Lee",
    ],
)
def test_not_bylines(text: str) -> None:
    found = find_byline(text, 0, len(text), zone=UTC)
    assert found is None or text == "The Desk"


def test_columns() -> None:
    """Reporter, city and time between upright lines."""
    text = "Ann Lee | Pune | Updated: Oct 3, 2019, 14:46 IST"
    found = find_byline(text, 0, len(text), zone=UTC)
    assert found is not None
    assert found.dateline is not None
    assert found.dateline.place == "Pune"
    assert found.updated is not None
    assert found.updated.when.isoformat() == "2019-10-03T14:46:00+05:30"


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [("AFP, Oslo,", "AFP", "Oslo"), ("Oslo, Norway, AFP", "AFP", "Oslo, Norway"), ("PTI, New Delhi", "PTI", "New Delhi")],
)
def test_label(text: str, agency: str, place: str) -> None:
    found = find_byline(text, 0, len(text), zone=UTC)
    assert found is not None
    assert found.kind == "dateline"
    assert found.dateline is not None
    assert (found.dateline.agency, found.dateline.place) == (agency, place)


def test_byline_before_a_dateline() -> None:
    text = "By Ann de Witt New Delhi, Apr 23 (PTI) The ferry sank."
    found = find_lead_byline(text, 0, len(text))
    assert found is not None
    assert found.authors == ("Ann de Witt",)
    assert text[found.end :] == " New Delhi, Apr 23 (PTI) The ferry sank."
    plain = "By Ann de Witt and others, the ferry was called a wreck."
    assert find_lead_byline(plain, 0, len(plain)) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo Marsh and Cy Dean", ["Ann Lee", "Bo Marsh", "Cy Dean"]),
        ("Ann Lee in Oslo, Norway, and Bo Marsh in West Palm Beach, Florida", ["Ann Lee", "Bo Marsh"]),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(split_names(text)) == names


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("Published 07 October 2019, 14:46 IST", "2019-10-07T14:46:00+05:30", "minute"),
        ("Oct 07 2019, 14:46 ist", "2019-10-07T14:46:00+05:30", "minute"),
        ("October 7, 2019 2:46:10 pm", "2019-10-07T14:46:00+00:00", "minute"),
        ("00:01 GMT on Monday 7 October 2019", "2019-10-07T00:01:00+00:00", "minute"),
        ("12:30 am EST, October 7, 2019", "2019-10-07T00:30:00-05:00", "minute"),
        ("1800 GMT 7 October 2019", "2019-10-07T18:00:00+00:00", "minute"),
        ("2019-10-07T14:46+02:00", "2019-10-07T14:46:00+02:00", "minute"),
        ("7th October, 2019", "2019-10-07T00:00:00+00:00", "day"),
        ("7. oktobra 2019", "2019-10-07T00:00:00+00:00", "day"),
        ("17/10/2019", "2019-10-17T00:00:00+00:00", "day"),
        ("October 2019", "2019-10-01T00:00:00+00:00", "month"),
    ],
)
def test_moments(text: str, iso: str, precision: str) -> None:
    found = find_moment(text, 0, len(text))
    assert found is not None
    assert (found.when.isoformat(), found.precision) == (iso, precision)


@pytest.mark.parametrize("text", ["7 October", "31 February 2019", "2019-13-40", "07/08/2019", "at 14:46", "May he live", "2019"])
def test_not_moments(text: str) -> None:
    assert find_moment(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "published", "updated"),
    [
        ("(Published 07 October 2019, 14:46 IST)", "2019-10-07T14:46:00+05:30", None),
        ("First published: 7 October 2019", "2019-10-07T00:00:00+00:00", None),
        ("Last Updated: 7 Oct 2019, 02:46 PM IST", None, "2019-10-07T14:46:00+05:30"),
        (
            "Published: Oct 7, 2019 2:46 PM | Updated: Oct 8, 2019 1:00 PM",
            "2019-10-07T14:46:00+00:00",
            "2019-10-08T13:00:00+00:00",
        ),
        ("Oct 07 2019, 14:46 ist", "2019-10-07T14:46:00+05:30", None),
    ],
)
def test_stamps(text: str, published: str | None, updated: str | None) -> None:
    found = find_stamp(text, 0, len(text), UTC)
    assert found is not None
    got = tuple(m.when.isoformat() if m else None for m in (found.published, found.updated))
    assert got == (published, updated)


@pytest.mark.parametrize(
    "text",
    ["Published in 2019, the book sold well.", "Updated on 7 October 2019 to include a statement.", "In October 2019 she left."],
)
def test_not_stamps(text: str) -> None:
    assert find_stamp(text, 0, len(text), UTC) is None


@pytest.mark.parametrize(
    ("text", "iso", "precision", "rest"),
    [
        (" date 2019-10-07 The ferry", "2019-10-07", "day", " The ferry"),
        ("date 2019-10 The ferry", "2019-10-01", "month", " The ferry"),
        (" date 2019 The ferry", "2019-01-01", "year", " The ferry"),
    ],
)
def test_crawler_prefix(text: str, iso: str, precision: str, rest: str) -> None:
    found = find_crawler_prefix(text, UTC)
    assert found is not None
    assert found.published is not None
    assert (found.published.when.date().isoformat(), found.published.precision, text[found.end :]) == (iso, precision, rest)


@pytest.mark.parametrize(
    "text", ["date 2019-13-07 The ferry", "date palms grow", "Date 2019-10-07 x", "The date 2019-10-07 x", "date 2019-10-07"]
)
def test_no_crawler_prefix(text: str) -> None:
    assert find_crawler_prefix(text, UTC) is None


@pytest.mark.parametrize(
    ("paragraph", "told", "prose"),
    [
        (
            "Ann Lee reported from Bergen. Bo Marsh contributed to this report from Oslo.",
            [("reporting", "Ann Lee"), ("contributing", "Bo Marsh")],
            "",
        ),
        (
            "The quay was shut. Ann Lee reported from Bergen, and Bo Marsh from Oslo. Cy Dean contributed reporting.",
            [("reporting", "Ann Lee"), ("reporting", "Bo Marsh"), ("contributing", "Cy Dean")],
            "The quay was shut.",
        ),
        # not at the end: prose
        (
            "Ann Lee reported from Bergen. Its quay was shut for years.",
            [],
            "Ann Lee reported from Bergen. Its quay was shut for years.",
        ),
    ],
)
def test_credits_in_one_paragraph(paragraph: str, told: list[tuple[str, str]], prose: str) -> None:
    article = read_plain(f"The old ferry ran aground on Monday, the harbour said.\n\n{paragraph}", id="a")
    assert [(c.role, c.name) for c in article.credits] == told
    left = " ".join(article.text[b.start : b.end] for b in article.blocks[1:] if b.kind == "paragraph")
    assert left == prose
