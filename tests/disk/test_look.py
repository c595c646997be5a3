"""A look at the files of a site: what shows in its digest, and that no folder is listed twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.disk.look import Look
from digest.disk.output import stamp_files
from digest.disk.stamps import MANIFEST, digest_made, digest_site, digest_stamps
from digest.model.stamp import Stamp
from tests.disk.trees import outputs, publish_locked

FOLDERS = ("content", "templates", "static")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("content/2021/a.md", "content/2021/b.md", "content/c.txt", "templates/page.html", "static/style.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
        os.utime(tmp_path / path, (1000, 1000))
    return tmp_path


def test_the_same_files_give_the_same_digest(root: Path) -> None:
    assert Look(root).digest(FOLDERS) == Look(root).digest(FOLDERS)


def rewrite(root: Path) -> None:
    (root / "content" / "c.txt").write_text("content/d.txt")


def touch(root: Path) -> None:
    os.utime(root / "static" / "style.css", ns=(0, 1000 * 10**9 + 1))


def rename(root: Path) -> None:
    (root / "content" / "c.txt").rename(root / "content" / "d.txt")


def exchange_two(root: Path) -> None:
    """Two files of one size and one time: only their inodes tell."""
    first, second, between = (root / "content" / "2021" / name for name in ("a.md", "b.md", "c.md"))
    first.rename(between)
    second.rename(first)
    between.rename(second)


def add(root: Path) -> None:
    (root / "templates" / "new.html").write_text("new")


def remove(root: Path) -> None:
    (root / "content" / "2021" / "a.md").unlink()


def move_to_another_folder(root: Path) -> None:
    (root / "templates" / "style.css").hardlink_to(root / "static" / "style.css")
    (root / "static" / "style.css").unlink()


@pytest.mark.parametrize("change", [rewrite, touch, rename, exchange_two, add, remove, move_to_another_folder])
def test_any_change_shows(root: Path, change: Callable[[Path], None]) -> None:
    before = Look(root).digest(FOLDERS)
    change(root)
    assert Look(root).digest(FOLDERS) != before


def test_hidden_files_do_not_show(root: Path) -> None:
    before = Look(root).digest(FOLDERS)
    (root / "content" / ".swp").write_text("x")
    (root / "content" / "_draft.md").write_text("x")
    assert Look(root).digest(FOLDERS) == before


def test_what_cannot_be_listed_has_no_digest(root: Path) -> None:
    (root / "content" / "elsewhere").symlink_to(root)
    look = Look(root)
    assert look.digest(FOLDERS) is look.digest(FOLDERS) is None


def test_a_folder_is_listed_once_until_it_is_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = []
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed.append(str(path)) or real(path))  # type: ignore[func-returns-value]
    look = Look(root)
    before = look.digest(FOLDERS)
    (root / "content" / "new.md").write_text("new")
    assert "new.md" not in look.see(FOLDERS).content.files()
    assert look.digest(FOLDERS) == before
    assert len(listed) == len(set(listed))
    look.forget()
    assert "new.md" in look.see(FOLDERS).content.files()
    assert look.digest(FOLDERS) != before


def test_other_folders_are_looked_at_by_themselves(root: Path) -> None:
    look = Look(root)
    assert look.digest(FOLDERS) != look.digest(("content", "templates", "elsewhere"))
    assert list(look.see(("static", "templates", "static")).content.files()) == ["style.css"]


# ---------------------------------------------------------------- digests


def test_names_and_numbers_do_not_run_into_each_other() -> None:
    a, b = Stamp(1, 2, 3), Stamp(4, 5, 6)
    different = [
        digest_stamps({}),
        digest_stamps({}, {}),
        digest_stamps({"a": a}),
        digest_stamps({"a": b}),
        digest_stamps({"a": a}, {}),
        digest_stamps({}, {"a": a}),
        digest_stamps({"a": a}, {"b": b}),
        digest_stamps({"a": a, "b": b}),
        digest_stamps({"a": b, "b": a}),
        digest_stamps({"a": a, "b": b}, of="program"),
    ]
    assert len(set(different)) == len(different)


def test_any_number_that_a_disk_may_tell_is_taken() -> None:
    early, late = Stamp(0, -(10**18), 2**64 - 1), Stamp(2**63, 2**65, 1)
    assert digest_stamps({"a": early}) != digest_stamps({"a": late})


def test_a_site_is_known_by_what_the_build_knows_of_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    site = {"b/index.html": "b", "a": "a", "ü/x": "ü"}
    publish_locked(outputs(site), out)
    made = stamp_files(out, site)
    left = digest_site(out)
    assert left == digest_made(out, made) == digest_made(out, made | {"not/of/the/site": Stamp(1, 2, 3)})
    assert digest_made(out, {"a": made["a"]}) is None
    (out / "of-others").write_text("mine")
    assert digest_site(out) == left
    (out / "a").write_text("other")
    assert digest_site(out) not in (left, None)
    (out / "a").unlink()
    assert digest_site(out) is None


def test_a_folder_that_no_build_made_has_no_digest(tmp_path: Path) -> None:
    assert digest_site(tmp_path) is None
    (tmp_path / MANIFEST).write_bytes(b"\xff\n")
    assert digest_site(tmp_path) is None
