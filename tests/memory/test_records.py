"""Records under their keys: kept, shared, forgotten, and never believed when they are damaged."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from digest.memory import records
from digest.memory.encoding import DamagedError
from digest.memory.records import Record, Records

ONE = Record(b"entry 1", b"brief 1", b"sheet 1", b"account 1")
TWO = Record(b"entry 2", b"brief 2", b"sheet 2", b"account 2")


def test_what_is_added_is_found_by_part(tmp_path: Path) -> None:
    base = Records(tmp_path)
    base.add({"a": ONE, "b": TWO})
    assert base.find(["a", "b", "c"], "brief") == {"a": b"brief 1", "b": b"brief 2"}
    assert base.find(["b"], "account") == {"b": b"account 2"}
    assert base.find([], "sheet") == {}
    base.close()
    again = Records(tmp_path)
    assert again.find(["a"], "entry") == {"a": b"entry 1"}
    again.close()


def test_a_record_that_must_be_there_and_is_not_is_damage(tmp_path: Path) -> None:
    base = Records(tmp_path)
    base.add({"a": ONE})
    assert base.open(["a", "a"], "sheet") == {"a": b"sheet 1"}
    assert base.open([], "sheet") == {}
    with pytest.raises(DamagedError):
        base.open(["a", "b"], "sheet")
    base.close()


def test_more_keys_than_fit_in_a_question(tmp_path: Path) -> None:
    base = Records(tmp_path)
    many = {f"{n:032x}": Record(b"%d" % n) for n in range(1201)}
    base.add(many)
    assert base.find(list(many), "entry") == {key: record.entry for key, record in many.items()}
    base.close()


def test_other_results(tmp_path: Path) -> None:
    base = Records(tmp_path)
    base.add_results({"a": b"1", "b": b""})
    assert base.find_results(["a", "b", "c"]) == {"a": b"1", "b": b""}
    assert base.open_result("a") == b"1" and base.find_results(["c"]) == {}
    base.add_results({"a": b"2"})
    assert base.open_result("a") == b"2"
    base.close()


def test_the_oldest_of_what_is_not_in_use_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_SPARE", 2)
    base = Records(tmp_path)
    for n in range(20):
        base.add({f"{n:02}": ONE})
        base.add_results({f"{n:02}": b"x"})
    base.forget_but(["00", "01"], [f"{n:02}" for n in range(20)])
    left = sorted(base.find([f"{n:02}" for n in range(20)], "entry"))
    assert left[:2] == ["00", "01"]
    assert left[2:] == [f"{n:02}" for n in range(20)][-len(left) + 2 :]  # the newest beside those in use
    assert 2 * 2 <= len(left) <= 3 * 2 + 2 * 2
    assert len(base.find_results([f"{n:02}" for n in range(20)])) == 20
    base.close()


@pytest.mark.parametrize("statement", [
    "UPDATE record SET brief = CAST('brief 9' AS BLOB) WHERE key = 'a'",
    "UPDATE record SET brief = (SELECT brief FROM record WHERE key = 'b') WHERE key = 'a'",
    "UPDATE record SET brief = sheet WHERE key = 'a'",
    "UPDATE record SET brief = x'' WHERE key = 'a'",
    "UPDATE record SET brief = NULL WHERE key = 'a'",
    "UPDATE record SET brief = 7 WHERE key = 'a'",
    "UPDATE record SET brief = CAST(brief AS TEXT) WHERE key = 'a'",
])  # fmt: skip
def test_a_value_that_is_not_the_one_that_was_put_there(tmp_path: Path, statement: str) -> None:
    base = Records(tmp_path)
    base.add({"a": ONE, "b": TWO})
    base.close()
    with sqlite3.connect(tmp_path / "records.sqlite") as raw:
        raw.execute(statement)
    raw.close()
    base = Records(tmp_path)
    with pytest.raises(DamagedError):
        base.find(["a"], "brief")
    assert base.find(["b"], "brief") == {"b": b"brief 2"}
    base.close()


def test_any_byte_of_the_file_may_change(tmp_path: Path) -> None:
    """What is found is what was put there, or damage is told."""
    base = Records(tmp_path)
    base.add({"a": ONE, "b": TWO})
    base.add_results({"r": b"result"})
    base.close()
    path = tmp_path / "records.sqlite"
    data = path.read_bytes()
    told = {"right": 0, "missing": 0, "damaged": 0}
    for at in range(0, len(data), max(1, len(data) // 1500)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        try:
            with closing(Records(tmp_path)) as base:
                found = base.find(["a", "b"], "brief")
                result = base.find_results(["r"]).get("r")
        except DamagedError:
            told["damaged"] += 1
        else:
            assert found.items() <= {"a": b"brief 1", "b": b"brief 2"}.items()
            assert result in (b"result", None)
            told["right" if len(found) == 2 and result else "missing"] += 1
    assert told["right"] > 100 and told["damaged"] > 3


@pytest.mark.parametrize("content", [b"nonsense" * 1000, b"SQLite format 3\0" + b"\0" * 84])
def test_a_file_that_is_no_base(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "records.sqlite").write_bytes(content)
    with pytest.raises(DamagedError), closing(Records(tmp_path)) as base:
        base.find(["a"], "brief")
    base = Records(tmp_path, forget=True)
    base.add({"a": ONE})
    base.close()
    base = Records(tmp_path)
    assert base.find(["a"], "entry") == {"a": b"entry 1"}
    base.close()


@pytest.mark.parametrize("version", [0, records.FORM, 7])
@pytest.mark.parametrize("table", ["photo", "record"])
def test_a_base_of_somebody_else_is_not_touched(tmp_path: Path, version: int, table: str) -> None:
    """The folder may be anybody's home: a base of his has the same name, even a table of the same name."""
    path = tmp_path / "records.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("CREATE TABLE album (name TEXT)")
        base.execute(f"CREATE TABLE {table} (name TEXT)")
        base.execute(f"INSERT INTO {table} VALUES ('mine')")
        base.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    for forget in (False, True):
        with closing(Records(tmp_path, forget=forget)) as ours:
            ours.add({"a": ONE})
            assert ours.find(["a"], "entry") == {"a": b"entry 1"}
        assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["records.sqlite"]


