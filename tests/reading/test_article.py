"""An article put together: what comes from where, which of two wins, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Article, SourceFile
from digest.model.problem import Problem
from digest.model.settings import Settings, SourceSettings
from digest.reading.article import Reading, read_article, read_plain

SETTINGS = Settings(
    timezone="Asia/Kolkata",
    language="en",
    sources={"post": SourceSettings("Lindholm Post", "https://post.example/", "excerpt", "sv")},
)
WORDS = "The new port of Lindholm opened on Saturday. Ferries leave every hour.\n\nThe harbour master was glad.\n"


def read(text: str | bytes, path: str = "2021-08-07-port.md", settings: Settings = SETTINGS) -> Reading:
    return read_article(SourceFile(path, text if isinstance(text, bytes) else text.encode()), settings)


def read_good(text: str | bytes, path: str = "2021-08-07-port.md", settings: Settings = SETTINGS) -> Article:
    reading = read(text, path, settings)
    assert reading.problems == ()
    assert reading.article is not None
    return reading.article


def told(reading: Reading) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in reading.problems]


# ---------------------------------------------------------------- what holds always


def check_offsets(article: Article) -> None:
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text)
        last = block.end
    for index, sentence in enumerate(article.sentences):
        assert sentence.index == index
        assert article.text[sentence.start : sentence.end] == sentence.text
        block = article.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_offsets_are_exact(suffix: str) -> None:
    article = read_good(WORDS, f"2021-08-07-port{suffix}")
    check_offsets(article)
    assert [s.text for s in article.sentences] == [
        "The new port of Lindholm opened on Saturday.",
        "Ferries leave every hour.",
        "The harbour master was glad.",
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_raises(text: str) -> None:
    for path in ("2021-08-07-a.txt", "2021-08-07-a.md"):
        reading = read(text, path)
        assert (reading.article is None) == any(p.severity == "error" for p in reading.problems)
        if reading.article is not None:
            check_offsets(reading.article)


@given(st.binary(max_size=100))
def test_no_bytes_raise(data: bytes) -> None:
    read(data, "2021-08-07-a.txt")


@given(st.text(max_size=200))
def test_plain_text_is_kept_as_it_is(text: str) -> None:
    article = read_plain(text, id="a")
    assert article.text == text
    check_offsets(article)


# ---------------------------------------------------------------- bytes


def test_a_byte_order_mark_is_dropped_and_line_ends_are_kept() -> None:
    article = read_good(b"\xef\xbb\xbf---\r\ndate: 2021-08-07\r\n---\r\nThe port opened.\r\n\r\nAll were glad.\r\n", "port.txt")
    assert article.text == "The port opened.\r\n\r\nAll were glad.\r\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "message", "hint"),
    [
        (b"\x93The port\x94", 1, 1, "0x93", "in Windows-1252 this byte is “"),
        ("Åhus\r\nlé".encode() + b"\xe9", 2, 3, "0xE9", "in Windows-1252 this byte is é"),
        (b"a\rb\rc\xff", 3, 2, "0xFF", "save the file as UTF-8"),
        (b"\xef\xbb\xbfa\x81", 1, 2, "0x81", "save the file as UTF-8"),
        (b"a\n\xed\xa0\x80", 2, 1, "0xED", ""),  # half a surrogate pair
        (b"a\n\xc0\xaf", 2, 1, "0xC0", ""),  # an overlong form
        ("The port".encode("utf-16"), 1, 1, "UTF-16", "save it as UTF-8"),
        ("The port".encode("utf-16-be"), 1, 1, "UTF-16", "save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), 1, 1, "the byte 0x89 is not UTF-8", "save the file as UTF-8"),
        ("The port".encode("utf-32"), 1, 1, "UTF-32", "save it as UTF-8"),
    ],
)
def test_bytes_that_are_not_utf8(data: bytes, line: int, column: int, message: str, hint: str) -> None:
    reading = read(data)
    assert reading.article is None
    assert told(reading) == [(line, column, "not-utf8")]
    assert message in reading.problems[0].message
    assert hint in reading.problems[0].hint


def test_control_characters_are_replaced_one_for_one() -> None:
    reading = read("The\x00 port\x0bopened.\n\nAll\x85were\x9f glad\ufffe.", "2021-08-07-port.txt")
    assert reading.article is not None
    assert reading.article.text == "The\ufffd port opened.\n\nAll were\ufffd glad\ufffd."
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.code, problem.severity) == (1, 4, "control-character", "warning")
    assert problem.message == "the control character U+0000, and 4 more, was replaced"


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2021-08-07-port.txt", "2021-08-07"),
        ("2021-08-07.md", "2021-08-07"),
        ("news/2021-08-07_port.md", "2021-08-07"),
        ("news/2021-08-07 port.md", "2021-08-07"),
        ("2021/08/07/port.md", "2021-08-07"),
        ("news/2021/08/07/port/index.md", "2021-08-07"),
        ("2020/01/01/2021-08-07-port.md", "2021-08-07"),
    ],
)
def test_a_date_in_the_path(path: str, day: str) -> None:
    article = read_good(WORDS, path)
    assert (article.published.isoformat(), article.precision) == (f"{day}T00:00:00+05:30", "day")


@pytest.mark.parametrize(
    "path",
    ["port.md", "2021-13-40-port.md", "2021-08-071.md", "2021-08-07th.md", "12021-08-07.md", "port-2021-08-07.md",
     "2021/08/port.md", "2021/8/7/port.md", "2021/02/30/port.md", "2021-08-07/port.md"],
)  # fmt: skip
def test_no_date_in_the_path(path: str) -> None:
    reading = read(WORDS, path)
    assert reading.article is None
    assert told(reading) == [(1, 1, "missing-date")]


def test_front_matter_wins_over_the_path() -> None:
    article = read_good(f"---\ndate: 2021-08-08 14:46\n---\n{WORDS}")
    assert (article.published.isoformat(), article.precision) == ("2021-08-08T14:46:00+05:30", "minute")


@pytest.mark.parametrize("front", ["date: 2021-13-40", "title: Lindholm: a port", "date: [a]"])
def test_a_wrong_date_is_not_a_missing_one(front: str) -> None:
    assert "missing-date" not in [p.code for p in read(f"---\n{front}\n---\n{WORDS}", "port.md").problems]


@pytest.mark.parametrize("front", ["date:", "date: ''", "title: The port"])
def test_an_empty_date_is_a_missing_one(front: str) -> None:
    assert [p.code for p in read(f"---\n{front}\n---\n{WORDS}", "port.md").problems] == ["missing-date"]


@pytest.mark.parametrize(
    ("front", "updated", "precision"),
    [
        ("updated: 2021-08-09", "2021-08-09T00:00+05:30", "day"),
        ("updated: 2021-08-09 10:15", "2021-08-09T10:15+05:30", "minute"),
        ("corrections: [{date: 2021-08-09, text: Wrong.}]", "2021-08-09T00:00+05:30", "day"),
        ("corrections: [{date: 2021-08-09T10:00Z, text: Wrong.}]", "2021-08-09T10:00+00:00", "minute"),
        ("corrections: [{date: 2021-08-09, text: X.}, {date: 2021-08-08, text: Y.}]", "2021-08-09T00:00+05:30", "day"),
        ("updated: 2021-08-10 09:00\ncorrections: [{date: 2021-08-09, text: Wrong.}]", "2021-08-10T09:00+05:30", "minute"),
        ("corrections: [{date: 2021-08-01, text: Wrong.}]", "2021-08-07T00:00+05:30", "day"),
        ("corrections: [Wrong.]", None, "minute"),
    ],
)  # fmt: skip
def test_a_correction_is_a_change_and_a_day_stays_a_day(front: str, updated: str | None, precision: str) -> None:
    article = read_good(f"---\ndate: 2021-08-07\n{front}\n---\n{WORDS}")
    assert article.updated == (datetime.fromisoformat(updated) if updated else None)
    assert article.updated_precision == precision


@pytest.mark.parametrize(("rights", "advisory"), [("full", True), ("excerpt", True), ("link", False)])
def test_a_sources_advisory_is_its_words_and_needs_its_rights(rights: str, advisory: bool) -> None:
    text = f"---\nrights: {rights}\ncorrections: [Ours.]\n---\n(Corrects the day in the second paragraph)\n\n{WORDS}"
    corrections = [c.text for c in read_good(text).corrections]
    assert corrections[0] == "Ours."
    assert len(corrections) == 1 + advisory


def test_updated_is_never_before_published() -> None:
    assert read_good(f"---\nupdated: 2021-08-06\n---\n{WORDS}").updated == datetime.fromisoformat("2021-08-07T00:00+05:30")
    assert read_good(WORDS).updated is None


# ---------------------------------------------------------------- what, whose


@pytest.mark.parametrize(
    ("path", "front", "id"),
    [
        ("news/2021-08-07-port.md", "", "news/2021-08-07-port"),
        ("news/2021-08-07-port.v2.txt", "", "news/2021-08-07-port.v2"),
        ("2021-08-07-A\u030ahus.md", "", "2021-08-07-Åhus"),
        ("news/2021-08-07-port.md", "id: port", "port"),
    ],
)
def test_ids(path: str, front: str, id: str) -> None:
    article = read_good(f"---\n{front}\n---\n{WORDS}", path)
    assert (article.id, article.path) == (id, path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (WORDS, ""),
        (f"# The port opens\n\n{WORDS}", "The port opens"),
        (f"---\ntitle: Lindholm has a port\n---\n# The port opens\n\n{WORDS}", "Lindholm has a port"),
        (f"---\ntitle: ''\n---\n# The port opens\n\n{WORDS}", "The port opens"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read_good(text).title == title


@pytest.mark.parametrize(
    ("front", "rights", "language"),
    [
        ("", "full", "en"),
        ("source: post", "excerpt", "sv"),
        ("source: {name: Lindholm Post}", "excerpt", "sv"),
        ("source: {name: Gazette}", "full", "en"),
        ("source: post\nrights: link\nlang: nb", "link", "nb"),
        ("lang: PT-br", "full", "pt-BR"),
    ],
)
def test_rights_and_language_are_inherited(front: str, rights: str, language: str) -> None:
    article = read_good(f"---\n{front}\n---\n{WORDS}")
    assert (article.rights, article.language) == (rights, language)


def test_rights_and_language_of_the_site() -> None:
    article = read_good(WORDS, settings=Settings(rights="link", language="sv"))
    assert (article.rights, article.language) == ("link", "sv")


def test_front_matter_reaches_the_article() -> None:
    article = read_good(
        "---\nsection: Port\ntags: [a]\nslug: port\ndraft: true\npublish_date: 2021-08-08T06:00Z\nexpires: 2022-08-07\n"
        "summary: It opened.\nimage: port.jpg\ncanonical: https://a.example/\naliases: /old/\nextra: {a: b}\n"
        f"source: post\nsource_url: https://post.example/1\ndateline: Lindholm\n"
        f"author: A. Lind\ncorrections: The name.\n---\n{WORDS}"
    )
    assert (article.section, article.tags, article.slug, article.draft) == ("Port", ("a",), "port", True)
    assert article.publish_date == datetime(2021, 8, 8, 6, tzinfo=UTC)
    assert article.expires is not None
    assert article.editors.summary == "It opened."
    assert article.image is not None
    assert (article.image.url, article.canonical, article.aliases, article.extra) == (
        "port.jpg", "https://a.example/", ("/old/",), {"a": "b"}
    )  # fmt: skip
    assert article.source is not None
    assert (article.source.name, article.source.url, article.source.key) == ("Lindholm Post", "https://post.example/1", "post")
    assert article.dateline is not None
    assert (article.dateline.place, article.authors, article.corrections[0].text) == ("Lindholm", ("A. Lind",), "The name.")


# ---------------------------------------------------------------- wire text and front matter

WIRE = """The port opens

