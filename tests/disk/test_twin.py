"""The twin of a site: what a publication costs with it, and what happens when it cannot be trusted or cannot be."""

from __future__ import annotations

import os
import shutil
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.disk import exchange, twin
from digest.disk.changes import Changes, Staging
from digest.disk.output import Kept, lock_output, publish, stamp_files
from digest.disk.tree import Mirror
from digest.errors import ContentError, OutputError, WrongOutputError
from digest.model.ledger import Published
from digest.model.publication import Output
from digest.model.stamp import Stamp
from tests.disk.trees import Site, changed, count_steps, everything, files, litter, outputs, publish_locked

pytestmark = pytest.mark.usefixtures("never_alone")

LARGE: Site = {f"news/{n}/index.html": f"page {n}" for n in range(150)} | {"index.html": "front", "static/style.css": "css"}


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    """The output folder and the folder of its twin."""
    return tmp_path / "site", tmp_path / "cache" / "twin"


def assert_in_step(place: tuple[Path, Path]) -> None:
    out, folder = place
    assert everything(out) == everything(folder / "tree")
    assert (folder / "in-step").exists()
    assert not (folder / "new").exists()
    for path in files(out):
        assert (out / path).lstat().st_ino == (folder / "tree" / path).lstat().st_ino


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("name", ["cache/twin", "cache/twin/tree", "cache/twin/new", ".site.digest-new", "site/.digest-new"])
@pytest.mark.parametrize("what", ["link", "file"])
def test_nothing_is_done_behind_a_link_in_place_of_a_folder_of_ours(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, name: str, what: str, first: bool
) -> None:
    """Whoever put it there: it goes, and what it leads to stays as it is. Where a twin is needed it is made anew."""
    top, (out, folder) = place[0].parent, place
    twin_of = None if name == ".site.digest-new" else folder
    if name.startswith("site/"):
        out.mkdir()
        monkeypatch.setattr(exchange, "mount_points", lambda: ["/", str(out)])
    theirs = {"keep": "1", "tree/keep": "2", "new/keep": "3", "news/keep": "4"}
    for path, text in theirs.items():
        (top / "theirs" / path).parent.mkdir(parents=True, exist_ok=True)
        (top / "theirs" / path).write_text(text)
    mode = (top / "theirs").stat().st_mode
    old, new = {"a": "1", "news/b": "1"}, {"a": "2", "news/b": "2", "news/c": "2"}
    if not first:
        publish_locked(outputs(old), out, twin_of)
    put = top / name
    put.parent.mkdir(parents=True, exist_ok=True)
    if put.is_dir():
        shutil.rmtree(put)
    if what == "link":
        put.symlink_to(top / "theirs")
    else:
        put.write_text("x")
    publish_locked(outputs(new), out, twin_of)
    assert not out.is_symlink()
    assert files(out) == new
    assert litter(out) == litter(top) == []
    assert everything(top / "theirs") == theirs
    assert (top / "theirs").stat().st_mode == mode
    publish_locked(outputs(old), out, twin_of)
    assert files(out) == old
    if name.startswith("cache/"):
        assert_in_step(place)


