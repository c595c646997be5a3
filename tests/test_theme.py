"""What is remembered of a theme: each template for itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from digest.disk.sources import ThemeFiles
from digest.memory.records import Records
from digest.model.publication import Lexicon
from digest.model.stamp import Stamp
from digest.publishing.environment import CompiledTemplate, compile_templates, find_references, make_environment
from digest.publishing.words import Words
from digest.theme import compile_theme, find_strays

TEXTS = {"x.html": '{% include "y.html" %}', "y.html": "y{% include z %}", "z.html": "{% if %}", "w.html": "w"}


def test_an_edited_template_is_compiled_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def note(texts: Mapping[str, str], words: Words) -> Mapping[str, CompiledTemplate]:
        asked.append(sorted(texts))
        return compile_templates(texts, words)

    monkeypatch.setattr("digest.theme.compile_templates", note)
    records = Records(tmp_path)
    edited = TEXTS | {"w.html": "W"}
    for texts, language in [(TEXTS, "en"), (edited, "en"), (TEXTS, "en"), (edited, "sv"), (edited, "sv")]:
        compiled, keys = compile_theme(texts, Lexicon(language), "program", records)
        assert compiled == compile_templates(texts) and len(set(keys)) == 4
    assert asked == [["w.html", "x.html", "y.html", "z.html"], ["w.html"], ["w.html", "x.html", "y.html", "z.html"]]


def test_what_a_template_reaches() -> None:
    """One that a variable names may be any; one that is wrong names none."""
    reached = find_references(compile_templates(TEXTS))
    assert {name: sorted(found) for name, found in reached.items()} == {
        "x.html": sorted(TEXTS), "y.html": sorted(TEXTS), "z.html": ["z.html"], "w.html": ["w.html"],
    }  # fmt: skip


def test_what_is_compiled_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {name: template.code for name, template in compile_templates(TEXTS).items()}
    assert [name for name, code in codes.items() if not code] == ["z.html"]
    environment = make_environment(TEXTS | {"w.html": "W"}, codes)
    compiled: list[str] = []
    compile_now: Any = environment.compile

    def note(text: str, name: str, *rest: str) -> object:
        compiled.append(name)
        return compile_now(text, name, *rest)

    monkeypatch.setattr(environment, "compile", note)
    for name in ("x.html", "y.html", "w.html"):
        environment.get_template(name)
    assert compiled == ["w.html"]  # its text is another


def test_a_template_that_a_variable_may_name_is_used() -> None:
    """One of the theme's names any: then nothing is known of any to be unused."""
    theirs = {f"0/{name}": Stamp(0, 0, 0) for name in ("x.html", "w.html")}
    files = ThemeFiles({name: (f"templates/{name}", b"") for name in TEXTS}, {}, {}, theirs)
    assert find_strays(files, find_references(compile_templates(TEXTS))) == ()
    plain = TEXTS | {"y.html": "y", "z.html": "z"}
    assert [p.path for p in find_strays(files, find_references(compile_templates(plain)))] == ["templates/z.html"]
