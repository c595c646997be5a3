"""Golden sites: whole sites and every byte they are built to. `pytest tests/test_golden.py --renew` renews what is expected."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.disk.stamps import MANIFEST
from tests.sites import build_site, files_of

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"
SITES = sorted(p for p in GOLDEN.iterdir() if p.is_dir())


@pytest.mark.parametrize("folder", SITES, ids=lambda p: p.name)
def test_a_golden_site_is_built_to_the_same_bytes(folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build_site(folder, tmp_path / "site")
    built = {p: data for p, data in files_of(tmp_path / "site").items() if p != MANIFEST}
    if request.config.getoption("--renew"):
        shutil.rmtree(folder / "expected", ignore_errors=True)
        for path, data in built.items():
            (folder / "expected" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "expected" / path).write_bytes(data)
    expected = files_of(folder / "expected")
    assert sorted(built) == sorted(expected)
    for path in built:
        assert built[path].decode() == expected[path].decode(), path


def test_the_sample_site_is_what_the_sample_edition_builds_to(tmp_path: Path) -> None:
    build_site(ROOT, tmp_path / "site")
    built, committed = files_of(tmp_path / "site"), files_of(ROOT / "site")
    assert sorted(built) == sorted(committed), "renew it with `make golden`"
    assert [p for p in built if built[p] != committed[p]] == [], "renew it with `make golden`"
