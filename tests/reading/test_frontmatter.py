"""Front matter: where it ends, what each field takes, and the names that other generators taught."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Correction, Editors, EditorsFact, Image, Source
from digest.model.problem import Problem
from digest.model.settings import Settings, SourceSettings
from digest.reading.metadata.frontmatter import FIELDS, FrontMatter, Split, read_front_matter, split_front_matter
from digest.reading.metadata.values import Instant

SETTINGS = Settings(
    timezone="Asia/Kolkata",
    sources={
        "post": SourceSettings("Lindholm Post", "https://www.post.example/", "excerpt", "sv"),
        "wire": SourceSettings("The Wire"),
    },
)


def read(yaml: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    return read_front_matter(Split(yaml, ""), "a.md", SETTINGS)


def read_good(yaml: str) -> FrontMatter:
    front, problems = read(yaml)
    assert problems == ()
    return front


# ---------------------------------------------------------------- where it ends


@pytest.mark.parametrize(
    ("text", "yaml", "body"),
    [
        ("---\ntitle: a\n---\nText.\n", "title: a\n", "Text.\n"),
        ("\ufeff---\ntitle: a\n---\nText.\n", "title: a\n", "Text.\n"),
        ("---\r\ntitle: a\r\n---\r\nOne.\r\n\r\nTwo.\r\n", "title: a\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("---\rtitle: a\r---\rText.\r", "title: a\r", "Text.\r"),
        ("---  \ntitle: a\n--- \t\nText.", "title: a\n", "Text."),
        ("---\n\n# note\ntitle: a\n---\nText.", "\n# note\ntitle: a\n", "Text."),
        ("---\n'title': a\n---\n", "'title': a\n", ""),
        ("---\ntitle: a\n---", "title: a\n", ""),
        ("---\n---\nText.", "", "Text."),
        ("---\n\n---\nText.", "\n", "Text."),
        ("---\ntitle: a\ntext: |\n  ---\n---\nText.", "title: a\ntext: |\n  ---\n", "Text."),
        ("---\ntitle: a\n---\nOne.\n\n---\n\nTwo.", "title: a\n", "One.\n\n---\n\nTwo."),
        ("---\ntitle: a\n----\n---\nText.", "title: a\n----\n", "Text."),
    ],
)
def test_front_matter_is_split_off(text: str, yaml: str, body: str) -> None:
    assert split_front_matter(text) == Split(yaml, body)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.\n---\ntitle: a\n---\n",
        " ---\nALERT: The port is closed.\n---\n",
        "----\nLINDHOLM: The port opened.\n----\n",
        "\n\nThe port opened.\n---\ntitle: a\n---\n",
        "\u2014\nThe port opened, title: or not.\n",
        "Date: Saturday\nThe port opened.\n",
        "Title: The port opens\n\nDate: Saturday\n",
        "---\nThe port = open.\n---\nMore.",
        "---\nThe port opened.\ntag: a\n---\nMore.",
        "---\nThe port opened on Saturday.\n---\nMore.",
        "---\n\nLINDHOLM (The Wire) - The port opened.\n",
        "---\nALERT: The port is closed.\n\nMore.",
        "---",
        "---\n",
        "--- \n\n\n",
        "+++ EIL +++\nThe port is closed.",
        "+++\nThe port is closed.\n+++\n",
        '{"The port is closed"}, a sign says.',
    ],
)
def test_a_text_that_merely_begins_with_dashes(text: str) -> None:
    assert split_front_matter(text) == Split(None, text)


@pytest.mark.parametrize("text", ["---\ntitle: a\n\nText.\n", "---\nTitle: a\nText", "---\ndate: x\n --- \n", "---\ntitel: a"])
def test_front_matter_that_is_never_closed(text: str) -> None:
    split = split_front_matter(text)
    assert split.is_open
    _, problems = read_front_matter(split, "a.md", SETTINGS)
    assert [(p.line, p.column, p.code) for p in problems] == [(1, 1, "front-matter-open")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("+++\ntitle = 'a'\n+++\nText.", "TOML"),
        ("+++ \r\n\r\n# mine\r\ndate=2021-08-07\r\n+++\r\n", "TOML"),
        ('\ufeff{"title": "a"}\nText.', "JSON"),
        ('{\n  "date" : "2021-08-07"\n}\n', "JSON"),
    ],
)
def test_front_matter_in_a_form_that_is_not_read(text: str, form: str) -> None:
    split = split_front_matter(text)
    assert (split.foreign, split.yaml, split.body) == (form, None, text.removeprefix("\ufeff"))
    _, problems = read_front_matter(split, "a.md", SETTINGS)
    assert [(p.line, p.column, p.code) for p in problems] == [(1, 1, "front-matter-form")]
    assert form in problems[0].message


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (" ---\ntitle: a\n---\n", "misplaced"),
        ("\n---\ntitle: a\n---\n", "misplaced"),
        ("\r\n \r\n---\r\ndate: 2021-08-07\r\n---\r\n", "misplaced"),
        ("----\ntitle: a\n----\n", "misplaced"),
        ("\u2014\nTitle: a\n\u2014\nText.", "misplaced"),
        ("Title: The port opens\nDate: 2021-08-07\nTags: a, b\n\nText.", "bare"),
        ("date: 2021-08-07\r\ntitle: The port opens\r\n\r\nText.", "bare"),
    ],
)
def test_front_matter_in_a_place_where_it_is_not_read(text: str, form: str) -> None:
    """It would be published as the article's text."""
    split = split_front_matter(text)
    assert (split.foreign, split.yaml, split.body) == (form, None, text)
    _, problems = read_front_matter(split, "a.md", SETTINGS)
    assert [(p.line, p.column, p.code) for p in problems] == [(1, 1, "front-matter-form")]
    assert "---" in problems[0].message + problems[0].hint or "hyphens" in problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle = a\ndate = 2021-08-07\n---\nText.",
        "---\n- title: a\n- date: 2021-08-07\n---\nText.",
        "---\ntitle\uff1aa\n---\nText.",
        "---\ntitle a\ndate: 2021-08-07\n---\nText.",
    ],
)
def test_fields_that_are_written_otherwise_are_told_and_not_published(text: str) -> None:
    split = split_front_matter(text)
    assert split.body == "Text."
    _, problems = read_front_matter(split, "a.md", SETTINGS)
    assert [p.code for p in problems] == ["yaml-syntax"]
    assert problems[0].line == 2


