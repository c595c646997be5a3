"""Data beside pages: as the schema says, as far as rights allow, and an index that news changes little of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digest.desk import file_article
from digest.memory.encoding import decode, unpress
from digest.model.article import SourceFile
from digest.model.fact import Comparison, Fact
from digest.model.settings import Settings, desk_settings
from digest.model.summary import SummarySentence
from digest.publishing import site
from digest.publishing.library import Sheet
from digest.publishing.urls import data_path
from tests.publishing.rendering import Theme, render_site

from .conftest import CORRECTION, PORT, Press

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/article.schema.json").read_text(encoding="utf-8"))
DATA = "2021/09/veldmark-harbour-reopens/index.json"


def render(press: Press, theme: Theme, settings: Settings | None = None) -> dict[str, str]:
    outputs = render_site(press.made, press.editions(), settings or press.settings, theme)
    return {out.path: out.data.decode() for out in outputs if not out.path.startswith("static/")}


@pytest.fixture
def facts(fact: Callable[..., Fact]) -> tuple[Fact, ...]:
    return (
        fact(PORT, "About 3,200 dock workers", says="the union", status="claimed", line="About 3,200 dock workers returned"),
        fact(PORT, "2,900 people", line="Our own count of those at the gates", origin="editor"),
        fact(PORT, "Ines Okoro", kind="person", key=False),
    )


@pytest.mark.parametrize("rights", ["full", "excerpt", "link"])
def test_data_follows_the_schema_and_its_facts_stand_in_its_sentences(
    press: Press, theme: Theme, facts: tuple[Fact, ...], rights: str
) -> None:
    press.content(facts=facts, rights=rights, corrections=(CORRECTION,))
    found = json.loads(render(press, theme)[DATA])
    jsonschema.validate(found, SCHEMA)
    assert found["url"] == "https://courier.example/paper/2021/09/veldmark-harbour-reopens/"
    assert found["story"] is None  # it stands alone
    assert found["source"]["url"] == "https://wire.example/a/1?x=1&y=2"
    sentences = {s["sentence"]: s for s in found["sentences"]}
    for told in found["facts"]:
        for evidence in told.get("evidence", ()):
            around = sentences[evidence["sentence"]]
            begin = evidence["start"] - around["start"]
            assert around["text"][begin : begin + len(evidence["exact"])] == evidence["exact"]


def test_data_shows_no_more_than_the_page(press: Press, theme: Theme, facts: tuple[Fact, ...]) -> None:
    shown: dict[str, Any] = {}
    for rights in ("full", "excerpt", "link"):
        press.made.clear()
        press.content(facts=facts, rights=rights)
        shown[rights] = json.loads(render(press, theme)[DATA])
    assert [s["sentence"] for s in shown["full"]["sentences"]] == [0, 1, 3]
    assert [s["sentence"] for s in shown["excerpt"]["sentences"]] == [1, 3]  # the first is not shown in the excerpt
    assert [len(shown[rights]["facts"]) for rights in ("full", "excerpt", "link")] == [2, 2, 1]
    assert shown["link"]["facts"] == [
        {"number": 2, "anchor": "f2", "kind": "figure", "line": "Our own count of those at the gates", "origin": "editor"}
    ]
    assert shown["link"]["summary"] == shown["link"]["sentences"] == []
    assert "2,900" not in json.dumps(shown["link"])


def test_an_editors_summary_has_no_sentence(press: Press, theme: Theme) -> None:
    press.content(summary=(SummarySentence("The desk’s own words."),), summary_origin="editor", rights="link")
    found = json.loads(render(press, theme)[DATA])
    jsonschema.validate(found, SCHEMA)
    words = "The desk’s own words."
    assert found["summary"] == [{"text": words, "start": -1, "end": -1, "sentence": None, "line": words}]


def test_a_comparison_names_facts_by_their_places_in_the_file(
    press: Press, theme: Theme, facts: tuple[Fact, ...], fact: Callable[..., Fact]
) -> None:
    unshown = fact(PORT, "Forty-one ships", key=False)
    comparisons = (Comparison("people", (1, 2), "conflict"), Comparison("ships", (0, 1), "conflict"))
    press.content(facts=(unshown, *facts), comparisons=comparisons)
    found = json.loads(render(press, theme)[DATA])
    assert found["comparisons"] == [{"measure": "people", "facts": [0, 1], "verdict": "conflict"}]


def test_pages_name_their_data_and_a_setting_leaves_it_out(press: Press, theme: Theme) -> None:
    press.content()
    files = render(press, theme)
    assert '<link rel="alternate" type="application/json" href="index.json">' in files[DATA.replace(".json", ".html")]
    assert '<link rel="alternate" type="application/json" href="articles.json">' in files["index.html"]
    without = render(press, theme, replace(press.settings, data=False))
    assert not [path for path in without if (path.endswith(".json") and "index" in path) or path.startswith("articles")]
    assert "application/json" not in without["index.html"] + without[DATA.replace(".json", ".html")]


def test_where_the_site_has_no_data_none_is_remembered() -> None:
    file = SourceFile("port.md", b"---\ndate: 2021-09-06\n---\nForty-one ships waited off the port of Varn on Monday.\n")
    records = [file_article(file, desk_settings(Settings(data=data)), "key") for data in (True, False)]
    told, untold = (decode(unpress(record.sheet), Sheet) for record in records)
    assert json.loads(told.data)["facts"]
    assert untold.data == "" and untold == replace(told, data="")


@pytest.mark.parametrize(("page", "path"), [("a/b/", "a/b/index.json"), ("a/b.html", "a/b.json"), ("a.b/c.htm", "a.b/c.json")])
def test_data_stands_beside_its_page(page: str, path: str) -> None:
    assert data_path(page) == path


def test_the_index_of_a_large_site_is_split_by_month(press: Press, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    for month, day in ((8, 31), (9, 1), (9, 2)):
        press.content(f"{month}/{day}", headline=f"News of {month}/{day}", published=datetime(2021, month, day, tzinfo=UTC))
    whole = json.loads(render(press, theme)["articles.json"])["articles"]
    assert [row["id"] for row in whole] == ["9/2", "9/1", "8/31"]
    assert whole[0]["data"] == "https://courier.example/paper/2021/09/news-of-9-2/index.json"
    monkeypatch.setattr(site, "INDEX_LIMIT", 2)
    files = render(press, theme)
    months = json.loads(files["articles.json"])["months"]
    assert [(row["month"], row["articles"]) for row in months] == [("2021-09", 2), ("2021-08", 1)]
    assert months[0]["url"] == "https://courier.example/paper/articles/2021-09.json"
    assert json.loads(files["articles/2021-09.json"])["articles"] == whole[:2]
    assert json.loads(files["articles/2021-08.json"])["articles"] == whole[2:]
