"""Folders that must be places of their own: by their names, behind links, there or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.disk.apart import check_apart, list_places
from digest.errors import SettingsError

READ = ("content", "templates", "static", "translations")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with links of all kinds; `templates` is not there."""
    root = tmp_path / "root"
    for name in ("content/deep", "static", "site", "cache", "elsewhere/content"):
        (root / name).mkdir(parents=True)
    for name, target in {
        "to-content": "content", "to-deep": "content/deep", "to-missing": "templates", "to-new": "new", "loop": "loop",
        "up": "..", "translations": "elsewhere", "two": "to-content",
    }.items():  # fmt: skip
        (root / name).symlink_to(target)
    return root


def find_fault(root: Path, out: str, cache: str) -> str:
    """What is told: of which folder, and its words; nothing where all is well."""
    try:
        check_apart(root, out, Path(cache), READ)
    except SettingsError as error:
        (problem,) = error.problems
        assert problem.code == "bad-setting"
        assert problem.hint
        return f"{problem.path}: {problem.message}"
    return ""


_OUTS = ("site", "new", "to-new", "new/deep", "loop", "elsewhere2", "contents", "cache/site", "up/other")
_CACHES = (".", "cache", "up", "deep/cache", "/", "loop")


@pytest.mark.parametrize(("out", "cache"), [(out, cache) for out in _OUTS for cache in _CACHES if out != cache])
def test_folders_that_are_apart(root: Path, out: str, cache: str) -> None:
    """The cache may hold everything: what stands in it beside what it remembers is not touched."""
    assert find_fault(root, out, cache) == ""


@pytest.mark.parametrize(
    ("out", "with_what"),
    [
        ("content", "content"), ("./content", "content"), ("content/new", "content"), ("to-content", "content"),
        ("to-content/new", "content"), ("two", "content"), ("to-deep", "content"), ("to-deep/a/b", "content"),
        ("loop/../content", "content"), (".", "content"), ("..", "content"), ("up", "content"), ("/", "content"),
        ("templates", "templates"), ("templates/a", "templates"), ("Templates", "templates"), ("to-missing/a", "templates"),
        ("static/public", "static"), ("elsewhere", "translations"), ("elsewhere/content", "translations"),
    ],
)  # fmt: skip
def test_an_output_folder_that_is_read_holds_one_or_lies_in_one(root: Path, out: str, with_what: str) -> None:
    assert find_fault(root, out, "cache") == f"{out}: the output folder and {with_what}/ overlap"
    whole = str(root / out)
    assert find_fault(root, whole, "cache") == f"{whole}: the output folder and {with_what}/ overlap"


@pytest.mark.parametrize(
    ("cache", "where"),
    [
        ("content", "content"), ("content/.cache", "content"), ("to-deep", "content"), ("two/a", "content"),
        ("static", "static"), ("TEMPLATES/x", "templates"), ("elsewhere", "translations"), ("site", "site"),
        ("site/.cache", "site"),
    ],
)  # fmt: skip
def test_a_cache_in_a_folder_that_is_read_or_published(root: Path, cache: str, where: str) -> None:
    assert find_fault(root, "site", cache) == f"{cache}: the cache would stand in {where}/"


def test_an_output_folder_and_a_cache_that_are_not_there_yet(root: Path) -> None:
    for out, cache in [("new", "new"), ("new", "new/a"), ("new", "New/a"), ("to-new", "new"), ("new", "to-new/a")]:
        assert find_fault(root, out, cache) == f"{cache}: the cache would stand in {out}/"


def test_a_place_is_known_by_all_its_names(root: Path) -> None:
    """As on a disk that does not tell letters apart, or where one folder is mounted on another."""
    names = ["content", "./content", "to-content", "two", "up/root/content", str(root / "content")]
    assert len({next(list_places(root / name)) for name in names}) == 1
    about = (root / "content").stat()
    assert next(list_places(root / "content")) == (about.st_dev, about.st_ino)


def test_where_a_disk_has_no_inodes_names_are_compared(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        return os.stat_result([0 if n == 1 else value for n, value in enumerate(real(path, **more))])

    monkeypatch.setattr(Path, "stat", stat)
    assert find_fault(root, "to-content/new", "cache") == "to-content/new: the output folder and content/ overlap"
    assert find_fault(root, "Content", "cache") == "Content: the output folder and content/ overlap"
    assert find_fault(root, "site", "cache") == ""
