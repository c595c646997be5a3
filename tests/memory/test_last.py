"""The note by which a build sees that it has nothing to do."""

from __future__ import annotations

import json
import subprocess
import sys
from math import inf
from pathlib import Path
from typing import Any

import pytest

from digest.memory.last import Last, forget_last, load_lasts, write_last
from digest.model.ledger import Ledger, Published
from digest.model.problem import Problem

LEDGER = Ledger(
    published=12,
    editions=3,
    held=(("content/a.md", "draft"), ("content/ü.md", "not before 2099-01-01T00:00+00:00")),
    warnings=(Problem("digest.yml", 1, 2, "no-base-url", "there is none", "give one", ("base_url",)),),
    files=Published(written=5, unchanged=30, removed=2),
    out="site",
    read=12,
    rendered=35,
    stages=(("read and edit", 0.5),),
)
LAST = Last("asked", ("content", "templates", "static"), "site", "seen", "left", 1_617_235_200.5, 1_617_321_600.0, LEDGER)


def test_it_tells_of_a_build_that_found_nothing_to_do(tmp_path: Path) -> None:
    write_last(own(tmp_path), LAST)
    (back,) = load_lasts(tmp_path, "asked")
    assert back == LAST._replace(ledger=LEDGER._replace(files=Published(0, 35, 0), read=0, rendered=0, stages=()))
    assert [p.name for p in own(tmp_path).iterdir()] == ["last.json"]


def test_it_may_hold_for_ever(tmp_path: Path) -> None:
    write_last(own(tmp_path), LAST._replace(since=-inf, until=inf))
    (back,) = load_lasts(tmp_path, "asked")
    assert (back.since, back.until) == (-inf, inf)


def test_only_those_who_ask_the_same_are_told(tmp_path: Path) -> None:
    write_last(own(tmp_path, "one"), LAST)
    write_last(own(tmp_path, "two"), LAST._replace(asked="otherwise"))
    write_last(own(tmp_path, "three"), LAST._replace(out="other"))
    assert [last.out for last in load_lasts(tmp_path, "asked")] == ["site", "other"]
    assert [last.asked for last in load_lasts(tmp_path, "otherwise")] == ["otherwise"]
    assert list(load_lasts(tmp_path, "nobody")) == list(load_lasts(tmp_path / "missing", "asked")) == []


def test_it_is_forgotten(tmp_path: Path) -> None:
    forget_last(own(tmp_path))
    write_last(own(tmp_path), LAST)
    forget_last(own(tmp_path))
    assert list(load_lasts(tmp_path, "asked")) == []


def test_any_byte_may_change(tmp_path: Path) -> None:
    """It says the same then (a letter was written in another way), or nothing."""
    path = own(tmp_path) / "last.json"
    write_last(own(tmp_path), LAST)
    wanted = list(load_lasts(tmp_path, "asked"))
    data = path.read_bytes()
    for at in range(len(data)):
        for bit in range(8):
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
            assert list(load_lasts(tmp_path, "asked")) in ([], wanted), (at, bit)
    for size in range(len(data)):
        path.write_bytes(data[:size])
        assert list(load_lasts(tmp_path, "asked")) == []


@pytest.mark.parametrize("change", [
    {"form": 99}, {"form": None}, {"folders": ["a"]}, {"held": [["x"]]}, {"warnings": [["x"]]}, {"until": "soon"}, {"files": 7},
    {"published": "many"}, {"seal": None},
])  # fmt: skip
def test_one_of_another_form_is_not_believed(tmp_path: Path, change: dict[str, Any]) -> None:
    path = own(tmp_path) / "last.json"
    write_last(own(tmp_path), LAST)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | change))
    assert list(load_lasts(tmp_path, "asked")) == []


@pytest.mark.parametrize("text", ["", "{}", "[]", "7", "null", '"x"', "nonsense", '{"form": 2}', '{"form": 2, "asked": "asked"}'])
def test_something_else_in_its_place(tmp_path: Path, text: str) -> None:
    (own(tmp_path) / "last.json").write_text(text)
    (own(tmp_path, "other") / "last.json").mkdir()
    assert list(load_lasts(tmp_path, "asked")) == []


def test_it_is_read_without_any_library() -> None:
    code = "import sys, digest.memory.last; print(*{'msgspec', 'sqlite3', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=True)
    assert done.stdout.strip() == b""


def own(cache: Path, name: str = "a-site") -> Path:
    """The folder of an output folder's memory; names sort as they are written here."""
    (cache / name).mkdir(exist_ok=True)
    return cache / name