def test_a_mirror_makes_nothing_alike_behind_a_link(tmp_path: Path) -> None:
    for path in ("site/a", "theirs/b"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(path)
    (tmp_path / "tree").symlink_to(tmp_path / "theirs")
    with pytest.raises(NotADirectoryError):
        Mirror(str(tmp_path / "site"), str(tmp_path / "tree")).follow([""], ())
    assert everything(tmp_path / "theirs") == {"b": "theirs/b"}


def test_the_first_build_makes_the_twin_too(place: tuple[Path, Path]) -> None:
    assert publish_locked(outputs(LARGE), *place) == Published(152, 0, 0)
    assert files(place[0]) == LARGE
    assert_in_step(place)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes")
def test_a_small_change_of_a_large_site_takes_few_steps(place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    publish_locked(outputs(LARGE), *place)
    new = LARGE | {"news/7/index.html": "page 7, corrected"}
    assert count_steps(lambda: publish_locked(changed(LARGE, new), *place)) < 40
    assert files(place[0]) == new
    assert_in_step(place)
    assert count_steps(lambda: publish_locked(changed(new, LARGE), *place)) < 40
    assert count_steps(lambda: publish_locked(changed(LARGE, LARGE), *place)) < 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes")
def test_the_first_build_takes_four_steps_a_page(place: tuple[Path, Path]) -> None:
    """A folder and a file, and the same for the twin."""
    assert count_steps(lambda: publish_locked(outputs(LARGE), *place)) < 4 * len(LARGE) + 40


def test_every_kind_of_change(place: tuple[Path, Path]) -> None:
    old = {"same": "1", "new/deep/a": "1", "gone/deep/a": "1", "file": "1", "folder/a": "1", "index.html": "1"}
    new = {"same": "1", "new/deep/a": "2", "new/b": "1", "file/a": "1", "folder": "1", "index.html": "2"}
    publish_locked(outputs(old), *place)
    for before, after in [(old, new), (new, old), (old, new)]:
        assert publish_locked(changed(before, after), *place) == Published(5, 1, 3)
        assert files(place[0]) == after
        assert_in_step(place)


def test_a_file_that_has_the_same_bytes_keeps_inode_and_time(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"same": "a", "other": "b"}), *place)
    os.utime(place[0] / "same", (1000, 1000))
    stamp = stamp_files(place[0], ["same"])
    assert publish_locked(outputs({"same": "a", "other": "B"}), *place) == Published(1, 1, 0)
    assert stamp_files(place[0], ["same"]) == stamp


