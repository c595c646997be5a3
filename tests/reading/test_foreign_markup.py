"""Words for the programs of other generators, which would be published as they stand."""

from __future__ import annotations

import pytest

from digest.model.article import SourceFile
from digest.model.settings import Settings
from digest.reading.article import read_article
from digest.reading.markup.foreign import find_foreign


@pytest.mark.parametrize(
    "text",
    [
        '{{< figure src="port.jpg" >}}',
        '{{< ref "port.md" >}}',  # in a link it is followed, and nobody looks for it here
        "{{% notice %}}",
        "{{< /notice >}}",
        "{% include map.html %}",
        "{%- if a -%}",
        "{% post_url 2021-08-07-port %}",
        "{{ site.baseurl }}",
        "{{page.title}}",
        '!!! note "Background"',
        "??? info",
        "???+ tip",
        "[TOC]",
        "[TOC]\r",
    ],
)
def test_what_is_found(text: str) -> None:
    assert list(find_foreign(f"Text.\n\n{text}\n\nMore.")) == [(7, text.strip())]


@pytest.mark.parametrize(
    "text",
    [
        "It cost {{ a lot }}.",
        "{{ title }}",
        "Down 5 {% } or {%}.",
        "Wow!!! note this.",
        "!!! 12 hurt",
        "What??? again.",
        "[TOC] stands for a list",
        "`{% include map.html %}`",
        "```\n{{< figure >}}\n```",
        "~~~ html\n\n{{ site.baseurl }}\n!!! note\n~~~",
        "    {% include map.html %}",
        "\t{% include map.html %}",
    ],
)
def test_what_is_let_be(text: str) -> None:
    assert list(find_foreign(f"Text.\n\n{text}\n\nMore.")) == []


def test_it_is_told_once_at_the_first_place_and_in_markdown_only() -> None:
    data = b"---\ndate: 2021-08-07\n---\n\nThe port {{ site.name }} opened.\n\n{% include a %}\n"
    reading = read_article(SourceFile("content/port.md", data), Settings())
    assert [(p.line, p.column, p.code) for p in reading.problems] == [(5, 10, "foreign-markup")]
    assert "and 1 more" in reading.problems[0].message and "'{{ site.name }}'" in reading.problems[0].message
    assert reading.article is not None
    assert read_article(SourceFile("content/port.txt", data), Settings()).problems == ()


def test_hostile_text_is_looked_through_quickly() -> None:
    for text in ("{{<" * 50_000, "{% a" * 50_000, "```\n{{" * 20_000, "`{{ " * 50_000, "{{ site." * 30_000):
        list(find_foreign(text))
