"""Wire text as a whole: each part gets its role, nothing is lost, and nothing that is no body is in the body."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Block, Body, Run
from digest.reading.sentences import make_sentences
from digest.reading.wire.advisories import FOR_EVER
from digest.reading.wire.labels import WireParts, label_blocks, make_body, split_paragraphs

LEDE = "A ferry sank off Bergen on Monday, and the harbour master said all forty aboard were saved."
MORE = "The boat had left the quay at noon, two hours late, in a rising storm from the west."
LAST = "Divers are to look for the wreck on Tuesday, the coast guard said."
WRAPPED = "The ferry left the quay at noon, two hours late, in a\nrising storm from the west."
WRAPPED_TOO = "Divers from the town of Bergen and from the islands will\nsearch."


def read(text: str, *, whole: bool = True) -> WireParts:
    return label_blocks(text, split_paragraphs(text), whole=whole)


def shape(text: str, *, whole: bool = True) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in read(text, whole=whole).blocks]


def html(text: str) -> str:
    """The body as it would be shown, inline tags and all."""
    return show(text, make_body(text, read(text).blocks))


def show(text: str, body: Body) -> str:
    return "".join(
        f"{''.join(p.inline)}{text[p.start : p.end]}{'</span>' * len(p.inline)}" if isinstance(p, Run) else p.html for p in body
    )


# Paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\nThree.", ["One.", "Two.", "Three."]),
        ("One.\rTwo.", ["One.", "Two."]),
        (" \t One.\u00a0\n \u00a0\t\nTwo. ", ["One.", "Two."]),
        ("One.\u2028Two.\u2029Three.", ["One.", "Two.", "Three."]),
        # wrapped by hand
        (f"{WRAPPED}\n\nDivers search.", [WRAPPED, "Divers search."]),
        (f"{WRAPPED}\n{WRAPPED_TOO}", [WRAPPED, WRAPPED_TOO]),
        # a line that breaks off, in a text of one line a paragraph
        ("It was called\nunsafe by\nthe guard.\nNobody listened.", ["It was called\nunsafe by\nthe guard.", "Nobody listened."]),
        ("A heading\nThe text.", ["A heading", "The text."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    blocks = split_paragraphs(text)
    assert [text[b.start : b.end] for b in blocks] == paragraphs
    assert {b.kind for b in blocks} <= {"paragraph"}


# Every shape


def test_everything_at_once() -> None:
    text = "\n\n".join(
        [
            " date 2019-10-07 A ferry sank off Bergen on Monday and all forty people aboard were saved by other boats.",
            "By Ann Lee and Bo Marsh, Reuters",
            f"BERGEN, Norway (Reuters) - {LEDE}",
            "ALSO READ | Storm closes the port of Oslo",
            "A ferry sank off Bergen on Monday and all forty people aboard were saved by other boats, among them two trawlers.",
            "Forty saved in an hour",
            MORE,
            "The ferry in the harbour last year. (AP Photo/Cy Dean)",
            LAST,
            "(Reporting by Ann Lee; Editing by Di Fox)",
            "(Published 07 October 2019, 14:46 IST)",
        ]
    )
    parts = read(text)
    assert [b.kind for b in parts.blocks] == [
        "meta", "deck", "byline", "dateline", "paragraph", "debris", "paragraph", "subhead", "paragraph", "caption", "paragraph",
        "credit", "meta",
    ]  # fmt: skip
    assert parts.published == datetime(2019, 10, 7, 14, 46, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert parts.precision == "minute"
    assert parts.deck.startswith("A ferry sank off Bergen on Monday and all forty")
    assert parts.authors == ("Ann Lee", "Bo Marsh")
    assert [(c.role, c.name) for c in parts.credits] == [("agency", "Reuters"), ("reporting", "Ann Lee"), ("editing", "Di Fox")]
    assert parts.dateline is not None
    assert (parts.dateline.place, parts.dateline.agency) == ("BERGEN, Norway", "Reuters")
    shown = html(text)
    assert shown.startswith(f'<p><span class="dateline">BERGEN, Norway (Reuters) -</span> {LEDE}</p>')
    assert "<h2>Forty saved in an hour</h2>" in shown
    assert '<p class="caption">The ferry in the harbour' in shown
    for word in ("date 2019", "ALSO READ", "Published", "Editing by", "By Ann Lee"):
        assert word not in shown
    assert shown.count("all forty people aboard") == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a headline without markup
        (f"Ferry sinks off Bergen\n\n{LEDE}\n\n{MORE}", ["heading", "paragraph", "paragraph"]),
        (f"OSLO (AP) — Ferry sinks\n\n{LEDE}\n\n{MORE}", ["dateline", "paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\n{MORE}", ["paragraph", "paragraph"]),
        (f"Rain.\n\n{LEDE}\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        # subheads
        (f"{LEDE}\n\nHow the ferry sank\n\n{MORE}", ["paragraph", "subhead", "paragraph"]),
        (f"{LEDE}\n\nHow did it sink?\n\n{MORE}", ["paragraph", "subhead", "paragraph"]),
        (f"{LEDE}\n\n385 people saved in one day\n\n{MORE}", ["paragraph", "subhead", "paragraph"]),
        (f"{LEDE}\n\nIt was late.\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\nThe guard said:\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\n“No comment” – the harbour master\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\n{MORE}\n\nHow the ferry sank", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\nOslo 3-2 Bergen\nVoss 1-1 Moss\nHamar 0-2 Gol\n\n{MORE}", ["paragraph"] * 5),
        (f"{LEDE}\n\nnot a heading at all\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n\n{'long ' * 13}heading\n\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        # titles of other articles at the end
        (
            f"{LEDE}\n\n{MORE}\n\n{LAST}\n\n{LAST}\n\nStorm closes the port\n\nThe history of ferries",
            ["paragraph"] * 4 + ["debris"] * 2,
        ),
        # debris, credits, advisories
        (f"{LEDE}\n\nRead more\n\n{MORE}", ["paragraph", "debris", "paragraph"]),
        (f"{LEDE}\n\nShare on Facebook Tweet\n\n{MORE}", ["paragraph", "debris", "paragraph"]),
        (f"{LEDE}\n\n{MORE}\n\n-- PTI", ["paragraph", "paragraph", "credit"]),
        (f"{LEDE}\n\n{MORE}\n\n___\n\nLee reported from Oslo.", ["paragraph", "paragraph", "debris", "paragraph"]),
        (f"{LEDE}\n\n{MORE}\n\n___\n\nAnn Lee reported from Oslo.", ["paragraph", "paragraph", "debris", "credit"]),
        (f"Ann Lee reported from Oslo.\n\n{MORE}", ["paragraph", "paragraph"]),
        (f"AFP, Oslo,\nOct 07 2019, 14:46 ist\n{LEDE}\n{MORE}", ["dateline", "meta", "paragraph", "paragraph"]),
        (f"{LEDE}\n\nThis article was amended on 7 October 2019.", ["paragraph", "advisory"]),
        (f"(Corrects the ferry's name)\n\n{LEDE}", ["advisory", "paragraph"]),
        (f"(Corrects the ferry's name) OSLO (AP) — {LEDE}", ["advisory", "dateline", "paragraph"]),
        (f"(The ferry was old) {LEDE}", ["paragraph"]),
        # within a paragraph
        (f"{LEDE} CNN's Ann Lee contributed to this report.", ["paragraph", "credit"]),
        (f"{LEDE} (With inputs from PTI)", ["paragraph", "credit"]),
        (f"{LEDE} Advertisement Continue reading the main story {MORE}", ["paragraph", "debris", "paragraph"]),
        (f"Click to share on X (Opens in new window) Click to print (Opens in new window) {LEDE}", ["debris", "paragraph"]),
        (f"{LEDE}\n\n{MORE} — with a report from Ria Lund", ["paragraph", "paragraph", "debris"]),
        (f"{LEDE} He came — with a report from Ria Lund in his bag. {MORE}", ["paragraph"]),
        (f"{LEDE} Then click to share on X (Opens in new window) as I did. {MORE}", ["paragraph"]),
        (
            "Get storm updates directly to your inbox + Subscribe Thank you for subscribing! Could not subscribe, try again "
            f"later Invalid Email {LEDE}",
            ["debris", "paragraph"],
        ),
        (f"Image copyright Ann Lee/AFP Image caption A ferry lies in the old port {LEDE} {MORE * 6}", ["debris", "paragraph"]),
        (f"{LEDE} The image caption was wrong. {MORE}", ["paragraph"]),
        (f"{LEDE} The advertisement read so. {MORE}", ["paragraph"]),
        (f"{LEDE} ALSO READ: Storm closes port of OsloThe boat was old.", ["paragraph", "debris", "paragraph"]),
        (f"{LEDE} Copyright 2019 The Harbour Post. All rights reserved.", ["paragraph", "credit", "credit"]),
        (f"{LEDE} This article was amended on 7 October. The name was wrong.", ["paragraph", "advisory"]),
        (f"A ferry lies in port. (Photo: AP) {LEDE}", ["caption", "paragraph"]),
        (f"Photo OSLO -- {LEDE}", ["debris", "dateline", "paragraph"]),
        (f"By Ann Lee New Delhi, Apr 23 (PTI) {LEDE}", ["byline", "dateline", "paragraph"]),
        # lists
        (f"{LEDE}\n- one boat\n- two boats\n{MORE}", ["paragraph", "meta", "list-item", "meta", "list-item", "paragraph"]),
        (f"{LEDE}\n1. one boat\n2. two boats", ["paragraph", "meta", "list-item", "meta", "list-item"]),
        (f"{LEDE}\n1. one boat\n{MORE}", ["paragraph", "paragraph", "paragraph"]),
        (f"{LEDE}\n- “one boat,” he said", ["paragraph", "paragraph"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in shape(text)] == kinds


def test_two_words_above_one_paragraph() -> None:
    assert read("Mayor quits\n\nThe mayor of Bergen quit on Monday, her office said.").title == "Mayor quits"
    assert read("CORRECTED: Mayor quits").title == ""


def test_deck() -> None:
    """A standfirst that stands again in a later paragraph; not one that only shares some words, nor a short one."""
    standfirst = "A ferry sank off Bergen on Monday, and all aboard were saved, the harbour master said."
    repeated = f"{standfirst}\n\nOSLO (AP) — {MORE}\n\n{standfirst[:-1]}, who had warned of the storm.\n\n{LAST}"
    parts = read(repeated)
    assert parts.deck == standfirst
    assert standfirst not in html(repeated)
    for other in (f"{standfirst}\n\n{LEDE}\n\n{MORE}", f"It sank.\n\n{LEDE} It sank.\n\n{MORE}"):
        assert read(other).deck == ""
        assert [b.kind for b in read(other).blocks] == ["paragraph"] * 3


def test_deck_that_is_not_repeated_is_shown() -> None:
    text = f"{LEDE}\n\n{MORE}"
    first, second = split_paragraphs(text)
    body = make_body(text, [Block("deck", first.start, first.end), second])
    assert show(text, body) == f'<p class="deck">{LEDE}</p><p>{MORE}</p>'


@pytest.mark.parametrize(
    ("head", "title", "told", "withdrawn"),
    [
        ("CORRECTED-Ferry sinks off Bergen", "Ferry sinks off Bergen", ["Corrected"], False),
        ("CORRECTED: Ferry sinks off Bergen", "Ferry sinks off Bergen", ["Corrected"], False),
        ("CORRECTED: The ferry sank off Bergen, not Oslo.", "", ["CORRECTED: The ferry sank off Bergen, not Oslo."], False),
        ("Ferry sinks", "Ferry sinks", [], False),
        ("Ferry Sinks", "Ferry Sinks", [], False),
        ("New Delhi", "", [], False),
        ("Ann Lee", "", [], False),
        ("News Desk", "", [], False),
        ("REFILE-Ferry sinks off Bergen", "Ferry sinks off Bergen", ["Refile"], False),
        ("UPDATE 2-Ferry sinks off Bergen", "Ferry sinks off Bergen", [], False),
        ("URGENT: Ferry sinks off Bergen", "Ferry sinks off Bergen", [], False),
        ("BREAKING NEWS - Ferry sinks off Bergen", "Ferry sinks off Bergen", [], False),
        ("Urgent repairs of a ferry begin", "Urgent repairs of a ferry begin", [], False),
        ("FLASH FLOODS HIT BERGEN", "FLASH FLOODS HIT BERGEN", [], False),
        ("WITHDRAWN: Ferry sinks off Bergen", "", ["WITHDRAWN: Ferry sinks off Bergen"], True),
        ("CORRECTED", "", ["CORRECTED"], False),
        ("Ferry sinks off Bergen", "Ferry sinks off Bergen", [], False),
        ("Withdrawn troops reach Bergen", "Withdrawn troops reach Bergen", [], False),
    ],
)
def test_head(head: str, title: str, told: list[str], withdrawn: bool) -> None:
    parts = read(f"{head}\n\n{LEDE}\n\n{MORE}")
    assert (parts.title, [c.text for c in parts.corrections], parts.withdrawn) == (title, told, withdrawn)


@pytest.mark.parametrize(
    ("advisory", "told"),  # None for what is no correction, "" for the whole advisory
    [
        ("(Corrects spelling of Bergen in paragraph 14)", "Corrects spelling of Bergen in paragraph 14"),
        ("(This October 7 story corrects the ferry's name)", "This October 7 story corrects the ferry's name"),
        ("Clarification: the ferry was built in 1980.", ""),
        ("CORRECTION: Due to an error, the ferry was misnamed.", ""),
        ("This article was amended on 7 October 2019 to name the ferry.", ""),
        ("An earlier version of this story misnamed the ferry.", ""),
        ("Editor's note: This story has been corrected to name the ferry.", ""),
        ("(Adds quote from the guard)", None),
    ],
)
def test_advisories(advisory: str, told: str | None) -> None:
    parts = read(f"{LEDE}\n\n{MORE}\n\n{advisory}")
    assert [c.text for c in parts.corrections] == ([] if told is None else [told or advisory])
    assert parts.blocks[-1].kind == "advisory"


@pytest.mark.parametrize(
    "prose",
    [
        "This article of the treaty was never read in parliament.",
        "Correctional officers boarded the ferry.",
        "Editor's note: the ferry was old.",
        "An earlier version of the ferry sank in 1980.",
        "The story was updated by each teller.",
    ],
)
def test_not_advisories(prose: str) -> None:
    assert read(f"{LEDE}\n\n{prose}\n\n{MORE}").corrections == ()


def test_date_of_a_correction() -> None:
    parts = read(f"{LEDE}\n\nThis article was amended on 7 October 2019 to name the ferry.")
    assert parts.corrections[0].date == datetime(2019, 10, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGO: not for publication before 18:00 GMT on 8 October 2019", "2019-10-08T18:00:00+00:00"),
        ("EMBARGOED UNTIL 00:01 GMT MONDAY 7 OCTOBER 2019", "2019-10-07T00:01:00+00:00"),
        ("Embargoed until 18:00 IST on 8 October", "2019-10-08T18:00:00+05:30"),
        ("Not for publication before 8 October 2019", "2019-10-08T00:00:00+00:00"),
        ("Embargo: 06:00 GMT Tuesday", "2019-10-08T06:00:00+00:00"),
        ("EMBARGO: see the note from the desk", FOR_EVER.isoformat()),
    ],
)
def test_embargo(line: str, until: str) -> None:
    """Held back until then; a day without a year, or a weekday, is read from the day of publication."""
    parts = read(f" date 2019-10-07 {line}\n\n{LEDE}\n\n{MORE}")
    assert parts.embargo is not None
    assert parts.embargo.isoformat() == until


def test_embargo_before_the_news() -> None:
    text = f"EMBARGO: not for publication before 18:00 GMT on 8 October 2019. OSLO (AP) — {LEDE}"
    parts = read(text)
    assert [b.kind for b in parts.blocks] == ["advisory", "dateline", "paragraph"]
    assert parts.embargo == datetime(2019, 10, 8, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["The embargo was lifted on 8 October 2019.", "Embargo talks fail again.", "It is not for sale before 2019."]
)
def test_no_embargo(line: str) -> None:
    assert read(f"{line}\n\n{LEDE}").embargo is None


@pytest.mark.parametrize(
    ("text", "published", "precision"),
    [
        (f" date 2019-10-07 {LEDE}", "2019-10-07T00:00:00+00:00", "day"),
        (f" date 2019-10 {LEDE}", "2019-10-01T00:00:00+00:00", "month"),
        (f" date 2019-10 {LEDE}\n\nPublished: 7 October 2019", "2019-10-07T00:00:00+00:00", "day"),
        (f"OSLO (UrduPoint News / Sputnik - 7th October, 2019) {LEDE}", "2019-10-07T00:00:00+00:00", "day"),
        (f"OSLO, Oct. 7 (AP) — {LEDE}", None, "day"),
        (f"Ann Lee | Oslo | Updated: Oct 7, 2019, 14:46 GMT\n\n{LEDE}", "2019-10-07T14:46:00+00:00", "minute"),
        (LEDE, None, "day"),
    ],
)
def test_published(text: str, published: str | None, precision: str) -> None:
    parts = read(text)
    assert (parts.published.isoformat() if parts.published else None, parts.precision) == (published, precision)


def test_zone_of_naive_times() -> None:
    zone = timezone(timedelta(hours=2))
    text = f"Published: 7 October 2019, 14:46\n\n{LEDE}"
    parts = label_blocks(text, split_paragraphs(text), whole=True, zone=zone)
    assert parts.published == datetime(2019, 10, 7, 14, 46, tzinfo=zone)


def test_speaker_is_no_dateline() -> None:
    """A name and a colon is a dateline only where the name speaks nowhere and a report follows."""
    report = f"Fetsund: {LEDE}\n\n{MORE}"
    assert read(report).dateline is not None
    assert read(f"{report} Fetsund said no more.").dateline is None
    assert read(f"Fetsund: Never again\n\n{LEDE}\n\n{MORE}").dateline is None


# Markdown


def test_markdown_text() -> None:
    """Only what is certain: no headline, no standfirst, no subheads, no captions, nothing within paragraphs."""
    text = f"Ferry sinks off Bergen\n\nOSLO (AP) — {LEDE}\n\nHow it sank\n\n{MORE}\n\n(Reporting by Ann Lee)\n\nRead more"
    parts = read(text, whole=False)
    assert [b.kind for b in parts.blocks] == ["paragraph", "dateline", "paragraph", "paragraph", "paragraph", "credit", "debris"]
    assert parts.title == ""


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("first", "title", "kind"),
    [
        ("Ferry sinks off Bergen.", "Ferry sinks off Bergen", "heading"),
        ("“Ferry sinks” – off Bergen", "'Ferry sinks' - off Bergen", "heading"),
        ("Ferry sinks off Bergen in a storm.", "Ferry sinks off Bergen", "paragraph"),
        ("Ferry sinks off Bergen.", "Bergen ferry sinks", "paragraph"),
        ("Ferry sinks off Bergen.", "", "paragraph"),
    ],
)
def test_a_first_paragraph_that_repeats_the_title_is_a_heading(first: str, title: str, kind: str, whole: bool) -> None:
    text = f"{first}\n\n{LEDE}\n\n{MORE}"
    parts = label_blocks(text, split_paragraphs(text), whole=whole, title=title)
    assert parts.blocks[0].kind == kind
    assert parts.title == (title if kind == "heading" else "")


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (("Ferry sinks off Bergen;", "Crew of nine in boats for a night."), 2),
        (("Ferry sinks off Bergen;", "Crew of nine in boats for two nights."), 0),  # that is another story
        (("Ferry sinks", "off Bergen; Crew of nine in boats", "for a night"), 3),
    ],
)
def test_a_title_of_two_lines_is_repeated_by_both(lines: tuple[str, ...], headings: int) -> None:
    text = "\n\n".join([*lines, LEDE, MORE])
    parts = label_blocks(
        text, split_paragraphs(text), whole=False, title="Ferry sinks off Bergen; Crew of nine in boats for a night"
    )
    assert [block.kind for block in parts.blocks].count("heading") == headings


def test_the_only_paragraph_is_no_heading() -> None:
    parts = label_blocks("Ferry sinks off Bergen.", (Block("paragraph", 0, 23),), whole=True, title="Ferry sinks off Bergen")
    assert [block.kind for block in parts.blocks] == ["paragraph"]


def test_other_blocks_are_left_alone() -> None:
    text = "Read more\n\nRead more"
    blocks = (Block("heading", 0, 9, 2), Block("paragraph", 11, 20))
    assert [b.kind for b in label_blocks(text, blocks, whole=False).blocks] == ["heading", "debris"]


# The body


def test_lists_in_the_body() -> None:
    text = f"{LEDE}\n3. one\n4. two\n{MORE}\n• a\n• b\n\n{LAST}"
    assert html(text) == (
        f'<p>{LEDE}</p><ol start="3"><li>one</li><li>two</li></ol><p>{MORE}</p><ul><li>a</li><li>b</li></ul><p>{LAST}</p>'
    )


def test_dateline_without_a_space() -> None:
    assert html("OSLO (Reuters) -The ferry sank.") == '<p><span class="dateline">OSLO (Reuters) -</span>The ferry sank.</p>'


def test_emphasis_marks_are_left_alone() -> None:
    assert html("The *old* ferry, _The Lark_, sank.") == "<p>The *old* ferry, _The Lark_, sank.</p>"


# Any text

PIECES = (
    [LEDE, "OSLO (AP) — ", "Read more", "\n", "\n\n", "ALSO READ: x", "By Ann Lee", "(Photo: AP)", " date 2019-10-07 ", "- one"],
    [
        "1. x",
        "2. y",
        "-- PTI",
        "EMBARGO: x",
        "CORRECTED-",
        "Ferry sinks off Bergen",
        "© 2019 X.",
        "(Reporting by Ann Lee)",
        "\r\n",
    ],
    ["___", " ", "(Corrects x) ", "By A B New Delhi, Apr 23 (PTI) ", "Photo OSLO -- ", "A | B | Updated: 7 Oct 2019"],
)
_COPY = st.lists(st.sampled_from([piece for pieces in PIECES for piece in pieces]), max_size=30).map("".join)


@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=200), _COPY), whole=st.booleans())
def test_nothing_is_lost(text: str, whole: bool) -> None:
    """Blocks rise, do not overlap, have no outer white space, and hold every other character; the body shows only them."""
    parts = read(text, whole=whole)
    last = 0
    for block in parts.blocks:
        assert last <= block.start < block.end
        assert not text[last : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        last = block.end
    assert not text[last:].strip()
    assert all(text[s.start : s.end] == s.text for s in make_sentences(text, parts.blocks))
    runs = [p for p in make_body(text, parts.blocks) if isinstance(p, Run)]
    assert all(a.end <= b.start for a, b in pairwise(runs))


HOSTILE = (
    [" ", '"', "(", "[", ".", "|", "\n", "A", ". ", '." ', ".\n", "A. ", "A, ", "A/", "A | ", "By A ", "(Reuters) ", "_", "\t"],
    [
        "(Photo",
        "(Photo: a) ",
        "Reporting by A; ",
        "and ",
        "Aug 7 ",
        "7 Aug 2019 ",
        "12:30 ",
        "a\n",
        "A b c\n\n",
        "1. a\n",
        "x\r\n",
    ],
    [
        "Published: ",
        "EMBARGO ",
        "(Corrects ",
        "contributed to this report. ",
        "(AP Photo/",
        "A (",
        "中",
        "#a ",
        "share ",
        "\u00a0",
    ],
    [
        "(Corrects a) ",
        "Photo ABC ",
        "photo\n",
        "Story continues below ",
        "ALSO READ: ",
        "© ",
        "This story ",
        "reported from A. ",
        "with inputs from ",
        "12:",
        "--",
        "https://",
        "AA BB ",
    ],
)


@pytest.mark.parametrize("unit", [unit for units in HOSTILE for unit in units])
def test_hostile_text(unit: str) -> None:
    for text in ((unit * 100_000)[:100_000], "Oslo: " + (unit * 100_000)[:100_000]):
        began = time.process_time()
        parts = label_blocks(text, split_paragraphs(text), whole=True)
        make_body(text, parts.blocks)
        assert time.process_time() - began < 2.0  # a few tenths of a second here; the machine may be busy