By Anna Lind and Bo Holm

LINDHOLM, Sweden (The Wire) - The new port opened on Saturday after six years of work, the harbour master said.

Ferries will leave every hour from Monday on, and the old port will close in May.

(Reporting by Clara Berg; Editing by Dag Dahl)
"""


def test_what_wire_text_says_of_itself() -> None:
    article = read_good(WIRE, "2021-08-07-port.txt")
    check_offsets(article)
    assert article.text == WIRE
    assert article.authors == ("Anna Lind", "Bo Holm")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("LINDHOLM, Sweden", "The Wire")
    assert {(c.role, c.name) for c in article.credits} >= {("reporting", "Clara Berg"), ("editing", "Dag Dahl")}


def test_front_matter_wins_over_wire_text() -> None:
    article = read_good(f"---\ntitle: Lindholm\nauthors: [E. Ek]\ndateline: Lindholm harbour\n---\n{WIRE}", "2021-08-07-port.txt")
    assert (article.title, article.authors) == ("Lindholm", ("E. Ek",))
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Lindholm harbour", "The Wire")


@pytest.mark.parametrize(
    ("text", "path", "published", "precision"),
    [
        (f" date 2021-08-07 {WORDS}", "port.txt", "2021-08-07T00:00:00+05:30", "day"),
        (f" date 2021-08 {WORDS}", "port.txt", "2021-08-01T00:00:00+05:30", "month"),
        (f" date 2021-08-07 {WORDS}", "2020-01-01-port.txt", "2021-08-07T00:00:00+05:30", "day"),
        (f"---\ndate: 2021-08-08\n---\n date 2021-08-07 {WORDS}", "port.txt", "2021-08-08T00:00:00+05:30", "day"),
        (f"{WORDS}\n(Published 07 August 2021, 14:46 IST)\n", "port.txt", "2021-08-07T14:46:00+05:30", "minute"),
    ],
)
def test_when_wire_text_was_published(text: str, path: str, published: str, precision: str) -> None:
    article = read_good(text, path)
    assert (article.published, article.precision) == (datetime.fromisoformat(published), precision)


def test_corrections_of_editor_and_source() -> None:
    text = f"---\ncorrections: The year was wrong.\n---\n(Corrects spelling of Lindholm in paragraph 1)\n\n{WIRE}"
    article = read_good(text, "2021-08-07-port.txt")
    assert article.corrections[0].text == "The year was wrong."
    assert "spelling of Lindholm" in article.corrections[1].text


def test_an_embargo_holds_back_unless_the_editor_says_when() -> None:
    text = f"EMBARGO: not for publication before 2021-08-08 06:00\n\n{WIRE}"
    assert read_good(text, "2021-08-07-port.txt").publish_date == datetime.fromisoformat("2021-08-08T06:00+05:30")
    front = "---\npublish_date: 2021-08-09\n---\n"
    assert read_good(front + text, "2021-08-07-port.txt").publish_date == datetime.fromisoformat("2021-08-09T00:00+05:30")


# ---------------------------------------------------------------- Problems


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("\n \n", 1), ("---\ntitle: a\n---\n", 4), ("---\ntitle: a\n---\n\n* * *\n", 4), ("...\n\n—\n", 1)],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_an_article_without_words(text: str, line: int, suffix: str) -> None:
    reading = read(text, f"2021-08-07-a{suffix}")
    assert reading.article is None
    assert told(reading) == [(line, 1, "empty-article")]


def test_all_problems_at_once_and_sorted() -> None:
    reading = read("---\ntitel: a\nlang: x-y-z\n---\n\x07\n", "port.md")
    assert reading.article is None
    assert [p.code for p in reading.problems] == [
        "missing-date", "unknown-field", "bad-language", "control-character", "empty-article"
    ]  # fmt: skip
    assert list(reading.problems) == sorted(reading.problems)
    assert all(isinstance(p, Problem) and p.path == "port.md" for p in reading.problems)


def test_front_matter_that_is_open_is_one_problem() -> None:
    assert told(read(f"---\ntitle: a\n{WORDS}", "port.md")) == [(1, 1, "front-matter-open")]


# ---------------------------------------------------------------- plain text


def test_plain_text_knows_what_it_is_told() -> None:
    article = read_plain(WORDS, id="a1", title="The port", published=datetime(2021, 8, 7, tzinfo=UTC), language="SV-se")
    assert (article.id, article.title, article.language) == ("a1", "The port", "sv-SE")
    assert (article.published, article.precision) == (datetime(2021, 8, 7, tzinfo=UTC), "day")
    at = read_plain(WORDS, id="a1", published=datetime(2021, 8, 7, 14, 46, tzinfo=UTC))
    assert at.precision == "minute"


def test_plain_text_without_a_date() -> None:
    article = read_plain(WORDS, id="a1")
    assert (article.published, article.precision) == (datetime(1970, 1, 1, tzinfo=UTC), "year")
    assert read_plain(f" date 2021-08-07 {WORDS}", id="a1").published == datetime(2021, 8, 7, tzinfo=UTC)


def test_plain_text_may_begin_with_dashes_and_hold_anything() -> None:
    text = "---\ntitle: a\n---\nThe port\x07 opened.\r\n"
    assert read_plain(text, id="a1").text == text
    assert read_plain("", id="a1").sentences == ()


def test_the_fixture_reads_what_it_is_given(make_article: Callable[..., Article]) -> None:
    article = make_article(WORDS, title="The port", language="sv")
    assert (article.title, article.language, article.text) == ("The port", "sv", WORDS)


def test_the_seed(shared: Path) -> None:
    (seed,) = sorted((shared / "seeds").glob("*.txt"))
    article = read_good(seed.read_bytes(), seed.name)
    check_offsets(article)
    assert (article.published.date().isoformat(), article.precision) == ("2021-08-07", "day")
    assert article.dateline is not None
    assert article.deck
    assert "Aalok Sensharma" in {c.name for c in article.credits}
