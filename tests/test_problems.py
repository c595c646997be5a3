"""One tiny broken site per problem code: what a build of it tells, word for word, and that nothing is published.

A folder tests/problems/<code>/ holds the site and `expected.txt`, the lines on standard error. `--renew` is not offered:
a message is written by hand, as its reader would want it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest.model.problem import CODES

PROBLEMS = Path(__file__).parent / "problems"
FOLDERS = sorted(p for p in PROBLEMS.iterdir() if p.is_dir())

#: Codes that no folder of files can show: each is tested where it is named.
SEEN_UNDER_STRICT = {"dead-link"}
ELSEWHERE = {
    "output-failed": "tests/test_disk.py",
    "output-not-ours": "tests/test_disk.py",
    "unreadable": "tests/test_sources.py",
    "site-exists": "tests/test_cli.py",
    "missing-settings": "tests/test_cli.py",
    "bad-line": "tests/test_extract.py",
    "internal-error": "tests/test_extract.py",
    "worker-died": "tests/test_workers.py",
    "cluster-unreachable": "tests/test_cluster.py",
    "cluster-differs": "tests/test_cluster.py",
    "missing-extra": "tests/test_cluster.py",
    "search-failed": "tests/test_search.py",
    "model-failed": "tests/test_writer.py",
    "model-dropped": "tests/test_writer.py",
}


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "digest", "build", "-q", "--clock", "2030-01-01", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_problem_is_told_and_nothing_is_published(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "broken"
    shutil.copytree(folder, site)
    (site / "expected.txt").unlink()
    code = folder.name.split("+")[0]
    done = run(site, *(["--strict"] if code in SEEN_UNDER_STRICT else []))
    told = "".join(
        line.removeprefix("warning: ") for line in done.stderr.splitlines(keepends=True) if not line.startswith("Failed: ")
    )
    assert told == (folder / "expected.txt").read_text(encoding="utf-8")
    assert f"[{code}]" in told
    assert "Traceback" not in done.stderr
    in_settings = told.startswith("digest.yml")
    if CODES[code] == "error" or code in SEEN_UNDER_STRICT:
        assert done.returncode == (2 if in_settings else 1)
        assert not (site / "site").exists()
    else:
        assert done.returncode == 0
        assert (site / "site" / "index.html").is_file()
        assert run(site, "--strict").returncode == 1


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_broken_site(code: str) -> None:
    if code in ELSEWHERE:
        assert code in (Path(__file__).parent.parent / ELSEWHERE[code]).read_text(encoding="utf-8")
    else:
        assert any(f.name.split("+")[0] == code for f in FOLDERS), f"tests/problems/{code}/ is missing"
