"""The state that a build leaves for the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.memory import state
from digest.memory.state import State, load_state, write_state
from tests.memory.words import STATE


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    write_state(tmp_path, STATE)
    assert load_state(tmp_path) == STATE
    assert [p.name for p in tmp_path.iterdir()] == ["state"]


def test_a_second_one_takes_its_place(tmp_path: Path) -> None:
    write_state(tmp_path, STATE)
    write_state(tmp_path, State("other"))
    assert load_state(tmp_path) == State("other")


def test_where_there_is_none_it_is_empty(tmp_path: Path) -> None:
    assert load_state(tmp_path) == State() == load_state(tmp_path / "missing")
    write_state(tmp_path / "missing", STATE)  # cannot be written: the next build does more work
    assert not (tmp_path / "missing").exists()


def test_any_byte_may_change(tmp_path: Path) -> None:
    write_state(tmp_path, STATE)
    path = tmp_path / "state"
    data = path.read_bytes()
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        assert load_state(tmp_path) == State(), at
    for size in range(len(data)):
        path.write_bytes(data[:size])
        assert load_state(tmp_path) == State(), size
    path.write_bytes(data + b"x")
    assert load_state(tmp_path) == State()


def test_one_of_another_form_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_state(tmp_path, STATE)
    monkeypatch.setattr(state, "FORM", b"digest state 99\n")
    assert load_state(tmp_path) == State()


def test_something_else_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    assert load_state(tmp_path) == State()
    write_state(tmp_path, STATE)
    assert load_state(tmp_path) == State()
