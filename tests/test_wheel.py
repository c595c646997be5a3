"""The wheel carries all that an installed digest needs: it builds a site in a folder far from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the build back end is not installed (extra `test`)")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob("news_digest-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(unpacked: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, "-P", "-m", "digest", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_it_holds_the_package_the_theme_and_nothing_else(unpacked: Path) -> None:
    names = {p.name for p in unpacked.iterdir()}
    assert {n for n in names if not n.endswith(".dist-info")} == {"digest"}
    theme = {p.relative_to(ROOT / "templates") for p in (ROOT / "templates").rglob("*") if p.is_file()}
    assert theme == {
        p.relative_to(unpacked / "digest/templates") for p in (unpacked / "digest/templates").rglob("*") if p.is_file()
    }


def test_it_starts_and_builds_a_site_anywhere(unpacked: Path, tmp_path: Path) -> None:
    where = run(unpacked, tmp_path, "init", "mine")
    assert where.returncode == 0, where.stderr
    built = run(unpacked, tmp_path / "mine", "build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "mine" / "site" / "index.html").read_text(encoding="utf-8")
    assert "Library to open on Sundays" in page
    assert (tmp_path / "mine" / "site" / "static" / "style.css").is_file()
