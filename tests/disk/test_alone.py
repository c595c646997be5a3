"""A file that changes alone, or files of one folder, are put in their places in one step; the twin follows with the next
publication."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.disk import exchange
from digest.disk.output import stamp_files
from tests.disk.trees import changed, count_steps, everything, fail_at, files, kill_at, litter, outputs, publish_locked

OLD = {"index.html": "front", "a/index.html": "a", "a/b/index.html": "b", "c/index.html": "c"}
NEW = OLD | {"a/b/index.html": "b, corrected"}


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    """The output folder and the folder of its twin."""
    return tmp_path / "site", tmp_path / "twin"


def test_it_is_put_in_its_place(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(OLD), *place)
    tree, marker = everything(place[1] / "tree"), (place[1] / "in-step").read_bytes()
    others = stamp_files(place[0], OLD.keys() - {"a/b/index.html"})
    inode = place[0].stat().st_ino
    assert publish_locked(changed(OLD, NEW), *place)[:2] == (1, 3)
    assert files(place[0]) == NEW and litter(place[0].parent) == []
    assert stamp_files(place[0], OLD.keys() - {"a/b/index.html"}) == others
    assert place[0].stat().st_ino == inode  # the trees have not been exchanged
    assert (everything(place[1] / "tree"), (place[1] / "in-step").read_bytes()) == (tree, marker)


BESIDE = OLD | {"a/b/data.json": "b", "a/b/third": "3"}
NEW_BESIDE = BESIDE | {"a/b/index.html": "b, corrected", "a/b/data.json": "b, corrected"}


def test_files_of_one_folder_are_put_in_their_places_together(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(BESIDE), *place)
    folder = place[0] / "a" / "b"
    folder.chmod(0o750)
    (folder / "mine").write_text("mine")
    tree, marker = everything(place[1] / "tree"), (place[1] / "in-step").read_bytes()
    still = BESIDE.keys() - {"a/b/index.html", "a/b/data.json"}
    others, inode, inner = stamp_files(place[0], still), place[0].stat().st_ino, folder.stat().st_ino
    assert publish_locked(changed(BESIDE, NEW_BESIDE), *place)[:2] == (2, 4)
    assert files(place[0]) == NEW_BESIDE | {"a/b/mine": "mine"} and litter(place[0].parent) == []
    assert stamp_files(place[0], still) == others
    assert place[0].stat().st_ino == inode and folder.stat().st_ino != inner  # the folder has been exchanged, not the trees
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert (everything(place[1] / "tree"), (place[1] / "in-step").read_bytes()) == (tree, marker)
    last = NEW_BESIDE | {"index.html": "another", "c/index.html": "another"}
    publish_locked(changed(NEW_BESIDE, last), *place)
    assert files(place[0]) == last | {"a/b/mine": "mine"} == files(place[1] / "tree")


@pytest.mark.parametrize("hinder", [
    lambda folder: (folder / "inner").mkdir(),
    lambda folder: (folder / "link").symlink_to("index.html"),
])  # fmt: skip
def test_a_folder_with_more_than_files_goes_by_the_twin(place: tuple[Path, Path], hinder: Callable[[Path], object]) -> None:
    publish_locked(outputs(BESIDE), *place)
    hinder(place[0] / "a" / "b")
    inode = place[0].stat().st_ino
    publish_locked(outputs(NEW_BESIDE), *place)
    assert place[0].stat().st_ino != inode
    assert all(files(place[0])[path] == text for path, text in NEW_BESIDE.items())


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_somebody_puts_there_meanwhile_is_not_lost(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    publish_locked(outputs(BESIDE), *place)
    mine = place[0] / "a" / "b" / "mine"
    real = exchange.exchange_names
    calls: list[Path] = []

    def put_first(a: Path, b: Path) -> bool:
        if not calls:
            calls.append(b)
            (mine if what == "file" else mine / "inner").parent.mkdir(exist_ok=True)
            (mine if what == "file" else mine / "inner").write_text("mine")
        return real(a, b)

    monkeypatch.setattr(exchange, "exchange_names", put_first)
    publish_locked(changed(BESIDE, NEW_BESIDE), *place)
    assert calls == [place[0] / "a" / "b"]
    assert files(place[0]) == NEW_BESIDE | {"a/b/mine" if what == "file" else "a/b/mine/inner": "mine"}
    assert litter(place[0].parent) == []


def test_a_file_that_somebody_took_away_comes_with_its_neighbour(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(BESIDE), *place)
    (place[0] / "a" / "b" / "data.json").unlink()
    publish_locked(changed(BESIDE, NEW_BESIDE), *place)
    assert files(place[0]) == NEW_BESIDE


@pytest.mark.parametrize("broken", ["link", "exchange_names"])
def test_where_no_folder_can_be_exchanged_it_goes_another_way(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    publish_locked(outputs(BESIDE), *place)
    if broken == "link":
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EPERM, "no links")))
    else:
        monkeypatch.setattr(exchange, "exchange_names", lambda *_: False)
    publish_locked(changed(BESIDE, NEW_BESIDE), *place)
    assert files(place[0]) == NEW_BESIDE and litter(place[0].parent) == []


@pytest.mark.parametrize("times", [1, 2])
def test_the_twin_follows_with_the_next_publication(place: tuple[Path, Path], times: int) -> None:
    publish_locked(outputs(OLD), *place)
    now = OLD
    for number in range(times):
        new = NEW | {"a/b/index.html": f"b {number}"}
        publish_locked(changed(now, new), *place)
        now = new
    (place[0] / "a" / "mine").write_text("mine")
    new = now | {"index.html": "another front", "c/index.html": "another c"}
    inode = place[0].stat().st_ino
    publish_locked(changed(now, new), *place)
    assert place[0].stat().st_ino != inode
    assert files(place[0]) == new | {"a/mine": "mine"} == files(place[1] / "tree")


@pytest.mark.parametrize("new", [
    OLD | {"index.html": "another", "c/index.html": "another"}, OLD | {"d": "new"},
    {p: t for p, t in NEW.items() if p != "c/index.html"}, {p: t for p, t in OLD.items() if p != "c/index.html"},
])  # fmt: skip
def test_anything_more_goes_by_the_twin(place: tuple[Path, Path], new: dict[str, str]) -> None:
    publish_locked(outputs(OLD), *place)
    inode = place[0].stat().st_ino
    publish_locked(changed(OLD, new), *place)
    assert files(place[0]) == new
    assert place[0].stat().st_ino != inode


def test_a_folder_that_stands_in_its_way_is_no_end(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a": "1", "b/c": "1"}), *place)
    publish_locked(outputs({"a": "1", "b": "2"}), *place)
    assert files(place[0]) == {"a": "1", "b": "2"}


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (BESIDE, NEW_BESIDE)])
def test_killed_or_refused_at_any_step_the_site_is_the_old_or_the_new_one(
    tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    def begin(name: str) -> tuple[Path, Path]:
        place = tmp_path / name / "site", tmp_path / name / "twin"
        (tmp_path / name).mkdir()
        publish_locked(outputs(old), *place)
        return place

    first = begin("count")
    steps = count_steps(lambda: publish_locked(changed(old, new), *first))
    assert steps < 25
    for number in range(1, steps + 1):
        for name, disturb in (("kill", kill_at), ("fail", lambda n, act: fail_at(n, PermissionError(13, "refused"), act))):
            place = begin(f"{name}-{number}")
            disturb(number, lambda place=place: publish_locked(changed(old, new), *place))  # type: ignore[misc]
            assert files(place[0]) in (old, new), (name, number)
            publish_locked(outputs(new | {"index.html": "last"}), *place)
            assert files(place[0]) == new | {"index.html": "last"}, (name, number)
            assert litter(place[0].parent) == []