@given(st.text(st.sampled_from("-a: \n\r\t#"), max_size=40))
def test_nothing_is_lost_in_splitting(text: str) -> None:
    split = split_front_matter(text)
    assert text.endswith(split.body)
    if split.yaml is None:
        assert split.body == text
    else:
        assert split.yaml in text


def test_hostile_text_is_split_quickly() -> None:
    for text in ("+++" + " " * 100_000, "+++" + "\n" * 100_000, "+++\n" + "#\n" * 50_000, "{" + " " * 100_000):
        split_front_matter(text)
    for text in (
        "\n" * 100_000,
        " " * 100_000,
        " \n" * 50_000 + "-" * 100_000,
        "---\n" + "a" * 50_000 + "\na = b" * 20_000 + "\n---",
    ):
        split_front_matter(text)
    for text in ("---\n" + "\n" * 100_000, "---\n" + "#\n" * 50_000, "---\na:" + "\n--- -" * 20_000, "---\n" + "a" * 100_000):
        split_front_matter(text)


# ---------------------------------------------------------------- the fields


def test_everything_written() -> None:
    front = read_good(
        """
title: The new port opens
date: 2021-08-07
updated: 2021-08-08T09:30Z
id: port-2021
slug: port-opens
draft: yes
publish_date: 2021-08-07T06:00Z
expires: 2022-08-07T06:00Z
section: Port
tags: [Ferries, Lindholm, ferries]
authors: [A. Lind, B. Holm, A. Lind]
source: {name: Harbour Gazette, url: https://gazette.example/1, home: https://gazette.example/}
lang: SV
dateline: Lindholm, Sweden
summary: |
  The port opened.
  It took six years.
facts:
  pin: [six years, {text: every hour, line: A ferry every hour}]
  edit: [{text: the port, line: The new port}]
  reject: Saturday
corrections:
  - The name was wrong.
  - {date: 2021-08-09T10:00Z, text: The year was wrong.}
image: {src: port.jpg, alt: The port, caption: The port at noon., credit: C. Berg}
rights: excerpt
canonical: https://gazette.example/1
aliases: [/old/, /older.html]
extra: {weather: {wind: 5}, names: [a]}
"""
    )
    midnight = datetime.fromisoformat("2021-08-07T00:00+05:30")
    assert front.date is not None
    assert (front.date.when, front.date.precision) == (midnight, "day")
    assert front._replace(date=None) == FrontMatter(
        title="The new port opens",
        updated=Instant(datetime(2021, 8, 8, 9, 30, tzinfo=UTC), "minute"),
        id="port-2021",
        slug="port-opens",
        draft=True,
        publish_date=datetime(2021, 8, 7, 6, tzinfo=UTC),
        expires=datetime(2022, 8, 7, 6, tzinfo=UTC),
        section="Port",
        tags=("Ferries", "Lindholm"),
        authors=("A. Lind", "B. Holm"),
        source=Source("Harbour Gazette", "https://gazette.example/1", "https://gazette.example/"),
        lang="sv",
        dateline="Lindholm, Sweden",
        rights="excerpt",
        corrections=(
            Correction("The name was wrong."),
            Correction("The year was wrong.", datetime(2021, 8, 9, 10, tzinfo=UTC)),
        ),
        image=Image("port.jpg", "The port", "The port at noon.", "C. Berg"),
        image_at=(27, 14),
        canonical="https://gazette.example/1",
        aliases=("/old/", "/older.html"),
        editors=Editors(
            summary="The port opened.\nIt took six years.",
            summary_at=(17, 10),
            pin=(EditorsFact("six years", None, (21, 9)), EditorsFact("every hour", "A ferry every hour", (21, 27))),
            edit=(EditorsFact("the port", "The new port", (22, 17)),),
            reject=(EditorsFact("Saturday", None, (23, 11)),),
        ),
        extra={"weather": {"wind": "5"}, "names": ["a"]},
        has_date=True,
    )


