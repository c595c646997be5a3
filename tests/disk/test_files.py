"""Files read and written whole, and what is none."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from digest.disk import changes
from digest.disk.changes import is_inside
from digest.disk.files import NOT_PLAIN, read_plain, same_bytes, write_new
from digest.disk.tree import is_real_folder, link_all, make_folder, remove_tree


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 5000])
def test_what_is_written_is_read(tmp_path: Path, data: bytes) -> None:
    path = f"{tmp_path}/file"
    write_new(path, data)
    assert read_plain(path) == Path(path).read_bytes() == data
    assert same_bytes(path, data)
    assert not same_bytes(path, data + b"x")
    assert not same_bytes(path, b"y" * len(data) or b"y")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    write_new(f"{tmp_path}/file", b"first")
    with pytest.raises(FileExistsError):
        write_new(f"{tmp_path}/file", b"second")
    assert (tmp_path / "file").read_bytes() == b"first"


def test_what_the_disk_takes_in_parts_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_new(f"{tmp_path}/file", b"ten bytes!")
    assert (tmp_path / "file").read_bytes() == b"ten bytes!"


@pytest.mark.parametrize("size", [0, 3, 10, 20])
def test_a_file_that_grows_or_shrinks_meanwhile_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    (tmp_path / "file").write_bytes(b"ten bytes!")
    (tmp_path / "other").write_bytes(b"x" * size)
    told = (tmp_path / "other").stat()
    monkeypatch.setattr(os, "fstat", lambda handle: told)
    assert read_plain(f"{tmp_path}/file") == b"ten bytes!"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_plain_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError) as caught:
        read_plain(f"{tmp_path}/pipe")
    assert caught.value.errno == NOT_PLAIN
    assert not same_bytes(f"{tmp_path}/pipe", b"")


def test_folders_and_what_is_not_there_have_no_bytes(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read_plain(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        read_plain(f"{tmp_path}/file")
    assert not same_bytes(str(tmp_path), b"")
    assert not same_bytes(f"{tmp_path}/file", b"")


def test_a_link_is_read_and_is_not_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    assert read_plain(f"{tmp_path}/link") == b"x"
    assert not same_bytes(f"{tmp_path}/link", b"x")


def test_no_handle_stays_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    before = os.open(tmp_path / "file", os.O_RDONLY)
    os.close(before)
    read_plain(f"{tmp_path}/file")
    write_new(f"{tmp_path}/new", b"x")
    for wrong in (str(tmp_path), f"{tmp_path}/missing"):
        with pytest.raises(OSError):
            read_plain(wrong)
    after = os.open(tmp_path / "file", os.O_RDONLY)
    os.close(after)
    assert after == before


# ---------------------------------------------------------------- folders and links


def test_folders_are_made_once_with_those_above_them(tmp_path: Path) -> None:
    known = {""}
    make_folder(str(tmp_path), "a/b/c", known)
    make_folder(str(tmp_path), "a/b/d", known)
    make_folder(str(tmp_path), "", known)
    assert known == {"", "a", "a/b", "a/b/c", "a/b/d"}
    assert sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == ["c", "d"]


def test_a_folder_that_was_not_known_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "file").write_text("x")
    for path in ("a", "a/b", "file/c"):
        with pytest.raises(FileExistsError):
            make_folder(str(tmp_path), path, {""})


def test_a_tree_is_filled_with_links(tmp_path: Path) -> None:
    site, tree = tmp_path / "site", tmp_path / "tree"
    for path in ("a", "b/c", "b/d/e"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)
    tree.mkdir()
    assert link_all(str(site), str(tree), ["a", "b/d/e", "b/c"]) == ({"", "b", "b/d"}, set())
    assert all((site / path).samefile(tree / path) for path in ("a", "b/c", "b/d/e"))


def test_what_cannot_be_linked_is_copied_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site" / "b").mkdir(parents=True)
    (tmp_path / "tree").mkdir()
    for path in ("a", "b/c"):
        (tmp_path / "site" / path).write_text(path)
    real = os.link

    def refuse(old: str, new: str) -> None:
        if old.endswith("/c"):
            raise PermissionError(1, "Operation not permitted")
        real(old, new)

    monkeypatch.setattr(os, "link", refuse)
    assert link_all(f"{tmp_path}/site", f"{tmp_path}/tree", ["a", "b/c"]) == ({"", "b"}, {"b"})
    assert (tmp_path / "tree" / "b" / "c").read_text() == "b/c"


@pytest.mark.parametrize(("tag", "is_real"), [(0, True), (0xA0000003, False), (0xA000000C, False), (0x9000101A, True)])
def test_a_junction_is_no_real_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: int, is_real: bool) -> None:
    """Windows says of a junction that it is a folder; so it does, and rightly, of one that is kept in a cloud."""
    monkeypatch.setattr(os, "lstat", lambda path: SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=tag))
    assert is_real_folder(str(tmp_path)) is is_real


if sys.platform == "win32":  # no other system has junctions

    def test_nothing_is_removed_behind_a_junction(tmp_path: Path) -> None:
        theirs, ours = tmp_path / "theirs", tmp_path / "ours"
        theirs.mkdir()
        ours.mkdir()
        (theirs / "keep").write_text("keep")
        subprocess.run(["cmd", "/c", "mklink", "/J", str(ours / "junction"), str(theirs)], check=True)
        remove_tree(str(ours))
        assert not ours.exists()
        assert (theirs / "keep").read_text() == "keep"


@pytest.mark.skipif(not shutil.rmtree.avoids_symlink_attacks, reason="this system goes by paths alone")
def test_nothing_is_removed_behind_a_link_that_is_put_there_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, inner = tmp_path / "theirs", tmp_path / "ours" / "inner"
    for folder in (theirs, inner):
        folder.mkdir(parents=True)
        (folder / "keep").write_text("keep")

    def swap_before(act: Callable[..., object]) -> Callable[..., object]:
        def do(path: str, *rest: object, **more: object) -> object:
            if not isinstance(path, int) and Path(path).name == "inner" and not inner.is_symlink():
                inner.rename(tmp_path / "away")
                inner.symlink_to(theirs)
            return act(path, *rest, **more)

        return do

    with monkeypatch.context() as patch:
        for name in ("open", "scandir"):
            patch.setattr(os, name, swap_before(getattr(os, name)))
        with pytest.raises(OSError):
            remove_tree(str(tmp_path / "ours"))
    assert inner.is_symlink()
    assert (theirs / "keep").read_text() == "keep"


@pytest.mark.parametrize("path", ["..\\x", "a\\..\\..\\x", "\\x", "C:x", "C:/x"])
def test_what_leads_out_of_a_folder_on_windows(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of what a build made may come from anywhere, with a copy of a site: nothing outside is removed for it."""
    monkeypatch.setattr(changes, "PARTS", "\\:")
    assert not is_inside(path)
    assert not is_inside(f"a/b/\n/{path}/\n/c")
    monkeypatch.setattr(changes, "PARTS", "")
    assert is_inside(path)