@pytest.mark.parametrize("forget", [False, True])
@pytest.mark.parametrize("data", [b"", b"mine" * 1000, None])
def test_a_link_in_place_of_the_file_goes(tmp_path: Path, forget: bool, data: bytes | None) -> None:
    """And what it leads to stays as it is, there or not."""
    folder, theirs = tmp_path / "cache", tmp_path / "theirs"
    folder.mkdir()
    if data is not None:
        theirs.write_bytes(data)
    (folder / "records.sqlite").symlink_to(theirs)
    with closing(Records(folder, forget=forget)) as base:
        base.add({"a": ONE})
    with closing(Records(folder)) as base:
        assert base.find(["a"], "entry") == {"a": b"entry 1"}
    assert theirs.read_bytes() == data if data is not None else not theirs.exists()


def test_another_form_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = Records(tmp_path)
    base.add({"a": ONE})
    base.close()
    monkeypatch.setattr(records, "FORM", 99)
    base = Records(tmp_path)
    assert base.find(["a"], "entry") == {}
    base.close()


def test_forgetting_removes_the_file_and_alone_does_not_use_it(tmp_path: Path) -> None:
    base = Records(tmp_path)
    base.add({"a": ONE})
    base.close()
    alone = Records(tmp_path, alone=True)
    assert alone.find(["a"], "entry") == {}
    alone.add({"b": TWO})
    assert alone.find(["b"], "entry") == {"b": b"entry 2"}
    alone.close()
    base = Records(tmp_path)
    assert base.find(["a", "b"], "entry") == {"a": b"entry 1"}
    base.close()
    base = Records(tmp_path, forget=True)
    assert base.find(["a"], "entry") == {}
    base.close()


def test_a_folder_that_is_not_there_or_cannot_be_written(tmp_path: Path) -> None:
    """Then memory lasts as long as the object."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "in-the-way" / "records.sqlite").mkdir(parents=True)
    for folder in (tmp_path / "missing", tmp_path / "file", tmp_path / "in-the-way"):
        for forget in (False, True):
            base = Records(folder, forget=forget)
            base.add({"a": ONE})
            assert base.find(["a"], "entry") == {"a": b"entry 1"}
            base.close()
    assert not (tmp_path / "missing").exists()


def test_a_disk_that_fills_while_records_are_written(tmp_path: Path) -> None:
    """What was known moves into this process, and nothing is lost."""
    resource = pytest.importorskip("resource", reason="needs limits of a process")
    base = Records(tmp_path)
    base.add({"a": ONE})
    child = os.fork()
    if child == 0:
        status = 1
        try:
            import signal

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            mine = Records(tmp_path)
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
            mine.add({"b": Record(os.urandom(200_000))})
            mine.add({"c": TWO})
            found = mine.find(["a", "b", "c"], "entry")
            status = 0 if sorted(found) == ["a", "b", "c"] and len(found["b"]) == 200_000 else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    base.close()
    base = Records(tmp_path)
    assert base.find(["a", "b"], "entry") == {"a": b"entry 1"}
    base.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["records.sqlite"]


def test_several_at_once(tmp_path: Path) -> None:
    """Builds that share the file wait for each other and lose nothing."""
    wrong: list[object] = []

    def work(name: str) -> None:
        try:
            base = Records(tmp_path)
            for n in range(20):
                base.add({f"{name}{n}": Record(name.encode())})
                base.forget_but([], [])
            found = base.find([f"{name}{n}" for n in range(20)], "entry")
            if found != {f"{name}{n}": name.encode() for n in range(20)}:
                wrong.append(name)
            base.close()
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
