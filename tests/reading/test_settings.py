"""digest.yml: every setting, what it takes, and what is told of all others."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.model.settings import (
    FactSettings,
    FeedSettings,
    RobotsSettings,
    SecuritySettings,
    Settings,
    SourceSettings,
    SummarySettings,
)
from digest.reading.metadata.settings import READERS, TABLES, change_settings, read_settings

GROUPS = [Settings, SummarySettings, FactSettings, FeedSettings, RobotsSettings, SecuritySettings, SourceSettings]
URL = "base_url: https://example.org/news/\n"


def read_good(text: str) -> Settings:
    settings, problems = read_settings(URL + text, "digest.yml")
    assert problems == ()
    return settings


def test_what_stands_twice_in_a_list_is_meant_once() -> None:
    settings = read_good("sections: [World, Local, World]\nfeeds: {formats: [atom, rss, ATOM]}\n")
    assert settings.sections == ("World", "Local")
    assert settings.feeds.formats == ("atom", "rss")


def test_nothing_written_gives_the_defaults_and_a_warning() -> None:
    for text in ("", "\n# to be written\n", "title:\n", "base_url: ''\n"):
        settings, problems = read_settings(text, "digest.yml")
        assert settings == Settings()
        assert [(p.code, p.severity, p.line) for p in problems] == [("no-base-url", "warning", 0)]


def test_everything_written() -> None:
    settings = read_good(
        """
title: Harbour News
description: News of the port,
  every day
language: sv-se
timezone: Europe/Stockholm
author: The editors
contact: mailto:desk@Harbour.example
copyright: © 2021 Harbour News
content_dir: articles/
templates_dir: theme
static_dir: files
output_dir: public
permalink: /:section/:year/:month/:day/:id/
cname: Example.org
icon: favicon.svg
data: false
rights: excerpt
paginate: 10
sections: [Port, Town]
trust_pages: no
news_sitemap: yes
robots: {ai: no-training}
security: {expires: 2027-01-01}
humans: Ada
summary: {sentences: 2}
facts:
  limit: 0
  kinds: [quote, figure]
feeds:
  limit: 5
  path: feeds/all.xml
  formats: [JSON, atom]
  content: full
  sections: no
  editions: false
  hub: https://hub.example/
  corrections: no
sources:
  post:
    name: Lindholm Post
    url: https://post.example/
    feed: https://post.example/rss
    rights: link
    language: EN-gb
  wire: {name: The Wire}
extra:
  menu: [{name: About, path: /about/}]
