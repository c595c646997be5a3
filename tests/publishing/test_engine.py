"""How templates run: partials in one piece, links without detours, and what is the same on many pages rendered once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from digest.publishing.engine import Environment
from digest.publishing.environment import LinkMode, Place, make_environment, render_template

SITE = SimpleNamespace(title="The <Paper>", timezone="UTC", language="en", menu=("sections/world/", "a:b/", "about.html"))
PARTIAL = (
    '<a href="{{ url("") }}">{{ site.title }}</a>{% if page.kind == "front" %}!{% endif %}'
    '{% for path in site.menu %}<a href="{{ url(path) }}"{% if here(path) %} here{% endif %}>{% endfor %}'
    '{{ url("archive/", "top") }}'
)
PATHS = (
    "", "404.html", "a.html", "a/", "a/b.html", "2021/08/port/", "2021/08/quay/", "2020/01/port/", "archive/", "archive/2021/",
    "sections/world/", "sections/world/page/1/", "sections/arts/", "sections/world.html", "a:b/", "a:b/c/", "about.html",
)  # fmt: skip


def make(**templates: str) -> Environment:
    return make_environment({f"{name}.html": text for name, text in templates.items()})


def render(environment: Environment, path: str = "a/b/", mode: LinkMode = "relative", kind: str = "article", **more: Any) -> str:
    page = SimpleNamespace(kind=kind, path=path, title="T")
    variables = {"site": SITE, "page": page, "place": Place(path, "https://h.example/paper/", mode), **more}
    return render_template(environment, "x.html", variables).rstrip("\n")


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("menu", [SITE.menu, SITE.menu[::2]])
@pytest.mark.parametrize("partials", [{"y": PARTIAL}, {"y": '{% include "z.html" %}{% include "z.html" %}', "z": PARTIAL}])
def test_what_is_rendered_once_is_what_each_page_would_have(order: int, menu: tuple[str, ...], partials: dict[str, str]) -> None:
    pages: list[tuple[str, LinkMode, str]] = [(p, m, k) for p in PATHS for m in ("relative", "rooted") for k in ("front", "tag")]
    site = SimpleNamespace(**{**vars(SITE), "menu": menu})
    many, alone = make(x='{% include "y.html" %}', **partials), {"x": PARTIAL * (2 if "z" in partials else 1)}
    for path, mode, kind in pages[::order] * 2:
        assert render(many, path, mode, kind, site=site) == render(make(**alone), path, mode, kind, site=site)


def test_what_many_pages_share_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = make(x='{% include "y.html" %}', y='{{ url("archive/") }}')
    asked: list[str] = []
    link = Place.link
    monkeypatch.setattr(Place, "link", lambda self, *path: asked.append(self.path) or link(self, *path))  # type: ignore[func-returns-value]
    assert [render(environment, path) for path in ("a/b/", "c/d/", "c/d.html", "archive/2021/", "e/")] == [
        "../../archive/", "../../archive/", "../archive/", "../", "../archive/",
    ]  # fmt: skip
    assert asked == ["a/b/", "c/d.html", "archive/2021/"]


def test_another_site_has_its_own() -> None:
    environment = make(x='{% include "y.html" %}', y="{{ site.title }}")
    other = SimpleNamespace(**{**vars(SITE), "title": "Other"})
    assert [render(environment), render(environment, site=other), render(environment)] == [
        "The &lt;Paper&gt;",
        "Other",
        "The &lt;Paper&gt;",
    ]


@pytest.mark.parametrize(
    ("partial", "shared"),
    [
        (PARTIAL, True),
        ("{% set kind = page.kind %}{{ kind }}", True),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(site.title) }}", True),
        ("{{ page.path }}", False),
        ("{{ page }}", False),
        ("{{ page['kind'] }}", False),
        ("{% set p = page %}{{ p.kind }}", False),
        ("{{ brief }}", False),
        ("{{ place.path }}", False),
        ('{% include "shared.html" %}', True),
        ('{% if site.title %}{% for n in [1] %}{% include "shared.html" %}{% endfor %}{% endif %}', True),
        ('{% include "shared.html" %}{% include "path.html" %}', False),
        ('{% include "shared.html" without context %}', False),
        ('{% include "shared.html" ignore missing %}', False),
        ('{% include ["shared.html"] %}', False),
        ('{% if false %}{% include "none.html" %}{% endif %}', False),
        ('{% if false %}{% include "y.html" %}{% endif %}', False),
        ('{% if false %}{% include "back.html" %}{% endif %}', False),
        ('{% import "z.html" as z %}{{ z.m() }}', False),
        ("{% block b %}{{ page.title }}{% endblock %}", False),
    ],
)
def test_what_can_be_shared(partial: str, shared: bool) -> None:
    others = {"shared": "{{ site.title }}", "path": "{{ page.path }}", "back": '{% include "y.html" %}'}
    environment = make(y=partial, z="{% macro m() %}{% endmacro %}", **others)
    assert environment.find_partial("y.html").is_shared is shared


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{% for n in [1, 2] %}{% include "y.html" %}{% endfor %}', "1a2a"),
        ('{% set n = 3 %}{% include "y.html" %}', "3a"),
        ('{% set n = 3 %}{% set all %}[{% include "y.html" %}]{% endset %}{{ all }}{{ all }}', "[3a][3a]"),
        ('{% macro m(n) %}{% include "y.html" %}{% endmacro %}{{ m(4) }}{{ m("<") }}', "4a&lt;a"),
        ('{% set n = 3 %}{% include "y.html" ignore missing %}{% include "none.html" ignore missing %}', "3a"),
        ('{% set n = 3 %}{% include ["none.html", "y.html"] %}', "3a"),
        ('{% set n = 3 %}{% set name = "y.html" %}{% include name %}', "3a"),
        ('{% include "z.html" without context %}', "z"),
        (
            '{% for site in [{"title": "Mine"}] %}{% include "s.html" %}{% endfor %}{% include "s.html" %}',
            "MineThe &lt;Paper&gt;",
        ),
    ],
)
def test_partials_see_the_variables_around_them(text: str, told: str) -> None:
    assert render(make(x=text, y="{{ n }}{{ v }}", z="z", s="{{ site.title }}"), v="a") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{{ url("c/") }}', "../../c/"),
        ('{{ url("c/", fragment="s3") }}', "../../c/#s3"),
        ('{{ url(path="c/") }}', "../../c/"),
        ('{% for p in ["c/"] %}{{ url(p, "s3") }}{% endfor %}', "../../c/#s3"),
        ('{% set link = url %}{{ link("c/") }}', "../../c/"),
        ('{% macro m(p) %}{{ url(p) }}{% endmacro %}{{ m("c/") }}', "../../c/"),
        ('{{ here("a/b/") }} {{ here("a/") }}', "True False"),
    ],
)
def test_links(text: str, told: str) -> None:
    assert render(make(x=text)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("plain é", "plain é"),
        ("& < > \" '", "&amp; &lt; &gt; &#34; &#39;"),
        (Markup("<b>"), "<b>"),
        (7, "7"),
        (SimpleNamespace(__html__=lambda: "<i>"), "<i>"),
    ],
)
def test_escaping(value: object, told: str) -> None:
    assert render(make(x="{{ v }}|{{ v ~ '' }}"), v=value).partition("|")[0] == told
    assert Environment.escape(value) == told


def test_escaping_can_be_turned_off_in_a_block() -> None:
    assert render(make(x="{% autoescape false %}{{ v }}{% endautoescape %}{{ v }}"), v="<") == "<&lt;"
