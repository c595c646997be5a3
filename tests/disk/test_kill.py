"""Publishing that is killed, interrupted or refused at each of its steps: the site is the old one or the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.disk import exchange
from digest.disk.inplace import InPlace
from tests.disk.trees import (
    Site,
    changed,
    count_steps,
    everything,
    fail_at,
    files,
    kill_at,
    litter,
    outputs,
    publish_locked,
)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes"),
    pytest.mark.usefixtures("never_alone"),
]

OLD: Site = {
    "index.html": "front 1",
    "feed.xml": "feed 1",
    "same/index.html": "same",
    "gone/deep/index.html": "gone",
    "turns": "a file",
    "folds/index.html": "a folder",
    "news/a/index.html": "a 1",
}
NEW: Site = {
    "index.html": "front 2",
    "feed.xml": "feed 2",
    "same/index.html": "same",
    "turns/index.html": "a folder now",
    "folds": "a file now",
    "news/a/index.html": "a 2",
    "news/b/index.html": "b",
}
MINE: Site = {".git/HEAD": "ref", "news/a/by-hand.txt": "mine", "gone/mine": "mine too"}

Way = Callable[[Path, pytest.MonkeyPatch], Path | None]


def lasting(folder: Path, _: pytest.MonkeyPatch) -> Path | None:
    return folder / "cache" / "twin"


def beside(_: Path, __: pytest.MonkeyPatch) -> Path | None:
    return None


def two_renames(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    monkeypatch.setattr(exchange, "exchange_names", lambda a, b: False)
    return folder / "cache" / "twin"


def prepare(folder: Path, twin: Path | None) -> None:
    """The old site with files of somebody's own, as it is between two builds."""
    out = folder / "site"
    publish_locked(outputs(OLD | {"early": "x"}), out, twin)
    for path, text in MINE.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)
    publish_locked(changed(OLD, OLD), out, twin)


def disturbances(
    tmp_path: Path, twin_of: Callable[[Path], Path | None], disturb: Callable[[int, Callable[[], object]], int]
) -> list[tuple[Path, int]]:
    """Disturb the same publication at every step, each time in a folder of its own; gives the folders and how it ended."""

    def build(folder: Path) -> Callable[[], object]:
        return lambda: publish_locked(changed(OLD, NEW), folder / "site", twin_of(folder))

    whole = tmp_path / "whole"
    prepare(whole, twin_of(whole))
    steps = count_steps(build(whole))
    assert steps > 20
    done = []
    for number in range(1, steps + 1):
        folder = tmp_path / str(number)
        prepare(folder, twin_of(folder))
        done.append((folder, disturb(number, build(folder))))
    return done


@pytest.mark.parametrize("way", [lasting, beside, two_renames])
def test_killed_at_any_step_the_site_is_the_old_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    seen = set()
    for folder, status in disturbances(tmp_path, lambda f: way(f, monkeypatch), kill_at):
        out, twin = folder / "site", way(folder, monkeypatch)
        assert status < 0
        if way is two_renames and not out.exists():
            out = folder / ".site.digest-old"
        now = files(out)
        assert now in (OLD | MINE, NEW | MINE), folder.name
        seen.add(now == NEW | MINE)
        publish_locked(outputs(NEW), folder / "site", twin)
        assert files(folder / "site") == NEW | MINE
        assert litter(folder) == litter(folder / "site") == []
        if twin is not None:
            assert_in_step(folder / "site", twin)
    assert seen == {False, True}


def assert_in_step(out: Path, twin: Path) -> None:
    """After one more publication the two trees are the same files, and the next one takes no more steps than it must."""
    publish_locked(changed(NEW, NEW | {"feed.xml": "feed 3"}), out, twin)
    assert everything(out) == everything(twin / "tree")
    linked = [p for p in NEW if (out / p).stat().st_ino != (twin / "tree" / p).stat().st_ino]
    assert linked == []
    assert (twin / "in-step").exists()
    assert not (twin / "new").exists()


def test_killed_in_the_first_build_there_is_no_site_or_the_whole(tmp_path: Path) -> None:
    def build(folder: Path) -> Callable[[], object]:
        return lambda: publish_locked(outputs(OLD), folder / "site", folder / "twin")

    for number in range(1, count_steps(build(tmp_path / "whole")) + 1):
        folder = tmp_path / str(number)
        out, twin = folder / "site", folder / "twin"
        assert kill_at(number, build(folder)) < 0
        assert not out.exists() or files(out) == OLD
        publish_locked(outputs(NEW), out, twin)
        assert files(out) == NEW
        assert litter(folder) == []
        assert_in_step(out, twin)


@pytest.mark.parametrize("way", [lasting, beside, two_renames])
def test_a_disk_that_is_full_at_any_step_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    for folder, status in disturbances(tmp_path, lambda f: way(f, monkeypatch), lambda n, act: fail_at(n, full, act)):
        out, twin = folder / "site", way(folder, monkeypatch)
        assert files(out) == (OLD if status else NEW) | MINE, folder.name
        assert litter(out) == []
        publish_locked(outputs(NEW), out, twin)
        assert files(out) == NEW | MINE
        assert litter(folder) == []
        if twin is not None:
            assert_in_step(out, twin)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1)])
def test_interrupted_at_any_step_there_is_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    for folder, _ in disturbances(tmp_path, lambda f: lasting(f, monkeypatch), lambda n, act: fail_at(n, error, act)):
        out, twin = folder / "site", lasting(folder, monkeypatch)
        assert files(out) in (OLD | MINE, NEW | MINE), folder.name
        assert litter(folder) == litter(out) == []
        publish_locked(outputs(NEW), out, twin)
        assert files(out) == NEW | MINE


def test_interrupted_between_two_renames_the_site_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, _ in disturbances(
        tmp_path, lambda f: two_renames(f, monkeypatch), lambda n, act: fail_at(n, KeyboardInterrupt(), act)
    ):
        assert files(folder / "site") in (OLD | MINE, NEW | MINE), folder.name


def test_killed_while_files_are_moved_in_place_the_next_build_completes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.disk import output

    monkeypatch.setattr(output, "find_ways", lambda site, twin: [InPlace(site)])
    for folder, status in disturbances(tmp_path, lambda f: beside(f, monkeypatch), kill_at):
        out = folder / "site"
        assert status < 0
        now = files(out)
        for path in MINE:
            assert now[path] == MINE[path]
        for path in OLD.keys() & NEW.keys():
            assert now[path] in (OLD[path], NEW[path])
        publish_locked(outputs(NEW), out)
        assert files(out) == NEW | MINE
        assert litter(folder) == litter(out) == []