def test_stamps_are_of_plain_files_only(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a").write_text("abc")
    (tmp_path / "link").symlink_to("a")
    found = (tmp_path / "a").stat()
    stamps = stamp_files(tmp_path, ["a", "link", "folder", "missing", "a/b", "nul\0"])
    assert stamps == {"a": Stamp(3, found.st_mtime_ns, found.st_ino)}


@pytest.mark.parametrize("with_twin", [True, False])
def test_a_kept_file_that_is_not_there_is_a_mistake_of_the_caller(place: tuple[Path, Path], with_twin: bool) -> None:
    folder = place[1] if with_twin else None
    publish_locked(outputs({"a": "a", "b": "b"}), place[0], folder)
    (place[0] / "b").unlink()
    for path in ("b", "c", "../a"):
        with pytest.raises(ValueError):
            publish_locked([Kept(("a",)), Kept((path,)), Output("d", b"")], place[0], folder)
    assert files(place[0]) == {"a": "a"}


def test_a_failing_render_leaves_the_twin_in_step(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(LARGE), *place)

    def broken() -> Iterator[Output]:
        yield Output("index.html", b"new")
        raise ContentError([])

    marker = (place[1] / "in-step").read_bytes()
    with pytest.raises(ContentError):
        publish_locked(broken(), *place)
    assert files(place[0]) == LARGE
    assert (place[1] / "in-step").read_bytes() == marker
    assert_in_step(place)


def test_a_failing_first_build_leaves_nothing(place: tuple[Path, Path]) -> None:
    def broken() -> Iterator[Output]:
        yield Output("index.html", b"new")
        raise ContentError([])

    with pytest.raises(ContentError):
        publish_locked(broken(), *place)
    assert not place[0].exists()
    publish_locked(outputs({"a": "a"}), *place)
    assert files(place[0]) == {"a": "a"}
    assert_in_step(place)


# ---------------------------------------------------------------- somebody else in the site


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the last build were long ago: all signs are recorded."""
    monkeypatch.setattr(twin, "COARSE", -(10**18))


def put_new(folder: Path) -> None:
    (folder / "news" / "7" / "mine.txt").write_text("mine")


def put_folder(folder: Path) -> None:
    (folder / ".git" / "refs" / "empty").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref")


def put_link(folder: Path) -> None:
    (folder / "latest").symlink_to("news/7")
    (folder / "nowhere").symlink_to("/nowhere")


def take_away(folder: Path) -> None:
    (folder / "news" / "8" / "index.html").unlink()


def replace_same(folder: Path) -> None:
    """As editors save: a new file under the old name."""
    (folder / "new").write_text("page 9")
    (folder / "new").replace(folder / "news" / "9" / "index.html")


def replace_as_rsync_does(folder: Path) -> None:
    """The folder has its old time of modification afterwards."""
    times = (folder / "news").stat()
    (folder / "news" / "extra.html").write_text("mine")
    os.utime(folder / "news", ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("meddle", [put_new, put_folder, put_link, take_away, replace_same, replace_as_rsync_does])
def test_what_somebody_does_in_the_site_is_in_the_next_one(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, meddle: Callable[[Path], None]
) -> None:
    settle(monkeypatch)
    publish_locked(outputs(LARGE), *place)
    now = dict(LARGE)
    for number in range(3):
        if number < 2:
            shutil.rmtree(place[0] / ".git", ignore_errors=True)
            for name in ("latest", "nowhere"):
                (place[0] / name).unlink(missing_ok=True)
            meddle(place[0])
        mine = {p: t for p, t in files(place[0]).items() if p not in now and t != "(empty)"}
        new = now | {"index.html": f"front {number}"}
        publish_locked([Output(p, t.encode()) for p, t in new.items()], *place)
        assert {p: t for p, t in files(place[0]).items() if t != "(empty)"} == new | mine
        assert {p: t for p, t in files(place[1] / "tree").items() if not t.startswith("->")} == {
            p: t for p, t in files(place[0]).items() if not t.startswith("->")
        }
        now = new


@pytest.mark.parametrize("first", [True, False])
def test_what_somebody_puts_there_while_the_twin_follows_is_not_lost(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    now = {"a/b": "1"} if first else {"a/b": "0"}
    if not first:
        publish_locked(outputs(now), *place)
    real = twin.Twin._catch_up

    def meddled(self: twin.Twin, changes: Changes, mirror: Mirror) -> object:
        done = real(self, changes, mirror)
        (place[0] / "a" / "mine").write_text("mine")
        time.sleep(3 * twin.COARSE / 1e9)  # the rest of the work takes its time
        return done

    with monkeypatch.context() as meddling:
        meddling.setattr(twin.Twin, "_catch_up", meddled)
        publish_locked(outputs({"a/b": "1"}), *place)
    for number in range(3):
        publish_locked(outputs({"a/b": f"{number}"}), *place)
        assert files(place[0]) == {"a/b": f"{number}", "a/mine": "mine"}


@pytest.mark.parametrize("with_twin", [True, False])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("atomic", [True, False])
def test_another_folder_that_is_put_in_its_place_meanwhile_is_not_lost(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, with_twin: bool, first: bool, atomic: bool
) -> None:
    """Nobody has looked at it: it would be the twin, which is made like the site, or be removed."""
    out, folder = place[0], place[1] if with_twin else None
    if not first:
        publish_locked(outputs({"a": "1", "b/c": "1"}), out, folder)
    theirs = {"index.html": "years of work", "b/c": "theirs"}
    real = Changes.move_into

    def replace_first(changes: Changes, tree: str) -> None:
        real(changes, tree)
        if not first:
            out.rename(out.parent / "away")
        for name, text in theirs.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text)

    with monkeypatch.context() as patch:
        patch.setattr(Changes, "move_into", replace_first)
        if not atomic:
            patch.setattr(exchange, "exchange_names", lambda a, b: False)
        with pytest.raises(OutputError) as caught:
            publish_locked(outputs({"a": "2", "b/c": "2"}), out, folder)
    assert [(p.code, p.hint) for p in caught.value.problems] == [("output-failed", "build again")]
    assert files(out) == theirs
    assert first or files(out.parent / "away") == {"a": "1", "b/c": "1"}
    assert litter(out) == litter(out.parent) == []
    with pytest.raises(WrongOutputError):
        publish_locked(outputs({"a": "2"}), out, folder)
    assert files(out) == theirs


def test_what_somebody_takes_away_again_is_not_brought_back(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(LARGE), *place)
    put_folder(place[0])
    publish_locked(changed(LARGE, LARGE | {"a": "1"}), *place)
    shutil.rmtree(place[0] / ".git")
    publish_locked(changed(LARGE | {"a": "1"}, LARGE), *place)
    assert files(place[0]) == LARGE
    assert_in_step(place)


def test_a_file_of_ours_that_somebody_replaced_is_what_the_next_build_says(place: tuple[Path, Path]) -> None:
    """The twin holds an older file than the site, and the output equals the site's."""
    publish_locked(outputs({"a": "1", "b": "1"}), *place)
    (place[0] / "a").unlink()
    (place[0] / "a").write_text("2")
    assert publish_locked(outputs({"a": "2", "b": "2"}), *place) == Published(1, 1, 0)
    assert files(place[0]) == {"a": "2", "b": "2"}


def test_a_file_of_others_where_a_folder_is_needed_is_refused(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a": "1"}), *place)
    (place[0] / "b").write_text("mine")
    (place[0] / "c").symlink_to(place[0].parent)
    with pytest.raises(WrongOutputError) as caught:
        publish_locked([Kept(("a",)), Output("b/x", b""), Output("c/y/z", b"")], *place)
    assert [p.path for p in caught.value.problems] == [str(place[0] / "b"), str(place[0] / "c")]
    assert files(place[0]).keys() == {"a", "b", "c"}


def test_a_folder_of_others_where_a_file_would_stand_is_refused(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a/ours": "1", "b": "1"}), *place)
    (place[0] / "a" / "mine").write_text("mine")
    with pytest.raises(WrongOutputError):
        publish_locked(outputs({"a": "1", "b": "2"}), *place)
    assert files(place[0]) == {"a/ours": "1", "a/mine": "mine", "b": "1"}


def test_nothing_is_removed_behind_a_link(tmp_path: Path, place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a/x": "1", "b": "1"}), *place)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "x").write_text("keep")
    shutil.rmtree(place[0] / "a")
    (place[0] / "a").symlink_to(tmp_path / "precious")
    publish_locked(outputs({"b": "2"}), *place)
    publish_locked(outputs({"b": "3"}), *place)
    assert (tmp_path / "precious" / "x").read_text() == "keep"
    assert (place[0] / "a").is_symlink()


def test_the_mode_of_the_folder_stays(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a": "1", "sub/b": "1"}), *place)
    for mode in (0o750, 0o2775, 0o555):
        place[0].chmod(mode)
        (place[0] / "sub").chmod(0o750)
        for number in range(3):
            publish_locked(outputs({"a": f"{mode} {number}", "sub/b": "1"}), *place)
            assert stat.S_IMODE(place[0].stat().st_mode) == mode
            assert stat.S_IMODE((place[0] / "sub").stat().st_mode) == 0o750


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may give folders away")
def test_the_owner_of_the_folder_stays(place: tuple[Path, Path]) -> None:
    publish_locked(outputs({"a": "1"}), *place)
    os.chown(place[0], 1234, 1234)
    publish_locked(outputs({"a": "2"}), *place)
    assert (place[0].stat().st_uid, place[0].stat().st_gid) == (1234, 1234)


# ---------------------------------------------------------------- a twin that cannot be trusted


def no_marker(folder: Path) -> None:
    (folder / "in-step").unlink()


def damaged_marker(folder: Path) -> None:
    data = (folder / "in-step").read_bytes()
    (folder / "in-step").write_bytes(data.replace(b"news/7", b"news/x"))


def damaged_signs(folder: Path) -> None:
    data = (folder / "in-step").read_bytes()
    (folder / "in-step").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def missing_signs(folder: Path) -> None:
    data = (folder / "in-step").read_bytes()
    (folder / "in-step").write_bytes(data[:-8])


def empty_marker(folder: Path) -> None:
    (folder / "in-step").write_bytes(b"")


def no_tree(folder: Path) -> None:
    shutil.rmtree(folder / "tree")


def half_a_tree(folder: Path) -> None:
    shutil.rmtree(folder / "tree" / "news" / "7")
    (folder / "tree" / "news" / "8" / "index.html").unlink()


def another_file(folder: Path) -> None:
    (folder / "tree" / "news" / "7" / "index.html").unlink()
    (folder / "tree" / "news" / "7" / "index.html").write_text("wrong")


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "damage",
    [no_marker, damaged_marker, damaged_signs, missing_signs, empty_marker, no_tree, half_a_tree, another_file, no_folder],
    ids=lambda d: d.__name__,
)
def test_a_damaged_twin_is_made_again(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    settle(monkeypatch)
    publish_locked(outputs(LARGE), *place)
    damage(place[1])
    new = LARGE | {"index.html": "front 2"}
    assert publish_locked(changed(LARGE, new), *place) == Published(1, 151, 0)
    assert files(place[0]) == new
    assert_in_step(place)
    assert litter(place[0].parent) == []


def test_a_site_that_was_put_there_from_elsewhere_is_no_twin_of_the_twin(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(LARGE), *place)
    shutil.copytree(place[0], place[0].with_name("copy"))
    shutil.rmtree(place[0])
    place[0].with_name("copy").rename(place[0])
    new = LARGE | {"index.html": "front 2"}
    publish_locked(changed(LARGE, new), *place)
    assert files(place[0]) == new
    assert_in_step(place)


def test_a_site_that_was_removed_is_made_again(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(LARGE), *place)
    shutil.rmtree(place[0])
    publish_locked(outputs({"a": "a"}), *place)
    assert files(place[0]) == {"a": "a"}
    assert_in_step(place)


# ---------------------------------------------------------------- where there can be no twin


def test_a_twin_on_another_disk_is_none(tmp_path: Path) -> None:
    shm = Path("/dev/shm")
    if not shm.is_dir() or not os.access(shm, os.W_OK) or shm.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    other = shm / f"digest-test-{os.getpid()}"
    try:
        for number in range(3):
            publish_locked(outputs({"a": str(number), "b": "b"}), tmp_path / "site", other / "twin")
            assert files(tmp_path / "site") == {"a": str(number), "b": "b"}
            assert litter(tmp_path) == []
    finally:
        shutil.rmtree(other, ignore_errors=True)


def test_a_twin_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    for number in range(3):
        publish_locked(outputs({"a": str(number)}), tmp_path / "site", tmp_path / "cache" / "twin")
        assert files(tmp_path / "site") == {"a": str(number)}
        assert litter(tmp_path) == []


def test_a_twin_in_the_site_is_none(tmp_path: Path) -> None:
    for number in range(3):
        publish_locked(outputs({"a": str(number)}), tmp_path / "site", tmp_path / "site" / ".cache" / "twin")
        assert files(tmp_path / "site") == {"a": str(number)}


def test_without_hard_links_files_are_copied(place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for number in range(3):
        publish_locked(outputs({"a": str(number), "b": "b"}), *place)
        os.utime(place[0] / "b", (1000, 1000))
        assert files(place[0]) == {"a": str(number), "b": "b"}
        assert litter(place[0].parent) == []
    publish_locked(outputs({"a": "new", "b": "b"}), *place)
    assert (place[0] / "b").stat().st_mtime == 1000


def test_a_file_that_may_not_be_linked_is_copied_each_time(place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As the kernel refuses to link the files of others; what is written into them later must not be lost."""
    settle(monkeypatch)
    publish_locked(outputs({"a": "1", "sub/b": "b"}), *place)
    (place[0] / "sub" / "mine").write_text("mine 0")
    real = os.link

    def refuse(old: str, new: str) -> None:
        if str(old).endswith("/mine"):
            raise PermissionError(1, "Operation not permitted")
        real(old, new)

    monkeypatch.setattr(os, "link", refuse)
    for number in range(4):
        publish_locked(outputs({"a": f"new {number}", "sub/b": "b"}), *place)
        assert (place[0] / "sub" / "mine").read_text() == f"mine {number}"
        (place[0] / "sub" / "mine").write_text(f"mine {number + 1}")


def test_a_disk_that_is_full_while_the_twin_follows_is_no_error(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_locked(outputs(LARGE), *place)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(twin.Twin, "_catch_up", full)
        publish_locked(changed(LARGE, LARGE | {"index.html": "2"}), *place)
    assert files(place[0]) == LARGE | {"index.html": "2"}
    assert not (place[1] / "in-step").exists()
    publish_locked(changed(LARGE | {"index.html": "2"}, LARGE), *place)
    assert files(place[0]) == LARGE
    assert_in_step(place)


# ---------------------------------------------------------------- readers, and two builds at once


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux is sure to exchange names in one step")
def test_a_reader_never_misses_a_file(place: tuple[Path, Path]) -> None:
    publish_locked(outputs(LARGE), *place)
    missed: list[str] = []
    done = threading.Event()
    stand = os.open(place[0], os.O_RDONLY)  # a server that stands in the folder

    def poll() -> None:
        while not done.is_set():
            for path in ("index.html", "news/7/index.html", "news/8/index.html"):
                try:
                    assert (place[0] / path).read_text()
                    with os.fdopen(os.open(path, os.O_RDONLY, dir_fd=stand)) as file:
                        assert file.read()
                except OSError as error:
                    missed.append(f"{path}: {error}")

    reader = threading.Thread(target=poll)
    reader.start()
    now = LARGE
    for number in range(30):
        new = LARGE | {"index.html": f"front {number}", "news/7/index.html": f"page {number}", f"news/n{number}/a": "new"}
        publish_locked(changed(now, new), *place)
        now = new
    done.set()
    reader.join()
    os.close(stand)
    assert missed == []


def test_a_second_build_waits_and_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    out = tmp_path / "deep" / "site"
    told, order = threading.Event(), []

    def second() -> None:
        with lock_output(out, told.set):
            order.append("second")

    with lock_output(out, lambda: pytest.fail("nobody else builds")):
        other = threading.Thread(target=second)
        other.start()
        assert told.wait(10)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_an_error_under_the_lock_is_the_callers(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="mine"), lock_output(tmp_path / "site"):
        raise OSError("mine")


def test_a_place_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError) as caught, lock_output(tmp_path / "file" / "site"):
        pass
    assert [p.code for p in caught.value.problems] == ["output-failed"]
    with pytest.raises(WrongOutputError), lock_output(Path("/")):
        pass


def test_names_are_exchanged(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x").write_text("x")
    if not exchange.exchange_names(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system cannot exchange names")
    assert (tmp_path / "b" / "x").exists()
    assert not exchange.exchange_names(tmp_path / "a", tmp_path / "missing")


def test_what_comes_from_the_outputs_stream_is_taken_one_by_one(place: tuple[Path, Path]) -> None:
    """Memory stays flat: an output is written before the next one is asked for."""
    seen = []

    def stream() -> Iterator[Output]:
        for number in range(5):
            yield Output(f"{number}", b"x")
            seen.append(len([p for p in place[1].rglob("*") if p.is_file() and p.name.isdigit()]))

    publish(stream(), *place)
    assert seen == [1, 2, 3, 4, 5]


def test_what_was_written_straight_may_still_go_elsewhere(tmp_path: Path) -> None:
    tree, other = tmp_path / "tree", tmp_path / "other"
    tree.mkdir()
    staging = Staging(str(tmp_path / "site"), frozenset(), str(tree), straight=True)
    for path, text in {"a": "1", "b/c": "1"}.items():
        staging.add(path, text.encode())
    changes = staging.finish()
    assert changes is not None
    changes.move_into(str(tree))
    assert changes.place_of("b/c") == f"{tree}/b/c"
    changes.move_into(str(other))
    assert changes.place_of("b/c") == f"{other}/b/c"
    assert not (tree / "a").exists()
    assert files(other) == {"a": "1", "b/c": "1"}
