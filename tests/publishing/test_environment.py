"""Templates: escaping, strictness, filters, and what a wrong template says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from digest.errors import ContentError
from digest.model.problem import Problem
from digest.publishing.environment import Place, make_environment, render_template, text_direction

SITE = SimpleNamespace(timezone="Asia/Kolkata", language="en")


def render(text: str, place: Place | None = None, **variables: Any) -> str:
    here = place or Place("2021/a/", "https://h.example/paper/")
    return render_template(make_environment({"x.html": text}), "x.html", {"site": SITE, "place": here, **variables}).rstrip("\n")


def problem(templates: dict[str, str], **variables: Any) -> Problem:
    with pytest.raises(ContentError) as caught:
        render_template(make_environment(templates), "x.html", {"site": SITE, "place": Place("", ""), **variables})
    (found,) = caught.value.problems
    return found


def test_text_is_escaped_in_every_template() -> None:
    assert render('<a title="{{ t }}">', t="\"><script>'") == '<a title="&#34;&gt;&lt;script&gt;&#39;">'
    assert render("{{ names | cites }}", names=["<b>", "Q & A"]) == "&lt;b&gt; and Q &amp; A"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ day | day }}", '<time datetime="2021-08-07">7 August 2021</time>'),
        ('{{ day | day("long") }}', '<time datetime="2021-08-07">Saturday, 7 August 2021</time>'),
        ("{{ day | month }}", "August 2021"),
        ("{{ at | moment }}", '<time datetime="2021-08-08T01:30+05:30">8 August 2021, 01:30 IST</time>'),
        ('{{ at | moment("day") }}', '<time datetime="2021-08-08">8 August 2021</time>'),
        ('{{ at | moment("month") }}', '<time datetime="2021-08">August 2021</time>'),
        ('{{ at | moment("year") }}', '<time datetime="2021">2021</time>'),
        ("{{ at | clock }}", '<time datetime="2021-08-08T01:30+05:30">01:30 IST</time>'),
        ('{{ ["A"] | cites }}', "A"),
        ('{{ ["A", "B", "C"] | cites }}', "A, B and C"),
        ("{{ [] | cites }}", ""),
        ('<p{{ "en" | lang }}>', "<p>"),
        ('<p{{ "ar" | lang }}>', '<p lang="ar" dir="rtl">'),
        ('{{ url("static/style.css") }} {{ url("2021/a/", "s3") }}', "../../static/style.css #s3"),
    ],
)
def test_filters(text: str, told: str) -> None:
    assert render(text, day=date(2021, 8, 7), at=datetime(2021, 8, 7, 20, 0, tzinfo=UTC)) == told


@pytest.mark.parametrize(("zone", "told"), [("UTC", "UTC"), ("Asia/Kabul", "UTC+04:30"), ("America/St_Johns", "NDT")])
def test_a_zone_without_a_name_is_told_by_its_offset(zone: str, told: str) -> None:
    site = SimpleNamespace(timezone=zone, language="en")
    assert render("{{ at | clock }}", at=datetime(2021, 8, 7, 12, tzinfo=UTC), site=site).endswith(f" {told}</time>")


@pytest.mark.parametrize(
    ("mode", "link"), [("relative", "../../b/"), ("rooted", "/paper/b/"), ("absolute", "https://h.example/paper/b/")]
)
def test_links_by_mode(mode: Any, link: str) -> None:
    assert render('{{ url("b/") }}', Place("2021/a/", "https://h.example/paper/", mode)) == link


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar-EG", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"), ("ks-Deva", "ltr"), ("hi", "ltr"), ("ur-Latn", "ltr")],
)
def test_direction(language: str, direction: str) -> None:
    assert text_direction(language) == direction


@pytest.mark.parametrize(
    ("templates", "path", "line", "words"),
    [
        ({"x.html": "a\nb\n{{ nothing }}\n"}, "templates/x.html", 3, "'nothing' is undefined"),
        ({"x.html": "a\n{% if %}\n"}, "templates/x.html", 2, "Expected an expression"),
        ({"x.html": "a\n{% include '_y.html' %}", "_y.html": "\n\n\n{{ 1 / 0 }}"}, "templates/_y.html", 4, "division by zero"),
        ({"x.html": "a\n{% include '_y.html' %}", "_y.html": "\n{% endif %}"}, "templates/_y.html", 2, "unknown tag 'endif'"),
        ({"x.html": "{{ 1 | nosuch }}"}, "templates/x.html", 1, "nosuch"),
        ({"x.html": "{% include 'x.html' %}"}, "templates/x.html", 1, "without end"),
        ({"x.html": "\n{{ url.nothing }}"}, "templates/x.html", 2, "has no attribute 'nothing'"),
    ],
)
def test_a_wrong_template_is_told_with_its_line(templates: dict[str, str], path: str, line: int, words: str) -> None:
    found = problem(templates)
    assert (found.code, found.path, found.line) == ("bad-template", path, line)
    assert words in found.message and found.hint


def test_what_only_some_articles_have_and_what_a_text_lacks_are_told_with_what_to_write() -> None:
    found = problem({"x.html": "{{ extra.photo }}"}, extra={"other": "a"})
    assert "has no attribute 'photo'" in found.message and "is defined" in found.hint
    found = problem({"x.html": "{{ _('At %(place)s', plce='a') }}"})
    assert found.message == "there is no value for 'place'" and "fill it in" in found.hint


def test_an_object_is_told_by_its_kind_and_not_by_where_its_class_stands() -> None:
    found = problem({"x.html": "{{ somewhere.nothing }}"}, somewhere=Place("", ""))
    assert found.message == "Place has no attribute 'nothing'"


def test_a_missing_partial_is_told_with_its_name() -> None:
    found = problem({"x.html": "{% include '_gone.html' %}"})
    assert found.code == "missing-template"
    assert "_gone.html" in found.message


FRAME = '{% extends "base.html" %}{% block main %}{% endblock %}'
BASE = '<p>\n{% block main %}{% endblock %}\n{% include "_footer.html" %}\n'


@pytest.mark.parametrize(
    ("files", "place", "told"),
    [
        ({"_footer.html": '<footer>\n\n{% include "_none.html" %}'}, ("_footer.html", 3), "'_none.html'"),
        ({"_footer.html": '\n{% include "../key.txt" %}'}, ("_footer.html", 2), "'../key.txt'"),
        ({"_footer.html": '\n{% extends "none.html" %}'}, ("_footer.html", 2), "'none.html'"),
        ({"_footer.html": '\n{% from "none.html" import x %}'}, ("_footer.html", 2), "'none.html'"),
        ({"_footer.html": '\n\n{% include "_footer.html" %}'}, ("_footer.html", 3), "itself without end"),
        (
            {"_footer.html": '\n{% include "_a.html" %}', "_a.html": '{% include "_footer.html" %}'},
            ("_footer.html", 2),
            "without end",
        ),
        (
            {"_footer.html": "{% macro m() %}\n{{ m() }}{% endmacro %}\n{{ m() }}"},
            ("_footer.html", 2),
            "calls itself without end",
        ),
        ({"_footer.html": "<footer>\n{% if %}"}, ("_footer.html", 2), ""),
        ({"_footer.html": "<footer>\n{{ 1 / 0 }}"}, ("_footer.html", 2), "division by zero"),
        ({}, ("base.html", 3), "'_footer.html'"),
    ],
)
def test_a_mistake_in_a_partial_is_told_where_it_stands(files: dict[str, str], place: tuple[str, int], told: str) -> None:
    found = problem({"x.html": FRAME, "base.html": BASE, **files})
    assert (found.path, found.line) == (f"templates/{place[0]}", place[1])
    assert told in found.message


def test_the_way_back_to_the_language_of_the_page() -> None:
    assert render('<p{{ "en" | lang("ar") }}>') == '<p lang="en" dir="ltr">'
    assert render('<p{{ "ar" | lang("ar") }}>') == "<p>"
