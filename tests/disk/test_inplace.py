"""Publishing where the output folder itself must stay where it is."""

from __future__ import annotations

import ctypes  # noqa: F401  # now: who has no rights may be unable to read where Python is
import errno
import os
import shutil
import stat
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.disk import exchange, inplace, output
from digest.disk.output import Kept, publish
from digest.disk.stamps import MANIFEST
from digest.disk.tree import remove_tree
from digest.errors import ContentError, OutputError
from digest.model.ledger import Published
from digest.model.publication import Output
from tests.disk.trees import as_nobody, changed, everything, files, litter, outputs, publish_locked

pytestmark = pytest.mark.usefixtures("never_alone")


@pytest.fixture
def fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as a mount point."""
    out = tmp_path / "site"
    out.mkdir()
    monkeypatch.setattr(exchange, "mount_points", lambda: ["/", str(out)])
    return out


def test_a_mount_point_is_published_file_by_file(fixed: Path) -> None:
    inode = fixed.stat().st_ino
    assert publish_locked(outputs({"a": "1", "b/c": "1", "gone/x": "1"}), fixed, fixed.parent / "twin") == Published(3, 0, 0)
    (fixed / "mine").write_text("mine")
    assert publish_locked([Kept(("a",)), Output("b", b"2"), Output("d/e", b"2")], fixed) == Published(2, 1, 2)
    assert files(fixed) == {"a": "1", "b": "2", "d/e": "2", "mine": "mine"}
    assert fixed.stat().st_ino == inode
    assert (fixed / MANIFEST).read_text() == "a\nb\nd/e\n"
    assert litter(fixed) == litter(fixed.parent) == []


def test_a_site_with_a_mount_in_it_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "mount_points", lambda: ["/", str(tmp_path / "site" / "uploads")])
    publish_locked(outputs({"a": "1"}), tmp_path / "site")
    inode = (tmp_path / "site").stat().st_ino
    publish_locked(outputs({"a": "2"}), tmp_path / "site")
    assert (tmp_path / "site").stat().st_ino == inode


def test_a_failing_render_changes_nothing(fixed: Path) -> None:
    publish_locked(outputs({"a": "1"}), fixed)

    def broken() -> Iterator[Output]:
        yield Output("a", b"2")
        raise ContentError([])

    with pytest.raises(ContentError):
        publish_locked(broken(), fixed)
    assert files(fixed) == {"a": "1"}
    assert litter(fixed) == []


def test_new_files_come_first_and_the_front_page_after_what_it_points_to(fixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_locked(outputs({"index.html": "1", "feed.xml": "1", "lists/index.html": "1", "gone": "1"}), fixed)
    order = []
    real = os.replace

    def replace(source: str, target: str) -> None:
        real(source, target)
        order.append(target)

    monkeypatch.setattr(os, "replace", replace)
    publish_locked(outputs({"index.html": "2", "feed.xml": "2", "lists/index.html": "2", "news/a/index.html": "2"}), fixed)
    names = [p.removeprefix(f"{fixed}/") for p in order]
    assert names == [MANIFEST, "news/a/index.html", "lists/index.html", "feed.xml", "index.html", MANIFEST]


def test_a_reader_never_misses_a_file(fixed: Path) -> None:
    site = {"index.html": "front", "news/a": "a", "turns": "x"}
    publish_locked(outputs(site), fixed)
    missed = []
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            for path in ("index.html", "news/a"):
                if not (fixed / path).exists() or not (fixed / path).read_text():
                    missed.append(path)

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(30):
        turned = {"turns": "x"} if number % 2 else {"turns/y": "x"}
        publish_locked(outputs({"index.html": f"{number}", "news/a": f"{number}", **turned}), fixed)
    done.set()
    reader.join()
    assert missed == []


@pytest.mark.parametrize("code", sorted(inplace.FIXED))
def test_a_folder_that_turns_out_to_be_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """The exchange was prepared, and the system refuses it."""
    out, twin = tmp_path / "site", tmp_path / "twin"
    old, new = {"a": "1", "b/c": "1", "same": "1"}, {"a": "2", "b": "2", "d/e": "2", "same": "1"}
    publish_locked(outputs(old), out, twin)

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr("digest.disk.twin.swap", refuse)
        assert publish_locked(changed(old, new), out, twin) == Published(3, 1, 1)
    assert files(out) == new
    assert litter(tmp_path) == litter(out) == []
    publish_locked(changed(new, old), out, twin)
    assert files(out) == old
    assert everything(out) == everything(twin / "tree")


@pytest.mark.parametrize("code", sorted(inplace.FIXED))
@pytest.mark.parametrize("times", [1, 2])
def test_a_first_site_that_may_not_be_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, times: int
) -> None:
    """From the twin, or from a folder beside the site either: then it comes file by file."""
    out, twin, refusals = tmp_path / "site", tmp_path / "twin", iter(range(times))
    new = {"a": "1", "b/c": "1"}

    def refuse(*paths: Path) -> None:
        if next(refusals, None) is not None:
            raise OSError(code, os.strerror(code))
        exchange.swap(*paths)

    monkeypatch.setattr("digest.disk.twin.swap", refuse)
    assert publish_locked(outputs(new), out, twin) == Published(2, 0, 0)
    assert next(refusals, None) is None
    assert files(out) == new
    assert (out / MANIFEST).read_text() == "a\nb/c\n"
    assert litter(tmp_path) == litter(out) == []
    publish_locked(outputs({"a": "2", "b/d": "2"}), out, twin)
    assert files(out) == {"a": "2", "b/d": "2"}
    assert everything(out) == everything(twin / "tree")


def test_a_first_site_that_has_no_room_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("digest.disk.twin.swap", refuse)
    monkeypatch.setattr("digest.disk.inplace.shutil.copy2", fill)
    with pytest.raises(OutputError):
        publish_locked(outputs({"a": "1"}), tmp_path / "site", tmp_path / "twin")
    assert [path.name for path in tmp_path.iterdir()] == ["twin"]


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which a user without rights may work."""
    if not hasattr(os, "fork"):
        pytest.skip("needs child processes")
    folder = Path(tempfile.mkdtemp(prefix="digest-test-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.mark.parametrize("first", [False, True])
def test_a_closed_parent_of_a_site_and_a_cache_that_are_open(open_folder: Path, first: bool) -> None:
    """A twin can be made, and may not change places with the site; and beside the site there can be none."""
    out, twin = open_folder / "site", open_folder / "cache" / "twin"
    for folder in (out, twin.parent):
        folder.mkdir()
        folder.chmod(0o777)
    if not first:
        assert as_nobody(lambda: publish_locked(outputs({"a": "1", "b/c": "1", "d": "1"}), out)) == 0
        out.chmod(0o777)
    open_folder.chmod(0o555)
    assert as_nobody(lambda: publish_locked(outputs({"a": "2", "b/c": "2"}), out, twin)) == 0
    assert files(out) == {"a": "2", "b/c": "2"}
    assert litter(out) == litter(open_folder) == []


def test_a_parent_that_is_closed_to_us(open_folder: Path) -> None:
    out, twin = open_folder / "site", open_folder / "cache"
    assert as_nobody(lambda: publish_locked(outputs({"a": "1", "b/c": "1"}), out)) == 0
    open_folder.chmod(0o555)
    assert as_nobody(lambda: publish_locked(outputs({"a": "2", "b/c": "1"}), out, twin)) == 0
    assert files(out) == {"a": "2", "b/c": "1"}
    assert litter(out) == litter(open_folder) == []


def test_without_rights_of_root_a_read_only_site_is_published_again(open_folder: Path) -> None:
    out, twin = open_folder / "site", open_folder / "cache"
    assert as_nobody(lambda: publish_locked(outputs({"a": "0", "sub/b": "0"}), out, twin)) == 0
    for number in range(1, 4):
        (out / "sub").chmod(0o555)
        out.chmod(0o555)
        site = {"a": f"{number}", "sub/b": f"{number}"}
        assert as_nobody(lambda site=site: publish_locked(outputs(site), out, twin)) == 0  # type: ignore[misc]
        assert files(out) == site
        assert out.stat().st_mode & 0o777 == 0o555


@pytest.mark.parametrize("mode", [0o000, 0o100, 0o500])
def test_folders_that_somebody_has_closed_are_removed(open_folder: Path, mode: int) -> None:
    """And what a link in them leads to stays as closed as it is."""
    theirs, ours = open_folder / "theirs", open_folder / "ours"

    def act() -> None:
        theirs.mkdir()
        (ours / "a" / "b").mkdir(parents=True)
        (ours / "a" / "file").write_text("x")
        (ours / "a" / "link").symlink_to(theirs)
        for folder in (theirs, ours / "a" / "b", ours / "a", ours):
            folder.chmod(mode)
        remove_tree(str(ours))

    assert as_nobody(act) == 0
    assert [path.name for path in open_folder.iterdir()] == ["theirs"]
    assert stat.S_IMODE(theirs.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can put files of others there")
def test_files_and_folders_of_root_in_the_site_stay(open_folder: Path) -> None:
    out, twin = open_folder / "site", open_folder / "cache"
    assert as_nobody(lambda: publish_locked(outputs({"a": "0", "sub/b": "0"}), out, twin)) == 0
    (out / "sub" / "of-root").write_text("mine 0")
    (out / "closed").mkdir(mode=0o700)
    (out / "closed" / "secret").write_text("mine")
    for number in range(3):
        site = {"a": f"{number + 1}", "sub/b": "0"}
        assert as_nobody(lambda site=site: publish_locked(outputs(site), out, twin)) == 0  # type: ignore[misc]
        assert files(out) == site | {"sub/of-root": f"mine {number}", "closed/secret": "mine"}
        assert (out / "closed").stat().st_mode & 0o777 == 0o700
        (out / "sub" / "of-root").write_text(f"mine {number + 1}")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a cache that is closed to others")
def test_a_twin_that_belongs_to_root_is_passed_by(open_folder: Path) -> None:
    out, twin = open_folder / "site", open_folder / "cache"
    assert as_nobody(lambda: publish_locked(outputs({"a": "0", "sub/b": "0"}), out, twin)) == 0
    for path in [twin / "tree", twin / "tree" / "sub"]:
        os.chown(path, 0, 0)
    assert as_nobody(lambda: publish_locked(outputs({"a": "1", "sub/b": "1"}), out, twin)) == 0
    assert files(out) == {"a": "1", "sub/b": "1"}
    assert litter(open_folder) == []


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[..., bool]]:
    """A function that mounts something on a folder; False where that is not allowed."""
    mounted = []

    def act(folder: Path, *options: str) -> bool:
        folder.mkdir(exist_ok=True)
        if shutil.which("mount") is None or subprocess.run(["mount", *options, folder], capture_output=True).returncode:
            return False
        mounted.append(folder)
        return True

    yield act
    for folder in reversed(mounted):
        subprocess.run(["umount", "-l", folder], check=False)


def test_a_real_mount_point(tmp_path: Path, mount: Callable[..., bool]) -> None:
    (tmp_path / "elsewhere").mkdir()
    out, twin = tmp_path / "site", tmp_path / "twin"
    if not mount(out, "--bind", str(tmp_path / "elsewhere")):
        pytest.skip("mounting is not allowed here")
    for number in range(3):
        publish_locked(outputs({"a": f"{number}", "b/c": "same"}), out, twin)
        assert files(tmp_path / "elsewhere") == {"a": f"{number}", "b/c": "same"}
    assert litter(tmp_path) == litter(out) == []


def test_a_real_full_disk(tmp_path: Path, mount: Callable[..., bool]) -> None:
    if not mount(tmp_path / "disk", "-t", "tmpfs", "-o", "size=200k", "tmpfs"):
        pytest.skip("mounting is not allowed here")
    out, twin = tmp_path / "disk" / "site", tmp_path / "disk" / "twin"
    publish_locked(outputs({"a": "1", "b": "1"}), out, twin)
    for with_twin in (twin, None):
        with pytest.raises(OutputError) as caught:
            publish_locked([Output("a", b"2"), *(Output(f"big/{n}", b"x" * 20_000) for n in range(20))], out, with_twin)
        assert "No space left" in caught.value.problems[0].message
        assert files(out) == {"a": "1", "b": "1"}
        assert litter(tmp_path / "disk") == litter(out) == []
    publish_locked(outputs({"a": "2", "b": "1"}), out, twin)
    assert files(out) == {"a": "2", "b": "1"}
    assert everything(out) == everything(twin / "tree")


def test_a_disk_without_inodes(tmp_path: Path, mount: Callable[..., bool]) -> None:
    if not mount(tmp_path / "disk", "-t", "tmpfs", "-o", "nr_inodes=40", "tmpfs"):
        pytest.skip("mounting is not allowed here")
    out, twin = tmp_path / "disk" / "site", tmp_path / "disk" / "twin"
    publish_locked(outputs({"a": "1", "b": "1"}), out, twin)
    with pytest.raises(OutputError):
        publish_locked(outputs({"a": "2"} | {f"{n}/x": "x" for n in range(40)}), out, twin)
    assert files(out) == {"a": "1", "b": "1"}
    assert litter(tmp_path / "disk") == []


def test_mount_points_are_known_by_their_names(tmp_path: Path, mount: Callable[..., bool]) -> None:
    if not Path("/proc/self/mountinfo").exists():
        assert exchange.mount_points() == []
        return
    assert "/" in exchange.mount_points()
    if mount(tmp_path / "a b", "-t", "tmpfs", "tmpfs"):
        assert str(tmp_path / "a b") in exchange.mount_points()
        assert not exchange.can_move(tmp_path / "a b")
        assert not exchange.can_move(tmp_path)
        assert exchange.mount_of(tmp_path / "a b") == str(tmp_path / "a b")


def test_what_a_killed_build_left_in_the_site_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "site" / inplace.SPOOL / "x").mkdir(parents=True)
    publish(outputs({"a": "1"}), tmp_path / "site")
    assert everything(tmp_path / "site").keys() == {"a", MANIFEST}
    assert output.read_manifest(tmp_path / "site") == {"a"}
