"""The same input gives the same bytes: other hash seeds, time zones, locales, file orders, numbers of processes, days."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import files_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("first") / "site"
    build(ROOT, out)
    return files_of(out)


def build(root: Path, out: Path, *options: str, **environment: str) -> None:
    command = [sys.executable, "-m", "digest", "build", "-q", "-o", str(out), "--clock", "2026-01-01", *options]
    subprocess.run(command, cwd=root, env={**os.environ, **environment}, check=True)


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        ((), {"PYTHONHASHSEED": "1"}),
        ((), {"PYTHONHASHSEED": "4242"}),
        ((), {"TZ": "Asia/Kolkata"}),
        ((), {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
        ((), {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
        (("--jobs", "2"), {"PYTHONHASHSEED": "7"}),
        (("--clock", "2031-12-31T23:59+14:00"), {}),
    ],
    ids=str,
)
def test_nothing_around_the_input_changes_a_byte(
    first: dict[str, bytes], tmp_path: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    build(ROOT, tmp_path / "site", *options, **environment)
    assert files_of(tmp_path / "site") == first


def test_the_order_and_times_of_files_change_nothing(first: dict[str, bytes], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    names = ["digest.yml", "content", "templates", *(n for n in ("static",) if (ROOT / n).exists())]
    for name in reversed(names):
        source = ROOT / name
        files = [source] if source.is_file() else sorted((p for p in source.rglob("*") if p.is_file()), reverse=True)
        for number, path in enumerate(files):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (number, number))
    build(copy, tmp_path / "site")
    assert files_of(tmp_path / "site") == first


def test_a_second_build_writes_nothing(first: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(ROOT, out)
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*")}
    build(ROOT, out)
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*")} == before
