"""The memory of a build: opened, kept apart from that of others, and forgotten."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest

from digest.memory.notes import write_note
from digest.memory.records import Record
from digest.memory.state import State, write_state
from digest.memory.store import open_memory, own_folder
from digest.model.stamp import Stamp
from tests.memory.words import STATE

SECOND = 1_000_000_000


def test_each_output_folder_has_a_folder_of_its_own(tmp_path: Path) -> None:
    names = [
        Path("site"),
        Path("a/site"),
        tmp_path / "site",
        tmp_path / "a" / "site",
        Path("öffentlich"),
        Path("a b"),
        Path("a-b"),
    ]
    folders = [own_folder(tmp_path / "cache", name) for name in names]
    assert len(set(folders)) == len(folders)
    assert {f.parent for f in folders} == {tmp_path / "cache"}
    assert all(name in folder.name for name, folder in zip(("site", "site"), folders, strict=False))


def test_a_relative_folder_is_the_same_as_its_absolute_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert own_folder(Path("cache"), Path("site")).name == own_folder(tmp_path / "cache", tmp_path / "site").name


def test_a_name_that_is_no_text_has_a_folder_too(tmp_path: Path) -> None:
    assert own_folder(tmp_path, Path(os.fsdecode(b"\xff\xfe"))).name.isascii()


def test_it_leaves_itself_out_of_version_control_and_backups(tmp_path: Path) -> None:
    with open_memory(tmp_path / "cache", tmp_path / "site"):
        pass
    assert (tmp_path / "cache" / ".gitignore").read_text().splitlines()[-1] == "*"
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    (tmp_path / "cache" / ".gitignore").write_text("mine")
    with open_memory(tmp_path / "cache", tmp_path / "site"):
        pass
    assert (tmp_path / "cache" / ".gitignore").read_text() == "mine"


def test_a_folder_with_other_files_is_left_in_version_control_and_backups(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "port.md").write_text("mine")
    with open_memory(tmp_path / "content", tmp_path / "site"):
        pass
    assert not (tmp_path / "content" / ".gitignore").exists()
    assert not (tmp_path / "content" / "CACHEDIR.TAG").exists()
    (tmp_path / ".digest-cache" / "answers").mkdir(parents=True)  # as a CI service brings it back
    with open_memory(tmp_path / ".digest-cache", tmp_path / "site"):
        pass
    assert (tmp_path / ".digest-cache" / ".gitignore").exists()


def test_records_are_shared_and_states_are_not(tmp_path: Path) -> None:
    with open_memory(tmp_path / "cache", tmp_path / "one") as memory:
        memory.records.add({"a": Record(b"entry")})
        write_state(memory.own, STATE)
    with open_memory(tmp_path / "cache", tmp_path / "one") as memory:
        assert memory.state == STATE
    with open_memory(tmp_path / "cache", tmp_path / "two") as memory:
        assert memory.state == State()
        assert memory.records.find(["a"], "entry") == {"a": b"entry"}


def test_what_was_loaded_is_looked_through_for_garbage_after_the_build_only(tmp_path: Path) -> None:
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        write_state(memory.own, STATE)
    assert gc.get_freeze_count() == 0
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        assert memory.state == STATE
        assert gc.get_freeze_count() > 0
        assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_forgetting_takes_what_is_ones_own_and_nothing_else(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for name in ("one", "two"):
        with open_memory(cache, tmp_path / name) as memory:
            memory.records.add({"a": Record(b"entry")})
            write_state(memory.own, STATE)
            memory.twin.mkdir()
    (cache / "mine").mkdir()
    (cache / "mine" / "photo.jpg").write_bytes(b"x")
    with open_memory(cache, tmp_path / "one", forget=True) as memory:
        assert memory.state == State()
        assert memory.records.find(["a"], "entry") == {}
        assert not memory.twin.exists()
    assert (cache / "mine" / "photo.jpg").exists()
    assert (own_folder(cache, tmp_path / "two") / "twin").exists()
    with open_memory(cache, tmp_path / "two") as memory:
        assert memory.state == STATE


@pytest.mark.parametrize(
    "name", ["", "opened", "state", "state.new", "last.json", "last.json.new", "../.gitignore", "../CACHEDIR.TAG"]
)
@pytest.mark.parametrize("forget", [False, True])
@pytest.mark.parametrize("what", ["folder", "file", "nothing"])
def test_nothing_is_written_where_a_link_leads(tmp_path: Path, name: str, forget: bool, what: str) -> None:
    cache, out, theirs = tmp_path / "cache" / ".digest-cache", tmp_path / "site", tmp_path / "theirs"
    link = Path(os.path.normpath(own_folder(cache, out) / name))
    link.parent.mkdir(parents=True)
    if what == "file":
        theirs.write_text("mine")
    elif what == "folder":
        theirs.mkdir()
        (theirs / "state").write_text("mine")
    link.symlink_to(theirs)
    with open_memory(cache, out, forget=forget) as memory:
        write_state(memory.own, STATE)
        write_note(memory.own / "last.json", {"form": 1})
    assert theirs.exists() == (what != "nothing")
    if what == "file":
        assert theirs.read_text() == "mine"
    elif what == "folder":
        assert {path.name: path.read_text() for path in theirs.iterdir()} == {"state": "mine"}


@pytest.mark.parametrize("alone", [False, True])
def test_what_cannot_be_removed_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: bool) -> None:
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        memory.records.add({"a": Record(b"entry")})
        write_state(memory.own, STATE)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    with open_memory(tmp_path / "cache", tmp_path / "site", forget=True, alone=alone) as memory:
        assert memory.state == State()
        assert memory.records.find(["a"], "entry") == {}
        memory.records.add({"b": Record(b"entry")})
        assert memory.records.find(["b"], "entry") == {"b": b"entry"}


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        assert memory.state == State()
        assert memory.opened == 0
        memory.records.add({"a": Record(b"entry")})
        assert memory.records.find(["a"], "entry") == {"a": b"entry"}
    assert (tmp_path / "cache").read_text() == "a file"


def test_a_file_is_fresh_when_it_could_change_again_with_the_same_time(tmp_path: Path) -> None:
    """Four ticks of a clock, or two seconds where the file system seems to keep whole ones."""
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        memory.opened = 1_600_000_010 * SECOND + 500_000_000
        opened = memory.opened

        def fresh(mtime: int) -> bool:
            return memory.is_fresh(Stamp(1, mtime, 1))

        assert fresh(opened) and fresh(opened - 20_000_000) and fresh(opened + SECOND + 1)
        assert not fresh(opened - 20_000_001)
        assert fresh(1_600_000_009 * SECOND) and fresh(1_600_000_020 * SECOND)
        assert not fresh(1_600_000_008 * SECOND)
        source = STATE.sources["bad.md"]
        old, new = source._replace(stamp=Stamp(1, 3, 3)), source._replace(stamp=Stamp(1, opened, 3))
        assert memory.doubt(old) == old
        assert memory.doubt(new) == new._replace(stamp=Stamp(1, 0, 3))


def test_where_nothing_can_be_written_every_file_is_fresh(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with open_memory(tmp_path / "cache", tmp_path / "site") as memory:
        assert memory.is_fresh(Stamp(1, 1_000_000_001, 1))
