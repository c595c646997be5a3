"""Every folder of tests/problems that reading alone can judge: what an editor is told, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model.article import SourceFile
from digest.model.problem import Problem
from digest.reading.article import read_article
from digest.reading.metadata.settings import read_settings

SITES = Path(__file__).resolve().parent.parent / "problems"

#: Codes that reading tells. (The others need the disk, the editing or the built site.)
CODES = (
    "unknown-setting", "bad-setting", "no-base-url", "cname-mismatch",
    "yaml-syntax", "yaml-duplicate-key", "yaml-alias", "yaml-tag", "yaml-too-large", "yaml-too-deep",
    "not-utf8", "control-character", "unsafe-path",
    "front-matter-open", "front-matter-form", "unknown-field", "bad-field", "bad-date", "bad-url", "bad-language",
    "missing-date", "empty-article", "unknown-source",
)  # fmt: skip


def read_site(site: Path) -> list[Problem]:
    """All Problems of a site; where the settings are wrong, a build goes no further."""
    settings, problems = read_settings((site / "digest.yml").read_text(encoding="utf-8"), "digest.yml")
    told = list(problems)
    if not any(p.severity == "error" for p in told):
        content = site / settings.content_dir
        for file in sorted(p for p in content.rglob("*") if p.is_file()):
            reading = read_article(SourceFile(file.relative_to(content).as_posix(), file.read_bytes()), settings)
            told += (p._replace(path=f"{settings.content_dir}/{p.path}") for p in reading.problems)
    return sorted(told)


@pytest.mark.parametrize("code", CODES)
def test_what_a_broken_site_is_told(code: str) -> None:
    problems = read_site(SITES / code)
    assert "\n".join(str(p) for p in problems) + "\n" == (SITES / code / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_a_site_is_broken_in_one_way(code: str) -> None:
    assert {p.code for p in read_site(SITES / code)} == {code}
