"""Typed values: what each type takes, what it refuses, and what an editor is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.metadata import fields, hints, values
from digest.reading.metadata.fields import Field, Reader, Report
from digest.reading.metadata.long_codes import SHORT_CODES
from digest.reading.metadata.nodes import MapNode, read_nodes

KOLKATA = ZoneInfo("Asia/Kolkata")
EARLY, LATE = datetime(1600, 1, 1), datetime(8999, 12, 31)  # noqa: DTZ001
INDIA = timezone(timedelta(hours=5, minutes=30))

# ---------------------------------------------------------------- one text, one value

DATES = [
    ("2021-08-07", datetime(2021, 8, 7, tzinfo=INDIA), "day"),
    ("2021-08", datetime(2021, 8, 1, tzinfo=INDIA), "month"),
    ("2021-08-07 14:46", datetime(2021, 8, 7, 14, 46, tzinfo=INDIA), "minute"),
    ("2021-08-07 9:05", datetime(2021, 8, 7, 9, 5, tzinfo=INDIA), "minute"),
    ("2021-08-07T9:05:30Z", datetime(2021, 8, 7, 9, 5, 30, tzinfo=UTC), "minute"),
    ("2021-08-07T14:46", datetime(2021, 8, 7, 14, 46, tzinfo=INDIA), "minute"),
    ("2021-08-07t14:46:30", datetime(2021, 8, 7, 14, 46, 30, tzinfo=INDIA), "minute"),
    ("2021-08-07T14:46:30.250Z", datetime(2021, 8, 7, 14, 46, 30, tzinfo=UTC), "minute"),
    ("2021-08-07T14:46Z", datetime(2021, 8, 7, 14, 46, tzinfo=UTC), "minute"),
    ("2021-08-07 14:46 UTC", datetime(2021, 8, 7, 14, 46, tzinfo=UTC), "minute"),
    ("2021-08-07T14:46+05:30", datetime(2021, 8, 7, 14, 46, tzinfo=INDIA), "minute"),
    ("2021-08-07 14:46:00 +0530", datetime(2021, 8, 7, 14, 46, tzinfo=INDIA), "minute"),
    ("2021-08-07 14:46 -03", datetime(2021, 8, 7, 14, 46, tzinfo=timezone(timedelta(hours=-3))), "minute"),
    (" 2020-02-29 ", datetime(2020, 2, 29, tzinfo=INDIA), "day"),
]
NO_DATES = [
    "2021-13-40", "2021-02-29", "2021-00-01", "2021-8-7", "21-08-07", "2021", "2021/08/07", "07-08-2021", "7 August 2021",
    "2021-08-07 25:00", "2021-08-07 24:00", "2021-08-07 14:60", "2021-08-07 14", "2021-08-07T14:46:61", "2021-08-07 14:46 IST",
    "2021-08-07T14:46+99:00", "2021-08-07T14:46+05:99", "2021-08-07Z", "2021-08 14:46", "0000-01-01", "0001-01-01", "9999-12-31",
    "٢٠٢١-٠٨-٠٧", "2021-08-07\n", "today", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "when", "precision"), DATES)
def test_dates(text: str, when: datetime, precision: str) -> None:
    instant = values.read_instant(text, KOLKATA)
    assert instant is not None
    assert (instant.when, instant.when.utcoffset(), instant.precision) == (when, when.utcoffset(), precision)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert values.read_instant(text, KOLKATA) is None or text.endswith("\n")


@given(st.datetimes(EARLY, LATE))
def test_what_is_written_is_read(when: datetime) -> None:
    when = when.replace(microsecond=0)
    for text in (when.isoformat(), when.isoformat(" "), when.isoformat() + "Z"):
        instant = values.read_instant(text, UTC)
        assert instant is not None
        assert instant.when == when.replace(tzinfo=UTC)
        assert instant.when.astimezone(INDIA) == instant.when


def test_a_time_has_the_offset_of_its_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    offsets = [values.read_instant(f"2021-{month}-01", berlin) for month in ("01", "07")]
    assert [i.when.isoformat() for i in offsets if i] == ["2021-01-01T00:00:00+01:00", "2021-07-01T00:00:00+02:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.ORG:8080/A?b=C#d", "https://example.org:8080/A?b=C#d"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/straße"),
        ("https://example.org/a(b)", "https://example.org/a(b)"),
        ("example.org", None),
        ("https://Zürich.example:8080/å", "https://xn--zrich-kva.example:8080/å"),
        ("https://straße.example/", "https://straße.example/"),
        ("//example.org/a", None),
        ("/a/b", None),
        ("ftp://example.org/", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https:///a", None),
        ("https://example.org:port/", None),
        ("https://example.org:99999/", None),
        ("https://me:secret@example.org/", None),
        ("https://example.org/a b", None),
        ('https://example.org/"x', None),
        ("https://example.org/<x>", None),
        ("https://exa mple.org/", None),
        ("https://[::1", None),
        ("https://-example.org/", None),
        ("https://example..org/", None),
        ("https://example.org/\x07", None),
    ],
)
def test_addresses(text: str, expected: str | None) -> None:
    assert values.read_url(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/news", "https://example.org/news/"),
        ("http://EXAMPLE.org/News/", "http://example.org/News/"),
        ("https://example.org/?a", None),
        ("https://example.org/#a", None),
        ("https://example.org/#", None),
        ("https://example.org/a/../b/", None),
        ("/news/", None),
    ],
)
def test_base_urls(text: str, expected: str | None) -> None:
    assert values.read_base_url(text) == expected


@pytest.mark.parametrize("text", ["/images/port.jpg", "images/port.jpg", "port.jpg", "/2021/old/", "/old.html?page=2"])
def test_addresses_within_the_site(text: str) -> None:
    assert values.read_local_url(text) == text


@pytest.mark.parametrize(
    "text", ["", "/", "../a", "/a/../../b", "//example.org/a", "javascript:x", "data:a", "a b", "a\\b", "\x01"]
)
def test_no_addresses_within_the_site(text: str) -> None:
    assert values.read_local_url(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"), ("EN", "en"), ("pt-br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN"), ("es-419", "es-419"), ("fil", "fil"),
        ("de-CH-1996", "de-CH-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"), ("en-u-ca-gregory", "en-u-ca-gregory"),
        ("en-x-house", "en-x-house"), ("zh-yue-HK", "zh-yue-HK"),
        ("english", None), ("en_US", None), ("e", None), ("en-", None), ("-en", None), ("en US", None), ("12", None),
        ("en-x", None), ("en--US", None), ("हिं", None), ("fra", None), ("Ger-AT", None), ("yue", "yue"),
    ],
)  # fmt: skip
def test_languages(text: str, expected: str | None) -> None:
    assert values.read_language(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("content", "content"), ("a/b/", "a/b"), ("./a//b", "a/b"), ("..a/b", "..a/b"), ("Nachrichten 2021", "Nachrichten 2021"),
        ("", None), (".", None), ("..", None), ("a/../b", None), ("/a", None), ("~/a", None), ("C:/a", None), ("a\\b", None),
        ("a/ b", None), ("a\x00b", None), ("a\nb", None),
    ],
)  # fmt: skip
def test_inner_paths(text: str, expected: str | None) -> None:
    assert values.read_inner_path(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("news.example.org", "news.example.org"), ("News.Example.ORG", "news.example.org"), ("a-b.example", "a-b.example"),
        ("example", None), ("https://example.org", None), ("example.org/a", None), ("-a.example", None), ("a..b", None),
    ],
)  # fmt: skip
def test_hosts(text: str, expected: str | None) -> None:
    assert values.read_host(text) == expected


@pytest.mark.parametrize(
    "read", [values.read_url, values.read_local_url, values.read_language, values.read_host, values.read_base_url]
)
def test_hostile_text_is_quick(read: object) -> None:
    assert callable(read)
    for text in ("a-" * 50_000, "https://" + "a." * 50_000, "en" + "-abcde" * 20_000, "[" * 100_000, "https://[" + ":" * 100_000):
        read(text)


# ---------------------------------------------------------------- nodes


def read_value(read: Reader[object], value: str) -> tuple[object, list[str]]:
    """The value of `key: …` and the Problems as `line:column code message | hint`."""
    node, problems = read_nodes(f"key: {value}\n", "a.md")
    assert problems == ()
    assert node is not None
    report = Report("a.md", "bad-field", "unknown-field")
    result = read(node.pairs[0][1], "key", report)
    return result, [f"{p.line}:{p.column} {p.code} {p.message} | {p.hint}" for p in report.problems]


NUMBER = "1:6 bad-field key must be a whole number from 1 to 10, not '{}' | write a number such as 3"
CHOICE = fields.make_choice_reader(("full", "link"))
LIST = fields.make_list_reader(fields.read_line)
TAGS = fields.make_list_reader(fields.read_line, split_hint=True)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (fields.read_line, "The  port", "The port"),
        (fields.read_line, "|\n  The\n  port\n", "The port"),
        (fields.read_text, "|\n  The\n  port\n", "The\nport"),
        (fields.read_yes_no, "yes", True),
        (fields.read_yes_no, "No", False),
        (fields.read_yes_no, "TRUE", True),
        (fields.read_yes_no, "'false'", False),
        (fields.make_number_reader(0, 30, 8), "30", 30),
        (fields.make_number_reader(-5, 5, 1), "-5", -5),
        (fields.read_words, '"yes"', "yes"),
        (fields.read_words, "Yes, the port opened.", "Yes, the port opened."),
        (fields.make_path_reader("a"), "./files/a/", "files/a"),
        (CHOICE, "Full", "full"),
        (LIST, "[a, b]", ("a", "b")),
        (LIST, "a, b", ("a, b",)),
        (LIST, "[]", ()),
        (TAGS, "port", ("port",)),
        (TAGS, '"Lindholm, north"', ("Lindholm, north",)),
        (TAGS, "[1984, no]", ("1984", "no")),
        (fields.read_free, "{a: {b: [1, no, ~]}, c: }", {"a": {"b": ["1", "no", ""]}, "c": ""}),
        (fields.read_any_url, "/a.jpg", "/a.jpg"),
        (fields.read_any_url, "https://example.org/a.jpg", "https://example.org/a.jpg"),
    ],
)
def test_what_is_read(read: Reader[object], value: str, expected: object) -> None:
    assert read_value(read, value) == (expected, [])


@pytest.mark.parametrize(
    ("read", "value", "told"),
    [
        (fields.read_line, "[a]", "1:6 bad-field key must be a text, not a list | write some words"),
        (fields.read_line, "{a: b}", "1:6 bad-field key must be a text, not a mapping | write some words"),
        (fields.read_line, '""', "1:6 bad-field key is empty | write some words, or leave the line out"),
        (fields.read_line, '"a\\x07b"', "1:6 bad-field key holds a control character | delete it"),
        (fields.read_yes_no, "on", "1:6 bad-field key must be yes or no, not 'on' | write true or false, yes or no"),
        (fields.make_number_reader(1, 10, 3), "0", NUMBER.format("0")),
        (fields.make_number_reader(1, 10, 3), "3.0", NUMBER.format("3.0")),
        (fields.make_number_reader(1, 10, 3), "٣", NUMBER.format("٣")),
        (fields.make_number_reader(0, 9, 4), "many",
         "1:6 bad-field key must be a whole number from 0 to 9, not 'many' | write a number such as 4, or 0 for none"),
        (fields.read_words, "yes", "1:6 bad-field key must be a text, not 'yes' | "
         'write the words themselves, or quotes around them where they are "yes"'),
        (fields.read_words, "[No]", "1:6 bad-field key must be a text, not a list | write some words"),
        (fields.make_path_reader("a.svg"), "/a.svg", "1:6 unsafe-path key is not a path that stays in its folder: '/a.svg' | "
         "write a path such as a.svg, without .. and without / before it"),
        (fields.read_any_url, "no", "1:6 bad-url key is not an address or a path within the site: 'no' | "
         "write https://example.org/port.jpg, or a path such as /images/port.jpg"),
        (CHOICE, "all", "1:6 bad-field key must be full or link, not 'all' | write full or link"),
        (TAGS, "a, b", "1:6 bad-field key must be a list | write [a, b], or put quotes around a single one"),
        (LIST, "[a, [b]]", "1:10 bad-field key must be a text, not a list | write some words"),
        (LIST, "[a, '']", "1:10 bad-field key is empty | write some words, or leave the line out"),
        (fields.read_date, "2021-13-40", f"1:6 bad-date key is not a date: '2021-13-40' | {hints.DATE_HINT}"),
        (fields.read_date, "x" * 99, f"1:6 bad-date key is not a date: '{'x' * 59}…' | {hints.DATE_HINT}"),
        (fields.read_url, "example.org", f"1:6 bad-url key is not an http or https address: 'example.org' | {fields.URL_HINT}"),
        (fields.read_language, "en_US", "1:6 bad-language key is not a language tag: 'en_US' | did you mean en-US?"),
        (fields.read_free, "a", "1:6 bad-field key must be a mapping | write key: and below it, indented, lines of key: value"),
    ],
)  # fmt: skip
def test_what_is_told(read: Reader[object], value: str, told: str) -> None:
    assert read_value(read, value) == (None, [told])


# ---------------------------------------------------------------- tables

TABLE = (
    Field("title", fields.read_line, "text", "the headline"),
    Field("updated", fields.read_date, "date", "last changed", ("lastmod",)),
    Field("publish_date", fields.read_date, "date", "not before", ("publishDate",)),
    Field("slug", fields.read_line, "text", "part of the path", may_be_blank=False),
)


def read_table(text: str, *needed: str) -> tuple[dict[str, object], list[str]]:
    node, _ = read_nodes(text, "a.md")
    report = Report("a.md", "bad-field", "unknown-field")
    found = fields.read_fields(node or MapNode((), 1, 1), TABLE, report, within="part" if needed else "", needed=needed)
    return {k: f.value for k, f in found.items()}, [
        f"{p.line}:{p.column} {p.code} {p.message} | {p.hint}" for p in report.problems
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel: a", "1:1 unknown-field 'titel' is not known here | did you mean title?"),
        ("Title: a", "1:1 unknown-field 'Title' is not known here | did you mean title?"),
        ("publish-date: a", "1:1 unknown-field 'publish-date' is not known here | did you mean publish_date?"),
        ("publishdate: a", "1:1 unknown-field 'publishdate' is not known here | did you mean publishDate?"),
        ("lastmodified: a", "1:1 unknown-field 'lastmodified' is not known here | did you mean lastmod?"),
        ("upside: a", "1:1 unknown-field 'upside' is not known here | known are title, updated, publish_date, slug"),
        ("zzz: a", "1:1 unknown-field 'zzz' is not known here | known are title, updated, publish_date, slug"),
        (
            "updated: 2021-08\nlastmod: 2021-08",
            "2:1 bad-field 'lastmod' and 'updated' are the same field | keep one of them; its own name is updated",
        ),
        ("slug: ''", "1:7 bad-field slug is empty | write some words, or leave the line out"),
    ],
)  # fmt: skip
def test_what_a_table_tells(text: str, told: str) -> None:
    assert read_table(text)[1] == [told]


@pytest.mark.parametrize("text", ["", "title:", "title: ''", "title: ~\nupdated: ''", "slug:", "slug: ~"])
def test_nothing_written_is_nothing_read(text: str) -> None:
    assert read_table(text) == ({}, [])


def test_needed_fields() -> None:
    assert read_table("title: a", "title") == ({"title": "a"}, [])
    assert read_table("slug: a", "title")[1] == ["1:1 bad-field part has no title | add a line title: …"]
    assert read_table("title: ~", "title")[1] == ["1:1 bad-field part has no title | add a line title: …"]


def test_all_problems_at_once_and_the_good_is_kept() -> None:
    found, told = read_table("titel: a\ntitle: b\nupdated: never\nslug: [x]\n")
    assert found == {"title": "b"}
    assert [t.split()[0] for t in told] == ["1:1", "3:10", "4:7"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("IST", "several places use IST; write Asia/Kolkata, Europe/Dublin or Asia/Jerusalem"),
        ("jst", "write Asia/Tokyo"),
        ("asia/kolkata", "did you mean Asia/Kolkata?"),
        ("Kolkata", "did you mean Asia/Kolkata?"),
        ("New York", "did you mean America/New_York?"),
        ("Europe/Stockhlom", "did you mean Europe/Stockholm?"),
        # nothing close and plausible
        ("Europe", hints.ZONE_HINT),
        ("/etc/localtime", hints.ZONE_HINT),
        ("../../etc/passwd", hints.ZONE_HINT),
        ("XST", hints.ZONE_HINT),
        ("Mars/Olympus", hints.ZONE_HINT),
    ],
)
def test_hints_on_time_zones(text: str, hint: str) -> None:
    assert hints.suggest_zone(text) == hint


def test_every_suggestion_is_good() -> None:
    assert {zone for places in hints.ZONES.values() for zone in places} <= available_timezones()
    assert all(values.read_language(code) == code for code in hints.LANGUAGES.values())
    assert all(values.read_language(name) is None for name in hints.LANGUAGES)
    assert all(values.read_language(code) == code and len(code) == 2 for code in SHORT_CODES.values())


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("english", "did you mean en?"),
        ("Deutsch", "did you mean de?"),
        ("日本語", "did you mean ja?"),
        ("pt_br", "did you mean pt-BR?"),
        ("en_US.UTF-8", "did you mean en-US?"),
        ("fra", "did you mean fr?"),
        ("Ger_AT", "did you mean de-AT?"),
        ("Klingon", hints.LANGUAGE_HINT),
        ("en US", hints.LANGUAGE_HINT),
    ],
)
def test_hints_on_languages(text: str, hint: str) -> None:
    assert hints.suggest_language(text) == hint


def test_a_language_beside_a_site() -> None:
    assert hints.judge_language("pt-br", "en", "-", 3) == ("pt-BR", ())
    language, problems = hints.judge_language("german", "en", "-", 3)
    assert language == "en"
    assert [str(p) for p in problems] == [
        "-:3: language is not a language tag: 'german' [bad-language]\n    hint: did you mean de? (en was taken)"
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2021-8-7", "did you mean 2021-08-07?"),
        ("20210807", "did you mean 2021-08-07?"),
        ("2021/08/07", "did you mean 2021-08-07?"),
        ("2021\u201308\u201307", "did you mean 2021-08-07?"),
        ("7 August 2021", "did you mean 2021-08-07?"),
        ("7. août 2021", "did you mean 2021-08-07?"),
        ("Aug 7th, 2021", "did you mean 2021-08-07?"),
        ("August 7, 2021", "did you mean 2021-08-07?"),
        ("2021-08-07 14:46 IST", "write a time as 2021-08-07 14:46 or 2021-08-07 14:46+05:30"),
        ("2021-08-07 2pm", "write a time as 2021-08-07 14:46 or 2021-08-07 14:46+05:30"),
        # What is no day, or may be two.
        ("7/8/2021", hints.DATE_HINT),
        ("07.08.2021", hints.DATE_HINT),
        ("2021-13-40", hints.DATE_HINT),
        ("1696240000", hints.DATE_HINT),
        ("2021-W31-6", hints.DATE_HINT),
        ("0000-01-01", hints.DATE_HINT),
        ("7 Smarch 2021", hints.DATE_HINT),
        ("yesterday", hints.DATE_HINT),
    ],
)
def test_hints_on_dates(text: str, hint: str) -> None:
    assert hints.suggest_date(text) == hint
    assert values.read_instant(text, UTC) is None