"""
    )
    assert settings == Settings(
        title="Harbour News",
        description="News of the port, every day",
        base_url="https://example.org/news/",
        language="sv-SE",
        timezone="Europe/Stockholm",
        author="The editors",
        contact="desk@harbour.example",
        copyright="© 2021 Harbour News",
        content_dir="articles",
        templates_dir="theme",
        static_dir="files",
        output_dir="public",
        permalink="/:section/:year/:month/:day/:id/",
        cname="example.org",
        icon="favicon.svg",
        data=False,
        rights="excerpt",
        paginate=10,
        sections=("Port", "Town"),
        trust_pages=False,
        news_sitemap=True,
        robots=RobotsSettings("no-training"),
        security=SecuritySettings("", datetime(2027, 1, 1, tzinfo=UTC)),
        humans="Ada",
        summary=SummarySettings(2),
        facts=FactSettings(0, ("quote", "figure")),
        feeds=FeedSettings(5, "feeds/all.xml", ("json", "atom"), "full", False, True, False, "https://hub.example/", False),
        sources={
            "post": SourceSettings("Lindholm Post", "https://post.example/", "link", "en-GB", "https://post.example/rss"),
            "wire": SourceSettings("The Wire"),
        },
        extra={"menu": [{"name": "About", "path": "/about/"}]},
    )


@pytest.mark.parametrize("group", GROUPS)
def test_tables_and_dataclasses_name_the_same_settings(group: type) -> None:
    names = [f.name for f in dataclasses.fields(group)]
    assert list(READERS[group]) == names
    assert [row.name for row in TABLES[group]] == names
    assert all(row.doc and row.type for row in TABLES[group])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/news", "https://example.org/news/"),
        ("http://localhost:8000", "http://localhost:8000/"),
    ],
)
def test_base_url_ends_in_a_slash(written: str, read: str) -> None:
    settings, problems = read_settings(f"base_url: {written}", "digest.yml")
    assert (settings.base_url, problems) == (read, ())


#: A line, its column, a part of the message, a part of the hint. The code is bad-setting.
WRONG = [
    ("timezone: IST", 11, "timezone is not a time zone: 'IST'", "write Asia/Kolkata, Europe/Dublin"),
    ("timezone: asia/kolkata", 11, "not a time zone", "did you mean Asia/Kolkata?"),
    ("timezone: ../../etc/passwd", 11, "not a time zone", ""),
    ("timezone: Europe", 11, "not a time zone", ""),
    ("language: english", 11, "not a language tag", "did you mean en?"),
    ("content_dir: ../articles", 14, "a path that stays in its folder", "without .."),
    ("content_dir: /articles", 14, "a path that stays in its folder", ""),
    ("static_dir: .", 13, "a path that stays in its folder", ""),
    ("output_dir: content", 13, "output_dir ('content') and content_dir ('content') overlap", "a folder of its own"),
    ("output_dir: Static", 13, "overlap", ""),
    ("output_dir: content/site", 13, "overlap", ""),
    ("templates_dir: site/theme", 16, "output_dir ('site') and templates_dir ('site/theme') overlap", ""),
    ("static_dir: content", 13, "static_dir ('content') holds content_dir ('content')", "drafts"),
    ("content_dir: Static/articles", 14, "static_dir ('static') holds content_dir", "drafts"),
    ("permalink: /:year/", 12, "must hold :slug or :id", "/:year/:month/:slug/"),
    ("permalink: :slug/", 12, "must begin with / and end with / or .html", ""),
    ("permalink: /:slug", 12, "must begin with / and end with / or .html", ""),
    ("permalink: /:title/", 12, "has :title; known are :year, :month", ""),
    ("permalink: /../:slug/", 12, "between single slashes", ""),
    ("permalink: //:slug/", 12, "between single slashes", ""),
    ("permalink: /a b/:slug/", 12, "between single slashes", ""),
    ("permalink: /:slug?/", 12, "between single slashes", ""),
    ("cname: https://example.org", 8, "cname is not a domain", "without https://"),
    ("rights: none", 9, "rights must be full, excerpt or link", ""),
    ("paginate: 0", 11, "from 1 to 1000", ""),
    ("paginate: 1001", 11, "from 1 to 1000", ""),
    ("sections: Port, Town", 11, "must be a list", "[Port, Town]"),
    ("sections: [Port, '']", 18, "sections is empty", ""),
    ("summary: 3", 10, "summary must be a mapping", "{sentences: 3}"),
    ("summary: {sentences: 11}", 22, "summary.sentences must be a whole number from 1 to 10", ""),
    ("facts: {limit: 31}", 16, "facts.limit must be a whole number from 0 to 30", ""),
    ("facts: {kinds: [quote, rumour]}", 24, "facts.kinds must be person,", ""),
    ("feeds: {limit: 0}", 16, "feeds.limit must be a whole number from 1 to 1000", ""),
    ("feeds: {path: ../feed.xml}", 15, "feeds.path is not a path that stays", ""),
    ("sources: [a]", 10, "sources must be a mapping", "name: and url:"),
    ("sources: {a: Wire}", 14, "sources.a must be a mapping", "name: …"),
    ("sources: {a: {url: https://a.example/}}", 14, "sources.a has no name", "add a line name: …"),
    ("sources: {a: {name: A, url: a.example}}", 29, "sources.a.url is not an http or https address", ""),
    ("sources: {a: {name: A, rights: some}}", 32, "sources.a.rights must be full, excerpt or link", ""),
    ("extra: x", 8, "extra must be a mapping", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "column", "message", "hint"), WRONG)
def test_what_is_wrong_is_told_in_its_place(line: str, column: int, message: str, hint: str) -> None:
    settings, problems = read_settings(URL + line, "digest.yml")
    assert [(p.path, p.line, p.column, p.code) for p in problems] == [("digest.yml", 2, column, "bad-setting")]
    assert message in problems[0].message
    assert hint in problems[0].hint
    assert settings.base_url == "https://example.org/news/"


@pytest.mark.parametrize("line", ["base_url: example.org", "base_url: https://example.org/?a=b", "base_url: ftp://example.org/"])
def test_a_wrong_base_url_is_one_problem(line: str) -> None:
    assert [p.code for p in read_settings(line, "digest.yml")[1]] == ["bad-setting"]


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("tilte: a", 1, "did you mean title?"),
        ("baseURL: a", 1, "did you mean base_url?"),
        ("time_zone: UTC", 1, "did you mean timezone?"),
        ("summary: {sentence: 2}", 11, "did you mean sentences?"),
        ("feeds: {limits: 2}", 9, "did you mean limit?"),
        ("sources: {a: {name: A, lang: en}}", 24, "did you mean language?"),
        ("plugins: []", 1, "below the key extra"),
        ("site_name: a", 1, "did you mean title?"),  # MkDocs'
        ("SITEURL: a", 1, "did you mean base_url?"),  # Pelican's
        ("theme: a", 1, "take the line out"),
    ],
)
def test_unknown_settings(line: str, column: int, hint: str) -> None:
    _, problems = read_settings(URL + line, "digest.yml")
    assert [(p.line, p.column, p.code) for p in problems] == [(2, column, "unknown-setting")]
    assert hint in problems[0].hint


def test_a_file_that_cannot_be_read_is_not_told_to_lack_settings() -> None:
    assert [p.code for p in read_settings("title: a: b", "digest.yml")[1]] == ["yaml-syntax"]


def test_the_command_line_wins() -> None:
    settings, problems = change_settings(Settings(), {"base_url": "https://Example.org/x", "output_dir": "/tmp/out"})
    assert (settings.base_url, settings.output_dir, problems) == ("https://example.org/x/", "/tmp/out", ())
    assert change_settings(Settings(), {}) == (Settings(), ())


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"base_url": "example.org"}, "--base-url"),
        ({"output_dir": "content"}, "--output"),
        ({"output_dir": "./content/"}, "--output"),
        ({"output_dir": "."}, "--output"),
        ({"output_dir": ""}, "--output"),
    ],
)
def test_the_command_line_is_checked(changes: dict[str, str], path: str) -> None:
    _, problems = change_settings(Settings(), changes)
    assert [(p.path, p.code) for p in problems] == [(path, "bad-setting")]


def test_the_reference_gives_each_setting_its_type_and_default() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/reference/settings.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| `")]
    groups = [group() if group is not SourceSettings else SourceSettings("") for group in GROUPS]
    for group in groups:
        for row in TABLES[type(group)]:
            default = getattr(group, row.name)
            if dataclasses.is_dataclass(default) or row.name in ("sources", "kinds", "formats"):
                continue  # these have a heading, or are written in words
            told = [r for r in rows if r[0] == f"`{row.name}`" and (r[1] == row.type or r[1].startswith(f"{row.type}, "))]
            if isinstance(default, bool):
                default = str(default).lower()
            words = {"empty", "none", "needed", "the setting `rights`", "the setting `language`"}
            shown = str(default).lower() if isinstance(default, bool) else default
            assert any(r[2] in ({f"`{shown}`"} if default else words) for r in told), row.name


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("security: {expires: 2027-01-01}", 2, "names nobody"),
        ("security: {contact: a@b.example}", 2, "until when"),
        ("security: {contact: a b, expires: 2027-01-01}", 2, "is not an e-mail address or a page"),
        ("contact: javascript:alert(1)", 2, "is not an e-mail address or a page"),
        ("contact: desk@localhost", 2, "is not an e-mail address or a page"),
        ("robots: {ai: never}", 2, "allow, no-training or disallow"),
    ],
)
def test_whom_to_tell_and_whom_to_turn_away(text: str, line: int, told: str) -> None:
    _, problems = read_settings(URL + text, "digest.yml")
    assert [(p.code, p.line) for p in problems] == [("bad-setting", line)] * len(problems)
    assert told in problems[0].message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("related: many", "write a number such as 4, or 0 for none"),
        ("paginate: 0", "write a number such as 12"),
        ("summary: {sentences: 0}", "write a number such as 3"),
        ("feeds: {limit: 0}", "write a number such as 30"),
        ("summary: none", "did you mean summary: {method: none}?"),
        ("facts: NONE", "did you mean facts: {method: none}?"),
        ("facts: 3", "did you mean facts: {limit: 3}?"),
        ("facts: all", "write facts: and below it, indented, lines such as limit: …"),
        ("names: 3", "did you mean names: {pages: 3}?"),
        ("feeds: full", "did you mean feeds: {content: full}?"),
        ("robots: no-training", "did you mean robots: {ai: no-training}?"),
        ("robots: [no-training]", "write robots: and below it, indented, lines such as ai: …"),
        ("security: desk@h.example", "did you mean security: {contact: desk@h.example}?"),
        ("security: {contact: desk@h.example, expires: soon}", "write a day at most a year away, as 2027-06-30"),
        ("sources: {coast: Coast Press}", "write coast: and below it, indented, lines such as name: …"),
        ("icon: /icon.svg", "write a path such as static/icon.svg, without .. and without / before it"),
        ("share_font: ../a.ttf", "write a path such as static/font.ttf, without .. and without / before it"),
        ("feeds: {path: /a.xml}", "write a path such as feed.xml, without .. and without / before it"),
        ("humans: yes", 'write the words themselves, or quotes around them where they are "yes"'),
    ],
)
def test_a_hint_fits_its_setting(text: str, hint: str) -> None:
    settings, problems = read_settings(URL + text, "digest.yml")
    assert [(p.code, p.line, p.hint) for p in problems] == [("bad-setting", 2, hint)]
    assert settings == dataclasses.replace(Settings(), base_url=settings.base_url, security=settings.security)


@pytest.mark.parametrize(
    ("now", "place"), [(None, None), ("2027-06-29T23:59Z", None), ("2027-06-30T00:00Z", (4, 12)), ("2030-01-01T00:00Z", (4, 12))]
)
def test_a_day_that_is_over_by_the_clock(now: str | None, place: tuple[int, int] | None) -> None:
    text = f"{URL}security:\n  contact: a@b.example\n  expires: 2027-06-30\n"
    _, problems = read_settings(text, "digest.yml", datetime.fromisoformat(now) if now else None)
    assert [(p.code, p.line, p.column) for p in problems] == ([("security-expired", *place)] if place else [])


@pytest.mark.parametrize(
    ("base_url", "cname", "told"),
    [
        ("https://news.example.org/", "news.example.org", False),
        ("https://News.Example.org:8443/", "news.example.org", False),
        ("https://example.org/news/", "news.example.org", True),
        ("https://harbour.github.io/news/", "news.example.org", True),
    ],
)
def test_a_cname_that_contradicts_the_address(base_url: str, cname: str, told: bool) -> None:
    settings, problems = read_settings(f"base_url: {base_url}\ncname: {cname}\n", "digest.yml")
    assert [(p.code, p.severity, p.line, p.column) for p in problems] == ([("cname-mismatch", "warning", 2, 8)] if told else [])
    assert settings.cname == cname
