"""The benchmarks run: their articles are the same each time, digest builds them without a warning, and what changed shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import build_site, files_of

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are not here")


def run(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(BENCHMARKS / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_articles_are_the_same_each_time_and_a_few_begin_many(tmp_path: Path) -> None:
    for name, count in (("few", 5), ("same", 8), ("many", 8)):
        run("corpus.py", tmp_path / name, str(count))
    few, same, many = (files_of(tmp_path / name) for name in ("few", "same", "many"))
    assert len(few) == 5
    assert same == many
    assert few.items() <= many.items()


def test_flavours_differ_in_front_matter_only(tmp_path: Path) -> None:
    bodies = []
    for flavour in ("digest", "hugo", "pelican"):
        run("corpus.py", tmp_path / flavour, "4", "--flavour", flavour)
        bodies.append({path: data.split(b"\n---\n", 1)[1] for path, data in files_of(tmp_path / flavour).items()})
    assert bodies[0] == bodies[1] == bodies[2]


def test_digest_builds_them_without_a_problem(tmp_path: Path) -> None:
    words = run("corpus.py", tmp_path / "content", "12")
    assert words.startswith("12 articles, ")
    (tmp_path / "digest.yml").write_text("title: Benchmark\nbase_url: https://bench.example/\n", encoding="utf-8")
    ledger = build_site(tmp_path, tmp_path / "site")
    assert (ledger.published, ledger.held, ledger.warnings) == (12, (), ())


def test_a_trial_builds_changes_and_compares(tmp_path: Path) -> None:
    """Of digest only, and without summaries and facts: the generators of others would have to be installed."""
    told = run(
        "peers.py", "--tools", "digest-plain", "--sizes", "4", "--runs", "1", "--verify", "--json", tmp_path / "results.json"
    )  # fmt: skip
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["results"]
    assert [r["scenario"] for r in results] == ["cold", "nothing changed", "one edited", "one added"]
    assert results[0]["rewritten"] == results[0]["files"]
    assert results[1]["rewritten"] == 0
    assert 0 < results[2]["rewritten"] < results[2]["files"]
    assert ", without summaries and facts |" in told
    assert "load average" in told


def test_the_profile_tells_rooms_and_functions(tmp_path: Path) -> None:
    rooms, functions = run("profile_build.py", "--articles", "4", "--edit").split("   room\n")[1].split("   function\n")
    assert "   loading modules\n" in rooms
    assert "   compiling patterns\n" in rooms
    assert len(functions.splitlines()) == 30