def test_nothing_written() -> None:
    assert read_good("") == FrontMatter()
    assert read_good("title:\ndate:\ntags:\nslug: ~\nsummary: ''\n") == FrontMatter()
    assert read_front_matter(split_front_matter("Text."), "a.md", SETTINGS) == (FrontMatter(), ())


@pytest.mark.parametrize(
    ("taught", "own"),
    [
        ("category: Port", "section: Port"),
        ("categories: [Port, Town]", "section: Port"),
        ("categories:\n- Port\n", "section: Port"),
        ("author: A. Lind", "authors: [A. Lind]"),
        ("lastmod: 2021-08-08", "updated: 2021-08-08"),
        ("modified: 2021-08-08", "updated: 2021-08-08"),
        ("last_modified_at: 2021-08-08", "updated: 2021-08-08"),
        ("expiryDate: 2021-08-08", "expires: 2021-08-08"),
        ("publishDate: 2021-08-08", "publish_date: 2021-08-08"),
        ("language: sv", "lang: sv"),
        ("canonical_url: https://a.example/", "canonical: https://a.example/"),
        ("canonicalURL: https://a.example/", "canonical: https://a.example/"),
        ("redirect_from: /old/", "aliases: [/old/]"),
        ("params: {a: b}", "extra: {a: b}"),
        ("image: a.jpg", "image: {url: a.jpg}"),
        ("tags: Port", "tags: [Port]"),
        ("corrections: The name was wrong.", "corrections: [{text: The name was wrong.}]"),
        ("source: The Wire", "source: wire"),
        ("source: {name: the wire}", "source: wire"),
        ("source: {name: wire, url: https://a.example/}", "source: wire\nsource_url: https://a.example/"),
        ("source_url: https://post.example/1", "source: {name: Lindholm Post, url: https://post.example/1}"),
        ("source_url: https://www.gazette.example/1", "source: {name: gazette.example, url: https://www.gazette.example/1}"),
    ],
)
def test_names_that_others_taught(taught: str, own: str) -> None:
    assert read_good(taught)._replace(image_at=(0, 0)) == read_good(own)._replace(image_at=(0, 0)) != FrontMatter()


