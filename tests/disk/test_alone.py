"""A file that changes alone is put in its place in one step; the twin follows with the next publication."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_killed_or_refused_at_any_step_the_site_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    def begin(name: str) -> tuple[Path, Path]:
        place = tmp_path / name / "site", tmp_path / name / "twin"
        (tmp_path / name).mkdir()
        publish_locked(outputs(OLD), *place)
        return place

    first = begin("count")
    steps = count_steps(lambda: publish_locked(changed(OLD, NEW), *first))
    assert steps < 15
    for number in range(1, steps + 1):
        for name, disturb in (("kill", kill_at), ("fail", lambda n, act: fail_at(n, PermissionError(13, "refused"), act))):
            place = begin(f"{name}-{number}")
            disturb(number, lambda place=place: publish_locked(changed(OLD, NEW), *place))  # type: ignore[misc]
            assert files(place[0]) in (OLD, NEW), (name, number)
            publish_locked(outputs(NEW | {"index.html": "last"}), *place)
            assert files(place[0]) == NEW | {"index.html": "last"}, (name, number)
            assert litter(place[0].parent) == []