@pytest.mark.parametrize("name", ["summary", "description", "excerpt"])
def test_a_description_is_a_summary_by_the_editor(name: str) -> None:
    editors = read_good(f"{name}: The port opened.").editors
    assert (editors.summary, editors.summary_at) == ("The port opened.", (2, len(name) + 3))


def test_a_source_by_its_key_has_what_the_settings_say() -> None:
    assert read_good("source: post").source == Source("Lindholm Post", None, "https://www.post.example/", "post")
    assert read_good("source: {name: post, home: https://x.example/}").source == Source(
        "Lindholm Post", None, "https://x.example/", "post"
    )


#: What is written, line, column, code, a part of the message, a part of the hint. (Lines count in the file.)
WRONG = [
    ("titel: a", 2, 1, "unknown-field", "'titel'", "did you mean title?"),
    ("weight: 3", 2, 1, "unknown-field", "'weight'", "below the key extra"),  # Hugo's; and not a slip of "rights"
    ("layout: post", 2, 1, "unknown-field", "'layout'", "take the line out"),  # Jekyll's
    ("published: false", 2, 1, "unknown-field", "'published'", "draft: true"),  # Jekyll's; and not a slip of "publishDate"
    ("Status: draft", 2, 1, "unknown-field", "'Status'", "draft: true"),  # Pelican's
    ("cover: {image: a.jpg}", 2, 1, "unknown-field", "'cover'", "image:"),  # a theme's of Hugo
    ("permalink: /a/", 2, 1, "unknown-field", "'permalink'", "slug:"),
    ("facts: {status: a}", 2, 9, "unknown-field", "'facts.status'", "known are"),  # within a field they mean nothing
    ("title: [a]", 2, 8, "bad-field", "title must be a text, not a list", ""),
    ("title: a\ndate: 2021-13-40", 3, 7, "bad-date", "date is not a date: '2021-13-40'", "2021-08-07T14:46+05:30"),
    ("updated: yesterday", 2, 10, "bad-date", "updated is not a date", ""),
    ("date: 2021-08-07 14:46\nupdated: 2021-08-07 14:45", 3, 10, "bad-date", "(2021-08-07 14:45) lies before date", ""),
    ("date: 2021-08-07\nupdated: 2021-08-06", 3, 10, "bad-date", "updated (2021-08-06) lies before date", ""),
    ("date: 2021-08-07\nexpires: 2021-08-06", 3, 10, "bad-date", "expires (2021-08-06) lies before date", ""),
    ("id: ''", 2, 5, "bad-field", "id is empty", "leave the line out"),
    ("id: a/../b", 2, 5, "unsafe-path", "the part ..", ""),
    ("id: ..\\b", 2, 5, "unsafe-path", "the part ..", ""),
    ('id: "a\\x00b"', 2, 5, "bad-field", "id holds a control character", "delete it"),
    ("slug: ''", 2, 7, "bad-field", "slug is empty", ""),
    ("slug: a/b", 2, 7, "unsafe-path", "one part of a path", ""),
    ("slug: ..", 2, 7, "unsafe-path", "one part of a path", ""),
    ('slug: "a\\x7fb"', 2, 7, "bad-field", "control character", ""),
    ("section: ' '", 2, 10, "bad-field", "section is empty", ""),
    ('section: "a\\eb"', 2, 10, "bad-field", "control character", ""),
    ("categories: [[a]]", 2, 14, "bad-field", "categories must be a text, not a list", ""),
    ("tags: {a: b}", 2, 7, "bad-field", "tags must be a list, not a mapping", "[one, another]"),
    ("aliases:\n  old: /a/", 3, 3, "bad-field", "aliases must be a list, not a mapping", "[one, another]"),
    ("tags: ''", 2, 7, "bad-field", "tags is empty", ""),
    ("tags: [a, '']", 2, 11, "bad-field", "tags is empty", ""),
    ("tags: a, b", 2, 7, "bad-field", "tags must be a list", "[a, b]"),
    ("draft: 1", 2, 8, "bad-field", "draft must be yes or no", ""),
    ("lang: Swedish", 2, 7, "bad-language", "lang is not a language tag", ""),
    ("author: a\nauthors: b", 3, 1, "bad-field", "'authors' and 'author' are the same", "its own name is authors"),
    ("source: pots", 2, 9, "unknown-source", "no source is called 'pots'", "did you mean post?"),
    ("source: Gazette", 2, 9, "unknown-source", "no source is called 'Gazette'", "write source: {name: …"),
    ("source: {nam: a}", 2, 10, "unknown-field", "'source.nam'", "did you mean name?"),
    ("source: {url: a.example}", 2, 15, "bad-url", "source.url is not an http or https address", ""),
    ("source: {name: a, url: https://a.example/}\nsource_url: https://b.example/", 3, 13, "bad-field", "are the same field", ""),
    ("source: [a]", 2, 9, "bad-field", "source must be a text or a mapping", "{name: …, url: …"),
    ("image: {alt: a}", 2, 8, "bad-field", "image has no url", "add a line url"),
    ("image: ../a.jpg", 2, 8, "bad-url", "image is not an address or a path", ""),
    ("image: {url: 'javascript:a'}", 2, 14, "bad-url", "image.url is not", ""),
    ("canonical: /a/", 2, 12, "bad-url", "canonical is not", "whole address"),
    ("aliases: [/a/, https://b.example/]", 2, 16, "bad-url", "aliases is not a path within the site", ""),
    ("rights: all", 2, 9, "bad-field", "rights must be full, excerpt or link", ""),
    ("corrections: [{date: 2021-08-07}]", 2, 15, "bad-field", "corrections has no text", ""),
    ("corrections: [{date: 7 Aug, text: a}]", 2, 22, "bad-date", "corrections.date is not a date", ""),
    ("facts: a", 2, 8, "bad-field", "facts must be a mapping", "{pin: …, edit: …, reject: …}"),
    ("facts: {pins: [a]}", 2, 9, "unknown-field", "'facts.pins'", "did you mean pin?"),
    ("facts: {pin: [{line: a}]}", 2, 15, "bad-field", "facts.pin has no text", ""),
    ("facts: {edit: [{text: a}]}", 2, 16, "bad-field", "facts.edit has no line", ""),
    ("facts: {edit: a}", 2, 15, "bad-field", "facts.edit must be a mapping", "{text: …, line: …}"),
    ("facts: {reject: [{text: a, line: b}]}", 2, 28, "unknown-field", "'facts.reject.line'", ""),
    ("extra: a", 2, 8, "bad-field", "extra must be a mapping", ""),
    ("title: Lindholm: a port", 2, 16, "yaml-syntax", "", 'title: "Lindholm: a port"'),
]  # fmt: skip


@pytest.mark.parametrize(("yaml", "line", "column", "code", "message", "hint"), WRONG)
def test_what_is_wrong_is_told_in_its_place(yaml: str, line: int, column: int, code: str, message: str, hint: str) -> None:
    _, problems = read(yaml)
    assert [(p.path, p.line, p.column, p.code) for p in problems] == [("a.md", line, column, code)]
    assert message in problems[0].message
    assert hint in problems[0].hint


def test_all_problems_at_once_and_the_good_is_kept() -> None:
    front, problems = read("titel: a\ndate: never\nsection: Port\nrights: some\nsource: pots\n")
    assert [p.code for p in problems] == ["unknown-field", "bad-date", "bad-field", "unknown-source"]
    assert (front.section, front.has_date, front.date) == ("Port", True, None)


def test_a_day_of_update_on_the_day_of_publication_is_not_before_it() -> None:
    front = read_good("date: 2021-08-07 14:46\nupdated: 2021-08-07")
    assert front.date is not None
    assert front.updated == Instant(front.date.when, "day")


def test_the_table_is_complete_and_names_nothing_twice() -> None:
    names = [name for row in FIELDS for name in (row.name, *row.synonyms)]
    assert len(names) == len(set(names))
    assert all(row.doc and row.type for row in FIELDS)


def test_the_reference_gives_each_field_its_type_and_synonyms() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/reference/front-matter.md").read_text(encoding="utf-8")
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| `")]
    for row in FIELDS:
        name = f"`{row.name}`"
        assert any(cells[0] == name and cells[1] == row.type for cells in table if len(cells) == 4), name
        assert all(any(cells[0] == name and f"`{s}`" in cells[1] for cells in table) for s in row.synonyms), name
